//! A list of attendance to fill in.

use axum::extract::{Path, Query, State};
use axum::response::Response;
use balai_app::Act;
use balai_core::arrange::Mode;
use balai_core::city::Table;

use super::super::door::Door;
use super::super::team::Asked;
use super::text::words;
use crate::counter::Counter;
use crate::desk::seat::Seat;
use crate::reader::Reader;
use crate::respond;

/// The people of a unit on a day as a list to fill in, as [`super::read`] reads it.
pub async fn page(
    State(counter): State<Counter>,
    reader: Reader,
    seat: Seat,
    Path(city): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Response> {
    let door = Door::open((counter, reader, seat), (&city, Act::EnterAttendance), None)?;
    let team = door.counter.hall.team(&door.caller, (&city, &asked.unit), asked.hari.parse().ok()).await;
    let team = team.map_err(|trouble| door.trouble(&trouble))?;
    let mut table = Table::new("presensi", &words(door.lang()).columns);
    for row in &team.rows {
        let Some(person) = door.town.people.get(row.person.at()) else { continue };
        let mode = row.held.day.mode.filter(|mode| mode.on_site() || *mode == Mode::Home);
        let place = mode.map_or("", Mode::word);
        let cells = [&person.id, &team.date.to_string(), "", "", place, &person.name];
        table.rows.push(cells.map(str::to_owned).to_vec());
    }
    let name = format!("presensi-{}-{}.xlsx", asked.unit, team.date);
    respond::workbook(&table, &name).map_err(|trouble| door.trouble(&trouble))
}
