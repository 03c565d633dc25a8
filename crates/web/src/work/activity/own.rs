//! One's own page: the form, reminders, the last reports and days.

use askama::Template;
use balai_app::{Act, OwnReports, ReportView, Trouble, may_in};
use balai_core::diagnostic::long_date;
use balai_core::work::activity::Standing;
use jiff::civil::Date;

use super::super::asker::Asker;
use super::super::form::Form;
use super::super::queue::Queue;
use super::text::{Badge, Words, mode, standing, state, words};
use crate::desk::seat::secret;
use crate::frame::Frame;

/// A report in a list.
#[derive(Debug)]
pub struct Card {
    /// Id.
    pub id: String,
    /// Day.
    pub day: String,
    /// What was done.
    pub line: String,
    /// Where it stands.
    pub badge: Badge,
    /// Duty, people, times, decisions.
    pub facts: Vec<String>,
    /// What is found.
    pub findings: Vec<String>,
    /// Links: address, words.
    pub links: Vec<(String, &'static str)>,
    /// It can be decided or corrected by the reader.
    pub open: bool,
}

/// What the form shows.
#[derive(Debug, Default)]
pub struct Typed {
    /// Day, line, clause, others, link.
    pub fields: [String; 5],
    /// The report that is corrected, and why.
    pub corrects: Option<(String, String)>,
    /// Key.
    pub key: String,
}

/// The page.
#[derive(Debug, Template)]
#[template(path = "activity_own.html")]
pub struct OwnPage {
    /// Frame.
    pub frame: Frame,
    /// Words.
    pub t: &'static Words,
    /// The queue.
    pub queue: Queue,
    /// What was done.
    pub done: Option<String>,
    /// What is owed today.
    pub today: Vec<String>,
    /// Reminders.
    pub reminders: Vec<String>,
    /// What is wrong.
    pub faults: Vec<String>,
    /// What the form shows.
    pub typed: Typed,
    /// Duties to choose from.
    pub clauses: Vec<String>,
    /// Latest day.
    pub latest: String,
    /// Reports.
    pub cards: Vec<Card>,
    /// Day, where, how it stands.
    pub days: Vec<(String, &'static str, Badge)>,
    /// The reader verifies reports of others.
    pub leads: bool,
}

/// A report as both pages show it.
#[must_use]
pub fn card(asker: &Asker, view: &ReportView, open: bool) -> Card {
    let (lang, t, report) = (asker.reader.lang, words(asker.reader.lang), &view.report);
    let mut facts = vec![report.clause.clone().unwrap_or_else(|| t.routine.to_owned())];
    if report.people.len() > 1 || report.people.first() != Some(&report.author) {
        let names: Vec<_> = report.people.iter().map(|id| asker.named(id)).collect();
        facts.push(format!("{}: {}", t.marks[2], names.join(", ")));
    }
    if let Some((_, why)) = &report.corrects {
        facts.push(format!("{}: {why}", t.marks[5]));
    }
    if let Some(pressed) = view.times.pressed {
        facts.push(format!("{}: {}", t.marks[0], asker.moment(pressed)));
    }
    facts.push(format!("{}: {}", t.marks[1], asker.moment(view.times.received)));
    for verdict in &report.verdicts {
        let word = if verdict.accepted {
            balai_app::ReportState::Accepted
        } else {
            balai_app::ReportState::Returned
        };
        let why = verdict.reason.as_ref().map_or_else(String::new, |why| format!(": {why}"));
        let (said, when) = (state(word, lang).2, asker.moment_of(verdict.at));
        facts.push(format!("{said}, {}, {when}{why}", verdict.name));
    }
    let mut links: Vec<_> = report.link.iter().map(|link| (link.clone(), t.marks[3])).collect();
    if report.photo.is_some() {
        links.push((format!("/{}/kegiatan/{}/foto", asker.slug(), report.id), t.marks[4]));
    }
    Card {
        id: report.id.clone(),
        day: long_date(report.day, lang),
        line: report.line.clone(),
        badge: state(view.state, lang),
        facts,
        findings: asker.told(&view.findings),
        links,
        open,
    }
}

/// The page; `sent` is the report that was just kept, `again` what was typed and is wrong.
///
/// # Errors
/// What the hall says.
pub async fn page(
    asker: &Asker,
    (sent, correct): (&str, &str),
    again: Option<(&Form, Vec<String>)>,
) -> Result<OwnPage, Trouble> {
    let (lang, t) = (asker.reader.lang, words(asker.reader.lang));
    let own = asker.counter.hall.own_reports(&asker.caller, asker.slug()).await?;
    let (mut frame, now) = asker.frame();
    frame.queue = true;
    let (typed, faults) = match again {
        Some((form, faults)) => (typed(form), faults),
        None => (begun(&own, correct, now.date()), vec![]),
    };
    let clauses = asker.town.order_on(now.date()).map_or_else(Vec::new, |signed| {
        let effect = &signed.effect;
        let mut all: Vec<_> = effect.duties.iter().map(|d| effect.label(d.clause).to_owned()).collect();
        all.dedup();
        all
    });
    let done = own.reports.iter().find(|v| v.report.id == sent);
    let mine = |v: &ReportView| v.state != balai_app::ReportState::Corrected;
    let day = |d: &balai_app::OwnDay| {
        (long_date(d.date, lang), mode(d.expected.mode, lang), standing(d.standing, lang))
    };
    let title = if faults.is_empty() { t.own.to_owned() } else { format!("{}{}", t.error, t.own) };
    Ok(OwnPage {
        t,
        queue: asker.queue(),
        done: done.map(|v| format!("{} {}", (t.sent)(&asker.moment(v.verify_by.at)), t.silence)),
        today: today(asker, &own, t),
        reminders: own.reminders.iter().map(|r| (t.reminder)(&long_date(r.day, lang))).collect(),
        faults,
        typed,
        clauses,
        latest: now.date().to_string(),
        cards: own.reports.iter().map(|v| card(asker, v, mine(v))).collect(),
        days: own.days.iter().map(day).collect(),
        leads: asker.caller.units(balai_app::Role::Superior).next().is_some()
            || asker.caller.units(balai_app::Role::UnitHead).next().is_some()
            || may_in(&asker.caller, Act::ReadActivity, asker.slug(), None),
        frame: frame.titled(title, t.own_lead),
    })
}

/// What is owed today.
fn today(asker: &Asker, own: &OwnReports, t: &Words) -> Vec<String> {
    let today = own.days.first();
    match today.and_then(|day| day.expected.owing.as_ref().zip(Some(day.standing))) {
        None => vec![t.not_owed.to_owned()],
        Some((_, Standing::Sent | Standing::Late(_))) => vec![],
        Some((owing, _)) => {
            let said = (t.owed)(&asker.moment(owing.due.at), &owing.clause);
            let more = (!owing.due.by_order).then(|| t.by_default.to_owned());
            std::iter::once(said).chain(more).collect()
        }
    }
}

/// An empty form, or one that begins with the report that is corrected.
fn begun(own: &OwnReports, correct: &str, today: Date) -> Typed {
    let open = |v: &&ReportView| v.report.id == correct && v.state != balai_app::ReportState::Corrected;
    let key = secret();
    let Some(view) = own.reports.iter().find(open) else {
        return Typed {
            fields: [today.to_string(), String::new(), String::new(), String::new(), String::new()],
            corrects: None,
            key,
        };
    };
    let report = &view.report;
    let others: Vec<_> = report.people.iter().filter(|id| **id != report.author).cloned().collect();
    let fields = [
        report.day.to_string(),
        report.line.clone(),
        report.clause.clone().unwrap_or_default(),
        others.join("\n"),
        report.link.clone().unwrap_or_default(),
    ];
    Typed { fields, corrects: Some((report.id.clone(), String::new())), key }
}

fn typed(form: &Form) -> Typed {
    let corrects = Some((form.get("perbaiki"), form.get("alasan"))).filter(|(id, _)| !id.is_empty());
    let fields = ["hari", "kegiatan", "tugas", "bersama", "tautan"].map(|name| form.get(name));
    Typed { fields, corrects, key: secret() }
}
