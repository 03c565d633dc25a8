//! Act: remind who owes the report of a day, is past its deadline and sent none. Called by the clock;
//! a person is reminded of a day once, however often it is called.

use balai_core::say;
use balai_store::activity::remind;
use balai_store::{Done, Fault, sha256};
use jiff::civil::Date;
use serde_json::json;

use crate::access::{Act, Caller, require};
use crate::activities::town_of;
use crate::clock::silent;
use crate::{Hall, Trouble};

/// Reminds the silent of a day; gives how many were reminded now. With nobody to remind, nothing is
/// written.
///
/// # Errors
/// [`Trouble::Forbidden`], [`Trouble::Unfit`] if the day has not come.
pub async fn remind_silent(hall: &Hall, caller: &Caller, city: &str, day: Date) -> Result<usize, Trouble> {
    require(caller, Act::RemindSilent)?;
    let town = town_of(hall, city)?;
    if day > town.wall(&hall.now()).date() {
        return Err(Trouble::Unfit(say!("hari {day} belum tiba", "{day} has not come")));
    }
    let found = silent(hall, &town, day).await?.remind;
    if found.is_empty() {
        return Ok(0);
    }
    let names: Vec<&str> = found.iter().map(|r| r.person.as_str()).collect();
    // The same people on the same day are the same wish, whoever asks and however often.
    let key = format!("{city}/{day}/{}", sha256(names.join(",").as_bytes()));
    let slug = city.to_owned();
    let recorded = hall.store().write(hall.command(caller, Act::RemindSilent, &key), move |tx| {
        Box::pin(async move {
            let answer = remind(tx, &slug, &found).await?;
            let people: Vec<&str> = found.iter().map(|r| r.person.as_str()).collect();
            Ok::<_, Fault>(Done {
                subject: format!("reminder/{slug}/{day}"),
                payload: json!({ "people": people }),
                answer,
            })
        })
    });
    Ok(recorded.await?)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use std::collections::HashSet;

    use jiff::civil::date;

    use super::*;
    use crate::Role;
    use crate::clock::tick;
    use crate::fixture::{for_each_engine, journalled, later, reporter, reporting, staff};
    use crate::work::{ReportWish, report_activity};

    #[tokio::test]
    async fn the_silent_are_reminded_once_and_nobody_else() {
        for_each_engine(async |store| {
            let hall = reporting(store).await;
            let wish = ReportWish {
                city: "mini".into(),
                day: date(2021, 6, 30),
                line: "Rapat".into(),
                ..ReportWish::default()
            };
            report_activity(&hall, &reporter("MIN-00003"), "k", wish.clone()).await.unwrap();
            let operator = Caller::operator();
            let early = remind_silent(&hall, &operator, "mini", date(2021, 6, 30)).await;
            assert_eq!(early, Ok(0), "there is still time");
            let hall = later(&hall, "2021-06-30T16:01:00").await;
            let before = journalled(&hall).await.len();
            let mut over = HashSet::new();
            // Of six one is away, one has reported; yesterday five were silent.
            assert_eq!(tick(&hall, &operator, &mut over).await, Ok(4 + 6));
            assert_eq!(journalled(&hall).await.len(), before + 2);
            assert_eq!(over.len(), 2, "nothing more can come due");
            assert_eq!(tick(&hall, &operator, &mut HashSet::new()).await, Ok(0), "once");
            assert_eq!(journalled(&hall).await.len(), before + 2, "and without a trace");
            let sari = hall.own_reports(&reporter("MIN-00003"), "mini").await.unwrap();
            assert_eq!(sari.reminders.iter().map(|r| r.day).collect::<Vec<_>>(), [date(2021, 6, 29)]);
            let budi = reporter("MIN-00005");
            assert_eq!(hall.own_reports(&budi, "mini").await.unwrap().reminders.len(), 2);
            let head = staff("MIN-00006", Role::Superior, "dinkes");
            let silent = |team: crate::TeamReports| {
                team.silent.into_iter().filter(|r| r.day == date(2021, 6, 30)).map(|r| r.person).collect()
            };
            let told: Vec<String> = silent(hall.team_reports(&head, "mini", "dinkes").await.unwrap());
            assert_eq!(told, ["MIN-00005", "MIN-00006"], "who is away owes nothing");
            report_activity(&hall, &budi, "late", wish).await.unwrap();
            let told: Vec<String> = silent(hall.team_reports(&head, "mini", "dinkes").await.unwrap());
            assert_eq!(told, ["MIN-00006"]);
            let public = remind_silent(&hall, &budi, "mini", date(2021, 6, 30)).await;
            assert_eq!(public, Err(Trouble::Forbidden));
        })
        .await;
    }
}
