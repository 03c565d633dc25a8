//! Which order holds for a unit at an instant: one visible answer with the chain it comes from.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use balai_app::Town;
use balai_core::city::{UnitIx, UnitKind};
use balai_core::diagnostic::{Lang, long_date};
use balai_core::order::{Holding, Link, Rank};
use balai_core::report::notice::citation;
use jiff::civil::{Date, DateTime, Time};
use serde::Deserialize;

use super::text::{Words, words};
use crate::arrange::text::kind_word;
use crate::counter::Counter;
use crate::frame::{Frame, Section};
use crate::reader::Reader;
use crate::respond::respond;

/// Groups of people that are shown.
const GROUPS: usize = 5;

/// What is asked.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    unit: String,
    #[serde(default)]
    tanggal: String,
    #[serde(default)]
    pukul: String,
}

/// One order of the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// "Nasional".
    pub rank: &'static str,
    /// "Surat Edaran ... Nomor 67 Tahun 2020".
    pub order: String,
    /// Its page, if the city keeps one.
    pub href: Option<String>,
    /// "Butir 1"; empty if none speaks of these people.
    pub clause: String,
    /// What it gives.
    pub gives: String,
    /// True for the answer.
    pub holds: bool,
}

/// People for whom the same holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// How many, and who for instance.
    pub people: String,
    /// The chain, from the nation down.
    pub rows: Vec<Row>,
    /// True if one of the rows is the answer.
    pub answered: bool,
}

/// The answer about a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Unit, day and time.
    pub heading: String,
    /// Groups, the largest first; empty if no order is in force.
    pub groups: Vec<Group>,
    /// People who are not shown; empty if none.
    pub more: String,
}

/// Units of one kind, to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kind {
    /// Name of the kind.
    pub heading: &'static str,
    /// For each unit: slug, name, whether it was asked for.
    pub units: Vec<(String, String, bool)>,
}

/// The page.
#[derive(Debug, Template)]
#[template(path = "holds.html")]
pub struct HoldsPage {
    /// Frame.
    pub frame: Frame,
    /// Words.
    pub w: &'static Words,
    /// Units by kind.
    pub kinds: Vec<Kind>,
    /// Day and time in the form.
    pub day: String,
    /// Time in the form.
    pub time: String,
    /// What holds, if something sensible was asked.
    pub answer: Option<Answer>,
    /// True if what was asked cannot be read.
    pub wrong: bool,
}

/// Answers the page.
pub async fn page(
    State(counter): State<Counter>,
    reader: Reader,
    Path(city): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    let Some(town) = counter.hall.town(&city) else { return counter.missing(&reader) };
    let (frame, now) = counter.frame(&reader, &town, Section::Orders);
    let page = build(frame, &town, &asked, now.datetime());
    let status = if page.wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    respond(status, &page.frame, &page)
}

fn build(frame: Frame, town: &Town, asked: &Asked, now: DateTime) -> HoldsPage {
    let (lang, w) = (frame.lang, words(frame.lang));
    let day: Option<Date> = when(&asked.tanggal, now.date());
    let time: Option<Time> = when(&asked.pukul, now.time());
    let unit = town.city.unit(&asked.unit);
    let wrong = day.is_none() || time.is_none() || (unit.is_none() && !asked.unit.is_empty());
    let (day, time) = (day.unwrap_or(now.date()), time.unwrap_or(now.time()));
    let at = day.to_datetime(time);
    let answer = unit.filter(|_| !wrong).map(|unit| answer(&frame, town, (unit, at), w));
    HoldsPage {
        w,
        kinds: kinds(town, &asked.unit, lang),
        day: day.to_string(),
        time: format!("{:02}:{:02}", time.hour(), time.minute()),
        answer,
        wrong,
        frame: frame.titled(w.holds_title, w.holds_lead),
    }
}

/// A value of the form, `otherwise` if it was left empty; `None` if it cannot be read.
fn when<T: std::str::FromStr>(text: &str, otherwise: T) -> Option<T> {
    let text = text.trim();
    if text.is_empty() { Some(otherwise) } else { text.parse().ok() }
}

/// The units of a city to choose from.
pub fn kinds(town: &Town, asked: &str, lang: Lang) -> Vec<Kind> {
    let of = |kind: UnitKind| {
        let here = town.city.units.iter().filter(|u| u.kind == kind && u.staff() > 0);
        let row = |u: &balai_core::city::Unit| (u.slug.clone(), u.short.clone(), u.slug == asked);
        Kind { heading: kind_word(kind, lang), units: here.map(row).collect() }
    };
    UnitKind::ALL.into_iter().map(of).filter(|kind| !kind.units.is_empty()).collect()
}

/// What holds for a unit at an instant.
pub fn answer(frame: &Frame, town: &Town, (unit, at): (UnitIx, DateTime), w: &Words) -> Answer {
    let name = town.city.units.get(unit.at()).map_or("", |u| u.name.as_str());
    let clock = format!("{:02}.{:02}", at.hour(), at.minute());
    let mut held = town.holding(unit, at);
    held.retain(|group| !group.links.is_empty());
    let rest: usize = held.iter().skip(GROUPS).map(|group| group.people.len()).sum();
    Answer {
        heading: (w.holds_heading)(name, &long_date(at.date(), frame.lang), &clock),
        groups: held.iter().take(GROUPS).map(|h| group(frame, town, h, w)).collect(),
        more: if rest > 0 { (w.holds_more)(rest) } else { String::new() },
    }
}

fn group(frame: &Frame, town: &Town, held: &Holding, w: &Words) -> Group {
    let first = held.people.first().and_then(|p| town.people.get(p.at()));
    let rows: Vec<Row> = held.links.iter().map(|link| row(frame, town, link, w)).collect();
    Group {
        people: (w.holds_people)(held.people.len(), first.map_or("", |p| p.title.as_str())),
        answered: rows.iter().any(|row| row.holds),
        rows,
    }
}

fn row(frame: &Frame, town: &Town, link: &Link, w: &Words) -> Row {
    let own = town.order(&link.order).map(|signed| &signed.order);
    let order = own.or_else(|| town.order_above(&link.order));
    let [nation, province, city, unit] = w.ranks;
    Row {
        rank: match link.rank {
            Rank::Nation => nation,
            Rank::Province => province,
            Rank::City => city,
            Rank::Unit => unit,
        },
        order: order.map_or_else(|| link.order.clone(), |o| citation(o, &town.city)),
        href: own.map(|o| frame.town(&format!("/aturan/{}", o.id))),
        clause: link.clause.clone(),
        gives: link.gives.get(frame.lang).to_owned(),
        holds: link.holds,
    }
}
