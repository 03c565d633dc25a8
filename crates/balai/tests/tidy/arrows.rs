//! The arrows between the crates: balai -> web -> app -> {store, paper} -> core, nothing else.

use crate::{none, tree};

/// A crate and the crates of ours it may depend on.
const ARROWS: [(&str, &[&str]); 6] = [
    ("core", &[]),
    ("store", &["core"]),
    ("paper", &["core"]),
    ("app", &["core", "store", "paper"]),
    ("web", &["core", "app"]),
    ("balai", &["core", "app", "web"]),
];

#[test]
fn crates_depend_along_the_arrows() {
    let mut offences = Vec::new();
    for manifest in tree::files(&["/Cargo.toml"]) {
        let name = manifest.path.split('/').nth(1).unwrap_or_default().to_owned();
        let Some((_, allowed)) = ARROWS.iter().find(|(c, _)| *c == name) else {
            offences.push(format!("{}: a crate the house does not know", manifest.path));
            continue;
        };
        let table: toml::Table = manifest.text.parse().unwrap();
        for part in ["dependencies", "dev-dependencies", "build-dependencies"] {
            let Some(used) = table.get(part).and_then(|t| t.as_table()) else { continue };
            for ours in used.keys().filter_map(|k| k.strip_prefix("balai-")) {
                if !allowed.contains(&ours) {
                    offences.push(format!("{}: {name} may not depend on {ours}", manifest.path));
                }
            }
        }
        let lints = table.get("lints").and_then(|l| l.get("workspace")).and_then(toml::Value::as_bool);
        if lints != Some(true) {
            offences.push(format!("{}: it does not take the lints of the workspace", manifest.path));
        }
    }
    none("arrows that the house does not have", offences);
}
