//! Who works where: base rules, exceptions, written precedence, for every person of every unit.

use std::collections::HashMap;

use super::trouble::Trouble;
use super::{Case, Flat, closure, floor, quota};
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
    /// True if it is written as an exception that only offers: then it lifts what it is an exception
    /// from, and those it names are free.
    pub lifts: bool,
}

impl Speaker<'_> {
    /// What binds beats turns, and turns beat offers; an exception that offers weighs as what binds.
    pub const fn weight(&self) -> u8 {
        if self.lifts { Says::BINDS } else { self.says.weight() }
    }
}

/// What it says.
pub enum Says<'a> {
    /// Modes with `wajib` or no word; several only if all have quotas.
    Modes(Vec<(&'a ModeRule, Span)>),
    /// The head decides by turns.
    Head,
    /// Turns are taken, and nothing else is said of places: holds only where no other clause speaks.
    Turns,
    /// May or urged: at most an offer.
    Offer(Vec<(&'a ModeRule, Span)>),
}

impl Says<'_> {
    const BINDS: u8 = 2;

    const fn weight(&self) -> u8 {
        match self {
            Self::Offer(_) => 0,
            Self::Turns => 1,
            Self::Modes(_) | Self::Head => Self::BINDS,
        }
    }
}

/// Fills standing, quotas, closures and pickets.
pub fn enumerate(case: &mut Case<'_>, effect: &mut Effect) {
    let speakers: Vec<Speaker<'_>> =
        case.clauses.iter().filter(|f| !floor::is_floor(case, f)).filter_map(speaker).collect();
    let mut trouble = Trouble::default();
    let stretches = stretches(case, &speakers);
    let units = (0..case.city.units.len()).map(UnitIx::of);
    let winners: Vec<Vec<usize>> =
        units.map(|unit| people_of_unit(case, (&speakers, &stretches), unit, effect, &mut trouble)).collect();
    let mut findings = quota::undeclared(case, &speakers);
    findings.extend(trouble.findings(case, &speakers));
    closure::closures(case, &speakers, &winners, effect, &mut findings);
    closure::pickets(case, effect);
    findings.extend(closure::idle(case));
    findings.extend(quota::small_units(case, effect));
    drop(speakers);
    case.findings.extend(findings);
}

/// The word of a clause on where people work, if it has one.
pub fn speaker<'a>(flat: &Flat<'a>) -> Option<Speaker<'a>> {
    let (mut modes, mut offers) = (Vec::new(), Vec::new());
    let (mut head, mut turns) = (false, false);
    for (rule, span) in &flat.rules {
        match rule {
            Rule::Mode(m) if m.force == Force::Must => modes.push((m, *span)),
            Rule::Mode(m) => offers.push((m, *span)),
            Rule::Delegation(DelegationRule { bounds: Some(m), .. })
            | Rule::Delegation(DelegationRule { otherwise: Some(m), .. }) => modes.push((m, *span)),
            Rule::Delegation(d) if d.what.value == "giliran" || flat.tier > 0 => head = true,
            Rule::Rotation(_) => turns = true,
            _ => {}
        }
    }
    let says = if !modes.is_empty() {
        Says::Modes(modes)
    } else if head {
        Says::Head
    } else if turns {
        Says::Turns
    } else if !offers.is_empty() {
        Says::Offer(offers)
    } else {
        return None;
    };
    let lifts = flat.exception && matches!(says, Says::Offer(_));
    Some(Speaker { clause: flat.ix, tier: flat.tier, says, lifts })
}

/// Days on which the same clauses speak.
struct Stretch {
    /// Which speakers speak.
    speaking: Vec<bool>,
    /// Positions of the days.
    days: Vec<usize>,
}

/// The days of the order, put together where the same speakers speak.
fn stretches(case: &Case<'_>, speakers: &[Speaker<'_>]) -> Vec<Stretch> {
    let mut all: Vec<Stretch> = Vec::new();
    for day in 0..case.days.len() {
        let speaking: Vec<bool> = speakers.iter().map(|s| case.flat(s.clause).on[day]).collect();
        match all.iter_mut().find(|s| s.speaking == speaking) {
            Some(stretch) => stretch.days.push(day),
            None => all.push(Stretch { speaking, days: vec![day] }),
        }
    }
    all
}

/// Standing of everyone in a unit; gives the speakers that won for someone.
fn people_of_unit(
    case: &Case<'_>,
    (speakers, stretches): (&[Speaker<'_>], &[Stretch]),
    unit: UnitIx,
    effect: &mut Effect,
    trouble: &mut Trouble,
) -> Vec<usize> {
    let reach: Vec<Reach> = speakers.iter().map(|s| reach(case, s.clause, unit)).collect();
    let mut decided: HashMap<Vec<usize>, Option<usize>> = HashMap::new();
    let mut quotas: HashMap<usize, Vec<Option<QuotaIx>>> = HashMap::new();
    let mut winners = Vec::new();
    let mut speakers_of = vec![Vec::new(); stretches.len()];
    for &person in &case.staff[unit.at()] {
        let who = &case.people[person.at()];
        let fits = |i: &usize| match reach[*i] {
            Reach::None => false,
            Reach::All => true,
            Reach::Some => case.flat(speakers[*i].clause).who.as_ref().is_none_or(|w| w.holds(who)),
        };
        let fitting: Vec<usize> = (0..speakers.len()).filter(fits).collect();
        for (stretch, matching) in stretches.iter().zip(&mut speakers_of) {
            matching.clear();
            matching.extend(fitting.iter().copied().filter(|&i| stretch.speaking[i]));
            let winner = match decided.get(matching.as_slice()) {
                Some(&winner) => winner,
                None => {
                    let winner = decide(case, speakers, matching, (person, stretch.days[0]), trouble);
                    decided.insert(matching.clone(), winner);
                    winner
                }
            };
            let Some(w) = winner else {
                // What the order does not address it need not arrange.
                if !case.addresses(person) {
                    continue;
                }
                trouble.gaps.entry(unit).or_insert((0, person, stretch.days[0])).0 += 1;
                continue;
            };
            if !winners.contains(&w) {
                winners.push(w);
            }
            let standards =
                quotas.entry(w).or_insert_with(|| quota::unit_quotas(case, &speakers[w], unit, effect));
            for &day in &stretch.days {
                let (standard, place) = standard(&speakers[w], standards[day]);
                let standing = Standing { standard, place, clause: speakers[w].clause };
                effect.standing[person.at() * case.days.len() + day] = Some(standing);
            }
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
    (person, day): (PersonIx, usize),
    trouble: &mut Trouble,
) -> Option<usize> {
    let beaten = |&i: &usize| {
        case.precedence.iter().any(|(over, under)| {
            *under == speakers[i].clause && matching.iter().any(|&j| speakers[j].clause == *over)
        })
    };
    let left: Vec<usize> = matching.iter().copied().filter(|i| !beaten(i)).collect();
    let weight = |&i: &usize| speakers[i].weight();
    let most = left.iter().map(weight).max()?;
    let left: Vec<usize> = left.into_iter().filter(|i| weight(i) == most).collect();
    let top = left.iter().map(|&i| speakers[i].tier).max()?;
    let left: Vec<usize> = left.into_iter().filter(|&i| speakers[i].tier == top).collect();
    let first = *left.first()?;
    for &other in &left[1..] {
        if !agree(&speakers[first], &speakers[other]) {
            trouble.clashes.entry((first, other)).or_insert((0, person, day)).0 += 1;
        }
    }
    if let Says::Modes(modes) = &speakers[first].says
        && modes.len() > 1
        && modes.iter().any(|(m, _)| m.quota.is_none())
        && modes.windows(2).any(|w| w[0].0.place.value != w[1].0.place.value)
    {
        trouble.selves.entry(first).or_insert((0, person, day)).0 += 1;
    }
    Some(first)
}

fn agree(a: &Speaker<'_>, b: &Speaker<'_>) -> bool {
    let (Says::Modes(a), Says::Modes(b)) = (&a.says, &b.says) else {
        return matches!(
            (&a.says, &b.says),
            (Says::Head, Says::Head) | (Says::Turns, Says::Turns) | (Says::Offer(_), Says::Offer(_))
        );
    };
    let key = |m: &ModeRule| {
        let quota =
            m.quota.as_ref().map(|q| (q.bound, q.amount.value.clone(), q.base.as_ref().map(|b| b.value)));
        (m.place.value, quota)
    };
    a.len() == b.len() && a.iter().zip(b).all(|(x, y)| key(x.0) == key(y.0))
}

fn standard(speaker: &Speaker<'_>, quota: Option<QuotaIx>) -> (Standard, Where) {
    match &speaker.says {
        Says::Head | Says::Turns => (Standard::HeadDecides, Where::OfficeOrField),
        Says::Offer(_) => (Standard::Anywhere, Where::Anywhere),
        Says::Modes(modes) => {
            let place = modes.iter().map(|(m, _)| m.place.value).find(|p| *p != Where::Home);
            if let Some(q) = quota {
                return (Standard::Quota(q), place.unwrap_or(Where::OfficeOrField));
            }
            match modes[0].0.place.value {
                Where::Home => (Standard::Home, Where::Home),
                Where::Anywhere => (Standard::Anywhere, Where::Anywhere),
                Where::NotHome => (Standard::OnSite, Where::NotHome),
                place => (Standard::OnSite, place),
            }
        }
    }
}
