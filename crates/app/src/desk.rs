//! The desk: drafts of orders as the legal bureau reads them. Nothing here writes; the act
//! [`save_draft`](crate::order::save_draft) does.

use balai_core::diagnostic::Source;
use balai_core::say;
use balai_store::Fault;
use balai_store::draft::{self, Version};

use crate::access::{Act, Caller, require_in};
use crate::hall::laid_out;
use crate::{Hall, Judged, Town, Trouble};

/// A draft with one of its versions opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The version that is open.
    pub version: Version,
    /// Its text, under the name of the file it would be.
    pub source: Source,
    /// All versions, the last first.
    pub versions: Vec<Version>,
}

impl Draft {
    /// The last version.
    #[must_use]
    pub fn last(&self) -> &Version {
        self.versions.first().unwrap_or(&self.version)
    }
}

impl Hall {
    /// The drafts of a city by their last version, the last saved first; those put away too.
    ///
    /// # Errors
    /// [`Trouble::Forbidden`], or [`Trouble::Broken`] if the database cannot be read.
    pub async fn drafts(&self, caller: &Caller, city: &str) -> Result<Vec<Version>, Trouble> {
        require_in(caller, Act::ReadDraft, city, None)?;
        let city = city.to_owned();
        let read = self.store().read(move |tx| Box::pin(async move { draft::drafts(tx, &city).await })).await;
        read.map_err(|fault: Fault| fault.into())
    }

    /// A draft, opened at a version; `None`: at the last.
    ///
    /// # Errors
    /// [`Trouble::Missing`] if there is no such draft or version, [`Trouble::Forbidden`], or
    /// [`Trouble::Broken`] if the database cannot be read.
    pub async fn draft(
        &self,
        caller: &Caller,
        (city, id): (&str, &str),
        revision: Option<i64>,
    ) -> Result<Draft, Trouble> {
        require_in(caller, Act::ReadDraft, city, None)?;
        let (town, name) = (city.to_owned(), id.to_owned());
        let read = self.store().read(move |tx| {
            Box::pin(async move {
                let versions = draft::versions(tx, &town, &name).await?;
                let wanted = revision.or_else(|| versions.first().map(|v| v.revision));
                let body = match wanted {
                    Some(number) => draft::body(tx, &town, &name, number).await?,
                    None => None,
                };
                Ok::<_, Fault>((wanted, body, versions))
            })
        });
        let (wanted, body, versions) = read.await?;
        let version = versions.iter().find(|v| Some(v.revision) == wanted).cloned();
        let (Some(version), Some(text)) = (version, body) else { return Err(no_draft(id)) };
        let source = Source::new(format!("{id}.balai"), text);
        Ok(Draft { version, source, versions })
    }

    /// Reads and checks a text on the threads for long work.
    ///
    /// # Errors
    /// [`Trouble::Broken`] if the server is going down.
    pub async fn judge(&self, town: std::sync::Arc<Town>, source: Source) -> Result<Judged, Trouble> {
        let (site, now) = (self.public_site().to_owned(), town.wall(&self.now()));
        let judged = tokio::task::spawn_blocking(move || town.judge(source, &site, now)).await;
        judged.map_err(|e| Fault::Broken(e.to_string()).into())
    }

    /// The letter of a draft as PDF, marked as a draft.
    ///
    /// # Errors
    /// [`Trouble::Broken`] if it cannot be laid out.
    pub async fn draft_pdf(&self, town: &Town, judged: Judged) -> Result<Vec<u8>, Trouble> {
        laid_out(judged.letter, self.now().with_time_zone(town.zone())).await
    }
}

fn no_draft(id: &str) -> Trouble {
    Trouble::Missing(say!("tidak ada rancangan \"{id}\"", "there is no draft \"{id}\""))
}
