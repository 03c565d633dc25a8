//! `balai keys new` and `balai keys show`: the key file of sealed columns. Lines `id`, a space, 64 hexadecimal digits; the
//! last one seals, all of them open. Keys are never shown.

use std::io::Write;
use std::path::{Path, PathBuf};

use balai_app::{KeyRing, keys_in};
use balai_core::say;
use clap::{Args, Subcommand};

use super::config::Config;
use super::ended;
use crate::args::{lang, t};
use crate::ending::{Outcome, Stop, unreadable, unwritable};
use crate::screen;

/// The file of the keys, beside the database.
const KEYS: &str = "kunci.txt";
/// Bytes of a key.
const LENGTH: usize = 32;

/// The commands about keys.
#[derive(Debug, Subcommand)]
pub enum KeysCommand {
    /// New.
    #[command(about = t("Tambahkan kunci baru; yang lama tetap dapat membuka", "Add a new key; the older ones still open"))]
    New(Which),
    /// Show.
    #[command(about = t("Tunjukkan nama kunci, tanpa isinya", "Show the names of the keys, never the keys"))]
    Show(Which),
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
        KeysCommand::Show(which) => show(&path(which)?),
    }
}

fn path(which: &Which) -> Result<PathBuf, Stop> {
    let named = match &which.file {
        Some(file) => Some(file.clone()),
        None => Config::read(which.config.as_deref())?.key_file,
    };
    named.ok_or_else(|| {
        Stop::Misuse(say!(
            "berkas kunci belum disebut: --file, key_file dalam konfigurasi, atau BALAI_KEY_FILE",
            "no key file is named: --file, key_file in the configuration, or BALAI_KEY_FILE"
        ))
    })
}

/// Names and keys of a file, the oldest first.
pub fn read(path: &Path) -> Result<Vec<(String, Vec<u8>)>, Stop> {
    let text = std::fs::read_to_string(path).map_err(|e| unreadable(path, &e))?;
    let lines = text.lines().enumerate().filter(|(_, l)| !l.trim().is_empty() && !l.starts_with('#'));
    let key = |(at, line): (usize, &str)| {
        let pair = line.trim().split_once(' ').map(|(id, key)| (id, unhex(key.trim())));
        match pair {
            Some((id, Some(key))) if key.len() == LENGTH => Ok((id.to_owned(), key)),
            _ => {
                let (path, n) = (path.display(), at + 1);
                Err(Stop::Misuse(say!("{path}:{n}: bukan \"nama kunci\"", "{path}:{n}: not \"name key\"")))
            }
        }
    };
    lines.map(key).collect()
}

fn hex(key: &[u8]) -> String {
    key.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(digits: &str) -> Option<Vec<u8>> {
    let pairs = digits.as_bytes().chunks(2);
    pairs.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect()
}

/// The keys of a hall: in the file that is named, else beside the SQLite database.
pub fn ring(named: Option<&Path>, database: &str) -> Result<KeyRing, Stop> {
    let beside = || database.strip_prefix("sqlite:").map(|file| Path::new(file).with_file_name(KEYS));
    let file = named.map(Path::to_path_buf).or_else(beside).ok_or_else(|| {
        Stop::Misuse(say!(
            "untuk PostgreSQL sebut berkas kunci: key_file dalam konfigurasi, atau BALAI_KEY_FILE",
            "for PostgreSQL name the key file: key_file in the configuration, or BALAI_KEY_FILE"
        ))
    })?;
    keys_in(&file).map_err(ended)
}

/// Keys for a command that neither seals nor opens anything.
pub fn passing() -> Result<KeyRing, Stop> {
    KeyRing::fresh()
        .and_then(|text| KeyRing::read(&text))
        .map_err(|e| Stop::Broken(balai_core::diagnostic::Text::same(e.to_string())))
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
    let known = if path.exists() { read(path)? } else { vec![] };
    let taken = |id: &String| known.iter().any(|(k, _)| k == id);
    let number = (known.len() + 1..).map(|n| format!("k{n}")).find(|id| !taken(id)).unwrap_or_default();
    let mut key = [0; LENGTH];
    getrandom::fill(&mut key).map_err(|e| Stop::Broken(balai_core::diagnostic::Text::same(e.to_string())))?;
    if let Some(parent) = path.parent().filter(|p| !p.as_os_str().is_empty()) {
        std::fs::create_dir_all(parent).map_err(|e| unwritable(parent, &e))?;
    }
    let mut options = std::fs::OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(path).and_then(|mut file| {
        file.write_all(format!("{number} {}\n", hex(&key)).as_bytes())?;
        file.sync_all()
    });
    written.map_err(|e| unwritable(path, &e))?;
    let path = path.display();
    screen::out(
        say!(
            "kunci {number} ditambahkan ke {path}. Simpan salinannya di tempat lain: tanpa kunci, kolom tersegel tidak dapat dibuka lagi.\n",
            "key {number} added to {path}. Keep a copy elsewhere: without the key sealed columns cannot be opened again.\n"
        )
        .get(lang()),
    );
    Ok(())
}

fn show(path: &Path) -> Outcome {
    let keys = read(path)?;
    let last = keys.len();
    for (at, (id, _)) in keys.iter().enumerate() {
        let what =
            if at + 1 == last { t("menyegel dan membuka", "seals and opens") } else { t("membuka", "opens") };
        screen::out(&format!("{id:<8} {what}\n"));
    }
    if is_open(path) {
        let path = path.display();
        screen::err(
            say!(
                "{path} dapat dibaca orang lain di mesin ini: chmod 600 {path}\n",
                "{path} can be read by others on this machine: chmod 600 {path}\n"
            )
            .get(lang()),
        );
        return Err(Stop::Refused);
    }
    Ok(())
}
