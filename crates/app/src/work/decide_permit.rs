//! Act: a superior permits an exit, or does not and says why. Nobody decides on their own permit; a
//! later decision stands in the place of an earlier one.

use balai_core::say;
use balai_core::work::permit::Step;
use balai_store::Done;
use balai_store::permit::Step as Row;
use serde_json::json;

use super::report_activity::MOST_LETTERS;
use crate::access::{Act, Caller, require, require_in};
use crate::activities::{town_of, wall};
use crate::permits::{read, take};
use crate::{Hall, Trouble};

/// A decision as it is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecideWish {
    /// City slug.
    pub city: String,
    /// Id of the permit.
    pub permit: String,
    /// True: permitted.
    pub grant: bool,
    /// Why not; needed for a refusal.
    pub reason: String,
}

/// Records the decision.
///
/// # Errors
/// [`Trouble::Unfit`] without a reason for a refusal or on one's own permit, [`Trouble::Stale`] if the
/// permit does not stand any more as it was seen, [`Trouble::Missing`], [`Trouble::Forbidden`].
pub async fn decide_permit(hall: &Hall, caller: &Caller, key: &str, wish: DecideWish) -> Result<(), Trouble> {
    require(caller, Act::DecidePermit)?;
    let town = town_of(hall, &wish.city)?;
    let permit = read(hall, &wish.city, &wish.permit).await?;
    require_in(caller, Act::DecidePermit, &wish.city, Some(&permit.desk))?;
    if caller.person.as_ref() == Some(&permit.person) {
        return Err(Trouble::Unfit(say!(
            "izin Anda sendiri diputuskan atasan lain atau Plh.",
            "your own permit is decided by another superior or a deputy"
        )));
    }
    let reason = wish.reason.trim().to_owned();
    if (!wish.grant && reason.is_empty()) || reason.chars().count() > MOST_LETTERS {
        return Err(Trouble::Unfit(say!(
            "tulis alasan menolak, paling panjang {MOST_LETTERS} huruf",
            "write why it is not permitted, in at most {MOST_LETTERS} letters"
        )));
    }
    let command = hall.command(caller, Act::DecidePermit, key);
    let now = wall(&town, command.at);
    let step = if wish.grant { Step::Grant } else { Step::Refuse };
    let row = Row {
        step: step.word().to_owned(),
        reason: Some(reason).filter(|reason| !reason.is_empty()),
        by: command.actor.clone(),
        name: caller.name.clone(),
        at: command.at,
        noted_at: command.at,
    };
    let recorded = hall.store().write(command, move |tx| {
        Box::pin(async move {
            let payload = json!({ "step": row.step, "reason": row.reason });
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
    use jiff::civil::date;

    use super::*;
    use crate::Role;
    use crate::fixture::{for_each_engine, later, reporter, reporting, staff};
    use crate::work::{PermitWish, ask_permit};

    async fn asked(hall: &Hall, who: &Caller) -> String {
        let wish = PermitWish {
            city: "mini".into(),
            reason: Some(Reason::Vaccine),
            note: String::new(),
            place: "Puskesmas".into(),
            leaves: date(2021, 6, 30).at(10, 0, 0, 0),
            back_by: date(2021, 6, 30).at(11, 0, 0, 0),
            pressed: None,
        };
        ask_permit(hall, who, "ask", wish).await.unwrap()
    }

    fn wish(permit: &str, grant: bool, reason: &str) -> DecideWish {
        DecideWish { city: "mini".into(), permit: permit.into(), grant, reason: reason.into() }
    }

    #[tokio::test]
    async fn the_superior_decides_and_may_think_again_but_never_about_their_own() {
        for_each_engine(async |store| {
            let hall = later(&reporting(store).await, "2021-06-30T08:00:00").await;
            let (sari, budi) = (reporter("MIN-00003"), staff("MIN-00006", Role::Superior, "dinkes"));
            let id = asked(&hall, &sari).await;
            let state = async || hall.team_permits(&budi, "mini", "dinkes").await.unwrap().0[0].clone();
            decide_permit(&hall, &budi, "a", wish(&id, true, "")).await.unwrap();
            decide_permit(&hall, &budi, "a", wish(&id, true, "")).await.unwrap();
            assert_eq!(state().await.state, State::Granted);
            assert_eq!(state().await.permit.steps.len(), 1, "a retry is harmless");
            let twice = decide_permit(&hall, &budi, "b", wish(&id, true, "")).await;
            assert!(matches!(twice, Err(Trouble::Stale(_))));
            let mute = decide_permit(&hall, &budi, "c", wish(&id, false, " ")).await;
            assert!(matches!(mute, Err(Trouble::Unfit(_))));
            decide_permit(&hall, &budi, "d", wish(&id, false, "vaksin dipindah")).await.unwrap();
            assert_eq!(state().await.state, State::Refused);
            let also = Caller { held: [budi.held.clone(), sari.held.clone()].concat(), ..budi.clone() };
            let own = asked(&hall, &also).await;
            let told = decide_permit(&hall, &also, "own", wish(&own, true, "")).await;
            assert!(matches!(told, Err(Trouble::Unfit(_))), "nobody decides on their own");
        })
        .await;
    }

    #[tokio::test]
    async fn who_may_decide_and_who_may_read() {
        for_each_engine(async |store| {
            let hall = later(&reporting(store).await, "2021-06-30T08:00:00").await;
            let id = asked(&hall, &reporter("MIN-00003")).await;
            let table = [
                (staff("MIN-00001", Role::Superior, "setda"), false, false),
                (reporter("MIN-00005"), false, false),
                (Caller::of(Role::Inspectorate, "Auditor"), true, false),
                (Caller::of(Role::HealthOfficer, "Petugas"), false, false),
                (Caller::operator(), false, false),
                (Caller::public(), false, false),
                (staff("MIN-00005", Role::UnitHead, "dinkes"), true, true),
            ];
            for (caller, reads, decides) in table {
                let who = caller.actor();
                assert_eq!(hall.team_permits(&caller, "mini", "dinkes").await.is_ok(), reads, "{who}");
                let told = decide_permit(&hall, &caller, "k", wish(&id, true, "")).await;
                assert_eq!(told.is_ok(), decides, "{who}: {told:?}");
            }
            // Who heads a unit is decided about by the unit above; the topmost has none above.
            let head = staff("MIN-00001", Role::Employee, "setda");
            let id = asked(&hall, &head).await;
            let permits =
                hall.team_permits(&staff("MIN-00002", Role::Superior, "setda"), "mini", "setda").await;
            assert_eq!(permits.unwrap().0[0].permit.id, id);
        })
        .await;
    }
}
