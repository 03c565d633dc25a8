//! Each rule on a hall small enough to see.

use jiff::civil::date;

use super::sample::{CLOSING, Hall, PICKET, RULE};
use super::{board, codes, faults, plan};
use crate::arrange::{Mode, Settings, arrange};
use crate::city::{Holiday, HolidayKind, Place, PostIx, Provenance, StaffKind, Work};
use crate::order::{Standard, Where};

/// A change that the audit must see.
type Tamper = fn(&mut crate::arrange::Roster);

/// Wednesday to Tuesday: Saturday and Sunday are days 3 and 4.
const WEEK: usize = 7;

#[test]
fn everyone_at_home_works_at_home_and_is_off_on_weekends() {
    let mut hall = Hall::new(&[2], WEEK);
    hall.people[1].shift = true;
    hall.away(0, 1);
    let roster = plan(&hall);
    assert_eq!(board(&roster), ["RTR--RR", "RRRRRRR"]);
    assert_eq!(faults(&hall, &roster), [""; 0]);
}

#[test]
fn a_holiday_is_no_working_day() {
    let mut hall = Hall::new(&[1], 3);
    hall.city.holidays.push(Holiday {
        date: date(2021, 7, 1),
        name: "Libur".into(),
        kind: HolidayKind::National,
        decided: date(2021, 1, 1),
        withdrawn: None,
        provenance: Provenance::default(),
    });
    assert_eq!(board(&plan(&hall)), ["R-R"]);
}

#[test]
fn on_site_means_office_or_field_by_work_and_place() {
    let table = [
        (Work::Digital, Where::Office, false, "KKK--KK"),
        (Work::Digital, Where::OfficeOrField, false, "KKK--KK"),
        (Work::Field, Where::OfficeOrField, false, "LLL--LL"),
        (Work::Digital, Where::Field, false, "LLL--LL"),
        (Work::Digital, Where::Office, true, "RRR--RR"),
        (Work::Digital, Where::OfficeOrField, true, "RRR--RR"),
        (Work::Field, Where::OfficeOrField, true, "LLL--LL"),
    ];
    for (work, place, closed, row) in table {
        let mut hall = Hall::new(&[1], WEEK);
        hall.people[0].work = work;
        hall.stand(0, Standard::OnSite, place);
        if closed {
            hall.close(0);
        }
        let roster = plan(&hall);
        assert_eq!(board(&roster), [row], "{work:?} {place:?} closed {closed}");
        let clause = if closed && row.starts_with('R') { CLOSING } else { RULE };
        assert_eq!(roster.units[0].cell(0, 0, WEEK).clause, clause);
        assert_eq!(faults(&hall, &roster), [""; 0]);
    }
}

#[test]
fn people_to_be_kept_at_home_are_never_on_site() {
    let mut hall = Hall::new(&[2], 3);
    hall.post(None, (8, 16), 1);
    hall.quota(0, 2, 0);
    hall.people[0].home_only = true;
    let roster = plan(&hall);
    assert_eq!(board(&roster), ["RRR", "KKK"]);
    assert_eq!(faults(&hall, &roster), [""; 0]);
}

#[test]
fn posts_take_skill_and_shares_are_even() {
    let mut hall = Hall::new(&[5], 3);
    let post = hall.post(Some("kasir"), (8, 16), 1);
    hall.skill([1, 2, 4], "kasir");
    hall.quota(0, 2, 0);
    let roster = plan(&hall);
    let unit = &roster.units[0];
    for d in 0..3 {
        let held: Vec<usize> = (0..5).filter(|&i| unit.cell(i, d, 3).post == Some(post)).collect();
        assert_eq!(held.len(), 1);
        assert!([1, 2, 4].contains(&held[0]));
    }
    let days = |i: usize| (0..3).filter(|&d| unit.cell(i, d, 3).mode.on_site()).count();
    assert_eq!([1, 2, 4].map(days), [1, 1, 1]);
    assert_eq!((unit.objective, unit.bound), (3, 3));
}

#[test]
fn the_cap_holds_and_what_it_leaves_open_is_said() {
    let mut hall = Hall::new(&[6], 2);
    hall.post(None, (8, 16), 3);
    hall.quota(0, 2, 0);
    let roster = plan(&hall);
    let unit = &roster.units[0];
    assert_eq!((unit.on_site(0, 2), unit.on_site(1, 2)), (2, 2));
    let open: Vec<(usize, u32)> = unit.uncovered.iter().map(|u| (u.day, u.short)).collect();
    assert_eq!(open, [(0, 1), (1, 1)]);
    assert_eq!(codes(&hall, &roster), ["B0708"]);
    assert_eq!(unit.objective, unit.bound);
}

#[test]
fn the_floor_is_filled_and_nobody_is_called_beyond_it() {
    let mut hall = Hall::new(&[8], 4);
    hall.post(None, (8, 16), 1);
    hall.quota(0, 6, 3);
    let roster = plan(&hall);
    // Saturday has no floor, but the post is kept.
    assert_eq!([0, 1, 2, 3].map(|d| roster.units[0].on_site(d, 4)), [3, 3, 3, 1]);
    assert_eq!(codes(&hall, &roster), [""; 0]);
}

#[test]
fn picket_officers_by_place() {
    // (place said, quota, closed) -> (mode of the officer on Wednesday, on Saturday)
    let table = [
        (None, false, false, Mode::Home, Mode::Home),
        (None, true, false, Mode::Office, Mode::Office),
        (Some(Where::Home), true, false, Mode::Home, Mode::Home),
        (Some(Where::Office), false, false, Mode::Office, Mode::Office),
        (Some(Where::Office), true, true, Mode::Home, Mode::Home),
        (None, true, true, Mode::Home, Mode::Home),
        (Some(Where::Field), true, true, Mode::Field, Mode::Field),
    ];
    for (place, quota, closed, weekday, weekend) in table {
        let mut hall = Hall::new(&[5], 4);
        hall.people[0].head = true;
        hall.people[1].kind = StaffKind::NonAsn;
        if quota {
            hall.quota(0, 2, 0);
        }
        if closed {
            hall.close(0);
        }
        hall.picket(0, 1, place);
        let roster = plan(&hall);
        let unit = &roster.units[0];
        let case = format!("{place:?} quota {quota} closed {closed}");
        for (d, mode) in [(0, weekday), (3, weekend)] {
            let named: Vec<usize> = (0..5).filter(|&i| unit.cell(i, d, 4).picket).collect();
            assert_eq!(named.len(), 1, "{case}");
            assert!(named[0] > 1, "officials who do not head the unit: {case}");
            assert_eq!(unit.cell(named[0], d, 4).mode, mode, "{case} day {d}");
            assert_eq!(unit.cell(named[0], d, 4).clause, PICKET, "{case}");
            assert_eq!(unit.on_site(d, 4), u32::from(mode.on_site()), "{case}");
        }
        let most = (0..5).map(|i| (0..4).filter(|&d| unit.cell(i, d, 4).picket).count()).max();
        assert_eq!(most, Some(2), "four days over three officials: {case}");
        assert_eq!(faults(&hall, &roster), [""; 0], "{case}");
    }
}

#[test]
fn a_picket_officer_doubles_with_a_post_when_the_cap_is_full() {
    let mut hall = Hall::new(&[6], 3);
    let post = hall.post(None, (8, 16), 2);
    hall.quota(0, 2, 0);
    hall.picket(0, 1, None);
    let roster = plan(&hall);
    let unit = &roster.units[0];
    let officer = (0..6).map(|i| unit.cell(i, 0, 3)).find(|c| c.picket).unwrap();
    assert_eq!((officer.mode, officer.post, officer.clause), (Mode::Office, Some(post), RULE));
    assert!(unit.uncovered.is_empty());
    assert_eq!(faults(&hall, &roster), [""; 0]);
}

#[test]
fn field_posts_run_while_the_office_is_closed() {
    let mut hall = Hall::new(&[4], 2);
    let counter = hall.post(None, (8, 16), 1);
    let crew = hall.post(None, (6, 14), 1);
    hall.city.posts[crew.at()].place = Place::Field;
    hall.quota(0, 3, 0);
    hall.close(0);
    let roster = plan(&hall);
    let unit = &roster.units[0];
    assert_eq!([0, 1].map(|d| unit.on_site(d, 2)), [1, 1]);
    assert!((0..4).any(|i| unit.cell(i, 0, 2).post == Some(crew) && unit.cell(i, 0, 2).mode == Mode::Field));
    assert!(unit.uncovered.iter().all(|u| u.post == counter));
    assert_eq!(codes(&hall, &roster), ["B0719"]);
}

#[test]
fn weekend_posts_prefer_people_in_shifts() {
    let mut hall = Hall::new(&[4], 5);
    hall.post(None, (8, 16), 1);
    hall.stand(0, Standard::HeadDecides, Where::OfficeOrField);
    hall.people[2].shift = true;
    let roster = plan(&hall);
    for d in [3, 4] {
        assert!(roster.units[0].cell(2, d, 5).mode.on_site());
    }
    assert_eq!(faults(&hall, &roster), [""; 0]);
}

#[test]
fn rest_after_a_night_and_nights_in_turns() {
    let mut hall = Hall::new(&[8], 8);
    for hours in [(7, 14), (14, 21), (21, 7)] {
        hall.post(Some("perawat"), hours, 1);
    }
    hall.skill(0..8, "perawat");
    hall.people.iter_mut().for_each(|p| p.shift = true);
    hall.quota(0, 4, 0);
    let roster = plan(&hall);
    let unit = &roster.units[0];
    assert_eq!(faults(&hall, &roster), [""; 0]);
    assert!(unit.uncovered.is_empty());
    assert_eq!(unit.objective, unit.bound);
    let nights = |i: usize| (0..8).filter(|&d| unit.cell(i, d, 8).post == Some(PostIx(2))).count();
    assert_eq!((0..8).map(nights).max(), Some(1), "eight nights over eight people");
}

#[test]
fn too_few_for_rest_leaves_posts_open_instead() {
    let mut hall = Hall::new(&[2], 4);
    hall.post(None, (7, 14), 1);
    hall.post(None, (21, 7), 1);
    hall.quota(0, 2, 0);
    let roster = plan(&hall);
    assert_eq!(faults(&hall, &roster), [""; 0]);
    assert!(roster.units[0].bound <= roster.units[0].objective);
}

#[test]
fn someone_who_must_be_on_site_is_off_after_a_night() {
    let mut hall = Hall::new(&[1], 3);
    hall.post(None, (21, 7), 1);
    hall.city.posts[0].weekdays = [false, false, true, false, false, false, false];
    hall.stand(0, Standard::OnSite, Where::Office);
    let roster = plan(&hall);
    assert_eq!(board(&roster), ["K-K"]);
    assert_eq!(faults(&hall, &roster), [""; 0]);
}

#[test]
fn two_quotas_in_one_unit_are_both_kept() {
    let mut hall = Hall::new(&[6], 2);
    hall.post(None, (8, 16), 4);
    hall.quota(0, 1, 0);
    hall.stand_one(0, Standard::HeadDecides, Where::Office);
    hall.stand_one(1, Standard::OnSite, Where::Office);
    let roster = plan(&hall);
    assert_eq!(faults(&hall, &roster), [""; 0]);
    // One under the quota, one whom the head calls, one who is there anyway: three of four.
    assert_eq!(roster.units[0].uncovered.iter().map(|u| u.short).collect::<Vec<_>>(), [1, 1]);
}

#[test]
fn cohorts_never_meet() {
    let mut hall = Hall::new(&[9], 6);
    hall.post(Some("kasir"), (8, 16), 1);
    hall.skill([0, 1, 2, 3], "kasir");
    hall.quota(0, 3, 2);
    for k in 2..=4 {
        let settings = Settings { seed: 1, cohorts: Some(k), pins: vec![] };
        let roster = arrange(&hall.city, &hall.people, &hall.effect, settings, None);
        assert_eq!(faults(&hall, &roster), [""; 0]);
        assert!(roster.units[0].uncovered.is_empty(), "every cohort of {k} has a cashier");
        let cohort = roster.units[0].cohort.as_ref().unwrap();
        let sizes: Vec<usize> = (0..k).map(|c| cohort.iter().filter(|&&g| g == c).count()).collect();
        assert!(sizes.iter().max().unwrap() - sizes.iter().min().unwrap() <= 1, "{sizes:?}");
    }
}

#[test]
fn a_parent_is_changed_only_where_it_must() {
    let mut hall = Hall::new(&[12], 8);
    hall.post(None, (8, 16), 2);
    hall.quota(0, 4, 0);
    hall.picket(0, 1, None);
    let parent = plan(&hall);
    let again = arrange(&hall.city, &hall.people, &hall.effect, Settings::default(), Some(&parent));
    assert_eq!(again.units, parent.units);
    assert_eq!(again.parent.as_ref(), Some(&parent.id));
    assert_ne!(again.id, parent.id);
    let i = (0..12).find(|&i| parent.units[0].cell(i, 0, 8).post.is_some()).unwrap();
    hall.away(i, 0);
    let mended = arrange(&hall.city, &hall.people, &hall.effect, Settings::default(), Some(&parent));
    assert_eq!(faults(&hall, &mended), [""; 0]);
    let pairs = mended.units[0].cells.iter().zip(&parent.units[0].cells);
    assert_eq!(pairs.filter(|(a, b)| a != b).count(), 2, "one falls out, one stands in");
}

#[test]
fn the_audit_sees_what_was_tampered_with() {
    let mut hall = Hall::new(&[6, 1], 3);
    hall.post(Some("kasir"), (8, 16), 1);
    hall.skill([0], "kasir");
    hall.quota(0, 2, 0);
    hall.picket(0, 1, None);
    hall.away(5, 0);
    let good = plan(&hall);
    assert_eq!(faults(&hall, &good), [""; 0]);
    let table: [(&str, Tamper); 9] = [
        ("B0701", |r| r.order = "lain".into()),
        ("B0702", |r| {
            r.units[1].people.clear();
            r.units[1].cells.clear();
        }),
        ("B0703", |r| r.units[0].cells[15].mode = Mode::Home),
        ("B0706", |r| (1..5).for_each(|i| r.units[0].cells[i * 3].mode = Mode::Office)),
        ("B0709", |r| r.units[0].cells[3].post = Some(PostIx(0))),
        ("B0712", |r| r.units[0].cells.iter_mut().for_each(|c| c.picket = false)),
        ("B0713", |r| r.units[1].cells[0].mode = Mode::Office),
        ("B0715", |r| r.units[0].cells[3].clause = CLOSING),
        ("B0718", |r| r.units[0].cells.iter_mut().for_each(|c| c.post = None)),
    ];
    for (code, tamper) in table {
        let mut roster = good.clone();
        tamper(&mut roster);
        assert!(codes(&hall, &roster).iter().any(|c| c == code), "{code}: {:?}", codes(&hall, &roster));
    }
}

#[test]
fn the_audit_sees_people_where_they_must_not_be() {
    // Unit 0 under a quota, unit 1 on site, unit 2 on site in a closed office.
    let mut hall = Hall::new(&[4, 1, 1], 3);
    let night = hall.post(None, (22, 6), 1);
    let morning = hall.post(None, (7, 14), 1);
    hall.quota(0, 3, 0);
    hall.stand(1, Standard::OnSite, Where::Office);
    hall.stand(2, Standard::OnSite, Where::OfficeOrField);
    hall.close(2);
    hall.people[3].home_only = true;
    let settings = Settings { cohorts: Some(2), ..Settings::default() };
    let good = arrange(&hall.city, &hall.people, &hall.effect, settings, None);
    assert_eq!(faults(&hall, &good), [""; 0]);
    let seen = |roster: &crate::arrange::Roster, code: &str| {
        let found = codes(&hall, roster);
        assert!(found.iter().any(|c| c == code), "{code}: {found:?}");
    };
    let tampered = |change: &dyn Fn(&mut crate::arrange::Roster)| {
        let mut roster = good.clone();
        change(&mut roster);
        roster
    };
    seen(&tampered(&|r| r.units[0].cells[9].mode = Mode::Office), "B0704");
    seen(&tampered(&|r| r.units[2].cells[0].mode = Mode::Office), "B0705");
    seen(&tampered(&|r| r.units[1].cells[0].mode = Mode::Home), "B0714");
    seen(&tampered(&|r| r.units[1].cells[0].mode = Mode::Off), "B0717");
    // A night shift that ends at six, then the morning shift at seven.
    seen(
        &tampered(&|r| {
            for (day, post) in [(0, night), (1, morning)] {
                r.units[0].cells[day].mode = Mode::Office;
                r.units[0].cells[day].post = Some(post);
            }
        }),
        "B0711",
    );
    // Both cohorts on site on the same day.
    seen(&tampered(&|r| (0..3).for_each(|i| r.units[0].cells[i * 3].mode = Mode::Office)), "B0716");
}
