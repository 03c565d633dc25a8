//! Daily reports as pages read them: one's own, those a superior verifies, and who owes what on a day.
//! Nothing here writes; the acts in `work` do.

use std::collections::HashMap;
use std::sync::Arc;

use balai_core::arrange::Mode;
use balai_core::city::{City, Person, PersonIx, UnitIx};
use balai_core::diagnostic::{Finding, Text};
use balai_core::order::{Duty, DutyKind, Force, Frequency};
use balai_core::say;
use balai_core::work::activity::{
    Deadline, Standing, Times, counted, findings, overdue, report_deadline, standing, verify_deadline,
};
use balai_store::Fault;
use balai_store::activity::{self, Reminder, Report, Which};
use jiff::civil::{Date, DateTime};
use jiff::{Timestamp, ToSpan as _};

use crate::access::{Act, may_in, require, require_in};
use crate::trouble::no_city;
use crate::{Caller, Hall, SignedOrder, Town, Trouble};

/// Days of one's own page, today among them.
const OWN_DAYS: i32 = 7;
/// Days for which a report can be written, and that pages list: today and 31 before it.
pub(crate) const OPEN_DAYS: i32 = 31;

/// A report that somebody owes for a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owing {
    /// The clause that lays it on them.
    pub clause: String,
    /// Until when.
    pub due: Deadline,
}

/// What a day holds for somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    /// Who.
    pub person: PersonIx,
    /// Where the roster has them; `None`: there is no roster.
    pub mode: Option<Mode>,
    /// The report they owe.
    pub owing: Option<Owing>,
}

/// A day of one's own page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnDay {
    /// The day.
    pub date: Date,
    /// What it holds.
    pub expected: Expected,
    /// How its report stands.
    pub standing: Standing,
}

/// Where a report stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportState {
    /// The superior has not decided; it counts as sent.
    Waiting,
    /// Accepted.
    Accepted,
    /// Sent back, with a reason.
    Returned,
    /// A later report stands in its place.
    Corrected,
}

/// A report with what pages say of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportView {
    /// As it was recorded.
    pub report: Report,
    /// Where it stands.
    pub state: ReportState,
    /// By the clock on the wall.
    pub times: Times,
    /// Until when it is to be verified.
    pub verify_by: Deadline,
    /// What is found about it.
    pub findings: Vec<Finding>,
}

impl ReportView {
    /// True if nothing about it needs a second look: it waits, nothing is found, it corrects nothing.
    #[must_use]
    pub fn plain(&self) -> bool {
        self.state == ReportState::Waiting && self.findings.is_empty() && self.report.corrects.is_none()
    }
}

/// One's own reports.
#[derive(Debug, Clone)]
pub struct OwnReports {
    /// Who.
    pub person: PersonIx,
    /// The last days, the newest first.
    pub days: Vec<OwnDay>,
    /// Reports of them, for oneself or written by oneself.
    pub reports: Vec<ReportView>,
    /// Reminders of them.
    pub reminders: Vec<Reminder>,
}

/// The reports that a superior verifies.
#[derive(Debug, Clone)]
pub struct TeamReports {
    /// Of the last days, the newest first.
    pub reports: Vec<ReportView>,
    /// Who was reminded of a day of those, the newest first; whoever reported since is left out.
    pub silent: Vec<Reminder>,
    /// The reader may decide.
    pub decides: bool,
}

/// The town of that name.
pub(crate) fn town_of(hall: &Hall, city: &str) -> Result<Arc<Town>, Trouble> {
    hall.town(city).ok_or_else(|| no_city(city))
}

/// What the clock on the wall showed at an instant.
pub(crate) fn wall(town: &Town, at: Timestamp) -> DateTime {
    at.to_zoned(town.zone()).datetime()
}

/// Who the caller is on the staff of the town.
pub(crate) fn own<'t>(caller: &Caller, town: &'t Town) -> Result<(PersonIx, &'t Person), Trouble> {
    let id = caller.person.as_deref().ok_or(Trouble::Forbidden)?;
    let here = caller.held.iter().any(|held| held.covers(&town.city.slug, held.unit.as_deref()));
    let who = town.who(id).filter(|_| here).ok_or(Trouble::Forbidden)?;
    Ok((who, &town.people[who.at()]))
}

/// The unit whose superior decides about somebody: their own, and for who heads it the one above.
pub(crate) fn desk<'c>(city: &'c City, person: &Person) -> &'c str {
    let unit = &city.units[person.unit.at()];
    let above = unit.parent.filter(|_| person.head);
    &above.map_or(unit, |parent| &city.units[parent.at()]).slug
}

/// What a day holds for the people of a unit.
pub(crate) async fn expected(
    hall: &Hall,
    town: &Town,
    unit: UnitIx,
    date: Date,
) -> Result<Vec<Expected>, Trouble> {
    let who: Vec<PersonIx> = town.people_of(unit).collect();
    let Some(signed) = town.order_on(date) else {
        return Ok(who.into_iter().map(|person| Expected { person, mode: None, owing: None }).collect());
    };
    let board = match hall.board(town, &signed.order.id, unit).await {
        Ok(board) => Some(board),
        Err(Trouble::Missing(_)) => None,
        Err(trouble) => return Err(trouble),
    };
    let mode = |person: PersonIx| {
        let (head, roster) = &**board.as_ref()?;
        let day = head.days.iter().position(|day| *day == date)?;
        let row = roster.people.iter().position(|p| *p == person)?;
        Some(roster.cell(row, day, head.days.len()).mode)
    };
    // Who came to the unit after its roster was made owed nothing in it before.
    let here = |person| board.as_ref().is_none_or(|board| board.1.people.contains(&person));
    let SignedOrder { effect, owed, .. } = &**signed;
    let day = effect.day(date);
    let on_that_day = |duty: &Duty| match duty.frequency {
        Frequency::Daily => true,
        Frequency::WorkingDays => town.city.is_working_day(date),
        Frequency::Weekly
        | Frequency::Monthly
        | Frequency::Once
        | Frequency::Promptly
        | Frequency::Throughout => false,
    };
    let one = |person: PersonIx| {
        let (mode, who) = (mode(person), &town.people[person.at()]);
        let away = who.is_away(date) || matches!(mode, Some(Mode::Away | Mode::Off)) || !here(person);
        let day = day.filter(|_| !away).map(|day| (day, mode == Some(Mode::Home)));
        let duties =
            day.into_iter().flat_map(|day| owed.binding(effect, &DutyKind::ActivityReport, who, day));
        let owing = duties.filter(|duty| on_that_day(duty)).map(|duty| Owing {
            clause: effect.label(duty.clause).to_owned(),
            due: report_deadline(duty, date, &town.city),
        });
        Expected { person, mode, owing: owing.min_by_key(|owing| owing.due.at) }
    };
    Ok(who.into_iter().map(one).collect())
}

/// When the first report of somebody for a day counts.
pub(crate) fn first_of(reports: &[ReportView], person: &str, date: Date) -> Option<DateTime> {
    let of = |view: &&ReportView| view.report.day == date && view.report.people.iter().any(|p| p == person);
    reports.iter().filter(of).map(|v| counted(v.times.pressed, v.times.received)).min()
}

/// Reads reports and says what pages say of them.
pub(crate) async fn views(
    hall: &Hall,
    town: &Town,
    which: Which,
    days: (Date, Date),
) -> Result<Vec<ReportView>, Trouble> {
    let city = town.city.slug.clone();
    let read = hall
        .store()
        .read(move |tx| Box::pin(async move { activity::reports(tx, &city, &which, days).await }));
    let reports: Result<Vec<Report>, Fault> = read.await;
    let now = town.wall(&hall.now());
    let (mut all, mut known) = (Vec::new(), HashMap::new());
    let reports = reports?;
    let corrected: Vec<String> =
        reports.iter().filter_map(|r| r.corrects.as_ref().map(|c| c.0.clone())).collect();
    for report in reports {
        let place = (report.unit.clone(), report.day);
        if !known.contains_key(&place) {
            let found = match town.city.unit(&report.unit) {
                Some(unit) => expected(hall, town, unit, report.day).await?,
                None => vec![],
            };
            known.insert(place.clone(), found);
        }
        let expected = known.get(&place).map_or(&[][..], Vec::as_slice);
        let listed = |e: &&Expected| report.people.contains(&town.people[e.person.at()].id);
        let due = expected.iter().filter(listed).filter_map(|e| Some(e.owing.as_ref()?.due));
        let due = due.min_by_key(|due| due.at);
        let pressed = report.pressed_at.map(|at| wall(town, at));
        let times = Times { pressed, received: wall(town, report.received_at) };
        let duty = town.order_on(times.received.date()).and_then(|signed| {
            let verify = |d: &&Duty| d.kind == DutyKind::Verify && d.force == Force::Must;
            signed.effect.duties.iter().find(verify)
        });
        let verify_by = verify_deadline(duty, times.received.date(), &town.city);
        let state = match report.verdicts.last() {
            _ if corrected.contains(&report.id) => ReportState::Corrected,
            None => ReportState::Waiting,
            Some(last) if last.accepted => ReportState::Accepted,
            Some(_) => ReportState::Returned,
        };
        // A correction comes when it comes; only the report it corrects can be late.
        let due = due.filter(|_| report.corrects.is_none());
        let mut found = findings(due, times);
        if state == ReportState::Waiting {
            found.extend(overdue(verify_by, now));
        }
        all.push(ReportView { report, state, times, verify_by, findings: found });
    }
    Ok(all)
}

/// Reminders of some days; of one unit if it is named.
async fn reminders(
    hall: &Hall,
    town: &Town,
    unit: Option<String>,
    days: (Date, Date),
) -> Result<Vec<Reminder>, Trouble> {
    let city = town.city.slug.clone();
    let read = hall
        .store()
        .read(move |tx| Box::pin(async move { activity::reminders(tx, &city, unit.as_deref(), days).await }));
    read.await.map_err(|fault: Fault| fault.into())
}

impl Hall {
    /// One's own reports of the last days, what they held, and reminders.
    ///
    /// # Errors
    /// [`Trouble::Forbidden`] to who is not on the staff of the city.
    pub async fn own_reports(&self, caller: &Caller, city: &str) -> Result<OwnReports, Trouble> {
        require(caller, Act::ReportActivity)?;
        let town = town_of(self, city)?;
        let (person, who) = own(caller, &town)?;
        let now = town.wall(&self.now());
        let today = now.date();
        let [open, first] = [OPEN_DAYS, OWN_DAYS - 1].map(|days| today.saturating_sub(days.days()));
        let reports = views(self, &town, Which::Person(who.id.clone()), (open, today)).await?;
        let slug = town.city.units[who.unit.at()].slug.clone();
        let mut reminders = reminders(self, &town, Some(slug), (first, today)).await?;
        reminders.retain(|r| r.person == who.id && first_of(&reports, &who.id, r.day).is_none());
        let mut days = Vec::new();
        for date in first.series(1.day()).take_while(|day| *day <= today) {
            let all = expected(self, &town, who.unit, date).await?;
            let Some(expected) = all.into_iter().find(|e| e.person == person) else { continue };
            let due = expected.owing.as_ref().map(|owing| owing.due);
            let standing = standing(due, first_of(&reports, &who.id, date), now);
            days.push(OwnDay { date, expected, standing });
        }
        days.reverse();
        Ok(OwnReports { person, days, reports, reminders })
    }

    /// The reports that a unit's superior verifies, and who is silent.
    ///
    /// # Errors
    /// [`Trouble::Forbidden`], or [`Trouble::Missing`] if there is no such unit.
    pub async fn team_reports(
        &self,
        caller: &Caller,
        city: &str,
        unit: &str,
    ) -> Result<TeamReports, Trouble> {
        require(caller, Act::ReadActivity)?;
        require_in(caller, Act::ReadActivity, city, Some(unit))?;
        let town = town_of(self, city)?;
        town.city.unit(unit).ok_or_else(|| no_unit(unit))?;
        let today = town.wall(&self.now()).date();
        let days = (today.saturating_sub(OPEN_DAYS.days()), today);
        let reports = views(self, &town, Which::Desk(unit.to_owned()), days).await?;
        let of_unit = views(self, &town, Which::Unit(unit.to_owned()), days).await?;
        let mut silent = reminders(self, &town, Some(unit.to_owned()), days).await?;
        silent.retain(|r| first_of(&of_unit, &r.person, r.day).is_none());
        let decides = may_in(caller, Act::VerifyActivity, city, Some(unit));
        Ok(TeamReports { reports, silent, decides })
    }

    /// A report with its photo, to who may read the report: whom it is for, who wrote it, who verifies.
    ///
    /// # Errors
    /// [`Trouble::Forbidden`], or [`Trouble::Missing`] if there is no such report or photo.
    pub async fn activity_photo(
        &self,
        caller: &Caller,
        city: &str,
        id: &str,
    ) -> Result<(String, Vec<u8>), Trouble> {
        let report = report_by_id(self, city, id).await?;
        let mine = caller.person.as_ref().is_some_and(|me| {
            require(caller, Act::ReportActivity).is_ok()
                && caller.held.iter().any(|held| held.covers(city, Some(&report.unit)))
                && (report.author == *me || report.people.contains(me))
        });
        let reads = [&report.desk, &report.unit];
        if !mine && !reads.iter().any(|unit| may_in(caller, Act::ReadActivity, city, Some(unit))) {
            return Err(Trouble::Forbidden);
        }
        let hash = report.photo.ok_or_else(|| no_report(id))?;
        let read = self.store().read(move |tx| Box::pin(async move { activity::photo(tx, &hash).await }));
        let found: Result<_, Fault> = read.await;
        found?.ok_or_else(|| no_report(id))
    }
}

/// A report of a city by its id.
pub(crate) async fn report_by_id(hall: &Hall, city: &str, id: &str) -> Result<Report, Trouble> {
    let (slug, name) = (city.to_owned(), id.to_owned());
    let read = hall.store().read(move |tx| {
        Box::pin(async move { activity::reports(tx, &slug, &Which::Id(name), ALWAYS).await })
    });
    let found: Result<Vec<Report>, Fault> = read.await;
    found?.into_iter().next().ok_or_else(|| no_report(id))
}

/// Every day.
pub(crate) const ALWAYS: (Date, Date) = (Date::constant(1900, 1, 1), Date::constant(9999, 1, 1));

/// There is no report of that name.
pub(crate) fn no_report(id: &str) -> Trouble {
    Trouble::Missing(say!("tidak ada laporan \"{id}\"", "there is no report \"{id}\""))
}

/// There is no unit of that name.
pub(crate) fn no_unit(slug: &str) -> Trouble {
    Trouble::Missing(say!("tidak ada unit \"{slug}\"", "there is no unit \"{slug}\""))
}

/// All faults of what was sent, in one trouble, a line each.
pub(crate) fn unfit(faults: &[Text]) -> Result<(), Trouble> {
    if faults.is_empty() {
        return Ok(());
    }
    let join = |part: fn(&Text) -> &str| faults.iter().map(part).collect::<Vec<_>>().join("\n");
    Err(Trouble::Unfit(Text { id: join(|t| &t.id), en: join(|t| &t.en) }))
}
