//! Publishes a proposal: the form of the page, the act, and the page again where it was not done.

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use balai_app::arrange::publish_roster;
use balai_app::{Caller, RosterWish, Trouble};
use jiff::Zoned;

use super::past::who;
use super::steps;
use super::text::mend;
use crate::arrange::asked::Asked;
use crate::arrange::one::{Told, page};
use crate::counter::{Counter, chosen};
use crate::desk::door::{Posted, sentence};
use crate::desk::seat::Seat;
use crate::reader::{Reader, in_language};

/// Publishes, then shows what changed.
pub async fn publish(
    State(counter): State<Counter>,
    reader: Reader,
    seat: Seat,
    Path((city, unit)): Path<(String, String)>,
    body: Bytes,
) -> Response {
    let posted = Posted(form_urlencoded::parse(&body).into_owned().collect());
    let field = |name: &str| posted.get(name).unwrap_or_default().to_owned();
    let asked = Asked { aturan: field("aturan"), usul: field("usul"), ..Asked::default() };
    let m = mend(reader.lang);
    let Some(town) = counter.hall.town(&city) else { return counter.missing(&reader) };
    if seat.visitor.is_none() {
        return counter.kept_at_door(&reader, &seat, &town, &body);
    }
    let caller = seat.caller();
    let now: Zoned = counter.now(&town);
    let Some(order) = chosen(&town, &asked.aturan, now.datetime()) else { return counter.missing(&reader) };
    let (id, base) = (order.order.id.clone(), field("dasar"));
    let place = (city.as_str(), unit.as_str());
    if !seat.wrote(&field("tanda")) {
        let told = Told { status: StatusCode::FORBIDDEN, notes: vec![m.stranger.to_owned()] };
        return page(&counter, (&reader, &seat), place, &asked, told).await;
    }
    let (taken, unread) = steps::read(&asked.usul);
    if let Some(item) = unread.first() {
        let told = Told { status: StatusCode::UNPROCESSABLE_ENTITY, notes: vec![(m.step_wrong)(item)] };
        return page(&counter, (&reader, &seat), place, &asked, told).await;
    }
    let wish = RosterWish {
        city: city.clone(),
        order: id.clone(),
        unit: unit.clone(),
        base: Some(base.clone()),
        steps: taken,
    };
    // One key for one proposal: a form sent twice publishes once.
    let key = format!("{}/{}", field("kunci"), crate::asset::sha256(&format!("{base} {}", asked.usul)));
    match publish_roster(&counter.hall, &caller, &key, wish).await {
        Ok(_) => {
            let order = Asked { usul: String::new(), ..asked }.aturan;
            let order = if order.is_empty() {
                order
            } else {
                format!("aturan={}&", crate::frame::query_value(&order))
            };
            let to = in_language(reader.lang, &format!("/{city}/jadwal/{unit}?{order}banding=induk"));
            Redirect::to(&to).into_response()
        }
        Err(trouble) => {
            let Some(told) =
                refused(&counter, (&reader, &caller), (&city, &unit), (&id, &base, &trouble)).await
            else {
                return counter.trouble(&reader, &trouble);
            };
            page(&counter, (&reader, &seat), place, &asked, told).await
        }
    }
}

/// What is said of a proposal that was not published; `None` if it is no matter of the proposal.
async fn refused(
    counter: &Counter,
    (reader, caller): (&Reader, &Caller),
    (city, unit): (&str, &str),
    (order, base, trouble): (&str, &str, &Trouble),
) -> Option<Told> {
    let m = mend(reader.lang);
    let (status, note) = match trouble {
        Trouble::Refused(_) => (StatusCode::UNPROCESSABLE_ENTITY, m.blocked.to_owned()),
        Trouble::Unfit(why) => (StatusCode::UNPROCESSABLE_ENTITY, sentence(why.get(reader.lang))),
        Trouble::Stale(why) => {
            let newest = counter.hall.roster(city, order).await.ok().flatten();
            let quicker = newest.filter(|head| head.id != base);
            let note = match (quicker, counter.hall.town(city)) {
                (Some(head), Some(town)) => {
                    let unit = town.city.unit(unit)?;
                    let past = counter.hall.history_for(caller, &town, order, unit).await.unwrap_or_default();
                    let by = past.iter().find(|p| p.id == head.id);
                    let by = by.map_or_else(|| m.colleague.to_owned(), |p| who(&p.actor, reader.lang));
                    (m.meanwhile)(&by, head.sequence)
                }
                _ => sentence(why.get(reader.lang)),
            };
            (StatusCode::CONFLICT, note)
        }
        _ => return None,
    };
    Some(Told { status, notes: vec![note] })
}
