//! Whether a service can really be had on a day: what the order says of it, and whether anyone
//! keeps its counter on that weekday.
//!
//! Orders run over weekends and holidays; nobody should travel to a counter that is shut every
//! Sunday because the order calls it open. Asked by the notice and by the tables, so that they
//! never differ.

use jiff::civil::Date;

use crate::city::{City, Owner, Place, Post, Presence, Service, ServiceIx, UnitKind};
use crate::order::{Channel, Effect, ServiceDay};

/// How a service stands on a day for someone who wants it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// How it stands.
    pub channel: Channel,
    /// Where to go or write; empty if it is closed.
    pub place: String,
    /// Hours in words: "08.00-14.00", "24 jam"; empty if nobody said, or if it is closed.
    pub hours: String,
    /// True if only the weekend or a holiday keeps it closed.
    pub day_off: bool,
    /// Next day of the order on which it can be had, if `day_off`.
    pub again: Option<Date>,
}

/// Days looked ahead for the next opening.
const AHEAD: usize = 10;

/// How a service stands on the day of `state`.
#[must_use]
pub fn opening(city: &City, effect: &Effect, state: &ServiceDay) -> Opening {
    let open = |s: &ServiceDay| matches!(s.channel, Channel::Open | Channel::Limited | Channel::Moved);
    let kept = |s: &ServiceDay| effect.days.get(s.day).is_none_or(|d| kept_on(city, s, *d));
    if !open(state) || kept(state) {
        return Opening {
            channel: state.channel,
            place: state.place.clone(),
            hours: state.hours.clone(),
            day_off: false,
            again: None,
        };
    }
    let later = (state.day + 1..effect.days.len()).take(AHEAD);
    let again = later.map(|day| effect.service(state.service, day)).find(|s| open(s) && kept(s));
    Opening {
        channel: Channel::Closed,
        place: String::new(),
        hours: String::new(),
        day_off: true,
        again: again.map(|s| effect.days[s.day]),
    }
}

/// All services on one day of the order.
pub fn openings<'a>(
    city: &'a City,
    effect: &'a Effect,
    day: usize,
) -> impl Iterator<Item = (&'a ServiceDay, Opening)> {
    (0..city.services.len()).map(move |s| {
        let state = effect.service(ServiceIx::of(s), day);
        (state, opening(city, effect, state))
    })
}

/// True if somebody keeps the service that day: always on working days and for services round the
/// clock; else only if its unit has a counter, or a crew where the city comes to the citizen, that day.
fn kept_on(city: &City, state: &ServiceDay, date: Date) -> bool {
    let service = &city.services[state.service.at()];
    if city.is_working_day(date) || state.hours.starts_with("24") {
        return true;
    }
    let holiday = city.holiday(date, date).is_some();
    city.posts
        .iter()
        .filter(|post| gives(city, service, state, post))
        .any(|post| is_for(service, post) && post.kept_on(date, holiday))
}

/// True if the post's unit gives the service there: its owner or a unit below it, or the place it moved to.
fn gives(city: &City, service: &Service, state: &ServiceDay, post: &Post) -> bool {
    let kind = city.units[post.unit.at()].kind;
    if state.channel == Channel::Moved {
        return match kind_of_place(&state.place) {
            Some(moved) => kind == moved,
            None => city.units[post.unit.at()].name == state.place,
        };
    }
    match service.owner {
        Owner::Unit(owner) => city.is_within(post.unit, owner),
        Owner::Each(owner) => kind == owner,
    }
}

/// A counter serves visitors; a watch that runs on holidays too does not. A crew serves in the field.
fn is_for(service: &Service, post: &Post) -> bool {
    match post.place {
        Place::Office => !post.holidays,
        Place::Field => service.presence == Presence::Field,
    }
}

/// The kind in "setiap kantor kecamatan", as the order stage writes a move to every unit of a kind.
pub(super) fn kind_of_place(place: &str) -> Option<UnitKind> {
    place.strip_prefix("setiap kantor ").and_then(UnitKind::from_word)
}
