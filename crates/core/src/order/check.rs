//! Checks an order.

use super::{Effect, Order};
use crate::city::{City, Person};
use crate::diagnostic::{Finding, Source};

/// What checking gives.
#[derive(Debug, Clone)]
pub struct Checked {
    /// What the order gives; present even beside errors, as far as it could be worked out.
    pub effect: Effect,
    /// All findings, worst first.
    pub findings: Vec<Finding>,
}

/// Checks an order against a city and its people. `others` are the earlier orders of the city, for
/// relations. Findings of the parser are not repeated here.
#[must_use]
pub fn check(order: &Order, source: &Source, city: &City, people: &[Person], others: &[&Order]) -> Checked {
    let _ = (order, source, city, people, others);
    Checked {
        effect: Effect {
            order: order.id.clone(),
            days: vec![],
            clauses: vec![],
            people: 0,
            units: 0,
            standing: vec![],
            quotas: vec![],
            unit_quota: vec![],
            closed: vec![],
            picket: vec![],
            services: vec![],
            duties: vec![],
            powers: vec![],
            programmes: None,
        },
        findings: vec![],
    }
}
