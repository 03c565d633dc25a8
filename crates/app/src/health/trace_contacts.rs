//! Act: who shared the office with a case on the days it was infectious, by the rosters as they stood
//! on each day and by what people said when they checked in. The look at the case, and at what is known
//! of the others, is journalled.

use std::collections::BTreeMap;

use balai_core::arrange::{Mode, UnitRoster};
use balai_core::city::{PersonIx, UnitIx};
use balai_core::health::{Presence, Shared, Status, shared, standing};
use balai_core::say;
use balai_store::arrange::RosterHead;
use balai_store::attendance;
use balai_store::health::{Look, look, of_city};
use balai_store::{Done, Fault};
use jiff::ToSpan as _;
use jiff::civil::Date;
use serde_json::json;

use crate::access::{Act, Caller, require, require_in};
use crate::case_file::{Kept, history, marks, open, somebody};
use crate::days::roster_when_begun;
use crate::trouble::no_city;
use crate::{Hall, Town, Trouble};

/// Somebody who shared the office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Met {
    /// Who, by position in the town.
    pub person: PersonIx,
    /// On which days, and what each rests on; the last day last.
    pub days: Vec<(Date, Shared)>,
    /// What is known of them already.
    pub known: Option<Status>,
}

/// What a day of the list rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rest {
    /// The day.
    pub day: Date,
    /// The order and number of its roster; `None` if there was none.
    pub roster: Option<(String, i64)>,
    /// Where the case said they worked; empty if they never checked in.
    pub said: Vec<Mode>,
}

/// The exposure list of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace {
    /// Infectious days up to today.
    pub window: (Date, Date),
    /// What each day rests on.
    pub rests: Vec<Rest>,
    /// Who, the nearest first.
    pub met: Vec<Met>,
}

/// Works the exposure list of a case out.
///
/// # Errors
/// [`Trouble::Unfit`] if nothing that is known of the person makes them infectious,
/// [`Trouble::Forbidden`] for everyone but the health officer of the city.
pub async fn trace_contacts(
    hall: &Hall,
    caller: &Caller,
    (city, person): (&str, &str),
) -> Result<Trace, Trouble> {
    require(caller, Act::TraceContacts)?;
    require_in(caller, Act::TraceContacts, city, None)?;
    let town = hall.town(city).ok_or_else(|| no_city(city))?;
    let case = somebody(&town, person)?;
    let own = history(&hall.reports_of(city, person).await?);
    let infectious = standing(&town.city.health, &own).and_then(|course| course.infectious);
    let (first, last) = infectious.ok_or_else(|| {
        Trouble::Unfit(say!(
            "pegawai ini tidak tercatat suspek atau terkonfirmasi, jadi tidak ada hari menular",
            "this person is not recorded as suspected or confirmed, so there are no infectious days"
        ))
    })?;
    let window = (first, last.min(town.wall(&hall.now()).date()));
    let (mut rests, mut by_person) = (vec![], BTreeMap::<usize, Vec<(Date, Shared)>>::new());
    let mut day = window.0;
    while day <= window.1 {
        let planned = roster_when_begun(hall, &town, case.unit, day).await?;
        let roster = planned.as_ref().map(|(head, _)| (head.order.clone(), head.sequence));
        let there = there(hall, &town, (case.unit, day), planned).await?;
        let own = there.iter().find(|one| town.people.get(one.person.at()).is_some_and(|p| p.id == person));
        rests.push(Rest { day, roster, said: own.map(|one| one.said.clone()).unwrap_or_default() });
        for met in own.map(|one| shared(&town.city, &there, one.person)).unwrap_or_default() {
            by_person.entry(met.person.at()).or_default().push((day, met));
        }
        day = day.saturating_add(1.day());
    }
    let known = known(hall, caller, &town, (person, by_person.keys().copied().collect())).await?;
    let met = by_person.into_iter().map(|(at, days)| {
        let known = town.people.get(at).and_then(|p| known.get(&p.id).copied());
        Met { person: PersonIx::of(at), days, known }
    });
    let mut met: Vec<Met> = met.collect();
    met.sort_by_key(|m| {
        (m.days.iter().map(|(_, met)| met.ground).min(), usize::MAX - m.days.len(), m.person)
    });
    Ok(Trace { window, rests, met })
}

/// Who was where in a unit on a day, as far as the hall knows it: what was planned, and what people
/// said when they checked in. A correction counts in place of what it corrects.
async fn there(
    hall: &Hall,
    town: &Town,
    (unit, day): (UnitIx, Date),
    planned: Option<(RosterHead, UnitRoster)>,
) -> Result<Vec<Presence>, Trouble> {
    let mut all = BTreeMap::<usize, Presence>::new();
    let blank = |at: usize| Presence { person: PersonIx::of(at), planned: None, said: vec![] };
    if let Some((head, unit)) = &planned
        && let Some(column) = head.days.iter().position(|of| *of == day)
    {
        for (row, person) in unit.people.iter().enumerate() {
            let cell = unit.cell(row, column, head.days.len());
            all.insert(person.at(), Presence { planned: Some(cell), ..blank(person.at()) });
        }
    }
    let (city, unit) = (town.city.slug.clone(), town.city.units.get(unit.at()).map(|u| u.slug.clone()));
    let unit = unit.unwrap_or_default();
    let read = hall
        .store()
        .read(move |tx| Box::pin(async move { attendance::of_unit(tx, &city, &unit, day).await }));
    let entries = read.await.map_err(|fault: Fault| Trouble::from(fault))?;
    for entry in attendance::standing(&entries) {
        let Some(who) = town.who(&entry.person) else { continue };
        let one = all.entry(who.at()).or_insert_with(|| blank(who.at()));
        if !one.said.contains(&entry.mode) {
            one.said.push(entry.mode);
        }
    }
    Ok(all.into_values().collect())
}

/// What is known of the others, journalled with the look at the case.
async fn known(
    hall: &Hall,
    caller: &Caller,
    town: &Town,
    (case, others): (&str, Vec<usize>),
) -> Result<BTreeMap<String, Status>, Trouble> {
    let command = hall.command(caller, Act::TraceContacts, "");
    let (keys, slug, profiles) = (hall.keys().clone(), town.city.slug.clone(), town.city.health.clone());
    let seen = Look { actor: command.actor.clone(), purpose: "tracing".into(), at: command.at };
    let others: Vec<String> =
        others.into_iter().filter_map(|at| town.people.get(at)).map(|p| p.id.clone()).collect();
    let case = case.to_owned();
    let found = hall.store().look(command, move |tx| {
        Box::pin(async move {
            let records = of_city(tx, &slug).await?;
            let mut by_person: BTreeMap<String, Vec<Kept>> = BTreeMap::new();
            for record in &records {
                let kept = open(&keys, &slug, record)?;
                if others.contains(&kept.entry.person) {
                    by_person.entry(kept.entry.person.clone()).or_default().push(kept);
                }
            }
            let told = by_person.into_iter().filter_map(|(person, all)| {
                let status = standing(&profiles, &history(&all))?.status;
                (!matches!(status, Status::Elsewhere | Status::Well)).then_some((person, status))
            });
            let told: BTreeMap<String, Status> = told.collect();
            let whose = std::iter::once(&case).chain(told.keys());
            let whose: Vec<String> =
                whose.filter_map(|id| marks(&keys, &slug, id).into_iter().next()).collect();
            let number = look(tx, &slug, &seen, &whose).await?;
            let (subject, payload) = (format!("health-look/{slug}/{number}"), json!({ "whose": whose }));
            Ok::<_, Fault>(Done { subject, payload, answer: told })
        })
    });
    found.await.map_err(Trouble::from)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use balai_core::arrange::{Duty, Pin, Settings};
    use balai_core::health::{Basis, Ground};
    use balai_core::work::attendance::Way;
    use jiff::civil::date;

    use super::*;
    use crate::Role;
    use crate::arrange::{RosterPlan, plan_roster};
    use crate::fixture::{CAPPED, employee, for_each_engine, furnished, journalled, order};
    use crate::health::{RecordWish, record_health};
    use crate::order::sign_order;
    use crate::work::{TapWish, check_in};

    const JUNE: Date = date(2021, 6, 30);

    /// A hall in which everybody may come, and these two do on the last day of June.
    async fn met_on_site(store: balai_store::Store) -> Hall {
        let hall = furnished(store).await;
        let operator = Caller::operator();
        let all = order("mini-1", &CAPPED.replace("50%", "100%"));
        sign_order(&hall, &operator, "order", all).await.unwrap();
        let pin = |person: &str| Pin { person: person.into(), date: JUNE, duty: Duty::Site };
        let pins = vec![pin("MIN-00003"), pin("MIN-00006")];
        let settings = Settings { pins, ..Settings::default() };
        let plan = RosterPlan { city: "mini".into(), order: "mini-1".into(), settings };
        plan_roster(&hall, &operator, "plan", plan).await.unwrap();
        hall
    }

    fn confirmed() -> RecordWish {
        let (city, person, status) = ("mini".into(), "MIN-00003".into(), Status::Confirmed);
        RecordWish { city, person, status, day: JUNE, symptoms: false, revises: None }
    }

    /// The roster is repaired when the case is recorded, in the course of the day; who was met is asked
    /// of the roster that held when the day began.
    #[tokio::test]
    async fn who_shared_the_office_by_the_roster_that_held_that_day() {
        for_each_engine(async |store| {
            let hall = met_on_site(store).await;
            let (operator, officer) = (Caller::operator(), Caller::of(Role::HealthOfficer, "Dewi"));
            let done = record_health(&hall, &officer, "k", confirmed()).await.unwrap();
            assert_eq!(done.rosters.len(), 1, "the roster has been repaired");
            let trace = trace_contacts(&hall, &officer, ("mini", "MIN-00003")).await.unwrap();
            assert_eq!(trace.window, (date(2021, 6, 28), JUNE));
            let rests: Vec<_> = trace.rests.iter().map(|r| r.roster.as_ref().map(|r| r.1)).collect();
            assert_eq!(rests, [None, Some(1), Some(1)], "no order, then the first roster");
            let town = hall.town("mini").unwrap();
            let met = trace.met.iter().find(|m| town.people[m.person.at()].id == "MIN-00006").unwrap();
            let last = met.days.last().map(|(day, met)| (*day, met.ground, met.basis));
            assert_eq!(last, Some((JUNE, Ground::Day, Basis::Roster)), "{met:?}");
            let line = journalled(&hall).await.last().unwrap().clone();
            assert_eq!(line, "trace-contacts health-officer/Dewi health-look/mini/1");
            let well = trace_contacts(&hall, &officer, ("mini", "MIN-00006")).await;
            assert!(matches!(well, Err(Trouble::Unfit(_))));
            let mayor = trace_contacts(&hall, &operator, ("mini", "MIN-00003")).await;
            assert_eq!(mayor, Err(Trouble::Forbidden));
        })
        .await;
    }

    /// Nobody has a roster for the 28th: there the check-ins alone say who met.
    #[tokio::test]
    async fn what_people_said_when_they_checked_in_joins_the_roster() {
        for_each_engine(async |store| {
            let hall = met_on_site(store).await;
            let officer = Caller::of(Role::HealthOfficer, "Dewi");
            let taps = [
                ("MIN-00003", 28, Mode::Office),
                ("MIN-00006", 28, Mode::Office),
                ("MIN-00003", 30, Mode::Office),
                ("MIN-00006", 30, Mode::Home),
            ];
            for (who, day, mode) in taps {
                let at = date(2021, 6, day).at(7, 10, 0, 0).to_zoned(hall.town("mini").unwrap().zone());
                let (city, at) = ("mini".into(), Some(at.unwrap().timestamp()));
                let wish = TapWish { city, way: Way::In, mode, at, sent: None, spot: None };
                check_in(&hall, &employee(who), &format!("{who}/{day}"), wish).await.unwrap();
            }
            record_health(&hall, &officer, "k", confirmed()).await.unwrap();
            let trace = trace_contacts(&hall, &officer, ("mini", "MIN-00003")).await.unwrap();
            let said: Vec<_> = trace.rests.iter().map(|rest| rest.said.as_slice()).collect();
            assert_eq!(said, [&[Mode::Office][..], &[], &[Mode::Office]]);
            let town = hall.town("mini").unwrap();
            let met = trace.met.iter().find(|m| town.people[m.person.at()].id == "MIN-00006").unwrap();
            let basis = |day| met.days.iter().find(|(d, _)| *d == day).map(|(_, met)| met.basis);
            assert_eq!(basis(date(2021, 6, 28)), Some(Basis::CheckIn), "{met:?}");
            assert_eq!(basis(JUNE), Some(Basis::Against(Mode::Home)), "the planned day stays a ground");
        })
        .await;
    }
}
