//! Invariant 4: an act is one function with one row in the access table and tests of its own.

use crate::{none, tree};

#[test]
fn every_act_has_an_access_row_and_tests() {
    let table = std::fs::read_to_string(tree::top().join("crates/app/src/acts.rs")).unwrap();
    let mut offences = Vec::new();
    let mut acts = 0;
    for file in tree::rust("crates/app/src/") {
        let parts: Vec<_> = file.path.split('/').collect();
        let [_, _, _, stage, name] = parts.as_slice() else { continue };
        if *name == "mod.rs" || !file.text.contains("caller: &Caller") {
            continue;
        }
        acts += 1;
        if !table.contains(&format!("\"{stage}/{name}\"")) {
            offences.push(format!("{stage}/{name}: no row in acts.rs"));
        }
        if !file.text.contains("require(caller, Act::") {
            offences.push(format!("{stage}/{name}: asks nobody whether the caller may"));
        }
        if !file.text.contains("#[cfg(test)]") {
            offences.push(format!("{stage}/{name}: no test"));
        }
    }
    none("acts without a row, a question or a test", offences);
    assert!(acts > 0, "no act was found: the search is wrong");
}
