//! The board of one unit as rows and columns: people by days, with what the foot adds up.

use balai_core::arrange::{Cell, Mode, UnitRoster};
use balai_core::city::{City, Person, PostIx, UnitIx, weekday_index};
use balai_core::diagnostic::{Lang, month_name};
use balai_core::order::Effect;
use jiff::civil::Date;

use super::mend::seen::{Marks, cell_words};
use super::slot::{Column, Slot, Was};
use super::text::Words;

/// A person of the board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Name.
    pub name: String,
    /// Title.
    pub title: String,
    /// Heading before it: the first of a cohort.
    pub cohort: Option<String>,
    /// Cells.
    pub slots: Vec<Slot>,
}

/// A sum under the board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    /// What is added up.
    pub label: String,
    /// Text and whether it is right; `None`: nothing to add up that day.
    pub cells: Vec<Option<(String, bool)>>,
    /// It is a post: what is not right leads to the reason.
    pub post: bool,
}

/// What the table is made of.
#[derive(Debug, Clone, Copy)]
pub struct Board<'a> {
    /// The city.
    pub city: &'a City,
    /// All staff of the city.
    pub people: &'a [Person],
    /// What the order gives.
    pub effect: &'a Effect,
    /// The roster of the unit.
    pub roster: &'a UnitRoster,
    /// What was changed and what was fixed by hand.
    pub marks: &'a Marks,
}

impl Board<'_> {
    /// Days of the order.
    #[must_use]
    pub fn days(&self) -> usize {
        self.effect.days.len()
    }

    /// The unit.
    #[must_use]
    pub fn unit(&self) -> UnitIx {
        self.roster.unit
    }

    /// The columns of a window of days, eight at most.
    #[must_use]
    pub fn columns(&self, chosen: usize, today: Date, w: &Words, lang: Lang) -> Vec<Column> {
        let days = &self.effect.days;
        let (first, width) = if days.len() <= 8 { (0, 8) } else { (chosen / 7 * 7, 7) };
        let column = |(day, date): (usize, &Date)| Column {
            day,
            date: *date,
            name: w.days[weekday_index(date.weekday())],
            number: date.day(),
            label: format!(
                "{} {}",
                date.day(),
                month_name(date.month(), lang).chars().take(3).collect::<String>()
            ),
            today: *date == today,
        };
        days.iter().enumerate().skip(first).take(width).map(column).collect()
    }

    /// Positions of the people whose name, title or post holds all words, in the order of the
    /// board: by cohort, then as the city lists them.
    #[must_use]
    pub fn people_found(&self, wanted: &str, lang: Lang) -> Vec<usize> {
        let words: Vec<String> = wanted.to_lowercase().split_whitespace().map(Into::into).collect();
        let fits = |&position: &usize| {
            words.is_empty() || {
                let told = self.told(position, lang).to_lowercase();
                words.iter().all(|word| told.contains(word.as_str()))
            }
        };
        let mut found: Vec<usize> = (0..self.roster.people.len()).filter(fits).collect();
        if let Some(cohort) = &self.roster.cohort {
            found.sort_by_key(|&position| cohort.get(position).copied().unwrap_or(u8::MAX));
        }
        found
    }

    fn told(&self, position: usize, lang: Lang) -> String {
        let mut told = self.person(position).map_or_else(String::new, |p| format!("{} {}", p.name, p.title));
        for day in 0..self.days() {
            if let Some(post) = self.roster.cell(position, day, self.days()).post {
                told += " ";
                told += &self.post(post, lang);
            }
        }
        told
    }

    /// The person at a position of the roster.
    #[must_use]
    pub fn person(&self, position: usize) -> Option<&Person> {
        self.people.get(self.roster.people.get(position)?.at())
    }

    fn post(&self, post: PostIx, lang: Lang) -> String {
        self.city.posts.get(post.at()).map_or_else(String::new, |p| p.name.get(lang).to_owned())
    }

    /// One row; `link` gives the address that opens a reason, `open` the cell the panel shows.
    pub fn row(
        &self,
        (position, columns): (usize, &[Column]),
        speech: (&Words, Lang),
        link: impl Fn(&Person, Date) -> String,
        open: Option<(&str, Date)>,
    ) -> Row {
        let (w, lang) = speech;
        let Some(person) = self.person(position) else {
            return Row { name: String::new(), title: String::new(), cohort: None, slots: vec![] };
        };
        let slot = |column: &Column| {
            let Cell { mode, post, picket, .. } = self.roster.cell(position, column.day, self.days());
            let ix = self.roster.people[position];
            let was = self.marks.was(ix, column.day).map(|was| Was {
                letter: was.map_or('–', |cell| if cell.mode == Mode::Off { '·' } else { cell.mode.letter() }),
                words: was.map_or_else(String::new, |cell| cell_words(cell, self.city, w, lang)),
            });
            let bare = mode == Mode::Off && was.is_none();
            Slot {
                letter: mode.letter(),
                word: w.mode(mode),
                post: post.map_or_else(String::new, |p| self.post(p, lang)),
                picket,
                day: format!("{} {}", column.name, column.label),
                href: if bare { String::new() } else { link(person, column.date) },
                was,
                pinned: self.marks.pinned(ix, column.day),
                open: open == Some((person.id.as_str(), column.date)),
            }
        };
        Row {
            name: person.name.clone(),
            title: person.title.clone(),
            cohort: None,
            slots: columns.iter().map(slot).collect(),
        }
    }

    /// Presence against the cap, then every post against its need.
    #[must_use]
    pub fn sums(&self, columns: &[Column], w: &Words, lang: Lang) -> Vec<Sum> {
        let caps: Vec<Option<u32>> = columns.iter().map(|c| self.cap(c.day)).collect();
        let same = caps.iter().flatten().collect::<std::collections::BTreeSet<_>>();
        let common = if same.len() == 1 { same.first().map(|n| **n) } else { None };
        let presence = columns.iter().zip(&caps).map(|(column, cap)| {
            let here = self.roster.on_site(column.day, self.days());
            match cap {
                Some(cap) => Some((format!("{here} / {cap}"), here <= *cap)),
                None if here > 0 => Some((here.to_string(), true)),
                None => None,
            }
        });
        let mut sums = vec![Sum { label: (w.present)(common), cells: presence.collect(), post: false }];
        for (position, post) in self.city.posts.iter().enumerate().filter(|(_, p)| p.unit == self.unit()) {
            let cells = columns.iter().map(|column| {
                let need = self.need(position, column.day)?;
                let held = self.held(PostIx::of(position), column.day);
                let text = if held >= need { format!("✓ {held}") } else { format!("✗ {held}") };
                Some((text, held >= need))
            });
            let label = (w.need)(post.name.get(lang), post.need);
            sums.push(Sum { label, cells: cells.collect(), post: true });
        }
        sums
    }

    /// Cap of the unit on a day.
    #[must_use]
    pub fn cap(&self, day: usize) -> Option<u32> {
        self.effect.quota(self.unit(), day).map(|q| q.on_site_max)
    }

    /// People a post needs on a day; `None` if it is not kept then.
    #[must_use]
    pub fn need(&self, post: usize, day: usize) -> Option<u32> {
        let (post, date) = (self.city.posts.get(post)?, *self.effect.days.get(day)?);
        let holiday = self.city.holiday(date, date).is_some();
        post.kept_on(date, holiday).then_some(post.need)
    }

    fn held(&self, post: PostIx, day: usize) -> u32 {
        let holders = (0..self.roster.people.len()).filter(|&i| {
            let cell = self.roster.cell(i, day, self.days());
            cell.post == Some(post)
        });
        u32::try_from(holders.count()).unwrap_or(u32::MAX)
    }
}
