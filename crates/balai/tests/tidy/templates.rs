//! Pages work under a strict content security policy: templates carry no code and no styles.

use crate::{none, tree};

#[test]
fn templates_carry_no_code_and_no_styles() {
    let mut offences = Vec::new();
    let templates = tree::files(&[".html"]).into_iter().filter(|f| f.path.starts_with("crates/"));
    for file in templates {
        for (n, line) in file.text.lines().enumerate() {
            let lower = line.to_lowercase();
            if lower.contains(" style=") {
                offences.push(format!("{}:{}: style=", file.path, n + 1));
            }
            if handler(&lower) {
                offences.push(format!("{}:{}: an event handler", file.path, n + 1));
            }
            for (at, _) in lower.match_indices("<script") {
                let tag = &lower[at..lower[at..].find('>').map_or(lower.len(), |end| at + end)];
                if !tag.contains(" src=") && !tag.contains("application/ld+json") {
                    offences.push(format!("{}:{}: code in the page", file.path, n + 1));
                }
            }
        }
    }
    none("templates with code or styles", offences);
}

/// ` onclick=` and its kin.
fn handler(line: &str) -> bool {
    line.match_indices(" on").any(|(at, _)| {
        let word = &line[at + 3..];
        let name = word.chars().take_while(char::is_ascii_lowercase).count();
        name > 2 && word[name..].starts_with('=')
    })
}

#[test]
fn a_handler_is_seen() {
    assert!(handler(r#"<a href="/" onclick="x()">"#));
    assert!(!handler("based on = signs, on purpose"));
}
