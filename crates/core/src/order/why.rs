//! Which clause matched, which did not, and what it gave.
use jiff::civil::Date;

use super::{Effect, Order};
use crate::city::{City, Person, PersonIx, ServiceIx, UnitIx};
use crate::diagnostic::Text;

/// One step of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace {
    /// "Diktum KEDUA".
    pub clause: String,
    /// True if the clause speaks of the subject.
    pub matched: bool,
    /// What it gives, or why it does not match.
    pub text: Text,
}

/// Why a person works where on a day.
#[must_use]
pub fn why_person(o: &Order, c: &City, people: &[Person], e: &Effect, p: PersonIx, date: Date) -> Vec<Trace> {
    let _ = (o, c, people, e, p, date);
    vec![]
}

/// What holds for a unit on a day.
#[must_use]
pub fn why_unit(o: &Order, c: &City, people: &[Person], e: &Effect, u: UnitIx, date: Date) -> Vec<Trace> {
    let _ = (o, c, people, e, u, date);
    vec![]
}

/// How a service stands on a day.
#[must_use]
pub fn why_service(o: &Order, c: &City, e: &Effect, s: ServiceIx, date: Date) -> Vec<Trace> {
    let _ = (o, c, e, s, date);
    vec![]
}
