//! Act: record an order as signed. It is checked first; an order with errors is not recorded.

use balai_core::diagnostic::{Source, has_errors, sort};
use balai_core::order::{check, parse};
use balai_core::say;
use balai_store::order::{Instrument, Signing, save_signed};
use balai_store::{Done, sha256};
use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::access::{Act, Caller, require};
use crate::town::{city_of, in_force_from};
use crate::trouble::no_city;
use crate::{Hall, SignedOrder, Trouble};

/// What was recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    /// City slug.
    pub city: String,
    /// Order id.
    pub order: String,
    /// Revision of its text that was signed.
    pub revision: i64,
    /// SHA-256 of the text.
    pub sha256: String,
    /// First instant in force.
    pub from: DateTime,
}

/// Records an order as signed, for the city it names. An order that is recorded already with the
/// same text is left as it is.
///
/// # Errors
/// [`Trouble::Refused`] with all findings if one of them is an error, [`Trouble::Stale`] if an
/// order of this id was signed with another text.
pub async fn sign_order(hall: &Hall, caller: &Caller, key: &str, source: Source) -> Result<Signed, Trouble> {
    require(caller, Act::SignOrder)?;
    let parsed = parse(&source);
    let slug = city_of(&parsed.order).unwrap_or_default().to_string();
    let Some(town) = hall.town(&slug) else {
        return Err(if parsed.findings.is_empty() {
            no_city(&slug)
        } else {
            Trouble::Refused(parsed.findings)
        });
    };
    let hash = sha256(source.text.as_bytes());
    if let Some(known) = town.order(&parsed.order.id) {
        return as_it_is(&slug, known, &hash);
    }
    let others = town.others(&parsed.order.id);
    let mut checked = check(&parsed.order, &source, &town.city, &town.people, &others);
    checked.findings.extend(parsed.findings);
    sort(&mut checked.findings);
    let start =
        in_force_from(&parsed.order).or_else(|| checked.effect.days.first().map(|d| d.at(0, 0, 0, 0)));
    let (Some(from), false) = (start, has_errors(&checked.findings)) else {
        return Err(Trouble::Refused(checked.findings));
    };
    let command = hall.command(caller, Act::SignOrder, key);
    let at = command.at;
    let (order, text, body_hash) = (parsed.order.clone(), source.clone(), hash.clone());
    let recorded = hall.store().write(command, move |tx| {
        Box::pin(async move {
            let city = city_of(&order).unwrap_or_default();
            let signing = Signing { city, order: &order, source: &text, in_force_from: from };
            let revision = save_signed(tx, signing, at).await?;
            Ok(Done {
                subject: format!("order/{city}/{}", order.id),
                payload: json!({ "sha256": body_hash, "revision": revision, "from": from }),
                answer: Signed {
                    city: city.into(),
                    order: order.id.clone(),
                    revision,
                    sha256: body_hash,
                    from,
                },
            })
        })
    });
    let signed: Result<Signed, Trouble> = recorded.await;
    let signed = signed?;
    let revision = signed.revision;
    let id = signed.order.clone();
    let instrument = Instrument { id, revision, source, sha256: hash, in_force_from: from, recorded_at: at };
    hall.put(town.with_order(instrument, parsed.order, checked, hall.public_site()));
    Ok(signed)
}

fn as_it_is(city: &str, known: &SignedOrder, hash: &str) -> Result<Signed, Trouble> {
    let id = &known.order.id;
    if known.sha256 != hash {
        return Err(Trouble::Stale(say!(
            "perintah \"{id}\" sudah ditandatangani dengan naskah lain; yang sudah ditandatangani tidak diubah, buat perintah baru yang menggantikannya",
            "the order \"{id}\" was signed with another text; what was signed is not changed, write a new order that supersedes it"
        )));
    }
    let (revision, from) = (known.revision, known.from);
    Ok(Signed { city: city.into(), order: id.clone(), revision, sha256: hash.into(), from })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use jiff::civil::date;

    use super::*;
    use crate::fixture::{FIRST, SECOND, for_each_engine, furnished, journalled, order};

    #[tokio::test]
    async fn a_signed_order_holds_until_another_takes_its_place() {
        for_each_engine(async |store| {
            let hall = furnished(store).await;
            let operator = Caller::operator();
            let second = sign_order(&hall, &operator, "2", order("mini-2", SECOND)).await.unwrap();
            assert_eq!((second.revision, second.from), (1, date(2021, 7, 2).at(0, 0, 0, 0)));
            sign_order(&hall, &operator, "1", order("mini-1", FIRST)).await.unwrap();
            let town = hall.town("mini").unwrap();
            let ids: Vec<_> = town.orders.iter().map(|o| o.order.id.as_str()).collect();
            assert_eq!(ids, ["mini-1", "mini-2"], "the earliest in force first");
            assert_eq!(town.orders[0].superseded_by, Some(("mini-2".into(), second.from)));
            assert!(!town.orders[0].letter.draft);
            let lines = journalled(&hall).await;
            assert_eq!(
                lines[1..],
                ["sign-order operator order/mini/mini-2", "sign-order operator order/mini/mini-1"]
            );
        })
        .await;
    }

    #[tokio::test]
    async fn what_was_signed_is_not_signed_again_and_not_changed() {
        for_each_engine(async |store| {
            let hall = furnished(store).await;
            let operator = Caller::operator();
            let first = sign_order(&hall, &operator, "1", order("mini-1", FIRST)).await.unwrap();
            for key in ["1", "another key"] {
                assert_eq!(
                    sign_order(&hall, &operator, key, order("mini-1", FIRST)).await,
                    Ok(first.clone())
                );
            }
            let other = FIRST.replace("2021-07-05", "2021-07-06");
            let changed = sign_order(&hall, &operator, "3", order("mini-1", &other)).await;
            assert!(matches!(changed, Err(Trouble::Stale(_))), "{changed:?}");
            assert_eq!(journalled(&hall).await.len(), 2, "the fixture and one signature");
        })
        .await;
    }

    #[tokio::test]
    async fn an_order_with_errors_is_refused_with_all_of_them() {
        for_each_engine(async |store| {
            let hall = furnished(store).await;
            let broken =
                FIRST.replace("bekerja dari rumah", "bekerja dari bulan\n    kantor dipindah ke mars");
            let refused = sign_order(&hall, &Caller::operator(), "1", order("mini-1", &broken)).await;
            let Err(Trouble::Refused(findings)) = refused else { panic!("{refused:?}") };
            assert!(findings.len() >= 2, "{findings:?}");
            assert!(hall.town("mini").unwrap().orders.is_empty());
            assert_eq!(journalled(&hall).await.len(), 1, "only the fixture");
        })
        .await;
    }

    #[tokio::test]
    async fn the_public_signs_nothing_and_an_unknown_city_is_said() {
        for_each_engine(async |store| {
            let hall = furnished(store).await;
            let public = sign_order(&hall, &Caller::public(), "1", order("mini-1", FIRST)).await;
            assert_eq!(public, Err(Trouble::Forbidden));
            let elsewhere = FIRST.replace("wilayah mini", "wilayah depok");
            let missing = sign_order(&hall, &Caller::operator(), "1", order("mini-1", &elsewhere)).await;
            assert!(matches!(missing, Err(Trouble::Missing(_))), "{missing:?}");
        })
        .await;
    }
}
