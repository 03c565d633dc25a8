//! The rules of this crate that a machine can read from its source.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::fs;
use std::path::Path;

/// Every source file with its code lines: (path under src, line number, text). Comments are left out.
fn code() -> Vec<(String, usize, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    for folder in [src.clone(), src.join("db")] {
        files.extend(fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).filter(|p| p.is_file()));
    }
    let mut lines = Vec::new();
    for file in files {
        let name = file.strip_prefix(&src).unwrap().display().to_string();
        for (number, line) in fs::read_to_string(&file).unwrap().lines().enumerate() {
            let text = line.split("//").next().unwrap().to_string();
            lines.push((name.clone(), number + 1, text));
        }
    }
    assert!(lines.len() > 500, "the sources were found");
    lines
}

fn is_db(file: &str) -> bool {
    file == "db.rs" || file.starts_with("db/")
}

/// Lines that hold one of the words, in any case.
fn with<'a>(lines: &'a [(String, usize, String)], words: &[&str]) -> Vec<&'a (String, usize, String)> {
    let holds = |text: &str| words.iter().any(|w| text.to_lowercase().contains(w));
    lines.iter().filter(|(_, _, text)| holds(text)).collect()
}

#[test]
fn only_db_names_an_engine() {
    let lines = code();
    let engines = ["rusqlite", "tokio_postgres", "deadpool", "sqlite", "postgres"];
    let elsewhere: Vec<_> = with(&lines, &engines).into_iter().filter(|(f, ..)| !is_db(f)).collect();
    assert!(elsewhere.is_empty(), "{elsewhere:?}");
    assert!(with(&lines, &engines).iter().any(|(f, ..)| is_db(f)), "the search finds what it looks for");
}

/// What was signed, planned or journalled is inserted once. A person's row is the only one that
/// changes: people leave and come back. Attempts to sign in and minutes of the hall's pulse are swept away: they
/// are no record. A sealed text is kept under another key (docs/adr/0120): what it says stays.
#[test]
fn nothing_but_the_staff_list_is_ever_changed() {
    let lines = code();
    let changes = with(&lines, &["update ", "delete from", "replace into", "truncate", "drop table"]);
    let table = |text: &str| {
        text.contains("UPDATE person ")
            || text.contains("DO UPDATE SET left_at")
            || text.contains("DELETE FROM attempt ")
            || text.contains("DELETE FROM pulse ")
    };
    let resealed = |file: &str, text: &str| file == "reseal.rs" && text.contains("UPDATE {} SET {} = $1");
    let other: Vec<_> =
        changes.iter().filter(|(file, _, text)| !table(text) && !resealed(file, text)).collect();
    assert!(other.is_empty(), "{other:?}");
    assert!(!changes.is_empty(), "the search finds what it looks for");
}

/// Words that only one of the engines knows, or that hide where a time comes from.
#[test]
fn the_sql_is_portable() {
    let words =
        ["ilike", "now()", "current_timestamp", "autoincrement", "bigserial", "::bigint", "for update", "$0"];
    let lines = code();
    let found: Vec<_> = with(&lines, &words).into_iter().filter(|(f, ..)| !is_db(f)).collect();
    assert!(found.is_empty(), "{found:?}");
    let ddl = include_str!("../migrations/0001-hall.sql").to_lowercase();
    assert!(words.iter().all(|w| !ddl.contains(w)));
    assert!(!ddl.contains("nik text"), "no NIK before there are encrypted columns");
}

#[test]
fn files_and_lines_stay_small() {
    for (file, number, text) in code() {
        assert!(number <= 500, "{file} is longer than 500 lines");
        assert!(text.chars().count() <= 130, "{file}:{number} is too long");
    }
}
