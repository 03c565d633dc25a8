//! Bytes to tokens. Total: every byte lands in a token, nothing is refused here.
//!
//! Asked by the parser only. Newlines are tokens because they end a sentence of the language.

use jiff::civil::{Date, Time};

use crate::diagnostic::Span;

/// What a token is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tok {
    /// A word: letters, digits, `-`, beginning with a letter. `bekerja`, `satpol-pp`, `COVID-19`.
    Word,
    /// A text between double quotes, without them; `false` if the closing quote is missing.
    Text(String, bool),
    /// `2021-06-29`; `None` if it looks like a date and is none.
    Date(Option<Date>),
    /// `07.30` or `07:30`; `None` if it looks like a time and is none.
    Time(Option<Time>),
    /// `25%` in hundredths of a percent; `None` if too large to read.
    Percent(Option<u32>),
    /// A whole number; `None` if too large to read.
    Number(Option<u32>),
    /// `# ...` without the sign and the blank after it.
    Comment(String),
    /// End of a line.
    Newline,
    /// One of `{ } ( ) , ; : = / *`.
    Mark(char),
    /// Anything else, as one run.
    Strange,
    /// End of the text.
    End,
}

/// A token and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// What.
    pub tok: Tok,
    /// Where.
    pub span: Span,
}

/// Cuts a text into tokens; the last is [`Tok::End`].
pub fn lex(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 4);
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let (tok, len) = next(rest);
        if let Some(tok) = tok {
            tokens.push(Token { tok, span: Span::new(at, at + len) });
        }
        at += len;
    }
    tokens.push(Token { tok: Tok::End, span: Span::new(text.len(), text.len()) });
    tokens
}

fn next(rest: &str) -> (Option<Tok>, usize) {
    let Some(c) = rest.chars().next() else { return (None, 0) };
    match c {
        '\n' => (Some(Tok::Newline), 1),
        c if c.is_whitespace() || c == '\u{feff}' => (None, c.len_utf8()),
        '#' => {
            let len = rest.find('\n').unwrap_or(rest.len());
            (Some(Tok::Comment(rest[1..len].trim().to_owned())), len)
        }
        '"' => text_token(rest),
        '{' | '}' | '(' | ')' | ',' | ';' | ':' | '=' | '/' | '*' => (Some(Tok::Mark(c)), 1),
        c if c.is_ascii_digit() => number_token(rest),
        c if c.is_alphabetic() => {
            let len = run(rest, |c| c.is_alphanumeric() || c == '-' || c == '_');
            (Some(Tok::Word), len)
        }
        _ => (Some(Tok::Strange), run(rest, is_strange)),
    }
}

fn is_strange(c: char) -> bool {
    !(c.is_whitespace() || c.is_alphanumeric() || "#\"{}(),;:=/*".contains(c))
}

/// Length in bytes of the longest prefix whose characters all satisfy `keep`; at least one character.
fn run(rest: &str, keep: impl Fn(char) -> bool) -> usize {
    let mut chars = rest.char_indices().skip(1);
    chars.find(|&(_, c)| !keep(c)).map_or(rest.len(), |(i, _)| i)
}

/// A text ends at its closing quote; a line end inside it means the quote was forgotten.
fn text_token(rest: &str) -> (Option<Tok>, usize) {
    let body = &rest[1..];
    match body.find(['"', '\n']) {
        Some(i) if body.as_bytes()[i] == b'"' => (Some(Tok::Text(body[..i].to_owned(), true)), i + 2),
        Some(i) => (Some(Tok::Text(body[..i].trim_end().to_owned(), false)), i + 1),
        None => (Some(Tok::Text(body.trim_end().to_owned(), false)), rest.len()),
    }
}

fn number_token(rest: &str) -> (Option<Tok>, usize) {
    let digits = digits(rest);
    let after = &rest[digits..];
    if digits == 4 && after.starts_with('-') {
        let len = run(rest, |c| c.is_ascii_digit() || c == '-');
        return (Some(Tok::Date(rest[..len].parse().ok())), len);
    }
    if let Some(len) = percent_length(rest, digits) {
        return (Some(Tok::Percent(hundredths(rest[..len].trim_end_matches('%').trim_end()))), len);
    }
    if digits <= 2 && after.starts_with(['.', ':']) && self::digits(&after[1..]) == 2 {
        let len = digits + 3;
        return (Some(Tok::Time(clock(&rest[..len]))), len);
    }
    (Some(Tok::Number(rest[..digits].parse().ok())), digits)
}

fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// `25%`, `12,5%`, `12.5 %`: the length with the sign, if the sign is there.
fn percent_length(rest: &str, whole: usize) -> Option<usize> {
    let mut len = whole;
    if rest[len..].starts_with(['.', ',']) {
        let part = digits(&rest[len + 1..]);
        if part > 0 {
            len += 1 + part;
        }
    }
    let blank = rest[len..].len() - rest[len..].trim_start_matches(' ').len();
    rest[len + blank..].starts_with('%').then_some(len + blank + 1)
}

fn hundredths(text: &str) -> Option<u32> {
    let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, ""));
    if part.len() > 2 {
        return None;
    }
    let part: u32 = format!("{part:0<2}").parse().ok()?;
    whole.parse::<u32>().ok()?.checked_mul(100)?.checked_add(part)
}

/// `07.30`, `24.00` (read as 23.59, the last minute of the day).
fn clock(text: &str) -> Option<Time> {
    let (hour, minute) = text.split_once(['.', ':'])?;
    if hour == "24" && minute == "00" {
        return Time::new(23, 59, 0, 0).ok();
    }
    Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<Tok> {
        lex(text).into_iter().map(|t| t.tok).collect()
    }

    #[test]
    fn tokens_of_a_line() {
        let got = kinds("KEDUA dinkes/* 25% 12,5 % 07.30 2021-06-29 2021-06-31 \"a b\" # kata\n");
        assert_eq!(got[0], Tok::Word);
        assert_eq!(got[2..4], [Tok::Mark('/'), Tok::Mark('*')]);
        assert_eq!(got[4..6], [Tok::Percent(Some(2500)), Tok::Percent(Some(1250))]);
        assert_eq!(got[6], Tok::Time(Time::new(7, 30, 0, 0).ok()));
        assert_eq!(got[7], Tok::Date("2021-06-29".parse().ok()));
        assert_eq!(got[8], Tok::Date(None));
        assert_eq!(got[9], Tok::Text("a b".into(), true));
        assert_eq!(got[10..], [Tok::Comment("kata".into()), Tok::Newline, Tok::End]);
    }

    #[test]
    fn a_forgotten_quote_ends_at_the_line() {
        assert_eq!(kinds("\"abc\nx")[..2], [Tok::Text("abc".into(), false), Tok::Newline]);
    }

    #[test]
    fn every_byte_lands_in_a_token_or_a_blank() {
        let text = "é ∀x 9999999999999% 1.2.3 \u{0}\t{=}";
        let mut at = 0;
        for t in lex(text) {
            assert!(text[at..t.span.start].chars().all(char::is_whitespace));
            at = t.span.end;
        }
        assert_eq!(at, text.len());
    }
}
