//! Made-up staff: people who do not exist, in the shape the tables of a city say it has.
//!
//! Decides names, numbers, ranks, titles, skills and availability, the same for the same seed on
//! every machine. Asked by `balai city staff` and by the demonstration. It never uses a real
//! person, and it never says why someone is not available.

mod availability;
mod compare;
mod ladder;
mod names;
mod record;
mod seats;
mod sheet;
mod stream;
mod trades;

use jiff::civil::{Date, date};

use super::{City, Person, StaffKind, UnitIx, UnitKind};
use stream::Stream;

pub use compare::{Compared, Known, Tally, compare, stranded};
pub use sheet::{empty_list, from_source, from_table, says_sample, staff_table};

/// The day ages and appointments are reckoned by.
pub const AS_OF: Date = date(2021, 6, 14);

/// The days within which some people are away.
pub const WINDOW: (Date, Date) = (date(2021, 6, 14), date(2021, 7, 31));

/// Makes up the staff of a city: exactly the head counts of its units, in the order of the units,
/// the head of a unit first. The same people for the same seed on every machine; a unit whose row
/// does not change keeps its people when others change, but for their local numbers.
#[must_use]
pub fn make(city: &City, seed: u64) -> Vec<Person> {
    let homes = record::homes(city);
    let pppk = pppk_chance(city);
    let mut numbers = record::Numbers::default();
    let mut people: Vec<Person> = vec![];
    for (at, unit) in city.units.iter().enumerate() {
        let at = UnitIx::of(at);
        let name = format!("{}/{}", city.slug, unit.slug);
        let mut stream = Stream::named(seed, &format!("{name}/orang"));
        let pppk = if has_pppk(unit.kind) { pppk } else { 0 };
        let first = people.len();
        for seat in seats::seats(city, at, &mut stream) {
            let home = record::home(&homes, unit.kecamatan.as_deref(), &mut stream);
            let record = record::record(&seat, home, pppk, &mut numbers, &mut stream);
            people.push(Person {
                id: format!("{}-{:05}", city.staffing.prefix, people.len() + 1),
                name: names::name(record.sex, &mut stream),
                sex: record.sex,
                born: record.born,
                nip: record.nip,
                nik: record.nik,
                kind: record.kind,
                rank: record.rank.to_owned(),
                echelon: seat.echelon.to_owned(),
                title: seat.title,
                head: seat.head,
                unit: at,
                skills: seat.skill.into_iter().collect(),
                shift: seat.shift,
                work: seat.work,
                home: home.map(|h| h.name.clone()).unwrap_or_default(),
                home_only: false,
                away: vec![],
            });
        }
        let mut stream = Stream::named(seed, &format!("{name}/ketersediaan"));
        availability::spread(city, at, &mut people[first..], &mut stream);
    }
    people
}

/// Kinds that had PPPK in 2021: education and health.
const fn has_pppk(kind: UnitKind) -> bool {
    matches!(kind, UnitKind::Sekolah | UnitKind::Puskesmas | UnitKind::Rsud)
}

/// Chance in a thousand of a PPPK among the ASN of those kinds, so that about the city's number come.
fn pppk_chance(city: &City) -> usize {
    let asn: u32 = city.units.iter().filter(|u| has_pppk(u.kind)).map(|u| u.asn).sum();
    (city.staffing.pppk as usize * 1000).checked_div(asn as usize).unwrap_or(0)
}

/// People that the posts of a unit need with one skill on their busiest weekday.
fn busiest_need(city: &City, unit: UnitIx, skill: &str) -> u32 {
    let posts = || city.posts.iter().filter(|p| p.unit == unit && p.skill.as_deref() == Some(skill));
    let on = |day: usize| posts().filter(|p| p.weekdays[day]).map(|p| p.need).sum::<u32>();
    (0..7).map(on).max().unwrap_or(0)
}

/// All kinds of employment by their words.
const KINDS: [StaffKind; 4] = [StaffKind::Pns, StaffKind::Cpns, StaffKind::Pppk, StaffKind::NonAsn];

#[cfg(test)]
mod tests;
