//! Act: who shared the office with a case on the days it was infectious, by the rosters as they stood
//! on each day. The look at the case, and at what is known of the others, is journalled.

use std::collections::BTreeMap;

use balai_core::arrange::UnitRoster;
use balai_core::city::{PersonIx, UnitIx};
use balai_core::health::{Ground, Status, shared, standing};
use balai_core::say;
use balai_store::arrange::{RosterHead, as_of};
use balai_store::health::{Look, look, of_city};
use balai_store::{Done, Fault};
use jiff::ToSpan as _;
use jiff::civil::Date;
use serde_json::json;

use crate::access::{Act, Caller, require, require_in};
use crate::case_file::{Kept, history, marks, open, somebody};
use crate::trouble::no_city;
use crate::{Hall, Town, Trouble};

/// Somebody who shared the office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Met {
    /// Who, by position in the town.
    pub person: PersonIx,
    /// On which days, and what each rests on; the last day last.
    pub days: Vec<(Date, Ground)>,
    /// What is known of them already.
    pub known: Option<Status>,
}

/// The exposure list of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace {
    /// Infectious days up to today.
    pub window: (Date, Date),
    /// What each day rests on: the order and number of its roster; `None` if there was none.
    pub rests: Vec<(Date, Option<(String, i64)>)>,
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
    let (mut rests, mut by_person) = (vec![], BTreeMap::<usize, Vec<(Date, Ground)>>::new());
    let mut day = window.0;
    while day <= window.1 {
        let there = there(hall, &town, case.unit, day).await?;
        rests.push((day, there.as_ref().map(|(head, _)| (head.order.clone(), head.sequence))));
        if let Some((head, unit)) = &there {
            for met in on_day(&town, (head, unit), person, day) {
                by_person.entry(met.0.at()).or_default().push((day, met.1));
            }
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
        (m.days.iter().map(|(_, ground)| *ground).min(), usize::MAX - m.days.len(), m.person)
    });
    Ok(Trace { window, rests, met })
}

/// Who was at a unit on a day, as far as the hall knows it: by the roster that held when the day began.
/// What is published in the course of it, the repair that follows the report among it, cannot undo that
/// people have met. Where people check in, this is the place where that joins.
async fn there(
    hall: &Hall,
    town: &Town,
    unit: UnitIx,
    day: Date,
) -> Result<Option<(RosterHead, UnitRoster)>, Trouble> {
    let Some(signed) = town.order_on(day) else { return Ok(None) };
    let start = day.at(0, 0, 0, 0).to_zoned(town.zone()).map_err(|e| Fault::Broken(e.to_string()))?;
    let at = start.timestamp().min(hall.now().timestamp());
    let (city, order) = (town.city.slug.clone(), signed.order.id.clone());
    let read = hall.store().read(move |tx| Box::pin(async move { as_of(tx, (&city, &order), at).await }));
    let head: Option<RosterHead> = read.await.map_err(|fault: Fault| Trouble::from(fault))?;
    let Some(head) = head else { return Ok(None) };
    match hall.board_of(town, head, unit).await {
        Ok(board) => Ok(Some((board.0.clone(), board.1.clone()))),
        Err(Trouble::Missing(_)) => Ok(None),
        Err(trouble) => Err(trouble),
    }
}

fn on_day(
    town: &Town,
    (head, unit): (&RosterHead, &UnitRoster),
    person: &str,
    date: Date,
) -> Vec<(PersonIx, Ground)> {
    let named = |at: &PersonIx| town.people.get(at.at()).is_some_and(|p| p.id == person);
    let place = unit.people.iter().position(named).zip(head.days.iter().position(|day| *day == date));
    let Some((row, day)) = place else { return vec![] };
    let all = shared(&town.city, unit, (row, day, head.days.len()));
    all.into_iter().map(|met| (met.person, met.ground)).collect()
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
    use balai_core::arrange::Mode;
    use jiff::civil::date;

    use super::*;
    use crate::Role;
    use crate::fixture::{for_each_engine, journalled, planned};
    use crate::health::{RecordWish, record_health};

    /// The roster is repaired when the case is recorded; who was met is asked of the roster that held.
    #[tokio::test]
    async fn who_shared_the_office_by_the_roster_that_held_that_day() {
        for_each_engine(async |store| {
            let hall = planned(store).await;
            let officer = Caller::of(Role::HealthOfficer, "Dewi");
            let (town, june) = (hall.town("mini").unwrap(), date(2021, 6, 29));
            let before = hall.board(&town, "mini-1", UnitIx(1)).await.unwrap();
            let here: Vec<_> = (0..before.1.people.len())
                .filter(|row| before.1.cell(*row, 0, 7).mode == Mode::Office)
                .map(|row| town.people[before.1.people[row].at()].id.clone())
                .collect();
            assert!(here.len() > 1, "{here:?}");
            let (city, person, status) = ("mini".into(), here[0].clone(), Status::Confirmed);
            let wish = RecordWish { city, person, status, day: june, symptoms: false, revises: None };
            record_health(&hall, &officer, "k", wish).await.unwrap();
            let trace = trace_contacts(&hall, &officer, ("mini", &here[0])).await.unwrap();
            assert_eq!(trace.window, (date(2021, 6, 27), date(2021, 6, 30)));
            let rests: Vec<_> = trace.rests.iter().map(|(_, r)| r.as_ref().map(|r| r.1)).collect();
            assert_eq!(rests[..2], [None, None], "no order, no roster");
            let town = hall.town("mini").unwrap();
            let on_first = |m: &&Met| m.days.iter().any(|(day, _)| *day == june);
            let mut met: Vec<_> =
                trace.met.iter().filter(on_first).map(|m| town.people[m.person.at()].id.clone()).collect();
            met.sort();
            assert_eq!(met, here[1..]);
            let line = journalled(&hall).await.last().unwrap().clone();
            assert_eq!(line, "trace-contacts health-officer/Dewi health-look/mini/1");
            let well = trace_contacts(&hall, &officer, ("mini", &here[1])).await;
            assert!(matches!(well, Err(Trouble::Unfit(_))));
            let operator = trace_contacts(&hall, &Caller::operator(), ("mini", &here[0])).await;
            assert_eq!(operator, Err(Trouble::Forbidden));
        })
        .await;
    }
}
