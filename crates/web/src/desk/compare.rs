//! Two texts of an order side by side: the lines that differ, and what differs in effect.

use askama::Template;
use similar::{ChangeTag, TextDiff};

use super::text::{Words, words};
use crate::frame::Frame;

/// Equal lines that are shown around a change.
const AROUND: usize = 2;

/// One line of the comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// `hapus`, `tambah`, `lewat` for equal lines left out, or none.
    pub class: &'static str,
    /// Text, or how many lines were left out.
    pub text: String,
    /// What the class says, for those who do not see it.
    pub mark: &'static str,
}

/// The lines that differ, with a few equal ones around them; empty if none does.
#[must_use]
pub fn rows(before: &str, after: &str, t: &'static Words) -> Vec<Row> {
    let diff = TextDiff::from_lines(before, after);
    let all: Vec<(ChangeTag, String)> = diff
        .iter_all_changes()
        .map(|change| (change.tag(), change.value().trim_end_matches('\n').to_owned()))
        .collect();
    let near = |at: usize| {
        let around = all.iter().skip(at.saturating_sub(AROUND)).take(AROUND + 1 + at.min(AROUND));
        around.into_iter().any(|(tag, _)| *tag != ChangeTag::Equal)
    };
    let mut rows = Vec::new();
    let mut left_out = 0;
    for (at, (tag, text)) in all.iter().enumerate() {
        if *tag == ChangeTag::Equal && !near(at) {
            left_out += 1;
            continue;
        }
        skipped(&mut rows, &mut left_out, t);
        let (class, mark) = match tag {
            ChangeTag::Equal => ("", ""),
            ChangeTag::Delete => ("hapus", t.compare_marks[0]),
            ChangeTag::Insert => ("tambah", t.compare_marks[1]),
        };
        rows.push(Row { class, text: text.clone(), mark });
    }
    if rows.is_empty() {
        return rows;
    }
    skipped(&mut rows, &mut left_out, t);
    rows
}

fn skipped(rows: &mut Vec<Row>, left_out: &mut usize, t: &Words) {
    if *left_out > 0 {
        rows.push(Row { class: "lewat", text: (t.compare_skipped)(*left_out), mark: "" });
        *left_out = 0;
    }
}

/// Something that can be compared: value, words, and whether it is chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// `3` for a version, `bogor-2021-06-29` for a signed order.
    pub value: String,
    /// Words.
    pub label: String,
    /// True if it is the chosen one.
    pub chosen: bool,
}

/// The page.
#[derive(Debug, Template)]
#[template(path = "compare.html")]
pub struct ComparePage {
    /// Frame.
    pub frame: Frame,
    /// Words.
    pub t: &'static Words,
    /// Id of the draft.
    pub id: String,
    /// What may be compared: from, to.
    pub choices: [Vec<Choice>; 2],
    /// Lines.
    pub rows: Vec<Row>,
    /// Effects.
    pub effects: Vec<String>,
}

/// The page of a comparison.
#[must_use]
pub fn build(
    frame: Frame,
    id: &str,
    choices: [Vec<Choice>; 2],
    texts: [&str; 2],
    effects: Vec<String>,
) -> ComparePage {
    let t = words(frame.lang);
    let mut frame = frame.titled(format!("{}: {id}", t.compare_title), t.list_lead);
    frame.indexed = false;
    ComparePage { rows: rows(texts[0], texts[1], t), t, id: id.to_owned(), choices, effects, frame }
}

#[cfg(test)]
mod tests {
    use balai_core::diagnostic::Lang;

    use super::*;

    #[test]
    fn changed_lines_stand_with_two_equal_ones_around_them() {
        let before: Vec<String> = (1..=12).map(|n| format!("baris {n}")).collect();
        let mut after = before.clone();
        after[5] = "baris enam".into();
        let made = rows(&before.join("\n"), &after.join("\n"), words(Lang::Id));
        let shown: Vec<String> = made.iter().map(|r| format!("{}|{}", r.class, r.text)).collect();
        assert_eq!(
            shown,
            [
                "lewat|3 baris sama",
                "|baris 4",
                "|baris 5",
                "hapus|baris 6",
                "tambah|baris enam",
                "|baris 7",
                "|baris 8",
                "lewat|4 baris sama"
            ]
        );
        assert!(rows("a\nb\n", "a\nb\n", words(Lang::Id)).is_empty());
        let all = rows("", "a\n", words(Lang::Id));
        assert_eq!(all.iter().map(|r| (r.class, r.text.as_str())).collect::<Vec<_>>(), [("tambah", "a")]);
    }
}
