//! Act: ask to leave home in working hours (izin keluar rumah pada jam kerja). An urgent need is
//! reported afterwards; nothing is refused here, the superior decides.

use balai_core::diagnostic::Text;
use balai_core::say;
use balai_core::work::permit::{Reason, answer_by};
use balai_store::permit::{Permit, ask};
use balai_store::{Done, Fault, sha256};
use jiff::civil::DateTime;
use jiff::{Timestamp, ToSpan as _};
use serde_json::json;

use super::report_activity::MOST_LETTERS;
use crate::access::{Act, Caller, require};
use crate::activities::{desk, own, town_of, unfit, wall};
use crate::permits::stays;
use crate::{Hall, Trouble};

/// Days behind and ahead for which one can ask.
const DAYS: (i32, i32) = (7, 31);

/// A permit as it is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PermitWish {
    /// City slug.
    pub city: String,
    /// For what; `None`: nothing was chosen.
    pub reason: Option<Reason>,
    /// More about it; needed for [`Reason::Other`].
    pub note: String,
    /// Where to, or nothing.
    pub place: String,
    /// Leaves, by the clock on the wall.
    pub leaves: DateTime,
    /// Is back, as planned, on the same day.
    pub back_by: DateTime,
    /// What the phone said when it was pressed.
    pub pressed: Option<Timestamp>,
}

/// Records what is asked for; gives its id.
///
/// # Errors
/// [`Trouble::Unfit`] with all that is wrong at once, [`Trouble::Forbidden`] to who is not on the staff.
pub async fn ask_permit(
    hall: &Hall,
    caller: &Caller,
    key: &str,
    wish: PermitWish,
) -> Result<String, Trouble> {
    require(caller, Act::AskPermit)?;
    let town = town_of(hall, &wish.city)?;
    let (person, me) = own(caller, &town)?;
    let command = hall.command(caller, Act::AskPermit, key);
    let received = wall(&town, command.at);
    let faults = told(&wish, received);
    unfit(&faults)?;
    let reason = wish.reason.unwrap_or(Reason::Other);
    let pressed = wish.pressed.map(|at| wall(&town, at));
    let asked = balai_core::work::activity::counted(pressed, received);
    let stays = stays(hall, &town, person, wish.leaves.date()).await?;
    let within = stays.and_then(|stay| stay.within);
    // The superior can answer from when the hall has it, not from when the phone had no signal.
    let due = answer_by(received, within, &town.city);
    let permit = Permit {
        id: sha256(command.key.as_bytes())[..32].to_owned(),
        desk: desk(&town.city, me).to_owned(),
        person: me.id.clone(),
        reason: reason.word().to_owned(),
        note: wish.note.trim().to_owned(),
        place: wish.place.trim().to_owned(),
        leaves: wish.leaves,
        back_by: wish.back_by,
        afterwards: reason.urgent() && wish.leaves <= asked,
        answer_by: due.at,
        by_order: due.by_order,
        pressed_at: wish.pressed,
        asked_at: command.at,
        steps: vec![],
    };
    let city = wish.city;
    let recorded = hall.store().write(command, move |tx| {
        Box::pin(async move {
            ask(tx, &city, &permit).await?;
            Ok::<_, Fault>(Done {
                subject: format!("permit/{city}/{}", permit.id),
                payload: json!({ "person": permit.person, "reason": permit.reason, "note": permit.note,
                    "place": permit.place, "leaves": permit.leaves, "back_by": permit.back_by }),
                answer: permit.id,
            })
        })
    });
    Ok(recorded.await?)
}

/// What is wrong with what was written.
fn told(wish: &PermitWish, now: DateTime) -> Vec<Text> {
    let mut faults = Vec::new();
    if wish.reason.is_none() {
        faults.push(say!("pilih keperluan", "choose the reason"));
    }
    if wish.reason == Some(Reason::Other) && wish.note.trim().is_empty() {
        faults.push(say!("tulis keperluannya", "write what it is for"));
    }
    if [&wish.note, &wish.place].into_iter().any(|text| text.chars().count() > MOST_LETTERS) {
        faults.push(say!(
            "keterangan dan tujuan paling panjang {MOST_LETTERS} huruf",
            "note and place have at most {MOST_LETTERS} letters"
        ));
    }
    if wish.leaves >= wish.back_by || wish.leaves.date() != wish.back_by.date() {
        faults.push(say!(
            "jam kembali sesudah jam berangkat, pada hari yang sama",
            "the time of return is after the time of leaving, on the same day"
        ));
    }
    let (first, last) = (now.date().saturating_sub(DAYS.0.days()), now.date().saturating_add(DAYS.1.days()));
    if wish.leaves.date() < first || wish.leaves.date() > last {
        faults.push(say!("tanggal izin dari {first} sampai {last}", "the day is from {first} to {last}"));
    }
    faults
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use balai_core::work::permit::State;
    use jiff::civil::date;

    use super::*;
    use crate::Role;
    use crate::fixture::{for_each_engine, later, reporter, reporting, staff};

    fn wish(reason: Reason, from: i8, to: i8) -> PermitWish {
        let at = |hour| date(2021, 6, 30).at(hour, 0, 0, 0);
        PermitWish {
            city: "mini".into(),
            reason: Some(reason),
            note: String::new(),
            place: String::new(),
            leaves: at(from),
            back_by: at(to),
            pressed: None,
        }
    }

    #[tokio::test]
    async fn the_order_says_until_when_and_silence_permits_provisionally() {
        for_each_engine(async |store| {
            let hall = later(&reporting(store).await, "2021-06-30T08:00:00").await;
            let sari = reporter("MIN-00003");
            let id = ask_permit(&hall, &sari, "k", wish(Reason::Essentials, 10, 11)).await.unwrap();
            assert_eq!(ask_permit(&hall, &sari, "k", wish(Reason::Essentials, 10, 11)).await, Ok(id));
            let own = hall.own_permits(&sari, "mini").await.unwrap();
            assert_eq!(own.stays.as_ref().map(|s| s.clause.as_str()), Some("Diktum KESATU"));
            let [view] = own.permits.as_slice() else { panic!("{:?}", own.permits) };
            assert_eq!(view.permit.answer_by, date(2021, 6, 30).at(8, 20, 0, 0), "20 minutes, by the order");
            assert!(view.permit.by_order && view.state == State::Waiting && view.overdue == Some(-20));
            let hall = later(&hall, "2021-06-30T08:21:00").await;
            let head = staff("MIN-00006", Role::Superior, "dinkes");
            let (team, decides) = hall.team_permits(&head, "mini", "dinkes").await.unwrap();
            assert!(decides && team[0].state == State::Provisional && team[0].overdue == Some(1));
            assert!(team[0].findings.iter().any(|f| f.code.to_string() == "B0844"));
        })
        .await;
    }

    #[tokio::test]
    async fn an_urgent_need_is_reported_afterwards_and_faults_come_at_once() {
        for_each_engine(async |store| {
            let hall = later(&reporting(store).await, "2021-06-30T12:00:00").await;
            let sari = reporter("MIN-00003");
            ask_permit(&hall, &sari, "a", wish(Reason::Health, 9, 11)).await.unwrap();
            ask_permit(&hall, &sari, "b", wish(Reason::Essentials, 10, 11)).await.unwrap();
            let own = hall.own_permits(&sari, "mini").await.unwrap();
            let states: Vec<_> = own.permits.iter().map(|v| (v.permit.reason.as_str(), v.state)).collect();
            assert_eq!(states, [("pokok", State::Waiting), ("berobat", State::Provisional)]);
            let wrong = PermitWish { note: "x".repeat(301), reason: None, ..wish(Reason::Other, 11, 9) };
            let Err(Trouble::Unfit(why)) = ask_permit(&hall, &sari, "c", wrong).await else { panic!() };
            assert_eq!(why.id.lines().count(), 3, "{}", why.id);
            let other = ask_permit(&hall, &sari, "d", wish(Reason::Other, 13, 14)).await;
            assert!(matches!(other, Err(Trouble::Unfit(_))), "another reason is told in words");
            let far = PermitWish { leaves: date(2021, 9, 1).at(9, 0, 0, 0), ..wish(Reason::Health, 9, 10) };
            assert!(matches!(ask_permit(&hall, &sari, "e", far).await, Err(Trouble::Unfit(_))));
            for caller in [Caller::public(), Caller::operator(), Caller::of(Role::Superior, "x")] {
                let told = ask_permit(&hall, &caller, "f", wish(Reason::Health, 9, 10)).await;
                assert_eq!(told, Err(Trouble::Forbidden));
            }
        })
        .await;
    }
}
