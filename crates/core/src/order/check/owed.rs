//! Whom each duty and each kind of working hours of an order concerns, person by person.
//!
//! The effect says duties in words; who works by them (the day of a person, reports, reminders)
//! asks here. It reads the order exactly as the check does and finds nothing.

use super::{Case, Flat, case};
use crate::city::{City, Person};
use crate::order::select::Resolved;
use crate::order::tree::{DutyRule, Order, Rule, Select, Sp};

/// Whom the duties and the working hours of an order concern; positions are those of
/// [`super::Effect::duties`] and [`super::Effect::hours`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Owed {
    duties: Vec<Concerns>,
    hours: Vec<Concerns>,
}

/// Whom one rule concerns, and on which days of the order.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Concerns {
    who: Option<Resolved>,
    on: Vec<bool>,
}

impl Concerns {
    fn holds(&self, person: &Person, day: usize) -> bool {
        self.on.get(day).copied().unwrap_or(false) && self.who.as_ref().is_none_or(|who| who.holds(person))
    }
}

impl Owed {
    /// True if a duty is a person's on a day, by their positions.
    #[must_use]
    pub fn duty(&self, duty: usize, person: &Person, day: usize) -> bool {
        self.duties.get(duty).is_some_and(|of| of.holds(person, day))
    }

    /// True if working hours are a person's on a day, by their positions.
    #[must_use]
    pub fn hours(&self, hours: usize, person: &Person, day: usize) -> bool {
        self.hours.get(hours).is_some_and(|of| of.holds(person, day))
    }

    /// How many duties it knows of.
    #[must_use]
    pub fn duties(&self) -> usize {
        self.duties.len()
    }
}

/// Reads an order for a city; `others` as in [`super::check()`], for amendments.
#[must_use]
pub fn owed(order: &Order, city: &City, people: &[Person], others: &[&Order]) -> Owed {
    let whole = crate::order::whole(order, others);
    let case = case(whole.as_ref().unwrap_or(order), "", city, people);
    let mut owed = Owed::default();
    for flat in &case.clauses {
        for (rule, _) in &flat.rules {
            match rule {
                Rule::Duty(DutyRule { by_whom, .. }) => {
                    owed.duties.push(concerns(&case, flat, by_whom.as_ref()));
                }
                Rule::Measure(measure) => {
                    owed.duties.push(concerns(&case, flat, measure.by_whom.as_ref()));
                }
                Rule::Hours(_) => owed.hours.push(concerns(&case, flat, None)),
                _ => {}
            }
        }
    }
    owed
}

/// `oleh` takes the place of the clause's own selection, within the scope of the order.
fn concerns(case: &Case<'_>, flat: &Flat<'_>, by: Option<&Sp<Select>>) -> Concerns {
    let who = match by {
        Some(by) => super::within(case.scope.as_ref(), Some(case.names.resolve(by, &mut Vec::new()))),
        None => flat.who.clone(),
    };
    Concerns { who, on: flat.on.clone() }
}
