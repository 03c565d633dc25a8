//! The proposal on the page: its steps, what they change, what the audit says, and the form that
//! publishes it. And the comparison of two published rosters, which is the same list of changes.

use balai_app::{Proposal, Step};
use balai_core::arrange::{Change, Mode, Pin};
use balai_core::city::UnitIx;
use balai_core::diagnostic::{Finding, Lang, Level, has_errors};

use super::seen::{ChangeLine, change_lines, day_words, duty_words};
use super::steps::item;
use super::text::{Mend, mend};
use crate::arrange::table::Board;
use crate::arrange::text::words;
use crate::arrange::ways::Address;

/// Changes that are listed; more are counted.
const LISTED: usize = 60;

/// A step on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepLine {
    /// In words.
    pub text: String,
    /// Address without it.
    pub drop: String,
    /// The rules do not allow it.
    pub unkept: bool,
}

/// A finding on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingLine {
    /// `galat` or `awas`.
    pub class: &'static str,
    /// Icon.
    pub icon: &'static str,
    /// One sentence with its code.
    pub title: String,
    /// Cases.
    pub witness: Vec<String>,
}

/// What the form that publishes carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keys {
    /// Token of the browser.
    pub token: String,
    /// Key of the act.
    pub key: String,
    /// Roster that is changed.
    pub base: String,
    /// Steps.
    pub steps: String,
    /// Order asked for.
    pub order: String,
    /// Name of who publishes.
    pub author: String,
}

/// The changes of a proposal or of a published roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// Changes in words.
    pub lines: Vec<ChangeLine>,
    /// How many more there are, in words.
    pub more: Vec<String>,
}

/// The proposal.
#[derive(Debug, Clone)]
pub struct Part {
    /// Words.
    pub m: &'static Mend,
    /// "5 hari kerja orang berubah".
    pub pending: String,
    /// Steps.
    pub steps: Vec<StepLine>,
    /// Board without proposal.
    pub drop_all: String,
    /// Findings.
    pub findings: Vec<FindingLine>,
    /// Why posts stay open, by day.
    pub conflicts: Vec<String>,
    /// What publishing needs; `None` while there are errors.
    pub keys: Option<Keys>,
}

/// The changes of a unit in words.
#[must_use]
pub fn changed(changes: &[Change], board: &Board<'_>, lang: Lang) -> Changed {
    let m = mend(lang);
    let (here, elsewhere): (Vec<_>, Vec<_>) = changes.iter().partition(|c| c.unit == board.unit());
    let (idle, here): (Vec<Change>, Vec<Change>) = here.into_iter().cloned().partition(only_away);
    let shown = here.get(..LISTED.min(here.len())).unwrap_or_default();
    let case = (board.city, board.people, board.effect);
    let lines = change_lines(shown, case, (words(lang), m), lang);
    let left = here.len() - shown.len();
    let more = [(left, m.more), (idle.len(), m.only_away), (elsewhere.len(), m.elsewhere)];
    Changed { lines, more: more.iter().filter(|(n, _)| *n > 0).map(|(n, say)| say(*n)).collect() }
}

/// True if nobody has to know of a change but the person: they had no duty and are not available.
#[must_use]
pub fn only_away(change: &Change) -> bool {
    let idle = change.from.is_none_or(|from| !from.mode.on_site() && !from.picket);
    idle && change.to.mode == Mode::Away
}

/// The proposal in words.
#[must_use]
pub fn part(
    proposal: &Proposal,
    (board, steps): (&Board<'_>, &[Step]),
    address: &Address<'_>,
    page: usize,
    lang: Lang,
) -> Part {
    let m = mend(lang);
    let here = proposal.changes.iter().filter(|c| c.unit == board.unit()).count();
    let conflict = |(_, told): &(usize, balai_core::arrange::Conflict)| told.told.get(lang).to_owned();
    Part {
        m,
        pending: (m.pending)(here),
        steps: step_lines(board, steps, &proposal.unkept, (address, page), lang),
        drop_all: address.proposing(page, ""),
        findings: proposal.findings.iter().map(|f| finding(f, lang)).collect(),
        conflicts: proposal.conflicts.iter().map(conflict).collect(),
        keys: None,
    }
}

impl Part {
    /// With the form that publishes, unless there are errors.
    #[must_use]
    pub fn with_keys(mut self, proposal: &Proposal, keys: Keys) -> Self {
        self.keys = (!has_errors(&proposal.findings)).then_some(keys);
        self
    }
}

/// Steps in words, each with the address without it.
pub fn step_lines(
    board: &Board<'_>,
    steps: &[Step],
    unkept: &[Pin],
    (address, page): (&Address<'_>, usize),
    lang: Lang,
) -> Vec<StepLine> {
    let m = mend(lang);
    let line = |(at, step): (usize, &Step)| {
        let rest = steps.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, s)| item(s));
        let rest = rest.collect::<Vec<_>>().join(",");
        let broken = |pin: &Pin| match step {
            Step::Pin(own) => own == pin,
            Step::Swap(one, other, date) => *date == pin.date && [one, other].contains(&&pin.person),
            Step::Unpin(..) | Step::Absent(..) | Step::Present(..) => false,
        };
        StepLine {
            text: step_words(step, board, m, lang),
            drop: address.proposing(page, &rest),
            unkept: unkept.iter().any(broken),
        }
    };
    steps.iter().enumerate().map(line).collect()
}

fn step_words(step: &Step, board: &Board<'_>, m: &Mend, lang: Lang) -> String {
    let name = |id: &str| {
        let here = board.roster.people.iter().filter_map(|p| board.people.get(p.at()));
        here.into_iter().find(|p| p.id == id).map_or_else(|| id.to_owned(), |p| p.name.clone())
    };
    let day = |date| day_words(date, lang);
    let unit: UnitIx = board.unit();
    match step {
        Step::Pin(Pin { person, date, duty }) => {
            (m.step_pin)(&name(person), &day(*date), &duty_words(duty, (board.city, unit), m, lang))
        }
        Step::Unpin(person, date) => (m.step_unpin)(&name(person), &day(*date)),
        Step::Absent(person, first, last) => (m.step_absent)(&name(person), &day(*first), &day(*last)),
        Step::Present(person, first, last) => (m.step_present)(&name(person), &day(*first), &day(*last)),
        Step::Swap(one, other, date) => (m.step_swap)(&name(one), &name(other), &day(*date)),
    }
}

/// A finding in words.
#[must_use]
pub fn finding(finding: &Finding, lang: Lang) -> FindingLine {
    let (class, icon) = match finding.level {
        Level::Error => ("galat", "silang"),
        _ => ("awas", "awas"),
    };
    FindingLine {
        class,
        icon,
        title: format!("{}: {}", finding.code, finding.title.get(lang)),
        witness: finding.witness.iter().map(|t| t.get(lang).to_owned()).collect(),
    }
}
