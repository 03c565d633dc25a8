//! The page on which one asks a colleague to exchange a day, and answers requests.

use askama::Template;
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use balai_app::work::{SwapWish, answer_swap, ask_swap};
use balai_app::{Act, Request, Trouble, Week};
use balai_core::city::Person;
use balai_core::diagnostic::long_date;
use balai_core::work::swap::{Mover, SwapState, next};
use jiff::ToSpan as _;
use jiff::civil::Date;
use serde::Deserialize;

use super::door::{Door, Said};
use super::text::{Words, swap_words};
use super::week::title;
use crate::counter::Counter;
use crate::desk::door::Posted;
use crate::desk::seat::{Seat, secret};
use crate::frame::Frame;
use crate::reader::Reader;

/// Colleagues that are offered as one types; of a larger unit one writes name or number.
const OFFERED: usize = 80;
/// Days that are offered.
const DAYS: i64 = 14;

/// A request with what the reader may answer.
#[derive(Debug)]
pub struct RequestLine {
    /// Id.
    pub id: String,
    /// Who with whom on which day.
    pub words: String,
    /// What the asker wrote, and why it was not granted.
    pub notes: Vec<String>,
    /// Badge: kind, icon, words.
    pub badge: (&'static str, &'static str, &'static str),
    /// Answers: word of the state, words of the button.
    pub answers: Vec<(&'static str, &'static str)>,
}

/// The page.
#[derive(Debug, Template)]
#[template(path = "swap.html")]
pub struct SwapPage {
    /// Frame.
    pub frame: Frame,
    /// Words.
    pub t: &'static Words,
    /// What is said over the page.
    pub said: Said,
    /// Days: value, words, chosen.
    pub days: Vec<(String, String, bool)>,
    /// Colleagues that are offered.
    pub colleagues: Vec<String>,
    /// What was typed: colleague, note.
    pub typed: [String; 2],
    /// Requests.
    pub requests: Vec<RequestLine>,
    /// Token and key of the forms.
    pub keys: [String; 2],
}

#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    kata: usize,
}

/// A request as somebody sees it.
pub fn line(door: &Door, request: &Request, mover: Mover) -> RequestLine {
    let (t, lang) = (door.t, door.lang());
    let (asker, colleague) = (door.name(&request.asker), door.name(&request.colleague));
    let day = long_date(request.day, lang);
    let words = match mover {
        Mover::Asker => (t.mine)(&colleague, &day),
        Mover::Colleague => (t.theirs)(&asker, &day),
        Mover::Head => (t.between)(&asker, &colleague, &day),
    };
    let all = [
        SwapState::Agreed,
        SwapState::Declined,
        SwapState::Withdrawn,
        SwapState::Granted,
        SwapState::Refused,
    ];
    let may = |(state, words): (SwapState, &'static str)| {
        next(request.state, mover, state).then(|| (state.word(), words))
    };
    let (words_of, kind, icon) = swap_words(request.state, lang);
    RequestLine {
        id: request.id.clone(),
        words,
        notes: [&request.note, &request.reason].into_iter().filter(|n| !n.is_empty()).cloned().collect(),
        badge: (kind, icon, words_of),
        answers: all.into_iter().zip(t.answers).filter_map(may).collect(),
    }
}

async fn page(door: &Door, said: Said, posted: Option<&Posted>) -> Result<Response, Response> {
    let hall = &door.counter.hall;
    let week = hall.week(&door.caller, &door.town.city.slug, None).await;
    let week: Week = week.map_err(|trouble| door.trouble(&trouble))?;
    let me = door.town.people.get(week.person.at()).map_or("", |p| p.id.as_str());
    let field = |name: &str| posted.and_then(|p| p.get(name)).unwrap_or_default().to_owned();
    let from = week.now.date();
    let held = |date: &Date| door.town.order_on(*date).is_some();
    let days = (0..DAYS).map(|n| from.saturating_add(n.days())).filter(held);
    let option = |date: Date| {
        let value = date.to_string();
        (value.clone(), long_date(date, door.lang()), value == field("hari"))
    };
    let unit = door.town.people_of(week.unit);
    let offered = if unit.len() <= OFFERED { unit.collect() } else { Vec::new() };
    let name = |p: &Person| format!("{} ({})", p.name, p.id);
    let people = offered.iter().filter_map(|p| door.town.people.get(p.at())).filter(|p| p.id != me);
    let of = |request: &Request| if request.asker == me { Mover::Asker } else { Mover::Colleague };
    let status = said.status;
    let page = SwapPage {
        frame: door.frame().titled(title(&said, door.t.ask[0], door.t), door.t.ask[1]),
        t: door.t,
        days: days.map(option).collect(),
        colleagues: people.map(name).collect(),
        typed: [field("rekan"), field("catatan")],
        requests: week.swaps.iter().map(|r| line(door, r, of(r))).collect(),
        keys: [door.seat.token.clone(), secret()],
        said,
    };
    Ok(door.answer(status, &page, &page.frame))
}

/// The page.
pub async fn form(
    State(counter): State<Counter>,
    reader: Reader,
    seat: Seat,
    Path(city): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Response> {
    let door = Door::open((counter, reader, seat), (&city, Act::ReadOwnWeek), None)?;
    let done = [2, 3].contains(&asked.kata).then(|| door.t.told[asked.kata].to_owned());
    page(&door, Said { done, ..Said::default() }, None).await
}

/// A request, or an answer to one.
pub async fn taken(
    State(counter): State<Counter>,
    reader: Reader,
    seat: Seat,
    Path(city): Path<String>,
    body: Bytes,
) -> Result<Response, Response> {
    let door = Door::open((counter, reader, seat), (&city, Act::AskSwap), Some(&body))?;
    let posted = match door.posted(&body) {
        Ok(posted) => posted,
        Err(said) => return page(&door, said, None).await,
    };
    match act(&door, &posted).await {
        Ok(word) => Ok(door.go(&format!("/saya/tukar?kata={word}"))),
        Err(trouble) => match door.told(trouble) {
            Ok(said) => page(&door, said, Some(&posted)).await,
            Err(trouble) => Err(door.trouble(&trouble)),
        },
    }
}

/// Does what was sent; gives the number of the words that say so.
async fn act(door: &Door, posted: &Posted) -> Result<usize, Trouble> {
    let (hall, city) = (&door.counter.hall, door.town.city.slug.as_str());
    let field = |name: &str| posted.get(name).unwrap_or_default().trim();
    let wish: Vec<_> = posted.0.iter().filter(|(name, _)| name != "tanda").collect();
    let key = format!("{}/{}", field("kunci"), crate::asset::sha256(&format!("{wish:?}")));
    if let Some(state) = SwapState::of_word(field("jawab")) {
        answer_swap(hall, &door.caller, &key, (city, field("permintaan"), state)).await?;
        return Ok(3);
    }
    let wish = SwapWish {
        city: city.to_owned(),
        day: field("hari").parse().unwrap_or(Date::MIN),
        colleague: colleague(door, field("rekan")),
        note: field("catatan").to_owned(),
    };
    ask_swap(hall, &door.caller, &key, wish).await?;
    Ok(2)
}

/// The number of who is written: "Nama (BGR-00012)", a number, or a name that one person bears.
fn colleague(door: &Door, written: &str) -> String {
    let number = written.rsplit_once('(').map_or(written, |(_, rest)| rest.trim_end_matches(')')).trim();
    let people = &door.town.people;
    if people.iter().any(|p| p.id.eq_ignore_ascii_case(number)) {
        return number.to_uppercase();
    }
    let me = door.caller.person.as_deref();
    let unit = people.iter().find(|p| Some(p.id.as_str()) == me).map(|p| p.unit);
    let mut called =
        people.iter().filter(|p| Some(p.unit) == unit && p.name.to_lowercase() == written.to_lowercase());
    match (called.next(), called.next()) {
        (Some(one), None) => one.id.clone(),
        _ => String::new(),
    }
}
