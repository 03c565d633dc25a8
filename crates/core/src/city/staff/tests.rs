//! What holds of made-up people, in every city of the repository.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;
use std::time::Instant;

use super::*;
use crate::city::number::{AsnNumber, Nik};
use crate::city::{Sex, Table, UnitIx, Work, load};
use crate::diagnostic::{Source, has_errors};

fn city(name: &str) -> City {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cities").join(name);
    let files: Vec<Source> = [
        "city.toml",
        "units.csv",
        "services.csv",
        "posts.csv",
        "programmes.csv",
        "holidays.csv",
        "health.csv",
    ]
    .map(|f| Source::new(f, fs::read_to_string(dir.join(f)).unwrap()))
    .into();
    load::load(&files).0.unwrap()
}

/// All cities with the people of seed 1, made once for all tests.
static CITIES: LazyLock<[(City, Vec<Person>); 3]> = LazyLock::new(|| {
    ["bogor", "bandung", "kabupaten-bogor"].map(|name| {
        let city = city(name);
        let people = make(&city, 1);
        (city, people)
    })
});

/// The people of a unit; they stand together.
fn of(people: &[Person], unit: UnitIx) -> impl Iterator<Item = &Person> + Clone {
    let first = people.partition_point(|p| p.unit < unit);
    people[first..].iter().take_while(move |p| p.unit == unit)
}

#[test]
fn every_unit_has_exactly_its_head_counts_and_one_head() {
    for (city, people) in CITIES.iter() {
        assert!(people.is_sorted_by_key(|p| p.unit));
        for group in people.chunk_by(|a, b| a.unit == b.unit) {
            let unit = &city.units[group[0].unit.at()];
            let asn = group.iter().filter(|p| p.kind.is_asn()).count();
            assert_eq!((asn, group.len() - asn), (unit.asn as usize, unit.non_asn as usize), "{}", unit.slug);
            assert_eq!(group.iter().filter(|p| p.head).count(), 1, "{}", unit.slug);
            assert!(group[0].head, "{}", unit.slug);
        }
        let staffed = city.units.iter().filter(|u| u.staff() > 0).count();
        assert_eq!(people.chunk_by(|a, b| a.unit == b.unit).count(), staffed);
    }
}

#[test]
fn numbers_are_built_right_agree_with_the_record_and_are_nobody_elses() {
    for (city, people) in CITIES.iter() {
        let mut given = HashSet::new();
        for p in people {
            let nik = Nik::parse(&p.nik, AS_OF).expect(&p.nik);
            assert_eq!((nik.born, nik.sex), (p.born, p.sex), "{}", p.id);
            assert!(p.nik.starts_with(&city.code.replace('.', "")), "{}", p.id);
            assert!(given.insert(p.nik.as_str()), "{}", p.id);
            assert!(given.insert(p.id.as_str()), "{}", p.id);
            if p.kind == StaffKind::NonAsn {
                assert_eq!((p.nip.as_str(), p.rank.as_str()), ("", ""), "{}", p.id);
                continue;
            }
            let number = AsnNumber::parse(&p.nip, AS_OF).expect(&p.nip);
            assert_eq!((number.born(), number.sex()), (p.born, p.sex), "{}", p.id);
            assert_eq!(matches!(number, AsnNumber::Pppk(_)), p.kind == StaffKind::Pppk, "{}", p.id);
            assert!(given.insert(p.nip.as_str()), "{}", p.id);
            assert!(!p.rank.is_empty(), "{}", p.id);
        }
    }
}

#[test]
fn the_nik_names_the_kecamatan_of_the_home() {
    let (city, people) = &CITIES[0];
    for p in people {
        let office = city
            .units
            .iter()
            .find(|u| u.kind == UnitKind::Kecamatan && u.kecamatan.as_ref() == Some(&p.home));
        assert_eq!(office.unwrap().code.replace('.', ""), p.nik[..6], "{}", p.id);
    }
}

/// Holders of a skill in a unit who can come on every day of the window.
fn steady(people: &[Person], unit: UnitIx, skill: &str) -> (u32, u32) {
    let holders: Vec<&Person> = of(people, unit).filter(|p| p.skills.iter().any(|s| s == skill)).collect();
    let steady = holders.iter().filter(|p| !p.home_only && p.away.is_empty()).count();
    (u32::try_from(holders.len()).unwrap(), u32::try_from(steady).unwrap())
}

#[test]
fn skills_cover_the_posts_even_without_those_kept_home_and_those_away() {
    for (city, people) in CITIES.iter() {
        let mut asked: Vec<(UnitIx, &str)> =
            city.posts.iter().filter_map(|p| Some((p.unit, p.skill.as_deref()?))).collect();
        asked.sort_unstable();
        asked.dedup();
        for (unit, skill) in asked {
            let need = busiest_need(city, unit, skill);
            let (holders, steady) = steady(people, unit, skill);
            let slug = &city.units[unit.at()].slug;
            assert!(holders * 2 >= need * 5, "{slug} {skill}: {holders} holders for {need} a day");
            assert!(
                steady > need && steady * 2 >= need * 3,
                "{slug} {skill}: {steady} steady for {need} a day"
            );
        }
    }
}

#[test]
fn whoever_keeps_posts_on_sundays_works_in_shifts() {
    let (city, people) = &CITIES[0];
    for (slug, skill, shift, work) in [
        ("rsud", "perawat", true, Work::OnSite),
        ("satpol-pp", "polisi-pamong-praja", true, Work::Field),
        ("damkar", "pemadam", true, Work::Field),
        ("uptd-persampahan", "petugas-sampah", true, Work::Field),
        ("uptd-pemakaman", "petugas-makam", true, Work::Field),
        ("kelurahan-pabaton", "loket", false, Work::OnSite),
    ] {
        let unit = city.unit(slug).unwrap();
        let holders = of(people, unit).filter(|p| p.skills.iter().any(|s| s == skill));
        assert!(
            holders.clone().count() > 0 && holders.clone().all(|p| (p.shift, p.work) == (shift, work)),
            "{slug}"
        );
    }
}

/// Share of those that fit, in a thousand.
fn share<'a>(people: impl Iterator<Item = &'a Person> + Clone, fits: impl Fn(&Person) -> bool) -> usize {
    people.clone().filter(|p| fits(p)).count() * 1000 / people.count()
}

#[test]
fn ranks_ages_and_sexes_have_the_national_shape() {
    for (city, people) in &CITIES[..2] {
        let asn = people.iter().filter(|p| p.kind.is_asn());
        let golongan = |g: &str| share(asn.clone(), |p| p.rank.split('/').next() == Some(g));
        let age = |p: &Person| AS_OF.year() - p.born.year();
        let shape = [
            ("women", share(asn.clone(), |p| p.sex == Sex::Female), 480..600),
            ("golongan I", golongan("I"), 2..25),
            ("golongan II", golongan("II"), 120..230),
            ("golongan III", golongan("III"), 500..640),
            ("golongan IV", golongan("IV"), 190..300),
            ("above 50", share(asn.clone(), |p| age(p) > 50), 300..420),
            ("41 to 50", share(asn.clone(), |p| (41..=50).contains(&age(p))), 280..390),
            ("up to 30", share(asn.clone(), |p| age(p) <= 30), 60..140),
            ("kept home", share(people.iter(), |p| p.home_only), 65..95),
            ("away", share(people.iter(), |p| !p.away.is_empty()), 28..48),
        ];
        for (what, got, wanted) in shape {
            assert!(wanted.contains(&got), "{}: {what} {got} of 1000, wanted {wanted:?}", city.slug);
        }
    }
}

#[test]
fn pppk_come_only_where_the_city_has_them() {
    let count = |at: usize| CITIES[at].1.iter().filter(|p| p.kind == StaffKind::Pppk).count();
    assert_eq!(count(0), 0);
    assert!((260..440).contains(&count(1)), "{}", count(1));
}

#[test]
fn days_away_lie_in_the_window() {
    for (_, people) in CITIES.iter() {
        for (first, last) in people.iter().flat_map(|p| &p.away) {
            assert!(WINDOW.0 <= *first && first <= last && *last <= WINDOW.1);
        }
    }
}

#[test]
fn names_are_many() {
    let people = &CITIES[1].1;
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for p in people {
        *counts.entry(&p.name).or_default() += 1;
    }
    let most = counts.values().max().unwrap();
    assert!(counts.len() > 12_000 && *most < 20, "{} names, one {most} times", counts.len());
}

#[test]
fn the_same_seed_makes_the_same_people_and_units_do_not_shift_each_other() {
    let mut city = city("bogor");
    let people = make(&city, 7);
    assert_eq!(people, make(&city, 7));
    assert_ne!(people, make(&city, 8));
    let (disdik, rsud) = (city.unit("disdik").unwrap(), city.unit("rsud").unwrap());
    city.units[disdik.at()].non_asn += 10;
    let names = |people: &[Person]| {
        of(people, rsud).map(|p| (p.name.clone(), p.born, p.title.clone())).collect::<Vec<_>>()
    };
    assert_eq!(names(&people), names(&make(&city, 7)));
}

#[test]
fn two_cities_are_made_in_seconds() {
    let cities = ["bogor", "bandung"].map(city);
    let start = Instant::now();
    let people: usize = cities.iter().map(|c| make(c, 3).len()).sum();
    assert_eq!(people, 6_365 + 6_997 + 14_275 + 18_000);
    assert!(start.elapsed().as_secs() < 5, "{:?}", start.elapsed());
}

#[test]
fn people_of_small_units_read_like_people() {
    let (city, people) = &CITIES[0];
    let mut text = String::new();
    for slug in ["kelurahan-pabaton", "labkesda", "setda"] {
        let _ = writeln!(text, "## {slug}");
        for p in of(people, city.unit(slug).unwrap()) {
            let _ = writeln!(
                text,
                "{} {} {:?} {} {} {} [{}] {} {} {} {:?}{}{} {}",
                p.id,
                p.name,
                p.sex,
                p.born,
                p.kind.word(),
                p.rank,
                p.echelon,
                p.title,
                p.nip,
                p.nik,
                p.work,
                if p.home_only { " home-only" } else { "" },
                p.away.iter().map(|(a, b)| format!(" away {a}..{b}")).collect::<String>(),
                p.skills.join(";"),
            );
        }
    }
    insta::assert_snapshot!(text);
}

#[test]
fn a_staff_list_comes_back() {
    for (city, people) in [&CITIES[0], &CITIES[2]] {
        let (table, findings) = Table::from_csv(&staff_table(city, people).source());
        assert_eq!(findings, vec![]);
        assert!(
            table.rows.iter().all(|r| r.last().is_some_and(|s| s == "ya")),
            "every row says it is a sample"
        );
        let (back, findings) = from_table(city, &table);
        assert_eq!(findings, vec![]);
        assert!(back == *people, "{}", city.slug);
    }
}

#[test]
fn faults_of_a_staff_list_are_said_row_by_row() {
    let (city, people) = &CITIES[0];
    let unit = city.unit("labkesda").unwrap();
    let table = staff_table(city, &of(people, unit).cloned().collect::<Vec<_>>());
    let column = |name: &str| table.columns.iter().position(|c| c == name).unwrap();
    let mut text = String::new();
    for (row, name, value) in [
        (1, "nik", "327103170890"),
        (1, "nip", "198103302009151005"),
        (1, "nip", table.rows[0][column("nip")].as_str()),
        (1, "sex", if table.rows[1][column("sex")] == "L" { "P" } else { "L" }),
        (1, "head", "ya"),
        (1, "unit", "labkesdaa"),
        (1, "away", "2021-06-30..2021-06-20"),
        (1, "kind", "TKK"),
        (1, "work", "kantor"),
        (1, "unit", "mpp"),
    ] {
        let mut table = table.clone();
        table.rows[row][column(name)] = value.to_owned();
        let (back, findings) = from_table(city, &table);
        assert_eq!(back.len() < table.rows.len(), has_errors(&findings));
        let source = table.source();
        let _ = writeln!(text, "## {name} = {value}");
        for f in findings {
            let place = f.at.as_ref().map_or_else(String::new, |m| {
                let (line, column) = source.line_column(m.span.start);
                format!(" {}:{line}:{column} `{}`", m.source, &source.text[m.span.start..m.span.end])
            });
            let _ = writeln!(
                text,
                "{} {:?}{place}\n  {}\n  {}\n  = {}",
                f.code, f.level, f.title.id, f.title.en, f.help[0].id
            );
        }
    }
    insta::assert_snapshot!(text);
}

/// The people of a small unit as a real list, and as what is on record.
fn real_list() -> (Table, Vec<Known>) {
    let (city, people) = &CITIES[0];
    let people: Vec<Person> = of(people, city.unit("labkesda").unwrap()).cloned().collect();
    let mut table = staff_table(city, &people);
    table.rows.iter_mut().for_each(|row| *row.last_mut().unwrap() = "tidak".into());
    let known = |person| Known { person, unit: "labkesda".into(), sample: false, left: false };
    (table, people.into_iter().map(known).collect())
}

#[test]
fn a_list_beside_the_record_says_who_joins_leaves_moves_and_changes() {
    let (city, _) = &CITIES[0];
    let (table, known) = real_list();
    let all = known.len();
    let column = |name: &str| table.columns.iter().position(|c| c == name).unwrap();
    let told = |table: &Table, known: &[Known]| {
        let compared = compare(city, &table.source(), known, false);
        assert!(!has_errors(&compared.findings), "{:?}", compared.findings);
        compared.tally
    };
    assert_eq!(told(&table, &[]), Tally { joined: all, ..Tally::default() });
    assert_eq!(told(&table, &known), Tally { unchanged: all, ..Tally::default() });
    let mut next = table.clone();
    next.rows[1][column("unit")] = "mpp".into();
    next.rows[2][column("title")] = "Analis".into();
    next.rows.pop();
    let mut before = known.clone();
    before[3].left = true;
    let tally = Tally { joined: 1, left: 1, moved: 1, changed: 1, unchanged: all - 4 };
    assert_eq!(told(&next, &before), tally, "who left and stands in the list comes back");
}

#[test]
fn a_number_stands_for_one_person_and_nobody_made_up_is_among_real_people() {
    let (city, _) = &CITIES[0];
    let (table, known) = real_list();
    let column = |name: &str| table.columns.iter().position(|c| c == name).unwrap();
    let (id, nip, nik) = (column("id"), column("nip"), column("nik"));
    let codes = |table: &Table, known: &[Known], demo| -> Vec<String> {
        let found = compare(city, &table.source(), known, demo).findings.into_iter();
        found.filter(|f| f.code.0 > 647).map(|f| format!("{} {}", f.code, f.title.en)).collect()
    };
    let mut taken = table.clone();
    taken.rows[0][id].clone_from(&table.rows[1][id]);
    taken.rows.remove(1);
    let (first, second) = (&table.rows[0][id], &table.rows[1][id]);
    let both = [
        format!("B0649 {second} is on record for somebody else"),
        format!("B0650 this person is on record as {first}"),
    ];
    assert_eq!(codes(&taken, &known, false), both);
    let mut mended = table.clone();
    mended.rows[0][nip].clone_from(&known[1].person.nip);
    mended.rows.remove(1);
    assert_eq!(codes(&mended, &known[..1], false), Vec::<String>::new(), "one of two numbers was corrected");
    assert_eq!(codes(&mended, &known, false), [format!("B0650 this person is on record as {second}")]);
    mended.rows[0][nik] = String::new();
    let mut sample = known.clone();
    sample.iter_mut().for_each(|k| k.sample = true);
    assert_eq!(codes(&table, &sample, false).len(), known.len(), "no number of a made-up person again");
    let mut mixed = table.clone();
    mixed.rows[0].last_mut().unwrap().replace_range(.., "ya");
    assert_eq!(codes(&mixed, &known, true), ["B0648 this row is a made-up person"], "mixed, even in a demo");
    mixed.rows.iter_mut().for_each(|row| *row.last_mut().unwrap() = "ya".into());
    assert_eq!(codes(&mixed, &[], false), ["B0648 this row is a made-up person"], "said once");
    assert_eq!(codes(&mixed, &[], true), Vec::<String>::new());
    let mut gone = known.clone();
    gone.iter_mut().take(2).for_each(|k| k.unit = "hilang".into());
    gone[1].left = true;
    let stranded: Vec<_> = stranded(city, &gone).into_iter().map(|f| f.code.to_string()).collect();
    assert_eq!(stranded, ["B0652"], "who has left works nowhere");
    let mut twice = table.clone();
    let name = column("name");
    twice.rows[1][name] = table.rows[0][name].to_uppercase();
    assert_eq!(codes(&twice, &known, false), ["B0651 this name stands twice in the same unit"]);
    assert!(
        !has_errors(&compare(city, &twice.source(), &known, false).findings),
        "two people may have one name"
    );
}
