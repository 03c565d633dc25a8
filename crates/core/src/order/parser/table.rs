//! Reads tables of percentages by circumstances, and the dated facts they depend on.

use super::cursor::{Cursor, Read};
use crate::order::lexer::Tok;
use crate::order::tree::{Fact, Sp, TableDef, TableRow};
use crate::say;

fn name(c: &mut Cursor<'_>) -> Read<Sp<String>> {
    c.name().map(|(v, s)| Sp::new(v, s))
}

/// `masuk sejak 2021-10-22 menurut ppkm, pulau { level-1, jawa-bali: 75% ... }`
pub fn table(c: &mut Cursor<'_>) -> Read<TableDef> {
    let name = name(c)?;
    let since = since(c)?;
    if !c.takes("menurut") {
        return c.fail(say!(
            "kata menurut dan keadaannya: menurut ppkm, pulau",
            "the word menurut and the circumstances: menurut ppkm, pulau"
        ));
    }
    let by = c.list(self::name)?;
    if !c.takes_mark('{') {
        return c.fail(say!("kurung kurawal {{ lalu baris tabel", "an opening brace {{ and the rows"));
    }
    let mut rows = Vec::new();
    loop {
        while matches!(c.tok(), Tok::Newline | Tok::Mark(';')) {
            c.bump();
        }
        if c.takes_mark('}') {
            return Ok(TableDef { name, since, by, rows });
        }
        rows.push(row(c)?);
    }
}

fn since(c: &mut Cursor<'_>) -> Read<Option<Sp<jiff::civil::Date>>> {
    if c.takes("sejak") { c.date().map(|(v, s)| Some(Sp::new(v, s))) } else { Ok(None) }
}

fn row(c: &mut Cursor<'_>) -> Read<TableRow> {
    let start = c.span();
    let keys = c.list(|c| if c.takes_mark('*') { Ok("*".to_owned()) } else { Ok(c.id()?.0) })?;
    if !c.takes_mark(':') {
        return c.fail(say!("titik dua, lalu persentase: level-1: 75%", "a colon, then a percentage"));
    }
    let Some(percent) = super::rule::share(c) else {
        return c.fail(say!("persentase: level-1: 75%", "a percentage: level-1: 75%"));
    };
    Ok(TableRow { keys, percent, span: start.to(c.last_span()) })
}

/// `ppkm = level-3 sejak 2021-07-06 sampai 2021-07-20 di kecamatan "Cibinong"`
pub fn fact(c: &mut Cursor<'_>) -> Read<Fact> {
    let name = name(c)?;
    if !c.takes_mark('=') {
        return c
            .fail(say!("tanda = dan nilainya: ppkm = level-3", "the sign = and the value: ppkm = level-3"));
    }
    let value = c.id().map(|(v, s)| Sp::new(v, s))?;
    let Some(since) = since(c)? else {
        return c.fail(say!("kata sejak dan tanggal: sejak 2021-07-06", "the word sejak and a date"));
    };
    let until = if c.takes("sampai") { c.date().map(|(v, s)| Some(Sp::new(v, s)))? } else { None };
    let district = if c.takes("di kecamatan") { c.text().map(|(v, s)| Some(Sp::new(v, s)))? } else { None };
    Ok(Fact { name, value, since, until, district })
}
