//! The text of an order as lines for the code box: coloured lightly, marked where findings point.

use balai_core::diagnostic::{Finding, Level, Source};

/// A piece of a line with its colour: `s` string, `c` comment, `l` number of a clause, or none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Colour.
    pub class: &'static str,
    /// Text.
    pub text: String,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Number, from 1.
    pub number: usize,
    /// `galat`, `awas`, `info` or none.
    pub class: &'static str,
    /// What stands on it.
    pub pieces: Vec<Piece>,
}

/// Class of a level: worst wins on a line.
#[must_use]
pub const fn class(level: Level) -> &'static str {
    match level {
        Level::Error => "galat",
        Level::Warning => "awas",
        Level::Note => "info",
    }
}

/// Line of a finding in this source.
#[must_use]
pub fn line_of(finding: &Finding, source: &Source) -> Option<usize> {
    let at = finding.at.as_ref().filter(|m| m.source == source.name)?;
    Some(source.line_column(at.span.start).0)
}

/// All lines of a source.
#[must_use]
pub fn lines(source: &Source, findings: &[Finding]) -> Vec<Line> {
    let mut worst: Vec<Option<Level>> = vec![None; source.text.lines().count() + 1];
    for finding in findings {
        if let Some(slot) = line_of(finding, source).and_then(|n| worst.get_mut(n)) {
            *slot = Some(slot.map_or(finding.level, |level| level.min(finding.level)));
        }
    }
    let line = |(index, text): (usize, &str)| Line {
        number: index + 1,
        class: worst[index + 1].map_or("", class),
        pieces: pieces(text),
    };
    source.text.lines().enumerate().map(line).collect()
}

/// Cuts a line at strings, at the comment, and after the number of a clause.
fn pieces(line: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut push = |class, text: &str| {
        if !text.is_empty() {
            pieces.push(Piece { class, text: text.into() });
        }
    };
    let mut rest = line;
    let word_end = rest.find(|c: char| !c.is_ascii_uppercase() && c != ' ').unwrap_or(rest.len());
    let label = rest[..word_end].trim_end();
    if label.trim_start().len() > 3 {
        push("l", label);
        rest = &rest[label.len()..];
    }
    while let Some(at) = rest.find(['"', '#']) {
        push("", &rest[..at]);
        let tail = &rest[at..];
        if tail.starts_with('#') {
            push("c", tail);
            return pieces;
        }
        let end = tail[1..].find('"').map_or(tail.len(), |i| i + 2);
        push("s", &tail[..end]);
        rest = &tail[end..];
    }
    push("", rest);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(line: &str) -> String {
        pieces(line).iter().map(|p| format!("{}‹{}›", p.class, p.text)).collect()
    }

    #[test]
    fn a_line_is_cut_where_its_meaning_changes() {
        let table = [
            ("  nomor \"440/3\" # dari pers", "‹  nomor ›s‹\"440/3\"›‹ ›c‹# dari pers›"),
            ("KEDUA kecuali dinkes {", "l‹KEDUA›‹ kecuali dinkes {›"),
            ("  alasan \"buka # bukan komentar", "‹  alasan ›s‹\"buka # bukan komentar›"),
            ("# satu", "c‹# satu›"),
            ("}", "‹}›"),
            ("  kerja berstatus ASN", "‹  kerja berstatus ASN›"),
        ];
        for (line, expected) in table {
            assert_eq!(shown(line), expected);
        }
    }

    #[test]
    fn nothing_of_the_text_is_lost() {
        let text = "KESATU semua pegawai {\n  \"a\" # é\n\n}\n";
        let all = lines(&Source::new("x", text), &[]);
        let back: Vec<String> =
            all.iter().map(|l| l.pieces.iter().map(|p| p.text.as_str()).collect()).collect();
        assert_eq!(back.join("\n") + "\n", text);
    }
}
