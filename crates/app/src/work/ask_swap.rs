//! Act: ask a colleague of one's unit to exchange a day (tukar jadwal). What the rules of the roster
//! forbid is said at once, with the rule; the colleague answers next.

use balai_core::say;
use balai_core::work::swap::SwapState;
use balai_store::swap::{Request, ask};
use balai_store::{Done, Fault, sha256};
use jiff::civil::Date;
use serde_json::json;

use crate::access::{Act, Caller, require};
use crate::days::{oneself, unit_slug};
use crate::swaps::drawn;
use crate::trouble::no_city;
use crate::{Hall, Trouble};

/// Longest note, letters.
const LONGEST: usize = 200;

/// The swap somebody wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SwapWish {
    /// City slug.
    pub city: String,
    /// The day.
    pub day: Date,
    /// Number of the colleague.
    pub colleague: String,
    /// What one writes beside it; may be empty.
    pub note: String,
}

/// Asks; gives the id of the request.
///
/// # Errors
/// [`Trouble::Unfit`] if day and colleague cannot be exchanged, with the rule; [`Trouble::Refused`] if
/// the roster would break the order; [`Trouble::Forbidden`] for who is not on the staff of the city.
pub async fn ask_swap(hall: &Hall, caller: &Caller, key: &str, wish: SwapWish) -> Result<String, Trouble> {
    require(caller, Act::AskSwap)?;
    let town = hall.town(&wish.city).ok_or_else(|| no_city(&wish.city))?;
    let who = oneself(caller, Act::AskSwap, &town)?;
    let person = town.people.get(who.at()).ok_or(Trouble::Forbidden)?;
    let colleague = town.people.iter().find(|p| p.id == wish.colleague && p.unit == person.unit);
    if colleague.is_none_or(|colleague| colleague.id == person.id) {
        return Err(Trouble::Unfit(say!(
            "rekan: pilih rekan dari unit Anda sendiri",
            "colleague: choose a colleague of your own unit"
        )));
    }
    if wish.note.chars().count() > LONGEST {
        return Err(Trouble::Unfit(say!(
            "catatan: paling panjang {LONGEST} huruf",
            "note: at most {LONGEST} letters"
        )));
    }
    let Some(order) = town.order_on(wish.day) else {
        return Err(Trouble::Unfit(say!(
            "hari: tidak ada perintah yang berlaku pada hari itu, jadi tidak ada jadwal yang ditukar",
            "day: no order holds on that day, so there is no roster to exchange"
        )));
    };
    let command = hall.command(caller, Act::AskSwap, key);
    let request = Request {
        id: format!("t{}", &sha256(format!("swap/{}", command.key).as_bytes())[..16]),
        order: order.order.id.clone(),
        unit: unit_slug(&town, who).to_owned(),
        day: wish.day,
        asker: person.id.clone(),
        colleague: wish.colleague,
        note: wish.note.trim().to_owned(),
        asked_at: command.at,
        state: SwapState::Asked,
        reason: String::new(),
        moved_at: command.at,
    };
    drawn(hall, &wish.city, &request).await?;
    let (city, author) = (wish.city, command.actor.clone());
    let asked = hall.store().write(command, move |tx| {
        Box::pin(async move {
            ask(tx, (&city, &author), &request).await?;
            let payload =
                json!({ "day": request.day, "asker": request.asker, "colleague": request.colleague });
            Ok::<_, Fault>(Done {
                subject: format!("swap/{city}/{}", request.id),
                payload,
                answer: request.id,
            })
        })
    });
    asked.await.map_err(Trouble::from)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use jiff::civil::date;

    use super::*;
    use crate::fixture::{employee, for_each_engine, journalled, planned};

    #[tokio::test]
    async fn one_asks_a_colleague_once_and_what_the_rules_forbid_is_said() {
        for_each_engine(async |store| {
            let hall = planned(store).await;
            let (asker, day, other) = crate::work::decide_swap::a_pair(&hall).await;
            let caller = employee(&asker);
            let wish = SwapWish { city: "mini".into(), day, colleague: other.clone(), note: "acara".into() };
            let id = ask_swap(&hall, &caller, "k", wish.clone()).await.unwrap();
            assert_eq!(ask_swap(&hall, &caller, "k", wish.clone()).await, Ok(id.clone()), "a retry");
            for who in [&asker, &other] {
                let week = hall.week(&employee(who), "mini", None).await.unwrap();
                let states: Vec<_> = week.swaps.iter().map(|r| (r.id.as_str(), r.state)).collect();
                assert_eq!(states, [(id.as_str(), SwapState::Asked)]);
            }
            let line = format!("ask-swap employee/{asker} swap/mini/{id}");
            assert!(journalled(&hall).await.contains(&line));
            let table = [
                SwapWish { colleague: asker.clone(), ..wish.clone() },
                SwapWish { colleague: "MIN-00001".into(), ..wish.clone() },
                SwapWish { day: date(2021, 6, 29), ..wish.clone() },
                SwapWish { day: date(2021, 9, 1), ..wish.clone() },
                SwapWish { note: "x".repeat(201), ..wish.clone() },
            ];
            for bad in table {
                let told = ask_swap(&hall, &caller, "bad", bad.clone()).await;
                assert!(matches!(told, Err(Trouble::Unfit(_))), "{bad:?}: {told:?}");
            }
            assert_eq!(ask_swap(&hall, &Caller::public(), "p", wish).await, Err(Trouble::Forbidden));
        })
        .await;
    }
}
