//! The panel that says why a cell is as it is: the clause, the reasons, and why nobody else.

use askama::Template;
use balai_core::arrange::Explanation;
use balai_core::city::Person;
use balai_core::diagnostic::{Lang, long_date};
use jiff::civil::Date;

use super::mend::panel::{Acts, Open};
use super::text::Words;

/// What the panel says.
#[derive(Debug, Clone)]
pub struct Why {
    /// "Rina Marlina · Jumat, 2 Juli 2021".
    pub who: String,
    /// One sentence.
    pub headline: String,
    /// Clause.
    pub clause: String,
    /// Page of the order.
    pub order: String,
    /// The person's own calendar.
    pub calendar: String,
    /// Reasons, the weightiest first.
    pub reasons: Vec<String>,
    /// Name and the rule that rejects.
    pub others: Vec<(String, String)>,
    /// What can be done.
    pub acts: Option<Acts>,
    /// Why nothing can be done.
    pub past: Option<&'static str>,
}

/// The panel: of a cell, of the open posts of a day, or empty.
#[derive(Debug, Clone, Default)]
pub struct Panel {
    /// Why a cell is as it is.
    pub why: Option<Why>,
    /// Why posts are open.
    pub open: Option<Open>,
}

impl Panel {
    /// True if it says something.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.why.is_some() || self.open.is_some()
    }
}

/// Where the panel leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leads {
    /// Page of the order.
    pub order: String,
    /// The person's own calendar.
    pub calendar: String,
}

/// The panel of the cell of a person on a day.
#[must_use]
pub fn explained(
    told: &Explanation,
    people: &[Person],
    cell: (&Person, Date),
    leads: Leads,
    lang: Lang,
) -> Why {
    let (person, date) = cell;
    let name =
        |ix: balai_core::city::PersonIx| people.get(ix.at()).map_or_else(String::new, |p| p.name.clone());
    Why {
        who: format!("{} · {}", person.name, long_date(date, lang)),
        headline: told.headline.get(lang).to_owned(),
        clause: told.clause.clone(),
        order: leads.order,
        calendar: leads.calendar,
        reasons: told.reasons.iter().map(|t| t.get(lang).to_owned()).collect(),
        others: told.not_others.iter().map(|(p, t)| (name(*p), t.get(lang).to_owned())).collect(),
        acts: None,
        past: None,
    }
}

/// The panel alone, for the script of the board.
#[derive(Debug, Template)]
#[template(path = "why.html")]
pub struct WhyPart {
    /// Words.
    pub w: &'static Words,
    /// What it says.
    pub panel: Panel,
}
