//! Who is picket officer of a unit on which day, among those whom the roster already has there.
//!
//! A flow of its own after the calls are made: it never changes where anyone on site is; at most
//! it gives someone at home, or off, the duty from home.

use super::Mode;
use super::flow::{Arc, Network, Node};
use super::rules::{Sheet, Site, Task, is_night, rank_penalty, whole};

/// An officer that stays open: worse than anyone.
const OPEN: i64 = 1_000_000_000_000;
/// Not at the place asked for, but at home, which is always better than nobody.
const ELSEWHERE: i64 = 1_000_000_000;
/// Holds a post at the same time.
const BUSY: i64 = 10_000_000;
/// Is on site for the floor while someone else was called in for the picket.
const NOT_CALLED: i64 = 1_000_000;
/// Not an official, or the head, by the step of [`rank_penalty`].
const RANK: i64 = 100_000;
/// Otherwise than in the parent roster.
const CHANGE: i64 = 1_000;

/// Where everybody is before picket officers are named: `member * days + day`.
pub struct Presence<'p> {
    /// Modes.
    pub modes: &'p [Mode],
    /// Tasks.
    pub calls: &'p [Option<Task>],
    /// Picket officers of the parent roster, if it speaks of the cell.
    pub before: &'p [Option<bool>],
}

/// Names the officers: true for `member * days + day`. Days are shared as evenly as ranks allow.
#[must_use]
pub fn name_officers(sheet: &Sheet, presence: &Presence) -> Vec<bool> {
    let width = sheet.days.len();
    let mut officer = vec![false; presence.modes.len()];
    let demand: Vec<i64> = sheet.days.iter().map(|day| day.picket.map_or(0, |p| p.0)).collect();
    if demand.iter().all(|&n| n == 0) {
        return officer;
    }
    let mut net = Network::new();
    let source = net.node();
    let people: Vec<Node> = sheet.members.iter().map(|_| net.node()).collect();
    let halls: Vec<Node> = (0..width).map(|_| net.node()).collect();
    let sink = net.node();
    let mut arcs: Vec<(usize, Arc)> = vec![];
    for (i, &person) in people.iter().enumerate() {
        let able: Vec<(usize, i64)> =
            (0..width).filter_map(|d| Some((d, unfit(sheet, presence, i, d)?))).collect();
        net.convex(source, person, whole(able.len()), 0);
        arcs.extend(able.into_iter().map(|(d, c)| (i * width + d, net.arc(person, halls[d], 1, c))));
    }
    for (&hall, &people) in halls.iter().zip(&demand) {
        net.arc(hall, sink, people, -OPEN);
    }
    net.minimise(source, sink);
    arcs.iter().filter(|(_, arc)| net.flow(*arc) > 0).for_each(|&(at, _)| officer[at] = true);
    officer
}

/// How little a person fits as officer of a day; `None` if not at all.
fn unfit(sheet: &Sheet, presence: &Presence, i: usize, d: usize) -> Option<i64> {
    let at = i * sheet.days.len() + d;
    let (_, site, _) = sheet.days[d].picket.filter(|p| p.0 > 0)?;
    let mode = presence.modes[at];
    let busy = matches!(presence.calls[at], Some(Task::Post(_)));
    let place = match (site, mode) {
        (_, Mode::Away) => return None,
        (Site::Home, Mode::Home) | (Site::Office, Mode::Office) | (Site::Field, Mode::Field) => 0,
        (_, Mode::Off) if sheet.days[d].working => 2 * ELSEWHERE,
        (Site::Home, Mode::Off) => 0,
        (Site::Office | Site::Field, Mode::Office | Mode::Field) => BUSY,
        _ => ELSEWHERE,
    };
    let slept = matches!(presence.calls[at], Some(Task::Post(p)) if is_night(sheet.posts[p].1));
    let called = sheet.days[d].picket_calls > 0 && presence.calls[at] != Some(Task::Picket);
    let change = presence.before[at].map_or(0, |was| if was { 0 } else { CHANGE });
    let toil = BUSY * i64::from(busy) + BUSY * i64::from(slept) + NOT_CALLED * i64::from(called);
    Some(place + toil + RANK * rank_penalty(sheet.members[i].1) + change)
}
