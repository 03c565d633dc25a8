//! Act: open a session for who proves who they are. The token of the session is worked out from the
//! caller's key, so that a form sent twice opens one session; the database has its hash alone.

use balai_core::say;
use balai_store::session::{ByProvider, Session};
use balai_store::{Done, account, hex, identity, role, session, sha256};
use serde_json::json;

use crate::access::{Act, Caller, require};
use crate::brake::let_go;
use crate::proof::{Browser, Proof, Proven, Shown, prove, wrong_code};
use crate::{Hall, Trouble};

/// Letters of a browser's name that are kept.
const LONGEST_NAME: usize = 80;

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignedIn {
    /// A session is open: its token, and the account.
    Open {
        /// Token for the cookie.
        token: String,
        /// Id of the account.
        account: String,
    },
    /// Password or provider vouch for them; a code of the phone is needed, with this ticket.
    CodeNeeded(String),
}

/// Opens a session.
///
/// # Errors
/// [`Trouble::Unknown`] if the proof does not hold, [`Trouble::Wait`] after too many attempts,
/// [`Trouble::Forbidden`] where sample people are no way in or nothing the account is holds today.
pub async fn sign_in(
    hall: &Hall,
    caller: &Caller,
    key: &str,
    proof: Proof,
    browser: Browser,
) -> Result<SignedIn, Trouble> {
    require(caller, Act::SignIn)?;
    let (who, Shown { step, counted, provider }) = match prove(hall, proof, &browser).await? {
        Proven::Who(who, shown) => (who, shown),
        Proven::CodeNeeded(ticket) => return Ok(SignedIn::CodeNeeded(ticket)),
    };
    let id = who.id.clone();
    let grants = hall.store().read(move |tx| Box::pin(async move { role::of_account(tx, &id).await }));
    let grants = grants.await.map_err(|fault: balai_store::Fault| Trouble::from(fault))?;
    let Some(signed) = hall.caller_of(&who, grants, false) else { return Err(nothing_today()) };
    let token = hex(&hall.keys().derive("session", &format!("{}/{key}", who.id)));
    let (hash, device, now) = (sha256(token.as_bytes()), browser.mark(), hall.watch());
    let name: String = browser.name.chars().filter(|c| !c.is_control()).take(LONGEST_NAME).collect();
    let command = hall.command(&signed, Act::SignIn, key);
    let account = who.id.clone();
    let opened = hall.store().write(command, move |tx| {
        Box::pin(async move {
            if let Some(step) = step
                && !account::take_code(tx, &account, step).await?
            {
                return Err(wrong_code());
            }
            let id = format!("s{}", &hash[..16]);
            let by = match provider {
                Some((linked, two_factors)) => {
                    identity::link(tx, &account, &linked, now).await?;
                    Some(ByProvider { issuer: linked.issuer, two_factors })
                }
                None => None,
            };
            let fresh = Session {
                id,
                account: account.clone(),
                browser: name,
                opened_at: now,
                seen_at: now,
                provider: by,
            };
            session::open(tx, &fresh, &hash).await?;
            if let Some(device) = device {
                session::know(tx, &account, &device, now).await?;
            }
            let issuer = fresh.provider.map(|by| by.issuer);
            let payload = json!({ "session": fresh.id, "code": step.is_some(), "provider": issuer });
            Ok(Done { subject: format!("account/{account}"), payload, answer: () })
        })
    });
    opened.await?;
    let_go(hall, counted).await?;
    Ok(SignedIn::Open { token, account: who.id })
}

fn nothing_today() -> Trouble {
    Trouble::Unknown(say!(
        "akun ini tidak memegang peran apa pun hari ini; hubungi operator",
        "this account holds no role today; ask the operator"
    ))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use jiff::SignedDuration;

    use super::*;
    use crate::Role;
    use crate::fixture::{PASSWORD, browser, for_each_engine, furnished, journalled, settled};
    use crate::totp::shown;

    fn password(login: &str, password: &str) -> Proof {
        Proof::Password { login: login.into(), password: password.into() }
    }

    async fn enter(hall: &Hall, key: &str, proof: Proof, device: char) -> Result<SignedIn, Trouble> {
        sign_in(hall, &Caller::public(), key, proof, browser(device)).await
    }

    #[tokio::test]
    async fn password_and_code_open_a_session_that_idles_out() {
        for_each_engine(async |store| {
            let hall = furnished(store).await;
            let (rina, secret) = settled(&hall, "rina", Role::LegalBureau, true).await;
            let asked = enter(&hall, "1", password("RI NA", PASSWORD), 'a').await.unwrap();
            let SignedIn::CodeNeeded(ticket) = asked else { panic!("{asked:?}") };
            hall.set_watch(hall.watch() + SignedDuration::from_secs(60));
            let code = shown(&secret.unwrap(), hall.watch());
            let proof = Proof::Code { ticket: ticket.clone(), code: code.clone() };
            let elsewhere = enter(&hall, "2", proof.clone(), 'b').await;
            assert!(matches!(elsewhere, Err(Trouble::Unknown(_))), "the ticket of another browser");
            let opened = enter(&hall, "3", proof.clone(), 'a').await.unwrap();
            let SignedIn::Open { token, account } = &opened else { panic!("{opened:?}") };
            assert_eq!((account, &enter(&hall, "3", proof.clone(), 'a').await.unwrap()), (&rina, &opened));
            let again = enter(&hall, "4", proof, 'a').await;
            assert!(matches!(again, Err(Trouble::Unknown(_))), "a code is taken once: {again:?}");
            let visitor = hall.visitor(token).await.unwrap().unwrap();
            assert!(visitor.caller.is(Role::LegalBureau) && visitor.codes && !visitor.held_back);
            assert!(hall.form_token_fits(&visitor.session, &hall.form_token(&visitor.session)));
            assert!(!hall.form_token_fits("other", &hall.form_token(&visitor.session)));
            assert_eq!(hall.sessions(&visitor.caller).await.unwrap().len(), 1);
            let line = format!("sign-in account/{rina}/Rina account/{rina}");
            assert_eq!(*journalled(&hall).await.last().unwrap(), line);
            for (hours, there) in [(11, true), (11, true), (12, false)] {
                hall.set_watch(hall.watch() + SignedDuration::from_hours(hours));
                assert_eq!(hall.visitor(token).await.unwrap().is_some(), there);
            }
            assert_eq!(hall.visitor("").await.unwrap(), None);
        })
        .await;
    }

    #[tokio::test]
    async fn strangers_wait_and_lock_nobody_out_of_a_browser_that_is_known() {
        for_each_engine(async |store| {
            let hall = furnished(store).await;
            settled(&hall, "rina", Role::Inspectorate, false).await;
            let known = enter(&hall, "1", password("rina", PASSWORD), 'a').await;
            assert!(matches!(known, Ok(SignedIn::Open { .. })), "{known:?}");
            let mut told = Vec::new();
            for n in 0..6 {
                for login in ["rina", "nobody"] {
                    told.push(
                        enter(&hall, &format!("x{n}{login}"), password(login, "wrong wrong"), 'b').await,
                    );
                }
            }
            let unknown = told.iter().filter(|t| matches!(t, Err(Trouble::Unknown(_)))).count();
            let waits = told.iter().filter(|t| matches!(t, Err(Trouble::Wait(_)))).count();
            assert_eq!((unknown, waits), (10, 2), "the same for both names: {told:?}");
            assert_eq!(told[0], told[1], "an unknown name gets the same answer");
            let new = enter(&hall, "2", password("rina", PASSWORD), 'c').await;
            assert!(matches!(new, Err(Trouble::Wait(_))), "a new browser waits: {new:?}");
            let known = enter(&hall, "3", password("rina", PASSWORD), 'a').await;
            assert!(matches!(known, Ok(SignedIn::Open { .. })), "{known:?}");
            hall.set_watch(hall.watch() + SignedDuration::from_mins(1));
            let later = enter(&hall, "4", password("rina", PASSWORD), 'c').await;
            assert!(matches!(later, Ok(SignedIn::Open { .. })), "never for good: {later:?}");
        })
        .await;
    }
}
