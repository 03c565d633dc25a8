//! Tidy: the invariants of the house (ARCHITECTURE.md) that neither Cargo nor clippy can hold.
//!
//! Each file is one invariant or one family of them; each test says all offences at once. Lists of
//! exceptions may only shrink: an entry that is no longer needed is an offence too.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod acts;
mod arrows;
mod codes;
mod engines;
mod glossary;
mod licences;
mod links;
mod pure;
mod sizes;
mod stages;
mod templates;
mod tree;
mod wall;
mod words;

/// Fails with all offences, one a line.
fn none(what: &str, offences: Vec<String>) {
    assert!(offences.is_empty(), "\n{what}:\n  {}\n", offences.join("\n  "));
}
