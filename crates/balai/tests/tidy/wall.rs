//! Invariant 6: health stands behind a wall. What names its rules, its rows or its pages stands in the
//! stage `health` of a crate, or is one of the doors listed here.

use crate::{none, tree};

/// Words that name health.
const WORDS: [&str; 6] =
    ["health::", "mod health", "HealthProfile", "Status::Confirmed", "case_file", "health_report"];

/// Folders and files where health is at home.
const HOME: [&str; 6] = [
    "crates/core/src/health/",
    "crates/store/src/health.rs",
    "crates/app/src/health/",
    "crates/app/src/case_file.rs",
    "crates/web/src/health/",
    "crates/core/src/city/",
];

/// Doors: where the stages are listed, where addresses are gathered, where a link leads to a page,
/// and where all that is sealed goes over to a newer key.
const DOORS: [&str; 10] = [
    "crates/core/src/lib.rs",
    "crates/store/src/lib.rs",
    "crates/store/src/reseal.rs",
    "crates/app/src/reseal.rs",
    "crates/app/src/lib.rs",
    "crates/web/src/lib.rs",
    "crates/web/src/counter.rs",
    "crates/web/src/account/own.rs",
    "crates/web/src/account/told.rs",
    "crates/web/src/work/recap.rs",
];

#[test]
fn health_is_named_behind_its_wall_alone() {
    let mut offences = Vec::new();
    let mut found = 0;
    for file in tree::rust("crates/").into_iter().filter(|f| f.path.contains("/src/")) {
        let test = file.path.contains("/tests/") || file.path.ends_with("/fixture.rs");
        if test || DOORS.contains(&file.path.as_str()) {
            continue;
        }
        let home = HOME.iter().any(|home| file.path.starts_with(home));
        for (n, line) in file.code() {
            for word in WORDS.iter().filter(|word| line.contains(**word)) {
                found += 1;
                if !home {
                    offences.push(format!("{}:{n}: {word}", file.path));
                }
            }
        }
    }
    none("health outside its wall", offences);
    assert!(found > 10, "the search finds what it looks for");
}

#[test]
fn the_doors_exist() {
    let gone = |path: &&&str| !tree::top().join(path).exists();
    none(
        "doors and homes that are gone",
        HOME.iter().chain(&DOORS).filter(gone).map(|p| (*p).into()).collect(),
    );
}
