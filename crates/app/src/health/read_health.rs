//! Act: a health officer reads the reports of somebody, or of everyone who is under watch. The look is
//! noted for each of them and journalled in the transaction that finds the reports; who looked can be
//! seen by the person.

use std::collections::BTreeMap;

use balai_core::health::{Course, Status, standing};
use balai_store::health::{Look, Record, look, of_city, of_person};
use balai_store::{Done, Fault};
use jiff::civil::Date;
use serde_json::json;

use crate::access::{Act, Caller, require, require_in};
use crate::case_file::{Kept, history, marks, open};
use crate::trouble::no_city;
use crate::{Hall, Town, Trouble};

/// Somebody's reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseView {
    /// Person id.
    pub person: String,
    /// Reports, oldest first; those of another cause than health are not among them.
    pub reports: Vec<Kept>,
    /// Where they stand; `None` if every report was struck out.
    pub course: Option<Course>,
}

/// The reports of one person, or of everyone under watch today: away, or reported within the last days
/// before they are released.
///
/// # Errors
/// [`Trouble::Forbidden`] for everyone but the health officer of the city.
pub async fn read_health(
    hall: &Hall,
    caller: &Caller,
    (city, person): (&str, Option<&str>),
) -> Result<Vec<CaseView>, Trouble> {
    require(caller, Act::ReadHealth)?;
    require_in(caller, Act::ReadHealth, city, None)?;
    let town = hall.town(city).ok_or_else(|| no_city(city))?;
    let command = hall.command(caller, Act::ReadHealth, "");
    let (keys, slug) = (hall.keys().clone(), city.to_owned());
    let wanted = person.map(|person| marks(hall.keys(), city, person));
    let seen = Look { actor: command.actor.clone(), purpose: "care".into(), at: command.at };
    let today = town.wall(&hall.now()).date();
    let found = hall.store().look(command, move |tx| {
        Box::pin(async move {
            let records: Vec<Record> = match &wanted {
                Some(own) => of_person(tx, &slug, own).await?,
                None => of_city(tx, &slug).await?,
            };
            let opened = records.iter().map(|r| open(&keys, &slug, r)).collect::<Result<Vec<_>, _>>()?;
            let cases = views(&town, opened, wanted.is_none().then_some(today));
            let whose: Vec<String> = cases
                .iter()
                .filter_map(|case| marks(&keys, &slug, &case.person).into_iter().next())
                .collect();
            let number = look(tx, &slug, &seen, &whose).await?;
            let (subject, payload) = (format!("health-look/{slug}/{number}"), json!({ "whose": whose }));
            Ok::<_, Fault>(Done { subject, payload, answer: cases })
        })
    });
    found.await.map_err(Trouble::from)
}

/// The cases of these reports; with a day only those under watch on it.
fn views(town: &Town, all: Vec<Kept>, day: Option<Date>) -> Vec<CaseView> {
    let mut by_person: BTreeMap<String, Vec<Kept>> = BTreeMap::new();
    for kept in all {
        by_person.entry(kept.entry.person.clone()).or_default().push(kept);
    }
    let view = |(person, reports): (String, Vec<Kept>)| {
        let course = standing(&town.city.health, &history(&reports));
        let of_health = |kept: &Kept| kept.entry.report.status != Status::Elsewhere;
        let reports: Vec<Kept> = reports.into_iter().filter(of_health).collect();
        let watched = day.is_none_or(|day| course.as_ref().is_some_and(|course| watched(course, day)));
        (watched && !reports.is_empty()).then_some(CaseView { person, reports, course })
    };
    by_person.into_iter().filter_map(view).collect()
}

fn watched(course: &Course, day: Date) -> bool {
    let last = course.away.map(|(_, last)| last).max(course.infectious.map(|(_, last)| last));
    let ill = !matches!(course.status, Status::Well | Status::Released | Status::Elsewhere);
    ill && last.is_some_and(|last| last >= day)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use jiff::civil::date;

    use super::*;
    use crate::Role;
    use crate::fixture::{colleague, for_each_engine, journalled, planned};
    use crate::health::{OwnReport, report_health};

    #[tokio::test]
    async fn every_look_is_journalled_and_other_causes_are_not_seen() {
        for_each_engine(async |store| {
            let hall = planned(store).await;
            for (person, status) in [
                ("MIN-00003", Status::Confirmed),
                ("MIN-00006", Status::Elsewhere),
                ("MIN-00005", Status::Well),
            ] {
                let (city, day) = ("mini".into(), date(2021, 6, 30));
                let wish = OwnReport { city, status, day, symptoms: false };
                report_health(&hall, &colleague(person), person, wish).await.unwrap();
            }
            let officer = Caller::of(Role::HealthOfficer, "Dewi");
            let list = read_health(&hall, &officer, ("mini", None)).await.unwrap();
            let told: Vec<_> = list.iter().map(|case| case.person.as_str()).collect();
            assert_eq!(told, ["MIN-00003"]);
            let other = read_health(&hall, &officer, ("mini", Some("MIN-00006"))).await.unwrap();
            assert!(other.is_empty(), "{other:?}");
            let lines = journalled(&hall).await;
            let looks: Vec<_> = lines.iter().filter(|line| line.starts_with("read-health")).collect();
            let line = |n| format!("read-health health-officer/Dewi health-look/mini/{n}");
            assert_eq!(looks, [&line(1), &line(2)]);
            for role in Role::GRANTED.into_iter().filter(|role| *role != Role::HealthOfficer) {
                let told = read_health(&hall, &Caller::of(role, "x"), ("mini", None)).await;
                assert_eq!(told, Err(Trouble::Forbidden), "{role:?}");
            }
        })
        .await;
    }
}
