//! The page on which somebody reports their own health: what they are, since when, and send. It says
//! what happens with it, who can see it, and who has.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use balai_app::Look;
use balai_app::health::{OwnHealth, OwnReport, read_own_health, report_health};
use balai_core::diagnostic::long_date;
use balai_core::health::{Report, Status};

use super::room::{Room, Sent};
use super::text::{OWN_CHOICES, Words, status_words};
use crate::desk::seat::secret;
use crate::frame::{Frame, clock};
use crate::reader::in_language;

/// A choice: value, words, hint, chosen.
pub type Choice = (&'static str, &'static str, &'static str, bool);

/// The page.
#[derive(Debug, Template)]
#[template(path = "health_own.html")]
pub struct OwnPage {
    /// Frame.
    pub frame: Frame,
    /// Words.
    pub t: &'static Words,
    /// What is wrong.
    pub wrong: Option<String>,
    /// A report was just taken: what it led to.
    pub done: Vec<String>,
    /// Where one stands: status, days, what to do.
    pub stands: Option<(String, String, String)>,
    /// What one can be.
    pub choices: Vec<Choice>,
    /// The day as it was typed.
    pub day: String,
    /// Reports so far: when, what.
    pub reports: Vec<(String, String)>,
    /// Who looked: when, who, what for.
    pub looks: Vec<(String, String, String)>,
    /// Number to call.
    pub phone: Option<String>,
    /// Token of the form.
    pub token: String,
    /// Key of the form.
    pub key: String,
}

/// What is said of what was sent.
#[derive(Debug, Default)]
pub struct Said {
    /// Status, if not 200.
    pub status: Option<StatusCode>,
    /// What is wrong.
    pub wrong: Option<String>,
    /// What was chosen, and the day that was typed.
    pub typed: (String, String),
    /// How many rosters were published for a report just taken.
    pub sent: Option<usize>,
}

/// The page of who is signed in.
pub async fn page(room: &Room, said: Said) -> Response {
    let own = match read_own_health(&room.counter.hall, &room.caller, &room.town.city.slug).await {
        Ok(own) => own,
        Err(trouble) => return room.trouble(&trouble),
    };
    let (t, lang) = (room.t, room.lang());
    let title = if said.wrong.is_some() { format!("{}{}", t.error, t.own) } else { t.own.to_owned() };
    let day = if said.typed.1.is_empty() { room.now.date().to_string() } else { said.typed.1.clone() };
    let choices = OWN_CHOICES.iter().zip(t.own_choices);
    let choices = choices.map(|((value, ..), (words, hint))| (*value, words, hint, *value == said.typed.0));
    let time = |at: jiff::Timestamp| clock(&at.to_zoned(room.now.time_zone().clone()), lang);
    let report = |kept: &balai_app::Kept| (time(kept.entry.at), report_line(room, &kept.entry.report));
    let look = |look: &Look| {
        let who = look.actor.rsplit('/').next().unwrap_or_default().to_owned();
        let why = if look.purpose == "tracing" { t.purposes[1] } else { t.purposes[0] };
        (time(look.at), who, why.to_owned())
    };
    let page = OwnPage {
        frame: room.frame(&title, t.own_lead),
        t,
        wrong: said.wrong,
        done: said.sent.map_or_else(Vec::new, |rosters| led_to(room, &own, rosters)),
        stands: stands(room, &own),
        choices: choices.collect(),
        day,
        reports: own.reports.iter().rev().map(report).collect(),
        looks: own.looks.iter().map(look).collect(),
        phone: room.town.city.phones.first().map(|(number, _)| number.clone()),
        token: room.seat.token.clone(),
        key: secret(),
    };
    room.answer(said.status.unwrap_or(StatusCode::OK), &page.frame, &page)
}

/// Takes a report.
pub async fn take(room: &Room, sent: &Sent) -> Response {
    let t = room.t;
    let typed = (sent.field("keadaan").to_owned(), sent.field("tanggal").to_owned());
    if !room.seat.wrote(sent.field("tanda")) {
        let (status, wrong) = (Some(StatusCode::FORBIDDEN), Some(t.stranger.to_owned()));
        return page(room, Said { status, wrong, typed, ..Said::default() }).await;
    }
    let chosen = OWN_CHOICES.iter().find(|(value, ..)| *value == typed.0);
    let faults = [chosen.is_none().then_some(t.choose), sent.day("tanggal").is_none().then_some(t.day_wrong)];
    let faults: Vec<_> = faults.into_iter().flatten().collect();
    let (Some((_, status, symptoms)), Some(day)) = (chosen, sent.day("tanggal")) else {
        let (status, wrong) = (Some(StatusCode::UNPROCESSABLE_ENTITY), Some(faults.join(" ")));
        return page(room, Said { status, wrong, typed, ..Said::default() }).await;
    };
    let city = room.town.city.slug.clone();
    let wish = OwnReport { city, status: *status, day, symptoms: *symptoms };
    match report_health(&room.counter.hall, &room.caller, &sent.key(), wish).await {
        Ok(taken) => {
            let to = format!("/{}/saya/gejala?terkirim={}", room.town.city.slug, taken.rosters.len());
            Redirect::to(&in_language(room.lang(), &to)).into_response()
        }
        Err(trouble) => match room.wrong(&trouble) {
            Ok((status, wrong)) => {
                let (status, wrong) = (Some(status), Some(wrong));
                page(room, Said { status, wrong, typed, ..Said::default() }).await
            }
            Err(response) => response,
        },
    }
}

/// "Positif, sejak Rabu, 30 Juni 2021".
pub fn report_line(room: &Room, report: &Report) -> String {
    let words = status_words(report.status, room.lang());
    if report.status == Status::Well {
        return words.to_owned();
    }
    let more = if report.symptoms && report.status.is_case() { room.t.with_symptoms } else { "" };
    format!("{words}{more} · {}", long_date(report.day, room.lang()))
}

fn stands(room: &Room, own: &OwnHealth) -> Option<(String, String, String)> {
    let course = own.course.as_ref()?;
    let (t, today) = (room.t, room.now.date());
    let (first, last) = course.away.filter(|(_, last)| *last >= today)?;
    let days = (t.away)(&room.span((first, last)));
    let next = match (course.status, course.tested) {
        (Status::CloseContact, Some(day)) => (t.contact_next)(&long_date(day, room.lang())),
        (Status::Symptoms, _) => t.symptoms_next.to_owned(),
        (Status::Suspected | Status::Confirmed, _) => t.case_next.to_owned(),
        (Status::Released, _) => t.released_next.to_owned(),
        _ => String::new(),
    };
    Some((status_words(course.status, room.lang()).to_owned(), days, next))
}

/// What the last report led to.
fn led_to(room: &Room, own: &OwnHealth, rosters: usize) -> Vec<String> {
    let t = room.t;
    let mut told = vec![t.taken.to_owned()];
    if rosters > 0 {
        told.push(t.borne.to_owned());
    }
    let last = own.reports.last().map(|kept| &kept.entry.report);
    let early = last.is_some_and(|report| report.status == Status::Released)
        && own.course.as_ref().is_some_and(|course| course.status != Status::Released);
    if early {
        told.push(t.early.to_owned());
    }
    told
}
