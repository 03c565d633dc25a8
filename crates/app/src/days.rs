//! Days of people as they are read: under the order that holds on each, by its published roster, with
//! what was tapped and what an outage excuses. Nothing here writes.

use std::sync::Arc;

use balai_core::arrange::UnitRoster;
use balai_core::city::{PersonIx, UnitIx};
use balai_core::work::attendance::{Outage, Point, Tap, standing};
use balai_core::work::day::{Ground, Stretch, WorkDay, work_day};
use balai_store::arrange::{RosterHead, as_of};
use balai_store::attendance::{self, Entry};
use balai_store::{Fault, Tx};
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};

use crate::access::{Act, Caller, Role, require_in};
use crate::rosters::Board;
use crate::{Hall, SignedOrder, Town, Trouble};

/// A day of somebody with what it rests on.
#[derive(Debug, Clone)]
pub struct HeldDay {
    /// The order that holds.
    pub order: Option<Arc<SignedOrder>>,
    /// The roster of their unit under it.
    pub board: Option<Board>,
    /// The day.
    pub day: WorkDay,
    /// Everything that was tapped or entered, also what was corrected later.
    pub entries: Vec<Entry>,
    /// Outages that touch it.
    pub outages: Vec<Outage>,
    /// How coming stands.
    pub arrive: Point,
    /// How leaving stands.
    pub leave: Point,
}

/// An order and the roster of a unit that hold on a day.
pub(crate) type Rule = (Option<Arc<SignedOrder>>, Option<Board>);

impl Hall {
    /// The order and the roster of a unit on a day.
    pub(crate) async fn rule(&self, town: &Town, unit: UnitIx, date: Date) -> Result<Rule, Trouble> {
        let Some(order) = town.order_on(date).cloned() else { return Ok((None, None)) };
        match self.board(town, &order.order.id, unit).await {
            Ok(board) if board.0.days == order.effect.days => Ok((Some(order), Some(board))),
            Ok(_) | Err(Trouble::Missing(_)) => Ok((Some(order), None)),
            Err(trouble) => Err(trouble),
        }
    }
}

/// The day of somebody under a rule that was read.
pub(crate) fn day_under(town: &Town, rule: &Rule, who: PersonIx, date: Date) -> Result<WorkDay, Trouble> {
    let order = rule.0.as_ref().map(|order| (&order.effect, &order.owed));
    let roster = rule.1.as_ref().map(|board| &board.1);
    let ground = Ground { city: &town.city, people: &town.people, order, roster };
    work_day(ground, who, date).ok_or(Trouble::Forbidden)
}

/// The day with its taps and outages, as it stands at an instant.
pub(crate) fn held_day(
    (rule, day): (Rule, WorkDay),
    entries: Vec<Entry>,
    outages: Vec<Outage>,
    (zone, now): (&TimeZone, DateTime),
) -> HeldDay {
    let taps: Vec<Tap> = attendance::standing(&entries).into_iter().map(|e| tap(e, zone)).collect();
    let (arrive, leave) = standing(&day, &taps, &outages, now);
    let (order, board) = rule;
    HeldDay { order, board, day, entries, outages, arrive, leave }
}

/// A row as the rules read it.
pub(crate) fn tap(entry: &Entry, zone: &TimeZone) -> Tap {
    let wall = |at: Timestamp| at.to_zoned(zone.clone()).datetime();
    Tap {
        way: entry.way,
        at: wall(entry.at),
        received: wall(entry.received_at),
        skew_seconds: entry.skew_seconds,
        mode: entry.mode,
        located: entry.spot.is_some(),
        entered: entry.reason.clone(),
    }
}

/// An instant of a city's clock.
pub(crate) fn instant(at: DateTime, zone: &TimeZone) -> Timestamp {
    zone.to_ambiguous_zoned(at).compatible().map_or(Timestamp::UNIX_EPOCH, |zoned| zoned.timestamp())
}

/// The outages that touch days, in the wall time of a city. Windows may reach into the day after.
pub(crate) async fn outages(
    tx: &mut Tx,
    (city, zone): (&str, &TimeZone),
    (first, last): (Date, Date),
) -> Result<Vec<Outage>, Fault> {
    let wall = |at: Timestamp| at.to_zoned(zone.clone()).datetime();
    let from = instant(first.at(0, 0, 0, 0), zone);
    let to = instant(last.saturating_add(2.days()).at(0, 0, 0, 0), zone);
    let all = attendance::outages(tx, city, (from, to)).await?;
    let one = |o: attendance::Outage| Outage {
        span: Stretch { from: wall(o.from), to: wall(o.to) },
        reason: o.reason,
    };
    Ok(all.into_iter().map(one).collect())
}

/// Who a caller is on the staff of a city, if they may do an act as that.
pub(crate) fn oneself(caller: &Caller, act: Act, town: &Town) -> Result<PersonIx, Trouble> {
    let id = caller.person.as_deref().ok_or(Trouble::Forbidden)?;
    let who = town.who(id).ok_or(Trouble::Forbidden)?;
    let unit = town.city.units.get(town.people[who.at()].unit.at()).map(|unit| unit.slug.as_str());
    // The number of a person is of one city: who is employed in another is nobody here.
    let here = |held: &crate::Held| held.role == Role::Employee && held.covers(&town.city.slug, unit);
    if !caller.held.iter().any(here) {
        return Err(Trouble::Forbidden);
    }
    require_in(caller, act, &town.city.slug, unit)?;
    Ok(who)
}

/// Slug of the unit somebody belongs to.
pub(crate) fn unit_slug(town: &Town, who: PersonIx) -> &str {
    let unit = town.people.get(who.at()).and_then(|person| town.city.units.get(person.unit.at()));
    unit.map_or("", |unit| unit.slug.as_str())
}

/// What was planned for a unit on a day: the roster that held when the day began. What is published in
/// the course of it, a repair among it, cannot undo that people have met.
pub(crate) async fn roster_when_begun(
    hall: &Hall,
    town: &Town,
    unit: UnitIx,
    day: Date,
) -> Result<Option<(RosterHead, UnitRoster)>, Trouble> {
    let Some(signed) = town.order_on(day) else { return Ok(None) };
    let start = day.at(0, 0, 0, 0).to_zoned(town.zone()).map_err(|e| Fault::Broken(e.to_string()))?;
    let at = start.timestamp().min(hall.now().timestamp());
    let (city, order) = (town.city.slug.clone(), signed.order.id.clone());
    let read = hall.store().read(move |tx| Box::pin(async move { as_of(tx, (&city, &order), at).await }));
    let head: Option<RosterHead> = read.await.map_err(|fault: Fault| Trouble::from(fault))?;
    let Some(head) = head else { return Ok(None) };
    match hall.board_of(town, head, unit).await {
        Ok(board) => Ok(Some((board.0.clone(), board.1.clone()))),
        Err(Trouble::Missing(_)) => Ok(None),
        Err(trouble) => Err(trouble),
    }
}
