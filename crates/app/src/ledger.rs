//! The ledger: on how many days each person was called in under the orders just before one, so that
//! shares are fair across orders and not only within each.

use balai_core::arrange::Roster;
use balai_core::city::PersonIx;
use balai_core::order::{Effect, Standard};
use jiff::ToSpan as _;

use crate::{Hall, SignedOrder, Town, Trouble};

/// Days before an order's first day in which an earlier order must have ended to count.
const REACH_DAYS: i64 = 28;

impl Hall {
    /// Days on which each person of a town was called in under its earlier orders whose days end
    /// within [`REACH_DAYS`] before an order's first day, by their newest rosters.
    pub(crate) async fn ledger(&self, town: &Town, order: &SignedOrder) -> Result<Vec<u32>, Trouble> {
        let mut ledger = vec![0; town.people.len()];
        let Some(first) = order.effect.days.first() else { return Ok(ledger) };
        let reach = first.saturating_sub(REACH_DAYS.days());
        let near = |last: jiff::civil::Date| reach <= last && last < *first;
        for earlier in town.orders.iter().filter(|o| o.effect.days.last().is_some_and(|last| near(*last))) {
            let head = self.roster(&town.city.slug, &earlier.order.id).await?;
            let Some(head) = head.filter(|head| head.days == earlier.effect.days) else { continue };
            match self.whole(town, &earlier.effect, &head).await {
                Ok(roster) => add(&mut ledger, &earlier.effect, &roster),
                Err(trouble) => tracing::warn!(%trouble, "an earlier roster cannot be read"),
            }
        }
        Ok(ledger)
    }
}

/// Adds the days on which people were called in: held a post, or came where the order left a choice.
fn add(ledger: &mut [u32], effect: &Effect, roster: &Roster) {
    let days = roster.days.len();
    for unit in &roster.units {
        for (i, person) in unit.people.iter().enumerate() {
            let called = (0..days).filter(|&d| {
                let cell = unit.cell(i, d, days);
                cell.post.is_some() || (cell.mode.on_site() && (cell.picket || !ordered(effect, *person, d)))
            });
            if let Some(sum) = ledger.get_mut(person.at()) {
                *sum += u32::try_from(called.count()).unwrap_or(0);
            }
        }
    }
}

/// True if the order wants everyone on site, so that to come is no share of anything.
fn ordered(effect: &Effect, person: PersonIx, day: usize) -> bool {
    effect.of(person, day).is_some_and(|standing| standing.standard == Standard::OnSite)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use balai_core::arrange::Settings;

    use crate::Caller;
    use crate::arrange::{RosterPlan, plan_roster};
    use crate::fixture::{CAPPED, FIRST, for_each_engine, furnished, order};
    use crate::order::sign_order;

    #[tokio::test]
    async fn calls_under_the_order_before_count_and_those_of_long_ago_do_not() {
        for_each_engine(async |store| {
            let hall = furnished(store).await;
            let operator = Caller::operator();
            sign_order(&hall, &operator, "a", order("mini-1", CAPPED)).await.unwrap();
            let plan = |id: &str| RosterPlan {
                city: "mini".into(),
                order: id.into(),
                settings: Settings::default(),
            };
            plan_roster(&hall, &operator, "p", plan("mini-1")).await.unwrap();
            for (id, month, counted) in [("mini-8", "07", true), ("mini-9", "09", false)] {
                let later = FIRST
                    .replace(
                        "2021-06-29 sampai 2021-07-05",
                        &format!("2021-{month}-19 sampai 2021-{month}-25"),
                    )
                    .replace("tinjau 2021-07-04", &format!("tinjau 2021-{month}-24"));
                sign_order(&hall, &operator, id, order(id, &later)).await.unwrap();
                let town = hall.town("mini").unwrap();
                let ledger = hall.ledger(&town, town.order(id).unwrap()).await.unwrap();
                assert_eq!(ledger.iter().sum::<u32>() > 0, counted, "{id}: {ledger:?}");
                assert_eq!(ledger.len(), town.people.len());
            }
        })
        .await;
    }
}
