//! `balai city import`: a workbook becomes a city folder, or every row that is wrong is named.

use std::path::PathBuf;

use balai_core::city::{load, tables};
use balai_core::diagnostic::Source;
use balai_core::say;
use clap::Args;

use super::{export::only_holds, sheet};
use crate::args::{lang, t};
use crate::ending::Outcome;
use crate::files::write_folder;
use crate::order::refuse;
use crate::screen;

/// Which workbook, where to.
#[derive(Debug, Args)]
pub struct Import {
    /// Workbook.
    #[arg(value_name = "FILE.xlsx", help = t("Buku kerja dengan lembar city, units, services, ...",
        "Workbook with the sheets city, units, services, ..."))]
    file: PathBuf,
    /// Where to.
    #[arg(long, value_name = "DIR", help = t("Folder kota yang dibuat", "City folder to make"))]
    out: PathBuf,
}

/// Reads the sheets as tables, loads them as a city, and writes the folder only if it loads.
pub fn import(what: &Import) -> Outcome {
    let sheets: Vec<Source> = sheet::read(&what.file)?.iter().map(balai_core::city::Table::source).collect();
    let (city, findings) = load::load(&sheets);
    let Some(city) = city else { return Err(refuse(&findings, &sheets)) };
    screen::findings(&findings, &sheets);
    let files: Vec<_> =
        tables(&city).iter().map(|t| (format!("{}.csv", t.name), t.to_csv().into_bytes())).collect();
    let names: Vec<_> = files.iter().map(|(name, _)| name.clone()).collect();
    write_folder(&what.out, &files, |place| only_holds(place, &names))?;
    let (name, place, n) = (&city.name, what.out.display(), files.len());
    screen::out(
        say!("{name}: {n} tabel ditulis ke {place}\n", "{name}: {n} tables written to {place}\n").get(lang()),
    );
    Ok(())
}
