//! The hall's own pulse: each minute it notes that it is at work. If more than a few minutes lie between
//! two such notes, it did not answer (switched off, no database, hung), and notes the outage itself:
//! nobody has to ask for what is ours to excuse.

use balai_store::{Fault, pulse};
use jiff::{SignedDuration, Timestamp};

use crate::work::{OutageWish, note_outage};
use crate::{Caller, Hall, Trouble};

/// Shorter silence is a restart: no window is lost in it.
const SILENCE: SignedDuration = SignedDuration::from_mins(5);
/// Longer silence is no outage but a hall that was not in use.
const ABANDONED: SignedDuration = SignedDuration::from_hours(7 * 24);
/// What the outage is called.
const REASON: &str = "Balai tidak menjawab (dicatat otomatis)";

/// Notes that the hall is at work at an instant, after the outage that ends with it, if there was one;
/// gives in how many cities one was noted. Asked again after a crash, it notes nothing twice.
///
/// # Errors
/// What the act says; then the pulse is not noted, and the next minute finds the same silence.
pub(crate) async fn beat(hall: &Hall, caller: &Caller, now: Timestamp) -> Result<usize, Trouble> {
    let last: Result<Option<Timestamp>, Fault> =
        hall.store().read(move |tx| Box::pin(async move { pulse::last(tx).await })).await;
    let mut noted = 0;
    if let Some(last) = last?.filter(|last| now.duration_since(*last) > SILENCE) {
        if now.duration_since(last) > ABANDONED {
            tracing::warn!(%last, "the hall was not in use: no outage is noted");
        } else {
            for town in hall.towns() {
                let (city, wall) = (&town.city.slug, |at: Timestamp| at.to_zoned(town.zone()).datetime());
                let wish = OutageWish::Note(wall(last), wall(now), REASON.to_owned());
                note_outage(hall, caller, &format!("pulse/{city}/{last}"), (city, wish)).await?;
                noted += 1;
            }
        }
    }
    let beat: Result<(), Fault> =
        hall.store().jot(move |tx| Box::pin(async move { pulse::beat(tx, now).await })).await;
    beat?;
    Ok(noted)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use jiff::ToSpan as _;

    use super::*;
    use crate::fixture::{for_each_engine, journalled, planned};

    #[tokio::test]
    async fn silence_becomes_an_outage_once_and_a_restart_or_a_long_pause_does_not() {
        for_each_engine(async |store| {
            let hall = planned(store).await;
            let caller = Caller::hall();
            let start: Timestamp = "2021-06-30T07:00:00+07:00".parse().unwrap();
            let at = |minutes: i64| start + minutes.minutes();
            let noted = async || hall.noted_outages(&Caller::operator(), "mini").await.unwrap();
            for minute in [0, 1, 2, 6] {
                assert_eq!(beat(&hall, &caller, at(minute)).await, Ok(0), "{minute}");
            }
            assert!(noted().await.is_empty(), "a restart");
            assert_eq!(beat(&hall, &caller, at(30)).await, Ok(1));
            let [outage] = &noted().await[..] else { unreachable!() };
            assert_eq!((outage.from, outage.to, outage.reason.as_str()), (at(6), at(30), REASON));
            assert_eq!(beat(&hall, &caller, at(31)).await, Ok(0));
            assert_eq!(beat(&hall, &caller, at(20)).await, Ok(0), "a clock that was set back");
            assert_eq!(beat(&hall, &caller, at(8 * 24 * 60)).await, Ok(0), "nobody used it");
            let lines = journalled(&hall).await;
            assert_eq!(lines.iter().filter(|line| line.starts_with("note-outage balai")).count(), 1);
        })
        .await;
    }
}
