//! Where a request about health stands: the town, who asks, what they may, and the answer, which no
//! browser keeps.

use std::sync::Arc;

use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use balai_app::{Act, Caller, Town, Trouble, may_in};
use balai_core::diagnostic::{Lang, Text, long_date};
use jiff::Zoned;
use jiff::civil::Date;

use super::text::{Words, words};
use crate::account::serve::read;
use crate::arrange::mend::seen::day_words;
use crate::counter::Counter;
use crate::desk::door::Posted;
use crate::desk::seat::Seat;
use crate::frame::{Frame, Section};
use crate::reader::Reader;
use crate::respond::respond;

/// Who asks for what in which town.
pub struct Room {
    /// Counter.
    pub counter: Counter,
    /// Reader.
    pub reader: Reader,
    /// Who sits there.
    pub seat: Seat,
    /// City.
    pub town: Arc<Town>,
    /// As whom they act.
    pub caller: Caller,
    /// The clock of the city.
    pub now: Zoned,
    /// Words.
    pub t: &'static Words,
}

impl Room {
    /// The room for who may do an act in the whole city. `body`: what was sent, kept at the door for
    /// who has to sign in first.
    ///
    /// # Errors
    /// The door, or that it is not theirs.
    #[expect(clippy::result_large_err, reason = "the error is the answer itself")]
    pub fn open(
        counter: Counter,
        (reader, seat): (Reader, Seat),
        city: &str,
        act: Act,
        body: Option<&[u8]>,
    ) -> Result<Self, Response> {
        let Some(town) = counter.hall.town(city) else { return Err(counter.missing(&reader)) };
        let caller = seat.caller();
        let own = matches!(act, Act::ReportHealth | Act::SeeNotices);
        let may = if own {
            let unit = caller.person.as_ref().and_then(|id| town.people.iter().find(|p| p.id == *id));
            let unit = unit.and_then(|person| town.city.units.get(person.unit.at()));
            unit.is_some_and(|unit| may_in(&caller, act, city, Some(&unit.slug)))
        } else {
            may_in(&caller, act, city, None)
        };
        if !may {
            return Err(match body {
                Some(body) if seat.visitor.is_none() => counter.kept_at_door(&reader, &seat, &town, body),
                _ => counter.barred(&reader, &seat, city),
            });
        }
        let (now, t) = (counter.now(&town), words(reader.lang));
        Ok(Self { counter, reader, seat, town, caller, now, t })
    }

    /// The frame of a page here.
    #[must_use]
    pub fn frame(&self, title: &str, lead: &str) -> Frame {
        let (frame, _) = self.counter.frame(&self.reader, &self.town, Section::Elsewhere);
        let mut frame = frame.signed(self.seat.visitor.as_ref()).titled(title, lead);
        frame.indexed = false;
        frame
    }

    /// The answer, which nobody keeps.
    pub fn answer(&self, status: StatusCode, frame: &Frame, page: &impl Template) -> Response {
        let mut response = respond(status, frame, page);
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response
    }

    /// The page of a trouble.
    #[must_use]
    pub fn trouble(&self, trouble: &Trouble) -> Response {
        self.counter.trouble(&self.reader, trouble)
    }

    /// The language.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.reader.lang
    }

    /// Name of somebody of the town; their number if they have left.
    #[must_use]
    pub fn name(&self, id: &str) -> String {
        self.town
            .people
            .iter()
            .find(|person| person.id == id)
            .map_or_else(|| id.to_owned(), |p| p.name.clone())
    }

    /// Name of the unit of somebody.
    #[must_use]
    pub fn unit_of(&self, id: &str) -> String {
        let person = self.town.people.iter().find(|person| person.id == id);
        let unit = person.and_then(|person| self.town.city.units.get(person.unit.at()));
        unit.map_or_else(String::new, |unit| unit.name.clone())
    }

    /// "Rabu, 30 Juni sampai Jumat, 9 Juli".
    #[must_use]
    pub fn span(&self, (first, last): (Date, Date)) -> String {
        let lang = self.lang();
        if first == last {
            return long_date(first, lang);
        }
        format!("{} {} {}", day_words(first, lang), self.t.until, long_date(last, lang))
    }

    /// What is wrong, and with which status.
    ///
    /// # Errors
    /// The page of a trouble that no form can mend.
    #[expect(clippy::result_large_err, reason = "the error is the answer itself")]
    pub fn wrong(&self, trouble: &Trouble) -> Result<(StatusCode, String), Response> {
        let said = |text: &Text| crate::desk::door::sentence(text.get(self.lang()));
        match trouble {
            Trouble::Unfit(text) | Trouble::Missing(text) => {
                Ok((StatusCode::UNPROCESSABLE_ENTITY, said(text)))
            }
            Trouble::Stale(text) => Ok((StatusCode::CONFLICT, said(text))),
            other => Err(self.trouble(other)),
        }
    }
}

/// A form that was sent, and the key that one wish has however often it is sent.
pub struct Sent(pub Posted);

impl Sent {
    /// Reads a form.
    #[must_use]
    pub fn read(body: &axum::body::Bytes) -> Self {
        Self(read(body))
    }

    /// A field, without blanks around it.
    #[must_use]
    pub fn field(&self, name: &str) -> &str {
        self.0.get(name).unwrap_or_default().trim()
    }

    /// A day.
    #[must_use]
    pub fn day(&self, name: &str) -> Option<Date> {
        self.field(name).parse().ok()
    }

    /// One key for one wish: a form sent twice is taken once, one with something else is another.
    #[must_use]
    pub fn key(&self) -> String {
        let wish: Vec<_> = self.0.0.iter().filter(|(name, _)| name != "tanda").collect();
        format!("{}/{}", self.field("kunci"), crate::asset::sha256(&format!("{wish:?}")))
    }
}
