//! The day of a person under the real orders and under orders with times, as tables.

use std::collections::BTreeMap;

use balai_core::arrange::{Mode, Settings, arrange};
use balai_core::city::{Person, PersonIx};
use balai_core::diagnostic::Source;
use balai_core::order::{Effect, Order, Owed, check, owed, parse};
use balai_core::work::day::{Basis, Ground, WorkDay, work_day};
use jiff::civil::{Date, date};

use crate::hall::{self, Town};

fn owed_of(order: &Order, town: &Town, effect: &Effect) -> Owed {
    let owed = owed(order, &town.city, &town.people, &[]);
    assert_eq!(owed.duties(), effect.duties.len(), "every duty has whom it concerns");
    owed
}

/// Days of some people under a real order with its roster.
fn days(id: &str, slug: &str, unit: &str, date: Date) -> (Effect, Vec<(&'static Person, WorkDay)>) {
    let set = hall::set(id, slug);
    let (city, people) = (&set.town.city, &set.town.people);
    let owed = owed_of(&set.order, set.town, &set.effect);
    let roster = arrange(city, people, &set.effect, Settings::default(), None);
    let ix = city.unit(unit).unwrap();
    let unit = roster.units.iter().find(|u| u.unit == ix).unwrap();
    let ground = Ground { city, people, order: Some((&set.effect, &owed)), roster: Some(unit) };
    let day = |who: &PersonIx| (&people[who.at()], work_day(ground, *who, date).unwrap());
    let all = unit.people.iter().map(day).collect();
    (set.effect, all)
}

fn line(day: &WorkDay, effect: &Effect) -> String {
    let hours = day.hours.map_or("-".into(), |(h, _)| format!("{}-{}", h.from.time(), h.to.time()));
    let basis = |basis: Basis| match basis {
        Basis::Clause(c) => effect.label(c).to_owned(),
        Basis::Shift(_) => "sif".to_owned(),
        Basis::City => "kota".to_owned(),
    };
    let windows = day.windows.map_or("-".into(), |w| {
        format!("{}..{} {} {}", w.arrive.to.time(), w.leave.from.time(), basis(w.basis), w.by_default)
    });
    let duties: Vec<_> = day.duties.iter().map(|d| d.what.id.as_str()).collect();
    let clause = day.clause.map_or("", |c| effect.label(c));
    format!("{:?} {clause} | {hours} | {windows} | {}", day.mode, duties.join(", "))
}

fn counted(
    effect: &Effect,
    days: &[(&Person, WorkDay)],
    of: impl Fn(&Person) -> bool,
) -> BTreeMap<String, u32> {
    let mut lines = BTreeMap::new();
    for (_, day) in days.iter().filter(|(person, _)| of(person)) {
        *lines.entry(line(day, effect)).or_default() += 1;
    }
    lines
}

#[test]
fn bogor_works_from_home_by_the_citys_hours_where_the_order_names_no_times() {
    let (effect, all) = days("bogor-2021-06-29", "bogor", "bappeda", date(2021, 6, 30));
    let plain = counted(&effect, &all, |person| !person.head);
    let stay = "tidak keluar rumah pada jam kerja, tidak bepergian ke luar daerah";
    let usual =
        format!("Some(Home) Diktum KESATU | 07:30:00-16:00:00 | 08:00:00..16:00:00 kota true | {stay}");
    assert!(plain.keys().any(|k| *k == usual), "{plain:#?}");
    let picket: Vec<_> = all.iter().filter(|(_, day)| day.picket).collect();
    assert_eq!(picket.len(), 1);
    assert!(picket[0].1.duties.iter().any(|d| d.what.id == "laporan piket harian"));
    let head = all.iter().find(|(person, _)| person.head).unwrap();
    assert!(head.1.duties.iter().any(|d| d.what.id == "atasan mengawasi pegawainya"), "{:?}", head.1);
}

#[test]
fn bogors_hospital_keeps_its_shifts_and_a_sunday_is_free_for_an_office() {
    let (effect, all) = days("bogor-2021-06-29", "bogor", "rsud", date(2021, 6, 30));
    let night = all.iter().find(|(_, d)| d.hours.is_some_and(|(h, _)| h.to.date() > h.from.date())).unwrap();
    let (hours, basis) = night.1.hours.unwrap();
    assert!(
        matches!(basis, Basis::Shift(_)) && hours.to.date() == date(2021, 7, 1),
        "{}",
        line(&night.1, &effect)
    );
    assert!(night.1.windows.unwrap().leave.from == hours.to);
    let (_, sunday) = days("bogor-2021-06-29", "bogor", "bappeda", date(2021, 7, 4));
    let free = sunday.iter().filter(|(_, d)| d.mode == Some(Mode::Off));
    assert!(free.clone().count() > 0);
    assert!(free.clone().all(|(_, d)| d.windows.is_none() && d.hours.is_none()));
}

#[test]
fn bandung_asks_its_civil_servants_for_presence_and_reports_and_contract_staff_for_neither() {
    let (effect, all) = days("bandung-443-2021", "bandung", "bappelitbang", date(2021, 6, 29));
    let reports = |day: &WorkDay| day.duties.iter().any(|d| d.what.id == "laporan kegiatan harian");
    let (mut asn, mut others) = (0, 0);
    for (person, day) in all.iter().filter(|(_, day)| day.works()) {
        let by = day.windows.map(|w| w.basis);
        if person.kind.is_asn() {
            asn += 1;
            assert!(matches!(by, Some(Basis::Clause(c)) if effect.label(c) == "Butir 4"), "{by:?}");
        } else {
            others += 1;
            assert_eq!(by, Some(Basis::City));
        }
        assert_eq!(reports(day), person.kind.is_asn());
    }
    assert!(asn > 0 && others > 0, "{asn} {others}");
}

/// Check-in until, check-out from and until, as an order writes its times.
#[test]
fn windows_as_orders_write_them() {
    let town = hall::town("bogor");
    let table = [
        ("presensi pukul 07.30 dan 16.00", "06:00 07:30 16:00 20:00 false"),
        ("presensi pukul 06.00 sampai 08.00 dan 16.00 sampai 18.00", "06:00 08:00 16:00 18:00 false"),
        ("presensi pukul 06.00 sampai 13.00", "06:00 13:00 16:00 20:00 false"),
        ("presensi sebelum 07.15", "05:45 07:15 16:00 20:00 false"),
        ("presensi sebelum tidak diketahui", "06:00 08:00 16:00 20:00 true"),
        ("jam kerja pukul 09.00 sampai 15.00", "07:30 09:30 15:00 19:00 true"),
        (
            "jam kerja pukul 09.00 sampai 15.00\npresensi pukul 09.00 dan 15.00",
            "07:30 09:00 15:00 19:00 false",
        ),
        ("diimbau presensi pukul 07.30 dan 16.00", "06:00 08:00 16:00 20:00 true"),
    ];
    for (rule, expected) in table {
        let text = format!(
            "perintah \"UJI\" {{\n jenis instruksi-wali-kota\n wilayah bogor\n tingkat kota\n ditetapkan 2021-06-28\n berlaku 2021-06-29 sampai 2021-07-05\n KESATU semua pegawai {{\n bekerja dari rumah\n {rule}\n }}\n}}\n"
        );
        let source = Source::new("uji.balai", text);
        let parsed = parse(&source);
        assert!(parsed.findings.is_empty(), "{rule}: {:?}", parsed.findings);
        let effect = check(&parsed.order, &source, &town.city, &town.people, &[]).effect;
        let owed = owed_of(&parsed.order, town, &effect);
        let who = town.people.iter().position(|p| !p.shift && p.away.is_empty()).map(PersonIx::of).unwrap();
        let order = Some((&effect, &owed));
        let ground = Ground { city: &town.city, people: &town.people, order, roster: None };
        let w = work_day(ground, who, date(2021, 6, 30)).unwrap().windows.unwrap();
        let clock = |at: jiff::civil::DateTime| at.strftime("%H:%M").to_string();
        let (a, l) = (w.arrive, w.leave);
        let told =
            format!("{} {} {} {} {}", clock(a.from), clock(a.to), clock(l.from), clock(l.to), w.by_default);
        assert_eq!(told, expected, "{rule}");
    }
}

#[test]
fn a_day_without_an_order_is_an_ordinary_one() {
    let town = hall::town("bogor");
    let ground = Ground { city: &town.city, people: &town.people, order: None, roster: None };
    let who = town.people.iter().position(|p| p.away.is_empty()).map(PersonIx::of).unwrap();
    let table =
        [(date(2021, 8, 18), Mode::Office), (date(2021, 8, 21), Mode::Off), (date(2021, 8, 17), Mode::Off)];
    for (day, mode) in table {
        let found = work_day(ground, who, day).unwrap();
        assert_eq!((found.mode, found.windows.is_some()), (Some(mode), mode == Mode::Office), "{day}");
    }
    assert!(work_day(ground, PersonIx::of(town.people.len()), date(2021, 8, 18)).is_none());
}
