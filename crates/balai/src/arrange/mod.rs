//! `balai arrange ...`: what one does with rosters that come from no order. Each command is one file.

mod figures;
mod solve;

use clap::Subcommand;

use crate::args::t;
use crate::ending::Outcome;

/// The commands about rosters.
#[derive(Debug, Subcommand)]
pub enum ArrangeCommand {
    /// Solve.
    #[command(about = t("Susun jadwal terbaik untuk berkas soal, dengan bukti mutunya",
        "Find the best roster for an instance file, with a proof of how good it is"))]
    Solve(solve::Solve),
}

/// Carries out a command about rosters.
pub fn obey(command: &ArrangeCommand) -> Outcome {
    match command {
        ArrangeCommand::Solve(what) => solve::solve(what),
    }
}
