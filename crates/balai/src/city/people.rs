//! `balai city people`: the staff list of a real hall, compared with what is on record and taken whole
//! or not at all.

use std::path::{Path, PathBuf};

use balai_app::city::{StaffList, StaffTaken, Tally, compare_staff, import_staff};
use balai_app::{Caller, Hall, Trouble};
use balai_core::city::staff;
use balai_core::diagnostic::{Source, count};
use balai_core::say;
use clap::Args;

use super::sheet;
use crate::args::{lang, t};
use crate::ending::{Outcome, Stop};
use crate::order::refuse;
use crate::server::{Database, ended, wait};
use crate::{files, screen};

/// Which list, for which city.
#[derive(Debug, Args)]
pub struct People {
    /// List.
    #[arg(value_name = "FILE", required_unless_present = "template", help = t("Daftar pegawai: CSV atau XLSX (lembar pertama)",
        "Staff list: CSV or XLSX (the first sheet)"))]
    file: Option<PathBuf>,
    /// City.
    #[arg(long, value_name = "KOTA", required_unless_present = "template", help = t("Kota (bogor)", "City (bogor)"))]
    city: Option<String>,
    /// Dry run.
    #[arg(long, help = t("Bandingkan saja, jangan catat apa pun", "Compare only, record nothing"))]
    dry_run: bool,
    /// Template.
    #[arg(long, help = t("Tulis daftar kosong dengan baris kepalanya", "Write an empty list with its head row"))]
    template: bool,
    #[command(flatten)]
    database: Database,
}

/// Compares the list, shows all that is found, and records it if nothing is wrong.
pub fn people(what: &People) -> Outcome {
    let (Some(file), Some(city), false) = (&what.file, &what.city, what.template) else {
        screen::out(&staff::empty_list().to_csv());
        return Ok(());
    };
    let list = read(file)?;
    wait(async {
        let hall = what.database.keyed().await?;
        let taken = take(&hall, city, &list, what.dry_run).await?;
        if taken.is_none() {
            screen::out(t("belum ada yang dicatat (--dry-run)\n", "nothing was recorded (--dry-run)\n"));
        }
        Ok(())
    })
}

/// A staff list as CSV: the file itself, or the first sheet of a workbook.
pub fn read(path: &Path) -> Result<Source, Stop> {
    if sheet::is_workbook(path) {
        return Ok(sheet::read(path)?.into_iter().next().unwrap_or_default().source());
    }
    files::text(path)
}

/// Compares a list and records it unless it is tried only; says what changes.
pub async fn take(hall: &Hall, city: &str, list: &Source, dry_run: bool) -> Result<Option<StaffTaken>, Stop> {
    let caller = Caller::operator();
    let wish = StaffList { city: city.to_owned(), list: list.clone() };
    let stopped = |trouble| match trouble {
        Trouble::Refused(findings) => refuse(&findings, std::slice::from_ref(list)),
        other => ended(other),
    };
    let (tally, findings) = compare_staff(hall, &caller, wish.clone()).await.map_err(stopped)?;
    screen::findings(&findings, std::slice::from_ref(list));
    if dry_run {
        screen::out(&changes(city, tally));
        return Ok(None);
    }
    // Without a key: the same list may come again after another one.
    let taken = import_staff(hall, &caller, "", wish).await.map_err(stopped)?;
    screen::out(&changes(city, taken.tally));
    screen::out(&rosters(&taken));
    Ok(Some(taken))
}

fn number(n: usize) -> String {
    count(i64::try_from(n).unwrap_or(i64::MAX), lang())
}

fn changes(city: &str, tally: Tally) -> String {
    let Tally { joined, left, moved, changed, unchanged } = tally;
    let [joined, left, moved, changed, unchanged] = [joined, left, moved, changed, unchanged].map(number);
    say!(
        "{city}: {joined} masuk, {left} keluar, {moved} pindah unit, {changed} berubah, {unchanged} tetap\n",
        "{city}: {joined} joined, {left} left, {moved} moved, {changed} changed, {unchanged} unchanged\n"
    )
    .get(lang())
    .to_owned()
}

/// What became of the rosters of days to come.
fn rosters(taken: &StaffTaken) -> String {
    let mut out = String::new();
    for roster in &taken.rosters.published {
        let (sequence, days) = (roster.sequence, number(roster.changes));
        out += say!(
            "jadwal ke-{sequence} terbit untuk daftar ini; {days} hari orang berubah\n",
            "roster no. {sequence} published for this list; {days} days of people are otherwise\n"
        )
        .get(lang());
    }
    if !taken.rosters.waiting.is_empty() {
        let units = taken.rosters.waiting.join(", ");
        out += say!(
            "jadwal unit ini perlu disusun ulang oleh kepala unitnya: {units}\n",
            "the rosters of these units need a new plan by their heads: {units}\n"
        )
        .get(lang());
    }
    out += t(
        "Balai yang sedang berjalan membaca daftar ini sesudah dijalankan ulang.\n",
        "A hall that is running reads this list once it is started again.\n",
    );
    out
}
