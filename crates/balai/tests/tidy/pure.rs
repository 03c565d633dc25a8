//! Invariant 1: the core never asks for the time, for chance, for a file, a table or another
//! machine, and it has no dependency through which it could.

use crate::{none, tree};

const FORBIDDEN: [&str; 24] = [
    "std::fs",
    "std::env",
    "std::net",
    "std::process",
    "std::thread",
    "std::time",
    "std::io::stdin",
    "std::io::stdout",
    "std::io::stderr",
    "println!",
    "eprintln!",
    "SystemTime",
    "Instant::now",
    "Zoned::now",
    "Timestamp::now",
    "TimeZone::system",
    "TimeZone::get",
    "RandomState",
    "rand::",
    "thread_rng",
    "getrandom",
    "from_entropy",
    "from_os_rng",
    "env!(",
];

/// What the core may be built from. Each is pure computation on values.
const DEPENDENCIES: [&str; 11] = [
    "annotate-snippets",
    "csv",
    "icalendar",
    "jiff",
    "qrcodegen",
    "rand_pcg",
    "rayon",
    "serde",
    "serde_json",
    "sha2",
    "toml",
];

#[test]
fn the_core_asks_for_nothing() {
    let mut offences = Vec::new();
    let ours = |f: &tree::File| !f.path.contains("/tests/") && !f.path.ends_with("/tests.rs");
    for file in tree::rust("crates/core/src/").into_iter().filter(ours) {
        for (n, line) in file.code() {
            for word in FORBIDDEN.iter().filter(|w| line.contains(**w)) {
                offences.push(format!("{}:{n}: {word}", file.path));
            }
        }
    }
    none("the core is pure; hand these in as arguments", offences);
}

#[test]
fn the_core_is_built_from_pure_crates() {
    let text = std::fs::read_to_string(tree::top().join("crates/core/Cargo.toml")).unwrap();
    let table: toml::Table = text.parse().unwrap();
    let names = table["dependencies"].as_table().unwrap().keys();
    let strangers = names.filter(|n| !DEPENDENCIES.contains(&n.as_str())).cloned().collect();
    none("crates the core may not depend on", strangers);
}
