//! Answers of one's own week: the page, a tap, a new link to the calendar.

use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::Response;
use balai_app::work::{check_in, renew_calendar};
use balai_app::{Act, Trouble};
use serde::Deserialize;

use super::door::{Door, Said};
use super::tap;
use super::week::build;
use crate::counter::Counter;
use crate::desk::seat::Seat;
use crate::reader::Reader;

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    minggu: String,
    #[serde(default)]
    kata: String,
}

/// The page.
pub async fn week(
    State(counter): State<Counter>,
    reader: Reader,
    seat: Seat,
    Path(city): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Response> {
    let door = Door::open((counter, reader, seat), (&city, Act::ReadOwnWeek), None)?;
    let done = (asked.kata == "presensi").then(|| door.t.told[0].to_owned());
    page(&door, &asked.minggu, Said { done, ..Said::default() }, None).await
}

async fn page(door: &Door, around: &str, said: Said, link: Option<String>) -> Result<Response, Response> {
    let city = door.town.city.slug.as_str();
    let week = door.counter.hall.week(&door.caller, city, around.parse().ok()).await;
    let week = week.map_err(|trouble| door.trouble(&trouble))?;
    let news = door.counter.hall.news(&door.caller, city).await.map_err(|trouble| door.trouble(&trouble))?;
    let status = said.status;
    let page = build(door, (&week, &news), said, link);
    let mut response = door.answer(status, &page, &page.frame);
    if page.locates {
        let policy = HeaderValue::from_static("camera=(), geolocation=(self), microphone=()");
        response.headers_mut().insert(HeaderName::from_static("permissions-policy"), policy);
    }
    Ok(response)
}

/// A tap.
pub async fn tapped(
    State(counter): State<Counter>,
    reader: Reader,
    seat: Seat,
    Path(city): Path<String>,
    body: Bytes,
) -> Result<Response, Response> {
    let door = Door::open((counter, reader, seat), (&city, Act::CheckIn), Some(&body))?;
    let posted = match door.posted(&body) {
        Ok(posted) => posted,
        Err(said) => return page(&door, "", said, None).await,
    };
    let wish = match tap::read(&posted, &city, door.lang()) {
        Ok(wish) => wish,
        Err(wrong) => {
            let status = Some(StatusCode::UNPROCESSABLE_ENTITY);
            return page(&door, "", Said { status, wrong, done: None }, None).await;
        }
    };
    let key = posted.get("kunci").unwrap_or_default();
    match check_in(&door.counter.hall, &door.caller, key, wish).await {
        Ok(_) => Ok(door.go("/saya?kata=presensi")),
        Err(trouble) => said(&door, trouble).await,
    }
}

async fn said(door: &Door, trouble: Trouble) -> Result<Response, Response> {
    match door.told(trouble) {
        Ok(said) => page(door, "", said, None).await,
        Err(trouble) => Err(door.trouble(&trouble)),
    }
}

/// A new link to one's calendar.
pub async fn renewed(
    State(counter): State<Counter>,
    reader: Reader,
    seat: Seat,
    Path(city): Path<String>,
    body: Bytes,
) -> Result<Response, Response> {
    let door = Door::open((counter, reader, seat), (&city, Act::RenewCalendar), Some(&body))?;
    let posted = match door.posted(&body) {
        Ok(posted) => posted,
        Err(said) => return page(&door, "", said, None).await,
    };
    let key = posted.get("kunci").unwrap_or_default();
    match renew_calendar(&door.counter.hall, &door.caller, key, &city).await {
        Ok(secret) => {
            let site = door.counter.hall.public_site().trim_end_matches('/').to_owned();
            let link = format!("{site}/{city}/kalender/{secret}.ics");
            page(&door, "", Said::default(), Some(link)).await
        }
        Err(trouble) => said(&door, trouble).await,
    }
}
