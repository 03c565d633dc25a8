//! The tree as answers: every value in the printer's own words.

mod header;
mod rule;

use super::question::{Answer, YES};
use super::{Form, Row, RowKind};
use crate::order::print;
use crate::order::tree::*;

/// A kind of row and its answers by their keys.
type Filled = (RowKind, Vec<(&'static str, String)>);

/// A row with its comments and where it comes from.
struct Margin<'a> {
    before: &'a [String],
    after: Option<&'a String>,
    origin: Option<&'a Origin>,
}

/// The whole order.
pub(super) fn form(order: &Order) -> Form {
    let (opening, first) = print::opening(order);
    let mut title = Row::empty(RowKind::Title);
    title.answer("judul", shown(&order.title.value, &[]));
    title.answer("catatan", opening.strip_suffix(&[String::new()]).unwrap_or(opening).join("\n"));
    title.answer("penutup", closing(&order.closing_comments));
    let mut rows = vec![title];
    let regency = print::is_regency(order);
    for (i, line) in order.items.iter().enumerate() {
        let before = if i == 0 { first } else { &line.before };
        let margin = Margin { before, after: line.after.as_ref(), origin: line.origin.as_ref() };
        match &line.item {
            Item::Clause(c) => clause(&mut rows, c, &margin, 0),
            other => rows.push(row(header::item(other, regency), &margin, 0)),
        }
    }
    Form { rows }
}

fn clause(rows: &mut Vec<Row>, c: &Clause, margin: &Margin<'_>, depth: u8) {
    rows.push(row(header::clause(c), margin, depth));
    for line in &c.body {
        let margin =
            Margin { before: &line.before, after: line.after.as_ref(), origin: line.origin.as_ref() };
        match &line.item {
            BodyItem::Sub(sub) => clause(rows, sub, &margin, depth + 1),
            BodyItem::Rule(r) => rows.push(row(rule::rule(r), &margin, depth + 1)),
            BodyItem::Broken(t) => rows.push(row(broken(&t.value), &margin, depth + 1)),
        }
    }
}

fn row((kind, values): Filled, margin: &Margin<'_>, depth: u8) -> Row {
    let mut row = Row::empty(kind);
    row.depth = depth;
    for (key, value) in values {
        row.answer(key, value);
    }
    let before = margin.before;
    row.gap = before.first().is_some_and(String::is_empty);
    row.answer("catatan", before[usize::from(row.gap)..].join("\n"));
    row.answer("catatan-akhir", margin.after.cloned().unwrap_or_default());
    match margin.origin {
        Some(Origin::Source(s)) => row.answer("sumber", shown(s, &[])),
        Some(Origin::Estimate(s)) => row.answer("taksiran", shown(s, &[])),
        None => {}
    }
    row
}

/// A line that could not be read, without its indents.
fn broken(text: &str) -> Filled {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    (RowKind::Text, vec![("isi", lines.join("\n"))])
}

fn closing(comments: &[String]) -> String {
    comments.iter().filter(|c| !c.is_empty()).cloned().collect::<Vec<_>>().join("\n")
}

/// A text as people see it: without its quotes, but where it would be taken for something else, for
/// no answer or for one of the answers that stand without quotes.
fn shown(text: &str, plain: &[Answer]) -> String {
    if text.trim().is_empty() || plain.iter().any(|a| a.value == text) {
        return print::quote(text);
    }
    text.to_owned()
}

/// A name or other words of the tree that may be empty.
fn words(text: &str) -> String {
    shown(text, &[])
}

/// [`YES`] or nothing.
fn tick(yes: bool) -> String {
    if yes { YES.to_owned() } else { String::new() }
}

/// What is said if something is there.
fn maybe<T>(value: Option<T>, say: impl Fn(T) -> String) -> String {
    value.map_or_else(String::new, say)
}

/// The words of a value without the blanks around them.
fn trimmed(words: &str) -> String {
    words.trim().to_owned()
}

/// Texts, one a line.
fn lines<'a>(texts: impl IntoIterator<Item = &'a String>) -> String {
    texts.into_iter().map(|t| words(t)).collect::<Vec<_>>().join("\n")
}

/// Weekdays, divided by blanks.
fn days(days: Option<[bool; 7]>) -> String {
    let on = super::answers::WEEKDAYS.iter().zip(days.unwrap_or_default());
    on.filter(|(_, on)| *on).map(|(day, _)| day.value).collect::<Vec<_>>().join(" ")
}
