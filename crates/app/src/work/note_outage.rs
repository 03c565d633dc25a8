//! Act: note an outage (gangguan) from when to when, with its reason, or take one back. Every window
//! it touches is excused for everyone, visibly.

use balai_core::say;
use balai_core::work::attendance::outage_span;
use balai_store::attendance::{self, Outage};
use balai_store::{Done, Fault};
use jiff::civil::DateTime;
use serde_json::json;

use crate::access::{Act, Caller, require, require_in};
use crate::days::instant;
use crate::trouble::no_city;
use crate::{Hall, Trouble};

/// Longest reason, letters.
const LONGEST: usize = 200;

/// An outage to note, or to take back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OutageWish {
    /// From when to when by the clock on the wall, and what happened.
    Note(DateTime, DateTime, String),
    /// The number of one that did not happen so, and why.
    Withdraw(i64, String),
}

/// Notes an outage of a city's hall, or takes one back; gives the number of the row.
///
/// # Errors
/// [`Trouble::Unfit`] if the times or the reason are no outage's, [`Trouble::Missing`] if the one to
/// take back is not there.
pub async fn note_outage(
    hall: &Hall,
    caller: &Caller,
    key: &str,
    (city, wish): (&str, OutageWish),
) -> Result<i64, Trouble> {
    require(caller, Act::NoteOutage)?;
    require_in(caller, Act::NoteOutage, city, None)?;
    let town = hall.town(city).ok_or_else(|| no_city(city))?;
    let command = hall.command(caller, Act::NoteOutage, key);
    let (from, to, reason, withdraws) = match wish {
        OutageWish::Note(from, to, reason) => {
            let span = outage_span(from, to).ok_or_else(no_span)?;
            (instant(span.from, &town.zone()), instant(span.to, &town.zone()), reason, None)
        }
        OutageWish::Withdraw(number, reason) => {
            let found = standing(hall, city, number).await?;
            (found.from, found.to, reason, Some(number))
        }
    };
    let reason = reason.trim().to_owned();
    if reason.is_empty() || reason.chars().count() > LONGEST {
        return Err(Trouble::Unfit(say!(
            "alasan: tulis apa yang terjadi, paling panjang {LONGEST} huruf",
            "reason: write what happened, in at most {LONGEST} letters"
        )));
    }
    let (city, noted_at, author) = (city.to_owned(), command.at, command.actor.clone());
    let noted = hall.store().write(command, move |tx| {
        Box::pin(async move {
            let outage = Outage { number: 0, from, to, reason, author, noted_at, withdraws };
            let number = attendance::note_outage(tx, &city, &outage).await?;
            let payload = json!({ "from": from, "to": to, "reason": outage.reason, "withdraws": withdraws });
            Ok::<_, Fault>(Done { subject: format!("outage/{city}/{number}"), payload, answer: number })
        })
    });
    noted.await.map_err(Trouble::from)
}

async fn standing(hall: &Hall, city: &str, number: i64) -> Result<Outage, Trouble> {
    let city = city.to_owned();
    let read =
        hall.store().read(move |tx| Box::pin(async move { attendance::outage(tx, &city, number).await }));
    let found: Result<Option<Outage>, Fault> = read.await;
    found?.ok_or_else(|| {
        Trouble::Missing(say!("tidak ada gangguan nomor {number}", "there is no outage number {number}"))
    })
}

fn no_span() -> Trouble {
    Trouble::Unfit(say!(
        "waktu: sampai tidak boleh sebelum dari, dan paling lama tujuh hari",
        "times: the end must not be before the beginning, and seven days are the most"
    ))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use balai_core::arrange::Mode;
    use balai_core::work::attendance::{Point, Remark, Way};
    use jiff::civil::date;

    use super::*;
    use crate::access::Role;
    use crate::fixture::{employee, for_each_engine, journalled, planned};
    use crate::work::{TapWish, check_in};

    fn wish(from: i8, to: i8, reason: &str) -> OutageWish {
        let at = |hour| date(2021, 6, 30).at(hour, 0, 0, 0);
        OutageWish::Note(at(from), at(to), reason.into())
    }

    #[tokio::test]
    async fn an_outage_excuses_everyone_in_its_window_until_it_is_taken_back() {
        for_each_engine(async |store| {
            let hall = planned(store).await;
            let (operator, rina) = (Caller::operator(), employee("MIN-00003"));
            let at = Some("2021-06-30T09:00:00+07:00".parse().unwrap());
            let tap =
                TapWish { city: "mini".into(), way: Way::In, mode: Mode::Home, at, sent: None, spot: None };
            check_in(&hall, &rina, "k", tap).await.unwrap();
            let told = async || match hall.week(&rina, "mini", None).await.unwrap().today.arrive {
                Point::Done(_, remarks) => remarks,
                other => unreachable!("{other:?}"),
            };
            assert!(told().await.contains(&Remark::Late(60)));
            let noted = note_outage(&hall, &operator, "o", ("mini", wish(7, 9, "peladen mati"))).await;
            assert_eq!(noted, Ok(1));
            assert!(told().await.contains(&Remark::Excused("peladen mati".into())));
            let back = OutageWish::Withdraw(1, "salah hari".into());
            assert_eq!(note_outage(&hall, &operator, "b", ("mini", back.clone())).await, Ok(2));
            assert!(told().await.contains(&Remark::Late(60)));
            let again = note_outage(&hall, &operator, "c", ("mini", back)).await;
            assert!(matches!(again, Err(Trouble::Missing(_))), "{again:?}");
            assert!(journalled(&hall).await.contains(&"note-outage operator outage/mini/1".to_owned()));
        })
        .await;
    }

    #[tokio::test]
    async fn what_is_no_outage_is_said_and_only_the_operator_notes_one() {
        for_each_engine(async |store| {
            let hall = planned(store).await;
            for bad in [wish(9, 7, "x"), wish(7, 9, " ")] {
                let told = note_outage(&hall, &Caller::operator(), "k", ("mini", bad)).await;
                assert!(matches!(told, Err(Trouble::Unfit(_))), "{told:?}");
            }
            let head = Caller::of(Role::UnitHead, "Rina");
            let told = note_outage(&hall, &head, "k", ("mini", wish(7, 9, "x"))).await;
            assert_eq!(told, Err(Trouble::Forbidden));
        })
        .await;
    }
}
