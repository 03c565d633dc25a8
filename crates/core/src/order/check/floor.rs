//! Floors for some people of a unit: "at least two of echelon III at the office".
//!
//! Such a clause says how many of those it names have to come, beside whatever holds for each of
//! them; it never decides where one person works.

use std::collections::BTreeMap;

use super::{Case, Flat};
use crate::city::{PersonIx, UnitIx};
use crate::diagnostic::{Finding, Span};
use crate::order::effect::{ClauseIx, Effect, Floor, Standard};
use crate::order::select::Reach;
use crate::order::tree::*;
use crate::say;

/// True if a clause only gives floors for some people of the units it speaks of.
pub fn is_floor(case: &Case<'_>, flat: &Flat<'_>) -> bool {
    let Some(who) = &flat.own else { return false };
    let modes: Vec<&ModeRule> = modes(flat).map(|(m, _)| m).collect();
    let floors = |m: &&ModeRule| {
        m.force == Force::Must
            && !matches!(m.place.value, Where::Home | Where::Anywhere)
            && m.quota.as_ref().is_some_and(|q| q.bound == Bound::AtLeast)
    };
    !modes.is_empty()
        && modes.iter().all(floors)
        && (0..case.city.units.len()).all(|u| who.reach(UnitIx::of(u)) != Reach::All)
}

fn modes<'a>(flat: &Flat<'a>) -> impl Iterator<Item = (&'a ModeRule, Span)> {
    flat.rules.iter().filter_map(|(r, span)| if let Rule::Mode(m) = r { Some((m, *span)) } else { None })
}

/// Works the floors out and holds them against the caps.
pub fn enumerate(case: &mut Case<'_>, effect: &mut Effect) {
    let mut findings = Vec::new();
    for flat in case.clauses.iter().filter(|f| is_floor(case, f)) {
        for (mode, _) in modes(flat) {
            let Some(quota) = &mode.quota else { continue };
            for unit in (0..case.city.units.len()).map(UnitIx::of) {
                effect.floors.extend(of_unit(case, flat, quota, unit));
            }
            findings.extend(too_few(case, effect, flat, quota));
        }
    }
    findings.extend(too_many(case, effect));
    case.findings.extend(findings);
}

fn of_unit(case: &Case<'_>, flat: &Flat<'_>, quota: &QuotaRule, unit: UnitIx) -> Vec<Floor> {
    let meant = |p: &&PersonIx| flat.who.as_ref().is_none_or(|w| w.holds(&case.people[p.at()]));
    let people: Vec<PersonIx> = case.staff[unit.at()].iter().filter(meant).copied().collect();
    if people.is_empty() {
        return Vec::new();
    }
    let all = u32::try_from(people.len()).unwrap_or(u32::MAX);
    let rounding = quota.rounding.as_ref().map_or(Rounding::Up, |r| r.value);
    let day = |day: usize| {
        let wanted = match &quota.amount.value {
            Amount::People(n) => *n,
            Amount::Percent(p) => super::quota::share(*p, all, rounding),
            Amount::Table(t) => {
                super::quota::share(super::table::percent(case, t, (unit, day), false), all, rounding)
            }
        };
        // A unit with fewer such people brings all it has.
        Floor { unit, day, people: people.clone(), min: wanted.min(all), clause: flat.ix }
    };
    (0..case.days.len()).filter(|d| flat.on[*d]).map(day).collect()
}

/// Units that have fewer such people than the floor asks for: all of them come there.
fn too_few(case: &Case<'_>, effect: &Effect, flat: &Flat<'_>, quota: &QuotaRule) -> Option<Finding> {
    let Amount::People(wanted) = quota.amount.value else { return None };
    let first_day = flat.on.iter().position(|on| *on)?;
    let short: Vec<&Floor> = effect
        .floors
        .iter()
        .filter(|f| f.clause == flat.ix && f.day == first_day && f.people.len() < wanted as usize)
        .collect();
    let first = short.first()?;
    let (units, unit, there) = (short.len(), case.unit_name(first.unit), first.people.len());
    let finding = case.finding(
        225,
        say!(
            "di {units} unit orangnya lebih sedikit daripada yang diminta",
            "{units} units have fewer such people than are asked for"
        ),
        quota.span,
        say!("di sana semuanya hadir", "there all of them come"),
    );
    Some(
        finding
            .clause(flat.cite.clone())
            .witness(say!(
                "{unit}: diminta {wanted}, ada {there}",
                "{unit}: {wanted} asked for, {there} there"
            ))
            .help(say!(
                "turunkan jumlahnya, atau biarkan bila memang dimaksud semua yang ada",
                "lower the number, or leave it if all there are is meant"
            )),
    )
}

/// Floors that add up to more than the cap of a unit: told once for each clause of the cap.
fn too_many(case: &Case<'_>, effect: &Effect) -> Vec<Finding> {
    let mut told: BTreeMap<ClauseIx, Finding> = BTreeMap::new();
    let mut at = 0;
    while at < effect.floors.len() {
        let (unit, day) = (effect.floors[at].unit, effect.floors[at].day);
        at += 1;
        let Some((clause, most)) = most(case, effect, unit, day) else { continue };
        if effect.floors[..at - 1].iter().any(|f| (f.unit, f.day) == (unit, day)) {
            continue;
        }
        let here: Vec<&Floor> = effect.floors.iter().filter(|f| (f.unit, f.day) == (unit, day)).collect();
        let need: u32 = here.iter().map(|f| f.min).sum();
        if need > most && disjoint(&here) && !told.contains_key(&clause) {
            told.insert(clause, impossible(case, effect, &here, (clause, most)));
        }
    }
    told.into_values().collect()
}

/// How many of a unit may come on a day, and by which clause: its quota, or nobody if all are at home.
fn most(case: &Case<'_>, effect: &Effect, unit: UnitIx, day: usize) -> Option<(ClauseIx, u32)> {
    if let Some(quota) = effect.quota(unit, day) {
        return Some((quota.clause, quota.on_site_max));
    }
    let mut clause = None;
    for person in &case.staff[unit.at()] {
        let standing = effect.of(*person, day)?;
        if standing.standard != Standard::Home {
            return None;
        }
        clause = Some(standing.clause);
    }
    clause.map(|c| (c, 0))
}

fn disjoint(floors: &[&Floor]) -> bool {
    let mut seen = std::collections::BTreeSet::new();
    floors.iter().flat_map(|f| &f.people).all(|p| seen.insert(*p))
}

/// The smallest set of clauses that cannot hold together: the cap, and the floors without any of
/// which it would hold.
fn impossible(case: &Case<'_>, effect: &Effect, floors: &[&Floor], (cap, max): (ClauseIx, u32)) -> Finding {
    let mut needed: Vec<&Floor> = floors.to_vec();
    needed.sort_by_key(|f| f.min);
    let mut sum: u32 = needed.iter().map(|f| f.min).sum();
    while needed.len() > 1 && sum - needed[0].min > max {
        sum -= needed.remove(0).min;
    }
    let first = needed[0];
    let short = case.unit_name(first.unit);
    let parts: Vec<String> =
        needed.iter().map(|f| format!("{} ({})", f.min, effect.label(f.clause))).collect();
    let parts = parts.join(" + ");
    let cap_label = effect.label(cap);
    let span = |c: ClauseIx| case.flat(c).label.span;
    let finding = case.finding(
        221,
        say!("yang wajib hadir melebihi batas hadir", "those who must come are more than may come"),
        span(cap),
        say!("batasnya di sini", "the cap is here"),
    );
    needed
        .iter()
        .fold(finding, |f, floor| {
            f.related(case.source, span(floor.clause), say!("dan wajib hadir di sini", "and these must come"))
        })
        .clause(cap_label.to_owned())
        .witness(say!(
            "{short}: {parts} = {sum} orang wajib hadir, paling banyak {max}",
            "{short}: {parts} = {sum} people must come, at most {max} may"
        ))
        .help(say!(
            "kecualikan mereka dari batas, naikkan batasnya, atau turunkan jumlah wajib hadir",
            "except them from the cap, raise the cap, or lower the floor"
        ))
}
