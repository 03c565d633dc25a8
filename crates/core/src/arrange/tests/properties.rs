//! What holds for any unit.

use proptest::prelude::*;

use super::sample::Hall;
use super::{faults, plan};
use crate::arrange::{Settings, arrange};
use crate::city::{Place, StaffKind, Work};
use crate::order::{Standard, Where};

const SKILLS: [&str; 2] = ["kasir", "perawat"];
const HOURS: [(i8, i8); 5] = [(7, 14), (14, 21), (21, 7), (8, 16), (0, 8)];

/// A person by numbers: skills, kind, traits, unavailable days.
type Traits = (u8, u8, Vec<usize>);
/// A post: skill, hours, need, place.
type PostPlan = (usize, usize, u32, bool);

prop_compose! {
    pub fn halls(longest: usize)(
        people in proptest::collection::vec((0u8..8, 0u8..16, proptest::collection::vec(0usize..8, 0..2)), 1..14),
        posts in proptest::collection::vec((0usize..3, 0usize..5, 1u32..4, any::<bool>()), 0..5),
        days in 1..=longest,
        rule in 0u8..6,
        cap in 0u32..8,
        floor in 0u32..4,
        picket in 0u32..3,
        place in 0usize..5,
        closed in prop::bool::weighted(0.2),
        odd in proptest::option::weighted(0.3, (0usize..14, 0u8..3)),
    ) -> Hall {
        let mut hall = Hall::new(&[people.len(), 2], days);
        people.iter().enumerate().for_each(|(i, t)| shape(&mut hall, i, t));
        posts.iter().for_each(|p| keep(&mut hall, p));
        let places = [None, Some(Where::Home), Some(Where::Office), Some(Where::Field), Some(Where::OfficeOrField)];
        match rule {
            0 => hall.stand(0, Standard::OnSite, Where::OfficeOrField),
            1 => hall.stand(0, Standard::HeadDecides, Where::OfficeOrField),
            2 => {}
            _ => hall.quota(0, cap, floor.min(cap)),
        }
        if let Some((i, standard)) = odd.filter(|o| o.0 < people.len()) {
            match standard {
                0 => hall.stand_one(i, Standard::OnSite, Where::Office),
                1 => hall.stand_one(i, Standard::Home, Where::Home),
                _ => hall.stand_one(i, Standard::Anywhere, Where::Anywhere),
            }
        }
        hall.picket(0, picket, places[place]);
        if closed {
            hall.close(0);
        }
        hall
    }
}

fn shape(hall: &mut Hall, i: usize, (skills, traits, away): &Traits) {
    for (s, skill) in SKILLS.iter().enumerate().filter(|(s, _)| skills >> s & 1 == 1) {
        let _ = s;
        hall.skill([i], skill);
    }
    let person = &mut hall.people[i];
    person.shift = skills & 4 != 0;
    person.home_only = traits & 3 == 3;
    person.work = if traits & 4 == 0 { Work::Digital } else { Work::Field };
    person.kind = if traits & 8 == 0 { StaffKind::Pns } else { StaffKind::NonAsn };
    person.head = i == 0;
    away.iter()
        .filter(|&&d| d < hall.effect.days.len())
        .copied()
        .collect::<Vec<_>>()
        .into_iter()
        .for_each(|d| hall.away(i, d));
}

fn keep(hall: &mut Hall, &(skill, hours, need, office): &PostPlan) {
    let post = hall.post(SKILLS.get(skill).copied(), HOURS[hours], need);
    if !office {
        hall.city.posts[post.at()].place = Place::Field;
    }
}

fn settings(cohorts: Option<u8>) -> Settings {
    Settings { seed: 7, cohorts, pins: vec![] }
}

proptest! {
    #[test]
    fn the_audit_finds_nothing_wrong(hall in halls(8), cohorts in proptest::option::of(2u8..5)) {
        let roster = arrange(&hall.city, &hall.people, &hall.effect, settings(cohorts), None);
        prop_assert_eq!(faults(&hall, &roster), Vec::<String>::new());
        for unit in &roster.units {
            prop_assert!(unit.bound <= unit.objective);
        }
    }

    #[test]
    fn the_cap_is_never_passed(hall in halls(8)) {
        let roster = plan(&hall);
        let days = hall.effect.days.len();
        for quota in &hall.effect.quotas {
            let under = |i: &usize| {
                let standing = hall.effect.of(roster.units[0].people[*i], quota.day);
                standing.is_some_and(|s| matches!(s.standard, Standard::Quota(q) if hall.effect.quotas[q.0 as usize] == *quota))
            };
            let here = (0..roster.units[0].people.len()).filter(under);
            let here = here.filter(|&i| roster.units[0].cell(i, quota.day, days).mode.on_site()).count();
            prop_assert!(here <= quota.on_site_max as usize);
        }
    }

    #[test]
    fn threads_do_not_matter(hall in halls(5), cohorts in proptest::option::of(2u8..5)) {
        let run = |threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| arrange(&hall.city, &hall.people, &hall.effect, settings(cohorts), None))
        };
        prop_assert_eq!(run(1), run(2));
    }

    #[test]
    fn permuting_people_permutes_the_roster(
        (hall, order) in halls(6).prop_flat_map(|hall| {
            let order: Vec<usize> = (0..hall.people.len()).collect();
            (Just(hall), Just(order).prop_shuffle())
        }),
        cohorts in proptest::option::of(2u8..5),
    ) {
        let days = hall.effect.days.len();
        let rows = |hall: &Hall| {
            let roster = arrange(&hall.city, &hall.people, &hall.effect, settings(cohorts), None);
            let mut rows = vec![];
            for unit in &roster.units {
                for (i, ix) in unit.people.iter().enumerate() {
                    let cohort = unit.cohort.as_ref().map(|c| c[i]);
                    rows.push((hall.people[ix.at()].id.clone(), cohort, unit.cells[i * days..(i + 1) * days].to_vec()));
                }
            }
            rows.sort_by(|a, b| a.0.cmp(&b.0));
            rows
        };
        prop_assert_eq!(rows(&hall), rows(&hall.permuted(&order)));
    }

    #[test]
    fn a_roster_is_its_own_best_successor(hall in halls(8), cohorts in proptest::option::of(2u8..5)) {
        let first = arrange(&hall.city, &hall.people, &hall.effect, settings(cohorts), None);
        let next = arrange(&hall.city, &hall.people, &hall.effect, settings(cohorts), Some(&first));
        for (a, b) in first.units.iter().zip(&next.units) {
            // Nobody is moved for nothing: never from a proven roster, else only for a better one.
            if a.cells != b.cells {
                prop_assert!(a.objective > a.bound && b.objective < a.objective);
            }
        }
    }
}
