//! Sealed columns: what the database must keep but nobody may read from it. NIP, NIK,
//! secrets of one-time codes, health reports.
//!
//! Asked by the acts, which hold the keys of the hall. A sealed value names its key, so keys are
//! changed by adding one: the newest seals, every one in the ring unseals. A value is bound to its
//! place; moved into another row or column it does not open. No key is ever written to the database.

use std::fmt;

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac};
use sha2::Sha256;

use crate::{Fault, hex};

/// Bytes of a key.
const KEY: usize = 32;
/// Bytes that HMAC-SHA-256 takes as its key: a shorter one is filled with zeros.
const BLOCK: usize = 64;
/// Bytes of a nonce: long enough to be drawn at random without ever meeting again.
const NONCE: usize = 24;
/// Longest name of a key.
const LONGEST_NAME: usize = 16;

/// The keys of a hall, the newest last.
#[derive(Clone)]
pub struct KeyRing(Vec<(String, [u8; KEY])>);

/// Keys are never printed.
impl fmt::Debug for KeyRing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.0.iter().map(|(name, _)| name).collect();
        write!(f, "KeyRing({names:?})")
    }
}

impl KeyRing {
    /// Reads keys from a text: one in a line, `name 64-hexadecimal-digits`, the newest last; `#`
    /// begins a comment.
    ///
    /// # Errors
    /// [`Fault::Broken`] with the number of the line; never with what stands there.
    pub fn read(text: &str) -> Result<Self, Fault> {
        let mut keys: Vec<(String, [u8; KEY])> = Vec::new();
        for (number, line) in text.lines().enumerate() {
            let line = line.split('#').next().unwrap_or_default().trim();
            if line.is_empty() {
                continue;
            }
            let key = line.split_once(' ').and_then(|(name, digits)| {
                let known = keys.iter().any(|(other, _)| other == name);
                let plain = name.len() <= LONGEST_NAME && name.chars().all(|c| c.is_ascii_alphanumeric());
                let bytes = unhex(digits.trim())?.try_into().ok()?;
                (plain && !known).then(|| (name.to_owned(), bytes))
            });
            keys.push(key.ok_or_else(|| Fault::Broken(format!("keys: line {} is no key", number + 1)))?);
        }
        if keys.is_empty() {
            return Err(Fault::Broken("keys: there is none".into()));
        }
        Ok(Self(keys))
    }

    /// A new key as a line of a ring.
    ///
    /// # Errors
    /// [`Fault::Broken`] if the system gives no random bytes.
    pub fn fresh(name: &str) -> Result<String, Fault> {
        Ok(format!("{name} {}\n", hex(&random::<KEY>()?)))
    }

    /// Names of the keys, the newest last.
    pub fn names(&self) -> impl ExactSizeIterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_str())
    }

    /// Seals a text for its place.
    ///
    /// # Errors
    /// [`Fault::Broken`] if the system gives no random bytes.
    pub fn seal(&self, place: &str, text: &str) -> Result<String, Fault> {
        let (name, key) = self.newest();
        let nonce = random::<NONCE>()?;
        let payload = Payload { msg: text.as_bytes(), aad: place.as_bytes() };
        let sealed = cipher(key).encrypt(&XNonce::from(nonce), payload);
        let sealed = sealed.map_err(|_| Fault::Broken("a value could not be sealed".into()))?;
        Ok(format!("{name}:{}{}", hex(&nonce), hex(&sealed)))
    }

    /// Unseals a text at its place.
    ///
    /// # Errors
    /// [`Fault::Broken`] if it was sealed for another place, with a key that is not here, or changed.
    pub fn unseal(&self, place: &str, sealed: &str) -> Result<String, Fault> {
        let open = || {
            let (name, body) = sealed.split_once(':')?;
            let (_, key) = self.0.iter().find(|(other, _)| other == name)?;
            let bytes = unhex(body)?;
            let (nonce, sealed) = bytes.split_at_checked(NONCE)?;
            let nonce: [u8; NONCE] = nonce.try_into().ok()?;
            let payload = Payload { msg: sealed, aad: place.as_bytes() };
            String::from_utf8(cipher(key).decrypt(&XNonce::from(nonce), payload).ok()?).ok()
        };
        open().ok_or_else(|| Fault::Broken(format!("a sealed value does not open: {place}")))
    }

    /// The keyed hash by which a sealed text is kept and searched.
    #[must_use]
    pub fn mark(&self, purpose: &str, text: &str) -> String {
        let (name, key) = self.newest();
        format!("{name}:{}", hex(&mac(key, purpose, text)))
    }

    /// Every hash under which a text may be kept: one for each key, the newest first.
    #[must_use]
    pub fn marks(&self, purpose: &str, text: &str) -> Vec<String> {
        let mark = |(name, key): &(String, _)| format!("{name}:{}", hex(&mac(key, purpose, text)));
        self.0.iter().rev().map(mark).collect()
    }

    /// Bytes that only this hall can work out: for tokens that are the same for a retry.
    #[must_use]
    pub fn derive(&self, purpose: &str, text: &str) -> [u8; KEY] {
        mac(&self.newest().1, purpose, text)
    }

    /// True if bytes were derived from the text by any key here. Takes the same time whatever is wrong.
    #[must_use]
    pub fn derived(&self, purpose: &str, text: &str, bytes: &[u8]) -> bool {
        self.0.iter().any(|(_, key)| hasher(key, purpose, text).verify_slice(bytes).is_ok())
    }

    fn newest(&self) -> &(String, [u8; KEY]) {
        &self.0[self.0.len() - 1]
    }
}

/// Each use has a key of its own, so that a hash for one can never stand for another.
fn cipher(key: &[u8; KEY]) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(&mac(key, "key", "seal").into())
}

fn mac(key: &[u8; KEY], purpose: &str, text: &str) -> [u8; KEY] {
    hasher(key, purpose, text).finalize().into_bytes().into()
}

fn hasher(key: &[u8; KEY], purpose: &str, text: &str) -> Hmac<Sha256> {
    let mut block = [0; BLOCK];
    block[..KEY].copy_from_slice(key);
    let mut mac = Hmac::<Sha256>::new(&block.into());
    mac.update(format!("{}:{purpose}:", purpose.len()).as_bytes());
    mac.update(text.as_bytes());
    mac
}

/// Random bytes of the system.
///
/// # Errors
/// [`Fault::Broken`] if it gives none.
pub fn random<const N: usize>() -> Result<[u8; N], Fault> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|e| Fault::Broken(format!("no random bytes: {e}")))?;
    Ok(bytes)
}

/// Bytes of hexadecimal digits; `None` if they are none.
pub(crate) fn unhex(digits: &str) -> Option<Vec<u8>> {
    let pair = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    let plain = digits.len().is_multiple_of(2) && digits.bytes().all(|b| b.is_ascii_hexdigit());
    plain.then(|| (0..digits.len()).step_by(2).map(pair).collect())?
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn ring(names: &[&str]) -> KeyRing {
        let line = |name: &&str| format!("{name} {}\n", crate::sha256(name.as_bytes()));
        KeyRing::read(&names.iter().map(line).collect::<String>()).unwrap()
    }

    #[test]
    fn what_is_sealed_opens_at_its_place_alone() {
        let ring = ring(&["k1"]);
        let sealed = ring.seal("account.login/7", "199900990000000001").unwrap();
        assert!(!sealed.contains("1999") && sealed.starts_with("k1:"));
        assert_eq!(ring.unseal("account.login/7", &sealed).unwrap(), "199900990000000001");
        assert_ne!(ring.seal("account.login/7", "199900990000000001").unwrap(), sealed);
        assert!(ring.unseal("account.login/8", &sealed).is_err());
        let mut changed = sealed.clone();
        changed.pop();
        changed.push(if sealed.ends_with('0') { '1' } else { '0' });
        for wrong in [changed.as_str(), "", "k1:", "k2:00", "k1:zz", &sealed[..30]] {
            assert!(ring.unseal("account.login/7", wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_new_key_seals_and_the_old_one_still_opens_and_finds() {
        let (old, new) = (ring(&["k1"]), ring(&["k1", "k2"]));
        let sealed = old.seal("p", "rahasia").unwrap();
        assert_eq!(new.unseal("p", &sealed).unwrap(), "rahasia");
        let later = new.seal("p", "rahasia").unwrap();
        assert!(later.starts_with("k2:") && old.unseal("p", &later).is_err());
        assert!(new.marks("nip", "1").contains(&old.mark("nip", "1")));
        assert_eq!(new.marks("nip", "1")[0], new.mark("nip", "1"));
        assert_ne!(old.mark("nip", "1"), old.mark("other", "1"), "a hash serves one purpose");
        assert!(new.derived("t", "x", &old.derive("t", "x")));
        assert!(!new.derived("t", "y", &old.derive("t", "x")) && !new.derived("t", "x", b""));
    }

    #[test]
    fn keys_are_read_line_by_line_and_never_repeated_in_a_message() {
        let fresh = KeyRing::fresh("k1").unwrap();
        assert!(KeyRing::read(&format!("# hall\n\n{fresh}")).is_ok());
        let key = "ab".repeat(32);
        for wrong in ["", "k1", "k1 abc", "k1 zz", &format!("a b {key}"), &format!("k1 {key}\nk1 {key}")] {
            let told = KeyRing::read(wrong).unwrap_err().to_string();
            assert!(!told.contains(&key) && told.starts_with("keys:"), "{told}");
        }
        assert_eq!(format!("{:?}", ring(&["k1"])), "KeyRing([\"k1\"])");
    }
}
