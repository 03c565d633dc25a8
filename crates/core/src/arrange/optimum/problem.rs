//! The general roster problem as plain integers: who may do what on which day, what is needed,
//! what everything costs. Nothing here knows orders, offices or files.
//!
//! A roster is a task, or none, for each person and day. [`Problem::value`] is the objective in
//! full, recounted from nothing; every method of this folder is judged by it and by
//! [`Problem::broken`], which names the first hard rule that a roster breaks.

/// Most days a problem may have: a person's days are the bits of a `u64`.
pub const MOST_DAYS: usize = 64;
/// Most tasks a day may have: what a person may do on a day are the bits of a `u32`.
pub const MOST_TASKS: usize = 32;
/// Most cells (people x days x tasks) a problem may have: what it takes of memory follows from it.
pub const MOST_CELLS: usize = 4_000_000;
/// Marks a person who is not called on a day.
pub const IDLE: u8 = u8::MAX;

/// A unit's roster problem. Tables are dense: `person * days + day`, `day * tasks + task`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Problem {
    /// Number of people.
    pub people: usize,
    /// Number of calendar days, at most [`MOST_DAYS`].
    pub days: usize,
    /// Number of tasks that each day knows, at most [`MOST_TASKS`].
    pub tasks: usize,
    /// People wanted for a task: `day * tasks + task`. No more than these come.
    pub need: Vec<u32>,
    /// Cost of each person missing for a task: `day * tasks + task`.
    pub missing: Vec<i64>,
    /// Most people on site on a day.
    pub cap: Vec<u32>,
    /// Days on site of each person before the first day; the shares are fair over both.
    pub history: Vec<u32>,
    /// Tasks a person may be called for: bit `t` of `person * days + day`.
    pub may: Vec<u32>,
    /// Cost of calling a person on a day, whatever for: `person * days + day`.
    pub cost: Vec<i32>,
    /// What couples the days of one person.
    pub rules: Rules,
}

/// Rules that couple the days of one person. [`Rules::default`] has none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rules {
    /// Most calendar days in a row on site; 0 means no limit.
    pub longest: u32,
    /// Cost of each stint: a day on site whose day before is not.
    pub stint: i64,
    /// Pods that never mix: the days of each, as bits. A person comes on days of one pod only.
    pub pods: Vec<u64>,
}

impl Rules {
    /// True if nothing couples the days of a person but the squares of the shares: the problem is
    /// a flow.
    #[must_use]
    pub const fn is_flow(&self) -> bool {
        self.longest == 0 && self.stint == 0 && self.pods.is_empty()
    }

    /// True if the days fit a limit on days in a row.
    #[must_use]
    pub fn fits(&self, days: u64) -> bool {
        if self.longest == 0 || self.longest >= u64::BITS {
            return true;
        }
        // After `longest` shifts only days that end a longer run are left.
        let mut run = days;
        for _ in 0..self.longest {
            run &= run << 1;
        }
        run == 0
    }

    /// True if one pod has all the days.
    #[must_use]
    pub fn in_one_pod(&self, days: u64) -> bool {
        self.pods.is_empty() || self.pods.iter().any(|pod| days & !pod == 0)
    }

    /// What the stints of a person cost.
    #[must_use]
    pub fn stints(&self, days: u64) -> i64 {
        self.stint * i64::from((days & !(days << 1)).count_ones())
    }
}

/// A roster: the task of `person * days + day`, or [`IDLE`].
pub type Tasks = Vec<u8>;

impl Problem {
    /// The days on which a person is called, as bits.
    #[must_use]
    pub fn days_of(&self, roster: &[u8], person: usize) -> u64 {
        let row = &roster[person * self.days..(person + 1) * self.days];
        row.iter().enumerate().fold(0, |bits, (d, &t)| bits | (u64::from(t != IDLE) << d))
    }

    /// What the shares of a person cost who comes on so many days.
    #[must_use]
    pub fn share(&self, person: usize, days: u32) -> i64 {
        let (before, days) = (i64::from(self.history[person]), i64::from(days));
        (before + days) * (before + days) - before * before
    }

    /// The tasks of a day that need anyone, as bits.
    #[must_use]
    pub fn wanted(&self, day: usize) -> u32 {
        let need = &self.need[day * self.tasks..(day + 1) * self.tasks];
        need.iter().enumerate().fold(0, |bits, (t, &n)| bits | (u32::from(n > 0) << t))
    }

    /// The objective of a roster.
    #[must_use]
    pub fn value(&self, roster: &[u8]) -> i64 {
        let mut open: Vec<i64> = self.need.iter().map(|&n| i64::from(n)).collect();
        let mut total = 0;
        for person in 0..self.people {
            let days = self.days_of(roster, person);
            total += self.share(person, days.count_ones()) + self.rules.stints(days);
            for day in (0..self.days).filter(|d| days >> d & 1 == 1) {
                let at = person * self.days + day;
                total += i64::from(self.cost[at]);
                open[day * self.tasks + usize::from(roster[at])] -= 1;
            }
        }
        let missing = open.iter().zip(&self.missing).map(|(&open, &price)| open.max(0) * price);
        total + missing.sum::<i64>()
    }

    /// People missing to what is needed, over all days and tasks.
    #[must_use]
    pub fn open(&self, roster: &[u8]) -> u64 {
        let wanted: u64 = self.need.iter().map(|&n| u64::from(n)).sum();
        wanted.saturating_sub(roster.iter().filter(|&&t| t != IDLE).count() as u64)
    }

    /// The first hard rule that a roster breaks, if any.
    #[must_use]
    pub fn broken(&self, roster: &[u8]) -> Option<Broken> {
        if roster.len() != self.people * self.days {
            return Some(Broken::Shape);
        }
        let mut held = vec![0; self.need.len()];
        let mut here = vec![0; self.days];
        for person in 0..self.people {
            for day in 0..self.days {
                let task = roster[person * self.days + day];
                if task == IDLE {
                    continue;
                }
                if usize::from(task) >= self.tasks || self.may[person * self.days + day] >> task & 1 == 0 {
                    return Some(Broken::May { person, day });
                }
                held[day * self.tasks + usize::from(task)] += 1;
                here[day] += 1;
            }
            let days = self.days_of(roster, person);
            if !self.rules.fits(days) {
                return Some(Broken::Longest { person });
            }
            if !self.rules.in_one_pod(days) {
                return Some(Broken::Pods { person });
            }
        }
        if let Some(at) = (0..held.len()).find(|&at| held[at] > self.need[at]) {
            return Some(Broken::Need { day: at / self.tasks, task: at % self.tasks });
        }
        (0..self.days).find(|&day| here[day] > self.cap[day]).map(|day| Broken::Cap { day })
    }
}

/// Positions of the bits that are set, from the lowest.
pub fn bits(mut set: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let at = set.trailing_zeros();
        let more = set != 0;
        set &= set.wrapping_sub(1);
        more.then_some(at as usize)
    })
}

/// A hard rule that a roster breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Broken {
    /// The roster has not the size of the problem.
    Shape,
    /// Someone does what they may not.
    May {
        /// The person.
        person: usize,
        /// The day.
        day: usize,
    },
    /// More people than are needed.
    Need {
        /// The day.
        day: usize,
        /// The task.
        task: usize,
    },
    /// More people on site than the cap lets.
    Cap {
        /// The day.
        day: usize,
    },
    /// More days in a row than are allowed.
    Longest {
        /// The person.
        person: usize,
    },
    /// Days of two pods.
    Pods {
        /// The person.
        person: usize,
    },
}
