//! What is asked of `balai account`.

use balai_app::Role;
use clap::{Args, Subcommand};
use jiff::civil::Date;

use crate::args::t;
use crate::server::database::Database;

/// The commands about accounts.
#[derive(Debug, Subcommand)]
pub enum AccountCommand {
    /// List.
    #[command(about = t("Tampilkan akun sebuah kota dan perannya", "Show the accounts of a city with their roles"))]
    List(List),
    /// New.
    #[command(about = t("Buat akun; tautan sekali pakainya ditampilkan", "Make an account; its one-time link is shown"))]
    New(New),
    /// Recover.
    #[command(about = t("Beri tautan baru: kata sandi atau ponsel hilang", "Give a new link: password or phone is lost"))]
    Recover(Recover),
    /// Grant.
    #[command(about = t("Beri peran", "Grant a role"))]
    Grant(Grant),
    /// Withdraw.
    #[command(about = t("Cabut peran sebelum hari terakhirnya", "Withdraw a role before its last day"))]
    Withdraw(Withdraw),
}

/// Of which city.
#[derive(Debug, Args)]
pub struct List {
    /// City.
    #[arg(long, value_name = "SLUG", default_value = "", hide_default_value = true, help = t("Kota (bila tidak disebut: akun balai sendiri)", "City (if not given: the accounts of the hall itself)"))]
    pub city: String,
    #[command(flatten)]
    pub database: Database,
}

/// Which account.
#[derive(Debug, Args)]
pub struct New {
    /// Login.
    #[arg(value_name = "NIP", help = t("NIP, atau nama masuk", "NIP, or a name for signing in"))]
    pub login: String,
    /// City.
    #[arg(long, value_name = "SLUG", help = t("Kota (bila tidak disebut: akun balai sendiri)", "City (if not given: an account of the hall itself)"))]
    pub city: Option<String>,
    /// Person.
    #[arg(long, value_name = "ID", requires = "city", help = t("Nomor pegawai pada daftar, misalnya BGR-00001", "Number on the staff list, for example BGR-00001"))]
    pub person: Option<String>,
    /// Name.
    #[arg(long, value_name = "NAME", default_value = "", hide_default_value = true, help = t("Nama, bila bukan pegawai", "Name, if not of the staff"))]
    pub name: String,
    #[command(flatten)]
    pub database: Database,
}

/// Whose link.
#[derive(Debug, Args)]
pub struct Recover {
    /// Account.
    #[arg(value_name = "ID", help = t("Akun, seperti pada balai account list", "Account, as balai account list shows it"))]
    pub account: String,
    #[command(flatten)]
    pub database: Database,
}

/// Which role.
#[derive(Debug, Args)]
pub struct Grant {
    /// Account.
    #[arg(value_name = "ID", help = t("Akun, seperti pada balai account list", "Account, as balai account list shows it"))]
    pub account: String,
    /// Role.
    #[arg(value_name = "ROLE", value_parser = Role::GRANTED.map(Role::word), hide_possible_values = true, help = t("Peran, misalnya unit-head", "Role, for example unit-head"))]
    pub role: String,
    /// City.
    #[arg(long, value_name = "SLUG", help = t("Kota (bila tidak disebut: semua)", "City (if not given: all)"))]
    pub city: Option<String>,
    /// Unit.
    #[arg(long, value_name = "SLUG", help = t("Unit, bagi peran di unit", "Unit, for roles in a unit"))]
    pub unit: Option<String>,
    /// Capacity.
    #[arg(long, value_name = "MODE", default_value = "definitif", hide_default_value = true, value_parser = ["definitif", "plt", "plh"], hide_possible_values = true,
        help = t("definitif, plt, atau plh (bawaan: definitif)", "definitif, plt or plh (default: definitif)"))]
    pub capacity: String,
    /// From.
    #[arg(long, value_name = "DATE", help = t("Hari pertama (bawaan: hari ini)", "First day (default: today)"))]
    pub from: Option<Date>,
    /// Until.
    #[arg(long, value_name = "DATE", help = t("Hari terakhir; Plt. dan Plh. selalu memilikinya", "Last day; a deputy always has one"))]
    pub until: Option<Date>,
    #[command(flatten)]
    pub database: Database,
}

/// Which grant.
#[derive(Debug, Args)]
pub struct Withdraw {
    /// Grant.
    #[arg(value_name = "ID", help = t("Peran, seperti pada balai account list", "Grant, as balai account list shows it"))]
    pub grant: String,
    /// Reason.
    #[arg(long, value_name = "TEXT", help = t("Alasannya; tercatat di jurnal", "Why; the journal keeps it"))]
    pub reason: String,
    #[command(flatten)]
    pub database: Database,
}
