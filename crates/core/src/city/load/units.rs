//! `units.csv`: the tree of units.

use super::code;
use super::row::{Row, Sheet};
use crate::city::{Unit, UnitIx, UnitKind};
use crate::diagnostic::{Finding, Text};
use crate::say;

/// Columns.
pub const COLUMNS: &[&str] = &[
    "slug",
    "code",
    "name",
    "short",
    "kind",
    "class",
    "parent",
    "site",
    "address",
    "kecamatan",
    "asn",
    "non_asn",
    "note",
    "source",
    "estimate",
];

/// Reads the units. A unit with a fault is kept so that rows that name it are not faulted too.
pub fn read(sheet: &Sheet, out: &mut Vec<Finding>) -> Vec<Unit> {
    let rows: Vec<Row<'_>> = sheet.rows().collect();
    let slugs: Vec<&str> = rows.iter().map(|r| r.text("slug")).collect();
    let mut units: Vec<Unit> = vec![];
    for (at, row) in rows.iter().enumerate() {
        let unit = one(row, out);
        if let Some(first) = slugs[..at].iter().position(|s| *s == unit.slug && !s.is_empty()) {
            let slug = &unit.slug;
            row.twice("slug", &format!("unit \"{slug}\""), rows[first], out);
        }
        let parent = parent(row, at, &slugs, &rows, out);
        units.push(Unit { parent, ..unit });
    }
    districts(&rows, &units, out);
    root(&rows, &units, out);
    units
}

fn one(row: &Row<'_>, out: &mut Vec<Finding>) -> Unit {
    let kinds = UnitKind::ALL.map(|k| (k.word(), k));
    let classes = ["kritikal", "esensial", "non-esensial"].map(|c| (c, c));
    Unit {
        slug: row.slug(out),
        code: row.required("code", out),
        name: row.required("name", out),
        short: row.required("short", out),
        kind: row.word("kind", &kinds, out).unwrap_or(UnitKind::Dinas),
        class: row.word("class", &classes, out).unwrap_or_default().to_owned(),
        parent: None,
        site: row.required("site", out),
        address: row.text("address").to_owned(),
        kecamatan: row.option("kecamatan"),
        asn: row.number("asn", out),
        non_asn: row.number("non_asn", out),
        note: row.text("note").to_owned(),
        provenance: row.provenance(out),
    }
}

/// Position of the parent; says so if it is unknown, the unit itself, or further down.
fn parent(
    row: &Row<'_>,
    at: usize,
    slugs: &[&str],
    rows: &[Row<'_>],
    out: &mut Vec<Finding>,
) -> Option<UnitIx> {
    let parent = row.option("parent")?;
    let Some(found) = slugs.iter().position(|s| **s == parent) else {
        row.unknown("parent", code::NO_PARENT, slugs.iter().copied(), out);
        return None;
    };
    if found < at {
        return Some(UnitIx::of(found));
    }
    let slug = slugs[at];
    let finding = if found == at {
        Finding::new(
            code::PARENT_ORDER,
            say!("unit \"{slug}\" menjadi induknya sendiri", "unit \"{slug}\" is its own parent"),
        )
        .help(say!(
            "sebut unit di atasnya, atau kosongkan untuk akar",
            "name the unit above it, or leave it empty for the root"
        ))
    } else if ancestors(found, slugs, rows).contains(&at) {
        Finding::new(
            code::PARENT_ORDER,
            say!(
                "\"{slug}\" dan \"{parent}\" saling membawahi",
                "\"{slug}\" and \"{parent}\" lie below each other"
            ),
        )
        .help(say!(
            "putuskan lingkarannya: satu unit harus di atas",
            "break the circle: one unit has to be above"
        ))
    } else {
        Finding::new(
            code::PARENT_ORDER,
            say!(
                "induk \"{parent}\" baru disebut sesudah \"{slug}\"",
                "the parent \"{parent}\" only comes after \"{slug}\""
            ),
        )
        .help(say!(
            "pindahkan baris \"{parent}\" ke atas baris ini",
            "move the row \"{parent}\" above this one"
        ))
    };
    let finding = if found == at {
        finding
    } else {
        rows[found].relate("slug", finding, say!("induknya di sini", "the parent is here"))
    };
    row.say("parent", finding, Text::default(), out);
    None
}

/// The chain of parents as the table writes it, at most as long as the table.
fn ancestors(mut at: usize, slugs: &[&str], rows: &[Row<'_>]) -> Vec<usize> {
    let mut chain = vec![];
    while let Some(next) = slugs.iter().position(|s| !s.is_empty() && *s == rows[at].text("parent")) {
        if chain.contains(&next) {
            break;
        }
        chain.push(next);
        at = next;
    }
    chain
}

fn districts(rows: &[Row<'_>], units: &[Unit], out: &mut Vec<Finding>) {
    let offices = units.iter().filter(|u| u.kind == UnitKind::Kecamatan);
    let known: Vec<&str> = offices.filter_map(|u| u.kecamatan.as_deref()).collect();
    for (row, unit) in rows.iter().zip(units) {
        match &unit.kecamatan {
            Some(name) if !known.contains(&name.as_str()) => {
                row.unknown("kecamatan", code::NO_DISTRICT, known.iter().copied(), out);
            }
            None if unit.kind == UnitKind::Kecamatan => {
                row.required("kecamatan", out);
            }
            _ => {}
        }
    }
}

fn root(rows: &[Row<'_>], units: &[Unit], out: &mut Vec<Finding>) {
    for (row, unit) in rows.iter().zip(units).skip(1) {
        if unit.parent.is_none() && row.text("parent").is_empty() {
            let slug = &unit.slug;
            let finding = Finding::new(
                code::ROOT,
                say!("unit \"{slug}\" tidak punya induk", "unit \"{slug}\" has no parent"),
            )
            .help(say!(
                "hanya baris pertama boleh tanpa induk; isi kolom parent",
                "only the first row may have none; fill in parent"
            ));
            row.say("parent", finding, say!("kosong", "empty"), out);
        }
    }
}
