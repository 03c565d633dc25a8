//! When the hall was at work: a row each minute, kept for a day.

use jiff::{SignedDuration, Timestamp};

use crate::{Fault, Tx};

/// How long a row is kept.
const KEPT: SignedDuration = SignedDuration::from_hours(24);

/// The last time the hall was at work; `None` before its first minute.
///
/// # Errors
/// What the engine says.
pub async fn last(tx: &mut Tx) -> Result<Option<Timestamp>, Fault> {
    let sql = "SELECT at FROM pulse ORDER BY at DESC LIMIT 1";
    tx.first(sql, &[], |row| row.instant(0)).await
}

/// Notes that the hall is at work. Rows older than a day go.
///
/// # Errors
/// What the engine says.
pub async fn beat(tx: &mut Tx, at: Timestamp) -> Result<(), Fault> {
    let old = at.saturating_sub(KEPT).unwrap_or(at);
    tx.run("DELETE FROM pulse WHERE at < $1", &[old.into()]).await?;
    tx.run("INSERT INTO pulse (at) VALUES ($1) ON CONFLICT DO NOTHING", &[at.into()]).await.map(drop)
}
