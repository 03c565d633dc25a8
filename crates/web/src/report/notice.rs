//! "Apa yang buka hari ini?": the public page of one day, built from core values alone.
//!
//! [`build`] is pure, so a page can be made for any day, order and reader; handlers only fetch.

use askama::Template;
use balai_core::city::{City, Person};
use balai_core::diagnostic::{Lang, long_date};
use balai_core::order::Effect;
use balai_core::report::notice::{Entry, Notice};
use jiff::civil::Date;
use serde::Deserialize;

use super::basis::{Basis, basis};
use super::card::Card;
use super::days::{Day, date_line, day_address, near, strip};
use super::district::{Day as On, District, Tile, district, tiles};
use super::groups::{Group, Tally, shown_groups, tally, usual};
use super::search::search;
use super::text::{Words, words};
use crate::frame::{Frame, query_value};

/// What the reader asks of the page.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Asked {
    /// Search by need.
    #[serde(default)]
    pub q: String,
    /// A kecamatan.
    #[serde(default)]
    pub kecamatan: String,
}

/// What the page is made of.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    /// The city.
    pub city: &'a City,
    /// Its staff; empty where offices need not be told apart.
    pub people: &'a [Person],
    /// The day shown.
    pub date: Date,
    /// The day of the clock; `None` on a page that leaves the hall and is read on any day.
    pub today: Option<Date>,
    /// The notice, if an order holds on the day.
    pub notice: Option<&'a Notice>,
    /// What that order gives.
    pub effect: Option<&'a Effect>,
    /// First and last day of an order to point to where none holds.
    pub near: Option<(Date, Date)>,
    /// Size of the letter, bytes.
    pub pdf: Option<usize>,
}

/// Results of a search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Heading.
    pub heading: String,
    /// Services, best first.
    pub cards: Vec<Card>,
}

/// The page.
#[derive(Debug, Template)]
#[template(path = "notice.html")]
pub struct NoticePage {
    /// Frame.
    pub frame: Frame,
    /// Words.
    pub w: &'static Words,
    /// Heading.
    pub heading: String,
    /// "Rabu, 30 Juni 2021 · hari ke-2 dari 7".
    pub date_line: String,
    /// What holds.
    pub headline: String,
    /// Asked of the search.
    pub q: String,
    /// Address of the day, where the search form goes.
    pub here: String,
    /// Chips: label, address.
    pub chips: Vec<(&'static str, String)>,
    /// Results, if something was asked.
    pub found: Option<Found>,
    /// Strip of days.
    pub strip: Vec<Day>,
    /// Way to the days of an order from a day without one: words, address.
    pub near: Option<(String, String)>,
    /// Tally.
    pub tally: Vec<Tally>,
    /// First day back.
    pub reopening: String,
    /// Emergency numbers.
    pub phones: Vec<(String, String)>,
    /// Emergency services.
    pub emergency: Vec<Card>,
    /// Groups.
    pub groups: Vec<Group>,
    /// Tiles in a row.
    pub columns: usize,
    /// Tiles.
    pub tiles: Vec<Tile>,
    /// The chosen kecamatan.
    pub district: Option<District>,
    /// What it rests on.
    pub basis: Option<Basis>,
}

/// The page of one day.
#[must_use]
pub fn build(frame: Frame, view: View<'_>, asked: &Asked) -> NoticePage {
    let (lang, w) = (frame.lang, words(frame.lang));
    let entries = view.notice.map_or_else(|| usual(view.city, view.date, lang), |n| n.entries.clone());
    let here = day_address(&frame, view.date, view.today);
    let heading = if Some(view.date) == view.today {
        w.title_today.to_owned()
    } else {
        (w.title_on)(&long_date(view.date, lang))
    };
    let (columns, tiles) =
        tiles(view.city, w, |name| format!("{here}?kecamatan={}#kecamatan", query_value(name)));
    let q = asked.q.trim().chars().take(80).collect::<String>();
    let title = if q.is_empty() { heading.clone() } else { format!("{q}: {heading}") };
    let headline = headline(view, w, lang);
    let on = On {
        date: view.date,
        rule: view.effect.and_then(|e| Some((e, e.day(view.date)?))),
        people: view.people,
    };
    let name = asked.kecamatan.trim();
    NoticePage {
        w,
        date_line: view.notice.map_or_else(|| long_date(view.date, lang), |n| date_line(n, w, lang)),
        found: (!q.is_empty()).then(|| found(view.city, &entries, &q, w, lang)),
        chips: chips(view.city, &entries, &here, w),
        strip: strip(&frame, view, w),
        near: near(&frame, view, w),
        tally: tally(&entries, w),
        reopening: view
            .notice
            .and_then(|n| n.reopening)
            .map_or_else(String::new, |day| (w.reopening)(&long_date(day, lang))),
        phones: view.city.phones.iter().map(|(n, what)| (n.clone(), what.get(lang).to_owned())).collect(),
        emergency: entries.iter().filter(|e| e.emergency).map(|e| Card::of(e, lang)).collect(),
        groups: shown_groups(view, &entries, w, lang),
        columns,
        tiles,
        district: (!name.is_empty()).then(|| district(view.city, on, name, w)),
        basis: view.notice.map(|notice| basis(&frame, view, notice, w)),
        frame: frame.titled(title, headline.clone()),
        headline,
        heading,
        q,
        here,
    }
}

fn headline(view: View<'_>, w: &Words, lang: Lang) -> String {
    match view.notice {
        Some(notice) => notice.headline.get(lang).to_owned(),
        None if view.city.is_working_day(view.date) => (w.ordinary)(&view.city.government),
        None => w.day_off.to_owned(),
    }
}

fn found(city: &City, entries: &[Entry], q: &str, w: &Words, lang: Lang) -> Found {
    let cards: Vec<Card> =
        search(city, entries, q).into_iter().take(24).map(|i| Card::of(&entries[i], lang)).collect();
    let heading = if cards.is_empty() { (w.no_result)(q) } else { (w.results)(cards.len(), q) };
    Found { heading, cards }
}

/// Chips lead only to searches that find something.
fn chips(city: &City, entries: &[Entry], here: &str, w: &Words) -> Vec<(&'static str, String)> {
    let useful = w.chip_list.iter().filter(|(_, q)| !search(city, entries, q).is_empty());
    useful.map(|(label, q)| (*label, format!("{here}?q={}#hasil", query_value(q)))).collect()
}
