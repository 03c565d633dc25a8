//! `balai order ...`: what one does with the text of an order. Each command is one file.

mod check;
mod diff;
mod fmt;
pub mod holds;
mod why;

pub use check::refuse;
use clap::Subcommand;

use crate::args::t;
use crate::ending::Outcome;
use crate::explain::{self, Explain};

/// The commands about orders.
#[derive(Debug, Subcommand)]
pub enum OrderCommand {
    /// Check.
    #[command(about = t("Periksa perintah terhadap data kotanya",
        "Check orders against the data of their city"))]
    Check(check::Check),
    /// Format.
    #[command(about = t("Tulis perintah dalam bentuk bakunya",
        "Write orders in their canonical form"))]
    Fmt(fmt::Fmt),
    /// Why.
    #[command(about = t("Ketentuan mana yang berlaku bagi unit, orang, atau layanan",
        "Which clause holds for a unit, a person or a service"))]
    Why(why::Why),
    /// Which order holds.
    #[command(about = t("Perintah mana yang berlaku bagi seseorang saat ini, dari pusat sampai unit",
        "Which order holds for someone at an instant, from the nation down"))]
    Holds(holds::Holds),
    /// Editors.
    #[command(about = t("Layani penyunting teks lewat masukan dan keluaran baku (LSP)",
        "Serve an editor over standard input and output (LSP)"))]
    Lsp,
    /// Explain.
    #[command(about = t("Jelaskan satu kode temuan", "Explain a finding's code"))]
    Explain(Explain),
    /// Difference.
    #[command(about = t("Perbedaan dua perintah dalam kata-kata",
        "The difference of two orders in words"))]
    Diff(diff::Diff),
}

/// Carries out a command about orders.
pub fn obey(command: OrderCommand) -> Outcome {
    match command {
        OrderCommand::Check(what) => check::check(&what),
        OrderCommand::Fmt(what) => fmt::fmt(&what),
        OrderCommand::Why(what) => why::why(&what),
        OrderCommand::Holds(what) => holds::holds(&what),
        OrderCommand::Lsp => crate::lsp::serve(),
        OrderCommand::Explain(what) => explain::explain(&what),
        OrderCommand::Diff(what) => diff::diff(&what),
    }
}
