//! Which tables and columns there are, read from the texts of the migrations: what a dump has to hold.
//!
//! Our DDL has one column a line, so a reader of twenty lines is enough, and a table that a later
//! migration brings is in the next dump without anybody remembering it.

use crate::seal::unhex;
use crate::{Fault, Value, hex};

/// What a column holds, by the type word of our DDL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// TEXT
    Text,
    /// INTEGER
    Int,
    /// BOOLEAN
    Flag,
    /// DATE
    Day,
    /// INSTANT
    Instant,
    /// DATETIME
    Wall,
    /// JSON
    Json,
    /// BYTES
    Bytes,
}

const WORDS: [(&str, Kind); 8] = [
    ("TEXT", Kind::Text),
    ("INTEGER", Kind::Int),
    ("BOOLEAN", Kind::Flag),
    ("DATE", Kind::Day),
    ("INSTANT", Kind::Instant),
    ("DATETIME", Kind::Wall),
    ("JSON", Kind::Json),
    ("BYTES", Kind::Bytes),
];

/// Tables whose rows speak of rows of the same table, with an order in which these come first.
const WITHIN: [(&str, &[&str]); 1] = [("roster", &["city", "instrument", "sequence"])];

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its columns, in order.
    pub columns: Vec<(String, Kind)>,
    /// Columns by which its rows are put in an order that has each once.
    pub order: Vec<String>,
}

/// The tables that these texts make, each after those it refers to.
///
/// # Errors
/// [`Fault::Broken`] if a text has a line that the reader does not know: ours to mend.
pub fn tables<'a>(texts: impl IntoIterator<Item = &'a str>) -> Result<Vec<Table>, Fault> {
    let mut tables: Vec<Table> = Vec::new();
    for text in texts {
        let mut inside = false;
        for line in text.lines().map(|line| line.split("--").next().unwrap_or_default().trim()) {
            if let Some(rest) = line.strip_prefix("CREATE TABLE ") {
                let name = rest.trim_end_matches('(').trim().to_owned();
                tables.push(Table { name, columns: vec![], order: vec![] });
                inside = true;
            } else if line.starts_with(')') && line.ends_with(';') {
                inside = false;
            } else if let Some(rest) = line.strip_prefix("ALTER TABLE ") {
                let (name, what) = rest.split_once(" ADD COLUMN ").ok_or_else(|| unknown(line))?;
                let table = tables.iter_mut().find(|t| t.name == name.trim()).ok_or_else(|| unknown(line))?;
                take(table, what)?;
            } else if let Some(table) = tables.last_mut().filter(|_| inside) {
                take(table, line)?;
            }
        }
    }
    for (name, order) in WITHIN {
        for table in tables.iter_mut().filter(|t| t.name == name) {
            table.order = order.iter().map(ToString::to_string).collect();
        }
    }
    Ok(tables)
}

/// A line between the brackets of a table: a column, or a rule about some.
fn take(table: &mut Table, line: &str) -> Result<(), Fault> {
    if line.is_empty() || ["FOREIGN KEY", "UNIQUE", "CHECK"].iter().any(|word| line.starts_with(word)) {
        return Ok(());
    }
    if let Some(rest) = line.strip_prefix("PRIMARY KEY") {
        let columns = rest.trim_matches(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        table.order = columns.split(',').map(|c| c.trim().to_owned()).collect();
        return Ok(());
    }
    let mut words = line.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    let (name, word) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let kind = WORDS.iter().find(|(w, _)| *w == word).map(|(_, kind)| *kind).ok_or_else(|| unknown(line))?;
    if line.contains(" PRIMARY KEY") {
        table.order = vec![name.to_owned()];
    }
    table.columns.push((name.to_owned(), kind));
    Ok(())
}

fn unknown(line: &str) -> Fault {
    Fault::Broken(format!("a line of a migration that a dump cannot read: {line}"))
}

impl Kind {
    /// A value as it stands in a dump.
    #[must_use]
    pub fn to_json(value: &Value) -> serde_json::Value {
        match value {
            Value::Null => serde_json::Value::Null,
            Value::Text(text) => text.clone().into(),
            Value::Int(number) => (*number).into(),
            Value::Flag(flag) => (*flag).into(),
            Value::Day(day) => day.to_string().into(),
            Value::Instant(at) => at.to_string().into(),
            Value::Wall(wall) => wall.to_string().into(),
            Value::Json(json) => json.clone(),
            Value::Bytes(bytes) => hex(bytes).into(),
        }
    }

    /// The value that stands in a dump as this; `None` if it is of another kind.
    #[must_use]
    pub fn value_of(self, json: serde_json::Value) -> Option<Value> {
        use serde_json::Value as Json;
        Some(match (self, json) {
            (_, Json::Null) => Value::Null,
            (Self::Json, json) => Value::Json(json),
            (Self::Text, Json::String(text)) => Value::Text(text),
            (Self::Int, Json::Number(number)) => Value::Int(number.as_i64()?),
            (Self::Bytes, Json::String(digits)) => Value::Bytes(unhex(&digits)?),
            (Self::Flag, Json::Bool(flag)) => Value::Flag(flag),
            (Self::Day, Json::String(text)) => Value::Day(text.parse().ok()?),
            (Self::Instant, Json::String(text)) => Value::Instant(text.parse().ok()?),
            (Self::Wall, Json::String(text)) => Value::Wall(text.parse().ok()?),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::migrate;

    #[test]
    fn every_table_has_columns_and_an_order_and_stands_after_those_it_refers_to() {
        let texts: Vec<&str> = migrate::texts().collect();
        let tables = tables(texts.iter().copied()).unwrap();
        let all = texts.concat();
        assert_eq!(tables.len(), all.matches("CREATE TABLE ").count());
        for (at, table) in tables.iter().enumerate() {
            assert!(!table.columns.is_empty() && !table.order.is_empty(), "{}", table.name);
            let known = |column: &String| table.columns.iter().any(|(name, _)| name == column);
            assert!(table.order.iter().all(known), "{}: {:?}", table.name, table.order);
            let start = all.find(&format!("CREATE TABLE {} (", table.name)).unwrap();
            let body = &all[start..start + all[start..].find("\n)").unwrap()];
            for target in body.split("REFERENCES ").skip(1).map(|rest| rest.split(' ').next().unwrap()) {
                let place = tables.iter().position(|t| t.name == target).unwrap();
                let within = place == at && WITHIN.iter().any(|(name, _)| *name == table.name);
                assert!(place < at || within, "{} refers to {target}", table.name);
            }
        }
        let journal = tables.iter().find(|t| t.name == "journal").unwrap();
        assert_eq!((journal.order.as_slice(), journal.columns.len()), (&["seq".to_owned()][..], 8));
    }

    #[test]
    fn a_line_it_does_not_know_is_said_and_an_added_column_counts() {
        let made = "CREATE TABLE a (\n    x TEXT NOT NULL PRIMARY KEY\n) STRICT;\n";
        let added = tables([made, "ALTER TABLE a ADD COLUMN y INSTANT;"]).unwrap();
        assert_eq!(added[0].columns[1], ("y".to_owned(), Kind::Instant));
        assert!(tables(["CREATE TABLE a (\n    x BLOB\n) STRICT;"]).is_err());
        assert!(tables(["ALTER TABLE a RENAME TO b;"]).is_err());
    }
}
