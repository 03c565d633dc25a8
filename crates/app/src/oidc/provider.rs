//! The provider: where a browser is sent, and the exchange of the code that it brings back for a token
//! (RFC 6749, 4.1; RFC 7636).

use balai_core::diagnostic::Text;
use balai_core::say;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;

use super::discovery::{Discovery, Place, away};
use super::fault::{Flaw, SsoFault};
use super::settings::OidcSettings;
use super::token::{self, Claims, Expected};
use super::wire::{Ask, Wire};

/// A provider.
pub struct Provider {
    settings: OidcSettings,
    discovery: Discovery,
}

#[derive(Deserialize)]
struct Tokens {
    id_token: String,
}

impl Provider {
    /// A provider by its settings; it is not asked yet.
    ///
    /// # Errors
    /// If the certificates cannot be read.
    pub fn new(settings: OidcSettings) -> Result<Self, Text> {
        let wire = Wire::to(&settings.issuer, settings.ca_file.as_deref())?;
        let discovery = Discovery::new(settings.issuer.clone(), wire);
        Ok(Self { settings, discovery })
    }

    /// Its settings.
    #[must_use]
    pub fn settings(&self) -> &OidcSettings {
        &self.settings
    }

    /// Asks what it says of itself, for the doctor: how many of its keys can be used.
    ///
    /// # Errors
    /// What is wrong, for who keeps the hall.
    pub async fn look(&self) -> Result<usize, Text> {
        let known = self.discovery.asked().await.map_err(|why| {
            let issuer = &self.settings.issuer;
            say!("penyedia SSO {issuer}: {why}", "single sign-on {issuer}: {why}")
        })?;
        Ok(known.keys.len())
    }

    /// Address to which a browser is sent.
    pub(crate) async fn address(&self, site: &str, words: [&str; 3]) -> Result<String, SsoFault> {
        let known = self.discovery.known(false).await?;
        let [state, nonce, challenge] = words;
        let query = form_urlencoded::Serializer::new(String::new())
            .extend_pairs([
                ("response_type", "code"),
                ("client_id", &self.settings.client_id),
                ("redirect_uri", &OidcSettings::redirect(site)),
                ("scope", &self.settings.scope),
                ("state", state),
                ("nonce", nonce),
                ("code_challenge", challenge),
                ("code_challenge_method", "S256"),
            ])
            .finish();
        let place = known.place.authorization_endpoint;
        let mark = if place.contains('?') { '&' } else { '?' };
        Ok(format!("{place}{mark}{query}"))
    }

    /// Exchanges a code; gives what the token says, once it is checked.
    pub(crate) async fn claims(
        &self,
        site: &str,
        (code, verifier): (&str, &str),
        (nonce, now): (&str, i64),
    ) -> Result<Claims, SsoFault> {
        let known = self.discovery.known(false).await?;
        let token = self.exchange(&known.place, site, code, verifier).await?;
        let expected = Expected {
            issuer: &self.settings.issuer,
            client: &self.settings.client_id,
            nonce,
            claim: &self.settings.claim,
            two_factor_acr: &self.settings.two_factor_acr,
            now,
        };
        let mut read = token::read(&token, &known.keys, &expected);
        if read == Err(Flaw::Key) {
            read = token::read(&token, &self.discovery.known(true).await?.keys, &expected);
        }
        read.map_err(|flaw| {
            tracing::warn!(flaw = flaw.word(), "token of the provider refused");
            SsoFault::Untrusted(flaw)
        })
    }

    async fn exchange(
        &self,
        place: &Place,
        site: &str,
        code: &str,
        verifier: &str,
    ) -> Result<String, SsoFault> {
        let ask = self.asking(place, site, code, verifier);
        match self.discovery.wire.ask(ask).await {
            Ok((200, body)) => {
                let read =
                    serde_json::from_slice(&body).map_err(|_| away("the token endpoint gave no token"));
                read.map(|tokens: Tokens| tokens.id_token)
            }
            // The code was used, is too old, or was never given to this hall.
            Ok((status @ 400..500, _)) => {
                tracing::warn!(status, "code refused by the provider");
                Err(SsoFault::Strange)
            }
            Ok((status, _)) => Err(away(&format!("the token endpoint answers {status}"))),
            Err(why) => Err(away(&why)),
        }
    }

    fn asking<'p>(&self, place: &'p Place, site: &str, code: &str, verifier: &str) -> Ask<'p> {
        let (id, redirect) = (self.settings.client_id.as_str(), OidcSettings::redirect(site));
        let methods = place.token_endpoint_auth_methods_supported.as_deref();
        let basic = methods.is_none_or(|all| all.iter().any(|method| method == "client_secret_basic"));
        let secret = self.settings.client_secret.as_deref();
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.extend_pairs([
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", &redirect),
        ]);
        form.append_pair("code_verifier", verifier);
        if secret.is_none() || !basic {
            form.append_pair("client_id", id);
        }
        if let Some(secret) = secret.filter(|_| !basic) {
            form.append_pair("client_secret", secret);
        }
        let authorization = secret.filter(|_| basic).map(|secret| authorization(id, secret));
        Ask { address: &place.token_endpoint, form: Some(form.finish()), authorization }
    }
}

/// Name and secret of a client as a header (RFC 6749, 2.3.1).
fn authorization(id: &str, secret: &str) -> String {
    let coded = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
    format!("Basic {}", STANDARD.encode(format!("{}:{}", coded(id), coded(secret))))
}
