//! What a board shows beside the cells: which were changed and which were fixed by hand; and the
//! words of a day, a person and a change.

use std::collections::{HashMap, HashSet};

use balai_core::arrange::{Cell, Change, Duty, Settings};
use balai_core::city::{City, Person, PersonIx, UnitIx};
use balai_core::diagnostic::{Lang, day_name, month_name};
use balai_core::order::Effect;
use jiff::civil::Date;

use super::text::Mend;
use crate::arrange::text::Words;

/// Marks on cells.
#[derive(Debug, Default)]
pub struct Marks {
    changed: HashMap<(PersonIx, usize), Option<Cell>>,
    pinned: HashSet<(PersonIx, usize)>,
}

impl Marks {
    /// The marks of a unit.
    #[must_use]
    pub fn of(changes: &[Change], settings: &Settings, (people, effect): (&[Person], &Effect)) -> Self {
        let changed = changes.iter().map(|c| ((c.person, c.day), c.from)).collect();
        let mut pinned = HashSet::new();
        if !settings.pins.is_empty() {
            let place: HashMap<&str, PersonIx> =
                people.iter().enumerate().map(|(i, p)| (p.id.as_str(), PersonIx::of(i))).collect();
            let at = |pin: &balai_core::arrange::Pin| {
                place.get(pin.person.as_str()).copied().zip(effect.day(pin.date))
            };
            pinned.extend(settings.pins.iter().filter_map(at));
        }
        Self { changed, pinned }
    }

    /// What a cell was, if it was changed; `Some(None)` if it was not on the roster.
    #[must_use]
    pub fn was(&self, person: PersonIx, day: usize) -> Option<Option<Cell>> {
        self.changed.get(&(person, day)).copied()
    }

    /// The first day with a change: the one a phone shows.
    #[must_use]
    pub fn first(&self) -> Option<usize> {
        self.changed.keys().map(|(_, day)| *day).min()
    }

    /// True if the cell was fixed by hand.
    #[must_use]
    pub fn pinned(&self, person: PersonIx, day: usize) -> bool {
        self.pinned.contains(&(person, day))
    }
}

/// "Kamis, 1 Juli".
#[must_use]
pub fn day_words(date: Date, lang: Lang) -> String {
    let (day, month) = (day_name(date.weekday(), lang), month_name(date.month(), lang));
    format!("{day}, {} {month}", date.day())
}

/// "Kantor, pos IGD, piket".
#[must_use]
pub fn cell_words(cell: Cell, city: &City, w: &Words, lang: Lang) -> String {
    let mut words = w.mode(cell.mode).to_owned();
    if let Some(post) = cell.post.and_then(|p| city.posts.get(p.at())) {
        words += ", ";
        words += post.name.get(lang);
    }
    if cell.picket {
        words += ", ";
        words += w.picket;
    }
    words
}

/// A duty in words.
#[must_use]
pub fn duty_words(duty: &Duty, (city, unit): (&City, UnitIx), m: &Mend, lang: Lang) -> String {
    match duty {
        Duty::Home => m.duties[0].to_owned(),
        Duty::Site => m.duties[1].to_owned(),
        Duty::Picket => m.duties[2].to_owned(),
        Duty::Post(slug) => {
            let post = city.posts.iter().find(|p| p.unit == unit && p.slug == *slug);
            (m.duty_post)(post.map_or(slug.as_str(), |p| p.name.get(lang)))
        }
    }
}

/// One change in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeLine {
    /// "Kamis, 1 Juli", where another day begins.
    pub day: String,
    /// Who.
    pub who: String,
    /// What was published.
    pub from: String,
    /// What it is now.
    pub to: String,
    /// Why.
    pub why: String,
}

/// The changes of a unit in words, by day.
#[must_use]
pub fn change_lines(
    changes: &[Change],
    (city, people, effect): (&City, &[Person], &Effect),
    (w, m): (&Words, &Mend),
    lang: Lang,
) -> Vec<ChangeLine> {
    let mut last = None;
    let line = |change: &Change| {
        let fresh = last.replace(change.day) != Some(change.day);
        let date = effect.days.get(change.day).filter(|_| fresh);
        let from = change.from.map(|cell| cell_words(cell, city, w, lang));
        ChangeLine {
            day: date.map_or_else(String::new, |date| day_words(*date, lang)),
            who: people.get(change.person.at()).map_or_else(String::new, |p| p.name.clone()),
            from: from.unwrap_or_else(|| m.was_none.to_owned()),
            to: cell_words(change.to, city, w, lang),
            why: change.why.get(lang).to_owned(),
        }
    };
    changes.iter().map(line).collect()
}
