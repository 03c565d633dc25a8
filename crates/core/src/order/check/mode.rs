//! Who works where: base rules, exceptions, written precedence, for every person of every unit.

use std::collections::HashMap;

use super::trouble::Trouble;
use super::{Case, Flat, closure, quota};
use crate::city::{PersonIx, UnitIx};
use crate::diagnostic::Span;
use crate::order::effect::{ClauseIx, Effect, QuotaIx, Standard, Standing};
use crate::order::select::Reach;
use crate::order::tree::*;

/// A clause that says where people work.
pub struct Speaker<'a> {
    pub clause: ClauseIx,
    pub tier: u32,
    pub says: Says<'a>,
}

/// What it says.
pub enum Says<'a> {
    /// Modes with `wajib` or no word; several only if all have quotas.
    Modes(Vec<(&'a ModeRule, Span)>),
    /// The head decides by turns.
    Head,
    /// May or urged: at most an offer.
    Offer,
}

/// Fills standing, quotas, closures and pickets.
pub fn enumerate(case: &mut Case<'_>, effect: &mut Effect) {
    let speakers: Vec<Speaker<'_>> = case.clauses.iter().filter_map(speaker).collect();
    let mut trouble = Trouble::default();
    let units = (0..case.city.units.len()).map(UnitIx::of);
    let winners: Vec<Vec<usize>> =
        units.map(|unit| people_of_unit(case, &speakers, unit, effect, &mut trouble)).collect();
    let mut findings = quota::undeclared(case, &speakers);
    findings.extend(trouble.findings(case, &speakers));
    closure::closures(case, &speakers, &winners, effect, &mut findings);
    closure::pickets(case, effect);
    findings.extend(closure::idle(case));
    findings.extend(quota::small_units(case, effect));
    drop(speakers);
    case.findings.extend(findings);
}

fn speaker<'a>(flat: &Flat<'a>) -> Option<Speaker<'a>> {
    let mut modes = Vec::new();
    let (mut head, mut offer) = (false, false);
    for (rule, span) in &flat.rules {
        match rule {
            Rule::Mode(m) if m.force == Force::Must => modes.push((m, *span)),
            Rule::Mode(_) => offer = true,
            Rule::Delegation(DelegationRule { otherwise: Some(m), .. }) => modes.push((m, *span)),
            Rule::Delegation(d) if d.what.value == "giliran" => head = true,
            _ => {}
        }
    }
    let says = if !modes.is_empty() {
        Says::Modes(modes)
    } else if head {
        Says::Head
    } else if offer {
        Says::Offer
    } else {
        return None;
    };
    Some(Speaker { clause: flat.ix, tier: flat.tier, says })
}

/// Standing of everyone in a unit; gives the speakers that won for someone.
fn people_of_unit(
    case: &Case<'_>,
    speakers: &[Speaker<'_>],
    unit: UnitIx,
    effect: &mut Effect,
    trouble: &mut Trouble,
) -> Vec<usize> {
    let reach: Vec<Reach> = speakers.iter().map(|s| reach(case, s.clause, unit)).collect();
    let mut decided: HashMap<Vec<usize>, Option<usize>> = HashMap::new();
    let mut quotas: HashMap<usize, Vec<Option<QuotaIx>>> = HashMap::new();
    let mut winners = Vec::new();
    for &person in &case.staff[unit.at()] {
        let who = &case.people[person.at()];
        let matching: Vec<usize> = (0..speakers.len())
            .filter(|&i| match reach[i] {
                Reach::None => false,
                Reach::All => true,
                Reach::Some => case.flat(speakers[i].clause).who.as_ref().is_none_or(|w| w.holds(who)),
            })
            .collect();
        let winner = match decided.get(&matching) {
            Some(&winner) => winner,
            None => {
                let winner = decide(case, speakers, &matching, person, trouble);
                decided.insert(matching.clone(), winner);
                winner
            }
        };
        let Some(w) = winner else {
            trouble.gaps.entry(unit).or_insert((0, person)).0 += 1;
            continue;
        };
        if !winners.contains(&w) {
            winners.push(w);
        }
        let standards =
            quotas.entry(w).or_insert_with(|| quota::unit_quotas(case, &speakers[w], unit, effect)).clone();
        for (day, quota) in standards.into_iter().enumerate() {
            let (standard, place) = standard(&speakers[w], quota);
            let standing = Standing { standard, place, clause: speakers[w].clause };
            effect.standing[person.at() * case.days.len() + day] = Some(standing);
        }
    }
    winners
}

fn reach(case: &Case<'_>, clause: ClauseIx, unit: UnitIx) -> Reach {
    case.flat(clause).who.as_ref().map_or(Reach::All, |w| w.reach(unit))
}

/// The speaker that holds: written precedence first, then the deepest exception; equal words agree.
fn decide(
    case: &Case<'_>,
    speakers: &[Speaker<'_>],
    matching: &[usize],
    person: PersonIx,
    trouble: &mut Trouble,
) -> Option<usize> {
    let beaten = |&i: &usize| {
        case.precedence.iter().any(|(over, under)| {
            *under == speakers[i].clause && matching.iter().any(|&j| speakers[j].clause == *over)
        })
    };
    let left: Vec<usize> = matching.iter().copied().filter(|i| !beaten(i)).collect();
    let binding: Vec<usize> =
        left.iter().copied().filter(|&i| !matches!(speakers[i].says, Says::Offer)).collect();
    let left = if binding.is_empty() { left } else { binding };
    let top = left.iter().map(|&i| speakers[i].tier).max()?;
    let left: Vec<usize> = left.into_iter().filter(|&i| speakers[i].tier == top).collect();
    let first = *left.first()?;
    for &other in &left[1..] {
        if !agree(&speakers[first], &speakers[other]) {
            trouble.clashes.entry((first, other)).or_insert((0, person)).0 += 1;
        }
    }
    if let Says::Modes(modes) = &speakers[first].says
        && modes.len() > 1
        && modes.iter().any(|(m, _)| m.quota.is_none())
        && modes.windows(2).any(|w| w[0].0.place.value != w[1].0.place.value)
    {
        trouble.selves.entry(first).or_insert((0, person)).0 += 1;
    }
    Some(first)
}

fn agree(a: &Speaker<'_>, b: &Speaker<'_>) -> bool {
    let (Says::Modes(a), Says::Modes(b)) = (&a.says, &b.says) else {
        return matches!((&a.says, &b.says), (Says::Head, Says::Head) | (Says::Offer, Says::Offer));
    };
    let key = |m: &ModeRule| {
        let quota = m.quota.as_ref().map(|q| (q.bound, q.amount.value, q.base.as_ref().map(|b| b.value)));
        (m.place.value, quota)
    };
    a.len() == b.len() && a.iter().zip(b).all(|(x, y)| key(x.0) == key(y.0))
}

fn standard(speaker: &Speaker<'_>, quota: Option<QuotaIx>) -> (Standard, Where) {
    match &speaker.says {
        Says::Head => (Standard::HeadDecides, Where::OfficeOrField),
        Says::Offer => (Standard::Anywhere, Where::Anywhere),
        Says::Modes(modes) => {
            let place = modes.iter().map(|(m, _)| m.place.value).find(|p| *p != Where::Home);
            if let Some(q) = quota {
                return (Standard::Quota(q), place.unwrap_or(Where::OfficeOrField));
            }
            match modes[0].0.place.value {
                Where::Home => (Standard::Home, Where::Home),
                Where::Anywhere => (Standard::Anywhere, Where::Anywhere),
                place => (Standard::OnSite, place),
            }
        }
    }
}
