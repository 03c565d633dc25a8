//! The drafts of a city, and the form that begins one.

use askama::Template;
use balai_app::{DraftState, Version};
use balai_core::city::City;
use jiff::tz::TimeZone;

use super::seat::Seat;
use super::text::{Words, words};
use crate::frame::{Frame, clock};

/// A draft in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Id.
    pub id: String,
    /// "Versi 3, disimpan Sari, Rabu 30 Juni ...".
    pub saved: String,
    /// Number of its last version.
    pub base: i64,
}

/// The page.
#[derive(Debug, Template)]
#[template(path = "drafts.html")]
pub struct DraftsPage {
    /// Frame.
    pub frame: Frame,
    /// Words.
    pub t: &'static Words,
    /// Heading.
    pub heading: String,
    /// Drafts being worked on.
    pub open: Vec<Entry>,
    /// Drafts put away.
    pub aside: Vec<Entry>,
    /// What a new draft can begin with: value, words.
    pub sources: Vec<(String, String)>,
    /// Name that is proposed for it.
    pub proposed: String,
    /// Token of the form.
    pub token: String,
    /// Keys for the forms, so that a form that is sent twice is taken once.
    pub key: String,
    /// What is wrong with what was sent.
    pub wrong: Option<String>,
}

/// What the page is made of.
#[derive(Debug)]
pub struct View<'a> {
    /// The city.
    pub city: &'a City,
    /// All drafts.
    pub drafts: &'a [Version],
    /// Signed orders: name, id.
    pub orders: Vec<(String, String)>,
    /// Who asks.
    pub seat: &'a Seat,
    /// Name that is proposed, or that was refused.
    pub proposed: String,
    /// Why it was refused.
    pub wrong: Option<String>,
    /// Zone of the city's clock.
    pub zone: TimeZone,
}

/// The list.
#[must_use]
pub fn build(frame: Frame, view: View<'_>) -> DraftsPage {
    let t = words(frame.lang);
    let entry = |v: &Version| Entry {
        id: v.id.clone(),
        saved: (t.saved)(v.revision, &v.author, &clock(&v.saved_at.to_zoned(view.zone.clone()), frame.lang)),
        base: v.revision,
    };
    let of = |state| view.drafts.iter().filter(move |v| v.state == state).map(entry).collect();
    let heading = (t.list_title)(&view.city.name);
    let (open, aside) = (of(DraftState::Open), of(DraftState::SetAside));
    let blank = (String::new(), t.begin_blank.to_owned());
    let next = view.orders.iter().rev().map(|(name, id)| (id.clone(), (t.begin_next)(name, id)));
    let sources = std::iter::once(blank).chain(next).collect();
    let mut frame = frame.titled(heading.clone(), t.list_lead);
    frame.indexed = false;
    DraftsPage {
        frame,
        t,
        heading,
        open,
        aside,
        sources,
        proposed: view.proposed,
        token: view.seat.token.clone(),
        key: super::seat::secret(),
        wrong: view.wrong,
    }
}
