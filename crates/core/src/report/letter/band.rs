//! Bands: two quotas of one clause that bound the same people from below and from above are one
//! sentence of the letter, as an order says it: "paling sedikit 25% dan paling banyak 30%".

use crate::order::{Bound, ModeRule, QuotaRule, Rule};

/// The lower quota of a band and the upper one.
pub type Band = (QuotaRule, QuotaRule);

/// Rules as the letter says them: of two that make a band only the lower, with the bands.
pub fn joined<'r>(rules: &[&'r Rule]) -> (Vec<&'r Rule>, Vec<Band>) {
    let (mut said, mut bands, mut at) = (Vec::new(), Vec::new(), 0);
    while at < rules.len() {
        let next = rules.get(at + 1).and_then(|next| band(rules[at], next));
        match next {
            Some((low, upper)) => {
                let Rule::Mode(ModeRule { quota: Some(lower), .. }) = low else { break };
                bands.push((lower.clone(), upper.clone()));
                said.push(low);
                at += 2;
            }
            None => {
                said.push(rules[at]);
                at += 1;
            }
        }
    }
    (said, bands)
}

/// The lower rule and the upper quota, if the two rules differ in nothing but direction and amount.
fn band<'r>(a: &'r Rule, b: &'r Rule) -> Option<(&'r Rule, &'r QuotaRule)> {
    let (Rule::Mode(x), Rule::Mode(y)) = (a, b) else { return None };
    let (p, q) = (x.quota.as_ref()?, y.quota.as_ref()?);
    let same_mode = x.place.value == y.place.value
        && (x.force, &x.site, &x.permission) == (y.force, &y.site, &y.permission);
    let of = |q: &QuotaRule| (q.base.as_ref().map(|b| b.value), q.rounding.as_ref().map(|r| r.value), q.per);
    match (p.bound, q.bound) {
        _ if !same_mode || of(p) != of(q) => None,
        (Bound::AtLeast, Bound::AtMost) => Some((a, q)),
        (Bound::AtMost, Bound::AtLeast) => Some((b, p)),
        _ => None,
    }
}
