//! The hall: everything that pages read, held in memory, and the store behind it.
//!
//! Cheap to clone; all clones are one hall. It reads, acts write. Rosters are read from the store
//! when somebody looks (`rosters`).

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock};

use balai_core::arrange::Roster;
use balai_core::city::{UnitIx, load};
use balai_core::diagnostic::Source;
use balai_core::order::{Order, parse};
use balai_core::report::letter::Letter;
use balai_core::say;
use balai_store::city::Package;
use balai_store::replay::Marks;
use balai_store::seal::{KeyRing, random};
use balai_store::{Command, Fault, Store, hex, journal, migrate};
use jiff::{Timestamp, Zoned};

use crate::Trouble;
use crate::access::{self, Act, Caller};
use crate::oidc::Provider;
use crate::password::Hasher;
use crate::rosters::Board;
use crate::town::Town;
use crate::trouble::{no_city, no_order};

/// Letters that are kept ready as PDF.
const LETTERS_KEPT: usize = 64;

/// How to open a hall.
#[derive(Debug, Clone)]
pub struct HallSettings {
    /// `sqlite:PATH`, `sqlite::memory:` or `postgres://...`
    pub database: String,
    /// The instant at which the clock stands; `None`: the real time.
    pub at: Option<Zoned>,
    /// Public address of the hall, for the links on letters: `https://balai.example`.
    pub public_site: String,
    /// Orders of the ranks above, which the cities' own are checked against.
    pub above: Vec<Source>,
    /// The keys of the hall: they seal columns and sign tokens. Kept outside the database.
    pub keys: KeyRing,
    /// Whoever comes may sign in as one of the sample people, by one button.
    pub demo: bool,
}

/// The hall.
#[derive(Clone)]
pub struct Hall(Arc<Rooms>);

struct Rooms {
    store: Store,
    at: Option<Zoned>,
    site: String,
    above: Arc<[Order]>,
    keys: KeyRing,
    demo: bool,
    hasher: Hasher,
    /// The watch stands here; `None`: the real time.
    watch: Mutex<Option<Timestamp>>,
    towns: RwLock<Vec<Arc<Town>>>,
    boards: Boards,
    wholes: Wholes,
    pasts: Pasts,
    letters: Mutex<HashMap<String, Arc<Vec<u8>>>>,
    sso: OnceLock<Provider>,
}

type Boards = Mutex<HashMap<(String, UnitIx), Board>>;
type Wholes = Mutex<HashMap<String, Arc<Roster>>>;
type Pasts = Mutex<HashMap<(String, Marks), Arc<Town>>>;

impl Hall {
    /// Opens a hall whose database is up to date.
    ///
    /// # Errors
    /// [`Trouble::Stale`] if migrations have to run first, [`Trouble::Broken`] if the database
    /// cannot be read.
    pub async fn open(settings: HallSettings) -> Result<Self, Trouble> {
        let store = Store::open(&settings.database).await?;
        Self::over(store, settings).await
    }

    /// Opens a hall over a store that is open already.
    pub(crate) async fn over(store: Store, settings: HallSettings) -> Result<Self, Trouble> {
        let steps = migrate::plan(&store).await?;
        if steps.iter().any(|step| step.state != migrate::State::Applied) {
            return Err(Trouble::Stale(say!(
                "basis data belum dimutakhirkan untuk program ini",
                "the database has not been brought up to date for this program"
            )));
        }
        let (line, packages) = packages(&store).await?;
        let site = settings.public_site;
        let above: Arc<[Order]> = settings.above.iter().map(|source| parse(source).order).collect();
        let read = |package| tokio::spawn(town(store.clone(), (line, package), site.clone(), above.clone()));
        let loading: Vec<_> = packages.into_iter().map(read).collect();
        let mut towns = Vec::new();
        for town in loading {
            towns.push(Arc::new(town.await.map_err(|e| Fault::Broken(e.to_string()))??));
        }
        let rooms = Rooms {
            store,
            at: settings.at,
            site,
            above,
            keys: settings.keys,
            demo: settings.demo,
            hasher: Hasher::default(),
            watch: Mutex::default(),
            towns: RwLock::new(towns),
            boards: Mutex::default(),
            wholes: Mutex::default(),
            pasts: Mutex::default(),
            letters: Mutex::default(),
            sso: OnceLock::new(),
        };
        Ok(Self(Arc::new(rooms)))
    }

    /// The time in the hall: where the clock was set, else the real time.
    #[must_use]
    pub fn now(&self) -> Zoned {
        self.0.at.clone().unwrap_or_else(Zoned::now)
    }

    /// True if the clock was set and stands still.
    #[must_use]
    pub fn clock_is_set(&self) -> bool {
        self.0.at.is_some()
    }

    /// The cities, by slug.
    #[must_use]
    pub fn towns(&self) -> Vec<Arc<Town>> {
        self.0.towns.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The city of that slug.
    #[must_use]
    pub fn town(&self, slug: &str) -> Option<Arc<Town>> {
        self.0
            .towns
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .iter()
            .find(|t| t.city.slug == slug)
            .cloned()
    }

    /// True if whoever comes may sign in as one of the sample people.
    #[must_use]
    pub fn is_demo(&self) -> bool {
        self.0.demo
    }

    /// Lets staff come in by a provider of identities too; the first one that is named stays.
    pub fn rely_on(&self, provider: Provider) {
        let _ = self.0.sso.set(provider);
    }

    /// The provider of identities, if the hall has one.
    #[must_use]
    pub fn sso(&self) -> Option<&Provider> {
        self.0.sso.get()
    }

    /// The real time, for what a clock that stands would break: sessions, codes, waiting.
    pub(crate) fn watch(&self) -> Timestamp {
        let set = *self.0.watch.lock().unwrap_or_else(PoisonError::into_inner);
        set.unwrap_or_else(Timestamp::now)
    }

    /// Sets the watch, for tests.
    #[cfg(test)]
    pub(crate) fn set_watch(&self, at: Timestamp) {
        *self.0.watch.lock().unwrap_or_else(PoisonError::into_inner) = Some(at);
    }

    pub(crate) fn keys(&self) -> &KeyRing {
        &self.0.keys
    }

    pub(crate) fn hasher(&self) -> &Hasher {
        &self.0.hasher
    }

    /// Public address of the hall.
    #[must_use]
    pub fn public_site(&self) -> &str {
        &self.0.site
    }

    /// The letter of a signed order as PDF.
    ///
    /// # Errors
    /// [`Trouble::Missing`] if there is no such order, [`Trouble::Broken`] if it cannot be laid out.
    pub async fn letter_pdf(&self, town: &Town, order: &str) -> Result<Arc<Vec<u8>>, Trouble> {
        let signed = town.order(order).ok_or_else(|| no_order(order))?.clone();
        let key = signed.sha256.clone();
        if let Some(pdf) = self.0.letters.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Ok(pdf.clone());
        }
        let stamp = signed.recorded_at.to_zoned(town.zone());
        let pdf = Arc::new(laid_out(signed.letter.clone(), stamp).await?);
        keep(&self.0.letters, LETTERS_KEPT, key, pdf.clone());
        Ok(pdf)
    }

    pub(crate) fn store(&self) -> &Store {
        &self.0.store
    }

    pub(crate) fn boards(&self) -> &Boards {
        &self.0.boards
    }

    pub(crate) fn wholes(&self) -> &Wholes {
        &self.0.wholes
    }

    pub(crate) fn pasts(&self) -> &Pasts {
        &self.0.pasts
    }

    /// The orders of the ranks above.
    pub(crate) fn above(&self) -> Arc<[Order]> {
        self.0.above.clone()
    }

    /// The frame of a writing act: asks the table, then says who does what when. Keys belong to
    /// their caller: nobody gets another's answer by guessing a key.
    pub(crate) fn command(&self, caller: &Caller, act: Act, key: &str) -> Command {
        let actor = caller.actor();
        // Without a key nobody can say that it is the same wish again: each is taken at its word.
        let key = match key.trim() {
            "" => hex(&random::<16>().unwrap_or_else(|_| self.watch().as_nanosecond().to_be_bytes())),
            key => key.to_owned(),
        };
        Command { key: format!("{actor}/{key}"), act: access::name(act), actor, at: self.now().timestamp() }
    }

    /// Puts a town in its place. What was read by the lists of the one before is forgotten.
    pub(crate) fn put(&self, town: Town) {
        self.0.boards.lock().unwrap_or_else(PoisonError::into_inner).clear();
        self.0.wholes.lock().unwrap_or_else(PoisonError::into_inner).clear();
        self.0.pasts.lock().unwrap_or_else(PoisonError::into_inner).clear();
        let mut towns = self.0.towns.write().unwrap_or_else(PoisonError::into_inner);
        towns.retain(|t| t.city.slug != town.city.slug);
        towns.push(Arc::new(town));
        towns.sort_by(|a, b| a.city.slug.cmp(&b.city.slug));
    }

    /// Reads a town again from the store.
    pub(crate) async fn reload(&self, slug: &str) -> Result<(), Trouble> {
        let rooms = &self.0;
        let (line, packages) = packages(&rooms.store).await?;
        let package = packages.into_iter().find(|p| p.city == slug).ok_or_else(|| no_city(slug))?;
        self.put(town(rooms.store.clone(), (line, package), rooms.site.clone(), rooms.above.clone()).await?);
        Ok(())
    }
}

/// The data of every city, and how far the journal was when they were read.
async fn packages(store: &Store) -> Result<(i64, Vec<Package>), Trouble> {
    let read = store.read(|tx| {
        Box::pin(async move { Ok((journal::last_number(tx).await?, balai_store::city::packages(tx).await?)) })
    });
    read.await.map_err(|fault: Fault| Trouble::from(fault))
}

/// Reads one town: data, people and orders.
async fn town(
    store: Store,
    (line, package): (i64, Package),
    site: String,
    above: Arc<[Order]>,
) -> Result<Town, Trouble> {
    let (city, findings) = load::load(&package.files);
    let city = Arc::new(city.ok_or(Trouble::Refused(findings))?);
    let asked = city.clone();
    let read = store.read(move |tx| {
        Box::pin(async move {
            let (people, sample) = balai_store::staff::people(tx, &asked).await?;
            let absences = balai_store::absence::standing(tx, &asked.slug).await?;
            Ok((people, sample, absences, balai_store::order::signed(tx, &asked.slug).await?))
        })
    });
    let read: Result<_, Fault> = read.await;
    let (people, sample, absences, instruments) = read?;
    let town = Town::new(Arc::unwrap_or_clone(city), people, package.sha256, sample);
    let mut town = town.below(above).noting(absences);
    town.line = line;
    Ok(town.with_orders(instruments, &site))
}

/// Keeps something ready; when there is too much of it, starts afresh.
pub(crate) fn keep<K: std::hash::Hash + Eq, V>(kept: &Mutex<HashMap<K, V>>, limit: usize, key: K, value: V) {
    let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
    if kept.len() >= limit {
        kept.clear();
    }
    kept.insert(key, value);
}

/// A letter as PDF.
pub(crate) async fn laid_out(letter: Letter, stamp: Zoned) -> Result<Vec<u8>, Trouble> {
    let made = tokio::task::spawn_blocking(move || balai_paper::pdf(&letter, &stamp)).await;
    made.map_err(|e| Fault::Broken(e.to_string()))?.map_err(|e| no_paper(&e))
}

fn no_paper(error: &balai_paper::PaperError) -> Trouble {
    tracing::error!(%error, "letter");
    Trouble::Broken(say!("surat ini gagal disusun: {error}", "this letter could not be laid out: {error}"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::fixture::{FIRST, for_each_engine, furnished, order};
    use crate::order::sign_order;

    const fn can_be_spawned<T: Send>(_: &T) {}

    /// Doors run on a server with many threads: what they wait for must be able to move.
    #[tokio::test]
    async fn doors_can_wait_for_acts_and_reads_on_any_thread() {
        let store = Store::open("sqlite::memory:").await.unwrap();
        migrate::apply(&store, jiff::Timestamp::UNIX_EPOCH).await.unwrap();
        let hall = furnished(store).await;
        let (town, operator) = (hall.town("mini").unwrap(), Caller::operator());
        can_be_spawned(&hall.board(&town, "x", UnitIx(0)));
        can_be_spawned(&hall.letter_pdf(&town, "x"));
        can_be_spawned(&sign_order(&hall, &operator, "k", order("x", "")));
    }

    #[tokio::test]
    async fn a_hall_over_tables_of_another_program_does_not_open() {
        let store = Store::open("sqlite::memory:").await.unwrap();
        let settings = HallSettings {
            database: String::new(),
            at: None,
            public_site: "https://balai.test".into(),
            above: vec![],
            keys: crate::fixture::keys(),
            demo: false,
        };
        let opened = Hall::over(store, settings).await;
        assert!(matches!(opened.err(), Some(Trouble::Stale(_))));
    }

    #[tokio::test]
    async fn the_clock_stands_where_it_was_set() {
        for_each_engine(async |store| {
            let hall = furnished(store).await;
            assert_eq!(hall.now().to_string(), "2021-06-30T07:15:00+07:00[Asia/Jakarta]");
            assert!(hall.clock_is_set());
        })
        .await;
    }

    #[tokio::test]
    async fn a_letter_is_laid_out_once_and_an_order_that_is_not_there_has_none() {
        let store = Store::open("sqlite::memory:").await.unwrap();
        migrate::apply(&store, jiff::Timestamp::UNIX_EPOCH).await.unwrap();
        let hall = furnished(store).await;
        sign_order(&hall, &Caller::operator(), "k", order("mini-1", FIRST)).await.unwrap();
        let town = hall.town("mini").unwrap();
        let first = hall.letter_pdf(&town, "mini-1").await.unwrap();
        assert!(first.starts_with(b"%PDF"));
        assert!(Arc::ptr_eq(&first, &hall.letter_pdf(&town, "mini-1").await.unwrap()));
        assert!(matches!(hall.letter_pdf(&town, "mini-9").await, Err(Trouble::Missing(_))));
    }
}
