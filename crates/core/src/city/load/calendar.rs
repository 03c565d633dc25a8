//! `holidays.csv` with versions, and `health.csv` with days of entry into force.

use super::code;
use super::row::Sheet;
use crate::city::{HealthProfile, Holiday, HolidayKind};
use crate::diagnostic::{Finding, Text};
use crate::say;

/// Columns of `holidays.csv`.
pub const HOLIDAY_COLUMNS: &[&str] = &["date", "name", "kind", "decided", "withdrawn", "source", "estimate"];

/// Columns of `health.csv`.
pub const HEALTH_COLUMNS: &[&str] = &[
    "from",
    "instrument",
    "isolation_days",
    "isolation_tested_days",
    "symptom_free_days",
    "quarantine_days",
    "quarantine_untested_days",
    "lookback_days",
    "source",
    "estimate",
];

const KINDS: [(&str, HolidayKind); 2] =
    [("nasional", HolidayKind::National), ("cuti-bersama", HolidayKind::CollectiveLeave)];

/// Reads the holidays.
pub fn holidays(sheet: &Sheet, out: &mut Vec<Finding>) -> Vec<Holiday> {
    let mut holidays = vec![];
    for row in sheet.rows() {
        let holiday = Holiday {
            date: row.date("date", out),
            name: row.required("name", out),
            kind: row.word("kind", &KINDS, out).unwrap_or(HolidayKind::National),
            decided: row.date("decided", out),
            withdrawn: row.maybe_date("withdrawn", out),
            provenance: row.provenance(out),
        };
        if holiday.withdrawn.is_some_and(|w| w <= holiday.decided) {
            let decided = holiday.decided;
            let finding = Finding::new(
                code::WITHDRAWN,
                say!(
                    "hari libur ditarik sebelum ditetapkan ({decided})",
                    "withdrawn before it was decided ({decided})"
                ),
            )
            .help(say!("betulkan salah satu tanggalnya", "correct one of the two dates"));
            row.say("withdrawn", finding, Text::default(), out);
        }
        holidays.push(holiday);
    }
    holidays
}

/// Reads the health profiles, oldest first.
pub fn health(sheet: &Sheet, out: &mut Vec<Finding>) -> Vec<HealthProfile> {
    let mut profiles: Vec<HealthProfile> = vec![];
    for row in sheet.rows() {
        profiles.push(HealthProfile {
            from: row.date("from", out),
            instrument: row.required("instrument", out),
            isolation_days: row.number("isolation_days", out),
            isolation_tested_days: row.number("isolation_tested_days", out),
            symptom_free_days: row.number("symptom_free_days", out),
            quarantine_days: row.number("quarantine_days", out),
            quarantine_untested_days: row.number("quarantine_untested_days", out),
            lookback_days: row.number("lookback_days", out),
            provenance: row.provenance(out),
        });
    }
    profiles.sort_by_key(|p| p.from);
    profiles
}
