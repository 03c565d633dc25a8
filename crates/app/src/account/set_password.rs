//! Act: set a password by a one-time link. The link is used up, every session of the account ends, and
//! the browser in which it was opened is known from now on.

use balai_core::say;
use balai_store::{Done, account, identity, session, sha256};
use serde_json::json;

use super::end_session::end_all;
use crate::access::{Act, Caller, require};
use crate::proof::Browser;
use crate::{Hall, Trouble, password};

/// What to set.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordWish {
    /// The token of the link.
    pub token: String,
    /// The password.
    pub password: String,
    /// From where.
    pub browser: Browser,
}

/// Sets a password; gives the id of the account.
///
/// # Errors
/// [`Trouble::Unknown`] if the link does not hold, [`Trouble::Unfit`] if the text cannot be a password.
pub async fn set_password(
    hall: &Hall,
    caller: &Caller,
    key: &str,
    wish: PasswordWish,
) -> Result<String, Trouble> {
    require(caller, Act::SetPassword)?;
    let (link, now) = (sha256(wish.token.as_bytes()), hall.watch());
    let (_, login) = hall.invited(&wish.token).await?.ok_or_else(no_link)?;
    password::fits(&wish.password, &login)?;
    let (hash, device) = (hall.hasher().hash(wish.password).await?, wish.browser.mark());
    let command = hall.command(caller, Act::SetPassword, &format!("{key}/{link}"));
    let set = hall.store().write(command, move |tx| {
        Box::pin(async move {
            let link = account::invitation(tx, &link, now).await?.ok_or_else(no_link)?;
            account::use_invitation(tx, &link.id, now).await?;
            account::set_password(tx, &link.account, &hash, now).await?;
            if link.resets_totp && account::totp(tx, &link.account).await?.is_some() {
                account::set_totp(tx, &link.account, None, now).await?;
            }
            // Who starts anew may have a new user at the provider too: the next one to come is theirs.
            let released =
                if link.resets_totp { identity::release(tx, &link.account, now).await? } else { 0 };
            let ended = end_all(tx, &link.account, now).await?;
            if let Some(device) = device {
                session::know(tx, &link.account, &device, now).await?;
            }
            let payload = json!({ "link": link.id, "ended": ended, "resets_totp": link.resets_totp,
                "released": released });
            let subject = format!("account/{}", link.account);
            Ok::<_, Trouble>(Done { subject, payload, answer: link.account })
        })
    });
    set.await
}

fn no_link() -> Trouble {
    Trouble::Unknown(say!(
        "tautan ini sudah dipakai, sudah lewat waktunya, atau diganti tautan yang lebih baru; minta yang baru kepada operator",
        "this link was used, is too old, or was replaced by a newer one; ask the operator for a new one"
    ))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::Role;
    use crate::account::recover_account;
    use crate::fixture::{PASSWORD, browser, for_each_engine, furnished, journalled, settled, signed};

    fn wish(token: &str, password: &str) -> PasswordWish {
        PasswordWish { token: token.into(), password: password.into(), browser: browser('z') }
    }

    #[tokio::test]
    async fn a_link_works_once_and_ends_every_session() {
        for_each_engine(async |store| {
            let hall = furnished(store).await;
            let (rina, _) = settled(&hall, "rina", Role::Inspectorate, false).await;
            let (token, _) = signed(&hall, "rina", "1").await;
            let operator = Caller::operator();
            let old = recover_account(&hall, &operator, "r1", &rina).await.unwrap();
            let link = recover_account(&hall, &operator, "r2", &rina).await.unwrap();
            let anyone = Caller::public();
            for (token, password) in [(old.as_str(), PASSWORD), ("", PASSWORD), ("x", PASSWORD)] {
                let told = set_password(&hall, &anyone, "k", wish(token, password)).await;
                assert!(matches!(told, Err(Trouble::Unknown(_))), "{told:?}");
            }
            let short = set_password(&hall, &anyone, "k", wish(&link, "short")).await;
            assert!(matches!(short, Err(Trouble::Unfit(_))), "{short:?}");
            assert!(hall.visitor(&token).await.unwrap().is_some(), "nothing has happened yet");
            let fresh = "empat kata yang lain";
            assert_eq!(set_password(&hall, &anyone, "k", wish(&link, fresh)).await, Ok(rina.clone()));
            assert_eq!(hall.visitor(&token).await, Ok(None));
            let again = set_password(&hall, &anyone, "k2", wish(&link, fresh)).await;
            assert!(matches!(again, Err(Trouble::Unknown(_))), "{again:?}");
            let line = format!("set-password public account/{rina}");
            assert_eq!(*journalled(&hall).await.last().unwrap(), line);
        })
        .await;
    }
}
