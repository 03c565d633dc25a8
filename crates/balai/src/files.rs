//! Reading what was named on the command line, and writing so that nothing half done is left.

use std::fs;
use std::path::{Path, PathBuf};

use balai_core::diagnostic::Source;
use balai_core::say;

use crate::ending::{Outcome, Stop, unreadable, unwritable};

/// Reads one text. Bytes that are no UTF-8 are kept as replacement characters: the parser reads
/// any text and says where it stumbles.
pub fn text(path: &Path) -> Result<Source, Stop> {
    let bytes = fs::read(path).map_err(|e| unreadable(path, &e))?;
    Ok(Source::new(path.display().to_string(), String::from_utf8_lossy(&bytes).into_owned()))
}

/// Reads all files of a folder that end in one of `ends`, by name.
pub fn folder(path: &Path, ends: &[&str]) -> Result<Vec<Source>, Stop> {
    let entries = fs::read_dir(path).map_err(|e| unreadable(path, &e))?;
    let wanted = |p: &PathBuf| p.extension().is_some_and(|e| ends.iter().any(|end| e == *end));
    let mut files: Vec<_> = entries.filter_map(|e| Some(e.ok()?.path())).filter(wanted).collect();
    files.sort();
    files.iter().map(|file| text(file)).collect()
}

/// Writes one file, all or nothing: beside its place first, then moved there.
pub fn write(path: &Path, bytes: &[u8]) -> Outcome {
    if let Some(parent) = path.parent().filter(|p| !p.as_os_str().is_empty()) {
        fs::create_dir_all(parent).map_err(|e| unwritable(parent, &e))?;
    }
    let beside = sibling(path, "tulis");
    let done = fs::write(&beside, bytes).and_then(|()| fs::rename(&beside, path));
    done.map_err(|e| {
        let _ = fs::remove_file(&beside);
        unwritable(path, &e)
    })
}

/// Refuses a folder that holds something which `ours` does not know as made by us. Asked before the
/// work begins, and once more before anything is replaced.
pub fn may_write(path: &Path, ours: impl Fn(&Path) -> bool) -> Outcome {
    if !occupied(path) || ours(path) {
        return Ok(());
    }
    let path = path.display();
    Err(Stop::Misuse(say!(
        "{path} sudah berisi hal lain dan tidak akan ditimpa; pilih folder lain",
        "{path} holds something else and will not be overwritten; choose another folder"
    )))
}

/// Writes a whole folder, all or nothing. A folder that stands there already is replaced only if
/// `ours` says that we made it (or if it is empty); anything else is left untouched.
pub fn write_folder(path: &Path, files: &[(String, Vec<u8>)], ours: impl Fn(&Path) -> bool) -> Outcome {
    may_write(path, ours)?;
    let (fresh, old) = (sibling(path, "tulis"), sibling(path, "lama"));
    let done = fill(&fresh, files).and_then(|()| {
        if path.exists() {
            fs::rename(path, &old)?;
        }
        fs::rename(&fresh, path)
    });
    if let Err(error) = done {
        let _ = fs::remove_dir_all(&fresh);
        if old.exists() && !path.exists() {
            let _ = fs::rename(&old, path);
        }
        return Err(unwritable(path, &error));
    }
    let _ = fs::remove_dir_all(&old);
    Ok(())
}

fn occupied(path: &Path) -> bool {
    path.is_file() || fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_some())
}

fn fill(folder: &Path, files: &[(String, Vec<u8>)]) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    for (name, bytes) in files {
        let file = folder.join(name);
        if let Some(parent) = file.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(file, bytes)?;
    }
    Ok(())
}

/// A hidden name in the same folder, so that the last step is a rename on the same disk. The
/// process number keeps two runs apart.
fn sibling(path: &Path, what: &str) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    path.with_file_name(format!(".{name}.{what}-{}", std::process::id()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// An empty folder that goes away with the test.
    struct Place(PathBuf);

    impl Place {
        fn new(name: &str) -> Self {
            let place = std::env::temp_dir().join(format!("balai-files-{name}-{}", std::process::id()));
            fs::create_dir_all(&place).unwrap();
            Self(place)
        }
        fn out(&self) -> PathBuf {
            self.0.join("out")
        }
    }

    impl Drop for Place {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn a_folder_that_is_not_ours_is_left_untouched() {
        let place = Place::new("foreign");
        let out = place.out();
        fs::create_dir(&out).unwrap();
        fs::write(out.join("skripsi.docx"), "bab 1").unwrap();
        let stop = write_folder(&out, &[("a.txt".into(), b"a".to_vec())], |_| false);
        assert!(matches!(stop, Err(Stop::Misuse(_))));
        assert_eq!(fs::read_to_string(out.join("skripsi.docx")).unwrap(), "bab 1");
        assert_eq!(fs::read_dir(out.parent().unwrap()).unwrap().count(), 1, "nothing is left beside it");
    }

    #[test]
    fn a_folder_of_ours_is_replaced_as_a_whole() {
        let place = Place::new("ours");
        let out = place.out();
        write_folder(&out, &[("a.txt".into(), b"1".to_vec()), ("ics/x".into(), vec![])], |_| true).unwrap();
        write_folder(&out, &[("b.txt".into(), b"2".to_vec())], |_| true).unwrap();
        let names: Vec<_> = fs::read_dir(&out).unwrap().map(|e| e.unwrap().file_name()).collect();
        assert_eq!(names, ["b.txt"]);
        assert_eq!(fs::read_dir(out.parent().unwrap()).unwrap().count(), 1, "no old or half folder stays");
    }

    #[test]
    fn a_fault_while_writing_keeps_the_old_folder() {
        let place = Place::new("fault");
        let out = place.out();
        write_folder(&out, &[("a.txt".into(), b"1".to_vec())], |_| true).unwrap();
        // A file cannot be a folder too: the second name must fail.
        let broken = [("x".to_owned(), vec![]), ("x/y".to_owned(), vec![])];
        assert!(matches!(write_folder(&out, &broken, |_| true), Err(Stop::Broken(_))));
        assert_eq!(fs::read_to_string(out.join("a.txt")).unwrap(), "1");
        assert_eq!(fs::read_dir(out.parent().unwrap()).unwrap().count(), 1);
    }
}
