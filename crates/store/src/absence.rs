//! Absences that were noted while a roster was mended: who, from when to when, never why.
//!
//! Append-only: to withdraw one is a later row about the same span. Reading the people of a city
//! ([`crate::city::people`]) merges those that stand into what the staff list says.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::{Fault, Tx};

/// An absence to note or to withdraw.
#[derive(Debug, Clone, Copy)]
pub struct Absence<'a> {
    /// City slug.
    pub city: &'a str,
    /// Who.
    pub person: &'a str,
    /// First day and last.
    pub span: (Date, Date),
    /// True if it does not hold any more.
    pub withdrawn: bool,
    /// Who notes it.
    pub author: &'a str,
}

/// Records it. What says nothing new is not recorded.
///
/// # Errors
/// What the engine says.
pub async fn note(tx: &mut Tx, absence: Absence<'_>, at: Timestamp) -> Result<(), Fault> {
    let Absence { city, person, span: (first, last), withdrawn, author } = absence;
    tx.lock(&format!("absence/{city}")).await?;
    let sql = "SELECT withdrawn FROM absence WHERE city = $1 AND person = $2 AND first_day = $3
        AND last_day = $4 ORDER BY number DESC LIMIT 1";
    let span = [city.into(), person.into(), first.into(), last.into()];
    let before = tx.first(sql, &span, |row| row.get::<bool>(0)).await?;
    if before.unwrap_or(true) == withdrawn {
        return Ok(());
    }
    let sql = "SELECT max(number) FROM absence WHERE city = $1";
    let number = tx.first(sql, &[city.into()], |row| row.get::<Option<i64>>(0)).await?.flatten();
    let values = [
        city.into(),
        (number.unwrap_or(0) + 1).into(),
        person.into(),
        first.into(),
        last.into(),
        withdrawn.into(),
        author.into(),
        at.into(),
    ];
    let sql = "INSERT INTO absence (city, number, person, first_day, last_day, withdrawn, author, noted_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    tx.run(sql, &values).await?;
    Ok(())
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
