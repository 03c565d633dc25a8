//! What an exception lifts: the rules of other clauses that do not hold for those it names.
//!
//! Asked by the letter, which has to cite them. It says what the enumeration does: an exception
//! replaces where people work, the closing of an office it needs, and the picket if it has one of its
//! own; duties and services are never lifted.

use super::closure::needs_office;
use super::mode::{Speaker, speaker};
use super::{Case, Flat, case, floor};
use crate::city::{City, UnitIx};
use crate::order::select::{Property, Reach, Resolved};
use crate::order::tree::*;

/// A clause and what it lifts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exempt {
    /// The clause.
    pub label: Label,
    /// True if it only asks for some people on the spot and says nothing of the rest.
    pub floor: bool,
    /// What does not hold for those it names, in the order of the text.
    pub lifts: Vec<Lifted>,
}

/// Rules of a clause that are lifted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lifted {
    /// The clause.
    pub label: Label,
    /// Positions among its own rules.
    pub rules: Vec<usize>,
    /// True if nothing of it is left, with the clauses inside it.
    pub whole: bool,
}

/// What every clause of an order lifts in a city.
#[must_use]
pub fn exemptions(order: &Order, city: &City) -> Vec<Exempt> {
    let case = case(order, "", city, &[]);
    let one = |flat: &Flat<'_>| Exempt {
        label: flat.label.value.clone(),
        floor: floor::is_floor(&case, flat),
        lifts: if flat.tier == 0 { Vec::new() } else { lifts(&case, flat) },
    };
    case.clauses.iter().map(one).collect()
}

fn lifts(case: &Case<'_>, except: &Flat<'_>) -> Vec<Lifted> {
    let Some(word) = speaker(except) else { return picket_only(case, except) };
    let mut all: Vec<Lifted> = Vec::new();
    for base in bases(case, except) {
        let rules = lifted_rules(case, base, except, &word);
        if !rules.is_empty() {
            all.push(Lifted {
                label: base.label.value.clone(),
                whole: rules.len() == base.rules.len(),
                rules,
            });
        }
    }
    // Nothing is left of a clause only if nothing is left of those inside it.
    let left: Vec<&Label> = case
        .clauses
        .iter()
        .map(|f| &f.label.value)
        .filter(|l| !all.iter().any(|a| a.whole && a.label == **l))
        .collect();
    for lifted in &mut all {
        lifted.whole &= !left.iter().any(|l| inside(l, &lifted.label));
    }
    let whole: Vec<Label> = all.iter().filter(|l| l.whole).map(|l| l.label.clone()).collect();
    all.retain(|l| !whole.iter().any(|w| inside(&l.label, w)));
    all
}

/// An exception that says nothing of places still replaces the picket by its own.
fn picket_only(case: &Case<'_>, except: &Flat<'_>) -> Vec<Lifted> {
    if !has_picket(except) {
        return Vec::new();
    }
    let one = |base: &Flat<'_>| {
        let rules = positions(base, |r| matches!(r, Rule::Picket(_)));
        Lifted { label: base.label.value.clone(), whole: rules.len() == base.rules.len(), rules }
    };
    bases(case, except).map(one).filter(|l| !l.rules.is_empty()).collect()
}

/// Clauses that are less of an exception and may speak of the same people on the same days.
fn bases<'c, 'a>(case: &'c Case<'a>, except: &'c Flat<'a>) -> impl Iterator<Item = &'c Flat<'a>> {
    case.clauses.iter().filter(move |base| {
        let days = case.days.is_empty() || base.on.iter().zip(&except.on).any(|(a, b)| *a && *b);
        base.tier < except.tier && days && meet(case, base, except)
    })
}

fn lifted_rules(case: &Case<'_>, base: &Flat<'_>, except: &Flat<'_>, word: &Speaker<'_>) -> Vec<usize> {
    let of_base = speaker(base).filter(|_| !floor::is_floor(case, base));
    let places = of_base.as_ref().is_some_and(|b| b.weight() <= word.weight());
    let picket = has_picket(except);
    positions(base, |rule| match rule {
        Rule::Mode(mode) => places && !says_the_same(mode, except),
        Rule::Rotation(_) => places,
        Rule::Delegation(d) => {
            places && (d.bounds.is_some() || d.otherwise.is_some() || d.what.value == "giliran")
        }
        Rule::SiteClosed => of_base.is_some() && needs_office(word),
        Rule::Picket(_) => picket,
        _ => false,
    })
}

fn positions(flat: &Flat<'_>, keep: impl Fn(&Rule) -> bool) -> Vec<usize> {
    flat.rules.iter().enumerate().filter(|(_, (rule, _))| keep(rule)).map(|(i, _)| i).collect()
}

fn has_picket(flat: &Flat<'_>) -> bool {
    flat.rules.iter().any(|(r, _)| matches!(r, Rule::Picket(_)))
}

/// A rule that the exception repeats is not lifted.
fn says_the_same(mode: &ModeRule, except: &Flat<'_>) -> bool {
    mode.quota.is_none()
        && except.rules.iter().any(
            |(r, _)| matches!(r, Rule::Mode(m) if m.quota.is_none() && m.place.value == mode.place.value),
        )
}

fn inside(label: &Label, outer: &Label) -> bool {
    match label {
        Label::Huruf(parent, _) => **parent == *outer || inside(parent, outer),
        Label::Diktum(_) | Label::Butir(_) => false,
    }
}

/// True unless the two clauses can be seen to speak of nobody in common.
fn meet(case: &Case<'_>, a: &Flat<'_>, b: &Flat<'_>) -> bool {
    let (Some(x), Some(y)) = (&a.who, &b.who) else { return true };
    let mut units = (0..case.city.units.len()).map(UnitIx::of);
    let shared = units.any(|u| x.reach(u) != Reach::None && y.reach(u) != Reach::None);
    shared && !apart(x, y)
}

/// True if nobody can be of both, as far as the words alone show it.
fn apart(a: &Resolved, b: &Resolved) -> bool {
    match (a, b) {
        (Resolved::Any(all), other) | (other, Resolved::Any(all)) => all.iter().all(|x| apart(x, other)),
        (Resolved::Both(x, y), other) | (other, Resolved::Both(x, y)) => apart(x, other) || apart(y, other),
        (Resolved::Except(x, y), other) | (other, Resolved::Except(x, y)) => {
            apart(x, other) || within(other, y)
        }
        (Resolved::People(x), Resolved::People(y)) => different(x, y),
        (Resolved::Units(x), Resolved::Units(y)) => !x.iter().zip(y).any(|(a, b)| *a && *b),
        (Resolved::People(_), Resolved::Units(_)) | (Resolved::Units(_), Resolved::People(_)) => false,
    }
}

/// True if all of the first are of the second, as far as the words alone show it.
fn within(a: &Resolved, b: &Resolved) -> bool {
    if a == b {
        return true;
    }
    match (a, b) {
        (Resolved::Any(all), _) => all.iter().all(|x| within(x, b)),
        (_, Resolved::Any(all)) => all.iter().any(|x| within(a, x)),
        (Resolved::Both(x, y), _) => within(x, b) || within(y, b),
        (Resolved::Except(x, _), _) => within(x, b),
        (Resolved::Units(x), Resolved::Units(y)) => x.iter().zip(y).all(|(a, b)| !a || *b),
        _ => false,
    }
}

fn different(a: &Property, b: &Property) -> bool {
    match (a, b) {
        (Property::Echelon(x), Property::Echelon(y)) => {
            let rank = |e: &str| e.split('.').next().unwrap_or_default().to_owned();
            rank(x) != rank(y)
        }
        (Property::Staff(x), Property::Staff(y)) => {
            let kinds = |g: &StaffGroup| match g {
                StaffGroup::Asn => 0b1110,
                StaffGroup::Pns => 0b1100,
                StaffGroup::Cpns => 0b0100,
                StaffGroup::Pppk => 0b0010,
                StaffGroup::NonAsn => 0b0001,
            };
            kinds(x) & kinds(y) == 0
        }
        (Property::Work(x), Property::Work(y)) => x != y,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::city::{load, staff};
    use crate::diagnostic::Source;
    use crate::order::{check, parse};
    use std::path::PathBuf;

    fn read(path: PathBuf) -> Source {
        Source::new(path.file_name().unwrap().to_string_lossy(), std::fs::read_to_string(&path).unwrap())
    }

    fn town(slug: &str) -> City {
        let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../cities").join(slug);
        let files: Vec<Source> = std::fs::read_dir(root).unwrap().map(|e| read(e.unwrap().path())).collect();
        load::load(&files).0.unwrap()
    }

    /// Whoever an exception wins for: each clause it beats there is among those it lifts.
    #[test]
    fn whatever_an_exception_beats_is_lifted() {
        let orders = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../orders");
        let cases = [
            ("bogor-2021-06-29", "bogor"),
            ("kabupaten-bogor-843-2021", "kabupaten-bogor"),
            ("bandung-2021-06-28-lisan", "bandung"),
            ("province/aceh-2024-08-28", "umum-provinsi"),
            ("province/dki-jakarta-2023-08-18", "umum-provinsi"),
            ("province/jatim-2020-04-06", "umum-provinsi"),
            ("province/banten-2020-03-22", "umum-provinsi"),
            ("region/denpasar-2022-10-25", "umum-kota"),
            ("national/mendagri-2026-3349", "umum-kota"),
        ];
        for (id, slug) in cases {
            let (source, city) = (read(orders.join(format!("{id}.balai"))), town(slug));
            let (order, people) = (parse(&source).order, staff::make(&city, 1));
            let effect = check(&order, &source, &city, &people, &[]).effect;
            let (exempt, case) = (exemptions(&order, &city), case(&order, "", &city, &people));
            let mut beaten = 0;
            for (p, person) in people.iter().enumerate().step_by(7) {
                for day in 0..case.days.len() {
                    let Some(standing) = effect.of(crate::city::PersonIx::of(p), day) else { continue };
                    let winner = case.flat(standing.clause);
                    let lifts = &exempt[usize::from(winner.ix.0)].lifts;
                    for base in case.clauses.iter().filter(|b| b.tier < winner.tier && b.on[day]) {
                        let fits = base.who.as_ref().is_none_or(|w| w.holds(person));
                        let places = |r: &Rule| match r {
                            Rule::Mode(m) => !says_the_same(m, winner),
                            Rule::Delegation(d) => d.bounds.is_some() || d.otherwise.is_some(),
                            _ => false,
                        };
                        let speaks = base.rules.iter().any(|(r, _)| places(r));
                        if !fits || !speaks || floor::is_floor(&case, base) {
                            continue;
                        }
                        beaten += 1;
                        let cited = lifts.iter().any(|l| l.label == base.label.value);
                        assert!(cited, "{id}: {} beats {}", winner.cite, base.cite);
                    }
                }
            }
            assert!(beaten > 0, "{id}: no exception beats anything");
        }
    }
}
