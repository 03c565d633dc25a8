//! Says which order of a city has a fingerprint, or that none has.

use askama::Template;
use balai_core::report::letter::Letter;
use jiff::civil::DateTime;

use super::facts::{Facts, Standing, facts};
use super::text::{Words, words};
use crate::frame::Frame;

/// The page.
#[derive(Debug, Template)]
#[template(path = "verify.html")]
pub struct VerifyPage {
    /// Frame.
    pub frame: Frame,
    /// Words.
    pub w: &'static Words,
    /// The fingerprint asked for, as far as it is one.
    pub asked: String,
    /// The order that has it.
    pub found: Option<Facts>,
}

/// Fewest digits that are compared; fewer could fit an order by chance.
const SHORTEST: usize = 12;

/// The answer for a fingerprint. A reader may type only its beginning, twelve digits or more.
#[must_use]
pub fn build(frame: Frame, orders: &[(Standing<'_>, &Letter)], asked: &str, now: DateTime) -> VerifyPage {
    let w = words(frame.lang);
    let asked: String = asked.to_lowercase().chars().filter(char::is_ascii_alphanumeric).take(64).collect();
    let fits = |letter: &Letter| asked.len() >= SHORTEST && letter.hash.starts_with(&asked);
    let found = orders.iter().find(|(_, letter)| fits(letter)).map(|(s, _)| facts(*s, now, w, frame.lang));
    let (title, text) =
        if found.is_some() { (w.found_title, w.found_text) } else { (w.lost_title, w.lost_text) };
    let mut frame = frame.titled(title, text);
    frame.indexed = false;
    VerifyPage { frame, w, asked, found }
}
