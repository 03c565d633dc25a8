//! Who somebody is by the word of the provider of identities. The NIP finds the account, as it does
//! with a password; the subject at the provider has to be the one that the account came with first, so
//! that a NIP which was handed on there opens nothing here. No account is made by itself.

use balai_core::say;
use balai_store::account;
use balai_store::identity::{self, Identity as Linked};
use balai_store::{Done, Fault, session};
use serde_json::json;

use crate::access::{Act, Caller};
use crate::brake::{let_go, step_on};
use crate::oidc::Identity;
use crate::proof::{Browser, Proven, Shown, brakes, identity_place, plain_login, ticket};
use crate::{Hall, Trouble};

/// Looks for whom the provider vouches.
pub(crate) async fn by_provider(
    hall: &Hall,
    identity: &Identity,
    browser: &Browser,
) -> Result<Proven, Trouble> {
    let keys = hall.keys();
    let logins = keys.marks("login", &plain_login(&identity.login));
    let subject = format!("{}\n{}", identity.issuer, identity.subject);
    let subjects = keys.marks("subject", &subject);
    let (asked, issuer, marks, device) =
        (logins.clone(), identity.issuer.clone(), subjects.clone(), browser.mark());
    let sought = device.clone();
    let read = hall.store().read(move |tx| {
        Box::pin(async move {
            let owner = identity::owner(tx, &issuer, &marks).await?;
            let Some(who) = account::by_login(tx, &asked).await? else { return Ok(None) };
            let known = match &sought {
                Some(device) => session::knows(tx, &who.id, device).await?,
                None => false,
            };
            let linked = identity::of_account(tx, &who.id, &issuer).await?;
            let codes = account::totp(tx, &who.id).await?.is_some();
            Ok::<_, Fault>(Some((who, known, (linked, owner), codes)))
        })
    });
    let found = read.await?;
    let known = found.as_ref().is_some_and(|(_, known, ..)| *known);
    let counted = step_on(hall, brakes(hall, &logins, device.filter(|_| known), browser)).await?;
    // A sample person of a rehearsal has a NIP that no provider knows: whoever claims it is a stranger.
    let found = found.filter(|(who, ..)| !who.sample);
    let Some((who, _, (linked, owner), codes)) = found else { return Err(no_account()) };
    let theirs = linked.as_ref().is_none_or(|mark| subjects.contains(mark));
    if !theirs || owner.is_some_and(|owner| owner != who.id) {
        note(hall, &who.id, &identity.issuer).await?;
        return Err(handed_on());
    }
    let_go(hall, counted).await?;
    let subject_sealed = keys.seal(&identity_place(&who.id, &identity.issuer), &subject)?;
    if codes && !identity.two_factors {
        return Ok(Proven::CodeNeeded(ticket(hall, &who.id, browser, &subject_sealed)));
    }
    let linked = Linked { issuer: identity.issuer.clone(), subject_marks: subjects, subject_sealed };
    Ok(Proven::Who(
        Box::new(who),
        Shown { provider: Some((linked, identity.two_factors)), ..Shown::default() },
    ))
}

/// Leaves a line in the journal about somebody who came with the NIP of an account and was another.
async fn note(hall: &Hall, account: &str, issuer: &str) -> Result<(), Trouble> {
    let command = hall.command(&Caller::public(), Act::SignIn, "");
    let subject = format!("account/{account}/other-subject");
    let payload = json!({ "issuer": issuer });
    let noted = hall.store().look(command, move |_| {
        Box::pin(async move { Ok::<_, Fault>(Done { subject, payload, answer: () }) })
    });
    noted.await.map_err(Trouble::from)
}

fn no_account() -> Trouble {
    Trouble::Unknown(say!(
        "SSO mengenal Anda, tetapi NIP Anda belum punya akun di balai ini; minta operator membuatkan akun",
        "the single sign-on knows you, but your NIP has no account in this hall yet; ask the operator to make one"
    ))
}

fn handed_on() -> Trouble {
    Trouble::Unknown(say!(
        "akun dengan NIP ini tertaut dengan pengguna SSO yang lain, jadi tidak dibuka dan dicatat di jurnal; hubungi operator, yang dapat melepas tautan itu dengan tautan pemulihan",
        "the account of this NIP is linked to another user of the single sign-on, so it stays closed and the journal has a line; ask the operator, who can release the link with a recovery link"
    ))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use jiff::SignedDuration;

    use super::*;
    use crate::account::{AccountWish, PasswordWish, SignedIn};
    use crate::account::{create_account, recover_account, set_password, sign_in};
    use crate::fixture::{PASSWORD, browser, for_each_engine, furnished, journalled, settled};
    use crate::totp::shown;
    use crate::{OidcSettings, Proof, Provider, Role};

    const ISSUER: &str = "http://127.0.0.1:9";

    fn relying(hall: &Hall) {
        let settings = OidcSettings {
            issuer: ISSUER.into(),
            client_id: "balai".into(),
            client_secret: None,
            claim: "nip".into(),
            scope: "openid".into(),
            button: say!("SSO", "SSO"),
            two_factor_acr: vec![],
            ca_file: None,
        };
        hall.rely_on(Provider::new(settings).unwrap());
    }

    fn identity(login: &str, subject: &str, two_factors: bool) -> Identity {
        Identity { issuer: ISSUER.into(), subject: subject.into(), login: login.into(), two_factors }
    }

    async fn enter(hall: &Hall, key: &str, identity: Identity) -> Result<SignedIn, Trouble> {
        hall.set_watch(hall.watch() + SignedDuration::from_mins(2));
        sign_in(hall, &Caller::public(), key, Proof::Provider(identity), browser('a')).await
    }

    fn token(opened: Result<SignedIn, Trouble>) -> String {
        match opened {
            Ok(SignedIn::Open { token, .. }) => token,
            other => panic!("{other:?}"),
        }
    }

    #[tokio::test]
    async fn a_role_takes_effect_by_two_factors_there_or_by_codes_here() {
        for_each_engine(async |store| {
            let hall = furnished(store).await;
            relying(&hall);
            settled(&hall, "rina", Role::LegalBureau, false).await;
            let one = token(enter(&hall, "1", identity("RI NA", "u1", false)).await);
            let seen = hall.visitor(&one).await.unwrap().unwrap();
            assert!(seen.held_back && !seen.caller.is(Role::LegalBureau), "{seen:?}");
            let two = token(enter(&hall, "2", identity("rina", "u1", true)).await);
            let seen = hall.visitor(&two).await.unwrap().unwrap();
            assert!(!seen.held_back && !seen.codes && seen.caller.is(Role::LegalBureau), "{seen:?}");
            let by = hall.sessions(&seen.caller).await.unwrap();
            assert!(by.len() == 2 && by.iter().all(|session| session.by_provider), "{by:?}");
        })
        .await;
    }

    #[tokio::test]
    async fn who_has_codes_is_asked_for_one_unless_the_provider_saw_two_factors() {
        for_each_engine(async |store| {
            let hall = furnished(store).await;
            relying(&hall);
            let (_, secret) = settled(&hall, "rina", Role::LegalBureau, true).await;
            let asked = enter(&hall, "1", identity("rina", "u1", false)).await.unwrap();
            let SignedIn::CodeNeeded(ticket) = asked else { panic!("{asked:?}") };
            let stranger = enter(&hall, "2", identity("rina", "u2", true)).await;
            let code = shown(&secret.unwrap(), hall.watch());
            // The first to come whole is linked: before the code nobody was.
            assert!(matches!(stranger, Ok(SignedIn::Open { .. })), "{stranger:?}");
            let late = Proof::Code { ticket: ticket.clone(), code: code.clone() };
            let late = sign_in(&hall, &Caller::public(), "3", late, browser('a')).await;
            assert!(matches!(late, Err(Trouble::Stale(_))), "u1 came too late: {late:?}");
            let forged = ticket.rsplit_once('.').unwrap().0.to_owned() + ".";
            let forged = Proof::Code { ticket: forged, code };
            let forged = sign_in(&hall, &Caller::public(), "4", forged, browser('a')).await;
            assert!(matches!(forged, Err(Trouble::Unknown(_))), "a ticket names its way: {forged:?}");
        })
        .await;
    }

    #[tokio::test]
    async fn a_nip_that_was_handed_on_opens_nothing_until_the_link_is_released() {
        for_each_engine(async |store| {
            let hall = furnished(store).await;
            relying(&hall);
            let (rina, _) = settled(&hall, "rina", Role::LegalBureau, false).await;
            settled(&hall, "budi", Role::Inspectorate, false).await;
            token(enter(&hall, "1", identity("rina", "u1", true)).await);
            token(enter(&hall, "2", identity("rina", "u1", true)).await);
            for (key, login, subject) in [("3", "rina", "u2"), ("4", "budi", "u1")] {
                let refused = enter(&hall, key, identity(login, subject, true)).await;
                let Err(Trouble::Unknown(why)) = refused else { panic!("{refused:?}") };
                assert!(why.en.contains("linked to another user"), "{}", why.en);
                let line = journalled(&hall).await.last().unwrap().clone();
                assert!(
                    line.starts_with("sign-in public account/") && line.ends_with("/other-subject"),
                    "{line}"
                );
            }
            let elsewhere = Identity { issuer: "http://127.0.0.1:10".into(), ..identity("rina", "u2", true) };
            token(enter(&hall, "5", elsewhere).await);
            let link = recover_account(&hall, &Caller::operator(), "r", &rina).await.unwrap();
            let wish = PasswordWish { token: link, password: PASSWORD.into(), browser: browser('z') };
            set_password(&hall, &Caller::public(), "s", wish).await.unwrap();
            token(enter(&hall, "6", identity("rina", "u2", true)).await);
            let before = enter(&hall, "7", identity("rina", "u1", true)).await;
            assert!(matches!(before, Err(Trouble::Unknown(_))), "{before:?}");
        })
        .await;
    }

    #[tokio::test]
    async fn no_account_is_made_by_itself_and_strangers_wait() {
        for_each_engine(async |store| {
            let hall = furnished(store).await;
            relying(&hall);
            hall.set_watch(hall.watch());
            let anyone = Caller::public();
            let nobody =
                || sign_in(&hall, &anyone, "k", Proof::Provider(identity("nobody", "u", true)), browser('b'));
            for _ in 0..5 {
                let Err(Trouble::Unknown(why)) = nobody().await else { panic!() };
                assert!(why.id.contains("minta operator membuatkan akun"), "{}", why.id);
            }
            assert!(matches!(nobody().await, Err(Trouble::Wait(_))));
            assert_eq!(hall.accounts(&Caller::operator(), "mini").await.unwrap(), []);
            let (city, person) = (Some("mini".into()), Some("MIN-00003".into()));
            let login = crate::sample_nip("MIN-00003");
            let wish = AccountWish { city, person, name: String::new(), login: login.clone(), sample: true };
            create_account(&hall, &Caller::operator(), "sample", wish).await.unwrap();
            let sample = enter(&hall, "5", identity(&login, "u", true)).await;
            assert!(matches!(sample, Err(Trouble::Unknown(_))), "sample people have a button: {sample:?}");
        })
        .await;
    }
}
