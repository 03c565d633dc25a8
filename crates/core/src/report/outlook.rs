//! What an order would do, before it is signed: how many may be on site on each day, how services
//! would stand, what changes against what holds without it.
//!
//! Asked by the desk while an order is written. It counts what the order allows; it plans nothing.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::city::{City, Person, PersonIx, ServiceIx};
use crate::diagnostic::Text;
use crate::order::{Channel, Effect, Standard, diff};

/// Most days that are counted; a longer order goes on as its first days do.
pub const MOST_DAYS: usize = 14;

/// One day of the outlook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// The day.
    pub date: Date,
    /// At most so many people on site or in the field without the order.
    pub before: usize,
    /// At most so many with it.
    pub after: usize,
    /// True if another order holds on that day without this one.
    pub ruled: bool,
}

/// What an order would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlook {
    /// People of the city.
    pub staff: usize,
    /// Working days of the order, at most [`MOST_DAYS`]; all its days if none is a working day.
    pub days: Vec<Day>,
    /// True if the order has more such days than are counted.
    pub more: bool,
    /// Services by how they stand on the first of these days: without the order, with it.
    pub services: Vec<(Channel, usize, usize)>,
    /// Id of the order that the changes are held against: the one that holds on the first of these
    /// days without this one, else the one that holds now.
    pub against: Option<String>,
    /// What changes against it, in words; against an ordinary day if there is none.
    pub changes: Vec<Text>,
}

/// The outlook of an order; `before` gives what holds on a day without it, `now` what holds now.
#[must_use]
pub fn outlook<'a>(
    city: &City,
    people: &[Person],
    after: &Effect,
    (before, now): (&dyn Fn(Date) -> Option<&'a Effect>, Option<&'a Effect>),
) -> Outlook {
    let working = |day: &usize| city.is_working_day(after.days[*day]);
    let mut wanted: Vec<usize> = (0..after.days.len()).filter(working).collect();
    if wanted.is_empty() {
        wanted = (0..after.days.len()).collect();
    }
    let more = wanted.len() > MOST_DAYS;
    wanted.truncate(MOST_DAYS);
    let with = most_on_site(after);
    let mut without: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let count = |&day: &usize| {
        let date = after.days[day];
        let ruling = before(date).and_then(|effect| Some((effect, effect.day(date)?)));
        let most = ruling
            .map(|(effect, day)| without.entry(&effect.order).or_insert_with(|| most_on_site(effect))[day]);
        Day { date, before: most.unwrap_or(people.len()), after: with[day], ruled: most.is_some() }
    };
    let first = wanted.first().copied();
    let ruling = first.and_then(|day| before(after.days[day]));
    Outlook {
        staff: people.len(),
        days: wanted.iter().map(count).collect(),
        more,
        services: first.map(|day| services(city, ruling, (after, day))).unwrap_or_default(),
        against: ruling.or(now).map(|effect| effect.order.clone()),
        changes: diff(city, people, ruling.or(now), after),
    }
}

/// At most so many people on site or in the field on each day of an effect: those who have to be
/// there, those who may choose, and of each unit with a quota as many as it lets in.
fn most_on_site(effect: &Effect) -> Vec<usize> {
    let mut most = vec![0; effect.days.len()];
    let mut within = vec![0_usize; effect.quotas.len()];
    for person in 0..effect.people {
        for (day, most) in most.iter_mut().enumerate() {
            match effect.of(PersonIx::of(person), day).map(|standing| standing.standard) {
                Some(Standard::OnSite | Standard::HeadDecides | Standard::Anywhere) => *most += 1,
                Some(Standard::Quota(q)) => within[q.0 as usize] += 1,
                Some(Standard::Home) | None => {}
            }
        }
    }
    for (quota, people) in effect.quotas.iter().zip(within) {
        most[quota.day] += people.min(usize::try_from(quota.on_site_max).unwrap_or(usize::MAX));
    }
    most
}

fn services(
    city: &City,
    before: Option<&Effect>,
    (after, day): (&Effect, usize),
) -> Vec<(Channel, usize, usize)> {
    let mut all: BTreeMap<Channel, (usize, usize)> = BTreeMap::new();
    for service in (0..city.services.len()).map(ServiceIx::of) {
        let was =
            before.and_then(|effect| Some(effect.service(service, effect.day(after.days[day])?).channel));
        all.entry(was.unwrap_or(Channel::Open)).or_default().0 += 1;
        all.entry(after.service(service, day).channel).or_default().1 += 1;
    }
    all.into_iter().map(|(channel, (was, is))| (channel, was, is)).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::city::{UnitIx, load::load, staff};
    use crate::diagnostic::Source;
    use crate::order::{check, parse};

    fn bogor() -> (City, Vec<Person>) {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cities/bogor");
        let read = |p: std::path::PathBuf| {
            Source::new(p.file_name().unwrap().to_string_lossy(), std::fs::read_to_string(&p).unwrap())
        };
        let files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| read(e.unwrap().path())).collect();
        let city = load(&files).0.unwrap();
        let people = staff::make(&city, 1);
        (city, people)
    }

    fn effect(city: &City, people: &[Person], days: &str, body: &str) -> Effect {
        let text = format!("perintah \"A\" {{\n  berlaku {days}\n  KESATU {{\n    {body}\n  }}\n}}\n");
        let source = Source::new("a.balai", text);
        check(&parse(&source).order, &source, city, people, &[]).effect
    }

    #[test]
    fn people_on_site_by_day_and_services() {
        let (city, people) = bogor();
        let all = people.len();
        let per_unit = |share: usize| -> usize {
            let of = |u: usize| people.iter().filter(|p| p.unit == UnitIx::of(u)).count();
            (0..city.units.len()).map(|u| of(u) * share / 100).sum()
        };
        let quarter =
            "di kantor atau di lapangan paling banyak 25% dari ASN dan non-ASN, dibulatkan ke bawah";
        let half = "bekerja dari rumah paling sedikit 50% dari ASN dan non-ASN, dibulatkan ke atas";
        // (what the order says, at most on site)
        let table = [
            ("bekerja dari rumah", 0),
            ("di kantor", all),
            ("bekerja di mana saja", all),
            (quarter, per_unit(25)),
            (
                half,
                (0..city.units.len())
                    .map(|u| people.iter().filter(|p| p.unit == UnitIx::of(u)).count() / 2)
                    .sum(),
            ),
        ];
        let span = "2021-07-01 sampai 2021-07-06";
        for (body, expected) in table {
            let after = effect(&city, &people, span, body);
            let made = outlook(&city, &people, &after, (&|_| None, None));
            let days: Vec<_> = made.days.iter().map(|d| (d.date.day(), d.before, d.after, d.ruled)).collect();
            let day = |n| (n, all, expected, false);
            assert_eq!(days, [day(1), day(2), day(5), day(6)], "{body}: without the weekend");
            assert_eq!(made.services.iter().map(|s| s.2).sum::<usize>(), city.services.len());
        }
    }

    #[test]
    fn against_the_order_that_holds_on_each_day() {
        let (city, people) = bogor();
        let before = effect(&city, &people, "2021-06-28 sampai 2021-07-01", "bekerja dari rumah");
        let after = effect(&city, &people, "2021-07-01 sampai 2021-07-02", "di kantor");
        let made = outlook(&city, &people, &after, (&|date| before.day(date).map(|_| &before), None));
        let days: Vec<_> = made.days.iter().map(|d| (d.before, d.after, d.ruled)).collect();
        let all = people.len();
        assert_eq!(days, [(0, all, true), (all, all, false)]);
        assert_eq!(made.against.as_deref(), Some("a"));
        let words: Vec<_> = made.changes.iter().map(|t| t.id.as_str()).collect();
        assert!(words.iter().any(|w| w.contains('→')), "{words:?}");
    }

    #[test]
    fn weekends_alone_are_counted_and_long_orders_are_cut() {
        let (city, people) = bogor();
        let days = |span: &str| {
            let made = outlook(&city, &people, &effect(&city, &people, span, "di kantor"), (&|_| None, None));
            (made.days.len(), made.more)
        };
        assert_eq!(days("2021-07-03 sampai 2021-07-04"), (2, false));
        assert_eq!(days("2021-07-01 sampai 2021-08-31"), (MOST_DAYS, true));
        assert_eq!(days("2021-07-05 sampai 2021-07-09"), (5, false));
    }
}
