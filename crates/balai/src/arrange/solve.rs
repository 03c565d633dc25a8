//! `balai arrange solve`: an instance file in, a solution file and the gap out.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use balai_core::arrange::optimum::instance::{self, Tier};
use balai_core::arrange::optimum::problem::Problem;
use balai_core::arrange::optimum::{Settings, solve as solve_all};
use balai_core::say;
use clap::Args;
use serde_json::json;

use super::figures::Figures;
use crate::args::t;
use crate::ending::{Outcome, Stop};
use crate::{files, screen};

/// What to solve, and how.
#[derive(Debug, Args)]
pub struct Solve {
    /// The instance.
    #[arg(value_name = "FILE", help = t("Berkas soal (balai-roster-instance/1, JSON)", "Instance file (balai-roster-instance/1, JSON)"))]
    instance: PathBuf,
    /// What is asked.
    #[arg(long, default_value = "A", hide_default_value = true, value_name = "A|B|C", value_parser = ["A", "B", "C"],
        hide_possible_values = true, help = t("A: batas, peran, keadilan. B: juga paling banyak 5 hari berturut-turut. C: juga kelompok terpisah (bawaan: A)",
        "A: caps, roles, fairness. B: also at most 5 days in a row. C: also cohorts that never mix (default: A)"))]
    tier: String,
    /// Most seconds.
    #[arg(long, value_name = "DETIK", help = t("Berhenti sesudah sekian detik dengan jadwal terbaik yang ada", "Stop after so many seconds with the best roster so far"))]
    time_limit: Option<f64>,
    /// Most memory.
    #[arg(long, value_name = "MB", help = t("Pakai paling banyak sekian MB untuk mencari; lebih sedikit berarti selisih lebih besar", "Search in at most so many MB; less means a larger gap"))]
    memory_limit: Option<u32>,
    /// Seed.
    #[arg(long, default_value_t = 1, hide_default_value = true, help = t("Benih pencarian (bawaan: 1)", "Seed of the search (default: 1)"))]
    seed: u64,
    /// How hard.
    #[arg(long, default_value_t = Settings::default().effort, hide_default_value = true, value_name = "N", help = t("Langkah pencarian tiap hari-orang (bawaan: 1500)",
        "Moves of the search for each person-day (default: 1500)"))]
    effort: u32,
    /// Where to.
    #[arg(long, value_name = "FILE", help = t("Tulis jadwal ke berkas ini (JSON)", "Write the roster to this file (JSON)"))]
    out: Option<PathBuf>,
    /// For programs.
    #[arg(long, help = t("Tulis angka sebagai JSON ke keluaran baku", "Write the figures as JSON to standard output"))]
    json: bool,
}

/// Solves every unit and says what came out.
pub fn solve(what: &Solve) -> Outcome {
    let begun = Instant::now();
    let limit = limit(what.time_limit)?;
    let source = files::text(&what.instance)?;
    let instance = instance::read(&source.text).map_err(|flaws| {
        screen::findings(&instance::findings(&flaws, &source), std::slice::from_ref(&source));
        Stop::Refused
    })?;
    let tier = match what.tier.as_str() {
        "B" => Tier::B,
        "C" => Tier::C,
        _ => Tier::A,
    };
    let problems: Vec<Problem> = instance.units.iter().map(|unit| unit.problem(tier)).collect();
    let memory = what.memory_limit.map(|mb| u64::from(mb) * 1_000_000);
    let settings = Settings { seed: what.seed, effort: what.effort, memory };
    let answers = solve_all(&problems, settings, &|| limit.is_some_and(|limit| begun.elapsed() >= limit));
    if let Some(out) = &what.out {
        let names = instance.units.iter().map(|unit| unit.unit.as_str());
        let units = names.zip(&problems).zip(&answers).map(|((name, p), a)| (name, p, &a.roster[..]));
        files::write(out, instance::write(units).as_bytes())?;
    }
    let figures = Figures::of(&problems, &answers, begun.elapsed());
    let asked = json!({ "tier": what.tier, "seed": what.seed, "effort": what.effort });
    screen::out(&if what.json {
        figures.json(asked, &instance, &problems, &answers)
    } else {
        figures.text()
    });
    Ok(())
}

/// The time limit, if it is one.
fn limit(seconds: Option<f64>) -> Result<Option<Duration>, Stop> {
    let Some(seconds) = seconds else { return Ok(None) };
    Duration::try_from_secs_f64(seconds).map(Some).map_err(|_| {
        Stop::Misuse(say!(
            "--time-limit {seconds}: bukan lamanya waktu; tulis detik, misalnya 20",
            "--time-limit {seconds}: no length of time; write seconds, for example 20"
        ))
    })
}
