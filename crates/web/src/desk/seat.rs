//! Who sits at the desk: as whom they act, a token that forms must bear, and who else has the same
//! draft open, which is kept in memory alone.

use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use balai_app::{Caller, Hall, Visitor};

use crate::account::cookie;
use crate::account::guest::{same, visitor};
use crate::counter::Counter;

/// How long someone counts as present after the last sign of life. The script gives one each 20 s.
const PRESENT: Duration = Duration::from_secs(60);

/// One person at the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// What every form bears that changes something; empty if nobody is signed in.
    pub token: String,
    /// Name for the versions; empty if nobody is signed in.
    pub name: String,
    /// Who is signed in.
    pub visitor: Option<Visitor>,
    /// The long cookie of the browser, if it has one.
    pub device: Option<String>,
}

impl Seat {
    /// The seat of who is signed in; empty if nobody is.
    #[must_use]
    pub fn of(hall: &Hall, visitor: Option<Visitor>) -> Self {
        let token = visitor.as_ref().map_or_else(String::new, |v| hall.form_token(&v.session));
        let name = visitor.as_ref().map_or_else(String::new, |v| v.caller.name.clone());
        Self { token, name, visitor, device: None }
    }

    /// True if a form bears the token of this session.
    #[must_use]
    pub fn wrote(&self, token: &str) -> bool {
        same(&self.token, token)
    }

    /// As whom they act: anyone, if nobody is signed in.
    #[must_use]
    pub fn caller(&self) -> Caller {
        self.visitor.as_ref().map_or_else(Caller::public, |v| v.caller.clone())
    }
}

impl FromRequestParts<Counter> for Seat {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, counter: &Counter) -> Result<Self, Infallible> {
        let device = cookie::token(&parts.headers, cookie::DEVICE, counter.hall.public_site());
        Ok(Self { device, ..Self::of(&counter.hall, visitor(parts, counter).await) })
    }
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
    use super::*;

    fn seat(token: char, name: &str) -> Seat {
        Seat { token: token.to_string().repeat(32), name: name.into(), visitor: None, device: None }
    }

    #[test]
    fn only_who_is_signed_in_writes() {
        let nobody = Seat { token: String::new(), name: String::new(), visitor: None, device: None };
        assert!(!nobody.wrote("") && nobody.caller() == Caller::public());
        let sari = seat('a', "Sari");
        assert!(sari.wrote(&sari.token) && !sari.wrote("") && !sari.wrote(&"b".repeat(32)));
        assert_ne!(secret(), secret());
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
