//! Act: keep a version of a draft. A draft may be wrong, half a sentence, or no order at all: it is
//! kept as it is. Who has changed an older version than the last is told, and nothing is written.

use balai_core::say;
use balai_store::draft::{Saving, State, save};
use balai_store::{Done, sha256};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::access::{Act, Caller, require, require_in};
use crate::trouble::no_city;
use crate::{Hall, Trouble};

/// Longest text, in bytes: twenty times the longest order we know.
const LONGEST: usize = 200_000;
/// Longest id, in bytes.
const LONGEST_ID: usize = 80;

/// What to keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftSave {
    /// City slug.
    pub city: String,
    /// Id of the draft: the id of the order it becomes, small letters, digits and `-`.
    pub id: String,
    /// Version that was changed; 0 for a new draft.
    pub base: i64,
    /// Text.
    pub body: String,
    /// State after it.
    pub state: State,
}

/// What was kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftSaved {
    /// Id of the draft.
    pub id: String,
    /// Number of the version that now is the last.
    pub revision: i64,
}

/// Keeps a version of a draft. A text that says nothing new keeps its version.
///
/// # Errors
/// [`Trouble::Unfit`] if id or text cannot be kept, [`Trouble::Stale`] if somebody saved another
/// version first or the id is that of a signed order, [`Trouble::Missing`] if there is no such city.
pub async fn save_draft(
    hall: &Hall,
    caller: &Caller,
    key: &str,
    what: DraftSave,
) -> Result<DraftSaved, Trouble> {
    require(caller, Act::SaveDraft)?;
    require_in(caller, Act::SaveDraft, &what.city, None)?;
    fits(&what)?;
    let town = hall.town(&what.city).ok_or_else(|| no_city(&what.city))?;
    if town.order(&what.id).is_some() {
        let id = &what.id;
        return Err(Trouble::Stale(say!(
            "perintah \"{id}\" sudah ditandatangani; simpan rancangan ini dengan nama lain",
            "the order \"{id}\" was signed; save this draft under another name"
        )));
    }
    let command = hall.command(caller, Act::SaveDraft, key);
    let (at, author) = (command.at, caller.name.clone());
    let recorded = hall.store().write(command, move |tx| {
        Box::pin(async move {
            let DraftSave { city, id, base, body, state } = what;
            let saving = Saving { city: &city, id: &id, base, body: &body, state, author: &author };
            let revision = save(tx, saving, at).await?;
            Ok::<_, Trouble>(Done {
                subject: format!("draft/{city}/{id}"),
                payload: json!({ "revision": revision, "sha256": sha256(body.as_bytes()) }),
                answer: DraftSaved { id, revision },
            })
        })
    });
    recorded.await
}

fn fits(what: &DraftSave) -> Result<(), Trouble> {
    let id = &what.id;
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if id.is_empty() || id.len() > LONGEST_ID || !id.chars().all(plain) || id.starts_with('-') {
        return Err(Trouble::Unfit(say!(
            "nama rancangan \"{id}\" tidak dapat dipakai; pakai huruf kecil, angka, dan tanda hubung, misalnya bogor-2021-07-05",
            "the name \"{id}\" cannot be used; use small letters, digits and hyphens, as in bogor-2021-07-05"
        )));
    }
    if what.body.len() > LONGEST {
        let (size, most) = (what.body.len() / 1000, LONGEST / 1000);
        return Err(Trouble::Unfit(say!(
            "naskah ini {size} kB, lebih dari {most} kB yang dapat disimpan; pindahkan daftar yang panjang ke data kota",
            "this text has {size} kB, more than the {most} kB that can be kept; move long lists to the data of the city"
        )));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::fixture::{FIRST, for_each_engine, furnished, journalled, order};
    use crate::order::sign_order;
    use crate::{Held, Role};

    fn draft(base: i64, body: &str) -> DraftSave {
        DraftSave { city: "mini".into(), id: "mini-9".into(), base, body: body.into(), state: State::Open }
    }

    fn bureau(name: &str) -> Caller {
        Caller::of(Role::LegalBureau, name)
    }

    #[tokio::test]
    async fn every_version_is_kept_and_nothing_new_makes_none() {
        for_each_engine(async |store| {
            let hall = furnished(store).await;
            let sari = bureau("Sari");
            for (key, base, body, revision) in
                [("1", 0, "a", 1), ("2", 1, "b", 2), ("3", 2, "b", 2), ("1", 0, "a", 1)]
            {
                let saved = save_draft(&hall, &sari, key, draft(base, body)).await;
                assert_eq!(saved.map(|s| s.revision), Ok(revision), "{key}");
            }
            let first = hall.draft(&sari, ("mini", "mini-9"), Some(1)).await.unwrap();
            assert_eq!((first.source.text.as_str(), first.last().revision), ("a", 2));
            assert_eq!(hall.draft(&sari, ("mini", "mini-9"), None).await.unwrap().source.text, "b");
            let away = DraftSave { state: State::SetAside, ..draft(2, "b") };
            assert_eq!(save_draft(&hall, &sari, "4", away).await.map(|s| s.revision), Ok(3));
            let all = hall.drafts(&sari, "mini").await.unwrap();
            assert_eq!(all.iter().map(|v| (v.revision, v.state)).collect::<Vec<_>>(), [(3, State::SetAside)]);
            assert_eq!(
                journalled(&hall).await.last().unwrap(),
                "save-draft legal-bureau/Sari draft/mini/mini-9"
            );
        })
        .await;
    }

    #[tokio::test]
    async fn of_two_who_change_one_version_the_second_is_told_and_loses_nothing() {
        for_each_engine(async |store| {
            let hall = furnished(store).await;
            let (sari, budi) = (bureau("Sari"), bureau("Budi"));
            save_draft(&hall, &sari, "1", draft(0, "a")).await.unwrap();
            save_draft(&hall, &sari, "2", draft(1, "hers")).await.unwrap();
            let late = save_draft(&hall, &budi, "1", draft(1, "his")).await;
            assert!(matches!(late, Err(Trouble::Stale(_))), "{late:?}");
            assert_eq!(hall.draft(&budi, ("mini", "mini-9"), None).await.unwrap().source.text, "hers");
            let after = save_draft(&hall, &budi, "2", draft(2, "his")).await;
            assert_eq!(after.map(|s| s.revision), Ok(3));
        })
        .await;
    }

    #[tokio::test]
    async fn what_cannot_be_kept_is_said() {
        for_each_engine(async |store| {
            let hall = furnished(store).await;
            let sari = bureau("Sari");
            let named = |id: &str| DraftSave { id: id.into(), ..draft(0, "a") };
            for id in ["", "A b", "../etc", "-x", &"x".repeat(81)] {
                let saved = save_draft(&hall, &sari, id, named(id)).await;
                assert!(matches!(saved, Err(Trouble::Unfit(_))), "{id}: {saved:?}");
            }
            let long = save_draft(&hall, &sari, "l", draft(0, &"x".repeat(LONGEST + 1))).await;
            assert!(matches!(long, Err(Trouble::Unfit(_))), "{long:?}");
            let elsewhere = DraftSave { city: "depok".into(), ..draft(0, "a") };
            let missing = save_draft(&hall, &sari, "m", elsewhere).await;
            assert!(matches!(missing, Err(Trouble::Missing(_))), "{missing:?}");
            sign_order(&hall, &Caller::operator(), "s", order("mini-1", FIRST)).await.unwrap();
            let signed = save_draft(&hall, &sari, "t", named("mini-1")).await;
            assert!(matches!(signed, Err(Trouble::Stale(_))), "{signed:?}");
            let held = Held { city: Some("depok".into()), ..Held::everywhere(Role::LegalBureau) };
            let neighbour = Caller { held: vec![held], ..bureau("Tetangga") };
            assert_eq!(save_draft(&hall, &neighbour, "n", draft(0, "a")).await, Err(Trouble::Forbidden));
            let read = hall.draft(&neighbour, ("mini", "mini-9"), None).await;
            assert_eq!(read, Err(Trouble::Forbidden));
            let public = save_draft(&hall, &Caller::public(), "p", draft(0, "a")).await;
            assert_eq!(public, Err(Trouble::Forbidden));
            let read = hall.draft(&Caller::public(), ("mini", "mini-9"), None).await;
            assert_eq!(read, Err(Trouble::Forbidden));
        })
        .await;
    }
}
