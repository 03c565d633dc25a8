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
    let name = (known.len() + 1..).map(|n| format!("k{n}")).find(|name| !known.contains(&name.as_str()));
    let name = name.unwrap_or_default();
    append(file, &name)?;
    Ok(name)
}

fn append(file: &Path, name: &str) -> Result<(), Trouble> {
    let line = KeyRing::fresh(name)?;
    if let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder).map_err(|e| unfit(file, &e))?;
    }
    let mut options = OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut made = options.open(file).map_err(|e| unfit(file, &e))?;
    made.write_all(line.as_bytes()).and_then(|()| made.sync_all()).map_err(|e| unfit(file, &e))
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
        assert!(read(&folder.0.join("lain.txt")).unwrap().is_none(), "reading makes nothing");
        fs::write(&file, "kunci").unwrap();
        assert!(matches!(keys_in(&file), Err(Trouble::Broken(_))));
    }
}
