//! What a hall has to know of its provider. Every fault is named, all at once.

use std::fmt;
use std::path::PathBuf;

use balai_core::diagnostic::Text;
use balai_core::say;

use super::wire::may_be_asked;

/// The settings of single sign-on.
#[derive(Clone, PartialEq, Eq)]
pub struct OidcSettings {
    /// Its address, exactly as its tokens name it (`iss`).
    pub issuer: String,
    /// What the hall is called there.
    pub client_id: String,
    /// The secret agreed with it; `None`: PKCE alone (a public client).
    pub client_secret: Option<String>,
    /// Claim of the ID token that has the NIP, or the name for signing in.
    pub claim: String,
    /// What is asked for, in words with spaces between them; has `openid`.
    pub scope: String,
    /// Words of the button, Indonesian and English.
    pub button: Text,
    /// Values of `acr` that stand for two factors at this provider.
    pub two_factor_acr: Vec<String>,
    /// Certificates that are trusted, PEM; `None`: those of the system.
    pub ca_file: Option<PathBuf>,
}

/// Secrets are never printed.
impl fmt::Debug for OidcSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OidcSettings({} as {})", self.issuer, self.client_id)
    }
}

impl OidcSettings {
    /// What cannot be meant; `site` is the public address of the hall.
    #[must_use]
    pub fn faults(&self, site: &str) -> Vec<Text> {
        let mut faults = Vec::new();
        let mut missing = |empty: bool, what: &str| {
            if empty {
                faults.push(say!("oidc.{what} harus diisi", "oidc.{what} has to be given"));
            }
        };
        missing(self.issuer.is_empty(), "issuer");
        missing(self.client_id.is_empty(), "client_id");
        missing(self.claim.trim().is_empty(), "claim");
        missing(self.button.id.trim().is_empty(), "button_id");
        missing(self.button.en.trim().is_empty(), "button_en");
        missing(self.client_secret.as_deref().is_some_and(str::is_empty), "client_secret_file");
        if !self.issuer.is_empty() && (!may_be_asked(&self.issuer) || self.issuer.contains(['?', '#'])) {
            faults.push(say!(
                "oidc.issuer harus berupa alamat https:// tanpa ? dan #",
                "oidc.issuer has to be an https:// address without ? and #"
            ));
        }
        if !self.scope.split(' ').any(|word| word == "openid") {
            faults.push(say!("oidc.scope harus memuat openid", "oidc.scope has to name openid"));
        }
        if !may_be_asked(site) {
            faults.push(say!(
                "SSO memerlukan public_site yang diawali https://",
                "single sign-on needs a public_site that begins with https://"
            ));
        }
        faults
    }

    /// Where the provider sends people back to.
    #[must_use]
    pub fn redirect(site: &str) -> String {
        format!("{}/masuk/sso", site.trim_end_matches('/'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_is_named_at_once() {
        let good = OidcSettings {
            issuer: "https://sso.example/realms/kota".into(),
            client_id: "balai".into(),
            client_secret: Some("s3cret-word".into()),
            claim: "nip".into(),
            scope: "openid profile".into(),
            button: say!("Masuk", "Sign in"),
            two_factor_acr: vec![],
            ca_file: None,
        };
        assert_eq!(good.faults("https://balai.example"), []);
        assert_eq!(good.faults("http://127.0.0.1:8080"), [], "a rehearsal on this machine");
        assert!(!format!("{good:?}").contains("s3cret"));
        let bad = OidcSettings {
            issuer: "http://sso.example".into(),
            client_id: String::new(),
            client_secret: Some(String::new()),
            claim: " ".into(),
            scope: "profile".into(),
            button: say!("", ""),
            ..good
        };
        let told: Vec<String> = bad.faults("http://balai.example").into_iter().map(|text| text.en).collect();
        let named = ["client_id", "claim", "button_id", "button_en", "client_secret_file", "issuer", "scope"];
        assert_eq!(told.len(), named.len() + 1, "{told:?}");
        for (said, part) in told.iter().zip(named.iter().chain(&["public_site"])) {
            assert!(said.contains(part), "{part}: {said}");
        }
    }
}
