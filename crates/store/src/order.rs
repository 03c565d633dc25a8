//! Orders as they were signed: the text, and what it does to earlier orders.

use balai_core::diagnostic::Source;
use balai_core::order::{Item, Order, RelationKind};
use jiff::Timestamp;
use jiff::civil::DateTime;

use crate::{Fault, Tx, Value, sha256};

/// An order to record as signed.
#[derive(Debug, Clone, Copy)]
pub struct Signing<'a> {
    /// City slug.
    pub city: &'a str,
    /// The tree, for its id and relations.
    pub order: &'a Order,
    /// The text: this is what was signed.
    pub source: &'a Source,
    /// First instant in force.
    pub in_force_from: DateTime,
}

/// A signed order as it was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instrument {
    /// [`Order::id`].
    pub id: String,
    /// Revision that was signed.
    pub revision: i64,
    /// The text.
    pub source: Source,
    /// SHA-256 of the text.
    pub sha256: String,
    /// First instant in force.
    pub in_force_from: DateTime,
    /// When it was recorded.
    pub recorded_at: Timestamp,
}

/// Records a signed order with its relations and gives its revision.
///
/// # Errors
/// [`Fault::Conflict`] if an order of this id was signed before, else what the engine says.
pub async fn save_signed(tx: &mut Tx, signing: Signing<'_>, at: Timestamp) -> Result<i64, Fault> {
    let (city, id) = (signing.city, &signing.order.id);
    let known = "SELECT max(revision) FROM instrument WHERE city = $1 AND id = $2";
    let last = tx.first(known, &[city.into(), id.into()], |r| r.get::<Option<i64>>(0)).await?.flatten();
    let revision = last.unwrap_or(0) + 1;
    let Source { name, text } = signing.source;
    let values = [
        city.into(),
        id.into(),
        revision.into(),
        "signed".into(),
        name.into(),
        text.into(),
        sha256(text.as_bytes()).into(),
        signing.in_force_from.into(),
        at.into(),
    ];
    let sql = "INSERT INTO instrument
        (city, id, revision, status, source, body, sha256, in_force_from, recorded_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    tx.run(sql, &values).await?;
    let rows = relations(signing.city, signing.order, revision);
    let head = "INSERT INTO relation (city, instrument, revision, position, how, target, clause)";
    tx.insert(head, "", &rows).await?;
    Ok(revision)
}

fn relations(city: &str, order: &Order, revision: i64) -> Vec<Vec<Value>> {
    let written = order.items.iter().filter_map(|line| match &line.item {
        Item::Relation(relation) => Some(relation),
        _ => None,
    });
    let row = |(position, relation): (i64, &balai_core::order::Relation)| {
        let clause = relation.clause.as_ref().and_then(|c| serde_json::to_value(&c.value).ok());
        vec![
            city.into(),
            (&order.id).into(),
            revision.into(),
            position.into(),
            how(relation.how).into(),
            (&relation.target.value).into(),
            clause.map(|c| c.to_string()).into(),
        ]
    };
    (1..).zip(written).map(row).collect()
}

const fn how(kind: RelationKind) -> &'static str {
    match kind {
        RelationKind::Supersedes => "supersedes",
        RelationKind::Confirms => "confirms",
        RelationKind::Amends => "amends",
        RelationKind::Extends => "extends",
        RelationKind::Ends => "ends",
    }
}

/// The signed orders of a city, the earliest in force first.
///
/// # Errors
/// What the engine says.
pub async fn signed(tx: &mut Tx, city: &str) -> Result<Vec<Instrument>, Fault> {
    let sql = "SELECT id, revision, source, body, sha256, in_force_from, recorded_at FROM instrument
        WHERE city = $1 AND status = 'signed' ORDER BY in_force_from, id";
    tx.rows(sql, &[city.into()], |row| {
        Ok(Instrument {
            id: row.get(0)?,
            revision: row.get(1)?,
            source: Source { name: row.get(2)?, text: row.get(3)? },
            sha256: row.get(4)?,
            in_force_from: row.wall(5)?,
            recorded_at: row.instant(6)?,
        })
    })
    .await
}
