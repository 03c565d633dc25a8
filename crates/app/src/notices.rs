//! What people were told, as they read it. Nothing here writes; publishing a roster does, and
//! [`read_notices`](crate::account::read_notices) marks as read.

use balai_store::activity::{self, Which};
use balai_store::notice::{self, Told};
use balai_store::{Fault, permit};
use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::access::{Act, Caller, may_in, require};
use crate::permits::stands;
use crate::trouble::no_city;
use crate::{Hall, Trouble};

/// Notices that are shown.
const SHOWN: i64 = 60;

/// Days in which somebody is still reminded.
const REMINDED: i32 = 6;
/// Days ahead for which permits are asked.
const AHEAD: i32 = 31;

/// What one's own page says first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct News {
    /// Notices that were not read.
    pub unread: usize,
    /// Days of which one was reminded and has sent no report yet, the last first.
    pub reminded: Vec<Date>,
    /// Permits that wait for one's answer.
    pub permits: usize,
}

impl Hall {
    /// What somebody was told in a city, the last first. Who is not on its staff list was told nothing.
    ///
    /// # Errors
    /// [`Trouble::Forbidden`], or [`Trouble::Broken`] if the database cannot be read.
    pub async fn notices(&self, caller: &Caller, city: &str) -> Result<Vec<Told>, Trouble> {
        require(caller, Act::SeeNotices)?;
        let Some(person) = caller.person.clone() else { return Ok(vec![]) };
        let city = city.to_owned();
        let read = self
            .store()
            .read(move |tx| Box::pin(async move { notice::of_person(tx, &city, &person, SHOWN).await }));
        read.await.map_err(|fault: Fault| fault.into())
    }

    /// What waits for somebody on their own page: notices, reminders, permits they decide.
    ///
    /// # Errors
    /// As [`Hall::notices`].
    pub async fn news(&self, caller: &Caller, city: &str) -> Result<News, Trouble> {
        let unread = self.notices(caller, city).await?.iter().filter(|told| !told.read).count();
        let town = self.town(city).ok_or_else(|| no_city(city))?;
        let Some(person) = caller.person.clone() else { return Ok(News { unread, ..News::default() }) };
        let units = town.city.units.iter().map(|unit| unit.slug.clone());
        let led: Vec<_> = units.filter(|unit| may_in(caller, Act::DecidePermit, city, Some(unit))).collect();
        let (now, slug) = (town.wall(&self.now()), city.to_owned());
        let today = now.date();
        let (first, ahead) = (today.saturating_sub(REMINDED.days()), today.saturating_add(AHEAD.days()));
        let read = self.store().read(move |tx| {
            Box::pin(async move {
                let mut reminded = activity::reminders(tx, &slug, None, (first, today)).await?;
                reminded.retain(|reminder| reminder.person == person);
                if !reminded.is_empty() {
                    let of = Which::Person(person.clone());
                    let sent = activity::reports(tx, &slug, &of, (first, today)).await?;
                    reminded.retain(|r| {
                        !sent.iter().any(|report| report.day == r.day && report.people.contains(&person))
                    });
                }
                let mut asked = vec![];
                for unit in led {
                    let desk = permit::Which::Desk(unit);
                    asked.extend(permit::permits(tx, &slug, &desk, (today, ahead)).await?);
                }
                asked.retain(|permit| permit.person != person);
                Ok((reminded, asked))
            })
        });
        let (reminded, asked) = read.await.map_err(|fault: Fault| Trouble::from(fault))?;
        let permits = asked.iter().filter(|permit| stands(permit, now).undecided()).count();
        Ok(News { unread, reminded: reminded.into_iter().map(|r| r.day).collect(), permits })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use balai_core::work::permit::Reason;
    use jiff::civil::date;

    use super::*;
    use crate::Role;
    use crate::clock::tick;
    use crate::fixture::{for_each_engine, later, reporter, reporting, staff};
    use crate::work::{PermitWish, ReportWish, ask_permit, report_activity};

    #[tokio::test]
    async fn ones_own_page_says_what_waits_and_stops_when_it_is_done() {
        for_each_engine(async |store| {
            let hall = reporting(store).await;
            let (sari, lead) = (reporter("MIN-00003"), staff("MIN-00006", Role::Superior, "dinkes"));
            assert_eq!(hall.news(&sari, "mini").await.unwrap(), News::default());
            let at = |hour| date(2021, 6, 30).at(hour, 0, 0, 0);
            let wish = PermitWish {
                city: "mini".into(),
                reason: Some(Reason::Essentials),
                note: String::new(),
                place: String::new(),
                leaves: at(10),
                back_by: at(11),
                pressed: None,
            };
            ask_permit(&hall, &sari, "p", wish).await.unwrap();
            assert_eq!(hall.news(&lead, "mini").await.unwrap().permits, 1);
            assert_eq!(hall.news(&sari, "mini").await.unwrap().permits, 0, "nobody decides their own");
            let hall = later(&hall, "2021-07-01T08:00:00").await;
            tick(&hall, &Caller::operator(), &mut std::collections::HashSet::new()).await.unwrap();
            let told = hall.news(&sari, "mini").await.unwrap();
            assert!(told.reminded.contains(&date(2021, 6, 30)), "{told:?}");
            let day = date(2021, 6, 30);
            let report =
                ReportWish { city: "mini".into(), day, line: "Rapat".into(), ..ReportWish::default() };
            report_activity(&hall, &sari, "r", report).await.unwrap();
            assert!(!hall.news(&sari, "mini").await.unwrap().reminded.contains(&day));
        })
        .await;
    }
}
