//! Act: withdraw a role before its last day, with a reason. Who was granted it can do nothing with it
//! from the next request on. The last operator of the hall keeps theirs.

use balai_core::say;
use balai_store::{Done, role};
use serde_json::json;

use crate::access::{Act, Caller, require, require_in};
use crate::{Hall, Role, Trouble};

/// Most letters of a reason.
const LONGEST: usize = 300;

/// Withdraws a role.
///
/// # Errors
/// [`Trouble::Missing`] if it does not stand, [`Trouble::Unfit`] without a reason or if nobody could
/// run the hall any more, [`Trouble::Forbidden`] outside the city of the operator.
pub async fn withdraw_role(
    hall: &Hall,
    caller: &Caller,
    key: &str,
    (grant, reason): (&str, &str),
) -> Result<(), Trouble> {
    require(caller, Act::WithdrawRole)?;
    let reason: String = reason.trim().chars().filter(|c| !c.is_control()).take(LONGEST).collect();
    if reason.is_empty() {
        return Err(Trouble::Unfit(say!(
            "tulis alasan pencabutan, misalnya mutasi atau masa tugas berakhir",
            "write why it is withdrawn, for example a transfer or the end of the duty"
        )));
    }
    let command = hall.command(caller, Act::WithdrawRole, key);
    let (at, actor, grant, caller) = (command.at, command.actor.clone(), grant.to_owned(), caller.clone());
    let withdrawn = hall.store().write(command, move |tx| {
        Box::pin(async move {
            let held = role::by_id(tx, &grant).await?.ok_or_else(gone)?;
            require_in(&caller, Act::WithdrawRole, held.city.as_deref().unwrap_or_default(), None)?;
            if held.role == Role::Operator.word() {
                let holders = role::holders(tx, &held.role).await?;
                if !holders.iter().any(|(account, ready)| *ready && *account != held.account) {
                    return Err(last());
                }
            }
            role::withdraw(tx, &grant, &reason, (&actor, at)).await?;
            let payload = json!({ "grant": grant, "role": held.role, "reason": reason });
            Ok(Done { subject: format!("account/{}", held.account), payload, answer: () })
        })
    });
    withdrawn.await
}

fn gone() -> Trouble {
    Trouble::Missing(say!("peran ini sudah dicabut", "this role was withdrawn"))
}

fn last() -> Trouble {
    Trouble::Unfit(say!(
        "ini operator terakhir; beri peran operator kepada akun lain lebih dahulu",
        "this is the last operator; make another account an operator first"
    ))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::fixture::{for_each_engine, furnished, journalled, settled, signed};

    #[tokio::test]
    async fn a_role_is_gone_with_the_next_request_and_the_last_operator_stays() {
        for_each_engine(async |store| {
            let hall = furnished(store).await;
            let operator = Caller::operator();
            let (rina, _) = settled(&hall, "rina", Role::Operator, true).await;
            let (token, _) = signed(&hall, "rina", "1").await;
            let grant_of = async |account: &str| {
                let all = hall.accounts(&operator, "mini").await.unwrap();
                let grants = all.into_iter().find(|a| a.id == account).unwrap().grants;
                grants.into_iter().next().unwrap().id
            };
            let grant = grant_of(&rina).await;
            for (reason, key) in [("  ", "a"), ("mutasi", "b")] {
                let told = withdraw_role(&hall, &operator, key, (&grant, reason)).await;
                assert!(matches!(told, Err(Trouble::Unfit(_))), "{reason}: {told:?}");
            }
            settled(&hall, "budi", Role::Operator, true).await;
            for _ in 0..2 {
                assert_eq!(withdraw_role(&hall, &operator, "k", (&grant, "mutasi")).await, Ok(()));
            }
            assert_eq!(hall.visitor(&token).await, Ok(None), "nothing else holds");
            let line = format!("withdraw-role operator account/{rina}");
            assert_eq!(*journalled(&hall).await.last().unwrap(), line);
            let again = withdraw_role(&hall, &operator, "k2", (&grant, "mutasi")).await;
            assert!(matches!(again, Err(Trouble::Missing(_))), "{again:?}");
            let public = withdraw_role(&hall, &Caller::public(), "p", (&grant, "x")).await;
            assert_eq!(public, Err(Trouble::Forbidden));
        })
        .await;
    }
}
