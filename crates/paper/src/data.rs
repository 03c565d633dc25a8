//! A letter as the data file of its template.
//!
//! Values only: no text of a letter ever becomes template code, so an office named `#set` stays a
//! name.

use balai_core::report::letter::{Annex, Layout, Letter, Point, Section, Sentence};
use balai_core::report::qr::{Qr, qr, svg_path};
use serde_json::{Value, json};

use crate::layout::Sheet;
use crate::world::can_print;

/// Narrowest and widest column of a table, in letters; between them a column is as wide as its text.
const COLUMN: (usize, usize) = (5, 34);

/// From so many columns on, an annex lies on its side.
const WIDE: usize = 7;

/// What stands for a character that the fonts do not have: a name in another script must not keep
/// an order from being printed.
const UNKNOWN: char = '?';

/// The data file.
pub fn letter(letter: &Letter, sheet: Sheet) -> Value {
    let mut value = whole(letter, sheet);
    printable(&mut value);
    value
}

fn printable(value: &mut Value) {
    match value {
        Value::String(text) if !text.is_ascii() || text.contains(char::is_control) => {
            *text = text.chars().map(sign).collect();
        }
        Value::Array(all) => all.iter_mut().for_each(printable),
        Value::Object(map) => map.values_mut().for_each(printable),
        _ => {}
    }
}

fn sign(character: char) -> char {
    match character {
        '\u{2010}' | '\u{2011}' => '-',
        '\u{202f}' | '\u{2009}' => '\u{a0}',
        c if c.is_control() => ' ',
        c if can_print(c) => c,
        _ => UNKNOWN,
    }
}

fn whole(letter: &Letter, sheet: Sheet) -> Value {
    let code = qr(&letter.verify);
    json!({
        "paper": match sheet { Sheet::A4 => "a4", Sheet::F4 => "f4" },
        "layout": match letter.layout {
            Layout::Instruksi => "instruksi",
            Layout::SuratEdaran => "surat-edaran",
            Layout::Lisan => "lisan",
        },
        "draft": letter.draft,
        "head": letter.head,
        "kind": letter.kind,
        "number": letter.number,
        "title": letter.title,
        "opening": sentences(&letter.opening),
        "addressees": letter.addressees,
        "sections": letter.sections.iter().map(section).collect::<Vec<_>>(),
        "closing": sentences(&letter.closing),
        "dated": letter.dated,
        "office": letter.office,
        "signer": letter.signer,
        "copies": letter.copies,
        "annex_head": letter.annex_head,
        "annexes": letter.annexes.iter().map(annex).collect::<Vec<_>>(),
        "verify": letter.verify,
        "hash": letter.hash,
        "qr": svg(&code),
    })
}

fn sentences(all: &[Sentence]) -> Vec<&str> {
    all.iter().map(|s| s.text.as_str()).collect()
}

fn section(section: &Section) -> Value {
    json!({
        "heading": section.heading,
        "paragraphs": sentences(&section.paragraphs),
        "points": section.points.iter().map(point).collect::<Vec<_>>(),
    })
}

fn point(from: &Point) -> Value {
    json!({
        "label": from.label,
        "text": sentences(&from.sentences).join(" "),
        "points": from.points.iter().map(point).collect::<Vec<_>>(),
    })
}

fn annex(annex: &Annex) -> Value {
    json!({
        "label": annex.label,
        "draft_only": annex.draft_only,
        "title": annex.title,
        "columns": annex.columns,
        "widths": widths(annex),
        "wide": annex.columns.len() >= WIDE,
        "rows": annex.rows,
        "note": annex.note,
    })
}

/// Share of each column: between its longest and its usual text, and never below its longest word.
fn widths(annex: &Annex) -> Vec<usize> {
    let count = annex.rows.len().max(1);
    let word = |text: &str| text.split_whitespace().map(|w| w.chars().count()).max().unwrap_or(0);
    let column = |c: usize| {
        let widest = annex.rows.iter().filter_map(|r| r.get(c)).map(|cell| word(cell)).max().unwrap_or(0);
        let cells = annex.rows.iter().filter_map(|r| r.get(c)).map(|cell| cell.chars().count());
        let (longest, total) = cells.fold((0, 0), |(l, t), n| (l.max(n), t + n));
        let least = widest.min(16).max(word(&annex.columns[c])) + 2;
        usize::midpoint(longest.min(2 * COLUMN.1), total / count).max(least).clamp(COLUMN.0, COLUMN.1)
    };
    (0..annex.columns.len()).map(column).collect()
}

/// The code as a drawing with the quiet zone that readers need.
fn svg(code: &Qr) -> String {
    let side = code.size + 8;
    let path = svg_path(code);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-4 -4 {side} {side}\"><path d=\"{path}\" fill=\"#000\"/></svg>"
    )
}
