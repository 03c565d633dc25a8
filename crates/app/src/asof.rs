//! An instant of the past: which order held, who was where, and what of it was known then.
//!
//! Two times stand side by side: the instant asked about, and the instant up to which the record is
//! read. By default they are the same: "what held at nine, as the hall knew it at nine". Nothing is
//! copied for it: rows are only added, each with its time. It shows what the boards show, to whoever
//! may read them.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError};

use balai_core::arrange::UnitRoster;
use balai_core::city::{UnitIx, load};
use balai_core::say;
use balai_store::arrange::{self, Legend, RosterHead};
use balai_store::attendance::{self, Entry};
use balai_store::replay::{self, Marks};
use balai_store::{Fault, Tx};
use jiff::Timestamp;
use jiff::civil::DateTime;

use crate::access::{Act, Caller, may_in};
use crate::hall::keep;
use crate::{Hall, SignedOrder, Town, Trouble};

/// Earlier states of cities that are kept ready.
const PASTS_KEPT: usize = 8;

/// A city as it was on record.
#[derive(Debug, Clone)]
pub struct AsOf {
    /// The instant asked about, by the clock of the city.
    pub at: DateTime,
    /// Up to when the record is read.
    pub known: Timestamp,
    /// The city with its people and orders, as far as they were on record.
    pub town: Arc<Town>,
    /// False if the hall knew nothing of this city: then `town` has no orders.
    pub on_record: bool,
    /// The order that held.
    pub order: Option<Arc<SignedOrder>>,
    /// The newest roster of that order that was published by then.
    pub roster: Option<RosterHead>,
    /// Orders about that instant that were recorded later.
    pub later_orders: Vec<Arc<SignedOrder>>,
    /// Rosters of the order that were published later.
    pub later_rosters: i64,
}

impl Hall {
    /// The city as it was at an instant of its clock. `known`: up to when the record is read; `None`:
    /// up to that instant.
    ///
    /// # Errors
    /// [`Trouble::Unfit`] for an instant outside every calendar, else what the store says.
    pub async fn as_of(
        &self,
        now: &Arc<Town>,
        at: DateTime,
        known: Option<Timestamp>,
    ) -> Result<AsOf, Trouble> {
        let instant = at.to_zoned(now.zone()).map(|zoned| zoned.timestamp());
        let known = match known {
            Some(known) => known,
            None => {
                instant.map_err(|_| Trouble::Unfit(say!("saat itu di luar kalender", "no such instant")))?
            }
        };
        let slug = now.city.slug.clone();
        let read = self.store().read(move |tx| {
            Box::pin(async move {
                let all = replay::marks(tx, &slug, far()).await?;
                Ok((replay::marks(tx, &slug, known).await?, all))
            })
        });
        let read: Result<(Marks, Marks), Fault> = read.await;
        let (marks, all) = read?;
        let town = if marks == all { now.clone() } else { self.past(now, marks, known).await? };
        let order = town.in_force(at).cloned();
        let roster = match &order {
            Some(order) => self.roster_then(&town, order, known).await?,
            None => None,
        };
        let newest = match &roster {
            Some(head) => self.roster(&head.city, &head.order).await?.map_or(0, |head| head.sequence),
            None => 0,
        };
        let speaks = |o: &&Arc<SignedOrder>| o.from <= at && o.effect.day(at.date()).is_some();
        let later = now.orders.iter().filter(|o| o.recorded_at > known).filter(speaks).cloned();
        Ok(AsOf {
            at,
            known,
            on_record: marks.version > 0,
            later_orders: later.collect(),
            later_rosters: roster.as_ref().map_or(0, |head| newest - head.sequence),
            order,
            roster,
            town,
        })
    }

    /// Who of a unit was where; `None` if no roster of it had been published for that day.
    ///
    /// # Errors
    /// [`Trouble::Forbidden`] for who may not see names, [`Trouble::Broken`] if the roster cannot be read.
    pub async fn were(
        &self,
        caller: &Caller,
        then: &AsOf,
        unit: UnitIx,
    ) -> Result<Option<UnitRoster>, Trouble> {
        self.require_names(caller, &then.town)?;
        let (Some(head), Some(order)) = (then.on_that_day(), &then.order) else { return Ok(None) };
        let Some(place) = then.town.city.units.get(unit.at()) else { return Ok(None) };
        let (id, slug) = (head.id.clone(), place.slug.clone());
        let row = self.store().read(move |tx| Box::pin(async move { arrange::unit(tx, &id, &slug).await }));
        let row: Result<_, Fault> = row.await;
        let town = &then.town;
        let legend = Legend { city: &town.city, people: &town.people, effect: &order.effect };
        Ok(row?.map(|row| legend.unpack(&row)).transpose()?)
    }

    /// What each of a unit had last tapped by then, as far as it was on record: the plan says where somebody
    /// should have been, this where they said they were. Empty for who may not read the unit's attendance.
    ///
    /// # Errors
    /// [`Trouble::Broken`] if the attendance cannot be read.
    pub async fn tapped(
        &self,
        caller: &Caller,
        then: &AsOf,
        unit: UnitIx,
    ) -> Result<HashMap<String, Entry>, Trouble> {
        let (city, day, known) = (then.town.city.slug.clone(), then.at.date(), then.known);
        let slug = then.town.city.units.get(unit.at()).map(|unit| unit.slug.clone());
        let slug = slug.filter(|slug| may_in(caller, Act::ReadTeam, &city, Some(slug)));
        let Some(slug) = slug else { return Ok(HashMap::new()) };
        let read = self
            .store()
            .read(move |tx| Box::pin(async move { attendance::of_unit(tx, &city, &slug, day).await }));
        let mut rows: Vec<Entry> = read.await.map_err(|fault: Fault| Trouble::from(fault))?;
        rows.retain(|row| row.received_at <= known);
        let wall = |row: &Entry| row.at.to_zoned(then.town.zone()).datetime();
        let mut counted: Vec<&Entry> = attendance::standing(&rows);
        counted.retain(|row| wall(row) <= then.at);
        counted.sort_by_key(|row| row.at);
        Ok(counted.into_iter().map(|row| (row.person.clone(), row.clone())).collect())
    }

    /// How many people of each unit stood in each mode: office, field, home, away, off. Empty if no
    /// roster had been published for that day.
    ///
    /// # Errors
    /// [`Trouble::Broken`] if the roster cannot be read.
    pub async fn counts(&self, then: &AsOf) -> Result<Vec<(UnitIx, [usize; 5])>, Trouble> {
        let Some(head) = then.on_that_day() else { return Ok(vec![]) };
        let (id, days) = (head.id.clone(), head.days.len());
        let day = head.days.iter().position(|day| *day == then.at.date()).unwrap_or_default();
        let read = self.store().read(move |tx| Box::pin(async move { arrange::units(tx, &id).await }));
        let rows: Result<Vec<_>, Fault> = read.await;
        let placed = |row: &arrange::UnitRow| Some((then.town.city.unit(row.unit())?, row.counts(day, days)));
        let mut counts: Vec<_> = rows?.iter().filter_map(placed).collect();
        counts.sort_by_key(|(unit, _)| *unit);
        Ok(counts)
    }

    async fn roster_then(
        &self,
        town: &Town,
        order: &SignedOrder,
        known: Timestamp,
    ) -> Result<Option<RosterHead>, Trouble> {
        let (city, order) = (town.city.slug.clone(), order.order.id.clone());
        let read = self
            .store()
            .read(move |tx| Box::pin(async move { replay::roster(tx, &city, &order, known).await }));
        let head: Result<_, Fault> = read.await;
        Ok(head?)
    }

    /// The city as it was by these marks, from what is kept ready or from the store.
    async fn past(&self, now: &Arc<Town>, marks: Marks, known: Timestamp) -> Result<Arc<Town>, Trouble> {
        let key = (now.city.slug.clone(), marks);
        if let Some(town) = self.pasts().lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Ok(town.clone());
        }
        let (slug, site, above) = (key.0.clone(), self.public_site().to_owned(), self.above());
        let read = self.store().read(move |tx| Box::pin(read_past(tx, slug, marks, known)));
        let (package, city, people, instruments) = read.await?;
        let sample = now.sample;
        let made = tokio::task::spawn_blocking(move || {
            Town::new(city, people, package, sample).below(above).with_orders(instruments, &site)
        });
        let town = Arc::new(made.await.map_err(|e| Fault::Broken(e.to_string()))?);
        keep(self.pasts(), PASTS_KEPT, key, town.clone());
        Ok(town)
    }
}

type Past =
    (String, balai_core::city::City, Vec<balai_core::city::Person>, Vec<balai_store::order::Instrument>);

async fn read_past(tx: &mut Tx, slug: String, marks: Marks, known: Timestamp) -> Result<Past, Trouble> {
    // A city nobody had entered yet is shown by its first data, without people and orders.
    let package = replay::package(tx, &slug, marks.version.max(1)).await?;
    let (city, findings) = load::load(&package.files);
    let city = city.ok_or(Trouble::Refused(findings))?;
    if marks.version == 0 {
        return Ok((package.sha256, city, vec![], vec![]));
    }
    let people = replay::people(tx, &city, known).await?;
    let mut signed = balai_store::order::signed(tx, &slug).await?;
    signed.retain(|instrument| instrument.recorded_at <= known);
    Ok((package.sha256, city, people, signed))
}

/// After every instant that the engines can keep and people can mean.
fn far() -> Timestamp {
    Timestamp::from_second(253_370_764_800).unwrap_or(Timestamp::UNIX_EPOCH)
}

impl AsOf {
    /// The roster, if it speaks of the day.
    fn on_that_day(&self) -> Option<&RosterHead> {
        self.roster.as_ref().filter(|head| head.days.contains(&self.at.date()))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use balai_core::arrange::{Mode, Settings};
    use balai_core::city::UnitIx;
    use balai_core::work::attendance::Way;
    use jiff::civil::date;

    use super::*;
    use crate::arrange::{RosterPlan, plan_roster, publish_roster};
    use crate::fixture::{
        CAPPED, SECOND, at_clock, employee, for_each_engine, furnished, later, order, planned, staff,
        unit_head,
    };
    use crate::order::sign_order;
    use crate::work::{TapWish, check_in};
    use crate::{Role, RosterWish, Step};

    /// A hall whose clock stands at other instants while things are recorded.
    async fn story(store: balai_store::Store) -> Hall {
        let hall = furnished(store.clone()).await;
        let operator = Caller::operator();
        sign_order(&hall, &operator, "o", order("mini-1", CAPPED)).await.unwrap();
        let settings = Settings::default();
        let plan = RosterPlan { city: "mini".into(), order: "mini-1".into(), settings };
        plan_roster(&hall, &operator, "p", plan).await.unwrap();
        let noon = at_clock(store.clone(), "2021-06-30T12:00:00+07:00[Asia/Jakarta]").await;
        let wish = RosterWish {
            city: "mini".into(),
            order: "mini-1".into(),
            unit: "dinkes".into(),
            base: None,
            steps: vec![Step::Absent("MIN-00003".into(), date(2021, 6, 30), date(2021, 7, 2))],
        };
        publish_roster(&noon, &unit_head("Rina"), "a", wish).await.unwrap();
        let later = at_clock(store.clone(), "2021-07-03T08:00:00+07:00[Asia/Jakarta]").await;
        sign_order(&later, &operator, "q", order("mini-2", SECOND)).await.unwrap();
        at_clock(store, "2021-07-05T08:00:00+07:00[Asia/Jakarta]").await
    }

    #[tokio::test]
    async fn an_instant_is_answered_from_what_was_on_record_by_then() {
        for_each_engine(async |store| {
            let hall = story(store).await;
            let town = hall.town("mini").unwrap();
            // Day, hour; the order that held; number of the roster; orders recorded later.
            let table = [
                ((29, 23), None, None, vec!["mini-1"]),
                ((30, 7), None, None, vec!["mini-1"]),
                ((30, 9), Some("mini-1"), Some(1), vec![]),
                ((30, 12), Some("mini-1"), Some(2), vec![]),
                ((32, 9), Some("mini-1"), Some(2), vec!["mini-2"]),
                ((33, 9), Some("mini-2"), None, vec![]),
            ];
            for ((day, hour), held, sequence, later) in table {
                let day = date(2021, 6, 1).saturating_add(jiff::Span::new().days(day - 1));
                let then = hall.as_of(&town, day.at(hour, 0, 0, 0), None).await.unwrap();
                let found = then.order.as_ref().map(|o| o.order.id.as_str());
                assert_eq!(found, held, "{day} {hour}");
                assert_eq!(then.roster.as_ref().map(|head| head.sequence), sequence, "{day} {hour}");
                let after: Vec<_> = then.later_orders.iter().map(|o| o.order.id.as_str()).collect();
                assert_eq!(after, later, "{day} {hour}");
                assert!(then.on_record, "the fixture entered the city in 1970");
            }
            let at = date(2021, 7, 2).at(9, 0, 0, 0);
            let today = hall.as_of(&town, at, Some(hall.now().timestamp())).await.unwrap();
            assert_eq!(today.order.map(|o| o.order.id.clone()), Some("mini-2".into()), "as we know it now");
            let before = hall.as_of(&town, date(1969, 1, 1).at(9, 0, 0, 0), None).await.unwrap();
            assert!(!before.on_record && before.order.is_none());
        })
        .await;
    }

    #[tokio::test]
    async fn who_was_where_is_what_the_roster_of_then_says() {
        for_each_engine(async |store| {
            let hall = story(store).await;
            let town = hall.town("mini").unwrap();
            let mode = async |hour| {
                let then = hall.as_of(&town, date(2021, 6, 30).at(hour, 0, 0, 0), None).await.unwrap();
                let unit = hall.were(&Caller::public(), &then, UnitIx(1)).await.unwrap().unwrap();
                let days = then.roster.as_ref().unwrap().days.len();
                let day = 1;
                let counts = hall.counts(&then).await.unwrap();
                let of_unit = counts.iter().find(|(unit, _)| *unit == UnitIx(1)).unwrap().1;
                let count =
                    |mode| (0..unit.people.len()).filter(|&i| unit.cell(i, day, days).mode == mode).count();
                let modes = [Mode::Office, Mode::Field, Mode::Home, Mode::Away, Mode::Off];
                assert_eq!(of_unit, modes.map(count), "{hour}: counted as the roster says");
                unit.cell(0, day, days).mode
            };
            assert_ne!(mode(9).await, Mode::Away);
            assert_eq!(mode(13).await, Mode::Away, "absent since noon");
            let none = hall.as_of(&town, date(2021, 7, 3).at(9, 0, 0, 0), None).await.unwrap();
            assert!(
                hall.were(&Caller::public(), &none, UnitIx(1)).await.unwrap().is_none(),
                "no roster of the second order"
            );
            assert!(hall.counts(&none).await.unwrap().is_empty());
        })
        .await;
    }

    #[tokio::test]
    async fn where_somebody_said_they_were_counts_from_when_the_hall_knew_it() {
        for_each_engine(async |store| {
            let hall = planned(store).await;
            let rina = employee("MIN-00003");
            let tap = |way, at: &str| TapWish {
                city: "mini".into(),
                way,
                mode: Mode::Home,
                at: Some(at.parse().unwrap()),
                sent: None,
                spot: None,
            };
            check_in(&hall, &rina, "in", tap(Way::In, "2021-06-30T07:10:00+07:00")).await.unwrap();
            let hall = later(&hall, "2021-06-30T12:00:00").await;
            check_in(&hall, &rina, "out", tap(Way::Out, "2021-06-30T08:30:00+07:00")).await.unwrap();
            let town = hall.town("mini").unwrap();
            let table = [
                (7, None, Role::Superior, None),
                (9, None, Role::Superior, Some(Way::In)),
                (9, Some(hall.now().timestamp()), Role::Superior, Some(Way::Out)),
                (9, None, Role::LegalBureau, None),
            ];
            for (hour, known, role, way) in table {
                let then = hall.as_of(&town, date(2021, 6, 30).at(hour, 0, 0, 0), known).await.unwrap();
                let taps = hall.tapped(&staff("MIN-00006", role, "dinkes"), &then, UnitIx(1)).await.unwrap();
                assert_eq!(taps.get("MIN-00003").map(|tap| tap.way), way, "{hour} {known:?} {role:?}");
            }
        })
        .await;
    }
}
