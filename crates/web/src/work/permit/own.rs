//! One's own page: what the order says, the form, one's permits and what can be done with them.

use askama::Template;
use balai_app::{Act, PermitView, Trouble, may_in};
use balai_core::diagnostic::long_date;
use balai_core::work::permit::{ANSWER_MINUTES, Reason, Step};

use super::super::activity::Badge;
use super::super::asker::Asker;
use super::super::form::Form;
use super::super::queue::Queue;
use super::text::{Words, reason, state, step, words};
use crate::desk::seat::secret;
use crate::frame::Frame;

/// A permit in a list.
#[derive(Debug)]
pub struct Card {
    /// Id.
    pub id: String,
    /// For what.
    pub reason: String,
    /// When.
    pub when: String,
    /// Where it stands.
    pub badge: Badge,
    /// Note, place, times, decisions.
    pub facts: Vec<String>,
    /// What is found.
    pub findings: Vec<String>,
    /// It can be taken back; one can say that one is back; it can be decided.
    pub open: [bool; 3],
}

/// The page.
#[derive(Debug, Template)]
#[template(path = "permit_own.html")]
pub struct OwnPage {
    /// Frame.
    pub frame: Frame,
    /// Words.
    pub t: &'static Words,
    /// The queue.
    pub queue: Queue,
    /// What was done.
    pub done: Option<String>,
    /// What the order says, and what holds.
    pub rules: Vec<String>,
    /// What is wrong.
    pub faults: Vec<String>,
    /// Reasons: word, words.
    pub reasons: Vec<(&'static str, &'static str)>,
    /// Reason, note, place, day, from, until.
    pub typed: [String; 6],
    /// Key.
    pub key: String,
    /// The time now: `09:30`.
    pub now: String,
    /// Permits.
    pub cards: Vec<Card>,
    /// The reader decides permits of others.
    pub leads: bool,
}

/// A permit as both pages show it; `decides`: the reader may decide it.
#[must_use]
pub fn card(asker: &Asker, view: &PermitView, decides: bool) -> Card {
    let (lang, t, permit) = (asker.reader.lang, words(asker.reader.lang), &view.permit);
    let clock = |at: jiff::civil::DateTime| format!("{:02}.{:02}", at.hour(), at.minute());
    let mut facts: Vec<String> = vec![];
    facts.extend(Some(permit.note.clone()).filter(|note| !note.is_empty()));
    facts.extend(Some(&permit.place).filter(|p| !p.is_empty()).map(|p| format!("{}: {p}", t.marks[3])));
    facts.extend(permit.pressed_at.map(|at| format!("{}: {}", t.marks[1], asker.moment_of(at))));
    facts.push(format!("{}: {}", t.marks[0], asker.moment_of(permit.asked_at)));
    if view.state.undecided() {
        facts.push(format!("{}: {}", t.marks[2], asker.moment(permit.answer_by)));
    }
    for done in &permit.steps {
        let said = (t.step)(&step(&done.step, lang), &done.name, &asker.moment_of(done.at));
        facts.push(done.reason.as_ref().map_or_else(|| said.clone(), |why| format!("{said}: {why}")));
    }
    let (day, zone) = (long_date(permit.leaves.date(), lang), &asker.town.city.zone_short);
    let may = |step: Step| view.state.next(step).is_some();
    let left = permit.leaves <= asker.town.wall(&asker.counter.hall.now());
    let word = Reason::of_word(&permit.reason).unwrap_or(Reason::Other);
    Card {
        id: permit.id.clone(),
        reason: reason(word, lang).split(',').next().unwrap_or_default().to_owned(),
        when: format!("{day}, {}–{} {zone}", clock(permit.leaves), clock(permit.back_by)),
        badge: state(view.state, lang),
        facts,
        findings: asker.told(&view.findings),
        open: [
            may(Step::Withdraw),
            may(Step::Return) && left,
            decides && (may(Step::Grant) || may(Step::Refuse)),
        ],
    }
}

/// The page; `sent` is the permit that was just kept, `again` what was typed and is wrong.
///
/// # Errors
/// What the hall says.
pub async fn page(
    asker: &Asker,
    sent: &str,
    again: Option<(&Form, Vec<String>)>,
) -> Result<OwnPage, Trouble> {
    let (lang, t) = (asker.reader.lang, words(asker.reader.lang));
    let own = asker.counter.hall.own_permits(&asker.caller, asker.slug()).await?;
    let (mut frame, now) = asker.frame();
    frame.queue = true;
    let within = own.stays.as_ref().and_then(|stay| stay.within);
    let rules = vec![
        own.stays
            .as_ref()
            .filter(|stay| stay.home)
            .map_or_else(|| t.free.to_owned(), |stay| (t.stays)(&stay.clause)),
        within.map_or_else(|| (t.within_default)(ANSWER_MINUTES), t.within),
        t.silence.to_owned(),
        t.urgent.to_owned(),
    ];
    let found = own.permits.iter().find(|v| v.permit.id == sent);
    let done = found.map(|v| match v.permit.steps.is_empty() {
        true => format!("{} {}", (t.sent)(&asker.moment(v.permit.answer_by)), t.silence),
        false => t.kept.to_owned(),
    });
    let (mut typed, mut faults) = (<[String; 6]>::default(), vec![]);
    typed[3] = now.date().to_string();
    if let Some((form, told)) = again {
        if !form.get("perlu").is_empty() || !form.get("tanggal").is_empty() {
            typed = ["perlu", "keterangan", "tujuan", "tanggal", "dari", "sampai"].map(|name| form.get(name));
        }
        faults = told;
    }
    let title = if faults.is_empty() { t.own.to_owned() } else { format!("{}{}", t.error, t.own) };
    let leads = [balai_app::Role::Superior, balai_app::Role::UnitHead];
    Ok(OwnPage {
        t,
        queue: asker.queue(),
        done,
        rules,
        faults,
        reasons: Reason::ALL.map(|r| (r.word(), reason(r, lang))).to_vec(),
        typed,
        key: secret(),
        now: now.strftime("%H:%M").to_string(),
        cards: own.permits.iter().map(|v| card(asker, v, false)).collect(),
        leads: leads.into_iter().any(|role| asker.caller.units(role).next().is_some())
            || may_in(&asker.caller, Act::ReadPermit, asker.slug(), None),
        frame: frame.titled(title, t.silence),
    })
}
