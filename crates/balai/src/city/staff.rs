//! `balai city staff`: sample people, the same for the same seed on every machine.

use std::path::PathBuf;

use balai_core::city::{load, staff};
use balai_core::say;
use clap::Args;

use super::sheet;
use crate::args::{lang, t};
use crate::ending::Outcome;
use crate::files::{folder, write};
use crate::order::refuse;
use crate::screen;
use balai_core::diagnostic::count;

/// Which city, which people.
#[derive(Debug, Args)]
pub struct Staff {
    /// City folder.
    #[arg(value_name = "DIR", help = t("Folder kota", "City folder"))]
    folder: PathBuf,
    /// Seed.
    #[arg(long, default_value_t = 1, hide_default_value = true, help = t("Benih yang sama memberi orang yang sama (bawaan: 1)",
        "The same seed gives the same people (default: 1)"))]
    seed: u64,
    /// Where to.
    #[arg(long, value_name = "FILE", help = t("staff.csv atau staff.xlsx (bawaan: keluaran baku)",
        "staff.csv or staff.xlsx (default: standard output)"))]
    out: Option<PathBuf>,
}

/// Makes them, and says on standard error how many and that they are made up.
pub fn staff(what: &Staff) -> Outcome {
    let files = folder(&what.folder, &["csv", "toml"])?;
    let (city, findings) = load::load(&files);
    let Some(city) = city else { return Err(refuse(&findings, &files)) };
    let people = staff::make(&city, what.seed);
    let table = staff::staff_table(&city, &people);
    match &what.out {
        None => screen::out(&table.to_csv()),
        Some(path) if sheet::is_workbook(path) => write(path, &sheet::to_bytes(&[table])?)?,
        Some(path) => write(path, table.to_csv().as_bytes())?,
    }
    let asn = people.iter().filter(|p| p.kind.is_asn()).count();
    let number = |n: usize| count(i64::try_from(n).unwrap_or(i64::MAX), lang());
    let (name, all, asn, other) = (&city.name, number(people.len()), number(asn), number(people.len() - asn));
    let seed = what.seed;
    let line = say!(
        "{name}, benih {seed}: {all} pegawai contoh ({asn} ASN, {other} non-ASN). Orangnya rekaan.\n",
        "{name}, seed {seed}: {all} sample people ({asn} ASN, {other} non-ASN). They are made up.\n"
    );
    screen::err(line.get(lang()));
    Ok(())
}
