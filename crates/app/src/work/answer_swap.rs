//! Act: answer a request to swap: the colleague agrees or declines, who asked takes it back. What may
//! follow is the table of `balai_core::work::swap`.

use balai_core::say;
use balai_core::work::swap::{Mover, SwapState, next};
use balai_store::Done;
use balai_store::swap::{Moved, step};
use serde_json::json;

use crate::access::{Act, Caller, require};
use crate::days::oneself;
use crate::swaps::request;
use crate::trouble::no_city;
use crate::{Hall, Trouble};

/// Moves a request that the caller asked or is asked.
///
/// # Errors
/// [`Trouble::Missing`] if there is no such request, [`Trouble::Forbidden`] for who has no part in it,
/// [`Trouble::Stale`] if it does not wait for that any more.
pub async fn answer_swap(
    hall: &Hall,
    caller: &Caller,
    key: &str,
    (city, id, to): (&str, &str, SwapState),
) -> Result<(), Trouble> {
    require(caller, Act::AnswerSwap)?;
    let town = hall.town(city).ok_or_else(|| no_city(city))?;
    let who = oneself(caller, Act::AnswerSwap, &town)?;
    let me = town.people.get(who.at()).map_or("", |p| p.id.as_str());
    let request = request(hall, city, id).await?;
    let mover = match me {
        me if me == request.asker => Mover::Asker,
        me if me == request.colleague => Mover::Colleague,
        _ => return Err(Trouble::Forbidden),
    };
    let from = request.state;
    // A retry finds the request where it brought it: the key then gives the first answer.
    if from != to && !next(from, mover, to) {
        return Err(moved_on());
    }
    let command = hall.command(caller, Act::AnswerSwap, key);
    let (city, author, at) = (city.to_owned(), command.actor.clone(), command.at);
    let moved = Moved { request: request.id, from: Some(from), state: to, reason: String::new() };
    let answered = hall.store().write(command, move |tx| {
        Box::pin(async move {
            if from == to {
                return Err(moved_on());
            }
            step(tx, (&city, &author), (&moved, None), at).await?;
            let subject = format!("swap/{city}/{}", moved.request);
            Ok(Done { subject, payload: json!({ "state": to.word() }), answer: () })
        })
    });
    answered.await
}

/// It does not wait for that any more.
pub(super) fn moved_on() -> Trouble {
    Trouble::Stale(say!(
        "permintaan ini sudah dijawab; muat ulang lalu periksa kembali",
        "this request has been answered; reload and look again"
    ))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::fixture::{employee, for_each_engine, planned};
    use crate::work::{SwapWish, ask_swap};

    #[tokio::test]
    async fn each_answers_for_their_part_and_once() {
        for_each_engine(async |store| {
            let hall = planned(store).await;
            let (asker, day, other) = crate::work::decide_swap::a_pair(&hall).await;
            let (one, two) = (employee(&asker), employee(&other));
            let wish = SwapWish { city: "mini".into(), day, colleague: other, note: String::new() };
            let id = ask_swap(&hall, &one, "k", wish.clone()).await.unwrap();
            let answer = async |who: &Caller, key: &str, id: &str, to| {
                answer_swap(&hall, who, key, ("mini", id, to)).await
            };
            let early = answer(&one, "a", &id, SwapState::Agreed).await;
            assert!(matches!(early, Err(Trouble::Stale(_))), "nobody agrees with themselves");
            for _ in 0..2 {
                assert_eq!(answer(&two, "b", &id, SwapState::Agreed).await, Ok(()), "a retry");
            }
            let again = answer(&two, "c", &id, SwapState::Agreed).await;
            assert!(matches!(again, Err(Trouble::Stale(_))), "{again:?}");
            assert_eq!(answer(&one, "d", &id, SwapState::Withdrawn).await, Ok(()));
            let late = answer(&two, "e", &id, SwapState::Declined).await;
            assert!(matches!(late, Err(Trouble::Stale(_))), "{late:?}");
            let third = employee("MIN-00001");
            assert_eq!(answer(&third, "f", &id, SwapState::Agreed).await, Err(Trouble::Forbidden));
            let none = answer(&two, "g", "t0", SwapState::Agreed).await;
            assert!(matches!(none, Err(Trouble::Missing(_))), "{none:?}");
        })
        .await;
    }
}
