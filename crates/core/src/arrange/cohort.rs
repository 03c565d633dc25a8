//! Cohorts: a unit split into groups that never meet on site.
//!
//! Which split is best is a hard question (it contains set splitting), so this deals: people of
//! the same skills and kind are spread over the cohorts in turns. Posts that stay open with it are
//! reported like any other.

use std::collections::BTreeMap;

use crate::city::Person;

/// Deals people into `k` cohorts, balanced within each set of skills and over all. A cohort given
/// in `kept` (by a parent roster) stays. `turn` shifts the dealing, to try another split.
#[must_use]
#[allow(clippy::cast_possible_truncation)]
pub fn deal(people: &[&Person], k: u8, kept: &[Option<u8>], turn: usize) -> Vec<u8> {
    let mut alike: BTreeMap<(&[String], bool, bool), Vec<usize>> = BTreeMap::new();
    for (i, p) in people.iter().enumerate() {
        alike.entry((&p.skills, p.kind.is_asn(), p.home_only)).or_default().push(i);
    }
    let mut cohort: Vec<Option<u8>> = kept.iter().map(|c| c.filter(|&c| c < k)).collect();
    let mut sizes = vec![0usize; k.into()];
    cohort.iter().flatten().for_each(|&c| sizes[usize::from(c)] += 1);
    for group in alike.values() {
        let mut here = vec![0usize; k.into()];
        group.iter().filter_map(|&i| cohort[i]).for_each(|c| here[usize::from(c)] += 1);
        for &i in group.iter().filter(|&&i| kept[i].is_none_or(|c| c >= k)) {
            let smallest = |&c: &u8| {
                let c = usize::from(c);
                (here[c], sizes[c], (c + turn) % usize::from(k))
            };
            let c = (0..k).min_by_key(smallest).unwrap_or(0);
            here[usize::from(c)] += 1;
            sizes[usize::from(c)] += 1;
            cohort[i] = Some(c);
        }
    }
    cohort.into_iter().map(|c| c.unwrap_or(0)).collect()
}
