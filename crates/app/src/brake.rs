//! The brake on guessing: after some attempts each next one has to wait, longer and longer up to a
//! ceiling, and never for good. An attempt is counted before it is judged, so that many at once are
//! no way around it, and taken back when it was right.
//!
//! What it may not do is lock somebody out for what others do: in a browser in which they have signed
//! in before, only the attempts of that browser count.

use balai_store::{Fault, session};
use jiff::{SignedDuration, Timestamp};

use crate::{Hall, Trouble};

/// How far back attempts count.
const REACH: SignedDuration = SignedDuration::from_hours(1);

/// What attempts are counted for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Brake {
    /// Its name in the table.
    pub scope: String,
    /// Attempts before the first wait.
    pub free: i64,
    /// Longest wait, in seconds.
    pub longest: i64,
}

/// Attempts that were counted.
pub(crate) type Counted = Vec<(String, i64)>;

/// Counts an attempt on every brake, or says how long it has to wait; then nothing is counted.
pub(crate) async fn step_on(hall: &Hall, mut brakes: Vec<Brake>) -> Result<Counted, Trouble> {
    let at = hall.watch();
    // In one order everywhere, so that two who wait for the same scopes never wait for each other.
    brakes.sort();
    let counted = hall.store().jot(move |tx| {
        Box::pin(async move {
            let since = at.saturating_sub(REACH).unwrap_or(at);
            let mut wait = 0;
            for brake in &brakes {
                let tried = session::attempts(tx, &brake.scope, since).await?;
                wait = wait.max(tried.map_or(0, |tried| left(brake, tried, at)));
            }
            if wait > 0 {
                return Err(Trouble::Wait(u32::try_from(wait).unwrap_or(u32::MAX)));
            }
            let mut counted = Counted::new();
            for Brake { scope, .. } in brakes {
                let number = session::attempt(tx, &scope, at).await?;
                counted.push((scope, number));
            }
            Ok(counted)
        })
    });
    counted.await
}

/// Takes attempts back that came to a good end.
pub(crate) async fn let_go(hall: &Hall, counted: Counted) -> Result<(), Trouble> {
    let forgiven = hall.store().jot(move |tx| {
        Box::pin(async move {
            for (scope, number) in counted {
                session::forgive(tx, &scope, number).await?;
            }
            Ok::<_, Fault>(())
        })
    });
    Ok(forgiven.await?)
}

/// Seconds that are left to wait: 1, 2, 4 ... after the last attempt.
fn left(brake: &Brake, (tried, last): (i64, Timestamp), at: Timestamp) -> i64 {
    let over = tried - brake.free;
    if over < 0 {
        return 0;
    }
    let wait = 1_i64.checked_shl(u32::try_from(over).unwrap_or(u32::MAX).min(30)).unwrap_or(i64::MAX);
    let passed = at.duration_since(last).as_secs();
    (wait.min(brake.longest) - passed).max(0)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::fixture::{for_each_engine, hall};

    #[test]
    fn waits_double_up_to_their_ceiling() {
        let brake = Brake { scope: "x".into(), free: 3, longest: 60 };
        let at = |second| Timestamp::from_second(second).unwrap();
        for (tried, now, wait) in
            [(2, 0, 0), (3, 0, 1), (4, 0, 2), (5, 0, 4), (5, 3, 1), (5, 4, 0), (20, 0, 60), (99, 59, 1)]
        {
            assert_eq!(left(&brake, (tried, at(0)), at(now)), wait, "{tried} tried, {now} s ago");
        }
    }

    #[tokio::test]
    async fn what_waits_is_not_counted_and_what_was_right_is_taken_back() {
        for_each_engine(async |store| {
            let hall = hall(store).await;
            let at = |second: i64| Timestamp::from_second(1_000_000 + second).unwrap();
            let brakes = || {
                let brake = |scope: &str| Brake { scope: scope.into(), free: 2, longest: 60 };
                vec![brake("b"), brake("a")]
            };
            hall.set_watch(at(0));
            let good = step_on(&hall, brakes()).await.unwrap();
            let_go(&hall, good).await.unwrap();
            for _ in 0..2 {
                step_on(&hall, brakes()).await.unwrap();
            }
            assert_eq!(step_on(&hall, brakes()).await, Err(Trouble::Wait(1)));
            assert_eq!(step_on(&hall, brakes()).await, Err(Trouble::Wait(1)), "waiting costs nothing");
            hall.set_watch(at(1));
            step_on(&hall, brakes()).await.unwrap();
            assert_eq!(step_on(&hall, brakes()).await, Err(Trouble::Wait(2)));
            hall.set_watch(at(3601 + 1));
            assert!(step_on(&hall, brakes()).await.is_ok(), "an hour later it is forgotten");
        })
        .await;
    }
}
