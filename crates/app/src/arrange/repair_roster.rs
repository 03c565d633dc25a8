//! Act: note absences of a whole city and publish the roster that bears them, with the base as its
//! parent. It is worked out again on its base, so that what is kept is what was shown.

use balai_core::diagnostic::has_errors;

use super::Published;
use crate::access::{Act, Caller, require, require_in};
use crate::fallout::{Absence, Drawn, Fallout, Mended, draw};
use crate::publication::Publication;
use crate::{Hall, Trouble};

/// Keeps absences and the repaired roster. The base is never changed.
///
/// # Errors
/// [`Trouble::Forbidden`] if the caller keeps the rosters of some units alone, [`Trouble::Refused`] if the audit finds that the roster breaks the order, [`Trouble::Stale`] if
/// the base is not the newest any more, else as in proposing.
pub async fn repair_roster(
    hall: &Hall,
    caller: &Caller,
    key: &str,
    fallout: Fallout,
) -> Result<Published, Trouble> {
    require(caller, Act::RepairRoster)?;
    require_in(caller, Act::RepairRoster, &fallout.city, None)?;
    let Drawn { mended, whole, before, town, signed } = draw(hall, &fallout).await?;
    if has_errors(&mended.findings) {
        return Err(Trouble::Refused(mended.findings));
    }
    let absences = fallout.absences.iter().map(Absence::noted).collect();
    let Mended { people, effect, changes, .. } = mended;
    let (people, granted, by_itself) = (Some(people), None, false);
    let publication =
        Publication { town, signed, before, whole, people, effect, changes, absences, granted, by_itself };
    publication.keep(hall, caller, Act::RepairRoster, key).await
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use balai_core::arrange::Mode;
    use balai_core::city::UnitIx;
    use jiff::civil::date;

    use super::*;
    use crate::arrange::propose_roster;
    use crate::fixture::{for_each_engine, journalled, planned};
    use crate::{Role, RosterWish, Step};

    fn fallout(people: &[&str], base: Option<String>) -> Fallout {
        let away = |person: &&str| Absence {
            person: (*person).into(),
            first: date(2021, 7, 1),
            last: date(2021, 7, 3),
        };
        let absences = people.iter().map(away).collect();
        Fallout { city: "mini".into(), order: "mini-1".into(), base, absences }
    }

    #[tokio::test]
    async fn a_repair_is_kept_with_its_absences_and_can_be_taken_back_day_by_day() {
        for_each_engine(async |store| {
            let hall = planned(store).await;
            let head = Caller::of(Role::UnitHead, "Rina");
            let base = hall.roster("mini", "mini-1").await.unwrap().unwrap();
            let list = fallout(&["MIN-00003"], Some(base.id.clone()));
            let done = repair_roster(&hall, &head, "k", list.clone()).await.unwrap();
            assert!(done.changes > 0);
            assert_eq!(done.sequence, base.sequence + 1);
            let again = repair_roster(&hall, &head, "k", list.clone()).await;
            assert_eq!(again, Ok(done.clone()), "a retry is harmless");
            let late = repair_roster(&hall, &head, "other", list).await;
            assert!(matches!(late, Err(Trouble::Stale(_))), "{late:?}");
            let town = hall.town("mini").unwrap();
            let span = (date(2021, 7, 1), date(2021, 7, 3));
            assert_eq!(town.absences_of("MIN-00003").collect::<Vec<_>>(), [span]);
            let unit = town.people.iter().find(|p| p.id == "MIN-00003").unwrap().unit;
            let board = hall.board(&town, "mini-1", unit).await.unwrap();
            let row = |people: &[balai_core::city::PersonIx]| {
                people.iter().position(|p| town.people[p.at()].id == "MIN-00003").unwrap()
            };
            let days = base.days.len();
            assert_eq!(board.1.cell(row(&board.1.people), 2, days).mode, Mode::Away);
            let slug = town.city.units[unit.at()].slug.clone();
            let wish = RosterWish {
                city: "mini".into(),
                order: "mini-1".into(),
                unit: slug,
                base: None,
                steps: vec![Step::Present("MIN-00003".into(), span.0, span.1)],
            };
            let back = propose_roster(&hall, &head, wish.clone()).await.unwrap();
            assert_ne!(back.roster.cell(row(&back.roster.people), 2, days).mode, Mode::Away);
            let published = crate::arrange::publish_roster(&hall, &head, "back", wish).await.unwrap();
            assert_eq!(published.sequence, done.sequence + 1);
            assert_eq!(hall.town("mini").unwrap().absences_of("MIN-00003").count(), 0);
        })
        .await;
    }

    #[tokio::test]
    async fn units_that_nothing_happened_to_stay_as_they_were() {
        for_each_engine(async |store| {
            let hall = planned(store).await;
            let head = Caller::of(Role::UnitHead, "Rina");
            let base = hall.roster("mini", "mini-1").await.unwrap().unwrap();
            let written = journalled(&hall).await;
            repair_roster(&hall, &head, "k", fallout(&["MIN-00003"], None)).await.unwrap();
            assert_ne!(journalled(&hall).await, written);
            let town = hall.town("mini").unwrap();
            let hit = town.people.iter().find(|p| p.id == "MIN-00003").unwrap().unit;
            let new = hall.roster("mini", "mini-1").await.unwrap().unwrap();
            for unit in (0..town.city.units.len()).map(UnitIx::of).filter(|unit| *unit != hit) {
                let then = hall.board_of(&town, base.clone(), unit).await.map(|b| b.1.clone());
                let now = hall.board_of(&town, new.clone(), unit).await.map(|b| b.1.clone());
                assert_eq!(then.ok(), now.ok());
            }
            let public = repair_roster(&hall, &Caller::public(), "k", fallout(&["MIN-00003"], None)).await;
            assert!(matches!(public, Err(Trouble::Forbidden)));
        })
        .await;
    }
}
