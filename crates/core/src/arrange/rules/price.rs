//! What a roster costs: the soft rules, each outweighing those below it.

use super::{Sheet, Task, is_night, rank_penalty};

/// What each thing that one would rather not see costs. Each line outweighs those below it.
pub mod weight {
    /// A day otherwise than it was fixed: past, or pinned by hand.
    pub const FIXED: i64 = 10_000_000_000_000;
    /// A person missing on a post.
    pub const UNCOVERED: i64 = 100_000_000_000;
    /// A picket officer who must double with a post because no one more may come.
    pub const PICKET: i64 = 10_000_000_000;
    /// A person missing to the floor of the quota.
    pub const FLOOR: i64 = 1_000_000_000;
    /// A person and day called otherwise than in the parent roster.
    pub const CHANGE: i64 = 1_000_000;
    /// A picket officer who is no official, or heads the unit.
    pub const RANK: i64 = 10_000;
    /// A day off or a night taken from someone who does not work in shifts.
    pub const OFF_DAY: i64 = 1_000;
}

impl Sheet<'_> {
    /// Soft rule: days off and nights go to people in shifts, the picket to officials. Also the
    /// change against the parent, less what not calling would have changed.
    #[must_use]
    pub fn cost(&self, i: usize, d: usize, task: Task) -> i64 {
        let person = self.members[i].1;
        let off_hours = !self.days[d].working || matches!(task, Task::Post(p) if is_night(self.posts[p].1));
        let mut cost = if off_hours && !person.shift { weight::OFF_DAY } else { 0 };
        if task == Task::Picket && rank_penalty(person) > 0 {
            cost += weight::RANK;
        }
        cost + self.change(i, d, Some(task)) - self.change(i, d, None)
    }

    /// Soft rule: as it was fixed, and as the parent roster had it. On site without a post is one
    /// thing, whatever for.
    #[must_use]
    pub fn change(&self, i: usize, d: usize, call: Option<Task>) -> i64 {
        if let Some(fixed) = self.fixed[i * self.days.len() + d] {
            return if fixed == call { 0 } else { weight::FIXED };
        }
        let kind = |c: Option<Task>| c.map(|t| if let Task::Post(p) = t { Some(p) } else { None });
        match self.before[i * self.days.len() + d] {
            Some(before) if kind(before) != kind(call) => weight::CHANGE,
            _ => 0,
        }
    }

    /// The objective: everything that is minimised, recounted from the calls. Squares of the days
    /// each person is called make the shares fair.
    #[must_use]
    pub fn objective(&self, calls: &[Option<Task>]) -> i64 {
        let width = self.days.len();
        let mut total = 0;
        for i in 0..self.members.len() {
            let mut load = 0;
            for d in 0..width {
                total += self.change(i, d, None);
                if let Some(task) = calls[i * width + d] {
                    load += 1;
                    total += self.cost(i, d, task);
                }
            }
            total += load * (load + 2 * self.history[i]);
        }
        (0..width).map(|d| self.missing(calls, d)).sum::<i64>() + total
    }

    /// What the people missing on a day cost.
    fn missing(&self, calls: &[Option<Task>], d: usize) -> i64 {
        let mut held = vec![0; self.posts.len()];
        let (mut picket, mut capped) = (0, 0);
        for i in 0..self.members.len() {
            let Some(task) = calls[i * self.days.len() + d] else { continue };
            capped += i64::from(self.stance(i, d).quota.is_some());
            match task {
                Task::Post(p) => held[p] += 1,
                Task::Picket => picket += 1,
                Task::Floor | Task::Named(_) => {}
            }
        }
        let floors = 0..self.days[d].floors.len();
        let named: i64 =
            floors.map(|f| (self.days[d].floors[f].min - self.present(calls, d, f)).max(0)).sum();
        let open = held.iter().enumerate().map(|(p, &here)| (self.need(d, Task::Post(p)) - here).max(0));
        weight::UNCOVERED * open.sum::<i64>()
            + weight::PICKET * (self.need(d, Task::Picket) - picket).max(0)
            + weight::FLOOR * ((self.days[d].floor - capped).max(0) + named)
    }
}

/// Price of a person missing for a task.
#[must_use]
pub const fn price_of_missing(task: Task) -> i64 {
    match task {
        Task::Post(_) => weight::UNCOVERED,
        Task::Picket => weight::PICKET,
        Task::Floor | Task::Named(_) => weight::FLOOR,
    }
}
