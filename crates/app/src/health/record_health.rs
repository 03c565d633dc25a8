//! Act: a health officer records somebody's health, also for who has no account, or strikes an earlier
//! report out with a reason.

use balai_core::health::{Reason, Report, Status};
use balai_core::say;
use jiff::civil::Date;

use crate::access::{Act, Caller, require, require_in};
use crate::case_file::{Entry, Taken, day_fits, somebody};
use crate::trouble::no_city;
use crate::{Hall, Trouble};

/// What a health officer records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordWish {
    /// City slug.
    pub city: String,
    /// Of whom.
    pub person: String,
    /// What they are.
    pub status: Status,
    /// The day it counts from (see [`Report::day`]).
    pub day: Date,
    /// With symptoms.
    pub symptoms: bool,
    /// Number of the report that is struck out, and why.
    pub revises: Option<(i64, Reason)>,
}

/// Keeps a report about somebody, and lets the rosters follow.
///
/// # Errors
/// [`Trouble::Unfit`] if the day cannot be meant or the report that is struck out is not theirs,
/// [`Trouble::Missing`] if there is nobody of that number.
pub async fn record_health(
    hall: &Hall,
    caller: &Caller,
    key: &str,
    wish: RecordWish,
) -> Result<Taken, Trouble> {
    require(caller, Act::RecordHealth)?;
    require_in(caller, Act::RecordHealth, &wish.city, None)?;
    let RecordWish { city, person, status, day, symptoms, revises } = wish;
    let town = hall.town(&city).ok_or_else(|| no_city(&city))?;
    let person = somebody(&town, &person)?;
    let now = hall.now();
    let reported = town.wall(&now).date();
    let day = if status == Status::Well { reported } else { day };
    let report = Report { status, day, symptoms, reported, official: true, revises };
    day_fits(&report)?;
    if let Some((number, _)) = revises {
        let theirs = hall.reports_of(&city, &person.id).await?;
        if theirs.iter().all(|kept| kept.number != number) {
            return Err(Trouble::Unfit(say!(
                "laporan yang diganti bukan milik pegawai ini; muat ulang catatannya",
                "the report that is replaced is not this person's; load the record again"
            )));
        }
    }
    let unit = town.city.units.get(person.unit.at()).map(|unit| unit.slug.clone()).unwrap_or_default();
    let (id, asn, by, at) = (person.id.clone(), person.kind.is_asn(), caller.actor(), now.timestamp());
    let entry = Entry { person: id, unit, asn, by, at, report };
    hall.keep_reports((caller, Act::RecordHealth, key), &city, vec![entry]).await
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use jiff::civil::date;

    use super::*;
    use crate::Role;
    use crate::fixture::{for_each_engine, journalled, planned};

    fn wish(person: &str, status: Status, revises: Option<(i64, Reason)>) -> RecordWish {
        let (city, person, day) = ("mini".into(), person.into(), date(2021, 6, 30));
        RecordWish { city, person, status, day, symptoms: false, revises }
    }

    #[tokio::test]
    async fn a_record_is_struck_out_with_a_reason_and_the_days_are_given_back() {
        for_each_engine(async |store| {
            let hall = planned(store).await;
            let officer = Caller::of(Role::HealthOfficer, "Dewi");
            let done = record_health(&hall, &officer, "a", wish("MIN-00003", Status::Confirmed, None)).await;
            let number = done.unwrap().numbers[0];
            let standing = |hall: &Hall| hall.town("mini").unwrap().absences_of("MIN-00003").count();
            assert_eq!(standing(&hall), 1);
            let wrong = wish("MIN-00006", Status::Well, Some((number, Reason::WrongPerson)));
            let told = record_health(&hall, &officer, "w", wrong).await;
            assert!(matches!(told, Err(Trouble::Unfit(_))), "{told:?}");
            let right = wish("MIN-00003", Status::Well, Some((number, Reason::WrongPerson)));
            let done = record_health(&hall, &officer, "b", right).await.unwrap();
            assert_eq!(done.course.unwrap().away, None);
            assert_eq!(standing(&hall), 0);
            let lines = journalled(&hall).await;
            assert!(
                lines.iter().any(|l| l == "record-health health-officer/Dewi health/mini/1"),
                "{lines:?}"
            );
            assert!(lines.iter().all(|line| !line.contains("MIN-0")), "{lines:?}");
        })
        .await;
    }

    #[tokio::test]
    async fn nobody_but_the_health_officer_records_for_others() {
        for_each_engine(async |store| {
            let hall = planned(store).await;
            for role in Role::GRANTED.into_iter().filter(|role| *role != Role::HealthOfficer) {
                let (caller, well) = (Caller::of(role, "x"), wish("MIN-00003", Status::Well, None));
                let told = record_health(&hall, &caller, "k", well).await;
                assert_eq!(told, Err(Trouble::Forbidden), "{role:?}");
            }
            let officer = Caller::of(Role::HealthOfficer, "Dewi");
            let nobody = record_health(&hall, &officer, "k", wish("MIN-9", Status::Well, None)).await;
            assert!(matches!(nobody, Err(Trouble::Missing(_))));
        })
        .await;
    }
}
