//! Answers for the public notice of a day and its poster, and the notice as a page that leaves the hall.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use balai_app::{SignedOrder, Town};
use balai_core::city::City;
use balai_core::diagnostic::Lang;
use balai_core::report::cap::{Status, cap};
use balai_core::report::chat::notice_text;
use balai_core::report::jsonld::jsonld;
use balai_core::report::notice::{Notice, notice};
use jiff::civil::Date;

use super::notice::{Asked, View, build};
use super::poster;
use crate::counter::{Counter, chosen};
use crate::frame::{Frame, Section};
use crate::icon::Markup;
use crate::order::facts::issued;
use crate::reader::Reader;
use crate::respond::respond;

/// The addresses of this stage.
pub fn pages(language: &str) -> Router<Counter> {
    Router::new()
        .route(&format!("{language}/{{city}}"), get(today))
        .route(&format!("{language}/{{city}}/hari/{{day}}"), get(on))
        .route(&format!("{language}/{{city}}/hari/{{day}}/poster"), get(door))
        .route(&format!("{language}/{{city}}/hari/{{day}}/{{form}}"), get(form))
}

async fn today(
    State(counter): State<Counter>,
    reader: Reader,
    Path(city): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    let Some(town) = counter.hall.town(&city) else { return counter.missing(&reader) };
    let date = counter.now(&town).date();
    show(&counter, &reader, &town, date, &asked).await
}

async fn on(
    State(counter): State<Counter>,
    reader: Reader,
    Path((city, day)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Response {
    match (counter.hall.town(&city), day.parse::<Date>()) {
        (Some(town), Ok(date)) => show(&counter, &reader, &town, date, &asked).await,
        _ => counter.missing(&reader),
    }
}

/// The order of a day: on the day of the clock the one in force now, else the one at its end.
fn held<'t>(counter: &Counter, town: &'t Town, date: Date) -> Option<&'t Arc<SignedOrder>> {
    let now = counter.now(town).datetime();
    if date == now.date() { chosen(town, "", now) } else { town.order_on(date) }
}

async fn show(counter: &Counter, reader: &Reader, town: &Arc<Town>, date: Date, asked: &Asked) -> Response {
    let (frame, now) = counter.frame(reader, town, Section::Today);
    let order = held(counter, town, date);
    let told = order.and_then(|o| notice(&town.city, &o.order, &o.effect, date));
    let pdf = match order {
        Some(order) => counter.letter_size(town, order).await,
        None => None,
    };
    let view = View {
        city: &town.city,
        people: &town.people,
        date,
        today: Some(now.date()),
        notice: told.as_ref(),
        effect: order.map(|o| &o.effect),
        near: nearest(town, date),
        pdf,
    };
    let mut page = build(frame, view, asked);
    page.frame.data = order.zip(told.as_ref()).map(|(order, told)| {
        let data = jsonld(told, &town.city, site(counter), issued(&order.order));
        Markup::json_block(&data.to_string())
    });
    respond(StatusCode::OK, &page.frame, &page)
}

fn site(counter: &Counter) -> &str {
    counter.hall.public_site().trim_end_matches('/')
}

/// Days of the order nearest to a day.
fn nearest(town: &Town, date: Date) -> Option<(Date, Date)> {
    let spans = town.orders.iter().filter_map(|o| Some((*o.effect.days.first()?, *o.effect.days.last()?)));
    let far = |(first, last): &(Date, Date)| {
        let days = |a: Date, b: Date| a.until(b).map_or(i32::MAX, |span| span.get_days().abs());
        days(*first, date).min(days(*last, date))
    };
    spans.min_by_key(far)
}

async fn door(
    State(counter): State<Counter>,
    reader: Reader,
    Path((city, day)): Path<(String, String)>,
) -> Response {
    let (Some(town), Ok(date)) = (counter.hall.town(&city), day.parse::<Date>()) else {
        return counter.missing(&reader);
    };
    let told = held(&counter, &town, date).and_then(|o| notice(&town.city, &o.order, &o.effect, date));
    let Some(told) = told else { return counter.missing(&reader) };
    let (frame, _) = counter.frame(&reader, &town, Section::Today);
    let page = poster::build(frame, &town.city, &told, site(&counter));
    respond(StatusCode::OK, &page.frame, &page)
}

/// The notice for programs and chat groups: plain text, JSON-LD, CAP.
async fn form(
    State(counter): State<Counter>,
    reader: Reader,
    Path((city, day, form)): Path<(String, String, String)>,
) -> Response {
    let (Some(town), Ok(date)) = (counter.hall.town(&city), day.parse::<Date>()) else {
        return counter.missing(&reader);
    };
    let Some(order) = held(&counter, &town, date) else { return counter.missing(&reader) };
    let Some(told) = notice(&town.city, &order.order, &order.effect, date) else {
        return counter.missing(&reader);
    };
    let site = site(&counter);
    let (kind, text) = match form.as_str() {
        "teks" => ("text/plain; charset=utf-8", notice_text(&told, &town.city, reader.lang, site)),
        "jsonld" => {
            ("application/ld+json", jsonld(&told, &town.city, site, issued(&order.order)).to_string())
        }
        "cap.xml" => {
            let status = if town.sample { Status::Exercise } else { Status::Actual };
            ("application/cap+xml", cap(&told, &town.city, site, &counter.now(&town), status))
        }
        _ => return counter.missing(&reader),
    };
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "no-cache")], text).into_response()
}

/// The public page of one day as one file that needs nothing beside it: style inlined, no script;
/// its links lead to the hall at `site`.
#[must_use]
pub fn notice_page_standalone(city: &City, notice: &Notice, lang: Lang, site: &str) -> String {
    let reader = Reader::of(lang, format!("/{}/hari/{}", city.slug, notice.date));
    let mut frame = Frame::new(&reader, None).of(city, Section::Today);
    site.trim_end_matches('/').clone_into(&mut frame.base);
    let view = View {
        city,
        people: &[],
        date: notice.date,
        today: None,
        notice: Some(notice),
        effect: None,
        near: None,
        pdf: None,
    };
    build(frame, view, &Asked::default()).render().unwrap_or_default()
}
