//! What a provider says of itself (OpenID Connect Discovery 1.0), and its keys. It is kept for an hour;
//! the keys are asked for again when a token names one that is not known. A provider that is down is
//! left alone for a moment, so that nobody queues up behind it.

use std::time::{Duration, Instant};

use serde::Deserialize;
use tokio::sync::Mutex;

use super::fault::SsoFault;
use super::keys::{self, Key};
use super::wire::{Ask, Wire, may_be_asked};

/// How long what it said of itself is kept.
const KEPT: Duration = Duration::from_secs(3600);
/// How long it is left alone after it did not answer, or was asked for new keys.
const PAUSE: Duration = Duration::from_secs(10);

/// What is kept of it.
#[derive(Clone)]
pub(super) struct Known {
    at: Instant,
    /// Where it is asked.
    pub place: Place,
    /// Its keys.
    pub keys: Vec<Key>,
}

/// What a provider says of itself.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Place {
    issuer: String,
    pub authorization_endpoint: String,
    pub token_endpoint: String,
    jwks_uri: String,
    code_challenge_methods_supported: Option<Vec<String>>,
    pub token_endpoint_auth_methods_supported: Option<Vec<String>>,
}

/// The way to a provider, and what it said.
pub(super) struct Discovery {
    issuer: String,
    /// The way.
    pub wire: Wire,
    known: Mutex<(Option<Known>, Option<Instant>)>,
}

impl Discovery {
    /// Of an issuer that was not asked yet.
    pub(super) fn new(issuer: String, wire: Wire) -> Self {
        Self { issuer, wire, known: Mutex::default() }
    }

    /// What it says of itself, as it was kept, else as it is asked now.
    pub(super) async fn known(&self, new_keys: bool) -> Result<Known, SsoFault> {
        let mut kept = self.known.lock().await;
        let (known, asked) = &mut *kept;
        let paused = asked.is_some_and(|at| at.elapsed() < PAUSE);
        if let Some(known) = known.as_ref().filter(|known| known.at.elapsed() < KEPT && (!new_keys || paused))
        {
            return Ok(known.clone());
        }
        if paused {
            return Err(SsoFault::Away);
        }
        let fresh = self.asked().await;
        *asked = Some(Instant::now());
        let fresh = fresh.map_err(|why| away(&why))?;
        *known = Some(fresh.clone());
        Ok(fresh)
    }

    /// Asks it now.
    pub(super) async fn asked(&self) -> Result<Known, String> {
        let issuer = &self.issuer;
        let address = format!("{}/.well-known/openid-configuration", issuer.trim_end_matches('/'));
        let place: Place = self.json(&address).await?;
        if place.issuer != *issuer {
            return Err(format!("it calls itself {}", place.issuer));
        }
        for address in [&place.authorization_endpoint, &place.token_endpoint, &place.jwks_uri] {
            if !may_be_asked(address) {
                return Err("it names an address without TLS".into());
            }
        }
        let pkce = place.code_challenge_methods_supported.as_deref();
        if pkce.is_some_and(|methods| !methods.iter().any(|method| method == "S256")) {
            return Err("it does not know PKCE with S256".into());
        }
        let (status, set) = self.wire.ask(Ask { address: &place.jwks_uri, ..Ask::default() }).await?;
        let keys = (status == 200).then(|| keys::read(&set)).flatten().unwrap_or_default();
        if keys.is_empty() {
            return Err("it has no key that can be used".into());
        }
        Ok(Known { at: Instant::now(), place, keys })
    }

    async fn json<T: serde::de::DeserializeOwned>(&self, address: &str) -> Result<T, String> {
        let (status, body) = self.wire.ask(Ask { address, ..Ask::default() }).await?;
        if status != 200 {
            return Err(format!("{address} answers {status}"));
        }
        serde_json::from_slice(&body).map_err(|e| format!("{address}: {e}"))
    }
}

/// Says in the log why it cannot be asked.
pub(super) fn away(why: &str) -> SsoFault {
    tracing::warn!(why, "provider of identities");
    SsoFault::Away
}
