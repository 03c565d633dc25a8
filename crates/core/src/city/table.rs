//! A table of words: what a CSV file or a sheet holds, and a city as such tables.
//!
//! Asked by whoever writes a city, a staff list or a roster as CSV or XLSX, and by whoever reads
//! one. It knows nothing of what the words mean.

use jiff::civil::{Date, Time};

use super::load::{self, grid};
use super::{City, HolidayKind, Owner, Place, Presence, Provenance, UnitIx};
use crate::diagnostic::{Finding, Source};

/// A table with a name, column heads and rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// File or sheet name without extension.
    pub name: String,
    /// Column heads.
    pub columns: Vec<String>,
    /// Rows, each as long as `columns`.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// An empty table.
    #[must_use]
    pub fn new(name: &str, columns: &[&str]) -> Self {
        let columns = columns.iter().map(|c| (*c).to_owned()).collect();
        Self { name: name.into(), columns, rows: vec![] }
    }

    /// As CSV: commas, quotes only where needed, line feeds, the head first.
    #[must_use]
    pub fn to_csv(&self) -> String {
        let mut text = String::new();
        line(&self.columns, &mut text);
        for row in &self.rows {
            line(row, &mut text);
        }
        text
    }

    /// As the CSV file `NAME.csv`. Findings of [`super::staff::from_table`] point into it.
    #[must_use]
    pub fn source(&self) -> Source {
        Source::new(format!("{}.csv", self.name), self.to_csv())
    }

    /// Reads a CSV text; the name is the file's without directory and extension. A row of another
    /// length than the head is spoken of and left out.
    #[must_use]
    pub fn from_csv(source: &Source) -> (Self, Vec<Finding>) {
        let mut findings = vec![];
        let read = grid::read(source, &mut findings);
        let texts = |cells: Vec<grid::Cell>| cells.into_iter().map(|c| c.text).collect();
        let lines = read.lines.into_iter().filter(|l| !l.broken);
        let rows = lines.map(|l| texts(l.cells)).collect();
        (Self { name: load::stem(&source.name).into(), columns: texts(read.head), rows }, findings)
    }
}

fn line(fields: &[String], text: &mut String) {
    let start = text.len();
    for (at, field) in fields.iter().enumerate() {
        if at > 0 {
            text.push(',');
        }
        if field.bytes().any(|b| matches!(b, b',' | b';' | b'"' | b'\n' | b'\r')) {
            text.push('"');
            text.push_str(&field.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(field);
        }
    }
    // One empty field alone would be an empty line, which readers skip.
    if text.len() == start {
        text.push_str("\"\"");
    }
    text.push('\n');
}

/// A city as its tables: `city`, `units`, `services`, `posts`, `programmes`, `holidays`, `health`.
/// [`load::load`] of these tables as CSV gives the same city.
#[must_use]
pub fn tables(city: &City) -> Vec<Table> {
    vec![
        settings(city),
        units(city),
        services(city),
        posts(city),
        programmes(city),
        holidays(city),
        health(city),
    ]
}

fn settings(city: &City) -> Table {
    let mut table = Table::new("city", &["key", "value"]);
    let mut put = |key: &str, value: &str| table.rows.push(vec![key.to_owned(), value.to_owned()]);
    for (key, value) in [
        ("slug", &city.slug),
        ("code", &city.code),
        ("name", &city.name),
        ("government", &city.government),
        ("head", &city.head),
        ("province", &city.province),
        ("town", &city.town),
        ("zone", &city.zone),
        ("zone_short", &city.zone_short),
        ("address", &city.address),
        ("theme.main", &city.theme.main),
        ("theme.dark", &city.theme.dark),
        ("theme.light", &city.theme.light),
        ("hours.start", &time(city.hours.0)),
        ("hours.end", &time(city.hours.1)),
        ("hours.source", &city.hours_provenance.source),
        ("hours.estimate", &yes(city.hours_provenance.estimate)),
        ("staff.asn", &city.total_asn.to_string()),
        ("staff.non_asn", &city.total_non_asn.to_string()),
        ("staff.source", &city.total_source),
        ("staff.prefix", &city.staffing.prefix),
        ("staff.pppk", &city.staffing.pppk.to_string()),
    ] {
        put(key, value);
    }
    for (i, (number, what)) in city.phones.iter().enumerate() {
        let i = i + 1;
        put(&format!("phones.{i}.number"), number);
        put(&format!("phones.{i}.id"), &what.id);
        put(&format!("phones.{i}.en"), &what.en);
    }
    for (i, row) in city.tiles.iter().enumerate() {
        for (j, tile) in row.iter().enumerate() {
            put(&format!("tiles.{}.{}", i + 1, j + 1), tile);
        }
    }
    table
}

fn units(city: &City) -> Table {
    let mut table = Table::new("units", load::units::COLUMNS);
    for u in &city.units {
        let parent = u.parent.map_or_else(String::new, |p| unit_slug(city, p));
        let mut row = vec![
            u.slug.clone(),
            u.code.clone(),
            u.name.clone(),
            u.short.clone(),
            u.kind.word().to_owned(),
            u.class.clone(),
            parent,
            u.site.clone(),
            u.address.clone(),
            u.kecamatan.clone().unwrap_or_default(),
            u.asn.to_string(),
            u.non_asn.to_string(),
            u.note.clone(),
        ];
        row.extend(origin(&u.provenance));
        table.rows.push(row);
    }
    table
}

fn services(city: &City) -> Table {
    let mut table = Table::new("services", load::services::COLUMNS);
    for s in &city.services {
        let owner = match s.owner {
            Owner::Unit(unit) => unit_slug(city, unit),
            Owner::Each(kind) => format!("{}/*", kind.word()),
        };
        let mut row = vec![
            s.slug.clone(),
            s.code.clone(),
            s.name.id.clone(),
            s.name.en.clone(),
            s.summary.id.clone(),
            s.summary.en.clone(),
            owner,
            s.counter.clone(),
            s.online.clone().unwrap_or_default(),
            s.phone.clone().unwrap_or_default(),
            s.documents.clone(),
            s.promise.id.clone(),
            s.promise.en.clone(),
            presence_word(s.presence).to_owned(),
            s.hours.clone(),
            yes(s.emergency),
            s.keywords.join(";"),
            s.icon.clone(),
        ];
        row.extend(origin(&s.provenance));
        table.rows.push(row);
    }
    table
}

fn posts(city: &City) -> Table {
    let mut table = Table::new("posts", load::posts::COLUMNS);
    for p in &city.posts {
        let mut row = vec![
            p.slug.clone(),
            unit_slug(city, p.unit),
            p.name.id.clone(),
            p.name.en.clone(),
            if p.place == Place::Office { "kantor" } else { "lapangan" }.to_owned(),
            p.skill.clone().unwrap_or_default(),
            time(p.start),
            time(p.end),
            load::weekdays::write(p.weekdays),
            yes(p.holidays),
            p.need.to_string(),
        ];
        row.extend(origin(&p.provenance));
        table.rows.push(row);
    }
    table
}

fn programmes(city: &City) -> Table {
    let mut table = Table::new("programmes", load::programmes::COLUMNS);
    for p in &city.programmes {
        let mut row = vec![
            p.slug.clone(),
            p.name.clone(),
            p.owner.map_or_else(String::new, |o| unit_slug(city, o)),
            p.value.map_or_else(String::new, |v| v.to_string()),
            p.start.clone(),
            p.end.clone(),
            p.status.clone(),
        ];
        row.extend(origin(&p.provenance));
        table.rows.push(row);
    }
    table
}

fn holidays(city: &City) -> Table {
    let mut table = Table::new("holidays", load::calendar::HOLIDAY_COLUMNS);
    for h in &city.holidays {
        let kind = if h.kind == HolidayKind::National { "nasional" } else { "cuti-bersama" };
        let withdrawn = h.withdrawn.map_or_else(String::new, |d: Date| d.to_string());
        let mut row =
            vec![h.date.to_string(), h.name.clone(), kind.to_owned(), h.decided.to_string(), withdrawn];
        row.extend(origin(&h.provenance));
        table.rows.push(row);
    }
    table
}

fn health(city: &City) -> Table {
    let mut table = Table::new("health", load::calendar::HEALTH_COLUMNS);
    for h in &city.health {
        let mut row = vec![
            h.from.to_string(),
            h.instrument.clone(),
            h.isolation_days.to_string(),
            h.isolation_tested_days.to_string(),
            h.symptom_free_days.to_string(),
            h.quarantine_days.to_string(),
            h.quarantine_untested_days.to_string(),
            h.lookback_days.to_string(),
        ];
        row.extend(origin(&h.provenance));
        table.rows.push(row);
    }
    table
}

fn unit_slug(city: &City, unit: UnitIx) -> String {
    city.units.get(unit.at()).map(|u| u.slug.clone()).unwrap_or_default()
}

fn origin(provenance: &Provenance) -> [String; 2] {
    let estimate = if provenance.estimate { "ya" } else { "" };
    [provenance.source.clone(), estimate.to_owned()]
}

pub(super) fn yes(value: bool) -> String {
    if value { "ya" } else { "tidak" }.to_owned()
}

fn time(time: Time) -> String {
    format!("{:02}.{:02}", time.hour(), time.minute())
}

const fn presence_word(presence: Presence) -> &'static str {
    match presence {
        Presence::None => "none",
        Presence::Light => "light",
        Presence::Essential => "essential",
        Presence::Field => "field",
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn any_table_comes_back_from_its_csv(
            columns in prop::collection::vec("[a-z_]{1,8}", 1..5),
            words in prop::collection::vec("[a-zA-Z,;\"\n 0-9é]{0,12}", 0..40),
        ) {
            // Readers trim the blanks at both ends of a field.
            let words: Vec<String> = words.iter().map(|w| w.trim().to_owned()).collect();
            let width = columns.len();
            let rows = words.chunks_exact(width).map(<[String]>::to_vec).collect();
            let table = Table { name: "t".into(), columns, rows };
            let (back, findings) = Table::from_csv(&table.source());
            prop_assert_eq!(findings, vec![]);
            prop_assert_eq!(back, table);
        }
    }
}
