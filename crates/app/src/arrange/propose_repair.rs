//! Act: what a city's published roster would become if people fell out. It reads: nothing is kept
//! before [`repair_roster`](crate::arrange::repair_roster) does.

use crate::access::{Act, Caller, require, require_in};
use crate::fallout::{Fallout, Mended, draw};
use crate::{Hall, Trouble};

/// Works out the smallest change of published days that bears the absences.
///
/// # Errors
/// [`Trouble::Unfit`] with everything that is wrong with the list, [`Trouble::Missing`] if there is
/// no such roster, [`Trouble::Stale`] if it belongs to other days.
pub async fn propose_repair(hall: &Hall, caller: &Caller, fallout: &Fallout) -> Result<Mended, Trouble> {
    require(caller, Act::ProposeRepair)?;
    require_in(caller, Act::ProposeRepair, &fallout.city, None)?;
    Ok(draw(hall, fallout).await?.mended)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use balai_core::arrange::Mode;
    use jiff::civil::date;

    use super::*;
    use crate::fixture::{for_each_engine, journalled, planned};
    use crate::{Absence, Role};

    fn fallout(absences: &[(&str, u8, u8)]) -> Fallout {
        let absence = |&(person, first, last): &(&str, u8, u8)| Absence {
            person: person.into(),
            first: date(2021, 7, i8::try_from(first).unwrap()),
            last: date(2021, 7, i8::try_from(last).unwrap()),
        };
        let absences = absences.iter().map(absence).collect();
        Fallout { city: "mini".into(), order: "mini-1".into(), base: None, absences }
    }

    #[tokio::test]
    async fn who_falls_out_is_away_and_every_change_has_its_reason() {
        for_each_engine(async |store| {
            let hall = planned(store).await;
            let head = Caller::of(Role::UnitHead, "Rina");
            let before = journalled(&hall).await;
            let mended =
                propose_repair(&hall, &head, &fallout(&[("MIN-00002", 1, 3), ("MIN-00003", 1, 1)])).await;
            let mended = mended.unwrap();
            assert!(!mended.changes.is_empty());
            for change in &mended.changes {
                assert!(mended.base.days[change.day] >= mended.from && !change.why.id.is_empty());
            }
            let away = mended.changes.iter().filter(|c| c.to.mode == Mode::Away).count();
            assert_eq!(away, 4, "each day of each absence: {:?}", mended.changes);
            assert!(mended.findings.iter().all(|f| f.code.0 != 702));
            assert_eq!(journalled(&hall).await, before, "it writes nothing");
        })
        .await;
    }

    #[tokio::test]
    async fn all_faults_of_a_list_are_told_at_once() {
        for_each_engine(async |store| {
            let hall = planned(store).await;
            let head = Caller::of(Role::UnitHead, "Rina");
            let list = fallout(&[("MIN-00002", 3, 1), ("MIN-77777", 1, 1), ("X", 1, 2)]);
            let Err(Trouble::Unfit(told)) = propose_repair(&hall, &head, &list).await else {
                panic!("not refused")
            };
            for part in ["2021-07-03 sampai 2021-07-01", "tidak ada pegawai MIN-77777", "tidak ada pegawai X"]
            {
                assert!(told.id.contains(part), "{told:?}");
            }
            for empty in [fallout(&[]), fallout(&vec![("MIN-00002", 1, 1); crate::MOST_ABSENCES + 1])] {
                let told = propose_repair(&hall, &head, &empty).await;
                assert!(matches!(told, Err(Trouble::Unfit(_))));
            }
            let public = propose_repair(&hall, &Caller::public(), &list).await;
            assert!(matches!(public, Err(Trouble::Forbidden)));
        })
        .await;
    }
}
