//! The door of a server: takes connections, plain or with TLS. A handshake is shaken beside the
//! others and has a limit, so that nobody who dawdles at the door keeps the next one waiting.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use axum::extract::connect_info::Connected;
use axum::extract::{ConnectInfo, Request};
use axum::middleware::Next;
use axum::response::Response;
use axum::serve::{IncomingStream, Listener};
use balai_web::account::guest::ClientAddress;
use balai_web::watch::Trusts;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;

/// How long a handshake may take.
const HANDSHAKE: Duration = Duration::from_secs(10);
/// How long to wait when the system has no more room for connections.
const OUT_OF_ROOM: Duration = Duration::from_millis(100);
/// Connections that may stand ready.
const READY: usize = 64;

/// TLS as it is now; whoever reads the certificate again puts another in its place.
pub type Lock = Arc<RwLock<Arc<ServerConfig>>>;

/// A connection, plain or not.
pub trait Wire: AsyncRead + AsyncWrite + Unpin + Send {}
impl<T: AsyncRead + AsyncWrite + Unpin + Send> Wire for T {}

type Guest = (Box<dyn Wire>, SocketAddr);

/// The door.
pub struct Door {
    guests: mpsc::Receiver<Guest>,
    address: SocketAddr,
    keeper: JoinHandle<()>,
}

impl Door {
    /// Opens it over a listener.
    pub fn open(listener: TcpListener, lock: Option<Lock>) -> io::Result<Self> {
        let address = listener.local_addr()?;
        let (send, guests) = mpsc::channel(READY);
        Ok(Self { guests, address, keeper: tokio::spawn(keep(listener, lock, send)) })
    }
}

impl Drop for Door {
    fn drop(&mut self) {
        self.keeper.abort();
    }
}

impl Listener for Door {
    type Io = Box<dyn Wire>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> Guest {
        match self.guests.recv().await {
            Some(guest) => guest,
            None => std::future::pending().await,
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        Ok(self.address)
    }
}

async fn keep(listener: TcpListener, lock: Option<Lock>, guests: mpsc::Sender<Guest>) {
    loop {
        let (stream, from) = match listener.accept().await {
            Ok(taken) => taken,
            Err(error) => {
                tracing::warn!(%error, "connection not taken");
                tokio::time::sleep(OUT_OF_ROOM).await;
                continue;
            }
        };
        let _ = stream.set_nodelay(true);
        match &lock {
            None => {
                let _ = guests.send((Box::new(stream), from)).await;
            }
            Some(lock) => {
                let config = lock.read().unwrap_or_else(PoisonError::into_inner).clone();
                tokio::spawn(shake(config, stream, from, guests.clone()));
            }
        }
    }
}

async fn shake(config: Arc<ServerConfig>, stream: TcpStream, from: SocketAddr, guests: mpsc::Sender<Guest>) {
    match tokio::time::timeout(HANDSHAKE, TlsAcceptor::from(config).accept(stream)).await {
        Ok(Ok(stream)) => {
            let _ = guests.send((Box::new(stream), from)).await;
        }
        Ok(Err(error)) => tracing::debug!(%error, "handshake"),
        Err(_) => tracing::debug!("handshake took too long"),
    }
}

/// Who stands at the other end, for the watch.
#[derive(Clone)]
pub struct Peer(IpAddr);

impl Connected<IncomingStream<'_, Door>> for Peer {
    fn connect_info(stream: IncomingStream<'_, Door>) -> Self {
        Self(stream.remote_addr().ip())
    }
}

/// Tells the pages where a request comes from: of one through a proxy of ours the address that the
/// proxy saw, which is the last it wrote down.
pub async fn client(proxies: Vec<IpAddr>, mut request: Request, next: Next) -> Response {
    if let Some(ConnectInfo(Peer(from))) = request.extensions().get::<ConnectInfo<Peer>>().cloned() {
        let told = request.headers().get_all("x-forwarded-for").iter().next_back();
        let seen = told.and_then(|v| v.to_str().ok()?.rsplit(',').next()?.trim().parse().ok());
        let address = if proxies.contains(&from) { seen.unwrap_or(from) } else { from };
        request.extensions_mut().insert(ClientAddress(address));
    }
    next.run(request).await
}

/// The number of a request is believed where a proxy of ours brings it.
pub fn trusts(proxies: Vec<IpAddr>) -> Trusts {
    Arc::new(move |request| {
        let peer = request.extensions().get::<ConnectInfo<Peer>>();
        peer.is_some_and(|ConnectInfo(Peer(from))| proxies.contains(from))
    })
}
