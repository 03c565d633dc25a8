//! The keys of the hall in a file: read where they are, made where there are none.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::path::Path;

use balai_core::say;
use balai_store::Fault;
use balai_store::seal::KeyRing;

use crate::Trouble;

/// Name of the first key.
const FIRST: &str = "k1";

/// The keys in a file that nobody else may read. If there is no file, one with a fresh key is made.
///
/// # Errors
/// [`Trouble::Broken`] if the file cannot be read or made, or holds no keys.
pub fn keys_in(file: &Path) -> Result<KeyRing, Trouble> {
    match read(file)? {
        Some(ring) => Ok(ring),
        None => {
            append(file, FIRST)?;
            read(file)?.ok_or_else(|| unfit(file, &"?"))
        }
    }
}

/// The keys in a file; `None` if there is none.
///
/// # Errors
/// [`Trouble::Broken`] if the file cannot be read or holds no keys.
pub fn read(file: &Path) -> Result<Option<KeyRing>, Trouble> {
    match fs::read_to_string(file) {
        Ok(text) => KeyRing::read(&text).map(Some).map_err(|fault: Fault| unfit(file, &fault)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(unfit(file, &error)),
    }
}

/// Adds a fresh key to a file, which is made if it is not there; gives its name. It seals from the
/// next start on; the keys before it go on opening.
///
/// # Errors
/// [`Trouble::Broken`] if the file cannot be read or written.
pub fn add(file: &Path) -> Result<String, Trouble> {
    let ring = read(file)?;
    let known: Vec<&str> = ring.iter().flat_map(KeyRing::names).collect();
    // Above every number there is: the name of a key that was dropped still stands in older backups.
    let highest = known.iter().filter_map(|name| name.strip_prefix('k')?.parse::<u32>().ok()).max();
    let name = format!("k{}", highest.unwrap_or(0) + 1);
    append(file, &name)?;
    Ok(name)
}

/// Takes an old key out of a file, in one step: whoever reads meanwhile finds it whole. That nothing
/// hangs on it is the caller's to know.
///
/// # Errors
/// [`Trouble::Missing`] if there is no such key, [`Trouble::Unfit`] if it is the one that seals,
/// [`Trouble::Broken`] if the file cannot be read or written.
pub fn drop(file: &Path, name: &str) -> Result<(), Trouble> {
    let ring = read(file)?;
    let names: Vec<&str> = ring.iter().flat_map(KeyRing::names).collect();
    if !names.contains(&name) {
        return Err(Trouble::Missing(say!("tidak ada kunci \"{name}\"", "there is no key \"{name}\"")));
    }
    if names.last() == Some(&name) {
        return Err(Trouble::Unfit(say!(
            "kunci {name} adalah yang menyegel; tambahkan yang baru dahulu",
            "key {name} is the one that seals; add a new one first"
        )));
    }
    let text = fs::read_to_string(file).map_err(|e| unfit(file, &e))?;
    let others = text.lines().filter(|line| line.split_whitespace().next() != Some(name));
    let anew = file.with_extension("baru");
    match fs::remove_file(&anew) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(unfit(&anew, &error)),
        _ => write(&anew, &others.map(|line| format!("{line}\n")).collect::<String>())?,
    }
    fs::rename(&anew, file).map_err(|e| unfit(file, &e))
}

fn append(file: &Path, name: &str) -> Result<(), Trouble> {
    let line = KeyRing::fresh(name)?;
    if let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder).map_err(|e| unfit(file, &e))?;
    }
    write(file, &line)
}

/// Adds to the end of a file that its owner alone may read.
fn write(file: &Path, text: &str) -> Result<(), Trouble> {
    let mut options = OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut made = options.open(file).map_err(|e| unfit(file, &e))?;
    made.write_all(text.as_bytes()).and_then(|()| made.sync_all()).map_err(|e| unfit(file, &e))
}

fn unfit(file: &Path, why: &dyn std::fmt::Display) -> Trouble {
    let file = file.display();
    Trouble::Broken(say!(
        "berkas kunci {file} tidak dapat dipakai: {why}",
        "the key file {file} cannot be used: {why}"
    ))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::fixture::Folder;

    #[test]
    fn a_file_is_made_once_and_read_ever_after() {
        let folder = Folder::new();
        let file = folder.0.join("kunci.txt");
        let first = keys_in(&file).unwrap().mark("x", "y");
        assert_eq!(keys_in(&file).unwrap().mark("x", "y"), first);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        }
        assert_eq!(add(&file).unwrap(), "k2");
        let both = keys_in(&file).unwrap();
        assert_eq!(both.names().collect::<Vec<_>>(), ["k1", "k2"]);
        assert!(both.mark("x", "y") != first && both.marks("x", "y").contains(&first), "the new one seals");
        assert!(matches!(drop(&file, "k2"), Err(Trouble::Unfit(_))), "the one that seals stays");
        assert!(matches!(drop(&file, "k9"), Err(Trouble::Missing(_))));
        drop(&file, "k1").unwrap();
        assert_eq!(keys_in(&file).unwrap().mark("x", "y"), both.mark("x", "y"));
        assert_eq!(add(&file).unwrap(), "k3", "a name is never given twice");
        assert!(read(&folder.0.join("lain.txt")).unwrap().is_none(), "reading makes nothing");
        fs::write(&file, "kunci").unwrap();
        assert!(matches!(keys_in(&file), Err(Trouble::Broken(_))));
    }
}
