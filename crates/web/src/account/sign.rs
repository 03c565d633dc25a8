//! The door: signing in by password, then by the code of a phone; in a demo as one of the sample
//! people. Whoever was sent here from a form keeps what was in it.

use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use balai_app::account::{SignedIn, end_session, sign_in};
use balai_app::{Caller, Proof, Role, Town, Trouble};

use super::door::{Attempt, Errand, page};
use super::guest::{Guest, within};
use super::text::{Words, words};
use crate::counter::Counter;
use crate::desk::door::{Posted, sentence};
use crate::frame::{Frame, Section};
use crate::reader::{Reader, in_language};
use crate::respond::respond;

/// The page that sends what was kept, once somebody is signed in.
#[derive(Debug, Template)]
#[template(path = "held.html")]
pub struct HeldPage {
    /// Frame.
    pub frame: Frame,
    /// Words.
    pub t: &'static Words,
    /// Where to.
    pub to: String,
    /// What.
    pub fields: Vec<(String, String)>,
}

/// Takes what somebody shows at the door.
pub async fn enter(
    counter: &Counter,
    (reader, guest): (&Reader, &Guest),
    town: &Town,
    posted: &Posted,
) -> Response {
    let (t, errand) = (words(reader.lang), Errand::of(posted));
    let field = |name: &str| posted.get(name).unwrap_or_default().to_owned();
    let (login, ticket) = (field("nip"), Some(field("tiket")).filter(|t| !t.is_empty()));
    if !guest.wrote(posted.get("tanda").unwrap_or_default()) {
        let (status, wrong) = (Some(StatusCode::FORBIDDEN), Some(t.stranger.to_owned()));
        return page(counter, (reader, guest), town, &errand, Attempt { status, wrong, login, ticket });
    }
    // Signed in meanwhile, in another tab: what was kept here goes on its way.
    if posted.get("sudah").is_some() {
        let Some(token) = &guest.session else {
            let (status, wrong) = (Some(StatusCode::UNAUTHORIZED), Some(t.sso_held.to_owned()));
            return page(counter, (reader, guest), town, &errand, Attempt { status, wrong, login, ticket });
        };
        return guest.keep(onward(counter, reader, (town, token), &errand).await);
    }
    let proof = match (posted.get("peran").map(Role::of_word), &ticket) {
        (Some(role), _) => Proof::Sample {
            city: town.city.slug.clone(),
            role: role.unwrap_or(Role::Public),
            unit: Some(errand.unit.clone()).filter(|unit| !unit.is_empty()),
            nth: field("orang").parse().unwrap_or(0),
        },
        (None, Some(ticket)) => Proof::Code { ticket: ticket.clone(), code: field("kode") },
        (None, None) => Proof::Password { login: login.clone(), password: field("sandi") },
    };
    show(counter, (reader, guest), town, (&errand, &login, ticket), (&field("kunci"), proof)).await
}

/// Opens a session for a proof, or shows the door again: with why not, or for the code of a phone.
/// `ticket` and `login` are what the form had.
pub async fn show(
    counter: &Counter,
    (reader, guest): (&Reader, &Guest),
    town: &Town,
    (errand, login, ticket): (&Errand, &str, Option<String>),
    (key, proof): (&str, Proof),
) -> Response {
    let t = words(reader.lang);
    let again = |status, wrong: String, ticket| {
        let attempt = Attempt { status: Some(status), wrong: Some(wrong), login: login.to_owned(), ticket };
        page(counter, (reader, guest), town, errand, attempt)
    };
    match sign_in(&counter.hall, &Caller::public(), key, proof, guest.browser.clone()).await {
        Ok(SignedIn::Open { token, .. }) => {
            leave(counter, guest, key).await;
            guest.session(onward(counter, reader, (town, &token), errand).await, &token)
        }
        Ok(SignedIn::CodeNeeded(ticket)) => {
            let attempt = Attempt { ticket: Some(ticket), ..Attempt::default() };
            page(counter, (reader, guest), town, errand, attempt)
        }
        Err(Trouble::Unknown(why)) => again(StatusCode::UNAUTHORIZED, sentence(why.get(reader.lang)), ticket),
        Err(Trouble::Stale(why)) => again(StatusCode::CONFLICT, sentence(why.get(reader.lang)), None),
        Err(Trouble::Wait(seconds)) => {
            let mut response = again(StatusCode::TOO_MANY_REQUESTS, (t.wait)(seconds), ticket);
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
            response
        }
        Err(Trouble::Forbidden) => again(StatusCode::FORBIDDEN, t.closed.to_owned(), None),
        Err(trouble) => counter.trouble(reader, &trouble),
    }
}

/// Ends the session that this browser had: whoever signs in starts anew.
pub async fn leave(counter: &Counter, guest: &Guest, key: &str) {
    let Some(before) = &guest.visitor else { return };
    let key = format!("keluar/{key}");
    let ended = end_session(&counter.hall, &before.caller, &key, &before.session).await;
    if let Err(trouble) = ended {
        tracing::warn!(%trouble, "session not ended");
    }
}

/// Where somebody goes who is signed in: back to where they came from, else to their desk.
async fn onward(
    counter: &Counter,
    reader: &Reader,
    (town, token): (&Town, &str),
    errand: &Errand,
) -> Response {
    let visitor = counter.hall.visitor(token).await.ok().flatten();
    if let (false, Some(visitor), Some(to)) = (errand.held.is_empty(), &visitor, within(&errand.back)) {
        let token = counter.hall.form_token(&visitor.session);
        let sent = form_urlencoded::parse(errand.held.as_bytes()).into_owned();
        let mut fields: Vec<_> = sent.filter(|(name, _)| name != "tanda").collect();
        fields.push(("tanda".to_owned(), token));
        let t = words(reader.lang);
        let frame = counter.frame(reader, town, Section::Elsewhere).0;
        let mut frame = frame.titled(t.held_title, t.held);
        frame.indexed = false;
        let page = HeldPage { to: in_language(reader.lang, to), frame, t, fields };
        return respond(StatusCode::OK, &page.frame, &page);
    }
    let slug = &town.city.slug;
    let desk = visitor.filter(|v| !v.held_back).and_then(|v| {
        let unit = v.caller.units(Role::UnitHead).next().map(|(city, unit)| format!("/{city}/jadwal/{unit}"));
        let bureau = v.caller.is(Role::LegalBureau).then(|| format!("/{slug}/perintah"));
        let keeps = v.caller.is(Role::Operator).then(|| format!("/{slug}/kelola/akun"));
        let watch = v.caller.is(Role::HealthOfficer).then(|| format!("/{slug}/kesehatan"));
        keeps.or(bureau).or(watch).or(unit)
    });
    let to = within(&errand.back).map(str::to_owned).or(desk).unwrap_or_else(|| "/akun".to_owned());
    Redirect::to(&in_language(reader.lang, &to)).into_response()
}
