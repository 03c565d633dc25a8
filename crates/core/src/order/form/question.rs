//! What a question of the form is, and how its answer is put into the words of the language.

use super::write::{fragment, raw, text};
use crate::diagnostic::Text;
use crate::order::parser::WEEKDAYS;
use crate::order::print;

/// The value of a ticked [`Control::Yes`]; an empty value is not ticked.
pub const YES: &str = "ya";

/// One of the answers a page offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer {
    /// The value, in the words of the language; empty where nothing is written.
    pub value: &'static str,
    id: &'static str,
    en: &'static str,
}

/// A value and what people are shown for it, in Indonesian and English.
pub const fn answer(value: &'static str, id: &'static str, en: &'static str) -> Answer {
    Answer { value, id, en }
}

impl Answer {
    /// What people are shown.
    #[must_use]
    pub fn label(&self) -> Text {
        Text::fixed(self.id, self.en)
    }
}

/// How a question is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Control {
    /// One line of text.
    Line,
    /// Several lines of text.
    Long,
    /// A day, `2021-06-29`.
    Date,
    /// A time, `16.00`; a browser's `16:00` is taken too.
    Time,
    /// A whole number.
    Number,
    /// One of these; the first has an empty value.
    Choice(&'static [Answer]),
    /// Any of these, divided by blanks in the value; a browser posts each as a pair of its own.
    Several(&'static [Answer]),
    /// One line of text, for which these are proposed.
    Suggest(&'static [Answer]),
    /// Yes or no: [`YES`] or empty.
    Yes,
    /// Whom it speaks of, in the words of the language, with the units and sets of the city proposed.
    Units,
    /// Names of services divided by commas, with the services of the city proposed.
    Services,
}

/// How an answer stands in the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dress {
    /// As it is: it is in the words of the language.
    Plain,
    /// As [`Dress::Plain`], before the first words of the line: `dapat`, `diimbau`.
    Force,
    /// Only the words around it: a ticked box.
    Yes,
    /// Between quotes, but for the answers that are proposed.
    Quote,
    /// A name as it is, anything else between quotes.
    Name,
    /// As [`Dress::Name`], and the answers that are proposed as they are.
    Words,
    /// The name of an order file as it is, anything else between quotes.
    Id,
    /// Words as they are if all are names, else between quotes.
    Measure,
    /// A name, or every unit of a kind (`kecamatan/*`), else between quotes.
    Moved,
    /// One text a line, each between quotes, with these words between them.
    Each(&'static str),
    /// One fragment a line, with commas between them.
    Listed,
    /// One row of a table a line.
    Rows,
    /// Weekdays.
    Days,
    /// Whole lines.
    Raw,
    /// Not in the sentence: a comment, or where it comes from.
    Beside,
}

/// A question of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question {
    /// Its key within the row, `[a-z-]+`, the same for ever.
    pub key: &'static str,
    /// How it is asked.
    pub control: Control,
    /// True if the line is not complete without it.
    pub needed: bool,
    /// True if a page may keep it closed until it is opened or answered.
    pub detail: bool,
    /// An answer that the language takes, in its own words; empty if the control itself shows what fits.
    pub example: &'static str,
    label: (&'static str, &'static str),
    note: (&'static str, &'static str),
    pub(super) before: &'static str,
    pub(super) after: &'static str,
    pub(super) missing: &'static str,
    pub(super) dress: Dress,
}

/// A question for one line of the language's words.
pub const fn ask(key: &'static str, id: &'static str, en: &'static str) -> Question {
    Question {
        key,
        control: Control::Line,
        needed: false,
        detail: false,
        example: "",
        label: (id, en),
        note: ("", ""),
        before: "",
        after: "",
        missing: "",
        dress: Dress::Plain,
    }
}

impl Question {
    /// What is asked, in a word or two.
    #[must_use]
    pub fn label(&self) -> Text {
        Text::fixed(self.label.0, self.label.1)
    }

    /// An example and what else helps to answer.
    #[must_use]
    pub fn hint(&self) -> Option<Text> {
        let example = self.example.replace('\n', " / ");
        let join = |word: &str, note: &str| match (example.as_str(), note) {
            ("", note) => note.to_owned(),
            (example, "") => format!("{word} {example}"),
            (example, note) => format!("{note}; {word} {example}"),
        };
        let hint = Text { id: join("misalnya", self.note.0), en: join("for instance", self.note.1) };
        (!hint.is_empty()).then_some(hint)
    }

    pub(super) const fn with(mut self, control: Control) -> Self {
        self.control = control;
        self
    }

    pub(super) const fn worn(mut self, dress: Dress) -> Self {
        self.dress = dress;
        self
    }

    /// Led by these words.
    pub(super) const fn led(mut self, words: &'static str) -> Self {
        self.before = words;
        self
    }

    /// What stands before and behind it.
    pub(super) const fn between(mut self, before: &'static str, after: &'static str) -> Self {
        self.before = before;
        self.after = after;
        self
    }

    pub(super) const fn eg(mut self, example: &'static str) -> Self {
        self.example = example;
        self
    }

    pub(super) const fn note(mut self, id: &'static str, en: &'static str) -> Self {
        self.note = (id, en);
        self
    }

    pub(super) const fn needed(mut self) -> Self {
        self.needed = true;
        self
    }

    pub(super) const fn detail(mut self) -> Self {
        self.detail = true;
        self
    }

    /// What is written without an answer, so that the finding says what is missing.
    pub(super) const fn or(mut self, words: &'static str) -> Self {
        self.missing = words;
        self
    }

    /// A text between quotes.
    pub(super) const fn quoted(self) -> Self {
        self.worn(Dress::Quote)
    }

    /// A text between quotes, long enough for several lines on the screen.
    pub(super) const fn long(self) -> Self {
        self.worn(Dress::Quote).with(Control::Long)
    }

    pub(super) const fn date(self) -> Self {
        self.with(Control::Date).eg("2021-07-05")
    }

    pub(super) const fn time(self) -> Self {
        self.with(Control::Time).eg("16.00")
    }

    pub(super) const fn number(self) -> Self {
        self.with(Control::Number).eg("2")
    }

    pub(super) const fn choice(self, answers: &'static [Answer]) -> Self {
        self.with(Control::Choice(answers))
    }

    pub(super) const fn suggest(self, answers: &'static [Answer]) -> Self {
        self.with(Control::Suggest(answers))
    }

    pub(super) const fn yes(self) -> Self {
        self.with(Control::Yes).worn(Dress::Yes)
    }

    pub(super) const fn units(self) -> Self {
        self.with(Control::Units)
    }

    /// The answers a page proposes.
    const fn answers(&self) -> &'static [Answer] {
        match self.control {
            Control::Choice(all) | Control::Several(all) | Control::Suggest(all) => all,
            _ => &[],
        }
    }

    /// What is written for a value, without what stands around it; `None` for no answer.
    pub(super) fn dressed(&self, value: &str) -> Option<String> {
        let proposed = self.answers().iter().any(|a| a.value == value);
        if value.trim().is_empty() {
            return None;
        }
        let words = match self.dress {
            Dress::Beside => return None,
            Dress::Yes => String::new(),
            Dress::Plain | Dress::Force => fragment(value),
            Dress::Quote | Dress::Words if proposed => value.to_owned(),
            Dress::Quote => text(value),
            Dress::Name | Dress::Words => named(value),
            Dress::Id if is_id(value) => value.to_owned(),
            Dress::Id => text(value),
            Dress::Measure if value == "\"\"" => String::new(),
            Dress::Measure if value.split(' ').all(|w| print::name_or_quote(w) == w) => value.to_owned(),
            Dress::Measure => text(value),
            Dress::Moved => {
                match value.strip_suffix("/*").filter(|kind| print::name_or_quote(kind) == **kind) {
                    Some(_) => value.to_owned(),
                    None => named(value),
                }
            }
            Dress::Each(between) => joined(value, text, between)?,
            Dress::Listed => joined(value, |line| fragment(line.trim_end_matches([',', ' '])), ", ")?,
            Dress::Rows => joined(value, fragment, "\n  ")?,
            Dress::Days => days(value),
            Dress::Raw => raw(value),
        };
        Some(words)
    }

    /// The piece of the line that a value makes; empty for no answer.
    pub(super) fn piece(&self, value: &str) -> String {
        let Some(words) = self.dressed(value) else {
            return self.missing.to_owned();
        };
        let gap = if self.before.is_empty() || self.dress == Dress::Yes { "" } else { " " };
        format!("{}{gap}{words}{}", self.before, self.after)
    }
}

/// A value between its own quotes as it stands, a name as it is, anything else between quotes.
fn named(value: &str) -> String {
    if print::name_or_quote(value) == value { value.to_owned() } else { text(value) }
}

/// The lines of a value that hold something, each dressed.
fn joined(value: &str, dress: impl Fn(&str) -> String, between: &str) -> Option<String> {
    let all: Vec<String> = value.lines().filter(|l| !l.trim().is_empty()).map(dress).collect();
    (!all.is_empty()).then(|| all.join(between))
}

/// Weekdays as the printer writes them, if all are weekdays.
fn days(value: &str) -> String {
    let mut on = [false; 7];
    for word in value.split_whitespace() {
        match WEEKDAYS.iter().position(|d| *d == word) {
            Some(day) => on[day] = true,
            None => return fragment(value),
        }
    }
    print::weekdays(on)
}

/// True if the language reads it as the name of an order file or as a value, as it is.
pub(super) fn is_id(value: &str) -> bool {
    use crate::order::lexer::{Tok, lex};
    let tokens = lex(value);
    let mut at = 0;
    let joined = tokens.iter().all(|t| {
        let fits =
            t.span.start == at && matches!(t.tok, Tok::Word | Tok::Number(_) | Tok::Date(_) | Tok::End);
        at = t.span.end;
        fits
    });
    joined && !value.is_empty()
}
