//! Act: make a new secret link to one's own calendar. The one before is dead from then on. The token
//! is worked out from the caller's key; the database has its hash alone.

use balai_store::calendar::renew;
use balai_store::{Done, Fault, hex, sha256};
use serde_json::json;

use crate::access::{Act, Caller, require};
use crate::days::oneself;
use crate::trouble::no_city;
use crate::{Hall, Trouble};

/// Makes a link to the caller's own calendar; gives its secret.
///
/// # Errors
/// [`Trouble::Forbidden`] for who is not on the staff of the city.
pub async fn renew_calendar(hall: &Hall, caller: &Caller, key: &str, city: &str) -> Result<String, Trouble> {
    require(caller, Act::RenewCalendar)?;
    let town = hall.town(city).ok_or_else(|| no_city(city))?;
    let who = oneself(caller, Act::RenewCalendar, &town)?;
    let person = town.people.get(who.at()).map(|p| p.id.clone()).ok_or(Trouble::Forbidden)?;
    let command = hall.command(caller, Act::RenewCalendar, key);
    let secret = hex(&hall.keys().derive("calendar", &command.key));
    let (city, hash, at) = (city.to_owned(), sha256(secret.as_bytes()), command.at);
    let made = hall.store().write(command, move |tx| {
        Box::pin(async move {
            renew(tx, (&city, &person), &hash, at).await?;
            let subject = format!("calendar/{city}/{person}");
            Ok::<_, Fault>(Done { subject, payload: json!({ "hash": hash }), answer: () })
        })
    });
    made.await?;
    Ok(secret)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::fixture::{employee, for_each_engine, journalled, planned};

    #[tokio::test]
    async fn a_new_link_opens_the_calendar_and_the_old_one_is_dead() {
        for_each_engine(async |store| {
            let hall = planned(store).await;
            let (rina, anyone) = (employee("MIN-00003"), Caller::public());
            let first = renew_calendar(&hall, &rina, "1", "mini").await.unwrap();
            assert_eq!(renew_calendar(&hall, &rina, "1", "mini").await, Ok(first.clone()), "a retry");
            let owner = async |secret: &str| hall.calendar_owner(&anyone, "mini", secret).await.unwrap();
            let town = hall.town("mini").unwrap();
            assert_eq!(owner(&first).await.map(|p| town.people[p.at()].id.as_str()), Some("MIN-00003"));
            let other = renew_calendar(&hall, &employee("MIN-00006"), "1", "mini").await.unwrap();
            let second = renew_calendar(&hall, &rina, "2", "mini").await.unwrap();
            assert_eq!(owner(&first).await, None, "dead");
            assert!(owner(&second).await.is_some() && owner(&other).await.is_some());
            assert!(owner("").await.is_none() && second != first && second != other);
            let written = journalled(&hall).await.join("\n");
            assert!(written.contains("calendar/mini/MIN-00003") && !written.contains(&second));
            assert_eq!(renew_calendar(&hall, &anyone, "p", "mini").await, Err(Trouble::Forbidden));
        })
        .await;
    }
}
