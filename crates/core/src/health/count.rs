//! How many, by unit and kind of staff, as they were known on a day; and which reports changed them.

use std::collections::BTreeMap;
use std::ops::AddAssign;

use jiff::civil::Date;
use serde::Serialize;

use super::{Reason, Report, Status, standing};
use crate::city::HealthProfile;

/// Somebody's reports with what is counted of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// Slug of the unit at the time of the first report.
    pub unit: String,
    /// Civil servant, or contract staff.
    pub asn: bool,
    /// Oldest first, each with its number.
    pub reports: Vec<(i64, Report)>,
}

/// Head counts. `confirmed` counts everyone who was, `recovered` those of them who are no more in
/// isolation; the others are of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Count {
    /// Suspected or probable, in isolation.
    pub suspected: u32,
    /// Confirmed at some time up to the day.
    pub confirmed: u32,
    /// Confirmed, in isolation.
    pub isolating: u32,
    /// Confirmed, isolation over.
    pub recovered: u32,
    /// Close contacts in quarantine.
    pub quarantined: u32,
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.suspected += other.suspected;
        self.confirmed += other.confirmed;
        self.isolating += other.isolating;
        self.recovered += other.recovered;
        self.quarantined += other.quarantined;
    }
}

/// Counts by unit: civil servants, contract staff.
pub type Counts = BTreeMap<String, [Count; 2]>;

/// A count that was revised.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Revision {
    /// Day on which the earlier report was made.
    pub first: Date,
    /// Day of the revision.
    pub revised: Date,
    /// Unit slug.
    pub unit: String,
    /// What was reported, and what it is now.
    pub change: (Status, Status),
    /// Why.
    pub reason: Reason,
}

/// The counts of a day, as they were known at its end. Units without any are not in it.
#[must_use]
pub fn counts(profiles: &[HealthProfile], cases: &[Case], day: Date) -> Counts {
    let mut all = Counts::new();
    for case in cases {
        let known: Vec<_> = case.reports.iter().filter(|(_, r)| r.reported <= day).cloned().collect();
        let count = of(profiles, &known, day);
        if count != Count::default() {
            all.entry(case.unit.clone()).or_default()[usize::from(!case.asn)] += count;
        }
    }
    all
}

fn of(profiles: &[HealthProfile], reports: &[(i64, Report)], day: Date) -> Count {
    let Some(course) = standing(profiles, reports) else { return Count::default() };
    let struck = |number: i64| reports.iter().any(|(_, r)| r.revises.is_some_and(|(n, _)| n == number));
    let confirmed = reports.iter().any(|(n, r)| r.status == Status::Confirmed && !struck(*n));
    // Isolation holds from the day it counts from, also where the report came later.
    let holds = |status: Status| {
        course.status == status && course.infectious.or(course.away).is_some_and(|(_, last)| last >= day)
    };
    let isolating = confirmed && holds(Status::Confirmed);
    let one = |yes: bool| u32::from(yes);
    Count {
        suspected: one(!confirmed && holds(Status::Suspected)),
        confirmed: one(confirmed),
        isolating: one(isolating),
        recovered: one(confirmed && !isolating),
        quarantined: one(course.status == Status::CloseContact && holds(Status::CloseContact)),
    }
}

/// The revisions up to a day, oldest first.
#[must_use]
pub fn revisions(cases: &[Case], day: Date) -> Vec<Revision> {
    let mut all = vec![];
    for case in cases {
        for (_, report) in case.reports.iter().filter(|(_, r)| r.reported <= day) {
            let Some((number, reason)) = report.revises else { continue };
            let Some((_, before)) = case.reports.iter().find(|(n, _)| *n == number) else { continue };
            let change = (before.status, report.status);
            let (first, revised, unit) = (before.reported, report.reported, case.unit.clone());
            all.push(Revision { first, revised, unit, change, reason });
        }
    }
    all.sort();
    all
}

#[cfg(test)]
pub mod tests {
    #![allow(clippy::unwrap_used)]
    use jiff::civil::date;

    use super::*;
    use crate::city::{City, load};
    use crate::diagnostic::Source;

    /// Bogor as it stands in the tables, without posts.
    pub fn city() -> City {
        let top = concat!(env!("CARGO_MANIFEST_DIR"), "/../../cities/bogor");
        let name = |path: std::path::PathBuf| path.file_name().unwrap().to_str().unwrap().to_owned();
        let files = std::fs::read_dir(top).unwrap().map(|entry| entry.unwrap().path());
        let files: Vec<_> = files
            .map(|path| Source::new(name(path.clone()), std::fs::read_to_string(path).unwrap()))
            .collect();
        let mut city = load::load(&files).0.unwrap();
        city.posts.clear();
        city
    }

    fn report(status: Status, reported: Date) -> Report {
        Report { status, day: reported, symptoms: false, reported, official: false, revises: None }
    }

    fn case(unit: &str, asn: bool, reports: Vec<Report>) -> Case {
        Case { unit: unit.into(), asn, reports: (1..).zip(reports).collect() }
    }

    #[test]
    fn a_count_is_what_was_known_on_the_day() {
        use Status::{CloseContact, Confirmed, Released, Suspected, Symptoms, Well};
        let profiles = city().health;
        let (june, july) = (|d| date(2021, 6, d), |d| date(2021, 7, d));
        let retracted = Report { revises: Some((2, Reason::Laboratory)), ..report(Well, july(2)) };
        let cases = [
            case("dinkes", true, vec![report(Suspected, june(28)), report(Confirmed, june(30))]),
            case(
                "dinkes",
                true,
                vec![report(Confirmed, june(28)), Report { official: true, ..report(Released, july(7)) }],
            ),
            case("dinkes", false, vec![report(Suspected, june(30)), report(Confirmed, july(1)), retracted]),
            case("setda", false, vec![report(CloseContact, june(30))]),
            case("setda", true, vec![report(Symptoms, june(30)), report(Well, july(1))]),
        ];
        let told = |day: Date| {
            let counts = counts(&profiles, &cases, day);
            let line = |unit: &str, at: usize| {
                let c = counts.get(unit).map(|c| c[at]).unwrap_or_default();
                [c.suspected, c.confirmed, c.isolating, c.recovered, c.quarantined]
            };
            [line("dinkes", 0), line("dinkes", 1), line("setda", 1)]
        };
        assert_eq!(told(june(27)), [[0; 5]; 3]);
        assert_eq!(told(june(28)), [[1, 1, 1, 0, 0], [0; 5], [0; 5]]);
        assert_eq!(told(june(30)), [[0, 2, 2, 0, 0], [1, 0, 0, 0, 0], [0, 0, 0, 0, 1]]);
        assert_eq!(told(july(1)), [[0, 2, 2, 0, 0], [0, 1, 1, 0, 0], [0, 0, 0, 0, 1]]);
        // The laboratory took one result back: the count falls, and the reason says why.
        assert_eq!(told(july(2)), [[0, 2, 2, 0, 0], [1, 0, 0, 0, 0], [0, 0, 0, 0, 1]]);
        assert_eq!(told(july(8)), [[0, 2, 1, 1, 0], [1, 0, 0, 0, 0], [0, 0, 0, 0, 1]]);
        assert_eq!(told(july(20)), [[0, 2, 0, 2, 0], [0; 5], [0; 5]]);
        let revisions = revisions(&cases, july(3));
        assert_eq!(revisions.len(), 1);
        let Revision { first, revised, ref unit, change, reason } = revisions[0];
        assert_eq!((first, revised, unit.as_str()), (july(1), july(2), "dinkes"));
        assert_eq!((change, reason), ((Confirmed, Well), Reason::Laboratory));
    }
}
