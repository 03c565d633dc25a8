//! Findings: every code has a page, every page's code is raised, and a test sees it raised.

use std::collections::BTreeSet;

use balai_core::diagnostic::{Code, catalogue};

use crate::{none, tree};

const PAGES: &str = "crates/core/src/diagnostic/codes_";

/// Numbers in `Code(203)`, and in `case.finding(203, ...)` of the order's check.
fn numbers(text: &str) -> Vec<u16> {
    let after = |head: &'static str| text.match_indices(head).map(move |(at, _)| &text[at + head.len()..]);
    let codes = after("Code(").filter_map(|rest| rest[..rest.find(')')?].replace('_', "").parse().ok());
    let findings = after(".finding(").filter_map(|rest| rest[..rest.find(',')?].trim().parse().ok());
    codes.chain(findings).collect()
}

#[test]
fn every_code_that_is_raised_has_a_page() {
    let pages: BTreeSet<_> = catalogue::all().map(|e| e.code.0).collect();
    let mut offences = Vec::new();
    for file in tree::rust("crates/").into_iter().filter(|f| f.path.contains("/src/")) {
        let code: String = file.code().map(|(_, l)| l).collect::<Vec<_>>().join("\n");
        for number in numbers(&code).into_iter().filter(|n| *n != 0 && !pages.contains(n)) {
            offences.push(format!("{}: {} has no page", file.path, Code(number)));
        }
    }
    none("codes without a page", offences);
}

#[test]
fn pages_are_whole_and_each_code_has_one() {
    let mut seen = BTreeSet::new();
    let mut offences = Vec::new();
    for entry in catalogue::all() {
        if !seen.insert(entry.code) {
            offences.push(format!("{} has two pages", entry.code));
        }
        for (id, en) in [entry.title, entry.wrote, entry.wrong, entry.mend] {
            if id.trim().is_empty() || en.trim().is_empty() {
                offences.push(format!("{}: a part of its page is empty", entry.code));
            }
        }
    }
    none("pages with something missing", offences);
}

#[test]
fn every_page_is_raised_and_seen_by_a_test() {
    let sources = tree::rust("crates/");
    let product: Vec<_> =
        sources.iter().filter(|f| f.path.contains("/src/") && !f.path.starts_with(PAGES)).collect();
    let raised: BTreeSet<_> = product
        .iter()
        .flat_map(|f| numbers(&f.product().map(|(_, l)| l).collect::<Vec<_>>().join("\n")))
        .collect();
    let tested = tree::files(&[".rs", ".snap", ".expected", ".json"]);
    let tested: Vec<_> = tested.iter().filter(|f| f.path.starts_with("crates/")).map(tests_of).collect();
    let mut offences = Vec::new();
    for entry in catalogue::all() {
        let (code, number) = (entry.code.to_string(), format!("Code({})", entry.code.0));
        if !raised.contains(&entry.code.0) {
            offences.push(format!("{code} is raised nowhere"));
        }
        let names = named(&product, &number);
        let seen = |text: &&str| {
            text.contains(&code) || text.contains(&number) || names.iter().any(|n| text.contains(n))
        };
        if !tested.iter().any(seen) {
            offences.push(format!("{code} is seen by no test"));
        }
    }
    none("codes that are not raised or not tested", offences);
}

/// Names of constants that hold a code: `const NO_TABLE: Code = Code(601);`
fn named<'a>(files: &[&'a tree::File], number: &str) -> Vec<&'a str> {
    let end = format!("Code = {number};");
    let lines = files.iter().flat_map(|f| f.text.lines()).filter(|l| l.contains(&end));
    lines.filter_map(|l| Some(l.split_once("const ")?.1.split_once(':')?.0)).collect()
}

/// The part of a file that tests: all of it, unless it is product code with tests at its end.
fn tests_of(file: &tree::File) -> &str {
    let product = file.path.ends_with(".rs") && file.path.contains("/src/") && !file.path.contains("test");
    match product {
        true => file.text.find("\n#[cfg(test)]").map_or("", |at| &file.text[at..]),
        false => &file.text,
    }
}
