//! Several orders at once: which of them holds for whom at an instant.

use super::hall;
use balai_core::city::PersonIx;
use balai_core::diagnostic::Lang;
use balai_core::order::{Order, holding, in_force, parse};
use jiff::civil::{DateTime, date};

fn nation() -> Vec<Order> {
    let all = hall::files(&hall::root().join("orders/national"), &["balai"]);
    all.iter().map(|s| parse(s).order).collect()
}

fn noon(year: i16, month: i8, day: i8) -> DateTime {
    date(year, month, day).at(12, 0, 0, 0)
}

fn ids(orders: &[&Order], at: DateTime) -> Vec<String> {
    in_force(orders, at).iter().map(|o| o.id.clone()).collect()
}

/// What holds for the people of a unit, one line a link, the one that holds marked.
fn told(orders: &[&Order], slug: &str, unit: &str, at: DateTime) -> Vec<String> {
    let town = hall::town(slug);
    let unit = town.city.unit(unit).unwrap();
    let people = (0..town.people.len()).map(PersonIx::of);
    let who: Vec<PersonIx> = people.filter(|p| town.people[p.at()].unit == unit).collect();
    let groups = holding(orders, (&town.city, &town.people), &who, at);
    assert_eq!(groups.iter().map(|g| g.people.len()).sum::<usize>(), who.len());
    let links = groups.first().unwrap().links.iter();
    links
        .map(|l| {
            let mark = if l.holds { "*" } else { "-" };
            format!("{mark} {} {}: {}", l.order, l.clause, l.gives.get(Lang::Id))
        })
        .collect()
}

#[test]
fn an_order_without_a_last_day_holds_until_another_ends_it() {
    let all = nation();
    let all: Vec<&Order> = all.iter().collect();
    assert_eq!(ids(&all, noon(2020, 3, 20)), ["menpanrb-2020-se19"]);
    assert_eq!(ids(&all, noon(2021, 6, 29)), ["menpanrb-2020-se67"]);
    assert_eq!(ids(&all, noon(2021, 7, 10)), ["menpanrb-2020-se67", "menpanrb-2021-se14"]);
    // SE 19/2021 took the place of SE 16/2021.
    assert_eq!(ids(&all, noon(2021, 8, 30)), ["menpanrb-2020-se67", "menpanrb-2021-se19"]);
    // The rule of 2026 speaks of Fridays.
    let friday = ids(&all, noon(2026, 4, 10));
    assert!(friday.contains(&"mendagri-2026-3349".to_owned()), "{friday:?}");
}

#[test]
fn what_rests_on_circumstances_not_set_here_is_no_answer() {
    let all = nation();
    let text = hall::order("bogor-2021-06-29");
    let city = parse(&text).order;
    let both: Vec<&Order> = all.iter().chain([&city]).collect();
    assert_eq!(
        told(&both, "bogor", "bappeda", noon(2021, 6, 29)),
        [
            "- menpanrb-2020-se67 : bergantung pada keadaan yang belum ditetapkan di sini",
            "* bogor-2021-06-29 Diktum KESATU: bekerja dari rumah",
        ]
    );
    // Once the zone of the city is stated the two can be compared, and the stricter holds.
    let stated = text.text.replace("  KESATU ", "  keadaan zona = merah sejak 2021-06-01\n  KESATU ");
    let city = parse(&balai_core::diagnostic::Source::new("bogor-2021-06-29.balai", stated)).order;
    let both: Vec<&Order> = all.iter().chain([&city]).collect();
    let lines = told(&both, "bogor", "dinkes", noon(2021, 6, 29));
    // 25% of 155 under both: of equals the lower order is named.
    assert!(lines[0].starts_with("- menpanrb-2020-se67 Butir 1: paling banyak 38 orang"), "{lines:?}");
    assert!(lines[1].starts_with("* bogor-2021-06-29 Diktum KEDUA: paling banyak 38 orang"), "{lines:?}");
    // Nothing holds before the first order of all.
    assert!(told(&both, "bogor", "bappeda", noon(2019, 1, 7)).is_empty());
}
