//! The first run: a hall without an operator gives out one link, by which somebody becomes its first.
//! There is no default password.

use balai_core::say;
use balai_store::role::holders;
use balai_store::{Fault, Store};

use crate::account::{AccountWish, GrantWish, create_account, grant_role, recover_account};
use crate::{Caller, Hall, Held, Role, Trouble};

/// Name for signing in of the first operator.
const LOGIN: &str = "operator";

/// The address by which the first operator sets a password; `None` if an operator has one already.
/// The program that opens the door prints it. Each call gives a new link; earlier ones hold no more.
///
/// # Errors
/// [`Trouble::Broken`] if the database cannot be read or written.
pub async fn first_run_link(hall: &Hall) -> Result<Option<String>, Trouble> {
    let operators = operators(hall.store()).await?;
    if operators.iter().any(|(_, ready)| *ready) {
        return Ok(None);
    }
    let caller = Caller::operator();
    let token = match operators.first() {
        Some((account, _)) => {
            let key = format!("first-run/{}", hall.watch().as_microsecond());
            recover_account(hall, &caller, &key, account).await?
        }
        None => {
            let name = say!("Operator pertama", "First operator").id;
            let wish = AccountWish { city: None, person: None, name, login: LOGIN.into(), sample: false };
            let made = create_account(hall, &caller, "first-run", wish).await?;
            let held = Held::everywhere(Role::Operator);
            let (account, first_day) = (made.account, hall.now().date());
            let wish = GrantWish { account, held, first_day, last_day: None };
            grant_role(hall, &caller, "first-run/role", wish).await?;
            made.token
        }
    };
    Ok(Some(format!("{}/undangan/{token}", hall.public_site().trim_end_matches('/'))))
}

async fn operators(store: &Store) -> Result<Vec<(String, bool)>, Fault> {
    store.read(|tx| Box::pin(async move { holders(tx, Role::Operator.word()).await })).await
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::account::{PasswordWish, set_password};
    use crate::fixture::{PASSWORD, browser, for_each_engine, furnished, signed};

    #[tokio::test]
    async fn a_hall_without_an_operator_gives_links_until_one_is_used() {
        for_each_engine(async |store| {
            let hall = furnished(store).await;
            let first = first_run_link(&hall).await.unwrap().unwrap();
            let second = first_run_link(&hall).await.unwrap().unwrap();
            assert!(second.starts_with("https://balai.test/undangan/") && first != second);
            let token = |link: &str| link.rsplit('/').next().unwrap().to_owned();
            assert_eq!(hall.invited(&token(&first)).await, Ok(None), "the newest holds");
            let (token, password, browser) = (token(&second), PASSWORD.into(), browser('a'));
            let wish = PasswordWish { token, password, browser };
            set_password(&hall, &Caller::public(), "k", wish).await.unwrap();
            assert_eq!(first_run_link(&hall).await, Ok(None));
            let (_, visitor) = signed(&hall, LOGIN, "1").await;
            assert!(visitor.held_back && visitor.city.is_none(), "codes first: {visitor:?}");
        })
        .await;
    }
}
