//! Single sign-on at the door: the way to the provider of identities and back. Whatever goes wrong on
//! it, the door is shown again with a sentence, and the way by password is still open.
//!
//! The way there is a link and no form: what a form is answered with may not lead to another site
//! (form-action of the policy). It changes nothing but a cookie of its own.

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use balai_app::{Proof, SsoAnswer, SsoErrand, SsoFault, Town};
use serde::Deserialize;

use super::cookie;
use super::door::{Attempt, Errand, page};
use super::guest::Guest;
use super::sign;
use crate::counter::Counter;
use crate::desk::door::sentence;
use crate::reader::Reader;

/// Longest way back that is remembered.
const LONGEST: usize = 600;

/// The way there, in a language.
pub fn pages(language: &str) -> Router<Counter> {
    Router::new().route(&format!("{language}/{{city}}/masuk/sso"), get(start))
}

/// The one address that the provider knows.
pub fn back() -> Router<Counter> {
    Router::new().route("/masuk/sso", get(finish))
}

#[derive(Debug, Default, Deserialize)]
struct Asked {
    #[serde(default)]
    ke: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Answered {
    state: String,
    code: String,
    error: Option<String>,
    iss: Option<String>,
}

async fn start(
    State(counter): State<Counter>,
    reader: Reader,
    guest: Guest,
    Path(city): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    let Some(town) = counter.hall.town(&city) else { return counter.missing(&reader) };
    let back = if asked.ke.len() <= LONGEST { asked.ke } else { String::new() };
    let errand = SsoErrand { city, lang: reader.lang, back };
    match counter.hall.sso_start(&guest.browser, &errand).await {
        Ok(way) => guest.on_the_way(Redirect::to(&way.address).into_response(), &way.cookie),
        Err(fault) => failed(&counter, (&reader, &guest), &town, &errand.back, fault),
    }
}

async fn finish(
    State(counter): State<Counter>,
    reader: Reader,
    guest: Guest,
    headers: HeaderMap,
    Query(answered): Query<Answered>,
) -> Response {
    let hall = &counter.hall;
    let sealed = cookie::sealed(&headers, hall.public_site()).unwrap_or_default();
    let errand = hall.sso_errand(&guest.browser, &sealed);
    let reader = Reader { lang: errand.as_ref().map_or(reader.lang, |errand| errand.lang), ..reader };
    let town = errand.as_ref().and_then(|errand| hall.town(&errand.city));
    let Some(town) = town.or_else(|| hall.towns().into_iter().next()) else {
        return counter.missing(&reader);
    };
    let back = errand.map(|errand| errand.back).unwrap_or_default();
    let Answered { state, code, error, iss } = answered;
    let answer = SsoAnswer { state, code, refused: error.is_some(), issuer: iss };
    let response = match hall.sso_finish(&guest.browser, &sealed, &answer).await {
        Ok(identity) => {
            let errand = Errand { back, ..Errand::default() };
            let proof = Proof::Provider(identity);
            let shown = (&errand, "", None);
            sign::show(&counter, (&reader, &guest), &town, shown, (&answer.state, proof)).await
        }
        Err(fault) => failed(&counter, (&reader, &guest), &town, &back, fault),
    };
    // An answer is taken once.
    guest.on_the_way(response, "")
}

/// The door, with what is wrong.
fn failed(
    counter: &Counter,
    (reader, guest): (&Reader, &Guest),
    town: &Town,
    back: &str,
    fault: SsoFault,
) -> Response {
    let status = match fault {
        SsoFault::Away => StatusCode::BAD_GATEWAY,
        SsoFault::Declined | SsoFault::Untrusted(_) => StatusCode::FORBIDDEN,
        SsoFault::Strange => StatusCode::BAD_REQUEST,
        SsoFault::Wait(_) => StatusCode::TOO_MANY_REQUESTS,
        SsoFault::Broken => StatusCode::INTERNAL_SERVER_ERROR,
    };
    let wrong = sentence(fault.sentence().get(reader.lang));
    let attempt = Attempt { status: Some(status), wrong: Some(wrong), ..Attempt::default() };
    let errand = Errand { back: back.to_owned(), ..Errand::default() };
    let mut response = page(counter, (reader, guest), town, &errand, attempt);
    if let SsoFault::Wait(seconds) = fault {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}
