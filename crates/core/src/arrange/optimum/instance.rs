//! City-size roster instances and their solutions as JSON, in and out: format
//! `balai-roster-instance/1` (bench/roster/README.md has it field by field).
//!
//! [`read`] never trusts a file: whatever is out of range becomes a [`Flaw`] with its place in the
//! document, and all of them are listed, up to a limit. [`write`] gives the solution in the form
//! that the checker of the benchmark reads.

mod flaw;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::problem::{IDLE, Problem, Rules};
use flaw::Flaws;
pub use flaw::{Flaw, Wanted, findings};

/// The format that is read.
pub const FORMAT: &str = "balai-roster-instance/1";
/// Objective of the benchmark: each person missing for a role; supervisors count three times.
const MISSING: [i64; 3] = [1000, 1000, 3000];
/// Objective of the benchmark, tiers B and C: each stint start.
const STINT: i64 = 4;
/// Tiers B and C: most calendar days in a row.
const LONGEST: u32 = 5;
/// Tier C: pods, and the working days of a block.
const PODS: (usize, usize) = (4, 2);

/// What is asked of a roster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tier {
    /// Cap, roles, availability, fair shares, preferences.
    A,
    /// A, at most five days in a row, and a cost for every stint.
    B,
    /// B, and pods that never mix.
    C,
}

/// A whole city.
#[derive(Debug, Clone, Deserialize)]
pub struct Instance {
    /// Name and version of the format.
    pub format: String,
    /// Calendar days; day 0 is a Monday.
    pub days: usize,
    /// Names of the roles.
    pub roles: Vec<String>,
    /// The units; they share nobody.
    pub units: Vec<Unit>,
}

/// A unit of the city.
#[derive(Debug, Clone, Deserialize)]
pub struct Unit {
    /// Its name.
    pub unit: String,
    /// Number of people.
    pub n: usize,
    /// Most people on site on a day.
    pub cap: u32,
    /// Days on which the unit works.
    pub work_days: Vec<usize>,
    /// People wanted: day, then role.
    pub demand: Vec<Vec<u32>>,
    /// Its people.
    pub people: Vec<Member>,
}

/// A person of a unit.
#[derive(Debug, Clone, Deserialize)]
pub struct Member {
    /// Roles held.
    pub roles: Vec<usize>,
    /// Never on site.
    pub vulnerable: bool,
    /// Days not available.
    pub off: Vec<usize>,
    /// Days on site in the period before.
    pub hist: u32,
    /// Days this person would rather not come, with the cost of each.
    pub pref: Vec<(usize, i32)>,
}

/// Reads an instance.
///
/// # Errors
/// Everything that is wrong, in the order of the document.
pub fn read(text: &str) -> Result<Instance, Vec<Flaw>> {
    let instance: Instance = match serde_json::from_str(text) {
        Ok(instance) => instance,
        Err(error) => {
            let at = Some((error.line(), error.column()));
            let found = error.to_string();
            return Err(vec![Flaw { place: String::new(), found, wanted: Wanted::Json, at }]);
        }
    };
    let mut flaws = Flaws::default();
    flaws.instance(&instance);
    let found = flaws.all();
    if found.is_empty() { Ok(instance) } else { Err(found) }
}

impl Unit {
    /// The unit as a problem. Roles beyond the third count as the first two do.
    #[must_use]
    pub fn problem(&self, tier: Tier) -> Problem {
        let (people, days) = (self.people.len(), self.demand.len());
        let tasks = self.demand.first().map_or(0, Vec::len);
        let missing = |at: usize| MISSING.get(at % tasks).copied().unwrap_or(MISSING[0]);
        let mut problem = Problem {
            people,
            days,
            tasks,
            need: self.demand.iter().flatten().copied().collect(),
            missing: (0..days * tasks).map(missing).collect(),
            cap: vec![self.cap; days],
            history: self.people.iter().map(|p| p.hist).collect(),
            may: vec![0; people * days],
            cost: vec![0; people * days],
            rules: self.rules(tier),
        };
        let wanted: Vec<u32> = (0..days).map(|d| problem.wanted(d)).collect();
        for (person, row) in self.people.iter().zip(problem.may.chunks_mut(days.max(1))) {
            if person.vulnerable {
                continue;
            }
            let roles = person.roles.iter().fold(0, |bits, role| bits | 1u32 << role);
            for &day in &self.work_days {
                row[day] = roles & wanted[day];
            }
            person.off.iter().for_each(|&day| row[day] = 0);
        }
        for (person, row) in self.people.iter().zip(problem.cost.chunks_mut(days.max(1))) {
            person.pref.iter().for_each(|&(day, cost)| row[day] = cost);
        }
        problem
    }

    fn rules(&self, tier: Tier) -> Rules {
        if tier == Tier::A {
            return Rules::default();
        }
        let mut pods = vec![];
        if tier == Tier::C {
            pods = vec![0; PODS.0];
            for (at, &day) in self.work_days.iter().enumerate() {
                pods[at / PODS.1 % PODS.0] |= 1u64 << day;
            }
        }
        Rules { longest: LONGEST, stint: STINT, pods }
    }
}

/// The roster of a unit as it is written.
#[derive(Debug, Serialize)]
struct Written {
    /// Day, person, role.
    assign: Vec<(usize, usize, u8)>,
    /// Pod of each person who comes, in tier C.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pods: BTreeMap<usize, usize>,
}

/// Writes rosters as a solution file: units in the order of the instance, days first.
#[must_use]
pub fn write<'a>(units: impl Iterator<Item = (&'a str, &'a Problem, &'a [u8])>) -> String {
    let mut written = BTreeMap::new();
    for (name, problem, roster) in units {
        let mut assign = vec![];
        let mut pods = BTreeMap::new();
        for person in 0..problem.people {
            let days = problem.days_of(roster, person);
            let pod = problem.rules.pods.iter().position(|pod| days & !pod == 0);
            if let Some(pod) = pod.filter(|_| days != 0) {
                pods.insert(person, pod);
            }
            let row = &roster[person * problem.days..(person + 1) * problem.days];
            let called = row.iter().enumerate().filter(|(_, t)| **t != IDLE);
            assign.extend(called.map(|(day, &task)| (day, person, task)));
        }
        assign.sort_unstable();
        written.insert(name, Written { assign, pods });
    }
    let whole = BTreeMap::from([("units", written)]);
    serde_json::to_string(&whole).unwrap_or_default()
}
