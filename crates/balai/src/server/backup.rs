//! `balai backup` and `balai restore`: one file for everything, checked on the way out and back.

use std::fs::{File, OpenOptions};
use std::io::{BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use balai_app::{Checked, Upkeep};
use balai_core::diagnostic::count;
use balai_core::say;
use clap::Args;

use super::database::Database;
use super::{ended, wait};
use crate::args::{lang, t};
use crate::ending::{Outcome, Stop, unreadable, unwritable};
use crate::screen;

/// Where to.
#[derive(Debug, Args)]
pub struct Backup {
    /// File.
    #[arg(value_name = "FILE", help = t("Berkas cadangan yang dibuat; yang sudah ada tidak ditimpa",
        "Backup file to make; an existing one is not overwritten"))]
    file: PathBuf,
    #[command(flatten)]
    database: Database,
}

/// What from, where into.
#[derive(Debug, Args)]
pub struct Restore {
    /// File.
    #[arg(value_name = "FILE", help = t("Berkas cadangan", "Backup file"))]
    file: PathBuf,
    /// Target.
    #[arg(long, value_name = "URL", required_unless_present = "check", help = t("Basis data tujuan; harus kosong", "Target database; it has to be empty"))]
    into: Option<String>,
    /// Only check.
    #[arg(long, help = t("Periksa berkasnya saja", "Only check the file"))]
    check: bool,
}

/// Writes beside the place, reads it once more, and only then gives it its name.
pub fn backup(what: &Backup) -> Outcome {
    let path = &what.file;
    if path.exists() {
        let path = path.display();
        return Err(Stop::Misuse(say!(
            "{path} sudah ada dan tidak ditimpa",
            "{path} is there already and is not overwritten"
        )));
    }
    let beside = path.with_file_name(format!(
        ".{}.tulis-{}",
        path.file_name().unwrap_or_default().to_string_lossy(),
        std::process::id()
    ));
    let done = wait(async {
        let upkeep = what.database.open().await?;
        let file = private(&beside).map_err(|e| unwritable(path, &e))?;
        let (_, mut out) = upkeep.backup(BufWriter::new(file)).await.map_err(ended)?;
        out.flush().and_then(|()| out.get_ref().sync_all()).map_err(|e| unwritable(path, &e))?;
        let checked = check(&beside)?;
        std::fs::rename(&beside, path).map_err(|e| unwritable(path, &e))?;
        Ok(checked)
    });
    if done.is_err() {
        let _ = std::fs::remove_file(&beside);
    }
    tell(path, &done?);
    Ok(())
}

/// Checks the file first, then brings it back, all or nothing.
pub fn restore(what: &Restore) -> Outcome {
    let checked = check(&what.file)?;
    let Some(into) = what.into.as_ref().filter(|_| !what.check) else {
        tell(&what.file, &checked);
        return Ok(());
    };
    wait(async {
        let there = Upkeep::file_of(into).filter(|file| !file.exists());
        let upkeep = Upkeep::make(into).await.map_err(ended)?;
        let file = open(&what.file)?;
        let done = upkeep.restore(file).await.map_err(ended);
        drop(upkeep);
        if let (Err(_), Some(made)) = (&done, there) {
            let _ = std::fs::remove_file(made);
        }
        done
    })?;
    tell(&what.file, &checked);
    let shown = Upkeep::shown(into);
    screen::out(
        say!(
            "dipulihkan ke {shown}; rantai jurnalnya utuh\n",
            "restored into {shown}; its journal is whole\n"
        )
        .get(lang()),
    );
    Ok(())
}

/// Backups hold names: nobody else on the machine reads them.
fn private(path: &Path) -> std::io::Result<File> {
    if let Some(parent) = path.parent().filter(|p| !p.as_os_str().is_empty()) {
        std::fs::create_dir_all(parent)?;
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

fn open(path: &Path) -> Result<BufReader<File>, Stop> {
    File::open(path).map(BufReader::new).map_err(|e| unreadable(path, &e))
}

fn check(path: &Path) -> Result<Checked, Stop> {
    Upkeep::check_backup(open(path)?).map_err(ended)
}

fn tell(path: &Path, checked: &Checked) {
    let number = |n: i64| count(n, lang());
    let rows = number(i64::try_from(checked.foot.rows).unwrap_or(i64::MAX));
    let (path, lines) = (path.display(), number(checked.foot.journal));
    let (at, sum) = (checked.head.at, &checked.foot.sha256);
    screen::out(
        say!(
            "{path}: {rows} baris, {lines} baris jurnal, dibaca {at}\nSHA-256 {sum}\n",
            "{path}: {rows} rows, {lines} journal lines, read {at}\nSHA-256 {sum}\n"
        )
        .get(lang()),
    );
}
