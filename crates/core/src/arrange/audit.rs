//! Audit: judges a roster from its cells alone.
//!
//! It shares no code with the planner: it reads the order, the posts and the calendar with its own
//! eyes, so that a mistake of the planner cannot hide behind the same mistake here. It decides
//! nothing and mends nothing. Absence is a fact without a cause here too.

mod day;
mod person;
mod pin;
mod say;

use jiff::civil::Date;

use super::{Cell, Mode, Roster, UnitRoster};
use crate::city::{City, Person, PersonIx, PostIx};
use crate::diagnostic::{Code, Finding, Text};
use crate::order::Effect;

/// Cases shown with a finding; the others are counted.
const SHOWN: usize = 5;

/// Judges a roster against the order and the posts, from the cells alone. Days before `from` are past:
/// nothing can be mended in them, so only what they mean for the days to come is judged.
#[must_use]
pub fn audit(
    city: &City,
    people: &[Person],
    effect: &Effect,
    (roster, from): (&Roster, Option<Date>),
) -> Vec<Finding> {
    if let Some(text) = misfit(city, effect, roster) {
        return vec![Finding::new(say::MISFIT, text)];
    }
    let mut findings = census(city, people, roster);
    let first = from.map_or(0, |from| effect.days.partition_point(|day| *day < from));
    for unit in &roster.units {
        let view = View { city, people, effect, unit, days: effect.days.len(), first };
        let mut cases = Cases::default();
        person::judge(&view, &mut cases);
        day::judge(&view, &mut cases);
        pin::judge(&view, &roster.settings.pins, &mut cases);
        findings.extend(cases.findings(&view));
    }
    findings
}

/// A unit's roster with everything it is judged by.
struct View<'a> {
    city: &'a City,
    people: &'a [Person],
    effect: &'a Effect,
    unit: &'a UnitRoster,
    days: usize,
    /// The first day that is judged.
    first: usize,
}

impl View<'_> {
    fn cell(&self, i: usize, d: usize) -> Cell {
        self.unit.cells[i * self.days + d]
    }

    fn person(&self, i: usize) -> &Person {
        &self.people[self.unit.people[i].at()]
    }

    fn rows(&self) -> std::ops::Range<usize> {
        0..self.unit.people.len()
    }

    /// "Sari Dewi, Rabu, 30 Juni 2021".
    fn who_when(&self, i: usize, d: usize) -> Text {
        let name = &self.person(i).name;
        let when = say::date(self.effect.days[d]);
        Text { id: format!("{name}, {}", when.id), en: format!("{name}, {}", when.en) }
    }

    /// Minutes from one day's midnight to the end and the start of what a cell holds that day.
    fn hours(&self, cell: Cell) -> (i64, i64) {
        let clock = |t: jiff::civil::Time| i64::from(t.hour()) * 60 + i64::from(t.minute());
        match cell.post.and_then(|p| self.city.posts.get(p.at())) {
            Some(post) if post.end > post.start => (clock(post.start), clock(post.end)),
            Some(post) => (clock(post.start), clock(post.end) + 1_440),
            None => (clock(self.city.hours.0), clock(self.city.hours.1)),
        }
    }
}

/// What was found in a unit, by code.
#[derive(Default)]
struct Cases {
    found: Vec<(Code, Text)>,
    posts: Vec<(Code, PostIx, Text)>,
}

impl Cases {
    fn add(&mut self, code: Code, case: Text) {
        self.found.push((code, case));
    }

    fn add_post(&mut self, code: Code, post: PostIx, case: Text) {
        self.posts.push((code, post, case));
    }

    /// One finding for each code, and for each post that is short.
    fn findings(self, view: &View) -> Vec<Finding> {
        let name = &view.city.units[view.unit.unit.at()].short;
        let mut findings: Vec<(Option<PostIx>, Finding, usize)> = vec![];
        let all = self.found.into_iter().map(|(code, case)| (code, None, case));
        for (code, post, case) in all.chain(self.posts.into_iter().map(|(c, p, t)| (c, Some(p), t))) {
            let known = findings.iter_mut().find(|(p, f, _)| *p == post && f.code == code);
            match known {
                Some((_, finding, more)) if finding.witness.len() >= SHOWN => {
                    finding.witness.truncate(SHOWN);
                    *more += 1;
                }
                Some((_, finding, _)) => finding.witness.push(case),
                None => {
                    let post = post.map(|p| (p, view.city.posts[p.at()].name.clone()));
                    let title = say::title(code, name, post.as_ref().map(|p| &p.1));
                    let finding = Finding::new(code, title).witness(case).help(say::help(code));
                    findings.push((post.map(|p| p.0), finding, 0));
                }
            }
        }
        let count = |(_, finding, more): (_, Finding, usize)| match more {
            0 => finding,
            n => finding.witness(crate::say!("dan {n} kasus lagi", "and {n} more cases")),
        };
        findings.into_iter().map(count).collect()
    }
}

/// Says why a roster cannot be read beside an order at all.
fn misfit(city: &City, effect: &Effect, roster: &Roster) -> Option<Text> {
    let fits = |u: &UnitRoster| {
        u.cells.len() == u.people.len() * effect.days.len()
            && u.cohort.as_ref().is_none_or(|c| c.len() == u.people.len())
            && u.unit.at() < city.units.len()
            && u.people.iter().all(|p| p.at() < effect.people)
    };
    let (order, planned) = (&effect.order, &roster.order);
    if roster.order != effect.order {
        return Some(crate::say!(
            "jadwal ini disusun untuk perintah {planned}, bukan {order}",
            "this roster was arranged for the order {planned}, not {order}"
        ));
    }
    (roster.days != effect.days || roster.city != city.slug || !roster.units.iter().all(fits)).then(|| {
        crate::say!(
            "hari, kota atau isi jadwal tidak cocok dengan perintah {order}",
            "the days, the city or the shape of the roster do not match the order {order}"
        )
    })
}

/// Everyone exactly once, in the unit they belong to.
fn census(city: &City, people: &[Person], roster: &Roster) -> Vec<Finding> {
    let mut seen = vec![0u32; people.len()];
    let mut cases: Vec<Text> = vec![];
    for unit in &roster.units {
        for &ix in &unit.people {
            let Some(person) = people.get(ix.at()) else {
                cases.push(nobody(ix));
                continue;
            };
            seen[ix.at()] += 1;
            if person.unit != unit.unit {
                let (name, there) = (&person.name, &city.units[unit.unit.at()].short);
                cases.push(crate::say!(
                    "{name} ada di jadwal {there}, bukan unitnya",
                    "{name} is on the roster of {there}, which is not their unit"
                ));
            }
        }
    }
    for (person, &times) in people.iter().zip(&seen).filter(|(_, times)| **times != 1) {
        let name = &person.name;
        cases.push(crate::say!("{name} tercantum {times} kali", "{name} is listed {times} times"));
    }
    if cases.is_empty() {
        return vec![];
    }
    let count = cases.len();
    let title = crate::say!(
        "{count} orang tidak tercantum tepat satu kali di unitnya",
        "not listed exactly once in their unit: {count} on the staff"
    );
    let mut finding = Finding::new(say::CENSUS, title).help(say::help(say::CENSUS));
    finding.witness = cases.into_iter().take(SHOWN).collect();
    vec![finding]
}

fn nobody(ix: PersonIx) -> Text {
    let number = ix.0;
    crate::say!("orang nomor {number} tidak ada di daftar", "person number {number} is not on the list")
}

/// True if someone is at work or on call that day.
const fn at_work(mode: Mode) -> bool {
    matches!(mode, Mode::Office | Mode::Field | Mode::Home)
}
