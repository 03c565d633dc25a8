//! Tree to text: the one canonical form of an order (`balai order fmt`).
//!
//! Printing what was parsed and parsing it again gives the same tree but for places in the text;
//! comments and single blank lines stay. Lines that could not be read are printed as they stood.

pub(super) mod rule;
mod select;

use super::parser::{CAPACITIES, KINDS, RANKS, RELATIONS, WEEKDAYS};
use super::tree::*;
use crate::diagnostic::Lang;
pub use rule::rule;
use rule::{mode, service_change};
pub use select::select;

/// Lines longer than this are broken after a comma, in characters.
const WIDTH: usize = 100;

/// Writes an order in its canonical form.
#[must_use]
pub fn print(order: &Order) -> String {
    let mut out = String::new();
    let (opening, first) = opening(order);
    for line in opening {
        comment(&mut out, 0, line);
    }
    out += &format!("perintah {} {{\n", quote(&order.title.value));
    let regency = is_regency(order);
    for (i, line) in order.items.iter().enumerate() {
        let before = if i == 0 { first } else { &line.before[..] };
        for text in before {
            comment(&mut out, 1, text);
        }
        let text = if regency && matches!(&line.item, Item::Rank(r) if r.value == Rank::City) {
            "tingkat kabupaten".to_owned()
        } else {
            item(&line.item)
        };
        push(&mut out, 1, &text, line.origin.as_ref(), line.after.as_ref());
    }
    for line in order.closing_comments.iter().filter(|l| !l.is_empty()) {
        comment(&mut out, 1, line);
    }
    out + "}\n"
}

/// The comments before the first item that stand before the order itself, as most files have their
/// source there, and those that stay with the item.
pub(super) fn opening(order: &Order) -> (&[String], &[String]) {
    let comments = order.items.first().map_or(&[][..], |first| &first.before);
    comments.split_at(comments.iter().rposition(String::is_empty).map_or(0, |i| i + 1))
}

/// True if the rank of a city is called `kabupaten` in this order.
pub(super) fn is_regency(order: &Order) -> bool {
    order.items.iter().any(|l| match &l.item {
        Item::City(c) => c.value.contains("kabupaten"),
        Item::Kind(k) => k.value == OrderKind::InstruksiBupati,
        _ => false,
    })
}

fn comment(out: &mut String, depth: usize, text: &str) {
    if text.is_empty() {
        if !out.is_empty() && !out.ends_with("\n\n") && !out.ends_with("{\n") {
            out.push('\n');
        }
        return;
    }
    *out += &format!("{}# {text}\n", "  ".repeat(depth));
}

/// One item on its line or lines, with its origin and comment.
fn push(out: &mut String, depth: usize, text: &str, origin: Option<&Origin>, after: Option<&String>) {
    let mut line = text.to_owned();
    match origin {
        Some(Origin::Source(s)) => line += &format!(", sumber {}", quote(s)),
        Some(Origin::Estimate(s)) => line += &format!(", taksiran {}", quote(s)),
        None => {}
    }
    if let Some(after) = after {
        line += &format!("  # {after}");
    }
    for (i, part) in line.lines().enumerate() {
        let indent = "  ".repeat(depth);
        if i == 0 || text.contains('{') {
            wrap(out, &indent, part);
        } else {
            wrap(out, &format!("{indent}  "), part);
        }
    }
}

/// Breaks a long line after commas that stand outside quotes; the rest is indented by two more.
pub(super) fn wrap(out: &mut String, indent: &str, line: &str) {
    let inner = line.len() - line.trim_start().len();
    let first = format!("{indent}{}", &line[..inner]);
    let mut rest = line.trim_start();
    let mut lead = first.clone();
    while lead.chars().count() + rest.chars().count() > WIDTH {
        let Some(cut) = cut(rest, WIDTH.saturating_sub(lead.chars().count())) else { break };
        *out += &format!("{lead}{}\n", &rest[..cut]);
        rest = rest[cut..].trim_start();
        lead = format!("{first}  ");
    }
    *out += &format!("{lead}{rest}\n");
}

/// Byte behind the last comma outside quotes (not the decimal comma of `12,5%`) within `room` characters, else behind the first.
fn cut(line: &str, room: usize) -> Option<usize> {
    let mut quoted = false;
    let mut best = None;
    for (chars, (i, ch)) in line.char_indices().enumerate() {
        match ch {
            '"' => quoted = !quoted,
            '#' if !quoted => break,
            ',' if !quoted && line[i + 1..].starts_with(' ') && (chars < room || best.is_none()) => {
                best = Some(i + 1);
            }
            _ => {}
        }
    }
    best
}

/// A text between quotes. The language has no way to write a quote or a line end inside a text; a
/// program that sends them as JSON gets an apostrophe and a blank.
pub(super) fn quote(text: &str) -> String {
    let clean: String = text
        .chars()
        .map(|c| match c {
            '"' => '\'',
            '\n' => ' ',
            c => c,
        })
        .collect();
    format!("\"{clean}\"")
}

/// A name as it stands, anything else between quotes.
pub(super) fn name_or_quote(text: &str) -> String {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let name = text.starts_with(|c: char| c.is_ascii_lowercase()) && text.chars().all(plain);
    if name { text.to_owned() } else { quote(text) }
}

fn quoted_list(texts: &[Sp<String>]) -> String {
    texts.iter().map(|t| quote(&t.value)).collect::<Vec<_>>().join(", ")
}

fn known<T>(value: &Known<T>, write: impl Fn(&T) -> String) -> String {
    value.known().map_or_else(|| "tidak diketahui".to_owned(), write)
}

/// The word of a value in one of the parser's tables.
pub(super) fn word<T: PartialEq>(table: &[(&'static str, T)], value: &T) -> &'static str {
    table.iter().find(|(_, v)| v == value).map_or("", |(w, _)| *w)
}

fn item(item: &Item) -> String {
    match item {
        Item::Kind(k) => format!("jenis {}", word(&KINDS, &k.value)),
        Item::Number(n) => format!("nomor {}", known(&n.value, |t| quote(t))),
        Item::City(c) => format!("wilayah {}", c.value),
        Item::Rank(r) => format!("tingkat {}", word(&RANKS, &r.value)),
        Item::Signer(s) => signer(s),
        Item::Place(p) => format!("tempat {}", quote(&p.value)),
        Item::Issued(d) => format!("ditetapkan {}", known(&d.value, ToString::to_string)),
        Item::Validity(all) => {
            let all: Vec<String> = all.iter().map(|p| period(&p.value)).collect();
            format!("berlaku {}", all.join(", "))
        }
        Item::Return(d) => format!("masuk kembali {}", d.value),
        Item::Review(d) => format!("tinjau {}", known(&d.value, ToString::to_string)),
        Item::Purpose(t) => format!("maksud {}", quote(&t.value)),
        Item::Basis(b) => {
            let since = b.since.as_ref().map_or_else(String::new, |d| format!(", sejak {}", d.value));
            format!("dasar {}{since}", known(&b.text.value, |t| quote(t)))
        }
        Item::Reason(t) => format!("alasan {}", quote(&t.value)),
        Item::Addressees(all) => format!("kepada {}", quoted_list(all)),
        Item::Copies(all) => format!("tembusan {}", quoted_list(all)),
        Item::Scope(who) => format!("bagi {}", select(&who.value)),
        Item::Relation(r) => {
            let clause = r.clause.as_ref().map_or_else(String::new, |l| format!(" {}", cited(&l.value)));
            let target = if r.outside { quote(&r.target.value) } else { r.target.value.clone() };
            format!("{} {target}{clause}", word(&RELATIONS, &r.how))
        }
        Item::Flag(f) => format!("pilihan {}", flag(f)),
        Item::Set(s) => {
            let when = s.when.as_ref().map_or_else(String::new, |f| format!(" bila {}", flag(f)));
            format!("golongan {}{when} {{\n  {}\n}}", s.name.value, select(&s.members.value))
        }
        Item::Table(t) => table(t),
        Item::Fact(f) => fact(f),
        Item::Clause(c) => clause(c),
        Item::Precedence(p) => format!("{} mengalahkan {}", cited(&p.over.value), cited(&p.under.value)),
        Item::Example(e) => example(e),
        Item::Accept(a) => format!("terima {} karena {}", a.code.value, quote(&a.reason.value)),
        Item::Paragraph(t) => format!("paragraf {}", quote(&t.value)),
        Item::Source(t) => format!("sumber {}", quote(&t.value)),
        Item::Broken(t) => t.value.trim_end().to_owned(),
    }
}

fn table(t: &TableDef) -> String {
    let since = t.since.as_ref().map_or_else(String::new, |d| format!(" sejak {}", d.value));
    let by: Vec<&str> = t.by.iter().map(|n| n.value.as_str()).collect();
    let mut out = format!("tabel {}{since} menurut {} {{\n", t.name.value, by.join(", "));
    for row in &t.rows {
        out += &format!("  {}\n", table_row(row));
    }
    out + "}"
}

/// `level-1, jawa-bali: 75%`
pub(super) fn table_row(row: &TableRow) -> String {
    format!("{}: {}", row.keys.join(", "), crate::diagnostic::percent(row.percent, Lang::Id))
}

fn fact(f: &Fact) -> String {
    let mut line = format!("keadaan {} = {} sejak {}", f.name.value, f.value.value, f.since.value);
    if let Some(until) = &f.until {
        line += &format!(" sampai {}", until.value);
    }
    if let Some(district) = &f.district {
        line += &format!(" di kecamatan {}", quote(&district.value));
    }
    line
}

pub(super) fn flag(f: &Flag) -> String {
    format!("{} = {}", f.name.value, f.value.value)
}

fn signer(s: &Signer) -> String {
    let office = name_or_quote(&s.office.value);
    let mut line = format!("penandatangan {} selaku {office}", known(&s.name.value, |t| quote(t)));
    if let Some(c) = &s.capacity {
        line += &format!(" {}", word(&CAPACITIES, &c.value));
    }
    if let Some(by) = &s.passed_on_by {
        line += &format!(", disampaikan oleh {}", quote(&by.value));
    }
    line
}

pub(super) fn period(p: &Period) -> String {
    let mut line = p.from.date().to_string();
    if p.from.time() != jiff::civil::Time::midnight() {
        line += &format!(" pukul {}", time(p.from.time()));
    }
    match &p.until {
        Until::Day(d) => line += &format!(" sampai {d}"),
        Until::Open => line += " sampai pemberitahuan lebih lanjut",
        Until::Status(s) => line += &format!(" selama {}", quote(s)),
        Until::Unknown => line += " sampai tidak diketahui",
    }
    if let Some(days) = p.weekdays {
        line += &format!(" setiap {}", weekdays(days));
    }
    if let Some(n) = p.stated_days {
        line += &format!(", selama {n} hari");
    }
    line
}

/// `jumat`, `senin dan rabu`, `senin sampai kamis`.
pub(super) fn weekdays(days: [bool; 7]) -> String {
    let on: Vec<usize> = (0..7).filter(|i| days[*i]).collect();
    match on.as_slice() {
        [first, .., last] if on.len() > 2 && last - first + 1 == on.len() => {
            format!("{} sampai {}", WEEKDAYS[*first], WEEKDAYS[*last])
        }
        _ => on.iter().map(|i| WEEKDAYS[*i]).collect::<Vec<_>>().join(" dan "),
    }
}

/// `2024-09-02 sampai 2024-09-06, 2024-09-10`
pub(super) fn spans(all: &[(jiff::civil::Date, jiff::civil::Date)]) -> String {
    let span = |(a, b): &(jiff::civil::Date, jiff::civil::Date)| {
        if a == b { a.to_string() } else { format!("{a} sampai {b}") }
    };
    all.iter().map(span).collect::<Vec<_>>().join(", ")
}

fn when(w: &When) -> String {
    let mut line = String::new();
    if !w.spans.is_empty() {
        line += &format!(" pada {}", spans(&w.spans));
    }
    if let Some(days) = w.weekdays {
        line += &format!(" setiap {}", weekdays(days));
    }
    line
}

pub(super) fn time(t: jiff::civil::Time) -> String {
    format!("{:02}.{:02}", t.hour(), t.minute())
}

/// The words of a label in the language: `KEDUA`, `BUTIR 3`, `huruf b`.
pub(super) fn label(l: &Label) -> String {
    match l {
        Label::Butir(n) => format!("BUTIR {n}"),
        Label::Diktum(_) => l.head(),
        Label::Huruf(..) => format!("huruf {}", l.head().trim_end_matches('.')),
    }
}

/// A label as another line cites it: `KEDUA huruf b`.
pub fn cited(l: &Label) -> String {
    match l {
        Label::Huruf(parent, _) => format!("{} {}", cited(parent), label(l)),
        _ => label(l),
    }
}

fn clause(c: &Clause) -> String {
    let mut out = label(&c.label.value);
    if c.exception {
        out += " kecuali";
    }
    if let Some(who) = &c.who {
        out += &format!(" {}", select(&who.value));
    }
    if let Some(days) = &c.when {
        out += &when(&days.value);
    }
    if !c.under.is_empty() {
        out += &format!(" bila {}", c.under.iter().map(flag).collect::<Vec<_>>().join(" dan "));
    }
    out += " {\n";
    let mut body = String::new();
    for line in &c.body {
        for text in &line.before {
            if text.is_empty() && body.is_empty() {
                continue;
            }
            comment(&mut body, 1, text);
        }
        let text = match &line.item {
            BodyItem::Rule(r) => rule(r),
            BodyItem::Sub(s) => clause(s),
            BodyItem::Broken(t) => t.value.trim_end().to_owned(),
        };
        push(&mut body, 1, &text, line.origin.as_ref(), line.after.as_ref());
    }
    for text in c.closing_comments.iter().filter(|t| !t.is_empty()) {
        comment(&mut body, 1, text);
    }
    out + &body + "}"
}

fn example(e: &Example) -> String {
    let subject = match &e.subject.value {
        ExampleSubject::Unit(u) => u.clone(),
        ExampleSubject::Staff(s) => select(s),
        ExampleSubject::Service(s) => format!("layanan {s}"),
    };
    let expect = match &e.expect.value {
        Expect::Mode(m) => mode(m),
        Expect::Closed => "kantor ditutup".into(),
        Expect::HeadDecides => "diatur kepala unit".into(),
        Expect::NotAddressed => "tidak dituju".into(),
        Expect::Service(c) => service_change(c),
    };
    format!("contoh {subject} pada {}: {expect}", e.day.value)
}
