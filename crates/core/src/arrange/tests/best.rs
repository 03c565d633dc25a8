//! The optimum of tiny units, by trying everything, against the flow.

use proptest::prelude::*;

use super::plan;
use super::sample::Hall;
use crate::arrange::rules::weight;
use crate::city::PostIx;

/// The least objective of a unit under a quota, over all ways to hold posts or come for the floor:
/// counted here by hand, not by the planner's rules.
fn brute(hall: &Hall, cap: i64, floor: i64) -> i64 {
    let (people, days) = (hall.people.len(), hall.effect.days.len());
    let posts = hall.city.posts.len();
    // Choice 0 is home, 1..=posts a post, posts + 1 on site for the floor.
    let choices = posts + 2;
    let mut best = i64::MAX;
    let mut pick = vec![0usize; people * days];
    loop {
        if let Some(value) = judge(hall, &pick, cap, floor) {
            best = best.min(value);
        }
        let Some(at) = pick.iter().position(|&c| c + 1 < choices) else { return best };
        pick[..at].fill(0);
        pick[at] += 1;
    }
}

fn judge(hall: &Hall, pick: &[usize], cap: i64, floor: i64) -> Option<i64> {
    let (people, days, posts) = (hall.people.len(), hall.effect.days.len(), hall.city.posts.len());
    let mut value = 0;
    for i in 0..people {
        let row = &pick[i * days..(i + 1) * days];
        for (d, &c) in row.iter().enumerate().filter(|(_, c)| **c > 0) {
            if hall.people[i].is_away(hall.effect.days[d]) || hall.people[i].home_only {
                return None;
            }
            if let Some(post) = hall.city.posts.get(c - 1) {
                if post.skill.as_ref().is_some_and(|s| !hall.people[i].skills.contains(s)) {
                    return None;
                }
                if post.end < post.start && !hall.people[i].shift {
                    value += weight::OFF_DAY;
                }
                let clash = |other: Option<&usize>| {
                    other.is_some_and(|&o| o > 0 && (o > posts || hall.city.posts[o - 1].start < post.start))
                };
                if post.end < post.start && clash(row.get(d + 1)) {
                    return None;
                }
            }
        }
        let load = i64::try_from(row.iter().filter(|c| **c > 0).count()).unwrap();
        value += load * load;
    }
    for d in 0..days {
        let here = |c: usize| i64::try_from((0..people).filter(|i| pick[i * days + d] == c).count()).unwrap();
        let on_site = i64::try_from(people).unwrap() - here(0);
        if on_site > cap {
            return None;
        }
        value += weight::FLOOR * (floor - on_site).max(0);
        for p in 0..posts {
            let need = i64::from(hall.city.posts[p].need);
            if here(p + 1) > need {
                return None;
            }
            value += weight::UNCOVERED * (need - here(p + 1));
        }
    }
    Some(value)
}

fn tiny() -> impl Strategy<Value = (Hall, u32, u32)> {
    (2usize..4, 2usize..4, 0u32..4, 0u32..3, 0usize..4, 0usize..3, any::<[bool; 4]>()).prop_map(
        |(people, days, cap, floor, skilled, gone, flags)| {
            let days = if people == 3 { 2 } else { days };
            let mut hall = Hall::new(&[people], days);
            hall.post(Some("kasir"), (8, 16), 1 + u32::from(flags[0]));
            hall.skill(0..skilled.min(people), "kasir");
            if flags[1] {
                hall.post(None, if flags[2] { (21, 7) } else { (12, 20) }, 1);
            }
            hall.people[0].shift = flags[3];
            hall.away(gone.min(people - 1), 1);
            (hall, cap, floor.min(cap))
        },
    )
}

proptest! {
    #[test]
    fn no_roster_is_better(case in tiny()) {
        let (mut hall, cap, floor) = case;
        hall.quota(0, cap, floor);
        let best = brute(&hall, cap.into(), floor.into());
        let roster = plan(&hall);
        let unit = &roster.units[0];
        prop_assert!(unit.bound <= best, "bound {} above the optimum {best}", unit.bound);
        prop_assert!(best <= unit.objective, "objective {} below the optimum {best}", unit.objective);
        let nights = hall.city.posts.iter().any(|p| p.end < p.start);
        if !nights {
            prop_assert_eq!(unit.objective, best);
            prop_assert_eq!(unit.bound, best);
        }
    }
}

#[test]
fn rest_costs_the_flow_nothing_where_people_can_exchange() {
    let mut hall = Hall::new(&[3], 2);
    hall.post(None, (7, 14), 1);
    hall.post(None, (21, 7), 1);
    hall.quota(0, 2, 0);
    let best = brute(&hall, 2, 0);
    let unit = &plan(&hall).units[0];
    assert_eq!((unit.objective, unit.uncovered.len()), (best, 0));
    assert!(unit.cells.iter().any(|c| c.post == Some(PostIx(1))));
}
