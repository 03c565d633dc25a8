//! Act: who asked for a permit takes it back, or says when they were home again. To be back is a
//! fact: it is recorded whatever was decided.

use balai_core::say;
use balai_core::work::permit::Step;
use balai_store::Done;
use balai_store::permit::Step as Row;
use jiff::civil::Time;
use serde_json::json;

use crate::access::{Act, Caller, require};
use crate::activities::{own, town_of, wall};
use crate::permits::{read, take};
use crate::{Hall, Trouble};

/// What is done with one's own permit, as it is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CloseWish {
    /// City slug.
    pub city: String,
    /// Id of the permit.
    pub permit: String,
    /// Home again at this time of its day; `None`: the permit is taken back.
    pub back: Option<Time>,
}

/// Records it.
///
/// # Errors
/// [`Trouble::Unfit`] if the time of return has not come or lies before leaving, [`Trouble::Stale`] if
/// the permit is closed, [`Trouble::Missing`], [`Trouble::Forbidden`] for another's permit.
pub async fn close_permit(hall: &Hall, caller: &Caller, key: &str, wish: CloseWish) -> Result<(), Trouble> {
    require(caller, Act::ClosePermit)?;
    let town = town_of(hall, &wish.city)?;
    let (_, me) = own(caller, &town)?;
    let permit = read(hall, &wish.city, &wish.permit).await?;
    if permit.person != me.id {
        return Err(Trouble::Forbidden);
    }
    let command = hall.command(caller, Act::ClosePermit, key);
    let now = wall(&town, command.at);
    let back = wish.back.map(|time| permit.leaves.date().to_datetime(time));
    if back.is_some_and(|back| back > now || back < permit.leaves) {
        return Err(Trouble::Unfit(say!(
            "jam kembali sesudah jam berangkat dan tidak sesudah sekarang",
            "the time of return is after leaving and not after now"
        )));
    }
    let at = back.and_then(|back| Some(back.to_zoned(town.zone()).ok()?.timestamp()));
    let step = if back.is_some() { Step::Return } else { Step::Withdraw };
    let row = Row {
        step: step.word().to_owned(),
        reason: None,
        by: command.actor.clone(),
        name: caller.name.clone(),
        at: at.unwrap_or(command.at),
        noted_at: command.at,
    };
    let recorded = hall.store().write(command, move |tx| {
        Box::pin(async move {
            let payload = json!({ "step": row.step, "at": row.at });
            take(tx, (&wish.city, &wish.permit), row, now).await?;
            let subject = format!("permit/{}/{}", wish.city, wish.permit);
            Ok::<_, Trouble>(Done { subject, payload, answer: () })
        })
    });
    recorded.await
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use balai_core::work::permit::{Reason, State};
    use jiff::civil::{date, time};

    use super::*;
    use crate::fixture::{for_each_engine, later, reporter, reporting};
    use crate::work::{PermitWish, ask_permit};

    async fn asked(hall: &Hall, key: &str) -> String {
        let wish = PermitWish {
            city: "mini".into(),
            reason: Some(Reason::Vaccine),
            note: String::new(),
            place: String::new(),
            leaves: date(2021, 6, 30).at(10, 0, 0, 0),
            back_by: date(2021, 6, 30).at(11, 0, 0, 0),
            pressed: None,
        };
        ask_permit(hall, &reporter("MIN-00003"), key, wish).await.unwrap()
    }

    #[tokio::test]
    async fn one_is_back_as_a_fact_or_takes_the_permit_back() {
        for_each_engine(async |store| {
            let hall = later(&reporting(store).await, "2021-06-30T08:00:00").await;
            let sari = reporter("MIN-00003");
            let (first, second) = (asked(&hall, "1").await, asked(&hall, "2").await);
            let wish = |permit: &str, back| CloseWish { city: "mini".into(), permit: permit.into(), back };
            let early = close_permit(&hall, &sari, "a", wish(&first, Some(time(10, 30, 0, 0)))).await;
            assert!(matches!(early, Err(Trouble::Unfit(_))), "it has not come");
            let hall = later(&hall, "2021-06-30T12:00:00").await;
            let before = close_permit(&hall, &sari, "b", wish(&first, Some(time(9, 0, 0, 0)))).await;
            assert!(matches!(before, Err(Trouble::Unfit(_))), "before leaving");
            for _ in 0..2 {
                close_permit(&hall, &sari, "c", wish(&first, Some(time(11, 20, 0, 0)))).await.unwrap();
            }
            close_permit(&hall, &sari, "d", wish(&second, None)).await.unwrap();
            let again = close_permit(&hall, &sari, "e", wish(&second, None)).await;
            assert!(matches!(again, Err(Trouble::Stale(_))));
            let own = hall.own_permits(&sari, "mini").await.unwrap();
            let of = |id: &str| own.permits.iter().find(|v| v.permit.id == id).unwrap();
            assert_eq!((of(&first).state, of(&second).state), (State::BackOpen, State::Withdrawn));
            let late = of(&first).findings.iter().find(|f| f.code.to_string() == "B0846").unwrap();
            assert_eq!(late.title.id, "kembali 20 menit sesudah waktu yang diminta");
            let other = close_permit(&hall, &reporter("MIN-00005"), "f", wish(&first, None)).await;
            assert_eq!(other, Err(Trouble::Forbidden), "nobody closes another's permit");
        })
        .await;
    }
}
