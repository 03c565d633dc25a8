//! Act: what a published roster would become after steps taken by hand. It reads: nothing is kept
//! before [`publish_roster`](crate::arrange::publish_roster) does.

use crate::access::{Act, Caller, require, require_in};
use crate::proposal::{Proposal, RosterWish, draw};
use crate::{Hall, Trouble};

/// Works out what steps on the roster of a unit lead to.
///
/// # Errors
/// [`Trouble::Unfit`] if a step speaks of someone or of a day that cannot be changed,
/// [`Trouble::Missing`] if there is no such roster, [`Trouble::Stale`] if it belongs to other days.
pub async fn propose_roster(hall: &Hall, caller: &Caller, wish: RosterWish) -> Result<Proposal, Trouble> {
    require(caller, Act::ProposeRoster)?;
    require_in(caller, Act::ProposeRoster, &wish.city, Some(&wish.unit))?;
    Ok(draw(hall, wish).await?.proposal)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use balai_core::arrange::{Duty, Mode, Pin};
    use balai_core::city::PersonIx;
    use jiff::civil::{Date, date};

    use super::*;
    use crate::fixture::{for_each_engine, journalled, planned, unit_head};
    use crate::proposal::Step;

    const DAY: Date = date(2021, 7, 1);

    fn wish(steps: Vec<Step>) -> RosterWish {
        let (city, order, unit) = ("mini".into(), "mini-1".into(), "dinkes".into());
        RosterWish { city, order, unit, base: None, steps }
    }

    fn id(n: u32) -> String {
        format!("MIN-{n:05}")
    }

    /// Someone of the unit who is on site that day, and someone who is at home, by number.
    fn pair(p: &Proposal, day: usize) -> (u32, u32) {
        let days = p.base.days.len();
        let find = |on: bool| {
            let fits = |&i: &usize| {
                let mode = p.roster.cell(i, day, days).mode;
                mode != Mode::Away && mode.on_site() == on
            };
            (0..p.roster.people.len()).find(fits).map(|i| p.roster.people[i].0 + 1).unwrap()
        };
        (find(true), find(false))
    }

    #[tokio::test]
    async fn steps_lead_to_a_roster_with_reasons_and_write_nothing() {
        for_each_engine(async |store| {
            let hall = planned(store).await;
            let head = unit_head("Rina");
            let before = journalled(&hall).await;
            let plain = propose_roster(&hall, &head, wish(vec![])).await.unwrap();
            assert_eq!(
                (&plain.roster, plain.changes.len(), plain.from),
                (&plain.parent, 0, date(2021, 6, 30))
            );
            let (on, off) = pair(&plain, 2);
            let days = plain.base.days.len();
            let at = |p: &Proposal, n: u32| {
                p.roster.cell(p.roster.people.iter().position(|x| *x == PersonIx(n - 1)).unwrap(), 2, days)
            };
            let swapped = propose_roster(&hall, &head, wish(vec![Step::Swap(id(on), id(off), DAY)])).await;
            let swapped = swapped.unwrap();
            assert!(at(&swapped, off).mode.on_site() && !at(&swapped, on).mode.on_site());
            assert!(swapped.unkept.is_empty(), "{:?}", swapped.unkept);
            let absent = wish(vec![Step::Absent(id(on), DAY, date(2021, 7, 3))]);
            let absent = propose_roster(&hall, &head, absent).await.unwrap();
            assert_eq!(at(&absent, on).mode, Mode::Away);
            assert!(absent.changes.iter().any(|c| c.why.id == "tidak tersedia pada hari itu"));
            let town = hall.town("mini").unwrap();
            let signed = town.order("mini-1").unwrap();
            let cap = |effect: &balai_core::order::Effect| {
                effect.quota(absent.roster.unit, 2).map(|q| (q.base_count, q.on_site_max)).unwrap()
            };
            assert_eq!(
                (cap(&signed.effect), cap(absent.effect(signed))),
                ((3, 1), (2, 1)),
                "of those available"
            );
            let pin = |duty| Step::Pin(Pin { person: id(4), date: DAY, duty });
            let barred = propose_roster(&hall, &head, wish(vec![pin(Duty::Picket)])).await.unwrap();
            assert_eq!(barred.unkept.len(), 1, "who is away is no picket officer");
            assert!(barred.findings.iter().any(|f| f.code.0 == 721));
            let freed = wish(vec![pin(Duty::Picket), Step::Unpin(id(4), DAY)]);
            assert!(propose_roster(&hall, &head, freed).await.unwrap().unkept.is_empty());
            assert_eq!(journalled(&hall).await, before);
        })
        .await;
    }

    #[tokio::test]
    async fn what_cannot_be_changed_is_said_and_the_public_proposes_nothing() {
        for_each_engine(async |store| {
            let hall = planned(store).await;
            let head = unit_head("Rina");
            let table = [
                Step::Unpin(id(3), date(2021, 6, 29)),
                Step::Unpin(id(3), date(2021, 7, 9)),
                Step::Unpin(id(1), DAY),
                Step::Absent(id(3), DAY, date(2021, 6, 30)),
                Step::Absent(id(3), DAY, date(2022, 8, 1)),
                Step::Swap(id(3), id(4), DAY),
            ];
            for step in table {
                let told = propose_roster(&hall, &head, wish(vec![step.clone()])).await;
                assert!(matches!(told, Err(Trouble::Unfit(_))), "{step:?}: {told:?}");
            }
            let many = vec![Step::Unpin(id(3), DAY); crate::MOST_STEPS + 1];
            assert!(matches!(propose_roster(&hall, &head, wish(many)).await, Err(Trouble::Unfit(_))));
            let all = crate::Caller::operator();
            for elsewhere in [
                RosterWish { city: "depok".into(), ..wish(vec![]) },
                RosterWish { unit: "rsud".into(), ..wish(vec![]) },
            ] {
                let told = propose_roster(&hall, &head, elsewhere.clone()).await;
                assert!(matches!(told, Err(Trouble::Forbidden)), "the head of another unit: {told:?}");
                let told = propose_roster(&hall, &all, elsewhere).await;
                assert!(matches!(told, Err(Trouble::Missing(_))), "{told:?}");
            }
            for elsewhere in [
                RosterWish { order: "mini-9".into(), ..wish(vec![]) },
                RosterWish { base: Some("none".into()), ..wish(vec![]) },
            ] {
                let told = propose_roster(&hall, &head, elsewhere).await;
                assert!(matches!(told, Err(Trouble::Missing(_))), "{told:?}");
            }
            let public = propose_roster(&hall, &Caller::public(), wish(vec![])).await;
            assert!(matches!(public, Err(Trouble::Forbidden)));
        })
        .await;
    }
}
