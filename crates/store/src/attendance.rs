//! Attendance as it was tapped or entered, and outages. Append-only: a correction is a later row that
//! names the one it takes the place of.

use balai_core::arrange::Mode;
use balai_core::work::attendance::Way;
use jiff::Timestamp;
use jiff::civil::Date;

use crate::{Fault, Row, Tx, Value};

/// Where a row comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Origin {
    /// The person themselves.
    Own,
    /// Their superior or who keeps the unit's lists.
    Superior,
    /// A list of an office without signal.
    Import,
}

const ORIGINS: [(Origin, &str); 3] =
    [(Origin::Own, "self"), (Origin::Superior, "superior"), (Origin::Import, "import")];
const MODES: [Mode; 3] = [Mode::Office, Mode::Field, Mode::Home];

/// A place, kept only where the order asks for it: millionths of a degree, and metres.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Spot {
    /// Latitude, millionths of a degree north.
    pub latitude: i64,
    /// Longitude, millionths of a degree east.
    pub longitude: i64,
    /// How exact the phone says it is, metres.
    pub accuracy: i64,
}

/// A row of attendance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The working day it belongs to.
    pub day: Date,
    /// Unit slug of the person on that day.
    pub unit: String,
    /// Who.
    pub person: String,
    /// From 1 within the day of the person.
    pub number: i64,
    /// In or out.
    pub way: Way,
    /// When it was tapped: the time that counts.
    pub at: Timestamp,
    /// When the hall got it.
    pub received_at: Timestamp,
    /// The phone's clock minus the hall's at sending, seconds; `None`: the hall's own clock.
    pub skew_seconds: Option<i64>,
    /// Where they say they work.
    pub mode: Mode,
    /// The place, if asked for.
    pub spot: Option<Spot>,
    /// Where the row comes from.
    pub origin: Origin,
    /// Who wrote it.
    pub author: String,
    /// Why, if somebody else wrote it.
    pub reason: Option<String>,
    /// The row it takes the place of.
    pub corrects: Option<i64>,
}

const COLUMNS: &str = "day, unit, person, number, way, at, received_at, skew_seconds, mode, latitude,
    longitude, accuracy, origin, author, reason, corrects";

impl Entry {
    fn read(row: &Row<'_>) -> Result<Self, Fault> {
        let (way, mode, origin): (String, String, String) = (row.get(4)?, row.get(8)?, row.get(12)?);
        let place = (row.get::<Option<i64>>(9)?, row.get::<Option<i64>>(10)?, row.get::<Option<i64>>(11)?);
        let spot = match place {
            (Some(latitude), Some(longitude), Some(accuracy)) => Some(Spot { latitude, longitude, accuracy }),
            _ => None,
        };
        let odd = |word: &str| Fault::Broken(format!("not a word of this table: {word}"));
        Ok(Self {
            day: row.day(0)?,
            unit: row.get(1)?,
            person: row.get(2)?,
            number: row.get(3)?,
            way: Way::of_word(&way).ok_or_else(|| odd(&way))?,
            at: row.instant(5)?,
            received_at: row.instant(6)?,
            skew_seconds: row.get(7)?,
            mode: mode_of(&mode).ok_or_else(|| odd(&mode))?,
            spot,
            origin: ORIGINS
                .iter()
                .find(|(_, w)| *w == origin)
                .map(|(o, _)| *o)
                .ok_or_else(|| odd(&origin))?,
            author: row.get(13)?,
            reason: row.get(14)?,
            corrects: row.get(15)?,
        })
    }
}

/// The way of working of a word: `kantor`, `lapangan`, `rumah`.
#[must_use]
pub fn mode_of(word: &str) -> Option<Mode> {
    MODES.into_iter().find(|mode| mode.word() == word)
}

/// Those of some rows that no other takes the place of.
#[must_use]
pub fn standing(rows: &[Entry]) -> Vec<&Entry> {
    let corrected = |entry: &&Entry| {
        !rows.iter().any(|r| {
            (r.day, &r.unit, &r.person) == (entry.day, &entry.unit, &entry.person)
                && r.corrects == Some(entry.number)
        })
    };
    rows.iter().filter(corrected).collect()
}

/// Records rows as they are; each gets the next number of its person and day, which is given back.
///
/// # Errors
/// What the engine says.
pub async fn record(tx: &mut Tx, city: &str, entries: &[Entry]) -> Result<Vec<i64>, Fault> {
    let mut numbers = Vec::with_capacity(entries.len());
    for entry in entries {
        let place = format!("attendance/{city}/{}/{}", entry.day, entry.person);
        tx.lock(&place).await?;
        let key: [Value; 4] = [city.into(), entry.day.into(), (&entry.unit).into(), (&entry.person).into()];
        let sql =
            "SELECT max(number) FROM attendance WHERE city = $1 AND day = $2 AND unit = $3 AND person = $4";
        let last = tx.first(sql, &key, |row| row.get::<Option<i64>>(0)).await?.flatten();
        let number = last.unwrap_or(0) + 1;
        let origin = ORIGINS.iter().find(|(o, _)| *o == entry.origin).map_or("", |(_, word)| *word);
        let row: Vec<Value> = key
            .into_iter()
            .chain([
                number.into(),
                entry.way.word().into(),
                entry.at.into(),
                entry.received_at.into(),
                entry.skew_seconds.into(),
                entry.mode.word().into(),
                entry.spot.map(|s| s.latitude).into(),
                entry.spot.map(|s| s.longitude).into(),
                entry.spot.map(|s| s.accuracy).into(),
                origin.into(),
                entry.author.as_str().into(),
                entry.reason.clone().into(),
                entry.corrects.into(),
            ])
            .collect();
        let head = "INSERT INTO attendance (city, day, unit, person, number, way, at, received_at,
            skew_seconds, mode, latitude, longitude, accuracy, origin, author, reason, corrects)";
        tx.insert(head, "", &[row]).await?;
        numbers.push(number);
    }
    Ok(numbers)
}

/// All rows of a person in a unit from a day to a day, by day and number.
///
/// # Errors
/// What the engine says.
pub async fn of_person(
    tx: &mut Tx,
    (city, unit, person): (&str, &str, &str),
    (first, last): (Date, Date),
) -> Result<Vec<Entry>, Fault> {
    // The days one by one: so the key is followed to the person, and no other unit is read.
    let mut all = Vec::new();
    let mut day = first;
    let sql = format!(
        "SELECT {COLUMNS} FROM attendance WHERE city = $1 AND day = $2 AND unit = $3 AND person = $4
        ORDER BY number"
    );
    while day <= last {
        let key: [Value; 4] = [city.into(), day.into(), unit.into(), person.into()];
        all.extend(tx.rows(&sql, &key, Entry::read).await?);
        let Ok(next) = day.tomorrow() else { break };
        day = next;
    }
    Ok(all)
}

/// All rows of a unit on a day, by person and number.
///
/// # Errors
/// What the engine says.
pub async fn of_unit(tx: &mut Tx, city: &str, unit: &str, day: Date) -> Result<Vec<Entry>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM attendance WHERE city = $1 AND day = $2 AND unit = $3 ORDER BY person, number"
    );
    tx.rows(&sql, &[city.into(), day.into(), unit.into()], Entry::read).await
}

/// Heads counted in one unit on one day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Count {
    /// Unit slug.
    pub unit: String,
    /// People with a tap in.
    pub came: i64,
    /// People with a tap out.
    pub left: i64,
    /// Of those who came: at the office or in the field, by their own words.
    pub on_site: i64,
}

/// The recap of a city on a day, in one query: who came and left, by unit.
///
/// # Errors
/// What the engine says.
pub async fn recap(tx: &mut Tx, city: &str, day: Date) -> Result<Vec<Count>, Fault> {
    let sql = "SELECT unit,
            count(DISTINCT CASE WHEN way = 'masuk' THEN person END),
            count(DISTINCT CASE WHEN way = 'pulang' THEN person END),
            count(DISTINCT CASE WHEN way = 'masuk' AND mode <> 'rumah' THEN person END)
        FROM attendance WHERE city = $1 AND day = $2 GROUP BY unit ORDER BY unit";
    let read = |row: &Row<'_>| {
        Ok(Count { unit: row.get(0)?, came: row.get(1)?, left: row.get(2)?, on_site: row.get(3)? })
    };
    tx.rows(sql, &[city.into(), day.into()], read).await
}

/// An outage that is noted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outage {
    /// From 1 within the city.
    pub number: i64,
    /// First instant.
    pub from: Timestamp,
    /// Last instant.
    pub to: Timestamp,
    /// What happened.
    pub reason: String,
    /// Who noted it.
    pub author: String,
    /// When it was noted.
    pub noted_at: Timestamp,
    /// The one it takes back.
    pub withdraws: Option<i64>,
}

/// Notes an outage, or that one is taken back; gives its number. The number in it is not looked at.
///
/// # Errors
/// What the engine says.
pub async fn note_outage(tx: &mut Tx, city: &str, outage: &Outage) -> Result<i64, Fault> {
    tx.lock(&format!("outage/{city}")).await?;
    let sql = "SELECT max(number) FROM outage WHERE city = $1";
    let last = tx.first(sql, &[city.into()], |row| row.get::<Option<i64>>(0)).await?.flatten();
    let number = last.unwrap_or(0) + 1;
    let Outage { from, to, reason, author, noted_at, withdraws, .. } = outage;
    let values: [Value; 8] = [
        city.into(),
        number.into(),
        (*from).into(),
        (*to).into(),
        reason.into(),
        author.into(),
        (*noted_at).into(),
        (*withdraws).into(),
    ];
    let sql = "INSERT INTO outage (city, number, from_at, to_at, reason, author, noted_at, withdraws)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    tx.run(sql, &values).await?;
    Ok(number)
}

/// The outages of a city that touch a span and were not taken back, the earliest first.
///
/// # Errors
/// What the engine says.
pub async fn outages(
    tx: &mut Tx,
    city: &str,
    (from, to): (Timestamp, Timestamp),
) -> Result<Vec<Outage>, Fault> {
    let sql = format!("{STANDING} AND to_at >= $2 AND from_at <= $3 ORDER BY from_at, number");
    tx.rows(&sql, &[city.into(), from.into(), to.into()], Outage::read).await
}

/// All outages of a city that were not taken back, the latest first.
///
/// # Errors
/// What the engine says.
pub async fn all_outages(tx: &mut Tx, city: &str) -> Result<Vec<Outage>, Fault> {
    let sql = format!("{STANDING} ORDER BY from_at DESC, number");
    tx.rows(&sql, &[city.into()], Outage::read).await
}

/// An outage of a city that was not taken back, by its number.
///
/// # Errors
/// What the engine says.
pub async fn outage(tx: &mut Tx, city: &str, number: i64) -> Result<Option<Outage>, Fault> {
    tx.first(&format!("{STANDING} AND number = $2"), &[city.into(), number.into()], Outage::read).await
}

const STANDING: &str = "SELECT number, from_at, to_at, reason, author, noted_at, withdraws FROM outage o
    WHERE city = $1 AND withdraws IS NULL
    AND NOT EXISTS (SELECT 1 FROM outage w WHERE w.city = o.city AND w.withdraws = o.number)";

impl Outage {
    fn read(row: &Row<'_>) -> Result<Self, Fault> {
        Ok(Self {
            number: row.get(0)?,
            from: row.instant(1)?,
            to: row.instant(2)?,
            reason: row.get(3)?,
            author: row.get(4)?,
            noted_at: row.instant(5)?,
            withdraws: row.get(6)?,
        })
    }
}
