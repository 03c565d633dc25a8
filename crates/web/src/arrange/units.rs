//! The units of a city with staff and cap, grouped by kind: the way to the boards.

use askama::Template;
use balai_core::city::{City, Person, PersonIx, UnitIx, UnitKind};
use balai_core::diagnostic::long_date;
use balai_core::order::{Effect, Standard};
use jiff::civil::Date;

use super::text::{Words, kind_word, words};
use crate::frame::{Frame, query_value};

/// One unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Name.
    pub name: String,
    /// Its board.
    pub href: String,
    /// Head count, marked if it is an estimate.
    pub staff: String,
    /// Cap, or that there is none.
    pub cap: String,
}

/// Units of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Anchor.
    pub id: &'static str,
    /// Heading.
    pub heading: &'static str,
    /// Units.
    pub rows: Vec<Row>,
}

/// The order the list speaks of.
#[derive(Debug, Clone, Copy)]
pub struct Rule<'a> {
    /// Order id.
    pub id: &'a str,
    /// Its citation.
    pub citation: &'a str,
    /// What it gives.
    pub effect: &'a Effect,
    /// The staff of the city.
    pub people: &'a [Person],
    /// True if it was asked for by name and is not simply the one in force.
    pub asked: bool,
}

/// The page.
#[derive(Debug, Template)]
#[template(path = "units.html")]
pub struct UnitsPage {
    /// Frame.
    pub frame: Frame,
    /// Words.
    pub w: &'static Words,
    /// Heading.
    pub heading: String,
    /// By which order, on which day; empty without order.
    pub day: String,
    /// Asked of the search.
    pub q: String,
    /// Order asked for by name.
    pub order: String,
    /// Groups.
    pub groups: Vec<Group>,
    /// Whose names the boards show.
    pub note: &'static str,
    /// Who reads may note that many are absent.
    pub mends: bool,
    /// Words of the link to an instant of the past, for who may read it.
    pub past: Option<&'static str>,
}

/// The list of units; `today` is the day of the clock.
#[must_use]
pub fn build(frame: Frame, city: &City, rule: Option<Rule<'_>>, q: &str, today: Date) -> UnitsPage {
    let (lang, w) = (frame.lang, words(frame.lang));
    let q: String = q.trim().chars().take(80).collect();
    let day = rule.map(|r| r.effect.day(today).unwrap_or(0));
    let day_line = rule.zip(day).and_then(|(r, at)| {
        let date = r.effect.days.get(at)?;
        Some((w.list_day)(r.citation, &long_date(*date, lang)))
    });
    let home = rule.zip(day).map_or_else(Vec::new, |(r, at)| home(city, r, at));
    let order = rule.filter(|r| r.asked).map_or_else(String::new, |r| r.id.to_owned());
    let suffix = if order.is_empty() { String::new() } else { format!("?aturan={}", query_value(&order)) };
    let wanted: Vec<String> = q.to_lowercase().split_whitespace().map(Into::into).collect();
    let group = |kind: UnitKind| {
        let fits = |name: &str| wanted.iter().all(|word| name.contains(word.as_str()));
        let here = city.units.iter().enumerate().filter(|(_, u)| {
            u.kind == kind
                && u.staff() > 0
                && fits(&format!("{} {} {}", u.name, u.short, u.slug).to_lowercase())
        });
        let row = |(position, unit): (usize, &balai_core::city::Unit)| Row {
            name: unit.name.clone(),
            href: frame.town(&format!("/jadwal/{}{suffix}", unit.slug)),
            staff: format!("{}{}", if unit.provenance.estimate { w.estimate } else { "" }, unit.staff()),
            cap: rule
                .zip(day)
                .map_or_else(String::new, |(r, at)| cap(r.effect, UnitIx::of(position), at, &home, w)),
        };
        Group { id: kind.word(), heading: kind_word(kind, lang), rows: here.map(row).collect() }
    };
    let groups = UnitKind::ALL.into_iter().map(group).filter(|g| !g.rows.is_empty()).collect();
    let heading = (w.list_title)(&city.name);
    UnitsPage {
        w,
        day: day_line.unwrap_or_default(),
        q,
        order,
        groups,
        note: w.sample,
        mends: false,
        past: None,
        frame: frame.titled(heading.clone(), w.list_lead),
        heading,
    }
}

fn cap(effect: &Effect, unit: UnitIx, day: usize, home: &[bool], w: &Words) -> String {
    match effect.quota(unit, day) {
        Some(quota) => quota.on_site_max.to_string(),
        None if effect.closed(unit, day).is_some() => w.closed.to_owned(),
        None if home.get(unit.at()).copied().unwrap_or(false) => w.all_home.to_owned(),
        None => w.no_cap.to_owned(),
    }
}

/// For each unit: does everyone of it work from home that day?
fn home(city: &City, rule: Rule<'_>, day: usize) -> Vec<bool> {
    let mut home = vec![true; city.units.len()];
    for (position, person) in rule.people.iter().enumerate() {
        let stays = rule.effect.of(PersonIx::of(position), day).is_some_and(|s| s.standard == Standard::Home);
        if let Some(all) = home.get_mut(person.unit.at()) {
            *all &= stays;
        }
    }
    home
}
