//! A unit of real people as anyone may see it: how many stand where on each day, and who may see names.
//! Not available and off are one number, so that a small unit does not tell who is ill.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use balai_app::Trouble;
use balai_core::diagnostic::long_date;
use balai_core::report::notice::citation;

use super::place::Place;
use super::text::{Words, words};
use crate::account::guest::door;
use crate::desk::seat::Seat;
use crate::frame::Frame;
use crate::reader::Reader;
use crate::respond::respond;

/// The page.
#[derive(Debug, Template)]
#[template(path = "numbers.html")]
pub struct NumbersPage {
    /// Frame.
    pub frame: Frame,
    /// Words.
    pub w: &'static Words,
    /// Name of the unit.
    pub unit: String,
    /// Who may see names.
    pub lead: String,
    /// The way to the door; `None` for who is signed in and may not.
    pub door: Option<String>,
    /// Citation and page of the order.
    pub order: (String, String),
    /// Days with their numbers: office, field, home, not on duty.
    pub days: Vec<(String, [usize; 4])>,
}

/// The numbers of a unit.
pub async fn page(place: &Place<'_>, frame: Frame, (reader, seat): (&Reader, &Seat)) -> Response {
    let (counter, town, order) = (place.counter, &place.town, &place.order.order);
    let found = match counter.hall.numbers(town, &order.id, place.unit).await {
        Ok((head, numbers)) => head.days.into_iter().zip(numbers).collect(),
        Err(Trouble::Missing(_)) => vec![],
        Err(trouble) => return counter.trouble(reader, &trouble),
    };
    let (lang, w) = (frame.lang, words(frame.lang));
    let unit = town.city.units.get(place.unit.at()).map_or_else(String::new, |unit| unit.name.clone());
    let day = |(date, [office, field, home, away, off]): (jiff::civil::Date, [usize; 5])| {
        (long_date(date, lang), [office, field, home, away + off])
    };
    let page = NumbersPage {
        w,
        lead: (w.numbers_only)(&town.city.name),
        door: seat.visitor.is_none().then(|| door(lang, &town.city.slug, &reader.path)),
        order: (citation(order, &town.city), frame.town(&format!("/aturan/{}", order.id))),
        days: found.into_iter().map(day).collect(),
        frame: frame.titled((w.numbers_caption)(&unit), w.names),
        unit,
    };
    respond(StatusCode::OK, &page.frame, &page)
}
