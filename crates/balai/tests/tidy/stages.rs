//! Invariant 2: a stage of the core uses the stages above it in `core/src/lib.rs`, never below.

use crate::{none, tree};

/// The line as `core/src/lib.rs` writes it.
const LINE: [&str; 9] =
    ["diagnostic", "city", "order", "arrange", "work", "health", "serve", "report", "review"];

#[test]
fn the_list_in_lib_rs_is_the_line() {
    let text = std::fs::read_to_string(tree::top().join("crates/core/src/lib.rs")).unwrap();
    assert!(text.contains(&LINE.join(" ")), "lib.rs names the whole line");
    let stages = text.lines().filter_map(|l| l.strip_prefix("pub mod ")?.strip_suffix(';'));
    for stage in stages {
        assert!(LINE.contains(&stage), "{stage} is no stage");
    }
}

#[test]
fn a_stage_looks_only_up() {
    let mut offences = Vec::new();
    for file in tree::rust("crates/core/src/") {
        let Some((stage, _)) = file.path["crates/core/src/".len()..].split_once('/') else { continue };
        let place = LINE.iter().position(|s| *s == stage).unwrap_or_else(|| panic!("{stage} is no stage"));
        for used in used_stages(&file.code().map(|(_, line)| line).collect::<Vec<_>>().join("\n")) {
            if LINE.iter().position(|s| *s == used).is_some_and(|below| below > place) {
                offences.push(format!("{}: {stage} looks down at {used}", file.path));
            }
        }
    }
    none("a stage uses the stages above it, never below", offences);
}

/// First names after `crate::` and `super::`, also inside braces.
fn used_stages(code: &str) -> Vec<String> {
    let mut used = Vec::new();
    for root in ["crate::", "super::"] {
        for (at, _) in code.match_indices(root) {
            let rest = &code[at + root.len()..];
            match rest.strip_prefix('{') {
                Some(group) => used.extend(names_of_group(group)),
                None => used.push(first_name(rest)),
            }
        }
    }
    used
}

fn names_of_group(group: &str) -> Vec<String> {
    let (mut depth, mut names, mut start) = (0, Vec::new(), 0);
    for (i, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                names.push(first_name(group[start..i].trim()));
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                names.push(first_name(group[start..i].trim()));
                start = i + 1;
            }
            _ => {}
        }
    }
    names
}

fn first_name(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

#[test]
fn names_are_found_in_braces_too() {
    let code = "use crate::{city::{City, Unit}, order};\nuse crate::arrange::Roster; use super::report::x;";
    assert_eq!(used_stages(code), ["city", "order", "arrange", "report"]);
}
