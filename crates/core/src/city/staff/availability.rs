//! Who is to be kept off site and who is away when: days only, never a cause.

use jiff::Span;

use super::stream::Stream;
use super::{WINDOW, busiest_need};
use crate::city::{City, Person, UnitIx};

/// Kept off site, in a thousand: above 50 years, and younger. About 8% of a city.
const HOME_ONLY: (usize, usize) = (130, 62);

/// Away for some days of the window, in a thousand.
const AWAY: usize = 40;

/// Sets availability of the people of one unit. Nobody is taken whose skill the posts of the unit
/// could then not be kept with: half as many holders again as the busiest day needs stay.
pub fn spread(city: &City, unit: UnitIx, people: &mut [Person], stream: &mut Stream) {
    let mut spare: Vec<(String, u32)> = vec![];
    for person in people.iter() {
        for skill in &person.skills {
            match spare.iter_mut().find(|(s, _)| s == skill) {
                Some((_, holders)) => *holders += 1,
                None => spare.push((skill.clone(), 1)),
            }
        }
    }
    for (skill, holders) in &mut spare {
        let need = busiest_need(city, unit, skill);
        *holders = holders.saturating_sub((need + need.div_ceil(2)).max(need + 1));
    }
    for person in people {
        let older = super::AS_OF.year() - person.born.year() > 50;
        let home_only = stream.chance(if older { HOME_ONLY.0 } else { HOME_ONLY.1 });
        let away = stream.chance(AWAY);
        let first = stream.below(42);
        let length = stream.below(12) + 3;
        if !(home_only || away) || !take(&person.skills, &mut spare) {
            continue;
        }
        person.home_only = home_only;
        if away {
            person.away = vec![span(first, length)];
        }
    }
}

/// Takes one holder of each skill from the spare ones, if there is one.
fn take(skills: &[String], spare: &mut [(String, u32)]) -> bool {
    if spare.iter().any(|(skill, left)| *left == 0 && skills.contains(skill)) {
        return false;
    }
    for (_, left) in spare.iter_mut().filter(|(skill, _)| skills.contains(skill)) {
        *left -= 1;
    }
    true
}

fn span(first: usize, length: usize) -> (jiff::civil::Date, jiff::civil::Date) {
    let days = |n: usize| Span::new().days(i64::try_from(n).unwrap_or(0));
    let start = WINDOW.0.saturating_add(days(first));
    (start, start.saturating_add(days(length - 1)).min(WINDOW.1))
}
