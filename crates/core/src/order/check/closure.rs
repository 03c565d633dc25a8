//! Closed offices, picket officers, and clauses that hold for nobody.

use super::mode::{Says, Speaker};
use super::{Case, Flat};
use crate::city::UnitIx;
use crate::diagnostic::{Finding, Span};
use crate::order::effect::{Effect, Picket};
use crate::order::tree::*;
use crate::say;

/// How deep sets are looked into for lists.
const SETS_IN_SETS: u8 = 16;

/// `kantor ditutup`. An exception that sends people to the office beats the closing of its own base
/// clause; a closing that stands alone closes the building for everyone, and then the two contradict.
pub fn closures(
    case: &Case<'_>,
    speakers: &[Speaker<'_>],
    winners: &[Vec<usize>],
    effect: &mut Effect,
    findings: &mut Vec<Finding>,
) {
    let days = case.days.len();
    for flat in &case.clauses {
        let Some((_, span)) = flat.rules.iter().find(|(r, _)| matches!(r, Rule::SiteClosed)) else {
            continue;
        };
        let has_modes = speakers.iter().any(|s| s.clause == flat.ix);
        let mut hit: Vec<(UnitIx, usize)> = Vec::new();
        for (u, won) in winners.iter().enumerate() {
            let unit = UnitIx::of(u);
            if !case.touches(flat.ix, unit) {
                continue;
            }
            let on_site = won.iter().copied().find(|&w| needs_office(&speakers[w]));
            if let Some(w) = on_site {
                if has_modes && speakers[w].clause != flat.ix && speakers[w].tier > flat.tier {
                    continue;
                }
                hit.push((unit, w));
            }
            for day in 0..days {
                effect.closed[u * days + day] = Some(flat.ix);
            }
        }
        if let Some(&(unit, w)) = hit.first() {
            findings.push(closed_but_needed(case, flat, *span, &speakers[w], (unit, hit.len())));
        }
    }
}

/// True if what it says cannot be done while the office is closed.
pub fn needs_office(s: &Speaker<'_>) -> bool {
    match &s.says {
        Says::Modes(modes) => modes.iter().any(|(m, _)| {
            matches!(m.place.value, Where::Office | Where::OfficeOrField)
                || (m.place.value == Where::Home && m.quota.is_some())
        }),
        Says::Head | Says::Turns => true,
        // An exception that lets people come needs the office as much as one that sends them.
        Says::Offer(offers) => {
            let office = |m: &ModeRule| matches!(m.place.value, Where::Office | Where::OfficeOrField);
            s.lifts && offers.iter().any(|(m, _)| office(m))
        }
    }
}

fn closed_but_needed(
    case: &Case<'_>,
    flat: &Flat<'_>,
    span: Span,
    s: &Speaker<'_>,
    (unit, count): (UnitIx, usize),
) -> Finding {
    let (short, site) = (case.unit_name(unit), case.city.units[unit.at()].site.replace('-', " "));
    let other = case.flat(s.clause);
    let (here, there) = (&flat.cite, &other.cite);
    case.finding(
        303,
        say!(
            "{short} harus bekerja di kantor yang ditutup",
            "{short} has to work in an office that is closed"
        ),
        span,
        say!("{here} menutup kantornya", "{here} closes its office"),
    )
    .related(
        case.source,
        other.label.span,
        say!("{there} menempatkan pegawainya di kantor", "{there} puts its staff in the office"),
    )
    .clause(here.clone())
    .witness(say!(
        "{count} unit, mulai dari {short}, lokasi {site}",
        "{count} units, from {short} on, site {site}"
    ))
    .help(say!(
        "kecualikan unit ini dari penutupan, atau sebut di lapangan atau bekerja dari rumah",
        "except the unit from the closing, or say di lapangan or bekerja dari rumah"
    ))
}

pub fn pickets(case: &Case<'_>, effect: &mut Effect) {
    let days = case.days.len();
    let mut tiers = vec![None; case.city.units.len()];
    for flat in &case.clauses {
        for (rule, _) in &flat.rules {
            let Rule::Picket(p) = rule else { continue };
            for (u, tier) in tiers.iter_mut().enumerate() {
                let unit = UnitIx::of(u);
                if !case.touches(flat.ix, unit) || tier.is_some_and(|t| t > flat.tier) {
                    continue;
                }
                *tier = Some(flat.tier);
                for day in 0..days {
                    let picket = Picket { people: p.people.unwrap_or(1), place: p.place, clause: flat.ix };
                    effect.picket[u * days + day] = Some(picket);
                }
            }
        }
    }
}

/// Clauses that speak of nobody.
pub fn idle(case: &Case<'_>) -> Vec<Finding> {
    let mut all = Vec::new();
    for flat in &case.clauses {
        let (Some(who), Some(select)) = (&flat.who, flat.select) else { continue };
        let someone = case.people.iter().any(|p| who.holds(p));
        let some_unit = (0..case.city.units.len()).any(|u| case.touches(flat.ix, UnitIx::of(u)));
        if someone || case.people.is_empty() || known_later(case, &select.value, 0) {
            continue;
        }
        let label = &flat.cite;
        let reason = if some_unit {
            say!(
                "unit yang disebut tidak punya pegawai dalam data",
                "the units named have no staff in the data"
            )
        } else {
            say!("tidak ada yang memenuhi syarat ini", "nobody fits this")
        };
        all.push(
            case.finding(
                211,
                say!("{label} tidak berlaku bagi siapa pun", "{label} holds for nobody"),
                select.span,
                reason,
            )
            .clause(label.clone())
            .help(say!(
                "periksa sasarannya, atau hapus diktum ini",
                "check whom it names, or delete the clause"
            )),
        );
    }
    all
}

/// True for people whom the data cannot hold: on a list that is still to be made, at home on that day,
/// or of a body outside the city. That none of them is found is no slip.
fn known_later(case: &Case<'_>, select: &Select, depth: u8) -> bool {
    let inside = |s: &Sp<Select>| depth < SETS_IN_SETS && known_later(case, &s.value, depth + 1);
    match select {
        Select::Listed(_) | Select::AtHome | Select::Body(_) => true,
        Select::Named(name) => case.names.set(name).is_some_and(|set| inside(&set.members)),
        Select::Any(all) => all.iter().any(inside),
        Select::Both(a, b) => inside(a) || inside(b),
        Select::Except(a, _) => inside(a),
        _ => false,
    }
}
