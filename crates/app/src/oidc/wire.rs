//! One question to a provider and its answer, over TLS (plain only on this machine), within a time
//! and a size. Nothing is followed elsewhere, nothing is tried twice.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use balai_core::diagnostic::Text;
use balai_core::say;
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::body::Bytes;
use hyper::client::conn::http1;
use hyper::{Request, Uri, header};
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

/// How long an answer may take, from the first byte to the last.
const PATIENCE: Duration = Duration::from_secs(10);
/// Longest answer, in bytes.
const LONGEST: usize = 256 * 1024;
/// Where systems keep the certificates that they trust.
const SYSTEM: [&str; 3] =
    ["/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem"];

/// The way to a provider.
#[derive(Clone)]
pub(crate) struct Wire(Option<TlsConnector>);

/// A question.
#[derive(Default)]
pub(crate) struct Ask<'a> {
    /// Address.
    pub address: &'a str,
    /// Form to be sent; `None`: only read.
    pub form: Option<String>,
    /// Header of the client's secret.
    pub authorization: Option<String>,
}

/// True for an address over TLS, or on this machine.
pub(crate) fn may_be_asked(address: &str) -> bool {
    let Ok(uri) = address.parse::<Uri>() else { return false };
    match (uri.scheme_str(), uri.host()) {
        (Some("https"), Some(host)) => !host.is_empty(),
        (Some("http"), Some(host)) => matches!(host, "localhost" | "127.0.0.1" | "[::1]"),
        _ => false,
    }
}

impl Wire {
    /// The way to an issuer, with the certificates of a file or of the system.
    pub(crate) fn to(issuer: &str, ca_file: Option<&Path>) -> Result<Self, Text> {
        if !issuer.starts_with("https://") {
            return Ok(Self(None));
        }
        let system = || SYSTEM.iter().map(PathBuf::from).find(|path| path.is_file());
        let file = ca_file.map(Path::to_path_buf).or_else(system).ok_or_else(|| {
            say!(
                "tidak ada sertifikat sistem untuk memeriksa penyedia SSO; sebutkan oidc.ca_file",
                "the system has no certificates to check the single sign-on with; name oidc.ca_file"
            )
        })?;
        let unfit = |why: &dyn std::fmt::Display| {
            let file = file.display();
            say!(
                "oidc.ca_file {file} tidak dapat dipakai: {why}",
                "oidc.ca_file {file} cannot be used: {why}"
            )
        };
        let mut roots = RootCertStore::empty();
        let read = CertificateDer::pem_file_iter(&file).and_then(Iterator::collect::<Result<Vec<_>, _>>);
        roots.add_parsable_certificates(read.map_err(|e| unfit(&e))?);
        if roots.is_empty() {
            return Err(unfit(&"no certificate"));
        }
        let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(|e| unfit(&e))?
            .with_root_certificates(roots)
            .with_no_client_auth();
        Ok(Self(Some(TlsConnector::from(Arc::new(config)))))
    }

    /// Asks; gives status and text, or why there is no answer, in words for the log.
    pub(crate) async fn ask(&self, ask: Ask<'_>) -> Result<(u16, Bytes), String> {
        if !may_be_asked(ask.address) {
            return Err("address without TLS".into());
        }
        tokio::time::timeout(PATIENCE, self.asked(ask)).await.map_err(|_| "no answer in time".to_owned())?
    }

    async fn asked(&self, ask: Ask<'_>) -> Result<(u16, Bytes), String> {
        let uri: Uri = ask.address.parse().map_err(|_| "no address".to_owned())?;
        let host = uri.host().unwrap_or_default().trim_matches(['[', ']']).to_owned();
        let secure = uri.scheme_str() == Some("https");
        let port = uri.port_u16().unwrap_or(if secure { 443 } else { 80 });
        let stream = TcpStream::connect((host.as_str(), port)).await.map_err(|e| e.to_string())?;
        if !secure {
            return spoken(stream, &uri, ask).await;
        }
        let tls = self.0.as_ref().ok_or("no certificates")?;
        let name = ServerName::try_from(host).map_err(|e| e.to_string())?;
        let stream = tls.connect(name, stream).await.map_err(|e| e.to_string())?;
        spoken(stream, &uri, ask).await
    }
}

async fn spoken<S>(stream: S, uri: &Uri, ask: Ask<'_>) -> Result<(u16, Bytes), String>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let (mut mouth, ear) = http1::handshake(TokioIo::new(stream)).await.map_err(|e| e.to_string())?;
    let held = Held(tokio::spawn(async move {
        let _ = ear.await;
    }));
    let path = uri.path_and_query().map_or("/", |path| path.as_str());
    let host = uri.authority().map_or("", |authority| authority.as_str());
    let mut request = Request::builder()
        .method(if ask.form.is_some() { "POST" } else { "GET" })
        .uri(path)
        .header(header::HOST, host)
        .header(header::ACCEPT, "application/json")
        .header(header::USER_AGENT, concat!("balai/", env!("CARGO_PKG_VERSION")));
    if ask.form.is_some() {
        request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    }
    if let Some(secret) = ask.authorization {
        request = request.header(header::AUTHORIZATION, secret);
    }
    let body = Full::new(Bytes::from(ask.form.unwrap_or_default()));
    let request = request.body(body).map_err(|e| e.to_string())?;
    let answer = mouth.send_request(request).await.map_err(|e| e.to_string())?;
    let status = answer.status().as_u16();
    let body = Limited::new(answer.into_body(), LONGEST).collect().await.map_err(|e| e.to_string())?;
    drop(held);
    Ok((status, body.to_bytes()))
}

/// A connection that ends when nobody waits for it any more.
struct Held(tokio::task::JoinHandle<()>);

impl Drop for Held {
    fn drop(&mut self) {
        self.0.abort();
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::net::TcpListener;

    use super::*;

    #[test]
    fn only_tls_or_this_machine_is_asked() {
        let table = [
            ("https://sso.example/x", true),
            ("http://127.0.0.1:9/x", true),
            ("http://localhost", true),
            ("http://[::1]:9", true),
            ("http://sso.example", false),
            ("http://127.0.0.1.sso.example", false),
            ("ftp://127.0.0.1", false),
            ("/x", false),
            ("", false),
        ];
        for (address, may) in table {
            assert_eq!(may_be_asked(address), may, "{address}");
        }
    }

    /// Answers one question with these bytes; gives the address, and what was asked.
    async fn server(answer: Vec<u8>) -> (String, tokio::task::JoinHandle<String>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}/a?b=c", listener.local_addr().unwrap());
        let asked = tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut bytes = vec![0; 4096];
            let n = stream.read(&mut bytes).await.unwrap();
            let _ = stream.write_all(&answer).await;
            String::from_utf8_lossy(&bytes[..n]).into_owned()
        });
        (address, asked)
    }

    #[tokio::test]
    async fn answers_have_a_size_and_nothing_is_followed() {
        let wire = Wire::to("http://127.0.0.1", None).unwrap();
        let (address, asked) = server(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}".to_vec()).await;
        let form = Ask { address: &address, form: Some("x=1".into()), authorization: Some("Basic x".into()) };
        assert_eq!(wire.ask(form).await.unwrap(), (200, Bytes::from_static(b"{}")));
        let asked = asked.await.unwrap().to_lowercase();
        for part in ["post /a?b=c http/1.1", "host: 127.0.0.1:", "authorization: basic x", "urlencoded"] {
            assert!(asked.contains(part), "{part}: {asked}");
        }
        let moved = b"HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n";
        let (address, _) = server(moved.to_vec()).await;
        assert_eq!(wire.ask(Ask { address: &address, ..Ask::default() }).await.unwrap().0, 302);
        let mut long = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", LONGEST + 1).into_bytes();
        long.resize(long.len() + LONGEST + 1, b'x');
        for answer in [
            long,
            b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\n{}".to_vec(),
            b"SSH-2.0\r\n".to_vec(),
            vec![],
        ] {
            let (address, _) = server(answer).await;
            assert!(wire.ask(Ask { address: &address, ..Ask::default() }).await.is_err());
        }
        let outside = wire.ask(Ask { address: "http://sso.example/", ..Ask::default() }).await;
        assert_eq!(outside, Err("address without TLS".to_owned()));
    }

    #[test]
    fn certificates_that_cannot_be_read_are_said() {
        for file in ["/no/such/file.pem", concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")] {
            let said = Wire::to("https://sso.example", Some(Path::new(file))).err().unwrap();
            assert!(said.en.contains("oidc.ca_file"), "{}", said.en);
        }
    }
}
