//! Act: end a session of one's own: the one at hand (keluar) or one of another browser.

use balai_core::say;
use balai_store::{Done, Fault, session};
use serde_json::json;

use crate::access::{Act, Caller, require};
use crate::{Hall, Trouble};

/// Ends a session of the caller's own. One that has ended stays so.
///
/// # Errors
/// [`Trouble::Missing`] if the caller has no such session.
pub async fn end_session(hall: &Hall, caller: &Caller, key: &str, id: &str) -> Result<(), Trouble> {
    require(caller, Act::EndSession)?;
    let (account, wanted, now) =
        (caller.account.clone().ok_or(Trouble::Forbidden)?, id.to_owned(), hall.watch());
    let command = hall.command(caller, Act::EndSession, key);
    let ended = hall.store().write(command, move |tx| {
        Box::pin(async move {
            let own = session::of_account(tx, &account).await?;
            if !own.iter().any(|session| session.id == wanted) {
                return Err(no_session());
            }
            session::end(tx, &wanted, now).await?;
            let (subject, payload) = (format!("account/{account}"), json!({ "session": wanted }));
            Ok(Done { subject, payload, answer: () })
        })
    });
    ended.await
}

fn no_session() -> Trouble {
    Trouble::Missing(say!("sesi ini sudah berakhir", "this session has ended"))
}

/// Ends every session of an account, within another act.
pub(super) async fn end_all(
    tx: &mut balai_store::Tx,
    account: &str,
    at: jiff::Timestamp,
) -> Result<usize, Fault> {
    let open = session::of_account(tx, account).await?;
    for session in &open {
        session::end(tx, &session.id, at).await?;
    }
    Ok(open.len())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::Role;
    use crate::fixture::{for_each_engine, furnished, journalled, settled, signed};

    #[tokio::test]
    async fn one_ends_ones_own_sessions_and_nobody_elses() {
        for_each_engine(async |store| {
            let hall = furnished(store).await;
            settled(&hall, "rina", Role::Inspectorate, false).await;
            settled(&hall, "budi", Role::Inspectorate, false).await;
            let (one, first) = signed(&hall, "rina", "1").await;
            let (_, second) = signed(&hall, "rina", "2").await;
            let (_, budi) = signed(&hall, "budi", "3").await;
            let foreign = end_session(&hall, &budi.caller, "x", &first.session).await;
            assert!(matches!(foreign, Err(Trouble::Missing(_))), "{foreign:?}");
            for _ in 0..2 {
                assert_eq!(end_session(&hall, &second.caller, "k", &first.session).await, Ok(()));
            }
            assert_eq!(hall.visitor(&one).await, Ok(None));
            let left = hall.sessions(&second.caller).await.unwrap();
            assert_eq!(left.iter().map(|s| &s.id).collect::<Vec<_>>(), [&second.session]);
            let line = journalled(&hall).await.last().unwrap().clone();
            assert!(line.starts_with("end-session account/"), "{line}");
            let public = end_session(&hall, &Caller::public(), "p", &second.session).await;
            assert_eq!(public, Err(Trouble::Forbidden));
        })
        .await;
    }
}
