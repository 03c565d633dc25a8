//! A staff list as a table, and back.
//!
//! Decides whether the rows of a list make people: numbers built right, nobody twice, one head in
//! a unit. What disagrees but may be true (a corrected birth date) is a warning, never a refusal.

use std::collections::HashMap;

use jiff::civil::{Date, date};

use super::KINDS;
use crate::city::load::row::{Row, Sheet};
use crate::city::load::services::unit_of;
use crate::city::load::{code, grid};
use crate::city::number::{AsnNumber, Nik};
use crate::city::table::yes;
use crate::city::{City, Person, Sex, StaffKind, Table, UnitIx, Work};
use crate::diagnostic::{Code, Finding, Source, Text, has_errors};
use crate::say;

/// Columns. `sample` marks made-up people.
pub(super) const COLUMNS: &[&str] = &[
    "id",
    "name",
    "sex",
    "born",
    "nip",
    "nik",
    "kind",
    "rank",
    "echelon",
    "title",
    "head",
    "unit",
    "skills",
    "shift",
    "work",
    "home",
    "home_only",
    "away",
    "sample",
];

const SEXES: [(&str, Sex); 2] = [("L", Sex::Male), ("P", Sex::Female)];

const WORKS: [(&str, Work); 3] =
    [("digital", Work::Digital), ("di-tempat", Work::OnSite), ("lapangan", Work::Field)];

/// Appointments after this day are refused; the numbers of later years are not known yet.
const HORIZON: Date = date(2099, 12, 31);

/// True if a staff list says of every row that it is made up.
#[must_use]
pub fn says_sample(table: &Table) -> bool {
    let at = table.columns.iter().position(|c| c == "sample");
    at.is_some_and(|at| table.rows.iter().all(|row| row.get(at).is_some_and(|v| v.trim() == "ya")))
}

/// A staff list with its head alone: what a hall fills in with its own people.
#[must_use]
pub fn empty_list() -> Table {
    Table::new("staff", COLUMNS)
}

/// A staff list as a table named `staff`; every row says `sample = ya`.
#[must_use]
pub fn staff_table(city: &City, people: &[Person]) -> Table {
    let mut table = Table::new("staff", COLUMNS);
    table.rows.reserve(people.len());
    for p in people {
        let away: Vec<String> = p.away.iter().map(|(a, b)| format!("{a}..{b}")).collect();
        table.rows.push(vec![
            p.id.clone(),
            p.name.clone(),
            word(&SEXES, p.sex),
            p.born.to_string(),
            p.nip.clone(),
            p.nik.clone(),
            p.kind.word().to_owned(),
            p.rank.clone(),
            p.echelon.clone(),
            p.title.clone(),
            yes(p.head),
            city.units.get(p.unit.at()).map(|u| u.slug.clone()).unwrap_or_default(),
            p.skills.join(";"),
            yes(p.shift),
            word(&WORKS, p.work),
            p.home.clone(),
            yes(p.home_only),
            away.join(";"),
            "ya".to_owned(),
        ]);
    }
    table
}

fn word<T: PartialEq>(words: &[(&str, T)], value: T) -> String {
    words.iter().find(|(_, v)| *v == value).map(|(w, _)| (*w).to_owned()).unwrap_or_default()
}

/// Reads a staff list. Findings point into [`Table::source`] of the table. People come back
/// sorted by unit, as the other stages want them, and only those whose rows hold no error.
#[must_use]
pub fn from_table(city: &City, table: &Table) -> (Vec<Person>, Vec<Finding>) {
    from_source(city, &table.source())
}

/// Reads a staff list from its CSV text, as [`from_table`] does. Findings point into the text as it is.
#[must_use]
pub fn from_source(city: &City, source: &Source) -> (Vec<Person>, Vec<Finding>) {
    let mut out = vec![];
    let sheet = Sheet::open(grid::read(source, &mut out), COLUMNS, &mut out);
    let mut people: Vec<Person> = vec![];
    let mut seen: HashMap<String, Row<'_>> = HashMap::new();
    let mut heads: HashMap<UnitIx, Row<'_>> = HashMap::new();
    let units: HashMap<&str, UnitIx> =
        city.units.iter().enumerate().map(|(at, u)| (u.slug.as_str(), UnitIx::of(at))).collect();
    for row in sheet.rows().filter(|row| !row.is_broken()) {
        let before = out.len();
        let person = one(city, &units, &row, &mut out);
        for (column, value) in [("id", &person.id), ("nip", &person.nip), ("nik", &person.nik)] {
            unique(column, value, row, &mut seen, &mut out);
        }
        if let (true, Some(first)) = (person.head, heads.get(&person.unit)) {
            let name = city.units.get(person.unit.at()).map_or("", |u| &u.short);
            let finding =
                Finding::new(code::TWO_HEADS, say!("{name} punya dua kepala", "{name} has two heads"))
                    .help(say!("ubah head salah satunya menjadi tidak", "set head of one of them to tidak"));
            let finding = first.relate("head", finding, say!("yang pertama di sini", "the first is here"));
            row.say("head", finding, Text::default(), &mut out);
        } else if person.head {
            heads.insert(person.unit, row);
        }
        if !has_errors(&out[before..]) {
            people.push(person);
        }
    }
    people.sort_by_key(|p| p.unit);
    if !has_errors(&out) {
        head_counts(city, &people, &mut out);
    }
    (people, out)
}

fn one(city: &City, units: &HashMap<&str, UnitIx>, row: &Row<'_>, out: &mut Vec<Finding>) -> Person {
    let kinds = KINDS.map(|k| (k.word(), k));
    let unit = row.required("unit", out);
    let known = units.get(unit.as_str()).copied();
    let mut skills: Vec<String> =
        row.text("skills").split(';').filter(|s| !s.is_empty()).map(str::to_owned).collect();
    skills.sort_unstable();
    let guess = if row.text("nip").is_empty() { StaffKind::NonAsn } else { StaffKind::Pns };
    let person = Person {
        id: row.required("id", out),
        name: row.required("name", out),
        sex: row.word("sex", &SEXES, out).unwrap_or(Sex::Male),
        born: row.date("born", out),
        nip: row.text("nip").to_owned(),
        nik: row.text("nik").to_owned(),
        kind: row.word("kind", &kinds, out).unwrap_or(guess),
        rank: row.text("rank").to_owned(),
        echelon: row.text("echelon").to_owned(),
        title: row.required("title", out),
        head: row.yes("head", out),
        unit: known.or_else(|| unit_of(row, "unit", &unit, &city.units, out)).unwrap_or(UnitIx(0)),
        skills,
        shift: row.yes("shift", out),
        work: row.word("work", &WORKS, out).unwrap_or(Work::Digital),
        home: row.text("home").to_owned(),
        home_only: row.yes("home_only", out),
        away: away(row, out),
    };
    row.yes("sample", out);
    numbers(row, &person, out);
    person
}

/// NIK and NIP: built right (else an error), and agreeing with the record (else a warning).
fn numbers(row: &Row<'_>, person: &Person, out: &mut Vec<Finding>) {
    match Nik::parse(&person.nik, HORIZON) {
        Err(what) => refuse(row, "nik", code::NIK, what, out),
        // The century of a NIK is not written, so only the last two digits of the year are compared.
        Ok(nik) => {
            let day = |d: Date| (d.day(), d.month(), d.year() % 100);
            agree(row, "nik", day(nik.born) == day(person.born) && nik.sex == person.sex, out);
        }
    }
    if person.kind == StaffKind::NonAsn {
        if !person.nip.is_empty() {
            agree(row, "nip", false, out);
        }
        return;
    }
    match AsnNumber::parse(&person.nip, HORIZON) {
        Err(what) => refuse(row, "nip", code::NIP, what, out),
        Ok(number) => {
            let pppk = matches!(number, AsnNumber::Pppk(_)) == (person.kind == StaffKind::Pppk);
            agree(row, "nip", pppk && number.born() == person.born && number.sex() == person.sex, out);
        }
    }
}

fn refuse(row: &Row<'_>, column: &str, code: Code, what: Text, out: &mut Vec<Finding>) {
    let help = say!("salin ulang nomornya dari berkas asli", "copy the number again from the original");
    row.say(column, Finding::new(code, what).help(help), Text::default(), out);
}

fn agree(row: &Row<'_>, column: &str, agrees: bool, out: &mut Vec<Finding>) {
    if agrees {
        return;
    }
    let finding = Finding::new(
        code::DISAGREE,
        say!(
            "{column} tidak cocok dengan tanggal lahir, jenis kelamin, atau jenis pegawai di baris ini",
            "the {column} does not fit the birth date, sex or kind of staff in this row"
        ),
    )
    .help(say!(
        "periksa dengan orangnya; nomor tidak pernah berubah",
        "ask the person; a number never changes"
    ));
    row.say(column, finding, Text::default(), out);
}

fn unique<'a>(
    column: &str,
    value: &str,
    row: Row<'a>,
    seen: &mut HashMap<String, Row<'a>>,
    out: &mut Vec<Finding>,
) {
    if value.is_empty() {
        return;
    }
    let key = format!("{column} {value}");
    if let Some(first) = seen.get(&key) {
        let finding = Finding::new(
            code::NUMBER_TWICE,
            say!("{column} ini sudah dipakai orang lain", "another person has this {column}"),
        )
        .help(say!("betulkan salah satunya", "correct one of them"));
        let finding = first.relate(column, finding, say!("yang pertama di sini", "the first is here"));
        row.say(column, finding, Text::default(), out);
    } else {
        seen.insert(key, row);
    }
}

fn away(row: &Row<'_>, out: &mut Vec<Finding>) -> Vec<(Date, Date)> {
    let mut spans = vec![];
    for part in row.text("away").split(';').map(str::trim).filter(|p| !p.is_empty()) {
        let ends = part.split_once("..").and_then(|(a, b)| Some((a.parse().ok()?, b.parse().ok()?)));
        match ends {
            Some((first, last)) if first <= last => spans.push((first, last)),
            _ => {
                let finding = Finding::new(
                    code::AWAY,
                    say!("\"{part}\" bukan rentang hari", "\"{part}\" is no span of days"),
                )
                .help(say!("tulis 2021-06-20..2021-06-27", "write 2021-06-20..2021-06-27"));
                row.say("away", finding, Text::default(), out);
            }
        }
    }
    spans
}

/// Units of the list whose people are more or fewer than their head counts.
fn head_counts(city: &City, people: &[Person], out: &mut Vec<Finding>) {
    for group in people.chunk_by(|a, b| a.unit == b.unit) {
        let Some(unit) = group.first().and_then(|p| city.units.get(p.unit.at())) else { continue };
        let asn = group.iter().filter(|p| p.kind.is_asn()).count();
        let non_asn = group.len() - asn;
        let (name, want, want_non) = (&unit.short, unit.asn as usize, unit.non_asn as usize);
        if (asn, non_asn) != (want, want_non) {
            out.push(
                Finding::new(
                    code::HEAD_COUNT,
                    say!(
                        "{name}: daftar memuat {asn} ASN dan {non_asn} non-ASN, tabel unit {want} dan {want_non}",
                        "{name}: the list holds {asn} ASN and {non_asn} non-ASN, the table of units {want} and {want_non}"
                    ),
                )
                .help(say!("perbarui units.csv atau lengkapi daftar", "update units.csv or complete the list")),
            );
        }
    }
}
