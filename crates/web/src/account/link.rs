//! A password by a one-time link.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use balai_app::account::{PasswordWish, set_password};
use balai_app::{Caller, LEAST, Trouble};

use super::guest::Guest;
use super::text::{Words, words};
use crate::counter::Counter;
use crate::desk::door::{Posted, sentence};
use crate::desk::seat::secret;
use crate::frame::Frame;
use crate::reader::Reader;
use crate::respond::respond;

/// The page.
#[derive(Debug, Template)]
#[template(path = "link.html")]
pub struct LinkPage {
    /// Frame.
    pub frame: Frame,
    /// Words.
    pub t: &'static Words,
    /// Heading.
    pub heading: String,
    /// Sentence under it.
    pub lead: String,
    /// What is wrong.
    pub wrong: Option<String>,
    /// Name for signing in, token and key of the form, rule; `None` if there is nothing to fill in.
    pub form: Option<[String; 4]>,
    /// Ways on: words, address.
    pub ways: Vec<(String, String)>,
}

/// Shows the form of a link, or takes it.
pub async fn open(
    counter: &Counter,
    (reader, guest): (&Reader, &Guest),
    token: &str,
    posted: Option<Posted>,
) -> Response {
    let t = words(reader.lang);
    let invited = match counter.hall.invited(token).await {
        Ok(invited) => invited,
        Err(trouble) => return counter.trouble(reader, &trouble),
    };
    let Some((name, login)) = invited else { return told(counter, (reader, guest), StatusCode::NOT_FOUND) };
    let show = |status, wrong: Option<String>| {
        let mut frame = Frame::new(reader, Some(&counter.clock()));
        frame.indexed = false;
        let heading = (t.link)(&name);
        let title = if wrong.is_some() { format!("{}{heading}", t.error) } else { heading.clone() };
        let lead = (t.link_lead)(&login);
        let form = Some([login.clone(), guest.token.clone(), secret(), (t.rule)(LEAST)]);
        let frame = frame.titled(title, heading.clone());
        let page = LinkPage { frame, t, heading, lead, wrong, form, ways: vec![] };
        guest.keep(respond(status, &page.frame, &page))
    };
    let Some(posted) = posted else { return show(StatusCode::OK, None) };
    let field = |name: &str| posted.get(name).unwrap_or_default().to_owned();
    if !guest.wrote(&field("tanda")) {
        return show(StatusCode::FORBIDDEN, Some(t.stranger.to_owned()));
    }
    if field("sandi") != field("ulang") {
        return show(StatusCode::UNPROCESSABLE_ENTITY, Some(t.differ.to_owned()));
    }
    let browser = guest.browser.clone();
    let wish = PasswordWish { token: token.to_owned(), password: field("sandi"), browser };
    match set_password(&counter.hall, &Caller::public(), &field("kunci"), wish).await {
        Ok(_) => told(counter, (reader, guest), StatusCode::OK),
        Err(Trouble::Unfit(why)) => {
            show(StatusCode::UNPROCESSABLE_ENTITY, Some(sentence(why.get(reader.lang))))
        }
        Err(Trouble::Unknown(_)) => told(counter, (reader, guest), StatusCode::NOT_FOUND),
        Err(trouble) => counter.trouble(reader, &trouble),
    }
}

/// A link that does not hold, or one that was just used.
fn told(counter: &Counter, (reader, guest): (&Reader, &Guest), status: StatusCode) -> Response {
    let t = words(reader.lang);
    let done = status == StatusCode::OK;
    let (heading, lead) = if done { (t.set_done, t.set_text) } else { (t.dead, t.dead_text) };
    let mut frame = Frame::new(reader, Some(&counter.clock()));
    frame.indexed = false;
    let town = |town: &std::sync::Arc<balai_app::Town>| {
        (format!("{}: {}", t.sign, town.city.name), frame.to(&format!("/{}/masuk", town.city.slug)))
    };
    let ways = counter.hall.towns().iter().map(town).collect();
    let (heading, lead) = (heading.to_owned(), lead.to_owned());
    let frame = frame.titled(heading.clone(), lead.clone());
    let page = LinkPage { frame, t, heading, lead, wrong: None, form: None, ways };
    guest.keep(respond(status, &page.frame, &page))
}
