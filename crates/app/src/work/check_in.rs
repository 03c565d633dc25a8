//! Act: check in or out (presensi masuk, pulang). A fact is recorded and never refused: late, outside
//! the window, at another place than planned are findings of the one who reads. The key comes from the
//! phone, so that what was kept without signal and sent again counts once, at the time of the tap.

use balai_core::arrange::Mode;
use balai_core::work::attendance::{Way, day_of};
use balai_store::attendance::{Entry, Origin, Spot, record};
use balai_store::{Done, Fault};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::access::{Act, Caller, require};
use crate::days::{day_under, oneself, unit_slug};
use crate::trouble::no_city;
use crate::{Hall, Town, Trouble};

/// How long a tap may have waited on a phone. One that says it is older, or of tomorrow, comes from a
/// phone whose clock is wrong by days: the hall's time counts, and the difference is kept.
const LONGEST_WAIT: SignedDuration = SignedDuration::from_hours(31 * 24);
/// How far ahead a phone may be.
const MOST_AHEAD: SignedDuration = SignedDuration::from_hours(24);

/// What somebody tapped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TapWish {
    /// City slug.
    pub city: String,
    /// In or out.
    pub way: Way,
    /// Where they say they work: office, field or home.
    pub mode: Mode,
    /// When, by the phone; `None`: now, by the hall (a form without a script).
    pub at: Option<Timestamp>,
    /// The phone's clock when it sent this, if it says so.
    pub sent: Option<Timestamp>,
    /// The place, if the phone gave it. Kept only if the order asks for it.
    pub spot: Option<Spot>,
}

/// What was recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tapped {
    /// The working day it belongs to.
    pub day: Date,
    /// Its number within the day of the person.
    pub number: i64,
    /// The time that counts.
    pub at: Timestamp,
}

/// Records a tap of the caller's own.
///
/// # Errors
/// [`Trouble::Forbidden`] for who is not on the staff of the city. Nothing else stops a fact.
pub async fn check_in(hall: &Hall, caller: &Caller, key: &str, wish: TapWish) -> Result<Tapped, Trouble> {
    require(caller, Act::CheckIn)?;
    let town = hall.town(&wish.city).ok_or_else(|| no_city(&wish.city))?;
    let who = oneself(caller, Act::CheckIn, &town)?;
    let person = town.people.get(who.at()).ok_or(Trouble::Forbidden)?;
    let command = hall.command(caller, Act::CheckIn, key);
    let now = command.at;
    let (at, skew_seconds) = counted(hall.clock_is_set(), &wish, now);
    let wall = at.to_zoned(town.zone()).datetime();
    let day = match wish.way {
        Way::In => wall.date(),
        // Who leaves may leave a night shift that began the day before.
        Way::Out => {
            let before = wall.date().yesterday().unwrap_or(wall.date());
            let rule = hall.rule(&town, person.unit, before).await?;
            day_of(wall, wish.way, Some(&day_under(&town, &rule, who, before)?))
        }
    };
    let spot = if wish.spot.is_some() && locates(hall, &town, who, day).await? { wish.spot } else { None };
    let entry = Entry {
        day,
        unit: unit_slug(&town, who).to_owned(),
        person: person.id.clone(),
        number: 0,
        way: wish.way,
        at,
        received_at: now,
        skew_seconds,
        mode: wish.mode,
        spot,
        origin: Origin::Own,
        author: command.actor.clone(),
        reason: None,
        corrects: None,
    };
    let recorded = hall.store().write(command, move |tx| {
        Box::pin(async move {
            let numbers = record(tx, &wish.city, std::slice::from_ref(&entry)).await?;
            let number = numbers.first().copied().unwrap_or_default();
            Ok::<_, Fault>(Done {
                subject: format!("attendance/{}/{day}/{}/{}", wish.city, entry.unit, entry.person),
                payload: json!({
                    "number": number, "way": entry.way.word(), "at": at, "received_at": now,
                    "skew_seconds": skew_seconds, "mode": entry.mode.word(), "place": entry.spot.is_some(),
                }),
                answer: Tapped { day, number, at },
            })
        })
    });
    recorded.await.map_err(Trouble::from)
}

/// The time that counts, and by how much the phone's clock differs.
fn counted(stands: bool, wish: &TapWish, now: Timestamp) -> (Timestamp, Option<i64>) {
    let Some(at) = wish.at else { return (now, None) };
    let near = at >= now - LONGEST_WAIT && at <= now + MOST_AHEAD;
    let off = |phone: Timestamp| phone.duration_since(now).as_secs();
    match (stands, near) {
        // Where the hall's clock stands, the distance of a phone's to it says nothing.
        (true, true) => (at, None),
        (true, false) => (now, None),
        (false, true) => (at, wish.sent.map(off)),
        (false, false) => (now, Some(off(wish.sent.unwrap_or(at)))),
    }
}

/// True if the order wants the place of somebody on a day.
async fn locates(
    hall: &Hall,
    town: &Town,
    who: balai_core::city::PersonIx,
    date: Date,
) -> Result<bool, Trouble> {
    let unit = town.people.get(who.at()).ok_or(Trouble::Forbidden)?.unit;
    let rule = hall.rule(town, unit, date).await?;
    Ok(day_under(town, &rule, who, date)?.windows.is_some_and(|windows| windows.locates))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use balai_core::work::attendance::{Point, Remark};
    use jiff::civil::date;

    use super::*;
    use crate::fixture::{employee, for_each_engine, journalled, planned};

    fn wish(way: Way, at: Option<&str>) -> TapWish {
        let at = at.map(|text| text.parse().unwrap());
        TapWish { city: "mini".into(), way, mode: Mode::Home, at, sent: None, spot: None }
    }

    #[tokio::test]
    async fn a_tap_counts_once_at_its_own_time_however_often_it_is_sent() {
        for_each_engine(async |store| {
            let hall = planned(store).await;
            let rina = employee("MIN-00003");
            let tap = wish(Way::In, Some("2021-06-30T07:10:00+07:00"));
            let first = check_in(&hall, &rina, "k", tap.clone()).await.unwrap();
            assert_eq!((first.day, first.number), (date(2021, 6, 30), 1));
            for _ in 0..2 {
                assert_eq!(check_in(&hall, &rina, "k", tap.clone()).await, Ok(first.clone()), "a retry");
            }
            let week = hall.week(&rina, "mini", None).await.unwrap();
            assert_eq!(week.today.entries.len(), 1);
            let Point::Done(counted, _) = &week.today.arrive else { unreachable!() };
            assert_eq!(counted.at, date(2021, 6, 30).at(7, 10, 0, 0));
            let line = "check-in employee/MIN-00003 attendance/mini/2021-06-30/dinkes/MIN-00003";
            assert_eq!(journalled(&hall).await.iter().filter(|l| *l == line).count(), 1);
            check_in(&hall, &rina, "other", tap).await.unwrap();
            assert_eq!(hall.week(&rina, "mini", None).await.unwrap().today.entries.len(), 2, "another tap");
            for _ in 0..2 {
                check_in(&hall, &rina, " ", wish(Way::Out, None)).await.unwrap();
            }
            assert_eq!(
                hall.week(&rina, "mini", None).await.unwrap().today.entries.len(),
                4,
                "no key, no retry"
            );
        })
        .await;
    }

    #[tokio::test]
    async fn a_fact_is_never_refused_and_a_finding_says_what_is_wrong_with_it() {
        for_each_engine(async |store| {
            let hall = planned(store).await;
            let rina = employee("MIN-00003");
            for (key, at) in [("late", "2021-06-30T08:30:00+07:00"), ("sunday", "2021-06-27T09:00:00+07:00")]
            {
                check_in(&hall, &rina, key, wish(Way::In, Some(at))).await.unwrap();
            }
            let week = hall.week(&rina, "mini", None).await.unwrap();
            let Point::Done(_, remarks) = &week.today.arrive else { unreachable!() };
            assert!(remarks.contains(&Remark::Late(30)), "{remarks:?}");
            let before = hall.week(&rina, "mini", Some(date(2021, 6, 27))).await.unwrap();
            let Point::Done(_, remarks) = &before.days[6].arrive else { unreachable!() };
            assert!(remarks.contains(&Remark::NotAsked), "{remarks:?}");
            let plain = check_in(&hall, &rina, "plain", wish(Way::Out, None)).await.unwrap();
            assert_eq!(plain.at, hall.now().timestamp(), "a form without a script has the hall's time");
            let wild = check_in(&hall, &rina, "1970", wish(Way::In, Some("1970-01-01T00:00:00Z"))).await;
            assert_eq!(wild.unwrap().at, hall.now().timestamp());
        })
        .await;
    }

    #[test]
    fn a_phones_clock_counts_and_its_error_is_kept() {
        let now: Timestamp = "2021-06-30T00:15:00Z".parse().unwrap();
        let of = |at: &str, sent: Option<&str>| TapWish {
            sent: sent.map(|text| text.parse().unwrap()),
            ..wish(Way::In, Some(at))
        };
        let (early, later) = ("2021-06-29T23:00:00Z", "2021-06-30T00:25:00Z");
        let table = [
            (false, of(early, None), early, None),
            (false, of(early, Some(later)), early, Some(600)),
            (true, of(early, Some(later)), early, None),
            (false, of("2021-01-01T00:00:00Z", Some(later)), "2021-06-30T00:15:00Z", Some(600)),
            (true, of("2026-01-01T00:00:00Z", None), "2021-06-30T00:15:00Z", None),
        ];
        for (stands, wish, at, skew) in table {
            assert_eq!(counted(stands, &wish, now), (at.parse().unwrap(), skew), "{wish:?}");
        }
    }

    #[tokio::test]
    async fn only_who_is_on_the_staff_taps_and_a_place_is_kept_only_where_the_order_asks() {
        for_each_engine(async |store| {
            let hall = planned(store).await;
            let spot = Some(Spot { latitude: -6_595_000, longitude: 106_797_000, accuracy: 12 });
            let tap = TapWish { spot, ..wish(Way::In, None) };
            check_in(&hall, &employee("MIN-00003"), "k", tap.clone()).await.unwrap();
            let week = hall.week(&employee("MIN-00003"), "mini", None).await.unwrap();
            assert_eq!(week.today.entries[0].spot, None);
            for caller in [Caller::public(), Caller::operator(), employee("MIN-99999")] {
                assert_eq!(check_in(&hall, &caller, "x", tap.clone()).await, Err(Trouble::Forbidden));
            }
        })
        .await;
    }
}
