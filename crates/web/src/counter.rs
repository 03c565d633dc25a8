//! What every handler needs: the hall, the frame of a city at its own clock, the answers to trouble,
//! and the addresses. Handlers fetch and answer; pages are built elsewhere.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::middleware::{from_fn_with_state, map_response};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use balai_app::{Hall, SignedOrder, Town, Trouble};
use balai_core::diagnostic::Lang;
use jiff::Zoned;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};

use crate::account::door::{self, Attempt, Errand};
use crate::account::guest::{Guest, to_door};
use crate::account::origin;
use crate::desk::seat::{Seat, Seats};
use crate::frame::{Frame, Section};
use crate::icon::{Markup, code};
use crate::order::facts::Standing;
use crate::problem::{Problem, answer};
use crate::reader::Reader;
use crate::respond::guard;
use crate::review::past;
use crate::{account, arrange, asset, desk, health, order, report, start, work};

/// How long a page waits for the size of a letter before it is shown without.
const PATIENCE: Duration = Duration::from_millis(300);

/// The counter over a hall.
#[derive(Clone)]
pub struct Counter {
    /// The hall.
    pub hall: Hall,
    /// Who has which draft open.
    pub seats: Arc<Seats>,
    /// Sizes of letters by fingerprint; `None` while one is being laid out.
    sizes: Arc<Mutex<HashMap<String, Option<usize>>>>,
    /// Codes in the foot by address and language: drawing one takes longer than all else of a page.
    codes: Arc<Mutex<HashMap<(String, Lang), Markup>>>,
}

impl Counter {
    /// The time at a city's own clock.
    #[must_use]
    pub fn now(&self, town: &Town) -> Zoned {
        self.hall.now().with_time_zone(TimeZone::get(&town.city.zone).unwrap_or(TimeZone::UTC))
    }

    /// The time at the clock of the first city, for pages of no city.
    #[must_use]
    pub fn clock(&self) -> Zoned {
        self.hall.towns().first().map_or_else(|| self.hall.now(), |town| self.now(town))
    }

    /// A frame for a page of a city, and the time there.
    #[must_use]
    pub fn frame(&self, reader: &Reader, town: &Town, section: Section) -> (Frame, Zoned) {
        let now = self.now(town);
        let mut frame = Frame::new(reader, Some(&now)).of(&town.city, section);
        let address = format!("{}/{}", self.hall.public_site().trim_end_matches('/'), town.city.slug);
        let mut codes = self.codes.lock().unwrap_or_else(PoisonError::into_inner);
        let code = codes.entry((address, frame.lang)).or_insert_with_key(|(at, _)| code(at, frame.w.qr));
        frame.code = Some(code.clone());
        (frame, now)
    }

    /// The page that says something is not there.
    #[must_use]
    pub fn missing(&self, reader: &Reader) -> Response {
        self.problem(Problem::Missing, reader)
    }

    /// The page of a trouble.
    #[must_use]
    pub fn trouble(&self, reader: &Reader, trouble: &Trouble) -> Response {
        match trouble {
            Trouble::Missing(_) => self.problem(Problem::Missing, reader),
            Trouble::Forbidden => self.problem(Problem::Forbidden, reader),
            Trouble::Wait(seconds) => {
                let mut response = self.problem(Problem::Wait, reader);
                response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(*seconds));
                response
            }
            other => {
                tracing::error!(%other, "page not answered");
                self.problem(Problem::Broken, reader)
            }
        }
    }

    /// What somebody gets who may not see a page: the door if nobody is signed in, else why not.
    #[must_use]
    pub fn barred(&self, reader: &Reader, seat: &Seat, city: &str) -> Response {
        match seat.visitor {
            Some(_) => self.problem(Problem::Forbidden, reader),
            None if reader.fragment => StatusCode::UNAUTHORIZED.into_response(),
            None => to_door(reader.lang, city, &reader.path),
        }
    }

    /// The door, with a form that was sent without a session: nothing of it is lost.
    #[must_use]
    pub fn kept_at_door(&self, reader: &Reader, seat: &Seat, town: &Town, body: &[u8]) -> Response {
        if reader.fragment {
            return StatusCode::UNAUTHORIZED.into_response();
        }
        let held = String::from_utf8_lossy(body).into_owned();
        let errand = Errand { back: reader.path.clone(), held, unit: String::new() };
        let guest = Guest::of(&self.hall, seat.device.clone());
        let attempt = Attempt { status: Some(StatusCode::UNAUTHORIZED), ..Attempt::default() };
        door::page(self, (reader, &guest), town, &errand, attempt)
    }

    fn problem(&self, problem: Problem, reader: &Reader) -> Response {
        let cities: Vec<_> =
            self.hall.towns().iter().map(|t| (t.city.name.clone(), t.city.slug.clone())).collect();
        answer(problem, reader, &self.clock(), &cities)
    }

    /// Size of an order's letter. It is laid out once, however many ask; who asks first waits a
    /// moment, the others see the page without a size until it is known.
    pub async fn letter_size(&self, town: &Arc<Town>, order: &SignedOrder) -> Option<usize> {
        let key = order.sha256.clone();
        {
            let mut sizes = self.sizes.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(known) = sizes.get(&key) {
                return *known;
            }
            sizes.insert(key.clone(), None);
        }
        let (counter, town, id) = (self.clone(), town.clone(), order.order.id.clone());
        let making = tokio::spawn(async move {
            let size = counter.hall.letter_pdf(&town, &id).await.ok().map(|pdf| pdf.len());
            counter.sizes.lock().unwrap_or_else(PoisonError::into_inner).insert(key, size);
            size
        });
        tokio::time::timeout(PATIENCE, making).await.ok()?.ok()?
    }
}

/// When an order holds, as the pages ask it.
#[must_use]
pub fn standing(order: &SignedOrder) -> Standing<'_> {
    Standing {
        order: &order.order,
        effect: &order.effect,
        from: order.from,
        superseded_by: order.superseded_by.as_ref().map(|(id, from)| (id.as_str(), *from)),
    }
}

/// The order asked for by name, else the one in force, else the one of the day.
#[must_use]
pub fn chosen<'t>(town: &'t Town, asked: &str, now: DateTime) -> Option<&'t Arc<SignedOrder>> {
    if asked.is_empty() {
        town.in_force(now).or_else(|| town.order_on(now.date()))
    } else {
        town.order(asked)
    }
}

/// All addresses of the counter. Everything but accounts, the desk and the boards is read with GET
/// alone.
pub fn router(hall: Hall) -> Router {
    let counter =
        Counter { hall: hall.clone(), seats: Arc::default(), sizes: Arc::default(), codes: Arc::default() };
    let mut pages =
        Router::new().route("/aset/{name}", get(asset::serve)).route("/luring.js", get(asset::worker));
    for language in ["", "/en"] {
        pages = pages
            .route(if language.is_empty() { "/" } else { language }, get(start::landing))
            .route(&format!("{language}/aksesibilitas"), get(start::accessibility))
            .route(&format!("{language}/privasi"), get(start::privacy))
            .merge(report::serve::pages(language))
            .merge(order::serve::pages(language))
            .merge(account::serve::pages(language))
            .merge(past::pages(language))
            .merge(desk::serve::pages(language))
            .merge(arrange::serve::pages(language))
            .merge(work::serve::pages(language))
            .merge(health::serve::pages(language))
            .merge(work::activity::serve::pages(language))
            .merge(work::permit::serve::pages(language));
    }
    if hall.sso().is_some() {
        pages = ["", "/en"].into_iter().fold(pages.merge(account::sso::back()), |pages, language| {
            pages.merge(account::sso::pages(language))
        });
    }
    let squeeze = DefaultPredicate::new().and(NotForContentType::const_new("application/pdf"));
    pages
        .fallback(elsewhere)
        .method_not_allowed_fallback(read_only)
        .layer(CompressionLayer::new().compress_when(squeeze))
        .layer(from_fn_with_state(hall, origin::guard))
        .layer(map_response(guard))
        .with_state(counter)
}

/// An address nobody serves; one slash too many is forgiven.
async fn elsewhere(State(counter): State<Counter>, reader: Reader, uri: Uri) -> Response {
    let path = uri.path().trim_end_matches('/');
    if path.len() > 1 && path.len() < uri.path().len() && !path.starts_with("//") {
        return Redirect::permanent(path).into_response();
    }
    counter.missing(&reader)
}

async fn read_only(State(counter): State<Counter>, reader: Reader) -> Response {
    counter.problem(Problem::Method, &reader)
}
