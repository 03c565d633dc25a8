//! Text to tree: a recursive descent over the sentences of the language.
//!
//! Total: any bytes give a tree and findings. A line that cannot be read becomes
//! [`Item::Broken`] with one finding, and reading goes on with the next line, so that one mistake
//! is told once and the others are told too. Nothing about a city is known here.

mod clause;
mod cursor;
mod duty;
mod header;
mod mode;
mod power;
mod rule;
mod select;
mod service;
mod table;

pub use cursor::goes_on;
use cursor::{Cursor, Fail, Read};

use super::lexer::Tok;
use super::tree::{Item, Line, Order, Sp};

use crate::diagnostic::{Code, Finding, Source, Span, Text, nearest};
use crate::say;

pub use header::{CAPACITIES, HEADS, KINDS, RANKS, RELATIONS, WEEKDAYS};
pub use power::ACTORS;

/// What parsing gives.
#[derive(Debug, Clone)]
pub struct Parsed {
    /// The tree; lines that could not be read are [`Item::Broken`].
    pub order: Order,
    /// What could not be read.
    pub findings: Vec<Finding>,
}

/// Words that begin a rule, for "maksud Anda".
pub const RULE_HEADS: [&str; 37] = [
    "bekerja",
    "di",
    "kantor",
    "petugas",
    "presensi",
    "laporan",
    "tidak",
    "rapat",
    "atasan",
    "memberi",
    "berkoordinasi",
    "tugas",
    "layanan",
    "semua",
    "program",
    "disinfeksi",
    "protokol",
    "fasilitas",
    "kepala",
    "wajib",
    "dapat",
    "diimbau",
    "huruf",
    "melapor",
    "bergiliran",
    "dibagi",
    "jam",
    "usulkan",
    "imbauan",
    "siap",
    "membagikan",
    "menyusun",
    "memeriksa",
    "mendata",
    "membatasi",
    "membuka",
    "mendahulukan",
];

/// Reads an order from any bytes: never panics, always gives a tree. The id of the order is the
/// file name of the source without directory and `.balai`.
#[must_use]
pub fn parse(source: &Source) -> Parsed {
    let mut c = Cursor::new(source);
    c.skip_breaks();
    let opening = c.comments_before();
    let title = head(&mut c);
    let mut items = body(&mut c);
    c.skip_breaks();
    if *c.tok() != Tok::End {
        let start = c.span();
        let finding = Finding::new(
            Code(109),
            say!("ada teks sesudah perintah berakhir", "there is text after the end of the order"),
        )
        .at(&source.name, start, say!("mulai dari sini tidak dibaca", "not read from here on"))
        .help(say!(
            "hapus teks ini, atau pindahkan ke dalam kurung kurawal perintah",
            "delete this text, or move it inside the braces of the order"
        ));
        c.report(finding);
    }
    if let Some(first) = items.first_mut() {
        first.before.splice(0..0, opening);
    }
    let closing_comments = c.comments_left();
    let order = Order { id: id_of(&source.name), title, items, closing_comments };
    Parsed { order, findings: c.findings }
}

fn id_of(name: &str) -> String {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    file.strip_suffix(".balai").unwrap_or(file).to_owned()
}

/// `perintah "Judul" {`
fn head(c: &mut Cursor<'_>) -> Sp<String> {
    let start = c.span();
    let read = |c: &mut Cursor<'_>| -> Read<Sp<String>> {
        if !c.takes("perintah") {
            return c.fail_with(
                Code(105),
                say!(
                    "kata perintah, judul, dan {{: perintah \"Judul\" {{",
                    "the word perintah, a title and {{"
                ),
            );
        }
        let (title, span) = c.text()?;
        if !c.takes_mark('{') {
            return c.fail_with(
                Code(105),
                say!("kurung kurawal {{ sesudah judul", "an opening brace {{ after the title"),
            );
        }
        Ok(Sp::new(title, span))
    };
    read(c).unwrap_or_else(|fail| {
        let finding = failure(c, &fail);
        c.report(finding);
        // Read on behind the first opening brace of this line, so that the lines below are checked too.
        while !matches!(c.tok(), Tok::Newline | Tok::End | Tok::Mark('{')) {
            c.bump();
        }
        c.takes_mark('{');
        Sp::new(String::new(), start)
    })
}

fn body(c: &mut Cursor<'_>) -> Vec<Line> {
    let open = c.last_span();
    let mut items = Vec::new();
    loop {
        c.skip_breaks();
        match c.tok() {
            Tok::Mark('}') => {
                // Comments before the closing brace are kept at the end of the order.
                c.bump();
                return items;
            }
            Tok::End => {
                unclosed(c, open);
                return items;
            }
            _ => {
                let before = c.comments_before();
                items.push(line(c, before));
            }
        }
    }
}

fn line(c: &mut Cursor<'_>, before: Vec<String>) -> Line {
    let start = c.span();
    let read = one(c).and_then(|item| {
        let span = start.to(c.last_span());
        let origin = header::origin(c)?;
        must_end(c)?;
        Ok((item, span, origin))
    });
    let (item, span, origin) = match read {
        Ok(found) => found,
        Err(fail) => {
            let span = recover(c, start, &fail);
            (Item::Broken(Sp::new(c.source.text[span.start..span.end].to_owned(), span)), span, None)
        }
    };
    let end = span.to(c.last_span()).end;
    Line { before, item, after: c.comment_after(end), span, origin }
}

fn one(c: &mut Cursor<'_>) -> Read<Item> {
    let mark = c.mark();
    if let Some(over) = clause::cited(c)? {
        if c.takes("mengalahkan") {
            let Some(under) = clause::cited(c)? else {
                return c.fail(say!("diktum yang dikalahkan: KEDUA", "the clause that is beaten: KEDUA"));
            };
            return Ok(Item::Precedence(super::tree::Precedence { over, under }));
        }
        c.rewind(mark);
    }
    if let Some(label) = clause::label(c)? {
        return clause::clause(c, label, 1).map(Item::Clause);
    }
    match header::item(c)? {
        Some(item) => Ok(item),
        None => c.fail_with(Code(102), header::expected()),
    }
}

/// The sentence must be over; what is left is a mistake.
fn must_end(c: &Cursor<'_>) -> Read<()> {
    if c.at_line_end() && *c.tok() != Tok::Mark('{') {
        return Ok(());
    }
    let left = &c.source.text[c.span().start..c.span().end];
    c.fail_with(Code(106), say!("akhir baris, bukan \"{left}\"", "the end of the line, not \"{left}\""))
}

/// Reports a line that could not be read, skips it, and gives its span.
fn recover(c: &mut Cursor<'_>, start: Span, fail: &Fail) -> Span {
    let finding = failure(c, fail);
    c.report(finding);
    let from = start.to(if c.last_span().start >= start.start { c.last_span() } else { start });
    let span = c.skip_line(from);
    c.pass_comments(span.end);
    span
}

fn failure(c: &Cursor<'_>, fail: &Fail) -> Finding {
    let text = &c.source.text[fail.at.start..fail.at.end];
    // What is missing at the end of a line is marked behind its last word.
    let at = match text {
        "" | "\n" => Span::new(c.last_span().end, c.last_span().end),
        _ => fail.at,
    };
    let expected = &fail.expected;
    let label = Text {
        id: format!("di sini diharapkan {}", expected.id),
        en: format!("expected here: {}", expected.en),
    };
    let title = match fail.code {
        Code(102) => say!("baris yang tidak dikenal", "a line that is not known"),
        Code(104) if text.contains('-') => {
            say!("{text} tidak ada di kalender", "{text} is not in the calendar")
        }
        Code(104) => say!("{text} bukan jam yang ada", "there is no time {text}"),
        Code(105) => say!("perintah tidak dibuka dengan benar", "the order is not opened properly"),
        Code(106) => say!("ada kata yang tersisa di akhir baris", "words are left at the end of the line"),
        _ => say!("baris ini belum lengkap", "this line is not complete"),
    };
    let finding = Finding::new(fail.code, title).at(&c.source.name, at, label);
    if fail.code != Code(102) {
        return finding;
    }
    let word = text.to_lowercase();
    let known = header::HEADS.iter().chain(&RULE_HEADS).copied();
    match nearest(&word, known) {
        Some(near) if near != word => {
            let near = if near == "butir" { "BUTIR" } else { near };
            finding
                .help(say!("maksud Anda \"{near}\"?", "did you mean \"{near}\"?"))
                .suggest(fail.at, near, false)
        }
        _ => finding.help(say!(
            "lihat daftar kalimat di docs/order-language.md",
            "see the list of sentences in docs/order-language.md"
        )),
    }
}

/// A brace that is never closed.
fn unclosed(c: &mut Cursor<'_>, open: Span) {
    let title = say!("kurung kurawal tidak ditutup", "a brace is not closed");
    let finding = Finding::new(Code(105), title)
        .at(&c.source.name, open, say!("dibuka di sini", "opened here"))
        .help(say!(
            "tambahkan }} di akhir bagian ini, sebelum diktum berikutnya",
            "add }} where this part ends, before the next clause"
        ));
    if !c.findings.iter().any(|f| f.code == Code(105)) {
        c.report(finding);
    }
}
