//! Drafts of the demo across versions of the program.
//!
//! A program with other cities or orders makes a file of its own. What someone wrote in the file
//! before it is taken over: the last version of each open draft, under the name of its author. The
//! older file stays as it is, with the earlier versions.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use balai_core::diagnostic::Text;
use balai_core::say;
use balai_store::draft::{State, body, drafts};
use balai_store::{Fault, Store};

use crate::access::Role;
use crate::order::{DraftSave, save_draft};
use crate::{Caller, Hall, Trouble};

/// A draft as the earlier file has it.
struct Left {
    city: String,
    id: String,
    author: String,
    body: String,
}

/// The newest file of the demo in the folder, beside `name`.
pub(super) fn earlier(data_dir: &Path, name: &str) -> Option<PathBuf> {
    let found = std::fs::read_dir(data_dir).ok()?.flatten().filter(|entry| {
        let other = entry.file_name().to_string_lossy().into_owned();
        other != name && other.starts_with("demo-") && other.ends_with(".db")
    });
    let aged = found.filter_map(|entry| Some((entry.metadata().ok()?.modified().ok()?, entry.path())));
    aged.max_by_key(|(at, _): &(SystemTime, PathBuf)| *at).map(|(_, path)| path)
}

/// Takes the open drafts of an earlier file over. A file too old to have drafts has none.
///
/// # Errors
/// What the act refuses.
pub(super) async fn take_over(
    hall: &Hall,
    earlier: &Path,
    progress: &(dyn Fn(Text) + Sync),
) -> Result<(), Trouble> {
    let cities: Vec<String> = hall.towns().iter().map(|town| town.city.slug.clone()).collect();
    let Ok(left) = read(earlier, cities).await else { return Ok(()) };
    for Left { city, id, author, body } in left {
        progress(say!("mengambil rancangan {id}", "taking the draft {id} over"));
        let caller = Caller::of(Role::LegalBureau, author);
        let key = format!("carried/{city}/{id}");
        let what = DraftSave { city, id, base: 0, body, state: State::Open };
        match save_draft(hall, &caller, &key, what).await {
            // Signed in the meantime by the program's own order of that name.
            Ok(_) | Err(Trouble::Stale(_)) => {}
            Err(trouble) => return Err(trouble),
        }
    }
    Ok(())
}

async fn read(earlier: &Path, cities: Vec<String>) -> Result<Vec<Left>, Fault> {
    let store = Store::open(&Store::in_file(earlier)).await?;
    store
        .read(move |tx| {
            Box::pin(async move {
                let mut left = Vec::new();
                for city in cities {
                    for last in drafts(tx, &city).await? {
                        let text = body(tx, &city, &last.id, last.revision).await?;
                        if let Some(body) = text.filter(|_| last.state == State::Open) {
                            left.push(Left { city: city.clone(), id: last.id, author: last.author, body });
                        }
                    }
                }
                Ok(left)
            })
        })
        .await
}
