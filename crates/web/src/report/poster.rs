//! The poster for the office door: one sheet of paper with what is open, and a code to the page.

use askama::Template;
use balai_core::city::City;
use balai_core::diagnostic::long_date;
use balai_core::order::Channel;
use balai_core::report::notice::{Entry, Notice};

use super::days::{date_line, day_address};
use super::text::{Words, words};
use crate::frame::Frame;
use crate::icon::Markup;

/// A short list on the poster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Heading.
    pub heading: &'static str,
    /// Name, and badge or place; empty where the heading says it all.
    pub lines: Vec<(String, String)>,
}

/// The page.
#[derive(Debug, Template)]
#[template(path = "poster.html")]
pub struct PosterPage {
    /// Frame.
    pub frame: Frame,
    /// Words.
    pub w: &'static Words,
    /// Heading.
    pub heading: String,
    /// Day.
    pub date_line: String,
    /// What holds.
    pub headline: String,
    /// First day back.
    pub reopening: String,
    /// Emergency numbers.
    pub phones: Vec<(String, String)>,
    /// Lists.
    pub parts: Vec<Part>,
    /// What it rests on.
    pub citation: String,
    /// Code to the public page.
    pub code: Markup,
    /// The public page, as people type it.
    pub address: String,
    /// Way back.
    pub back: String,
}

/// The poster of a notice; `site` is the public address of the hall.
#[must_use]
pub fn build(frame: Frame, city: &City, notice: &Notice, site: &str) -> PosterPage {
    let (lang, w) = (frame.lang, words(frame.lang));
    let part = |heading, fits: &dyn Fn(Channel) -> bool| {
        let here = notice.entries.iter().filter(|e| fits(e.channel));
        let line = |e: &Entry| {
            let more = match e.channel {
                Channel::Open | Channel::Limited => &e.badge,
                Channel::Moved | Channel::Online => &e.place,
                Channel::Closed => return (e.name.get(lang).to_owned(), String::new()),
            };
            (e.name.get(lang).to_owned(), more.get(lang).to_owned())
        };
        Part { heading, lines: here.map(line).collect() }
    };
    let parts = [
        part(w.open.0, &|c| c == Channel::Open),
        part(w.limited.0, &|c| c == Channel::Limited),
        part(w.moved.0, &|c| c == Channel::Moved),
        part(w.online.0, &|c| c == Channel::Online),
        part(w.closed, &|c| c == Channel::Closed),
    ];
    let address = format!("{}/{}", site.trim_end_matches('/'), city.slug);
    let heading = (w.title_on)(&long_date(notice.date, lang));
    PosterPage {
        w,
        date_line: date_line(notice, w, lang),
        headline: notice.headline.get(lang).to_owned(),
        reopening: notice.reopening.map_or_else(String::new, |d| (w.reopening)(&long_date(d, lang))),
        phones: city.phones.iter().map(|(n, what)| (n.clone(), what.get(lang).to_owned())).collect(),
        parts: parts.into_iter().filter(|p| !p.lines.is_empty()).collect(),
        citation: notice.citation.clone(),
        code: crate::icon::code(&address, w.poster_scan),
        back: day_address(&frame, notice.date, None),
        frame: frame.titled(heading.clone(), notice.headline.get(lang)),
        address,
        heading,
    }
}
