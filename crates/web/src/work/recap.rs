//! The recap of attendance of a whole city on a day: numbers by unit, never names.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use balai_app::{Act, Count, may_in};
use balai_core::diagnostic::{count, long_date};
use jiff::civil::Date;
use serde::Deserialize;

use super::door::Door;
use super::text::Words;
use crate::counter::Counter;
use crate::desk::seat::Seat;
use crate::frame::Frame;
use crate::reader::Reader;

/// The page.
#[derive(Debug, Template)]
#[template(path = "recap.html")]
pub struct RecapPage {
    /// Frame.
    pub frame: Frame,
    /// Words.
    pub t: &'static Words,
    /// Day: value, words.
    pub day: (String, String),
    /// Unit, staff, came, on site, left; units in which nobody came are left out.
    pub rows: Vec<(String, [String; 4])>,
    /// The whole city: staff of all units.
    pub sum: [String; 4],
    /// Way to the numbers of health of the day, for who may see them.
    pub health: Option<(String, &'static str)>,
}

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    hari: String,
}

/// The page.
pub async fn page(
    State(counter): State<Counter>,
    reader: Reader,
    seat: Seat,
    Path(city): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Response> {
    let door = Door::open((counter, reader, seat), (&city, Act::ReadRecap), None)?;
    let today = door.town.wall(&door.counter.hall.now()).date();
    let date = asked.hari.parse::<Date>().unwrap_or(today);
    let counts = door.counter.hall.attendance_recap(&door.caller, &city, date).await;
    let counts = counts.map_err(|trouble| door.trouble(&trouble))?;
    let page = build(&door, &counts, date);
    Ok(door.answer(None, &page, &page.frame))
}

fn build(door: &Door, counts: &[Count], date: Date) -> RecapPage {
    let (t, town) = (door.t, &door.town);
    let heads = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let row = |count: &Count| {
        let unit = town.city.unit(&count.unit);
        let name = unit.and_then(|ix| town.city.units.get(ix.at())).map_or(&count.unit, |unit| &unit.name);
        let staff = unit.map_or(0, |ix| heads(town.people_of(ix).len()));
        (name.clone(), [staff, count.came, count.on_site, count.left])
    };
    let rows: Vec<_> = counts.iter().map(row).collect();
    let mut sum = rows.iter().fold([0; 4], |sum, (_, row)| [0, 1, 2, 3].map(|i: usize| sum[i] + row[i]));
    sum[0] = heads(town.people.len());
    let told = |row: [i64; 4]| row.map(|n| count(n, door.lang()));
    RecapPage {
        frame: door.frame().titled(t.recap[0], t.recap[1]),
        t,
        day: (date.to_string(), long_date(date, door.lang())),
        rows: rows.into_iter().map(|(unit, row)| (unit, told(row))).collect(),
        sum: told(sum),
        health: may_in(&door.caller, Act::CountHealth, &town.city.slug, None).then(|| {
            let page = format!("/kesehatan/angka?hari={date}");
            (door.to(&page), crate::health::text::words(door.lang()).numbers)
        }),
    }
}
