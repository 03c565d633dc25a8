//! What holds for a unit on a day, read from the order and from where everyone may be.

use jiff::civil::Date;

use super::{Day, NamedFloor, Site, Stance, whole};
use crate::arrange::Mode;
use crate::city::{City, Person, PersonIx, Post, PostIx, UnitIx};
use crate::order::{Effect, Floor, QuotaIx, Where};

/// A day of the calendar of which the order has said nothing yet.
pub fn blank_day(city: &City, date: Date) -> Day {
    Day {
        date,
        holiday: city.holiday(date, date).is_some(),
        working: city.is_working_day(date),
        caps: vec![],
        joint: 0,
        exact: true,
        floor: 0,
        picket: None,
        picket_calls: 0,
        fixed_calls: 0,
        floors: vec![],
    }
}

/// Rules of a day that follow from all stances of the unit: caps, floor, picket.
pub fn fill_day(
    effect: &Effect,
    unit: UnitIx,
    (d, day): (usize, &mut Day),
    column: &[Stance],
    posts: &[(PostIx, &Post)],
) {
    let reach = |s: &&Stance| s.office || s.field;
    let mut quotas: Vec<QuotaIx> = column.iter().filter(reach).filter_map(|s| s.quota).collect();
    quotas.sort_unstable();
    quotas.dedup();
    let free = column.iter().filter(reach).filter(|s| s.quota.is_none()).count();
    let terms = quotas.iter().map(|&q| (q, &effect.quotas[q.0 as usize]));
    day.caps = terms.clone().map(|(q, quota)| (q, i64::from(quota.on_site_max))).collect();
    day.joint = day.caps.iter().map(|c| c.1).sum::<i64>() + whole(free);
    day.exact = day.caps.len() + usize::from(free > 0) <= 1;
    if day.working {
        day.floor = terms.map(|(_, quota)| i64::from(quota.on_site_min.min(quota.on_site_max))).sum();
    }
    let Some(picket) = effect.picket(unit, d) else { return };
    let site = picket_site(picket.place, effect.closed(unit, d).is_some(), column);
    day.picket = Some((i64::from(picket.people), site, picket.clause));
    let there = column.iter().filter(|s| match site {
        Site::Home => false,
        Site::Office => s.idle == Mode::Office,
        Site::Field => s.idle == Mode::Field,
    });
    let kept = posts.iter().filter(|(_, post)| post.kept_on(day.date, day.holiday));
    let busy: i64 = kept.map(|(_, post)| i64::from(post.need)).sum();
    let enough = whole(there.count()) >= busy + i64::from(picket.people);
    day.picket_calls = if site == Site::Home || enough { 0 } else { i64::from(picket.people) };
}

/// Rule: floors for some people of the unit. Nobody is called for more than can come.
pub fn named_floors(
    effect: &Effect,
    unit: UnitIx,
    d: usize,
    (members, column): (&[(PersonIx, &Person)], &[Stance]),
) -> Vec<NamedFloor> {
    let here = effect.floors.iter().filter(|floor| floor.unit == unit && floor.day == d);
    let read = |floor: &Floor| {
        let counts: Vec<bool> = members.iter().map(|(ix, _)| floor.people.contains(ix)).collect();
        let all = || column.iter().zip(&counts).filter(|(_, counts)| **counts).map(|(s, _)| s);
        let there = whole(all().filter(|s| s.idle.on_site()).count());
        let able = whole(all().filter(|s| (s.office || s.field) && !s.picket_only).count());
        let min = i64::from(floor.min).min(able.max(there));
        NamedFloor { min, calls: (min - there).max(0), clause: floor.clause, counts }
    };
    let day = |floor: &NamedFloor| floor.min > 0;
    here.map(read).filter(day).collect()
}

/// Rule: picket officers are where the clause says; if it says nothing, at the office where the
/// unit works there, else at home. Never in a closed office.
fn picket_site(place: Option<Where>, closed: bool, column: &[Stance]) -> Site {
    let open = column.iter().any(|s| s.office && !s.picket_only && (s.quota.is_some() || s.required));
    match place {
        Some(Where::Field) => Site::Field,
        Some(Where::Office | Where::OfficeOrField) if !closed => Site::Office,
        None if open && !closed => Site::Office,
        _ => Site::Home,
    }
}
