//! Where a request of these pages stands: its town, who asks, what was said, and the answer that goes
//! to this browser alone.

use std::sync::Arc;

use axum::body::Bytes;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use balai_app::{Act, Caller, Town, Trouble, Visitor};
use balai_core::diagnostic::Lang;
use jiff::civil::{DateTime, Time};

use super::text::{Words, words};
use crate::counter::Counter;
use crate::desk::door::{Posted, sentence};
use crate::desk::seat::Seat;
use crate::frame::{Frame, Section};
use crate::reader::{Reader, in_language};
use crate::respond::respond;

/// Where a request stands.
pub struct Door {
    pub counter: Counter,
    pub reader: Reader,
    pub seat: Seat,
    pub visitor: Visitor,
    pub town: Arc<Town>,
    pub caller: Caller,
    pub t: &'static Words,
}

/// What is said over a page.
#[derive(Debug, Default)]
pub struct Said {
    /// Status, if not 200.
    pub status: Option<StatusCode>,
    /// What is wrong, worst first.
    pub wrong: Vec<String>,
    /// What was done.
    pub done: Option<String>,
}

impl Said {
    pub fn wrong(status: StatusCode, why: impl Into<String>) -> Self {
        Self { status: Some(status), wrong: vec![why.into()], done: None }
    }
}

impl Door {
    /// The door for who may do an act somewhere; `body` is kept for who has to sign in first.
    #[expect(clippy::result_large_err, reason = "the error is the answer itself")]
    pub fn open(
        (counter, reader, seat): (Counter, Reader, Seat),
        (city, act): (&str, Act),
        body: Option<&Bytes>,
    ) -> Result<Self, Response> {
        let Some(town) = counter.hall.town(city) else { return Err(counter.missing(&reader)) };
        let caller = seat.caller();
        let Some(visitor) = seat.visitor.clone() else {
            return Err(match body {
                Some(body) => counter.kept_at_door(&reader, &seat, &town, body),
                None => counter.barred(&reader, &seat, city),
            });
        };
        let may = caller.held.iter().any(|held| {
            balai_app::access::may(held.role, act) && held.city.as_deref().is_none_or(|mine| mine == city)
        });
        if !may {
            return Err(counter.barred(&reader, &seat, city));
        }
        let t = words(reader.lang);
        Ok(Self { counter, reader, seat, visitor, town, caller, t })
    }

    /// The frame of a page behind this door.
    pub fn frame(&self) -> Frame {
        let (frame, _) = self.counter.frame(&self.reader, &self.town, Section::Elsewhere);
        Frame { indexed: false, ..frame.signed(Some(&self.visitor)) }
    }

    pub const fn lang(&self) -> Lang {
        self.reader.lang
    }

    /// Address of a page of this city.
    pub fn to(&self, path: &str) -> String {
        in_language(self.lang(), &format!("/{}{path}", self.town.city.slug))
    }

    pub fn go(&self, path: &str) -> Response {
        Redirect::to(&self.to(path)).into_response()
    }

    /// A page that nobody but this browser keeps.
    pub fn answer(
        &self,
        status: Option<StatusCode>,
        page: &impl askama::Template,
        frame: &Frame,
    ) -> Response {
        let mut response = respond(status.unwrap_or(StatusCode::OK), frame, page);
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response
    }

    /// What was sent, if the form is of this session.
    pub fn posted(&self, body: &Bytes) -> Result<Posted, Said> {
        let posted = Posted(form_urlencoded::parse(body).into_owned().collect());
        if self.seat.wrote(posted.get("tanda").unwrap_or_default()) {
            return Ok(posted);
        }
        Err(Said::wrong(StatusCode::FORBIDDEN, self.t.stranger))
    }

    /// What a trouble says on the page; what cannot be said there is the error.
    pub fn told(&self, trouble: Trouble) -> Result<Said, Trouble> {
        let lang = self.lang();
        match trouble {
            Trouble::Unfit(why) | Trouble::Missing(why) => {
                Ok(Said::wrong(StatusCode::UNPROCESSABLE_ENTITY, sentence(why.get(lang))))
            }
            Trouble::Stale(why) => Ok(Said::wrong(StatusCode::CONFLICT, sentence(why.get(lang)))),
            Trouble::Refused(findings) => {
                let one = |f: &balai_core::diagnostic::Finding| format!("{}: {}", f.code, f.title.get(lang));
                let wrong = std::iter::once(self.t.blocked.to_owned()).chain(findings.iter().map(one));
                let status = Some(StatusCode::UNPROCESSABLE_ENTITY);
                Ok(Said { status, wrong: wrong.collect(), done: None })
            }
            other => Err(other),
        }
    }

    pub fn trouble(&self, trouble: &Trouble) -> Response {
        self.counter.trouble(&self.reader, trouble)
    }

    /// The units somebody may see: those they lead; who reads a whole city asks for one by name.
    pub fn units(&self, asked: &str) -> Vec<String> {
        let city = self.town.city.slug.as_str();
        let reads = |held: &&balai_app::Held| {
            balai_app::access::may(held.role, Act::ReadTeam) && held.city.as_deref().is_none_or(|c| c == city)
        };
        let mut all: Vec<String> =
            self.caller.held.iter().filter(reads).filter_map(|held| held.unit.clone()).collect();
        all.dedup();
        if all.is_empty() && self.town.city.unit(asked).is_some() {
            all.push(asked.to_owned());
        }
        if all.is_empty() {
            all.extend(self.town.city.units.first().map(|unit| unit.slug.clone()));
        }
        all
    }

    pub fn name(&self, id: &str) -> String {
        self.town.person(id).map_or_else(|| id.to_owned(), |person| person.name.clone())
    }
}

/// "07.30", "07:30".
pub fn hour(time: Time, lang: Lang) -> String {
    let mark = if lang == Lang::Id { '.' } else { ':' };
    format!("{:02}{mark}{:02}", time.hour(), time.minute())
}

/// A time of a day; another day is named with it.
pub fn moment(at: DateTime, day: jiff::civil::Date, lang: Lang) -> String {
    let clock = hour(at.time(), lang);
    if at.date() == day {
        return clock;
    }
    format!("{}, {clock}", balai_core::diagnostic::short_date(at.date(), lang))
}
