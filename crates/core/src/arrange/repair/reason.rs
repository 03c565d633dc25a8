//! Why a published day was changed: read from the two rosters side by side.

use std::collections::HashMap;

use super::super::{Cell, Mode, Roster, UnitRoster};
use crate::city::{City, Person, PersonIx, PostIx};
use crate::diagnostic::Text;
use crate::order::{Effect, Standard};

/// A unit in an earlier and in a later roster.
pub struct Pair<'a> {
    old: (&'a Roster, Option<&'a UnitRoster>),
    new: (&'a Roster, &'a UnitRoster),
    /// Row of each person in the earlier roster.
    rows: HashMap<PersonIx, usize>,
    /// Position of each day in the earlier roster.
    days: Vec<Option<usize>>,
}

impl<'a> Pair<'a> {
    /// The two.
    pub fn new(old: (&'a Roster, Option<&'a UnitRoster>), new: (&'a Roster, &'a UnitRoster)) -> Self {
        let listed = old.1.map_or(&[][..], |u| &u.people);
        let rows = listed.iter().enumerate().map(|(row, p)| (*p, row)).collect();
        let days = new.0.days.iter().map(|day| old.0.days.binary_search(day).ok()).collect();
        Self { old, new, rows, days }
    }

    /// What was published for someone, by their row in the later roster.
    pub fn before(&self, row: usize, day: usize) -> Option<Cell> {
        let old = self.old.1?;
        let was = *self.rows.get(self.new.1.people.get(row)?)?;
        Some(old.cell(was, self.days[day]?, self.old.0.days.len()))
    }

    /// What is on the later roster.
    pub fn now(&self, row: usize, day: usize) -> Cell {
        self.new.1.cell(row, day, self.new.0.days.len())
    }

    /// Rows of people who did something that day and do so no more.
    fn left(&self, day: usize, what: impl Fn(Cell) -> bool) -> Option<usize> {
        let gone = |&row: &usize| self.before(row, day).is_some_and(&what) && !what(self.now(row, day));
        (0..self.new.1.people.len()).find(gone)
    }

    /// Rows of people who do something that day and did not before.
    fn joined(&self, day: usize, what: impl Fn(Cell) -> bool) -> Option<usize> {
        let came = |&row: &usize| !self.before(row, day).is_some_and(&what) && what(self.now(row, day));
        (0..self.new.1.people.len()).find(came)
    }

    fn pinned(&self, row: usize, day: usize, people: &[Person]) -> bool {
        let id = self.new.1.people.get(row).and_then(|p| people.get(p.at())).map(|p| p.id.as_str());
        let fixed = |pins: &[super::super::Pin]| {
            pins.iter().any(|p| Some(p.person.as_str()) == id && p.date == self.new.0.days[day])
        };
        fixed(&self.new.0.settings.pins) && !fixed(&self.old.0.settings.pins)
    }
}

/// Why a day of someone is otherwise than it was published.
pub fn why(
    pair: &Pair,
    (city, people, effect): (&City, &[Person], &Effect),
    (row, day): (usize, usize),
) -> Text {
    let (from, to) = (pair.before(row, day), pair.now(row, day));
    let name = |row: usize| {
        pair.new.1.people.get(row).and_then(|p| people.get(p.at())).map_or("", |p| p.name.as_str())
    };
    if to.mode == Mode::Away {
        return Text::fixed("tidak tersedia pada hari itu", "is not available that day");
    }
    if pair.pinned(row, day, people) {
        return Text::fixed("dikunci oleh penyusun jadwal", "fixed by hand");
    }
    if let Some(post) = to.post.filter(|_| from.and_then(|f| f.post) != to.post) {
        return takes(pair, city, (day, post), name);
    }
    if to.picket && !from.is_some_and(|f| f.picket) {
        return match pair.left(day, |c| c.picket) {
            Some(other) => replaces(name(other), "sebagai petugas piket", "as picket officer"),
            None => Text::fixed("petugas piket kurang", "a picket officer was missing"),
        };
    }
    if from.is_some_and(|f| f.mode == Mode::Away) {
        return Text::fixed("tersedia kembali", "is available again");
    }
    if let Some(post) = from.and_then(|f| f.post).filter(|_| to.post.is_none()) {
        let named = post_name(city, post);
        return match pair.joined(day, |c| c.post == Some(post)) {
            Some(other) => {
                let (other, id, en) = (name(other), named.id, named.en);
                crate::say!("pos {id} dipegang {other}", "{other} holds the post {en}")
            }
            None => Text::fixed("pos itu tidak lagi diisi", "the post is no longer filled"),
        };
    }
    let ordered = effect.of(pair.new.1.people[row], day);
    if pair.old.0.order != pair.new.0.order
        && let Some(standing) = ordered.filter(|s| !matches!(s.standard, Standard::Quota(_)))
    {
        let label = effect.label(standing.clause);
        return crate::say!("menurut {label} perintah yang baru", "by {label} of the new order");
    }
    if to.mode.on_site() {
        let gone = pair.left(day, |c| c.mode.on_site() && c.post.is_none());
        return match gone {
            Some(other) => replaces(name(other), "di tempat", "on site"),
            None => Text::fixed("agar jumlah paling sedikit tercapai", "so that the least number is reached"),
        };
    }
    match pair.joined(day, |c| c.mode.on_site()) {
        Some(other) => {
            let other = name(other);
            crate::say!(
                "memberi tempat kepada {other} di bawah batas hadir",
                "makes room under the cap for {other}"
            )
        }
        None => Text::fixed("tidak lagi diperlukan di tempat", "is no longer needed on site"),
    }
}

/// Someone takes a post: from whom, and why that person left it.
fn takes<'n>(
    pair: &Pair,
    city: &City,
    (day, post): (usize, PostIx),
    name: impl Fn(usize) -> &'n str,
) -> Text {
    let named = post_name(city, post);
    let Some(other) = pair.left(day, |c| c.post == Some(post)) else {
        let (id, en) = (named.id, named.en);
        return crate::say!("mengisi pos {id} yang terbuka", "fills the open post {en}");
    };
    let (who, id, en) = (name(other), named.id, named.en);
    if pair.now(other, day).mode == Mode::Away {
        return crate::say!(
            "menggantikan {who} di pos {id}, yang tidak tersedia",
            "replaces {who}, who is not available, at the post {en}"
        );
    }
    crate::say!(
        "menggantikan {who} di pos {id}, yang mendapat tugas lain",
        "replaces {who}, who has another duty, at the post {en}"
    )
}

fn replaces(other: &str, id: &str, en: &str) -> Text {
    crate::say!("menggantikan {other} {id}", "replaces {other} {en}")
}

fn post_name(city: &City, post: PostIx) -> Text {
    city.posts.get(post.at()).map_or_else(|| Text::same(""), |p| p.name.clone())
}
