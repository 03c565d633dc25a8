//! Invariant 3: only `store/src/db.rs`, and what stands in its folder, names an engine.

use crate::{none, tree};

const ENGINES: [&str; 4] = ["rusqlite", "sqlite", "postgres", "libpq"];
const HOME: [&str; 2] = ["crates/store/src/db.rs", "crates/store/src/db/"];

#[test]
fn only_one_file_names_an_engine() {
    let mut offences = Vec::new();
    let away = |path: &str| path.contains("/src/") && !HOME.iter().any(|home| path.starts_with(home));
    for file in tree::rust("crates/").into_iter().filter(|f| away(&f.path)) {
        for (n, line) in file.code() {
            let line = line.to_lowercase();
            for word in ENGINES.iter().filter(|w| line.contains(**w)) {
                offences.push(format!("{}:{n}: {word}", file.path));
            }
        }
    }
    none("what one engine can do better sits behind a function of store/src/db.rs", offences);
}
