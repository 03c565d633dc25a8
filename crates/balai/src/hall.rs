//! What an order is checked against: its city, the people of the city, the other orders.
//!
//! The city is the folder that was named, else `cities/<wilayah>` here, else the one on board.
//! The people are the file that was named, else sample people of seed 1.

use std::path::{Path, PathBuf};

use balai_core::city::{City, Person, Table, load, staff};
use balai_core::diagnostic::{Finding, Source, has_errors};
use balai_core::order::{Checked, Order, check};
use balai_core::say;
use clap::Args;

use crate::args::t;
use crate::city::sheet;
use crate::ending::Stop;
use crate::papers::Read;
use crate::{files, shelf};

/// Where the city and its people come from.
#[derive(Debug, Clone, Args)]
pub struct Against {
    /// City folder.
    #[arg(long, value_name = "DIR", help = t("Folder data kota (bila tidak disebut: menurut wilayah pada perintah)",
        "Folder of the city's data (if not given: by the order's wilayah)"))]
    pub city: Option<PathBuf>,
    /// Staff table.
    #[arg(long, value_name = "FILE", help = t("Daftar pegawai CSV (bila tidak disebut: pegawai contoh)",
        "Staff table, CSV (if not given: sample people)"))]
    pub staff: Option<PathBuf>,
}

/// A city with its people and the texts its findings point into.
pub struct Hall {
    /// The city.
    pub city: City,
    /// Its people.
    pub people: Vec<Person>,
    /// True if all of them are made up.
    pub sample: bool,
}

/// Why there is no hall: findings in tables (with the tables), or wrong use.
pub enum NoHall {
    /// The tables have errors.
    Findings(Vec<Finding>, Vec<Source>),
    /// The command was used wrongly.
    Stop(Stop),
}

impl From<Stop> for NoHall {
    fn from(stop: Stop) -> Self {
        Self::Stop(stop)
    }
}

/// The tables of the city that was named, or that the order names.
pub fn tables(named: Option<&Path>, slug: Option<&str>) -> Result<Vec<Source>, Stop> {
    if let Some(folder) = named {
        return files::folder(folder, &["csv", "toml"]);
    }
    let Some(slug) = slug else {
        return Err(Stop::Misuse(say!(
            "perintah tidak menyebut wilayah; sebut foldernya dengan --city",
            "the order names no wilayah; name its folder with --city"
        )));
    };
    let here = Path::new("cities").join(slug);
    if here.is_dir() {
        return files::folder(&here, &["csv", "toml"]);
    }
    let on_board = shelf::city(slug);
    if on_board.is_empty() {
        let known = shelf::cities().join(", ");
        return Err(Stop::Misuse(say!(
            "data kota untuk wilayah {slug} tidak ada; sebut foldernya dengan --city (yang dibawa: {known})",
            "there is no data for wilayah {slug}; name its folder with --city (on board: {known})"
        )));
    }
    Ok(on_board)
}

/// Loads the city and its people.
pub fn open(against: &Against, slug: Option<&str>, seed: u64) -> Result<Hall, NoHall> {
    let tables = tables(against.city.as_deref(), slug)?;
    let (city, findings) = load::load(&tables);
    let Some(city) = city else { return Err(NoHall::Findings(findings, tables)) };
    let Some(path) = &against.staff else {
        let people = staff::make(&city, seed);
        return Ok(Hall { city, people, sample: true });
    };
    let table = staff_list(path)?;
    let (people, findings) = staff::from_table(&city, &table);
    if has_errors(&findings) {
        return Err(NoHall::Findings(findings, vec![table.source()]));
    }
    Ok(Hall { city, people, sample: staff::says_sample(&table) })
}

/// A staff list as a table: the first sheet of a workbook, or a CSV file.
fn staff_list(path: &Path) -> Result<Table, NoHall> {
    if sheet::is_workbook(path) {
        return Ok(sheet::read(path)?.into_iter().next().unwrap_or_default());
    }
    let source = files::text(path)?;
    let (table, findings) = Table::from_csv(&source);
    if has_errors(&findings) { Err(NoHall::Findings(findings, vec![source])) } else { Ok(table) }
}

/// Checks an order that was read; the parser's findings stand first among equals.
pub fn judge(read: &Read, hall: &Hall, others: &[Order]) -> Checked {
    let others: Vec<_> = others.iter().collect();
    let mut checked = check(&read.order, &read.source, &hall.city, &hall.people, &others);
    checked.findings.extend(read.findings.iter().cloned());
    balai_core::diagnostic::sort(&mut checked.findings);
    checked
}
