//! Pages of trouble: not there, read only, our fault. Each says whose turn it is and gives a way on.

use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::Zoned;

use crate::frame::Frame;
use crate::reader::Reader;
use crate::respond::respond;
use crate::text::Words;

/// The page.
#[derive(Debug, Template)]
#[template(path = "problem.html")]
pub struct ProblemPage {
    /// Frame.
    pub frame: Frame,
    /// Words.
    pub w: &'static Words,
    /// Heading.
    pub heading: &'static str,
    /// What it means.
    pub text: &'static str,
    /// Cities to go to: name, address.
    pub ways: Vec<(String, String)>,
}

/// What went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// No such page.
    Missing,
    /// Only reading is served.
    Method,
    /// Not for this caller.
    Forbidden,
    /// Too much at once: later.
    Wait,
    /// Our fault.
    Broken,
}

impl Problem {
    const fn status(self) -> StatusCode {
        match self {
            Self::Missing => StatusCode::NOT_FOUND,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::Forbidden => StatusCode::FORBIDDEN,
            Self::Wait => StatusCode::TOO_MANY_REQUESTS,
            Self::Broken => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

/// The page of a problem; `cities` are name and slug of the cities to go on to.
#[must_use]
pub fn build(problem: Problem, reader: &Reader, now: &Zoned, cities: &[(String, String)]) -> ProblemPage {
    let mut frame = Frame::new(reader, Some(now));
    let w = frame.w;
    let (heading, text) = match problem {
        Problem::Missing => (w.missing_title, w.missing_text),
        Problem::Method => (w.method_title, w.method_text),
        Problem::Forbidden => (w.forbidden_title, w.forbidden_text),
        Problem::Wait => (w.wait_title, w.wait_text),
        Problem::Broken => (w.broken_title, w.broken_text),
    };
    frame.indexed = false;
    let (before, page) = if problem == Problem::Forbidden {
        (format!("{}: ", w.way_door), "/masuk")
    } else {
        (String::new(), "")
    };
    let ways = cities
        .iter()
        .map(|(name, slug)| (format!("{before}{name}"), frame.to(&format!("/{slug}{page}"))))
        .collect();
    ProblemPage { frame: frame.titled(heading, text), w, heading, text, ways }
}

/// The answer to a problem.
pub fn answer(problem: Problem, reader: &Reader, now: &Zoned, cities: &[(String, String)]) -> Response {
    if reader.fragment {
        return problem.status().into_response();
    }
    let page = build(problem, reader, now, cities);
    let mut response = respond(problem.status(), &page.frame, &page);
    if problem == Problem::Method {
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
    }
    response
}
