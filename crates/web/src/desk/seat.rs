//! Who sits at the desk: a token that forms must bear, a name for the versions, and who else has the
//! same draft open. Kept in cookies and in memory: there are no accounts yet.

use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;

/// How long someone counts as present after the last sign of life. The script gives one each 20 s.
const PRESENT: Duration = Duration::from_secs(60);
/// Longest name, in characters.
const LONGEST_NAME: usize = 60;

/// One person at the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// Secret of this browser; every form that changes something bears it.
    pub token: String,
    /// Name for the versions; empty if none was given.
    pub name: String,
    /// True if the browser has no cookie yet.
    pub fresh: bool,
}

impl Seat {
    fn of(headers: &HeaderMap) -> Self {
        let cookies = headers.get_all(header::COOKIE).iter().filter_map(|v| v.to_str().ok());
        let pairs: Vec<_> =
            cookies.flat_map(|v| v.split(';')).filter_map(|c| c.trim().split_once('=')).collect();
        let value = |name: &str| pairs.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned());
        let token = value("meja").filter(|t| t.len() == 32 && t.bytes().all(|b| b.is_ascii_hexdigit()));
        let name = value("penyusun").unwrap_or_default();
        let name = form_urlencoded::parse(format!("n={name}").as_bytes())
            .next()
            .map(|(_, name)| clean(&name))
            .unwrap_or_default();
        Self { fresh: token.is_none(), token: token.unwrap_or_else(secret), name }
    }

    /// True if a form bears the token of this browser.
    #[must_use]
    pub fn wrote(&self, token: &str) -> bool {
        !self.fresh && self.token == token
    }

    /// The answer with the cookies of this seat.
    pub fn keep(&self, mut response: Response) -> Response {
        let name: String = form_urlencoded::byte_serialize(self.name.as_bytes()).collect();
        let fixed = "Path=/; Max-Age=31536000; SameSite=Strict; HttpOnly";
        for cookie in [format!("meja={}; {fixed}", self.token), format!("penyusun={name}; {fixed}")] {
            if let Ok(value) = HeaderValue::from_str(&cookie) {
                response.headers_mut().append(header::SET_COOKIE, value);
            }
        }
        response
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Seat {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::of(&parts.headers))
    }
}

/// A name as it may stand on a page and in the journal.
pub fn clean(name: &str) -> String {
    let plain: String = name.chars().filter(|c| !c.is_control()).take(LONGEST_NAME).collect();
    plain.trim().to_owned()
}

/// Thirty-two random hexadecimal digits. Without randomness of the system nobody gets a seat: the
/// token stays empty and no form is taken.
pub fn secret() -> String {
    let mut bytes = [0_u8; 16];
    if getrandom::fill(&mut bytes).is_err() {
        tracing::error!("the system gives no random bytes");
        return String::new();
    }
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Who has which draft open.
#[derive(Debug, Default)]
pub struct Seats(Mutex<HashMap<String, Vec<(Seat, Instant)>>>);

impl Seats {
    /// Notes that somebody has a draft open, and says who else has.
    pub fn others(&self, draft: &str, seat: &Seat, now: Instant) -> Vec<String> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, seats| {
            seats.retain(|(_, seen)| now.duration_since(*seen) < PRESENT);
            !seats.is_empty()
        });
        let seats = all.entry(draft.to_owned()).or_default();
        seats.retain(|(other, _)| other.token != seat.token);
        let others = seats.iter().map(|(other, _)| other.name.clone()).collect();
        seats.push((seat.clone(), now));
        others
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn seat(token: char, name: &str) -> Seat {
        Seat { token: token.to_string().repeat(32), name: name.into(), fresh: false }
    }

    fn asking(cookie: &str) -> Seat {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, HeaderValue::from_str(cookie).unwrap());
        Seat::of(&headers)
    }

    #[test]
    fn a_seat_is_known_by_its_cookies_and_survives_them() {
        let known = "a".repeat(32);
        let table = [
            (format!("x=1; meja={known}; penyusun=Sari+Dewi%2C+S.H."), false, "Sari Dewi, S.H."),
            (format!("meja={known}"), false, ""),
            ("meja=short; penyusun=%00%0ax".into(), true, "x"),
            ("meja=".into(), true, ""),
        ];
        for (cookie, fresh, name) in table {
            let seat = asking(&cookie);
            assert_eq!((seat.fresh, seat.name.as_str()), (fresh, name), "{cookie}");
            assert_eq!(seat.token.len(), 32);
            assert_eq!(seat.wrote(&seat.token), !fresh, "{cookie}");
            assert!(!seat.wrote(""));
        }
        assert_ne!(secret(), secret());
        let mut answer = Response::new(axum::body::Body::empty());
        answer = Seat { name: "Sari; Path=/x".into(), ..seat('b', "") }.keep(answer);
        let set: Vec<_> =
            answer.headers().get_all(header::SET_COOKIE).iter().map(|v| v.to_str().unwrap()).collect();
        assert!(set[1].starts_with("penyusun=Sari%3B+Path%3D%2Fx; Path=/;"), "{set:?}");
    }

    #[test]
    fn two_on_one_draft_see_each_other_until_one_falls_silent() {
        let (seats, start) = (Seats::default(), Instant::now());
        let (sari, budi) = (seat('a', "Sari"), seat('b', "Budi"));
        assert!(seats.others("bogor/x", &sari, start).is_empty());
        assert_eq!(seats.others("bogor/x", &budi, start), ["Sari"]);
        assert_eq!(seats.others("bogor/x", &sari, start), ["Budi"]);
        assert!(seats.others("bogor/y", &sari, start).is_empty(), "another draft");
        let later = start + PRESENT;
        assert!(seats.others("bogor/x", &sari, later).is_empty(), "Budi has gone");
    }
}
