//! Answers of the health pages.

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use balai_app::Act;
use serde::Deserialize;

use super::room::{Room, Sent};
use super::{list, numbers, own, record, trace};
use crate::counter::Counter;
use crate::desk::seat::Seat;
use crate::reader::Reader;

/// The addresses of health.
pub fn pages(language: &str) -> Router<Counter> {
    Router::new()
        .route(&format!("{language}/{{city}}/saya/gejala"), get(mine).post(report))
        .route(&format!("{language}/{{city}}/kesehatan"), get(all))
        .route(&format!("{language}/{{city}}/kesehatan/catat"), get(one).post(enter))
        .route(&format!("{language}/{{city}}/kesehatan/kontak"), get(contacts).post(mark))
        .route(&format!("{language}/{{city}}/kesehatan/angka"), get(count))
        .route(&format!("{language}/{{city}}/kesehatan/angka.csv"), get(count_table))
}

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    terkirim: String,
    #[serde(default)]
    pegawai: String,
    #[serde(default)]
    tercatat: String,
    #[serde(default)]
    ditandai: String,
    #[serde(default)]
    hari: String,
}

async fn mine(
    State(counter): State<Counter>,
    reader: Reader,
    seat: Seat,
    Path(city): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Response> {
    let room = Room::open(counter, (reader, seat), &city, Act::ReportHealth, None)?;
    let said = own::Said { sent: asked.terkirim.parse().ok(), ..own::Said::default() };
    Ok(own::page(&room, said).await)
}

async fn report(
    State(counter): State<Counter>,
    reader: Reader,
    seat: Seat,
    Path(city): Path<String>,
    body: Bytes,
) -> Result<Response, Response> {
    let room = Room::open(counter, (reader, seat), &city, Act::ReportHealth, Some(&body))?;
    Ok(own::take(&room, &Sent::read(&body)).await)
}

async fn all(
    State(counter): State<Counter>,
    reader: Reader,
    seat: Seat,
    Path(city): Path<String>,
) -> Result<Response, Response> {
    let room = Room::open(counter, (reader, seat), &city, Act::ReadHealth, None)?;
    Ok(list::page(&room).await)
}

async fn one(
    State(counter): State<Counter>,
    reader: Reader,
    seat: Seat,
    Path(city): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Response> {
    let room = Room::open(counter, (reader, seat), &city, Act::RecordHealth, None)?;
    let typed = (asked.pegawai.trim().to_owned(), String::new(), String::new());
    let said = record::Said { done: !asked.tercatat.is_empty(), typed, ..record::Said::default() };
    Ok(record::page(&room, said).await)
}

async fn enter(
    State(counter): State<Counter>,
    reader: Reader,
    seat: Seat,
    Path(city): Path<String>,
    body: Bytes,
) -> Result<Response, Response> {
    let room = Room::open(counter, (reader, seat), &city, Act::RecordHealth, Some(&body))?;
    Ok(record::take(&room, &Sent::read(&body)).await)
}

async fn contacts(
    State(counter): State<Counter>,
    reader: Reader,
    seat: Seat,
    Path(city): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Response> {
    let room = Room::open(counter, (reader, seat), &city, Act::TraceContacts, None)?;
    Ok(trace::page(&room, &asked.pegawai, (StatusCode::OK, None, asked.ditandai.parse().ok())).await)
}

async fn mark(
    State(counter): State<Counter>,
    reader: Reader,
    seat: Seat,
    Path(city): Path<String>,
    body: Bytes,
) -> Result<Response, Response> {
    let room = Room::open(counter, (reader, seat), &city, Act::MarkContacts, Some(&body))?;
    Ok(trace::take(&room, &Sent::read(&body)).await)
}

async fn count(
    State(counter): State<Counter>,
    reader: Reader,
    seat: Seat,
    Path(city): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Response> {
    let room = Room::open(counter, (reader, seat), &city, Act::CountHealth, None)?;
    Ok(numbers::page(&room, asked.hari.parse().ok()).await)
}

async fn count_table(
    State(counter): State<Counter>,
    reader: Reader,
    seat: Seat,
    Path(city): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Response> {
    let room = Room::open(counter, (reader, seat), &city, Act::CountHealth, None)?;
    Ok(numbers::table(&room, asked.hari.parse().ok()).await)
}
