//! A superior's page: what waits and for how long, what was decided.

use askama::Template;
use balai_app::{Act, PermitView, Trouble};
use balai_core::city::Unit;
use balai_core::work::permit::Reason;

use super::super::activity::span;
use super::super::asker::Asker;
use super::own::{Card, card};
use super::text::{Words, words};
use crate::desk::seat::secret;
use crate::frame::Frame;

/// Permits shown of each list.
const SHOWN: usize = 30;

/// A permit in the list.
#[derive(Debug)]
pub struct Line {
    /// The permit.
    pub card: Card,
    /// Who asks.
    pub who: String,
    /// How long it waits or may wait.
    pub clock: Option<String>,
    /// It is the reader's own.
    pub own: bool,
}

/// The page.
#[derive(Debug, Template)]
#[template(path = "permit_team.html")]
pub struct TeamPage {
    /// Frame.
    pub frame: Frame,
    /// Words.
    pub t: &'static Words,
    /// Words of the choice of a unit.
    pub choose: [&'static str; 2],
    /// Heading.
    pub heading: String,
    /// Something was decided.
    pub done: bool,
    /// What is wrong.
    pub faults: Vec<String>,
    /// Unit.
    pub unit: String,
    /// Units to choose from.
    pub units: Vec<(String, String)>,
    /// Heading of what waits.
    pub count: String,
    /// What waits, the longest first.
    pub waiting: Vec<Line>,
    /// What was decided.
    pub decided: Vec<Line>,
    /// Token.
    pub token: String,
    /// Key.
    pub key: String,
}

/// The page of a unit.
///
/// # Errors
/// What the hall says.
pub async fn page(asker: &Asker, unit: &Unit, done: bool, faults: Vec<String>) -> Result<TeamPage, Trouble> {
    let (lang, t) = (asker.reader.lang, words(asker.reader.lang));
    let (all, decides) = asker.counter.hall.team_permits(&asker.caller, asker.slug(), &unit.slug).await?;
    let (mut waiting, decided): (Vec<_>, Vec<_>) = all.iter().partition(|v| v.state.undecided());
    waiting.sort_by_key(|v| v.permit.answer_by);
    let line = |v: &&PermitView| {
        let own = asker.caller.person.as_ref() == Some(&v.permit.person);
        let mut card = card(asker, v, decides && !own);
        // Who does not decide has no part in a reason that may be one of health.
        if !decides && Reason::of_word(&v.permit.reason).is_none_or(Reason::urgent) {
            t.private.clone_into(&mut card.reason);
            card.facts.retain(|fact| *fact != v.permit.note && !fact.starts_with(t.marks[3]));
        }
        let clock = v.overdue.map(|m| (t.clock[usize::from(m <= 0)])(&span(m.abs(), lang)));
        Line { card, who: asker.named(&v.permit.person), clock, own: own && decides }
    };
    let (frame, _) = asker.frame();
    let heading = (t.team)(&unit.name);
    let title = if faults.is_empty() { heading.clone() } else { format!("{}{heading}", t.error) };
    Ok(TeamPage {
        t,
        choose: super::super::activity::choose(lang),
        done,
        faults,
        unit: unit.slug.clone(),
        units: asker.units(Act::ReadPermit),
        count: (t.waiting)(waiting.len()),
        waiting: waiting.iter().take(SHOWN).map(line).collect(),
        decided: decided.iter().take(SHOWN / 2).map(line).collect(),
        token: asker.seat.token.clone(),
        key: secret(),
        frame: frame.titled(title, t.team_lead),
        heading,
    })
}
