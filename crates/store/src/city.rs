//! Cities, the versions of their data, and the people on their staff.

use std::collections::HashMap;

use balai_core::city::{City, Person, Sex, StaffKind, UnitIx, Work};
use balai_core::diagnostic::Source;
use jiff::Timestamp;
use jiff::civil::Date;

use crate::{Fault, Row, Tx, Value, absence, sha256};

const SEXES: [(Sex, &str); 2] = [(Sex::Male, "male"), (Sex::Female, "female")];
const KINDS: [(StaffKind, &str); 4] = [
    (StaffKind::Pns, "pns"),
    (StaffKind::Cpns, "cpns"),
    (StaffKind::Pppk, "pppk"),
    (StaffKind::NonAsn, "non-asn"),
];
const WORKS: [(Work, &str); 3] =
    [(Work::Digital, "digital"), (Work::OnSite, "on-site"), (Work::Field, "field")];

pub(crate) const COLUMNS: &str = "city, id, unit, name, sex, born, nip, kind, rank, echelon, title, head, skills, \
    shift, work, home, home_only, away, sample";

/// The data of a city as it was imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Package {
    /// City slug.
    pub city: String,
    /// From 1.
    pub version: i64,
    /// [`package_hash`] of the files.
    pub sha256: String,
    /// `city.toml`, `units.csv` and the others.
    pub files: Vec<Source>,
}

/// Hash of the files of a city: the same for the same names and texts in the same order.
#[must_use]
pub fn package_hash(files: &[Source]) -> String {
    let parts = files.iter().map(|f| format!("{}:{}\n{}:{}\n", f.name.len(), f.name, f.text.len(), f.text));
    sha256(parts.collect::<String>().as_bytes())
}

/// Records the data of a city as its newest version and gives the number of that version. The city
/// itself is entered when it is new.
///
/// # Errors
/// What the engine says.
pub async fn save_package(tx: &mut Tx, city: &str, files: &[Source], at: Timestamp) -> Result<i64, Fault> {
    let known = "SELECT max(version) FROM city_package WHERE city = $1";
    let last = tx.first(known, &[city.into()], |r| r.get::<Option<i64>>(0)).await?.flatten();
    if last.is_none() {
        tx.run("INSERT INTO city (slug, recorded_at) VALUES ($1, $2)", &[city.into(), at.into()]).await?;
    }
    let version = last.unwrap_or(0) + 1;
    let pairs: Vec<_> = files.iter().map(|f| (&f.name, &f.text)).collect();
    let files_text = serde_json::to_string(&pairs)?;
    let sql =
        "INSERT INTO city_package (city, version, sha256, files, recorded_at) VALUES ($1, $2, $3, $4, $5)";
    let values = [city.into(), version.into(), package_hash(files).into(), files_text.into(), at.into()];
    tx.run(sql, &values).await?;
    Ok(version)
}

/// The newest data of every city, by slug.
///
/// # Errors
/// What the engine says.
pub async fn packages(tx: &mut Tx) -> Result<Vec<Package>, Fault> {
    let sql = "SELECT city, version, sha256, files FROM city_package p
        WHERE version = (SELECT max(version) FROM city_package q WHERE q.city = p.city) ORDER BY city";
    tx.rows(sql, &[], Package::read).await
}

impl Package {
    pub(crate) fn read(row: &Row<'_>) -> Result<Self, Fault> {
        let pairs: Vec<(String, String)> = serde_json::from_str(&row.get::<String>(3)?)?;
        Ok(Self {
            city: row.get(0)?,
            version: row.get(1)?,
            sha256: row.get(2)?,
            files: pairs.into_iter().map(|(name, text)| Source { name, text }).collect(),
        })
    }
}

/// Makes these people the staff of a city. Who is not among them any more has left, and is kept,
/// because old rosters speak of them.
///
/// # Errors
/// What the engine says.
pub async fn save_staff(tx: &mut Tx, staff: Staff<'_>, at: Timestamp) -> Result<(), Fault> {
    let city = &staff.city.slug;
    tx.run("UPDATE person SET left_at = $1 WHERE city = $2 AND left_at IS NULL", &[at.into(), city.into()])
        .await?;
    let rows: Vec<_> = staff.people.iter().map(|person| row_of(&staff, person)).collect();
    let others = COLUMNS.split(", ").map(str::trim).filter(|c| *c != "city" && *c != "id");
    let set: Vec<_> = others.map(|c| format!("{c} = excluded.{c}")).collect();
    let tail = format!("ON CONFLICT (city, id) DO UPDATE SET left_at = NULL, {}", set.join(", "));
    tx.insert(&format!("INSERT INTO person ({COLUMNS})"), &tail, &rows).await
}

/// People to record for a city.
#[derive(Debug, Clone, Copy)]
pub struct Staff<'a> {
    /// The city.
    pub city: &'a City,
    /// Its people.
    pub people: &'a [Person],
    /// True if they are made up.
    pub sample: bool,
}

fn row_of(staff: &Staff<'_>, p: &Person) -> Vec<Value> {
    let away = p.away.iter().map(|(first, last)| serde_json::json!([first.to_string(), last.to_string()]));
    vec![
        (&staff.city.slug).into(),
        (&p.id).into(),
        (&staff.city.units[p.unit.at()].slug).into(),
        (&p.name).into(),
        word(&SEXES, p.sex).into(),
        p.born.into(),
        (&p.nip).into(),
        word(&KINDS, p.kind).into(),
        (&p.rank).into(),
        (&p.echelon).into(),
        (&p.title).into(),
        p.head.into(),
        serde_json::Value::from(p.skills.clone()).into(),
        p.shift.into(),
        word(&WORKS, p.work).into(),
        (&p.home).into(),
        p.home_only.into(),
        serde_json::Value::Array(away.collect()).into(),
        staff.sample.into(),
    ]
}

/// The staff of a city, by unit and number, and whether anyone of them is made up. Days on which
/// they are away are those of the staff list and those noted since. The NIK of each is empty: it is
/// not kept.
///
/// # Errors
/// What the engine says; [`Fault::Broken`] if someone's unit is not in the data of the city.
pub async fn people(tx: &mut Tx, city: &City) -> Result<(Vec<Person>, bool), Fault> {
    let units: HashMap<&str, UnitIx> =
        city.units.iter().enumerate().map(|(i, u)| (u.slug.as_str(), UnitIx::of(i))).collect();
    let sql = format!("SELECT {COLUMNS} FROM person WHERE city = $1 AND left_at IS NULL");
    let mut sample = false;
    let read = |row: &Row<'_>| {
        sample |= row.get::<bool>(18)?;
        person_of(row, &units)
    };
    let mut people = tx.rows(&sql, &[(&city.slug).into()], read).await?;
    let mut noted: HashMap<String, Vec<(Date, Date)>> = HashMap::new();
    for (person, first, last) in absence::standing(tx, &city.slug).await? {
        noted.entry(person).or_default().push((first, last));
    }
    for person in &mut people {
        person.away.extend(noted.remove(&person.id).into_iter().flatten());
    }
    people.sort_unstable_by(|a, b| (a.unit, &a.id).cmp(&(b.unit, &b.id)));
    Ok((people, sample))
}

pub(crate) fn person_of(row: &Row<'_>, units: &HashMap<&str, UnitIx>) -> Result<Person, Fault> {
    let unit: String = row.get(2)?;
    let place = units.get(unit.as_str()).copied();
    Ok(Person {
        id: row.get(1)?,
        unit: place.ok_or_else(|| Fault::Broken(format!("a person of the unknown unit {unit}")))?,
        name: row.get(3)?,
        sex: meant(&SEXES, &row.get::<String>(4)?)?,
        born: row.day(5)?,
        nip: row.get(6)?,
        nik: String::new(),
        kind: meant(&KINDS, &row.get::<String>(7)?)?,
        rank: row.get(8)?,
        echelon: row.get(9)?,
        title: row.get(10)?,
        head: row.get(11)?,
        skills: row.json(12)?,
        shift: row.get(13)?,
        work: meant(&WORKS, &row.get::<String>(14)?)?,
        home: row.get(15)?,
        home_only: row.get(16)?,
        away: row.json(17)?,
    })
}

fn word<T: Copy + PartialEq>(words: &[(T, &'static str)], value: T) -> &'static str {
    words.iter().find(|(v, _)| *v == value).map_or("", |(_, word)| *word)
}

fn meant<T: Copy>(words: &[(T, &str)], word: &str) -> Result<T, Fault> {
    let found = words.iter().find(|(_, w)| *w == word).map(|(value, _)| *value);
    found.ok_or_else(|| Fault::Broken(format!("not a word of this table: {word}")))
}
