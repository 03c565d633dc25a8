//! `balai order fmt`: the canonical form, comments kept.

use std::path::PathBuf;

use balai_core::diagnostic::has_errors;
use balai_core::order::print;
use balai_core::say;
use clap::Args;

use super::check::refuse;
use crate::args::{lang, t};
use crate::ending::{Outcome, Stop};
use crate::{files, papers, screen};

/// What to format.
#[derive(Debug, Args)]
pub struct Fmt {
    /// Order files.
    #[arg(required = true, value_name = "FILE", help = t("Berkas perintah (*.balai)", "Order files (*.balai)"))]
    files: Vec<PathBuf>,
    /// Only look.
    #[arg(long, help = t("Hanya periksa; jangan tulis. Berakhir 1 bila ada yang berbeda",
        "Only look, write nothing. Ends with 1 if any file differs"))]
    check: bool,
}

/// Rewrites each file in its canonical form. A file that cannot be read wholly is never rewritten.
pub fn fmt(what: &Fmt) -> Outcome {
    let mut refused = false;
    for path in &what.files {
        let read = papers::read(path)?;
        if has_errors(&read.findings) {
            refuse(&read.findings, &[read.source]);
            refused = true;
            continue;
        }
        let text = print(&read.order);
        if text == read.source.text {
            continue;
        }
        let path_shown = path.display();
        if what.check {
            refused = true;
            let line =
                say!("{path_shown}: belum dalam bentuk baku\n", "{path_shown}: not in canonical form\n");
            screen::err(line.get(lang()));
        } else {
            files::write(path, text.as_bytes())?;
            let line = say!("{path_shown}: ditulis ulang\n", "{path_shown}: rewritten\n");
            screen::err(line.get(lang()));
        }
    }
    if refused { Err(Stop::Refused) } else { Ok(()) }
}
