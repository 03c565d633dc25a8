//! Where a request of the desk stands: which town, who sits there, what a form sent, and the answer
//! that goes back to this browser alone.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Instant;

use axum::body::Bytes;
use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::Response;
use balai_app::{Act, Caller, Draft, Judged, Town, Trouble, may_in};
use balai_core::diagnostic::Source;
use balai_core::order::form::form;
use balai_core::order::parse;

use super::draw;
use super::guide::Asked;
use super::list;
use super::page::{self, Conflict};
use super::seat::Seat;
use crate::counter::Counter;
use crate::frame::Section;
use crate::order::facts::kind_and_number;
use crate::reader::{Reader, in_language};
use crate::respond::respond;

/// What a form sent.
pub struct Posted(pub Vec<(String, String)>);

impl Posted {
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    pub fn text(&self) -> Option<String> {
        self.get("teks").map(|text| text.replace("\r\n", "\n"))
    }
}

/// Where a request of the desk stands: its town, the draft it names, and who sits there. A handler
/// asks for it; who is not signed in is led to the door before the handler, with what they sent.
pub struct Desk {
    pub counter: Counter,
    pub reader: Reader,
    pub seat: Seat,
    pub town: Arc<Town>,
    pub caller: Caller,
    /// Id of the draft in the address; empty for the list.
    pub id: String,
}

impl FromRequestParts<Counter> for Desk {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, counter: &Counter) -> Result<Self, Response> {
        let Ok(reader) = Reader::from_request_parts(parts, counter).await;
        let Ok(seat) = Seat::from_request_parts(parts, counter).await;
        let place = Path::<HashMap<String, String>>::from_request_parts(parts, counter).await;
        let mut place = place.map_or_else(|_| HashMap::new(), |Path(place)| place);
        let town = counter.hall.town(place.get("city").map_or("", String::as_str));
        let id = place.remove("id").unwrap_or_default();
        let Some(town) = town else { return Err(counter.missing(&reader)) };
        let caller = seat.caller();
        let reads = may_in(&caller, Act::ReadDraft, &town.city.slug, None);
        // What is posted without a session is kept for afterwards: the handler reads it first.
        if !reads && (seat.visitor.is_some() || parts.method != Method::POST) {
            return Err(counter.barred(&reader, &seat, &town.city.slug));
        }
        Ok(Self { counter: counter.clone(), reader, seat, town, caller, id })
    }
}

impl Desk {
    /// What a form of this desk sent; from who is not signed in, the door with what they sent.
    #[expect(clippy::result_large_err, reason = "the error is the answer itself")]
    pub fn posted(&self, body: &Bytes) -> Result<Posted, Response> {
        if self.seat.visitor.is_none() {
            return Err(self.counter.kept_at_door(&self.reader, &self.seat, &self.town, body));
        }
        Ok(Posted(form_urlencoded::parse(body).into_owned().collect()))
    }

    pub fn slug(&self) -> &str {
        &self.town.city.slug
    }

    pub fn address(&self, id: &str) -> String {
        in_language(self.reader.lang, &format!("/{}/perintah/{id}", self.slug()))
    }

    pub fn trouble(&self, trouble: &Trouble) -> Response {
        self.counter.trouble(&self.reader, trouble)
    }

    /// A page that nobody but this browser keeps.
    pub fn answer(
        &self,
        status: StatusCode,
        page: &impl askama::Template,
        frame: &crate::frame::Frame,
    ) -> Response {
        let mut response = respond(status, frame, page);
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response
    }

    /// The draft in the address, opened at a version; `None`: at the last.
    pub async fn draft(&self, revision: Option<i64>) -> Result<Draft, Response> {
        let read = self.counter.hall.draft(&self.caller, (self.slug(), &self.id), revision).await;
        read.map_err(|trouble| self.trouble(&trouble))
    }

    pub async fn judge(&self, source: Source) -> Result<Judged, Response> {
        let judged = self.counter.hall.judge(self.town.clone(), source).await;
        judged.map_err(|trouble| self.trouble(&trouble))
    }

    /// The page of a draft with a text on it.
    pub async fn page(&self, shown: Shown<'_>) -> Result<Response, Response> {
        let Shown { draft, text, conflict, refused, status, form } = shown;
        let source = Source::new(draft.source.name.clone(), text);
        let judged = self.judge(source).await?;
        let guide = form.map(|asked| {
            let (source, findings) = (&judged.source, judged.findings.as_slice());
            let view = draw::View { asked: &asked, source, findings, city: &self.town.city };
            draw::draw(view, self.reader.lang)
        });
        let (frame, now) = self.counter.frame(&self.reader, &self.town, Section::Orders);
        let frame = frame.signed(self.seat.visitor.as_ref());
        let place = format!("{}/{}", self.slug(), draft.version.id);
        let seat = Seat { name: self.caller.name.clone(), ..self.seat.clone() };
        let view = page::View {
            draft,
            judged: &judged,
            seat: &self.seat,
            others: self.counter.seats.others(&place, &seat, Instant::now()),
            conflict,
            refused,
            guide,
            zone: now.time_zone().clone(),
        };
        let page = page::build(frame, &view);
        Ok(self.answer(status, &page, &page.frame))
    }

    pub async fn list(&self, status: StatusCode, proposed: Option<&str>, wrong: Option<String>) -> Response {
        let drafts = match self.counter.hall.drafts(&self.caller, self.slug()).await {
            Ok(drafts) => drafts,
            Err(trouble) => return self.trouble(&trouble),
        };
        let (frame, now) = self.counter.frame(&self.reader, &self.town, Section::Orders);
        let frame = frame.signed(self.seat.visitor.as_ref());
        let named =
            |o: &Arc<balai_app::SignedOrder>| (kind_and_number(&o.order, frame.lang), o.order.id.clone());
        let view = list::View {
            city: &self.town.city,
            drafts: &drafts,
            orders: self.town.orders.iter().map(named).collect(),
            seat: &self.seat,
            proposed: proposed.map_or_else(|| format!("{}-{}", self.slug(), now.date()), str::to_owned),
            wrong,
            zone: now.time_zone().clone(),
        };
        let page = list::build(frame, view);
        self.answer(status, &page, &page.frame)
    }
}

/// What is put on the page of a draft.
pub struct Shown<'a> {
    pub draft: &'a Draft,
    pub text: String,
    pub conflict: Option<Conflict>,
    pub refused: Option<String>,
    pub status: StatusCode,
    /// As questions.
    pub form: Option<Asked>,
}

impl<'a> Shown<'a> {
    pub const fn new(draft: &'a Draft, text: String) -> Self {
        Self { draft, text, conflict: None, refused: None, status: StatusCode::OK, form: None }
    }

    /// The same as questions.
    pub fn asking(draft: &'a Draft, text: String) -> Self {
        let form = form(&parse(&Source::new(draft.source.name.clone(), text.as_str())).order);
        let form = Some(Asked::new(form));
        Self { form, ..Self::new(draft, text) }
    }
}

/// With a capital and a full stop, as a sentence on a page stands.
pub fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let capital: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    format!("{}.", capital.trim_end_matches('.'))
}
