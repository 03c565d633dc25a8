//! The first room of the health officer: who is under watch today, and the ways on.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use balai_app::health::{CaseView, read_health};
use balai_core::diagnostic::long_date;

use super::room::Room;
use super::text::{Words, status_words};
use crate::frame::{Frame, query_value};

/// Somebody under watch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Name.
    pub name: String,
    /// Number and unit.
    pub place: String,
    /// Colour, icon, status.
    pub status: (&'static str, &'static str, &'static str),
    /// Days.
    pub days: String,
    /// Way to the record.
    pub record: String,
    /// Way to the exposure list, for a case.
    pub trace: Option<String>,
}

/// The page.
#[derive(Debug, Template)]
#[template(path = "health_list.html")]
pub struct ListPage {
    /// Frame.
    pub frame: Frame,
    /// Words.
    pub t: &'static Words,
    /// Who is under watch, the gravest first.
    pub rows: Vec<Row>,
    /// By which instrument it is counted.
    pub rule: Option<String>,
}

/// The list of today.
pub async fn page(room: &Room) -> Response {
    let mut cases = match read_health(&room.counter.hall, &room.caller, (&room.town.city.slug, None)).await {
        Ok(cases) => cases,
        Err(trouble) => return room.trouble(&trouble),
    };
    cases.sort_by_cached_key(|case| {
        (std::cmp::Reverse(case.course.as_ref().map(|c| c.status)), room.name(&case.person))
    });
    let frame = room.frame(room.t.list, room.t.list_lead);
    let profile = balai_core::health::profile(&room.town.city.health, room.now.date());
    let rule = profile.map(|p| (room.t.rule)(&p.instrument, &long_date(p.from, room.lang())));
    let rows = cases.iter().filter_map(|case| row(room, &frame, case)).collect();
    let page = ListPage { rows, rule, t: room.t, frame };
    room.answer(StatusCode::OK, &page.frame, &page)
}

fn row(room: &Room, frame: &Frame, case: &CaseView) -> Option<Row> {
    let course = case.course.as_ref()?;
    let of = format!("pegawai={}", query_value(&case.person));
    let trace = course.infectious.map(|_| frame.town(&format!("/kesehatan/kontak?{of}")));
    Some(Row {
        name: room.name(&case.person),
        place: format!("{} · {}", case.person, room.unit_of(&case.person)),
        status: badge(course.status, room.lang()),
        days: course.away.map_or_else(String::new, |span| room.span(span)),
        record: frame.town(&format!("/kesehatan/catat?{of}")),
        trace,
    })
}

/// Colour, icon and words of a status.
#[must_use]
pub fn badge(
    status: balai_core::health::Status,
    lang: balai_core::diagnostic::Lang,
) -> (&'static str, &'static str, &'static str) {
    use balai_core::health::Status;
    let (colour, icon) = match status {
        Status::Confirmed => ("gawat", "awas"),
        Status::Suspected => ("awas", "awas"),
        Status::CloseContact | Status::Symptoms => ("daring", "orang"),
        Status::Well | Status::Released => ("buka", "cek"),
        Status::Elsewhere => ("diam", "info"),
    };
    (colour, icon, status_words(status, lang))
}
