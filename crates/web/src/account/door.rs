//! The page of the door: the sample people of a demo, NIP and password, or the code of a phone.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use balai_app::{Role, Town};

use super::guest::Guest;
use super::text::{Words, role_words, words};
use crate::counter::Counter;
use crate::desk::door::Posted;
use crate::desk::seat::secret;
use crate::frame::{Frame, Section, query_value};
use crate::reader::Reader;
use crate::respond::respond;

/// The page.
#[derive(Debug, Template)]
#[template(path = "sign.html")]
pub struct SignPage {
    /// Frame.
    pub frame: Frame,
    /// Words.
    pub t: &'static Words,
    /// Sentence under the heading.
    pub lead: String,
    /// What is wrong.
    pub wrong: Option<String>,
    /// Who is signed in already.
    pub signed: Option<String>,
    /// Hidden fields of every form here.
    pub hidden: Vec<(&'static str, String)>,
    /// A form that was sent without a session is kept here.
    pub holds: bool,
    /// Name that was typed.
    pub login: String,
    /// Ticket, if a code is asked for.
    pub ticket: Option<String>,
    /// Single sign-on: address, words of the button.
    pub sso: Option<(String, String)>,
    /// Sample people: word of the role, words of its button.
    pub samples: Vec<(&'static str, String)>,
    /// Units for them: slug, name, chosen.
    pub units: Vec<(String, String, bool)>,
}

/// What brought somebody to the door.
#[derive(Debug, Clone, Default)]
pub struct Errand {
    /// Where to go afterwards, without language.
    pub back: String,
    /// What a form held that was sent without a session, as it was sent.
    pub held: String,
    /// Unit for the sample people.
    pub unit: String,
}

impl Errand {
    /// As a form of the door brings it along.
    #[must_use]
    pub fn of(posted: &Posted) -> Self {
        let field = |name: &str| posted.get(name).unwrap_or_default().to_owned();
        Self { back: field("ke"), held: field("lanjut"), unit: field("unit") }
    }
}

/// What the page says of an attempt.
#[derive(Debug, Default)]
pub struct Attempt {
    /// Status; 0 is 200.
    pub status: Option<StatusCode>,
    /// What is wrong.
    pub wrong: Option<String>,
    /// Name that was typed.
    pub login: String,
    /// Ticket, if a code is asked for.
    pub ticket: Option<String>,
}

/// The page of the door.
pub fn page(
    counter: &Counter,
    (reader, guest): (&Reader, &Guest),
    town: &Town,
    errand: &Errand,
    attempt: Attempt,
) -> Response {
    let t = words(reader.lang);
    let mut frame = counter.frame(reader, town, Section::Elsewhere).0;
    frame.indexed = false;
    frame.path = format!("/{}/masuk", town.city.slug);
    let heading = if attempt.ticket.is_some() { t.code_title } else { t.sign };
    let lead = (t.sign_lead)(&town.city.name);
    let title = if attempt.wrong.is_some() { format!("{}{heading}", t.error) } else { heading.to_owned() };
    let demo = counter.hall.is_demo() && town.sample && attempt.ticket.is_none();
    let sample = |role: Role| (role.word(), (t.as_sample)(role_words(role, reader.lang)));
    let asked = errand.back.rsplit("/jadwal/").next().and_then(|rest| rest.split(['?', '/']).next());
    let chosen = if errand.unit.is_empty() { asked.unwrap_or_default() } else { &errand.unit };
    let unit = |u: &balai_core::city::Unit| (u.slug.clone(), u.name.clone(), u.slug == chosen);
    let hidden = [
        ("tanda", guest.token.clone()),
        ("kunci", secret()),
        ("ke", errand.back.clone()),
        ("lanjut", errand.held.clone()),
    ];
    let sso = counter.hall.sso().filter(|_| attempt.ticket.is_none()).map(|provider| {
        let words = provider.settings().button.get(reader.lang).to_owned();
        // What is held here stays here, in this tab: the way there begins in another, and ends there.
        let to = if errand.held.is_empty() { query_value(&errand.back) } else { String::new() };
        (frame.town(&format!("/masuk/sso?ke={to}")), words)
    });
    let page = SignPage {
        t,
        sso,
        signed: guest.visitor.as_ref().map(|v| (t.signed_as)(&v.caller.name)),
        wrong: attempt.wrong,
        hidden: hidden.into_iter().filter(|(_, value)| !value.is_empty()).collect(),
        holds: !errand.held.is_empty(),
        login: attempt.login,
        ticket: attempt.ticket,
        samples: if demo { Role::GRANTED.map(sample).to_vec() } else { vec![] },
        units: if demo {
            town.city.units.iter().filter(|u| u.staff() > 0).map(unit).collect()
        } else {
            vec![]
        },
        frame: frame.titled(title, lead.clone()),
        lead,
    };
    guest.keep(respond(attempt.status.unwrap_or(StatusCode::OK), &page.frame, &page))
}
