//! Roles that were granted to accounts, and withdrawn. Append-only.
//!
//! The words of the roles are those of the access table in `balai-app`; this table keeps them as text.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::{Fault, Row, Tx, Value};

/// Whether somebody is something in their own right or for somebody else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Capacity {
    /// In their own right.
    #[default]
    Definitive,
    /// Pelaksana tugas: the post is vacant.
    Plt,
    /// Pelaksana harian: its holder is away.
    Plh,
}

const CAPACITIES: [(Capacity, &str); 3] =
    [(Capacity::Definitive, "definitif"), (Capacity::Plt, "plt"), (Capacity::Plh, "plh")];

impl Capacity {
    /// The word of the table: `definitif`, `plt`, `plh`.
    #[must_use]
    pub fn word(self) -> &'static str {
        CAPACITIES.iter().find(|(c, _)| *c == self).map_or("", |(_, word)| *word)
    }

    /// The capacity of a word.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        CAPACITIES.iter().find(|(_, w)| *w == word).map(|(c, _)| *c)
    }
}

/// A role that was granted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// Id.
    pub id: String,
    /// To whom.
    pub account: String,
    /// Word of the role.
    pub role: String,
    /// City; `None`: all.
    pub city: Option<String>,
    /// Unit slug; `None`: the whole city.
    pub unit: Option<String>,
    /// In their own right or as a deputy.
    pub capacity: Capacity,
    /// First day.
    pub first_day: Date,
    /// Last day; `None`: until it is withdrawn.
    pub last_day: Option<Date>,
}

const COLUMNS: &str = "id, account, role, city, unit, capacity, first_day, last_day";
const STANDING: &str = "NOT EXISTS (SELECT 1 FROM role_withdrawal w WHERE w.role_grant = g.id)";

impl Grant {
    fn read(row: &Row<'_>) -> Result<Self, Fault> {
        let capacity: String = row.get(5)?;
        Ok(Self {
            id: row.get(0)?,
            account: row.get(1)?,
            role: row.get(2)?,
            city: row.get(3)?,
            unit: row.get(4)?,
            capacity: Capacity::of_word(&capacity)
                .ok_or_else(|| Fault::Broken(format!("not a word of this table: {capacity}")))?,
            first_day: row.day(6)?,
            last_day: row.day_if_any(7)?,
        })
    }
}

/// Records a role; `(by, at)`: who grants it and when.
///
/// # Errors
/// What the engine says.
pub async fn grant(tx: &mut Tx, grant: &Grant, (by, at): (&str, Timestamp)) -> Result<(), Fault> {
    let values: [Value; 10] = [
        (&grant.id).into(),
        (&grant.account).into(),
        (&grant.role).into(),
        grant.city.clone().into(),
        grant.unit.clone().into(),
        grant.capacity.word().into(),
        grant.first_day.into(),
        grant.last_day.into(),
        by.into(),
        at.into(),
    ];
    let sql = "INSERT INTO role_grant (id, account, role, city, unit, capacity, first_day, last_day,
        granted_by, granted_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    tx.run(sql, &values).await.map(drop)
}

/// Records that a role is withdrawn, and why.
///
/// # Errors
/// [`Fault::Conflict`] if it was withdrawn before.
pub async fn withdraw(tx: &mut Tx, id: &str, reason: &str, by: (&str, Timestamp)) -> Result<(), Fault> {
    let sql = "INSERT INTO role_withdrawal (role_grant, reason, withdrawn_by, withdrawn_at)
        VALUES ($1, $2, $3, $4)";
    tx.run(sql, &[id.into(), reason.into(), by.0.into(), by.1.into()]).await.map(drop)
}

/// The roles of an account that were not withdrawn, whatever their days.
///
/// # Errors
/// What the engine says.
pub async fn of_account(tx: &mut Tx, account: &str) -> Result<Vec<Grant>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM role_grant g WHERE account = $1 AND {STANDING} ORDER BY id");
    tx.rows(&sql, &[account.into()], Grant::read).await
}

/// A role that was not withdrawn.
///
/// # Errors
/// What the engine says.
pub async fn by_id(tx: &mut Tx, id: &str) -> Result<Option<Grant>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM role_grant g WHERE id = $1 AND {STANDING}");
    tx.first(&sql, &[id.into()], Grant::read).await
}

/// Every account that holds a role of that word, with or without a password: account, has one.
///
/// # Errors
/// What the engine says.
pub async fn holders(tx: &mut Tx, role: &str) -> Result<Vec<(String, bool)>, Fault> {
    let sql = format!(
        "SELECT account, (SELECT count(*) FROM account_password p WHERE p.account = g.account)
        FROM role_grant g WHERE role = $1 AND {STANDING} ORDER BY account"
    );
    tx.rows(&sql, &[role.into()], |row| Ok((row.get(0)?, row.get::<i64>(1)? > 0))).await
}
