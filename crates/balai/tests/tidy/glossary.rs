//! The glossary: every noun it names in code exists in code.

use crate::{none, tree};

#[test]
fn code_names_of_the_glossary_exist() {
    let text = std::fs::read_to_string(tree::top().join("GLOSSARY.md")).unwrap();
    let code: String = tree::rust("crates/").into_iter().map(|f| f.text).collect();
    let mut offences = Vec::new();
    let rows = text.lines().filter(|l| l.starts_with("| ") && !l.contains("---")).skip(1);
    for row in rows {
        let cells: Vec<_> = row.trim_matches('|').split('|').map(str::trim).collect();
        if cells.len() != 4 {
            offences.push(format!("a row with {} cells: {row}", cells.len()));
            continue;
        }
        for name in cells[2].split('`').skip(1).step_by(2) {
            let last = name.rsplit("::").next().unwrap_or(name);
            if !code.contains(last) {
                offences.push(format!("{}: {name} is not in the code", cells[0]));
            }
        }
    }
    none("rows of the glossary that do not hold", offences);
}
