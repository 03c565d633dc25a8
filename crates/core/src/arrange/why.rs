//! Reasons.
use super::UnitRoster;
use crate::city::{City, Person, PersonIx};
use crate::diagnostic::Text;
use crate::order::Effect;

/// Why a cell is as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// One sentence: "Rina di lapangan pada Jumat, 2 Juli".
    pub headline: Text,
    /// Label of the clause.
    pub clause: String,
    /// Reasons, the weightiest first.
    pub reasons: Vec<Text>,
    /// Why not others: who, and the first rule that rejects each.
    pub not_others: Vec<(PersonIx, Text)>,
}

/// Explains the cell of a person (who must be in the roster) on a day of the order.
#[must_use]
pub fn why(
    city: &City,
    people: &[Person],
    effect: &Effect,
    roster: &UnitRoster,
    person: PersonIx,
    day: usize,
) -> Explanation {
    let _ = (city, people, effect, roster, person, day);
    Explanation { headline: Text::default(), clause: String::new(), reasons: vec![], not_others: vec![] }
}
