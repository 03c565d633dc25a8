//! The certificate of our own TLS: read from files, made ready, and until when it holds.

use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};

use balai_core::diagnostic::Text;
use balai_core::say;
use jiff::Timestamp;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};

use super::config::Tls;
use super::door::Lock;
use crate::ending::Stop;

/// TLS as it is served, by certificate and key of two files.
fn ready(cert: &Path, key: &Path) -> Result<Arc<ServerConfig>, Text> {
    let certs = chain(cert)?;
    let secret = PrivateKeyDer::from_pem_file(key).map_err(|e| unfit(key, &e.to_string()))?;
    let made = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .and_then(|builder| builder.with_no_client_auth().with_single_cert(certs, secret));
    let mut config = made.map_err(|e| unfit(cert, &e.to_string()))?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(Arc::new(config))
}

/// TLS by the files of the configuration; `None` where a proxy does it.
pub fn lock(tls: &Tls) -> Result<Option<Lock>, Stop> {
    let (Some(cert), Some(key)) = (&tls.cert, &tls.key) else { return Ok(None) };
    let ready = ready(cert, key).map_err(Stop::Misuse)?;
    Ok(Some(Arc::new(RwLock::new(ready))))
}

/// Certificate and key are read again; what cannot be used leaves the ones before in their place.
pub fn read_again(tls: &Tls, lock: &Lock) {
    let (Some(cert), Some(key)) = (&tls.cert, &tls.key) else { return };
    match self::ready(cert, key) {
        Ok(ready) => {
            *lock.write().unwrap_or_else(PoisonError::into_inner) = ready;
            tracing::info!("certificate read again");
        }
        Err(why) => tracing::error!("certificate not read again: {}", why.en),
    }
}

/// The last instant of the first certificate of a file.
pub fn ends(cert: &Path) -> Result<Timestamp, Text> {
    let certs = chain(cert)?;
    let end = certs.first().and_then(|der| not_after(der));
    end.ok_or_else(|| unfit(cert, "no end date"))
}

fn chain(path: &Path) -> Result<Vec<CertificateDer<'static>>, Text> {
    let read = CertificateDer::pem_file_iter(path).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let certs = read.map_err(|e| unfit(path, &e.to_string()))?;
    if certs.is_empty() { Err(unfit(path, "no certificate")) } else { Ok(certs) }
}

fn unfit(path: &Path, why: &str) -> Text {
    let path = path.display();
    say!("{path} tidak dapat dipakai untuk TLS: {why}", "{path} cannot be used for TLS: {why}")
}

/// Certificate, tbsCertificate, then past version, serial number, algorithm and issuer to the
/// second time of the validity (RFC 5280, 4.1).
fn not_after(der: &[u8]) -> Option<Timestamp> {
    let (_, certificate, _) = element(der)?;
    let (_, mut rest, _) = element(certificate)?;
    if rest.first() == Some(&0xa0) {
        rest = element(rest)?.2;
    }
    for _ in 0..3 {
        rest = element(rest)?.2;
    }
    let (_, validity, _) = element(rest)?;
    let (_, _, second) = element(validity)?;
    let (tag, text, _) = element(second)?;
    let digits = std::str::from_utf8(text).ok()?.strip_suffix('Z')?;
    let whole = match (tag, digits.len()) {
        (0x17, 12) => format!("{}{digits}", if digits >= "5" { "19" } else { "20" }),
        (0x18, 14) => digits.to_owned(),
        _ => return None,
    };
    format!("{}T{}Z", whole.get(..8)?, whole.get(8..)?).parse().ok()
}

/// Tag and content of the first element, and what stands after it.
fn element(der: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (&tag, rest) = der.split_first()?;
    let (&first, rest) = rest.split_first()?;
    let (length, rest) = match usize::from(first) {
        short @ 0..0x80 => (short, rest),
        long => {
            let (bytes, rest) = rest.split_at_checked(long & 0x7f).filter(|(b, _)| b.len() <= 4)?;
            (bytes.iter().fold(0, |sum, b| sum << 8 | usize::from(*b)), rest)
        }
    };
    let (content, after) = rest.split_at_checked(length)?;
    Some((tag, content, after))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_end_of_a_certificate_is_read_and_no_bytes_break_it() {
        let cert = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tls/cert.pem");
        assert_eq!(ends(&cert).unwrap().to_string(), "2126-10-29T15:04:43Z");
        let der = chain(&cert).unwrap()[0].to_vec();
        for n in 0..der.len() {
            let _ = not_after(&der[..n]);
            let mut spoilt = der.clone();
            spoilt[n] ^= 0xff;
            let _ = not_after(&spoilt);
        }
        let time = |text: &str| {
            let content =
                |tag: u8, inner: &[u8]| [&[tag, u8::try_from(inner.len()).unwrap()], inner].concat();
            let validity =
                content(0x30, &[content(0x17, b"200101000000Z"), content(0x17, text.as_bytes())].concat());
            let empty = content(0x30, b"");
            let body = [content(0xa0, b""), content(2, b"\x01"), empty.clone(), empty, validity].concat();
            not_after(&content(0x30, &content(0x30, &body))).map(|at| at.to_string())
        };
        assert_eq!(time("261122144438Z"), Some("2026-11-22T14:44:38Z".into()));
        assert_eq!(time("991122144438Z"), Some("1999-11-22T14:44:38Z".into()));
        assert_eq!(time("26112214443Z"), None);
    }
}
