//! `balai serve`: a hall for real use. It brings no sample city along, its desk is closed unless
//! there are accounts, it closes in good order, and it says how it is at a door of its own.

use std::path::PathBuf;
use std::time::Duration;

use axum::middleware::from_fn;
use balai_app::{Hall, HallSettings, MigrationState, Provider, Upkeep};
use balai_core::say;
use balai_web::watch::{Watch, inner, router};
use clap::Args;
use tokio::net::TcpListener;

use super::config::Config;
use super::door::{Door, Lock, Peer, client, trusts};
use super::greeting::{first_link, opened};
use super::keys::ring;
use super::{cert, ended, log, oidc, signal, wait};
use crate::args::t;
use crate::ending::{Outcome, Stop, reason};
use crate::{screen, shelf};

/// How.
#[derive(Debug, Args)]
pub struct Serve {
    /// Configuration.
    #[arg(long, value_name = "FILE", help = t("Berkas konfigurasi TOML (juga lewat BALAI_CONFIG)", "Configuration file, TOML (also by BALAI_CONFIG)"))]
    config: Option<PathBuf>,
    /// Only check.
    #[arg(long, help = t("Periksa konfigurasinya saja", "Only check the configuration"))]
    check_config: bool,
}

/// Serves until it is told to close.
pub fn serve(what: &Serve) -> Outcome {
    let config = Config::read(what.config.as_deref())?;
    let lock = cert::lock(&config.tls)?;
    let provider = oidc::provider(&config)?;
    if what.check_config {
        screen::out(&config.shown());
        return Ok(());
    }
    log::open(&config.log)?;
    wait(run(config, lock, provider))
}

async fn run(config: Config, lock: Option<Lock>, provider: Option<Provider>) -> Outcome {
    let listener = bind(config.listen).await?;
    let admin = match config.admin {
        Some(address) => Some(bind(address).await?),
        None => None,
    };
    let at = listener.local_addr().map_err(|e| Stop::Broken(reason(&e)))?;
    let config = Config { listen: at, ..config };
    let hall = open(&config).await?;
    provider.into_iter().for_each(|provider| hall.rely_on(provider));
    let watch = Watch::new(lock.is_some(), trusts(config.trusted_proxies.clone()));
    screen::out(&opened(&config, &hall, admin.as_ref()));
    if let Some(link) = first_link(&hall).await? {
        screen::out(&link);
    }
    if let Some(admin) = admin {
        let pages = inner(hall.clone(), &watch);
        tokio::spawn(async move { axum::serve(admin, pages).await });
    }
    if let Some(lock) = lock.clone() {
        tokio::spawn(signal::on_reload({
            let config = config.clone();
            move || cert::read_again(&config.tls, &lock)
        }));
    }
    tokio::spawn(balai_app::clock::run(hall.clone()));
    let door = Door::open(listener, lock).map_err(|e| Stop::Broken(reason(&e)))?;
    let proxies = config.trusted_proxies.clone();
    let named = from_fn(move |request, next| client(proxies.clone(), request, next));
    let pages = router(hall, watch).layer(named).into_make_service_with_connect_info::<Peer>();
    let (tell, told) = tokio::sync::oneshot::channel();
    let closing = async move {
        signal::closing().await;
        tracing::info!("closing");
        let _ = tell.send(());
    };
    let limit = async {
        let _ = told.await;
        tokio::time::sleep(Duration::from_secs(config.stop_seconds)).await;
    };
    tokio::select! {
        done = async { axum::serve(door, pages).with_graceful_shutdown(closing).await } => {
            done.map_err(|e| Stop::Broken(reason(&e)))?;
        }
        () = limit => tracing::warn!("requests were cut off after {} s", config.stop_seconds),
    }
    screen::err(t("Balai ditutup.\n", "The hall is closed.\n"));
    Ok(())
}

async fn bind(address: std::net::SocketAddr) -> Result<TcpListener, Stop> {
    TcpListener::bind(address).await.map_err(|e| {
        let why = reason(&e);
        let (id, en) = (why.id, why.en);
        Stop::Misuse(say!("{address} tidak dapat dibuka: {id}", "{address} cannot be opened: {en}"))
    })
}

/// A new database gets its tables; one of an older program waits for `balai migrate`.
async fn open(config: &Config) -> Result<Hall, Stop> {
    let upkeep = Upkeep::make(&config.database).await.map_err(ended)?;
    let steps = upkeep.migrations().await.map_err(ended)?;
    if steps.iter().all(|step| step.state == MigrationState::Pending) {
        upkeep.migrate().await.map_err(ended)?;
    } else if steps.iter().any(|step| step.state == MigrationState::Pending) {
        return Err(Stop::Misuse(say!(
            "basis data belum dimutakhirkan: cadangkan, lalu jalankan balai migrate",
            "the database is not up to date: back it up, then run balai migrate"
        )));
    }
    drop(upkeep);
    let (database, public_site) = (config.database.clone(), config.site());
    let above = shelf::national();
    let settings = HallSettings {
        database,
        at: None,
        public_site,
        above,
        keys: ring(config.key_file.as_deref(), &config.database)?,
        demo: config.rehearsal,
    };
    Hall::open(settings).await.map_err(ended)
}
