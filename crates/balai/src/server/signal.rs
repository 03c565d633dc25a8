//! What the system tells a server: to close, and to read its certificate again.

/// Ends when the hall is told to close: Ctrl-C or, from the service manager, TERM.
#[cfg(unix)]
pub async fn closing() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut term) = signal(SignalKind::terminate()) else {
        let _ = tokio::signal::ctrl_c().await;
        return;
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = term.recv() => {}
    }
}

/// Calls back whenever the system says HUP.
#[cfg(unix)]
pub async fn on_reload(read_again: impl Fn() + Send) {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut hup) = signal(SignalKind::hangup()) else { return };
    while hup.recv().await.is_some() {
        read_again();
    }
}

/// Ends when the hall is told to close.
#[cfg(not(unix))]
pub async fn closing() {
    let _ = tokio::signal::ctrl_c().await;
}

/// Nobody says it on this system.
#[cfg(not(unix))]
pub async fn on_reload(_: impl Fn() + Send) {}
