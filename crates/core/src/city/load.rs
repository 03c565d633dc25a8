//! Reads a city from its tables.
//!
//! Decides whether the tables make a city, and says everything that is wrong at once: file, line,
//! column, what, how to mend it. Asked by whoever has the files; it opens none itself. It never
//! judges whether the facts are true, only whether they fit together and name a source.

pub(super) mod calendar;
pub(super) mod code;
pub(super) mod grid;
mod near;
pub(super) mod posts;
pub(super) mod programmes;
pub(super) mod row;
pub(super) mod services;
mod settings;
pub(super) mod units;
pub(super) mod weekdays;

pub use near::nearest;

use super::City;
use crate::diagnostic::{Finding, Source, has_errors};
use crate::say;
use row::Sheet;

/// The tables beside `city.toml`.
const TABLES: [&str; 6] = ["units", "services", "posts", "programmes", "holidays", "health"];

/// Reads a city from its files: `city.toml` (or `city.csv`), `units.csv`, `services.csv`,
/// `posts.csv`, `programmes.csv`, `holidays.csv`, `health.csv`, found by their names without
/// directory. Says everything that is wrong at once; a city comes back only if nothing is an error.
#[must_use]
pub fn load(files: &[Source]) -> (Option<City>, Vec<Finding>) {
    let mut out = vec![];
    let find = |stem_: &str| files.iter().find(|f| stem(&f.name) == stem_);
    let Some(settings) = find("city") else {
        missing("city.toml", &mut out);
        return (None, out);
    };
    for table in TABLES.iter().filter(|t| find(t).is_none()) {
        missing(&format!("{table}.csv"), &mut out);
    }
    let nothing = Source::new("", "");
    let sheet = |name: &str, columns: &[&'static str], out: &mut Vec<Finding>| {
        let grid = grid::read(find(name).unwrap_or(&nothing), out);
        Sheet::open(grid, columns, out)
    };
    let settings = settings::read(settings, &mut out);
    let units = units::read(&sheet("units", units::COLUMNS, &mut out), &mut out);
    let services = services::read(&sheet("services", services::COLUMNS, &mut out), &units, &mut out);
    let posts = posts::read(&sheet("posts", posts::COLUMNS, &mut out), &units, &mut out);
    let programmes = programmes::read(&sheet("programmes", programmes::COLUMNS, &mut out), &units, &mut out);
    let holidays = calendar::holidays(&sheet("holidays", calendar::HOLIDAY_COLUMNS, &mut out), &mut out);
    let health = calendar::health(&sheet("health", calendar::HEALTH_COLUMNS, &mut out), &mut out);
    if !units.is_empty() {
        let faulty = |f: &Finding| f.at.as_ref().is_some_and(|m| stem(&m.source) == "units");
        let whole = !out.iter().any(faulty);
        settings.compare(&units, whole, &mut out);
    }
    sort(&mut out);
    if has_errors(&out) {
        return (None, out);
    }
    let [slug, code, name, government, head, province, town] = settings.names;
    let tiles = settings.tiles.into_iter().map(|r| r.into_iter().map(|c| c.text).collect());
    let city = City {
        slug,
        code,
        name,
        government,
        head,
        province,
        town,
        zone: settings.zone.0,
        zone_short: settings.zone.1,
        address: settings.address,
        phones: settings.phones,
        theme: settings.theme,
        tiles: tiles.collect(),
        total_asn: settings.totals.0,
        total_non_asn: settings.totals.1,
        total_source: settings.total_source,
        hours: settings.hours,
        hours_provenance: settings.hours_provenance,
        staffing: settings.staffing,
        units,
        services,
        posts,
        programmes,
        holidays,
        health,
    };
    (Some(city), out)
}

/// `units` of `cities/bogor/units.csv`.
pub(super) fn stem(name: &str) -> &str {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    file.rsplit_once('.').map_or(file, |(stem, _)| stem)
}

fn missing(file: &str, out: &mut Vec<Finding>) {
    out.push(
        Finding::new(code::NO_TABLE, say!("tabel {file} tidak ada", "the table {file} is missing")).help(
            say!(
                "buat {file} di map kota; kolomnya ada di cities/README.md",
                "make {file} in the folder of the city; its columns stand in cities/README.md"
            ),
        ),
    );
}

/// File by file in the order of the loader, then as they stand in the file.
fn sort(findings: &mut [Finding]) {
    let rank = |name: &str| match stem(name) {
        "city" => 0,
        other => TABLES.iter().position(|t| *t == other).map_or(TABLES.len(), |i| i + 1),
    };
    findings.sort_by_key(|f| {
        let place = f.at.as_ref().map(|m| (rank(&m.source), m.span.start));
        (f.level, place.unwrap_or((0, 0)), f.code)
    });
}

#[cfg(test)]
mod tests;
