//! FORM (Isi lewat pertanyaan): the same order as rows of questions, for people who write no text.
//!
//! Another keyboard for the same language: every answer is a fragment in the language's own words,
//! the rows of a form give the order's canonical text, and the ordinary parser reads it. There is no
//! second grammar and no second set of findings. Asked by the editing page; it never decides what an
//! order means and never refuses what somebody types.

mod answers;
mod edit;
mod fill;
mod post;
mod question;
mod shape;
mod write;

use super::tree::Order;
pub use post::{ROW, name};
pub use question::{Answer, Control, Question, YES};
pub use shape::RowKind;
pub use write::Placed;

/// An order as rows of questions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// In the order of the text; the first is the title.
    pub rows: Vec<Row>,
}

/// A line of the order, or the head of a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it is.
    pub kind: RowKind,
    /// 0 for what stands between the braces of the order, one more in every clause and sub-clause.
    pub depth: u8,
    /// True if a blank line stands above it.
    pub gap: bool,
    /// Its questions in the order in which they are asked.
    pub fields: Vec<Field>,
}

/// A question and its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// What is asked.
    pub question: &'static Question,
    /// The answer, in the words of the language; empty if there is none. A text stands without its
    /// quotes; one that is typed with them keeps its meaning.
    pub value: String,
}

/// An order as a form.
#[must_use]
pub fn form(order: &Order) -> Form {
    fill::form(order)
}

impl Default for Form {
    /// A new order: a title without words.
    fn default() -> Self {
        Self { rows: vec![Row::empty(RowKind::Title)] }
    }
}

impl Form {
    /// The order as text, in the canonical form where the answers are.
    #[must_use]
    pub fn text(&self) -> String {
        write::placed(self).text
    }

    /// The text and the row of each of its lines, so that findings can stand at their rows.
    #[must_use]
    pub fn placed(&self) -> Placed {
        write::placed(self)
    }
}

impl Row {
    /// A row of this kind without answers.
    #[must_use]
    pub fn empty(kind: RowKind) -> Self {
        let fields = kind.shape().questions().map(|question| Field { question, value: String::new() });
        Self { kind, depth: 0, gap: false, fields: fields.collect() }
    }

    /// The answer to a question; empty if it is not asked here.
    #[must_use]
    pub fn value(&self, key: &str) -> &str {
        self.fields.iter().find(|f| f.question.key == key).map_or("", |f| f.value.as_str())
    }

    /// Answers a question; nothing happens if it is not asked here.
    pub fn answer(&mut self, key: &str, value: impl Into<String>) {
        if let Some(field) = self.fields.iter_mut().find(|f| f.question.key == key) {
            field.value = value.into();
        }
    }
}
