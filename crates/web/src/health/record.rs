//! The record of a person: their reports, and the form in which the health officer adds one or strikes
//! one out.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use balai_app::health::{RecordWish, record_health};
use balai_core::health::Reason;

use super::person::{Person, record, whose};
use super::room::{Room, Sent};
use super::text::{OFFICER_CHOICES, Words, reason_words};
use crate::desk::seat::secret;
use crate::frame::{Frame, query_value};
use crate::reader::in_language;

/// The page.
#[derive(Debug, Template)]
#[template(path = "health_record.html")]
pub struct RecordPage {
    /// Frame.
    pub frame: Frame,
    /// Words.
    pub t: &'static Words,
    /// What is wrong.
    pub wrong: Option<String>,
    /// What was done.
    pub done: bool,
    /// Whose record is open.
    pub person: Option<Person>,
    /// What they can be: value, words, hint, chosen.
    pub choices: Vec<super::own::Choice>,
    /// Why one is struck out: value, words.
    pub reasons: Vec<(&'static str, &'static str)>,
    /// Who and which day, as typed.
    pub typed: (String, String),
    /// Token of the form.
    pub token: String,
    /// Key of the form.
    pub key: String,
}

/// What is said over the page.
#[derive(Debug, Default)]
pub struct Said {
    /// Status, if not 200.
    pub status: Option<StatusCode>,
    /// What is wrong.
    pub wrong: Option<String>,
    /// Something was kept.
    pub done: bool,
    /// Who, what and which day, as typed.
    pub typed: (String, String, String),
}

/// The page: the record of who is named, or the empty form.
pub async fn page(room: &Room, mut said: Said) -> Response {
    let t = room.t;
    let mut person = None;
    if !said.typed.0.is_empty() {
        match whose(room, &said.typed.0) {
            Ok(id) => {
                said.typed.0.clone_from(&id);
                person = match record(room, &id).await {
                    Ok(person) => Some(person),
                    Err(trouble) => return room.trouble(&trouble),
                };
            }
            Err(trouble) if said.wrong.is_none() => match room.wrong(&trouble) {
                Ok((status, wrong)) => (said.status, said.wrong) = (Some(status), Some(wrong)),
                Err(response) => return response,
            },
            Err(_) => {}
        }
    }
    let title = if said.wrong.is_some() { format!("{}{}", t.error, t.record) } else { t.record.to_owned() };
    let choices = OFFICER_CHOICES.iter().zip(t.officer_choices);
    let choices = choices.map(|((value, ..), (words, hint))| (*value, words, hint, *value == said.typed.1));
    let day = if said.typed.2.is_empty() { room.now.date().to_string() } else { said.typed.2 };
    let page = RecordPage {
        frame: room.frame(&title, t.record_lead),
        t,
        wrong: said.wrong,
        done: said.done,
        person,
        choices: choices.collect(),
        reasons: Reason::ALL.map(|reason| (reason.word(), reason_words(reason, room.lang()))).to_vec(),
        typed: (said.typed.0, day),
        token: room.seat.token.clone(),
        key: secret(),
    };
    room.answer(said.status.unwrap_or(StatusCode::OK), &page.frame, &page)
}

/// Takes what the officer sends.
pub async fn take(room: &Room, sent: &Sent) -> Response {
    let t = room.t;
    let typed = ["pegawai", "keadaan", "tanggal"].map(|name| sent.field(name).to_owned());
    let said = |status: StatusCode, wrong: String| Said {
        status: Some(status),
        wrong: Some(wrong),
        done: false,
        typed: (typed[0].clone(), typed[1].clone(), typed[2].clone()),
    };
    if !room.seat.wrote(sent.field("tanda")) {
        return page(room, said(StatusCode::FORBIDDEN, t.stranger.to_owned())).await;
    }
    let chosen = OFFICER_CHOICES.iter().find(|(value, ..)| *value == typed[1]);
    let revises = sent.field("ganti").parse::<i64>().ok();
    let reason = Reason::of_word(sent.field("alasan"));
    let faults = [
        typed[0].is_empty().then_some(t.who_missing),
        chosen.is_none().then_some(t.choose),
        sent.day("tanggal").is_none().then_some(t.day_wrong),
        (revises.is_some() && reason.is_none()).then_some(t.reason_missing),
    ];
    let faults: Vec<_> = faults.into_iter().flatten().collect();
    let (Some((_, status, symptoms)), Some(day), true) = (chosen, sent.day("tanggal"), faults.is_empty())
    else {
        return page(room, said(StatusCode::UNPROCESSABLE_ENTITY, faults.join(" "))).await;
    };
    let wish = |person: String| RecordWish {
        city: room.town.city.slug.clone(),
        person,
        status: *status,
        day,
        symptoms: *symptoms,
        revises: revises.zip(reason),
    };
    let taken = match whose(room, &typed[0]) {
        Ok(id) => {
            let kept = record_health(&room.counter.hall, &room.caller, &sent.key(), wish(id.clone())).await;
            kept.map(|_| id)
        }
        Err(trouble) => Err(trouble),
    };
    match taken {
        Ok(id) => {
            let to =
                format!("/{}/kesehatan/catat?pegawai={}&tercatat=1", room.town.city.slug, query_value(&id));
            Redirect::to(&in_language(room.lang(), &to)).into_response()
        }
        Err(trouble) => match room.wrong(&trouble) {
            Ok((status, wrong)) => page(room, said(status, wrong)).await,
            Err(response) => response,
        },
    }
}
