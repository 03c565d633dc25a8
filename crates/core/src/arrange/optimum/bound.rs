//! A true lower bound for rosters whose days are coupled: Lagrangian relaxation.
//!
//! What people share, the need of every (day, task) and the caps, gets a price. Then everyone picks
//! the best pattern alone ([`super::pattern`]), and prices times needs, plus the cost of those
//! patterns, less prices times caps, is never above the objective of any roster:
//!
//!   L(p, m) = sum need p - sum cap m + sum over people of min over patterns (cost - worth),
//!
//! with p at most the cost of a missing person and m not negative. Prices start from those of the
//! flow and climb along a deflected subgradient with Polyak's step; the best value is kept.
//! Everything that counts is an integer: the bound is proven whatever the floats of the step do.

use super::Stop;
use super::pattern::{Automaton, SCALE};
use super::problem::Problem;

/// Below every bound: nothing was evaluated yet.
pub const NEVER: i64 = i64::MIN / 4;
/// Steps without progress before the step is halved.
const PATIENCE: u32 = 8;
/// Smallest step factor that is worth a step.
const LEAST: f64 = 0.01;

/// People who are alike: the pattern of one is the pattern of all.
#[derive(Debug, Clone)]
struct Kind {
    /// One of them.
    person: usize,
    /// How many.
    count: i64,
    /// Days on which they may come.
    allowed: u64,
}

/// The dual problem of a unit.
#[derive(Debug, Clone)]
pub struct Dual<'p> {
    problem: &'p Problem,
    kinds: Vec<Kind>,
    /// Days whose cap is below the need.
    capped: Vec<usize>,
    /// The prices of the best bound in [`SCALE`]ths: `day * tasks + task`, then those of `capped`.
    pub prices: Vec<i64>,
    /// The best value of the relaxation, in [`SCALE`]ths.
    best: i64,
    automaton: Automaton,
    gain: Vec<i64>,
    task: Vec<u8>,
}

impl<'p> Dual<'p> {
    /// The dual with the prices `worth` of the flow, `day * tasks + task`.
    #[must_use]
    pub fn new(problem: &'p Problem, worth: &[i64]) -> Self {
        let capped: Vec<usize> = (0..problem.days)
            .filter(|&d| {
                let need = &problem.need[d * problem.tasks..(d + 1) * problem.tasks];
                need.iter().map(|&n| u64::from(n)).sum::<u64>() > u64::from(problem.cap[d])
            })
            .collect();
        let mut prices: Vec<i64> = worth.iter().map(|w| w * SCALE).collect();
        prices.resize(worth.len() + capped.len(), 0);
        let mut dual = Self {
            problem,
            kinds: kinds(problem),
            capped,
            prices,
            best: NEVER,
            automaton: Automaton::default(),
            gain: vec![0; problem.days],
            task: vec![0; problem.days],
        };
        let mut prices: Vec<f64> = dual.prices.iter().map(|&p| p as f64).collect();
        dual.clip(&mut prices);
        dual.prices = prices.iter().map(|&p| p as i64).collect();
        dual
    }

    /// The bound so far: no roster has a smaller objective.
    #[must_use]
    pub fn bound(&self) -> i64 {
        // The objective is whole, so the bound may be rounded up.
        if self.best == NEVER {
            return NEVER;
        }
        self.best.div_euclid(SCALE) + i64::from(self.best.rem_euclid(SCALE) > 0)
    }

    /// Climbs for so many evaluations, or until the bound meets `value`, the objective of a roster.
    pub fn climb(&mut self, steps: u32, value: i64, stop: Stop) {
        let mut at: Vec<f64> = self.prices.iter().map(|&p| p as f64).collect();
        let mut way = vec![0.0; at.len()];
        let mut slope = vec![0i64; at.len()];
        let (mut factor, mut stale) = (1.0, 0);
        let target = value * SCALE;
        for step in 0..steps {
            if self.bound() >= value || factor < LEAST || (step % 16 == 15 && stop()) {
                return;
            }
            let whole: Vec<i64> = at.iter().map(|&p| p.round() as i64).collect();
            let found = self.evaluate(&whole, &mut slope);
            if found > self.best {
                stale = if found - self.best > (target - found) / 256 { 0 } else { stale + 1 };
                self.best = found;
                self.prices = whole;
            } else {
                stale += 1;
            }
            if stale >= PATIENCE {
                stale = 0;
                factor *= 0.6;
                at = self.prices.iter().map(|&p| p as f64).collect();
            }
            let deflect = if step == 0 { 0.0 } else { 0.6 };
            let mut norm = 0.0;
            for (w, &s) in way.iter_mut().zip(&slope) {
                *w = deflect * *w + (1.0 - deflect) * s as f64;
                norm += *w * *w;
            }
            if norm == 0.0 {
                return;
            }
            let length = factor * (target - found).max(1) as f64 / norm;
            at.iter_mut().zip(&way).for_each(|(p, w)| *p += length * w);
            self.clip(&mut at);
        }
    }

    /// Prices stay where the relaxation is valid and a slot can be worth it.
    fn clip(&self, prices: &mut [f64]) {
        let slots = self.problem.need.len();
        let least = -(self.problem.rules.stint * SCALE) as f64;
        for (price, &missing) in prices.iter_mut().zip(&self.problem.missing) {
            *price = price.clamp(least, (missing * SCALE) as f64);
        }
        prices[slots..].iter_mut().for_each(|m| *m = m.max(0.0));
    }

    /// The relaxation at some prices, and its slope: what is missing at each price.
    fn evaluate(&mut self, prices: &[i64], slope: &mut [i64]) -> i64 {
        let problem = self.problem;
        let slots = problem.need.len();
        let mut total = 0;
        for (at, &need) in problem.need.iter().enumerate() {
            total += prices[at] * i64::from(need);
            slope[at] = i64::from(need);
        }
        let mut fee = vec![0; problem.days];
        for (at, &day) in self.capped.iter().enumerate() {
            total -= prices[slots + at] * i64::from(problem.cap[day]);
            slope[slots + at] = -i64::from(problem.cap[day]);
            fee[day] = prices[slots + at];
        }
        for kind in &self.kinds {
            let mut left = kind.allowed;
            while left != 0 {
                let day = left.trailing_zeros() as usize;
                left &= left - 1;
                let at = kind.person * problem.days + day;
                let mut may = problem.may[at];
                let mut top = (i64::MIN, 0);
                while may != 0 {
                    let task = may.trailing_zeros();
                    may &= may - 1;
                    let price = prices[day * problem.tasks + task as usize];
                    if price > top.0 {
                        top = (price, task as u8);
                    }
                }
                self.gain[day] = top.0 - fee[day] - i64::from(problem.cost[at]) * SCALE;
                self.task[day] = top.1;
            }
            let found = self.automaton.best(problem, kind.person, &self.gain, kind.allowed);
            total += found.cost * kind.count;
            let mut days = found.days;
            while days != 0 {
                let day = days.trailing_zeros() as usize;
                days &= days - 1;
                slope[day * problem.tasks + usize::from(self.task[day])] -= kind.count;
                if let Ok(at) = self.capped.binary_search(&day) {
                    slope[slots + at] += kind.count;
                }
            }
        }
        total
    }
}

/// Sorts people who can come into kinds.
fn kinds(problem: &Problem) -> Vec<Kind> {
    let row = |i: usize| i * problem.days..(i + 1) * problem.days;
    let key = |i: usize| (problem.history[i], &problem.may[row(i)], &problem.cost[row(i)]);
    let allowed =
        |i: usize| problem.may[row(i)].iter().enumerate().fold(0, |b, (d, &m)| b | u64::from(m != 0) << d);
    let mut people: Vec<usize> = (0..problem.people).filter(|&i| allowed(i) != 0).collect();
    people.sort_by(|&a, &b| key(a).cmp(&key(b)));
    let groups = people.chunk_by(|&a, &b| key(a) == key(b));
    groups.map(|g| Kind { person: g[0], count: g.len() as i64, allowed: allowed(g[0]) }).collect()
}
