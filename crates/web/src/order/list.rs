//! The orders of a city, newest first, with which holds when.

use askama::Template;
use balai_core::city::City;
use jiff::civil::DateTime;

use super::facts::{Facts, Standing, facts};
use super::text::{Words, words};
use crate::frame::Frame;

/// The page.
#[derive(Debug, Template)]
#[template(path = "orders.html")]
pub struct OrdersPage {
    /// Frame.
    pub frame: Frame,
    /// Words.
    pub w: &'static Words,
    /// Heading.
    pub heading: String,
    /// Orders, newest first.
    pub orders: Vec<Facts>,
    /// Words of the link to the desk, if it stands open to the reader.
    pub desk: Option<&'static str>,
}

/// The list of a city's orders; `orders` oldest first, as the hall keeps them. With the clock comes
/// whether the desk stands open.
#[must_use]
pub fn build(
    frame: Frame,
    city: &City,
    orders: &[Standing<'_>],
    (now, desk): (DateTime, bool),
) -> OrdersPage {
    let w = words(frame.lang);
    let mut orders: Vec<(DateTime, Facts)> =
        orders.iter().map(|s| (s.from, facts(*s, now, w, frame.lang))).collect();
    orders.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.id.cmp(&b.1.id)));
    let lang = frame.lang;
    let heading = (w.list_title)(&city.name);
    OrdersPage {
        w,
        orders: orders.into_iter().map(|(_, facts)| facts).collect(),
        frame: frame.titled(heading.clone(), w.list_lead),
        heading,
        desk: desk.then_some(crate::desk::text::words(lang).list_link),
    }
}
