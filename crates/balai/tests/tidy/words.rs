//! Words that do not belong here: wrong spellings, unfinished work, hosts and paths of machines.

use crate::{none, tree};

const TEXTS: [&str; 18] = [
    ".rs",
    ".md",
    ".toml",
    ".html",
    ".css",
    ".js",
    ".mjs",
    ".json",
    ".csv",
    ".balai",
    ".sql",
    ".typ",
    ".sh",
    ".snap",
    "/check",
    "/run",
    "/Cargo.lock",
    "/postgres-temp",
];

/// Words, whether only our own sentences are meant (titles and addresses of sources may hold
/// them), and what to write instead.
fn words() -> Vec<(String, bool, &'static str)> {
    let word = |a: &str, b: &str, quoted, instead| (format!("{a}{b}"), quoted, instead);
    vec![
        word("lock", "down", true, "penutupan, pembatasan"),
        word("wali", "kota", true, "Wali Kota"),
        word("abs", "en", true, "presensi"),
        word("TO", "DO", false, "an issue"),
        word("FIX", "ME", false, "an issue"),
        word("index.crates", ".io", false, "no host of a registry"),
        word("static.crates", ".io", false, "no host of a registry"),
        word("registry.npm", "js.org", false, "no host of a registry"),
        word("files.python", "hosted.org", false, "no host of a registry"),
        word("deb.deb", "ian.org", false, "no host of a registry"),
        word("/wo", "rk/", false, "no path of a machine"),
        word("/ro", "ot/", false, "no path of a machine"),
        word("/ho", "me/", false, "no path of a machine"),
    ]
}

#[test]
fn no_word_that_does_not_belong_here() {
    let mut offences = Vec::new();
    for file in tree::files(&TEXTS) {
        for (n, line) in file.text.lines().enumerate() {
            for (word, quoted, instead) in words() {
                if !has_word(line, &word) || (quoted && quotes(&file.path, line)) {
                    continue;
                }
                offences.push(format!("{}:{}: {word} ({instead})", file.path, n + 1));
            }
        }
    }
    none("words that do not belong here", offences);
}

/// Whole word, capitals or not. A host is found anywhere, a path wherever it begins: a stage of ours
/// may bear the name of a folder of a machine.
fn has_word(line: &str, word: &str) -> bool {
    if word.starts_with('/') {
        let begins = |at: usize| line[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        return line.match_indices(word).any(|(at, _)| begins(at));
    }
    if !word.chars().all(char::is_alphanumeric) {
        return line.contains(word);
    }
    let capital = word.chars().all(char::is_uppercase);
    let line = if capital { line.to_owned() } else { line.to_lowercase() };
    line.match_indices(word).any(|(at, _)| {
        let before =
            line[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric() && c != '-' && c != '_');
        let after = line[at + word.len()..].chars().next().is_none_or(|c| !c.is_alphanumeric());
        before && after
    })
}

/// True where a line quotes someone else: an address, a table's source, a rule about the word.
fn quotes(path: &str, line: &str) -> bool {
    let avoided = line.contains("Avoid") || line.contains("bukan") || line.contains("jangan");
    let source = line.contains("http") || line.contains("sumber") || path.ends_with(".csv");
    source || avoided || (path.ends_with(".balai") && line.starts_with('#'))
}

#[test]
fn whole_words_are_meant() {
    assert!(has_word("daftar Hadir pagi", "hadir"));
    assert!(!has_word("kehadiran, hadirnya", "hadir"));
    assert!(has_word("see /tmp/x", "/tmp/") && has_word("(\"/tmp/x\")", "/tmp/"), "paths are found");
    assert!(!has_word("src/tmp/x", "/tmp/"), "but no folder of ours");
}
