//! How a command can end, and the number each ending has.

use std::io::{Error, ErrorKind};
use std::path::Path;
use std::process::ExitCode;

use balai_core::diagnostic::Text;
use balai_core::say;

use crate::{args, screen};

/// Why a command stopped before its work was done.
#[derive(Debug)]
pub enum Stop {
    /// The rules refuse it; the findings have been shown. Exit 1.
    Refused,
    /// The command was used wrongly: what, and how to use it. Exit 2.
    Misuse(Text),
    /// Our fault, or the machine's: what could not be done. Exit 70.
    Broken(Text),
}

/// What every command gives.
pub type Outcome = Result<(), Stop>;

impl Stop {
    /// A panic came up to the top.
    pub fn panicked() -> Self {
        Self::Broken(say!(
            "ada yang rusak di dalam program ini; tidak ada berkas setengah jadi yang ditinggalkan. \
             Sertakan baris di atas ketika melapor.",
            "something inside this program is broken; no half-written file was left behind. \
             Quote the line above when you report it."
        ))
    }

    const fn number(&self) -> u8 {
        match self {
            Self::Refused => 1,
            Self::Misuse(_) => 2,
            Self::Broken(_) => 70,
        }
    }
}

/// Says why it stopped and turns the outcome into the exit number. A fault is said in both
/// languages: whoever sees it may not be the person who chose the language.
pub fn report(outcome: Outcome) -> ExitCode {
    let Err(stop) = outcome else { return ExitCode::SUCCESS };
    match &stop {
        Stop::Refused => {}
        Stop::Misuse(text) => screen::err(&format!("balai: {}\n", text.get(args::lang()))),
        Stop::Broken(text) => screen::err(&format!("balai: {}\nbalai: {}\n", text.id, text.en)),
    }
    ExitCode::from(stop.number())
}

/// A file or folder that was named could not be read: wrong use.
pub fn unreadable(path: &Path, error: &Error) -> Stop {
    let (path, why) = (path.display(), reason(error));
    let (id, en) = (why.id, why.en);
    Stop::Misuse(say!("{path} tidak dapat dibaca: {id}", "{path} cannot be read: {en}"))
}

/// Something could not be written: nobody's mistake at the keyboard.
pub fn unwritable(path: &Path, error: &Error) -> Stop {
    let (path, why) = (path.display(), reason(error));
    let (id, en) = (why.id, why.en);
    Stop::Broken(say!("{path} tidak dapat ditulis: {id}", "{path} cannot be written: {en}"))
}

/// The usual reasons in both languages; the others in the system's own words.
pub fn reason(error: &Error) -> Text {
    match error.kind() {
        ErrorKind::NotFound => say!("tidak ada di sana", "it is not there"),
        ErrorKind::PermissionDenied => say!("tidak diizinkan", "not permitted"),
        ErrorKind::IsADirectory => say!("itu folder, bukan berkas", "it is a folder, not a file"),
        ErrorKind::NotADirectory => say!("itu berkas, bukan folder", "it is a file, not a folder"),
        ErrorKind::StorageFull => say!("penyimpanan penuh", "the disk is full"),
        ErrorKind::AddrInUse => say!("sedang dipakai program lain", "another program uses it"),
        _ => Text::same(error.to_string()),
    }
}
