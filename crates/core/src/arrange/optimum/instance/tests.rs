//! How a broken file is said: Code(731), Code(732), in both languages.
#![allow(clippy::unwrap_used)]

use super::{findings, read};
use crate::diagnostic::{Code, Source};

#[test]
fn a_broken_file_is_marked_where_it_breaks() {
    for (text, line) in [("", 1), ("{\n  \"format\": 3}", 2), ("{\"é\": [1, é", 1), ("{}", 1)] {
        let source = Source::new("soal.json", text);
        let found = findings(&read(text).unwrap_err(), &source);
        assert_eq!((found.len(), found[0].code), (1, Code(731)), "{text}");
        let span = found[0].at.as_ref().unwrap().span;
        assert!(span.end <= text.len(), "{text}");
        assert_eq!(source.line_column(span.start).0, line, "{text}");
    }
}

#[test]
fn an_impossible_value_is_named_with_its_place_and_range() {
    let text = r#"{"format":"balai-roster-instance/1","days":0,"roles":["a"],"units":[]}"#;
    let found = findings(&read(text).unwrap_err(), &Source::new("soal.json", text));
    assert_eq!(found[0].code, Code(732));
    assert_eq!(found[0].title.id, "days: 0 tidak mungkin di sini");
    assert_eq!(found[0].help[0].en, "write a number from 1 to 64");
}
