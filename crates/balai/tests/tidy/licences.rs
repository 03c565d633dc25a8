//! The quick form of cargo-deny: every package of the build against the licences of deny.toml, and
//! none from anywhere but the one registry.

use std::process::Command;

use crate::{none, tree};

fn packages() -> Vec<serde_json::Value> {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or("cargo".into()));
    let out = cargo.args(["metadata", "--format-version", "1", "--locked"]).current_dir(tree::top()).output();
    let out = out.unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let metadata: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
    metadata["packages"].as_array().unwrap().clone()
}

fn allowed() -> Vec<String> {
    let text = std::fs::read_to_string(tree::top().join("deny.toml")).unwrap();
    let table: toml::Table = text.parse().unwrap();
    let list = table["licenses"]["allow"].as_array().unwrap();
    list.iter().map(|l| l.as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_licence_is_allowed() {
    let allowed = allowed();
    let mut offences = Vec::new();
    for package in packages() {
        let licence = package["license"].as_str().unwrap_or("none named");
        if !holds(licence, &allowed) {
            offences.push(format!("{}: {licence}", package["name"]));
        }
    }
    none("licences that deny.toml does not allow", offences);
}

#[test]
fn every_package_comes_from_the_registry_or_from_here() {
    let strange = |p: &serde_json::Value| {
        let source = p["source"].as_str().unwrap_or("");
        (!source.is_empty() && !source.starts_with("registry+")).then(|| format!("{}: {source}", p["name"]))
    };
    none("packages from elsewhere", packages().iter().filter_map(strange).collect());
}

/// True if an SPDX expression can be met with the allowed licences. `/` is an old way to write OR.
fn holds(expression: &str, allowed: &[String]) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    let met = either(&words, &mut at, allowed);
    met && at == words.len()
}

fn either(words: &[&str], at: &mut usize, allowed: &[String]) -> bool {
    let mut met = both(words, at, allowed);
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        met |= both(words, at, allowed);
    }
    met
}

fn both(words: &[&str], at: &mut usize, allowed: &[String]) -> bool {
    let mut met = one(words, at, allowed);
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        met &= one(words, at, allowed);
    }
    met
}

fn one(words: &[&str], at: &mut usize, allowed: &[String]) -> bool {
    let Some(word) = words.get(*at) else { return false };
    *at += 1;
    if *word == "(" {
        let met = either(words, at, allowed);
        *at += 1;
        return met;
    }
    let mut name = (*word).to_owned();
    if words.get(*at) == Some(&"WITH") {
        name = format!("{name} WITH {}", words.get(*at + 1).unwrap_or(&""));
        *at += 2;
    }
    allowed.contains(&name)
}

#[test]
fn expressions_are_read_as_they_are_meant() {
    let allowed = ["MIT".to_owned(), "Unicode-3.0".to_owned(), "Apache-2.0 WITH LLVM-exception".to_owned()];
    for (expression, met) in [
        ("MIT", true),
        ("GPL-3.0", false),
        ("MIT/Apache-2.0", true),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
        ("MIT AND GPL-3.0", false),
        ("Apache-2.0 WITH LLVM-exception OR GPL-2.0", true),
        ("Apache-2.0", false),
    ] {
        assert_eq!(holds(expression, &allowed), met, "{expression}");
    }
}
