//! `balai keys new`, `show`, `reseal` and `drop`: the key file of sealed columns. The last key seals, all of
//! them open. Keys are never shown.

mod rotate;

use std::path::{Path, PathBuf};

use balai_app::{KeyRing, Upkeep, keys};
use balai_core::diagnostic::Text;
use balai_core::say;
use clap::{Args, Subcommand};

use super::config::Config;
use super::{ended, wait};
use crate::args::{lang, t};
use crate::ending::{Outcome, Stop};
use crate::screen;

/// The commands about keys.
#[derive(Debug, Subcommand)]
pub enum KeysCommand {
    /// New.
    #[command(about = t("Tambahkan kunci baru; yang lama tetap dapat membuka", "Add a new key; the older ones still open"))]
    New(Which),
    /// Show.
    #[command(about = t("Tunjukkan nama kunci, tanpa isinya", "Show the names of the keys, never the keys"))]
    Show(Which),
    /// Reseal.
    #[command(about = t("Segel ulang semua baris dengan kunci terbaru", "Seal every row again with the newest key"))]
    Reseal(rotate::Reseal),
    /// Drop.
    #[command(about = t("Keluarkan kunci lama yang tidak dipakai lagi", "Take out an old key that nothing hangs on"))]
    Drop(rotate::Drop),
}

/// Which file.
#[derive(Debug, Args)]
pub struct Which {
    /// File.
    #[arg(long, value_name = "FILE", help = t("Berkas kunci (bila tidak disebut: menurut konfigurasi)", "Key file (if not given: by the configuration)"))]
    file: Option<PathBuf>,
    /// Configuration.
    #[arg(long, value_name = "FILE", help = t("Berkas konfigurasi (juga lewat BALAI_CONFIG)", "Configuration file (also by BALAI_CONFIG)"))]
    config: Option<PathBuf>,
}

/// Carries out a command about keys.
pub fn obey(command: &KeysCommand) -> Outcome {
    match command {
        KeysCommand::New(which) => new(&path(which)?),
        KeysCommand::Show(which) => show(which, &path(which)?),
        KeysCommand::Reseal(what) => rotate::reseal(what),
        KeysCommand::Drop(what) => rotate::drop(what),
    }
}

fn path(which: &Which) -> Result<PathBuf, Stop> {
    match &which.file {
        Some(file) => Ok(file.clone()),
        None => {
            let config = Config::read(which.config.as_deref())?;
            file(config.key_file.as_deref(), &config.database)
        }
    }
}

/// The file of the keys of a hall: the one that is named, else the one beside the database.
pub fn file(named: Option<&Path>, database: &str) -> Result<PathBuf, Stop> {
    named.map(Path::to_path_buf).or_else(|| Upkeep::keys_beside(database)).ok_or_else(|| {
        Stop::Misuse(say!(
            "sebut berkas kunci: basis data ini bukan berkas, jadi kunci tidak dapat ditaruh di sampingnya; key_file dalam konfigurasi, BALAI_KEY_FILE, atau --file",
            "name the key file: this database is no file, so keys cannot lie beside it; key_file in the configuration, BALAI_KEY_FILE, or --file"
        ))
    })
}

/// The keys of a hall; made if there are none.
pub fn ring(named: Option<&Path>, database: &str) -> Result<KeyRing, Stop> {
    keys::keys_in(&file(named, database)?).map_err(ended)
}

/// Keys for a command that neither seals nor opens anything.
pub fn passing() -> Result<KeyRing, Stop> {
    let ring = KeyRing::fresh("k1").and_then(|text| KeyRing::read(&text));
    ring.map_err(|fault| Stop::Broken(Text::same(fault.to_string())))
}

/// True if others on the machine may read or write the file.
#[cfg(unix)]
pub fn is_open(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::metadata(path).is_ok_and(|m| m.permissions().mode() & 0o077 != 0)
}

/// Not known on this system.
#[cfg(not(unix))]
pub fn is_open(_: &Path) -> bool {
    false
}

fn new(path: &Path) -> Outcome {
    let name = keys::add(path).map_err(ended)?;
    let path = path.display();
    screen::out(
        say!(
            "kunci {name} ditambahkan ke {path}. Simpan salinannya di tempat lain: tanpa kunci, kolom tersegel tidak dapat dibuka lagi.\n",
            "key {name} added to {path}. Keep a copy elsewhere: without the key sealed columns cannot be opened again.\n"
        )
        .get(lang()),
    );
    Ok(())
}

/// What hangs on the keys; nothing if a file alone was named, or the database is not there yet.
fn hanging(which: &Which, ring: &KeyRing) -> Result<String, Stop> {
    let database = Config::read(which.config.as_deref())?.database;
    if which.file.is_some() || Upkeep::file_of(&database).is_some_and(|file| !file.is_file()) {
        return Ok(String::new());
    }
    let found =
        wait(async { Upkeep::open(&database).await.map_err(ended)?.hanging(ring).await.map_err(ended) })?;
    Ok(rotate::hanging(&found))
}

fn show(which: &Which, path: &Path) -> Outcome {
    let shown = path.display();
    let ring = keys::read(path).map_err(ended)?.ok_or_else(|| {
        Stop::Misuse(say!("{shown}: belum ada; balai keys new", "{shown}: not there yet; balai keys new"))
    })?;
    let last = ring.names().len();
    for (at, name) in ring.names().enumerate() {
        let newest = at + 1 == last;
        let what = if newest { t("menyegel dan membuka", "seals and opens") } else { t("membuka", "opens") };
        screen::out(&format!("{name:<8} {what}\n"));
    }
    screen::out(&hanging(which, &ring)?);
    if is_open(path) {
        screen::err(
            say!(
                "{shown} dapat dibaca orang lain di mesin ini: chmod 600 {shown}\n",
                "{shown} can be read by others on this machine: chmod 600 {shown}\n"
            )
            .get(lang()),
        );
        return Err(Stop::Refused);
    }
    Ok(())
}
