//! A superior's page: what waits, what was decided, who is silent.

use askama::Template;
use balai_app::{Act, ReportState, ReportView, Trouble, may_in};
use balai_core::city::Unit;
use balai_core::diagnostic::long_date;

use super::super::asker::Asker;
use super::own::{Card, card};
use super::text::{Words, words};
use crate::desk::seat::secret;
use crate::frame::Frame;

/// Reports shown of each list.
const SHOWN: usize = 30;
/// Plain reports that one button accepts.
const AT_ONCE: usize = 100;
/// Names of the silent of a day.
const NAMES: usize = 40;

/// A report that waits.
#[derive(Debug)]
pub struct Waiting {
    /// The report.
    pub card: Card,
    /// Until when it is verified.
    pub until: String,
}

/// The page.
#[derive(Debug, Template)]
#[template(path = "activity_team.html")]
pub struct TeamPage {
    /// Frame.
    pub frame: Frame,
    /// Words.
    pub t: &'static Words,
    /// Heading.
    pub heading: String,
    /// What was done.
    pub done: Option<String>,
    /// What is wrong.
    pub faults: Vec<String>,
    /// Unit.
    pub unit: String,
    /// Units to choose from.
    pub units: Vec<(String, String)>,
    /// Heading of what waits.
    pub count: String,
    /// What waits.
    pub waiting: Vec<Waiting>,
    /// What is not shown.
    pub more: Option<String>,
    /// Ids of the plain ones that the reader may decide.
    pub plain: Vec<String>,
    /// What was decided.
    pub decided: Vec<Card>,
    /// Day, names.
    pub silent: Vec<(String, String)>,
    /// The reader may decide.
    pub decides: bool,
    /// The reader may see the recap.
    pub recaps: bool,
    /// Token and key.
    pub token: String,
    /// Key.
    pub key: String,
}

/// The page of a unit.
///
/// # Errors
/// What the hall says.
pub async fn page(
    asker: &Asker,
    unit: &Unit,
    done: Option<usize>,
    faults: Vec<String>,
) -> Result<TeamPage, Trouble> {
    let (lang, t) = (asker.reader.lang, words(asker.reader.lang));
    let team = asker.counter.hall.team_reports(&asker.caller, asker.slug(), &unit.slug).await?;
    let me = asker.caller.person.as_deref();
    let own = |v: &ReportView| {
        me.is_some_and(|me| v.report.author == me || v.report.people.iter().any(|p| p == me))
    };
    let (waiting, rest): (Vec<_>, Vec<_>) =
        team.reports.iter().partition(|v| v.state == ReportState::Waiting);
    let plain = waiting.iter().filter(|v| team.decides && v.plain() && !own(v)).take(AT_ONCE);
    // Who needs a second look stands first; what waits longest before the rest.
    let mut order = waiting.clone();
    order.sort_by_key(|v| (v.plain(), v.verify_by.at));
    let shown = order.iter().take(SHOWN).map(|v| {
        let mut card = card(asker, v, team.decides && !own(v));
        card.facts.insert(0, asker.named(&v.report.author));
        Waiting { card, until: (t.verify_by)(&asker.moment(v.verify_by.at)) }
    });
    let decided = rest.iter().take(SHOWN / 2).map(|v| {
        let mut card = card(asker, v, false);
        card.facts.insert(0, asker.named(&v.report.author));
        card
    });
    let silent = team.silent.chunk_by(|a, b| a.day == b.day).filter_map(|day| {
        let mut names: Vec<_> = day.iter().take(NAMES).map(|r| asker.named(&r.person)).collect();
        names.extend(day.len().checked_sub(NAMES).filter(|n| *n > 0).map(t.more_of));
        Some((long_date(day.first()?.day, lang), names.join(", ")))
    });
    let (frame, _) = asker.frame();
    let heading = (t.team)(&unit.name);
    let title = if faults.is_empty() { heading.clone() } else { format!("{}{heading}", t.error) };
    Ok(TeamPage {
        t,
        done: done.map(t.done),
        faults,
        unit: unit.slug.clone(),
        units: asker.units(Act::ReadActivity),
        count: (t.waiting)(waiting.len()),
        waiting: shown.collect(),
        more: waiting.len().checked_sub(SHOWN).filter(|n| *n > 0).map(t.more_of),
        plain: plain.map(|v| v.report.id.clone()).collect(),
        decided: decided.collect(),
        silent: silent.collect(),
        decides: team.decides,
        recaps: may_in(&asker.caller, Act::ReadActivityRecap, asker.slug(), Some(&unit.slug)),
        token: asker.seat.token.clone(),
        key: secret(),
        frame: frame.titled(title, t.team_lead),
        heading,
    })
}
