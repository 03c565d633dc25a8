//! The page about an instant: the order that held, the chain of a unit, who was where, and what was
//! recorded only later. Read from the record alone; nothing is worked out that was not known.

use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use balai_app::{Act, AsOf, SignedOrder, Town, may_somewhere};
use balai_core::city::UnitIx;
use balai_core::diagnostic::{Lang, long_date};
use balai_core::report::notice::citation;
use jiff::Timestamp;
use jiff::civil::DateTime;
use serde::Deserialize;

use super::text::{Words, words};
use crate::counter::Counter;
use crate::desk::seat::Seat;
use crate::frame::{Frame, Section};
use crate::order::holds::{self, Answer, Kind};
use crate::order::text as order_text;
use crate::reader::Reader;
use crate::respond::respond;

/// The address of the page.
pub fn pages(language: &str) -> Router<Counter> {
    Router::new().route(&format!("{language}/{{city}}/pada"), get(page))
}

/// What is asked.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    saat: String,
    #[serde(default)]
    pub(super) unit: String,
    #[serde(default)]
    diketahui: String,
    pub(super) hal: Option<usize>,
}

/// An order: citation, its page, when it was recorded.
pub type Recorded = (String, String, String);

/// Who was where: of a unit by name, of the city by number.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Roster {
    /// By which roster; empty if there was none.
    pub published: String,
    /// Rosters published later; empty if none.
    pub later: String,
    /// People: name, where, post, what they had tapped.
    pub people: Vec<(String, &'static str, String, String)>,
    /// Which of them are shown, and the addresses before and after; `None` if all are.
    pub paging: Option<(String, Option<String>, Option<String>)>,
    /// Units: name, address, numbers.
    pub units: Vec<(String, String, [usize; 4])>,
    /// Their sums.
    pub total: [usize; 4],
}

/// The page.
#[derive(Debug, Template)]
#[template(path = "past.html")]
pub struct PastPage {
    /// Frame.
    pub frame: Frame,
    /// Words.
    pub w: &'static Words,
    /// Words of the chain.
    pub o: &'static order_text::Words,
    /// Units by kind.
    pub kinds: Vec<Kind>,
    /// Instant in the form.
    pub at: String,
    /// The record up to now is asked.
    pub now_known: bool,
    /// True if what was asked cannot be read.
    pub wrong: bool,
    /// Heading of the answer; empty if nothing sensible was asked.
    pub heading: String,
    /// Notes over the answer.
    pub notes: Vec<&'static str>,
    /// The order that held.
    pub order: Option<Recorded>,
    /// Orders recorded later.
    pub later: Vec<Recorded>,
    /// The chain of a unit.
    pub chain: Option<Answer>,
    /// Who was where.
    pub roster: Roster,
    /// What the table is about.
    pub about: String,
}

async fn page(
    State(counter): State<Counter>,
    reader: Reader,
    seat: Seat,
    Path(city): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    let Some(town) = counter.hall.town(&city) else { return counter.missing(&reader) };
    if !may_somewhere(&seat.caller(), Act::ReadPast, &city) {
        return counter.barred(&reader, &seat, &city);
    }
    let (frame, now) = counter.frame(&reader, &town, Section::Roster);
    let frame = frame.signed_or_door(seat.visitor.as_ref(), &reader);
    let at =
        if asked.saat.trim().is_empty() { Some(whole_minute(now.datetime())) } else { read(&asked.saat) };
    let unit = town.city.unit(&asked.unit);
    let mut page = empty(frame, &town, &asked, at.unwrap_or(whole_minute(now.datetime())));
    let (Some(at), true) = (at, unit.is_some() || asked.unit.is_empty()) else {
        page.wrong = true;
        return respond(StatusCode::UNPROCESSABLE_ENTITY, &page.frame, &page);
    };
    let known = page.now_known.then(|| now.timestamp());
    let then = match counter.hall.as_of(&town, at, known).await {
        Ok(then) => then,
        Err(trouble) => return counter.trouble(&reader, &trouble),
    };
    if at > now.datetime() {
        page.notes.push(page.w.ahead);
    }
    answer(&mut page, &then, unit);
    let filled = match unit.and_then(|_| then.town.city.unit(&asked.unit)) {
        Some(unit) => match counter.hall.tapped(&seat.caller(), &then, unit).await {
            Ok(taps) => counter.hall.were(&seat.caller(), &then, unit).await.map(|were| {
                if let Some(were) = were {
                    page.people(&then, (&were, &taps), &asked);
                }
            }),
            Err(trouble) => Err(trouble),
        },
        None => counter.hall.counts(&then).await.map(|counts| page.units(&then, &counts)),
    };
    match filled {
        Ok(()) => respond(StatusCode::OK, &page.frame, &page),
        Err(trouble) => counter.trouble(&reader, &trouble),
    }
}

fn whole_minute(at: DateTime) -> DateTime {
    at.date().at(at.hour(), at.minute(), 0, 0)
}

/// "2021-06-30T09:00", as browsers send it.
fn read(text: &str) -> Option<DateTime> {
    text.trim().replace(' ', "T").parse().ok().filter(|at: &DateTime| (1900..=9000).contains(&at.year()))
}

fn empty(frame: Frame, town: &Town, asked: &Asked, at: DateTime) -> PastPage {
    let (lang, w) = (frame.lang, words(frame.lang));
    PastPage {
        w,
        o: order_text::words(lang),
        kinds: holds::kinds(town, &asked.unit, lang),
        at: format!("{}T{:02}:{:02}", at.date(), at.hour(), at.minute()),
        now_known: asked.diketahui == "kini",
        wrong: false,
        heading: String::new(),
        notes: vec![],
        order: None,
        later: vec![],
        chain: None,
        roster: Roster::default(),
        about: String::new(),
        frame: frame.titled(w.title, w.lead),
    }
}

/// "30 Juni 2021, 07.15": an instant at the clock of the city.
fn clock(town: &Town, at: Timestamp, lang: Lang) -> String {
    let at = at.to_zoned(town.zone());
    format!("{}, {:02}.{:02}", long_date(at.date(), lang), at.hour(), at.minute())
}

fn answer(page: &mut PastPage, then: &AsOf, unit: Option<UnitIx>) {
    let (w, lang, town) = (page.w, page.frame.lang, &then.town);
    let time = format!("{:02}.{:02}", then.at.hour(), then.at.minute());
    page.heading = (w.heading)(&long_date(then.at.date(), lang), &time);
    if !then.on_record {
        page.notes.push(w.unknown);
    }
    let recorded = |order: &SignedOrder| {
        let address = page.frame.town(&format!("/aturan/{}", order.order.id));
        (citation(&order.order, &town.city), address, (w.recorded)(&clock(town, order.recorded_at, lang)))
    };
    page.order = then.order.as_ref().map(|order| recorded(order));
    page.later = then.later_orders.iter().map(|order| recorded(order)).collect();
    page.chain = unit.map(|unit| holds::answer(&page.frame, town, (unit, then.at), page.o));
    if let Some(head) = &then.roster {
        page.roster.published = (w.published)(head.sequence, &clock(town, head.planned_at, lang));
        let later = then.later_rosters;
        page.roster.later = if later > 0 { (w.later_rosters)(later) } else { String::new() };
    }
}
