//! What a superior sends from the page of their team: a correction, or a decision on a swap.

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::response::Response;
use balai_app::work::{CorrectionWish, Decision, correct_attendance, decide_swap};
use balai_app::{Act, Trouble, mode_of};
use balai_core::say;
use balai_core::work::attendance::Way;
use jiff::civil::{Date, Time};

use super::door::Door;
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
    body: Bytes,
) -> Result<Response, Response> {
    let door = Door::open((counter, reader, seat), (&city, Act::ReadTeam), Some(&body))?;
    let posted = match door.posted(&body) {
        Ok(posted) => posted,
        Err(said) => return shown(&door, ("", ""), said).await,
    };
    let field = |name: &str| posted.get(name).unwrap_or_default().trim();
    match act(&door, &posted).await {
        Ok(word) => Ok(door.go(&format!("/tim?unit={}&hari={}&kata={word}", field("unit"), field("hari")))),
        Err(trouble) => match door.told(trouble) {
            Ok(said) => shown(&door, (field("unit"), field("hari")), said).await,
            Err(trouble) => Err(door.trouble(&trouble)),
        },
    }
}

async fn act(door: &Door, posted: &Posted) -> Result<usize, Trouble> {
    let (hall, city) = (&door.counter.hall, door.town.city.slug.clone());
    let field = |name: &str| posted.get(name).unwrap_or_default().trim();
    let wish: Vec<_> = posted.0.iter().filter(|(name, _)| name != "tanda").collect();
    let key = format!("{}/{}", field("kunci"), crate::asset::sha256(&format!("{wish:?}")));
    if !field("permintaan").is_empty() {
        let granted = field("jawab") == "granted";
        let (id, reason) = (field("permintaan").to_owned(), field("alasan").to_owned());
        decide_swap(hall, &door.caller, &key, Decision { city, id, granted, reason }).await?;
        return Ok(if granted { 4 } else { 5 });
    }
    let wish = correction(posted, city)?;
    correct_attendance(hall, &door.caller, &key, wish).await?;
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
