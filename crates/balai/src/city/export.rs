//! `balai city export`: a city as one workbook or as CSV tables, for people who keep tables.

use std::path::{Path, PathBuf};

use balai_core::city::{load, tables};
use clap::Args;

use crate::args::t;
use crate::city::sheet;
use crate::ending::Outcome;
use crate::files::{folder, write, write_folder};
use crate::order::refuse;

/// Which city, where to.
#[derive(Debug, Args)]
pub struct Export {
    /// City folder.
    #[arg(value_name = "DIR", help = t("Folder kota", "City folder"))]
    folder: PathBuf,
    /// Where to.
    #[arg(long, value_name = "FILE.xlsx|DIR", help = t("Buku kerja XLSX, atau folder untuk tabel CSV",
        "XLSX workbook, or a folder for CSV tables"))]
    out: PathBuf,
}

/// Loads the city and writes all its tables.
pub fn export(what: &Export) -> Outcome {
    let files = folder(&what.folder, &["csv", "toml"])?;
    let (city, findings) = load::load(&files);
    let Some(city) = city else { return Err(refuse(&findings, &files)) };
    let tables = tables(&city);
    if sheet::is_workbook(&what.out) {
        return write(&what.out, &sheet::to_bytes(&tables)?);
    }
    let files: Vec<_> = tables.iter().map(|t| (format!("{}.csv", t.name), t.to_csv().into_bytes())).collect();
    let names: Vec<_> = files.iter().map(|(name, _)| name.clone()).collect();
    write_folder(&what.out, &files, |place| only_holds(place, &names))
}

/// True if a folder holds nothing but files of these names: an earlier export of ours.
pub fn only_holds(place: &Path, names: &[String]) -> bool {
    let Ok(entries) = std::fs::read_dir(place) else { return false };
    entries.flatten().all(|e| names.iter().any(|n| e.file_name() == n.as_str()))
}
