//! Act: issue a new one-time link for an account whose password or phone is lost, or whose first link
//! ran out. Earlier links hold no more. The token is worked out from the caller's key; the database
//! has its hash alone.

use balai_core::say;
use balai_store::account::{Invitation, by_id, invite};
use balai_store::{Done, Fault, Tx, hex, sha256};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use crate::access::{Act, Caller, require, require_in};
use crate::{Hall, Trouble};

/// How long the first link of an account holds.
pub(super) const FIRST: SignedDuration = SignedDuration::from_hours(7 * 24);
/// How long a link for recovery holds.
const RECOVERY: SignedDuration = SignedDuration::from_hours(24);

/// Issues a link that sets the password again and switches codes off; gives its token.
///
/// # Errors
/// [`Trouble::Missing`] if there is no such account, [`Trouble::Forbidden`] outside the city of the
/// operator.
pub async fn recover_account(
    hall: &Hall,
    caller: &Caller,
    key: &str,
    account: &str,
) -> Result<String, Trouble> {
    require(caller, Act::RecoverAccount)?;
    let city = account_city(hall, account).await?;
    require_in(caller, Act::RecoverAccount, city.as_deref().unwrap_or_default(), None)?;
    let command = hall.command(caller, Act::RecoverAccount, key);
    let (token, watch) = (link_token(hall, &command.key), hall.watch());
    let (actor, hash, account) = (command.actor.clone(), sha256(token.as_bytes()), account.to_owned());
    let issued = hall.store().write(command, move |tx| {
        Box::pin(async move {
            issue(tx, (&account, true), &hash, (&actor, watch, RECOVERY)).await?;
            let subject = format!("account/{account}");
            Ok::<_, Fault>(Done { subject, payload: json!({ "resets_totp": true }), answer: () })
        })
    });
    issued.await?;
    Ok(token)
}

/// City of an account; `None` if it is of the hall itself.
pub(super) async fn account_city(hall: &Hall, account: &str) -> Result<Option<String>, Trouble> {
    let id = account.to_owned();
    let read = hall.store().read(move |tx| Box::pin(async move { by_id(tx, &id).await }));
    let found = read.await.map_err(|fault: Fault| Trouble::from(fault))?;
    Ok(found.ok_or_else(|| Trouble::Missing(say!("akun ini tidak ada", "there is no such account")))?.city)
}

/// The token of the link that a command issues: the same for a retry.
pub(super) fn link_token(hall: &Hall, command: &str) -> String {
    hex(&hall.keys().derive("link", command))
}

/// Records a link, within an act.
pub(super) async fn issue(
    tx: &mut Tx,
    (account, resets_totp): (&str, bool),
    hash: &str,
    (by, at, holds): (&str, Timestamp, SignedDuration),
) -> Result<(), Fault> {
    let expires_at = at.saturating_add(holds).unwrap_or(at);
    let id = format!("l{}", &hash[..16]);
    let link = Invitation { id, account: account.to_owned(), resets_totp, expires_at };
    invite(tx, &link, hash, (by, at)).await
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::Role;
    use crate::account::{PasswordWish, set_password};
    use crate::fixture::{browser, for_each_engine, furnished, journalled, settled};

    #[tokio::test]
    async fn a_lost_phone_is_replaced_by_a_link_of_the_operator() {
        for_each_engine(async |store| {
            let hall = furnished(store).await;
            let (rina, _) = settled(&hall, "rina", Role::LegalBureau, true).await;
            let operator = Caller::operator();
            let token = recover_account(&hall, &operator, "k", &rina).await.unwrap();
            assert_eq!(recover_account(&hall, &operator, "k", &rina).await, Ok(token.clone()));
            let line = format!("recover-account operator account/{rina}");
            assert_eq!(*journalled(&hall).await.last().unwrap(), line);
            let (password, browser) = ("empat kata yang lain".into(), browser('z'));
            let wish = PasswordWish { token: token.clone(), password, browser };
            set_password(&hall, &Caller::public(), "s", wish).await.unwrap();
            let listed = hall.accounts(&operator, "mini").await.unwrap();
            assert!(listed.iter().all(|a| a.ready && !a.codes), "codes are off: {listed:?}");
            assert_eq!(hall.invited(&token).await, Ok(None));
            let late = recover_account(&hall, &operator, "l", &rina).await.unwrap();
            hall.set_watch(hall.watch() + RECOVERY);
            assert_eq!(hall.invited(&late).await, Ok(None), "a day later");
            let nobody = recover_account(&hall, &operator, "n", "a0").await;
            assert!(matches!(nobody, Err(Trouble::Missing(_))), "{nobody:?}");
            let head = crate::fixture::unit_head("Budi");
            assert_eq!(recover_account(&hall, &head, "h", &rina).await, Err(Trouble::Forbidden));
        })
        .await;
    }
}
