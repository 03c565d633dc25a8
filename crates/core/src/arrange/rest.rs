//! Rest between shifts and even nights: what couples one day with the next.
//!
//! The flow of [`super::call`] knows single days. Here the people it calls exchange their tasks of
//! a day among each other, only where that costs the objective nothing, until nobody is tired and
//! nights are shared; what remains is forbidden in the flow, which finds the next best calls. If
//! that does not end, the last tired calls are dropped and [`patch`] looks for someone else.

use super::call::Calling;
use super::flow::{Arc, Network, Node};
use super::rules::{Calls, MOST_IN_A_ROW, Sheet, Task, is_night, whole};

/// Rounds of exchanging and forbidding before calls are dropped.
const ROUNDS: usize = 24;
/// Passes over the days in a round.
const PASSES: usize = 2;
/// What a broken rest weighs in an exchange, against nights that count by their squares.
const TIRED: i64 = 1_000_000;
/// Everyone who exchanges must get a task again.
const MUST: i64 = 1_000_000_000;

/// Someone who can exchange, with the tasks that are free to choose, the present one first.
type Mover = (usize, Vec<Task>);

/// The calls of a flow with rest kept.
#[must_use]
pub fn settle(sheet: &Sheet, calling: &mut Calling) -> Calls {
    calling.keep_caps();
    let nights = sheet.posts.iter().any(|(_, post)| is_night(post));
    if !nights && !sheet.can_tire() && sheet.days.len() <= MOST_IN_A_ROW {
        return calling.calls();
    }
    let width = sheet.days.len();
    let mut calls = calling.calls();
    let mut dirty = vec![true; width];
    for _ in 0..ROUNDS {
        for _ in 0..PASSES {
            (0..width).filter(|&d| dirty[d]).for_each(|d| exchange(sheet, calling, &mut calls, d));
        }
        let broken = broken_rests(sheet, &calls);
        if broken.is_empty() {
            return calls;
        }
        for (i, d) in broken {
            if let Some(task) = calls[i * width + d] {
                calling.forbid(i, d, task);
            }
        }
        calling.keep_caps();
        let now = calling.calls();
        let changed = |d: usize| (0..sheet.members.len()).any(|i| now[i * width + d] != calls[i * width + d]);
        let moved: Vec<bool> = (0..width).map(changed).collect();
        dirty = (0..width).map(|d| moved[d.saturating_sub(1)..width.min(d + 2)].contains(&true)).collect();
        calls = now;
    }
    while let Some(&(i, d)) = broken_rests(sheet, &calls).first() {
        calls[i * width + d] = None;
    }
    calls
}

/// People and days whose call leaves too little rest after that of the day before, or makes one day
/// in a row too many. Only the first of a chain: mending it may mend the rest.
fn broken_rests(sheet: &Sheet, calls: &[Option<Task>]) -> Vec<(usize, usize)> {
    let width = sheet.days.len();
    let mut broken = vec![];
    for i in 0..sheet.members.len() {
        let mine = &calls[i * width..(i + 1) * width];
        let mut d = 0;
        while d < width {
            let yesterday = d.checked_sub(1).and_then(|before| mine[before]);
            let tired = |task| yesterday.is_some_and(|before| sheet.tired(d - 1, before, task));
            if mine[d].is_some_and(|task| tired(task) || sheet.overruns(calls, i, d)) {
                broken.push((i, d));
                d += 1;
            }
            d += 1;
        }
    }
    broken
}

/// Lets the people of a day exchange tasks so that fewest are tired and nights are even.
fn exchange(sheet: &Sheet, calling: &mut Calling, calls: &mut Calls, d: usize) {
    let width = sheet.days.len();
    let movers: Vec<Mover> = (0..sheet.members.len())
        .filter(|&i| calls[i * width + d].is_some())
        .map(|i| (i, calling.free_choice(i, d)))
        .filter(|(_, choice)| choice.len() > 1)
        .collect();
    let mut tasks: Vec<(Task, i64)> = vec![];
    for (_, choice) in &movers {
        match tasks.iter_mut().find(|(t, _)| *t == choice[0]) {
            Some((_, people)) => *people += 1,
            None => tasks.push((choice[0], 1)),
        }
    }
    if tasks.len() < 2 {
        return;
    }
    for (i, task) in assign(sheet, calls, d, (&movers, &tasks)) {
        if calls[i * width + d] != Some(task) {
            calling.swap(i, d, task);
            calls[i * width + d] = Some(task);
        }
    }
}

/// The best assignment of movers to the tasks they hold among them.
fn assign(
    sheet: &Sheet,
    calls: &Calls,
    d: usize,
    (movers, tasks): (&[Mover], &[(Task, i64)]),
) -> Vec<(usize, Task)> {
    let mut net = Network::new();
    let source = net.node();
    let people: Vec<Node> = movers.iter().map(|_| net.node()).collect();
    let slots: Vec<Node> = tasks.iter().map(|_| net.node()).collect();
    let sink = net.node();
    let mut arcs: Vec<(usize, Task, Arc)> = vec![];
    for ((i, choice), &node) in movers.iter().zip(&people) {
        net.arc(source, node, 1, -MUST);
        for (slot, &(task, _)) in tasks.iter().enumerate().filter(|(_, (t, _))| choice.contains(t)) {
            arcs.push((*i, task, net.arc(node, slots[slot], 1, strain(sheet, calls, (*i, d), task))));
        }
    }
    for (&slot, &(_, people)) in slots.iter().zip(tasks) {
        net.arc(slot, sink, people, 0);
    }
    net.minimise(source, sink);
    let taken = arcs.into_iter().filter(|&(_, _, arc)| net.flow(arc) > 0);
    taken.map(|(i, task, _)| (i, task)).collect()
}

/// What a task of the day costs a person, given the other days: broken rests and nights.
fn strain(sheet: &Sheet, calls: &Calls, (i, d): (usize, usize), task: Task) -> i64 {
    let width = sheet.days.len();
    let mine = &calls[i * width..(i + 1) * width];
    let mut cost = 0;
    if d > 0 && mine[d - 1].is_some_and(|before| sheet.tired(d - 1, before, task)) {
        cost += TIRED;
    }
    if d + 1 < width && mine[d + 1].is_some_and(|next| sheet.tired(d, task, next)) {
        cost += TIRED;
    }
    let night = |t: Task| matches!(t, Task::Post(p) if is_night(sheet.posts[p].1));
    if night(task) {
        let others = mine.iter().enumerate().filter(|&(e, c)| e != d && c.is_some_and(night));
        cost += 2 * whole(others.count()) + 1;
    }
    cost
}

/// Fills what is still open with anyone who may, is rested and below every cap, the least called
/// first. Never undoes a call.
pub fn patch(sheet: &Sheet, calls: &mut Calls) {
    for d in 0..sheet.days.len() {
        for task in (0..sheet.posts.len()).map(Task::Post).chain([Task::Picket]) {
            while sheet.count(calls, d, |_, t| t == task) < sheet.need(d, task) {
                if !call_one(sheet, calls, d, task) {
                    break;
                }
            }
        }
        while sheet.count(calls, d, |s, _| s.quota.is_some()) < sheet.days[d].floor {
            if !call_one(sheet, calls, d, Task::Floor) {
                break;
            }
        }
        named(sheet, calls, d);
    }
}

/// Fills the named floors of a day, then sends home whom a floor does not need because others it
/// counts hold posts.
fn named(sheet: &Sheet, calls: &mut Calls, d: usize) {
    for (f, floor) in sheet.days[d].floors.iter().enumerate() {
        while sheet.present(calls, d, f) < floor.min {
            if !call_one(sheet, calls, d, Task::Named(f)) {
                break;
            }
        }
    }
    let width = sheet.days.len();
    for at in (0..sheet.members.len()).map(|i| i * width + d) {
        let Some(Task::Named(_)) = calls[at] else { continue };
        if sheet.fixed[at].is_some() {
            continue;
        }
        let (before, call) = (sheet.objective(calls), calls[at].take());
        if sheet.objective(calls) > before {
            calls[at] = call;
        }
    }
}

/// Calls the cheapest person who can take a task; false if there is none.
fn call_one(sheet: &Sheet, calls: &mut Calls, d: usize, task: Task) -> bool {
    let width = sheet.days.len();
    let full: Vec<_> = sheet.days[d]
        .caps
        .iter()
        .filter(|(quota, cap)| sheet.count(calls, d, |s, _| s.quota == Some(*quota)) >= *cap)
        .map(|&(quota, _)| quota)
        .collect();
    let fits = |i: &usize| {
        let mine = &calls[i * width..(i + 1) * width];
        mine[d].is_none()
            && sheet.may(*i, d, task)
            && sheet.stance(*i, d).quota.is_none_or(|q| !full.contains(&q))
            && !(d > 0 && mine[d - 1].is_some_and(|before| sheet.tired(d - 1, before, task)))
            && !(d + 1 < width && mine[d + 1].is_some_and(|next| sheet.tired(d, task, next)))
            && !sheet.too_many_in_a_row(calls, *i, d)
    };
    let price = |i: &usize| {
        let load = calls[i * width..(i + 1) * width].iter().flatten().count();
        sheet.cost(*i, d, task) + 2 * whole(load) + 1
    };
    let best = (0..sheet.members.len()).filter(fits).min_by_key(price);
    if let Some(i) = best {
        calls[i * width + d] = Some(task);
    }
    best.is_some()
}
