//! One's own account: roles, devices, one-time codes.

use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use balai_app::account::offer_totp;
use balai_app::{Act, Role, Trouble, Visitor, may_in, may_somewhere};

use super::guest::Guest;
use super::place::held_words;
use super::text::{Words, words};
use crate::counter::Counter;
use crate::desk::seat::secret;
use crate::frame::{Frame, Section, clock};
use crate::icon::{Markup, code};
use crate::reader::Reader;
use crate::respond::respond;

/// A session in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeviceRow {
    /// Id.
    pub id: String,
    /// What the browser calls itself.
    pub browser: String,
    /// When it was opened, and by which way.
    pub opened: String,
    /// When it was last seen.
    pub seen: String,
    /// It is the one at hand.
    pub here: bool,
}

/// Codes that are offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferView {
    /// Key of the form.
    pub key: String,
    /// Key in letters, in groups of four.
    pub secret: String,
    /// QR code.
    pub qr: Markup,
}

/// The page.
#[derive(Debug, Template)]
#[template(path = "own.html")]
pub struct OwnPage {
    /// Frame.
    pub frame: Frame,
    /// Words.
    pub t: &'static Words,
    /// Name.
    pub name: String,
    /// Made up.
    pub sample: bool,
    /// Roles wait for codes.
    pub held_back: bool,
    /// What is wrong.
    pub wrong: Option<String>,
    /// Roles in words.
    pub roles: Vec<String>,
    /// Ways to what is one's own, and to the rooms where one works: address, words.
    pub ways: Vec<(String, &'static str)>,
    /// Way to the accounts, for who keeps them.
    pub people: Option<String>,
    /// Sessions.
    pub devices: Vec<DeviceRow>,
    /// Codes are on.
    pub codes: bool,
    /// Codes that are offered.
    pub offer: OfferView,
    /// Token of the forms.
    pub token: String,
    /// Key of the forms.
    pub key: String,
}

/// What is said of what was sent.
#[derive(Debug, Default)]
pub struct Said {
    /// Status, if not 200.
    pub status: Option<StatusCode>,
    /// What is wrong.
    pub wrong: Option<String>,
    /// Seconds to wait.
    pub wait: Option<u32>,
    /// Key under which codes were offered, so that the phone need not scan again.
    pub key: Option<String>,
}

/// The page of who is signed in.
///
/// # Errors
/// What the hall says.
pub async fn page(
    counter: &Counter,
    (reader, guest): (&Reader, &Guest),
    visitor: &Visitor,
    said: Said,
) -> Result<Response, Trouble> {
    let (hall, t) = (&counter.hall, words(reader.lang));
    let town = visitor.city.as_deref().and_then(|city| hall.town(city));
    let town = town.or_else(|| hall.towns().into_iter().next());
    let mut frame = match &town {
        Some(town) => counter.frame(reader, town, Section::Elsewhere).0,
        None => Frame::new(reader, Some(&counter.clock())),
    };
    frame = frame.signed(Some(visitor));
    // Signing out drops the pages that were kept on the phone.
    frame.queue = visitor.caller.person.is_some();
    frame.indexed = false;
    let zone = counter.clock().time_zone().clone();
    let time = |at: jiff::Timestamp| clock(&at.to_zoned(zone.clone()), reader.lang);
    let row = |s: balai_app::OpenSession| DeviceRow {
        here: s.id == visitor.session,
        opened: match (s.by_provider, visitor.sample) {
            (false, true) => time(s.opened_at),
            (by_provider, _) => format!("{}, {}", time(s.opened_at), t.ways[usize::from(!by_provider)]),
        },
        seen: time(s.seen_at),
        browser: if s.browser.is_empty() { t.some_browser.to_owned() } else { s.browser },
        id: s.id,
    };
    let devices = hall.sessions(&visitor.caller).await?.into_iter().map(row).collect();
    let key = said.key.unwrap_or_else(secret);
    let offered = offer_totp(hall, &visitor.caller, &key).await?;
    let groups: Vec<_> = offered.secret.as_bytes().chunks(4).map(String::from_utf8_lossy).collect();
    let offer = OfferView { key, secret: groups.join(" "), qr: code(&offered.address, t.codes_qr) };
    let keeps = |town: &std::sync::Arc<balai_app::Town>| {
        may_in(&visitor.caller, Act::ReadAccounts, &town.city.slug, None)
            .then(|| frame.to(&format!("/{}/kelola/akun", town.city.slug)))
    };
    let ways = town.as_ref().map_or_else(Vec::new, |town| ways(&frame, visitor, &town.city.slug));
    // Who is more is an employee too; that goes without saying.
    let more = visitor.caller.held.iter().any(|held| held.role != Role::Employee);
    let told = visitor.caller.held.iter().filter(|held| !more || held.role != Role::Employee);
    let title = if said.wrong.is_some() { format!("{}{}", t.error, t.own) } else { t.own.to_owned() };
    let page = OwnPage {
        t,
        name: visitor.caller.name.clone(),
        sample: visitor.sample,
        held_back: visitor.held_back,
        roles: told.map(|held| held_words(hall, held, reader.lang)).collect(),
        ways,
        people: town.as_ref().and_then(keeps),
        devices,
        codes: visitor.codes,
        offer,
        token: hall.form_token(&visitor.session),
        key: secret(),
        wrong: said.wrong,
        frame: frame.titled(title, t.own),
    };
    let mut response = respond(said.status.unwrap_or(StatusCode::OK), &page.frame, &page);
    if let Some(seconds) = said.wait {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    Ok(guest.keep(response))
}

/// Ways to the pages of work and health that somebody may open.
fn ways(frame: &Frame, visitor: &Visitor, city: &str) -> Vec<(String, &'static str)> {
    let w = crate::work::text::words(frame.lang);
    let (health, told) = (crate::health::text::words(frame.lang), super::told::words(frame.lang));
    let caller = &visitor.caller;
    let (own, in_city) = (caller.person.is_some(), |act| may_in(caller, act, city, None));
    let officer = in_city(Act::ReadHealth);
    let all = [
        (own, "/saya", w.home),
        (own, "/saya/pemberitahuan", told.heading),
        (own, "/saya/gejala", health.own),
        (may_somewhere(caller, Act::ReadTeam, city), "/tim", w.team[0]),
        (in_city(Act::ReadRecap), "/rekap/presensi", w.recap[0]),
        (in_city(Act::NoteOutage), "/kelola/gangguan", w.outage[0]),
        (officer, "/kesehatan", health.list),
        (!officer && in_city(Act::CountHealth), "/kesehatan/angka", health.numbers),
    ];
    let way = |(_, page, words)| (frame.to(&format!("/{city}{page}")), words);
    all.into_iter().filter(|(shown, ..)| *shown).map(way).collect()
}
