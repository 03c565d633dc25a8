//! Act: plan the roster of a signed order for the whole city. The plan is judged by the audit,
//! kept as it is, and has the roster before it as its parent.

use std::sync::Arc;

use balai_core::arrange::{Ground, Roster, Settings, arrange, audit};
use balai_core::diagnostic::has_errors;
use balai_store::arrange::{Legend, save};
use balai_store::{Done, Fault};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::access::{Act, Caller, require};
use crate::rosters::fresh;
use crate::trouble::{no_city, no_order};
use crate::{Hall, SignedOrder, Town, Trouble};

/// What to plan.
#[derive(Debug, Clone)]
pub struct RosterPlan {
    /// City slug.
    pub city: String,
    /// Order id.
    pub order: String,
    /// What to plan by.
    pub settings: Settings,
}

/// What was planned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Planned {
    /// Roster id.
    pub roster: String,
    /// From 1 for the first roster of the order.
    pub sequence: i64,
    /// What the audit said, short of violations.
    pub findings: usize,
    /// People missing at posts, over all days.
    pub uncovered: u32,
}

/// Plans the roster of an order. The same settings on the same lists give the same roster, which
/// is then left as it is. What was published stays as far as it is past or fixed by hand.
///
/// # Errors
/// [`Trouble::Refused`] if the audit finds that the plan breaks the order, [`Trouble::Stale`] if
/// another roster was planned meanwhile.
pub async fn plan_roster(
    hall: &Hall,
    caller: &Caller,
    key: &str,
    plan: RosterPlan,
) -> Result<Planned, Trouble> {
    require(caller, Act::PlanRoster)?;
    let town = hall.town(&plan.city).ok_or_else(|| no_city(&plan.city))?;
    let signed = town.order(&plan.order).ok_or_else(|| no_order(&plan.order))?.clone();
    let last = hall.roster(&plan.city, &plan.order).await?;
    let parent = match &last {
        Some(head) => readable(hall.whole(&town, &signed.effect, head).await),
        None => None,
    };
    let ledger = hall.ledger(&town, &signed).await?;
    let lineage = last.as_ref().map(|head| head.id.clone());
    let (at_work, order) = (town.clone(), signed.clone());
    let before = parent.clone();
    let today = town.wall(&hall.now()).date();
    let work = tokio::task::spawn_blocking(move || {
        let mut settings = plan.settings;
        settings.pins.extend(parent.iter().flat_map(|roster| roster.settings.pins.iter().cloned()));
        settings.pins.sort();
        settings.pins.dedup();
        let (parent, from) = (parent.as_deref(), Some(today));
        draw_up(&at_work, &order, settings, Ground { parent, from, ledger: &ledger, units: None })
    });
    let (mut roster, findings) = work.await.map_err(|e| Fault::Broken(e.to_string()))??;
    roster.parent = lineage;
    let uncovered = roster.units.iter().flat_map(|u| &u.uncovered).map(|u| u.short).sum();
    let planned = |sequence| Planned { roster: roster.id.clone(), sequence, findings, uncovered };
    if let Some(head) = last.filter(|head| head.id == roster.id) {
        return Ok(planned(head.sequence));
    }
    let mut answer = planned(0);
    let command = hall.command(caller, Act::PlanRoster, key);
    let at = command.at;
    let recorded = hall.store().write(command, move |tx| {
        Box::pin(async move {
            let legend = Legend { city: &town.city, people: &town.people, effect: &signed.effect };
            let days = roster.days.len();
            let units = fresh(&roster, before.as_deref());
            let rows: Vec<_> = units.into_par_iter().map(|unit| legend.pack(unit, days)).collect();
            let head = save(tx, &roster, &rows, signed.revision, at).await?;
            answer.sequence = head.sequence;
            Ok(Done {
                subject: format!("roster/{}/{}/{}", head.city, head.order, head.id),
                payload: json!({ "roster": head.id, "parent": head.parent, "objective": head.objective }),
                answer,
            })
        })
    });
    recorded.await
}

/// A parent that speaks of a unit or clause that is gone cannot be kept close to; the new roster
/// still stands after it in the line.
fn readable(parent: Result<Arc<Roster>, Trouble>) -> Option<Arc<Roster>> {
    parent.inspect_err(|trouble| tracing::warn!(%trouble, "the roster before cannot be read")).ok()
}

/// The plan, and how much the audit had to say.
fn draw_up(
    town: &Arc<Town>,
    signed: &SignedOrder,
    settings: Settings,
    ground: Ground<'_>,
) -> Result<(Roster, usize), Trouble> {
    let roster = arrange(&town.city, &town.people, &signed.effect, settings, ground);
    let findings = audit(&town.city, &town.people, &signed.effect, (&roster, None));
    if has_errors(&findings) { Err(Trouble::Refused(findings)) } else { Ok((roster, findings.len())) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use balai_core::arrange::{Cell, Duty, Mode, Pin, Uncovered, UnitRoster};
    use balai_core::city::{PersonIx, Place, Post, PostIx, Provenance, UnitIx};
    use balai_core::diagnostic::Text;
    use balai_core::order::ClauseIx;
    use jiff::civil::time;

    use super::*;
    use crate::arrange::publish_roster;
    use crate::fixture::{FIRST, for_each_engine, furnished, journalled, order, planned};
    use crate::order::sign_order;
    use crate::{RosterWish, Step};

    fn plan(seed: u64) -> RosterPlan {
        let settings = Settings { seed, ..Settings::default() };
        RosterPlan { city: "mini".into(), order: "mini-1".into(), settings }
    }

    #[tokio::test]
    async fn a_roster_is_kept_as_it_was_planned_and_the_next_one_has_it_as_parent() {
        for_each_engine(async |store| {
            let hall = furnished(store).await;
            let operator = Caller::operator();
            sign_order(&hall, &operator, "order", order("mini-1", FIRST)).await.unwrap();
            let first = plan_roster(&hall, &operator, "first", plan(1)).await.unwrap();
            assert_eq!(first.sequence, 1);
            let town = hall.town("mini").unwrap();
            let signed = town.order("mini-1").unwrap();
            let made = arrange(&town.city, &town.people, &signed.effect, plan(1).settings, None);
            for unit in &made.units {
                let board = hall.board(&town, "mini-1", unit.unit).await.unwrap();
                assert_eq!((&board.0.id, &board.1), (&made.id, unit), "it comes back as it was planned");
            }
            assert_eq!(made.units.len(), 3);
            let second = plan_roster(&hall, &operator, "second", plan(2)).await.unwrap();
            assert_eq!(second.sequence, 2);
            let board = hall.board(&town, "mini-1", UnitIx(0)).await.unwrap();
            assert_eq!((&board.0.id, &board.0.parent), (&second.roster, &Some(first.roster)));
            assert_eq!(journalled(&hall).await.len(), 4);
        })
        .await;
    }

    /// The clock stands on the second day of the order.
    #[tokio::test]
    async fn planning_again_keeps_the_past_and_what_was_fixed_by_hand() {
        for_each_engine(async |store| {
            let hall = planned(store).await;
            let (town, unit) = (hall.town("mini").unwrap(), UnitIx(1));
            let base = hall.board(&town, "mini-1", unit).await.unwrap();
            let days = base.0.days.len();
            let row = (0..base.1.people.len()).find(|&i| base.1.cell(i, 2, days).mode == Mode::Home).unwrap();
            let person = town.people[base.1.people[row].at()].id.clone();
            let pin = Pin { person, date: base.0.days[2], duty: Duty::Site };
            let steps = vec![Step::Pin(pin.clone())];
            let (city, order, slug) = ("mini".into(), "mini-1".into(), "dinkes".into());
            let wish = RosterWish { city, order, unit: slug, base: None, steps };
            publish_roster(&hall, &crate::fixture::unit_head("Rina"), "pin", wish).await.unwrap();
            let published = hall.board(&town, "mini-1", unit).await.unwrap();
            plan_roster(&hall, &Caller::operator(), "again", plan(9)).await.unwrap();
            let again = hall.board(&town, "mini-1", unit).await.unwrap();
            assert_eq!((again.0.sequence, &again.0.settings.pins), (3, &vec![pin]));
            assert!(again.1.cell(row, 2, days).mode.on_site(), "what was fixed stays");
            for i in 0..again.1.people.len() {
                assert_eq!(again.1.cell(i, 0, days), published.1.cell(i, 0, days), "what is past stays");
            }
        })
        .await;
    }

    #[tokio::test]
    async fn planning_again_with_the_same_key_changes_nothing() {
        for_each_engine(async |store| {
            let hall = furnished(store).await;
            let operator = Caller::operator();
            sign_order(&hall, &operator, "order", order("mini-1", FIRST)).await.unwrap();
            let first = plan_roster(&hall, &operator, "key", plan(1)).await.unwrap();
            assert_eq!(plan_roster(&hall, &operator, "key", plan(1)).await.unwrap(), first);
            assert_eq!(journalled(&hall).await.len(), 3, "the fixture, the signature, one roster");
        })
        .await;
    }

    #[tokio::test]
    async fn what_is_not_there_is_said_and_the_public_plans_nothing() {
        for_each_engine(async |store| {
            let hall = furnished(store).await;
            let unsigned = plan_roster(&hall, &Caller::operator(), "k", plan(1)).await;
            assert!(matches!(unsigned, Err(Trouble::Missing(_))), "{unsigned:?}");
            assert_eq!(plan_roster(&hall, &Caller::public(), "k", plan(1)).await, Err(Trouble::Forbidden));
            sign_order(&hall, &Caller::operator(), "order", order("mini-1", FIRST)).await.unwrap();
            let town = hall.town("mini").unwrap();
            let board = hall.board(&town, "mini-1", UnitIx(0)).await;
            assert!(matches!(board, Err(Trouble::Missing(_))), "no roster yet");
        })
        .await;
    }

    /// A unit roster with everything a cell can be, kept and read back on every engine.
    #[tokio::test]
    async fn cells_posts_pickets_cohorts_and_gaps_come_back_as_they_were() {
        for_each_engine(async |store| {
            let hall = furnished(store).await;
            sign_order(&hall, &Caller::operator(), "order", order("mini-1", FIRST)).await.unwrap();
            let mut town = Town::clone(&hall.town("mini").unwrap());
            town.city.posts = vec![post("igd", 1), post("icu", 1), post("gerbang", 0)];
            let cell = |mode, post: Option<u32>, picket| Cell {
                mode,
                post: post.map(PostIx),
                picket,
                clause: ClauseIx(0),
            };
            let unit = UnitRoster {
                unit: UnitIx(1),
                people: vec![PersonIx(2), PersonIx(5), PersonIx(0)],
                cohort: Some(vec![0, 1, 0]),
                cells: vec![
                    cell(Mode::Office, Some(1), true),
                    cell(Mode::Field, Some(0), false),
                    cell(Mode::Home, None, true),
                    cell(Mode::Away, None, false),
                    cell(Mode::Off, None, false),
                    cell(Mode::Office, None, false),
                ],
                uncovered: vec![Uncovered { day: 1, post: PostIx(2), short: 3 }],
                objective: -7,
                bound: -9,
            };
            let signed = town.order("mini-1").unwrap();
            let legend = Legend { city: &town.city, people: &town.people, effect: &signed.effect };
            let row = legend.pack(&unit, 2);
            let roster = Roster {
                id: "r".into(),
                parent: None,
                order: "mini-1".into(),
                city: "mini".into(),
                settings: Settings::default(),
                days: signed.effect.days[..2].to_vec(),
                units: vec![],
            };
            let command = hall.command(&Caller::operator(), Act::PlanRoster, "by hand");
            let kept = hall.store().write(command, move |tx| {
                Box::pin(async move {
                    save(tx, &roster, &[row], 1, jiff::Timestamp::UNIX_EPOCH).await?;
                    Ok::<_, Fault>(Done { answer: (), subject: "r".into(), payload: json!(null) })
                })
            });
            kept.await.unwrap();
            hall.put(town.clone());
            assert_eq!(hall.board(&town, "mini-1", UnitIx(1)).await.unwrap().1, unit);
            let mut later = town.city.clone();
            later.posts.remove(0);
            let gone = Legend { city: &later, ..legend }.unpack(&legend.pack(&unit, 2));
            assert!(matches!(gone, Err(Fault::Broken(_))), "a post that is gone is nobody else's");
        })
        .await;
    }

    fn post(slug: &str, unit: u32) -> Post {
        Post {
            slug: slug.into(),
            unit: UnitIx(unit),
            name: Text::same(slug),
            place: Place::Office,
            skill: None,
            start: time(7, 0, 0, 0),
            end: time(14, 0, 0, 0),
            weekdays: [true; 7],
            holidays: true,
            need: 1,
            provenance: Provenance::default(),
        }
    }
}
