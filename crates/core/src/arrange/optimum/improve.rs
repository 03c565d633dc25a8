//! Searching for better rosters: simulated annealing on people's days as bits.
//!
//! The search keeps a roster that breaks no hard rule. A move makes two people exchange what they
//! do in a window of days, or gives an open task to someone, or takes one or two people out and
//! lets them in again for what is open, in another pod. Most moves touch a few bits and cost some
//! tens of nanoseconds, so millions are tried. A worse roster is accepted with a probability that
//! falls with the loss and with the temperature, which cools from `hot` to `cold`.
//!
//! Chance comes from the seed alone and all sums are integers: same problem, same seed, same
//! effort, same roster, on any machine and however many threads work on other units.

use super::Stop;
use super::dice::Dice;
use super::problem::{IDLE, Problem, Tasks, bits};

/// Temperature falls by 1/64 from level to level.
const COOLING: i64 = 64;

/// Tries to find someone of the same pod.
const SAME_POD: usize = 8;
/// To hand a task over, so many people are looked at, until so many who could take it are found.
const HEIRS: (usize, usize) = (64, 4);

/// How a search is to cool, in [`super::dice::UNIT`]ths of the objective's unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cooling {
    /// Moves to try.
    pub moves: u64,
    /// First temperature.
    pub hot: i64,
    /// Last temperature.
    pub cold: i64,
}

/// A roster on its way to a better one.
pub struct Search<'p> {
    problem: &'p Problem,
    dice: Dice,
    /// The roster as it stands.
    roster: Tasks,
    /// Its days on site, as bits, for each person.
    days: Vec<u64>,
    /// Its people missing: `day * tasks + task`.
    open: Vec<u32>,
    /// Its people on site, for each day.
    here: Vec<u32>,
    /// Its objective.
    value: i64,
    /// Days on which each person may come.
    able: Vec<u64>,
    /// People who may come at all.
    staff: Vec<u32>,
    /// The best roster so far and its objective.
    best: (i64, Tasks),
    /// Changed cells of the move that is being tried, with what stood there.
    log: Vec<(u32, u8)>,
    /// People of the move, with their days before it.
    touched: Vec<(usize, u64)>,
    /// What the move has changed in the cost of missing people.
    opened: i64,
}

impl<'p> Search<'p> {
    /// A search from a roster that breaks no hard rule.
    #[must_use]
    pub fn new(problem: &'p Problem, roster: Tasks, seed: u64) -> Self {
        let days: Vec<u64> = (0..problem.people).map(|i| problem.days_of(&roster, i)).collect();
        let row = |i: usize| &problem.may[i * problem.days..(i + 1) * problem.days];
        let may_come = |i| row(i).iter().enumerate().fold(0, |b, (d, &m)| b | (u64::from(m != 0) << d));
        let able: Vec<u64> = (0..problem.people).map(may_come).collect();
        let mut open = problem.need.clone();
        let mut here = vec![0; problem.days];
        for (at, &task) in roster.iter().enumerate().filter(|(_, t)| **t != IDLE) {
            let day = at % problem.days;
            here[day] += 1;
            open[day * problem.tasks + usize::from(task)] -= 1;
        }
        let value = problem.value(&roster);
        let staff = (0u32..).zip(&able).filter(|(_, bits)| **bits != 0).map(|(i, _)| i).collect();
        Self {
            problem,
            dice: Dice::new(seed),
            days,
            open,
            here,
            value,
            able,
            staff,
            best: (value, roster.clone()),
            roster,
            log: vec![],
            touched: vec![],
            opened: 0,
        }
    }

    /// The best roster so far and its objective.
    #[must_use]
    pub fn best(&self) -> (i64, &[u8]) {
        (self.best.0, &self.best.1)
    }

    /// Tries moves while it cools; ends early at `bound`, or when `stop` says so.
    pub fn anneal(&mut self, cooling: Cooling, bound: i64, stop: Stop) {
        if self.staff.is_empty() {
            return;
        }
        let next = |t: i64| (t * (COOLING - 1) / COOLING).min(t - 1);
        let levels = std::iter::successors(Some(cooling.hot), |&t| Some(next(t)));
        let levels: Vec<i64> = levels.take_while(|&t| t >= cooling.cold.max(1)).collect();
        let each = cooling.moves / (levels.len() as u64).max(1) + 1;
        for heat in levels {
            let pods = !self.problem.rules.pods.is_empty();
            for turn in 0..each {
                if self.best.0 <= bound || (turn % 4096 == 0 && stop()) {
                    return;
                }
                match self.dice.below(16) {
                    0..=2 if pods => self.regroup(heat),
                    3 | 6 if pods => self.relocate(heat),
                    4 => self.fill(heat),
                    5 => self.pass_on(heat),
                    _ => self.exchange(heat),
                }
            }
        }
    }

    /// Goes on from the best roster found.
    pub fn return_to_best(&mut self) {
        let seed = self.dice.next();
        *self = Self::new(self.problem, std::mem::take(&mut self.best.1), seed);
    }

    /// Lets everyone in the order of the list come for what is open, in the pod, if any, that gains most.
    pub fn seat_all(&mut self) {
        for at in 0..self.staff.len() {
            let person = self.staff[at] as usize;
            if self.days[person] != 0 {
                continue;
            }
            let pods = 0..self.problem.rules.pods.len().max(1);
            let gains: Vec<i64> = pods.map(|pod| self.try_pod(person, pod)).collect();
            let best = (0..gains.len()).max_by_key(|&pod| (gains[pod], std::cmp::Reverse(pod)));
            if let Some(pod) = best.filter(|&pod| gains[pod] > 0) {
                self.begin();
                self.come_for_open(person, pod);
                self.decide(0);
            }
        }
    }

    /// What someone without days would gain in a pod.
    fn try_pod(&mut self, person: usize, pod: usize) -> i64 {
        self.begin();
        self.come_for_open(person, pod);
        let gain = -self.opened - self.change(person, 0, self.days[person]);
        self.take_back();
        gain
    }

    fn someone(&mut self) -> usize {
        let at = self.dice.below(self.staff.len());
        self.staff[at] as usize
    }

    /// Shares and stints of a person.
    fn own(&self, person: usize, days: u64) -> i64 {
        self.problem.share(person, days.count_ones()) + self.problem.rules.stints(days)
    }

    /// What other days change in a person's cost.
    fn change(&self, person: usize, old: u64, new: u64) -> i64 {
        let costs = &self.problem.cost[person * self.problem.days..(person + 1) * self.problem.days];
        let mut change = self.own(person, new) - self.own(person, old);
        let mut left = old ^ new;
        while left != 0 {
            let day = left.trailing_zeros() as usize;
            left &= left - 1;
            let cost = i64::from(costs[day]);
            change += if new >> day & 1 == 1 { cost } else { -cost };
        }
        change
    }

    fn legal(&self, days: u64) -> bool {
        self.problem.rules.fits(days) && self.problem.rules.in_one_pod(days)
    }

    fn note_best(&mut self) {
        if self.value < self.best.0 {
            self.best.0 = self.value;
            self.best.1.copy_from_slice(&self.roster);
        }
    }

    /// Two people exchange all they do in a window of days. Needs and caps stay as they are.
    fn exchange(&mut self, heat: i64) {
        let (i, j, whole) = self.two();
        let (old_i, old_j) = (self.days[i], self.days[j]);
        if i == j || old_i | old_j == 0 {
            return;
        }
        let window = if whole { !0 } else { self.window(old_i, old_j) };
        let (new_i, new_j) = (old_i & !window | old_j & window, old_j & !window | old_i & window);
        if new_i == old_i || new_i & !self.able[i] != 0 || new_j & !self.able[j] != 0 {
            return;
        }
        let change = self.change(i, old_i, new_i) + self.change(j, old_j, new_j);
        if !self.dice.accepts(change, heat) || !self.legal(new_i) || !self.legal(new_j) {
            return;
        }
        let (row_i, row_j) = (i * self.problem.days, j * self.problem.days);
        let may = |at: usize, task: u8| task == IDLE || self.problem.may[at] >> task & 1 == 1;
        let moved = || bits((old_i | old_j) & window);
        if !moved().all(|d| may(row_i + d, self.roster[row_j + d]) && may(row_j + d, self.roster[row_i + d]))
        {
            return;
        }
        moved().for_each(|d| self.roster.swap(row_i + d, row_j + d));
        self.days[i] = new_i;
        self.days[j] = new_j;
        self.value += change;
        self.note_best();
    }

    /// Two people, and whether they can only exchange everything, being in two pods.
    fn two(&mut self) -> (usize, usize, bool) {
        let i = self.someone();
        let mut j = self.someone();
        if self.problem.rules.pods.is_empty() {
            return (i, j, false);
        }
        for _ in 0..self.dice.below(2) * SAME_POD {
            if self.problem.rules.in_one_pod(self.days[i] | self.days[j]) {
                break;
            }
            j = self.someone();
        }
        (i, j, !self.problem.rules.in_one_pod(self.days[i] | self.days[j]))
    }

    /// Days to exchange: mostly one or two, else a stint, or all before or after a day.
    fn window(&mut self, a: u64, b: u64) -> u64 {
        let day = 1 << self.dice.bit(a | b);
        let stint = |days: u64| {
            let mut run: u64 = day;
            loop {
                let wider = (run | run << 1 | run >> 1) & days;
                if wider == run {
                    return run;
                }
                run = wider;
            }
        };
        match self.dice.below(16) {
            0..=5 => day,
            6..=9 => day | 1 << self.dice.bit(a | b),
            10 | 11 => stint(if a & day == 0 { b } else { a }),
            12 => stint(a | b),
            13 => !(day - 1),
            14 => day - 1,
            _ => !0,
        }
    }

    /// Someone takes an open task; if they come that day for another, that one opens. Or they give
    /// up one of their other days for it.
    fn fill(&mut self, heat: i64) {
        let Some(slot) = self.hole() else { return };
        let (day, task) = (slot / self.problem.tasks, slot % self.problem.tasks);
        let person = self.someone();
        let row = person * self.problem.days;
        if self.problem.may[row + day] >> task & 1 == 0 {
            return;
        }
        let others = self.days[person] & !(1 << day);
        self.begin();
        self.put(row + day, narrow(task));
        if others != 0 && self.dice.below(2) == 0 {
            let day = self.dice.bit(others) as usize;
            self.put(row + day, IDLE);
        }
        self.decide(heat);
    }

    /// A (day, task) that lacks people.
    fn hole(&mut self) -> Option<usize> {
        let from = self.dice.below(self.open.len());
        let (before, after) = self.open.split_at(from);
        let found = after.iter().position(|&n| n > 0).map(|at| at + from);
        found.or_else(|| before.iter().position(|&n| n > 0))
    }

    /// One or two people drop all they do, and come for what is then open in another pod: two
    /// people change places.
    fn regroup(&mut self, heat: i64) {
        let (i, j) = (self.someone(), self.someone());
        let (old_i, old_j) = (self.days[i], self.days[j]);
        let pods = self.problem.rules.pods.len();
        self.begin();
        let alone = i == j || self.dice.below(4) == 0;
        self.drop_all(i);
        if alone {
            let pod = self.dice.below(pods);
            self.come_for_open(i, pod);
            self.decide(heat);
            return;
        }
        self.drop_all(j);
        let (of_i, of_j) = (self.pod_of(old_i), self.pod_of(old_j));
        self.come_for_open(i, of_j);
        self.come_for_open(j, of_i);
        self.decide(heat);
    }

    /// The pod of some days; any, for someone who never comes.
    fn pod_of(&mut self, days: u64) -> usize {
        let pods = &self.problem.rules.pods;
        if days == 0 {
            return self.dice.below(pods.len());
        }
        pods.iter().position(|pod| days & !pod == 0).unwrap_or(0)
    }

    fn drop_all(&mut self, person: usize) {
        bits(self.days[person]).for_each(|day| self.put(person * self.problem.days + day, IDLE));
    }

    /// Someone without days comes on every day of a pod on which a task they may do is open: the
    /// dearest, and among equals a random one.
    fn come_for_open(&mut self, person: usize, pod: usize) {
        let days = self.problem.rules.pods.get(pod).unwrap_or(&!0) & self.able[person];
        for day in bits(days) {
            let at = person * self.problem.days + day;
            let slots = day * self.problem.tasks;
            let mut best: Option<(i64, u64, usize)> = None;
            for task in bits(u64::from(self.problem.may[at])) {
                if self.open[slots + task] == 0 {
                    continue;
                }
                let rank = (self.problem.missing[slots + task], self.dice.next(), task);
                best = best.max(Some(rank));
            }
            if let Some((price, _, task)) = best {
                let more = self.days[person] | 1 << day;
                let gain = price - self.change(person, self.days[person], more);
                if gain > 0 && self.here[day] < self.problem.cap[day] && self.problem.rules.fits(more) {
                    self.put(at, narrow(task));
                }
            }
        }
    }

    /// Someone leaves a pod and hands what they do to others of it, and takes over a part of what
    /// somebody of another pod does.
    fn relocate(&mut self, heat: i64) {
        let (i, j) = (self.someone(), self.someone());
        let (old_i, old_j) = (self.days[i], self.days[j]);
        if old_i == 0 || old_j == 0 || self.problem.rules.in_one_pod(old_i | old_j) {
            return;
        }
        let part = self.window(old_j, 0) & old_j & self.able[i];
        if part == 0 {
            return;
        }
        self.begin();
        let (row_i, row_j) = (i * self.problem.days, j * self.problem.days);
        for day in bits(old_i) {
            let task = self.roster[row_i + day];
            self.put(row_i + day, IDLE);
            if !self.hand_over(i, day, task) {
                return self.take_back();
            }
        }
        for day in bits(part) {
            let task = self.roster[row_j + day];
            if self.problem.may[row_i + day] >> task & 1 == 1 {
                self.put(row_j + day, IDLE);
                self.put(row_i + day, task);
            }
        }
        self.decide(heat);
    }

    /// Someone stays at home; someone who comes that day for another task takes theirs, and a third,
    /// who could not have taken it, comes for that.
    fn pass_on(&mut self, heat: i64) {
        let i = self.someone();
        if self.days[i] == 0 {
            return;
        }
        let day = self.dice.bit(self.days[i]) as usize;
        let cell = i * self.problem.days + day;
        let task = self.roster[cell];
        let from = self.dice.below(self.staff.len());
        for at in (from..self.staff.len()).chain(0..from).take(HEIRS.0) {
            let other = self.staff[at] as usize * self.problem.days + day;
            let freed = self.roster[other];
            if freed != IDLE && freed != task && self.problem.may[other] >> task & 1 == 1 {
                self.begin();
                self.put(cell, IDLE);
                self.put(other, task);
                if self.hand_over(i, day, freed) {
                    return self.decide(heat);
                }
                return self.take_back();
            }
        }
    }

    /// Gives a task to whom it costs least among a few who may, false if nobody is found.
    fn hand_over(&mut self, except: usize, day: usize, task: u8) -> bool {
        let mut best: Option<(i64, usize)> = None;
        let (from, mut found) = (self.dice.below(self.staff.len()), 0);
        for at in (from..self.staff.len()).chain(0..from).take(HEIRS.0) {
            let person = self.staff[at] as usize;
            let (days, cell) = (self.days[person], person * self.problem.days + day);
            let may = self.problem.may[cell] >> task & 1 == 1 && days >> day & 1 == 0 && person != except;
            if may && self.legal(days | 1 << day) {
                let cost = self.change(person, days, days | 1 << day);
                if best.is_none_or(|b| cost < b.0) {
                    best = Some((cost, cell));
                }
                found += 1;
                if found == HEIRS.1 {
                    break;
                }
            }
        }
        best.inspect(|&(_, cell)| self.put(cell, task)).is_some()
    }

    /// Begins a move that [`Self::decide`] keeps or takes back.
    fn begin(&mut self) {
        self.log.clear();
        self.touched.clear();
        self.opened = 0;
    }

    /// Sets a cell, with all that is counted from it.
    fn put(&mut self, at: usize, task: u8) {
        let (old, day) = (self.roster[at], at % self.problem.days);
        if old == task {
            return;
        }
        #[allow(clippy::cast_possible_truncation)]
        self.log.push((at as u32, old));
        self.roster[at] = task;
        let person = at / self.problem.days;
        if self.touched.iter().all(|t| t.0 != person) {
            self.touched.push((person, self.days[person]));
        }
        let slot = |task: u8| day * self.problem.tasks + usize::from(task);
        if old == IDLE {
            self.here[day] += 1;
            self.days[person] |= 1 << day;
        } else {
            self.open[slot(old)] += 1;
            self.opened += self.problem.missing[slot(old)];
        }
        if task == IDLE {
            self.here[day] -= 1;
            self.days[person] &= !(1 << day);
        } else {
            self.open[slot(task)] -= 1;
            self.opened -= self.problem.missing[slot(task)];
        }
    }

    /// Keeps the move, or takes it back.
    fn decide(&mut self, heat: i64) {
        let own = self.touched.iter().map(|&(i, old)| self.change(i, old, self.days[i]));
        let change = self.opened + own.sum::<i64>();
        let full = |&(at, _): &(u32, u8)| {
            let day = at as usize % self.problem.days;
            self.here[day] > self.problem.cap[day]
        };
        let legal = self.touched.iter().all(|&(i, _)| self.legal(self.days[i])) && !self.log.iter().any(full);
        if legal && self.dice.accepts(change, heat) {
            self.value += change;
            self.note_best();
            return;
        }
        self.take_back();
    }

    /// Undoes the move, its last change first.
    fn take_back(&mut self) {
        let log = std::mem::take(&mut self.log);
        log.iter().rev().for_each(|&(at, old)| self.put(at as usize, old));
        self.log = log;
    }
}

/// A task as it is stored; there are at most 32.
#[allow(clippy::cast_possible_truncation)]
const fn narrow(task: usize) -> u8 {
    task as u8
}
