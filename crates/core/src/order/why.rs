//! Which clause matched, which did not, and what it gave.
//!
//! Asked by `balai order why` and the pages. Traces the same case that [`super::check()`] builds; of an
//! amending order its own clauses, or those of the [`super::whole`] it is given as.

use jiff::civil::Date;

use super::check::{self, Case, Flat};
use super::effect::{Effect, Standard};
use super::select::{Reach, describe};
use super::tree::{Force, Order, Rule};
use crate::city::{City, Person, PersonIx, ServiceIx, UnitIx};
use crate::diagnostic::{Lang, Text, long_date};
use crate::say;

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

/// What a clause says of places and offices, in the words of the order.
fn rules(flat: &Flat<'_>) -> Option<String> {
    let said = flat.rules.iter().filter(|(r, _)| {
        matches!(r, Rule::Mode(_) | Rule::SiteClosed | Rule::Picket(_) | Rule::Delegation(_) | Rule::Power(_))
    });
    let words: Vec<String> = said.map(|(r, _)| super::print::rule(r)).collect();
    (!words.is_empty()).then(|| words.join("; "))
}

fn outside(date: Date) -> Vec<Trace> {
    let (id, en) = (long_date(date, Lang::Id), long_date(date, Lang::En));
    let text = Text {
        id: format!("perintah ini tidak berlaku pada {id}"),
        en: format!("this order does not hold on {en}"),
    };
    vec![Trace { clause: String::new(), matched: false, text }]
}

/// Someone whom the order does not address.
fn not_addressed(case: &Case<'_>) -> Vec<Trace> {
    let who = describe(case.order.scope().map(|s| &s.value), case.city);
    let text = Text {
        id: format!(
            "di luar perintah ini, yang ditujukan kepada {}; perintah lain dan kerja biasa tetap berlaku",
            who.id
        ),
        en: format!("outside this order, which addresses {}; other orders and ordinary work go on", who.en),
    };
    vec![Trace { clause: String::new(), matched: false, text }]
}

fn step(case: &Case<'_>, flat: &Flat<'_>, day: usize, matched: bool, holds: bool) -> Option<Trace> {
    let words = rules(flat)?;
    if !flat.on[day] {
        let text = Text::fixed("tidak berbunyi pada hari ini", "does not speak on this day");
        return Some(Trace { clause: flat.cite.clone(), matched: false, text });
    }
    let who = describe(flat.select.map(|s| &s.value), case.city);
    let (id, en) = (who.id, who.en);
    let decides = flat.rules.iter().any(|(r, _)| {
        matches!(r, Rule::Mode(m) if m.force == Force::Must || flat.exception)
            || matches!(r, Rule::SiteClosed | Rule::Delegation(_))
    });
    let text = if holds {
        say!("berlaku: {words}", "holds: {words}")
    } else if matched && check::is_floor(case, flat) {
        say!("menambah ketentuan lain: {words}", "adds to what holds: {words}")
    } else if matched && !decides {
        say!("mengenai: {words}", "fits: {words}")
    } else if matched {
        say!("mengenai, tetapi dikalahkan diktum lain: {words}", "fits, but another clause beats it: {words}")
    } else {
        Text { id: format!("tidak mengenai: {id}"), en: format!("does not fit: {en}") }
    };
    Some(Trace { clause: flat.cite.clone(), matched, text })
}

/// Why a person works where on a day.
#[must_use]
pub fn why_person(
    order: &Order,
    city: &City,
    people: &[Person],
    effect: &Effect,
    (person, date): (PersonIx, Date),
) -> Vec<Trace> {
    let Some(day) = effect.day(date) else { return outside(date) };
    let case = check::case(order, "", city, people);
    if !case.addresses(person) {
        return not_addressed(&case);
    }
    let who = &people[person.at()];
    let standing = effect.of(person, day);
    let mut all: Vec<Trace> = case
        .clauses
        .iter()
        .filter_map(|flat| {
            let matched = flat.who.as_ref().is_none_or(|w| w.holds(who));
            step(&case, flat, day, matched, standing.is_some_and(|s| effect.label(s.clause) == flat.cite))
        })
        .collect();
    all.extend(standing.map(|s| result(effect, s.standard, effect.label(s.clause))));
    all
}

fn result(effect: &Effect, standard: Standard, clause: &str) -> Trace {
    let words = check::standard_words(effect, standard);
    let text = Text { id: format!("hasil: {}", words.id), en: format!("result: {}", words.en) };
    Trace { clause: clause.to_owned(), matched: true, text }
}

/// What holds for a unit on a day.
#[must_use]
pub fn why_unit(
    order: &Order,
    city: &City,
    people: &[Person],
    effect: &Effect,
    (unit, date): (UnitIx, Date),
) -> Vec<Trace> {
    let Some(day) = effect.day(date) else { return outside(date) };
    let case = check::case(order, "", city, people);
    if !case.addresses_unit(unit) {
        return not_addressed(&case);
    }
    let standings: Vec<_> = case.staff[unit.at()].iter().filter_map(|p| effect.of(*p, day)).collect();
    let closed = effect.closed(unit, day);
    let mut all: Vec<Trace> = case
        .clauses
        .iter()
        .filter_map(|flat| {
            let reach = flat.who.as_ref().map_or(Reach::All, |w| w.reach(unit));
            let is = |clause| effect.label(clause) == flat.cite;
            let holds = standings.iter().any(|s| is(s.clause)) || closed.is_some_and(is);
            step(&case, flat, day, reach != Reach::None, holds)
        })
        .collect();
    let mut told = Vec::new();
    for standing in standings {
        if !told.contains(&standing.standard) {
            told.push(standing.standard);
            all.push(result(effect, standing.standard, effect.label(standing.clause)));
        }
    }
    if let Some(clause) = closed {
        let text = say!("hasil: kantor ditutup", "result: the office is closed");
        all.push(Trace { clause: effect.label(clause).to_owned(), matched: true, text });
    }
    all
}

/// How a service stands on a day.
#[must_use]
pub fn why_service(city: &City, effect: &Effect, service: ServiceIx, date: Date) -> Vec<Trace> {
    let Some(day) = effect.day(date) else { return outside(date) };
    let state = effect.service(service, day);
    let data = &city.services[service.at()];
    let channel = state.channel.word();
    let place = &state.place;
    let text = if state.inferred {
        say!(
            "tidak ada diktum yang menyebut layanan ini; keadaannya mengikuti unitnya: {channel} {place}",
            "no clause names this service; it follows its unit: {channel} {place}"
        )
    } else {
        say!("{channel} {place}", "{channel} {place}")
    };
    let text =
        Text { id: format!("{}: {}", data.name.id, text.id), en: format!("{}: {}", data.name.en, text.en) };
    vec![Trace { clause: effect.label(state.clause).to_owned(), matched: !state.inferred, text }]
}
