//! The command line: every command, its words and its help, in the reader's language.
//!
//! Help is written when it is shown, so `--lang en` (or `BALAI_LANG=en`) turns it into English too.

use std::ffi::OsString;
use std::sync::OnceLock;

use balai_core::diagnostic::Lang;
use clap::{CommandFactory, Parser, Subcommand};

use crate::arrange::ArrangeCommand;
use crate::city::CityCommand;
use crate::demo::Demo;
use crate::explain::Explain;
use crate::order::OrderCommand;
use crate::run::Run;
use crate::server::ServerCommand;

static LANG: OnceLock<Lang> = OnceLock::new();

/// Chooses the language of this run; the first choice holds.
pub fn speak(lang: Lang) {
    let _ = LANG.set(lang);
}

/// The language of this run.
pub fn lang() -> Lang {
    LANG.get().copied().unwrap_or_default()
}

/// Finds `--lang` before anything else is read: even "wrong use" is said in the reader's language.
pub fn language_of(words: &[OsString]) -> Lang {
    let words: Vec<_> = words.iter().map(|w| w.to_string_lossy()).collect();
    let after = words.iter().position(|w| w == "--lang").and_then(|i| words.get(i + 1));
    let joined = words.iter().find_map(|w| w.strip_prefix("--lang="));
    let asked = joined.map(str::to_owned).or_else(|| after.map(ToString::to_string));
    match asked.or_else(|| std::env::var("BALAI_LANG").ok()).as_deref() {
        Some("en") => Lang::En,
        _ => Lang::Id,
    }
}

/// One of two fixed words, for help texts.
pub fn t(id: &'static str, en: &'static str) -> &'static str {
    if lang() == Lang::En { en } else { id }
}

const ID: &str = "{about}\n\nPemakaian: {usage}\n\n{all-args}\n";
const EN: &str = "{about}\n\nUsage: {usage}\n\n{all-args}\n";

/// The whole command line, with headings in the reader's language.
pub fn command() -> clap::Command {
    dress(Cli::command())
}

fn dress(command: clap::Command) -> clap::Command {
    let heading = |arg: &clap::Arg| match arg.is_positional() {
        true => t("Isi", "Arguments"),
        false => t("Pilihan", "Options"),
    };
    let below: Vec<_> = command.get_subcommands().map(|c| c.get_name().to_owned()).collect();
    let command = command
        .mut_args(|arg| {
            let heading = heading(&arg);
            arg.help_heading(heading)
        })
        .help_template(t(ID, EN))
        .subcommand_help_heading(t("Perintah", "Commands"))
        .subcommand_value_name(t("PERINTAH", "COMMAND"));
    below.into_iter().fold(command, |command, name| command.mut_subcommand(name, dress))
}

/// What `balai` is told.
#[derive(Debug, Parser)]
#[command(name = "balai", version, disable_help_subcommand = true, disable_help_flag = true)]
#[command(disable_version_flag = true)]
#[command(about = t("Balai: balai kota yang tetap bekerja ketika kantornya tutup",
    "Balai: the city hall that keeps working when its offices are closed"))]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Language of everything that is said.
    #[arg(long, global = true, value_name = "id|en", value_parser = ["id", "en"], hide_possible_values = true)]
    #[arg(help = t("Bahasa: id atau en (juga lewat BALAI_LANG)", "Language: id or en (also by BALAI_LANG)"))]
    pub lang: Option<String>,
    /// Help.
    #[arg(short = 'h', long, global = true, action = clap::ArgAction::Help, help = t("Tampilkan bantuan", "Show help"))]
    pub help: Option<bool>,
    /// Version.
    #[arg(short = 'V', long, action = clap::ArgAction::Version, help = t("Tampilkan versi", "Show the version"))]
    pub version: Option<bool>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Orders.
    #[command(subcommand, about = t("Periksa, rapikan, dan tanyai teks perintah",
        "Check, tidy and question the text of an order"))]
    Order(OrderCommand),
    /// Codes.
    #[command(about = t("Jelaskan satu kode temuan", "Explain a finding's code"))]
    Explain(Explain),
    /// Cities.
    #[command(subcommand, about = t("Data kota: periksa, pegawai contoh, impor, ekspor",
        "City data: check, sample staff, import, export"))]
    City(CityCommand),
    /// Rosters.
    #[command(subcommand, about = t("Jadwal kerja dari berkas soal", "Rosters from instance files"))]
    Arrange(ArrangeCommand),
    /// The main job.
    #[command(about = t("Dari satu perintah ke seluruh berkasnya: naskah, pengumuman, jadwal",
        "From one order to its whole dossier: letter, notice, roster"))]
    Run(Run),
    /// The demo.
    #[command(about = t("Buka balai contoh di peramban: Bogor dan Bandung, Juni 2021",
        "Open the sample hall in the browser: Bogor and Bandung, June 2021"))]
    Demo(Demo),
    /// The operator.
    #[command(flatten)]
    Server(ServerCommand),
}
