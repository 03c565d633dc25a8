//! The page of outages: what is noted, the form that notes one, and the way to take one back.

use askama::Template;
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use balai_app::work::{OutageWish, note_outage};
use balai_app::{Act, Trouble};
use balai_core::say;
use jiff::civil::DateTime;
use serde::Deserialize;

use super::door::{Door, Said};
use super::text::Words;
use super::week::title;
use crate::counter::Counter;
use crate::desk::door::Posted;
use crate::desk::seat::{Seat, secret};
use crate::frame::{Frame, clock};
use crate::reader::Reader;

/// One outage that is noted.
#[derive(Debug)]
pub struct OutageLine {
    /// Number.
    pub number: i64,
    /// From when to when.
    pub span: String,
    /// What happened.
    pub reason: String,
}

/// The page.
#[derive(Debug, Template)]
#[template(path = "outage.html")]
pub struct OutagePage {
    /// Frame.
    pub frame: Frame,
    /// Words.
    pub t: &'static Words,
    /// What is said over the page.
    pub said: Said,
    /// What was typed: from, to, reason.
    pub typed: [String; 3],
    /// Those that are noted.
    pub noted: Vec<OutageLine>,
    /// Token and key of the forms.
    pub keys: [String; 2],
}

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    kata: usize,
}

async fn shown(door: &Door, said: Said, posted: Option<&Posted>) -> Result<Response, Response> {
    let noted = door.counter.hall.noted_outages(&door.caller, &door.town.city.slug).await;
    let noted = noted.map_err(|trouble| door.trouble(&trouble))?;
    let (t, lang, zone) = (door.t, door.lang(), door.town.zone());
    let time = |at: jiff::Timestamp| clock(&at.to_zoned(zone.clone()), lang);
    let line = |o: balai_app::NotedOutage| OutageLine {
        number: o.number,
        span: (t.span)(&time(o.from), &time(o.to)),
        reason: o.reason,
    };
    let field = |name: &str| posted.and_then(|p| p.get(name)).unwrap_or_default().to_owned();
    let now = door.town.wall(&door.counter.hall.now()).strftime("%Y-%m-%dT%H:%M").to_string();
    let or_now = |text: String| if text.is_empty() { now.clone() } else { text };
    let status = said.status;
    let page = OutagePage {
        frame: door.frame().titled(title(&said, t.outage[0], t), t.outage[1]),
        t,
        typed: [or_now(field("dari")), or_now(field("sampai")), field("alasan")],
        noted: noted.into_iter().map(line).collect(),
        keys: [door.seat.token.clone(), secret()],
        said,
    };
    Ok(door.answer(status, &page, &page.frame))
}

/// The page.
pub async fn page(
    State(counter): State<Counter>,
    reader: Reader,
    seat: Seat,
    Path(city): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Response> {
    let door = Door::open((counter, reader, seat), (&city, Act::NoteOutage), None)?;
    let done = (asked.kata == 6).then(|| door.t.told[6].to_owned());
    shown(&door, Said { done, ..Said::default() }, None).await
}

/// An outage to note, or to take back.
pub async fn taken(
    State(counter): State<Counter>,
    reader: Reader,
    seat: Seat,
    Path(city): Path<String>,
    body: Bytes,
) -> Result<Response, Response> {
    let door = Door::open((counter, reader, seat), (&city, Act::NoteOutage), Some(&body))?;
    let posted = match door.posted(&body) {
        Ok(posted) => posted,
        Err(said) => return shown(&door, said, None).await,
    };
    match act(&door, &posted).await {
        Ok(()) => Ok(door.go("/kelola/gangguan?kata=6")),
        Err(trouble) => match door.told(trouble) {
            Ok(said) => shown(&door, said, Some(&posted)).await,
            Err(trouble) => Err(door.trouble(&trouble)),
        },
    }
}

async fn act(door: &Door, posted: &Posted) -> Result<(), Trouble> {
    let field = |name: &str| posted.get(name).unwrap_or_default().trim();
    let sent: Vec<_> = posted.0.iter().filter(|(name, _)| name != "tanda").collect();
    let key = format!("{}/{}", field("kunci"), crate::asset::sha256(&format!("{sent:?}")));
    let reason = field("alasan").to_owned();
    let wish = match field("tarik").parse::<i64>() {
        Ok(number) => OutageWish::Withdraw(number, reason),
        Err(_) => {
            let time = |name: &str| field(name).parse::<DateTime>().ok();
            let (Some(from), Some(to)) = (time("dari"), time("sampai")) else {
                return Err(Trouble::Unfit(say!(
                    "waktu: isi hari dan jam, misalnya 2021-06-30T07:30",
                    "times: give day and time, for example 2021-06-30T07:30"
                )));
            };
            OutageWish::Note(from, to, reason)
        }
    };
    note_outage(&door.counter.hall, &door.caller, &key, (&door.town.city.slug, wish)).await.map(drop)
}
