//! Who is called in, as a flow: the exact part of the planner.
//!
//! Source, then each person by unit arcs of rising cost 1, 3, 5 (so that the squares of the shares
//! add up), then the person's days (one task a day), then the tasks of each day (at most the people
//! they need), then the day (its cap, its floor), then the sink. What the network cannot say, the
//! rest between days and two quotas in one unit, is left to [`Calling::forbid`].

use super::flow::{Arc, Network, Node};
use super::rules::{Calls, Sheet, Stance, Task, price_of_missing, weight, whole};

/// The network of a unit with its best calls.
pub struct Calling<'s> {
    sheet: &'s Sheet<'s>,
    net: Network,
    /// `member * days + day`: the arc into the day, if the person can be called at all.
    days: Vec<Option<Arc>>,
    /// The tasks open to a person on a day: `options[first[at]..first[at + 1]]`.
    options: Vec<(Task, Arc)>,
    /// `member * days + day`, and the end.
    first: Vec<usize>,
    /// The objective with nobody called.
    idle: i64,
    /// Cost of the flow: negative, what the calls gain against `idle`.
    gain: i64,
}

impl<'s> Calling<'s> {
    /// Builds the network and solves it.
    #[must_use]
    pub fn solve(sheet: &'s Sheet<'s>) -> Self {
        let width = sheet.days.len();
        let mut net = Network::new();
        let source = net.node();
        let people: Vec<Node> = sheet.members.iter().map(|_| net.node()).collect();
        let open: Vec<Vec<Task>> = (0..width).map(|d| tasks(sheet, d)).collect();
        let mut able: Vec<(Task, usize)> = vec![];
        let mut first = vec![0];
        let mut cells: Vec<Option<Node>> = Vec::with_capacity(people.len() * width);
        for at in 0..people.len() * width {
            let (i, d) = (at / width, at % width);
            able.extend(open[d].iter().enumerate().filter(|o| sheet.may(i, d, *o.1)).map(|(s, &t)| (t, s)));
            cells.push((able.len() > first[at]).then(|| net.node()));
            first.push(able.len());
        }
        let slots: Vec<Vec<Node>> = open.iter().map(|t| t.iter().map(|_| net.node()).collect()).collect();
        let halls: Vec<Node> = (0..width).map(|_| net.node()).collect();
        let sink = net.node();
        let mut days = vec![None; cells.len()];
        let mut options = Vec::with_capacity(able.len());
        let mut shares = Vec::with_capacity(people.len());
        for (at, cell) in cells.iter().enumerate() {
            let (i, d) = (at / width, at % width);
            if d == 0 {
                let able = whole(cells[at..at + width].iter().flatten().count());
                shares.push(net.convex(source, people[i], able, sheet.history[i]));
            }
            let Some(node) = *cell else { continue };
            days[at] = Some(net.arc(people[i], node, 1, 0));
            for &(task, slot) in &able[first[at]..first[at + 1]] {
                options.push((task, net.arc(node, slots[d][slot], 1, sheet.cost(i, d, task))));
            }
        }
        let ends: Vec<Ends> = (0..width)
            .map(|d| close_day(&mut net, sheet, (d, &open[d]), (&slots[d], halls[d], sink)))
            .collect();
        let mut published = vec![];
        for (at, day) in days.iter().enumerate() {
            let (Some(day), Some(was)) = (*day, sheet.published(at)) else { continue };
            let here = first[at]..first[at + 1];
            let alike = |o: &usize| options[*o].0 == was || !(options[*o].0.is_post() || was.is_post());
            let Some(option) = here.filter(alike).min_by_key(|o| options[*o].0 != was) else { continue };
            let (slot, halls) = (ends[at % width].0[able[option].1], ends[at % width].1);
            published.extend(halls.map(|hall| [shares[at / width], day, options[option].1, slot, hall]));
        }
        let idle = sheet.objective(&vec![None; cells.len()]);
        let gain = net.minimise_from((source, sink), &published);
        Self { sheet, net, days, options, first, idle, gain }
    }

    /// The objective as the flow has it: a lower bound of every roster that keeps what was not forbidden.
    #[must_use]
    pub const fn objective(&self) -> i64 {
        self.idle + self.gain
    }

    /// The calls that the flow stands for.
    #[must_use]
    pub fn calls(&self) -> Calls {
        (0..self.days.len()).map(|at| self.now(at).map(|o| o.0)).collect()
    }

    /// Tasks a person could do that day at no loss to the objective: the present one first.
    #[must_use]
    pub fn free_choice(&self, i: usize, d: usize) -> Vec<Task> {
        let at = i * self.sheet.days.len() + d;
        let Some(now) = self.now(at) else { return vec![] };
        let mut tasks = vec![now.0];
        if self.net.is_tight(now.1) {
            let others = self.open(at).iter().filter(|o| o.0 != now.0 && self.net.is_usable(o.1));
            tasks.extend(others.map(|o| o.0));
        }
        tasks
    }

    /// Gives a person another task of the same day; the caller moves as many people into each task as out of it.
    pub fn swap(&mut self, i: usize, d: usize, to: Task) {
        let at = i * self.sheet.days.len() + d;
        let next = self.open(at).iter().find(|o| o.0 == to).copied();
        if let (Some(now), Some(next)) = (self.now(at), next) {
            self.net.shift(now.1, next.1);
        }
    }

    /// Rules a task out for a person and day, and finds the best calls without it.
    pub fn forbid(&mut self, i: usize, d: usize, task: Task) {
        let at = i * self.sheet.days.len() + d;
        let arc = self.open(at).iter().find(|o| o.0 == task).map(|o| o.1);
        if let Some(arc) = arc {
            self.gain += self.net.forbid(arc);
        }
    }

    /// The tasks open to a person on a day.
    fn open(&self, at: usize) -> &[(Task, Arc)] {
        &self.options[self.first[at]..self.first[at + 1]]
    }

    /// The task a person is called for.
    fn now(&self, at: usize) -> Option<(Task, Arc)> {
        self.open(at).iter().find(|o| self.net.flow(o.1) > 0).copied()
    }

    /// Where several quotas, or a quota and people without one, meet in a unit, the flow knows only
    /// their sum. Whoever is above one of the caps is held back until all are kept: again after
    /// every change, because a way round may lead through another day.
    pub fn keep_caps(&mut self) {
        let mixed: Vec<usize> = (0..self.sheet.days.len()).filter(|&d| !self.sheet.days[d].exact).collect();
        let mut changed = true;
        while changed {
            changed = false;
            for &d in &mixed {
                for &(quota, cap) in &self.sheet.days[d].caps {
                    changed |= self.hold_back(d, |s| s.quota == Some(quota), cap);
                }
            }
        }
    }

    /// Lets at most `cap` of those whom `counts` names come on a day: the ones called now, less the
    /// excess. False if nobody had to be held back.
    fn hold_back(&mut self, d: usize, counts: impl Fn(Stance) -> bool, cap: i64) -> bool {
        let group = (0..self.sheet.members.len()).filter(|&i| counts(self.sheet.stance(i, d)));
        let (mut here, others): (Vec<usize>, Vec<usize>) = group.partition(|&i| self.is_called(i, d));
        let excess = usize::try_from(whole(here.len()) - cap).unwrap_or(0);
        if excess == 0 {
            return false;
        }
        let load = |i: usize| (0..self.sheet.days.len()).filter(|&e| self.is_called(i, e)).count();
        here.sort_by_key(|&i| std::cmp::Reverse(load(i)));
        for i in others.into_iter().chain(here.into_iter().take(excess)) {
            if let Some(arc) = self.days[i * self.sheet.days.len() + d] {
                self.gain += self.net.forbid(arc);
            }
        }
        true
    }

    fn is_called(&self, i: usize, d: usize) -> bool {
        self.days[i * self.sheet.days.len() + d].is_some_and(|arc| self.net.flow(arc) > 0)
    }
}

/// The tasks of a day that need anyone.
fn tasks(sheet: &Sheet, d: usize) -> Vec<Task> {
    let named = (0..sheet.days[d].floors.len()).map(Task::Named);
    let all = (0..sheet.posts.len()).map(Task::Post).chain([Task::Picket, Task::Floor]).chain(named);
    all.filter(|&t| sheet.need(d, t) > 0).collect()
}

/// The arcs from each task of a day to the day, and the two from the day to the sink.
type Ends = (Vec<Arc>, [Arc; 2]);

/// Arcs from the tasks of a day to the day, and from the day to the sink: the first units up to
/// the floor are worth what a person missing to the floor costs.
fn close_day(
    net: &mut Network,
    sheet: &Sheet,
    (d, open): (usize, &[Task]),
    (slots, hall, sink): (&[Node], Node, Node),
) -> Ends {
    let close = |(&task, &slot): (&Task, &Node)| {
        let worth = if task == Task::Floor { 0 } else { price_of_missing(task) };
        net.arc(slot, hall, sheet.need(d, task), -worth)
    };
    let tasks = open.iter().zip(slots).map(close).collect();
    let day = &sheet.days[d];
    let floor = day.floor.min(day.joint);
    let ends = [net.arc(hall, sink, floor, -weight::FLOOR), net.arc(hall, sink, day.joint - floor, 0)];
    (tasks, ends)
}
