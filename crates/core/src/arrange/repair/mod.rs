//! Repair: a published roster mended when people fall out, come back, are fixed by hand, or when
//! the order changes.
//!
//! Past days stay as they were. Units that nothing has happened to are not planned again. In the
//! others every hard rule holds, and of the rosters with as few open posts and missing people as
//! can be, the one that changes the fewest published days is taken; only then shares count.

mod reason;

use jiff::civil::Date;

use super::{Cell, Ground, Mode, Roster, Settings, UnitRoster, arrange};
use crate::city::{City, Person, PersonIx, UnitIx};
use crate::diagnostic::Text;
use crate::order::Effect;

/// One published day that is otherwise after a repair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Unit.
    pub unit: UnitIx,
    /// Who.
    pub person: PersonIx,
    /// Position of the day in the new roster.
    pub day: usize,
    /// What was published; `None` if the person or the day was not on the roster.
    pub from: Option<Cell>,
    /// What it is now.
    pub to: Cell,
    /// Why, in one clause of a sentence.
    pub why: Text,
}

/// A mended roster and how it differs from the published one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// The new roster; its parent is the published one.
    pub roster: Roster,
    /// Changes, by unit, day and person.
    pub changes: Vec<Change>,
}

/// Mends a published roster for what the lists and the settings now say. `from` is the first day
/// that may be changed, `ledger` as in [`Ground::ledger`].
#[must_use]
pub fn repair(
    city: &City,
    people: &[Person],
    effect: &Effect,
    settings: Settings,
    (parent, from, ledger): (&Roster, Date, &[u32]),
) -> Repair {
    repair_also(city, people, effect, settings, (parent, from, ledger, &[]))
}

/// [`repair`], with units that have to be planned again whatever the roster says of their people:
/// somebody has left them who is not on the list any more.
#[must_use]
pub fn repair_also(
    city: &City,
    people: &[Person],
    effect: &Effect,
    settings: Settings,
    (parent, from, ledger, also): (&Roster, Date, &[u32], &[UnitIx]),
) -> Repair {
    let mut units = touched(people, effect, &settings, (parent, from));
    if let Some(units) = &mut units {
        units.extend(also);
    }
    let ground = Ground { parent: Some(parent), from: Some(from), ledger, units: units.as_deref() };
    let roster = arrange(city, people, effect, settings, ground);
    let changes = changes(city, people, effect, (parent, &roster));
    Repair { roster, changes }
}

/// Units that have to be planned again; `None`: all, because the order is another one.
fn touched(
    people: &[Person],
    effect: &Effect,
    settings: &Settings,
    (parent, from): (&Roster, Date),
) -> Option<Vec<UnitIx>> {
    if parent.order != effect.order
        || parent.days != effect.days
        || parent.settings.cohorts != settings.cohorts
    {
        return None;
    }
    let of_unit = |unit: &UnitRoster, id: &str| unit.people.iter().any(|p| people[p.at()].id == id);
    let mut pins: Vec<&str> = vec![];
    pins.extend(
        settings.pins.iter().filter(|p| !parent.settings.pins.contains(p)).map(|p| p.person.as_str()),
    );
    pins.extend(
        parent.settings.pins.iter().filter(|p| !settings.pins.contains(p)).map(|p| p.person.as_str()),
    );
    let hit = |unit: &&UnitRoster| {
        pins.iter().any(|id| of_unit(unit, id))
            || unit.people.iter().enumerate().any(|(row, p)| {
                let person = people.get(p.at());
                person.is_none_or(|person| fell_out(person, unit, row, (&parent.days, from)))
            })
    };
    Some(parent.units.iter().filter(hit).map(|unit| unit.unit).collect())
}

/// True if someone cannot do what was published for a day to come, or can again.
fn fell_out(person: &Person, unit: &UnitRoster, row: usize, (days, from): (&[Date], Date)) -> bool {
    person.unit != unit.unit
        || days.iter().enumerate().filter(|(_, day)| **day >= from).any(|(d, day)| {
            let cell = unit.cell(row, d, days.len());
            person.is_away(*day) != (cell.mode == Mode::Away) || (person.home_only && cell.mode.on_site())
        })
}

/// How a roster differs from an earlier one of the same city, with the reason of each change.
#[must_use]
pub fn changes(
    city: &City,
    people: &[Person],
    effect: &Effect,
    (old, new): (&Roster, &Roster),
) -> Vec<Change> {
    let mut all = vec![];
    for unit in &new.units {
        let before = old.units.iter().find(|u| u.unit == unit.unit);
        if before.is_some_and(|b| b == unit) && old.days == new.days {
            continue;
        }
        let pair = reason::Pair::new((old, before), (new, unit));
        for day in 0..new.days.len() {
            for row in 0..unit.people.len() {
                let (from, to) = (pair.before(row, day), pair.now(row, day));
                if from.is_some_and(|from| same(from, to))
                    || (from.is_none() && !to.mode.on_site() && !to.picket)
                {
                    continue;
                }
                let why = reason::why(&pair, (city, people, effect), (row, day));
                all.push(Change { unit: unit.unit, person: unit.people[row], day, from, to, why });
            }
        }
    }
    all
}

/// True if two cells send someone to the same place for the same thing, by whatever clause.
fn same(a: Cell, b: Cell) -> bool {
    (a.mode, a.post, a.picket) == (b.mode, b.post, b.picket)
}
