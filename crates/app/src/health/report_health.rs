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
    #![allow(clippy::unwrap_used, clippy::panic)]
    use balai_core::arrange::Mode;
    use balai_core::city::UnitIx;
    use balai_store::Fault;
    use balai_store::absence::{Noted, note};
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

    async fn confirmed(hall: &Hall) -> Vec<i64> {
        let june = date(2021, 6, 30);
        let status = Status::Confirmed;
        let report =
            Report { status, day: june, symptoms: false, reported: june, official: false, revises: None };
        let (person, at) = ("MIN-00003".to_owned(), hall.now().timestamp());
        let entry = Entry { person, unit: "dinkes".into(), asn: true, by: "x".into(), at, report };
        let by = (&colleague("MIN-00003"), Act::ReportHealth, "k");
        hall.seal_reports(by, "mini", vec![entry]).await.unwrap().0
    }

    #[tokio::test]
    async fn a_hall_that_was_stopped_behind_a_report_goes_on_there() {
        for_each_engine(async |store| {
            let hall = planned(store).await;
            assert_eq!(confirmed(&hall).await, [1]);
            assert!(away(&hall, "MIN-00003").await.is_empty());
            assert_eq!(hall.catch_up().await, Ok(1));
            assert_eq!(away(&hall, "MIN-00003").await, [1, 2, 3]);
            let lines = journalled(&hall).await;
            assert_eq!(hall.catch_up().await, Ok(0));
            assert_eq!(journalled(&hall).await, lines, "once is enough");
        })
        .await;
    }

    /// Stopped later still: the absence is noted, as by the roster of another order, this one bears it not.
    #[tokio::test]
    async fn a_roster_follows_though_the_absence_is_noted_already() {
        for_each_engine(async |store| {
            let hall = planned(store).await;
            confirmed(&hall).await;
            let days = (date(2021, 6, 30), date(2021, 7, 2));
            let noted = [Noted { person: "MIN-00003".into(), days, withdrawn: false }];
            let at = hall.now().timestamp();
            let write = hall
                .store()
                .jot(move |tx| Box::pin(async move { note(tx, ("mini", "x"), &noted, at).await }));
            let written: Result<(), Fault> = write.await;
            written.unwrap();
            hall.reload("mini").await.unwrap();
            assert_eq!(hall.catch_up().await, Ok(1));
            assert_eq!(away(&hall, "MIN-00003").await, [1, 2, 3]);
        })
        .await;
    }

    #[tokio::test]
    async fn a_phone_that_hangs_up_does_not_part_the_report_from_the_roster() {
        for_each_engine(async |store| {
            let hall = planned(store).await;
            let rina = colleague("MIN-00003");
            let report = report_health(&hall, &rina, "k", wish(Status::Confirmed, date(2021, 6, 30)));
            assert!(tokio::time::timeout(std::time::Duration::ZERO, report).await.is_err());
            for _ in 0..200 {
                if !away(&hall, "MIN-00003").await.is_empty() {
                    return;
                }
                tokio::time::sleep(std::time::Duration::from_millis(50)).await;
            }
            panic!("the roster does not follow");
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
