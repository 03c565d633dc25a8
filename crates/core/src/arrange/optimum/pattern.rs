//! The best days of one person at given prices: dynamic programming over an automaton.
//!
//! Day after day a person is idle or on site. What the past means for the future is two numbers:
//! how many days in a row the person has just been on site (for the limit and the stints) and how
//! many in all (for the squares of the shares). So the least cost over all 2^days patterns is found
//! in O(days x (longest + 1) x most days worth coming) steps, exactly, in integers.
//!
//! Costs and prices are in [`SCALE`]ths of the objective's unit.

use super::problem::Problem;

/// Prices are whole multiples of 1/256 of the objective's unit.
pub const SCALE: i64 = 256;
/// Dearer than any pattern.
const FAR: i64 = i64::MAX / 4;

/// The cheapest pattern of a person: its days and its cost less what the days are worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pattern {
    /// Cost less worth, in [`SCALE`]ths; never above 0, because staying at home is a pattern.
    pub cost: i64,
    /// The days on site, as bits.
    pub days: u64,
}

/// Staying at home.
const HOME: Pattern = Pattern { cost: 0, days: 0 };

/// A partial pattern up to some day.
#[derive(Debug, Clone, Copy)]
struct Path {
    cost: i64,
    days: u64,
}

const NO_PATH: Path = Path { cost: FAR, days: 0 };

impl Path {
    const fn plus(self, cost: i64, days: u64) -> Self {
        Self { cost: self.cost + cost, days: self.days | days }
    }
}

/// Room for the dynamic programme, kept between calls so that nothing is allocated.
#[derive(Debug, Clone, Default)]
pub struct Automaton {
    /// `row * width + days in all`; a row is the number of days in a row.
    paths: Vec<Path>,
    /// The same for idle.
    rest: Vec<Path>,
}

impl Automaton {
    /// The cheapest pattern of a person when coming on day `d` is worth `gain[d]` (already less the
    /// person's own cost of that day). Days outside `allowed` are not used.
    pub fn best(&mut self, problem: &Problem, person: usize, gain: &[i64], allowed: u64) -> Pattern {
        if problem.rules.pods.is_empty() {
            return self.within(problem, person, gain, allowed);
        }
        let mut best = HOME;
        for pod in &problem.rules.pods {
            let found = self.within(problem, person, gain, allowed & pod);
            if found.cost < best.cost {
                best = found;
            }
        }
        best
    }

    /// The cheapest pattern on the allowed days, whatever their pods.
    fn within(&mut self, problem: &Problem, person: usize, gain: &[i64], allowed: u64) -> Pattern {
        let stint = problem.rules.stint * SCALE;
        let before = i64::from(problem.history[person]);
        // A day whose worth, with a stint saved by bridging, is below the first share is never used.
        let first = (2 * before + 1) * SCALE - stint.max(0);
        let useful = (0..problem.days).filter(|&d| allowed >> d & 1 == 1 && gain[d] > first);
        let (useful, top) = useful.fold((0u64, 0), |(u, top), d| (u | 1 << d, top.max(gain[d])));
        // Without its last day a pattern has no more stints: a share dearer than every day is never used.
        let worth = (top / SCALE + 1) / 2 - before;
        let most = usize::try_from(worth).unwrap_or(0).min(useful.count_ones() as usize);
        if most == 0 {
            return HOME;
        }
        let limited = problem.rules.longest > 0 && problem.rules.longest < useful.count_ones();
        let rows = if limited { problem.rules.longest as usize } else { 1 };
        let width = most + 1;
        self.walk((rows, width, limited), gain, useful, stint);
        let mut best = HOME;
        for k in 1..=most {
            let share = problem.share(person, k as u32) * SCALE;
            let on_site = (0..rows).map(|row| self.paths[row * width + k]);
            for end in on_site.chain([self.rest[k]]) {
                if end.cost + share < best.cost {
                    best = Pattern { cost: end.cost + share, days: end.days };
                }
            }
        }
        best
    }

    /// Fills `paths` and `rest` from the first useful day to the last.
    fn walk(&mut self, (rows, width, limited): (usize, usize, bool), gain: &[i64], useful: u64, stint: i64) {
        self.paths.clear();
        self.paths.resize(rows * width, NO_PATH);
        self.rest.clear();
        self.rest.resize(width, NO_PATH);
        self.rest[0] = Path { cost: 0, days: 0 };
        let mut left = useful;
        let mut last = 0;
        while left != 0 {
            let day = left.trailing_zeros();
            left &= left - 1;
            if day > last + 1 {
                self.go_home(rows, width);
            }
            last = day;
            let (gain, bit) = (gain[day as usize], 1u64 << day);
            self.come(rows, width, (bit, limited), (gain, stint));
        }
    }

    /// Everyone on site goes idle.
    fn go_home(&mut self, rows: usize, width: usize) {
        for row in 0..rows {
            for k in 0..width {
                let path = &mut self.paths[row * width + k];
                if path.cost < self.rest[k].cost {
                    self.rest[k] = *path;
                }
                *path = NO_PATH;
            }
        }
    }

    /// A day on which one may come or not.
    fn come(&mut self, rows: usize, width: usize, (bit, limited): (u64, bool), (gain, stint): (i64, i64)) {
        // `k` falls, so that the paths with one day less are still those of the day before.
        for k in (0..width).rev() {
            let mut idle = self.rest[k];
            for row in 0..rows {
                let path = self.paths[row * width + k];
                if path.cost < idle.cost {
                    idle = path;
                }
            }
            if k > 0 {
                let start = self.rest[k - 1].plus(stint - gain, bit);
                if limited {
                    for row in (1..rows).rev() {
                        self.paths[row * width + k] = self.paths[(row - 1) * width + k - 1].plus(-gain, bit);
                    }
                    self.paths[k] = start;
                } else {
                    let on = self.paths[k - 1].plus(-gain, bit);
                    self.paths[k] = if on.cost < start.cost { on } else { start };
                }
            } else {
                (0..rows).for_each(|row| self.paths[row * width] = NO_PATH);
            }
            self.rest[k] = idle;
        }
    }
}
