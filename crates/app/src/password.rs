//! Passwords: what may be one, and its hash (argon2id, m = 19 MiB, t = 2, p = 1, as OWASP and RFC 9106
//! advise for servers). Hashing takes memory and time, so few run at once and nobody waits long.

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use balai_core::say;
use balai_store::Fault;
use balai_store::seal::random;
use tokio::sync::Semaphore;

use crate::Trouble;

/// Fewest letters of a password.
pub const LEAST: usize = 12;
/// Most letters.
const MOST: usize = 128;
/// Fewest letters that differ.
const LEAST_DIFFERENT: usize = 5;
/// Hashes at once: 19 MiB each.
const AT_ONCE: usize = 3;
/// How long somebody waits for their turn.
const PATIENCE: Duration = Duration::from_secs(10);
/// Seconds after which one may try again.
const LATER: u32 = 10;

/// Hashed and compared where there is no password, so that it takes the same time.
static NOBODY: LazyLock<String> = LazyLock::new(|| hash("nobody").unwrap_or_default());

/// Who hashes, a few at once.
pub(crate) struct Hasher(Arc<Semaphore>);

impl Default for Hasher {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(AT_ONCE)))
    }
}

impl Hasher {
    /// Hashes a password.
    pub(crate) async fn hash(&self, password: String) -> Result<String, Trouble> {
        self.work(move || hash(&password)).await?.map_err(Trouble::from)
    }

    /// True if a password has that hash. `None`, for an account without one, takes the same time.
    pub(crate) async fn matches(&self, password: String, kept: Option<String>) -> Result<bool, Trouble> {
        self.work(move || {
            let hash = kept.as_deref().unwrap_or(&NOBODY);
            let fits = PasswordHash::new(hash)
                .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok());
            fits && kept.is_some()
        })
        .await
    }

    async fn work<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Trouble> {
        let turn = tokio::time::timeout(PATIENCE, self.0.clone().acquire_owned()).await;
        let Ok(Ok(turn)) = turn else { return Err(Trouble::Wait(LATER)) };
        let done = tokio::task::spawn_blocking(move || {
            let done = work();
            drop(turn);
            done
        });
        done.await.map_err(|e| Fault::Broken(e.to_string()).into())
    }
}

fn hash(password: &str) -> Result<String, Fault> {
    let broken = |e: &dyn std::fmt::Display| Fault::Broken(format!("password: {e}"));
    let params = Params::new(19_456, 2, 1, None).map_err(|e| broken(&e))?;
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let salt = random::<16>()?;
    let hash: PasswordHash =
        argon.hash_password_with_salt(password.as_bytes(), &salt).map_err(|e| broken(&e))?;
    Ok(hash.to_string())
}

/// Says why a text cannot be the password of somebody who signs in under a name.
pub(crate) fn fits(password: &str, login: &str) -> Result<(), Trouble> {
    let letters = password.chars().count();
    let different = password.chars().collect::<std::collections::BTreeSet<_>>().len();
    if !(LEAST..=MOST).contains(&letters) {
        return Err(Trouble::Unfit(say!(
            "kata sandi ini {letters} huruf; pakai {LEAST} sampai {MOST} huruf, misalnya empat kata yang tidak berhubungan",
            "this password has {letters} letters; use {LEAST} to {MOST}, for example four words that have nothing to do with each other"
        )));
    }
    if different < LEAST_DIFFERENT || (!login.is_empty() && password.to_lowercase().contains(login)) {
        return Err(Trouble::Unfit(say!(
            "kata sandi ini terlalu mudah ditebak; jangan memakai NIP atau huruf yang berulang",
            "this password is too easy to guess; use neither the NIP nor letters that repeat"
        )));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[tokio::test]
    async fn a_hash_fits_its_password_and_nobody_has_one() {
        let hasher = Hasher::default();
        let hash = hasher.hash("kuda batu air lilin".into()).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        for (password, kept, fits) in [
            ("kuda batu air lilin", Some(hash.clone()), true),
            ("kuda batu air lilim", Some(hash.clone()), false),
            ("nobody", None, false),
            ("x", Some("not a hash".into()), false),
        ] {
            assert_eq!(hasher.matches(password.into(), kept).await.unwrap(), fits, "{password}");
        }
        assert_ne!(hasher.hash("kuda batu air lilin".into()).await.unwrap(), hash, "salted");
    }

    #[test]
    fn what_is_short_long_or_plain_is_no_password() {
        let long = "abcde".repeat(26);
        let table = [
            ("kuda batu air lilin", true),
            ("pendek", false),
            ("aaaaaaaaaaaaaa", false),
            ("saya 199900990000000001", false),
            (long.as_str(), false),
        ];
        for (password, good) in table {
            assert_eq!(fits(password, "199900990000000001").is_ok(), good, "{password}");
        }
    }
}
