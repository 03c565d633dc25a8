//! The book of the order language says what the language does: its blocks are read, its first order
//! can be signed, and its tables of findings are those of the catalogue.
//!
//! `BALAI_BLESS=1` writes the parts that are made from the catalogue.

use std::path::PathBuf;

use super::hall;
use balai_core::diagnostic::{Lang, Level, Source, catalogue, frame};
use balai_core::order::parse;

fn docs(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs").join(name)
}

/// The blocks of the book marked `balai`: kind (empty, `kepala`, `diktum`), line, text.
fn blocks(book: &str) -> Vec<(String, usize, String)> {
    let mut all: Vec<(String, usize, String)> = Vec::new();
    let mut open = false;
    for (i, line) in book.lines().enumerate() {
        match (open, line.strip_prefix("```")) {
            (false, Some(info)) if info == "balai" || info.starts_with("balai ") => {
                all.push((info["balai".len()..].trim().to_owned(), i + 1, String::new()));
                open = true;
            }
            (true, Some(_)) => open = false,
            (true, None) => {
                let text = &mut all.last_mut().unwrap().2;
                text.push_str(line);
                text.push('\n');
            }
            (false, _) => {}
        }
    }
    all
}

#[test]
fn every_block_of_the_book_is_read() {
    let book = std::fs::read_to_string(docs("order-language.md")).unwrap();
    let blocks = blocks(&book);
    assert!(blocks.len() > 10, "{} blocks", blocks.len());
    for (kind, line, text) in blocks {
        let text = match kind.as_str() {
            "" => text,
            "kepala" => format!("perintah \"Contoh\" {{\n{text}}}\n"),
            "diktum" => format!("perintah \"Contoh\" {{\nKESATU semua pegawai {{\n{text}}}\n}}\n"),
            other => {
                panic!("line {line}: blocks are marked balai, balai kepala or balai diktum, not {other}")
            }
        };
        let source = Source::new(format!("order-language.md, line {line}"), text);
        let found = parse(&source).findings;
        assert!(found.is_empty(), "{}", frame::frames(&found, &[source], Lang::Id, false));
    }
}

#[test]
fn the_first_order_of_the_book_can_be_signed() {
    let book = std::fs::read_to_string(docs("order-language.md")).unwrap();
    let (_, _, text) = blocks(&book).into_iter().find(|b| b.0.is_empty()).unwrap();
    let source = Source::new("perintah-saya.balai", text);
    let found = hall::examine(&source, hall::town("bogor"), &[]).findings;
    assert!(found.is_empty(), "{}", frame::frames(&found, &[source], Lang::Id, false));
}

/// Compares a file with what it should be, or writes it.
pub fn bless(name: &str, wanted: &str) {
    let path = docs(name);
    let there = std::fs::read_to_string(&path).unwrap_or_default();
    if there == wanted {
        return;
    }
    assert!(
        std::env::var_os("BALAI_BLESS").is_some_and(|v| v == "1"),
        "docs/{name} is not what the catalogue says; write it with: BALAI_BLESS=1 cargo test -p balai-core --test rules"
    );
    std::fs::write(path, wanted).unwrap();
}

#[test]
fn the_book_lists_every_finding() {
    let book = std::fs::read_to_string(docs("order-language.md")).unwrap();
    let (before, rest) = book.split_once("<!-- temuan -->\n").unwrap();
    let (_, after) = rest.split_once("<!-- /temuan -->").unwrap();
    let mut table = String::from("\n| Kode | Bobot | Temuan | Finding |\n| --- | --- | --- | --- |\n");
    for e in catalogue::all().filter(|e| (100..600).contains(&e.code.0)) {
        table += &format!("| {} | {} | {} | {} |\n", e.code, e.level.word().id, e.title.0, e.title.1);
    }
    bless("order-language.md", &format!("{before}<!-- temuan -->\n{table}\n<!-- /temuan -->{after}"));
}

#[test]
fn every_finding_has_its_page_in_the_docs() {
    let mut pages = String::from(
        "# Temuan\n\n> **In English.** Every finding Balai can make, with what was written, what goes wrong and how to \
         mend it.\n> Made from the catalogue by a test; the same pages are shown by `balai explain CODE`.\n\nGalat \
         menghentikan; peringatan dapat diterima dengan alasan; catatan perlu diketahui.\n",
    );
    let mut entries: Vec<_> = catalogue::all().collect();
    entries.sort_by_key(|e| e.code);
    for e in entries {
        let word = e.level.word();
        pages += &format!("\n## {}: {}\n\n*{} ({}): {}*\n\n", e.code, e.title.0, word.id, word.en, e.title.1);
        for (head, (id, en)) in
            [("Yang tertulis", e.wrote), ("Yang terjadi", e.wrong), ("Cara memperbaiki", e.mend)]
        {
            pages += &format!("- **{head}.** {id}\n  *{en}*\n");
        }
        if let Some((id, en)) = e.basis {
            pages += &format!("- **Dasar.** {id}.\n  *{en}.*\n");
        }
    }
    assert!(catalogue::all().any(|e| e.level == Level::Warning));
    bless("diagnostics.md", &pages);
}

/// The orders of the tutorial have no error, and none is found that the page does not speak of.
#[test]
fn the_orders_of_the_tutorial_can_be_signed() {
    let page = std::fs::read_to_string(docs("tutorial.md")).unwrap();
    let orders = blocks(&page);
    assert_eq!(orders.len(), 3);
    for (_, line, text) in orders {
        let source = Source::new(format!("tutorial.md, baris {line}"), text);
        let found = hall::examine(&source, hall::town("umum-kota"), &[]).findings;
        let told = frame::frames(&found, std::slice::from_ref(&source), Lang::Id, false);
        assert!(!found.iter().any(|f| f.level != Level::Note), "{told}");
    }
}
