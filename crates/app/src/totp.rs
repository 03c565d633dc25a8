//! One-time codes of a phone (RFC 6238: SHA-1, six digits, half a minute, one step either way).

use balai_store::seal::KeyRing;
use hmac::{Hmac, KeyInit, Mac};
use jiff::Timestamp;
use sha1::Sha1;

/// Seconds of a step.
const STEP: i64 = 30;
/// Steps that a clock may be off.
const DRIFT: i64 = 1;
/// Bytes of a key: as long as the hash.
const KEY: usize = 20;
/// Bytes that HMAC-SHA-1 takes as its key.
const BLOCK: usize = 64;
const BASE32: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// The key of codes that an account is offered under a key of its form: the same for a retry.
pub(crate) fn secret(keys: &KeyRing, account: &str, key: &str) -> String {
    base32(&keys.derive("totp", &format!("{account}/{key}"))[..KEY])
}

/// The address that a phone reads from the QR code.
pub(crate) fn address(secret: &str, hall: &str, login: &str) -> String {
    let safe = |text: &str| -> String {
        let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_string() } else { "%20".to_owned() };
        text.chars().map(plain).collect()
    };
    let (hall, login) = (safe(hall), safe(login));
    format!("otpauth://totp/{hall}:{login}?secret={secret}&issuer={hall}")
}

/// The step whose code this is, if it is one that holds now.
pub(crate) fn step_of(secret: &str, code: &str, at: Timestamp) -> Option<i64> {
    let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let key = unbase32(secret)?;
    let now = at.as_second().div_euclid(STEP);
    if code.len() != 6 || !code.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    (now - DRIFT..=now + DRIFT).find(|step| same(&code_of(&key, *step), &code))
}

/// The code of a step.
fn code_of(key: &[u8], step: i64) -> String {
    let mut block = [0; BLOCK];
    for (to, from) in block.iter_mut().zip(key) {
        *to = *from;
    }
    let mut mac = Hmac::<Sha1>::new(&block.into());
    mac.update(&step.to_be_bytes());
    let hash: [u8; 20] = mac.finalize().into_bytes().into();
    let at = usize::from(hash[19] & 15);
    let four = [hash[at] & 0x7f, hash[at + 1], hash[at + 2], hash[at + 3]];
    format!("{:06}", u32::from_be_bytes(four) % 1_000_000)
}

/// Compares in the same time wherever they differ.
fn same(a: &str, b: &str) -> bool {
    a.len() == b.len() && a.bytes().zip(b.bytes()).fold(0, |all, (x, y)| all | (x ^ y)) == 0
}

fn base32(bytes: &[u8]) -> String {
    let bits: Vec<u8> = bytes.iter().flat_map(|b| (0..8).rev().map(move |i| (b >> i) & 1)).collect();
    let letter = |five: &[u8]| {
        let value = (0..5).fold(0, |all, i| all * 2 + usize::from(five.get(i).copied().unwrap_or(0)));
        char::from(BASE32[value])
    };
    bits.chunks(5).map(letter).collect()
}

fn unbase32(text: &str) -> Option<Vec<u8>> {
    let mut bits = Vec::new();
    for letter in text.bytes() {
        let value = BASE32.iter().position(|b| *b == letter)?;
        bits.extend((0..5).rev().map(|i| (value >> i) & 1 == 1));
    }
    let whole = bits.chunks_exact(8);
    Some(whole.map(|eight| eight.iter().fold(0_u8, |all, bit| (all << 1) | u8::from(*bit))).collect())
}

/// The code that a phone shows, for tests.
#[cfg(test)]
pub(crate) fn shown(secret: &str, at: Timestamp) -> String {
    code_of(&unbase32(secret).unwrap_or_default(), at.as_second().div_euclid(STEP))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// RFC 6238, appendix B, the last six of its eight digits.
    #[test]
    fn the_codes_are_those_of_the_standard() {
        let secret = base32(b"12345678901234567890");
        for (second, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            let at = Timestamp::from_second(second).unwrap();
            assert_eq!(shown(&secret, at), code, "{second}");
            assert_eq!(step_of(&secret, code, at), Some(second.div_euclid(STEP)));
        }
    }

    #[test]
    fn a_clock_may_be_half_a_minute_off_and_no_more() {
        let secret = base32(b"12345678901234567890");
        let at = |second| Timestamp::from_second(second).unwrap();
        let code = shown(&secret, at(90));
        for (second, fits) in [(59, false), (60, true), (90, true), (149, true), (150, false)] {
            assert_eq!(step_of(&secret, &code, at(second)).is_some(), fits, "{second}");
        }
        let spaced = format!("{} {}", &code[..3], &code[3..]);
        assert_eq!(step_of(&secret, &spaced, at(90)), Some(3));
        for wrong in ["", "12345", "1234567", "abcdef"] {
            assert_eq!(step_of(&secret, wrong, at(90)), None, "{wrong}");
        }
    }

    #[test]
    fn keys_survive_their_letters() {
        for bytes in [&b"12345678901234567890"[..], &[0, 255, 1, 254, 7]] {
            assert_eq!(unbase32(&base32(bytes)).unwrap(), bytes);
        }
        assert_eq!(unbase32("1"), None);
        assert!(address("ABC", "Balai Kota", "1 2").starts_with("otpauth://totp/Balai%20Kota:1%202?"));
    }
}
