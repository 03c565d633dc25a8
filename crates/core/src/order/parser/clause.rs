//! Reads clauses: label, whom it speaks of, its lines and sub-clauses.

use super::cursor::{Cursor, Fail, Read};
use super::header::{HEADS, flag, origin, weekdays};
use super::rule::rule;
use super::select::select;
use crate::diagnostic::Code;
use crate::order::lexer::Tok;
use crate::order::tree::{BodyItem, BodyLine, Clause, Flag, Label, Sp, When};
use crate::say;

/// Diktum words 1 to 10; 11 is KESEBELAS, 12 to 19 are "... BELAS", 20 is KEDUA PULUH.
/// [`Label::head`] writes the same words.
const DIKTUM: [&str; 10] = [
    "KESATU",
    "KEDUA",
    "KETIGA",
    "KEEMPAT",
    "KELIMA",
    "KEENAM",
    "KETUJUH",
    "KEDELAPAN",
    "KESEMBILAN",
    "KESEPULUH",
];

/// How deep clauses may nest: diktum, huruf, and one below.
const DEPTH: u32 = 3;

/// The number of a clause, if one stands here.
pub fn label(c: &mut Cursor<'_>) -> Read<Option<Sp<Label>>> {
    let start = c.span();
    let number = if c.takes("KESEBELAS") {
        11
    } else if let Some(i) = DIKTUM.iter().position(|w| c.takes(w)) {
        compound(c, u8::try_from(i + 1).unwrap_or(1))
    } else if c.takes("BUTIR") {
        let n = c.number()?;
        let Ok(n) = u8::try_from(n) else {
            return c.fail(say!("nomor butir sampai 255", "a point number up to 255"));
        };
        return Ok(Some(Sp::new(Label::Butir(n), start.to(c.last_span()))));
    } else {
        return Ok(None);
    };
    Ok(Some(Sp::new(Label::Diktum(number), start.to(c.last_span()))))
}

/// `BELAS`, `PULUH`, `PULUH SATU` behind the first word of a number from 1 to 10.
fn compound(c: &mut Cursor<'_>, first: u8) -> u8 {
    if first > 1 && first < 10 && c.takes("BELAS") {
        return first + 10;
    }
    if first > 1 && first < 10 && c.takes("PULUH") {
        let ones = DIKTUM.iter().take(9).position(|w| c.takes(if *w == "KESATU" { "SATU" } else { &w[2..] }));
        return first * 10 + ones.map_or(0, |i| u8::try_from(i + 1).unwrap_or(0));
    }
    first
}

/// `huruf b` below `parent`, if it stands here.
fn letter(c: &mut Cursor<'_>, parent: &Label) -> Read<Option<Sp<Label>>> {
    let start = c.span();
    if !c.takes("huruf") {
        return Ok(None);
    }
    let (name, span) = c.name()?;
    let [byte @ b'a'..=b'z'] = name.as_bytes() else {
        let expected = say!("satu huruf, a sampai z", "one letter, a to z");
        return Err(Fail { at: span, code: Code(103), expected });
    };
    Ok(Some(Sp::new(Label::Huruf(Box::new(parent.clone()), byte - b'a'), start.to(span))))
}

/// The number of a clause with the letters behind it, as one clause cites another: `KEDUA huruf b`.
pub fn cited(c: &mut Cursor<'_>) -> Read<Option<Sp<Label>>> {
    let Some(mut found) = label(c)? else { return Ok(None) };
    for _ in 1..DEPTH {
        let Some(more) = letter(c, &found.value)? else { break };
        found = Sp::new(more.value, found.span.to(more.span));
    }
    Ok(Some(found))
}

/// `pada 2024-09-02 sampai 2024-09-06, 2024-09-10 setiap jumat`, if it stands here.
fn when(c: &mut Cursor<'_>) -> Read<Option<Sp<When>>> {
    let start = c.span();
    let mut when = When { spans: Vec::new(), weekdays: None };
    if c.sees("pada") && c.dated(1) {
        c.takes("pada");
        when.spans = c.list(|c| {
            let (from, _) = c.date()?;
            let to = if c.takes("sampai") { c.date()?.0 } else { from };
            Ok((from, to))
        })?;
    }
    if c.takes("setiap") {
        when.weekdays = Some(weekdays(c)?);
    }
    let some = !when.spans.is_empty() || when.weekdays.is_some();
    Ok(some.then(|| Sp::new(when, start.to(c.last_span()))))
}

/// `bila ppkm = level-4 dan pulau = jawa-bali`, if it stands here.
fn under(c: &mut Cursor<'_>) -> Read<Vec<Flag>> {
    if !c.takes("bila") {
        return Ok(Vec::new());
    }
    let mut all = vec![flag(c)?];
    while c.takes("dan") || c.takes_mark(',') {
        all.push(flag(c)?);
    }
    Ok(all)
}

/// The rest of a clause after its label.
pub fn clause(c: &mut Cursor<'_>, label: Sp<Label>, depth: u32) -> Read<Clause> {
    if depth > DEPTH {
        return c
            .fail(say!("diktum yang tidak bertingkat sedalam ini", "clauses that are not nested this deep"));
    }
    let exception = c.takes("kecuali");
    let mut when = when(c)?;
    let speaks = when.is_none() && *c.tok() != Tok::Mark('{') && !c.sees("bila");
    let who = if speaks { Some(select(c)?) } else { None };
    if when.is_none() {
        when = self::when(c)?;
    }
    let under = under(c)?;
    let open = c.span();
    if !c.takes_mark('{') {
        return c
            .fail(say!("kurung kurawal {{ lalu isi diktum", "an opening brace {{ and what the clause says"));
    }
    let mut body = Vec::new();
    loop {
        let line_end = c.mark();
        c.skip_breaks();
        let before = c.comments_before();
        let next = c.lacks_brace && begins_item(c);
        match c.tok() {
            Tok::Mark('}') => {
                c.bump();
                return Ok(Clause { label, exception, who, when, under, body, closing_comments: before });
            }
            // A clause that is never closed ends with the text, or where the next one begins.
            tok if next || *tok == Tok::End => {
                super::unclosed(c, open);
                c.rewind(line_end);
                return Ok(Clause { label, exception, who, when, under, body, closing_comments: before });
            }
            _ => body.push(line(c, before, &label.value, depth)),
        }
    }
}

/// True if a clause or a header line begins here, which never stands inside a clause.
fn begins_item(c: &mut Cursor<'_>) -> bool {
    let mark = c.mark();
    let clause = label(c).is_ok_and(|l| l.is_some());
    c.rewind(mark);
    let word = c.word();
    clause || (word != "sumber" && HEADS.contains(&word.as_str()))
}

fn line(c: &mut Cursor<'_>, before: Vec<String>, parent: &Label, depth: u32) -> BodyLine {
    let start = c.span();
    let read = one(c, parent, depth).and_then(|item| {
        let span = start.to(c.last_span());
        let origin = origin(c)?;
        super::must_end(c)?;
        Ok((item, span, origin))
    });
    let (item, span, origin) = match read {
        Ok(found) => found,
        Err(fail) => {
            let span = super::recover(c, start, &fail);
            (BodyItem::Broken(Sp::new(c.source.text[span.start..span.end].to_owned(), span)), span, None)
        }
    };
    let end = span.to(c.last_span()).end;
    BodyLine { before, item, after: c.comment_after(end), span, origin }
}

fn one(c: &mut Cursor<'_>, parent: &Label, depth: u32) -> Read<BodyItem> {
    if let Some(label) = letter(c, parent)? {
        return clause(c, label, depth + 1).map(BodyItem::Sub);
    }
    match rule(c)? {
        Some(rule) => Ok(BodyItem::Rule(rule)),
        None => c.fail_with(
            Code(102),
            say!(
                "sebuah aturan: cara kerja, petugas piket, kewajiban, layanan, atau tindakan",
                "a rule: a mode of work, picket officers, a duty, a service, or a measure"
            ),
        ),
    }
}
