//! Who was where, as lines: of a unit person by person, of a city unit by unit.

use balai_app::{AsOf, Caller, Hall, Role};
use balai_core::arrange::Mode;
use balai_core::city::UnitIx;
use balai_core::diagnostic::count;
use balai_core::work::attendance::Way;

use super::ended;
use crate::args::{lang, t};
use crate::ending::Stop;

const MODES: [Mode; 5] = [Mode::Office, Mode::Field, Mode::Home, Mode::Away, Mode::Off];

fn word(mode: Mode) -> &'static str {
    match mode {
        Mode::Office => t("kantor", "office"),
        Mode::Field => t("lapangan", "field"),
        Mode::Home => t("rumah", "home"),
        Mode::Away => t("tidak tersedia", "not available"),
        Mode::Off => t("tidak bertugas", "off"),
    }
}

/// The people of a unit, one by one.
pub async fn people(hall: &Hall, then: &AsOf, unit: UnitIx) -> Result<String, Stop> {
    let Some(were) = hall.were(&Caller::operator(), then, unit).await.map_err(ended)? else {
        return Ok(none());
    };
    // Whoever runs this holds the database in their hands.
    let taps = hall.tapped(&Caller::of(Role::Inspectorate, "cli"), then, unit).await.map_err(ended)?;
    let days = then.roster.as_ref().map_or(&[][..], |head| &head.days);
    let day = days.iter().position(|day| *day == then.at.date()).unwrap_or_default();
    let mut out = String::from("\n");
    for (position, person) in were.people.iter().enumerate() {
        let cell = were.cell(position, day, days.len());
        let Some(person) = then.town.people.get(person.at()) else { continue };
        let post = cell.post.and_then(|post| then.town.city.posts.get(post.at()));
        let post = post.map_or("", |post| post.name.get(lang()));
        let picket = if cell.picket { t("petugas piket", "picket officer") } else { "" };
        let tap = taps.get(&person.id).map_or_else(String::new, |tap| {
            let at = tap.at.to_zoned(then.town.zone());
            let way = if tap.way == Way::In { t("masuk", "in") } else { t("pulang", "out") };
            format!("{way} {:02}.{:02} {}", at.hour(), at.minute(), word(tap.mode))
        });
        let (id, name) = (&person.id, &person.name);
        let line = format!("  {id:<10} {name:<32} {:<15} {tap:<22} {post} {picket}", word(cell.mode));
        out += line.trim_end();
        out.push('\n');
    }
    Ok(out)
}

/// The units of the city, by number.
pub async fn units(hall: &Hall, then: &AsOf) -> Result<String, Stop> {
    let counts = hall.counts(then).await.map_err(ended)?;
    if counts.is_empty() {
        return Ok(none());
    }
    let mut total = [0; 5];
    counts.iter().for_each(|(_, row)| total.iter_mut().zip(row).for_each(|(sum, n)| *sum += n));
    let line = |name: &str, row: &[usize; 5]| {
        let numbers =
            row.iter().map(|n| format!("{:>15}", count(i64::try_from(*n).unwrap_or(i64::MAX), lang())));
        format!("  {name:<34}{}\n", numbers.collect::<String>())
    };
    let columns: String = MODES.iter().map(|mode| format!("{:>15}", word(*mode))).collect();
    let mut out = format!("\n  {:<34}{columns}\n", t("unit", "unit"));
    out += &line(t("seluruh kota", "whole city"), &total);
    for (unit, row) in &counts {
        let name = then.town.city.units.get(unit.at()).map_or("", |unit| unit.short.as_str());
        out += &line(name, row);
    }
    Ok(out)
}

fn none() -> String {
    t("\nbelum ada jadwal yang diterbitkan untuk hari itu\n", "\nno roster had been published for that day\n")
        .to_owned()
}
