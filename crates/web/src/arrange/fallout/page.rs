//! The page: the list, what is wrong with it, what it leads to, and the form that publishes.

use askama::Template;
use balai_app::{Mended, SignedOrder, Town};
use balai_core::arrange::Change;
use balai_core::city::UnitIx;
use balai_core::diagnostic::{Lang, has_errors};
use balai_core::order::Effect;

use super::text::Words;
use crate::arrange::mend::seen::{ChangeLine, cell_words, change_lines, day_words};
use crate::arrange::mend::text::mend;
use crate::arrange::mend::view::{FindingLine, finding, only_away};
use crate::arrange::text::words as board_words;
use crate::frame::Frame;

/// Changes that are listed on the page; the table has all of them.
const LISTED: usize = 200;

/// The page.
#[derive(Debug, Template)]
#[template(path = "fallout.html")]
pub struct FalloutPage {
    /// Frame.
    pub frame: Frame,
    /// Words.
    pub t: &'static Words,
    /// Whose roster is mended; nothing if no order is in force.
    pub under: Option<String>,
    /// The list as it was written.
    pub list: String,
    /// What is wrong with it.
    pub faults: Vec<String>,
    /// What is said over the page.
    pub notes: Vec<String>,
    /// What was done.
    pub done: Option<String>,
    /// What the forms carry.
    pub keys: Keys,
    /// What it leads to.
    pub outcome: Option<Outcome>,
}

/// What the forms carry.
#[derive(Debug, Default)]
pub struct Keys {
    /// Token of the browser.
    pub token: String,
    /// Key of the act.
    pub key: String,
    /// Order id.
    pub order: String,
    /// Name of who publishes.
    pub author: String,
}

/// What the absences lead to.
#[derive(Debug)]
pub struct Outcome {
    /// In one sentence.
    pub summary: String,
    /// Unit, its board, its changes.
    pub units: Vec<(String, String, Vec<ChangeLine>)>,
    /// What is not listed, in words.
    pub more: Vec<String>,
    /// Posts that become open.
    pub open: Vec<String>,
    /// What the audit says.
    pub findings: Vec<FindingLine>,
    /// It can be published.
    pub sound: bool,
    /// Roster that is mended.
    pub base: String,
}

/// What a repair means on the page.
pub fn outcome(
    mended: &Mended,
    absences: usize,
    (town, signed): (&Town, &SignedOrder),
    frame: &Frame,
    t: &Words,
) -> Outcome {
    let (city, lang, effect) = (&town.city, frame.lang, mended.effect(signed));
    let (idle, duty): (Vec<&Change>, Vec<&Change>) = mended.changes.iter().partition(|c| only_away(c));
    let mut units: Vec<UnitIx> = duty.iter().map(|c| c.unit).collect();
    units.dedup();
    let w = (board_words(lang), mend(lang));
    let listed: Vec<Change> = duty.iter().take(LISTED).map(|c| (*c).clone()).collect();
    let part = |changes: &[Change]| {
        let unit = &city.units[changes[0].unit.at()];
        let lines = change_lines(changes, (city, &mended.people, effect), w, lang);
        (unit.name.clone(), frame.town(&format!("/jadwal/{}", unit.slug)), lines)
    };
    let open = mended.open.iter().map(|(unit, open)| {
        let date = effect.days.get(open.day).map_or_else(String::new, |d| day_words(*d, lang));
        let post = city.posts.get(open.post.at()).map_or("", |p| p.name.get(lang));
        (t.open_line)(&date, &city.units[unit.at()].short, post, open.short)
    });
    let left = duty.len() - listed.len();
    let more = [(left, t.more), (idle.len(), t.only_away)];
    Outcome {
        summary: (t.summary)(absences, duty.len(), units.len()),
        units: listed.chunk_by(|a, b| a.unit == b.unit).map(part).collect(),
        more: more.iter().filter(|(n, _)| *n > 0).map(|(n, say)| say(*n)).collect(),
        open: open.collect(),
        findings: mended.findings.iter().map(|f| finding(f, lang)).collect(),
        sound: !has_errors(&mended.findings),
        base: mended.base.id.clone(),
    }
}

/// All changes as a table, a row each.
pub fn table(mended: &Mended, (town, effect): (&Town, &Effect), lang: Lang, t: &Words) -> String {
    let (city, w) = (&town.city, board_words(lang));
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let mut all = t.table_columns.map(quoted).join(",") + "\r\n";
    for change in &mended.changes {
        let Some(person) = mended.people.get(change.person.at()) else { continue };
        let date = effect.days.get(change.day).map_or_else(String::new, ToString::to_string);
        let from = change.from.map_or_else(String::new, |cell| cell_words(cell, city, w, lang));
        let to = cell_words(change.to, city, w, lang);
        let unit = city.units[change.unit.at()].name.as_str();
        let row = [unit, &date, &person.id, &person.name, &from, &to, change.why.get(lang)];
        all += &row.map(quoted).join(",");
        all += "\r\n";
    }
    all
}
