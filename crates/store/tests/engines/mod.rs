//! One test body for every engine: SQLite in memory, SQLite in a file, and PostgreSQL when
//! `BALAI_TEST_POSTGRES` holds the address of a server (`scripts/postgres-temp` starts one).

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use balai_store::{Store, migrate};
use jiff::Timestamp;

static PLACES: AtomicU32 = AtomicU32::new(0);

/// A folder that is removed when the test ends.
pub struct Folder(pub PathBuf);

impl Folder {
    /// An empty folder of its own.
    pub fn new() -> Self {
        let number = PLACES.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("balai-test-{}-{number}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Addresses of an empty store of every engine at hand: memory, file, server.
#[allow(dead_code)]
pub fn urls(folder: &Folder) -> Vec<String> {
    let number = PLACES.fetch_add(1, Ordering::Relaxed);
    let file = folder.0.join(format!("hall-{number}.db"));
    let mut urls = vec!["sqlite::memory:".to_string(), format!("sqlite:{}", file.display())];
    if let Ok(server) = std::env::var("BALAI_TEST_POSTGRES") {
        let mark = if server.contains('?') { '&' } else { '?' };
        urls.push(format!("{server}{mark}schema=t{}_{number}", std::process::id()));
    }
    urls
}

/// Runs the body on an empty, migrated store of every engine at hand.
#[allow(dead_code)]
pub async fn for_each_engine(test: impl AsyncFn(Store)) {
    let folder = Folder::new();
    for url in urls(&folder) {
        eprintln!("engine: {}", url.split(':').next().unwrap());
        let store = Store::open(&url).await.unwrap();
        migrate::apply(&store, Timestamp::UNIX_EPOCH).await.unwrap();
        test(store).await;
    }
}
