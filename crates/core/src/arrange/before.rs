//! What a plan starts from: the roster published before, the days that are past, the days that
//! someone fixed by hand, and the shares of earlier orders.

use std::collections::HashMap;

use super::rules::{Sheet, Task};
use super::{Cell, Duty, Ground, Settings, UnitRoster};
use crate::city::{PersonIx, PostIx};

/// The word of the past on the people of a unit, in the order of the sheet.
pub struct Before {
    /// What each was called for: `member * days + day`; `None` where the parent says nothing.
    calls: Vec<Option<Option<Task>>>,
    /// What is not to be changed: past days, and pins that the rules allow.
    fixed: Vec<Option<Option<Task>>>,
    /// Days that are past.
    past: Vec<bool>,
    /// Who was picket officer.
    pub officer: Vec<Option<bool>>,
    /// Who is to be picket officer.
    pub pinned: Vec<bool>,
    /// Cohorts, if there were as many.
    pub cohort: Vec<Option<u8>>,
    /// Days called under earlier orders.
    history: Vec<i64>,
}

impl Before {
    /// Reads it for the people of a sheet.
    #[must_use]
    pub fn read(sheet: &Sheet, settings: &Settings, ground: Ground<'_>) -> Self {
        let (people, cells) = (sheet.members.len(), sheet.members.len() * sheet.days.len());
        let days_before = |ix: PersonIx| ground.ledger.get(ix.at()).map_or(0, |&n| i64::from(n));
        let mut before = Self {
            calls: vec![None; cells],
            fixed: vec![None; cells],
            past: vec![false; sheet.days.len()],
            officer: vec![None; cells],
            pinned: vec![false; cells],
            cohort: vec![None; people],
            history: sheet.members.iter().map(|m| days_before(m.0)).collect(),
        };
        before.read_parent(sheet, settings, ground);
        before.read_pins(sheet, settings);
        before
    }

    fn read_parent(&mut self, sheet: &Sheet, settings: &Settings, ground: Ground<'_>) {
        let width = sheet.days.len();
        let Some(parent) = ground.parent else { return };
        let Some(old) = parent.units.iter().find(|u| u.unit == sheet.unit) else { return };
        let place: HashMap<PersonIx, usize> = old.people.iter().enumerate().map(|(i, &p)| (p, i)).collect();
        let posts: HashMap<PostIx, usize> = sheet.posts.iter().enumerate().map(|(i, p)| (p.0, i)).collect();
        let days = sheet.days.iter().map(|day| parent.days.binary_search(&day.date).ok());
        let days: Vec<Option<usize>> = days.collect();
        for (past, (day, at)) in self.past.iter_mut().zip(sheet.days.iter().zip(&days)) {
            *past = at.is_some() && ground.from.is_some_and(|from| day.date < from);
        }
        for (i, (ix, _)) in sheet.members.iter().enumerate() {
            let Some(&row) = place.get(ix) else { continue };
            if parent.settings.cohorts == settings.cohorts {
                self.cohort[i] = old.cohort.as_ref().map(|c| c[row]);
            }
            for (d, at) in days.iter().enumerate() {
                let Some(at) = at else { continue };
                let cell = old.cell(row, *at, parent.days.len());
                self.officer[i * width + d] = Some(cell.picket);
                self.calls[i * width + d] = was_called(sheet, (i, d), cell, &posts);
                if self.past[d] {
                    self.fixed[i * width + d] = self.calls[i * width + d];
                }
            }
        }
    }

    /// Pins on days to come. What a rule forbids is not pinned; the audit says so.
    fn read_pins(&mut self, sheet: &Sheet, settings: &Settings) {
        for pin in &settings.pins {
            let Some(i) = sheet.members.iter().position(|(_, p)| p.id == pin.person) else { continue };
            let Some(d) = sheet.days.iter().position(|day| day.date == pin.date) else { continue };
            if self.past[d] {
                continue;
            }
            let at = i * sheet.days.len() + d;
            self.pinned[at] = pin.duty == Duty::Picket;
            self.fixed[at] = pinned_call(sheet, (i, d), &pin.duty);
        }
    }

    /// Puts it on the sheet, whose rules and prices then know of it.
    pub fn write(&self, sheet: &mut Sheet) {
        sheet.before.clone_from(&self.calls);
        sheet.history.clone_from(&self.history);
        let width = sheet.days.len();
        for d in 0..width {
            let calls = (0..sheet.members.len()).filter_map(|i| self.fixed[i * width + d].flatten());
            let fixed = calls.filter(|call| *call == Task::Floor).count();
            sheet.days[d].fixed_calls = i64::try_from(fixed).unwrap_or(i64::MAX);
        }
        sheet.fixed.clone_from(&self.fixed);
    }

    /// Gives past days the very cells they had.
    pub fn restore(&self, sheet: &Sheet, old: &UnitRoster, cells: &mut [Cell]) {
        let width = sheet.days.len();
        let place: HashMap<PersonIx, usize> = old.people.iter().enumerate().map(|(i, &p)| (p, i)).collect();
        for (i, (ix, _)) in sheet.members.iter().enumerate() {
            let Some(&row) = place.get(ix) else { continue };
            for d in (0..width).filter(|&d| self.past[d]) {
                cells[i * width + d] = old.cell(row, d, width);
            }
        }
    }
}

/// Who was on site without a call on the last day that is past.
#[must_use]
pub fn came(sheet: &Sheet, ground: Ground<'_>) -> Option<(usize, Vec<bool>)> {
    let (parent, from) = (ground.parent?, ground.from?);
    let old = parent.units.iter().find(|u| u.unit == sheet.unit)?;
    let last = sheet.days.iter().rposition(|day| day.date < from)?;
    let at = parent.days.binary_search(&sheet.days[last].date).ok()?;
    let place: HashMap<PersonIx, usize> = old.people.iter().enumerate().map(|(i, &p)| (p, i)).collect();
    let idle = |cell: Cell| cell.mode.on_site() && cell.post.is_none();
    let here = |ix: &PersonIx| place.get(ix).is_some_and(|&row| idle(old.cell(row, at, parent.days.len())));
    Some((last, sheet.members.iter().map(|(ix, _)| here(ix)).collect()))
}

/// What a pin asks the flow for; `None` if a rule forbids it or the flow has no say in it.
fn pinned_call(sheet: &Sheet, (i, d): (usize, usize), duty: &Duty) -> Option<Option<Task>> {
    let post = |slug: &str| sheet.posts.iter().position(|(_, p)| p.slug == slug).map(Task::Post);
    let task = match duty {
        Duty::Home => return Some(None),
        Duty::Site if sheet.stance(i, d).idle.on_site() => return Some(None),
        Duty::Site => Some(Task::Floor),
        Duty::Picket if sheet.days[d].picket_calls > 0 => Some(Task::Picket),
        Duty::Picket => None,
        Duty::Post(slug) => post(slug),
    };
    task.filter(|&t| sheet.may(i, d, t)).map(Some)
}

/// The call that a cell of the parent stands for; `None` if its post is gone.
fn was_called(
    sheet: &Sheet,
    (i, d): (usize, usize),
    cell: Cell,
    posts: &HashMap<PostIx, usize>,
) -> Option<Option<Task>> {
    match cell.post {
        Some(post) => posts.get(&post).map(|&p| Some(Task::Post(p))),
        None if !cell.mode.on_site() => Some(None),
        None if cell.picket && sheet.need(d, Task::Picket) > 0 && sheet.may(i, d, Task::Picket) => {
            Some(Some(Task::Picket))
        }
        None if sheet.stance(i, d).idle.on_site() => Some(None),
        None => Some(Some(Task::Floor)),
    }
}
