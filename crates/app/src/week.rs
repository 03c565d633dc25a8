//! One's own week as its page reads it: days with their taps, the picket officers of today, requests
//! to swap, and the link to one's calendar. Nothing here writes; the acts in `work` do.

use balai_core::city::{PersonIx, UnitIx};
use balai_core::order::DutyKind;
use balai_core::work::activity::counted;
use balai_core::work::day::Due;
use balai_store::activity::Which;
use balai_store::swap::Request;
use balai_store::{Fault, attendance, calendar, sha256, swap};
use jiff::civil::{Date, DateTime};
use jiff::{Timestamp, ToSpan as _};

use crate::access::{Act, Caller, require, require_in};
use crate::activities::views;
use crate::days::{HeldDay, day_under, held_day, oneself, outages, unit_slug};
use crate::rosters::Board;
use crate::trouble::no_city;
use crate::{Hall, Town, Trouble};

/// Days of a week.
const WEEK: i64 = 7;

/// One's own week.
#[derive(Debug, Clone)]
pub struct Week {
    /// Who.
    pub person: PersonIx,
    /// Their unit.
    pub unit: UnitIx,
    /// What the clock on the wall of the city shows.
    pub now: DateTime,
    /// Monday to Sunday.
    pub days: Vec<HeldDay>,
    /// Today, also if another week is shown.
    pub today: HeldDay,
    /// Picket officers of the unit today.
    pub picket: Vec<PersonIx>,
    /// Requests of the unit that this person asked or is asked, about today or later.
    pub swaps: Vec<Request>,
    /// When the link to one's calendar was made, if there is one.
    pub link: Option<Timestamp>,
    /// Reports for today that count: the clause of the duty, if one was named, and when.
    pub reports: Vec<(Option<String>, DateTime)>,
}

impl Week {
    /// When a duty of today was reported: an activity report by any report, any other duty by one that
    /// names its clause.
    #[must_use]
    pub fn reported(&self, duty: &Due) -> Option<DateTime> {
        let label = self.today.order.as_ref().map(|order| order.effect.label(duty.clause));
        let names = |clause: &Option<String>| {
            duty.kind == DutyKind::ActivityReport || (clause.is_some() && clause.as_deref() == label)
        };
        self.reports.iter().filter(|(clause, _)| names(clause)).map(|(_, at)| *at).min()
    }
}

impl Hall {
    /// One's own week around a day; `None`: around today.
    ///
    /// # Errors
    /// [`Trouble::Forbidden`] for who is not on the staff of the city.
    pub async fn week(&self, caller: &Caller, city: &str, around: Option<Date>) -> Result<Week, Trouble> {
        require(caller, Act::ReadOwnWeek)?;
        let town = self.town(city).ok_or_else(|| no_city(city))?;
        let person = oneself(caller, Act::ReadOwnWeek, &town)?;
        let now = town.wall(&self.now());
        let around = around.unwrap_or(now.date());
        let back = around.weekday().to_monday_zero_offset();
        let monday = around.saturating_sub(i64::from(back).days());
        let sunday = monday.saturating_add((WEEK - 1).days());
        let days = self.days(&town, person, (monday, sunday)).await?;
        let today = match days.iter().find(|held| held.day.date == now.date()) {
            Some(today) => today.clone(),
            None => {
                let one = self.days(&town, person, (now.date(), now.date())).await?;
                one.into_iter().next().ok_or(Trouble::Forbidden)?
            }
        };
        let picket = on_picket(&today);
        let unit = town.people.get(person.at()).map_or(UnitIx(0), |p| p.unit);
        let (swaps, link) = self.own_requests(&town, person, now.date()).await?;
        let id = town.people.get(person.at()).map(|p| p.id.clone()).unwrap_or_default();
        let dates = (now.date(), now.date());
        let reports = match today.day.duties.is_empty() {
            true => vec![],
            false => views(self, &town, Which::Person(id.clone()), dates).await?,
        };
        let mine = reports.iter().filter(|view| view.report.people.contains(&id));
        let told = mine.map(|v| (v.report.clause.clone(), counted(v.times.pressed, v.times.received)));
        let reports = told.collect();
        Ok(Week { person, unit, now, days, today, picket, swaps, link, reports })
    }

    /// Days of somebody with what was tapped, from a day to a day.
    pub(crate) async fn days(
        &self,
        town: &Town,
        who: PersonIx,
        (first, last): (Date, Date),
    ) -> Result<Vec<HeldDay>, Trouble> {
        let (zone, now) = (town.zone(), town.wall(&self.now()));
        let id = town.people.get(who.at()).map(|p| p.id.clone()).unwrap_or_default();
        let key = (town.city.slug.clone(), unit_slug(town, who).to_owned(), id, zone.clone());
        let read = self.store().read(move |tx| {
            Box::pin(async move {
                let (city, unit, person, zone) = &key;
                let entries = attendance::of_person(tx, (city, unit, person), (first, last)).await?;
                Ok((entries, outages(tx, (city, zone), (first, last)).await?))
            })
        });
        let read: Result<_, Fault> = read.await;
        let (entries, outages) = read?;
        let unit = town.people.get(who.at()).map_or(UnitIx(0), |p| p.unit);
        let mut all = Vec::new();
        let mut date = first;
        while date <= last {
            let rule = self.rule(town, unit, date).await?;
            let day = day_under(town, &rule, who, date)?;
            let mine = entries.iter().filter(|e| e.day == date).cloned().collect();
            all.push(held_day((rule, day), mine, outages.clone(), (&zone, now)));
            date = date.saturating_add(1.days());
        }
        Ok(all)
    }

    async fn own_requests(
        &self,
        town: &Town,
        who: PersonIx,
        from: Date,
    ) -> Result<(Vec<Request>, Option<Timestamp>), Trouble> {
        let id = town.people.get(who.at()).map(|p| p.id.clone()).unwrap_or_default();
        let (city, unit) = (town.city.slug.clone(), unit_slug(town, who).to_owned());
        let read = self.store().read(move |tx| {
            Box::pin(async move {
                let mut swaps = swap::of_unit(tx, &city, &unit, from).await?;
                swaps.retain(|request| request.asker == id || request.colleague == id);
                Ok((swaps, calendar::made_at(tx, &city, &id).await?))
            })
        });
        let read: Result<_, Fault> = read.await;
        Ok(read?)
    }

    /// Whose calendar a secret link opens; `None` if it is not or no longer one.
    ///
    /// # Errors
    /// [`Trouble::Broken`] if the database cannot be read.
    pub async fn calendar_owner(
        &self,
        caller: &Caller,
        city: &str,
        secret: &str,
    ) -> Result<Option<PersonIx>, Trouble> {
        require(caller, Act::ReadCalendar)?;
        require_in(caller, Act::ReadCalendar, city, None)?;
        let town = self.town(city).ok_or_else(|| no_city(city))?;
        let (city, hash) = (city.to_owned(), sha256(secret.as_bytes()));
        let read =
            self.store().read(move |tx| Box::pin(async move { calendar::person(tx, &city, &hash).await }));
        let id: Result<Option<String>, Fault> = read.await;
        let Some(id) = id? else { return Ok(None) };
        Ok(town.who(&id))
    }
}

impl Hall {
    /// Whose calendar a secret link opens, with the board that their days are read from; `None` if the
    /// link does not hold. The link is the permission: it shows the days of its owner.
    ///
    /// # Errors
    /// [`Trouble::Missing`] if their unit has no roster by the order.
    pub async fn calendar_board(
        &self,
        caller: &Caller,
        (town, secret): (&Town, &str),
        order: &str,
    ) -> Result<Option<(PersonIx, Board)>, Trouble> {
        let Some(owner) = self.calendar_owner(caller, &town.city.slug, secret).await? else {
            return Ok(None);
        };
        let Some(unit) = town.people.get(owner.at()).map(|person| person.unit) else { return Ok(None) };
        Ok(Some((owner, self.board(town, order, unit).await?)))
    }
}

/// Picket officers on a day, by its roster.
fn on_picket(held: &HeldDay) -> Vec<PersonIx> {
    let Some((order, board)) = held.order.as_ref().zip(held.board.as_ref()) else { return Vec::new() };
    let (Some(day), roster) = (order.effect.day(held.day.date), &board.1) else { return Vec::new() };
    let days = order.effect.days.len();
    let all = roster.people.iter().enumerate();
    all.filter(|(i, _)| roster.cell(*i, day, days).picket).map(|(_, person)| *person).collect()
}
