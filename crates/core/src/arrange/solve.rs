//! Planning.
use super::{Roster, Settings};
use crate::city::{City, Person};
use crate::order::Effect;

/// Plans the roster of every unit for every day of the order.
#[must_use]
pub fn arrange(
    city: &City,
    people: &[Person],
    effect: &Effect,
    settings: Settings,
    parent: Option<&Roster>,
) -> Roster {
    let _ = (people, parent);
    Roster {
        id: String::new(),
        parent: None,
        order: effect.order.clone(),
        city: city.slug.clone(),
        settings,
        days: effect.days.clone(),
        units: vec![],
    }
}
