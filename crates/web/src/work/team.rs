//! The team of a superior on a day: who is where, who is silent, corrections, and swaps to decide.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use balai_app::{Act, Team, TeamRow, may_in};
use balai_core::diagnostic::long_date;
use balai_core::work::attendance::{Point, Remark};
use balai_core::work::signs::Sign;
use balai_core::work::swap::Mover;
use serde::Deserialize;

use super::door::{Door, Said, moment};
use super::list;
use super::swap::{RequestLine, line};
use super::text::{Words, place};
use super::week::{PLACES, title};
use crate::counter::Counter;
use crate::desk::seat::{Seat, secret};
use crate::frame::Frame;
use crate::reader::Reader;

/// Somebody of the unit.
#[derive(Debug)]
pub struct Row {
    /// Number.
    pub id: String,
    /// Name.
    pub name: String,
    /// Where they are.
    pub plan: String,
    /// In, out: words.
    pub times: [String; 2],
    /// What has to be said.
    pub remarks: Vec<String>,
    /// Somebody should look.
    pub weighs: bool,
}

/// The page.
#[derive(Debug, Template)]
#[template(path = "team.html")]
pub struct TeamPage {
    /// Frame.
    pub frame: Frame,
    /// Words.
    pub t: &'static Words,
    /// Words of a list.
    pub l: &'static list::text::Words,
    /// What is said over the page.
    pub said: Said,
    /// Unit: slug, name.
    pub unit: (String, String),
    /// Other units the reader may see: slug, name.
    pub units: Vec<(String, String, bool)>,
    /// Day: value, words.
    pub day: (String, String),
    /// Ways to what waits for a decision: address, words.
    pub decisions: [(String, &'static str); 2],
    /// How many are where.
    pub counts: Vec<String>,
    /// Who is silent.
    pub silent: Vec<String>,
    /// People.
    pub rows: Vec<Row>,
    /// Requests.
    pub swaps: Vec<RequestLine>,
    /// Signs of faked places: of whom, what was seen.
    pub signs: Vec<(String, String)>,
    /// The reader may correct.
    pub corrects: bool,
    /// The reader may enter a list.
    pub enters: bool,
    /// A list as it was typed, and its reason.
    pub typed: [String; 2],
    /// Places: word, words.
    pub places: Vec<(&'static str, &'static str)>,
    /// Token and key of the forms.
    pub keys: [String; 2],
}

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// Unit.
    #[serde(default)]
    pub unit: String,
    /// Day.
    #[serde(default)]
    pub hari: String,
    #[serde(default)]
    kata: usize,
}

/// The page.
pub async fn page(
    State(counter): State<Counter>,
    reader: Reader,
    seat: Seat,
    Path(city): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Response> {
    let door = Door::open((counter, reader, seat), (&city, Act::ReadTeam), None)?;
    let done = [1, 4, 5, 7].contains(&asked.kata).then(|| door.t.told[asked.kata].to_owned());
    shown(&door, (&asked.unit, &asked.hari), Said { done, ..Said::default() }, Default::default()).await
}

/// The page of a unit on a day, with what is said over it.
pub async fn shown(
    door: &Door,
    (unit, day): (&str, &str),
    said: Said,
    typed: [String; 2],
) -> Result<Response, Response> {
    let mine = door.units(unit);
    let chosen = mine.iter().find(|slug| *slug == unit).or(mine.first()).cloned().unwrap_or_default();
    let (hall, city) = (&door.counter.hall, door.town.city.slug.as_str());
    let team = hall.team(&door.caller, (city, &chosen), day.parse().ok()).await;
    let team = team.map_err(|trouble| door.trouble(&trouble))?;
    let signs = hall.signs(&door.caller, (city, &chosen)).await;
    let signs = signs.map_err(|trouble| door.trouble(&trouble))?;
    let status = said.status;
    let mut page = build(door, &team, mine, said);
    page.typed = typed;
    let names =
        |sign: &Sign| sign.people().into_iter().map(|id| door.name(id)).collect::<Vec<_>>().join(", ");
    page.signs = signs.iter().map(|sign| (names(sign), sign.text().get(door.lang()).to_owned())).collect();
    Ok(door.answer(status, &page, &page.frame))
}

fn build(door: &Door, team: &Team, mine: Vec<String>, said: Said) -> TeamPage {
    let (t, lang, city) = (door.t, door.lang(), &door.town.city);
    let named = |slug: &str| {
        let unit = city.unit(slug).and_then(|ix| city.units.get(ix.at()));
        unit.map_or_else(String::new, |unit| unit.name.clone())
    };
    let slug = city.units.get(team.unit.at()).map_or("", |u| u.slug.as_str()).to_owned();
    let corrects = may_in(&door.caller, Act::CorrectAttendance, &city.slug, Some(&slug));
    let decides = may_in(&door.caller, Act::DecideSwap, &city.slug, Some(&slug));
    let waits = team.swaps.iter().filter(|request| request.state.waits());
    let mut swaps: Vec<RequestLine> = waits.map(|request| line(door, request, Mover::Head)).collect();
    if !decides {
        swaps.iter_mut().for_each(|swap| swap.answers.clear());
    }
    let silent = team.rows.iter().filter(|row| matches!(row.held.arrive, Point::Missing(_)));
    let mut numbers = [0_usize; 6];
    for row in &team.rows {
        numbers[place(row.held.day.mode)] += 1;
    }
    let counts = numbers.into_iter().zip(t.counts.iter().skip(1)).filter(|(n, _)| *n > 0);
    let all = format!("{} {}", team.rows.len(), t.counts[0]);
    let (reports, permits) = (super::activity::text::words(lang), super::permit::text::words(lang));
    TeamPage {
        frame: door.frame().titled(title(&said, t.team[0], t), t.team[1]),
        t,
        l: list::text::words(lang),
        unit: (slug.clone(), named(&slug)),
        units: mine.into_iter().map(|s| (s.clone(), named(&s), s == slug)).collect(),
        day: (team.date.to_string(), long_date(team.date, lang)),
        decisions: [("kegiatan", reports.ways[1]), ("izin", permits.ways[1])]
            .map(|(page, words)| (door.to(&format!("/tim/{page}?unit={slug}")), words)),
        counts: std::iter::once(all).chain(counts.map(|(n, word)| format!("{n} {word}"))).collect(),
        silent: silent.map(|row| name(door, row)).collect(),
        rows: team.rows.iter().map(|r| row(door, r)).collect(),
        swaps,
        signs: Vec::new(),
        corrects,
        enters: may_in(&door.caller, Act::EnterAttendance, &city.slug, Some(&slug)),
        typed: [String::new(), String::new()],
        places: PLACES.into_iter().zip(t.places).collect(),
        keys: [door.seat.token.clone(), secret()],
        said,
    }
}

fn name(door: &Door, row: &TeamRow) -> String {
    door.town.people.get(row.person.at()).map_or_else(String::new, |p| p.name.clone())
}

fn row<'r>(door: &Door, row: &'r TeamRow) -> Row {
    let (t, lang) = (door.t, door.lang());
    let day = row.held.day.date;
    let mut remarks: Vec<&Remark> = Vec::new();
    let mut told = Vec::new();
    let mut time = |point: &'r Point| match point {
        Point::Done(tap, said) => {
            remarks.extend(said);
            moment(tap.at, day, lang)
        }
        Point::NotAsked => "–".to_owned(),
        Point::NotYet(_) | Point::Open(_) => t.states[1].to_owned(),
        Point::Missing(_) => t.states[2].to_owned(),
        Point::Excused(reason) => {
            told.push(reason.clone());
            t.states[3].to_owned()
        }
    };
    let times = [time(&row.held.arrive), time(&row.held.leave)];
    let corrected =
        row.held.entries.iter().filter_map(|entry| Some((entry.corrects?, entry.reason.as_deref()?)));
    told.extend(corrected.map(|(number, reason)| (t.corrected)(&number.to_string(), reason)));
    let weighs = remarks.iter().any(|r| r.weighs()) || matches!(row.held.arrive, Point::Missing(_));
    let mut all: Vec<String> = remarks.iter().map(|r| r.text().get(lang).to_owned()).collect();
    all.extend(told);
    all.dedup();
    Row {
        id: door.town.people.get(row.person.at()).map(|p| p.id.clone()).unwrap_or_default(),
        name: name(door, row),
        plan: t.in_words[place(row.held.day.mode)].to_owned(),
        times,
        remarks: all,
        weighs,
    }
}
