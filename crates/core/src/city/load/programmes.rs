//! `programmes.csv`: programmes that go on.

use super::row::{Row, Sheet};
use super::services::unit_of;
use crate::city::{Programme, Unit};
use crate::diagnostic::Finding;

/// Columns.
pub const COLUMNS: &[&str] =
    &["slug", "name", "owner", "value", "start", "end", "status", "source", "estimate"];

/// Reads the programmes.
pub fn read(sheet: &Sheet, units: &[Unit], out: &mut Vec<Finding>) -> Vec<Programme> {
    let rows: Vec<Row<'_>> = sheet.rows().collect();
    let mut programmes = vec![];
    for (at, row) in rows.iter().enumerate() {
        let slug = row.slug(out);
        if let Some(first) = rows[..at].iter().find(|r| r.text("slug") == slug && !slug.is_empty()) {
            row.twice("slug", &format!("\"{slug}\""), *first, out);
        }
        programmes.push(Programme {
            slug,
            name: row.required("name", out),
            owner: unit_of(row, "owner", row.text("owner"), units, out),
            value: row.maybe_number("value", out),
            start: row.text("start").to_owned(),
            end: row.text("end").to_owned(),
            status: row.text("status").to_owned(),
            provenance: row.provenance(out),
        });
    }
    programmes
}
