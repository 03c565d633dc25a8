//! Act: the counts of a day by unit, and why earlier ones were revised. Numbers alone: no report is
//! shown, so nothing is journalled. The health officer gets all of them, leadership and the province
//! those that may be told: less than five in a unit is hidden, and so that nobody can work it out.

use std::collections::BTreeMap;

use balai_core::health::{Case, Count, Counts, Revision, counts, publishable, revisions};
use balai_store::Fault;
use balai_store::health::{Record, of_city};
use jiff::civil::Date;

use crate::access::{Act, Caller, Held, require, require_in};
use crate::case_file::open;
use crate::trouble::no_city;
use crate::{Hall, Role, Trouble};

/// The counts of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// The day.
    pub day: Date,
    /// The whole city: civil servants, contract staff. For leadership `None` where the sum of confirmed
    /// is less than five.
    pub whole: Option<[Count; 2]>,
    /// All counts by unit; for the health officer alone.
    pub exact: Option<Counts>,
    /// Confirmed by unit as it may be told; units without any are told like those with less than five.
    pub told: Vec<(String, Option<u32>)>,
    /// Their sum as it may be told.
    pub told_whole: Option<u32>,
    /// Revisions up to the day; for the health officer alone.
    pub revisions: Vec<Revision>,
}

/// Counts the cases of a day, as they were known at its end.
///
/// # Errors
/// [`Trouble::Forbidden`] for everyone but the health officer, the leadership of the city and the
/// province.
pub async fn count_health(hall: &Hall, caller: &Caller, city: &str, day: Date) -> Result<Counted, Trouble> {
    require(caller, Act::CountHealth)?;
    require_in(caller, Act::CountHealth, city, None)?;
    let town = hall.town(city).ok_or_else(|| no_city(city))?;
    let slug = city.to_owned();
    let read = hall.store().read(move |tx| Box::pin(async move { of_city(tx, &slug).await }));
    let records: Vec<Record> = read.await.map_err(|fault: Fault| Trouble::from(fault))?;
    let mut cases: BTreeMap<String, Case> = BTreeMap::new();
    for record in &records {
        let kept = open(hall.keys(), city, record)?;
        let empty = Case { unit: kept.entry.unit, asn: kept.entry.asn, reports: vec![] };
        let case = cases.entry(kept.entry.person).or_insert(empty);
        case.reports.push((kept.number, kept.entry.report));
    }
    let cases: Vec<Case> = cases.into_values().collect();
    let all = counts(&town.city.health, &cases, day);
    let sums = |slug: &String| all.get(slug).map_or(0, |c| c[0].confirmed + c[1].confirmed);
    let units: Vec<String> = town.city.units.iter().map(|unit| unit.slug.clone()).collect();
    let (shown, told_whole) = publishable(&units.iter().map(sums).collect::<Vec<_>>());
    // Nobody and fewer than five look the same: else the first case would be seen on the page.
    let told_whole = told_whole.filter(|sum| *sum >= balai_core::health::SMALL);
    let told = units.into_iter().zip(shown).collect();
    let mut whole = [Count::default(); 2];
    for count in all.values() {
        whole[0] += count[0];
        whole[1] += count[1];
    }
    let officer = |held: &Held| held.role == Role::HealthOfficer && held.covers(city, None);
    let sees_all = caller.held.iter().any(officer);
    let small = |count: u32| (1..balai_core::health::SMALL).contains(&count);
    let parts = |c: &Count| {
        [c.suspected, c.confirmed, c.isolating, c.recovered, c.quarantined].into_iter().any(small)
    };
    let whole = (sees_all || (told_whole.is_some() && !whole.iter().any(parts))).then_some(whole);
    let revisions = if sees_all { revisions(&cases, day) } else { vec![] };
    Ok(Counted { day, whole, exact: sees_all.then_some(all), told, told_whole, revisions })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use balai_core::health::{Reason, Status};
    use jiff::civil::date;

    use super::*;
    use crate::fixture::{for_each_engine, journalled, planned, with_health};
    use crate::health::{RecordWish, record_health};

    #[tokio::test]
    async fn the_officer_sees_all_and_leadership_what_may_be_told() {
        for_each_engine(async |store| {
            let hall = with_health(planned(store).await).await;
            let officer = Caller::of(Role::HealthOfficer, "Dewi");
            let day = date(2021, 6, 30);
            let wish = |person: &str, revises| {
                let (city, person, status) = ("mini".into(), person.into(), Status::Confirmed);
                RecordWish { city, person, status, day, symptoms: false, revises }
            };
            let mayor = Caller::of(Role::Leadership, "Bima");
            let nobody_yet = count_health(&hall, &mayor, "mini", day).await.unwrap();
            let first = record_health(&hall, &officer, "a", wish("MIN-00003", None)).await.unwrap();
            record_health(&hall, &officer, "b", wish("MIN-00001", None)).await.unwrap();
            let twice = Some((first.numbers[0], Reason::Twice));
            record_health(&hall, &officer, "c", wish("MIN-00003", twice)).await.unwrap();
            let lines = journalled(&hall).await;
            let all = count_health(&hall, &officer, "mini", day).await.unwrap();
            let exact = all.exact.unwrap();
            assert_eq!((exact["dinkes"][0].confirmed, exact["setda"][0].confirmed), (1, 1));
            assert_eq!(all.revisions.iter().map(|r| r.reason).collect::<Vec<_>>(), [Reason::Twice]);
            assert_eq!(all.whole.unwrap()[0].isolating, 2);
            let told = count_health(&hall, &mayor, "mini", day).await.unwrap();
            assert_eq!(told, nobody_yet, "the first cases cannot be seen");
            assert_eq!((told.exact, told.whole, told.told_whole), (None, None, None));
            assert!(told.revisions.is_empty() && told.told.iter().all(|(_, n)| n.is_none()));
            let province = count_health(&hall, &Caller::of(Role::Province, "x"), "mini", day).await.unwrap();
            assert_eq!(province, nobody_yet, "the same");
            assert_eq!(journalled(&hall).await, lines, "numbers alone");
            for role in [Role::Operator, Role::Inspectorate, Role::UnitHead] {
                let told = count_health(&hall, &Caller::of(role, "x"), "mini", day).await;
                assert_eq!(told, Err(Trouble::Forbidden), "{role:?}");
            }
        })
        .await;
    }
}
