//! The exposure list of a case: who shared the office, on which days, by what, and on whose word; and
//! close contacts marked in one step.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use balai_app::health::{ContactWish, Met, Rest, Trace, mark_contacts, trace_contacts};
use balai_core::arrange::Mode;
use balai_core::diagnostic::Lang;
use balai_core::health::{Basis, Ground, Shared};

use super::room::{Room, Sent};
use super::text::{Words, status_words};
use crate::arrange::mend::seen::day_words;
use crate::desk::seat::secret;
use crate::frame::Frame;
use crate::reader::in_language;

/// Somebody who shared the office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Value of the box: number and last day.
    pub value: String,
    /// Name.
    pub name: String,
    /// By what, and on which days.
    pub rests: String,
    /// What is known of them already.
    pub known: Option<&'static str>,
    /// The box is ticked at first: same post, and nothing known.
    pub ticked: bool,
}

/// The page.
#[derive(Debug, Template)]
#[template(path = "health_trace.html")]
pub struct TracePage {
    /// Frame.
    pub frame: Frame,
    /// Words.
    pub t: &'static Words,
    /// Whose contacts.
    pub heading: String,
    /// What is wrong.
    pub wrong: Option<String>,
    /// So many were marked.
    pub done: Option<String>,
    /// Infectious days.
    pub window: String,
    /// What each day rests on.
    pub days: Vec<String>,
    /// Who.
    pub rows: Vec<Row>,
    /// Unit of the case.
    pub unit: String,
    /// Number of the case.
    pub person: String,
    /// Token of the form.
    pub token: String,
    /// Key of the form.
    pub key: String,
}

/// The list of a case. `said`: status, what is wrong, how many were marked.
pub async fn page(room: &Room, person: &str, said: (StatusCode, Option<String>, Option<usize>)) -> Response {
    let (t, slug) = (room.t, &room.town.city.slug);
    let trace = match trace_contacts(&room.counter.hall, &room.caller, (slug, person)).await {
        Ok(trace) => trace,
        Err(trouble) => match room.wrong(&trouble) {
            Ok((status, wrong)) => {
                let said = super::record::Said {
                    status: Some(status),
                    wrong: Some(wrong),
                    typed: (person.to_owned(), String::new(), String::new()),
                    ..super::record::Said::default()
                };
                return super::record::page(room, said).await;
            }
            Err(response) => return response,
        },
    };
    let heading = (t.trace)(&room.name(person));
    let page = TracePage {
        frame: room.frame(&heading, t.trace_lead),
        t,
        heading,
        wrong: said.1,
        done: said.2.map(t.marked),
        window: room.span(trace.window),
        days: days(room, &trace),
        rows: trace.met.iter().filter_map(|met| row(room, met)).collect(),
        unit: room.unit_of(person),
        person: person.to_owned(),
        token: room.seat.token.clone(),
        key: secret(),
    };
    room.answer(said.0, &page.frame, &page)
}

fn days(room: &Room, trace: &Trace) -> Vec<String> {
    let line = |rest: &Rest| {
        let day = day_words(rest.day, room.lang());
        let roster = rest.roster.as_ref().map_or_else(
            || room.t.no_roster.to_owned(),
            |(order, sequence)| (room.t.by_roster)(order, *sequence),
        );
        format!("{day}: {roster}; {}", said_words(&rest.said, room.lang()))
    };
    trace.rests.iter().map(line).collect()
}

fn row(room: &Room, met: &Met) -> Option<Row> {
    let (t, lang) = (room.t, room.lang());
    let person = room.town.people.get(met.person.at())?;
    let (last, _) = met.days.last()?;
    let ground = |ground: &Ground| match ground {
        Ground::Post(post) => {
            let post = room.town.city.posts.get(post.at()).map_or("", |p| p.name.get(lang));
            (t.same_post)(post)
        }
        Ground::Shift => t.same_shift.to_owned(),
        Ground::Day => t.same_day.to_owned(),
        Ground::Field => match lang {
            Lang::Id => "sama-sama di lapangan".to_owned(),
            Lang::En => "both in the field".to_owned(),
        },
    };
    let line = |(day, by): &(jiff::civil::Date, Shared)| {
        format!("{}: {} ({})", day_words(*day, lang), ground(&by.ground), basis_words(by.basis, lang))
    };
    let rests: Vec<_> = met.days.iter().map(line).collect();
    let near = met.days.iter().any(|(_, by)| matches!(by.ground, Ground::Post(_)));
    Some(Row {
        value: format!("{} {last}", person.id),
        name: person.name.clone(),
        rests: rests.join("; "),
        known: met.known.map(|status| status_words(status, lang)),
        ticked: near && met.known.is_none(),
    })
}

const fn place_words(mode: Mode, lang: Lang) -> &'static str {
    match (mode, lang) {
        (Mode::Office, Lang::Id) => "di kantor",
        (Mode::Office, Lang::En) => "at the office",
        (Mode::Field, Lang::Id) => "di lapangan",
        (Mode::Field, Lang::En) => "in the field",
        (_, Lang::Id) => "dari rumah",
        (_, Lang::En) => "from home",
    }
}

/// What the case said of a day.
fn said_words(said: &[Mode], lang: Lang) -> String {
    let places: Vec<_> = said.iter().map(|mode| place_words(*mode, lang)).collect();
    match (places.as_slice(), lang) {
        ([], Lang::Id) => "pegawai ini tidak presensi".to_owned(),
        ([], Lang::En) => "this person did not check in".to_owned(),
        (places, Lang::Id) => format!("menurut presensi pegawai ini bekerja {}", places.join(", ")),
        (places, Lang::En) => format!("by check-in this person worked {}", places.join(", ")),
    }
}

/// On whose word a shared day rests.
fn basis_words(basis: Basis, lang: Lang) -> String {
    match (basis, lang) {
        (Basis::Roster, Lang::Id) => "menurut jadwal saja, tidak presensi".to_owned(),
        (Basis::Roster, Lang::En) => "by the roster alone, did not check in".to_owned(),
        (Basis::CheckIn, Lang::Id) => "menurut presensi, tidak menurut jadwal".to_owned(),
        (Basis::CheckIn, Lang::En) => "by check-in, not by the roster".to_owned(),
        (Basis::Both, Lang::Id) => "menurut jadwal dan presensi".to_owned(),
        (Basis::Both, Lang::En) => "by roster and check-in".to_owned(),
        (Basis::Against(mode), Lang::Id) => {
            format!("menurut jadwal; menurut presensi bekerja {}", place_words(mode, lang))
        }
        (Basis::Against(mode), Lang::En) => {
            format!("by the roster; by check-in worked {}", place_words(mode, lang))
        }
    }
}

/// Marks those whose boxes are ticked.
pub async fn take(room: &Room, sent: &Sent) -> Response {
    let case = sent.field("pegawai").to_owned();
    if !room.seat.wrote(sent.field("tanda")) {
        return page(room, &case, (StatusCode::FORBIDDEN, Some(room.t.stranger.to_owned()), None)).await;
    }
    let ticked = sent.0.0.iter().filter(|(name, _)| name == "kontak");
    let read = |value: &str| {
        let (id, day) = value.split_once(' ')?;
        Some((id.to_owned(), day.parse().ok()?))
    };
    let people = ticked.filter_map(|(_, value)| read(value)).collect();
    let wish = ContactWish { city: room.town.city.slug.clone(), people };
    match mark_contacts(&room.counter.hall, &room.caller, &sent.key(), wish).await {
        Ok(taken) => {
            let case = crate::frame::query_value(&case);
            let (slug, count) = (&room.town.city.slug, taken.numbers.len());
            let to = format!("/{slug}/kesehatan/kontak?pegawai={case}&ditandai={count}");
            Redirect::to(&in_language(room.lang(), &to)).into_response()
        }
        Err(trouble) => match room.wrong(&trouble) {
            Ok((status, wrong)) => page(room, &case, (status, Some(wrong), None)).await,
            Err(response) => response,
        },
    }
}
