//! What came out of solving an instance: sums, the gap, the CPU time, for people and for programs.

use std::time::Duration;

use balai_core::arrange::optimum::Answer;
use balai_core::arrange::optimum::instance::Instance;
use balai_core::arrange::optimum::problem::Problem;
use balai_core::diagnostic::{count, percent};
use balai_core::say;
use serde_json::{Value, json};

use crate::args::lang;

/// Sums over the city.
pub struct Figures {
    objective: i64,
    bound: i64,
    proven: usize,
    units: usize,
    open: u64,
    seconds: f64,
    cpu: Option<f64>,
}

impl Figures {
    /// Sums up the answers.
    pub fn of(problems: &[Problem], answers: &[Answer], elapsed: Duration) -> Self {
        Self {
            objective: answers.iter().map(|a| a.value).sum(),
            bound: answers.iter().map(|a| a.bound).sum(),
            proven: answers.iter().filter(|a| a.is_proven()).count(),
            units: answers.len(),
            open: problems.iter().zip(answers).map(|(p, a)| p.open(&a.roster)).sum(),
            seconds: elapsed.as_secs_f64(),
            cpu: cpu_seconds(),
        }
    }

    /// The gap in hundredths of a percent of the objective, rounded up: never smaller than it is.
    fn gap(&self) -> u32 {
        let whole = self.objective.max(1);
        u32::try_from(((self.objective - self.bound) * 10_000 + whole - 1) / whole).unwrap_or(u32::MAX)
    }

    /// Three lines for people.
    pub fn text(&self) -> String {
        let language = lang();
        let number = |n: i64| count(n, language);
        let (objective, bound, gap) =
            (number(self.objective), number(self.bound), percent(self.gap(), language));
        let (proven, units, open) = (self.proven, self.units, self.open);
        let seconds = format!("{:.2}", self.seconds);
        let cpu = self.cpu.map_or("-".into(), |cpu| format!("{cpu:.2}"));
        let text = say!(
            "objektif {objective}, batas bawah {bound}, selisih {gap}\n\
             terbukti terbaik: {proven} dari {units} unit; hari-orang tidak terisi: {open}\n\
             {cpu} detik CPU (user+sys), {seconds} detik berjalan\n",
            "objective {objective}, bound {bound}, gap {gap}\n\
             proven best: {proven} of {units} units; person-days not filled: {open}\n\
             {cpu} CPU seconds (user+sys), {seconds} seconds elapsed\n"
        );
        text.get(language).to_owned()
    }

    /// Everything for programs, with a row for each unit, beside what was asked.
    pub fn json(
        &self,
        asked: Value,
        instance: &Instance,
        problems: &[Problem],
        answers: &[Answer],
    ) -> String {
        let units = instance.units.iter().zip(problems).zip(answers).map(|((unit, problem), answer)| {
            let open = problem.open(&answer.roster);
            json!({ "unit": unit.unit, "n": unit.n, "objective": answer.value, "bound": answer.bound, "open": open })
        });
        let whole = json!({
            "asked": asked,
            "objective": self.objective, "bound": self.bound, "gap_percent": f64::from(self.gap()) / 100.0,
            "units": self.units, "proven": self.proven, "open": self.open,
            "cpu_seconds": self.cpu, "seconds": self.seconds, "unit": units.collect::<Vec<_>>(),
        });
        format!("{whole:#}\n")
    }
}

/// CPU seconds of this process, user and system, in all its threads, where the system tells.
fn cpu_seconds() -> Option<f64> {
    let text = std::fs::read_to_string("/proc/self/stat").ok()?;
    // The name of the process stands in brackets and may hold anything; times are fields 14 and 15.
    let fields: Vec<&str> = text.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = |at: usize| fields.get(at)?.parse::<f64>().ok();
    // Linux counts in hundredths of a second for every process (USER_HZ).
    Some((ticks(11)? + ticks(12)?) / 100.0)
}
