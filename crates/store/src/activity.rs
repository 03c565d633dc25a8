//! Daily activity reports: who reports what for whom, what superiors decide, who was reminded.
//!
//! Append-only: a correction is a report that names the one it corrects, the last verdict of a report
//! holds, and a person is reminded of a day once because a second row has no place.

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};

use crate::{Fault, Row, Tx, Value};

/// A report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Id.
    pub id: String,
    /// Unit of the people.
    pub unit: String,
    /// Unit whose superior verifies.
    pub desk: String,
    /// Who wrote it.
    pub author: String,
    /// For whom it is.
    pub people: Vec<String>,
    /// The day it is for.
    pub day: Date,
    /// What was done.
    pub line: String,
    /// A link.
    pub link: Option<String>,
    /// The duty; `None`: routine work.
    pub clause: Option<String>,
    /// SHA-256 of the photo.
    pub photo: Option<String>,
    /// Report that it corrects, and why.
    pub corrects: Option<(String, String)>,
    /// What the phone said when it was pressed.
    pub pressed_at: Option<Timestamp>,
    /// When the hall had it.
    pub received_at: Timestamp,
    /// What was decided, the oldest first.
    pub verdicts: Vec<Verdict>,
}

/// What a superior decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Accepted, or sent back.
    pub accepted: bool,
    /// Why it was sent back.
    pub reason: Option<String>,
    /// Who, as the journal calls them.
    pub by: String,
    /// Who, for people.
    pub name: String,
    /// When.
    pub at: Timestamp,
}

/// A reminder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder {
    /// Who.
    pub person: String,
    /// Of the report of this day.
    pub day: Date,
    /// Their unit.
    pub unit: String,
    /// The duty.
    pub clause: String,
    /// Until when it was due.
    pub due: DateTime,
    /// When they were reminded.
    pub at: Timestamp,
}

/// Which reports are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Which {
    /// Of the whole city.
    City,
    /// Written for people of a unit when they were of it.
    Unit(String),
    /// The same, and those for who is of the unit now, wherever they were then.
    Staff(String),
    /// That a unit's superior verifies.
    Desk(String),
    /// For a person, or by them.
    Person(String),
    /// That one.
    Id(String),
}

/// Records a report; `photo`: media type and bytes.
///
/// # Errors
/// [`Fault::Conflict`] if its id is taken.
pub async fn save(
    tx: &mut Tx,
    city: &str,
    report: &Report,
    photo: Option<(&str, Vec<u8>)>,
) -> Result<(), Fault> {
    if let (Some((media, bytes)), Some(hash)) = (photo, &report.photo) {
        let row = vec![hash.into(), media.into(), bytes.into(), report.received_at.into()];
        let head = "INSERT INTO activity_photo (sha256, media, bytes, kept_at)";
        tx.insert(head, "ON CONFLICT (sha256) DO NOTHING", &[row]).await?;
    }
    let (corrects, reason) = report.corrects.clone().unzip();
    let values: [Value; 14] = [
        (&report.id).into(),
        city.into(),
        (&report.unit).into(),
        (&report.desk).into(),
        (&report.author).into(),
        report.day.into(),
        (&report.line).into(),
        report.link.clone().into(),
        report.clause.clone().into(),
        report.photo.clone().into(),
        corrects.into(),
        reason.into(),
        report.pressed_at.into(),
        report.received_at.into(),
    ];
    let sql = "INSERT INTO activity (id, city, unit, desk, author, day, line, link, clause, photo, corrects,
        reason, pressed_at, received_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
    tx.run(sql, &values).await?;
    let row = |person: &String| vec![(&report.id).into(), city.into(), person.into()];
    let rows: Vec<_> = report.people.iter().map(row).collect();
    tx.insert("INSERT INTO activity_person (activity, city, person)", "", &rows).await
}

/// Reports of a city from a day to a day, the newest first.
///
/// # Errors
/// What the engine says.
pub async fn reports(
    tx: &mut Tx,
    city: &str,
    which: &Which,
    (first, last): (Date, Date),
) -> Result<Vec<Report>, Fault> {
    let (condition, value) = match which {
        Which::City => ("a.city = $4", city),
        Which::Unit(unit) => ("a.unit = $4", unit.as_str()),
        Which::Staff(unit) => (
            "(a.unit = $4 OR a.id IN (SELECT w.activity FROM activity_person w
              JOIN person p ON p.city = w.city AND p.id = w.person
              WHERE p.city = $1 AND p.unit = $4 AND p.left_at IS NULL))",
            unit.as_str(),
        ),
        Which::Desk(desk) => ("a.desk = $4", desk.as_str()),
        Which::Id(id) => ("a.id = $4", id.as_str()),
        Which::Person(person) => (
            "(a.author = $4 OR a.id IN (SELECT activity FROM activity_person
              WHERE city = $1 AND person = $4))",
            person.as_str(),
        ),
    };
    let from = format!("FROM activity a WHERE a.city = $1 AND a.day >= $2 AND a.day <= $3 AND {condition}");
    let values: [Value; 4] = [city.into(), first.into(), last.into(), value.into()];
    let sql = format!(
        "SELECT a.id, a.unit, a.desk, a.author, a.day, a.line, a.link, a.clause, a.photo, a.corrects,
        a.reason, a.pressed_at, a.received_at {from} ORDER BY a.day DESC, a.received_at DESC, a.id"
    );
    let mut reports = tx.rows(&sql, &values, read).await?;
    let place: HashMap<String, usize> =
        reports.iter().enumerate().map(|(at, report)| (report.id.clone(), at)).collect();
    let among = format!("IN (SELECT a.id {from})");
    let sql = format!("SELECT activity, person FROM activity_person WHERE activity {among} ORDER BY person");
    for (id, person) in tx.rows(&sql, &values, |r| Ok((r.get::<String>(0)?, r.get(1)?))).await? {
        if let Some(report) = place.get(&id).and_then(|at| reports.get_mut(*at)) {
            report.people.push(person);
        }
    }
    let sql = format!(
        "SELECT activity, accepted, reason, decided_by, name, decided_at FROM activity_verdict
        WHERE activity {among} ORDER BY number"
    );
    let verdict = |r: &Row<'_>| {
        let (accepted, reason, by, name) = (r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?);
        Ok((r.get::<String>(0)?, Verdict { accepted, reason, by, name, at: r.instant(5)? }))
    };
    for (id, verdict) in tx.rows(&sql, &values, verdict).await? {
        if let Some(report) = place.get(&id).and_then(|at| reports.get_mut(*at)) {
            report.verdicts.push(verdict);
        }
    }
    Ok(reports)
}

fn read(row: &Row<'_>) -> Result<Report, Fault> {
    let (corrects, reason): (Option<String>, Option<String>) = (row.get(9)?, row.get(10)?);
    Ok(Report {
        id: row.get(0)?,
        unit: row.get(1)?,
        desk: row.get(2)?,
        author: row.get(3)?,
        people: Vec::new(),
        day: row.day(4)?,
        line: row.get(5)?,
        link: row.get(6)?,
        clause: row.get(7)?,
        photo: row.get(8)?,
        corrects: corrects.map(|id| (id, reason.unwrap_or_default())),
        pressed_at: row.instant_if_any(11)?,
        received_at: row.instant(12)?,
        verdicts: Vec::new(),
    })
}

/// The photo of that hash: media type and bytes.
///
/// # Errors
/// What the engine says.
pub async fn photo(tx: &mut Tx, sha256: &str) -> Result<Option<(String, Vec<u8>)>, Fault> {
    let sql = "SELECT media, bytes FROM activity_photo WHERE sha256 = $1";
    tx.first(sql, &[sha256.into()], |row| Ok((row.get(0)?, row.get(1)?))).await
}

/// Records a verdict on a report.
///
/// # Errors
/// What the engine says.
pub async fn decide(tx: &mut Tx, report: &str, verdict: &Verdict) -> Result<(), Fault> {
    tx.lock(&format!("activity/{report}")).await?;
    let sql = "SELECT max(number) FROM activity_verdict WHERE activity = $1";
    let last = tx.first(sql, &[report.into()], |row| row.get::<Option<i64>>(0)).await?.flatten();
    let values: [Value; 7] = [
        report.into(),
        (last.unwrap_or(0) + 1).into(),
        verdict.accepted.into(),
        verdict.reason.clone().into(),
        (&verdict.by).into(),
        (&verdict.name).into(),
        verdict.at.into(),
    ];
    let sql = "INSERT INTO activity_verdict (activity, number, accepted, reason, decided_by, name,
        decided_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    tx.run(sql, &values).await.map(drop)
}

/// Records reminders; who was reminded of that day is not reminded again. Gives how many are new.
///
/// # Errors
/// What the engine says.
pub async fn remind(tx: &mut Tx, city: &str, all: &[Reminder]) -> Result<usize, Fault> {
    tx.lock(&format!("activity_reminder/{city}")).await?;
    let (first, last) = (all.iter().map(|r| r.day).min(), all.iter().map(|r| r.day).max());
    let (Some(first), Some(last)) = (first, last) else { return Ok(0) };
    let known: std::collections::HashSet<(String, Date)> =
        reminders(tx, city, None, (first, last)).await?.into_iter().map(|r| (r.person, r.day)).collect();
    let row = |r: &Reminder| -> Vec<Value> {
        let (person, day, unit, clause) = (&r.person, r.day, &r.unit, &r.clause);
        vec![city.into(), person.into(), day.into(), unit.into(), clause.into(), r.due.into(), r.at.into()]
    };
    let news = all.iter().filter(|r| !known.contains(&(r.person.clone(), r.day)));
    let rows: Vec<_> = news.map(row).collect();
    let head = "INSERT INTO activity_reminder (city, person, day, unit, clause, due, reminded_at)";
    tx.insert(head, "", &rows).await?;
    Ok(rows.len())
}

/// Who was reminded of the reports of some days; of one unit if it is named.
///
/// # Errors
/// What the engine says.
pub async fn reminders(
    tx: &mut Tx,
    city: &str,
    unit: Option<&str>,
    (first, last): (Date, Date),
) -> Result<Vec<Reminder>, Fault> {
    let sql = "SELECT person, day, unit, clause, due, reminded_at FROM activity_reminder
        WHERE city = $1 AND day >= $2 AND day <= $3 AND (unit = $4 OR $4 = '') ORDER BY day DESC, person";
    let values: [Value; 4] = [city.into(), first.into(), last.into(), unit.unwrap_or_default().into()];
    let read = |r: &Row<'_>| {
        let (person, day, unit, clause) = (r.get(0)?, r.day(1)?, r.get(2)?, r.get(3)?);
        Ok(Reminder { person, day, unit, clause, due: r.wall(4)?, at: r.instant(5)? })
    };
    tx.rows(sql, &values, read).await
}
