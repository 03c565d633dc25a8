//! Which database a command speaks of: named by its address, by a folder, by the configuration.

use std::path::PathBuf;

use balai_app::{Hall, HallSettings, KeyRing, Upkeep};
use clap::Args;

use super::config::Config;
use super::ended;
use super::keys::{passing, ring};
use crate::args::t;
use crate::ending::Stop;
use crate::shelf;

/// The file of a served hall in its folder.
const FILE: &str = "hall.db";

/// Which database.
#[derive(Debug, Clone, Default, Args)]
pub struct Database {
    /// Address.
    #[arg(long, value_name = "URL", conflicts_with = "data", help = t("Alamat basis data (bila tidak disebut: menurut konfigurasi)",
        "Address of the database (if not given: by the configuration)"))]
    pub database: Option<String>,
    /// Folder.
    #[arg(long, value_name = "DIR", help = t("Folder basis data, juga milik balai demo", "Folder of the database, also that of balai demo"))]
    pub data: Option<PathBuf>,
    /// Configuration.
    #[arg(long, value_name = "FILE", help = t("Berkas konfigurasi (juga lewat BALAI_CONFIG)", "Configuration file (also by BALAI_CONFIG)"))]
    pub config: Option<PathBuf>,
}

impl Database {
    /// Its address.
    pub fn address(&self) -> Result<String, Stop> {
        match (&self.database, &self.data) {
            (Some(url), _) => Ok(url.clone()),
            (None, Some(folder)) => Ok(Upkeep::in_file(&in_folder(folder))),
            (None, None) => Ok(Config::read(self.config.as_deref())?.database),
        }
    }

    /// Opens it; it has to be there.
    pub async fn open(&self) -> Result<Upkeep, Stop> {
        Upkeep::open(&self.address()?).await.map_err(ended)
    }

    /// Opens the hall over it, at the real time, for what neither seals nor unseals.
    pub async fn hall(&self) -> Result<Hall, Stop> {
        self.with(passing()?).await
    }

    /// Opens the hall over it with its keys and its public address.
    pub async fn keyed(&self) -> Result<Hall, Stop> {
        let config = Config::read(self.config.as_deref())?;
        let keys = ring(config.key_file.as_deref(), &self.address()?)?;
        self.with(keys).await
    }

    async fn with(&self, keys: KeyRing) -> Result<Hall, Stop> {
        let database = self.address()?;
        Upkeep::open(&database).await.map_err(ended)?;
        let (public_site, above) = (Config::read(self.config.as_deref())?.site(), shelf::national());
        Hall::open(HallSettings { database, at: None, public_site, above, keys, demo: false })
            .await
            .map_err(ended)
    }
}

/// The file of a served hall, else the newest of the demo.
fn in_folder(folder: &std::path::Path) -> PathBuf {
    let served = folder.join(FILE);
    let Ok(entries) = std::fs::read_dir(folder).map(|found| found.flatten()) else { return served };
    let demo = entries.filter(|entry| {
        let name = entry.file_name().to_string_lossy().into_owned();
        name.starts_with("demo-") && name.ends_with(".db")
    });
    let newest = demo.max_by_key(|entry| entry.metadata().and_then(|m| m.modified()).ok());
    if served.is_file() { served } else { newest.map_or(served, |entry| entry.path()) }
}
