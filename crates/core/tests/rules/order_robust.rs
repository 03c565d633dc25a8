//! Any text gives a tree and findings: never a panic, never a wait. Any tree of the language is
//! printed, read again and comes back the same.
//!
//! The quick form runs in seconds; `BALAI_DEEP=1` runs the full numbers.

mod mutation;
pub mod trees;

use std::sync::OnceLock;
use std::time::{Duration, Instant};

use super::hall;
use super::hall::{Town, real_orders, town};
use balai_core::diagnostic::{Lang, Source, frame};
use balai_core::order::{Order, check, parse, print};
use proptest::prelude::*;

/// Longest time that reading and printing one text of a few kilobytes may take, far above what it takes.
const PATIENCE: Duration = Duration::from_secs(5);

/// Number of cases: quick, or deep if asked.
pub fn cases(quick: u32, deep: u32) -> ProptestConfig {
    let asked = std::env::var_os("BALAI_DEEP").is_some_and(|v| v == "1");
    let cases = if asked { deep } else { quick };
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// The tree as JSON without places and blank lines, which differ between two spellings of one order.
pub fn shape(order: &Order) -> serde_json::Value {
    fn strip(value: &mut serde_json::Value) {
        match value {
            serde_json::Value::Object(map) => {
                map.remove("span");
                map.values_mut().for_each(strip);
            }
            serde_json::Value::Array(all) => {
                all.retain(|v| v.as_str() != Some(""));
                all.iter_mut().for_each(strip);
            }
            _ => {}
        }
    }
    let mut value = serde_json::to_value(order).unwrap();
    strip(&mut value);
    value
}

/// The first line in which two trees differ.
pub fn difference(a: &Order, b: &Order) -> Option<String> {
    let pretty = |o| serde_json::to_string_pretty(&shape(o)).unwrap();
    let (a, b) = (pretty(a), pretty(b));
    if a == b {
        return None;
    }
    let lines: Vec<&str> = a.lines().collect();
    let at = lines.iter().zip(b.lines()).position(|(x, y)| *x != y).unwrap_or(lines.len() - 1);
    let around = lines[at.saturating_sub(4)..=at].join("\n");
    Some(format!("the trees differ:\n{around}\nagainst\n{}", b.lines().nth(at).unwrap_or("nothing")))
}

/// Reads, prints, reads again. What was read without findings comes back the same and prints the same.
fn read_print_read(text: &str) {
    let start = Instant::now();
    let source = Source::new("any.balai", text);
    let first = parse(&source);
    let printed = print(&first.order);
    let again = parse(&Source::new("any.balai", printed.clone()));
    for span in first.findings.iter().filter_map(|f| f.at.as_ref()).map(|m| m.span) {
        assert!(span.start <= span.end && span.end <= text.len(), "{span:?} outside the text");
    }
    for finding in first.findings.iter().take(3) {
        let frame =
            frame::frames(std::slice::from_ref(finding), std::slice::from_ref(&source), Lang::Id, false);
        assert!(frame.contains(&finding.code.to_string()));
    }
    if first.findings.is_empty() {
        let found = &again.findings;
        assert!(
            found.is_empty(),
            "printing made it unreadable: {found:?}\n--- text\n{text}\n--- printed\n{printed}"
        );
        if let Some(line) = difference(&first.order, &again.order) {
            panic!("{line}\n--- text\n{text}\n--- printed\n{printed}");
        }
        assert_eq!(printed, print(&again.order), "printing is not stable");
    }
    assert!(start.elapsed() < PATIENCE, "{:?} for {} bytes", start.elapsed(), text.len());
}

/// Bogor with one person in forty, so that thousands of orders are checked in seconds.
fn small_town() -> &'static Town {
    static TOWN: OnceLock<Town> = OnceLock::new();
    TOWN.get_or_init(|| {
        let Town { city, people } = town("bogor");
        Town { city: city.clone(), people: people.iter().step_by(40).cloned().collect() }
    })
}

/// Checks an order that may say anything: every finding points into the text, every clause exists.
fn check_it(text: &str) {
    let start = Instant::now();
    let town = small_town();
    let source = Source::new("any.balai", text);
    let order = parse(&source).order;
    let checked = check(&order, &source, &town.city, &town.people, &[&order]);
    for finding in &checked.findings {
        let marks = finding.at.iter().chain(&finding.related);
        assert!(marks.clone().all(|m| m.span.end <= text.len()), "{finding:?}\n{text}");
        assert!(!finding.title.is_empty());
    }
    let effect = &checked.effect;
    let days = effect.days.len();
    assert_eq!(effect.standing.len(), town.people.len() * days);
    assert_eq!(effect.services.len(), town.city.services.len() * days);
    for quota in &effect.quotas {
        assert!(!effect.label(quota.clause).is_empty());
    }
    assert!(start.elapsed() < PATIENCE, "{:?}\n{text}", start.elapsed());
}

proptest! {
    #![proptest_config(cases(5_000, 100_000))]

    #[test]
    fn any_bytes_give_a_tree(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        read_print_read(&String::from_utf8_lossy(&bytes));
    }
}

proptest! {
    #![proptest_config(cases(1_500, 30_000))]

    #[test]
    fn any_words_of_the_language_give_a_tree(text in mutation::babble()) {
        read_print_read(&text);
    }
}

proptest! {
    #![proptest_config(cases(500, 10_000))]

    #[test]
    fn a_mutated_order_gives_a_tree(edits in mutation::edits(), which in any::<prop::sample::Index>()) {
        let orders = real_orders();
        let text = mutation::apply(&orders[which.index(orders.len())].text, &edits);
        read_print_read(&text);
    }

    #[test]
    fn a_mutated_order_is_checked(edits in mutation::edits(), which in any::<prop::sample::Index>()) {
        let orders = real_orders();
        check_it(&mutation::apply(&orders[which.index(orders.len())].text, &edits));
    }
}

proptest! {
    #![proptest_config(cases(100, 3_000))]

    #[test]
    fn a_made_up_order_is_checked(order in trees::order()) {
        check_it(&print(&order));
    }

    #[test]
    fn a_tree_comes_back_from_its_text(order in trees::order()) {
        let printed = print(&order);
        let again = parse(&Source::new("made.balai", printed.clone()));
        prop_assert!(again.findings.is_empty(), "{:?}\n{printed}", again.findings);
        if let Some(line) = difference(&order, &again.order) {
            return Err(TestCaseError::fail(format!("{line}\n{printed}")));
        }
        prop_assert_eq!(&printed, &print(&again.order), "printing is not stable");
    }

    #[test]
    fn a_tree_comes_back_from_json(order in trees::order()) {
        let json = serde_json::to_string(&order).unwrap();
        prop_assert_eq!(serde_json::from_str::<Order>(&json).unwrap(), order);
    }
}

/// Sets that name each other many times over are cut off and told.
#[test]
fn sets_without_end_are_told() {
    let set = |name: &str, member: &str| format!("golongan {name} {{ {} }}\n", [member; 9].join(", "));
    let mut text = String::from("perintah \"x\" {\nberlaku 2021-06-29 sampai 2021-07-05\n");
    for (a, b) in [("a", "b"), ("b", "c"), ("c", "d"), ("d", "e"), ("e", "f"), ("f", "a")] {
        text += &set(a, b);
    }
    text += "KESATU a {\nbekerja dari rumah\n}\n}\n";
    check_it(&text);
    let source = Source::new("any.balai", text);
    let found = hall::examine(&source, small_town(), &[]).findings;
    assert!(found.iter().any(|f| f.code.to_string() == "B0213"), "{found:?}");
}

/// Texts that once were, or easily become, too deep or too slow.
#[test]
fn deep_and_long_texts_are_read_in_time() {
    let n = 20_000;
    let clause = |who: &str| format!("perintah \"x\" {{\n KESATU {who} {{\n bekerja dari rumah\n }}\n}}\n");
    for text in [
        "{".repeat(n),
        "}".repeat(n),
        "(".repeat(n),
        "\n".repeat(n),
        "#\n".repeat(n),
        "\"".repeat(n),
        "9".repeat(n),
        "a".repeat(n),
        "perintah \"x\" {".repeat(n / 10),
        clause(&"(".repeat(n)),
        clause(&"yang (".repeat(n / 6)),
        clause(&format!("dinkes{}", " berstatus ASN".repeat(n / 10))),
        clause(&format!("dinkes{}", ", dinkes".repeat(n / 8))),
        clause(&format!("dinkes{}", " kecuali dinkes".repeat(n / 10))),
        format!("perintah \"x\" {{\n{}", "KESATU {\nhuruf a {\n".repeat(n / 20)),
        format!("perintah \"x\" {{\n{}", "a;".repeat(n / 2)),
        format!("perintah \"x\" {{\n{}}}", "1 ".repeat(n)),
        format!("perintah \"x\" {{\n kepada {}\"a\"\n}}", "\"a\", ".repeat(n / 5)),
    ] {
        read_print_read(&text);
    }
}
