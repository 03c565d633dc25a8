//! What people are told (pemberitahuan): a kind, whose words the pages have, and facts. Append-only;
//! that something was read is a row too.

use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value as Json;

use crate::{Fault, Row, Tx, Value};

/// Something to tell somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Telling {
    /// Person id.
    pub person: String,
    /// Which words: `roster-changed`.
    pub kind: String,
    /// What the words speak of. Never a cause of an absence.
    pub facts: Json,
}

/// Something that somebody was told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// From 1 in each city.
    pub number: i64,
    /// Which words.
    pub kind: String,
    /// What the words speak of.
    pub facts: Json,
    /// When.
    pub at: Timestamp,
    /// They have read it.
    pub read: bool,
}

/// Tells people of a city something, within the transaction of what it is about.
///
/// # Errors
/// What the engine says.
pub async fn tell(tx: &mut Tx, city: &str, tellings: &[Telling], at: Timestamp) -> Result<(), Fault> {
    if tellings.is_empty() {
        return Ok(());
    }
    tx.lock(&format!("notice/{city}")).await?;
    let sql = "SELECT max(number) FROM notice WHERE city = $1";
    let last = tx.first(sql, &[city.into()], |row| row.get::<Option<i64>>(0)).await?.flatten();
    let row = |(number, told): (i64, &Telling)| {
        let Telling { person, kind, facts } = told;
        vec![city.into(), number.into(), person.into(), kind.into(), facts.clone().into(), at.into()]
    };
    let rows: Vec<Vec<Value>> = (last.unwrap_or(0) + 1..).zip(tellings).map(row).collect();
    tx.insert("INSERT INTO notice (city, number, person, kind, facts, told_at)", "", &rows).await
}

/// What somebody was told, the last first, at most `limit`.
///
/// # Errors
/// What the engine says.
pub async fn of_person(tx: &mut Tx, city: &str, person: &str, limit: i64) -> Result<Vec<Told>, Fault> {
    let read = read_up_to(tx, city, person).await?;
    let sql = "SELECT number, kind, facts, told_at FROM notice WHERE city = $1 AND person = $2
        ORDER BY number DESC LIMIT $3";
    let told = |row: &Row<'_>| {
        let number: i64 = row.get(0)?;
        let (kind, facts, at) = (row.get(1)?, row.json(2)?, row.instant(3)?);
        Ok(Told { number, kind, facts, at, read: number <= read })
    };
    tx.rows(sql, &[city.into(), person.into(), limit.into()], told).await
}

/// Notes that somebody has read what they were told up to a number.
///
/// # Errors
/// What the engine says.
pub async fn read(tx: &mut Tx, (city, person): (&str, &str), up_to: i64, at: Timestamp) -> Result<(), Fault> {
    if read_up_to(tx, city, person).await? >= up_to {
        return Ok(());
    }
    let sql = "INSERT INTO notice_read (city, person, up_to, read_at) VALUES ($1, $2, $3, $4)";
    tx.run(sql, &[city.into(), person.into(), up_to.into(), at.into()]).await.map(drop)
}

async fn read_up_to(tx: &mut Tx, city: &str, person: &str) -> Result<i64, Fault> {
    let sql = "SELECT max(up_to) FROM notice_read WHERE city = $1 AND person = $2";
    let read = tx.first(sql, &[city.into(), person.into()], |row| row.get::<Option<i64>>(0)).await?;
    Ok(read.flatten().unwrap_or(0))
}
