//! Health reports as they are kept: sealed, found by a keyed hash of the person, and looked at only
//! with a row that says so. What stands in them is nobody's business here.

use jiff::Timestamp;

use crate::{Fault, Row, Tx, Value};

/// A report as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Record {
    /// From 1 in each city.
    pub number: i64,
    /// Keyed hash of the person.
    pub mark: String,
    /// The sealed report.
    pub sealed: String,
}

/// A look at somebody's reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// Who looked, as the journal names them.
    pub actor: String,
    /// What for.
    pub purpose: String,
    /// When.
    pub at: Timestamp,
}

/// The number of the next report; others wait until it is taken.
///
/// # Errors
/// What the engine says.
pub async fn next(tx: &mut Tx, city: &str) -> Result<i64, Fault> {
    tx.lock(&format!("health/{city}")).await?;
    let sql = "SELECT max(number) FROM health_report WHERE city = $1";
    let last = tx.first(sql, &[city.into()], |row| row.get::<Option<i64>>(0)).await?.flatten();
    Ok(last.unwrap_or(0) + 1)
}

/// Keeps reports.
///
/// # Errors
/// What the engine says.
pub async fn add(tx: &mut Tx, city: &str, records: &[Record]) -> Result<(), Fault> {
    if records.is_empty() {
        return Ok(());
    }
    let row = |r: &Record| vec![city.into(), r.number.into(), (&r.mark).into(), (&r.sealed).into()];
    let rows: Vec<Vec<Value>> = records.iter().map(row).collect();
    tx.insert("INSERT INTO health_report (city, number, person_mark, sealed)", "", &rows).await
}

/// The reports of somebody, oldest first; `marks`: one for each key of the hall.
///
/// # Errors
/// What the engine says.
pub async fn of_person(tx: &mut Tx, city: &str, marks: &[String]) -> Result<Vec<Record>, Fault> {
    let sql = "SELECT number, person_mark, sealed FROM health_report WHERE city = $1 AND person_mark = $2";
    let mut all = Vec::new();
    for mark in marks {
        all.extend(tx.rows(sql, &[city.into(), mark.into()], read).await?);
    }
    all.sort_by_key(|record| record.number);
    Ok(all)
}

/// The reports that no roster was asked to bear yet, oldest first.
///
/// # Errors
/// What the engine says.
pub async fn unfollowed(tx: &mut Tx, city: &str) -> Result<Vec<Record>, Fault> {
    let sql = "SELECT number, person_mark, sealed FROM health_report r WHERE city = $1 AND NOT EXISTS
        (SELECT 1 FROM health_followed f WHERE f.city = r.city AND f.number = r.number) ORDER BY number";
    tx.rows(sql, &[city.into()], read).await
}

/// Notes that the rosters follow some reports.
///
/// # Errors
/// What the engine says.
pub async fn follow(tx: &mut Tx, city: &str, numbers: &[i64], at: Timestamp) -> Result<(), Fault> {
    if numbers.is_empty() {
        return Ok(());
    }
    let row = |number: &i64| vec![city.into(), (*number).into(), at.into()];
    let rows: Vec<Vec<Value>> = numbers.iter().map(row).collect();
    let head = "INSERT INTO health_followed (city, number, followed_at)";
    tx.insert(head, "ON CONFLICT DO NOTHING", &rows).await
}

/// All reports of a city, oldest first.
///
/// # Errors
/// What the engine says.
pub async fn of_city(tx: &mut Tx, city: &str) -> Result<Vec<Record>, Fault> {
    let sql = "SELECT number, person_mark, sealed FROM health_report WHERE city = $1 ORDER BY number";
    tx.rows(sql, &[city.into()], read).await
}

fn read(row: &Row<'_>) -> Result<Record, Fault> {
    Ok(Record { number: row.get(0)?, mark: row.get(1)?, sealed: row.get(2)? })
}

/// Notes a look at the reports of some people; gives its number.
///
/// # Errors
/// What the engine says.
pub async fn look(tx: &mut Tx, city: &str, look: &Look, marks: &[String]) -> Result<i64, Fault> {
    tx.lock(&format!("health-look/{city}")).await?;
    let sql = "SELECT max(number) FROM health_look WHERE city = $1";
    let last = tx.first(sql, &[city.into()], |row| row.get::<Option<i64>>(0)).await?.flatten();
    let number = last.unwrap_or(0) + 1;
    let row = |mark: &String| {
        let Look { actor, purpose, at } = look;
        vec![city.into(), number.into(), mark.into(), actor.into(), purpose.into(), (*at).into()]
    };
    let rows: Vec<Vec<Value>> = marks.iter().map(row).collect();
    if !rows.is_empty() {
        let head = "INSERT INTO health_look (city, number, person_mark, actor, purpose, looked_at)";
        tx.insert(head, "", &rows).await?;
    }
    Ok(number)
}

/// Who looked at somebody's reports, the last first.
///
/// # Errors
/// What the engine says.
pub async fn looks(tx: &mut Tx, city: &str, marks: &[String]) -> Result<Vec<Look>, Fault> {
    let sql = "SELECT actor, purpose, looked_at FROM health_look WHERE city = $1 AND person_mark = $2
        ORDER BY number DESC";
    let mut all = Vec::new();
    for mark in marks {
        let read = |row: &Row<'_>| Ok(Look { actor: row.get(0)?, purpose: row.get(1)?, at: row.instant(2)? });
        all.extend(tx.rows(sql, &[city.into(), mark.into()], read).await?);
    }
    all.sort_by_key(|look| std::cmp::Reverse(look.at));
    Ok(all)
}
