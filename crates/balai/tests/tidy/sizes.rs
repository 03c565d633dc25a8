//! Sizes: files have ceilings, functions too (clippy.toml). The lists of exceptions may only shrink.

use crate::{none, tree};

/// Files that are longer than their ceiling, with the length they may have today.
const LONG: [(&str, usize); 2] =
    [("crates/paper/src/tests/pdfa.rs", 548), ("crates/paper/templates/naskah.typ", 165)];

/// Places that may keep `too_many_arguments` or `too_many_lines` silent, by file and count.
const WIDE: [(&str, usize); 0] = [];

/// The ceiling of a file: lines before its tests; blank lines count, for they are read too.
fn ceiling(path: &str) -> usize {
    let parts: Vec<_> = path.split('/').collect();
    match parts.as_slice() {
        [.., name] if name.ends_with(".html") || name.ends_with(".typ") => 120,
        ["crates", "app", "src", _, _] => 180,
        // Tables of words in two languages, not handlers.
        ["crates", "web", "src", .., "text.rs"] => 500,
        ["crates", "web", "src", _, ..] => 220,
        ["crates", "balai", "src", ..] => 150,
        _ => 500,
    }
}

#[test]
fn files_stay_below_their_ceiling() {
    let mut offences = Vec::new();
    let files = tree::files(&[".rs", ".html", ".typ"]).into_iter();
    for file in files.filter(|f| f.path.starts_with("crates/")) {
        let (lines, listed) = (file.product().count(), LONG.iter().find(|(path, _)| *path == file.path));
        let limit = ceiling(&file.path);
        match listed {
            None if lines > limit => offences.push(format!("{}: {lines} lines, at most {limit}", file.path)),
            Some((_, most)) if lines > *most => {
                offences.push(format!("{}: grew to {lines} lines, listed with {most}", file.path));
            }
            Some(_) if lines <= limit => offences.push(format!("{}: needs no exception now", file.path)),
            _ => {}
        }
    }
    none("files above their ceiling", offences);
}

#[test]
fn wide_and_long_functions_are_listed() {
    let mut offences = Vec::new();
    for file in tree::rust("crates/") {
        let silences = |line: &str| {
            let line = line.trim_start();
            let attribute =
                line.starts_with("#[allow(") || line.starts_with("#[expect(") || line.starts_with("#![");
            attribute && (line.contains("too_many_arguments") || line.contains("too_many_lines"))
        };
        let count = file.text.lines().filter(|l| silences(l)).count();
        let listed = WIDE.iter().find(|(path, _)| *path == file.path).map_or(0, |(_, n)| *n);
        if count != listed {
            offences.push(format!("{}: {count} functions silenced, {listed} listed", file.path));
        }
    }
    none("functions above 70 lines or five parameters", offences);
}

#[test]
fn exceptions_name_files_that_exist() {
    let gone = |path: &str| !tree::top().join(path).is_file();
    let names = LONG.iter().chain(&WIDE).map(|(path, _)| *path);
    none("exceptions for files that are gone", names.filter(|p| gone(p)).map(str::to_owned).collect());
}

#[test]
fn every_module_says_what_it_is() {
    let silent = |f: &tree::File| !f.text.trim_start().starts_with("//!");
    let files = tree::rust("crates/").into_iter().filter(silent).map(|f| f.path).collect();
    none("modules that do not open with //!", files);
}

#[test]
fn the_architecture_fits_on_two_hundred_lines() {
    let text = std::fs::read_to_string(tree::top().join("ARCHITECTURE.md")).unwrap();
    assert!(text.lines().count() <= 200, "{} lines", text.lines().count());
}
