//! Quotas worked out unit by unit, and what an order leaves open about them.

use std::collections::BTreeMap;

use super::mode::{Says, Speaker};
use super::{Case, table};
use crate::city::{PersonIx, UnitIx};
use crate::diagnostic::{Finding, Lang, Span, Text};
use crate::order::effect::{ClauseIx, Effect, Quota, QuotaIx};
use crate::order::select::Reach;
use crate::order::tree::*;
use crate::say;

/// The quota of a unit under a speaker for each day; `None` where it has none.
pub fn unit_quotas(
    case: &Case<'_>,
    s: &Speaker<'_>,
    unit: UnitIx,
    effect: &mut Effect,
) -> Vec<Option<QuotaIx>> {
    let days = case.days.len();
    let Says::Modes(modes) = &s.says else { return vec![None; days] };
    let rules: Vec<(&QuotaRule, bool)> = modes
        .iter()
        .filter_map(|(m, _)| m.quota.as_ref().map(|q| (q, m.place.value == Where::Home)))
        .collect();
    if rules.is_empty() {
        return vec![None; days];
    }
    let whole = case.flat(s.clause).who.as_ref().is_none_or(|w| w.reach(unit) == Reach::All);
    (0..days)
        .map(|day| {
            if !case.flat(s.clause).on[day] {
                return None;
            }
            let mut parts =
                rules.iter().map(|(rule, home)| worked_out(case, rule, *home, (unit, day), s.clause));
            let mut quota = parts.next()?;
            for more in parts {
                quota.on_site_max = quota.on_site_max.min(more.on_site_max);
                quota.on_site_min = quota.on_site_min.max(more.on_site_min);
            }
            let ix = QuotaIx(u32::try_from(effect.quotas.len()).unwrap_or(u32::MAX));
            effect.quotas.push(quota);
            let slot = &mut effect.unit_quota[unit.at() * days + day];
            if whole || slot.is_none() {
                *slot = Some(ix);
            }
            Some(ix)
        })
        .collect()
}

/// One quota of one unit and day, with its arithmetic.
fn worked_out(
    case: &Case<'_>,
    rule: &QuotaRule,
    of_home: bool,
    (unit, day): (UnitIx, usize),
    clause: ClauseIx,
) -> Quota {
    let who = case.flat(clause).who.as_ref();
    let meant = |p: &&PersonIx| who.is_none_or(|w| w.holds(&case.people[p.at()]));
    let staff: Vec<PersonIx> = case.staff[unit.at()].iter().filter(meant).copied().collect();
    let base = rule.base.as_ref().map_or(Base::AsnAndNonAsn, |b| b.value);
    let counted = |p: &&PersonIx| {
        let person = &case.people[p.at()];
        match base {
            Base::AsnAndNonAsn => true,
            Base::Asn => person.kind.is_asn(),
            Base::Available => !person.is_away(case.days[day]),
        }
    };
    let all = u32::try_from(staff.len()).unwrap_or(u32::MAX);
    let base_count = u32::try_from(staff.iter().filter(counted).count()).unwrap_or(u32::MAX);
    let rounding = rule.rounding.as_ref().map_or_else(|| default_rounding(rule.bound, of_home), |r| r.value);
    let percent = match &rule.amount.value {
        Amount::People(_) => None,
        Amount::Percent(p) => Some(*p),
        Amount::Table(name) => Some(table::percent(case, name, (unit, day), of_home)),
    };
    let count = match rule.amount.value {
        Amount::People(n) => n,
        _ => share(percent.unwrap_or(0), base_count, rounding),
    };
    let rest = base_count.saturating_sub(count);
    let (on_site_max, on_site_min) = match (of_home, rule.bound) {
        (false, Bound::AtMost) => (count, 0),
        (false, Bound::AtLeast) => (all, count),
        (false, Bound::Exactly) => (count, count),
        (true, Bound::AtLeast) => (rest, 0),
        (true, Bound::AtMost) => (all, rest),
        (true, Bound::Exactly) => (rest, rest),
    };
    let bound = rule.bound;
    Quota {
        unit,
        day,
        of_home,
        bound,
        percent,
        base,
        base_count,
        rounding,
        count,
        on_site_max,
        on_site_min,
        clause,
    }
}

/// Where the order is silent, the rounding that keeps fewer people on site.
const fn default_rounding(bound: Bound, of_home: bool) -> Rounding {
    match (of_home, bound) {
        (false, Bound::AtMost | Bound::Exactly) | (true, Bound::AtMost) => Rounding::Down,
        _ => Rounding::Up,
    }
}

/// `percent` hundredths of a percent of `base` people, rounded.
pub fn share(percent: u32, base: u32, rounding: Rounding) -> u32 {
    let product = u64::from(percent) * u64::from(base);
    let people = match rounding {
        Rounding::Down => product / 10_000,
        Rounding::Up => product.div_ceil(10_000),
        Rounding::Nearest => (product + 5_000) / 10_000,
    };
    u32::try_from(people).unwrap_or(u32::MAX)
}

/// Quotas without a declared base or rounding, with what that changes.
pub fn undeclared(case: &Case<'_>, speakers: &[Speaker<'_>]) -> Vec<Finding> {
    let mut all = Vec::new();
    for s in speakers {
        let Says::Modes(modes) = &s.says else { continue };
        for (mode, _) in modes {
            let Some(q) = &mode.quota else { continue };
            let p = match q.amount.value {
                Amount::People(_) => continue,
                Amount::Percent(p) => p,
                Amount::Table(ref name) => match largest(case, s.clause) {
                    Some(unit) if !case.days.is_empty() => table::percent(case, name, (unit, 0), false),
                    _ => continue,
                },
            };
            all.extend(missing_base(case, s, q));
            if q.rounding.is_none() {
                all.extend(missing_rounding(case, s, q, p));
            }
        }
    }
    all
}

fn missing_base(case: &Case<'_>, s: &Speaker<'_>, q: &QuotaRule) -> Option<Finding> {
    if q.base.is_some() {
        return None;
    }
    let label = case.flat(s.clause).cite.clone();
    let unit = largest(case, s.clause)?;
    let (short, all) = (case.unit_name(unit), case.staff[unit.at()].len());
    let asn = case.staff[unit.at()].iter().filter(|p| case.people[p.at()].kind.is_asn()).count();
    let finding = case.finding(
        206,
        say!(
            "persentase dari apa? dasar hitungannya tidak disebut",
            "a percentage of what? the base is not said"
        ),
        q.span,
        say!(
            "dihitung dari ASN dan non-ASN sampai disebut lain",
            "taken of ASN and non-ASN until said otherwise"
        ),
    );
    Some(
        finding
            .clause(label)
            .witness(say!(
                "{short}: {asn} ASN, atau {all} ASN dan non-ASN",
                "{short}: {asn} civil servants, or {all} with contract staff"
            ))
            .help(say!("tambahkan: dari ASN dan non-ASN", "add: dari ASN dan non-ASN"))
            .suggest(Span::new(q.amount.span.end, q.amount.span.end), " dari ASN dan non-ASN", false),
    )
}

fn missing_rounding(case: &Case<'_>, s: &Speaker<'_>, q: &QuotaRule, percent: u32) -> Option<Finding> {
    let uneven = |u: &UnitIx| !(u64::from(percent) * case.staff[u.at()].len() as u64).is_multiple_of(10_000);
    let units: Vec<UnitIx> = (0..case.city.units.len())
        .map(UnitIx::of)
        .filter(|u| !case.staff[u.at()].is_empty() && case.touches(s.clause, *u) && uneven(u))
        .collect();
    let first = *units.iter().min_by_key(|u| case.staff[u.at()].len())?;
    let (count, short, n) = (units.len(), case.unit_name(first), case.staff[first.at()].len());
    let base = u32::try_from(n).unwrap_or(u32::MAX);
    let (down, up) = (share(percent, base, Rounding::Down), share(percent, base, Rounding::Up));
    let id = crate::diagnostic::percent(percent, Lang::Id);
    let finding = case.finding(
        207,
        say!(
            "pecahan orang: pembulatannya tidak disebut",
            "a fraction of a person: the rounding is not said"
        ),
        q.span,
        say!("hasilnya bukan bilangan bulat di {count} unit", "gives no whole number in {count} units"),
    );
    Some(
        finding
            .clause(case.flat(s.clause).cite.clone())
            .witness(say!(
                "{short}: {id} × {n} = {down} atau {up} orang",
                "{short}: {id} × {n} = {down} or {up} people"
            ))
            .help(say!("tambahkan: dibulatkan ke bawah", "add: dibulatkan ke bawah"))
            .suggest(Span::new(q.span.end, q.span.end), ", dibulatkan ke bawah", false),
    )
}

fn largest(case: &Case<'_>, clause: ClauseIx) -> Option<UnitIx> {
    let touched = (0..case.city.units.len()).map(UnitIx::of).filter(|u| case.touches(clause, *u));
    touched.max_by_key(|u| case.staff[u.at()].len()).filter(|u| !case.staff[u.at()].is_empty())
}

/// Quotas that leave nobody on site, or whose floor is above their cap.
pub fn small_units(case: &Case<'_>, effect: &Effect) -> Vec<Finding> {
    let mut empty: BTreeMap<ClauseIx, Vec<&Quota>> = BTreeMap::new();
    let mut torn: BTreeMap<ClauseIx, Vec<&Quota>> = BTreeMap::new();
    for quota in effect.quotas.iter().filter(|q| q.day == 0) {
        if quota.on_site_min > quota.on_site_max.min(quota.base_count.max(quota.on_site_max)) {
            torn.entry(quota.clause).or_default().push(quota);
        } else if quota.on_site_max == 0 && quota.percent.is_some_and(|p| p > 0 && p < 10_000) {
            empty.entry(quota.clause).or_default().push(quota);
        }
    }
    let mut all = Vec::new();
    for (clause, quotas) in torn {
        all.push(impossible(case, clause, &quotas));
    }
    for (clause, quotas) in empty {
        all.push(rounds_to_zero(case, clause, &quotas));
    }
    all
}

fn quota_span(case: &Case<'_>, clause: ClauseIx) -> Span {
    let flat = case.flat(clause);
    let found = flat.rules.iter().find_map(|(rule, _)| match rule {
        Rule::Mode(m) => m.quota.as_ref().map(|q| q.span),
        _ => None,
    });
    found.unwrap_or(flat.label.span)
}

fn impossible(case: &Case<'_>, clause: ClauseIx, quotas: &[&Quota]) -> Finding {
    let (first, units) = (quotas[0], quotas.len());
    let (short, n) = (case.unit_name(first.unit), first.base_count);
    let (min, max) = (first.on_site_min, first.on_site_max);
    let spans = case.flat(clause).rules.iter().filter_map(|(rule, _)| match rule {
        Rule::Mode(m) => m.quota.as_ref().map(|q| q.span),
        _ => None,
    });
    let finding = case.finding(
        208,
        say!(
            "batas bawah melebihi batas atas di {units} unit",
            "the floor is above the cap in {units} units"
        ),
        quota_span(case, clause),
        say!("tidak dapat dipenuhi bersama", "cannot hold together"),
    );
    let with_other = spans
        .skip(1)
        .fold(finding, |f, span| f.related(case.source, span, say!("dengan batas ini", "with this bound")));
    with_other
        .clause(case.flat(clause).cite.clone())
        .witness(say!(
            "{short}, {n} pegawai: paling sedikit {min} di kantor atau lapangan, tetapi paling banyak {max}",
            "{short}, {n} staff: at least {min} on site or in the field, but at most {max}"
        ))
        .help(say!(
            "turunkan salah satu angka, atau kecualikan unit kecil",
            "lower one of the numbers, or except small units"
        ))
}

fn rounds_to_zero(case: &Case<'_>, clause: ClauseIx, quotas: &[&Quota]) -> Finding {
    let (first, units) = (quotas[0], quotas.len());
    let short = case.unit_name(first.unit);
    let sum = first.arithmetic();
    case.finding(
        209,
        say!(
            "kuota dibulatkan menjadi 0 orang di {units} unit",
            "the quota rounds to 0 people in {units} units"
        ),
        quota_span(case, clause),
        say!("unit sekecil itu menjadi tutup", "units that small become closed"),
    )
    .clause(case.flat(clause).cite.clone())
    .witness(Text { id: format!("{short}: {}", sum.id), en: format!("{short}: {}", sum.en) })
    .help(say!(
        "tambahkan batas bawah: di kantor paling sedikit 1 orang",
        "add a floor: di kantor paling sedikit 1 orang"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_rounded_as_written() {
        // percent in hundredths, base, down, nearest, up
        for (p, base, down, near, up) in [
            (2500, 412, 103, 103, 103),
            (2500, 7, 1, 2, 2),
            (2500, 2, 0, 1, 1),
            (7500, 13, 9, 10, 10),
            (3333, 0, 0, 0, 0),
        ] {
            assert_eq!(share(p, base, Rounding::Down), down, "{p} of {base}");
            assert_eq!(share(p, base, Rounding::Nearest), near, "{p} of {base}");
            assert_eq!(share(p, base, Rounding::Up), up, "{p} of {base}");
        }
    }
}
