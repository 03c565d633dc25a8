//! Answers of the account pages.

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use balai_app::account::{TotpWish, end_session, enrol_totp};
use balai_app::{Trouble, Visitor};
use serde::Deserialize;

use super::door::{self, Attempt, Errand};
use super::guest::{Guest, to_door};
use super::keep::{all, change};
use super::sign;
use super::text::words;
use super::{link, own, told};
use crate::counter::Counter;
use crate::desk::door::{Posted, sentence};
use crate::reader::{Reader, in_language};

/// The addresses of accounts.
pub fn pages(language: &str) -> Router<Counter> {
    Router::new()
        .route(&format!("{language}/{{city}}/masuk"), get(at_door).post(enter))
        .route(&format!("{language}/{{city}}/keluar"), post(leave))
        .route(&format!("{language}/akun"), get(mine))
        .route(&format!("{language}/akun/keluar"), post(leave))
        .route(&format!("{language}/akun/sesi"), post(end))
        .route(&format!("{language}/akun/kode"), post(codes))
        .route(&format!("{language}/undangan/{{token}}"), get(invited).post(set))
        .route(&format!("{language}/{{city}}/saya/pemberitahuan"), get(told::show).post(told::mark))
        .route(&format!("{language}/{{city}}/kelola/akun"), get(all).post(change))
}

#[derive(Debug, Default, Deserialize)]
struct Asked {
    #[serde(default)]
    ke: String,
    #[serde(default)]
    unit: String,
}

/// What a form sent.
pub fn read(body: &Bytes) -> Posted {
    Posted(form_urlencoded::parse(body).into_owned().collect())
}

async fn at_door(
    State(counter): State<Counter>,
    reader: Reader,
    guest: Guest,
    Path(city): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    let Some(town) = counter.hall.town(&city) else { return counter.missing(&reader) };
    let errand = Errand { back: asked.ke, unit: asked.unit, held: String::new() };
    door::page(&counter, (&reader, &guest), &town, &errand, Attempt::default())
}

async fn enter(
    State(counter): State<Counter>,
    reader: Reader,
    guest: Guest,
    Path(city): Path<String>,
    body: Bytes,
) -> Response {
    let Some(town) = counter.hall.town(&city) else { return counter.missing(&reader) };
    sign::enter(&counter, (&reader, &guest), &town, &read(&body)).await
}

/// Who is signed in, or the way to the door and back.
///
/// # Errors
/// The way to the door.
#[expect(clippy::result_large_err, reason = "the error is the answer itself")]
pub fn known<'g>(
    counter: &Counter,
    reader: &Reader,
    guest: &'g Guest,
    city: Option<&str>,
) -> Result<&'g Visitor, Response> {
    let first = || counter.hall.towns().first().map(|town| town.city.slug.clone());
    guest.visitor.as_ref().ok_or_else(|| match city.map(str::to_owned).or_else(first) {
        Some(city) => to_door(reader.lang, &city, &reader.path),
        None => counter.missing(reader),
    })
}

async fn leave(State(counter): State<Counter>, reader: Reader, guest: Guest, body: Bytes) -> Response {
    let posted = read(&body);
    let to = guest.visitor.as_ref().and_then(|v| v.city.clone()).map_or("/".to_owned(), |c| format!("/{c}"));
    let home = Redirect::to(&in_language(reader.lang, &to)).into_response();
    let Some(visitor) = &guest.visitor else { return guest.session(home, "") };
    let token = posted.get("tanda").unwrap_or_default();
    if !counter.hall.form_token_fits(&visitor.session, token) {
        return Redirect::to(&in_language(reader.lang, "/akun")).into_response();
    }
    sign::leave(&counter, &guest, posted.get("kunci").unwrap_or_default()).await;
    guest.session(home, "")
}

async fn mine(State(counter): State<Counter>, reader: Reader, guest: Guest) -> Result<Response, Response> {
    let visitor = known(&counter, &reader, &guest, None)?;
    let page = own::page(&counter, (&reader, &guest), visitor, own::Said::default()).await;
    page.map_err(|trouble| counter.trouble(&reader, &trouble))
}

/// Where a form of one's own account goes back to.
fn home(reader: &Reader) -> Response {
    Redirect::to(&in_language(reader.lang, "/akun")).into_response()
}

async fn end(
    State(counter): State<Counter>,
    reader: Reader,
    guest: Guest,
    body: Bytes,
) -> Result<Response, Response> {
    let (posted, hall) = (read(&body), &counter.hall);
    let Some(visitor) = &guest.visitor else { return Ok(home(&reader)) };
    let field = |name: &str| posted.get(name).unwrap_or_default();
    if !hall.form_token_fits(&visitor.session, field("tanda")) {
        return own_again(&counter, (&reader, &guest), visitor, stranger(&reader)).await;
    }
    let (id, key) = (field("sesi"), format!("{}/{}", field("kunci"), field("sesi")));
    match end_session(hall, &visitor.caller, &key, id).await {
        Ok(()) if id == visitor.session => Ok(guest.session(home(&reader), "")),
        Ok(()) | Err(Trouble::Missing(_)) => Ok(home(&reader)),
        Err(trouble) => Err(counter.trouble(&reader, &trouble)),
    }
}

async fn codes(
    State(counter): State<Counter>,
    reader: Reader,
    guest: Guest,
    body: Bytes,
) -> Result<Response, Response> {
    let posted = read(&body);
    let Some(visitor) = &guest.visitor else { return Ok(home(&reader)) };
    let field = |name: &str| posted.get(name).unwrap_or_default().to_owned();
    if !counter.hall.form_token_fits(&visitor.session, &field("tanda")) {
        return own_again(&counter, (&reader, &guest), visitor, stranger(&reader)).await;
    }
    let key = field("kunci");
    let wish = TotpWish { code: field("kode"), current: field("kini") };
    let said = match enrol_totp(&counter.hall, &visitor.caller, &key, wish).await {
        Ok(()) => return Ok(home(&reader)),
        Err(Trouble::Unknown(why)) => own::Said {
            status: Some(StatusCode::UNPROCESSABLE_ENTITY),
            wrong: Some(sentence(why.get(reader.lang))),
            key: Some(key),
            ..own::Said::default()
        },
        Err(Trouble::Wait(seconds)) => own::Said {
            status: Some(StatusCode::TOO_MANY_REQUESTS),
            wrong: Some((words(reader.lang).wait)(seconds)),
            wait: Some(seconds),
            key: Some(key),
        },
        Err(trouble) => return Err(counter.trouble(&reader, &trouble)),
    };
    own_again(&counter, (&reader, &guest), visitor, said).await
}

fn stranger(reader: &Reader) -> own::Said {
    let (status, wrong) = (Some(StatusCode::FORBIDDEN), Some(words(reader.lang).stranger.to_owned()));
    own::Said { status, wrong, ..own::Said::default() }
}

async fn own_again(
    counter: &Counter,
    (reader, guest): (&Reader, &Guest),
    visitor: &Visitor,
    said: own::Said,
) -> Result<Response, Response> {
    let page = own::page(counter, (reader, guest), visitor, said).await;
    page.map_err(|trouble| counter.trouble(reader, &trouble))
}

async fn invited(
    State(counter): State<Counter>,
    reader: Reader,
    guest: Guest,
    Path(token): Path<String>,
) -> Response {
    link::open(&counter, (&reader, &guest), &token, None).await
}

async fn set(
    State(counter): State<Counter>,
    reader: Reader,
    guest: Guest,
    Path(token): Path<String>,
    body: Bytes,
) -> Response {
    link::open(&counter, (&reader, &guest), &token, Some(read(&body))).await
}
