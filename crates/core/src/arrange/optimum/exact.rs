//! The part that is polynomial, solved to proof: roles, availability, caps, fair shares and costs
//! as a min-cost flow, on the same network code that the planner of orders uses.
//!
//! Source, then each person by a convex arc (the squares of the shares), then the days of a person
//! who could do several tasks (one task a day), then the tasks of each day (the need), then the
//! day where the cap can bind, then the sink. Whoever comes gains what a missing person costs.

use super::super::flow::{Arc, Network, Node};
use super::bound::NEVER;
use super::problem::{IDLE, Problem, Tasks};

/// An optimum of the flow.
#[derive(Debug, Clone)]
pub struct Exact {
    /// The roster.
    pub roster: Tasks,
    /// The objective without what couples days: a lower bound of every roster.
    pub value: i64,
    /// What one more person on a task is worth, `day * tasks + task`: the dual solution.
    pub worth: Vec<i64>,
}

impl Exact {
    /// What is known without solving it: nobody comes, and there is no bound.
    #[must_use]
    pub fn unknown(problem: &Problem) -> Self {
        let roster = vec![IDLE; problem.people * problem.days];
        Self { roster, value: NEVER, worth: vec![0; problem.need.len()] }
    }
}

/// The roster of least cost when nothing couples the days of a person but the shares.
#[must_use]
pub fn exact(problem: &Problem) -> Exact {
    let mut net = Network::new();
    let source = net.node();
    let slots: Vec<Node> = problem.need.iter().map(|_| net.node()).collect();
    let mut links: Vec<(usize, u8, Arc)> = vec![];
    for person in 0..problem.people {
        call_person(problem, &mut net, (source, &slots), person, &mut links);
    }
    let sink = net.node();
    let mut seats = vec![];
    for day in 0..problem.days {
        let of_day = day * problem.tasks..(day + 1) * problem.tasks;
        let needed: u64 = problem.need[of_day.clone()].iter().map(|&n| u64::from(n)).sum();
        let capped = u64::from(problem.cap[day]) < needed;
        let end = if capped { net.node() } else { sink };
        for at in of_day {
            seats.push(net.arc(slots[at], end, i64::from(problem.need[at]), -problem.missing[at]));
        }
        if capped {
            net.arc(end, sink, i64::from(problem.cap[day]), 0);
        }
    }
    let gain = net.minimise(source, sink);
    let mut roster = vec![IDLE; problem.people * problem.days];
    for (at, task, arc) in links {
        if net.flow(arc) > 0 {
            roster[at] = task;
        }
    }
    let idle: i64 = problem.need.iter().zip(&problem.missing).map(|(&n, &m)| i64::from(n) * m).sum();
    let worth = slots.iter().map(|&slot| net.price(slot) - net.price(source)).collect();
    Exact { roster, value: idle + gain, worth }
}

/// Arcs of one person: the share, then each day on which the person can be called.
fn call_person(
    problem: &Problem,
    net: &mut Network,
    (source, slots): (Node, &[Node]),
    person: usize,
    links: &mut Vec<(usize, u8, Arc)>,
) {
    let row = person * problem.days..(person + 1) * problem.days;
    let able = problem.may[row.clone()].iter().filter(|&&m| m != 0).count();
    if able == 0 {
        return;
    }
    let node = net.node();
    net.convex(source, node, able as i64, i64::from(problem.history[person]));
    for at in row {
        let (may, cost) = (problem.may[at], i64::from(problem.cost[at]));
        let tasks = (0..problem.tasks).filter(|t| may >> t & 1 == 1);
        let seat = |task: usize| slots[at % problem.days * problem.tasks + task];
        let (from, cost) = if may.count_ones() > 1 {
            let day = net.node();
            net.arc(node, day, 1, cost);
            (day, 0)
        } else {
            (node, cost)
        };
        for task in tasks {
            #[allow(clippy::cast_possible_truncation)]
            links.push((at, task as u8, net.arc(from, seat(task), 1, cost)));
        }
    }
}
