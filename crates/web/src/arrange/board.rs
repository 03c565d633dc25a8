//! The board of one unit as a page: who works where each day, what it comes to, and the panel.

use askama::Template;
use balai_core::diagnostic::Lang;
use balai_core::report::notice::between;
use jiff::civil::Date;
use serde::Deserialize;

use super::kpi::{Kpi, kpis, quality, sums, warning};
use super::slot::Column;
use super::table::{Board, Row, Sum};
use super::text::{Words, words};
use super::ways::{Address, Ways, calendar, ways};
use super::why::Why;
use crate::frame::Frame;

/// People on one page of the board: with a week of cells each, what 10 kB on the wire can hold.
pub const PAGE: usize = 80;

/// What the reader asks of the board.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Asked {
    /// Order, if not the one in force.
    #[serde(default)]
    pub aturan: String,
    /// Filter of people.
    #[serde(default)]
    pub cari: String,
    /// Page, from 1.
    pub hal: Option<usize>,
    /// Person whose cell is explained.
    #[serde(default)]
    pub pegawai: String,
    /// Day of that cell, or the day phones show.
    #[serde(default)]
    pub hari: String,
    /// `semua`: the sums of all posts.
    #[serde(default)]
    pub pos: String,
}

impl Asked {
    /// The day asked for, if it is one.
    #[must_use]
    pub fn day(&self) -> Option<Date> {
        self.hari.parse().ok()
    }
}

/// Which order the board follows.
#[derive(Debug, Clone, Copy)]
pub struct Rule<'a> {
    /// Order id.
    pub id: &'a str,
    /// Its citation.
    pub citation: &'a str,
    /// The day of the clock.
    pub today: Date,
}

/// The page.
#[derive(Debug, Template)]
#[template(path = "board.html")]
pub struct BoardPage {
    /// Frame.
    pub frame: Frame,
    /// Words.
    pub w: &'static Words,
    /// Unit and its staff.
    pub unit: String,
    /// Heading.
    pub heading: String,
    /// Caption of the table.
    pub caption: String,
    /// Citation of the order.
    pub citation: String,
    /// Page of the order.
    pub order: String,
    /// This board without query.
    pub here: String,
    /// Calendar of the unit.
    pub calendar: String,
    /// Order asked for by name, kept in the filter form.
    pub asked_order: String,
    /// Filter.
    pub q: String,
    /// Numbers of the head.
    pub kpis: Vec<Kpi>,
    /// Warning over the board.
    pub warning: String,
    /// Columns.
    pub columns: Vec<Column>,
    /// Chooser of days on phones: column, address.
    pub chooser: Vec<(Column, String)>,
    /// Column phones show, from 1.
    pub chosen: usize,
    /// People.
    pub rows: Vec<Row>,
    /// Sums.
    pub sums: Vec<Sum>,
    /// Way to the sums of all posts: words, address.
    pub all_sums: Option<(String, String)>,
    /// Ways on.
    pub ways: Ways,
    /// The panel.
    pub why: Option<Why>,
    /// How good the roster is.
    pub quality: String,
}

/// The board of one unit.
#[must_use]
pub fn build(frame: Frame, board: &Board<'_>, rule: Rule<'_>, asked: &Asked, why: Option<Why>) -> BoardPage {
    let (lang, w) = (frame.lang, words(frame.lang));
    let unit = board.city.units.get(board.unit().at());
    let (name, slug) = unit.map_or(("", ""), |u| (u.name.as_str(), u.slug.as_str()));
    let here = frame.town(&format!("/jadwal/{slug}"));
    let effect = board.effect;
    let chosen = asked.day().and_then(|d| effect.day(d)).or_else(|| effect.day(rule.today)).unwrap_or(0);
    let columns = board.columns(chosen, rule.today, w, lang);
    let q: String = asked.cari.trim().chars().take(60).collect();
    let found = board.people_found(&q, lang);
    let pages = found.len().div_ceil(PAGE).max(1);
    let page = asked.hal.unwrap_or(1).clamp(1, pages);
    let address = Address { here: &here, asked, q: &q };
    let open = asked.day().map(|d| (asked.pegawai.as_str(), d));
    let shown = found.iter().skip((page - 1) * PAGE).take(PAGE);
    let row = |&position: &usize| {
        let link = |p: &balai_core::city::Person, date: Date| {
            address.of(page, &[("pegawai", &p.id), ("hari", &date.to_string())], "#mengapa")
        };
        (position, board.row((position, &columns), (w, lang), link, open))
    };
    let rows = cohort_heads(board, shown.map(row).collect(), w);
    let (sums, all_sums) = sums(board, &columns, asked, w, lang);
    let all_sums = all_sums.map(|n| ((w.all_posts)(n), address.of(page, &[("pos", "semua")], "#pos")));
    let heading = (w.board_title)(&days_title(effect.days.first(), effect.days.last(), lang));
    let title = format!("{name}: {heading}");
    let mut frame = frame.titled(title, w.sample);
    (frame.script, frame.indexed) = (true, false);
    BoardPage {
        w,
        unit: format!("{name} · {}", (w.staff)(board.roster.people.len())),
        caption: (w.caption)(name),
        citation: rule.citation.to_owned(),
        order: frame.town(&format!("/aturan/{}", rule.id)),
        asked_order: asked.aturan.clone(),
        kpis: kpis(board, chosen, w, lang),
        warning: warning(board, w),
        calendar: calendar(&here, &asked.aturan, ""),
        chooser: columns
            .iter()
            .map(|c| (c.clone(), address.of(page, &[("hari", &c.date.to_string())], "")))
            .collect(),
        chosen: columns.iter().position(|c| c.day == chosen).unwrap_or(0) + 1,
        sums,
        all_sums,
        ways: ways(&address, (page, pages, found.len()), &columns, board, w),
        quality: quality(board, w),
        columns,
        rows,
        why,
        heading,
        q,
        here,
        frame,
    }
}

fn days_title(first: Option<&Date>, last: Option<&Date>, lang: Lang) -> String {
    match (first, last) {
        (Some(first), Some(last)) => between(*first, *last, lang),
        _ => String::new(),
    }
}

fn cohort_heads(board: &Board<'_>, rows: Vec<(usize, Row)>, w: &Words) -> Vec<Row> {
    let Some(cohort) = &board.roster.cohort else { return rows.into_iter().map(|(_, row)| row).collect() };
    let mut last = None;
    let mark = |(position, mut row): (usize, Row)| {
        let of = cohort.get(position).copied();
        if of != last {
            row.cohort = of.map(|n| (w.cohort)(char::from(b'A' + n.min(25))));
            last = of;
        }
        row
    };
    rows.into_iter().map(mark).collect()
}
