//! Days as words: spans, weekdays, and the days of a table row.
//!
//! Asked by the clauses, by the period of validity and by the annexes. It never decides on which
//! days something holds.

use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};

use super::wording::{day, listed};
use crate::city::weekday_index;
use crate::order::{Period, Until, When};

/// Monday first.
pub const WEEKDAYS: [&str; 7] = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"];

/// How a span is joined within a sentence.
pub const TO: &str = "sampai dengan";

/// How a span is joined in a table.
const TO_SHORT: &str = "s.d.";

/// "29 Juni sampai dengan 5 Juli 2021": what both days share is written once.
pub fn between(first: Date, last: Date, to: &str) -> String {
    let end = day(last);
    if first == last {
        return end;
    }
    let same_month = first.year() == last.year() && first.month() == last.month();
    let start = match (same_month, first.year() == last.year()) {
        (true, _) => first.day().to_string(),
        (false, true) => day(first).trim_end_matches(&format!(" {}", first.year())).to_owned(),
        (false, false) => day(first),
    };
    format!("{start} {to} {end}")
}

/// "hari Senin sampai dengan hari Kamis", "hari Senin dan hari Rabu".
pub fn weekdays(on: [bool; 7]) -> String {
    let days: Vec<usize> = (0..7).filter(|i| on[*i]).collect();
    let name = |i: &usize| format!("hari {}", WEEKDAYS[*i]);
    match days.as_slice() {
        [first, .., last] if days.len() > 2 && last - first + 1 == days.len() => {
            format!("{} {TO} {}", name(first), name(last))
        }
        _ => listed(&days.iter().map(name).collect::<Vec<_>>(), "dan"),
    }
}

/// Weekdays as when something is done: "setiap hari Jumat", "pada hari kerja selain hari Jumat".
pub fn each(on: [bool; 7]) -> String {
    let count = |of: &[bool]| of.iter().filter(|d| **d).count();
    let missing = |of: usize| WEEKDAYS[(0..of).find(|i| !on[*i]).unwrap_or(0)];
    match (count(&on[..5]), count(&on[5..])) {
        (5, 2) => "setiap hari".to_owned(),
        (5, 0) => "pada hari kerja".to_owned(),
        (4, 0) => format!("pada hari kerja selain hari {}", missing(5)),
        (4, 2) | (5, 1) => format!("pada hari selain hari {}", missing(7)),
        _ => format!("setiap {}", weekdays(on)),
    }
}

/// "pada tanggal 2 sampai dengan 6 September 2024, ", "setiap hari Jumat, ".
pub fn on_days(when: &When) -> String {
    let spans: Vec<String> =
        when.spans.iter().map(|(a, b)| format!("tanggal {}", between(*a, *b, TO))).collect();
    let mut parts = Vec::new();
    if !spans.is_empty() {
        parts.push(format!("pada {}", listed(&spans, "serta")));
    }
    parts.extend(when.weekdays.map(each));
    parts.into_iter().map(|p| p + ", ").collect()
}

/// Periods that follow each other day by day are one.
pub fn joined(periods: &[&Period]) -> Vec<Period> {
    let mut all: Vec<Period> = Vec::new();
    for &next in periods {
        let adjacent = all.last().is_some_and(|last| {
            matches!(last.until, Until::Day(end) if end.tomorrow().is_ok_and(|d| d == next.from.date()))
                && next.from.time() == jiff::civil::Time::midnight()
                && last.weekdays == next.weekdays
        });
        match all.last_mut().filter(|_| adjacent) {
            Some(last) => last.until = next.until.clone(),
            None => all.push(next.clone()),
        }
    }
    all
}

/// The days that an effect enumerates, and whether the order goes on behind them.
#[derive(Clone, Copy)]
pub struct Window<'a> {
    pub days: &'a [Date],
    pub goes_on: bool,
}

impl<'a> Window<'a> {
    /// Of the days of an effect and the periods of its order.
    pub fn new(days: &'a [Date], periods: &[&Period]) -> Self {
        let last = days.last().copied().unwrap_or(Date::MAX);
        let goes_on = periods.iter().any(|p| !matches!(p.until, Until::Day(end) if end <= last));
        Self { days, goes_on }
    }

    /// Days of a row of a table: "2 s.d. 6 September 2024", "sejak 28 Juni 2021", "setiap hari Jumat
    /// sejak 3 April 2026". An end is only written if the order has it.
    pub fn told(&self, dates: &[Date]) -> String {
        let (Some(&first), Some(&last)) = (dates.first(), dates.last()) else { return String::new() };
        if let Some(on) = regular(dates) {
            let every = each(on);
            return match self.goes_on {
                true => format!("{every} sejak {}", day(first)),
                false => format!("{every}, {}", between(first, last, TO_SHORT)),
            };
        }
        let open = self.goes_on && Some(&last) == self.days.last();
        let runs = runs(dates);
        let word = |(i, (a, b)): (usize, &(Date, Date))| match open && i + 1 == runs.len() {
            true => format!("sejak {}", day(*a)),
            false => between(*a, *b, TO_SHORT),
        };
        listed(&runs.iter().enumerate().map(word).collect::<Vec<_>>(), "dan")
    }
}

/// Consecutive calendar days together.
fn runs(dates: &[Date]) -> Vec<(Date, Date)> {
    let mut runs: Vec<(Date, Date)> = Vec::new();
    for &date in dates {
        match runs.last_mut() {
            Some((_, end)) if end.tomorrow().is_ok_and(|d| d == date) => *end = date,
            _ => runs.push((date, date)),
        }
    }
    runs
}

/// The weekdays, if the dates are every one of them from the first date to the last and others lie
/// between.
fn regular(dates: &[Date]) -> Option<[bool; 7]> {
    let (&first, &last) = (dates.first()?, dates.last()?);
    let mut on = [false; 7];
    dates.iter().for_each(|d| on[weekday_index(d.weekday())] = true);
    let between = first.series(1.day()).take_while(|d| *d <= last);
    let expected = between.filter(|d| on[weekday_index(d.weekday())]);
    let week = (last - first).get_days() >= 7 || dates.iter().any(|d| d.weekday() == Weekday::Sunday);
    (week && runs(dates).len() > 1 && expected.eq(dates.iter().copied())).then_some(on)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn spans_of_days_say_what_they_share_once() {
        let cases = [
            (date(2021, 6, 29), date(2021, 6, 29), "29 Juni 2021"),
            (date(2021, 6, 28), date(2021, 6, 30), "28 sampai dengan 30 Juni 2021"),
            (date(2021, 6, 29), date(2021, 7, 5), "29 Juni sampai dengan 5 Juli 2021"),
            (date(2021, 12, 30), date(2022, 1, 2), "30 Desember 2021 sampai dengan 2 Januari 2022"),
        ];
        for (first, last, words) in cases {
            assert_eq!(between(first, last, TO), words);
        }
    }

    #[test]
    fn weekdays_are_named_as_people_name_them() {
        let on = |days: &[usize]| std::array::from_fn(|i| days.contains(&i));
        let cases: [(&[usize], &str); 8] = [
            (&[4], "setiap hari Jumat"),
            (&[0, 2], "setiap hari Senin dan hari Rabu"),
            (&[0, 1, 2], "setiap hari Senin sampai dengan hari Rabu"),
            (&[0, 1, 2, 3], "pada hari kerja selain hari Jumat"),
            (&[1, 2, 3, 4], "pada hari kerja selain hari Senin"),
            (&[0, 1, 2, 3, 4], "pada hari kerja"),
            (&[0, 1, 2, 3, 5, 6], "pada hari selain hari Jumat"),
            (&[0, 1, 2, 3, 4, 5, 6], "setiap hari"),
        ];
        for (days, words) in cases {
            assert_eq!(each(on(days)), words);
        }
    }

    /// Days of a row: only consecutive calendar days join, and no end is written that the order has not.
    #[test]
    fn rows_of_a_table_say_their_days() {
        let days = |all: &[(i16, i8, i8)]| -> Vec<Date> { all.iter().map(|d| date(d.0, d.1, d.2)).collect() };
        let of = |goes_on: bool, all: &[Date]| Window { days: all, goes_on }.told(all);
        let week = days(&[(2024, 9, 14), (2024, 9, 17), (2024, 9, 18)]);
        assert_eq!(of(false, &week), "14 September 2024 dan 17 s.d. 18 September 2024");
        assert_eq!(of(true, &week), "14 September 2024 dan sejak 17 September 2024");
        assert_eq!(Window { days: &week, goes_on: true }.told(&week[..1]), "14 September 2024");
        let fridays = days(&[(2026, 4, 3), (2026, 4, 10), (2026, 4, 17)]);
        assert_eq!(of(false, &fridays), "setiap hari Jumat, 3 s.d. 17 April 2026");
        assert_eq!(of(true, &fridays), "setiap hari Jumat sejak 3 April 2026");
        let two_spans = days(&[(2025, 3, 27), (2025, 4, 8)]);
        assert_eq!(of(false, &two_spans), "27 Maret 2025 dan 8 April 2025");
        assert_eq!(of(true, &days(&[(2021, 6, 28), (2021, 6, 29)])), "sejak 28 Juni 2021");
    }
}
