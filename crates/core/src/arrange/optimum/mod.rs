//! The general solver under the roster: best rosters for plain integer problems, with a proof of
//! how good they are.
//!
//! `problem` says what is asked and judges any answer. `exact` solves what is a flow. Where days of
//! a person are coupled, `bound` proves how low any roster can be (`pattern` is its inner step) and
//! `improve` searches for a good one (`dice` is its chance). `instance` reads and writes city-size
//! files. docs/roster.md has the formulas.
//!
//! The same problems, seed and effort give the same rosters on any machine and with any number of
//! threads. It never asks for the time: whoever has a clock hands in `stop`, which is asked every
//! few thousand moves; then the best rosters found so far are returned, with their bounds.
//!
//! Memory is counted before it is taken: tables are dense, so what a unit takes follows from its
//! cells, of which it has at most [`problem::MOST_CELLS`]. With [`Settings::memory`] flows are solved
//! a few at a time; a unit for which there is no room gets a roster without a flow, without a search
//! or without either, and a bound that says how little is known of it.

mod bound;
mod dice;
mod exact;
mod improve;
pub mod instance;
mod pattern;
pub mod problem;
#[cfg(test)]
mod tests;

use rayon::prelude::*;

use bound::Dual;
use dice::UNIT;
use exact::{Exact, exact};
use improve::{Cooling, Search};
use problem::{IDLE, Problem, Tasks};

/// Asked from time to time; when it is true, the solver ends with what it has.
pub type Stop<'a> = &'a (dyn Fn() -> bool + Sync);

/// A roster with its objective and a proof of how low the objective of any roster can be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The roster.
    pub roster: Tasks,
    /// Its objective.
    pub value: i64,
    /// No roster has a smaller objective than this. Equal to `value`: the roster is proven best.
    pub bound: i64,
}

impl Answer {
    /// True if no roster is better.
    #[must_use]
    pub const fn is_proven(&self) -> bool {
        self.value == self.bound
    }
}

/// How hard to search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// Where ties and random moves come from.
    pub seed: u64,
    /// Moves tried for each person-day that is needed, and five times as many with pods.
    pub effort: u32,
    /// Most bytes that the solver may take beside the problems and their answers; `None`: no limit.
    pub memory: Option<u64>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { seed: 1, effort: 1500, memory: None }
    }
}

/// Evaluations of the relaxation in each of its two climbs.
const CLIMB: u32 = 150;
/// Part of the effort that goes into a first roster, before the bound is known.
const SKETCH: u64 = 10;
/// Needed person-days of which a smaller unit is searched as if it had them: trying is cheap there.
const LEAST_CELLS: u64 = 100;
/// Reheatings of a unit with pods.
const REHEATS: u64 = 8;

/// Temperatures in [`UNIT`]ths of the objective: stints, pods in flux, pods settling, nothing.
const MILD: i64 = 4 * UNIT;
const HOT: i64 = 100 * UNIT;
const WARM: i64 = 8 * UNIT;
const COLD: i64 = UNIT / 6;

/// Most bytes a cell that a flow takes while it is solved.
const FLOW: u64 = 200;
/// Most bytes a cell that a unit keeps for its search and its bound, from first to last round.
const KEPT: u64 = 30;

/// Solves problems that share nothing, side by side.
///
/// Work goes in rounds over all of them, so that when `stop` comes early none is left without a
/// roster while another is polished. Under a limit of memory the first problems are served first;
/// below [`KEPT`] bytes a cell of the largest the limit is passed by as much, one unit at a time.
#[must_use]
pub fn solve(problems: &[Problem], settings: Settings, stop: Stop) -> Vec<Answer> {
    let seeds = (settings.seed..).map(|s| s.wrapping_mul(1_000_003));
    let mut work: Vec<Work> = problems.iter().zip(seeds).map(|(p, s)| Work::new(p, s)).collect();
    begin(&mut work, settings.memory.unwrap_or(u64::MAX));
    for round in 0..=3 + REHEATS {
        if stop() {
            break;
        }
        work.par_iter_mut().for_each(|work| work.round(round, settings.effort, stop));
    }
    work.into_iter().map(Work::answer).collect()
}

/// First rosters: as many flows side by side as there is room for beside what is kept.
fn begin(work: &mut [Work], memory: u64) {
    let mut free = memory;
    for work in &mut *work {
        let kept = if work.problem.rules.is_flow() { 0 } else { KEPT * work.cells() };
        work.is_searched = kept <= free;
        free -= if work.is_searched { kept } else { 0 };
    }
    let mut rest = work;
    while !rest.is_empty() {
        let mut taken = 0u64;
        let fit = rest.iter().take_while(|work| {
            taken = taken.saturating_add(FLOW * work.cells());
            taken <= free
        });
        let (batch, more) = rest.split_at_mut(fit.count().max(1));
        batch.par_iter_mut().for_each(|work| work.begin(FLOW * work.cells() <= free));
        rest = more;
    }
}

/// One problem on its way to an answer.
struct Work<'p> {
    problem: &'p Problem,
    seed: u64,
    /// False where there is no memory to search in: the first roster is the answer.
    is_searched: bool,
    search: Option<Search<'p>>,
    dual: Option<Dual<'p>>,
    answer: Answer,
}

impl<'p> Work<'p> {
    fn new(problem: &'p Problem, seed: u64) -> Self {
        let answer = Answer { roster: vec![], value: 0, bound: i64::MIN };
        Self { problem, seed, is_searched: true, search: None, dual: None, answer }
    }

    fn cells(&self) -> u64 {
        (self.problem.people * self.problem.days * self.problem.tasks) as u64
    }

    /// Solves the flow, if it may. Without coupling that is the answer, else a bound and, without
    /// pods, a start; where there is no flow or pods, everyone comes in turn for what is open.
    fn begin(&mut self, by_flow: bool) {
        let problem = self.problem;
        let found = if by_flow { exact(problem) } else { Exact::unknown(problem) };
        if by_flow && problem.rules.is_flow() {
            self.answer = Answer { roster: found.roster, value: found.value, bound: found.value };
            return;
        }
        self.dual = Some(Dual::new(problem, &found.worth));
        let (mut start, pods) = (found.roster, !problem.rules.pods.is_empty());
        if pods {
            start.fill(IDLE);
        } else {
            break_long_runs(problem, &mut start);
        }
        let mut search = Search::new(problem, start, self.seed);
        if pods || !by_flow {
            search.seat_all();
        }
        self.answer.bound = found.value;
        self.search = Some(search);
        self.note();
        if let Some(dual) = self.dual.as_mut().filter(|_| !by_flow) {
            dual.climb(1, self.answer.value, &|| false);
            self.note();
        }
        if !self.is_searched {
            (self.search, self.dual) = (None, None);
        }
    }

    /// Takes over the best roster and the best bound.
    fn note(&mut self) {
        if let Some(search) = &self.search {
            let (value, roster) = search.best();
            self.answer.value = value;
            self.answer.roster.clear();
            self.answer.roster.extend_from_slice(roster);
        }
        if let Some(dual) = &self.dual {
            self.answer.bound = self.answer.bound.max(dual.bound());
        }
    }

    /// One round: a sketch, a climb, the search in earnest, reheatings, a last climb.
    fn round(&mut self, round: u64, effort: u32, stop: Stop) {
        let (Some(search), Some(dual)) = (&mut self.search, &mut self.dual) else { return };
        if self.answer.is_proven() {
            return;
        }
        let pods = !self.problem.rules.pods.is_empty();
        let cells: u64 = self.problem.need.iter().map(|&n| u64::from(n)).sum();
        let moves = u64::from(effort) * cells.max(LEAST_CELLS);
        let hot = if pods { HOT } else { MILD };
        let bound = self.answer.bound;
        match round {
            0 => search.anneal(Cooling { moves: moves / SKETCH, hot, cold: COLD }, bound, stop),
            2 => {
                search.return_to_best();
                search.anneal(Cooling { moves, hot, cold: COLD }, bound, stop);
            }
            1 => dual.climb(CLIMB, self.answer.value, stop),
            last if last == 3 + REHEATS => dual.climb(CLIMB, self.answer.value, stop),
            _ if pods => {
                search.return_to_best();
                // By turns the pods of everyone and of a few are put in question again.
                let hot = if round.is_multiple_of(2) { HOT } else { WARM };
                search.anneal(Cooling { moves: moves / 2, hot, cold: COLD }, bound, stop);
            }
            _ => return,
        }
        self.note();
    }

    fn answer(self) -> Answer {
        self.answer
    }
}

/// Sends people home on the days that make them come too many days in a row.
fn break_long_runs(problem: &Problem, roster: &mut Tasks) {
    for person in 0..problem.people {
        let mut days = problem.days_of(roster, person);
        while !problem.rules.fits(days) {
            let mut run = days;
            (0..problem.rules.longest).for_each(|_| run &= run << 1);
            let day = run.trailing_zeros() as usize;
            roster[person * problem.days + day] = IDLE;
            days &= !(1 << day);
        }
    }
}
