//! Small numbers are not told, and not so that one can work them out from a sum.

/// The least number that is told of a unit (design of the pages, rule 17; with less, a colleague
/// knows who is meant).
pub const SMALL: u32 = 5;

/// The numbers of some units and their sum as they may be told: `None` is less than [`SMALL`], or
/// hidden so that such a number cannot be worked out.
///
/// Hidden numbers hide behind each other: their sum, which anyone can work out from what is told,
/// must itself not be small and must leave each of them open. Where it does not, the least number
/// that is still told is hidden too, in every unit that has it; where there is none, the sum is. So the
/// rule asks for numbers and never for places: hidden numbers that differ can be exchanged and nothing
/// that is told changes. That nobody is concerned may be seen: it says nothing of anybody.
#[must_use]
pub fn publishable(numbers: &[u32]) -> (Vec<Option<u32>>, Option<u32>) {
    let sum = numbers.iter().fold(0_u32, |sum, n| sum.saturating_add(*n));
    let mut told: Vec<Option<u32>> = numbers.iter().map(|n| Some(*n).filter(|n| *n >= SMALL)).collect();
    loop {
        let hidden = || numbers.iter().zip(&told).filter(|(_, told)| told.is_none()).map(|(n, _)| *n);
        let (count, rest) = (hidden().count(), hidden().fold(0_u32, u32::saturating_add));
        let full = hidden().all(|n| n == SMALL - 1);
        let open = rest == 0 || (count > 1 && rest >= SMALL && !full);
        if open {
            return (told, Some(sum));
        }
        let least = told.iter().flatten().min().copied();
        let Some(least) = least else { return (told, None) };
        told.iter_mut().filter(|n| **n == Some(least)).for_each(|n| *n = None);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    #[test]
    fn what_is_told() {
        type Case = (&'static [u32], &'static [Option<u32>], Option<u32>);
        let table: [Case; 8] = [
            (&[7, 12], &[Some(7), Some(12)], Some(19)),
            (&[0, 0, 9], &[None, None, Some(9)], Some(9)),
            (&[3, 7, 12], &[None, None, Some(12)], Some(22)),
            (&[3, 4, 12], &[None, None, Some(12)], Some(19)),
            (&[1, 2, 9, 6], &[None, None, Some(9), None], Some(18)),
            (&[1, 2], &[None, None], None),
            (&[5, 5, 4], &[None, None, None], Some(14)),
            (&[], &[], Some(0)),
        ];
        for (numbers, told, sum) in table {
            assert_eq!(publishable(numbers), (told.to_vec(), sum), "{numbers:?}");
        }
    }

    /// Somebody who knows this rule and all that is told still cannot tell a hidden number that is
    /// not zero: every small table is compared with all others that look the same.
    #[test]
    fn no_hidden_number_can_be_worked_out() {
        let most = 14;
        let mut seen: BTreeMap<_, Vec<[u32; 3]>> = BTreeMap::new();
        for a in 0..=most {
            for b in 0..=most {
                for c in 0..=most {
                    seen.entry(publishable(&[a, b, c])).or_default().push([a, b, c]);
                }
            }
        }
        let mut hidden = 0;
        for ((told, _), tables) in &seen {
            for at in (0..3).filter(|at| told[*at].is_none()) {
                let values: BTreeSet<u32> = tables.iter().map(|table| table[at]).collect();
                assert!(values.len() > 1 || values.contains(&0), "{told:?}: {values:?}");
                hidden += 1;
            }
        }
        assert!(hidden > 100, "the search finds what it looks for");
    }
}
