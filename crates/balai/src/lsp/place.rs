//! Places as editors count them (lines from 0, columns in UTF-16 units) and as we do (bytes).

use balai_core::diagnostic::Span;
use serde_json::{Value, json};

/// Line and UTF-16 column of a request.
pub fn position(value: &Value) -> (usize, usize) {
    let part = |name: &str| usize::try_from(value[name].as_u64().unwrap_or(0)).unwrap_or(0);
    (part("line"), part("character"))
}

/// The byte at a line and column; the end of the line if the column is beyond it.
pub fn offset(text: &str, (line, column): (usize, usize)) -> usize {
    let start = match line {
        0 => 0,
        n => text.match_indices('\n').nth(n - 1).map_or(text.len(), |(i, _)| i + 1),
    };
    let end = text[start..].find('\n').map_or(text.len(), |i| start + i);
    let mut units = 0;
    for (i, c) in text[start..end].char_indices() {
        if units >= column {
            return start + i;
        }
        units += c.len_utf16();
    }
    end
}

/// A span as a range.
pub fn range(text: &str, span: Span) -> Value {
    json!({ "start": place(text, span.start), "end": place(text, span.end) })
}

fn place(text: &str, offset: usize) -> Value {
    let mut end = offset.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let start = text[..end].rfind('\n').map_or(0, |i| i + 1);
    let line = text[..start].matches('\n').count();
    let column: usize = text[start..end].chars().map(char::len_utf16).sum();
    json!({ "line": line, "character": column })
}

/// The word around a byte: letters, digits, `-`, and a closing `/*`.
pub fn word(text: &str, at: usize) -> (Span, &str) {
    let inside = |c: char| c.is_alphanumeric() || c == '-';
    let start = text[..at]
        .rfind(|c| !inside(c))
        .map_or(0, |i| i + text[i..].chars().next().map_or(1, char::len_utf8));
    let end = text[at..].find(|c| !inside(c)).map_or(text.len(), |i| at + i);
    (Span::new(start, end), &text[start..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_in_utf_16_units() {
        let text = "a\n\u{1F3DB}é dinkes\n";
        assert_eq!(offset(text, (1, 0)), 2);
        assert_eq!(offset(text, (1, 2)), 6, "a building takes two units and four bytes");
        assert_eq!(offset(text, (1, 99)), text.len() - 1);
        assert_eq!(offset(text, (9, 0)), text.len());
        let at = text.find("dinkes").unwrap_or(0);
        assert_eq!(range(text, Span::new(at, at + 6))["start"], json!({ "line": 1, "character": 4 }));
        assert_eq!(word(text, at + 2).1, "dinkes");
    }
}
