//! Single sign-on in the configuration: its settings, the secret from its file, the provider made
//! ready, and what the doctor says of it.

use std::path::PathBuf;

use balai_app::{OidcSettings, Provider};
use balai_core::diagnostic::Text;
use balai_core::say;
use serde::Deserialize;

use super::config::Config;
use super::doctor::State;
use crate::ending::Stop;

/// The settings.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Oidc {
    /// The provider, as its tokens name it; empty: there is none.
    pub issuer: String,
    /// What the hall is called there.
    pub client_id: String,
    /// File with the secret agreed there.
    pub client_secret_file: Option<PathBuf>,
    /// Claim with the NIP.
    pub claim: String,
    /// What is asked for.
    pub scope: String,
    /// The button, Indonesian.
    pub button_id: String,
    /// The button, English.
    pub button_en: String,
    /// Values of `acr` that stand for two factors.
    pub two_factor_acr: Vec<String>,
    /// Certificates that are trusted.
    pub ca_file: Option<PathBuf>,
}

impl Default for Oidc {
    fn default() -> Self {
        Self {
            issuer: String::new(),
            client_id: String::new(),
            client_secret_file: None,
            claim: "nip".into(),
            scope: "openid profile".into(),
            button_id: "Masuk dengan SSO".into(),
            button_en: "Sign in with single sign-on".into(),
            two_factor_acr: vec![],
            ca_file: None,
        }
    }
}

/// Sets what the environment names.
pub fn overlay(oidc: &mut Oidc, variable: impl Fn(&str) -> Option<String>) {
    let texts = [
        (&mut oidc.issuer, "BALAI_OIDC_ISSUER"),
        (&mut oidc.client_id, "BALAI_OIDC_CLIENT_ID"),
        (&mut oidc.claim, "BALAI_OIDC_CLAIM"),
        (&mut oidc.scope, "BALAI_OIDC_SCOPE"),
        (&mut oidc.button_id, "BALAI_OIDC_BUTTON_ID"),
        (&mut oidc.button_en, "BALAI_OIDC_BUTTON_EN"),
    ];
    for (place, name) in texts {
        if let Some(value) = variable(name) {
            value.trim().clone_into(place);
        }
    }
    let files = [
        (&mut oidc.client_secret_file, "BALAI_OIDC_CLIENT_SECRET_FILE"),
        (&mut oidc.ca_file, "BALAI_OIDC_CA_FILE"),
    ];
    for (place, name) in files {
        if let Some(value) = variable(name) {
            *place = Some(value.into());
        }
    }
    if let Some(list) = variable("BALAI_OIDC_TWO_FACTOR_ACR") {
        oidc.two_factor_acr = list.split(',').map(|word| word.trim().to_owned()).collect();
    }
}

/// The provider, made ready but not asked; `None` where there is none. Only what serves or examines
/// needs it: a backup is made without the secret.
pub fn provider(config: &Config) -> Result<Option<Provider>, Stop> {
    let oidc = &config.oidc;
    if *oidc == Oidc::default() {
        return Ok(None);
    }
    let mut faults = Vec::new();
    let secret = oidc.client_secret_file.as_ref().map(|path| match std::fs::read_to_string(path) {
        Ok(text) => text.trim().to_owned(),
        Err(error) => {
            let path = path.display();
            faults.push(say!(
                "oidc.client_secret_file {path} tidak dapat dibaca: {error}",
                "oidc.client_secret_file {path} cannot be read: {error}"
            ));
            "?".to_owned()
        }
    });
    let settings = OidcSettings {
        issuer: oidc.issuer.clone(),
        client_id: oidc.client_id.clone(),
        client_secret: secret,
        claim: oidc.claim.clone(),
        scope: oidc.scope.clone(),
        button: Text { id: oidc.button_id.clone(), en: oidc.button_en.clone() },
        two_factor_acr: oidc.two_factor_acr.clone(),
        ca_file: oidc.ca_file.clone(),
    };
    faults.extend(settings.faults(&config.site()));
    let provider = Provider::new(settings).map_err(|fault| faults.push(fault));
    match provider {
        Ok(provider) if faults.is_empty() => Ok(Some(provider)),
        _ => Err(Stop::Misuse(Text {
            id: faults.iter().map(|fault| fault.id.as_str()).collect::<Vec<_>>().join("\n"),
            en: faults.iter().map(|fault| fault.en.as_str()).collect::<Vec<_>>().join("\n"),
        })),
    }
}

/// Asks the provider what it says of itself.
pub async fn examined(provider: &Provider) -> (State, Text) {
    match provider.look().await {
        Ok(keys) => (
            State::Ok,
            say!("penyedia SSO menjawab, {keys} kunci", "the single sign-on answers, {keys} keys"),
        ),
        Err(why) => {
            let Text { id, en } = why;
            let text = say!(
                "{id}; periksa oidc.issuer dan jaringan; masuk dengan kata sandi tetap jalan",
                "{en}; look at oidc.issuer and the network; signing in by password goes on"
            );
            (State::Fail, text)
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use super::*;

    fn made(text: &str, variables: &[(&str, &str)]) -> Result<Option<Provider>, String> {
        let of = |name: &str| variables.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned());
        let config = Config::from("balai.toml", text, of).unwrap_or_else(|stop| panic!("{stop:?}"));
        provider(&config).map_err(|stop| match stop {
            Stop::Misuse(text) => text.en,
            other => panic!("{other:?}"),
        })
    }

    #[test]
    fn it_is_off_until_it_is_whole_and_every_fault_is_named_at_once() {
        assert!(made("", &[]).unwrap().is_none());
        let text = "public_site = \"http://b.id\"\n[oidc]\nissuer = \"http://sso.example\"\nbutton_id = \"\"\nclient_secret_file = \"/no/such\"\n";
        let said = made(text, &[]).err().unwrap();
        for part in ["client_id", "button_id", "client_secret_file", "oidc.issuer", "public_site"] {
            assert!(said.contains(part), "{part}: {said}");
        }
        let half = made("[oidc]\nclient_id = \"b\"\n", &[]).err().unwrap();
        assert!(half.contains("oidc.issuer"), "half of it is none: {half}");
    }

    #[test]
    fn the_environment_makes_it_whole() {
        let over = [
            ("BALAI_OIDC_ISSUER", "http://127.0.0.1:9/realm"),
            ("BALAI_OIDC_CLIENT_ID", "balai"),
            ("BALAI_OIDC_CLAIM", "employee_id"),
            ("BALAI_OIDC_TWO_FACTOR_ACR", "gold, 2"),
        ];
        let provider = made("", &over).unwrap().unwrap();
        let settings = provider.settings();
        assert_eq!((settings.claim.as_str(), settings.two_factor_acr.len()), ("employee_id", 2));
    }
}
