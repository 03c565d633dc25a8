//! What a superior sends from the page of their team: a correction, or a decision on a swap.

use axum::body::Bytes;
use axum::extract::{FromRequest as _, Path, Request, State};
use axum::http::{StatusCode, header};
use axum::response::Response;
use balai_app::work::{
    CorrectionWish, Decision, Entered, EntryList, correct_attendance, decide_swap, enter_attendance,
};
use balai_app::{Act, Trouble, mode_of};
use balai_core::say;
use balai_core::work::attendance::Way;
use jiff::civil::{Date, Time};

use super::door::{Door, Said};
use super::form::Form;
use super::list::{read, text::words};
use super::team::shown;
use crate::counter::Counter;
use crate::desk::door::Posted;
use crate::desk::seat::Seat;
use crate::reader::Reader;

/// A correction, or a decision on a swap.
pub async fn taken(
    State(counter): State<Counter>,
    reader: Reader,
    seat: Seat,
    Path(city): Path<String>,
    request: Request,
) -> Result<Response, Response> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let kind = kind.unwrap_or_default().to_owned();
    let body = Bytes::from_request(request, &()).await;
    let form = body.as_ref().map(|body| Form::read(&kind, body)).unwrap_or_default();
    let held = Bytes::from(form.encoded());
    let door = Door::open((counter, reader, seat), (&city, Act::ReadTeam), Some(&held))?;
    if body.is_err() {
        let said = Said::wrong(StatusCode::PAYLOAD_TOO_LARGE, words(door.lang()).no_file[0]);
        return shown(&door, ("", ""), said, Default::default()).await;
    }
    let posted = match door.posted(&held) {
        Ok(posted) => posted,
        Err(said) => return shown(&door, ("", ""), said, Default::default()).await,
    };
    let field = |name: &str| posted.get(name).unwrap_or_default().trim();
    let place = (field("unit"), field("hari"));
    let typed = [field("daftar").replace("\r\n", "\n"), field("alasan-daftar").to_owned()];
    let entries = match listed(&door, place.0, (&typed[0], form.file.as_deref())) {
        Ok(entries) => entries,
        Err(wrong) => {
            let said = Said { status: Some(StatusCode::UNPROCESSABLE_ENTITY), wrong, done: None };
            return shown(&door, place, said, typed).await;
        }
    };
    match act(&door, (&posted, &form.key()), entries).await {
        Ok(word) => Ok(door.go(&format!("/tim?unit={}&hari={}&kata={word}", place.0, place.1))),
        Err(trouble) => match door.told(trouble) {
            Ok(said) => shown(&door, place, said, typed).await,
            Err(trouble) => Err(door.trouble(&trouble)),
        },
    }
}

/// The list that was sent, if one was; else everything that is wrong with it.
fn listed(
    door: &Door,
    unit: &str,
    (text, file): (&str, Option<&[u8]>),
) -> Result<Option<Vec<Entered>>, Vec<String>> {
    let unit = door.town.city.unit(unit);
    let people = door.town.people.iter().filter(|person| Some(person.unit) == unit);
    let people = people.map(|person| (person.id.as_str(), person.name.as_str()));
    let told = |which: usize| vec![words(door.lang()).no_file[which].to_owned()];
    let rows = match (text, file) {
        ("", None) => return Ok(None),
        (text, None) => read::rows(text),
        ("", Some(file)) => read::rows_of_file(file).ok_or_else(|| told(1))?,
        (_, Some(_)) => return Err(told(2)),
    };
    read::read(&rows, people, words(door.lang())).map(Some)
}

async fn act(
    door: &Door,
    (posted, key): (&Posted, &str),
    entries: Option<Vec<Entered>>,
) -> Result<usize, Trouble> {
    let (hall, city) = (&door.counter.hall, door.town.city.slug.clone());
    let field = |name: &str| posted.get(name).unwrap_or_default().trim();
    if !field("permintaan").is_empty() {
        let granted = field("jawab") == "granted";
        let (id, reason) = (field("permintaan").to_owned(), field("alasan").to_owned());
        decide_swap(hall, &door.caller, key, Decision { city, id, granted, reason }).await?;
        return Ok(if granted { 4 } else { 5 });
    }
    if let Some(entries) = entries {
        let (unit, reason) = (field("unit").to_owned(), field("alasan-daftar").to_owned());
        enter_attendance(hall, &door.caller, key, EntryList { city, unit, reason, entries }).await?;
        return Ok(7);
    }
    if posted.get("alasan-daftar").is_some() {
        return Err(Trouble::Unfit(say!(
            "tempel daftar atau pilih berkas dahulu",
            "paste a list or choose a file first"
        )));
    }
    let wish = correction(posted, city)?;
    correct_attendance(hall, &door.caller, key, wish).await?;
    Ok(1)
}

fn correction(posted: &Posted, city: String) -> Result<CorrectionWish, Trouble> {
    let field = |name: &str| posted.get(name).unwrap_or_default().trim();
    let day = field("hari").parse::<Date>().ok();
    let time = field("jam").replace('.', ":").parse::<Time>().ok();
    let (Some(day), Some(time), Some(way), Some(mode)) =
        (day, time, Way::of_word(field("jenis")), mode_of(field("cara")))
    else {
        return Err(Trouble::Unfit(say!(
            "jam: tulis seperti 07.30, lalu pilih masuk atau pulang dan tempatnya",
            "time: write it like 07:30, then choose in or out and the place"
        )));
    };
    Ok(CorrectionWish {
        city,
        person: field("pegawai").to_owned(),
        day,
        way,
        at: day.to_datetime(time),
        mode,
        reason: field("alasan").to_owned(),
        corrects: field("baris").parse().ok(),
    })
}
