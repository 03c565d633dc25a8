//! A staff list beside the people on record: who joins, leaves, moves or reads otherwise.
//!
//! Decides whether a list may take the place of the one before. A number of the list (id) stands for
//! one person for ever, because rosters, attendance and accounts hang on it. Who a person is, NIP and
//! NIK say: if both are other ones, it is somebody else; if one of them is, it was corrected, or a
//! PPPK has become a civil servant. It records nothing and asks nobody.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::sheet::{COLUMNS, from_source};
use crate::city::load::row::{Row, Sheet};
use crate::city::load::{code, grid};
use crate::city::{City, Person};
use crate::diagnostic::{Finding, Source, Text, has_errors};
use crate::say;

/// Somebody on record, on the staff now or before.
#[derive(Debug, Clone)]
pub struct Known {
    /// As the last list had them; the unit is in `unit`.
    pub person: Person,
    /// Slug of the unit.
    pub unit: String,
    /// Made up.
    pub sample: bool,
    /// Has left.
    pub left: bool,
}

/// How many people a list changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Tally {
    /// On the list and not on the staff until now.
    pub joined: usize,
    /// On the staff and not on the list.
    pub left: usize,
    /// In another unit.
    pub moved: usize,
    /// In the same unit, and otherwise in something else.
    pub changed: usize,
    /// As before.
    pub unchanged: usize,
}

/// A list that was read beside the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// The people of the list, by unit.
    pub people: Vec<Person>,
    /// They are made up.
    pub sample: bool,
    /// What would change.
    pub tally: Tally,
    /// All that is found; with an error among it the list is not to be taken.
    pub findings: Vec<Finding>,
}

/// Reads a list and compares it. Made-up people are refused unless the hall is a demonstration.
#[must_use]
pub fn compare(city: &City, list: &Source, known: &[Known], demo: bool) -> Compared {
    let (people, mut findings) = from_source(city, list);
    let sheet = Sheet::open(grid::read(list, &mut vec![]), COLUMNS, &mut vec![]);
    let rows: Vec<Row<'_>> = sheet.rows().filter(|row| !row.is_broken()).collect();
    let made_up = |row: &Row<'_>| row.text("sample") == "ya";
    let sample = !rows.is_empty() && rows.iter().all(made_up);
    if !(sample && demo) {
        samples(&rows, sample, &mut findings);
    }
    let by_id: HashMap<&str, &Known> = known.iter().map(|k| (k.person.id.as_str(), k)).collect();
    if !sample {
        let owners = owners(known);
        for row in &rows {
            numbers(row, &by_id, &owners, &mut findings);
        }
        names(&rows, &mut findings);
    }
    let tally =
        if has_errors(&findings) { Tally::default() } else { tally(city, &people, sample, known, &by_id) };
    Compared { people, sample, tally, findings }
}

/// Rows of made-up people; if all are, that is said once.
fn samples(rows: &[Row<'_>], all: bool, out: &mut Vec<Finding>) {
    let made_up: Vec<_> = rows.iter().filter(|row| row.text("sample") == "ya").collect();
    let n = made_up.len();
    for row in made_up.iter().take(if all { 1 } else { n }) {
        let finding =
            Finding::new(code::SAMPLE_ROW, say!("baris ini orang contoh", "this row is a made-up person"))
                .help(say!(
                    "hapus baris ini, atau tulis sample = tidak bila orangnya sungguhan",
                    "delete the row, or write sample = tidak if the person is real"
                ));
        let finding = if all {
            finding.witness(say!("semua {n} baris orang contoh", "all {n} rows are made-up people"))
        } else {
            finding
        };
        row.say("sample", finding, Text::default(), out);
    }
}

/// Whose a NIP or a NIK is: the number to the id.
fn owners(known: &[Known]) -> HashMap<&str, &str> {
    let real = known.iter().filter(|k| !k.sample);
    real.flat_map(|k| [(k.person.nip.as_str(), k.person.id.as_str()), (&k.person.nik, &k.person.id)])
        .filter(|(number, _)| !number.is_empty())
        .collect()
}

/// Everybody on the staff whose unit the data of a city do not have any more.
#[must_use]
pub fn stranded(city: &City, known: &[Known]) -> Vec<Finding> {
    let gone = known.iter().filter(|k| !k.left && city.unit(&k.unit).is_none());
    let finding = |k: &Known| {
        let (id, unit) = (&k.person.id, &k.unit);
        Finding::new(
            code::UNIT_GONE,
            say!("{id} bekerja di {unit}, yang tidak ada lagi", "{id} works in {unit}, which is gone"),
        )
        .help(say!(
            "pindahkan dulu orangnya dengan daftar pegawai yang baru",
            "move the person by a new staff list first"
        ))
    };
    gone.map(finding).collect()
}

fn numbers(
    row: &Row<'_>,
    by_id: &HashMap<&str, &Known>,
    owners: &HashMap<&str, &str>,
    out: &mut Vec<Finding>,
) {
    let (id, nip, nik) = (row.text("id"), row.text("nip"), row.text("nik"));
    let same = |kept: &str, number: &str| !number.is_empty() && kept == number;
    let other = |k: &&&Known| k.sample || !(same(&k.person.nip, nip) || same(&k.person.nik, nik));
    if let Some(taken) = by_id.get(id).filter(other) {
        let title = if taken.sample {
            say!("{id} adalah nomor orang contoh", "{id} is the number of a made-up person")
        } else {
            say!("{id} tercatat untuk orang lain", "{id} is on record for somebody else")
        };
        let finding = Finding::new(code::ID_TAKEN, title)
            .help(say!("beri id yang belum pernah dipakai", "give an id that was never used"));
        row.say("id", finding, Text::default(), out);
    }
    let owner = [nip, nik].into_iter().find_map(|number| owners.get(number)).filter(|owner| **owner != id);
    if let Some(owner) = owner {
        let finding = Finding::new(
            code::ID_CHANGED,
            say!("orang ini tercatat sebagai {owner}", "this person is on record as {owner}"),
        )
        .help(say!("tulis {owner}; id tidak pernah berganti", "write {owner}; an id never changes"));
        row.say("id", finding, Text::default(), out);
    }
}

fn names(rows: &[Row<'_>], out: &mut Vec<Finding>) {
    let mut seen: HashMap<(String, &str), Row<'_>> = HashMap::new();
    for row in rows.iter().filter(|row| !row.text("name").is_empty()) {
        let key = (row.text("name").to_lowercase(), row.text("unit"));
        let Some(first) = seen.get(&key) else {
            seen.insert(key, *row);
            continue;
        };
        let finding = Finding::new(
            code::SAME_NAME,
            say!("nama ini dua kali di unit yang sama", "this name stands twice in the same unit"),
        )
        .help(say!("pastikan memang dua orang", "make sure that they are two people"));
        let finding = first.relate("name", finding, say!("yang pertama di sini", "the first is here"));
        row.say("name", finding, Text::default(), out);
    }
}

fn tally(
    city: &City,
    people: &[Person],
    sample: bool,
    known: &[Known],
    by_id: &HashMap<&str, &Known>,
) -> Tally {
    let mut tally = Tally::default();
    let mut stay = 0;
    for person in people {
        let Some(before) = by_id.get(person.id.as_str()).filter(|k| !k.left) else {
            tally.joined += 1;
            continue;
        };
        stay += 1;
        let unit = city.units.get(person.unit.at()).map(|unit| unit.slug.as_str());
        let mut same = before.person.clone();
        same.unit = person.unit;
        if sample {
            // The NIK of made-up people is not kept.
            same.nik.clone_from(&person.nik);
        }
        match (unit == Some(&before.unit), same == *person && before.sample == sample) {
            (false, _) => tally.moved += 1,
            (true, false) => tally.changed += 1,
            (true, true) => tally.unchanged += 1,
        }
    }
    tally.left = known.iter().filter(|k| !k.left).count() - stay;
    tally
}
