//! Act: publish a proposal. It is worked out again on its base; if nobody published meanwhile and
//! the audit finds no error, the absences and the new roster are kept, with the base as parent.

use balai_core::diagnostic::has_errors;
use balai_core::say;
use balai_store::absence::Noted;
use serde::{Deserialize, Serialize};

use crate::access::{Act, Caller, require, require_in};
use crate::proposal::{Drawn, Proposal, RosterWish, Step, draw};
use crate::publication::Publication;
use crate::{Hall, Trouble};

/// What was published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// Roster id.
    pub roster: String,
    /// From 1 for the first roster of the order.
    pub sequence: i64,
    /// Published days that are otherwise now.
    pub changes: usize,
}

/// Publishes the roster that steps on a base lead to. The base is never changed.
///
/// # Errors
/// [`Trouble::Refused`] if the audit finds that the roster breaks the order, [`Trouble::Stale`] if
/// the base is not the newest any more, [`Trouble::Unfit`] as in proposing or if nothing changes.
pub async fn publish_roster(
    hall: &Hall,
    caller: &Caller,
    key: &str,
    wish: RosterWish,
) -> Result<Published, Trouble> {
    require(caller, Act::PublishRoster)?;
    require_in(caller, Act::PublishRoster, &wish.city, Some(&wish.unit))?;
    let steps = wish.steps.clone();
    let Drawn { proposal, whole, before, town, signed } = draw(hall, wish).await?;
    if has_errors(&proposal.findings) {
        return Err(Trouble::Refused(proposal.findings));
    }
    let same = proposal.changes.is_empty() && whole.settings == before.settings;
    if same && steps.iter().all(|step| absence(step).is_none()) {
        return Err(Trouble::Unfit(say!(
            "usulan ini tidak mengubah apa pun",
            "this proposal changes nothing"
        )));
    }
    let Proposal { people, effect, changes, .. } = proposal;
    let (granted, by_itself) = (None, false);
    let absences = steps.iter().filter_map(absence).collect();
    let publication =
        Publication { town, signed, before, whole, people, effect, changes, absences, granted, by_itself };
    publication.keep(hall, caller, Act::PublishRoster, key).await
}

/// What a step notes of an absence.
fn absence(step: &Step) -> Option<Noted> {
    let (person, days, withdrawn) = match step {
        Step::Absent(person, first, last) => (person, (*first, *last), false),
        Step::Present(person, first, last) => (person, (*first, *last), true),
        Step::Pin(_) | Step::Unpin(..) | Step::Swap(..) => return None,
    };
    Some(Noted { person: person.clone(), days, withdrawn })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use balai_core::arrange::Mode;
    use balai_core::city::UnitIx;
    use jiff::civil::date;

    use super::*;
    use crate::arrange::propose_roster;
    use crate::fixture::{for_each_engine, journalled, planned, unit_head};

    fn wish(steps: Vec<Step>) -> RosterWish {
        let (city, order, unit) = ("mini".into(), "mini-1".into(), "dinkes".into());
        RosterWish { city, order, unit, base: None, steps }
    }

    fn absent(n: u32) -> Step {
        Step::Absent(format!("MIN-{n:05}"), date(2021, 7, 1), date(2021, 7, 2))
    }

    #[tokio::test]
    async fn a_proposal_is_published_as_it_was_shown_and_other_units_stay() {
        for_each_engine(async |store| {
            let hall = planned(store).await;
            let head = unit_head("Rina");
            let town = hall.town("mini").unwrap();
            let first = hall.board(&town, "mini-1", UnitIx(0)).await.unwrap();
            let shown = propose_roster(&hall, &head, wish(vec![absent(3)])).await.unwrap();
            let done = publish_roster(&hall, &head, "k", wish(vec![absent(3)])).await.unwrap();
            assert_eq!((done.sequence, done.changes), (2, shown.changes.len()));
            let again = publish_roster(&hall, &head, "k", wish(vec![absent(3)])).await;
            assert_eq!(again, Ok(done.clone()), "a retry gives the first answer");
            let town = hall.town("mini").unwrap();
            let board = hall.board(&town, "mini-1", UnitIx(1)).await.unwrap();
            assert_eq!((&board.1, board.0.parent.as_ref()), (&shown.roster, Some(&first.0.id)));
            let other = hall.board(&town, "mini-1", UnitIx(0)).await.unwrap();
            assert_eq!((&other.1, other.0.sequence), (&first.1, 2), "read from the roster before");
            let third = hall.board(&town, "mini-1", UnitIx(2)).await.unwrap();
            let all = [&board.1, &other.1, &third.1];
            let sum =
                |of: fn(&balai_core::arrange::UnitRoster) -> i64| all.iter().map(|u| of(u)).sum::<i64>();
            assert_eq!((board.0.objective, board.0.bound), (sum(|u| u.objective), sum(|u| u.bound)));
            assert!(town.people.iter().any(|p| p.id == "MIN-00003" && p.is_away(date(2021, 7, 2))));
            let past = hall.history(&town, "mini-1", UnitIx(1)).await.unwrap();
            let told: Vec<_> = past.iter().map(|p| (p.sequence, p.actor.as_str())).collect();
            assert_eq!(told, [(2, "unit-head/Rina"), (1, "operator")]);
            assert_eq!(hall.history(&town, "mini-1", UnitIx(0)).await.unwrap().len(), 1);
            let old = hall.roster_by_id("mini", &past[1].id).await.unwrap();
            let old = hall.board_of(&town, old, UnitIx(1)).await.unwrap();
            assert_eq!(old.1, shown.parent, "what was published stays as it was");
            assert_ne!(old.1.cell(0, 2, old.0.days.len()).mode, Mode::Away);
            let line = format!("publish-roster unit-head/Rina roster/mini/mini-1/{}", done.roster);
            assert_eq!(*journalled(&hall).await.last().unwrap(), line);
        })
        .await;
    }

    #[tokio::test]
    async fn who_published_on_an_older_base_is_told_and_nothing_is_written() {
        for_each_engine(async |store| {
            let hall = planned(store).await;
            let (rina, budi) = (unit_head("Rina"), unit_head("Budi"));
            let base = hall.roster("mini", "mini-1").await.unwrap().map(|head| head.id);
            let on_base = |n| RosterWish { base: base.clone(), ..wish(vec![absent(n)]) };
            publish_roster(&hall, &rina, "k", on_base(3)).await.unwrap();
            let same = publish_roster(&hall, &rina, "k", on_base(3)).await;
            assert_eq!(same.map(|p| p.sequence), Ok(2), "a retry gives the first answer");
            let before = journalled(&hall).await;
            let late = publish_roster(&hall, &budi, "k", on_base(6)).await;
            assert!(matches!(late, Err(Trouble::Stale(_))), "{late:?}");
            assert_eq!(journalled(&hall).await, before);
            let town = hall.town("mini").unwrap();
            assert!(!town.people.iter().any(|p| p.id == "MIN-00006" && p.is_away(date(2021, 7, 2))));
            let nothing = publish_roster(&hall, &budi, "n", wish(vec![])).await;
            assert!(matches!(nothing, Err(Trouble::Unfit(_))), "{nothing:?}");
            let elsewhere = RosterWish { unit: "setda".into(), ..on_base(6) };
            assert_eq!(publish_roster(&hall, &budi, "e", elsewhere).await, Err(Trouble::Forbidden));
            let public = publish_roster(&hall, &Caller::public(), "p", on_base(6)).await;
            assert_eq!(public, Err(Trouble::Forbidden));
        })
        .await;
    }
}
