//! A CSV text as cells that know where they stand.

use crate::diagnostic::{Finding, Source, Span};
use crate::say;

use super::code;

/// One field: its text without quotes, and its bytes in the source, quotes included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Text.
    pub text: String,
    /// Where it stands; never empty where the text has a byte to point at.
    pub span: Span,
}

/// One row.
#[derive(Debug)]
pub struct Line {
    /// As many cells as the head has.
    pub cells: Vec<Cell>,
    /// The row had another number of fields: it has been spoken of, nothing more is to be said.
    pub broken: bool,
}

/// A table with places.
#[derive(Debug)]
pub struct Grid {
    /// Name of the source.
    pub source: String,
    /// Heads.
    pub head: Vec<Cell>,
    /// Rows.
    pub lines: Vec<Line>,
}

/// Reads a CSV text: comma or semicolon (as the head has it), quotes as in RFC 4180, any line end.
pub fn read(source: &Source, out: &mut Vec<Finding>) -> Grid {
    let (skip, text) =
        source.text.strip_prefix('\u{feff}').map_or((0, source.text.as_str()), |rest| (3, rest));
    let first = text.lines().find(|l| !l.is_empty()).unwrap_or_default();
    let delimiter = if first.contains(';') && !first.contains(',') { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut grid = Grid { source: source.name.clone(), head: vec![], lines: vec![] };
    let before = out.len();
    for record in reader.records().filter_map(Result::ok) {
        let start = record.position().and_then(|p| usize::try_from(p.byte()).ok()).unwrap_or(0);
        let spans = field_spans(text.as_bytes(), start, delimiter);
        let cells: Vec<Cell> = record
            .iter()
            .enumerate()
            .map(|(i, field)| {
                let span = spans.get(i).copied().unwrap_or_default();
                Cell { text: field.trim().to_owned(), span: Span::new(span.start + skip, span.end + skip) }
            })
            .collect();
        if grid.head.is_empty() {
            grid.head = cells;
        } else {
            let line = fit(cells, &grid, out);
            grid.lines.push(line);
        }
    }
    once(&grid, before, out);
    grid
}

/// If no row fits the head, it is the head that is wrong: that is said once.
fn once(grid: &Grid, before: usize, out: &mut Vec<Finding>) {
    let rows = grid.lines.len();
    if rows > 1 && grid.lines.iter().all(|l| l.broken) {
        out.truncate(before + 1);
        if let Some(first) = out.last_mut() {
            first.witness.push(say!("begitu pula semua {rows} baris", "and so do all {rows} rows"));
            let help = say!("mungkin baris kepala yang salah", "perhaps the head row is wrong");
            first.help.push(help);
        }
    }
}

/// Makes a row as long as the head and says so if it was not.
fn fit(mut cells: Vec<Cell>, grid: &Grid, out: &mut Vec<Finding>) -> Line {
    let (have, want) = (cells.len(), grid.head.len());
    if have == want {
        return Line { cells, broken: false };
    }
    let span = cells.first().map_or_else(Span::default, |c| cells.iter().fold(c.span, |s, c| s.to(c.span)));
    let mut finding = Finding::new(
        code::FIELDS,
        say!(
            "baris ini punya {have} kolom, seharusnya {want}",
            "this row has {have} fields; the head has {want}"
        ),
    )
    .at(&grid.source, span, say!("{have} kolom", "{have} fields"));
    finding = finding.help(if have > want {
        say!(
            "teks yang memuat koma harus diapit tanda kutip: \"Jl. Juanda No.10, Bogor\"",
            "put text that holds a comma in quotes: \"Jl. Juanda No.10, Bogor\""
        )
    } else {
        say!("kolom kosong pun perlu komanya", "an empty field needs its comma too")
    });
    out.push(finding);
    let end = Span::new(span.end, span.end);
    cells.resize(want, Cell { text: String::new(), span: end });
    Line { cells, broken: true }
}

/// Bytes of each field of the record that starts at or after `at`.
fn field_spans(text: &[u8], mut at: usize, delimiter: u8) -> Vec<Span> {
    while matches!(text.get(at), Some(b'\r' | b'\n')) {
        at += 1;
    }
    let mut spans = vec![];
    loop {
        let start = at;
        if text.get(at) == Some(&b'"') {
            at = after_quotes(text, at);
        }
        while text.get(at).is_some_and(|b| *b != delimiter && *b != b'\n' && *b != b'\r') {
            at += 1;
        }
        spans.push(visible(start, at, text.get(at) == Some(&delimiter)));
        if text.get(at) != Some(&delimiter) {
            return spans;
        }
        at += 1;
    }
}

/// First byte after a quoted text that starts at `at`.
fn after_quotes(text: &[u8], mut at: usize) -> usize {
    at += 1;
    while let Some(byte) = text.get(at) {
        at += 1;
        if *byte == b'"' {
            if text.get(at) != Some(&b'"') {
                break;
            }
            at += 1;
        }
    }
    at
}

/// An empty field is marked at the delimiter beside it, so that there is something to see.
const fn visible(start: usize, end: usize, delimiter_follows: bool) -> Span {
    if start < end {
        Span::new(start, end)
    } else if delimiter_follows {
        Span::new(end, end + 1)
    } else {
        Span::new(start.saturating_sub(1), end)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn marked(text: &str) -> Vec<Vec<(String, String)>> {
        let source = Source::new("t.csv", text);
        let mut out = vec![];
        let grid = read(&source, &mut out);
        let cell = |c: &Cell| (c.text.clone(), source.text[c.span.start..c.span.end].to_owned());
        grid.lines.iter().map(|l| l.cells.iter().map(cell).collect()).collect()
    }

    fn pair(a: &str, b: &str) -> (String, String) {
        (a.into(), b.into())
    }

    #[test]
    fn spans_hold_exactly_the_field() {
        let row = vec![pair("x", "x"), pair("a, \"b\"", "\"a, \"\"b\"\"\""), pair("", ",")];
        assert_eq!(marked("p,q,r\n\nx,\"a, \"\"b\"\"\",\n"), vec![row]);
    }

    #[test]
    fn windows_files_with_mark_semicolons_and_line_feeds_in_quotes() {
        let row = vec![pair("1", "1"), pair("dua\r\nbaris", "\"dua\r\nbaris\""), pair("tiga", "tiga")];
        assert_eq!(marked("\u{feff}a;b;c\r\n1;\"dua\r\nbaris\";tiga"), vec![row]);
    }

    #[test]
    fn a_row_of_another_length_is_spoken_of_once() {
        let source = Source::new("t.csv", "a,b\n1,2,3\n1,2\n1\n");
        let mut out = vec![];
        let grid = read(&source, &mut out);
        let broken: Vec<bool> = grid.lines.iter().map(|l| l.broken && l.cells.len() == 2).collect();
        assert_eq!((broken, out.len()), (vec![true, false, true], 2));
        assert_eq!(source.line_column(out[0].at.as_ref().unwrap().span.start), (2, 1));
    }
}
