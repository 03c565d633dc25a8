//! The guided form: order -> form -> order loses nothing; what a browser posts gives a form; what is
//! typed stays in its row.

use std::path::Path;

use balai_core::diagnostic::{Finding, Source};
use balai_core::order::form::{Form, RowKind, form};
use balai_core::order::{Order, parse, print};
use proptest::prelude::*;

use super::hall::{files, root};
use super::order_robust::{cases, difference, trees};

/// All orders of the repository: the real ones, the province's, the nation's, other regions'.
fn orders() -> Vec<Source> {
    let folders = ["orders", "orders/national", "orders/province", "orders/region"];
    folders.iter().flat_map(|f| files(&root().join(Path::new(f)), &["balai"])).collect()
}

fn read(text: &str) -> (Order, Vec<Finding>) {
    let parsed = parse(&Source::new("made.balai", text));
    (parsed.order, parsed.findings)
}

/// The same order comes back from the form, and from the form as a browser posts it.
fn comes_back(order: &Order) -> Result<(), String> {
    let made = form(order);
    let text = made.text();
    let printed = print(order);
    if text != printed {
        let line = text.lines().zip(printed.lines()).find(|(a, b)| a != b);
        return Err(format!("the form writes otherwise: {line:?}\n--- form\n{text}\n--- printed\n{printed}"));
    }
    let (again, findings) = read(&text);
    if !findings.is_empty() {
        return Err(format!("{findings:?}\n{text}"));
    }
    if let Some(line) = difference(order, &Order { id: order.id.clone(), ..again }) {
        return Err(format!("{line}\n{text}"));
    }
    let posted = Form::read(&made.pairs());
    if posted != made {
        let row = posted.rows.iter().zip(&made.rows).find(|(a, b)| a != b);
        return Err(format!("posted otherwise: {row:?}"));
    }
    Ok(())
}

#[test]
fn every_order_comes_back_from_its_form() {
    let all = orders();
    assert!(all.len() >= 43, "{}", all.len());
    for source in all {
        let order = parse(&source).order;
        comes_back(&order).unwrap_or_else(|e| panic!("{}: {e}", source.name));
        let rows = form(&order).rows;
        assert!(rows.iter().all(|r| r.kind != RowKind::Text), "{}", source.name);
    }
}

proptest! {
    #![proptest_config(cases(500, 5_000))]

    #[test]
    fn a_made_up_order_comes_back_from_its_form(order in trees::order()) {
        comes_back(&order).map_err(TestCaseError::fail)?;
    }
}
