//! Answers for the rosters: the units of a city, the board of one, the panel alone for the script.

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use balai_app::{SignedOrder, Town};
use balai_core::arrange::{UnitRoster, why};
use balai_core::city::PersonIx;
use balai_core::report::calendar::{Rota, person_ics, unit_ics};
use balai_core::report::notice::citation;
use serde::Deserialize;

use super::board::{self, Asked};
use super::table::Board;
use super::text::words;
use super::units::{self, Rule};
use super::ways::calendar;
use super::why::{Leads, Why, WhyPart, panel};
use crate::counter::{Counter, chosen};
use crate::frame::{Frame, Section};
use crate::order::facts::issued;
use crate::reader::Reader;
use crate::respond::respond;

/// The addresses of this stage.
pub fn pages(language: &str) -> Router<Counter> {
    Router::new()
        .route(&format!("{language}/{{city}}/jadwal"), get(all))
        .route(&format!("{language}/{{city}}/jadwal/{{unit}}"), get(one))
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
    Path(city): Path<String>,
    Query(search): Query<Search>,
) -> Response {
    let Some(town) = counter.hall.town(&city) else { return counter.missing(&reader) };
    let (frame, now) = counter.frame(&reader, &town, Section::Roster);
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
    let page = units::build(frame, &town.city, rule, &search.cari, now.date());
    respond(StatusCode::OK, &page.frame, &page)
}

async fn one(
    State(counter): State<Counter>,
    reader: Reader,
    Path((city, unit)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Response {
    let Some(town) = counter.hall.town(&city) else { return counter.missing(&reader) };
    let (frame, now) = counter.frame(&reader, &town, Section::Roster);
    let order = chosen(&town, &asked.aturan, now.datetime());
    let (Some(order), Some(unit)) = (order, town.city.unit(&unit)) else {
        return if order.is_none() && town.city.unit(&unit).is_some() && asked.aturan.is_empty() {
            let page = units::build(frame, &town.city, None, "", now.date());
            respond(StatusCode::OK, &page.frame, &page)
        } else {
            counter.missing(&reader)
        };
    };
    let found = match counter.hall.board(&town, &order.order.id, unit).await {
        Ok(found) => found,
        Err(trouble) => return counter.trouble(&reader, &trouble),
    };
    let told = explain(&town, order, &found.1, &asked, &frame);
    if reader.fragment {
        let part = WhyPart { w: words(frame.lang), why: told };
        return respond(StatusCode::OK, &frame, &part);
    }
    let board = Board { city: &town.city, people: &town.people, effect: &order.effect, roster: &found.1 };
    let cited = citation(&order.order, &town.city);
    let rule = board::Rule { id: &order.order.id, citation: &cited, today: now.date() };
    let page = board::build(frame, &board, rule, &asked, told);
    respond(StatusCode::OK, &page.frame, &page)
}

/// The reason of the cell asked for, if there is such a cell on this board.
fn explain(
    town: &Town,
    order: &SignedOrder,
    roster: &UnitRoster,
    asked: &Asked,
    frame: &Frame,
) -> Option<Why> {
    let date = asked.day()?;
    let day = order.effect.day(date)?;
    let person: PersonIx = roster
        .people
        .iter()
        .copied()
        .find(|p| town.people.get(p.at()).is_some_and(|x| x.id == asked.pegawai))?;
    let told = why(&town.city, &town.people, &order.effect, roster, (person, day));
    let slug = &town.city.units.get(roster.unit.at())?.slug;
    let leads = Leads {
        order: frame.town(&format!("/aturan/{}", order.order.id)),
        calendar: calendar(&frame.town(&format!("/jadwal/{slug}")), &asked.aturan, &asked.pegawai),
    };
    Some(panel(&told, &town.people, (town.people.get(person.at())?, date), leads, frame.lang))
}

/// The roster of a unit, or of one person of it, as a calendar.
async fn ics(
    State(counter): State<Counter>,
    reader: Reader,
    Path((city, unit)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Response {
    let Some(town) = counter.hall.town(&city) else { return counter.missing(&reader) };
    let now = counter.now(&town);
    let (Some(order), Some(unit)) = (chosen(&town, &asked.aturan, now.datetime()), town.city.unit(&unit))
    else {
        return counter.missing(&reader);
    };
    let found = match counter.hall.board(&town, &order.order.id, unit).await {
        Ok(found) => found,
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
