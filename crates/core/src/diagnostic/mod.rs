//! Findings: what is wrong, where, why and how to mend it, as a value in two languages.
//!
//! Every rule of every stage speaks through [`Finding`]. This module never decides whether
//! something is wrong; it only knows how to say it: as a terminal frame, as JSON, as a marker on
//! a page.

pub mod catalogue;
mod codes_arrange;
mod codes_city;
mod codes_form;
mod codes_order;
mod codes_reports;
mod codes_staff;
pub mod frame;
pub mod json;
mod text;

use serde::{Deserialize, Serialize};

pub use catalogue::{Code, Entry};
pub use text::{Lang, Text, count, day_name, long_date, month_name, percent, short_date};

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Galat: the order cannot be signed, the file cannot be loaded.
    Error,
    /// Peringatan: it can be signed, but someone will be hurt by it or has to accept it.
    Warning,
    /// Catatan: good to know.
    Note,
}

impl Level {
    /// The word shown to people: galat, peringatan, catatan.
    #[must_use]
    pub fn word(self) -> Text {
        match self {
            Self::Error => Text::fixed("galat", "error"),
            Self::Warning => Text::fixed("peringatan", "warning"),
            Self::Note => Text::fixed("catatan", "note"),
        }
    }
}

/// A half-open range of bytes in a source text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The range `start..end`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The smallest range that holds both.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }
}

/// A named text that findings point into: an order file, a CSV table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Path or title as the reader knows it.
    pub name: String,
    /// The whole text.
    pub text: String,
}

impl Source {
    /// A source from its name and text.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: name.into(), text: text.into() }
    }

    /// Line and column (both from 1, column in characters) of a byte offset.
    #[must_use]
    pub fn line_column(&self, offset: usize) -> (usize, usize) {
        let mut end = offset.min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        let before = &self.text[..end];
        let line = before.matches('\n').count() + 1;
        let start = before.rfind('\n').map_or(0, |i| i + 1);
        (line, before[start..].chars().count() + 1)
    }
}

/// A place in a source, with what to say there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Name of the [`Source`].
    pub source: String,
    /// Where in it.
    pub span: Span,
    /// What to say at the place; may be empty.
    pub label: Text,
}

/// A mending that a program can apply.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    /// Bytes to replace.
    pub span: Span,
    /// The text to put there.
    pub replacement: String,
    /// True if applying it surely says what was meant; false if a person has to look.
    pub certain: bool,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Its code, `B0203`.
    pub code: Code,
    /// How much it weighs.
    pub level: Level,
    /// One sentence: what is wrong.
    pub title: Text,
    /// The clause it speaks of, as a reader cites it: "Diktum KEDUA huruf b".
    pub clause: Option<String>,
    /// The place that is marked.
    pub at: Option<Mark>,
    /// Other places that belong to it.
    pub related: Vec<Mark>,
    /// Who, which day, how many: the case that shows it. Never a guess.
    pub witness: Vec<Text>,
    /// How to mend it.
    pub help: Vec<Text>,
    /// A mending that a program can apply.
    pub suggestion: Option<Suggestion>,
    /// The law or paper it rests on.
    pub basis: Option<Text>,
    /// Why it was accepted, if the order accepts it: it weighs as a note then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accepted: Option<Text>,
}

impl Finding {
    /// A finding with the level its code has in the catalogue.
    #[must_use]
    pub fn new(code: Code, title: Text) -> Self {
        Self {
            code,
            level: code.entry().level,
            title,
            clause: None,
            at: None,
            related: Vec::new(),
            witness: Vec::new(),
            help: Vec::new(),
            suggestion: None,
            basis: code.entry().basis.map(|(id, en)| Text::fixed(id, en)),
            accepted: None,
        }
    }

    /// Marks the place.
    #[must_use]
    pub fn at(mut self, source: &str, span: Span, label: Text) -> Self {
        self.at = Some(Mark { source: source.into(), span, label });
        self
    }

    /// Adds a second place.
    #[must_use]
    pub fn related(mut self, source: &str, span: Span, label: Text) -> Self {
        self.related.push(Mark { source: source.into(), span, label });
        self
    }

    /// Names the clause.
    #[must_use]
    pub fn clause(mut self, clause: impl Into<String>) -> Self {
        self.clause = Some(clause.into());
        self
    }

    /// Adds the case that shows it.
    #[must_use]
    pub fn witness(mut self, text: Text) -> Self {
        self.witness.push(text);
        self
    }

    /// Adds a way to mend it.
    #[must_use]
    pub fn help(mut self, text: Text) -> Self {
        self.help.push(text);
        self
    }

    /// Adds a mending that a program can apply.
    #[must_use]
    pub fn suggest(mut self, span: Span, replacement: impl Into<String>, certain: bool) -> Self {
        self.suggestion = Some(Suggestion { span, replacement: replacement.into(), certain });
        self
    }
}

/// True if any finding is an error.
#[must_use]
pub fn has_errors(findings: &[Finding]) -> bool {
    findings.iter().any(|f| f.level == Level::Error)
}

/// Worst first, then by place in the text, then by code: the order in which people read them.
pub fn sort(findings: &mut [Finding]) {
    findings.sort_by_key(|f| (f.level, f.at.as_ref().map_or(usize::MAX, |m| m.span.start), f.code));
}

/// The candidate that a misspelled word most likely meant: at most a third of its letters differ
/// (Damerau-Levenshtein), or it begins with the word. Ties go to the earlier candidate.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = (word.chars().count() / 3).max(1);
    let long = word.chars().count();
    let scored = candidates.into_iter().filter_map(|c| {
        // Words that differ in length by more than the limit differ by more than the limit.
        if c.chars().count().abs_diff(long) > limit {
            return None;
        }
        let distance = distance(word, c);
        (distance <= limit).then_some((distance, c))
    });
    scored.min_by_key(|(distance, _)| *distance).map(|(_, c)| c)
}

/// Damerau-Levenshtein distance (optimal string alignment), in characters.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before = vec![0; b.len() + 1];
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut next = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let change = usize::from(a[i - 1] != b[j - 1]);
            next[j] = (row[j] + 1).min(next[j - 1] + 1).min(row[j - 1] + change);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                next[j] = next[j].min(before[j - 2] + 1);
            }
        }
        before = std::mem::replace(&mut row, next);
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearest_word() {
        let units = ["dinkes", "dinsos", "dishub", "satpol-pp"];
        for (word, want) in [
            ("dinkess", Some("dinkes")),
            ("dihsub", Some("dishub")),
            ("satpolpp", Some("satpol-pp")),
            ("xyz", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, units), want, "{word}");
        }
    }

    #[test]
    fn lines_and_columns_count_characters() {
        let source = Source::new("x", "aé\nb∀c");
        assert_eq!(source.line_column(0), (1, 1));
        assert_eq!(source.line_column(4), (2, 1));
        assert_eq!(source.line_column(8), (2, 3));
        assert_eq!(source.line_column(99), (2, 4));
    }
}
