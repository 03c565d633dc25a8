//! Act: publish the rosters that bear a new staff list with the least change, in the name of who brought
//! the list. Who has left is taken off the days to come, who came or moved stands on the board of their
//! unit; days that are past stay as they were.
//!
//! Where the audit finds that a roster would break the order, nothing is published: the units are named,
//! and their heads are told that their roster needs them.

use balai_core::arrange::{Repair, audit, repair_also};
use balai_core::city::UnitIx;
use balai_core::diagnostic::has_errors;
use balai_store::arrange::{RosterHead, units};
use balai_store::notice::tell;
use balai_store::{Done, Fault};
use serde_json::json;

use super::Published;
use super::bear_absence::{coming, heads_of};
use crate::access::{Act, Caller, require, require_in};
use crate::publication::Publication;
use crate::rosters::fresh;
use crate::start::{CENSUS, Start};
use crate::trouble::no_city;
use crate::{Hall, Town, Trouble};

/// What became of the rosters.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Borne {
    /// What was published, one for each order whose days are not over.
    pub published: Vec<Published>,
    /// Slugs of the units whose rosters wait for a new plan.
    pub waiting: Vec<String>,
}

/// Publishes what bears the staff of a city as it is now.
///
/// # Errors
/// [`Trouble::Stale`] if somebody else has just published.
pub async fn bear_staff(hall: &Hall, caller: &Caller, key: &str, city: &str) -> Result<Borne, Trouble> {
    require(caller, Act::BearStaff)?;
    require_in(caller, Act::BearStaff, city, None)?;
    let town = hall.town(city).ok_or_else(|| no_city(city))?;
    let (mut published, mut waiting) = (vec![], vec![]);
    for order in coming(&town, town.wall(&hall.now()).date()) {
        let Some(head) = hall.roster(city, &order).await? else { continue };
        let others = differing(hall, &town, &head).await?;
        if others.is_empty() {
            continue;
        }
        let key = if key.is_empty() { String::new() } else { format!("{key}/{order}") };
        match bear(hall, (caller, &key), (city, &order), &others).await? {
            Some(Some(roster)) => published.push(roster),
            Some(None) => {}
            None => waiting.extend(others),
        }
    }
    waiting.sort();
    waiting.dedup();
    if !waiting.is_empty() {
        let key = if key.is_empty() { String::new() } else { format!("{key}/told") };
        told(hall, (caller, &key), &town, &waiting).await?;
    }
    let slug = |unit: UnitIx| town.city.units.get(unit.at()).map(|unit| unit.slug.clone());
    Ok(Borne { published, waiting: waiting.into_iter().filter_map(slug).collect() })
}

/// Units whose roster names other people than their staff.
async fn differing(hall: &Hall, town: &Town, head: &RosterHead) -> Result<Vec<UnitIx>, Trouble> {
    let id = head.id.clone();
    let read = hall.store().read(move |tx| Box::pin(async move { units(tx, &id).await }));
    let rows: Result<Vec<_>, Fault> = read.await;
    let rows = rows?;
    let same = |unit: UnitIx| {
        let slug = &town.city.units[unit.at()].slug;
        let named = rows.iter().find(|row| row.unit() == slug).map_or(&[][..], |row| row.people());
        let staff = town.people_of(unit).map(|p| &town.people[p.at()].id);
        staff.eq(named.iter())
    };
    Ok((0..town.city.units.len()).map(UnitIx::of).filter(|unit| !same(*unit)).collect())
}

/// Publishes the roster of one order that bears the staff: the roster, or that nothing is otherwise;
/// `None` if it would break the order or waits for a new plan.
async fn bear(
    hall: &Hall,
    (caller, key): (&Caller, &str),
    (city, order): (&str, &str),
    others: &[UnitIx],
) -> Result<Option<Option<Published>>, Trouble> {
    let start = match Start::read(hall, (city, order), None).await {
        Ok(start) => start,
        // The days of the order have changed: its roster waits for a new plan.
        Err(Trouble::Stale(_)) => return Ok(None),
        Err(trouble) => return Err(trouble),
    };
    let also = others.to_vec();
    let work = tokio::task::spawn_blocking(move || {
        let Start { town, signed, before, ledger, from, .. } = start;
        let ground = (&*before, from, ledger.as_slice(), also.as_slice());
        let mut settings = before.settings.clone();
        settings.pins.retain(|pin| town.person(&pin.person).is_some());
        let Repair { roster: whole, changes } =
            repair_also(&town.city, &town.people, &signed.effect, settings, ground);
        let units: Vec<_> = fresh(&whole, Some(&before)).into_iter().cloned().collect();
        let changed = balai_core::arrange::Roster { units, ..whole.clone() };
        let mut findings = audit(&town.city, &town.people, &signed.effect, (&changed, Some(from)));
        findings.retain(|finding| finding.code != CENSUS);
        let nothing = changed.units.is_empty();
        let (people, effect, granted, absences) = (None, None, None, vec![]);
        let by_itself = true;
        let publication = Publication {
            town,
            signed,
            before,
            whole,
            people,
            effect,
            changes,
            absences,
            granted,
            by_itself,
        };
        (publication, nothing, has_errors(&findings))
    });
    let (publication, nothing, broken) = work.await.map_err(|e| Fault::Broken(e.to_string()))?;
    if broken || nothing {
        return Ok(if broken { None } else { Some(None) });
    }
    publication.keep(hall, caller, Act::BearStaff, key).await.map(|published| Some(Some(published)))
}

/// Tells the heads of units that their roster needs them.
async fn told(
    hall: &Hall,
    (caller, key): (&Caller, &str),
    town: &Town,
    waiting: &[UnitIx],
) -> Result<(), Trouble> {
    let command = hall.command(caller, Act::BearStaff, key);
    let (at, city, told) = (command.at, town.city.slug.clone(), heads_of(town, waiting.to_vec()));
    let units = waiting.len();
    let noted = hall.store().write(command, move |tx| {
        Box::pin(async move {
            tell(tx, &city, &told, at).await?;
            let (subject, payload) = (format!("staff/{city}"), json!({ "waiting": units }));
            Ok::<_, Fault>(Done { subject, payload, answer: () })
        })
    });
    noted.await.map_err(Trouble::from)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use balai_core::arrange::{Roster, Settings};
    use balai_store::arrange::save;

    use super::*;
    use crate::city::import_staff;
    use crate::fixture::{for_each_engine, journalled, planned, real_list};

    #[tokio::test]
    async fn a_roster_that_fits_its_staff_is_left_alone() {
        for_each_engine(async |store| {
            let hall = planned(store).await;
            let done = bear_staff(&hall, &Caller::operator(), "", "mini").await;
            assert_eq!(done, Ok(Borne::default()));
            assert_eq!(bear_staff(&hall, &Caller::public(), "", "mini").await, Err(Trouble::Forbidden));
        })
        .await;
    }

    #[tokio::test]
    async fn where_a_roster_waits_for_a_new_plan_the_units_are_named_and_told() {
        for_each_engine(async |store| {
            let (hall, operator) = (planned(store).await, Caller::operator());
            let head = hall.roster("mini", "mini-1").await.unwrap().unwrap();
            // A roster of other days than the order has now.
            let roster = Roster {
                id: "short".into(),
                parent: Some(head.id.clone()),
                order: "mini-1".into(),
                city: "mini".into(),
                settings: Settings::default(),
                days: head.days[..2].to_vec(),
                units: vec![],
            };
            let command = hall.command(&operator, Act::PlanRoster, "by hand");
            let kept = hall.store().write(command, move |tx| {
                Box::pin(async move {
                    save(tx, &roster, &[], 1, jiff::Timestamp::UNIX_EPOCH).await?;
                    Ok::<_, Fault>(Done { answer: (), subject: "short".into(), payload: json!(null) })
                })
            });
            kept.await.unwrap();
            let done = import_staff(&hall, &operator, "1", real_list(1..=6, |_, _| ())).await.unwrap();
            assert_eq!(
                done.rosters,
                Borne { published: vec![], waiting: vec!["setda".into(), "dinkes".into()] }
            );
            assert_eq!(journalled(&hall).await.last().unwrap(), "bear-staff operator staff/mini");
        })
        .await;
    }

    #[tokio::test]
    async fn what_is_past_is_not_judged_by_the_people_of_today() {
        for_each_engine(async |store| {
            let (hall, operator) = (planned(store).await, Caller::operator());
            import_staff(&hall, &operator, "1", real_list(1..=6, |_, _| ())).await.unwrap();
            // Half of the second unit goes: on the day that is past too many of the rest were there.
            let done = import_staff(&hall, &operator, "2", real_list(1..=4, |_, _| ())).await.unwrap();
            assert_eq!((done.rosters.published.len(), done.rosters.waiting), (1, vec![]));
        })
        .await;
    }
}
