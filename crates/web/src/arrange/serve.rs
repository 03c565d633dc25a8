//! Answers for the rosters: the units of a city, the board of one, its calendar and its workbook.

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use balai_app::{Act, Trouble, may_in, may_somewhere, to_xlsx};
use balai_core::city::PersonIx;
use balai_core::report::calendar::{Rota, person_ics, unit_ics};
use balai_core::report::notice::citation;
use balai_core::report::tables::{self, Made};
use balai_core::say;
use serde::Deserialize;

use super::asked::Asked;
use super::fallout;
use super::mend::past::alone;
use super::mend::publish::publish;
use super::one::one;
use super::units::{self, Rule};
use crate::counter::{Counter, chosen};
use crate::desk::seat::Seat;
use crate::frame::Section;
use crate::order::facts::issued;
use crate::reader::Reader;
use crate::respond::respond;
use crate::review;

/// The addresses of this stage.
pub fn pages(language: &str) -> Router<Counter> {
    Router::new()
        .route(&format!("{language}/{{city}}/jadwal"), get(all))
        .route(
            &format!("{language}/{{city}}/jadwal/halangan"),
            get(fallout::serve::form).post(fallout::serve::taken),
        )
        .route(&format!("{language}/{{city}}/jadwal/{{unit}}"), get(one).post(publish))
        .route(&format!("{language}/{{city}}/jadwal/{{unit}}/jadwal.xlsx"), get(workbook))
        .route(&format!("{language}/{{city}}/jadwal/{{unit}}/kalender.ics"), get(ics))
}

#[derive(Debug, Default, Deserialize)]
struct Search {
    #[serde(default)]
    cari: String,
    #[serde(default)]
    aturan: String,
}

async fn all(
    State(counter): State<Counter>,
    reader: Reader,
    seat: Seat,
    Path(city): Path<String>,
    Query(search): Query<Search>,
) -> Response {
    let Some(town) = counter.hall.town(&city) else { return counter.missing(&reader) };
    let (frame, now) = counter.frame(&reader, &town, Section::Roster);
    let frame = frame.signed_or_door(seat.visitor.as_ref(), &reader);
    let order = chosen(&town, &search.aturan, now.datetime());
    if order.is_none() && !search.aturan.is_empty() {
        return counter.missing(&reader);
    }
    let cited = order.map(|o| citation(&o.order, &town.city)).unwrap_or_default();
    let rule = order.map(|o| Rule {
        id: &o.order.id,
        citation: &cited,
        effect: &o.effect,
        people: &town.people,
        asked: !search.aturan.is_empty(),
    });
    let mut page = units::build(frame, &town.city, rule, &search.cari, now.date());
    page.past =
        may_somewhere(&seat.caller(), Act::ReadPast, &city).then(|| review::text::words(reader.lang).link);
    page.note = if town.sample { page.note } else { page.w.names };
    page.mends = order.is_some() && may_in(&seat.caller(), Act::RepairRoster, &city, None);
    respond(StatusCode::OK, &page.frame, &page)
}

/// The roster of a unit, or of one person of it, as a calendar.
async fn ics(
    State(counter): State<Counter>,
    reader: Reader,
    seat: Seat,
    Path((city, unit)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Response {
    let Some(town) = counter.hall.town(&city) else { return counter.missing(&reader) };
    let now = counter.now(&town);
    let (Some(order), Some(unit)) = (chosen(&town, &asked.aturan, now.datetime()), town.city.unit(&unit))
    else {
        return counter.missing(&reader);
    };
    let found = match counter.hall.board_for(&seat.caller(), &town, &order.order.id, unit).await {
        Ok(found) => found,
        Err(Trouble::Forbidden) => return counter.barred(&reader, &seat, &city),
        Err(trouble) => return counter.trouble(&reader, &trouble),
    };
    let (people, roster) = (&town.people, &found.1);
    let stamp = issued(&order.order).unwrap_or_else(|| order.from.date());
    let zone = now.time_zone();
    let rota = Rota { city: &town.city, people, effect: &order.effect, roster, zone, stamp };
    let of = |p: &PersonIx| people.get(p.at()).is_some_and(|x| x.id == asked.pegawai);
    let text = match roster.people.iter().position(of) {
        Some(position) => person_ics(rota, position),
        None if asked.pegawai.is_empty() => unit_ics(rota),
        None => return counter.missing(&reader),
    };
    ([(header::CONTENT_TYPE, "text/calendar; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")], text)
        .into_response()
}

/// The roster of a unit as a workbook: the board, every day of everyone, what the words mean.
async fn workbook(
    State(counter): State<Counter>,
    reader: Reader,
    seat: Seat,
    Path((city, unit)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Response {
    let Some(town) = counter.hall.town(&city) else { return counter.missing(&reader) };
    let now = counter.now(&town);
    let order = chosen(&town, &asked.aturan, now.datetime());
    let (Some(order), Some(unit)) = (order, town.city.unit(&unit)) else { return counter.missing(&reader) };
    let found = match counter.hall.board_for(&seat.caller(), &town, &order.order.id, unit).await {
        Ok(found) => found,
        Err(Trouble::Forbidden) => return counter.barred(&reader, &seat, &city),
        Err(trouble) => return counter.trouble(&reader, &trouble),
    };
    let roster = alone(&found);
    let made = Made {
        city: &town.city,
        people: &town.people,
        sample: town.sample,
        effect: &order.effect,
        roster: &roster,
    };
    let sheets = [tables::board(made), tables::arrangement(made), tables::legend(made)];
    let Ok(book) = to_xlsx(&sheets) else {
        return counter.trouble(&reader, &Trouble::Broken(say!("lembar kerja gagal", "no workbook")));
    };
    let slug = town.city.units.get(unit.at()).map_or("", |u| u.slug.as_str());
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    let name = format!("attachment; filename=\"jadwal-{slug}-{}.xlsx\"", found.0.sequence);
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, name),
        (header::CACHE_CONTROL, "no-cache".to_owned()),
    ];
    (headers, book).into_response()
}
