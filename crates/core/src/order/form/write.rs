//! The form as text: every row's line is put together from its answers, and nothing that is typed
//! into an answer can leave its line.

use super::question::Dress;
use super::{Form, Row};
use crate::order::lexer::{Tok, lex};
use crate::order::print;

/// The text of a form, and the row that each of its lines belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// The order as text.
    pub text: String,
    /// The row of each line.
    pub rows: Vec<usize>,
}

impl Placed {
    /// The row in which a byte of the text stands; the title for an empty text.
    #[must_use]
    pub fn row_at(&self, offset: usize) -> usize {
        let line = self.text.bytes().take(offset).filter(|b| *b == b'\n').count();
        self.rows.get(line).or(self.rows.last()).copied().unwrap_or(0)
    }
}

/// Lines with the row of each.
type Lines = Vec<(usize, String)>;

/// The whole form. The printer's ways with blank lines, indents and long lines are kept.
pub(super) fn placed(form: &Form) -> Placed {
    let mut lines = Lines::new();
    let empty = Row::empty(super::RowKind::Title);
    let (title, from) = match form.rows.first() {
        Some(row) if row.kind == super::RowKind::Title => (row, 1),
        _ => (&empty, 0),
    };
    comments(&mut lines, 0, "", title.value("catatan"));
    if !lines.is_empty() {
        blank(&mut lines, 0);
    }
    lines.push((0, format!("{} {{", sentence(title))));
    block(&form.rows, from..form.rows.len(), &mut lines);
    closing(&mut lines, 0, title.value("penutup"));
    lines.push((0, "}".into()));
    let text = lines.iter().fold(String::new(), |text, (_, line)| text + line + "\n");
    Placed { text, rows: lines.into_iter().map(|(row, _)| row).collect() }
}

/// The rows of an order or of a clause, indented once.
fn block(rows: &[Row], range: std::ops::Range<usize>, out: &mut Lines) {
    let mut at = range.start;
    while at < range.end {
        let row = &rows[at];
        if row.gap {
            blank(out, at);
        }
        comments(out, at, "  ", row.value("catatan"));
        let end = super::edit::end(rows, at).min(range.end);
        let mut lines = Lines::new();
        if row.kind.opens() {
            lines.push((at, format!("{} {{", sentence(row))));
            let mut body = Lines::new();
            block(rows, at + 1..end, &mut body);
            closing(&mut body, at, row.value("penutup"));
            lines.append(&mut body);
            lines.push((at, format!("}}{}", tail(row))));
            at = end;
        } else {
            let text = sentence(row) + &tail(row);
            lines.extend(ended(text).lines().map(|line| (at, line.to_owned())));
            at += 1;
        }
        remark(&mut lines, row);
        indented(lines, out);
    }
}

/// The comment on the last line of a row.
fn remark(lines: &mut Lines, row: &Row) {
    let words = row.value("catatan-akhir").replace('\n', " ");
    if let (Some((_, last)), false) = (lines.last_mut(), words.trim().is_empty()) {
        *last += &format!("  # {}", words.trim());
    }
}

/// Lines one step to the right, long ones broken as the printer breaks them.
fn indented(lines: Lines, out: &mut Lines) {
    let braces = lines.iter().any(|(_, line)| line.contains('{'));
    for (i, (row, line)) in lines.into_iter().enumerate() {
        if line.is_empty() {
            out.push((row, line));
            continue;
        }
        let mut text = String::new();
        print::wrap(&mut text, if i == 0 || braces { "  " } else { "    " }, &line);
        out.extend(text.lines().map(|part| (row, part.to_owned())));
    }
}

/// One blank line, but none at the head of a block and never two.
fn blank(out: &mut Lines, row: usize) {
    if out.last().is_some_and(|(_, line)| !line.is_empty() && !line.ends_with('{')) {
        out.push((row, String::new()));
    }
}

fn comments(out: &mut Lines, row: usize, indent: &str, value: &str) {
    // What a text area gives ends with a line end only if the last line is blank.
    for line in value.split('\n').filter(|_| !value.is_empty()) {
        match line.trim() {
            "" => blank(out, row),
            words => out.push((row, format!("{indent}# {words}"))),
        }
    }
}

/// Comments before a closing brace, without blank lines.
fn closing(out: &mut Lines, row: usize, value: &str) {
    for line in value.lines().map(str::trim).filter(|l| !l.is_empty()) {
        out.push((row, format!("  # {line}")));
    }
}

/// The sentence of a row; `?` where nothing is answered, so that a finding speaks of it.
fn sentence(row: &Row) -> String {
    let shape = row.kind.shape();
    let mut head = shape.head;
    let mut line = String::new();
    for field in row.fields.iter().filter(|f| f.question.dress != Dress::Beside) {
        if field.question.dress != Dress::Force {
            push(&mut line, std::mem::take(&mut head));
        }
        push(&mut line, &field.question.piece(&field.value));
    }
    push(&mut line, head);
    if line.trim().is_empty() { "?".into() } else { line }
}

/// A piece behind what stands before it; a piece that begins with a comma follows it closely.
fn push(line: &mut String, piece: &str) {
    if !(line.is_empty() || piece.is_empty() || piece.starts_with(',')) {
        line.push(' ');
    }
    line.push_str(piece);
}

/// Where a line comes from, behind it.
fn tail(row: &Row) -> String {
    ["sumber", "taksiran"].into_iter().fold(String::new(), |line, word| {
        let field = row.fields.iter().find(|f| f.question.key == word && f.question.dress == Dress::Beside);
        match field.map(|f| f.value.as_str()).unwrap_or_default() {
            value if value.trim().is_empty() => line,
            value => format!("{line}, {word} {}", text(value)),
        }
    })
}

/// A line that would go on in the next one is ended here, so that the finding stands in its row.
fn ended(line: String) -> String {
    let tokens = lex(&line);
    let last = tokens.iter().rev().find(|t| !matches!(t.tok, Tok::End | Tok::Newline | Tok::Comment(_)));
    match tokens.iter().rev().nth(1).map(|t| &t.tok) {
        _ if !crate::order::parser::goes_on(last, &line) => line,
        Some(Tok::Comment(_)) => line + "\n;",
        _ => line + " ;",
    }
}

/// A text between quotes; one that is typed with its quotes keeps them.
pub(super) fn text(value: &str) -> String {
    let inner = value.strip_prefix('"').and_then(|v| v.strip_suffix('"'));
    print::quote(inner.filter(|v| !v.contains('"')).unwrap_or(value))
}

/// The wide form of a sign that would end or open something in the line: the parser refuses it where
/// it stands.
const fn wide(sign: char) -> char {
    match sign {
        '{' => '｛',
        '}' => '｝',
        ';' => '；',
        '#' => '＃',
        '"' => '＂',
        other => other,
    }
}

/// Words of the language as part of one line: whatever is typed, the line stays one line.
pub(super) fn fragment(value: &str) -> String {
    let unclosed = if value.matches('"').count() % 2 == 1 { value.rfind('"') } else { None };
    let mut quoted = false;
    let clean = value.trim().char_indices();
    let shift = value.len() - value.trim_start().len();
    clean
        .map(|(i, sign)| match sign {
            '"' if Some(i + shift) == unclosed => wide(sign),
            '"' => {
                quoted = !quoted;
                sign
            }
            '\n' => ' ',
            sign if quoted => sign,
            sign => wide(sign),
        })
        .collect()
}

/// Whole lines: what opens is closed and the other way round, or it is refused where it stands.
pub(super) fn raw(value: &str) -> String {
    let lines: Vec<&str> = value.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
    let text = lines.join("\n");
    let tokens = lex(&text);
    let mut open = Vec::new();
    let mut loose = Vec::new();
    for token in &tokens {
        match token.tok {
            Tok::Mark('{') => open.push(token.span.start),
            Tok::Mark('}') if open.pop().is_none() => loose.push(token.span.start),
            _ => {}
        }
    }
    loose.append(&mut open);
    let sign = |(i, sign)| if loose.contains(&i) { wide(sign) } else { sign };
    let clean: String = text.char_indices().map(sign).collect();
    // A brace at the head of a line would belong to the line before.
    if clean.starts_with('{') { format!("; {clean}") } else { clean }
}

#[cfg(test)]
mod tests {
    use super::super::RowKind;
    use super::*;

    /// Keys and values.
    type Answers = &'static [(&'static str, &'static str)];

    #[test]
    fn what_is_typed_stays_in_its_line() {
        for (typed, written) in [
            ("dinkes", "dinkes"),
            (" dinkes\nrsud ", "dinkes rsud"),
            ("a } KETIGA {", "a ｝ KETIGA ｛"),
            ("a; kantor ditutup # b", "a； kantor ditutup ＃ b"),
            ("berjabatan \"a; {b}\" c}", "berjabatan \"a; {b}\" c｝"),
            (" \"a\" \"b {", "\"a\" ＂b ｛"),
            ("\"a\nb\"", "\"a b\""),
        ] {
            assert_eq!(fragment(typed), written, "{typed}");
        }
    }

    #[test]
    fn a_text_stands_between_quotes_of_its_own() {
        for (typed, written) in [
            ("a", "\"a\""),
            ("\"a\"", "\"a\""),
            ("\"\"", "\"\""),
            ("\"", "\"'\""),
            ("a \"b\" c", "\"a 'b' c\""),
            ("\"a\" dan \"b\"", "\"'a' dan 'b'\""),
            ("a\n}\nb", "\"a } b\""),
        ] {
            assert_eq!(text(typed), written, "{typed}");
        }
    }

    #[test]
    fn whole_lines_open_and_close_the_same() {
        for (typed, written) in [
            ("  a {\n b\n\n }", "a {\nb\n}"),
            ("a } b {", "a ｝ b ｛"),
            ("{ a }", "; { a }"),
            ("\"{\" # {\n}", "\"{\" # {\n｝"),
        ] {
            assert_eq!(raw(typed), written, "{typed}");
        }
    }

    #[test]
    fn a_line_does_not_go_on_in_the_next() {
        for (line, end) in [
            ("laporan piket oleh dinkes", "laporan piket oleh dinkes"),
            ("laporan piket oleh dinkes dan", "laporan piket oleh dinkes dan ;"),
            ("pilihan a =", "pilihan a = ;"),
            ("kepada \"a\",", "kepada \"a\", ;"),
            ("x atau # y", "x atau # y\n;"),
            ("x # dan", "x # dan"),
        ] {
            assert_eq!(ended(line.into()), end);
        }
    }

    #[test]
    fn a_line_is_put_together_from_its_answers() {
        let cases: [(RowKind, Answers, &str); 7] = [
            (RowKind::Number, &[("tidak-diketahui", "ya")], "nomor tidak diketahui"),
            (
                RowKind::Signer,
                &[("nama", "A"), ("jabatan", "Camat"), ("kedudukan", "plt")],
                "penandatangan \"A\" selaku \"Camat\" plt",
            ),
            (
                RowKind::Mode,
                &[
                    ("kekuatan", "dapat"),
                    ("tempat", "di kantor"),
                    ("arah", "tepat"),
                    ("banyak", "3 orang"),
                    ("pembulatan", "ke atas"),
                ],
                "dapat di kantor tepat 3 orang, dibulatkan ke atas",
            ),
            (
                RowKind::Task,
                &[("kekuatan", "diimbau"), ("isi", "x"), ("lalai", "a\n\nb")],
                "diimbau tugas \"x\" bila lalai \"a\" lalu \"b\"",
            ),
            (
                RowKind::Service,
                &[("nama", "ktp, akta"), ("menjadi", "pindah ke"), ("pindah", "kecamatan/*")],
                "layanan ktp, akta pindah ke kecamatan/*",
            ),
            (
                RowKind::Hours,
                &[("hari", "senin selasa rabu"), ("mulai", "07.30"), ("sampai", "15.30")],
                "jam kerja setiap senin sampai rabu pukul 07.30 sampai 15.30",
            ),
            (RowKind::Mode, &[], "wajib"),
        ];
        for (kind, answers, line) in cases {
            let mut row = Row::empty(kind);
            answers.iter().for_each(|(key, value)| row.answer(key, *value));
            assert_eq!(sentence(&row), line);
        }
    }
}
