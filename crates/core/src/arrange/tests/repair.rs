//! Pins, past days, floors, days in a row, repair, stand-ins, impossible days.

use proptest::prelude::*;

use super::properties::halls;
use super::sample::{FIRST, Hall, RULE};
use super::{board, codes, faults, faults_from, plan};
use crate::arrange::{
    Duty, Ground, Mode, Part, Pin, Repair, Roster, Settings, arrange, conflict, repair, stand_ins,
};
use crate::city::{PersonIx, PostIx, UnitIx};
use crate::diagnostic::Lang;
use crate::order::{Floor, Standard, Where};

fn day(n: usize) -> jiff::civil::Date {
    FIRST.saturating_add(jiff::Span::new().days(i64::try_from(n).unwrap()))
}

fn pin(hall: &Hall, i: usize, d: usize, duty: Duty) -> Pin {
    Pin { person: hall.people[i].id.clone(), date: day(d), duty }
}

fn mend(hall: &Hall, parent: &Roster, from: usize, pins: Vec<Pin>) -> Repair {
    let settings = Settings { pins, ..Settings::default() };
    repair(&hall.city, &hall.people, &hall.effect, settings, (parent, day(from), &[]))
}

/// Eight people under a quota of three, two at the counter, one picket officer.
fn hall() -> Hall {
    let mut hall = Hall::new(&[8, 3], 5);
    hall.post(None, (8, 16), 2);
    hall.quota(0, 3, 0);
    hall.picket(0, 1, None);
    hall
}

#[test]
fn with_nobody_missing_nothing_changes() {
    let hall = hall();
    let parent = plan(&hall);
    let mended = mend(&hall, &parent, 0, vec![]);
    assert_eq!(mended.changes, []);
    assert_eq!(mended.roster.units, parent.units);
    assert_eq!(mended.roster.parent, Some(parent.id));
}

#[test]
fn one_falls_out_and_one_stands_in_from_the_day_on() {
    let mut hall = hall();
    let parent = plan(&hall);
    let who = (0..8).find(|&i| parent.units[0].cell(i, 3, 5).post.is_some()).unwrap();
    (2..5).for_each(|d| hall.away(who, d));
    let mended = mend(&hall, &parent, 2, vec![]);
    assert_eq!(faults(&hall, &mended.roster), [""; 0]);
    let past = |roster: &Roster| {
        (0..8).map(|i| roster.units[0].cells[i * 5..i * 5 + 2].to_vec()).collect::<Vec<_>>()
    };
    assert_eq!(past(&mended.roster), past(&parent), "what is past stays");
    let gone = mended.changes.iter().filter(|c| c.person == PersonIx::of(who)).count();
    assert_eq!(gone, 3, "{:?}", mended.changes);
    assert!(mended.changes.iter().all(|c| c.day >= 2 && c.unit == UnitIx(0)));
    let on_the_third: Vec<String> =
        mended.changes.iter().filter(|c| c.day == 3).map(|c| c.why.get(Lang::Id).to_owned()).collect();
    let name = &hall.people[who].name;
    assert!(on_the_third.contains(&"tidak tersedia pada hari itu".to_owned()), "{on_the_third:?}");
    let taken = format!("menggantikan {name} di pos Loket 0, yang tidak tersedia");
    assert!(on_the_third.contains(&taken), "{on_the_third:?}");
    assert_eq!(on_the_third.len(), 2, "{on_the_third:?}");
}

#[test]
fn pins_are_kept_and_those_against_a_rule_are_told() {
    let mut hall = hall();
    hall.away(5, 1);
    let parent = plan(&hall);
    let home = (0..8).find(|&i| parent.units[0].cell(i, 0, 5).post.is_some()).unwrap();
    let post =
        (0..8).find(|&i| !parent.units[0].cell(i, 2, 5).mode.on_site() && i != home && i != 5).unwrap();
    let officer = (0..8).find(|&i| !parent.units[0].cell(i, 3, 5).picket && i != home && i != 5).unwrap();
    let pins = vec![
        pin(&hall, home, 0, Duty::Home),
        pin(&hall, post, 2, Duty::Post("pos-0".into())),
        pin(&hall, officer, 3, Duty::Picket),
        pin(&hall, post, 4, Duty::Site),
    ];
    let mended = mend(&hall, &parent, 0, pins.clone());
    assert_eq!(codes(&hall, &mended.roster), [""; 0], "{:?}", board(&mended.roster));
    let unit = &mended.roster.units[0];
    assert!(!unit.cell(home, 0, 5).mode.on_site());
    assert_eq!(unit.cell(post, 2, 5).post, Some(PostIx(0)));
    assert!(unit.cell(officer, 3, 5).picket);
    assert!(unit.cell(post, 4, 5).mode == Mode::Office && unit.cell(post, 4, 5).post.is_none());
    assert!(unit.uncovered.is_empty());
    assert!(mended.changes.iter().any(|c| c.why.get(Lang::Id) == "dikunci oleh penyusun jadwal"));
    // Taken away again, the roster may go back; kept, a second repair changes nothing.
    assert_eq!(mend(&hall, &mended.roster, 0, pins).changes, []);
    let against = vec![pin(&hall, 5, 1, Duty::Post("pos-0".into()))];
    let mended = mend(&hall, &parent, 0, against);
    assert_eq!(codes(&hall, &mended.roster), ["B0721"]);
}

#[test]
fn floors_for_some_people_are_reached() {
    let mut hall = Hall::new(&[6], 3);
    hall.post(None, (8, 16), 1);
    hall.quota(0, 2, 0);
    for day in 0..3 {
        let people = vec![PersonIx(4), PersonIx(5)];
        hall.effect.floors.push(Floor { unit: UnitIx(0), day, people, min: 1, clause: RULE });
    }
    let roster = plan(&hall);
    assert_eq!(codes(&hall, &roster), [""; 0], "{:?}", board(&roster));
    for d in 0..3 {
        let named = (4..6).filter(|&i| roster.units[0].cell(i, d, 3).mode.on_site()).count();
        assert!(named >= 1, "day {d}: {:?}", board(&roster));
    }
    // One person at the post is one of those the floor counts: nobody else is called for it.
    hall.quota(0, 1, 0);
    let roster = plan(&hall);
    assert!((0..3).all(|d| roster.units[0].on_site(d, 3) == 1), "{:?}", board(&roster));
    assert!(roster.units[0].bound <= roster.units[0].objective);
}

#[test]
fn nobody_is_on_duty_more_than_six_days_in_a_row() {
    let mut hall = Hall::new(&[3], 14);
    hall.post(Some("kasir"), (8, 16), 1);
    hall.skill([0, 1], "kasir");
    hall.people[0].shift = true;
    hall.people[1].shift = true;
    hall.quota(0, 1, 0);
    // The other cashier is there on two days of fourteen only.
    (0..14).filter(|d| ![6, 13].contains(d)).for_each(|d| hall.away(1, d));
    let roster = plan(&hall);
    assert_eq!(codes(&hall, &roster), [""; 0], "{:?}", board(&roster));
    assert!(roster.units[0].uncovered.is_empty());
    // Without a stand-in a day stays open rather than that someone works it through.
    hall.away(1, 6);
    let roster = plan(&hall);
    assert_eq!(codes(&hall, &roster), ["B0708"], "{:?}", board(&roster));
    assert_eq!(roster.units[0].uncovered.len(), 1);
}

#[test]
fn days_at_the_office_by_an_order_to_all_count_in_a_row_too() {
    let mut hall = Hall::new(&[2], 8);
    hall.post(Some("kasir"), (8, 16), 1);
    hall.skill([0], "kasir");
    hall.stand(0, Standard::OnSite, Where::Office);
    let roster = plan(&hall);
    // Wednesday to Wednesday: a day of the weekend stays open, a working day could not be her day off.
    assert_eq!(roster.units[0].uncovered.len(), 1, "{:?}", board(&roster));
    assert!([3, 4].contains(&roster.units[0].uncovered[0].day));
    assert_eq!(codes(&hall, &roster), ["B0708"]);
    assert_eq!(mend(&hall, &roster, 0, vec![]).changes, []);
}

#[test]
fn shares_are_fair_over_earlier_orders_too() {
    let mut hall = Hall::new(&[4], 4);
    hall.post(None, (8, 16), 1);
    hall.quota(0, 1, 0);
    let ground = Ground { ledger: &[6, 6, 0, 0], ..Ground::default() };
    let roster = arrange(&hall.city, &hall.people, &hall.effect, Settings::default(), ground);
    let load = |i: usize| (0..4).filter(|&d| roster.units[0].cell(i, d, 4).mode.on_site()).count();
    assert_eq!([load(0), load(1), load(2), load(3)], [0, 0, 2, 2]);
    assert_eq!(roster.units[0].objective, roster.units[0].bound);
}

#[test]
fn who_stands_in_breaks_no_rule_and_the_cheapest_is_first() {
    let mut hall = hall();
    hall.people[7].home_only = true;
    let roster = plan(&hall);
    let who = (0..8).find(|&i| roster.units[0].cell(i, 1, 5).post.is_some()).unwrap();
    let given = (&hall.city, &hall.people[..], &hall.effect);
    let found = stand_ins(given, &roster.units[0], (PersonIx::of(who), 1), 10);
    assert!(!found.is_empty());
    assert!(found.is_sorted_by_key(|s| (s.cost, s.load)));
    assert!(found.iter().all(|s| s.person != PersonIx::of(7) && s.person != PersonIx::of(who)));
    for stand_in in &found {
        let mut other = roster.clone();
        let (a, b) = (who * 5 + 1, stand_in.person.at() * 5 + 1);
        other.units[0].cells.swap(a, b);
        assert_eq!(faults(&hall, &other), [""; 0], "{stand_in:?}");
    }
    let home = (0..8).find(|&i| !roster.units[0].cell(i, 1, 5).mode.on_site()).unwrap();
    assert!(
        stand_ins(given, &roster.units[0], (PersonIx::of(home), 1), 10).is_empty(),
        "no duty, no stand-in"
    );
}

#[test]
fn an_impossible_day_has_a_smallest_reason() {
    let mut hall = Hall::new(&[5], 2);
    hall.post(Some("kasir"), (8, 16), 2);
    hall.post(None, (8, 16), 2);
    hall.skill([0, 1], "kasir");
    hall.quota(0, 3, 0);
    let told = |hall: &Hall, d: usize| {
        let roster = plan(hall);
        conflict((&hall.city, &hall.people, &hall.effect), &roster.units[0], d)
    };
    let found = told(&hall, 0).unwrap();
    assert_eq!(found.parts, [Part::Post(PostIx(0)), Part::Post(PostIx(1)), Part::Clause(RULE)]);
    assert_eq!(
        found.told.get(Lang::Id),
        "Rabu, 30 Juni 2021: perlu Loket 0 (2) + Loket 1 (2) = 4 orang; KESATU: paling banyak 3 orang di tempat \
         (25% × 5 = 1,25 → 1). Tanpa salah satunya hari itu dapat diisi."
            .replace("(25% × 5 = 1,25 → 1)", &format!("({})", hall.effect.quotas[0].arithmetic().id))
    );
    hall.quota(0, 4, 0);
    assert_eq!(told(&hall, 0), None, "possible now");
    hall.away(0, 1);
    let found = told(&hall, 1).unwrap();
    assert_eq!(found.parts, [Part::Post(PostIx(0)), Part::Absent]);
    hall.stand(0, crate::order::Standard::Home, Where::Home);
    let found = told(&hall, 0).unwrap();
    assert_eq!(found.parts.len(), 2, "one post and the clause: {found:?}");
}

#[test]
fn who_was_at_the_office_yesterday_takes_no_shift_at_midnight_and_the_past_is_not_judged() {
    let mut hall = Hall::new(&[4], 3);
    hall.post(None, (0, 8), 1);
    hall.stand(0, Standard::OnSite, Where::OfficeOrField);
    let parent = plan(&hall);
    let who = (0..4).find(|&i| parent.units[0].cell(i, 2, 3).post.is_some()).unwrap();
    assert_eq!(parent.units[0].cell(who, 1, 3).mode, Mode::Off, "the rest before the shift");
    hall.away(who, 2);
    let mended = mend(&hall, &parent, 2, vec![]).roster;
    assert_eq!(faults_from(&hall, &mended, Some(day(2))), [""; 0]);
    assert_eq!(codes(&hall, &mended), ["B0714", "B0717"], "that rest was for nothing, and is past");
    let held = |d: usize| (0..4).find(|&i| mended.units[0].cell(i, d, 3).post.is_some());
    assert_eq!(held(2), held(1), "the others were at the office until 16.00");
}

proptest! {
    #[test]
    fn a_repair_keeps_every_rule_and_every_past_day(
        hall in halls(6),
        gone in proptest::collection::vec((0usize..14, 0usize..6), 0..4),
        from in 0usize..5,
    ) {
        let parent = plan(&hall);
        let days = hall.effect.days.len();
        let from = from.min(days - 1);
        let mut hall = hall;
        let size = hall.people.iter().filter(|p| p.unit.at() == 0).count();
        gone.iter().filter(|g| g.0 < size && g.1 < days && g.1 >= from).for_each(|&(i, d)| hall.away(i, d));
        let mended = mend(&hall, &parent, from, vec![]);
        prop_assert_eq!(faults_from(&hall, &mended.roster, Some(day(from))), [""; 0]);
        for (unit, old) in mended.roster.units.iter().zip(&parent.units) {
            for i in 0..unit.people.len() {
                for d in 0..from {
                    prop_assert_eq!(unit.cell(i, d, days), old.cell(i, d, days));
                }
            }
        }
        prop_assert!(mended.changes.iter().all(|c| c.day >= from));
        let again = mend(&hall, &mended.roster, from, vec![]);
        prop_assert_eq!(again.changes, []);
    }

    #[test]
    fn an_impossible_day_is_possible_without_any_part_of_its_reason(hall in halls(4)) {
        let roster = plan(&hall);
        let given = (&hall.city, &hall.people[..], &hall.effect);
        for open in &roster.units[0].uncovered {
            // Confirmed inside by solving the day without each part; here: the reason names a post
            // that is open, or the posts that crowd it out.
            if let Some(found) = conflict(given, &roster.units[0], open.day) {
                prop_assert!(found.parts.iter().any(|p| matches!(p, Part::Post(_))), "{:?}", found);
                prop_assert!(!found.told.get(Lang::En).is_empty());
            }
        }
    }
}
