//! The board of one unit as a page: who works where each day, what it comes to, and the panel.

use askama::Template;
use balai_core::diagnostic::Lang;
use balai_core::report::notice::between;
use jiff::civil::Date;

use super::asked::{Asked, Extra, Rule};
use super::kpi::{Kpi, kpis, quality, sums, warning};
use super::mend::past::PastLine;
use super::mend::text::{Mend, mend};
use super::mend::view::{Changed, Part, StepLine};
use super::slot::Column;
use super::table::{Board, Row, Sum};
use super::text::{Words, words};
use super::ways::{Address, Ways, calendar, ways, workbook};
use super::why::Panel;
use crate::frame::Frame;

/// People on one page of the board: with a week of cells each, what 10 kB on the wire can hold.
pub const PAGE: usize = 80;

/// The page.
#[derive(Debug, Template)]
#[template(path = "board.html")]
pub struct BoardPage {
    /// Frame.
    pub frame: Frame,
    /// Words.
    pub w: &'static Words,
    /// Who may see these names, or that nobody real is here; the head of the column of people.
    pub whose: [&'static str; 2],
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
    /// How good the roster is.
    pub quality: String,
    /// Words of mending.
    pub m: &'static Mend,
    /// Workbook of the unit.
    pub workbook: String,
    /// The published roster.
    pub plain: String,
    /// Steps of the proposal, kept in the filter form.
    pub proposed: String,
    /// Label of the panel.
    pub panel_label: &'static str,
    /// Addresses of the open posts of each column.
    pub open_days: Vec<String>,
    /// Some cells of the page were fixed by hand.
    pub pins: bool,
    /// The panel.
    pub panel: Panel,
    /// Notes over the board.
    pub notes: Vec<String>,
    /// The proposal.
    pub part: Option<Part>,
    /// Steps that could not be worked out, each with a way to drop it.
    pub loose: Vec<StepLine>,
    /// Changes of the proposal or of the comparison.
    pub changed: Option<Changed>,
    /// What is compared, if it is a comparison.
    pub compared: Option<String>,
    /// History of the unit.
    pub history: Vec<PastLine>,
}

/// The board of one unit.
#[must_use]
pub fn build(frame: Frame, board: &Board<'_>, rule: Rule<'_>, asked: &Asked, extra: Extra) -> BoardPage {
    let (lang, w) = (frame.lang, words(frame.lang));
    let unit = board.city.units.get(board.unit().at());
    let (name, slug) = unit.map_or(("", ""), |u| (u.name.as_str(), u.slug.as_str()));
    let here = frame.town(&format!("/jadwal/{slug}"));
    let chosen = chosen_day(board, rule.today, asked);
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
    let heading = (w.board_title)(&days_title(&board.effect.days, lang));
    let title = format!("{name}: {heading}");
    let mut frame = frame.titled(title, whose(rule, w)[0]);
    (frame.script, frame.indexed) = (true, false);
    BoardPage {
        w,
        whose: whose(rule, w),
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
        quality: if extra.part.is_some() { String::new() } else { quality(board, w) },
        workbook: workbook(&here, &asked.aturan),
        plain: address.plain(),
        proposed: asked.usul.clone(),
        panel_label: if extra.panel.open.is_some() { mend(lang).open_title } else { w.why_title },
        open_days: columns
            .iter()
            .map(|c| address.of(page, &[("hari", &c.date.to_string()), ("lowong", "1")], "#mengapa"))
            .collect(),
        pins: rows.iter().any(|row| row.slots.iter().any(|slot| slot.pinned)),
        m: mend(lang),
        panel: extra.panel,
        notes: extra.notes,
        part: extra.part,
        loose: extra.loose,
        changed: extra.changed,
        compared: extra.compared,
        history: extra.history,
        columns,
        rows,
        heading,
        q,
        here,
        frame,
    }
}

/// The day a phone shows: the one asked for, the first that was changed, today.
fn chosen_day(board: &Board<'_>, today: Date, asked: &Asked) -> usize {
    let effect = board.effect;
    let wanted = asked.day().and_then(|day| effect.day(day)).or_else(|| board.marks.first());
    wanted.or_else(|| effect.day(today)).unwrap_or(0)
}

fn whose(rule: Rule<'_>, w: &Words) -> [&'static str; 2] {
    if rule.sample { [w.sample, w.person] } else { [w.names, w.person_real] }
}

fn days_title(days: &[Date], lang: Lang) -> String {
    match (days.first(), days.last()) {
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
