//! Signs of faked places in a unit, for a superior or the inspectorate to look at. Nothing here writes,
//! and nothing else reads the place of a tap.

use balai_core::work::signs::{Located, Sign, signs};
use balai_store::Fault;
use balai_store::attendance::{self, Entry};
use jiff::ToSpan as _;

use crate::access::{Act, Caller, require, require_in};
use crate::trouble::no_city;
use crate::{Hall, Trouble};

/// Days that are looked at, today among them.
const DAYS: i64 = 28;

impl Hall {
    /// The signs in the last 28 days of a unit.
    ///
    /// # Errors
    /// [`Trouble::Forbidden`] outside one's unit.
    pub async fn signs(&self, caller: &Caller, (city, unit): (&str, &str)) -> Result<Vec<Sign>, Trouble> {
        require(caller, Act::ReadSigns)?;
        require_in(caller, Act::ReadSigns, city, Some(unit))?;
        let town = self.town(city).ok_or_else(|| no_city(city))?;
        let (zone, last) = (town.zone(), town.wall(&self.now()).date());
        let (city, unit) = (city.to_owned(), unit.to_owned());
        let read = self.store().read(move |tx| {
            Box::pin(async move {
                let mut all = Vec::new();
                for back in (0..DAYS).rev() {
                    let day = last.saturating_sub(back.days());
                    all.extend(attendance::of_unit(tx, &city, &unit, day).await?);
                }
                Ok(all)
            })
        });
        let entries: Result<Vec<Entry>, Fault> = read.await;
        let located = |entry: Entry| {
            let spot = entry.spot?;
            Some(Located {
                person: entry.person,
                day: entry.day,
                at: entry.at.to_zoned(zone.clone()).datetime(),
                mode: entry.mode,
                point: (spot.latitude, spot.longitude),
                accuracy: spot.accuracy,
            })
        };
        Ok(signs(&entries?.into_iter().filter_map(located).collect::<Vec<_>>()))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use balai_core::arrange::Mode;
    use balai_core::work::attendance::Way;
    use balai_store::Store;
    use balai_store::attendance::{Origin, Spot, record};
    use jiff::Timestamp;
    use jiff::civil::{Date, date};

    use super::*;
    use crate::fixture::{employee, for_each_engine, planned, unit_head};

    fn entry(day: Date) -> Entry {
        let at: Timestamp = format!("{day}T00:10:00Z").parse().unwrap();
        Entry {
            day,
            unit: "dinkes".into(),
            person: "MIN-00003".into(),
            number: 0,
            way: Way::In,
            at,
            received_at: at,
            skew_seconds: None,
            mode: Mode::Home,
            spot: Some(Spot { latitude: -6_595_038, longitude: 106_816_635, accuracy: 5 }),
            origin: Origin::Own,
            author: "x".into(),
            reason: None,
            corrects: None,
        }
    }

    async fn kept(store: &Store, days: impl Iterator<Item = Date>) {
        let rows: Vec<_> = days.map(entry).collect();
        let written: Result<_, Fault> =
            store.jot(move |tx| Box::pin(async move { record(tx, "mini", &rows).await })).await;
        written.unwrap();
    }

    #[tokio::test]
    async fn the_last_weeks_are_looked_at_and_only_by_who_may() {
        for_each_engine(async |store| {
            let hall = planned(store.clone()).await;
            let head = unit_head("Sari");
            kept(&store, (1..=5).map(|day| date(2021, 5, day))).await;
            assert_eq!(hall.signs(&head, ("mini", "dinkes")).await, Ok(vec![]), "long ago");
            kept(&store, (21..=25).map(|day| date(2021, 6, day))).await;
            let days = (21..=25).map(|day| date(2021, 6, day)).collect();
            let found = hall.signs(&head, ("mini", "dinkes")).await;
            assert_eq!(found, Ok(vec![Sign::SamePoint("MIN-00003".into(), days)]));
            for (caller, unit) in [(&head, "setda"), (&employee("MIN-00003"), "dinkes")] {
                assert_eq!(hall.signs(caller, ("mini", unit)).await, Err(Trouble::Forbidden));
            }
        })
        .await;
    }
}
