//! Tests of the stage: rules as tables, properties on random units, the optimum by brute force.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod best;
mod properties;
mod repair;
mod rules;
mod sample;
mod why;

use super::{Roster, Settings, arrange, audit};
use crate::diagnostic::{Lang, Level};
use jiff::civil::Date;
use sample::Hall;

/// Plans a hall with the ordinary settings.
fn plan(hall: &Hall) -> Roster {
    arrange(&hall.city, &hall.people, &hall.effect, Settings::default(), None)
}

/// Rows of the board of the first unit: one letter a day.
fn board(roster: &Roster) -> Vec<String> {
    let days = roster.days.len();
    let cells = roster.units[0].cells.chunks(days);
    cells.map(|row| row.iter().map(|c| c.mode.letter()).collect()).collect()
}

/// Errors of the audit in words.
fn faults(hall: &Hall, roster: &Roster) -> Vec<String> {
    faults_from(hall, roster, None)
}

/// The same where the days before one are past.
fn faults_from(hall: &Hall, roster: &Roster, from: Option<Date>) -> Vec<String> {
    let found = audit(&hall.city, &hall.people, &hall.effect, (roster, from));
    let errors = found.iter().filter(|f| f.level == Level::Error);
    errors.map(|f| format!("{} {} {:?}", f.code, f.title.get(Lang::En), f.witness)).collect()
}

/// Codes of the audit.
fn codes(hall: &Hall, roster: &Roster) -> Vec<String> {
    audit(&hall.city, &hall.people, &hall.effect, (roster, None)).iter().map(|f| f.code.to_string()).collect()
}
