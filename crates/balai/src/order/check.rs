//! `balai order check`: everything that would go wrong, before anyone signs.

use std::path::PathBuf;

use balai_core::diagnostic::{Finding, Level, Source, has_errors, json};
use balai_core::say;
use clap::Args;

use crate::args::{lang, t};
use crate::ending::{Outcome, Stop};
use crate::hall::{self, Against, NoHall};
use crate::{papers, screen};

/// What to check, and how to say it.
#[derive(Debug, Args)]
pub struct Check {
    /// Order files.
    #[arg(required = true, value_name = "FILE", help = t("Berkas perintah (*.balai)", "Order files (*.balai)"))]
    files: Vec<PathBuf>,
    /// City and people.
    #[command(flatten)]
    against: Against,
    /// For programs.
    #[arg(long, help = t("Tulis temuan sebagai JSON ke keluaran baku", "Write the findings as JSON to standard output"))]
    json: bool,
}

/// Checks each file; refused if any has an error.
pub fn check(what: &Check) -> Outcome {
    let mut all = Vec::new();
    let mut sources = Vec::new();
    for path in &what.files {
        let read = papers::read(path)?;
        match hall::open(&what.against, papers::city_named(&read.order), 1) {
            Ok(hall) => all.extend(hall::judge(&read, &hall, &papers::others(path, &read.order)).findings),
            Err(NoHall::Findings(findings, tables)) => {
                all.extend(read.findings);
                all.extend(findings);
                sources.extend(tables);
            }
            // An order that cannot be read names no city either: what was read wrong says more.
            Err(NoHall::Stop(_)) if has_errors(&read.findings) => all.extend(read.findings),
            Err(NoHall::Stop(stop)) => return Err(stop),
        }
        sources.push(read.source);
    }
    if what.json {
        screen::out(&json::json(&all, &sources, lang()));
    } else {
        screen::findings(&all, &sources);
        screen::err(&tally(&all));
    }
    if has_errors(&all) { Err(Stop::Refused) } else { Ok(()) }
}

/// "2 galat, 1 peringatan: belum dapat ditandatangani."
pub fn tally(findings: &[Finding]) -> String {
    let count = |level| findings.iter().filter(|f| f.level == level).count();
    let (e, w, n) = (count(Level::Error), count(Level::Warning), count(Level::Note));
    let verdict = match (e, w) {
        (0, 0) => say!("dapat ditandatangani", "it can be signed"),
        (0, _) => {
            say!("dapat ditandatangani; baca dulu peringatannya", "it can be signed; read the warnings first")
        }
        _ => say!("belum dapat ditandatangani", "it cannot be signed yet"),
    };
    let (id, en) = (verdict.id, verdict.en);
    let line =
        say!("{e} galat, {w} peringatan, {n} catatan: {id}\n", "{e} errors, {w} warnings, {n} notes: {en}\n");
    line.get(lang()).to_owned()
}

/// Shows findings and refuses.
pub fn refuse(findings: &[Finding], sources: &[Source]) -> Stop {
    screen::findings(findings, sources);
    screen::err(&tally(findings));
    Stop::Refused
}
