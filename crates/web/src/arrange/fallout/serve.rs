//! Answers: the form, what a list leads to, the table of the changes, and publishing.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use balai_app::arrange::{propose_repair, repair_roster};
use balai_app::{Act, Caller, Fallout, SignedOrder, Town, Trouble, may_in};
use balai_core::report::notice::citation;
use serde::Deserialize;

use super::list;
use super::page::{FalloutPage, Keys, outcome, table};
use super::text::{Words, words};
use crate::counter::{Counter, chosen};
use crate::desk::door::{Posted, sentence};
use crate::desk::seat::{Seat, secret};
use crate::frame::{Frame, Section};
use crate::reader::{Reader, in_language};
use crate::respond::respond;

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    aturan: String,
    #[serde(default)]
    terbit: String,
    #[serde(default)]
    ubah: usize,
}

/// Where a request stands.
struct Door {
    counter: Counter,
    reader: Reader,
    seat: Seat,
    town: Arc<Town>,
    order: Option<Arc<SignedOrder>>,
    caller: Caller,
    frame: Frame,
    t: &'static Words,
}

impl Door {
    /// The door for who may mend the rosters of the whole city; `body` is kept for who has to sign in.
    #[expect(clippy::result_large_err, reason = "the error is the answer itself")]
    fn open(
        counter: Counter,
        reader: Reader,
        seat: Seat,
        (city, order): (&str, &str),
        body: Option<&[u8]>,
    ) -> Result<Self, Response> {
        let t = words(reader.lang);
        let Some(town) = counter.hall.town(city) else { return Err(counter.missing(&reader)) };
        let caller = seat.caller();
        if !may_in(&caller, Act::RepairRoster, city, None) {
            return Err(match body {
                Some(body) if seat.visitor.is_none() => counter.kept_at_door(&reader, &seat, &town, body),
                _ => counter.barred(&reader, &seat, city),
            });
        }
        let (frame, now) = counter.frame(&reader, &town, Section::Roster);
        let frame = frame.signed_or_door(seat.visitor.as_ref(), &reader);
        let order = chosen(&town, order, now.datetime()).cloned();
        Ok(Self { counter, reader, seat, town, order, caller, frame, t })
    }

    fn page(&self) -> FalloutPage {
        let order = self.order.as_ref();
        FalloutPage {
            frame: self.frame.clone().titled(self.t.heading.to_owned(), self.t.lead),
            t: self.t,
            under: order.map(|o| (self.t.under)(&citation(&o.order, &self.town.city))),
            list: String::new(),
            faults: vec![],
            notes: vec![],
            done: None,
            keys: Keys {
                token: self.seat.token.clone(),
                key: secret(),
                order: order.map_or_else(String::new, |o| o.order.id.clone()),
                author: self.seat.name.clone(),
            },
            outcome: None,
        }
    }

    fn answer(&self, status: StatusCode, page: &FalloutPage) -> Response {
        let mut response = respond(status, &page.frame, page);
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response
    }
}

/// The empty form, or what was published.
pub async fn form(
    State(counter): State<Counter>,
    reader: Reader,
    seat: Seat,
    Path(city): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    let door = match Door::open(counter, reader, seat, (&city, &asked.aturan), None) {
        Ok(door) => door,
        Err(response) => return response,
    };
    let mut page = door.page();
    if !asked.terbit.is_empty()
        && let Ok(head) = door.counter.hall.roster_by_id(&city, &asked.terbit).await
    {
        page.done = Some((door.t.done)(head.sequence, asked.ubah));
    }
    door.answer(StatusCode::OK, &page)
}

/// A list that was sent: what it leads to, its table, or publishing.
pub async fn taken(
    State(counter): State<Counter>,
    reader: Reader,
    seat: Seat,
    Path(city): Path<String>,
    body: Bytes,
) -> Response {
    let posted = Posted(form_urlencoded::parse(&body).into_owned().collect());
    let field = |name: &str| posted.get(name).unwrap_or_default().to_owned();
    let door = match Door::open(counter, reader, seat, (&city, &field("aturan")), Some(&body)) {
        Ok(door) => door,
        Err(response) => return response,
    };
    let mut page = door.page();
    page.list = field("daftar").replace("\r\n", "\n");
    let Some(order) = &door.order else { return door.answer(StatusCode::OK, &page) };
    let people = door.town.people.iter().map(|p| (p.id.as_str(), p.name.as_str()));
    let absences = match list::read(&page.list, people, door.t) {
        Ok(absences) => absences,
        Err(faults) => {
            page.faults = faults;
            return door.answer(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    let count = absences.len();
    let fallout = Fallout { city: city.clone(), order: order.order.id.clone(), base: None, absences };
    let mut status = StatusCode::OK;
    if field("aksi") == "terbitkan" {
        match publish(&door, &posted, &fallout).await {
            Ok(response) => return response,
            Err((refused, note)) => {
                status = refused;
                page.notes.push(note);
            }
        }
    }
    let mended = match propose_repair(&door.counter.hall, &door.caller, &fallout).await {
        Ok(mended) => mended,
        Err(Trouble::Unfit(why) | Trouble::Stale(why)) => {
            page.faults = vec![sentence(why.get(door.reader.lang))];
            return door.answer(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
        Err(trouble) => return door.counter.trouble(&door.reader, &trouble),
    };
    if field("aksi") == "tabel" {
        let text = table(&mended, (&door.town, mended.effect(order)), door.reader.lang, door.t);
        let name = format!("attachment; filename=\"halangan-{city}.csv\"");
        let headers = [
            (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
            (header::CONTENT_DISPOSITION, name),
            (header::CACHE_CONTROL, "no-store".to_owned()),
        ];
        return (headers, text).into_response();
    }
    page.outcome = Some(outcome(&mended, count, (&door.town, order), &page.frame, door.t));
    door.answer(status, &page)
}

/// Publishes; else why not.
async fn publish(door: &Door, posted: &Posted, fallout: &Fallout) -> Result<Response, (StatusCode, String)> {
    let field = |name: &str| posted.get(name).unwrap_or_default().to_owned();
    if !door.seat.wrote(&field("tanda")) {
        return Err((StatusCode::FORBIDDEN, door.t.stranger.to_owned()));
    }
    let base = field("dasar");
    // One key for one list on one roster: a form sent twice publishes once.
    let key = format!("{}/{}", field("kunci"), crate::asset::sha256(&format!("{base} {}", field("daftar"))));
    let fallout = Fallout { base: Some(base), ..fallout.clone() };
    match repair_roster(&door.counter.hall, &door.caller, &key, fallout).await {
        Ok(done) => {
            let at = format!(
                "/{}/jadwal/halangan?terbit={}&ubah={}",
                door.town.city.slug, done.roster, done.changes
            );
            Ok(Redirect::to(&in_language(door.reader.lang, &at)).into_response())
        }
        Err(Trouble::Refused(_)) => Err((StatusCode::UNPROCESSABLE_ENTITY, door.t.blocked.to_owned())),
        Err(Trouble::Unfit(why)) => {
            Err((StatusCode::UNPROCESSABLE_ENTITY, sentence(why.get(door.reader.lang))))
        }
        Err(Trouble::Stale(_)) => Err((StatusCode::CONFLICT, door.t.meanwhile.to_owned())),
        Err(trouble) => Ok(door.counter.trouble(&door.reader, &trouble)),
    }
}
