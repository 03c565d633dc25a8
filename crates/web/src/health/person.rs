//! Whose record is open, and what stands in it.

use balai_app::health::read_health;
use balai_app::{Kept, Trouble};
use balai_core::health::Status;
use balai_core::say;

use super::list::badge;
use super::own::report_line;
use super::room::Room;
use super::text::reason_words;
use crate::frame::{clock, query_value};
use crate::reader::in_language;

/// A report in the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Number.
    pub number: i64,
    /// When.
    pub at: String,
    /// By whom: the person, or an officer.
    pub by: String,
    /// What.
    pub what: String,
    /// Struck out: why.
    pub struck: Option<&'static str>,
}

/// Whose record is open.
#[derive(Debug)]
pub struct Person {
    /// Name.
    pub name: String,
    /// Number, unit, kind of staff.
    pub place: String,
    /// Where they stand: colour, icon, words.
    pub status: Option<(&'static str, &'static str, &'static str)>,
    /// Days away.
    pub days: String,
    /// Reports, the last first.
    pub lines: Vec<Line>,
    /// Way to the exposure list, for a case.
    pub trace: Option<String>,
}

/// The number of who is named by number or by name.
///
/// # Errors
/// [`Trouble::Unfit`] if there is nobody of that name, or several.
pub fn whose(room: &Room, text: &str) -> Result<String, Trouble> {
    let wanted = text.to_lowercase();
    let is = |p: &&balai_core::city::Person| p.id.to_lowercase() == wanted || p.name.to_lowercase() == wanted;
    let found: Vec<&str> = room.town.people.iter().filter(is).map(|p| p.id.as_str()).take(6).collect();
    match found.as_slice() {
        [id] => Ok((*id).to_owned()),
        [] => Err(Trouble::Unfit(say!(
            "tidak ada pegawai “{text}” di kota ini; tulis nomor pegawai atau nama lengkap",
            "there is no “{text}” on the staff; give the staff number or the full name"
        ))),
        several => {
            let all = several.join(", ");
            Err(Trouble::Unfit(say!(
                "“{text}” adalah nama beberapa orang; tulis nomornya: {all}",
                "“{text}” is the name of several people; give the number: {all}"
            )))
        }
    }
}

/// The record of somebody; the look at it is journalled.
///
/// # Errors
/// What the hall says.
pub async fn record(room: &Room, id: &str) -> Result<Person, Trouble> {
    let cases = read_health(&room.counter.hall, &room.caller, (&room.town.city.slug, Some(id))).await?;
    let case = cases.into_iter().next();
    let kind = room.town.people.iter().find(|p| p.id == id).map_or("", |p| p.kind.word());
    let course = case.as_ref().and_then(|case| case.course.clone());
    let reports = case.map_or_else(Vec::new, |case| case.reports);
    let struck = |number: i64| {
        let by = reports.iter().filter_map(|kept| kept.entry.report.revises);
        by.into_iter().find(|(n, _)| *n == number).map(|(_, reason)| reason_words(reason, room.lang()))
    };
    let line = |kept: &Kept| Line {
        number: kept.number,
        at: clock(&kept.entry.at.to_zoned(room.now.time_zone().clone()), room.lang()),
        by: kept.entry.by.rsplit('/').next().unwrap_or_default().to_owned(),
        what: report_line(room, &kept.entry.report),
        struck: struck(kept.number),
    };
    let shown = course.as_ref().filter(|course| course.status != Status::Elsewhere);
    let trace = shown.filter(|course| course.infectious.is_some());
    Ok(Person {
        name: room.name(id),
        place: [id, kind, &room.unit_of(id)].join(" · "),
        status: shown.map(|course| badge(course.status, room.lang())),
        days: shown.and_then(|course| course.away).map_or_else(String::new, |span| room.span(span)),
        lines: reports.iter().rev().map(line).collect(),
        trace: trace.map(|_| {
            let to = format!("/{}/kesehatan/kontak?pegawai={}", room.town.city.slug, query_value(id));
            in_language(room.lang(), &to)
        }),
    })
}
