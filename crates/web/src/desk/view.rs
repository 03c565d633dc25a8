//! What a draft would do, as a page shows it: people by day, services, what changes.

use balai_core::diagnostic::{Lang, count, day_name, short_date};
use balai_core::report::outlook::Outlook;

use super::text::Words;
use crate::report::card::{Badge, look};

/// Most changes that are shown unfolded.
const SHOWN: usize = 8;

/// One day: name, at most on site without and with the order, in people and in parts of 1,000 of the staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// "Rabu 30 Juni".
    pub name: String,
    /// People without the order.
    pub before: String,
    /// People with it.
    pub after: String,
    /// Length of the bars, per mille of the staff.
    pub bars: (usize, usize),
}

/// The outlook as a page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// One sentence.
    pub lead: String,
    /// What it is held against.
    pub against: String,
    /// Days.
    pub days: Vec<Day>,
    /// The order goes on after them.
    pub more: bool,
    /// Services by state: pill, number without, number with.
    pub services: Vec<(Badge, usize, usize)>,
    /// What changes.
    pub changes: Vec<String>,
    /// More of it.
    pub folded: Vec<String>,
}

/// The outlook in a language; `None` if the order has no day yet.
#[must_use]
pub fn view(outlook: &Outlook, t: &Words, lang: Lang) -> Option<View> {
    let first = outlook.days.first()?;
    let share = |people: usize| people * 1000 / outlook.staff.max(1);
    let day = |d: &balai_core::report::outlook::Day| Day {
        name: format!("{} {}", day_name(d.date.weekday(), lang), short_date(d.date, lang)),
        before: people(d.before, lang),
        after: people(d.after, lang),
        bars: (share(d.before), share(d.after)),
    };
    let numbers = (people(first.after, lang), people(outlook.staff, lang), people(first.before, lang));
    let name = format!("{}, {}", day_name(first.date.weekday(), lang), short_date(first.date, lang));
    let mut changes: Vec<String> = outlook.changes.iter().map(|c| c.get(lang).to_owned()).collect();
    let folded = changes.split_off(changes.len().min(SHOWN));
    Some(View {
        lead: (t.outlook_lead)(&name, &numbers.0, &numbers.1, &numbers.2),
        against: outlook.against.as_ref().map_or_else(|| t.against_none.to_owned(), |id| (t.against)(id)),
        days: outlook.days.iter().map(day).collect(),
        more: outlook.more,
        services: outlook
            .services
            .iter()
            .map(|(channel, before, after)| {
                let (kind, icon) = look(*channel);
                (Badge::new(kind, icon, t.channel(*channel)), *before, *after)
            })
            .collect(),
        changes,
        folded,
    })
}

fn people(n: usize, lang: Lang) -> String {
    count(i64::try_from(n).unwrap_or(i64::MAX), lang)
}
