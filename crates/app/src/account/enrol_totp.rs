//! Act: switch one-time codes on. What is offered is worked out from the key of the form, so nothing
//! is kept before the phone has shown that it knows the key; whoever has codes already shows one.

use balai_core::say;
use balai_store::{Done, Fault, account};
use serde_json::json;

use crate::access::{Act, Caller, require};
use crate::brake::{Brake, let_go, step_on};
use crate::proof::{login_place, totp_place, wrong_code};
use crate::{Hall, Trouble, totp};

/// What a phone is offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The key in letters, for typing.
    pub secret: String,
    /// The address in the QR code.
    pub address: String,
}

/// What is sent back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TotpWish {
    /// Code of the new key.
    pub code: String,
    /// Code of the key that holds, if there is one.
    pub current: String,
}

/// What the phone of a caller is offered under a key. Nothing is kept.
///
/// # Errors
/// [`Trouble::Forbidden`] for who has no account.
pub async fn offer_totp(hall: &Hall, caller: &Caller, key: &str) -> Result<Offer, Trouble> {
    require(caller, Act::EnrolTotp)?;
    let id = caller.account.clone().ok_or(Trouble::Forbidden)?;
    let secret = totp::secret(hall.keys(), &id, key);
    let asked = id.clone();
    let who = hall.store().read(move |tx| Box::pin(async move { account::by_id(tx, &asked).await }));
    let who = who.await.map_err(|fault: Fault| Trouble::from(fault))?.ok_or(Trouble::Forbidden)?;
    let login = hall.keys().unseal(&login_place(&id), &who.login_sealed)?;
    let town = who.city.and_then(|city| hall.town(&city)).map(|town| town.city.name.clone());
    let name = town.map_or_else(|| "Balai".to_owned(), |town| format!("Balai {town}"));
    // A NIP is not shown on a phone that lies on a table: its last four digits are enough.
    let shown: String = login.chars().skip(login.chars().count().saturating_sub(4)).collect();
    let shown = if who.person.is_some() { shown } else { login };
    Ok(Offer { address: totp::address(&secret, &name, &shown), secret })
}

/// Switches codes on with the key that was offered under `key`.
///
/// # Errors
/// [`Trouble::Unknown`] if a code does not fit, [`Trouble::Wait`] after too many.
pub async fn enrol_totp(hall: &Hall, caller: &Caller, key: &str, wish: TotpWish) -> Result<(), Trouble> {
    require(caller, Act::EnrolTotp)?;
    let id = caller.account.clone().ok_or(Trouble::Forbidden)?;
    let brake = Brake { scope: format!("code/{id}"), free: 5, longest: 900 };
    let counted = step_on(hall, vec![brake]).await?;
    let (secret, now) = (totp::secret(hall.keys(), &id, key), hall.watch());
    let step = totp::step_of(&secret, &wish.code, now).ok_or_else(wrong_code)?;
    let sealed = hall.keys().seal(&totp_place(&id), &secret)?;
    let command = hall.command(caller, Act::EnrolTotp, &format!("{key}/{}", wish.code));
    let keys = hall.keys().clone();
    let enrolled = hall.store().write(command, move |tx| {
        Box::pin(async move {
            if let Some(held) = account::totp(tx, &id).await? {
                let held = keys.unseal(&totp_place(&id), &held)?;
                let current = totp::step_of(&held, &wish.current, now).ok_or_else(no_current)?;
                if !account::take_code(tx, &id, current).await? {
                    return Err(no_current());
                }
            }
            account::set_totp(tx, &id, Some(sealed), now).await?;
            // Of both codes the later step is used up, so neither signs in once more.
            account::take_code(tx, &id, step).await?;
            let subject = format!("account/{id}");
            Ok(Done { subject, payload: json!({ "codes": true }), answer: () })
        })
    });
    enrolled.await?;
    let_go(hall, counted).await
}

fn no_current() -> Trouble {
    Trouble::Unknown(say!(
        "kode dari ponsel yang sekarang tidak cocok; bila ponsel itu hilang, minta tautan pemulihan kepada operator",
        "the code of the present phone does not fit; if that phone is lost, ask the operator for a recovery link"
    ))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use jiff::SignedDuration;

    use super::*;
    use crate::Role;
    use crate::fixture::{for_each_engine, furnished, journalled, settled, signed};
    use crate::totp::shown;

    #[tokio::test]
    async fn roles_wait_for_codes_and_a_second_phone_needs_the_first() {
        for_each_engine(async |store| {
            let hall = furnished(store).await;
            settled(&hall, "rina", Role::LegalBureau, false).await;
            let (token, rina) = signed(&hall, "rina", "1").await;
            assert!(rina.held_back && !rina.caller.is(Role::LegalBureau), "{rina:?}");
            let me = &rina.caller;
            let offered = offer_totp(&hall, me, "k").await.unwrap();
            assert!(offered.address.starts_with("otpauth://totp/Balai"), "{}", offered.address);
            assert_eq!(offer_totp(&hall, me, "k").await.unwrap(), offered, "the same for the same form");
            let code = |secret: &str| shown(secret, hall.watch());
            let wish = |code: String, current: String| TotpWish { code, current };
            let wrong = enrol_totp(&hall, me, "other", wish(code(&offered.secret), String::new())).await;
            assert!(matches!(wrong, Err(Trouble::Unknown(_))), "{wrong:?}");
            for _ in 0..2 {
                let done = enrol_totp(&hall, me, "k", wish(code(&offered.secret), String::new())).await;
                assert_eq!(done, Ok(()), "a retry is harmless");
            }
            let rina = hall.visitor(&token).await.unwrap().unwrap();
            assert!(rina.codes && rina.caller.is(Role::LegalBureau));
            assert!(journalled(&hall).await.last().unwrap().starts_with("enrol-totp account/"));
            hall.set_watch(hall.watch() + SignedDuration::from_mins(2));
            let second = offer_totp(&hall, me, "k2").await.unwrap();
            let bare = enrol_totp(&hall, me, "k2", wish(code(&second.secret), String::new())).await;
            assert!(matches!(bare, Err(Trouble::Unknown(_))), "{bare:?}");
            let both = wish(code(&second.secret), code(&offered.secret));
            assert_eq!(enrol_totp(&hall, me, "k2", both).await, Ok(()));
            let public = enrol_totp(&hall, &Caller::public(), "p", wish("1".into(), String::new())).await;
            assert_eq!(public, Err(Trouble::Forbidden));
        })
        .await;
    }
}
