//! Sealed columns under another key: which there are, how many rows hang on which key, and the one
//! place where a row of them is written anew (docs/adr/0120).
//!
//! Asked by the upkeep of the hall alone, which knows for what place a text was sealed. What a row
//! says never changes here, only the key under which it is kept.

use crate::schema::{self, Table};
use crate::{Fault, Row, Tx, Value, migrate};

/// A column that hangs on a key: a sealed text or a keyed hash, with the name of its key in front.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Table.
    pub table: &'static str,
    /// Column.
    pub column: &'static str,
    /// For a hash: the sealed column of the same row from which it can be worked out.
    pub beside: Option<&'static str>,
}

/// Every column that hangs on a key. A hash stands before the sealed text it is worked out from.
pub const COLUMNS: [Column; 10] = [
    Column { table: "account", column: "login_key", beside: Some("login_sealed") },
    Column { table: "account", column: "login_sealed", beside: None },
    Column { table: "account_identity", column: "subject_mark", beside: Some("subject_sealed") },
    Column { table: "account_identity", column: "subject_sealed", beside: None },
    Column { table: "account_totp", column: "secret_sealed", beside: None },
    Column { table: "health_report", column: "person_mark", beside: Some("sealed") },
    Column { table: "health_report", column: "sealed", beside: None },
    Column { table: "health_look", column: "person_mark", beside: None },
    Column { table: "person", column: "nip_sealed", beside: None },
    Column { table: "person", column: "nik_sealed", beside: None },
];

/// A row that hangs on another key than it should.
#[derive(Debug, Clone)]
pub struct Behind {
    /// The values of its primary key, in the order of the table.
    pub row: Vec<Value>,
    /// What stands in the column.
    pub kept: String,
    /// What stands in the column beside it, if one is named.
    pub beside: Option<String>,
}

fn table(name: &str) -> Result<Table, Fault> {
    let found = schema::tables(migrate::texts())?.into_iter().find(|table| table.name == name);
    found.ok_or_else(|| Fault::Broken(format!("there is no table {name}")))
}

/// True of rows under a key; names of keys are letters and digits, so they can stand in a text.
fn under(column: &str, key: &str) -> String {
    let prefix = format!("{key}:");
    format!("substr({column}, 1, {}) = '{prefix}'", prefix.len())
}

/// Rows of a column in all, and under each of these keys.
///
/// # Errors
/// What the engine says.
pub async fn count(tx: &mut Tx, of: Column, keys: &[String]) -> Result<(i64, Vec<i64>), Fault> {
    let Column { table, column, .. } = of;
    let one = |row: &Row<'_>| row.get::<i64>(0);
    let all = format!("SELECT count(*) FROM {table} WHERE {column} IS NOT NULL");
    let total = tx.first(&all, &[], one).await?.unwrap_or(0);
    let mut each = Vec::with_capacity(keys.len());
    for key in keys {
        let sql = format!("SELECT count(*) FROM {table} WHERE {}", under(column, key));
        each.push(tx.first(&sql, &[], one).await?.unwrap_or(0));
    }
    Ok((total, each))
}

/// At most `limit` rows of a column that hang on one of these older keys.
///
/// # Errors
/// What the engine says.
pub async fn behind(tx: &mut Tx, of: Column, keys: &[String], limit: usize) -> Result<Vec<Behind>, Fault> {
    let Table { order, columns, .. } = table(of.table)?;
    let kinds: Vec<_> = order
        .iter()
        .filter_map(|name| columns.iter().find(|(column, _)| column == name).map(|(_, kind)| *kind))
        .collect();
    let old: Vec<_> = keys.iter().map(|key| under(of.column, key)).collect();
    if old.is_empty() {
        return Ok(vec![]);
    }
    let (names, beside) = (order.join(", "), of.beside.unwrap_or(of.column));
    let sql = format!(
        "SELECT {names}, {}, {beside} FROM {} WHERE {} ORDER BY {names} LIMIT {limit}",
        of.column,
        of.table,
        old.join(" OR ")
    );
    let read = |row: &Row<'_>| {
        let values = kinds.iter().enumerate().map(|(at, kind)| row.value(at, *kind));
        let beside = of.beside.map(|_| row.get(kinds.len() + 1)).transpose()?;
        Ok(Behind { row: values.collect::<Result<_, _>>()?, kept: row.get(kinds.len())?, beside })
    };
    tx.rows(&sql, &[], read).await
}

/// Keeps the same under another key.
///
/// # Errors
/// What the engine says.
pub async fn replace(tx: &mut Tx, of: Column, behind: &Behind, anew: &str) -> Result<(), Fault> {
    let order = table(of.table)?.order;
    let which: Vec<_> = order.iter().enumerate().map(|(at, name)| format!("{name} = ${}", at + 2)).collect();
    let sql = format!("UPDATE {} SET {} = $1 WHERE {}", of.table, of.column, which.join(" AND "));
    let mut values = vec![anew.into()];
    values.extend(behind.row.iter().cloned());
    tx.run(&sql, &values).await.map(drop)
}

/// Everybody who is or was on the staff of any city: (city, id).
///
/// # Errors
/// What the engine says.
pub async fn everybody(tx: &mut Tx) -> Result<Vec<(String, String)>, Fault> {
    tx.rows("SELECT city, id FROM person", &[], |row| Ok((row.get(0)?, row.get(1)?))).await
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// Whoever adds a sealed column or a keyed hash names it so, and finds this test.
    #[test]
    fn no_sealed_column_of_the_schema_is_forgotten() {
        let tables = schema::tables(migrate::texts()).unwrap();
        let named = |column: &str| {
            column.ends_with("sealed") || column.ends_with("_mark") || column.ends_with("login_key")
        };
        let mut found: Vec<_> = tables
            .iter()
            .flat_map(|t| t.columns.iter().map(|(column, _)| (t.name.as_str(), column.as_str())))
            .filter(|(_, column)| named(column))
            .collect();
        let mut listed: Vec<_> = COLUMNS.iter().map(|c| (c.table, c.column)).collect();
        found.sort_unstable();
        listed.sort_unstable();
        assert_eq!(found, listed);
    }
}
