//! The people on the staff of a city. NIP and NIK of real people are kept sealed and read back only to
//! compare a new list with them; those of made-up people can be nobody's.

use std::collections::HashMap;

use balai_core::city::staff::Known;
use balai_core::city::{City, Person, Sex, StaffKind, UnitIx, Work};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::seal::KeyRing;
use crate::{Fault, Row, Tx, Value, absence};

const SEXES: [(Sex, &str); 2] = [(Sex::Male, "male"), (Sex::Female, "female")];
const KINDS: [(StaffKind, &str); 4] = [
    (StaffKind::Pns, "pns"),
    (StaffKind::Cpns, "cpns"),
    (StaffKind::Pppk, "pppk"),
    (StaffKind::NonAsn, "non-asn"),
];
const WORKS: [(Work, &str); 3] =
    [(Work::Digital, "digital"), (Work::OnSite, "on-site"), (Work::Field, "field")];

/// Columns that every reader of people reads.
pub(crate) const COLUMNS: &str = "city, id, unit, name, sex, born, nip, kind, rank, echelon, title, head, skills, \
    shift, work, home, home_only, away, sample";
/// Where `sample` stands among them.
const SAMPLE: usize = 18;
const SEALED: &str = "nip_sealed, nik_sealed";

/// Where the NIP of somebody is sealed.
#[must_use]
pub fn nip_place(city: &str, id: &str) -> String {
    format!("person/{city}/{id}/nip")
}

/// Where the NIK of somebody is sealed.
#[must_use]
pub fn nik_place(city: &str, id: &str) -> String {
    format!("person/{city}/{id}/nik")
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
    let rows: Result<Vec<_>, Fault> = staff.people.iter().map(|person| row_of(&staff, person, at)).collect();
    let others = COLUMNS.split(", ").chain(SEALED.split(", ")).map(str::trim);
    let set: Vec<_> =
        others.filter(|c| *c != "city" && *c != "id").map(|c| format!("{c} = excluded.{c}")).collect();
    let tail = format!("ON CONFLICT (city, id) DO UPDATE SET left_at = NULL, {}", set.join(", "));
    tx.insert(&format!("INSERT INTO person ({COLUMNS}, {SEALED}, joined_at)"), &tail, &rows?).await
}

/// People to record for a city.
#[derive(Debug, Clone, Copy)]
pub struct Staff<'a> {
    /// The city.
    pub city: &'a City,
    /// Its people.
    pub people: &'a [Person],
    /// Keys under which NIP and NIK of real people are sealed; `None`: they are made up.
    pub keys: Option<&'a KeyRing>,
}

fn row_of(staff: &Staff<'_>, p: &Person, at: Timestamp) -> Result<Vec<Value>, Fault> {
    let away = p.away.iter().map(|(first, last)| serde_json::json!([first.to_string(), last.to_string()]));
    let city = &staff.city.slug;
    let seal = |place: String, number: &str| match staff.keys {
        Some(keys) if !number.is_empty() => keys.seal(&place, number).map(Some),
        _ => Ok(None),
    };
    let (nip, nik) = (seal(nip_place(city, &p.id), &p.nip)?, seal(nik_place(city, &p.id), &p.nik)?);
    let clear = if staff.keys.is_none() { p.nip.as_str() } else { "" };
    Ok(vec![
        city.into(),
        (&p.id).into(),
        (&staff.city.units[p.unit.at()].slug).into(),
        (&p.name).into(),
        word(&SEXES, p.sex).into(),
        p.born.into(),
        clear.into(),
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
        staff.keys.is_none().into(),
        nip.into(),
        nik.into(),
        at.into(),
    ])
}

/// The staff of a city, by unit and number, and whether all of them are made up. Days on which
/// they are away are those of the staff list and those noted since. The NIK of each is empty, and so is
/// the NIP of real people: who reads the staff needs neither.
///
/// # Errors
/// What the engine says; [`Fault::Broken`] if someone's unit is not in the data of the city.
pub async fn people(tx: &mut Tx, city: &City) -> Result<(Vec<Person>, bool), Fault> {
    let units: HashMap<&str, UnitIx> =
        city.units.iter().enumerate().map(|(i, u)| (u.slug.as_str(), UnitIx::of(i))).collect();
    let sql = format!("SELECT {COLUMNS} FROM person WHERE city = $1 AND left_at IS NULL");
    let mut real = 0;
    let read = |row: &Row<'_>| {
        real += usize::from(!row.get::<bool>(SAMPLE)?);
        person_of(row, &units)
    };
    let mut people = tx.rows(&sql, &[(&city.slug).into()], read).await?;
    let sample = real == 0 && !people.is_empty();
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

/// Everybody who is or was on the staff of a city, with their numbers: what a new list is compared with.
///
/// # Errors
/// What the engine says; [`Fault::Broken`] if a number does not open with these keys.
pub async fn record(tx: &mut Tx, city: &City, keys: &KeyRing) -> Result<Vec<Known>, Fault> {
    let slug = &city.slug;
    let sql =
        format!("SELECT {COLUMNS}, {SEALED}, left_at IS NOT NULL FROM person WHERE city = $1 ORDER BY id");
    let read = |row: &Row<'_>| {
        let unit: String = row.get(2)?;
        let nowhere = HashMap::from([(unit.as_str(), UnitIx(0))]);
        let mut person = person_of(row, &nowhere)?;
        let open = |place: String, at: usize| {
            let sealed: Option<String> = row.get(at)?;
            sealed.map(|sealed| keys.unseal(&place, &sealed)).transpose()
        };
        let (nip, nik) =
            (open(nip_place(slug, &person.id), SAMPLE + 1)?, open(nik_place(slug, &person.id), SAMPLE + 2)?);
        person.nip = nip.unwrap_or(person.nip);
        person.nik = nik.unwrap_or(person.nik);
        Ok(Known { person, unit, sample: row.get(SAMPLE)?, left: row.get(SAMPLE + 3)? })
    };
    tx.rows(&sql, &[slug.into()], read).await
}

/// Everybody who is on the staff of a city and real, without their numbers: whom new data of the city
/// must have a place for.
///
/// # Errors
/// What the engine says.
pub async fn real(tx: &mut Tx, city: &str) -> Result<Vec<Known>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM person WHERE city = $1 AND left_at IS NULL ORDER BY id");
    let read = |row: &Row<'_>| {
        let unit: String = row.get(2)?;
        let person = person_of(row, &HashMap::from([(unit.as_str(), UnitIx(0))]))?;
        Ok(Known { person, unit, sample: row.get(SAMPLE)?, left: false })
    };
    let mut all = tx.rows(&sql, &[city.into()], read).await?;
    all.retain(|known| !known.sample);
    Ok(all)
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
