//! The way of a browser to the provider and back. What has to be remembered in between is sealed with
//! the hall's keys in a short-lived cookie and bound to the browser; the hall keeps nothing.

use balai_core::diagnostic::Lang;
use balai_store::seal::random;
use balai_store::{Fault, hex};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::SignedDuration;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::fault::SsoFault;
use super::provider::Provider;
use crate::brake::{let_go, step_on};
use crate::proof::network_brake;
use crate::{Browser, Hall, Trouble};

/// How long one has at the provider.
const PATIENCE: SignedDuration = SignedDuration::from_mins(10);
/// Most letters of a code that is passed on, and of a state that is compared.
const LONGEST: usize = 4000;

/// What somebody was about when they went to the provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SsoErrand {
    /// City at whose door they stood.
    pub city: String,
    /// Language of the door.
    pub lang: Lang,
    /// Where to go afterwards.
    pub back: String,
}

/// Where a browser is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SsoStart {
    /// Address at the provider.
    pub address: String,
    /// What the browser brings back.
    pub cookie: String,
}

/// What the provider sent a browser back with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SsoAnswer {
    /// Ours.
    pub state: String,
    /// To be exchanged.
    pub code: String,
    /// It said no.
    pub refused: bool,
    /// Who answers (RFC 9207), if it says so.
    pub issuer: Option<String>,
}

/// Who somebody is, by the word of the provider. Only a token that was checked makes one.
#[derive(Clone, PartialEq, Eq)]
pub struct Identity {
    pub(crate) issuer: String,
    pub(crate) subject: String,
    pub(crate) login: String,
    pub(crate) two_factors: bool,
}

#[derive(Serialize, Deserialize)]
struct Memory {
    state: String,
    nonce: String,
    verifier: String,
    city: String,
    english: bool,
    back: String,
    until: i64,
}

impl Hall {
    /// Sends a browser on its way.
    ///
    /// # Errors
    /// Why the provider cannot be asked.
    pub async fn sso_start(&self, browser: &Browser, errand: &SsoErrand) -> Result<SsoStart, SsoFault> {
        let provider = self.sso().ok_or(SsoFault::Broken)?;
        let fresh = || random::<32>().map(|bytes| hex(&bytes)).map_err(broken);
        let memory = Memory {
            state: fresh()?,
            nonce: fresh()?,
            verifier: fresh()?,
            city: errand.city.clone(),
            english: errand.lang == Lang::En,
            back: errand.back.clone(),
            until: self.watch().saturating_add(PATIENCE).map_or(0, |until| until.as_second()),
        };
        let text = serde_json::to_string(&memory).map_err(|e| broken(Fault::Broken(e.to_string())))?;
        let cookie = self.keys().seal(&place(browser), &text).map_err(broken)?;
        let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(memory.verifier.as_bytes()));
        let words = [memory.state.as_str(), &memory.nonce, &challenge];
        Ok(SsoStart { address: provider.address(self.public_site(), words).await?, cookie })
    }

    /// What a browser was about, by what it brings back.
    #[must_use]
    pub fn sso_errand(&self, browser: &Browser, cookie: &str) -> Option<SsoErrand> {
        let Memory { city, english, back, .. } = self.memory(browser, cookie)?;
        Some(SsoErrand { city, lang: if english { Lang::En } else { Lang::Id }, back })
    }

    /// Takes the answer of the provider. Attempts are counted by network, as those of passwords are.
    ///
    /// # Errors
    /// Why nobody came of it.
    pub async fn sso_finish(
        &self,
        browser: &Browser,
        cookie: &str,
        answer: &SsoAnswer,
    ) -> Result<Identity, SsoFault> {
        let provider: &Provider = self.sso().ok_or(SsoFault::Broken)?;
        let memory = self.memory(browser, cookie).ok_or(SsoFault::Strange)?;
        let now = self.watch().as_second();
        let same = answer.state == memory.state && answer.code.len() <= LONGEST;
        let issuer = &provider.settings().issuer;
        if !same || now >= memory.until || answer.issuer.as_ref().is_some_and(|other| other != issuer) {
            return Err(SsoFault::Strange);
        }
        if answer.refused || answer.code.is_empty() {
            return Err(SsoFault::Declined);
        }
        let brakes = network_brake(self, browser).into_iter().collect();
        let counted = step_on(self, brakes).await.map_err(waiting)?;
        let asked = (answer.code.as_str(), memory.verifier.as_str());
        let claims = provider.claims(self.public_site(), asked, (&memory.nonce, now)).await?;
        let_go(self, counted).await.map_err(waiting)?;
        let (subject, login, two_factors) = (claims.subject, claims.login, claims.two_factors);
        Ok(Identity { issuer: issuer.clone(), subject, login, two_factors })
    }

    fn memory(&self, browser: &Browser, cookie: &str) -> Option<Memory> {
        serde_json::from_str(&self.keys().unseal(&place(browser), cookie).ok()?).ok()
    }
}

/// The place for which the memory of a browser is sealed: another browser cannot open it.
fn place(browser: &Browser) -> String {
    format!("sso/{}", browser.mark().unwrap_or_default())
}

fn broken(fault: Fault) -> SsoFault {
    tracing::error!(%fault, "single sign-on");
    SsoFault::Broken
}

fn waiting(trouble: Trouble) -> SsoFault {
    match trouble {
        Trouble::Wait(seconds) => SsoFault::Wait(seconds),
        other => {
            tracing::error!(%other, "single sign-on");
            SsoFault::Broken
        }
    }
}
