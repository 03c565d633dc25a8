//! The ID token of a provider, checked whole before anything in it is believed (OpenID Connect Core
//! 1.0, 3.1.3.7; RFC 7515; RFC 8725).

use serde::Deserialize;
use serde_json::Value;

use super::fault::Flaw;
use super::keys::{Algorithm, Key, bytes};

/// Longest token that is looked at, in bytes.
pub(crate) const LONGEST: usize = 16 * 1024;
/// Seconds by which the clocks of the provider and of the hall may differ.
pub(crate) const SKEW: i64 = 120;
/// Seconds after its making when a token is too old, whatever it says itself.
pub(crate) const OLDEST: i64 = 600;
/// Most letters of a subject (Core, 2).
const SUBJECT: usize = 255;
/// Methods that stand for a second factor (`amr`, RFC 8176): several factors, a one-time code, a key
/// in hardware, a smart card. A message by telephone is none.
const SECOND: [&str; 4] = ["mfa", "otp", "hwk", "sc"];

/// What a token has to say.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Expected<'a> {
    /// Who made it.
    pub issuer: &'a str,
    /// For whom.
    pub client: &'a str,
    /// The question that it answers.
    pub nonce: &'a str,
    /// Claim of the NIP.
    pub claim: &'a str,
    /// Values of `acr` that stand for two factors.
    pub two_factor_acr: &'a [String],
    /// Now, in seconds.
    pub now: i64,
}

/// What a token says that can be trusted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Claims {
    /// Who it is at the provider.
    pub subject: String,
    /// NIP, or name for signing in.
    pub login: String,
    /// The provider saw two factors.
    pub two_factors: bool,
}

#[derive(Deserialize)]
struct Header {
    alg: String,
    kid: Option<String>,
    crit: Option<Value>,
}

#[derive(Deserialize)]
struct Payload {
    iss: String,
    sub: String,
    aud: OneOrMore,
    azp: Option<String>,
    exp: f64,
    iat: f64,
    nbf: Option<f64>,
    nonce: Option<String>,
    acr: Option<String>,
    #[serde(default)]
    amr: Vec<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMore {
    One(String),
    More(Vec<String>),
}

/// Checks a token and reads it.
pub(crate) fn read(token: &str, keys: &[Key], expected: &Expected<'_>) -> Result<Claims, Flaw> {
    let payload = opened(token, keys)?;
    let claims: Payload = serde_json::from_value(payload.clone()).map_err(|_| Flaw::Shape)?;
    judge(&claims, expected)?;
    let login = match payload.get(expected.claim) {
        Some(Value::String(text)) => text.trim().to_owned(),
        Some(Value::Number(number)) if number.is_u64() => number.to_string(),
        _ => return Err(Flaw::Login),
    };
    if login.is_empty() {
        return Err(Flaw::Login);
    }
    let listed = |acr: &String| expected.two_factor_acr.contains(acr);
    let seen = claims.amr.iter().any(|method| SECOND.contains(&method.as_str()));
    Ok(Claims { subject: claims.sub, login, two_factors: seen || claims.acr.as_ref().is_some_and(listed) })
}

/// What stands in a token, if a key of the provider signed it.
fn opened(token: &str, keys: &[Key]) -> Result<Value, Flaw> {
    if token.len() > LONGEST {
        return Err(Flaw::Long);
    }
    let (text, signature) = token.rsplit_once('.').ok_or(Flaw::Shape)?;
    let (head, body) = text.split_once('.').ok_or(Flaw::Shape)?;
    let json = |part: &str| bytes(part).and_then(|b| serde_json::from_slice::<Value>(&b).ok());
    let header = json(head).and_then(|value| serde_json::from_value(value).ok());
    let Header { alg, kid, crit } = header.ok_or(Flaw::Shape)?;
    let algorithm = Algorithm::of(&alg).ok_or(Flaw::Algorithm)?;
    if crit.is_some() {
        return Err(Flaw::Critical);
    }
    let signature = bytes(signature).ok_or(Flaw::Shape)?;
    let mut meant = keys.iter().filter(|k| k.is_named(kid.as_deref()) && k.serves(algorithm)).peekable();
    meant.peek().ok_or(Flaw::Key)?;
    if !meant.any(|key| key.signed(text.as_bytes(), &signature)) {
        return Err(Flaw::Signature);
    }
    json(body).ok_or(Flaw::Shape)
}

fn judge(claims: &Payload, expected: &Expected<'_>) -> Result<(), Flaw> {
    let fails = |fails: bool, flaw: Flaw| if fails { Err(flaw) } else { Ok(()) };
    #[expect(clippy::cast_precision_loss, reason = "seconds of this age are exact")]
    let (now, skew, oldest) = (expected.now as f64, SKEW as f64, OLDEST as f64);
    fails(claims.iss != expected.issuer, Flaw::Issuer)?;
    let several = match &claims.aud {
        OneOrMore::One(one) => fails(one != expected.client, Flaw::Audience).map(|()| false)?,
        OneOrMore::More(all) => {
            fails(!all.iter().any(|one| one == expected.client), Flaw::Audience).map(|()| all.len() > 1)?
        }
    };
    fails(several && claims.azp.is_none(), Flaw::Party)?;
    fails(claims.azp.as_deref().is_some_and(|party| party != expected.client), Flaw::Party)?;
    fails(claims.exp + skew <= now || claims.iat + oldest + skew <= now, Flaw::Expired)?;
    fails(claims.iat.max(claims.nbf.unwrap_or(claims.iat)) - skew > now, Flaw::Future)?;
    fails(claims.nonce.as_deref() != Some(expected.nonce), Flaw::Nonce)?;
    fails(claims.sub.is_empty() || claims.sub.len() > SUBJECT, Flaw::Subject)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use base64::Engine as _;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    use ring::rand::SystemRandom;
    use ring::rsa::PublicKeyComponents;
    use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, RSA_PKCS1_SHA256};
    use ring::signature::{EcdsaKeyPair, Ed25519KeyPair, KeyPair as _, RsaKeyPair};
    use serde_json::json;

    use super::super::keys;
    use super::*;

    /// A key to test with, and with nothing else: ring makes none of RSA itself.
    const RSA: &[u8] = include_bytes!("test-rsa.pk8");
    const NOW: i64 = 1_625_000_000;

    fn coded(bytes: impl AsRef<[u8]>) -> String {
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// Keys of a provider, made here: they sign, and their public halves are its set.
    struct Signer {
        rsa: RsaKeyPair,
        p256: EcdsaKeyPair,
        ed: Ed25519KeyPair,
        set: Vec<Key>,
    }

    impl Signer {
        fn new() -> Self {
            let chance = SystemRandom::new();
            let kind = &ECDSA_P256_SHA256_FIXED_SIGNING;
            let p256 = EcdsaKeyPair::generate_pkcs8(kind, &chance).unwrap();
            let p256 = EcdsaKeyPair::from_pkcs8(kind, p256.as_ref(), &chance).unwrap();
            let ed = Ed25519KeyPair::generate_pkcs8(&chance).unwrap();
            let ed = Ed25519KeyPair::from_pkcs8(ed.as_ref()).unwrap();
            let rsa = RsaKeyPair::from_pkcs8(RSA).unwrap();
            let numbers: PublicKeyComponents<Vec<u8>> = rsa.public().into();
            let point = p256.public_key().as_ref();
            let (n, e) = (coded([&[0], numbers.n.as_slice()].concat()), coded(&numbers.e));
            let (x, y, other) = (coded(&point[1..33]), coded(&point[33..]), coded(ed.public_key()));
            let set = json!({ "keys": [
                { "kty": "RSA", "kid": "r", "use": "sig", "alg": "RS256", "n": n, "e": e },
                { "kty": "EC", "kid": "p", "crv": "P-256", "x": x, "y": y },
                { "kty": "OKP", "kid": "d", "crv": "Ed25519", "x": other },
                { "kty": "RSA", "kid": "enc", "use": "enc", "n": n, "e": e },
                { "kty": "RSA", "kid": "ps", "alg": "PS256", "n": n, "e": e },
                { "kty": "oct", "kid": "shared", "k": "c2VjcmV0" },
                { "kty": "EC", "kid": "short", "crv": "P-256", "x": "AA", "y": "AA" },
                "no key",
            ] });
            let set = keys::read(set.to_string().as_bytes()).unwrap();
            assert_eq!(set.len(), 3, "keys that are not trusted are passed over");
            Self { rsa, p256, ed, set }
        }

        fn token(&self, header: &Value, payload: &Value) -> String {
            let text = format!("{}.{}", coded(header.to_string()), coded(payload.to_string()));
            let chance = SystemRandom::new();
            let signature = match header["alg"].as_str().unwrap_or_default() {
                "ES256" => self.p256.sign(&chance, text.as_bytes()).unwrap().as_ref().to_vec(),
                "EdDSA" => self.ed.sign(text.as_bytes()).as_ref().to_vec(),
                "none" => vec![],
                _ => {
                    let mut signature = vec![0; self.rsa.public().modulus_len()];
                    self.rsa.sign(&RSA_PKCS1_SHA256, &chance, text.as_bytes(), &mut signature).unwrap();
                    signature
                }
            };
            format!("{text}.{}", coded(signature))
        }

        fn read(&self, token: &str) -> Result<Claims, Flaw> {
            let acr = ["gold".to_owned()];
            let expected = Expected {
                issuer: "https://sso.example",
                client: "balai",
                nonce: "n1",
                claim: "nip",
                two_factor_acr: &acr,
                now: NOW,
            };
            read(token, &self.set, &expected)
        }
    }

    fn good() -> Value {
        json!({ "iss": "https://sso.example", "sub": "u1", "aud": "balai", "exp": NOW + 300, "iat": NOW,
            "nonce": "n1", "nip": "198001012005011001" })
    }

    /// The good one with some fields set, or taken out with null.
    fn with(changes: &Value) -> Value {
        let mut payload = good();
        for (name, value) in changes.as_object().unwrap() {
            payload[name] = value.clone();
        }
        payload.as_object_mut().unwrap().retain(|_, value| !value.is_null());
        payload
    }

    #[test]
    fn tokens_of_each_algorithm_are_read() {
        let signer = Signer::new();
        for (alg, kid) in [("RS256", Some("r")), ("ES256", Some("p")), ("EdDSA", Some("d")), ("RS256", None)]
        {
            let token = signer.token(&json!({ "alg": alg, "kid": kid }), &good());
            let claims =
                Claims { subject: "u1".into(), login: "198001012005011001".into(), two_factors: false };
            assert_eq!(signer.read(&token), Ok(claims), "{alg}");
        }
    }

    #[test]
    fn a_second_factor_is_what_amr_or_a_listed_acr_says() {
        let signer = Signer::new();
        let table = [
            (json!({ "amr": ["pwd"] }), false),
            (json!({ "amr": ["pwd", "sms"] }), false),
            (json!({ "amr": ["pwd", "otp"] }), true),
            (json!({ "amr": ["mfa"] }), true),
            (json!({ "amr": ["hwk"] }), true),
            (json!({ "acr": "silver" }), false),
            (json!({ "acr": "gold" }), true),
            (json!({ "nip": 198_001_012_005_011_001_u64, "amr": ["sc"] }), true),
        ];
        for (changes, two) in table {
            let claims = signer.read(&signer.token(&json!({ "alg": "RS256", "kid": "r" }), &with(&changes)));
            let claims = claims.unwrap();
            assert_eq!((claims.two_factors, claims.login.as_str()), (two, "198001012005011001"), "{changes}");
        }
    }

    #[test]
    fn every_fault_of_what_is_claimed_has_its_name() {
        let signer = Signer::new();
        let table = [
            (json!({ "iss": "https://sso.example/" }), Flaw::Issuer),
            (json!({ "iss": null }), Flaw::Shape),
            (json!({ "aud": "other" }), Flaw::Audience),
            (json!({ "aud": [] }), Flaw::Audience),
            (json!({ "aud": ["balai", "other"] }), Flaw::Party),
            (json!({ "aud": ["balai", "other"], "azp": "other" }), Flaw::Party),
            (json!({ "azp": "other" }), Flaw::Party),
            (json!({ "exp": NOW - SKEW }), Flaw::Expired),
            (json!({ "exp": "tomorrow" }), Flaw::Shape),
            (json!({ "exp": null }), Flaw::Shape),
            (json!({ "iat": null }), Flaw::Shape),
            (json!({ "iat": NOW - OLDEST - SKEW, "exp": NOW + 9_000_000 }), Flaw::Expired),
            (json!({ "iat": NOW + SKEW + 1 }), Flaw::Future),
            (json!({ "nbf": NOW + SKEW + 1 }), Flaw::Future),
            (json!({ "nonce": "n2" }), Flaw::Nonce),
            (json!({ "nonce": null }), Flaw::Nonce),
            (json!({ "sub": "" }), Flaw::Subject),
            (json!({ "sub": "x".repeat(256) }), Flaw::Subject),
            (json!({ "amr": "otp" }), Flaw::Shape),
            (json!({ "nip": null }), Flaw::Login),
            (json!({ "nip": " " }), Flaw::Login),
            (json!({ "nip": ["198001012005011001"] }), Flaw::Login),
            (json!({ "nip": -1 }), Flaw::Login),
            (json!({ "padding": "x".repeat(LONGEST) }), Flaw::Long),
        ];
        for (changes, flaw) in table {
            let token = signer.token(&json!({ "alg": "ES256", "kid": "p" }), &with(&changes));
            assert_eq!(signer.read(&token), Err(flaw), "{changes}");
        }
        for good in [
            json!({ "exp": NOW - SKEW + 1 }),
            json!({ "iat": NOW + SKEW }),
            json!({ "aud": ["balai", "other"], "azp": "balai" }),
        ] {
            let token = signer.token(&json!({ "alg": "ES256", "kid": "p" }), &with(&good));
            assert!(signer.read(&token).is_ok(), "{good}");
        }
    }

    #[test]
    fn what_the_provider_did_not_sign_is_refused() {
        let (signer, other) = (Signer::new(), Signer::new());
        let table = [
            (json!({ "alg": "none" }), Flaw::Algorithm),
            (json!({ "alg": "None" }), Flaw::Algorithm),
            (json!({ "alg": "HS256", "kid": "shared" }), Flaw::Algorithm),
            (json!({ "alg": "PS256", "kid": "r" }), Flaw::Algorithm),
            (json!({ "alg": "ES256", "kid": "r" }), Flaw::Key),
            (json!({ "alg": "RS256", "kid": "new" }), Flaw::Key),
            (json!({ "alg": "RS256", "kid": "enc" }), Flaw::Key),
            (json!({ "alg": "RS256", "kid": "r", "crit": ["b64"] }), Flaw::Critical),
            (json!({ "kid": "r" }), Flaw::Shape),
        ];
        for (header, flaw) in table {
            assert_eq!(signer.read(&signer.token(&header, &good())), Err(flaw), "{header}");
        }
        let header = json!({ "alg": "ES256", "kid": "p" });
        assert_eq!(
            signer.read(&other.token(&header, &good())),
            Err(Flaw::Signature),
            "a key of the same name"
        );
        let token = signer.token(&header, &good());
        let parts: Vec<&str> = token.split('.').collect();
        let swapped = coded(with(&json!({ "nip": "1" })).to_string());
        assert_eq!(signer.read(&format!("{}.{swapped}.{}", parts[0], parts[2])), Err(Flaw::Signature));
        assert_eq!(signer.read(&format!("{}.{}.", parts[0], parts[1])), Err(Flaw::Signature));
        for shapeless in [
            "",
            ".",
            "..",
            "a.b.c",
            &format!("{}.{}", parts[0], parts[1]),
            &format!("{token}="),
            &format!("{token}.x"),
        ] {
            assert_eq!(signer.read(shapeless), Err(Flaw::Shape), "{shapeless}");
        }
    }

    #[test]
    fn bytes_that_are_spoilt_break_nothing() {
        let signer = Signer::new();
        let token = signer.token(&json!({ "alg": "EdDSA", "kid": "d" }), &good());
        for at in 0..token.len() {
            let mut spoilt = token.clone().into_bytes();
            spoilt[at] = if spoilt[at] == b'A' { b'B' } else { b'A' };
            assert!(signer.read(&String::from_utf8(spoilt).unwrap()).is_err(), "{at}");
            assert!(signer.read(&token[..at]).is_err(), "{at}");
        }
    }
}
