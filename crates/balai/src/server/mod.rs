//! What the operator of a server does: serve, migrate, back up, bring back, look after keys, follow
//! the journal, ask for an instant of the past. Each command is one file.

mod account;
mod asof;
mod backup;
mod cert;
mod check;
pub mod config;
mod database;
mod doctor;
mod door;
mod greeting;
mod journal;
mod keys;
mod log;
mod machine;
mod migrate;
mod oidc;
mod patient;
mod serve;
mod signal;
mod whereabouts;

use std::future::Future;

use balai_app::Trouble;
use clap::Subcommand;

pub use database::Database;
pub use keys::passing;

use crate::args::{lang, t};
use crate::ending::{Outcome, Stop, reason};
use crate::screen;

/// The commands of the operator.
#[derive(Debug, Subcommand)]
pub enum ServerCommand {
    /// Serve.
    #[command(about = t("Jalankan balai untuk dipakai sungguhan", "Run a hall for real use"))]
    Serve(serve::Serve),
    /// Migrate.
    #[command(about = t("Mutakhirkan tabel basis data, atau tunjukkan apa yang akan dijalankan",
        "Bring the tables up to date, or show what would run"))]
    Migrate(migrate::Migrate),
    /// Backup.
    #[command(about = t("Cadangkan seluruh balai ke satu berkas, tanpa menutupnya",
        "Back the whole hall up into one file, without closing it"))]
    Backup(backup::Backup),
    /// Restore.
    #[command(about = t("Pulihkan cadangan ke basis data yang kosong", "Bring a backup back into an empty database"))]
    Restore(backup::Restore),
    /// Doctor.
    #[command(about = t("Periksa kesehatan server, dengan cara membenahinya",
        "Check the health of the server, with how to mend it"))]
    Doctor(doctor::Doctor),
    /// Keys.
    #[command(subcommand, about = t("Kunci untuk kolom tersegel", "Keys of sealed columns"))]
    Keys(keys::KeysCommand),
    /// Accounts.
    #[command(subcommand, about = t("Akun dan peran, dari baris perintah", "Accounts and roles, from the command line"))]
    Account(account::AccountCommand),
    /// Journal.
    #[command(subcommand, about = t("Jurnal: periksa rantainya, tampilkan barisnya",
        "The journal: follow its chain, show its lines"))]
    Journal(journal::JournalCommand),
    /// As of.
    #[command(about = t("Apa yang berlaku dan siapa di mana pada suatu saat",
        "What held and who was where at an instant"))]
    AsOf(asof::AsOfAsked),
}

/// Carries out a command of the operator.
pub fn obey(command: ServerCommand) -> Outcome {
    match command {
        ServerCommand::Serve(what) => serve::serve(&what),
        ServerCommand::Migrate(what) => migrate::migrate(&what),
        ServerCommand::Backup(what) => backup::backup(&what),
        ServerCommand::Restore(what) => backup::restore(&what),
        ServerCommand::Doctor(what) => doctor::doctor(&what),
        ServerCommand::Keys(command) => keys::obey(&command),
        ServerCommand::Account(command) => account::obey(command),
        ServerCommand::Journal(command) => journal::obey(&command),
        ServerCommand::AsOf(what) => asof::as_of(&what),
    }
}

/// Runs work that waits.
pub fn wait<T>(work: impl Future<Output = Result<T, Stop>>) -> Result<T, Stop> {
    tokio::runtime::Runtime::new().map_err(|e| Stop::Broken(reason(&e)))?.block_on(work)
}

/// Whose turn it is, as an ending of a command.
pub fn ended(trouble: Trouble) -> Stop {
    match trouble {
        Trouble::Missing(text) | Trouble::Stale(text) => Stop::Misuse(text),
        Trouble::Broken(text) => Stop::Broken(text),
        Trouble::Unfit(text) | Trouble::Unknown(text) => refused(text.get(lang())),
        Trouble::Refused(findings) => {
            screen::findings(&findings, &[]);
            Stop::Refused
        }
        other @ (Trouble::Forbidden | Trouble::Wait(_)) => refused(&other.to_string()),
    }
}

fn refused(why: &str) -> Stop {
    screen::err(&format!("balai: {why}\n"));
    Stop::Refused
}
