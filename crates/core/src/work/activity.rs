//! Laporan kegiatan harian: until when a report is due and has to be verified, how one stands, and
//! what is found. Asked by the acts and pages of reports. A late report is a report: nothing here
//! refuses one.

use jiff::ToSpan as _;
use jiff::civil::{Date, DateTime, Time};
use serde::{Deserialize, Serialize};

use crate::city::City;
use crate::diagnostic::{Code, Finding};
use crate::order::Duty;
use crate::say;

/// Minutes after the end of working hours until which a report is due where the order leaves the
/// time open. Our default (docs/adr/0081).
pub const GRACE_MINUTES: i64 = 30;

/// The hour of the next working day until which a superior verifies where the order says nothing.
/// Our default (docs/adr/0081).
pub const VERIFY_HOUR: i8 = 12;

/// Minutes by which the clock of a phone may be ahead before it is told.
pub const SKEW_MINUTES: i64 = 5;

/// A time by which something is due, by the clock on the wall of the city.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// When.
    pub at: DateTime,
    /// The order sets it; else it is our default.
    pub by_order: bool,
}

/// Until when the report of a day is due.
#[must_use]
pub fn report_deadline(duty: &Duty, date: Date, city: &City) -> Deadline {
    let named = duty.before.or_else(|| duty.times.last().map(|w| w.to.unwrap_or(w.from)));
    if let Some(time) = named {
        return Deadline { at: on(date, time, duty.next_day), by_order: true };
    }
    let end = on(date, city.hours.1, false);
    Deadline { at: end.saturating_add(GRACE_MINUTES.minutes()), by_order: false }
}

/// Until when the superior verifies a report that came on a day: by the duty `memeriksa laporan` of
/// the order, else by noon of the next working day.
#[must_use]
pub fn verify_deadline(duty: Option<&Duty>, came: Date, city: &City) -> Deadline {
    if let Some((time, duty)) = duty.and_then(|duty| Some((duty.before?, duty))) {
        return Deadline { at: on(came, time, duty.next_day), by_order: true };
    }
    let noon = Time::constant(VERIFY_HOUR, 0, 0, 0);
    Deadline { at: on(next_working_day(came, city), noon, false), by_order: false }
}

/// The first working day after a day; the day itself after it if there is none in a month.
#[must_use]
pub fn next_working_day(date: Date, city: &City) -> Date {
    let mut days = date.series(1.day()).skip(1).take(31);
    days.find(|day| city.is_working_day(*day)).unwrap_or_else(|| date.saturating_add(1.day()))
}

fn on(date: Date, time: Time, next_day: bool) -> DateTime {
    let date = if next_day { date.saturating_add(1.day()) } else { date };
    date.to_datetime(time)
}

/// How the report of a person and day stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Nothing is owed and nothing was sent.
    NotOwed,
    /// Owed, not sent, and there is still time.
    Open,
    /// Sent in time, or without being owed.
    Sent,
    /// Sent so many minutes late.
    Late(i64),
    /// Owed, not sent, and the time is over.
    Missing,
}

impl Standing {
    /// The word in tables: `tidak-wajib`, `belum`, `terkirim`, `terlambat`, `tidak-ada`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::NotOwed => "tidak-wajib",
            Self::Open => "belum",
            Self::Sent => "terkirim",
            Self::Late(_) => "terlambat",
            Self::Missing => "tidak-ada",
        }
    }
}

/// How it stands: what is owed until when, when the first report counts, and the time now.
#[must_use]
pub fn standing(due: Option<Deadline>, counted: Option<DateTime>, now: DateTime) -> Standing {
    match (due, counted) {
        (None, None) => Standing::NotOwed,
        (None, Some(_)) => Standing::Sent,
        (Some(due), Some(at)) if at > due.at => Standing::Late(minutes(due.at, at).max(1)),
        (Some(_), Some(_)) => Standing::Sent,
        (Some(due), None) if now > due.at => Standing::Missing,
        (Some(_), None) => Standing::Open,
    }
}

/// Full minutes from one time to a later one; below zero if it is earlier.
#[must_use]
pub fn minutes(from: DateTime, to: DateTime) -> i64 {
    to.duration_since(from).as_mins()
}

/// The time that counts: when it was pressed, unless the phone claims a time to come.
#[must_use]
pub fn counted(pressed: Option<DateTime>, received: DateTime) -> DateTime {
    pressed.filter(|pressed| *pressed <= received).unwrap_or(received)
}

/// The times of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Times {
    /// What the phone said when it was pressed.
    pub pressed: Option<DateTime>,
    /// When the hall had it.
    pub received: DateTime,
}

/// What is found about the times of a report that is due until `due`.
#[must_use]
pub fn findings(due: Option<Deadline>, times: Times) -> Vec<Finding> {
    let mut found = Vec::new();
    let at = counted(times.pressed, times.received);
    if let Standing::Late(late) = standing(due, Some(at), at) {
        let title = say!("laporan terlambat {late} menit", "the report came {late} minutes late");
        let help = say!(
            "laporan tetap dihitung; atasan memutuskan dengan melihat kedua jam",
            "the report counts all the same; the superior decides, seeing both clocks"
        );
        found.push(Finding::new(Code(841), title).help(help));
    }
    if let Some(ahead) = times.pressed.map(|p| minutes(times.received, p)).filter(|m| *m > SKEW_MINUTES) {
        let title = say!(
            "jam ponsel {ahead} menit lebih cepat daripada jam balai",
            "the clock of the phone is {ahead} minutes ahead of the hall's"
        );
        let help = say!("yang dihitung jam balai", "the hall's clock counts");
        found.push(Finding::new(Code(842), title).help(help));
    }
    found
}

/// What is found where a verification is overdue.
#[must_use]
pub fn overdue(due: Deadline, now: DateTime) -> Option<Finding> {
    let late = minutes(due.at, now);
    let (hours, rest) = (late / 60, late % 60);
    let title = say!(
        "pemeriksaan lewat tenggat {hours} jam {rest} menit",
        "the verification is {hours} h {rest} min overdue"
    );
    let help = say!(
        "sampai diputuskan, laporan dihitung sebagai terkirim",
        "until it is decided, the report counts as sent"
    );
    (late > 0).then(|| Finding::new(Code(843), title).help(help))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn due(by_order: bool) -> Option<Deadline> {
        Some(Deadline { at: date(2021, 6, 30).at(16, 30, 0, 0), by_order })
    }

    #[test]
    fn how_a_report_stands() {
        let at = |day: i8, hour: i8, minute: i8| date(2021, 6, day).at(hour, minute, 0, 0);
        let table = [
            (None, None, at(30, 23, 0), Standing::NotOwed, "tidak-wajib"),
            (None, Some(at(30, 23, 0)), at(30, 23, 0), Standing::Sent, "terkirim"),
            (due(true), None, at(30, 16, 30), Standing::Open, "belum"),
            (due(true), None, at(30, 16, 31), Standing::Missing, "tidak-ada"),
            (due(true), Some(at(30, 16, 30)), at(30, 20, 0), Standing::Sent, "terkirim"),
            (due(false), Some(at(30, 18, 0)), at(30, 20, 0), Standing::Late(90), "terlambat"),
        ];
        for (due, sent, now, expected, word) in table {
            assert_eq!(standing(due, sent, now), expected, "{sent:?}");
            assert_eq!(expected.word(), word);
        }
    }

    #[test]
    fn the_time_pressed_counts_and_a_late_report_is_only_found() {
        let at = |hour: i8, minute: i8| date(2021, 6, 30).at(hour, minute, 0, 0);
        let codes = |pressed: Option<DateTime>, received| {
            let found = findings(due(true), Times { pressed, received });
            found.iter().map(|f| f.code.to_string()).collect::<Vec<_>>()
        };
        assert!(codes(None, at(16, 0)).is_empty());
        assert!(codes(Some(at(16, 0)), at(20, 0)).is_empty(), "it waited for a signal");
        assert_eq!(codes(None, at(20, 0)), ["B0841"]);
        assert_eq!(codes(Some(at(18, 0)), at(16, 0)), ["B0842"], "a time to come does not count");
        assert!(codes(Some(at(16, 5)), at(16, 0)).is_empty(), "five minutes are no matter");
        let late = overdue(Deadline { at: at(12, 0), by_order: false }, at(13, 30));
        assert_eq!(
            late.map(|f| (f.code, f.title.id)),
            Some((Code(843), "pemeriksaan lewat tenggat 1 jam 30 menit".into()))
        );
        assert!(overdue(Deadline { at: at(12, 0), by_order: false }, at(12, 0)).is_none());
    }
}
