//! `services.csv`: what the city gives to citizens.

use super::code;
use super::row::{Row, Sheet};
use crate::city::{Owner, Presence, Service, Unit, UnitIx, UnitKind};
use crate::diagnostic::{Finding, Text};

/// Columns.
pub const COLUMNS: &[&str] = &[
    "slug",
    "code",
    "name",
    "name_en",
    "summary",
    "summary_en",
    "owner",
    "counter",
    "online",
    "phone",
    "documents",
    "promise",
    "promise_en",
    "presence",
    "hours",
    "emergency",
    "keywords",
    "icon",
    "source",
    "estimate",
];

/// Icons of the look.
pub const ICONS: [&str; 18] = [
    "keluarga",
    "dokumen",
    "tas",
    "uang",
    "hati",
    "gedung",
    "truk",
    "daun",
    "api",
    "perisai",
    "lokasi",
    "timbangan",
    "telepon",
    "info",
    "buku",
    "sekolah",
    "air",
    "lampu",
];

const PRESENCE: [(&str, Presence); 4] = [
    ("none", Presence::None),
    ("light", Presence::Light),
    ("essential", Presence::Essential),
    ("field", Presence::Field),
];

/// Reads the services.
pub fn read(sheet: &Sheet, units: &[Unit], out: &mut Vec<Finding>) -> Vec<Service> {
    let rows: Vec<Row<'_>> = sheet.rows().collect();
    let mut services = vec![];
    for (at, row) in rows.iter().enumerate() {
        let slug = row.slug(out);
        if let Some(first) = rows[..at].iter().find(|r| r.text("slug") == slug && !slug.is_empty()) {
            row.twice("slug", &format!("\"{slug}\""), *first, out);
        }
        let owner = owner(row, units, out);
        services.push(one(row, slug, owner, out));
    }
    services
}

fn one(row: &Row<'_>, slug: String, owner: Owner, out: &mut Vec<Finding>) -> Service {
    let icons: Vec<(&str, &str)> = ICONS.iter().map(|i| (*i, *i)).collect();
    let keywords = row.text("keywords").split(';').map(|k| k.trim().to_lowercase());
    Service {
        slug,
        code: row.required("code", out),
        name: both(row, "name", "name_en", out),
        summary: both(row, "summary", "summary_en", out),
        owner,
        counter: row.text("counter").to_owned(),
        online: row.option("online"),
        phone: row.option("phone"),
        documents: row.text("documents").to_owned(),
        promise: Text::fixed(row.text("promise"), row.text("promise_en")),
        presence: row.word("presence", &PRESENCE, out).unwrap_or(Presence::Light),
        hours: row.text("hours").to_owned(),
        emergency: row.yes("emergency", out),
        keywords: keywords.filter(|k| !k.is_empty()).collect(),
        icon: row.word("icon", &icons, out).unwrap_or("info").to_owned(),
        provenance: row.provenance(out),
    }
}

/// A text in both languages; both must be there.
pub fn both(row: &Row<'_>, id: &str, en: &str, out: &mut Vec<Finding>) -> Text {
    Text { id: row.required(id, out), en: row.required(en, out) }
}

fn owner(row: &Row<'_>, units: &[Unit], out: &mut Vec<Finding>) -> Owner {
    let text = row.required("owner", out);
    if let Some(kind) = text.strip_suffix("/*") {
        return Owner::Each(kind_of(row, "owner", kind, units, out));
    }
    Owner::Unit(unit_of(row, "owner", &text, units, out).unwrap_or(UnitIx(0)))
}

/// The unit a field names; says so if there is none.
pub fn unit_of(
    row: &Row<'_>,
    column: &str,
    slug: &str,
    units: &[Unit],
    out: &mut Vec<Finding>,
) -> Option<UnitIx> {
    let found = units.iter().position(|u| u.slug == slug).map(UnitIx::of);
    if found.is_none() && !slug.is_empty() {
        row.unknown(column, code::NO_UNIT, units.iter().map(|u| u.slug.as_str()), out);
    }
    found
}

/// The kind that `KIND/*` names; says so if no unit is of it.
pub fn kind_of(row: &Row<'_>, column: &str, word: &str, units: &[Unit], out: &mut Vec<Finding>) -> UnitKind {
    let kind = UnitKind::from_word(word).filter(|k| units.iter().any(|u| u.kind == *k));
    kind.unwrap_or_else(|| {
        let mut there: Vec<String> = units.iter().map(|u| format!("{}/*", u.kind.word())).collect();
        there.sort_unstable();
        there.dedup();
        row.unknown(column, code::NO_UNIT, there.iter().map(String::as_str), out);
        UnitKind::Dinas
    })
}
