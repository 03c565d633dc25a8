//! Answers for the pages of no city: the start page and the statements.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use balai_core::report::notice::notice;

use crate::counter::{Counter, chosen};
use crate::frame::Frame;
use crate::landing::{Today, build};
use crate::reader::Reader;
use crate::respond::respond;
use crate::statement::{self, Subject};

/// The start page.
pub async fn landing(State(counter): State<Counter>, reader: Reader) -> Response {
    let towns = counter.hall.towns();
    let days: Vec<_> = towns
        .iter()
        .map(|town| {
            let now = counter.now(town).datetime();
            let held = chosen(town, "", now);
            (now.date(), held.and_then(|o| notice(&town.city, &o.order, &o.effect, now.date())))
        })
        .collect();
    let cities: Vec<_> = towns
        .iter()
        .zip(&days)
        .map(|(town, (date, notice))| Today { city: &town.city, notice: notice.as_ref(), date: *date })
        .collect();
    let page = build(Frame::new(&reader, Some(&counter.clock())), &cities);
    respond(StatusCode::OK, &page.frame, &page)
}

/// The accessibility statement.
pub async fn accessibility(State(counter): State<Counter>, reader: Reader) -> Response {
    state(&counter, &reader, Subject::Accessibility)
}

/// The statement on personal data.
pub async fn privacy(State(counter): State<Counter>, reader: Reader) -> Response {
    state(&counter, &reader, Subject::Privacy)
}

fn state(counter: &Counter, reader: &Reader, subject: Subject) -> Response {
    let page = statement::build(Frame::new(reader, Some(&counter.clock())), subject);
    respond(StatusCode::OK, &page.frame, &page)
}
