//! Act: report one's own health. The report is sealed; what follows from it is days of absence, which
//! the hall notes and bears at once.

use balai_core::health::{Report, Status};
use jiff::civil::Date;

use crate::access::{Act, Caller, require, require_in};
use crate::case_file::{Entry, Taken, day_fits, somebody};
use crate::trouble::no_city;
use crate::{Hall, Trouble};

/// A report about oneself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnReport {
    /// City slug.
    pub city: String,
    /// What one is.
    pub status: Status,
    /// The day it counts from (see [`Report::day`]).
    pub day: Date,
    /// With symptoms.
    pub symptoms: bool,
}

/// Keeps a report about oneself, and lets the rosters follow.
///
/// # Errors
/// [`Trouble::Unfit`] if the day cannot be meant, [`Trouble::Forbidden`] for who is not on the staff
/// list of the city.
pub async fn report_health(
    hall: &Hall,
    caller: &Caller,
    key: &str,
    wish: OwnReport,
) -> Result<Taken, Trouble> {
    require(caller, Act::ReportHealth)?;
    let OwnReport { city, status, day, symptoms } = wish;
    let town = hall.town(&city).ok_or_else(|| no_city(&city))?;
    let person = somebody(&town, caller.person.as_deref().ok_or(Trouble::Forbidden)?)?;
    let unit = town.city.units.get(person.unit.at()).map(|unit| unit.slug.clone()).unwrap_or_default();
    require_in(caller, Act::ReportHealth, &city, Some(&unit))?;
    let now = hall.now();
    let reported = town.wall(&now).date();
    let day = if status == Status::Well { reported } else { day };
    let report = Report { status, day, symptoms, reported, official: false, revises: None };
    day_fits(&report)?;
    let (id, asn, by, at) = (person.id.clone(), person.kind.is_asn(), caller.actor(), now.timestamp());
    let entry = Entry { person: id, unit, asn, by, at, report };
    hall.keep_reports((caller, Act::ReportHealth, key), &city, vec![entry]).await
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use balai_core::arrange::Mode;
    use balai_core::city::UnitIx;
    use jiff::civil::date;

    use super::*;
    use crate::fixture::{colleague, for_each_engine, journalled, planned, text_of_tables};

    fn wish(status: Status, day: Date) -> OwnReport {
        OwnReport { city: "mini".into(), status, day, symptoms: false }
    }

    async fn away(hall: &Hall, person: &str) -> Vec<usize> {
        let town = hall.town("mini").unwrap();
        let board = hall.board(&town, "mini-1", UnitIx(1)).await.unwrap();
        let row = board.1.people.iter().position(|p| town.people[p.at()].id == person).unwrap();
        (0..7).filter(|day| board.1.cell(row, *day, 7).mode == Mode::Away).collect()
    }

    /// The clock stands at 30 June 2021, the second day of the order; the fixture has no profile, so a
    /// case is away for the days of watch.
    #[tokio::test]
    async fn a_report_is_borne_at_once_and_leaves_no_word_of_why() {
        for_each_engine(async |store| {
            let hall = planned(store).await;
            let rina = colleague("MIN-00003");
            let june = date(2021, 6, 30);
            let before = journalled(&hall).await.len();
            let done = report_health(&hall, &rina, "k", wish(Status::Confirmed, june)).await.unwrap();
            assert_eq!(done.course.as_ref().unwrap().away, Some((june, date(2021, 7, 2))));
            assert_eq!(done.rosters.len(), 1);
            let again = report_health(&hall, &rina, "k", wish(Status::Confirmed, june)).await.unwrap();
            assert_eq!((again.numbers, again.rosters.len()), (done.numbers, 0), "a retry is harmless");
            assert_eq!(away(&hall, "MIN-00003").await, [1, 2, 3]);
            let lines = journalled(&hall).await[before..].join("\n");
            assert_eq!(lines.lines().count(), 2, "{lines}");
            assert!(lines.starts_with("report-health orang/k1:"), "{lines}");
            assert!(lines.lines().all(|line| !line.contains("MIN-00003")), "{lines}");
            let kept = text_of_tables(&hall).await;
            for word in ["confirmed", "positif", "Confirmed"] {
                assert!(!kept.contains(word), "{word} stands in the database");
            }
            // Well again by a letter or not: the days to come are given back.
            let back = wish(Status::Elsewhere, june);
            report_health(&hall, &rina, "e", back).await.unwrap();
            assert_eq!(away(&hall, "MIN-00003").await, [1, 2, 3], "another cause ends no isolation");
        })
        .await;
    }

    #[tokio::test]
    async fn symptoms_that_are_gone_give_the_days_back() {
        for_each_engine(async |store| {
            let hall = planned(store).await;
            let rina = colleague("MIN-00003");
            let june = date(2021, 6, 30);
            report_health(&hall, &rina, "a", wish(Status::Symptoms, date(2021, 6, 29))).await.unwrap();
            assert_eq!(away(&hall, "MIN-00003").await, [1, 2, 3]);
            let negative = report_health(&hall, &rina, "b", wish(Status::Released, june)).await.unwrap();
            assert_eq!(negative.course.unwrap().away, Some((june, june)));
            assert_eq!(away(&hall, "MIN-00003").await, [1]);
        })
        .await;
    }

    #[tokio::test]
    async fn nobody_reports_for_another_and_a_day_must_be_meant() {
        for_each_engine(async |store| {
            let hall = planned(store).await;
            let rina = colleague("MIN-00003");
            for day in [date(2021, 7, 1), date(2020, 6, 30)] {
                let told = report_health(&hall, &rina, "k", wish(Status::Confirmed, day)).await;
                assert!(matches!(told, Err(Trouble::Unfit(_))), "{told:?}");
            }
            let nobody = Caller { person: None, ..colleague("MIN-00003") };
            let other = Caller { person: Some("MIN-00001".into()), ..colleague("MIN-00003") };
            for caller in [Caller::public(), nobody, other] {
                let told = report_health(&hall, &caller, "k", wish(Status::Well, date(2021, 6, 30))).await;
                assert_eq!(told, Err(Trouble::Forbidden));
            }
        })
        .await;
    }
}
