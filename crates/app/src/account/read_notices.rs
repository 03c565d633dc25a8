//! Act: mark what one was told as read, up to a number.

use balai_store::{Done, Fault, notice};
use serde_json::json;

use crate::access::{Act, Caller, require};
use crate::{Hall, Trouble};

/// Marks what the caller was told in a city as read, up to a number.
///
/// # Errors
/// [`Trouble::Forbidden`] for who is not on a staff list.
pub async fn read_notices(
    hall: &Hall,
    caller: &Caller,
    key: &str,
    (city, up_to): (&str, i64),
) -> Result<(), Trouble> {
    require(caller, Act::ReadNotices)?;
    let person = caller.person.clone().ok_or(Trouble::Forbidden)?;
    let newest = hall.notices(caller, city).await?.first().map_or(0, |told| told.number);
    let (city, up_to) = (city.to_owned(), up_to.min(newest));
    let command = hall.command(caller, Act::ReadNotices, key);
    let at = command.at;
    let marked = hall.store().write(command, move |tx| {
        Box::pin(async move {
            if up_to > 0 {
                notice::read(tx, (&city, &person), up_to, at).await?;
            }
            let (subject, payload) = (format!("notice/{city}/{person}"), json!({ "up_to": up_to }));
            Ok::<_, Fault>(Done { subject, payload, answer: () })
        })
    });
    marked.await.map_err(Trouble::from)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use balai_store::notice::{Telling, tell};

    use super::*;
    use crate::Role;
    use crate::fixture::{for_each_engine, furnished};

    #[tokio::test]
    async fn one_reads_ones_own_up_to_what_was_shown() {
        for_each_engine(async |store| {
            let hall = furnished(store).await;
            let telling = |person: &str| Telling {
                person: person.into(),
                kind: "test".into(),
                facts: json!({ "n": 1 }),
            };
            let told = vec![telling("MIN-00003"), telling("MIN-00004"), telling("MIN-00003")];
            let at = hall.now().timestamp();
            let jotted: Result<(), Fault> =
                hall.store().jot(move |tx| Box::pin(async move { tell(tx, "mini", &told, at).await })).await;
            jotted.unwrap();
            let own = |id: &str| Caller { person: Some(id.into()), ..Caller::of(Role::Employee, id) };
            let mine = own("MIN-00003");
            let seen = async |caller: &Caller| {
                let all = hall.notices(caller, "mini").await.unwrap();
                all.iter().map(|told| (told.number, told.read)).collect::<Vec<_>>()
            };
            assert_eq!(seen(&mine).await, [(3, false), (1, false)]);
            for _ in 0..2 {
                assert_eq!(read_notices(&hall, &mine, "k", ("mini", 1)).await, Ok(()));
            }
            assert_eq!(seen(&mine).await, [(3, false), (1, true)]);
            read_notices(&hall, &mine, "all", ("mini", 9_999)).await.unwrap();
            assert_eq!(seen(&mine).await, [(3, true), (1, true)]);
            assert_eq!(seen(&own("MIN-00004")).await, [(2, false)], "nobody reads for another");
            let nobody = Caller::of(Role::Operator, "x");
            assert_eq!(read_notices(&hall, &nobody, "n", ("mini", 1)).await, Err(Trouble::Forbidden));
            assert_eq!(
                read_notices(&hall, &Caller::public(), "p", ("mini", 1)).await,
                Err(Trouble::Forbidden)
            );
        })
        .await;
    }
}
