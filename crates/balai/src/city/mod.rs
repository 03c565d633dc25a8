//! `balai city ...`: what one does with the data of a city. Each command is one file.

mod check;
mod enter;
mod export;
mod import;
mod people;
pub mod sheet;
mod staff;

use clap::Subcommand;

use crate::args::t;
use crate::ending::Outcome;

/// The commands about cities.
#[derive(Debug, Subcommand)]
pub enum CityCommand {
    /// Check.
    #[command(about = t("Periksa tabel sebuah kota, semua baris sekaligus",
        "Check the tables of a city, all rows at once"))]
    Check(check::Check),
    /// Staff.
    #[command(about = t("Buat pegawai contoh: orangnya rekaan, jumlahnya bersumber",
        "Make sample staff: made-up people, sourced totals"))]
    Staff(staff::Staff),
    /// People.
    #[command(about = t("Catat daftar pegawai sungguhan sebuah kota",
        "Record the staff list of a real city"))]
    People(people::People),
    /// Export.
    #[command(about = t("Tulis kota sebagai buku kerja XLSX atau tabel CSV",
        "Write a city as an XLSX workbook or as CSV tables"))]
    Export(export::Export),
    /// Import.
    #[command(about = t("Baca kota dari buku kerja XLSX; setiap baris yang salah disebut",
        "Read a city from an XLSX workbook; every row that is wrong is named"))]
    Import(import::Import),
    /// Enter.
    #[command(about = t("Masukkan kota dan perintahnya ke basis data balai",
        "Enter a city and its orders into the database of a hall"))]
    Enter(enter::Enter),
}

/// Carries out a command about cities.
pub fn obey(command: CityCommand) -> Outcome {
    match command {
        CityCommand::Check(what) => check::check(&what),
        CityCommand::Staff(what) => staff::staff(&what),
        CityCommand::People(what) => people::people(&what),
        CityCommand::Export(what) => export::export(&what),
        CityCommand::Import(what) => import::import(&what),
        CityCommand::Enter(what) => enter::enter(&what),
    }
}
