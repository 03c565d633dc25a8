//! An order held against the higher orders of the same days: looser than they allow, or stricter
//! than they let it be.

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::civil::Date;
use rayon::prelude::*;

use super::Case;
use crate::city::{City, Person, PersonIx, UnitIx};
use crate::diagnostic::{Code, Finding, Lang, Span, long_date};
use crate::order::amend;
use crate::order::effect::{ClauseIx, ClauseLine, Effect};
use crate::order::layer::{bounds, in_force};
use crate::order::tree::{Item, Order};
use crate::say;

/// A higher order on the days on which this one is in force with it.
pub struct Above<'a> {
    order: Cow<'a, Order>,
    /// Nothing where it rests on a circumstance that is not set for this city.
    limits: Option<Limits>,
}

/// Works out every order among `others` that is higher than this one, side by side.
pub fn above<'a>(
    order: &Order,
    (days, staff): (&[Date], &[Vec<PersonIx>]),
    (city, people): (&City, &[Person]),
    others: &[&'a Order],
) -> Vec<Above<'a>> {
    let work_out = |(higher, shared): (&'a Order, Vec<Date>)| {
        let higher = amend::whole(higher, others).map_or(Cow::Borrowed(higher), Cow::Owned);
        let under = super::under(&higher, (order, shared), city, people);
        let limits = (!under.unset).then(|| Limits::of(under.effect(), staff));
        Above { order: higher, limits }
    };
    shared_days(order, days, others).into_par_iter().map(work_out).collect()
}

/// Compares the order with the higher ones.
pub fn check(case: &mut Case<'_>, effect: &Effect, above: &[Above<'_>]) {
    if above.is_empty() {
        return;
    }
    let own = Limits::of(effect.clone(), &case.staff);
    let against = |Above { order, limits }: &Above<'_>| match limits {
        Some(theirs) => compare(case, &own, (order, theirs)),
        None => vec![not_comparable(case, order)],
    };
    let findings: Vec<Finding> = above.iter().flat_map(against).collect();
    case.findings.extend(findings);
}

/// How many of each unit an order lets on site and how many it insists on, day by day.
struct Limits {
    days: Vec<Date>,
    clauses: Vec<ClauseLine>,
    /// By unit, then day; nothing where the order leaves it open.
    cells: Vec<Option<Limit>>,
}

/// The limits of a unit on a day, and the clause that its first person stands under.
#[derive(Clone, Copy)]
struct Limit {
    most: u32,
    least: u32,
    clause: ClauseIx,
}

impl Limits {
    fn of(effect: Effect, staff: &[Vec<PersonIx>]) -> Self {
        let mut cells = Vec::with_capacity(staff.len() * effect.days.len());
        for (unit, staff) in staff.iter().enumerate() {
            let limit = |day| {
                let (most, least) = bounds(&effect, staff, UnitIx::of(unit), day)?;
                let clause = effect.of(*staff.first()?, day).map_or(ClauseIx(0), |s| s.clause);
                Some(Limit { most, least, clause })
            };
            cells.extend((0..effect.days.len()).map(limit));
        }
        Self { days: effect.days, clauses: effect.clauses, cells }
    }

    fn at(&self, unit: usize, day: usize) -> Option<Limit> {
        self.cells[unit * self.days.len() + day]
    }
}

/// The higher orders and the days of this one on which each of them is in force; one that another
/// has ended or replaced by then is not, and one without a last day is until that happens.
fn shared_days<'a>(order: &Order, days: &[Date], others: &[&'a Order]) -> Vec<(&'a Order, Vec<Date>)> {
    let higher = others.iter().filter(|o| o.rank() < order.rank());
    let mut shared: Vec<(&Order, Vec<Date>)> = higher.map(|o| (*o, Vec::new())).collect();
    for date in days {
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

fn compare(case: &Case<'_>, own: &Limits, (higher, theirs): (&Order, &Limits)) -> Vec<Finding> {
    let mut looser: BTreeMap<(ClauseIx, ClauseIx), Against> = BTreeMap::new();
    let mut stricter: BTreeMap<(ClauseIx, ClauseIx), Against> = BTreeMap::new();
    let shared = |(day, date): (usize, &Date)| Some((day, theirs.days.binary_search(date).ok()?));
    let days: Vec<(usize, usize)> = case.days.iter().enumerate().filter_map(shared).collect();
    for unit in 0..case.city.units.len() {
        for &(day, their_day) in &days {
            let (Some(low), Some(high)) = (own.at(unit, day), theirs.at(unit, their_day)) else { continue };
            let note = |map: &mut BTreeMap<(ClauseIx, ClauseIx), Against>, own, theirs| {
                let none = Against { units: Vec::new(), day, own, theirs };
                let units = &mut map.entry((low.clause, high.clause)).or_insert(none).units;
                if units.last() != Some(&UnitIx::of(unit)) {
                    units.push(UnitIx::of(unit));
                }
            };
            if low.most > high.most {
                note(&mut looser, low.most, high.most);
            }
            if low.most < high.least {
                note(&mut stricter, low.most, high.least);
            }
        }
    }
    let mut all = Vec::new();
    for ((own, their), against) in looser {
        all.push(too_loose(case, own, (higher, &theirs.clauses[their.0 as usize].label), &against));
    }
    for ((own, their), against) in stricter {
        all.push(too_strict(case, own, (higher, &theirs.clauses[their.0 as usize].label), &against));
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
