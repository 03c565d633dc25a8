//! The calendar behind a secret link: the days of one person, with the reasons, as iCalendar.

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use balai_app::Caller;
use balai_core::report::calendar::{Rota, person_ics};

use crate::counter::{Counter, chosen};
use crate::order::facts::issued;
use crate::reader::Reader;

/// The feed; a link that does not hold is a page that is not there.
pub async fn feed(
    State(counter): State<Counter>,
    reader: Reader,
    Path((city, file)): Path<(String, String)>,
) -> Response {
    let (Some(town), Some(secret)) = (counter.hall.town(&city), file.strip_suffix(".ics")) else {
        return counter.missing(&reader);
    };
    let now = counter.now(&town);
    let Some(order) = chosen(&town, "", now.datetime()) else { return counter.missing(&reader) };
    let link = (&*town, secret);
    let (person, board) = match counter.hall.calendar_board(&Caller::public(), link, &order.order.id).await {
        Ok(Some(found)) => found,
        Ok(None) => return counter.missing(&reader),
        Err(trouble) => return counter.trouble(&reader, &trouble),
    };
    let stamp = issued(&order.order).unwrap_or_else(|| order.from.date());
    let (people, roster, zone) = (&town.people, &board.1, now.time_zone());
    let rota = Rota { city: &town.city, people, effect: &order.effect, roster, zone, stamp };
    let Some(row) = roster.people.iter().position(|p| *p == person) else { return counter.missing(&reader) };
    // The link is a secret: nothing between the hall and the phone keeps what it opens.
    let headers =
        [(header::CONTENT_TYPE, "text/calendar; charset=utf-8"), (header::CACHE_CONTROL, "no-store")];
    (headers, person_ics(rota, row)).into_response()
}
