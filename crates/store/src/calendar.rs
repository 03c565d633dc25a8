//! Secret links to one's own calendar, as hashes. Append-only: the newest of a person holds.

use jiff::Timestamp;

use crate::{Fault, Tx};

/// Makes a link; the ones before are dead from then on.
///
/// # Errors
/// What the engine says.
pub async fn renew(
    tx: &mut Tx,
    (city, person): (&str, &str),
    token_hash: &str,
    at: Timestamp,
) -> Result<(), Fault> {
    tx.lock(&format!("calendar/{city}/{person}")).await?;
    let sql = "SELECT max(number) FROM calendar_link WHERE city = $1 AND person = $2";
    let last = tx.first(sql, &[city.into(), person.into()], |row| row.get::<Option<i64>>(0)).await?.flatten();
    let number = last.unwrap_or(0) + 1;
    let sql = "INSERT INTO calendar_link (city, person, number, token_hash, made_at)
        VALUES ($1, $2, $3, $4, $5)";
    tx.run(sql, &[city.into(), person.into(), number.into(), token_hash.into(), at.into()]).await.map(drop)
}

/// Whose calendar a link opens, if it is the newest of that person.
///
/// # Errors
/// What the engine says.
pub async fn person(tx: &mut Tx, city: &str, token_hash: &str) -> Result<Option<String>, Fault> {
    let sql = "SELECT person FROM calendar_link c WHERE city = $1 AND token_hash = $2 AND number =
        (SELECT max(number) FROM calendar_link d WHERE d.city = c.city AND d.person = c.person)";
    tx.first(sql, &[city.into(), token_hash.into()], |row| row.get(0)).await
}

/// When the link of a person that holds was made, if there is one.
///
/// # Errors
/// What the engine says.
pub async fn made_at(tx: &mut Tx, city: &str, person: &str) -> Result<Option<Timestamp>, Fault> {
    let sql =
        "SELECT made_at FROM calendar_link WHERE city = $1 AND person = $2 ORDER BY number DESC LIMIT 1";
    tx.first(sql, &[city.into(), person.into()], |row| row.instant(0)).await
}
