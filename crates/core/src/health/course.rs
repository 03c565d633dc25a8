//! What reports lead to: from when until when somebody is away and infectious.
//!
//! The day that a span counts from is its first day: ten days from a sample of 30 June end on 9
//! July (our reading of "at least 10 days from"). Days of quarantine begin the day after the contact.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::{Report, Status};
use crate::city::HealthProfile;

/// Days that somebody with symptoms stays away before reporting again, and that a case stays away
/// where the profile has no fixed isolation. Ours: no instrument gives a number.
pub const WATCH_DAYS: u32 = 3;

/// What somebody's reports lead to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// What they are.
    pub status: Status,
    /// First and last day on which they cannot work; the first is never before the report.
    pub away: Option<(Date, Date)>,
    /// The last day away if a test from that day on is negative; `None`: no test shortens it.
    pub tested: Option<Date>,
    /// First and last day on which they are taken to be infectious.
    pub infectious: Option<(Date, Date)>,
}

impl Course {
    /// True if they are away on a day.
    #[must_use]
    pub fn covers(&self, day: Date) -> bool {
        self.away.is_some_and(|(first, last)| first <= day && day <= last)
    }

    /// True if they are away on a day or after it.
    fn lasts(&self, day: Date) -> bool {
        self.away.is_some_and(|(_, last)| last >= day)
    }
}

/// The profile in force on a day; `None` before the first.
#[must_use]
pub fn profile(profiles: &[HealthProfile], day: Date) -> Option<&HealthProfile> {
    profiles.iter().rev().find(|profile| profile.from <= day)
}

/// What one report leads to by itself. Without a profile nothing but [`WATCH_DAYS`] is known.
#[must_use]
pub fn course(profile: Option<&HealthProfile>, report: &Report) -> Course {
    let Report { status, day, symptoms, reported, .. } = *report;
    let of = |field: fn(&HealthProfile) -> u32| profile.map_or(0, field);
    let last = |first: Date, days: u32| first.saturating_add(i64::from(days.max(1) - 1).days());
    let kept = |first: Date, last: Date| (last >= reported).then(|| (first.max(reported), last));
    let mut course = Course { status, away: None, tested: None, infectious: None };
    match status {
        Status::Well | Status::Released => {}
        Status::Elsewhere => course.away = kept(reported, day),
        Status::Symptoms => {
            course.away = Some((reported, last(reported, WATCH_DAYS)));
            course.tested = Some(day);
        }
        Status::CloseContact => {
            let first = day.saturating_add(1.day());
            let (tested, untested) = (of(|p| p.quarantine_days), of(|p| p.quarantine_untested_days));
            if untested > 0 {
                course.away = kept(first, last(first, untested));
                course.tested = (tested > 0 && tested < untested).then(|| last(first, tested));
            }
        }
        Status::Suspected | Status::Confirmed => {
            let more = if symptoms { of(|p| p.symptom_free_days) } else { 0 };
            let end = match of(|p| p.isolation_days) {
                0 => last(day.max(reported), WATCH_DAYS),
                days => last(day, days + more),
            };
            let tested = of(|p| p.isolation_tested_days);
            course.away = kept(day, end);
            course.tested = (tested > 0).then(|| last(day, tested));
            if status == Status::Suspected {
                course.tested = Some(day);
            }
            let before = i64::from(profile.map_or(2, |p| p.lookback_days));
            course.infectious = Some((day.saturating_sub(before.days()), end));
        }
    }
    course
}

/// Where somebody stands after their reports, oldest first, each with its number; `None` if there
/// is none that was not struck out.
#[must_use]
pub fn standing(profiles: &[HealthProfile], reports: &[(i64, Report)]) -> Option<Course> {
    let struck: Vec<i64> = reports.iter().filter_map(|(_, r)| r.revises.map(|(number, _)| number)).collect();
    let held = reports.iter().filter(|(number, _)| !struck.contains(number));
    held.fold(None, |before, (_, report)| {
        let fresh = course(profile(profiles, report.reported), report);
        Some(match before {
            Some(before) => after(before, fresh, report),
            None => fresh,
        })
    })
}

fn after(before: Course, fresh: Course, report: &Report) -> Course {
    let over = !before.lasts(report.reported) || matches!(before.status, Status::Well | Status::Released);
    match report.status {
        Status::Released if before.away.is_some() => released(before, report),
        _ if over => fresh,
        // To feel well ends no isolation and no quarantine.
        Status::Well if before.status > Status::Symptoms => before,
        Status::Well => Course { away: cut(before.away, report.reported.saturating_sub(1.day())), ..fresh },
        // Who is a case needs no quarantine.
        Status::CloseContact if before.status == Status::Confirmed => before,
        status if status < before.status => {
            let longer = fresh.away.map_or(report.reported, |(_, last)| last);
            let away = before.away.map(|(first, last)| (first, last.max(longer)));
            Course { away, ..before }
        }
        _ => {
            let since = before.infectious.map(|(first, _)| first);
            let infectious = fresh.infectious.map(|(first, last)| (since.unwrap_or(first).min(first), last));
            let first = before.away.map(|(first, _)| first);
            let away = fresh.away.map(|(own, last)| (first.unwrap_or(own).min(own), last));
            Course { away, infectious, ..fresh }
        }
    }
}

/// A health officer ends it on the day they say; a test of one's own from the day the profile gives.
fn released(before: Course, report: &Report) -> Course {
    let counts = report.official || before.tested.is_some_and(|tested| report.day >= tested);
    if !counts {
        return before;
    }
    let (away, infectious) = (cut(before.away, report.day), cut(before.infectious, report.day));
    Course { status: Status::Released, away, tested: None, infectious }
}

fn cut(span: Option<(Date, Date)>, last: Date) -> Option<(Date, Date)> {
    span.map(|(first, end)| (first, end.min(last))).filter(|(first, end)| first <= end)
}

/// First and last day.
pub type Span = (Date, Date);

/// Every span of days that somebody was away by their reports, from the first report to the last, and
/// the one that holds now.
#[must_use]
pub fn spans(profiles: &[HealthProfile], reports: &[(i64, Report)]) -> (Vec<Span>, Option<Span>) {
    let away = |count: usize| standing(profiles, &reports[..count]).and_then(|course| course.away);
    let mut all: Vec<_> = (1..=reports.len()).filter_map(away).collect();
    all.sort_unstable();
    all.dedup();
    (all, away(reports.len()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use jiff::civil::date;

    use super::*;
    use crate::city::Provenance;
    use crate::health::Reason;

    /// As the tables of the cities have them.
    fn profiles() -> Vec<HealthProfile> {
        let table = [
            (date(2020, 7, 13), [10, 0, 3, 14, 14]),
            (date(2021, 5, 11), [10, 0, 3, 5, 14]),
            (date(2022, 2, 22), [10, 6, 3, 5, 14]),
            (date(2023, 8, 7), [0, 0, 0, 0, 0]),
        ];
        let profile =
            |(from, [isolation, tested, free, quarantine, untested]): (Date, [u32; 5])| HealthProfile {
                from,
                instrument: from.to_string(),
                isolation_days: isolation,
                isolation_tested_days: tested,
                symptom_free_days: free,
                quarantine_days: quarantine,
                quarantine_untested_days: untested,
                lookback_days: 2,
                provenance: Provenance { source: "uji".into(), estimate: true },
            };
        table.map(profile).into()
    }

    fn report(status: Status, day: Date, reported: Date) -> Report {
        Report { status, day, symptoms: false, reported, official: false, revises: None }
    }

    fn with_symptoms(report: Report) -> Report {
        Report { symptoms: true, ..report }
    }

    fn told(course: &Course) -> String {
        let span = |span: Option<(Date, Date)>| {
            span.map_or("-".to_owned(), |(a, b)| format!("{}..{}", a.strftime("%m-%d"), b.strftime("%m-%d")))
        };
        let tested = course.tested.map_or("-".to_owned(), |day| day.strftime("%m-%d").to_string());
        format!("{} {} {}", span(course.away), tested, span(course.infectious))
    }

    #[test]
    fn one_report_by_profile_and_day() {
        use Status::{CloseContact, Confirmed, Elsewhere, Suspected, Symptoms, Well};
        let day = date;
        let june = |d| day(2021, 6, d);
        let table = [
            (report(Well, june(30), june(30)), "- - -"),
            (report(Elsewhere, day(2021, 7, 1), june(30)), "06-30..07-01 - -"),
            (report(Symptoms, june(28), june(30)), "06-30..07-02 06-28 -"),
            // No symptoms: ten days from the sample. With: three more, from the first symptom.
            (report(Confirmed, june(30), june(30)), "06-30..07-09 - 06-28..07-09"),
            (with_symptoms(report(Confirmed, june(27), june(30))), "06-30..07-09 - 06-25..07-09"),
            (report(Suspected, june(29), june(30)), "06-30..07-08 06-29 06-27..07-08"),
            // Quarantine: five days with a negative exit test, else fourteen.
            (report(CloseContact, june(29), june(30)), "06-30..07-13 07-04 -"),
            (report(CloseContact, june(1), june(30)), "- 06-06 -"),
            // A result that comes late: nothing to stay away for, infectious all the same.
            (report(Confirmed, june(10), june(30)), "- - 06-08..06-19"),
            // Before May 2021 no test shortened the quarantine.
            (report(CloseContact, day(2020, 9, 1), day(2020, 9, 2)), "09-02..09-15 - -"),
            (report(Confirmed, day(2022, 3, 1), day(2022, 3, 1)), "03-01..03-10 03-06 02-27..03-10"),
            // Since 2023 no number of days is fixed.
            (report(CloseContact, day(2024, 3, 1), day(2024, 3, 1)), "- - -"),
            (report(Confirmed, day(2024, 3, 1), day(2024, 3, 2)), "03-02..03-04 - 02-28..03-04"),
            // Before the first profile.
            (report(Confirmed, day(2019, 3, 1), day(2019, 3, 1)), "03-01..03-03 - 02-27..03-03"),
        ];
        for (report, expected) in table {
            let course = course(profile(&profiles(), report.reported), &report);
            assert_eq!(told(&course), expected, "{report:?}");
        }
    }

    #[test]
    fn reports_after_each_other() {
        use Status::{CloseContact, Confirmed, Released, Suspected, Symptoms, Well};
        let (june, july) = (|d| date(2021, 6, d), |d| date(2021, 7, d));
        let by_officer = |report: Report| Report { official: true, ..report };
        let contact = report(CloseContact, june(29), june(30));
        let case = report(Confirmed, june(30), june(30));
        let table: [(&str, Vec<Report>, Status, &str); 10] = [
            (
                "exit test on day 5",
                vec![contact.clone(), report(Released, july(4), july(4))],
                Released,
                "06-30..07-04",
            ),
            (
                "too early",
                vec![contact.clone(), report(Released, july(3), july(3))],
                CloseContact,
                "06-30..07-13",
            ),
            (
                "no test of one's own ends this",
                vec![case.clone(), report(Released, july(5), july(5))],
                Confirmed,
                "06-30..07-09",
            ),
            (
                "a letter does",
                vec![case.clone(), by_officer(report(Released, july(8), july(9)))],
                Released,
                "06-30..07-08",
            ),
            (
                "to feel well is not enough",
                vec![case.clone(), report(Well, july(2), july(2))],
                Confirmed,
                "06-30..07-09",
            ),
            (
                "symptoms are gone",
                vec![report(Symptoms, june(30), june(30)), report(Well, july(1), july(1))],
                Well,
                "06-30..06-30",
            ),
            (
                "it is no case",
                vec![report(Suspected, june(29), june(29)), report(Released, june(30), july(1))],
                Released,
                "06-29..06-30",
            ),
            (
                "a contact falls ill",
                vec![contact.clone(), report(Confirmed, july(3), july(4))],
                Confirmed,
                "06-30..07-12",
            ),
            (
                "a case meets a case",
                vec![case.clone(), report(CloseContact, july(4), july(5))],
                Confirmed,
                "06-30..07-09",
            ),
            ("ten days later", vec![case.clone(), report(Well, july(12), july(12))], Well, "-"),
        ];
        for (what, reports, status, away) in table {
            let numbered: Vec<_> = (1..).zip(reports).collect();
            let course = standing(&profiles(), &numbered).unwrap();
            let told = told(&course);
            assert_eq!((course.status, told.split(' ').next().unwrap()), (status, away), "{what}");
        }
        assert_eq!(standing(&profiles(), &[]), None);
    }

    #[test]
    fn what_was_struck_out_leads_to_nothing_and_its_days_are_known() {
        let day = date(2021, 6, 30);
        let case = report(Status::Confirmed, day, day);
        let revised = Report {
            revises: Some((1, Reason::Laboratory)),
            official: true,
            ..report(Status::Well, day, date(2021, 7, 2))
        };
        let reports = [(1, case), (2, revised)];
        assert_eq!(standing(&profiles(), &reports).map(|c| (c.status, c.away)), Some((Status::Well, None)));
        assert_eq!(spans(&profiles(), &reports), (vec![(day, date(2021, 7, 9))], None));
        let course = standing(&profiles(), &reports[..1]).unwrap();
        assert!(course.covers(date(2021, 7, 9)) && !course.covers(date(2021, 7, 10)));
    }
}
