//! Act: the head of the unit decides a request to swap. On yes the roster with the swap is published in
//! the same transaction, as the board publishes one; what the rules forbid is said with the rule.

use balai_core::say;
use balai_core::work::swap::{Mover, SwapState, next};
use balai_store::Done;
use balai_store::swap::{Moved, step};
use serde_json::json;

use super::answer_swap::moved_on;
use crate::access::{Act, Caller, require, require_in};
use crate::arrange::Published;
use crate::proposal::{Drawn, Proposal};
use crate::publication::Publication;
use crate::swaps::{drawn, request};
use crate::{Hall, Trouble};

/// What is decided of which request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// City slug.
    pub city: String,
    /// Request id.
    pub id: String,
    /// Yes or no.
    pub granted: bool,
    /// Why; asked for with a no.
    pub reason: String,
}

/// Decides; gives the roster that was published, if one was.
///
/// # Errors
/// [`Trouble::Forbidden`] outside one's unit and for one's own request, [`Trouble::Stale`] if it does not
/// wait for a decision, [`Trouble::Unfit`] without a reason for a no or with the rule that forbids the
/// swap, [`Trouble::Refused`] if the roster would break the order.
pub async fn decide_swap(
    hall: &Hall,
    caller: &Caller,
    key: &str,
    decision: Decision,
) -> Result<Option<Published>, Trouble> {
    require(caller, Act::DecideSwap)?;
    let Decision { city, id, granted, reason } = decision;
    let request = request(hall, &city, &id).await?;
    require_in(caller, Act::DecideSwap, &city, Some(&request.unit))?;
    if caller.person.as_ref().is_some_and(|me| *me == request.asker || *me == request.colleague) {
        return Err(Trouble::Forbidden);
    }
    let to = if granted { SwapState::Granted } else { SwapState::Refused };
    let from = request.state;
    if from != to && !next(from, Mover::Head, to) {
        return Err(moved_on());
    }
    let reason = reason.trim().to_owned();
    if !granted && reason.is_empty() {
        return Err(Trouble::Unfit(say!(
            "alasan: tulis mengapa permintaan ini tidak dikabulkan",
            "reason: write why this request is not granted"
        )));
    }
    let moved = Moved { request: id, from: Some(from), state: to, reason };
    if granted && from != to {
        let Drawn { proposal, whole, before, town, signed } = drawn(hall, &city, &request).await?;
        let Proposal { people, effect, changes, .. } = proposal;
        let (absences, granted, by_itself) = (Vec::new(), Some(moved), false);
        let publication = Publication {
            town,
            signed,
            before,
            whole,
            people,
            effect,
            changes,
            absences,
            granted,
            by_itself,
        };
        return publication.keep(hall, caller, Act::DecideSwap, key).await.map(Some);
    }
    if granted {
        return again(hall, caller, key).await.map(Some);
    }
    let command = hall.command(caller, Act::DecideSwap, key);
    let (author, at) = (command.actor.clone(), command.at);
    let refused = hall.store().write(command, move |tx| {
        Box::pin(async move {
            if from == to {
                return Err(moved_on());
            }
            step(tx, (&city, &author), (&moved, None), at).await?;
            let subject = format!("swap/{city}/{}", moved.request);
            let payload = json!({ "state": to.word(), "reason": moved.reason });
            Ok(Done { subject, payload, answer: () })
        })
    });
    refused.await.map(|()| None)
}

/// What a retry gets: the first answer of its key, or that somebody else has decided.
async fn again(hall: &Hall, caller: &Caller, key: &str) -> Result<Published, Trouble> {
    let command = hall.command(caller, Act::DecideSwap, key);
    hall.store().write(command, |_| Box::pin(async { Err::<Done<Published>, _>(moved_on()) })).await
}

/// Two people of the second unit who do different things on a day, and that day.
#[cfg(test)]
pub(super) async fn a_pair(hall: &Hall) -> (String, jiff::civil::Date, String) {
    #![allow(clippy::unwrap_used)]
    use balai_core::arrange::Mode;
    let town = hall.town("mini").unwrap();
    let board = hall.board(&town, "mini-1", balai_core::city::UnitIx(1)).await.unwrap();
    let (days, roster) = (board.0.days.len(), &board.1);
    let id = |row: usize| town.people[roster.people[row].at()].id.clone();
    let mut pairs = (2..days).flat_map(|day| (0..4).flat_map(move |a| (0..4).map(move |b| (day, a, b))));
    let fits = |&(day, a, b): &(usize, usize, usize)| {
        let (one, other) = (roster.cell(a, day, days), roster.cell(b, day, days));
        let plain = ["MIN-00003", "MIN-00006"];
        plain.contains(&id(a).as_str())
            && plain.contains(&id(b).as_str())
            && one.mode == Mode::Home
            && other.mode == Mode::Office
    };
    let (day, a, b) = pairs.find(fits).unwrap();
    (id(a), board.0.days[day], id(b))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use balai_core::arrange::Mode;

    use super::*;
    use crate::fixture::{employee, for_each_engine, journalled, planned, unit_head};
    use crate::work::{SwapWish, answer_swap, ask_swap};

    #[tokio::test]
    async fn a_swap_that_is_granted_is_published_and_both_see_their_new_day() {
        for_each_engine(async |store| {
            let hall = planned(store).await;
            let (asker, day, other) = a_pair(&hall).await;
            let wish = SwapWish { city: "mini".into(), day, colleague: other.clone(), note: String::new() };
            let id = ask_swap(&hall, &employee(&asker), "k", wish).await.unwrap();
            let head = unit_head("Sari");
            let yes = Decision { city: "mini".into(), id: id.clone(), granted: true, reason: String::new() };
            let early = decide_swap(&hall, &head, "d", yes.clone()).await;
            assert!(matches!(early, Err(Trouble::Stale(_))), "the colleague has not agreed: {early:?}");
            answer_swap(&hall, &employee(&other), "a", ("mini", &id, SwapState::Agreed)).await.unwrap();
            let done = decide_swap(&hall, &head, "d", yes.clone()).await.unwrap().unwrap();
            assert_eq!(done.sequence, 2);
            assert_eq!(decide_swap(&hall, &head, "d", yes.clone()).await, Ok(Some(done.clone())), "a retry");
            let again = decide_swap(&hall, &head, "e", yes).await;
            assert!(matches!(again, Err(Trouble::Stale(_))), "{again:?}");
            for (who, mode) in [(&asker, Mode::Office), (&other, Mode::Home)] {
                let week = hall.week(&employee(who), "mini", Some(day)).await.unwrap();
                let held = week.days.iter().find(|held| held.day.date == day).unwrap();
                assert_eq!(held.day.mode, Some(mode), "{who}");
                assert_eq!(week.swaps[0].state, SwapState::Granted);
            }
            let line = format!("decide-swap unit-head/Sari roster/mini/mini-1/{}", done.roster);
            assert_eq!(*journalled(&hall).await.last().unwrap(), line);
        })
        .await;
    }

    #[tokio::test]
    async fn a_no_needs_a_reason_and_nobody_decides_elsewhere_or_for_themselves() {
        for_each_engine(async |store| {
            let hall = planned(store).await;
            let (asker, day, other) = a_pair(&hall).await;
            let wish = SwapWish { city: "mini".into(), day, colleague: other, note: String::new() };
            let id = ask_swap(&hall, &employee(&asker), "k", wish).await.unwrap();
            let no = |reason: &str| Decision {
                city: "mini".into(),
                id: id.clone(),
                granted: false,
                reason: reason.into(),
            };
            let head = unit_head("Sari");
            let told = decide_swap(&hall, &head, "d", no(" ")).await;
            assert!(matches!(told, Err(Trouble::Unfit(_))), "{told:?}");
            let mut elsewhere = head.clone();
            elsewhere.held[0].unit = Some("setda".into());
            let own = Caller { person: Some(asker.clone()), ..head.clone() };
            for who in [&elsewhere, &own, &Caller::public(), &employee(&asker)] {
                assert_eq!(decide_swap(&hall, who, "x", no("tidak")).await, Err(Trouble::Forbidden));
            }
            for _ in 0..2 {
                assert_eq!(decide_swap(&hall, &head, "d", no("posko penuh")).await, Ok(None), "a retry");
            }
            let week = hall.week(&employee(&asker), "mini", None).await.unwrap();
            assert_eq!(
                (week.swaps[0].state, week.swaps[0].reason.as_str()),
                (SwapState::Refused, "posko penuh")
            );
        })
        .await;
    }
}
