//! `balai migrate`: what would run, or run it; all or nothing.

use balai_app::{MigrationState, Upkeep};
use balai_core::say;
use clap::Args;

use super::database::Database;
use super::{ended, wait};
use crate::args::{lang, t};
use crate::ending::{Outcome, Stop};
use crate::screen;

/// How.
#[derive(Debug, Args)]
pub struct Migrate {
    /// Only show.
    #[arg(long, help = t("Tunjukkan saja, jangan ubah apa pun", "Only show, change nothing"))]
    dry_run: bool,
    #[command(flatten)]
    database: Database,
}

/// Shows each migration and where it stands; runs what is pending unless only shown.
pub fn migrate(what: &Migrate) -> Outcome {
    wait(async {
        let address = what.database.address()?;
        let fresh = Upkeep::file_of(&address).is_some_and(|file| !file.is_file());
        if fresh && what.dry_run {
            screen::out(t(
                "basis data baru: semua migrasi akan dijalankan\n",
                "a new database: all migrations would run\n",
            ));
            return Ok(());
        }
        let upkeep = Upkeep::make(&address).await.map_err(ended)?;
        let steps = upkeep.migrations().await.map_err(ended)?;
        let mut fits = true;
        for step in &steps {
            let state = match step.state {
                MigrationState::Applied => t("sudah dijalankan", "applied"),
                MigrationState::Pending => t("menunggu", "pending"),
                MigrationState::Edited => t("BERUBAH setelah dijalankan", "EDITED after it ran"),
                MigrationState::Unknown => {
                    t("TIDAK DIKENAL: basis data lebih baru", "UNKNOWN: the database is newer")
                }
            };
            fits &= matches!(step.state, MigrationState::Applied | MigrationState::Pending);
            screen::out(&format!("{:>4} {:<16} {state}\n", step.number, step.name));
            if what.dry_run && !step.ddl.is_empty() {
                screen::out(&format!("\n{}\n", step.ddl));
            }
        }
        if !fits {
            return Err(Stop::Refused);
        }
        if !what.dry_run {
            let n = upkeep.migrate().await.map_err(ended)?.len();
            screen::out(say!("{n} migrasi dijalankan\n", "{n} migrations ran\n").get(lang()));
        }
        Ok(())
    })
}
