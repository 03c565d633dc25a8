//! Act: grant a role to an account, in a unit, a city or the hall, in its own right or as a deputy
//! (Plt., Plh.) from a day to a day.

use balai_core::say;
use balai_store::role::{Grant, grant};
use balai_store::{Done, Fault, sha256};
use jiff::civil::Date;
use serde_json::json;

use super::recover_account::account_city;
use crate::access::{Act, Caller, Held, require, require_in};
use crate::trouble::no_city;
use crate::{Capacity, Hall, Role, Trouble};

/// The role to grant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GrantWish {
    /// To whom.
    pub account: String,
    /// What, where, and as what.
    pub held: Held,
    /// First day.
    pub first_day: Date,
    /// Last day; a deputy has one.
    pub last_day: Option<Date>,
}

/// Grants a role; gives the id of the grant.
///
/// # Errors
/// [`Trouble::Unfit`] if role, place and days do not fit each other, [`Trouble::Missing`] if there is
/// no such account or city, [`Trouble::Forbidden`] outside the city of the operator.
pub async fn grant_role(hall: &Hall, caller: &Caller, key: &str, wish: GrantWish) -> Result<String, Trouble> {
    require(caller, Act::GrantRole)?;
    require_in(caller, Act::GrantRole, wish.held.city.as_deref().unwrap_or_default(), None)?;
    let home = account_city(hall, &wish.account).await?;
    fits(hall, &wish, home.as_deref())?;
    let command = hall.command(caller, Act::GrantRole, key);
    let id = format!("g{}", &sha256(format!("grant/{}", command.key).as_bytes())[..16]);
    let (at, actor) = (command.at, command.actor.clone());
    let granted = hall.store().write(command, move |tx| {
        Box::pin(async move {
            let GrantWish { account, held, first_day, last_day } = wish;
            let Held { role, city, unit, capacity } = held;
            let role = role.word().to_owned();
            let fresh = Grant { id, account, role, city, unit, capacity, first_day, last_day };
            grant(tx, &fresh, (&actor, at)).await?;
            let payload = json!({
                "grant": fresh.id, "role": fresh.role, "city": fresh.city, "unit": fresh.unit,
                "capacity": capacity.word(), "first_day": first_day, "last_day": last_day,
            });
            Ok::<_, Fault>(Done { subject: format!("account/{}", fresh.account), payload, answer: fresh.id })
        })
    });
    granted.await.map_err(Trouble::from)
}

fn fits(hall: &Hall, wish: &GrantWish, home: Option<&str>) -> Result<(), Trouble> {
    let Held { role, city, unit, capacity } = &wish.held;
    if let Some(slug) = city {
        let town = hall.town(slug).ok_or_else(|| no_city(slug))?;
        if unit.as_ref().is_some_and(|unit| town.city.unit(unit).is_none()) {
            return Err(Trouble::Unfit(say!("unit ini tidak ada di kota", "the city has no such unit")));
        }
    }
    if home.is_some() && home != city.as_deref() {
        return Err(Trouble::Unfit(say!(
            "akun pegawai kota hanya dapat berperan di kotanya sendiri",
            "an account of a city's staff can hold roles in that city alone"
        )));
    }
    if *role == Role::Public || role.is_of_a_unit() != unit.is_some() || (unit.is_some() && city.is_none()) {
        return Err(Trouble::Unfit(say!(
            "peran ini dan tempatnya tidak cocok: pegawai, atasan, piket, dan kepala unit menyebut satu unit, peran lain tidak",
            "this role does not fit its place: employee, superior, picket officer and head name one unit, the others none"
        )));
    }
    let deputy = *capacity != Capacity::Definitive;
    if wish.last_day.is_some_and(|last| last < wish.first_day) || (deputy && wish.last_day.is_none()) {
        return Err(Trouble::Unfit(say!(
            "isi hari terakhir yang tidak mendahului hari pertama; Plt. dan Plh. selalu punya hari terakhir",
            "give a last day that is not before the first; a deputy always has a last day"
        )));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use jiff::civil::date;

    use super::*;
    use crate::fixture::{for_each_engine, furnished, journalled, settled, signed};
    use crate::may_in;

    fn wish(account: &str, unit: &str, days: (Date, Option<Date>)) -> GrantWish {
        let (city, unit, capacity) = (Some("mini".into()), Some(unit.into()), Capacity::Plh);
        let held = Held { role: Role::UnitHead, city, unit, capacity };
        GrantWish { account: account.into(), held, first_day: days.0, last_day: days.1 }
    }

    /// The clock of the hall stands at 30 June 2021.
    #[tokio::test]
    async fn a_deputy_is_one_in_the_unit_and_on_the_days_that_were_granted() {
        for_each_engine(async |store| {
            let hall = furnished(store).await;
            let operator = Caller::operator();
            let (rina, _) = settled(&hall, "rina", Role::Inspectorate, true).await;
            let (june, july) = (date(2021, 6, 30), date(2021, 7, 1));
            for (key, unit, days) in [
                ("today", "dinkes", (june, Some(june))),
                ("over", "setda", (date(2021, 6, 28), Some(date(2021, 6, 29)))),
                ("not yet", "kecamatan-mini", (july, Some(july))),
            ] {
                let first = grant_role(&hall, &operator, key, wish(&rina, unit, days)).await.unwrap();
                let again = grant_role(&hall, &operator, key, wish(&rina, unit, days)).await;
                assert_eq!(again, Ok(first), "a retry gives the first answer");
            }
            let (_, visitor) = signed(&hall, "rina", "1").await;
            let told = ["dinkes", "setda", "kecamatan-mini"]
                .map(|unit| may_in(&visitor.caller, Act::PublishRoster, "mini", Some(unit)));
            assert_eq!(told, [true, false, false]);
            assert!(!may_in(&visitor.caller, Act::PublishRoster, "depok", Some("dinkes")));
            assert_eq!(visitor.caller.units(Role::UnitHead).collect::<Vec<_>>(), [("mini", "dinkes")]);
            let lines = journalled(&hall).await;
            let line = format!("grant-role operator account/{rina}");
            assert_eq!(lines.iter().filter(|l| **l == line).count(), 4, "{lines:?}");
        })
        .await;
    }

    #[tokio::test]
    async fn what_does_not_fit_is_said() {
        for_each_engine(async |store| {
            let hall = furnished(store).await;
            let operator = Caller::operator();
            let (rina, _) = settled(&hall, "rina", Role::Inspectorate, true).await;
            let (june, good) = (date(2021, 6, 30), wish(&rina, "dinkes", (date(2021, 6, 30), None)));
            let bureau = |unit: Option<&str>| Held {
                role: Role::LegalBureau,
                unit: unit.map(Into::into),
                capacity: Capacity::Definitive,
                ..good.held.clone()
            };
            let table = [
                good.clone(),
                wish(&rina, "dinkes", (june, Some(date(2021, 6, 29)))),
                wish(&rina, "rsud", (june, Some(june))),
                GrantWish { held: bureau(Some("dinkes")), ..good.clone() },
                GrantWish { held: Held { role: Role::Public, ..bureau(None) }, ..good.clone() },
                GrantWish { held: Held { role: Role::UnitHead, ..bureau(None) }, ..good.clone() },
                GrantWish { held: Held { city: None, ..bureau(None) }, ..good.clone() },
            ];
            for bad in table {
                let told = grant_role(&hall, &operator, "k", bad.clone()).await;
                assert!(matches!(told, Err(Trouble::Unfit(_))), "{bad:?}: {told:?}");
            }
            let ok = GrantWish { held: bureau(None), ..good };
            assert!(grant_role(&hall, &operator, "k", ok.clone()).await.is_ok());
            let head = crate::fixture::unit_head("Budi");
            assert_eq!(grant_role(&hall, &head, "k", ok).await, Err(Trouble::Forbidden));
        })
        .await;
    }
}
