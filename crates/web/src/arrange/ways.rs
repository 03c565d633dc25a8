//! Where the links of a board lead: to cells, pages and days for the board of a unit, to calendars
//! for the panel too.

use super::board::{Asked, PAGE};
use super::slot::Column;
use super::table::Board;
use super::text::Words;
use crate::frame::query_value;

/// Ways between parts of a long board.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ways {
    /// "Pegawai 1 sampai 100 dari 1017".
    pub shown: String,
    /// Page before.
    pub previous: Option<String>,
    /// Page after.
    pub next: Option<String>,
    /// Days before.
    pub earlier: Option<String>,
    /// Days after.
    pub later: Option<String>,
}

/// Addresses of this board that keep order, filter and page.
#[derive(Debug, Clone, Copy)]
pub struct Address<'a> {
    /// The board without query.
    pub here: &'a str,
    /// What the reader asked.
    pub asked: &'a Asked,
    /// Filter.
    pub q: &'a str,
}

impl Address<'_> {
    /// Address of a page of people, with more to ask and the place to jump to.
    #[must_use]
    pub fn of(&self, page: usize, more: &[(&str, &str)], anchor: &str) -> String {
        let page = if page > 1 { page.to_string() } else { String::new() };
        let kept = [("aturan", self.asked.aturan.as_str()), ("cari", self.q), ("hal", page.as_str())];
        let pairs = kept.iter().chain(more).filter(|(_, value)| !value.is_empty());
        let query: Vec<String> =
            pairs.map(|(name, value)| format!("{name}={}", query_value(value))).collect();
        // A query alone is shorter than the whole address, and a board has hundreds of them.
        let start = if query.is_empty() { self.here } else { "?" };
        format!("{start}{}{anchor}", query.join("&"))
    }
}

/// The ways on from a page; `paging` is the page, how many there are, and the people found.
#[must_use]
pub fn ways(
    address: &Address<'_>,
    paging: (usize, usize, usize),
    columns: &[Column],
    board: &Board<'_>,
    w: &Words,
) -> Ways {
    let (page, pages, found) = paging;
    let first = (page - 1) * PAGE + 1;
    let day = |position: Option<usize>| {
        let date = board.effect.days.get(position?)?;
        Some(address.of(page, &[("hari", &date.to_string())], ""))
    };
    Ways {
        shown: if found == 0 {
            w.nobody.to_owned()
        } else {
            (w.shown)(first, (page * PAGE).min(found), found)
        },
        previous: (page > 1).then(|| address.of(page - 1, &[], "")),
        next: (page < pages).then(|| address.of(page + 1, &[], "")),
        earlier: day(columns.first().and_then(|c| c.day.checked_sub(1))),
        later: day(columns.last().map(|c| c.day + 1)),
    }
}

/// Address of the calendar of a unit, or of one person of it.
#[must_use]
pub fn calendar(here: &str, order: &str, person: &str) -> String {
    let pairs = [("aturan", order), ("pegawai", person)].into_iter().filter(|(_, value)| !value.is_empty());
    let query: Vec<String> = pairs.map(|(name, value)| format!("{name}={}", query_value(value))).collect();
    format!("{here}/kalender.ics{}{}", if query.is_empty() { "" } else { "?" }, query.join("&"))
}
