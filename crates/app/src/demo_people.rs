//! Sample people of the demo who sign in by one button: an account for each role, made when it is first
//! asked for, by the same acts as any other. They have no password, so there is no other way in.

use balai_core::city::{Person, UnitKind};
use balai_store::account::{self, Account};
use balai_store::{Fault, sha256};
use jiff::civil::Date;

use crate::account::{AccountWish, GrantWish, create_account, grant_role};
use crate::trouble::no_city;
use crate::{Caller, Capacity, Hall, Held, Role, Town, Trouble};

/// First day of the roles: before every day of the story.
const FIRST_DAY: Date = Date::constant(2020, 1, 1);

/// People of one role in one place.
const MOST: usize = 4;

/// A NIP for a sample person: 18 digits that no real NIP can have, for its month of birth is 00.
#[must_use]
pub fn sample_nip(person: &str) -> String {
    let digits: String = sha256(person.as_bytes()).bytes().map(|b| char::from(b'0' + b % 10)).collect();
    format!("99990000{}", &digits[..10])
}

/// The account of a sample person, made if need be.
pub(crate) async fn account(
    hall: &Hall,
    city: &str,
    (role, unit): (Role, Option<String>),
    nth: usize,
) -> Result<Account, Trouble> {
    if !hall.is_demo() || role == Role::Public {
        return Err(Trouble::Forbidden);
    }
    let town = hall.town(city).ok_or_else(|| no_city(city))?;
    // Nobody signs in as a real person by a button, in whatever hall.
    if !town.sample {
        return Err(Trouble::Forbidden);
    }
    // Whoever comes can ask, so there is an end to what can be asked for.
    let nth = nth.min(MOST - 1);
    let unit = unit.filter(|_| role.is_of_a_unit());
    let unit = unit.or_else(|| role.is_of_a_unit().then(|| usual_unit(&town)).flatten());
    let caller = Caller { name: "demo".into(), ..Caller::operator() };
    let home = Some(town.city.slug.clone());
    let person = person(&town, (role, unit.as_deref()), nth);
    let (login, name) = match person {
        // An account for each role, so that nobody is two things by having been asked for twice.
        Some(person) => (sample_nip(&format!("{}/{}", person.id, role.word())), String::new()),
        None => (format!("contoh-{city}-{}-{nth}", role.word()), alone(role).to_owned()),
    };
    let wish =
        AccountWish { city: home.clone(), person: person.map(|p| p.id.clone()), name, login, sample: true };
    let made = create_account(hall, &caller, &format!("sample/{}", wish.login), wish.clone()).await?;
    let held = Held { role, city: home, unit: unit.clone(), capacity: Capacity::Definitive };
    let key = format!("sample/{}/{}/{}", wish.login, role.word(), unit.unwrap_or_default());
    if role != Role::Employee {
        let wish = GrantWish { account: made.account.clone(), held, first_day: FIRST_DAY, last_day: None };
        grant_role(hall, &caller, &key, wish).await?;
    }
    let read = hall.store().read(move |tx| Box::pin(async move { account::by_id(tx, &made.account).await }));
    let found: Option<Account> = read.await.map_err(|fault: Fault| Trouble::from(fault))?;
    found.ok_or(Trouble::Forbidden)
}

/// Who plays a role: the head of the unit, or somebody of the office that the role is at home in.
fn person<'a>(town: &'a Town, (role, unit): (Role, Option<&str>), nth: usize) -> Option<&'a Person> {
    let of_unit = |slug: &str| {
        let at = town.city.unit(slug)?;
        let people = || town.people.iter().filter(move |person| person.unit == at);
        let head = people().find(|person| person.head).filter(|_| leads(role) && nth == 0);
        let count = people().filter(|person| !person.head).count();
        let nth = (nth + turn(role)).checked_rem(count)?;
        head.or_else(|| people().filter(|person| !person.head).nth(nth))
    };
    let kind = |kind: UnitKind| town.city.units.iter().find(|u| u.kind == kind).map(|u| u.slug.clone());
    let named = |word: &str| town.city.units.iter().find(|u| u.slug.contains(word)).map(|u| u.slug.clone());
    let office = match role {
        Role::LegalBureau => named("hukum").or_else(|| kind(UnitKind::Setda)),
        Role::Leadership => kind(UnitKind::Setda),
        Role::HealthOfficer => named("dinkes").or_else(|| named("kesehatan")),
        Role::Inspectorate => named("inspektorat"),
        Role::Operator | Role::Province | Role::Public => None,
        _ => unit.map(str::to_owned),
    };
    office.as_deref().and_then(of_unit)
}

const fn turn(role: Role) -> usize {
    match role {
        Role::Superior => 1,
        Role::PicketOfficer => 2,
        Role::Employee => 3,
        _ => 0,
    }
}

const fn leads(role: Role) -> bool {
    matches!(role, Role::UnitHead | Role::Leadership)
}

/// The unit of who is something in a unit, if none is named: the first kelurahan.
fn usual_unit(town: &Town) -> Option<String> {
    let units = &town.city.units;
    let unit = units.iter().find(|unit| unit.kind == UnitKind::Kelurahan).or_else(|| units.first())?;
    Some(unit.slug.clone())
}

const fn alone(role: Role) -> &'static str {
    match role {
        Role::Operator => "Operator Contoh",
        Role::Province => "Petugas Provinsi Contoh",
        Role::Inspectorate => "Auditor Contoh",
        Role::HealthOfficer => "Petugas Kesehatan Contoh",
        _ => "Pegawai Contoh",
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::account::{SignedIn, sign_in};
    use crate::fixture::{browser, for_each_engine, furnished};
    use crate::{Act, Proof, may_in};

    #[tokio::test]
    async fn every_role_has_a_sample_person_who_can_do_what_the_role_can() {
        for_each_engine(async |store| {
            let hall = furnished(store).await;
            for (n, role) in Role::GRANTED.into_iter().enumerate() {
                let unit = Some("dinkes".to_owned());
                for turn in 0..2 {
                    let proof = Proof::Sample { city: "mini".into(), role, unit: unit.clone(), nth: 0 };
                    let key = format!("{n}/{turn}");
                    let done = sign_in(&hall, &Caller::public(), &key, proof, browser('a')).await.unwrap();
                    let SignedIn::Open { token, .. } = done else { unreachable!() };
                    let visitor = hall.visitor(&token).await.unwrap().unwrap();
                    assert!(visitor.caller.is(role) && visitor.sample && !visitor.held_back, "{role:?}");
                    let mends = may_in(&visitor.caller, Act::PublishRoster, "mini", Some("dinkes"));
                    assert_eq!(mends, matches!(role, Role::UnitHead | Role::Operator), "{role:?}");
                }
            }
            let public = Proof::Sample { city: "mini".into(), role: Role::Public, unit: None, nth: 0 };
            let told = sign_in(&hall, &Caller::public(), "p", public, browser('a')).await;
            assert_eq!(told, Err(Trouble::Forbidden));
        })
        .await;
    }

    #[test]
    fn a_sample_nip_is_nobodys() {
        let nip = sample_nip("BGR-00001");
        assert_eq!((nip.len(), &nip[4..6]), (18, "00"));
        assert!(nip.bytes().all(|b| b.is_ascii_digit()) && nip != sample_nip("BGR-00002"));
    }
}
