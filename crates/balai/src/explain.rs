//! `balai explain CODE`: what you wrote, what went wrong, how to mend it.

use balai_core::diagnostic::{Code, Entry, catalogue};
use balai_core::say;
use clap::Args;

use crate::args::{lang, t};
use crate::ending::{Outcome, Stop};
use crate::screen;

/// Which code.
#[derive(Debug, Args)]
pub struct Explain {
    /// The code; without one, all are listed.
    #[arg(value_name = "CODE", help = t("Kode temuan, misalnya B0203; kosong: daftar semua kode",
        "Code of a finding, for example B0203; none: list all codes"))]
    code: Option<String>,
}

/// Prints the page of a code, or the list of all codes.
pub fn explain(what: &Explain) -> Outcome {
    let Some(word) = &what.code else {
        screen::out(&list());
        return Ok(());
    };
    let code = Code::try_from(word.to_uppercase()).ok();
    let Some(entry) = code.and_then(|c| catalogue::all().find(|e| e.code == c)) else {
        return Err(Stop::Misuse(say!(
            "tidak ada kode {word}; `balai explain` mendaftar semuanya",
            "there is no code {word}; `balai explain` lists them all"
        )));
    };
    screen::out(&page(entry));
    Ok(())
}

fn list() -> String {
    let line = |e: &Entry| {
        let (id, en) = e.title;
        format!("{}  {:<10}  {}\n", e.code, e.level.word().get(lang()), t(id, en))
    };
    catalogue::all().map(line).collect()
}

fn page(entry: &Entry) -> String {
    let part = |head: &str, (id, en): (&'static str, &'static str)| {
        let body = t(id, en);
        if body.is_empty() { String::new() } else { format!("\n{head}\n{}", fold(body)) }
    };
    let level = entry.level.word();
    let (id, en) = entry.title;
    let mut text = format!("{} ({}): {}\n", entry.code, level.get(lang()), t(id, en));
    text += &part(t("Yang tertulis", "What you wrote"), entry.wrote);
    text += &part(t("Apa salahnya", "What went wrong"), entry.wrong);
    text += &part(t("Cara memperbaiki", "How to mend it"), entry.mend);
    if let Some(basis) = entry.basis {
        text += &part(t("Dasar", "Basis"), basis);
    }
    text
}

/// Folds prose at 78 columns and sets it in by two; lines that are set in already (examples) stay.
fn fold(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines() {
        if line.starts_with(' ') || line.is_empty() {
            out += &format!("  {line}\n").replace("  \n", "\n");
            continue;
        }
        let mut row = String::from(" ");
        for word in line.split_whitespace() {
            if row.chars().count() + word.chars().count() > 77 {
                out += &row;
                out += "\n";
                row = String::from(" ");
            }
            row += " ";
            row += word;
        }
        out += &row;
        out += "\n";
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_is_folded_and_examples_stay() {
        let text = format!("{}\n\n    KEDUA kecuali dinkes {{ ... }}", "kata ".repeat(30));
        let folded = fold(&text);
        assert!(folded.lines().all(|l| l.chars().count() <= 78), "{folded}");
        assert!(folded.contains("\n      KEDUA kecuali dinkes { ... }\n"), "{folded}");
        assert_eq!(folded.matches("kata").count(), 30);
    }
}
