//! Who asks for a page of staff, in which city, and what their form sent. Who is not signed in is led
//! to the door, with what they sent; the pages themselves decide nothing.

use std::collections::HashMap;
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Path, Request};
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use balai_app::{Act, Caller, Role, Town, Trouble, may_in};
use balai_core::city::Unit;
use balai_core::diagnostic::{Finding, Lang, long_date};
use jiff::civil::DateTime;
use jiff::{Timestamp, ToSpan as _};

use super::form::Form;
use super::queue::Queue;
use crate::counter::Counter;
use crate::desk::door::sentence;
use crate::desk::seat::Seat;
use crate::frame::{Frame, Section};
use crate::reader::{Reader, in_language};
use crate::respond::respond;

/// Bytes of a form with its photo.
pub const MOST_BYTES: usize = 5_500_000;

/// Who asks.
pub struct Asker {
    /// Counter.
    pub counter: Counter,
    /// Reader.
    pub reader: Reader,
    /// Who is signed in.
    pub seat: Seat,
    /// City.
    pub town: Arc<Town>,
    /// As whom they act.
    pub caller: Caller,
}

impl FromRequestParts<Counter> for Asker {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, counter: &Counter) -> Result<Self, Response> {
        let Ok(reader) = Reader::from_request_parts(parts, counter).await;
        let Ok(seat) = Seat::from_request_parts(parts, counter).await;
        let place = Path::<HashMap<String, String>>::from_request_parts(parts, counter).await;
        let place = place.map_or_else(|_| HashMap::new(), |Path(place)| place);
        let town = counter.hall.town(place.get("city").map_or("", String::as_str));
        let Some(town) = town else { return Err(counter.missing(&reader)) };
        if seat.visitor.is_none() && parts.method != Method::POST {
            return Err(counter.barred(&reader, &seat, &town.city.slug));
        }
        Ok(Self { counter: counter.clone(), caller: seat.caller(), reader, seat, town })
    }
}

/// A form that somebody sent.
pub struct Sent {
    /// Who.
    pub asker: Asker,
    /// What.
    pub form: Form,
    /// Why it cannot be taken, with its status: it is another session's, or too large.
    pub barred: Option<(StatusCode, &'static str)>,
}

impl FromRequest<Counter> for Sent {
    type Rejection = Response;

    async fn from_request(request: Request, counter: &Counter) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let asker = Asker::from_request_parts(&mut parts, counter).await?;
        let kind = parts.headers.get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok());
        let kind = kind.unwrap_or_default().to_owned();
        let Ok(body) = Bytes::from_request(Request::from_parts(parts, body), counter).await else {
            let told = match asker.reader.lang {
                Lang::Id => "Foto lebih besar dari 5 MB. Kecilkan, atau kirim tanpa foto.",
                Lang::En => "The photo is larger than 5 MB. Make it smaller, or send the form without it.",
            };
            return Ok(Self {
                asker,
                form: Form::default(),
                barred: Some((StatusCode::PAYLOAD_TOO_LARGE, told)),
            });
        };
        let form = Form::read(&kind, &body);
        if asker.seat.visitor.is_none() {
            let held = form.encoded();
            return Err(counter.kept_at_door(&asker.reader, &asker.seat, &asker.town, held.as_bytes()));
        }
        let told = match asker.reader.lang {
            Lang::Id => "Halaman ini dibuka dalam sesi lain. Yang Anda tulis masih ada: kirim sekali lagi.",
            Lang::En => {
                "This page was opened in another session. What you wrote is still here: send it once more."
            }
        };
        let barred = (!asker.seat.wrote(&form.get("tanda"))).then_some((StatusCode::FORBIDDEN, told));
        Ok(Self { asker, form, barred })
    }
}

impl Asker {
    /// City slug.
    #[must_use]
    pub fn slug(&self) -> &str {
        &self.town.city.slug
    }

    /// The frame of a page, and the clock on the wall.
    #[must_use]
    pub fn frame(&self) -> (Frame, DateTime) {
        let (frame, now) = self.counter.frame(&self.reader, &self.town, Section::Elsewhere);
        let mut frame = frame.signed(self.seat.visitor.as_ref());
        frame.indexed = false;
        (frame, now.datetime())
    }

    /// The queue of a page of one's own.
    #[must_use]
    pub fn queue(&self) -> Queue {
        let account = self.seat.visitor.as_ref().map_or("", |visitor| visitor.account.as_str());
        Queue::of(account, &self.seat.token, self.slug(), self.reader.lang)
    }

    /// The page of a trouble.
    #[must_use]
    pub fn trouble(&self, trouble: &Trouble) -> Response {
        self.counter.trouble(&self.reader, trouble)
    }

    /// A page that nobody but this browser keeps.
    pub fn answer(&self, status: StatusCode, frame: &Frame, page: &impl askama::Template) -> Response {
        let mut response = respond(status, frame, page);
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response
    }

    /// To a page of this city.
    #[must_use]
    pub fn to(&self, path: &str) -> Response {
        Redirect::to(&in_language(self.reader.lang, &format!("/{}{path}", self.slug()))).into_response()
    }

    /// When a form says it was pressed. A hall whose clock stands in the past believes no phone of today.
    #[must_use]
    pub fn pressed(&self, form: &Form) -> Option<Timestamp> {
        let said: Timestamp = form.get("saat").parse().ok()?;
        let strange = self.counter.hall.clock_is_set()
            && said > self.counter.hall.now().timestamp().saturating_add(24.hours()).unwrap_or(said);
        (!strange).then_some(said)
    }

    /// The unit that is asked for, else the first of which the reader is superior or head; who reads
    /// every unit gets the first of the city.
    #[must_use]
    pub fn unit(&self, asked: &str, act: Act) -> Option<&Unit> {
        let units = &self.town.city.units;
        if !asked.is_empty() {
            return units.iter().find(|unit| unit.slug == asked);
        }
        let lead = [Role::Superior, Role::UnitHead];
        let mine = lead.into_iter().flat_map(|role| self.caller.units(role));
        let mine = mine.filter(|(city, _)| *city == self.slug()).map(|(_, unit)| unit).next();
        let mine = mine.and_then(|slug| units.iter().find(|unit| unit.slug == slug));
        mine.or_else(|| units.first().filter(|_| may_in(&self.caller, act, self.slug(), None)))
    }

    /// All units, for who may choose among them.
    #[must_use]
    pub fn units(&self, act: Act) -> Vec<(String, String)> {
        let may = may_in(&self.caller, act, self.slug(), None);
        let units = self.town.city.units.iter().filter(|_| may);
        units.map(|unit| (unit.slug.clone(), unit.name.clone())).collect()
    }

    /// Name of somebody on the staff.
    #[must_use]
    pub fn named(&self, id: &str) -> String {
        self.town.person(id).map_or_else(|| id.to_owned(), |p| p.name.clone())
    }

    /// "Rabu, 30 Juni 2021 pukul 16.30 WIB".
    #[must_use]
    pub fn moment(&self, at: DateTime) -> String {
        let (day, zone) = (long_date(at.date(), self.reader.lang), &self.town.city.zone_short);
        let (hour, minute) = (at.hour(), at.minute());
        match self.reader.lang {
            Lang::Id => format!("{day} pukul {hour:02}.{minute:02} {zone}"),
            Lang::En => format!("{day}, {hour:02}:{minute:02} {zone}"),
        }
    }

    /// The same of an instant.
    #[must_use]
    pub fn moment_of(&self, at: Timestamp) -> String {
        self.moment(at.to_zoned(self.town.zone()).datetime())
    }

    /// Findings in the reader's language.
    #[must_use]
    pub fn told(&self, findings: &[Finding]) -> Vec<String> {
        let lang = self.reader.lang;
        let help = |f: &Finding| f.help.first().map_or_else(String::new, |h| format!(": {}", h.get(lang)));
        findings.iter().map(|f| sentence(&format!("{}{}", f.title.get(lang), help(f)))).collect()
    }
}

/// What is wrong with what was sent, one sentence each; `None` if it is no matter of the form.
#[must_use]
pub fn faults(trouble: &Trouble, lang: Lang) -> Option<Vec<String>> {
    match trouble {
        Trouble::Unfit(why) | Trouble::Stale(why) => Some(why.get(lang).lines().map(sentence).collect()),
        _ => None,
    }
}
