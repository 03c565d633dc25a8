//! What somebody was told (pemberitahuan): their days that changed, the roster of their unit that the
//! hall mended. Other kinds find their words here too; a kind that is not known is told by its name.

use askama::Template;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use balai_app::account::read_notices;
use balai_app::{Act, Told};
use balai_core::arrange::Mode;
use balai_core::city::City;
use balai_core::diagnostic::Lang;
use serde_json::Value;

use crate::arrange::mend::seen::day_words;
use crate::arrange::text::words as board_words;
use crate::counter::Counter;
use crate::desk::seat::{Seat, secret};
use crate::frame::{Frame, clock};
use crate::health::room::{Room, Sent};
use crate::reader::{Reader, in_language};

/// Words of the page.
#[derive(Debug)]
pub struct Words {
    /// Heading.
    pub heading: &'static str,
    /// What it is.
    pub lead: &'static str,
    /// Nothing was told.
    pub none: &'static str,
    /// Not read yet.
    pub fresh: &'static str,
    /// Button.
    pub mark: &'static str,
    /// One's own days changed.
    pub days: &'static str,
    /// Nothing was planned that day.
    pub nothing: &'static str,
    /// The hall mended the roster of a unit: unit, days.
    pub mended: fn(&str, &str) -> String,
    /// The roster of a unit needs its head.
    pub needs: fn(&str) -> String,
    /// Way to the board.
    pub board: &'static str,
}

const ID: Words = Words {
    heading: "Pemberitahuan",
    lead: "Perubahan jadwal Anda dan unit Anda. Yang terbaru di atas.",
    none: "Belum ada pemberitahuan.",
    fresh: "Belum dibaca",
    mark: "Tandai sudah dibaca",
    days: "Jadwal Anda berubah",
    nothing: "belum ada",
    mended: |unit, days| {
        format!(
            "Jadwal {unit} disesuaikan oleh balai karena ada pegawai yang tidak tersedia: {days} sel berubah. Bila Anda memilih susunan lain, ubah dan terbitkan dari papan jadwal."
        )
    },
    needs: |unit| {
        format!(
            "Ada pegawai {unit} yang tidak tersedia, dan jadwal tidak dapat disesuaikan tanpa melanggar perintah. Susun dan terbitkan dari papan jadwal."
        )
    },
    board: "Buka papan jadwal",
};

const EN: Words = Words {
    heading: "Notices",
    lead: "Changes of your roster and that of your unit, the newest first.",
    none: "There are no notices.",
    fresh: "Not read yet",
    mark: "Mark as read",
    days: "Your roster has changed",
    nothing: "nothing yet",
    mended: |unit, days| {
        format!(
            "The hall adapted the roster of {unit}, for somebody is not available: {days} cells changed. To arrange it otherwise, change and publish it on the board."
        )
    },
    needs: |unit| {
        format!(
            "Somebody of {unit} is not available, and the roster cannot be adapted without breaking the order. Arrange and publish it on the board."
        )
    },
    board: "Open the board",
};

/// Words of the page in a language.
#[must_use]
pub const fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Id => &ID,
        Lang::En => &EN,
    }
}

/// One notice in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// When.
    pub at: String,
    /// What.
    pub heading: String,
    /// Day by day: day, before, now.
    pub days: Vec<(String, String, String)>,
    /// Where to go.
    pub way: Option<String>,
    /// Not read yet.
    pub fresh: bool,
}

/// The page.
#[derive(Debug, Template)]
#[template(path = "told.html")]
pub struct ToldPage {
    /// Frame.
    pub frame: Frame,
    /// Words.
    pub t: &'static Words,
    /// Notices, the last first.
    pub notes: Vec<Note>,
    /// Number of the newest that was not read, if there is one.
    pub newest: Option<i64>,
    /// Token of the form.
    pub token: String,
    /// Key of the form.
    pub key: String,
}

/// What the reader was told.
pub async fn show(
    State(counter): State<Counter>,
    reader: Reader,
    seat: Seat,
    Path(city): Path<String>,
) -> Result<Response, Response> {
    let room = Room::open(counter, (reader, seat), &city, Act::SeeNotices, None)?;
    let all = room.counter.hall.notices(&room.caller, &city).await;
    let all = all.map_err(|trouble| room.trouble(&trouble))?;
    let t = words(room.lang());
    let frame = room.frame(t.heading, t.lead);
    let page = ToldPage {
        t,
        newest: all.first().filter(|told| !told.read).map(|told| told.number),
        notes: all.iter().map(|told| note(&room, &frame, told)).collect(),
        token: room.seat.token.clone(),
        key: secret(),
        frame,
    };
    Ok(room.answer(StatusCode::OK, &page.frame, &page))
}

/// Marks what was shown as read.
pub async fn mark(
    State(counter): State<Counter>,
    reader: Reader,
    seat: Seat,
    Path(city): Path<String>,
    body: Bytes,
) -> Result<Response, Response> {
    let room = Room::open(counter, (reader, seat), &city, Act::SeeNotices, Some(&body))?;
    let sent = Sent::read(&body);
    if let (true, Ok(up_to)) = (room.seat.wrote(sent.field("tanda")), sent.field("sampai").parse()) {
        let marked = read_notices(&room.counter.hall, &room.caller, &sent.key(), (&city, up_to)).await;
        marked.map_err(|trouble| room.trouble(&trouble))?;
    }
    Ok(Redirect::to(&in_language(room.lang(), &format!("/{city}/saya/pemberitahuan"))).into_response())
}

fn note(room: &Room, frame: &Frame, told: &Told) -> Note {
    let (t, city) = (words(room.lang()), &room.town.city);
    let slug = told.facts["unit"].as_str().unwrap_or_default();
    let unit = city.unit(slug).and_then(|at| city.units.get(at.at())).map_or("", |unit| unit.name.as_str());
    let heading = match told.kind.as_str() {
        "roster-changed" => t.days.to_owned(),
        "unit-roster-mended" => (t.mended)(unit, &told.facts["changes"].to_string()),
        "unit-roster-needs-you" => (t.needs)(unit),
        other => other.to_owned(),
    };
    let days = told.facts["days"].as_array().map(Vec::as_slice).unwrap_or_default();
    let day = |facts: &Value| {
        let date = facts["day"].as_str().and_then(|day| day.parse().ok());
        let words = date.map_or_else(String::new, |date| day_words(date, room.lang()));
        let [from, to] = ["from", "to"].map(|name| cell(city, slug, &facts[name], room.lang()));
        (words, from.unwrap_or_else(|| t.nothing.to_owned()), to.unwrap_or_default())
    };
    Note {
        at: clock(&told.at.to_zoned(room.now.time_zone().clone()), room.lang()),
        heading,
        days: days.iter().map(day).collect(),
        way: (!unit.is_empty()).then(|| frame.town(&format!("/jadwal/{slug}"))),
        fresh: !told.read,
    }
}

/// "Kantor, pos IGD, piket".
fn cell(city: &City, unit: &str, facts: &Value, lang: Lang) -> Option<String> {
    let w = board_words(lang);
    let mode: Mode = serde_json::from_value(facts.get("mode")?.clone()).ok()?;
    let mut words = w.mode(mode).to_owned();
    let of = |slug: &str| {
        let unit = city.unit(unit)?;
        city.posts.iter().find(|post| post.unit == unit && post.slug == slug)
    };
    if let Some(post) = facts["post"].as_str().and_then(of) {
        words = format!("{words}, {}", post.name.get(lang));
    }
    if facts["picket"].as_bool() == Some(true) {
        words = format!("{words}, {}", w.picket);
    }
    Some(words)
}
