//! What is judged person by person: availability, place, calendar, skill, rest, clause.

use super::say;
use super::{Cases, View, at_work};
use crate::arrange::{Cell, Mode};
use crate::city::{Place, Work};
use crate::diagnostic::Text;
use crate::order::{Standard, Standing, Where};

/// Most calendar days in a row on site before a day of rest.
const RUN: usize = 6;
/// Least minutes between the end of one day's work on site and the start of the next.
const REST: i64 = 660;

pub fn judge(view: &View, cases: &mut Cases) {
    for i in view.rows() {
        // The rest before the first day that is judged is that day's.
        (view.first.saturating_sub(1)..view.days).for_each(|d| rest(view, cases, i, d));
        for d in view.first..view.days {
            availability(view, cases, i, d);
            place(view, cases, i, d);
            calendar(view, cases, i, d);
            post(view, cases, i, d);
            run(view, cases, i, d);
            clause(view, cases, i, d);
        }
    }
}

/// Unavailable people are marked so and nobody else is; those kept at home are never on site.
fn availability(view: &View, cases: &mut Cases, i: usize, d: usize) {
    let (person, cell) = (view.person(i), view.cell(i, d));
    if person.is_away(view.effect.days[d]) != (cell.mode == Mode::Away) {
        cases.add(say::AWAY, view.who_when(i, d));
    }
    if person.home_only && cell.mode.on_site() {
        cases.add(say::HOME_ONLY, view.who_when(i, d));
    }
}

/// On site only where the order lets the person be, and not in a closed office.
fn place(view: &View, cases: &mut Cases, i: usize, d: usize) {
    let cell = view.cell(i, d);
    let ix = view.unit.people[i];
    if cell.mode == Mode::Office && view.effect.closed(view.unit.unit, d).is_some() {
        cases.add(say::CLOSED, view.who_when(i, d));
    }
    let Some(standing) = view.effect.of(ix, d) else { return };
    if cell.mode.on_site() && !lets(view, standing, cell, d) {
        cases.add(say::PLACE, view.who_when(i, d));
    }
    if standing.standard == Standard::OnSite && !cell.mode.on_site() && !excused(view, standing, i, d) {
        cases.add(say::REQUIRED, view.who_when(i, d));
    }
}

/// True if the standing, or the picket clause, lets someone be where the cell has them.
fn lets(view: &View, standing: Standing, cell: Cell, d: usize) -> bool {
    let place = if standing.standard == Standard::Home {
        let picket = view.effect.picket(view.unit.unit, d).filter(|_| cell.picket);
        match picket.and_then(|p| p.place) {
            Some(place) => place,
            None => return false,
        }
    } else {
        standing.place
    };
    match (place, standing.standard) {
        (Where::Office, _) => cell.mode == Mode::Office,
        (Where::Field, _) => cell.mode == Mode::Field,
        (Where::Home, Standard::Home) => false,
        _ => true,
    }
}

/// Reasons for which someone whom the order wants on site is not: not available, kept at home, no
/// working day, office closed, or resting beside a shift.
fn excused(view: &View, standing: Standing, i: usize, d: usize) -> bool {
    let (person, cell) = (view.person(i), view.cell(i, d));
    let date = view.effect.days[d];
    let in_office = match standing.place {
        Where::Office => true,
        Where::Field => false,
        _ => person.work != Work::Field,
    };
    let shut = view.effect.closed(view.unit.unit, d).is_some() && in_office;
    person.is_away(date)
        || person.home_only
        || !view.city.is_working_day(date)
        || shut
        || ((cell.mode == Mode::Off || cell.picket) && resting(view, i, d))
}

/// True if a shift the day before ends, or one the day after starts, too near to office hours.
fn resting(view: &View, i: usize, d: usize) -> bool {
    let idle = Cell { post: None, ..view.cell(i, d) };
    let (start, end) = view.hours(idle);
    let before = d > 0 && follows(view, d - 1) && {
        let cell = view.cell(i, d - 1);
        cell.mode.on_site() && start + 1_440 - view.hours(cell).1 < REST
    };
    let after = d + 1 < view.days && follows(view, d) && {
        let cell = view.cell(i, d + 1);
        cell.mode.on_site() && view.hours(cell).0 + 1_440 - end < REST
    };
    before || after
}

/// True if the next day of the order is the next day of the calendar.
fn follows(view: &View, d: usize) -> bool {
    let days = &view.effect.days;
    days.get(d + 1).is_some_and(|&next| days[d].tomorrow().is_ok_and(|t| t == next))
}

/// A day off is a day off, and a working day is one.
fn calendar(view: &View, cases: &mut Cases, i: usize, d: usize) {
    let (person, cell) = (view.person(i), view.cell(i, d));
    let standing = view.effect.of(view.unit.people[i], d);
    let on_site_rule = standing.is_some_and(|s| s.standard == Standard::OnSite);
    let office_day = view.city.is_working_day(view.effect.days[d]);
    let wrong = match cell.mode {
        Mode::Off if office_day => !(on_site_rule && resting(view, i, d)),
        Mode::Off => person.shift && !on_site_rule,
        _ if at_work(cell.mode) && !office_day => {
            let asked = cell.post.is_some() || cell.picket;
            !asked && (!person.shift || cell.mode.on_site())
        }
        _ => false,
    };
    if wrong {
        cases.add(say::CALENDAR, view.who_when(i, d));
    }
}

/// A post is held by someone with its skill, on a day and at a place where it is kept, by its own unit.
fn post(view: &View, cases: &mut Cases, i: usize, d: usize) {
    let cell = view.cell(i, d);
    let Some(ix) = cell.post else { return };
    let Some(post) = view.city.posts.get(ix.at()) else {
        cases.add(say::POST, view.who_when(i, d));
        return;
    };
    let date = view.effect.days[d];
    let holiday = view.city.holiday(date, date).is_some();
    let mode = if post.place == Place::Office { Mode::Office } else { Mode::Field };
    if post.unit != view.unit.unit || !post.kept_on(date, holiday) || cell.mode != mode {
        cases.add(say::POST, view.who_when(i, d));
    }
    if post.skill.as_ref().is_some_and(|skill| !view.person(i).skills.contains(skill)) {
        let (who, name) = (view.who_when(i, d), &post.name);
        let (id, en) = (format!("{}: {}", who.id, name.id), format!("{}: {}", who.en, name.en));
        cases.add(say::SKILL, Text { id, en });
    }
}

/// Eleven hours between one day's work on site and the next.
fn rest(view: &View, cases: &mut Cases, i: usize, d: usize) {
    if d + 1 >= view.days || !follows(view, d) {
        return;
    }
    let (today, next) = (view.cell(i, d), view.cell(i, d + 1));
    if !today.mode.on_site() || !next.mode.on_site() {
        return;
    }
    let between = view.hours(next).0 + 1_440 - view.hours(today).1;
    if between < REST {
        let who = view.who_when(i, d + 1);
        let hours = say::hours(between);
        let id = format!("{}: hanya {} sesudah tugas sebelumnya", who.id, hours.id);
        let en = format!("{}: only {} after the duty before", who.en, hours.en);
        cases.add(say::REST, Text { id, en });
    }
}

/// A day of rest after six days in a row; told once, on the day that is too many.
fn run(view: &View, cases: &mut Cases, i: usize, d: usize) {
    let here = |e: usize| view.cell(i, e).mode.on_site();
    let mut first = d;
    while here(first) && first > 0 && follows(view, first - 1) && here(first - 1) {
        first -= 1;
    }
    if here(d) && d - first == RUN {
        cases.add(say::RUN, view.who_when(i, d));
    }
}

/// The clause of a cell is one of the order that speaks of this person or unit on this day.
fn clause(view: &View, cases: &mut Cases, i: usize, d: usize) {
    let cell = view.cell(i, d);
    let unit = view.unit.unit;
    let Some(standing) = view.effect.of(view.unit.people[i], d) else { return };
    let speaks = cell.clause == standing.clause
        || view.effect.closed(unit, d) == Some(cell.clause)
        || view.effect.floors.iter().any(|f| f.unit == unit && f.day == d && f.clause == cell.clause)
        || (cell.picket && view.effect.picket(unit, d).is_some_and(|p| p.clause == cell.clause));
    if !speaks || usize::from(cell.clause.0) >= view.effect.clauses.len() {
        cases.add(say::CLAUSE, view.who_when(i, d));
    }
}
