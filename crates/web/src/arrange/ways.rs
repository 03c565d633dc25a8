//! Where the links of a board lead: to cells, pages and days for the board of a unit, to calendars
//! for the panel too.

use super::asked::Asked;
use super::board::PAGE;
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
        let asked = self.asked;
        let kept = [
            ("aturan", asked.aturan.as_str()),
            ("cari", self.q),
            ("hal", page.as_str()),
            ("usul", asked.usul.as_str()),
            ("banding", asked.banding.as_str()),
        ];
        let pairs = kept.iter().chain(more).filter(|(_, value)| !value.is_empty());
        let query: Vec<String> =
            pairs.map(|(name, value)| format!("{name}={}", query_value(value))).collect();
        // A query alone is shorter than the whole address, and a board has hundreds of them.
        let start = if query.is_empty() { self.here } else { "?" };
        format!("{start}{}{anchor}", query.join("&"))
    }

    /// Address of a proposal with these steps.
    #[must_use]
    pub fn proposing(&self, page: usize, steps: &str) -> String {
        let asked = Asked { aturan: self.asked.aturan.clone(), usul: steps.to_owned(), ..Asked::default() };
        let to = Address { asked: &asked, ..*self }.of(page, &[], "");
        if to.starts_with('?') { format!("{}{to}", self.here) } else { to }
    }

    /// Address of the published roster.
    #[must_use]
    pub fn plain(&self) -> String {
        self.proposing(1, "")
    }

    /// Address of what a roster of the history changed.
    #[must_use]
    pub fn comparing(&self, sequence: i64) -> String {
        let asked = Asked { aturan: self.asked.aturan.clone(), ..Asked::default() };
        let address = Address { asked: &asked, q: "", ..*self };
        address.of(1, &[("banding", &sequence.to_string())], "")
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

/// Address of the workbook of a unit.
#[must_use]
pub fn workbook(here: &str, order: &str) -> String {
    let query = if order.is_empty() { String::new() } else { format!("?aturan={}", query_value(order)) };
    format!("{here}/jadwal.xlsx{query}")
}

/// Address of the calendar of a unit, or of one person of it.
#[must_use]
pub fn calendar(here: &str, order: &str, person: &str) -> String {
    let pairs = [("aturan", order), ("pegawai", person)].into_iter().filter(|(_, value)| !value.is_empty());
    let query: Vec<String> = pairs.map(|(name, value)| format!("{name}={}", query_value(value))).collect();
    format!("{here}/kalender.ics{}{}", if query.is_empty() { "" } else { "?" }, query.join("&"))
}
