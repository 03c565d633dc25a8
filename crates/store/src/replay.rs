//! What was on record at an instant: the rows that had been written by then, and no others.
//!
//! Orders, rosters, absences and the data of a city are only ever added, each row with its time, so
//! an earlier state is a question and not a copy. The staff list is the exception: a person's row
//! says when they joined and left, but not how it read before; people are shown as the list names them today.

use std::collections::HashMap;

use balai_core::city::{City, Person, UnitIx};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::arrange::{HEAD_COLUMNS, RosterHead};
use crate::city::Package;
use crate::staff::{COLUMNS, person_of};
use crate::{Fault, Tx};

/// How much of a city was on record: two instants with the same marks show the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Marks {
    /// Version of its data; 0 if there was none.
    pub version: i64,
    /// Signed orders.
    pub orders: i64,
    /// Absences noted and withdrawn.
    pub absences: i64,
    /// People who had left.
    pub left: i64,
    /// People who had joined.
    pub joined: i64,
}

/// The marks of a city at an instant.
///
/// # Errors
/// What the engine says.
pub async fn marks(tx: &mut Tx, city: &str, at: Timestamp) -> Result<Marks, Fault> {
    let sql = "SELECT
        (SELECT coalesce(max(version), 0) FROM city_package WHERE city = $1 AND recorded_at <= $2),
        (SELECT count(*) FROM instrument WHERE city = $1 AND status = 'signed' AND recorded_at <= $2),
        (SELECT count(*) FROM absence WHERE city = $1 AND noted_at <= $2),
        (SELECT count(*) FROM person WHERE city = $1 AND left_at <= $2),
        (SELECT count(*) FROM person WHERE city = $1 AND joined_at <= $2)";
    let read = |row: &crate::Row<'_>| {
        Ok(Marks {
            version: row.get(0)?,
            orders: row.get(1)?,
            absences: row.get(2)?,
            left: row.get(3)?,
            joined: row.get(4)?,
        })
    };
    let marks = tx.first(sql, &[city.into(), at.into()], read).await?;
    marks.ok_or_else(|| Fault::Broken("a count without an answer".into()))
}

/// A version of the data of a city.
///
/// # Errors
/// What the engine says; [`Fault::Broken`] if there is no such version.
pub async fn package(tx: &mut Tx, city: &str, version: i64) -> Result<Package, Fault> {
    let sql = "SELECT city, version, sha256, files FROM city_package WHERE city = $1 AND version = $2";
    let found = tx.first(sql, &[city.into(), version.into()], Package::read).await?;
    found.ok_or_else(|| Fault::Broken(format!("no version {version} of the city {city}")))
}

/// The people who were on the staff at an instant, with the absences noted by then. Who stands in a
/// unit that the city did not have then is left out.
///
/// # Errors
/// What the engine says.
pub async fn people(tx: &mut Tx, city: &City, at: Timestamp) -> Result<Vec<Person>, Fault> {
    let units: HashMap<&str, UnitIx> =
        city.units.iter().enumerate().map(|(i, u)| (u.slug.as_str(), UnitIx::of(i))).collect();
    let sql = format!(
        "SELECT {COLUMNS} FROM person WHERE city = $1 AND (left_at IS NULL OR left_at > $2)
        AND (joined_at IS NULL OR joined_at <= $2)"
    );
    let read = |row: &crate::Row<'_>| {
        let known = units.contains_key(row.get::<String>(2)?.as_str());
        if known { person_of(row, &units).map(Some) } else { Ok(None) }
    };
    let found = tx.rows(&sql, &[(&city.slug).into(), at.into()], read).await?;
    let mut people: Vec<Person> = found.into_iter().flatten().collect();
    let mut noted: HashMap<String, Vec<(Date, Date)>> = HashMap::new();
    for (person, first, last) in standing(tx, &city.slug, at).await? {
        noted.entry(person).or_default().push((first, last));
    }
    for person in &mut people {
        person.away.extend(noted.remove(&person.id).into_iter().flatten());
    }
    people.sort_unstable_by(|a, b| (a.unit, &a.id).cmp(&(b.unit, &b.id)));
    Ok(people)
}

async fn standing(tx: &mut Tx, city: &str, at: Timestamp) -> Result<Vec<(String, Date, Date)>, Fault> {
    let sql = "SELECT person, first_day, last_day, withdrawn FROM absence a
        WHERE city = $1 AND noted_at <= $2 AND number =
        (SELECT max(number) FROM absence b WHERE b.city = a.city AND b.person = a.person
         AND b.first_day = a.first_day AND b.last_day = a.last_day AND b.noted_at <= $2)
        ORDER BY person, first_day, last_day";
    let read = |row: &crate::Row<'_>| {
        Ok((!row.get::<bool>(3)?).then_some((row.get::<String>(0)?, row.day(1)?, row.day(2)?)))
    };
    Ok(tx.rows(sql, &[city.into(), at.into()], read).await?.into_iter().flatten().collect())
}

/// The newest roster of an order that was published by an instant.
///
/// # Errors
/// What the engine says.
pub async fn roster(
    tx: &mut Tx,
    city: &str,
    order: &str,
    at: Timestamp,
) -> Result<Option<RosterHead>, Fault> {
    let sql = format!(
        "SELECT {HEAD_COLUMNS} FROM roster WHERE city = $1 AND instrument = $2 AND planned_at <= $3
        ORDER BY sequence DESC LIMIT 1"
    );
    tx.first(&sql, &[city.into(), order.into(), at.into()], RosterHead::read).await
}
