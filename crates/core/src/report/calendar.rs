//! Rosters as iCalendar (RFC 5545): a unit's days by post, a person's own days with the reason.
//!
//! Times are written in UTC, so that no zone table has to travel with the file; identifiers and
//! stamps come from the roster and the order, so the same roster gives the same bytes.

use std::collections::BTreeMap;

use icalendar::{Calendar, Component, Event, EventLike};
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;

use crate::arrange::{Cell, Mode, UnitRoster, why};
use crate::city::{City, Person, Post, PostIx, Unit};
use crate::diagnostic::{Lang, long_date};
use crate::order::{ClauseIx, Effect};

/// What a calendar is made of.
#[derive(Debug, Clone, Copy)]
pub struct Rota<'a> {
    /// The city.
    pub city: &'a City,
    /// Its people.
    pub people: &'a [Person],
    /// What the order gives.
    pub effect: &'a Effect,
    /// The unit's roster.
    pub roster: &'a UnitRoster,
    /// Zone of the city's clocks.
    pub zone: &'a TimeZone,
    /// The day the order was issued: stamp of every event.
    pub stamp: Date,
}

/// The words of one event.
struct Words {
    uid: String,
    summary: String,
    place: String,
    text: String,
}

/// The unit's days: for each day one event a post with its holders, one for the picket officers, one
/// for others on site or in the field.
#[must_use]
pub fn unit_ics(rota: Rota<'_>) -> String {
    let unit = rota.unit();
    let mut calendar = named(&format!("Jadwal {} (data contoh)", unit.short));
    for (day, date) in rota.effect.days.iter().enumerate() {
        for (task, who) in rota.tasks(day) {
            let post = task.post().map(|p| &rota.city.posts[p.at()]);
            calendar.push(rota.event(*date, post, rota.shared(task, *date, &who)));
        }
    }
    calendar.done().to_string()
}

/// The own days of the `i`-th person of the unit, days at home too; days off are left out. Empty if
/// the unit has no such person.
#[must_use]
pub fn person_ics(rota: Rota<'_>, i: usize) -> String {
    let Some(&ix) = rota.roster.people.get(i) else { return named("").done().to_string() };
    let mut calendar = named(&format!("Jadwal {} (data contoh)", rota.people[ix.at()].name));
    for (day, date) in rota.effect.days.iter().enumerate() {
        let cell = rota.roster.cell(i, day, rota.effect.days.len());
        if cell.mode.on_site() || cell.picket || cell.mode == Mode::Home {
            let post = cell.post.map(|p| &rota.city.posts[p.at()]);
            calendar.push(rota.event(*date, post, rota.own(i, day, cell)));
        }
    }
    calendar.done().to_string()
}

fn named(name: &str) -> Calendar {
    let mut calendar = Calendar::empty();
    for (key, value) in
        [("VERSION", "2.0"), ("PRODID", "-//Balai//Jadwal kerja//ID"), ("CALSCALE", "GREGORIAN")]
    {
        calendar.append_property((key, value));
    }
    calendar.append_property(("X-WR-CALNAME", name));
    calendar
}

/// What people of a unit do together on a day; the order is the order of the events.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Task {
    Post(PostIx),
    Office,
    Field,
    Picket,
}

impl Task {
    const fn post(self) -> Option<PostIx> {
        match self {
            Self::Post(post) => Some(post),
            _ => None,
        }
    }
}

impl<'a> Rota<'a> {
    fn unit(&self) -> &'a Unit {
        &self.city.units[self.roster.unit.at()]
    }

    fn person(&self, i: usize) -> &'a Person {
        &self.people[self.roster.people[i].at()]
    }

    /// Who does what on a day, as rows of the roster with their cells.
    fn tasks(&self, day: usize) -> BTreeMap<Task, Vec<(usize, Cell)>> {
        let mut tasks: BTreeMap<Task, Vec<(usize, Cell)>> = BTreeMap::new();
        for i in 0..self.roster.people.len() {
            let cell = self.roster.cell(i, day, self.effect.days.len());
            let task = match (cell.post, cell.mode) {
                (Some(post), Mode::Office | Mode::Field) => Some(Task::Post(post)),
                // Who is there as picket officer only is told once.
                _ if cell.picket => None,
                (None, Mode::Office) => Some(Task::Office),
                (None, Mode::Field) => Some(Task::Field),
                _ => None,
            };
            for task in task.into_iter().chain(cell.picket.then_some(Task::Picket)) {
                tasks.entry(task).or_default().push((i, cell));
            }
        }
        tasks
    }

    /// "Perawat IGD, sif pagi: 10 orang" with the names below.
    fn shared(&self, task: Task, date: Date, who: &[(usize, Cell)]) -> Words {
        let unit = self.unit();
        let office = format!("Kantor {}", unit.short);
        let (slug, title, place) = match task {
            Task::Post(p) => {
                let post = &self.city.posts[p.at()];
                let field = who.iter().all(|(_, c)| c.mode == Mode::Field);
                (
                    post.slug.clone(),
                    post.name.id.clone(),
                    if field { "Lapangan".into() } else { self.address() },
                )
            }
            Task::Office => ("kantor".into(), office, self.address()),
            Task::Field => ("lapangan".into(), "Tugas lapangan".into(), "Lapangan".into()),
            Task::Picket => ("petugas-piket".into(), "Petugas piket".into(), self.picket_place(who)),
        };
        let heads = match who {
            [(i, _)] => self.person(*i).name.clone(),
            _ => format!("{} orang", who.len()),
        };
        let mut names: Vec<String> =
            who.iter().map(|(i, _)| format!("{}, {}", self.person(*i).name, self.person(*i).title)).collect();
        names.push(String::new());
        names.push(self.basis(who.iter().map(|(_, c)| c.clause)));
        Words {
            uid: format!("{}-{}-{slug}-{date}@balai", self.effect.order, unit.slug),
            summary: format!("{title}: {heads}"),
            place,
            text: names.join("\n"),
        }
    }

    fn own(&self, i: usize, day: usize, cell: Cell) -> Words {
        let person = self.person(i);
        let date = self.effect.days[day];
        let post = cell.post.map(|p| &self.city.posts[p.at()]);
        let (title, place) = match cell.mode {
            Mode::Office => (format!("Kantor {}", self.unit().short), self.address()),
            Mode::Field => ("Tugas lapangan".to_owned(), "Lapangan".to_owned()),
            _ => ("Bekerja dari rumah".to_owned(), "Rumah".to_owned()),
        };
        let title = post.map_or(title, |p| p.name.id.clone());
        let told = why(self.city, self.people, self.effect, self.roster, (self.roster.people[i], day));
        let mut text = vec![long_date(date, Lang::Id)];
        if !told.reasons.is_empty() {
            text.push("Mengapa:".to_owned());
            text.extend(told.reasons.iter().map(|r| format!("- {}", r.get(Lang::Id))));
        }
        text.push(self.basis(std::iter::once(cell.clause)));
        Words {
            uid: format!("{}-{}-{date}@balai", self.effect.order, person.id),
            summary: format!("{title}{}", if cell.picket { ", petugas piket" } else { "" }),
            place,
            text: text.join("\n"),
        }
    }

    /// "Dasar: Diktum KEDUA, perintah bogor-2021-06-29. Pegawai contoh, bukan orang sungguhan."
    fn basis(&self, clauses: impl Iterator<Item = ClauseIx>) -> String {
        let mut labels: Vec<&str> = clauses.map(|c| self.effect.label(c)).collect();
        labels.sort_unstable();
        labels.dedup();
        let (labels, order) = (labels.join(" dan "), &self.effect.order);
        format!("Dasar: {labels}, perintah {order}. Pegawai contoh, bukan orang sungguhan.")
    }

    fn address(&self) -> String {
        let unit = self.unit();
        if unit.address.is_empty() { unit.name.clone() } else { format!("{}, {}", unit.name, unit.address) }
    }

    fn picket_place(&self, who: &[(usize, Cell)]) -> String {
        if who.iter().all(|(_, c)| !c.mode.on_site()) { "Rumah".to_owned() } else { self.address() }
    }

    fn event(&self, date: Date, post: Option<&Post>, words: Words) -> Event {
        let (start, end) = hours(self.city, post, date);
        let mut event = Event::new();
        event
            .uid(&words.uid)
            .summary(&words.summary)
            .location(&words.place)
            .description(&words.text)
            .append_property(("DTSTAMP", utc(self.zone, self.stamp, Time::midnight()).as_str()))
            .append_property(("DTSTART", utc(self.zone, date, start).as_str()))
            .append_property(("DTEND", utc(self.zone, end.0, end.1).as_str()));
        event.done()
    }
}

/// Start, and the day and time of the end; a shift that ends earlier than it starts ends the next day.
fn hours(city: &City, post: Option<&Post>, date: Date) -> (Time, (Date, Time)) {
    let (start, end) = post.map_or(city.hours, |p| (p.start, p.end));
    let last = if end <= start { date.tomorrow().unwrap_or(date) } else { date };
    (start, (last, end))
}

fn utc(zone: &TimeZone, date: Date, time: Time) -> String {
    let local = zone.to_ambiguous_zoned(date.to_datetime(time)).compatible();
    local.map_or_else(|_| String::new(), |z| z.timestamp().strftime("%Y%m%dT%H%M%SZ").to_string())
}
