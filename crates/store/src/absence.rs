//! Absences that were noted while a roster was mended: who, from when to when, never why.
//!
//! Append-only: to withdraw one is a later row about the same span. Reading the people of a city
//! ([`crate::staff::people`]) merges those that stand into what the staff list says.

use std::collections::HashSet;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;

use crate::{Fault, Tx};

/// An absence to note or to withdraw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Noted {
    /// Who.
    pub person: String,
    /// First day and last.
    pub days: (Date, Date),
    /// True if it does not hold any more.
    pub withdrawn: bool,
}

/// Records them, in their order. What says nothing new is not recorded.
///
/// # Errors
/// What the engine says.
pub async fn note(
    tx: &mut Tx,
    (city, author): (&str, &str),
    absences: &[Noted],
    at: Timestamp,
) -> Result<(), Fault> {
    if absences.is_empty() {
        return Ok(());
    }
    tx.lock(&format!("absence/{city}")).await?;
    let mut stands: HashSet<_> = standing(tx, city).await?.into_iter().collect();
    let sql = "SELECT max(number) FROM absence WHERE city = $1";
    let last = tx.first(sql, &[city.into()], |row| row.get::<Option<i64>>(0)).await?.flatten();
    let news = absences.iter().filter(|noted| {
        let span = (noted.person.clone(), noted.days.0, noted.days.1);
        if noted.withdrawn { stands.remove(&span) } else { stands.insert(span) }
    });
    let row = |(number, noted): (i64, &Noted)| {
        vec![
            city.into(),
            number.into(),
            noted.person.as_str().into(),
            noted.days.0.into(),
            noted.days.1.into(),
            noted.withdrawn.into(),
            author.into(),
            at.into(),
        ]
    };
    let rows: Vec<_> = (last.unwrap_or(0) + 1..).zip(news).map(row).collect();
    let head = "INSERT INTO absence (city, number, person, first_day, last_day, withdrawn, author, noted_at)";
    tx.insert(head, "", &rows).await
}

/// The absences of a city that stand: person, first day, last day.
///
/// # Errors
/// What the engine says.
pub async fn standing(tx: &mut Tx, city: &str) -> Result<Vec<(String, Date, Date)>, Fault> {
    let sql = "SELECT person, first_day, last_day, withdrawn FROM absence a WHERE city = $1 AND number =
        (SELECT max(number) FROM absence b WHERE b.city = a.city AND b.person = a.person
         AND b.first_day = a.first_day AND b.last_day = a.last_day)
        ORDER BY person, first_day, last_day";
    let read = |row: &crate::Row<'_>| {
        Ok((!row.get::<bool>(3)?).then_some((row.get::<String>(0)?, row.day(1)?, row.day(2)?)))
    };
    Ok(tx.rows(sql, &[city.into()], read).await?.into_iter().flatten().collect())
}
