//! The board of one unit as it is asked for: the published roster, a proposal on it, or a roster
//! beside the one before; and the panel alone for the script.

use axum::extract::{Path, Query, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use balai_app::{Proposal, Trouble};
use balai_core::report::notice::citation;
use jiff::tz::TimeZone;

use super::asked::{Asked, Extra, Rule};
use super::mend::past::lines;
use super::mend::text::mend;
use super::mend::{steps, view};
use super::place::{Place, Seen};
use super::table::Board;
use super::taken::taken;
use super::text::words;
use super::ways::Address;
use super::why::WhyPart;
use super::{board, numbers, units};
use crate::counter::{Counter, chosen};
use crate::desk::seat::{Seat, secret};
use crate::frame::{Frame, Section};
use crate::reader::Reader;
use crate::respond::respond;

/// What is said over a board, and with which status.
pub struct Told {
    /// Status of the answer.
    pub status: StatusCode,
    /// Notes over the board.
    pub notes: Vec<String>,
}

/// The board of one unit.
pub async fn one(
    State(counter): State<Counter>,
    reader: Reader,
    seat: Seat,
    Path((city, unit)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Response {
    let told = Told { status: StatusCode::OK, notes: vec![] };
    page(&counter, (&reader, &seat), (&city, &unit), &asked, told).await
}

/// The board with notes over it.
pub async fn page(
    counter: &Counter,
    (reader, seat): (&Reader, &Seat),
    (city, unit): (&str, &str),
    asked: &Asked,
    mut told: Told,
) -> Response {
    let Some(town) = counter.hall.town(city) else { return counter.missing(reader) };
    let (frame, now) = counter.frame(reader, &town, Section::Roster);
    let frame = frame.signed_or_door(seat.visitor.as_ref(), reader);
    let order = chosen(&town, &asked.aturan, now.datetime()).cloned();
    let (Some(order), Some(unit)) = (order, town.city.unit(unit)) else {
        let plain = asked.aturan.is_empty() && town.city.unit(unit).is_some();
        if !plain {
            return counter.missing(reader);
        }
        let mut page = units::build(frame, &town.city, None, "", now.date());
        page.note = if town.sample { page.note } else { page.w.names };
        return respond(StatusCode::OK, &page.frame, &page);
    };
    let place = Place { counter, town, order, unit, today: now.date() };
    let seen = match place.see(asked, (reader, &seat.caller()), &mut told).await {
        Ok(seen) => seen,
        // Who may not see names sees numbers.
        Err(Trouble::Forbidden) if !reader.fragment => {
            return numbers::page(&place, frame, (reader, seat)).await;
        }
        Err(Trouble::Forbidden) => return counter.barred(reader, seat, city),
        Err(trouble) => return counter.trouble(reader, &trouble),
    };
    let board = seen.board(&place);
    let slug = place.town.city.units.get(unit.at()).map_or("", |u| u.slug.as_str());
    let here = frame.town(&format!("/jadwal/{slug}"));
    let q: String = asked.cari.trim().chars().take(60).collect();
    let address = Address { here: &here, asked, q: &q };
    if seen.editable && !asked.langkah.is_empty() {
        match taken(&board, asked, frame.lang) {
            Ok(step) => {
                let steps = steps::with(&asked.usul, &step);
                let to = address.proposing(asked.hal.unwrap_or(1), &steps);
                return Redirect::to(&to).into_response();
            }
            Err(note) => {
                told.status = StatusCode::UNPROCESSABLE_ENTITY;
                told.notes.push(note);
            }
        }
    }
    let panel = place.panel(&seen, &address, &frame);
    if reader.fragment {
        let part = WhyPart { w: words(frame.lang), panel };
        return respond(StatusCode::OK, &frame, &part);
    }
    let cited = citation(&place.order.order, &place.town.city);
    let rule =
        Rule { id: &place.order.order.id, citation: &cited, today: place.today, sample: place.town.sample };
    let about = About { frame: &frame, zone: now.time_zone(), seat };
    let extra = Extra { panel, notes: told.notes, ..about.extra(&seen, &board, &address) };
    let page = board::build(frame, &board, rule, asked, extra);
    let mut response = respond(told.status, &page.frame, &page);
    if seen.proposal.is_some() {
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}

/// For whom a board is put into words.
struct About<'a> {
    frame: &'a Frame,
    zone: &'a TimeZone,
    seat: &'a Seat,
}

impl About<'_> {
    /// What stands beside the board, but for panel and notes.
    fn extra(&self, seen: &Seen, board: &Board<'_>, address: &Address<'_>) -> Extra {
        let (lang, page) = (self.frame.lang, address.asked.hal.unwrap_or(1));
        let part = seen.proposal.as_ref().map(|proposal| {
            let part = view::part(proposal, (board, &seen.steps), address, page, lang);
            part.with_keys(proposal, keys(self.seat, proposal, address.asked))
        });
        let loose = if part.is_none() && !seen.steps.is_empty() {
            view::step_lines(board, &seen.steps, &[], (address, page), lang)
        } else {
            vec![]
        };
        Extra {
            changed: seen.changes().map(|changes| view::changed(changes, board, lang)),
            part,
            loose,
            compared: seen.compared.as_ref().map(|c| (mend(lang).compare)(c.sequences.0, c.sequences.1)),
            history: lines(&seen.past, address, self.zone, lang),
            ..Extra::default()
        }
    }
}

fn keys(seat: &Seat, proposal: &Proposal, asked: &Asked) -> view::Keys {
    view::Keys {
        token: seat.token.clone(),
        key: secret(),
        base: proposal.base.id.clone(),
        steps: asked.usul.clone(),
        order: asked.aturan.clone(),
        author: seat.name.clone(),
    }
}
