//! Act: note absences that the hall was told of, and publish the rosters that bear them with the least
//! change, in the name of the hall and without waiting for anybody (docs/adr/0092). What was told, and
//! by whom, is not asked here.
//!
//! Where the audit finds that a roster would break the order, the absences are noted all the same (they
//! are facts) and the heads of the units are told that their roster needs them.

use balai_core::city::UnitIx;
use balai_core::diagnostic::has_errors;
use balai_core::say;
use balai_store::absence::{Noted, note};
use balai_store::notice::{Telling, tell};
use balai_store::{Done, Fault};
use jiff::civil::Date;
use serde_json::json;

use super::Published;
use crate::access::{Act, Caller, require, require_in};
use crate::fallout::{Drawn, Mended, draw_noted};
use crate::publication::Publication;
use crate::trouble::no_city;
use crate::{Hall, Town, Trouble};

/// How often the hall tries again when somebody else has just published.
const TRIES: usize = 4;

/// Notes and withdraws absences in a city and publishes what bears them; gives what was published, for
/// each order whose days are not over. The key is that of what the hall was told.
///
/// # Errors
/// [`Trouble::Unfit`] if the list cannot be noted, [`Trouble::Stale`] if others publish without end.
pub async fn bear_absence(
    hall: &Hall,
    caller: &Caller,
    key: &str,
    (city, absences): (&str, Vec<Noted>),
) -> Result<Vec<Published>, Trouble> {
    require(caller, Act::BearAbsence)?;
    require_in(caller, Act::BearAbsence, city, None)?;
    let town = hall.town(city).ok_or_else(|| no_city(city))?;
    let orders = coming(&town, town.wall(&hall.now()).date());
    let (mut published, mut blocked) = (vec![], false);
    for order in orders {
        if hall.roster(city, &order).await?.is_none() {
            continue;
        }
        let key = format!("{key}/{order}");
        match bear(hall, (caller, &key), (city, &order), &absences).await? {
            Borne::Published(roster) => published.push(roster),
            Borne::Nothing => {}
            Borne::Blocked => blocked = true,
        }
    }
    let stands = |n: &Noted| town.absences_of(&n.person).any(|days| days == n.days);
    let told = if blocked { unborne(&town, &absences) } else { vec![] };
    let unnoted = published.is_empty() && absences.iter().any(|noted| stands(noted) == noted.withdrawn);
    if unnoted || !told.is_empty() {
        note_alone(hall, (caller, key), city, (absences, told)).await?;
    }
    Ok(published)
}

/// The orders whose days are not over and whose place nobody has taken.
pub(super) fn coming(town: &Town, today: Date) -> Vec<String> {
    let coming = |o: &&std::sync::Arc<crate::SignedOrder>| {
        o.superseded_by.as_ref().is_none_or(|(_, from)| from.date() > today)
            && o.effect.days.last().is_some_and(|last| *last >= today)
    };
    town.orders.iter().filter(coming).map(|o| o.order.id.clone()).collect()
}

/// What became of one order's roster.
enum Borne {
    Published(Published),
    /// No published day is otherwise.
    Nothing,
    /// The roster would break the order, or waits for a new plan.
    Blocked,
}

/// Publishes the roster of one order that bears the absences, if it can be.
async fn bear(
    hall: &Hall,
    (caller, key): (&Caller, &str),
    (city, order): (&str, &str),
    absences: &[Noted],
) -> Result<Borne, Trouble> {
    for _ in 0..TRIES {
        let drawn = match draw_noted(hall, (city, order), None, absences.to_vec()).await {
            Ok(drawn) => drawn,
            // The days of the order have changed: its roster waits for a new plan.
            Err(Trouble::Stale(_)) => return Ok(Borne::Blocked),
            Err(trouble) => return Err(trouble),
        };
        let Drawn { mended, whole, before, town, signed } = drawn;
        if has_errors(&mended.findings) {
            return Ok(Borne::Blocked);
        }
        if mended.changes.is_empty() {
            return Ok(Borne::Nothing);
        }
        let Mended { people, effect, changes, .. } = mended;
        let (people, absences, by_itself) = (Some(people), absences.to_vec(), true);
        let publication = Publication {
            town,
            signed,
            before,
            whole,
            people,
            effect,
            changes,
            absences,
            granted: None,
            by_itself,
        };
        match publication.keep(hall, caller, Act::BearAbsence, key).await {
            Err(Trouble::Stale(_)) => {}
            kept => return kept.map(Borne::Published),
        }
    }
    Err(Trouble::Stale(say!(
        "jadwal sedang diubah orang lain terus-menerus; kirim sekali lagi",
        "others keep changing the roster; send it once more"
    )))
}

async fn note_alone(
    hall: &Hall,
    (caller, key): (&Caller, &str),
    slug: &str,
    (absences, told): (Vec<Noted>, Vec<Telling>),
) -> Result<(), Trouble> {
    let command = hall.command(caller, Act::BearAbsence, key);
    let (at, author, city) = (command.at, command.actor.clone(), slug.to_owned());
    let noted = hall.store().write(command, move |tx| {
        Box::pin(async move {
            note(tx, (&city, &author), &absences, at).await?;
            tell(tx, &city, &told, at).await?;
            let (subject, payload) = (format!("absence/{city}"), json!({ "absences": absences }));
            Ok::<_, Fault>(Done { subject, payload, answer: () })
        })
    });
    noted.await.map_err(Trouble::from)?;
    hall.reload(slug).await
}

/// The heads of the units of those who are absent while a roster holds.
fn unborne(town: &Town, absences: &[Noted]) -> Vec<Telling> {
    let unit = |noted: &Noted| town.people.iter().find(|p| p.id == noted.person).map(|p| p.unit);
    let mut units: Vec<_> = absences.iter().filter(|n| !n.withdrawn).filter_map(unit).collect();
    units.sort();
    units.dedup();
    heads_of(town, units)
}

/// The heads of units whose roster needs them.
pub(super) fn heads_of(town: &Town, units: Vec<UnitIx>) -> Vec<Telling> {
    let telling = |unit: UnitIx| {
        let head = town.people.iter().find(|person| person.head && person.unit == unit)?;
        let facts = json!({ "unit": town.city.units.get(unit.at())?.slug });
        Some(Telling { person: head.id.clone(), kind: "unit-roster-needs-you".into(), facts })
    };
    units.into_iter().filter_map(telling).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use balai_core::arrange::Mode;
    use jiff::civil::date;

    use super::*;
    use crate::fixture::{for_each_engine, furnished, journalled, planned};
    use crate::{Role, RosterWish, Step};

    fn noted(person: &str, withdrawn: bool) -> Vec<Noted> {
        vec![Noted { person: person.into(), days: (date(2021, 7, 1), date(2021, 7, 3)), withdrawn }]
    }

    async fn modes(hall: &Hall, person: &str) -> Vec<Mode> {
        let town = hall.town("mini").unwrap();
        let board = hall.board(&town, "mini-1", UnitIx(1)).await.unwrap();
        let row = board.1.people.iter().position(|p| town.people[p.at()].id == person).unwrap();
        (0..7).map(|day| board.1.cell(row, day, 7).mode).collect()
    }

    #[tokio::test]
    async fn the_hall_bears_an_absence_by_itself_and_takes_it_back() {
        for_each_engine(async |store| {
            let hall = planned(store).await;
            let before = modes(&hall, "MIN-00003").await;
            let city = "mini";
            for published in [1, 0] {
                let done = bear_absence(&hall, &Caller::hall(), "k", (city, noted("MIN-00003", false))).await;
                assert_eq!(done.unwrap().len(), published);
            }
            assert_eq!(modes(&hall, "MIN-00003").await[2..5], [Mode::Away; 3]);
            let lines = journalled(&hall).await;
            assert!(lines.last().unwrap().starts_with("bear-absence balai roster/mini/mini-1/"), "{lines:?}");
            assert_eq!(
                lines.iter().filter(|l| l.starts_with("bear-absence")).count(),
                1,
                "a retry is harmless"
            );
            bear_absence(&hall, &Caller::hall(), "back", (city, noted("MIN-00003", true))).await.unwrap();
            assert_eq!(hall.town("mini").unwrap().absences_of("MIN-00003").count(), 0);
            assert!(modes(&hall, "MIN-00003").await.iter().all(|mode| *mode != Mode::Away), "{before:?}");
            let public = bear_absence(&hall, &Caller::public(), "p", (city, noted("MIN-00003", false))).await;
            assert_eq!(public, Err(Trouble::Forbidden));
        })
        .await;
    }

    #[tokio::test]
    async fn without_a_roster_the_absence_is_noted_all_the_same() {
        for_each_engine(async |store| {
            let hall = furnished(store).await;
            let done = bear_absence(&hall, &Caller::hall(), "k", ("mini", noted("MIN-00003", false))).await;
            assert_eq!(done, Ok(vec![]));
            assert_eq!(hall.town("mini").unwrap().absences_of("MIN-00003").count(), 1);
            let missing = bear_absence(&hall, &Caller::hall(), "m", ("depok", vec![])).await;
            assert!(matches!(missing, Err(Trouble::Missing(_))));
        })
        .await;
    }

    /// Whoever's days are changed is told, also by who publishes by hand.
    #[tokio::test]
    async fn people_are_told_of_their_days() {
        for_each_engine(async |store| {
            let hall = planned(store).await;
            bear_absence(&hall, &Caller::hall(), "k", ("mini", noted("MIN-00003", false))).await.unwrap();
            let own = |id: &str| Caller { person: Some(id.into()), ..Caller::of(Role::Employee, "Orang") };
            let told = hall.notices(&own("MIN-00003"), "mini").await.unwrap();
            assert_eq!((told.len(), told[0].kind.as_str(), told[0].read), (1, "roster-changed", false));
            assert_eq!(told[0].facts["days"].as_array().unwrap().len(), 3);
            assert_eq!(told[0].facts["days"][0]["to"]["mode"], "T");
            let steps = vec![Step::Absent("MIN-00006".into(), date(2021, 7, 2), date(2021, 7, 2))];
            let (city, order, unit) = ("mini".into(), "mini-1".into(), "dinkes".into());
            let wish = RosterWish { city, order, unit, base: None, steps };
            let rina = crate::fixture::unit_head("Rina");
            crate::arrange::publish_roster(&hall, &rina, "p", wish).await.unwrap();
            let other = hall.notices(&own("MIN-00006"), "mini").await.unwrap();
            assert!(other.iter().any(|told| told.facts["days"][0]["day"] == "2021-07-02"), "{other:?}");
        })
        .await;
    }
}
