//! Links between the papers: every relative link leads to a file, every anchor to a heading.

use crate::{none, tree};

#[test]
fn every_link_leads_somewhere() {
    let mut offences = Vec::new();
    for file in tree::files(&[".md"]) {
        let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        for (n, target) in targets(&file.text) {
            if target.contains("://") || target.starts_with("mailto:") {
                continue;
            }
            let (path, anchor) = target.split_once('#').unwrap_or((&target, ""));
            let place = match path {
                "" => tree::top().join(&file.path),
                _ => tree::top().join(folder).join(path),
            };
            if !place.exists() {
                offences.push(format!("{}:{n}: {target} leads nowhere", file.path));
            } else if !anchor.is_empty() && !anchors(&place).iter().any(|a| a == anchor) {
                offences.push(format!("{}:{n}: {target} has no such heading", file.path));
            }
        }
    }
    none("links that lead nowhere", offences);
}

/// Targets of `[text](target)` and `![text](target)` outside code, with their lines.
fn targets(text: &str) -> Vec<(usize, String)> {
    let (mut found, mut fenced) = (Vec::new(), false);
    for (n, line) in text.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        }
        if fenced || line.starts_with("    ") {
            continue;
        }
        let prose: String = line.split('`').step_by(2).collect::<Vec<_>>().join("``");
        for (at, _) in prose.match_indices("](") {
            if let Some(end) = prose[at + 2..].find(')') {
                found.push((n + 1, prose[at + 2..at + 2 + end].to_owned()));
            }
        }
    }
    found
}

/// Anchors of the headings of a paper, as they are made from their words.
fn anchors(path: &std::path::Path) -> Vec<String> {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let heads = text.lines().filter(|l| l.starts_with('#')).map(|l| l.trim_start_matches('#').trim());
    heads.map(anchor).collect()
}

fn anchor(heading: &str) -> String {
    let kept = heading
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric() || " -_".contains(*c))
        .collect::<String>();
    kept.replace(' ', "-")
}

#[test]
fn links_in_code_are_no_links() {
    let text = "see [a](b.md#c) and `[x](y)`\n```\n[no](no.md)\n```\n![p](p.png)";
    assert_eq!(targets(text), [(1, "b.md#c".to_owned()), (5, "p.png".to_owned())]);
    assert_eq!(anchor("What it writes, and where"), "what-it-writes-and-where");
}
