//! The keys of the hall in a file: read where they are, made where there are none.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::path::Path;

use balai_core::say;
use balai_store::Fault;
use balai_store::seal::KeyRing;

use crate::Trouble;

/// The keys in a file that nobody else may read. If there is no file, one with a fresh key is made.
///
/// # Errors
/// [`Trouble::Broken`] if the file cannot be read or made, or holds no keys.
pub fn keys_in(file: &Path) -> Result<KeyRing, Trouble> {
    let told = |why: &dyn std::fmt::Display| {
        let file = file.display();
        Trouble::Broken(say!(
            "berkas kunci {file} tidak dapat dipakai: {why}",
            "the key file {file} cannot be used: {why}"
        ))
    };
    let text = match fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let fresh = KeyRing::fresh()?;
            let mut options = OpenOptions::new();
            options.write(true).create_new(true);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            let mut made = options.open(file).map_err(|e| told(&e))?;
            made.write_all(fresh.as_bytes()).and_then(|()| made.sync_all()).map_err(|e| told(&e))?;
            fresh
        }
        Err(error) => return Err(told(&error)),
    };
    KeyRing::read(&text).map_err(|fault: Fault| told(&fault))
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
        fs::write(&file, "kunci").unwrap();
        assert!(matches!(keys_in(&file), Err(Trouble::Broken(_))));
    }
}
