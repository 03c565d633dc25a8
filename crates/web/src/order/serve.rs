//! Answers for the orders of a city: list, one order as page, PDF, text and JSON, verification.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use balai_app::{Act, SignedOrder, may_in};
use serde::Deserialize;
use serde_json::json;

use super::page::{View, build};
use super::{holds, list, verify};
use crate::counter::{Counter, standing};
use crate::desk::seat::Seat;
use crate::frame::Section;
use crate::reader::Reader;
use crate::respond::{plain, respond};

/// The addresses of this stage.
pub fn pages(language: &str) -> Router<Counter> {
    Router::new()
        .route(&format!("{language}/{{city}}/aturan"), get(all))
        .route(&format!("{language}/{{city}}/aturan/berlaku"), get(holds::page))
        .route(&format!("{language}/{{city}}/aturan/{{id}}"), get(one))
        .route(&format!("{language}/{{city}}/aturan/{{id}}/naskah.pdf"), get(pdf))
        .route(&format!("{language}/{{city}}/aturan/{{id}}/teks"), get(text))
        .route(&format!("{language}/{{city}}/verifikasi/{{sum}}"), get(check))
}

#[derive(Debug, Default, Deserialize)]
struct Asked {
    #[serde(default)]
    batas: String,
}

async fn all(
    State(counter): State<Counter>,
    reader: Reader,
    seat: Seat,
    Path(city): Path<String>,
) -> Response {
    let Some(town) = counter.hall.town(&city) else { return counter.missing(&reader) };
    let (frame, now) = counter.frame(&reader, &town, Section::Orders);
    let frame = frame.signed_or_door(seat.visitor.as_ref(), &reader);
    let drafts = may_in(&seat.caller(), Act::ReadDraft, &city, None);
    let orders: Vec<_> = town.orders.iter().map(|o| standing(o)).collect();
    let page = list::build(frame, &town.city, &orders, (now.datetime(), drafts));
    respond(StatusCode::OK, &page.frame, &page)
}

async fn one(
    State(counter): State<Counter>,
    reader: Reader,
    Path((city, id)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Response {
    let Some(town) = counter.hall.town(&city) else { return counter.missing(&reader) };
    if let Some(order) = id.strip_suffix(".json").and_then(|id| town.order(id)) {
        return ([(header::CONTENT_TYPE, "application/json")], data(order).to_string()).into_response();
    }
    let Some(order) = town.order(&id) else { return counter.missing(&reader) };
    let (frame, now) = counter.frame(&reader, &town, Section::Orders);
    let view = View {
        city: &town.city,
        standing: standing(order),
        source: &order.source,
        findings: &order.findings,
        letter: &order.letter,
        now: now.datetime(),
        pdf: counter.letter_size(&town, order).await,
        all_caps: asked.batas == "semua",
    };
    let page = build(frame, view);
    respond(StatusCode::OK, &page.frame, &page)
}

/// The order for programs: text, tree, days, caps, services, duties and findings.
fn data(order: &Arc<SignedOrder>) -> serde_json::Value {
    let effect = &order.effect;
    json!({
        "id": order.order.id,
        "sha256": order.sha256,
        "from": order.from,
        "superseded_by": order.superseded_by,
        "text": order.source.text,
        "tree": order.order,
        "days": effect.days,
        "clauses": effect.clauses,
        "quotas": effect.quotas,
        "services": effect.services,
        "duties": effect.duties,
        "powers": effect.powers,
        "findings": order.findings,
    })
}

async fn pdf(
    State(counter): State<Counter>,
    reader: Reader,
    Path((city, id)): Path<(String, String)>,
) -> Response {
    let Some(town) = counter.hall.town(&city) else { return counter.missing(&reader) };
    let paper = match counter.hall.letter_pdf(&town, &id).await {
        Ok(paper) => paper,
        Err(trouble) => return counter.trouble(&reader, &trouble),
    };
    // The id is that of an order the hall knows: letters, digits and `-` alone reach the header.
    let name: String = id.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    let headers = [
        (header::CONTENT_TYPE, "application/pdf".to_owned()),
        (header::CONTENT_DISPOSITION, format!("inline; filename=\"{name}.pdf\"")),
        (header::CACHE_CONTROL, "no-cache".to_owned()),
    ];
    (headers, paper.as_ref().clone()).into_response()
}

async fn text(
    State(counter): State<Counter>,
    reader: Reader,
    Path((city, id)): Path<(String, String)>,
) -> Response {
    let town = counter.hall.town(&city);
    match town.as_ref().and_then(|t| t.order(&id)) {
        Some(order) => plain(order.source.text.clone()),
        None => counter.missing(&reader),
    }
}

async fn check(
    State(counter): State<Counter>,
    reader: Reader,
    Path((city, sum)): Path<(String, String)>,
) -> Response {
    let Some(town) = counter.hall.town(&city) else { return counter.missing(&reader) };
    let (frame, now) = counter.frame(&reader, &town, Section::Orders);
    let orders: Vec<_> = town.orders.iter().map(|o| (standing(o), &o.letter)).collect();
    let page = verify::build(frame, &orders, &sum, now.datetime());
    let status = if page.found.is_some() { StatusCode::OK } else { StatusCode::NOT_FOUND };
    respond(status, &page.frame, &page)
}
