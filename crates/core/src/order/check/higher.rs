//! An order held against the higher orders of the same days: looser than they allow, or stricter
//! than they let it be.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Case;
use crate::city::UnitIx;
use crate::diagnostic::{Code, Finding, Lang, Span, long_date};
use crate::order::amend;
use crate::order::effect::{ClauseIx, Effect};
use crate::order::layer::{bounds, in_force};
use crate::order::tree::{Item, Order};
use crate::say;

/// Compares the order with every higher one among `others` on the days on which both are in force.
pub fn check(case: &mut Case<'_>, effect: &Effect, others: &[&Order]) {
    let mut findings = Vec::new();
    for (higher, shared) in shared_days(case, others) {
        let whole = amend::whole(higher, others);
        let higher = whole.as_ref().unwrap_or(higher);
        let theirs = super::effect_under(higher, (case.order, shared), case.city, case.people);
        if theirs.unset {
            findings.push(not_comparable(case, higher));
            continue;
        }
        findings.extend(compare(case, effect, (higher, &theirs.effect)));
    }
    case.findings.extend(findings);
}

/// The higher orders and the days of this one on which each of them is in force; one that another
/// has ended or replaced by then is not, and one without a last day is until that happens.
fn shared_days<'a>(case: &Case<'_>, others: &[&'a Order]) -> Vec<(&'a Order, Vec<Date>)> {
    let higher = others.iter().filter(|o| o.rank() < case.order.rank());
    let mut shared: Vec<(&Order, Vec<Date>)> = higher.map(|o| (*o, Vec::new())).collect();
    for date in &case.days {
        let held = in_force(others, date.at(23, 59, 59, 0));
        for (order, days) in &mut shared {
            if held.iter().any(|h| h.id == order.id) {
                days.push(*date);
            }
        }
    }
    shared.retain(|(_, days)| !days.is_empty());
    shared
}

/// A pair of clauses that do not agree: how many units, and the first case.
struct Against {
    units: Vec<UnitIx>,
    day: usize,
    own: u32,
    theirs: u32,
}

fn compare(case: &Case<'_>, effect: &Effect, (higher, theirs): (&Order, &Effect)) -> Vec<Finding> {
    let mut looser: BTreeMap<(ClauseIx, ClauseIx), Against> = BTreeMap::new();
    let mut stricter: BTreeMap<(ClauseIx, ClauseIx), Against> = BTreeMap::new();
    for unit in (0..case.city.units.len()).map(UnitIx::of) {
        let staff = &case.staff[unit.at()];
        let Some(first) = staff.first() else { continue };
        for (day, date) in case.days.iter().enumerate() {
            let Some(their_day) = theirs.day(*date) else { continue };
            let (Some(own), Some(high)) =
                (bounds(effect, staff, unit, day), bounds(theirs, staff, unit, their_day))
            else {
                continue;
            };
            let clauses = (
                effect.of(*first, day).map_or(ClauseIx(0), |s| s.clause),
                theirs.of(*first, their_day).map_or(ClauseIx(0), |s| s.clause),
            );
            let note = |map: &mut BTreeMap<(ClauseIx, ClauseIx), Against>, own, theirs| {
                let slot = map.entry(clauses).or_insert(Against { units: Vec::new(), day, own, theirs });
                if !slot.units.contains(&unit) {
                    slot.units.push(unit);
                }
            };
            if own.0 > high.0 {
                note(&mut looser, own.0, high.0);
            }
            if own.0 < high.1 {
                note(&mut stricter, own.0, high.1);
            }
        }
    }
    let mut all = Vec::new();
    for ((own, their), against) in looser {
        all.push(too_loose(case, own, (higher, theirs.label(their)), &against));
    }
    for ((own, their), against) in stricter {
        all.push(too_strict(case, own, (higher, theirs.label(their)), &against));
    }
    all
}

/// The first unit and day of a disagreement, in both languages.
fn first_case(case: &Case<'_>, against: &Against) -> (String, String, usize) {
    let short = case.unit_name(against.units[0]);
    let date = case.days[against.day];
    let said = |lang| format!("{short}, {}", long_date(date, lang));
    (said(Lang::Id), said(Lang::En), against.units.len())
}

fn too_loose(case: &Case<'_>, own: ClauseIx, (higher, label): (&Order, &str), against: &Against) -> Finding {
    let (id, flat) = (&higher.id, case.flat(own));
    let (first_id, first_en, units) = first_case(case, against);
    let Against { own, theirs, .. } = against;
    case.finding(
        520,
        say!("lebih longgar daripada {id} di {units} unit", "looser than {id} in {units} units"),
        flat.label.span,
        say!("ketentuan ini", "this clause"),
    )
    .clause(flat.cite.clone())
    .witness(say!(
        "{first_id}: {own} orang boleh di tempat; {label} dari {id}: paling banyak {theirs}",
        "{first_en}: {own} people may be on site; {label} of {id}: at most {theirs}"
    ))
    .help(say!(
        "turunkan batasnya, atau sebut mengapa perintah itu tidak berlaku di sini",
        "lower the cap, or say why that order does not hold here"
    ))
}

fn too_strict(case: &Case<'_>, own: ClauseIx, (higher, label): (&Order, &str), against: &Against) -> Finding {
    let (id, flat) = (&higher.id, case.flat(own));
    let (first_id, first_en, units) = first_case(case, against);
    let Against { own, theirs, .. } = against;
    case.finding(
        521,
        say!(
            "lebih ketat daripada yang diizinkan {id} di {units} unit",
            "stricter than {id} lets it be in {units} units"
        ),
        flat.label.span,
        say!("ketentuan ini", "this clause"),
    )
    .clause(flat.cite.clone())
    .witness(say!(
        "{first_id}: paling banyak {own} orang di tempat; {label} dari {id} mewajibkan {theirs} orang hadir",
        "{first_en}: at most {own} people on site; {label} of {id} wants {theirs} people present"
    ))
    .help(say!("kecualikan mereka yang wajib hadir", "except those who have to be present"))
}

fn not_comparable(case: &Case<'_>, higher: &Order) -> Finding {
    let id = &higher.id;
    let span = case.order.items.iter().find(|l| matches!(l.item, Item::Validity(_))).map(|l| l.span);
    let names: Vec<&str> = higher
        .items
        .iter()
        .filter_map(|l| if let Item::Table(t) = &l.item { Some(t) } else { None })
        .flat_map(|t| t.by.iter().map(|b| b.value.as_str()))
        .filter(|n| *n != "sektor")
        .collect();
    let mut names = names;
    names.sort_unstable();
    names.dedup();
    let first = names.first().copied().unwrap_or("ppkm");
    let names = names.join(", ");
    Finding::new(
        Code(522),
        say!(
            "tidak dapat dibandingkan dengan {id}: keadaan belum ditetapkan",
            "cannot be held against {id}: circumstances are not set"
        ),
    )
    .at(
        case.source,
        span.unwrap_or_else(Span::default),
        say!("berlaku pada hari yang sama", "it holds on the same days"),
    )
    .help(say!(
        "tetapkan {names}, misalnya: keadaan {first} = ... sejak 2021-06-29",
        "set {names}, for instance: keadaan {first} = ... sejak 2021-06-29"
    ))
}
