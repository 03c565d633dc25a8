//! Act: correct the attendance of somebody of one's unit, or enter what is missing, with a reason. The
//! row takes the place of another or stands alone; both stay visible. Nobody corrects their own.

use balai_core::arrange::Mode;
use balai_core::say;
use balai_core::work::attendance::Way;
use balai_store::Done;
use balai_store::attendance::{Entry, Origin, of_person, record, standing};
use jiff::civil::{Date, DateTime};
use serde_json::json;

use crate::access::{Act, Caller, require, require_in};
use crate::days::{instant, unit_slug};
use crate::trouble::no_city;
use crate::{Hall, Trouble};

/// Longest reason, letters.
const LONGEST: usize = 200;

/// What was right instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorrectionWish {
    /// City slug.
    pub city: String,
    /// Whose.
    pub person: String,
    /// Of which working day.
    pub day: Date,
    /// In or out.
    pub way: Way,
    /// When it was, by the clock on the wall.
    pub at: DateTime,
    /// Where they worked.
    pub mode: Mode,
    /// Why it is corrected.
    pub reason: String,
    /// The row it takes the place of; `None`: there was none.
    pub corrects: Option<i64>,
}

/// Records a correction; gives its number within the day of the person.
///
/// # Errors
/// [`Trouble::Unfit`] without a reason or for a time far from the day, [`Trouble::Missing`] if there is no
/// such person or row, [`Trouble::Forbidden`] outside one's unit and for oneself.
pub async fn correct_attendance(
    hall: &Hall,
    caller: &Caller,
    key: &str,
    wish: CorrectionWish,
) -> Result<i64, Trouble> {
    require(caller, Act::CorrectAttendance)?;
    let town = hall.town(&wish.city).ok_or_else(|| no_city(&wish.city))?;
    let who = town.people.iter().position(|person| person.id == wish.person).ok_or_else(nobody)?;
    let unit = unit_slug(&town, balai_core::city::PersonIx::of(who)).to_owned();
    require_in(caller, Act::CorrectAttendance, &wish.city, Some(&unit))?;
    if caller.person.as_ref() == Some(&wish.person) {
        return Err(Trouble::Forbidden);
    }
    fits(&wish)?;
    let command = hall.command(caller, Act::CorrectAttendance, key);
    let CorrectionWish { city, person, day, way, mode, reason, corrects, at } = wish;
    let entry = Entry {
        day,
        unit,
        person,
        number: 0,
        way,
        at: instant(at, &town.zone()),
        received_at: command.at,
        skew_seconds: None,
        mode,
        spot: None,
        origin: Origin::Superior,
        author: command.actor.clone(),
        reason: Some(reason.trim().to_owned()),
        corrects,
    };
    let corrected = hall.store().write(command, move |tx| {
        Box::pin(async move {
            let place = (city.as_str(), entry.unit.as_str(), entry.person.as_str());
            let rows = of_person(tx, place, (day, day)).await?;
            let stands = |number| standing(&rows).iter().any(|row| row.number == number && row.way == way);
            if corrects.is_some_and(|number| !stands(number)) {
                return Err(no_row());
            }
            let numbers = record(tx, &city, std::slice::from_ref(&entry)).await?;
            let number = numbers.first().copied().unwrap_or_default();
            let subject = format!("attendance/{city}/{day}/{}/{}", entry.unit, entry.person);
            let payload = json!({
                "number": number, "corrects": corrects, "way": way.word(), "at": entry.at,
                "mode": mode.word(), "reason": entry.reason,
            });
            Ok(Done { subject, payload, answer: number })
        })
    });
    corrected.await
}

fn fits(wish: &CorrectionWish) -> Result<(), Trouble> {
    if wish.reason.trim().is_empty() || wish.reason.chars().count() > LONGEST {
        return Err(Trouble::Unfit(say!(
            "alasan: tulis dasar koreksi ini, paling panjang {LONGEST} huruf",
            "reason: write what this correction rests on, in at most {LONGEST} letters"
        )));
    }
    // A shift ends on the day after at the latest.
    let last = wish.day.tomorrow().unwrap_or(wish.day);
    if wish.at.date() < wish.day || wish.at.date() > last {
        let day = wish.day;
        return Err(Trouble::Unfit(say!(
            "waktu: isi jam pada {day} atau sehari sesudahnya",
            "time: give a time on {day} or on the day after"
        )));
    }
    Ok(())
}

fn nobody() -> Trouble {
    Trouble::Missing(say!("pegawai ini tidak ada dalam daftar", "there is no such person on the list"))
}

fn no_row() -> Trouble {
    Trouble::Missing(say!(
        "baris yang dikoreksi tidak ada atau sudah dikoreksi; muat ulang lalu periksa kembali",
        "the row to correct is not there or was corrected already; reload and look again"
    ))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use balai_core::work::attendance::{Point, Remark};
    use jiff::civil::date;

    use super::*;
    use crate::access::{Held, Role};
    use crate::fixture::{employee, for_each_engine, journalled, planned, unit_head};
    use crate::work::{TapWish, check_in};

    fn wish(corrects: Option<i64>) -> CorrectionWish {
        let day = date(2021, 6, 30);
        CorrectionWish {
            city: "mini".into(),
            person: "MIN-00003".into(),
            day,
            way: Way::In,
            at: day.at(7, 25, 0, 0),
            mode: Mode::Home,
            reason: "listrik padam, sudah melapor lewat telepon".into(),
            corrects,
        }
    }

    #[tokio::test]
    async fn a_correction_takes_the_place_of_a_tap_and_both_are_seen() {
        for_each_engine(async |store| {
            let hall = planned(store).await;
            let (rina, head) = (employee("MIN-00003"), unit_head("Sari"));
            let at = Some("2021-06-30T09:00:00+07:00".parse().unwrap());
            let tap =
                TapWish { city: "mini".into(), way: Way::In, mode: Mode::Home, at, sent: None, spot: None };
            check_in(&hall, &rina, "k", tap).await.unwrap();
            for _ in 0..2 {
                assert_eq!(correct_attendance(&hall, &head, "c", wish(Some(1))).await, Ok(2), "a retry");
            }
            let today = hall.week(&rina, "mini", None).await.unwrap().today;
            assert_eq!(today.entries.len(), 2, "both are there");
            let Point::Done(tap, remarks) = &today.arrive else { unreachable!() };
            assert_eq!(tap.at, date(2021, 6, 30).at(7, 25, 0, 0));
            assert!(matches!(remarks.last(), Some(Remark::Entered(_))), "{remarks:?}");
            let twice = correct_attendance(&hall, &head, "d", wish(Some(1))).await;
            assert!(matches!(twice, Err(Trouble::Missing(_))), "{twice:?}");
            assert_eq!(correct_attendance(&hall, &head, "e", wish(None)).await, Ok(3));
            let line = "mend-attendance unit-head/Sari attendance/mini/2021-06-30/dinkes/MIN-00003";
            assert_eq!(journalled(&hall).await.iter().filter(|l| *l == line).count(), 2);
        })
        .await;
    }

    #[tokio::test]
    async fn nobody_corrects_without_a_reason_elsewhere_or_for_themselves() {
        for_each_engine(async |store| {
            let hall = planned(store).await;
            let head = unit_head("Sari");
            let far = CorrectionWish { at: date(2021, 7, 3).at(7, 0, 0, 0), ..wish(None) };
            for bad in [CorrectionWish { reason: " ".into(), ..wish(None) }, far] {
                let told = correct_attendance(&hall, &head, "k", bad).await;
                assert!(matches!(told, Err(Trouble::Unfit(_))), "{told:?}");
            }
            let held = |role, unit: &str| Caller {
                held: vec![Held { unit: Some(unit.into()), ..unit_head("x").held.remove(0) }],
                ..Caller::of(role, "x")
            };
            let own = Caller { person: Some("MIN-00003".into()), ..head.clone() };
            let cases = [own, held(Role::UnitHead, "setda"), Caller::public(), employee("MIN-00006")];
            for caller in cases {
                let told = correct_attendance(&hall, &caller, "k", wish(None)).await;
                assert_eq!(told, Err(Trouble::Forbidden), "{caller:?}");
            }
            let none = CorrectionWish { person: "MIN-09999".into(), ..wish(None) };
            assert!(matches!(correct_attendance(&hall, &head, "k", none).await, Err(Trouble::Missing(_))));
        })
        .await;
    }
}
