//! What is counted and logged of the work at the counter: patterns of addresses, kinds of answers,
//! times. Never an address as it was typed, a question, a name or a number of a person.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use balai_app::Hall;
use tracing::Instrument as _;

use crate::counter;

/// Upper ends of the classes of times, in milliseconds.
const UP_TO_MS: [u64; 11] = [1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 5_000];
/// Name of the pattern of whatever has none.
const ELSEWHERE: &str = "(lain)";
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Counts of one pattern.
#[derive(Debug, Clone, Default)]
struct Tally {
    /// Answers by their first digit.
    classes: [u64; 6],
    /// Answers by time; the last is above all ends.
    times: [u64; UP_TO_MS.len() + 1],
    /// Time of all together.
    sum: Duration,
}

/// Counts of everything since the start. Cheap to clone.
#[derive(Clone, Default)]
pub struct Meter(Arc<Mutex<BTreeMap<String, Tally>>>);

/// Of which request the number is believed.
pub type Trusts = Arc<dyn Fn(&Request) -> bool + Send + Sync>;

/// What watches the counter.
#[derive(Clone)]
pub struct Watch {
    meter: Meter,
    /// A request may bring its own number: it came through a proxy of ours.
    trusts: Trusts,
    /// Ends with our own TLS, so browsers are told to come back with it.
    secure: bool,
    numbers: Arc<AtomicU64>,
    mark: u64,
}

impl Watch {
    /// A watch. `trusts` says of which request the number is believed.
    #[must_use]
    pub fn new(secure: bool, trusts: Trusts) -> Self {
        let mut seed = [0; 8];
        let _ = getrandom::fill(&mut seed);
        let mark = u64::from_le_bytes(seed);
        Self { meter: Meter::default(), trusts, secure, numbers: Arc::default(), mark }
    }

    /// A number that no other request of this or another start has.
    fn number(&self) -> String {
        format!("{:016x}-{:x}", self.mark, self.numbers.fetch_add(1, Ordering::Relaxed))
    }
}

/// The counter with a watch: what is asked is counted and logged, and two addresses say how it is.
pub fn router(hall: Hall, watch: Watch) -> Router {
    let ready = Router::new().route("/sehat", get(alive)).route("/siap", get(ready));
    ready.with_state(hall.clone()).merge(counter::router(hall)).layer(from_fn_with_state(watch, note))
}

/// The inner door: health and metrics, for the machines of the house.
pub fn inner(hall: Hall, watch: &Watch) -> Router {
    let health = Router::new().route("/sehat", get(alive)).route("/siap", get(ready));
    let metrics =
        Router::new().route("/metrik", get(metrics)).with_state((hall.clone(), watch.meter.clone()));
    health.with_state(hall).merge(metrics)
}

async fn alive() -> Response {
    small(StatusCode::OK, "sehat\n")
}

async fn ready(State(hall): State<Hall>) -> Response {
    if hall.is_ready().await {
        small(StatusCode::OK, "siap\n")
    } else {
        small(
            StatusCode::SERVICE_UNAVAILABLE,
            "belum siap: basis data tidak menjawab atau belum dimutakhirkan\n",
        )
    }
}

fn small(status: StatusCode, text: &'static str) -> Response {
    (status, [(header::CACHE_CONTROL, "no-store")], text).into_response()
}

async fn metrics(State((hall, meter)): State<(Hall, Meter)>) -> Response {
    let mut text = meter.text();
    let bytes = hall.database_bytes().await;
    let _ = write!(
        text,
        "# HELP balai_writes_queued Callers waiting for the writer or for a connection.\n\
         # TYPE balai_writes_queued gauge\nbalai_writes_queued {}\n\
         # HELP balai_database_bytes Size of the database.\n# TYPE balai_database_bytes gauge\n",
        hall.queued()
    );
    if let Some(bytes) = bytes {
        let _ = writeln!(text, "balai_database_bytes {bytes}");
    }
    let _ = write!(
        text,
        "# HELP balai_cities Cities of this hall.\n# TYPE balai_cities gauge\nbalai_cities {}\n\
         # HELP balai_build_info What runs.\n# TYPE balai_build_info gauge\n\
         balai_build_info{{version=\"{}\",engine=\"{}\"}} 1\n",
        hall.towns().len(),
        env!("CARGO_PKG_VERSION"),
        hall.engine()
    );
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], text).into_response()
}

async fn note(State(watch): State<Watch>, request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let pattern = request.extensions().get::<MatchedPath>().map_or(ELSEWHERE, MatchedPath::as_str).to_owned();
    let given = request.headers().get(REQUEST_ID).and_then(|v| v.to_str().ok()).filter(|id| is_number(id));
    let id = given.filter(|_| (watch.trusts)(&request)).map_or_else(|| watch.number(), str::to_owned);
    let method = request.method().clone();
    let span = tracing::info_span!("request", id, pattern);
    let mut response = next.run(request).instrument(span.clone()).await;
    let (took, status) = (begun.elapsed(), response.status().as_u16());
    watch.meter.count(&pattern, status, took);
    span.in_scope(|| {
        let ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
        tracing::info!(method = method.as_str(), status, ms, "answered");
    });
    let headers = response.headers_mut();
    if let Ok(id) = HeaderValue::from_str(&id) {
        headers.insert(REQUEST_ID, id);
    }
    if watch.secure {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
    response
}

/// True for what can only be a number: nothing else gets into the log by way of a header.
fn is_number(text: &str) -> bool {
    (8..=64).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-')
}

impl Meter {
    fn count(&self, pattern: &str, status: u16, took: Duration) {
        let ms = u64::try_from(took.as_micros().div_ceil(1_000)).unwrap_or(u64::MAX);
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let tally = all.entry(pattern.to_owned()).or_default();
        tally.classes[usize::from(status / 100).min(5)] += 1;
        tally.times[UP_TO_MS.iter().position(|end| ms <= *end).unwrap_or(UP_TO_MS.len())] += 1;
        tally.sum += took;
    }

    fn text(&self) -> String {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut text = String::from(
            "# HELP balai_requests_total Answers by pattern of the address and class of the status.\n\
             # TYPE balai_requests_total counter\n",
        );
        for (pattern, tally) in all.iter() {
            for (class, count) in tally.classes.iter().enumerate().filter(|(_, count)| **count > 0) {
                let _ = writeln!(
                    text,
                    "balai_requests_total{{route=\"{pattern}\",status=\"{class}xx\"}} {count}"
                );
            }
        }
        text += "# HELP balai_request_seconds Time from the request to the head of its answer.\n\
                 # TYPE balai_request_seconds histogram\n";
        for (pattern, tally) in all.iter() {
            let mut below = 0;
            for (count, end) in tally.times.iter().zip(UP_TO_MS) {
                below += count;
                let end = Duration::from_millis(end).as_secs_f64();
                let _ = writeln!(
                    text,
                    "balai_request_seconds_bucket{{route=\"{pattern}\",le=\"{end}\"}} {below}"
                );
            }
            let all: u64 = tally.times.iter().sum();
            let _ = writeln!(text, "balai_request_seconds_bucket{{route=\"{pattern}\",le=\"+Inf\"}} {all}");
            let sum = tally.sum.as_secs_f64();
            let _ = writeln!(text, "balai_request_seconds_sum{{route=\"{pattern}\"}} {sum:.6}");
            let _ = writeln!(text, "balai_request_seconds_count{{route=\"{pattern}\"}} {all}");
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_counted_in_their_class_and_classes_add_up() {
        let meter = Meter::default();
        for (status, us) in [(200, 900), (200, 1_000), (404, 1_001), (500, 9_000_000)] {
            meter.count("/{city}", status, Duration::from_micros(us));
        }
        let text = meter.text();
        for line in [
            "balai_requests_total{route=\"/{city}\",status=\"2xx\"} 2",
            "balai_request_seconds_bucket{route=\"/{city}\",le=\"0.001\"} 2",
            "balai_request_seconds_bucket{route=\"/{city}\",le=\"0.002\"} 3",
            "balai_request_seconds_bucket{route=\"/{city}\",le=\"5\"} 3",
            "balai_request_seconds_bucket{route=\"/{city}\",le=\"+Inf\"} 4",
            "balai_request_seconds_count{route=\"/{city}\"} 4",
        ] {
            assert!(text.lines().any(|l| l == line), "{line}\n{text}");
        }
    }

    #[test]
    fn only_a_number_is_taken_from_a_header() {
        assert!(is_number("0123456789abcdef-1"));
        for no in ["", "1234567", "Siti Nurhaliza", "12345678\n", &"a".repeat(65)] {
            assert!(!is_number(no), "{no}");
        }
    }
}
