//! Planning: from an order's effect to the roster of every unit.
//!
//! Units share nothing, so they are planned in parallel; the result does not depend on the number
//! of threads. Ties fall by a hash of seed and person id, so the position of a person in the list
//! decides nothing. The planner never asks why someone is unavailable.

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::before::{Before, came};
use super::call::Calling;
use super::cohort::deal;
use super::picket::{Presence, name_officers};
use super::rest::{patch, settle};
use super::rules::{Calls, Sheet, Site, Task};
use super::{Cell, Ground, Mode, Pin, Roster, Settings, Uncovered, UnitRoster};
use crate::city::{City, Person, PersonIx, Place, Post, PostIx, UnitIx, Work};
use crate::order::Effect;

/// Units up to this size get several tries at cohorts.
const SMALL: usize = 200;
/// Tries at cohorts in a small unit.
const TRIES: usize = 4;

/// Plans the roster of every unit for every day of the order.
#[must_use]
pub fn arrange<'a>(
    city: &'a City,
    people: &'a [Person],
    effect: &'a Effect,
    settings: Settings,
    ground: impl Into<Ground<'a>>,
) -> Roster {
    let ground = ground.into();
    let parent = ground.parent;
    let mut staff: Vec<Vec<PersonIx>> = vec![vec![]; city.units.len()];
    people.iter().enumerate().for_each(|(i, p)| staff[p.unit.at()].push(PersonIx::of(i)));
    let mut posts: Vec<Vec<(PostIx, &Post)>> = vec![vec![]; city.units.len()];
    city.posts.iter().enumerate().for_each(|(i, p)| posts[p.unit.at()].push((PostIx::of(i), p)));
    let desk = Desk { city, people, effect, settings: &settings, ground };
    let work = staff.into_par_iter().zip(posts).enumerate();
    let units: Vec<UnitRoster> =
        work.map(|(u, (staff, posts))| desk.unit(UnitIx::of(u), staff, posts)).collect();
    Roster {
        id: identity(effect, &settings, parent, &units),
        parent: parent.map(|p| p.id.clone()),
        order: effect.order.clone(),
        city: city.slug.clone(),
        settings,
        days: effect.days.clone(),
        units,
    }
}

/// What every unit is planned from.
struct Desk<'a> {
    city: &'a City,
    people: &'a [Person],
    effect: &'a Effect,
    settings: &'a Settings,
    ground: Ground<'a>,
}

impl Desk<'_> {
    /// The roster of a unit: planned, or as the parent has it if it is not to be planned.
    fn unit(&self, unit: UnitIx, staff: Vec<PersonIx>, posts: Vec<(PostIx, &Post)>) -> UnitRoster {
        let kept = self.ground.parent.filter(|p| p.days == self.effect.days && p.order == self.effect.order);
        let asked = self.ground.units.is_none_or(|units| units.contains(&unit));
        let old = kept.and_then(|p| p.units.iter().find(|u| u.unit == unit));
        match old {
            Some(old) if !asked && old.people == staff => old.clone(),
            _ => self.plan(unit, staff, posts, old),
        }
    }

    fn plan(
        &self,
        unit: UnitIx,
        staff: Vec<PersonIx>,
        posts: Vec<(PostIx, &Post)>,
        old: Option<&UnitRoster>,
    ) -> UnitRoster {
        let mut order: Vec<usize> = (0..staff.len()).collect();
        let key = |&at: &usize| {
            let id = self.people[staff[at].at()].id.as_str();
            (tie_key(self.settings.seed, id), id)
        };
        order.sort_by(|a, b| key(a).cmp(&key(b)));
        let members = order.iter().map(|&at| (staff[at], &self.people[staff[at].at()])).collect();
        let mut sheet = Sheet::read(self.city, self.effect, unit, members, posts);
        sheet.came = came(&sheet, self.ground);
        let before = Before::read(&sheet, self.settings, self.ground);
        before.write(&mut sheet);
        let (calls, bound) = self.calls(&mut sheet, &before);
        let mut cells = cells(&sheet, &calls, &before);
        if let Some(old) = old {
            before.restore(&sheet, old, &mut cells);
        }
        let width = sheet.days.len();
        let mut ordered = cells.clone();
        for (row, &at) in cells.chunks(width.max(1)).zip(&order) {
            ordered[at * width..(at + 1) * width].copy_from_slice(row);
        }
        let cohort = sheet.cohort.as_ref().map(|(_, of)| {
            let mut listed = vec![0; of.len()];
            order.iter().zip(of).for_each(|(&at, &c)| listed[at] = c);
            listed
        });
        let objective = sheet.objective(&calls);
        let uncovered = uncovered(&sheet, &calls);
        UnitRoster { unit, people: staff, cohort, cells: ordered, uncovered, objective, bound }
    }

    /// The best calls found, and the bound: the flow without rest, cohorts and single caps.
    fn calls(&self, sheet: &mut Sheet, before: &Before) -> (Calls, i64) {
        let bound;
        let mut best;
        match self.settings.cohorts {
            None => {
                let mut calling = Calling::solve(sheet);
                bound = lower_bound(sheet, &calling);
                best = finish(sheet, &mut calling);
            }
            Some(k) => {
                bound = lower_bound(sheet, &Calling::solve(sheet));
                best = split(sheet, k.clamp(2, 4), before);
            }
        }
        // What still obeys every rule and is no worse stays as it was published.
        if let Some(kept) = unchanged(sheet).filter(|kept| sheet.objective(kept) <= sheet.objective(&best)) {
            best = kept;
        }
        (best, bound)
    }
}

/// A true lower bound: the flow without what couples days. For named floors it counts each call
/// twice that a post also needs, so the bound is then that of the flow without them.
fn lower_bound(sheet: &Sheet, calling: &Calling) -> i64 {
    if sheet.days.iter().all(|day| day.floors.is_empty()) {
        return calling.objective();
    }
    let mut loose = sheet.clone();
    loose.days.iter_mut().for_each(|day| day.floors.clear());
    Calling::solve(&loose).objective()
}

/// Keeps what the flow could not know: single caps, rest, and then whatever is still open.
fn finish(sheet: &Sheet, calling: &mut Calling) -> Calls {
    let mut calls = settle(sheet, calling);
    patch(sheet, &mut calls);
    calls
}

/// Deals cohorts, plans each split, keeps the best.
fn split(sheet: &mut Sheet, k: u8, before: &Before) -> Calls {
    let people: Vec<&Person> = sheet.members.iter().map(|m| m.1).collect();
    let tries = if people.len() <= SMALL && before.cohort.iter().all(Option::is_none) { TRIES } else { 1 };
    let mut best: Option<(i64, Calls, Vec<u8>)> = None;
    for turn in 0..tries {
        let of = deal(&people, k, &before.cohort, turn);
        sheet.cohort = Some((k, of.clone()));
        let calls = finish(sheet, &mut Calling::solve(sheet));
        let objective = sheet.objective(&calls);
        if best.as_ref().is_none_or(|b| objective < b.0) {
            best = Some((objective, calls, of));
        }
    }
    let (_, calls, of) = best.unwrap_or_default();
    sheet.cohort = Some((k, of));
    calls
}

/// The calls of the parent, if it speaks of everyone and every rule still allows them.
fn unchanged(sheet: &Sheet) -> Option<Calls> {
    let calls: Calls = sheet.before.iter().copied().collect::<Option<_>>()?;
    let width = sheet.days.len();
    for (at, call) in calls.iter().enumerate() {
        let (i, d) = (at / width, at % width);
        let Some(task) = *call else { continue };
        let next = if d + 1 < width { calls[at + 1] } else { None };
        let tired = next.is_some_and(|next| sheet.tired(d, task, next));
        if tired || !sheet.may(i, d, task) || sheet.overruns(&calls, i, d) {
            return None;
        }
    }
    let within = |d: usize| {
        let posts = (0..sheet.posts.len()).map(Task::Post);
        let mut tasks = posts.filter(|&t| sheet.count(&calls, d, |_, c| c == t) > sheet.need(d, t));
        let mut caps = sheet.days[d].caps.iter();
        tasks.next().is_none()
            && caps.all(|(q, cap)| sheet.count(&calls, d, |s, _| s.quota == Some(*q)) <= *cap)
    };
    (0..width).all(within).then_some(calls)
}

/// Cells from calls: modes, picket officers, clauses. `member * days + day`.
fn cells(sheet: &Sheet, calls: &Calls, before: &Before) -> Vec<Cell> {
    let width = sheet.days.len();
    let modes: Vec<Mode> = (0..calls.len()).map(|at| mode(sheet, calls, (at / width, at % width))).collect();
    let (was, pinned) = (&before.officer, &before.pinned);
    let officers = name_officers(sheet, &Presence { modes: &modes, calls, before: was, pinned });
    let cell = |at: usize| {
        let (i, d) = (at / width, at % width);
        let (s, picket) = (sheet.stance(i, d), officers[at]);
        let post = if let Some(Task::Post(p)) = calls[at] { Some(sheet.posts[p].0) } else { None };
        let clause = match (sheet.days[d].picket, calls[at]) {
            (Some((_, _, clause)), Some(Task::Picket)) => clause,
            (_, Some(Task::Named(f))) => sheet.days[d].floors[f].clause,
            (Some((_, _, clause)), _) if picket && post.is_none() => clause,
            (_, Some(_)) => s.rule,
            _ => s.clause,
        };
        // An officer who would be off has the duty from home.
        let mode = if picket && modes[at] == Mode::Off { Mode::Home } else { modes[at] };
        Cell { mode, post, picket, clause }
    };
    (0..calls.len()).map(cell).collect()
}

/// Where a person is: by call, or idle. Someone whom a shift leaves too little rest for the office
/// hours is off, even where the order wants everyone.
fn mode(sheet: &Sheet, calls: &Calls, (i, d): (usize, usize)) -> Mode {
    let s = sheet.stance(i, d);
    match calls[i * sheet.days.len() + d] {
        Some(Task::Post(p)) if sheet.posts[p].1.place == Place::Field => Mode::Field,
        Some(Task::Post(_)) => Mode::Office,
        Some(Task::Picket) if sheet.days[d].picket.is_some_and(|p| p.1 == Site::Field) => Mode::Field,
        Some(Task::Picket) => Mode::Office,
        Some(Task::Floor | Task::Named(_))
            if s.field && (sheet.members[i].1.work == Work::Field || !s.office) =>
        {
            Mode::Field
        }
        Some(Task::Floor | Task::Named(_)) => Mode::Office,
        None if s.idle.on_site() && sheet.too_near(calls, i, d) => Mode::Off,
        None => s.idle,
    }
}

/// Posts with fewer people than they need.
fn uncovered(sheet: &Sheet, calls: &Calls) -> Vec<Uncovered> {
    let mut open = vec![];
    for day in 0..sheet.days.len() {
        for (p, &(post, _)) in sheet.posts.iter().enumerate() {
            let task = Task::Post(p);
            let short = sheet.need(day, task) - sheet.count(calls, day, |_, t| t == task);
            if short > 0 {
                open.push(Uncovered { day, post, short: u32::try_from(short).unwrap_or(u32::MAX) });
            }
        }
    }
    open
}

/// Hash of seed and id, FNV-1a with a final mix: the order in which ties fall.
fn tie_key(seed: u64, id: &str) -> u64 {
    let bytes = seed.to_le_bytes().into_iter().chain(id.bytes());
    let folded =
        bytes.fold(0xcbf2_9ce4_8422_2325, |h: u64, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
    let mixed = (folded ^ (folded >> 31)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 29)
}

/// SHA-256 of order, settings, parent and the units that the parent does not have as they are, in
/// hexadecimal.
fn identity(effect: &Effect, settings: &Settings, parent: Option<&Roster>, units: &[UnitRoster]) -> String {
    let mut hash = Sha256::new();
    hash.update(effect.order.as_bytes());
    hash.update([0]);
    hash.update(settings.seed.to_le_bytes());
    hash.update([settings.cohorts.unwrap_or(0)]);
    for Pin { person, date, duty } in &settings.pins {
        hash.update(format!("{person} {date} {duty:?}\n").as_bytes());
    }
    hash.update(parent.map_or("", |p| p.id.as_str()).as_bytes());
    let parent = parent.filter(|parent| parent.days == effect.days);
    let known = |unit: &&UnitRoster| {
        parent.and_then(|p| p.units.iter().find(|u| u.unit == unit.unit)).is_some_and(|u| u == *unit)
    };
    let mut bytes: Vec<u8> = vec![];
    for unit in units.iter().filter(|unit| !known(unit)) {
        bytes.clear();
        bytes.extend(unit.unit.0.to_le_bytes());
        bytes.extend(unit.people.iter().flat_map(|p| p.0.to_le_bytes()));
        for cell in &unit.cells {
            let post = cell.post.map_or(u32::MAX, |p| p.0);
            bytes.extend([cell.mode as u8, u8::from(cell.picket)]);
            bytes.extend(post.to_le_bytes());
            bytes.extend(cell.clause.0.to_le_bytes());
        }
        hash.update(&bytes);
    }
    hash.finalize().iter().map(|b| format!("{b:02x}")).collect()
}
