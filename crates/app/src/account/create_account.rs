//! Act: make an account, for a person of the staff or for somebody who stands alone, with a one-time
//! link by which they set their password. The name for signing in is sealed; the journal never has it.

use balai_core::say;
use balai_store::account::{Account, by_login, open};
use balai_store::{Done, sha256};
use serde_json::json;

use super::recover_account::{FIRST, issue, link_token};
use crate::access::{Act, Caller, require, require_in};
use crate::proof::{login_place, plain_login};
use crate::trouble::no_city;
use crate::{Hall, Trouble};

/// Fewest and most letters of a name for signing in.
const LOGIN: std::ops::RangeInclusive<usize> = 4..=40;
/// Most letters of a name.
const LONGEST: usize = 80;

/// The account to make.
#[derive(Clone, PartialEq, Eq)]
pub struct AccountWish {
    /// City slug; `None`: of the hall itself.
    pub city: Option<String>,
    /// Person of the staff list; `None`: stands alone.
    pub person: Option<String>,
    /// Name; empty for a person of the staff list, who has one.
    pub name: String,
    /// NIP, or another name for signing in.
    pub login: String,
    /// A sample person of a demo: signs in by a button and is asked for no codes.
    pub sample: bool,
}

/// What was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Created {
    /// Id of the account.
    pub account: String,
    /// Token of the link that sets its password.
    pub token: String,
}

/// Makes an account.
///
/// # Errors
/// [`Trouble::Unfit`] if the name for signing in is none or is taken, [`Trouble::Missing`] if there is
/// no such city or person, [`Trouble::Forbidden`] outside the city of the operator.
pub async fn create_account(
    hall: &Hall,
    caller: &Caller,
    key: &str,
    wish: AccountWish,
) -> Result<Created, Trouble> {
    require(caller, Act::CreateAccount)?;
    require_in(caller, Act::CreateAccount, wish.city.as_deref().unwrap_or_default(), None)?;
    if wish.sample && !hall.is_demo() {
        return Err(Trouble::Forbidden);
    }
    let name = named(hall, &wish)?;
    let login = plain_login(&wish.login);
    let known = |c: char| c.is_ascii_alphanumeric() || ".-_@".contains(c);
    if !LOGIN.contains(&login.len()) || !login.chars().all(known) {
        return Err(Trouble::Unfit(say!(
            "NIP atau nama masuk harus 4 sampai 40 huruf, angka, titik, atau tanda hubung",
            "a NIP or name for signing in has 4 to 40 letters, digits, dots or hyphens"
        )));
    }
    let command = hall.command(caller, Act::CreateAccount, key);
    let id = format!("a{}", &sha256(format!("account/{}", command.key).as_bytes())[..16]);
    let (token, watch) = (link_token(hall, &command.key), hall.watch());
    let (marks, sealed) = (hall.keys().marks("login", &login), hall.keys().seal(&login_place(&id), &login)?);
    let (at, actor, hash) = (command.at, command.actor.clone(), sha256(token.as_bytes()));
    let made = hall.store().write(command, move |tx| {
        Box::pin(async move {
            if by_login(tx, &marks).await?.is_some() {
                return Err(taken());
            }
            let AccountWish { city, person, sample, .. } = wish;
            let fresh = Account { id, city, person, name, login_sealed: sealed, sample, created_at: at };
            let mark = marks.into_iter().next().unwrap_or_default();
            open(tx, &fresh, &mark, &actor).await?;
            issue(tx, (&fresh.id, false), &hash, (&actor, watch, FIRST)).await?;
            let payload = json!({ "city": fresh.city, "person": fresh.person });
            Ok(Done { subject: format!("account/{}", fresh.id), payload, answer: fresh.id })
        })
    });
    Ok(Created { account: made.await?, token })
}

/// Name of whom the account is for.
fn named(hall: &Hall, wish: &AccountWish) -> Result<String, Trouble> {
    let Some(slug) = &wish.city else { return alone(wish) };
    let town = hall.town(slug).ok_or_else(|| no_city(slug))?;
    let Some(id) = &wish.person else { return alone(wish) };
    let person = town.people.iter().find(|person| person.id == *id).ok_or_else(|| {
        Trouble::Missing(say!("tidak ada pegawai {id} di kota ini", "there is nobody {id} on the staff"))
    })?;
    Ok(person.name.clone())
}

fn alone(wish: &AccountWish) -> Result<String, Trouble> {
    let name: String = wish.name.chars().filter(|c| !c.is_control()).take(LONGEST).collect();
    let name = name.trim().to_owned();
    if name.is_empty() || (wish.city.is_none() && wish.person.is_some()) {
        return Err(Trouble::Unfit(say!(
            "isi nama pemilik akun, atau pilih pegawai dari daftar kota",
            "give the name of the account's owner, or choose a person of the city's staff"
        )));
    }
    Ok(name)
}

fn taken() -> Trouble {
    Trouble::Unfit(say!(
        "NIP atau nama masuk ini sudah punya akun; cari akunnya di daftar",
        "this NIP or name for signing in has an account already; look for it in the list"
    ))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::fixture::{for_each_engine, furnished, journalled};
    use crate::{Held, Role};

    fn wish(person: &str, login: &str) -> AccountWish {
        let (city, person) = (Some("mini".into()), Some(person.into()));
        AccountWish { city, person, name: String::new(), login: login.into(), sample: false }
    }

    #[tokio::test]
    async fn an_account_is_made_once_and_its_nip_is_sealed() {
        for_each_engine(async |store| {
            let hall = furnished(store).await;
            let operator = Caller::operator();
            let first =
                create_account(&hall, &operator, "k", wish("MIN-00003", "1999 0000 1")).await.unwrap();
            let again =
                create_account(&hall, &operator, "k", wish("MIN-00003", "1999 0000 1")).await.unwrap();
            assert_eq!(again, first, "a retry gives the same account and the same link");
            let invited = hall.invited(&first.token).await.unwrap();
            assert_eq!(invited, Some(("Orang Contoh 3".into(), "199900001".into())));
            let twice = create_account(&hall, &operator, "k2", wish("MIN-00004", "199900001")).await;
            assert!(matches!(twice, Err(Trouble::Unfit(_))), "{twice:?}");
            let line = format!("create-account operator account/{}", first.account);
            assert_eq!(journalled(&hall).await, ["fixture test mini".to_owned(), line]);
            let listed = hall.accounts(&operator, "mini").await.unwrap();
            assert!(listed.len() == 1 && !listed[0].ready && !listed[0].codes && listed[0].grants.is_empty());
        })
        .await;
    }

    #[tokio::test]
    async fn what_cannot_be_an_account_is_said() {
        for_each_engine(async |store| {
            let hall = furnished(store).await;
            let operator = Caller::operator();
            let alone = |name: &str| AccountWish {
                person: None,
                city: None,
                name: name.into(),
                login: "provinsi".into(),
                sample: false,
            };
            for bad in [wish("MIN-00003", "1"), wish("MIN-00003", "a/b/c/d"), alone(" ")] {
                let told = create_account(&hall, &operator, "k", bad).await;
                assert!(matches!(told, Err(Trouble::Unfit(_))), "{told:?}");
            }
            let elsewhere = AccountWish { city: Some("depok".into()), ..wish("MIN-00003", "12345") };
            for missing in [wish("MIN-99999", "12345"), elsewhere] {
                let told = create_account(&hall, &operator, "k", missing).await;
                assert!(matches!(told, Err(Trouble::Missing(_))), "{told:?}");
            }
            let held = Held { city: Some("mini".into()), ..Held::everywhere(Role::Operator) };
            let local = Caller { held: vec![held], ..Caller::operator() };
            let told = create_account(&hall, &local, "k", alone("Provinsi")).await;
            assert_eq!(told, Err(Trouble::Forbidden), "an operator of one city is none of the hall");
            assert!(create_account(&hall, &operator, "k", alone("Provinsi")).await.is_ok());
        })
        .await;
    }
}
