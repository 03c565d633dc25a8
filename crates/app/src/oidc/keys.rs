//! The public keys of a provider (JWK set, RFC 7517), of the kinds that are trusted here: RSA from
//! 2048 bits, P-256, Ed25519. Keys of other kinds are passed over; the checking itself is ring's.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::signature::{ECDSA_P256_SHA256_FIXED, ED25519, RSA_PKCS1_2048_8192_SHA256};
use ring::signature::{RsaPublicKeyComponents, UnparsedPublicKey};
use serde::Deserialize;

/// Most keys of a provider that are kept.
const MOST: usize = 50;

/// How a token is signed. `none` and all with a shared secret (HS256 and so on) have no name here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Algorithm {
    /// RSA, PKCS #1 1.5, SHA-256.
    Rs256,
    /// ECDSA on P-256, SHA-256.
    Es256,
    /// Ed25519.
    EdDsa,
}

impl Algorithm {
    /// Of its name in a token (RFC 7518, 3.1; RFC 8037; RFC 9864).
    pub(crate) fn of(name: &str) -> Option<Self> {
        match name {
            "RS256" => Some(Self::Rs256),
            "ES256" => Some(Self::Es256),
            "EdDSA" | "Ed25519" => Some(Self::EdDsa),
            _ => None,
        }
    }
}

/// A key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Key {
    id: Option<String>,
    kind: Kind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    Rsa { n: Vec<u8>, e: Vec<u8> },
    P256(Vec<u8>),
    Ed25519(Vec<u8>),
}

#[derive(Deserialize)]
struct Set {
    keys: Vec<serde_json::Value>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Jwk {
    kty: String,
    #[serde(rename = "use")]
    usage: Option<String>,
    alg: Option<String>,
    kid: Option<String>,
    crv: String,
    n: String,
    e: String,
    x: String,
    y: String,
}

/// The keys of a set that can be used; `None` if the text is no set.
pub(crate) fn read(text: &[u8]) -> Option<Vec<Key>> {
    let set: Set = serde_json::from_slice(text).ok()?;
    let jwks = set.keys.into_iter().filter_map(|key| serde_json::from_value::<Jwk>(key).ok());
    Some(jwks.filter_map(usable).take(MOST).collect())
}

fn usable(jwk: Jwk) -> Option<Key> {
    let kind = match (jwk.kty.as_str(), jwk.crv.as_str()) {
        ("RSA", _) => Kind::Rsa { n: number(&jwk.n)?, e: number(&jwk.e)? },
        ("EC", "P-256") => {
            let (x, y) = (exactly(&jwk.x, 32)?, exactly(&jwk.y, 32)?);
            Kind::P256([&[4], x.as_slice(), &y].concat())
        }
        ("OKP", "Ed25519") => Kind::Ed25519(exactly(&jwk.x, 32)?),
        _ => return None,
    };
    let signs = jwk.usage.as_deref().is_none_or(|usage| usage == "sig");
    let key = Key { id: jwk.kid, kind };
    let named = jwk.alg.as_deref().is_none_or(|alg| Algorithm::of(alg).is_some_and(|alg| key.serves(alg)));
    (signs && named).then_some(key)
}

/// Bytes of base64url without padding (RFC 7515, 2).
pub(crate) fn bytes(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}

fn exactly(text: &str, length: usize) -> Option<Vec<u8>> {
    bytes(text).filter(|bytes| bytes.len() == length)
}

/// A whole number without zeros before it, as ring wants it.
fn number(text: &str) -> Option<Vec<u8>> {
    let bytes = bytes(text)?;
    let start = bytes.iter().position(|byte| *byte != 0)?;
    Some(bytes[start..].to_vec())
}

impl Key {
    /// True if a token that names this key may mean it.
    pub(crate) fn is_named(&self, id: Option<&str>) -> bool {
        id.is_none_or(|id| self.id.as_deref() == Some(id))
    }

    /// True if the key is of the kind of an algorithm.
    pub(crate) fn serves(&self, algorithm: Algorithm) -> bool {
        matches!(
            (&self.kind, algorithm),
            (Kind::Rsa { .. }, Algorithm::Rs256)
                | (Kind::P256(_), Algorithm::Es256)
                | (Kind::Ed25519(_), Algorithm::EdDsa)
        )
    }

    /// True if it signed the text.
    pub(crate) fn signed(&self, text: &[u8], signature: &[u8]) -> bool {
        let checked = match &self.kind {
            Kind::Rsa { n, e } => {
                RsaPublicKeyComponents { n, e }.verify(&RSA_PKCS1_2048_8192_SHA256, text, signature)
            }
            Kind::P256(point) => {
                UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point).verify(text, signature)
            }
            Kind::Ed25519(point) => UnparsedPublicKey::new(&ED25519, point).verify(text, signature),
        };
        checked.is_ok()
    }
}
