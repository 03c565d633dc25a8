//! What the clock calls: each minute it looks what has come due and asks the act for it, as any door
//! would. Nothing here decides a rule; a clock that stands finds the same each time and does nothing
//! twice.

use std::collections::HashSet;
use std::time::Duration;

use balai_core::order::{Duty, DutyKind, Force};
use balai_core::work::activity::{Standing, report_deadline, standing};
use balai_store::Fault;
use balai_store::activity::{self, Reminder, Which};
use jiff::ToSpan as _;
use jiff::civil::{Date, DateTime};

use crate::activities::{expected, first_of, views};
use crate::pulse::beat;
use crate::renew::{Line, renew};
use crate::work::remind_silent;
use crate::{Caller, Hall, Town, Trouble};

/// How often it looks.
const EACH: Duration = Duration::from_secs(60);

/// Who has to be reminded of the reports of a day.
pub(crate) struct Silent {
    /// Those past their deadline, without a report and without a reminder.
    pub remind: Vec<Reminder>,
    /// Somebody has still time: the day is not over for the clock.
    pub open: bool,
}

/// The days of which reports can come due: today, and yesterday for duties due on the day after.
#[must_use]
pub fn days(now: DateTime) -> [Date; 2] {
    [now.date().saturating_sub(1.day()), now.date()]
}

/// Looks each minute, as long as it is waited for.
pub async fn run(hall: Hall) {
    let caller = Caller { name: "jam".into(), ..Caller::operator() };
    let (mut over, mut line) = (HashSet::new(), Line::of(&hall));
    let mut ticks = tokio::time::interval(EACH);
    loop {
        ticks.tick().await;
        // A clock that was set to a day of its own says nothing of silence.
        if !hall.clock_is_set()
            && let Err(trouble) = beat(&hall, &Caller::hall(), hall.now().timestamp()).await
        {
            tracing::error!(%trouble, "pulse");
        }
        match renew(&hall, line).await {
            Ok((last, _)) => line = last,
            Err(trouble) => tracing::error!(%trouble, "renew"),
        }
        if let Err(trouble) = hall.catch_up().await {
            tracing::error!(%trouble, "reports that no roster bears");
        }
        if let Err(trouble) = tick(&hall, &caller, &mut over).await {
            tracing::error!(%trouble, "clock");
        }
    }
}

/// Does what has come due; gives how many people were reminded. `over` remembers the days on which
/// nothing can come due any more.
///
/// # Errors
/// What the acts say.
pub async fn tick(
    hall: &Hall,
    caller: &Caller,
    over: &mut HashSet<(String, Date)>,
) -> Result<usize, Trouble> {
    let mut reminded = 0;
    for town in hall.towns() {
        let now = town.wall(&hall.now());
        for day in days(now) {
            let place = (town.city.slug.clone(), day);
            // Before the first is due nobody is looked at: a city has thousands of people.
            if over.contains(&place) || first_due(&town, day).is_none_or(|due| now <= due) {
                continue;
            }
            let Silent { remind, open } = silent(hall, &town, day).await?;
            if !remind.is_empty() {
                reminded += remind_silent(hall, caller, &place.0, day).await?;
            }
            if !open {
                over.insert(place);
            }
        }
    }
    Ok(reminded)
}

/// The first time at which a report of a day is due; `None` if its order asks nobody for one.
fn first_due(town: &Town, day: Date) -> Option<DateTime> {
    let asks = |d: &&Duty| d.kind == DutyKind::ActivityReport && d.force == Force::Must;
    let duties = town.order_on(day)?.effect.duties.iter().filter(asks);
    duties.map(|duty| report_deadline(duty, day, &town.city).at).min()
}

/// Who is silent about a day.
pub(crate) async fn silent(hall: &Hall, town: &Town, day: Date) -> Result<Silent, Trouble> {
    let (now, at) = (town.wall(&hall.now()), hall.now().timestamp());
    let city = town.city.slug.clone();
    let read = hall
        .store()
        .read(move |tx| Box::pin(async move { activity::reminders(tx, &city, None, (day, day)).await }));
    let known: Result<Vec<Reminder>, Fault> = read.await;
    let known: HashSet<String> = known?.into_iter().map(|r| r.person).collect();
    let mut found = Silent { remind: vec![], open: false };
    let reports = views(hall, town, Which::City, (day, day)).await?;
    for unit in (0..town.city.units.len()).map(balai_core::city::UnitIx::of) {
        let slug = &town.city.units[unit.at()].slug;
        let people = expected(hall, town, unit, day).await?;
        if people.iter().all(|one| one.owing.is_none()) {
            continue;
        }
        for one in people {
            let (person, Some(owing)) = (&town.people[one.person.at()], one.owing) else { continue };
            match standing(Some(owing.due), first_of(&reports, &person.id, day), now) {
                Standing::Open => found.open = true,
                Standing::Missing if !known.contains(&person.id) => found.remind.push(Reminder {
                    person: person.id.clone(),
                    day,
                    unit: slug.clone(),
                    clause: owing.clause,
                    due: owing.due.at,
                    at,
                }),
                _ => {}
            }
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_report_can_be_due_on_the_day_after() {
        let now = date(2021, 7, 1).at(0, 0, 30, 0);
        assert_eq!(days(now), [date(2021, 6, 30), date(2021, 7, 1)]);
    }
}
