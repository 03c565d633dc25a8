//! What the operator of a server does with the database itself: follow the journal, migrate, back
//! up, bring back, look after its health. Nothing here is an act of the hall: who runs it holds the
//! database in their hands already.

use std::io::{BufRead, Write};
use std::path::Path;

use balai_core::say;
use balai_store::dump::{self, Foot, Head};
use balai_store::journal::{self, Line, Verdict};
use balai_store::migrate::{self, Step};
use balai_store::{Fault, Store};
use jiff::Timestamp;

use crate::{Hall, Trouble};

/// A database in the operator's hands.
pub struct Upkeep {
    pub(crate) store: Store,
}

/// What following the journal found.
pub type Chain = Verdict;

/// What a backup says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// Its first line.
    pub head: Head,
    /// Its last line.
    pub foot: Foot,
}

impl Upkeep {
    /// Opens a database that is there.
    ///
    /// # Errors
    /// [`Trouble::Missing`] if the file is not there, else what the engine says.
    pub async fn open(database: &str) -> Result<Self, Trouble> {
        if let Some(file) = Store::file_of(database).filter(|file| !file.is_file()) {
            let file = file.display();
            return Err(Trouble::Missing(say!(
                "tidak ada basis data di {file}",
                "there is no database at {file}"
            )));
        }
        Self::make(database).await
    }

    /// Opens a database, and makes its file if it is not there.
    ///
    /// # Errors
    /// What the engine says.
    pub async fn make(database: &str) -> Result<Self, Trouble> {
        if let Some(parent) = Store::file_of(database).as_deref().and_then(Path::parent) {
            std::fs::create_dir_all(parent)
                .map_err(|e| Fault::Broken(format!("{}: {e}", parent.display())))?;
        }
        Ok(Self { store: Store::open(database).await? })
    }

    /// The address of a database in one file.
    #[must_use]
    pub fn in_file(path: &Path) -> String {
        Store::in_file(path)
    }

    /// How an address is written.
    #[must_use]
    pub const fn addresses() -> &'static str {
        Store::ADDRESSES
    }

    /// An address without its password.
    #[must_use]
    pub fn shown(database: &str) -> String {
        Store::shown(database)
    }

    /// The file of an address, if it is one.
    #[must_use]
    pub fn file_of(database: &str) -> Option<std::path::PathBuf> {
        Store::file_of(database)
    }

    /// The file beside the database in which its keys are kept unless another is named; `None` if the
    /// database is no file.
    #[must_use]
    pub fn keys_beside(database: &str) -> Option<std::path::PathBuf> {
        Store::file_of(database).map(|file| file.with_file_name("kunci.txt"))
    }

    /// Name of the engine, for people.
    #[must_use]
    pub fn engine(&self) -> &'static str {
        self.store.engine()
    }

    /// Follows the journal. `known`: a hash that was kept elsewhere. `last`: its last lines only.
    ///
    /// # Errors
    /// What the engine says.
    pub async fn chain(&self, known: Option<String>, last: Option<i64>) -> Result<Chain, Trouble> {
        let read = self.store.read(move |tx| {
            Box::pin(async move {
                match last {
                    Some(lines) => journal::verify_last(tx, lines).await,
                    None => journal::verify(tx, known.as_deref()).await,
                }
            })
        });
        let verdict: Result<_, Fault> = read.await;
        Ok(verdict?)
    }

    /// Lines of the journal after a number, oldest first.
    ///
    /// # Errors
    /// What the engine says.
    pub async fn lines(&self, after: i64, limit: i64) -> Result<Vec<Line>, Trouble> {
        let read = self.store.read(move |tx| Box::pin(async move { journal::lines(tx, after, limit).await }));
        let lines: Result<_, Fault> = read.await;
        Ok(lines?)
    }

    /// The last line of the journal.
    ///
    /// # Errors
    /// What the engine says.
    pub async fn last_line(&self) -> Result<Option<Line>, Trouble> {
        let line: Result<_, Fault> = self.store.read(|tx| Box::pin(journal::last(tx))).await;
        Ok(line?)
    }

    /// Where each migration stands. Changes nothing.
    ///
    /// # Errors
    /// What the engine says.
    pub async fn migrations(&self) -> Result<Vec<Step>, Trouble> {
        Ok(migrate::plan(&self.store).await?)
    }

    /// Runs what is pending and gives its numbers.
    ///
    /// # Errors
    /// What the store says; then nothing ran.
    pub async fn migrate(&self) -> Result<Vec<i64>, Trouble> {
        Ok(migrate::apply(&self.store, Timestamp::now()).await?)
    }

    /// Writes everything, on one consistent state, and gives the writer back.
    ///
    /// # Errors
    /// What the store says.
    pub async fn backup<W: Write + Send + 'static>(&self, out: W) -> Result<(Foot, W), Trouble> {
        Ok(dump::write(&self.store, out, Timestamp::now()).await?)
    }

    /// Follows a backup from its first byte to its last.
    ///
    /// # Errors
    /// [`Trouble::Unfit`] if it is none, was cut off or changed.
    pub fn check_backup(input: impl BufRead) -> Result<Checked, Trouble> {
        let (head, foot) = dump::check(input).map_err(|fault| unfit(&fault))?;
        Ok(Checked { head, foot })
    }

    /// Brings a backup into an empty database, all or nothing.
    ///
    /// # Errors
    /// [`Trouble::Stale`] if the database is not empty, [`Trouble::Unfit`] if the backup is not whole.
    pub async fn restore<R: BufRead + Send + 'static>(&self, input: R) -> Result<Foot, Trouble> {
        match dump::load(&self.store, input, Timestamp::now()).await {
            Ok(foot) => Ok(foot),
            Err(Fault::Conflict(_)) => Err(Trouble::Stale(say!(
                "basis data tujuan tidak kosong; pulihkan ke basis data yang baru",
                "the target database is not empty; restore into a new one"
            ))),
            Err(fault @ (Fault::Broken(_) | Fault::Migration(_))) => Err(unfit(&fault)),
            Err(fault) => Err(fault.into()),
        }
    }

    /// Bytes the database takes.
    ///
    /// # Errors
    /// What the engine says.
    pub async fn bytes(&self) -> Result<i64, Trouble> {
        Ok(self.store.bytes().await?)
    }

    /// What the clock of the database says, if it has one of its own.
    ///
    /// # Errors
    /// What the engine says.
    pub async fn clock(&self) -> Result<Option<Timestamp>, Trouble> {
        Ok(self.store.clock().await?)
    }

    /// What the engine's own check of its pages says; `None` if it is well, or has none.
    ///
    /// # Errors
    /// What the engine says.
    pub async fn damage(&self) -> Result<Option<String>, Trouble> {
        Ok(self.store.damage().await?)
    }
}

fn unfit(fault: &Fault) -> Trouble {
    Trouble::Unfit(say!("cadangan ini tidak dapat dipakai: {fault}", "this backup cannot be used: {fault}"))
}

impl Hall {
    /// True if the database answers and its tables are those of this program.
    pub async fn is_ready(&self) -> bool {
        let steps = migrate::plan(self.store()).await;
        steps.is_ok_and(|steps| steps.iter().all(|step| step.state == migrate::State::Applied))
    }

    /// Callers that wait for the writer or for a connection.
    #[must_use]
    pub fn queued(&self) -> usize {
        self.store().queued()
    }

    /// Bytes the database takes; `None` if it does not answer.
    pub async fn database_bytes(&self) -> Option<i64> {
        self.store().bytes().await.ok()
    }

    /// Name of the engine, for people.
    #[must_use]
    pub fn engine(&self) -> &'static str {
        self.store().engine()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::io::Cursor;

    use super::*;
    use crate::fixture::{FIRST, Folder, for_each_engine, furnished, order};
    use crate::order::sign_order;
    use crate::{Caller, HallSettings};

    #[tokio::test]
    async fn a_hall_is_backed_up_brought_back_and_opens_with_its_order() {
        for_each_engine(async |store| {
            let hall = furnished(store.clone()).await;
            sign_order(&hall, &Caller::operator(), "k", order("mini-1", FIRST)).await.unwrap();
            assert!(hall.is_ready().await && hall.queued() == 0 && hall.database_bytes().await > Some(0));
            let upkeep = Upkeep { store };
            let (foot, bytes) = upkeep.backup(Vec::new()).await.unwrap();
            assert_eq!(Upkeep::check_backup(Cursor::new(&bytes)).unwrap().foot, foot);
            let folder = Folder::new();
            let database = Upkeep::in_file(&folder.0.join("deep/er/hall.db"));
            assert!(matches!(Upkeep::open(&database).await.err(), Some(Trouble::Missing(_))));
            let other = Upkeep::make(&database).await.unwrap();
            assert_eq!(other.restore(Cursor::new(bytes.clone())).await.unwrap(), foot);
            let again = other.restore(Cursor::new(bytes)).await;
            assert!(matches!(again, Err(Trouble::Stale(_))), "{again:?}");
            assert_eq!(other.chain(None, None).await.unwrap(), upkeep.chain(None, None).await.unwrap());
            assert_eq!(other.last_line().await.unwrap().map(|line| line.seq), Some(2));
            let settings = HallSettings {
                database,
                at: None,
                public_site: "https://balai.test".into(),
                above: vec![],
                keys: crate::fixture::keys(),
                demo: false,
            };
            let back = Hall::open(settings).await.unwrap();
            assert!(back.town("mini").unwrap().order("mini-1").is_some());
        })
        .await;
    }
}
