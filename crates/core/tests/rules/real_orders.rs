//! The real orders against their cities.

use super::hall;
use balai_core::arrange::{Settings, arrange, audit};
use balai_core::city::PersonIx;
use balai_core::diagnostic::{Lang, Level, frame::frames, has_errors};
use balai_core::order::{Rounding, Standard};

#[test]
fn real_orders_hold_and_end_in_these_findings() {
    let mut all = String::new();
    for (id, slug) in hall::ORDERS {
        let set = hall::set(id, slug);
        let told = frames(&set.findings, std::slice::from_ref(&set.source), Lang::Id, false);
        assert!(!has_errors(&set.findings), "{id}\n{told}");
        assert!(set.effect.standing.iter().all(Option::is_some), "{id}: someone has no mode");
        all += &format!("{id}\n");
        for f in &set.findings {
            all += &format!("  {} {} {}\n", f.code, f.level.word().id, f.title.id);
        }
    }
    insta::assert_snapshot!(all);
}

#[test]
fn rosters_of_real_orders_pass_the_audit_and_never_the_cap() {
    for (id, slug) in [("bogor-2021-06-29", "bogor"), ("bandung-443-2021", "bandung")] {
        let set = hall::set(id, slug);
        let roster = arrange(&set.town.city, &set.town.people, &set.effect, Settings::default(), None);
        let found = audit(&set.town.city, &set.town.people, &set.effect, (&roster, None));
        let worst: Vec<_> = found.iter().filter(|f| f.level == Level::Error).collect();
        assert!(worst.is_empty(), "{id}: {worst:?}");
        let days = set.effect.days.len();
        let mut seen = vec![0; set.town.people.len()];
        for unit in &roster.units {
            for (i, person) in unit.people.iter().enumerate() {
                seen[person.at()] += 1;
                for day in 0..days {
                    assert!(usize::from(unit.cell(i, day, days).clause.0) < set.effect.clauses.len());
                }
            }
            for day in 0..days {
                let Some(quota) = set.effect.quota(unit.unit, day) else { continue };
                let quarter = u32::try_from(unit.people.len()).unwrap() / 4;
                assert_eq!(
                    quota.on_site_max, quarter,
                    "{id}: 25% of the unit, rounded for fewer people on site"
                );
                assert!(unit.on_site(day, days) <= quarter, "{id}");
            }
        }
        assert!(seen.iter().all(|n| *n == 1), "{id}: everyone stands once in the roster");
    }
}

#[test]
fn bandung_compound_is_empty_and_the_rest_at_three_quarters_home() {
    let set = hall::set("bandung-443-2021", "bandung");
    let roster = arrange(&set.town.city, &set.town.people, &set.effect, Settings::default(), None);
    let days = set.effect.days.len();
    for unit in &roster.units {
        let inside = set.town.city.units[unit.unit.at()].site == "balai-kota";
        for day in 0..days {
            let here = unit.on_site(day, days);
            if inside {
                assert_eq!(here, 0, "{}", set.town.city.units[unit.unit.at()].slug);
                continue;
            }
            if unit.people.is_empty() {
                continue;
            }
            let quota = set.effect.quota(unit.unit, day).unwrap();
            assert!(quota.of_home && quota.percent == Some(7500) && quota.rounding == Rounding::Up);
            assert!(u32::try_from(unit.people.len()).unwrap() - here >= quota.count);
        }
    }
}

#[test]
fn the_other_list_of_bogor_is_a_choice_of_the_file() {
    let source = hall::order("bogor-2021-06-29");
    let text = source.text.replace("daftar-pengecualian = aktualitas\n", "daftar-pengecualian = wali-kota\n");
    let source = balai_core::diagnostic::Source::new(source.name, text);
    let order = balai_core::order::parse(&source).order;
    let hall::Town { city, people } = hall::town("bogor");
    let checked = balai_core::order::check(&order, &source, city, people, &[]);
    let first = |slug: &str| {
        let unit = city.unit(slug).unwrap();
        PersonIx::of(people.iter().position(|p| p.unit == unit).unwrap())
    };
    let quota =
        |slug: &str| matches!(checked.effect.of(first(slug), 0).unwrap().standard, Standard::Quota(_));
    assert!(quota("bagian-pbj") && quota("dpmptsp") && quota("uptd-pertamanan"));
    assert!(!quota("setwan"), "the mayor's list has no Setwan");
}
