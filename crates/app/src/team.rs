//! A unit on a day as its superior reads it: who is where, who came, who is silent, what is excused,
//! and which requests wait. Nothing here writes.

use balai_core::city::{PersonIx, UnitIx};
use balai_store::attendance::{Count, Outage as NotedOutage};
use balai_store::swap::Request;
use balai_store::{Fault, attendance, swap};
use jiff::civil::{Date, DateTime};

use crate::access::{Act, Caller, require, require_in};
use crate::days::{HeldDay, day_under, held_day, outages};
use crate::trouble::no_city;
use crate::{Hall, Trouble};

/// Somebody of a unit on a day.
#[derive(Debug, Clone)]
pub struct TeamRow {
    /// Who.
    pub person: PersonIx,
    /// Their day.
    pub held: HeldDay,
}

/// A unit on a day.
#[derive(Debug, Clone)]
pub struct Team {
    /// Unit.
    pub unit: UnitIx,
    /// The day.
    pub date: Date,
    /// What the clock on the wall of the city shows.
    pub now: DateTime,
    /// Its people, in the order of the list.
    pub rows: Vec<TeamRow>,
    /// Requests to swap about today or later.
    pub swaps: Vec<Request>,
}

impl Hall {
    /// A unit on a day.
    ///
    /// # Errors
    /// [`Trouble::Forbidden`] outside one's unit, [`Trouble::Missing`] if there is no such unit.
    pub async fn team(
        &self,
        caller: &Caller,
        (city, unit): (&str, &str),
        date: Option<Date>,
    ) -> Result<Team, Trouble> {
        require(caller, Act::ReadTeam)?;
        require_in(caller, Act::ReadTeam, city, Some(unit))?;
        let town = self.town(city).ok_or_else(|| no_city(city))?;
        let ix = town.city.unit(unit).ok_or_else(|| no_city(unit))?;
        let (now, zone) = (town.wall(&self.now()), town.zone());
        let (today, date) = (now.date(), date.unwrap_or(now.date()));
        let key = (city.to_owned(), unit.to_owned(), zone.clone());
        let read = self.store().read(move |tx| {
            Box::pin(async move {
                let (city, unit, zone) = &key;
                let entries = attendance::of_unit(tx, city, unit, date).await?;
                let swaps = swap::of_unit(tx, city, unit, today).await?;
                Ok((entries, outages(tx, (city, zone), (date, date)).await?, swaps))
            })
        });
        let read: Result<_, Fault> = read.await;
        let (entries, outages, swaps) = read?;
        let rule = self.rule(&town, ix, date).await?;
        let mut rows = Vec::new();
        for person in town.people_of(ix) {
            let day = day_under(&town, &rule, person, date)?;
            let id = town.people.get(person.at()).map_or("", |p| p.id.as_str());
            let theirs = entries.iter().filter(|e| e.person == id).cloned().collect();
            let held = held_day((rule.clone(), day), theirs, outages.clone(), (&zone, now));
            rows.push(TeamRow { person, held });
        }
        Ok(Team { unit: ix, date, now, rows, swaps })
    }

    /// The outages of a city that stand, the latest first, for who notes them.
    ///
    /// # Errors
    /// [`Trouble::Forbidden`] for others.
    pub async fn noted_outages(&self, caller: &Caller, city: &str) -> Result<Vec<NotedOutage>, Trouble> {
        require(caller, Act::NoteOutage)?;
        require_in(caller, Act::NoteOutage, city, None)?;
        let city = city.to_owned();
        let read =
            self.store().read(move |tx| Box::pin(async move { attendance::all_outages(tx, &city).await }));
        let all: Result<Vec<NotedOutage>, Fault> = read.await;
        Ok(all?)
    }

    /// The recap of a city on a day: who came and left, by unit, in one query.
    ///
    /// # Errors
    /// [`Trouble::Forbidden`] for who reads no whole city.
    pub async fn attendance_recap(
        &self,
        caller: &Caller,
        city: &str,
        date: Date,
    ) -> Result<Vec<Count>, Trouble> {
        require(caller, Act::ReadRecap)?;
        require_in(caller, Act::ReadRecap, city, None)?;
        let city = city.to_owned();
        let read =
            self.store().read(move |tx| Box::pin(async move { attendance::recap(tx, &city, date).await }));
        let counts: Result<Vec<Count>, Fault> = read.await;
        Ok(counts?)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use balai_core::arrange::Mode;
    use balai_core::work::attendance::{Point, Way};
    use jiff::civil::date;

    use super::*;
    use crate::access::Role;
    use crate::fixture::{employee, for_each_engine, planned, unit_head};
    use crate::work::{TapWish, check_in};

    #[tokio::test]
    async fn a_superior_sees_who_came_and_the_recap_counts_each_person_once() {
        for_each_engine(async |store| {
            let hall = planned(store).await;
            for (id, mode) in [("MIN-00003", Mode::Home), ("MIN-00006", Mode::Office)] {
                for key in ["a", "b"] {
                    let at = Some("2021-06-30T07:10:00+07:00".parse().unwrap());
                    let tap = TapWish { city: "mini".into(), way: Way::In, mode, at, sent: None, spot: None };
                    check_in(&hall, &employee(id), key, tap).await.unwrap();
                }
            }
            let head = unit_head("Sari");
            let team = hall.team(&head, ("mini", "dinkes"), None).await.unwrap();
            let done: Vec<_> =
                team.rows.iter().map(|row| matches!(row.held.arrive, Point::Done(..))).collect();
            assert_eq!(done, [true, false, false, true]);
            assert_eq!(team.rows[1].held.arrive, Point::NotAsked, "who is away is asked nothing");
            let office = Caller::of(Role::Inspectorate, "Tono");
            let recap = hall.attendance_recap(&office, "mini", date(2021, 6, 30)).await.unwrap();
            let told: Vec<_> = recap.iter().map(|c| (c.unit.as_str(), c.came, c.left, c.on_site)).collect();
            assert_eq!(told, [("dinkes", 2, 0, 1)]);
            for (caller, unit) in [(&head, "setda"), (&employee("MIN-00003"), "dinkes")] {
                let told = hall.team(caller, ("mini", unit), None).await;
                assert!(matches!(told, Err(Trouble::Forbidden)));
            }
            let told = hall.attendance_recap(&head, "mini", date(2021, 6, 30)).await;
            assert!(matches!(told, Err(Trouble::Forbidden)));
        })
        .await;
    }
}
