//! Act: mark close contacts of a case in one step. Each gets a report of their own, and the rosters
//! follow once for all of them.

use balai_core::health::{Report, Status};
use balai_core::say;
use jiff::civil::Date;

use crate::access::{Act, Caller, require, require_in};
use crate::case_file::{Entry, Taken, day_fits, somebody};
use crate::trouble::no_city;
use crate::{Hall, Trouble};

/// Most contacts that are marked at once.
pub const MOST_CONTACTS: usize = 500;

/// Who met a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactWish {
    /// City slug.
    pub city: String,
    /// Person id of each, with the last day of contact.
    pub people: Vec<(String, Date)>,
}

/// Keeps a report of close contact for each, and lets the rosters follow.
///
/// # Errors
/// [`Trouble::Unfit`] if nobody or too many are named or a day cannot be meant, [`Trouble::Missing`] if
/// there is nobody of a number.
pub async fn mark_contacts(
    hall: &Hall,
    caller: &Caller,
    key: &str,
    wish: ContactWish,
) -> Result<Taken, Trouble> {
    require(caller, Act::MarkContacts)?;
    require_in(caller, Act::MarkContacts, &wish.city, None)?;
    let ContactWish { city, mut people } = wish;
    people.sort();
    people.dedup_by(|a, b| a.0 == b.0);
    if people.is_empty() || people.len() > MOST_CONTACTS {
        return Err(Trouble::Unfit(say!(
            "pilih 1 sampai {MOST_CONTACTS} pegawai yang menjadi kontak erat",
            "choose 1 to {MOST_CONTACTS} people who were close contacts"
        )));
    }
    let town = hall.town(&city).ok_or_else(|| no_city(&city))?;
    let now = hall.now();
    let (reported, by, at) = (town.wall(&now).date(), caller.actor(), now.timestamp());
    let entry = |(id, day): (String, Date)| {
        let person = somebody(&town, &id)?;
        let unit = town.city.units.get(person.unit.at()).map(|unit| unit.slug.clone()).unwrap_or_default();
        let status = Status::CloseContact;
        let report = Report { status, day, symptoms: false, reported, official: true, revises: None };
        day_fits(&report)?;
        Ok(Entry { person: id, unit, asn: person.kind.is_asn(), by: by.clone(), at, report })
    };
    let entries = people.into_iter().map(entry).collect::<Result<Vec<_>, Trouble>>()?;
    hall.keep_reports((caller, Act::MarkContacts, key), &city, entries).await
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use jiff::civil::date;

    use super::*;
    use crate::Role;
    use crate::fixture::{for_each_engine, journalled, planned, with_health};

    fn wish(people: &[&str]) -> ContactWish {
        let people = people.iter().map(|id| ((*id).to_owned(), date(2021, 6, 29))).collect();
        ContactWish { city: "mini".into(), people }
    }

    #[tokio::test]
    async fn all_are_marked_in_one_step_and_the_roster_is_published_once() {
        for_each_engine(async |store| {
            let hall = with_health(planned(store).await).await;
            let officer = Caller::of(Role::HealthOfficer, "Dewi");
            let all = wish(&["MIN-00006", "MIN-00003", "MIN-00003"]);
            for _ in 0..2 {
                let done = mark_contacts(&hall, &officer, "k", all.clone()).await.unwrap();
                assert_eq!(done.numbers, [1, 2]);
            }
            let town = hall.town("mini").unwrap();
            let span = (date(2021, 6, 30), date(2021, 7, 13));
            for id in ["MIN-00003", "MIN-00006"] {
                assert_eq!(town.absences_of(id).collect::<Vec<_>>(), [span], "{id}");
            }
            let lines = journalled(&hall).await;
            let count = |act: &str| lines.iter().filter(|line| line.starts_with(act)).count();
            assert_eq!((count("mark-contacts"), count("bear-absence")), (1, 1), "{lines:?}");
        })
        .await;
    }

    #[tokio::test]
    async fn nobody_and_strangers_cannot_be_marked() {
        for_each_engine(async |store| {
            let hall = planned(store).await;
            let officer = Caller::of(Role::HealthOfficer, "Dewi");
            let told = mark_contacts(&hall, &officer, "k", wish(&[])).await;
            assert!(matches!(told, Err(Trouble::Unfit(_))), "{told:?}");
            let told = mark_contacts(&hall, &officer, "k", wish(&["MIN-00003", "MIN-9"])).await;
            assert!(matches!(told, Err(Trouble::Missing(_))), "{told:?}");
            let told = mark_contacts(&hall, &Caller::operator(), "k", wish(&["MIN-00003"])).await;
            assert_eq!(told, Err(Trouble::Forbidden));
        })
        .await;
    }
}
