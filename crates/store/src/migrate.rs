//! Brings the tables of a database to what this program expects.
//!
//! Migrations are numbered texts that are never edited once released; the database keeps the
//! checksum of each that ran. [`plan`] says what would run, [`apply`] runs it, all or nothing.

use jiff::Timestamp;

use crate::{Fault, Store, Tx, sha256};

/// Number, name and text of each migration, oldest first.
const MIGRATIONS: &[(i64, &str, &str)] = &[
    (1, "hall", include_str!("../migrations/0001-hall.sql")),
    (2, "drafts", include_str!("../migrations/0002-drafts.sql")),
    (3, "absences", include_str!("../migrations/0003-absences.sql")),
    (4, "accounts", include_str!("../migrations/0004-accounts.sql")),
    (5, "work", include_str!("../migrations/0005-work.sql")),
    (6, "reports", include_str!("../migrations/0006-reports.sql")),
    (7, "health", include_str!("../migrations/0007-health.sql")),
    (8, "identities", include_str!("../migrations/0008-identities.sql")),
    (9, "pulse", include_str!("../migrations/0009-pulse.sql")),
    (10, "staff", include_str!("../migrations/0010-staff.sql")),
    (11, "followed", include_str!("../migrations/0011-followed.sql")),
    (12, "days", include_str!("../migrations/0012-days.sql")),
];

const RECORD: &str = "CREATE TABLE migration (
    number INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    checksum TEXT NOT NULL,
    applied_at INSTANT NOT NULL
) STRICT;";

/// The texts of all migrations, oldest first.
pub(crate) fn texts() -> impl Iterator<Item = &'static str> {
    MIGRATIONS.iter().map(|(_, _, text)| *text)
}

/// The texts of some migrations, oldest first.
pub(crate) fn texts_of(numbers: &[i64]) -> impl Iterator<Item = &'static str> {
    MIGRATIONS.iter().filter(|(number, ..)| numbers.contains(number)).map(|(_, _, text)| *text)
}

/// The numbers of all migrations.
pub(crate) fn numbers() -> Vec<i64> {
    MIGRATIONS.iter().map(|(number, ..)| *number).collect()
}

/// Number and checksum of all migrations.
pub(crate) fn checksums() -> impl Iterator<Item = (i64, String)> {
    MIGRATIONS.iter().map(|(number, _, text)| (*number, sha256(text.as_bytes())))
}

/// Where a migration stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It ran.
    Applied,
    /// It would run.
    Pending,
    /// It ran with another text: somebody edited it after its release.
    Edited,
    /// The database has it and this program does not: the database is newer.
    Unknown,
}

/// One migration and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its number.
    pub number: i64,
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub state: State,
    /// What would run, in the words of the engine; empty unless it is pending.
    pub ddl: String,
}

/// What would have to be done. Changes nothing.
///
/// # Errors
/// What the engine says.
pub async fn plan(store: &Store) -> Result<Vec<Step>, Fault> {
    store.read(|tx| Box::pin(steps(tx))).await
}

/// Runs what is pending; gives the numbers of what ran.
///
/// # Errors
/// [`Fault::Migration`] if a migration was edited or the database is newer; then nothing ran.
pub async fn apply(store: &Store, at: Timestamp) -> Result<Vec<i64>, Fault> {
    store.transact(move |tx| Box::pin(async move { run(tx, at, &numbers()).await })).await
}

/// [`plan`] inside a transaction.
pub(crate) async fn steps(tx: &mut Tx) -> Result<Vec<Step>, Fault> {
    let mut ran: Vec<(i64, String, String)> = Vec::new();
    if tx.has_table("migration").await? {
        let sql = "SELECT number, name, checksum FROM migration ORDER BY number";
        ran = tx.rows(sql, &[], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?))).await?;
    }
    let mut steps = Vec::new();
    for &(number, name, text) in MIGRATIONS {
        let state = match ran.iter().find(|(n, ..)| *n == number) {
            None => State::Pending,
            Some((_, _, checksum)) if *checksum == sha256(text.as_bytes()) => State::Applied,
            Some(_) => State::Edited,
        };
        let ddl = if state == State::Pending { tx.dialect(text) } else { String::new() };
        steps.push(Step { number, name: name.into(), state, ddl });
    }
    let newer = ran.into_iter().filter(|(n, ..)| MIGRATIONS.iter().all(|m| m.0 != *n));
    steps.extend(newer.map(|(number, name, _)| Step {
        number,
        name,
        state: State::Unknown,
        ddl: String::new(),
    }));
    Ok(steps)
}

/// Runs those of these migrations that are pending.
pub(crate) async fn run(tx: &mut Tx, at: Timestamp, wanted: &[i64]) -> Result<Vec<i64>, Fault> {
    tx.lock("migration").await?;
    let steps = steps(tx).await?;
    for step in &steps {
        let (number, name) = (step.number, &step.name);
        match step.state {
            State::Edited => {
                return Err(Fault::Migration(format!("{number} ({name}) was edited after it ran")));
            }
            State::Unknown => {
                return Err(Fault::Migration(format!("{number} ({name}) is newer than this program")));
            }
            State::Applied | State::Pending => {}
        }
    }
    if !tx.has_table("migration").await? {
        tx.define(RECORD).await?;
    }
    let mut ran = Vec::new();
    for &(number, name, text) in MIGRATIONS {
        let pending = steps.iter().any(|s| s.number == number && s.state == State::Pending);
        if pending && wanted.contains(&number) {
            tx.define(text).await?;
            let values = [number.into(), name.into(), sha256(text.as_bytes()).into(), at.into()];
            let sql = "INSERT INTO migration (number, name, checksum, applied_at) VALUES ($1, $2, $3, $4)";
            tx.run(sql, &values).await?;
            ran.push(number);
        }
    }
    Ok(ran)
}
