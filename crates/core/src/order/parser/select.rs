//! Reads whom a rule speaks of.

use super::cursor::{Cursor, Read};
use crate::city::Work;
use crate::diagnostic::Code;
use crate::order::lexer::Tok;
use crate::order::tree::{Age, Select, Sp, StaffGroup};
use crate::say;

/// How deep selectors may nest in parentheses; a ceiling so that no text can exhaust the stack.
const DEPTH: u32 = 32;

/// How many properties may narrow one name; every one is a level of the tree.
const NARROWER: usize = 16;

/// `a, b dan c kecuali d`
pub fn select(c: &mut Cursor<'_>) -> Read<Sp<Select>> {
    select_at(c, 0)
}

fn select_at(c: &mut Cursor<'_>, depth: u32) -> Read<Sp<Select>> {
    if depth > DEPTH {
        return c.fail_with(
            Code(103),
            say!("kurung yang tidak sedalam ini", "parentheses that are not nested this deep"),
        );
    }
    let base = union(c, depth)?;
    if !except_follows(c) {
        return Ok(base);
    }
    c.takes("kecuali");
    let but = union(c, depth)?;
    let span = base.span.to(but.span);
    Ok(Sp::new(Select::Except(Box::new(base), Box::new(but)), span))
}

/// `kecuali` that names people and not the exception of a duty (`kecuali mendesak`, `kecuali "..."`).
fn except_follows(c: &mut Cursor<'_>) -> bool {
    let mark = c.mark();
    let found = c.takes("kecuali") && !c.sees("mendesak") && !matches!(c.tok(), Tok::Text(..));
    c.rewind(mark);
    found
}

fn union(c: &mut Cursor<'_>, depth: u32) -> Read<Sp<Select>> {
    let first = narrowed(c, depth)?;
    let mut all = vec![first];
    loop {
        let mark = c.mark();
        let divided = c.takes_mark(',') | c.takes("dan") | c.takes("atau");
        if !divided || c.begins_something_else() || c.at_line_end() {
            c.rewind(mark);
            break;
        }
        all.push(narrowed(c, depth)?);
    }
    if all.len() == 1 {
        return Ok(all.swap_remove(0));
    }
    let span = all[0].span.to(all[all.len() - 1].span);
    Ok(Sp::new(Select::Any(all), span))
}

fn narrowed(c: &mut Cursor<'_>, depth: u32) -> Read<Sp<Select>> {
    let mut value = match property(c, depth)? {
        Some(found) => found,
        None => atom(c, depth)?,
    };
    let mut narrower = 0;
    while let Some(more) = property(c, depth)? {
        narrower += 1;
        if narrower > NARROWER {
            return c.fail(say!("syarat yang tidak sebanyak ini", "fewer conditions than this"));
        }
        let span = value.span.to(more.span);
        value = Sp::new(Select::Both(Box::new(value), Box::new(more)), span);
    }
    Ok(value)
}

/// `di lokasi balai-kota`, `berstatus ASN`, `yang (...)`: what narrows a set.
fn property(c: &mut Cursor<'_>, depth: u32) -> Read<Option<Sp<Select>>> {
    let start = c.span();
    let mark = c.mark();
    let value = if c.takes("di luar lokasi") {
        Select::OffSite(c.name()?.0)
    } else if c.takes("di lokasi") {
        Select::AtSite(c.name()?.0)
    } else if c.takes("di kecamatan") {
        Select::District(c.text()?.0)
    } else if c.takes("bertempat tinggal di") {
        Select::HomeIn(c.text()?.0)
    } else if c.takes("berstatus") {
        Select::Staff(staff_group(c)?)
    } else if c.takes("berjabatan") {
        Select::Title(title_or_name(c)?)
    } else if c.takes("bereselon") {
        Select::Echelon(c.name()?.0.to_uppercase())
    } else if c.takes("bergolongan-kerja") {
        Select::Class(c.name()?.0)
    } else if c.takes("kerja digital") {
        Select::Work(Work::Digital)
    } else if c.takes("kerja di-tempat") {
        Select::Work(Work::OnSite)
    } else if c.takes("kerja lapangan") {
        Select::Work(Work::Field)
    } else if c.takes("bersif") {
        Select::Shift
    } else if c.takes("yang dijaga di rumah") {
        Select::Sheltered(if c.takes("karena") { Some(c.text()?.0) } else { None })
    } else if c.takes("yang didata") {
        Select::Listed(c.text()?.0)
    } else if c.takes("yang sedang bekerja dari rumah") {
        Select::AtHome
    } else if c.takes("yang memimpin unit") {
        Select::Head
    } else if c.takes("berusia") {
        Select::Age(age(c)?)
    } else if c.sees("pada") && !c.dated(1) {
        top_ranks(c)?
    } else if c.takes("yang") {
        if !c.takes_mark('(') {
            c.rewind(mark);
            return Ok(None);
        }
        let inner = select_at(c, depth + 1)?;
        close(c)?;
        inner.value
    } else {
        return Ok(None);
    };
    Ok(Some(Sp::new(value, start.to(c.last_span()))))
}

fn atom(c: &mut Cursor<'_>, depth: u32) -> Read<Sp<Select>> {
    let start = c.span();
    if c.takes_mark('(') {
        let inner = select_at(c, depth + 1)?;
        close(c)?;
        return Ok(Sp::new(inner.value, start.to(c.last_span())));
    }
    if c.takes("semua pegawai") || c.takes("seluruh pegawai") {
        return Ok(Sp::new(Select::All, start.to(c.last_span())));
    }
    if c.takes("pegawai sendiri") {
        return Ok(Sp::new(Select::Own, start.to(c.last_span())));
    }
    if matches!(c.tok(), Tok::Text(..)) {
        let (name, span) = c.text()?;
        return Ok(Sp::new(Select::Body(name), start.to(span)));
    }
    if c.takes("kepala unit") {
        return Ok(Sp::new(Select::Head, start.to(c.last_span())));
    }
    if c.takes("semua unit") || c.takes("seluruh unit") {
        return Ok(Sp::new(Select::EveryUnit, start.to(c.last_span())));
    }
    c.takes("golongan");
    let (name, span) = c.name()?;
    if !c.takes_mark('/') {
        return Ok(Sp::new(Select::Named(name), start.to(span)));
    }
    if !c.takes_mark('*') {
        return c.fail(say!("tanda * sesudah garis miring: {name}/*", "a * after the slash: {name}/*"));
    }
    Ok(Sp::new(Select::Each(name), start.to(c.last_span())))
}

fn close(c: &mut Cursor<'_>) -> Read<()> {
    if c.takes_mark(')') { Ok(()) } else { c.fail(say!("kurung tutup )", "a closing parenthesis )")) }
}

/// `lebih dari 50 tahun`
fn age(c: &mut Cursor<'_>) -> Read<Age> {
    let make: fn(u8) -> Age = if c.takes("lebih dari") {
        Age::Over
    } else if c.takes("paling sedikit") {
        Age::AtLeast
    } else if c.takes("di bawah") {
        Age::Under
    } else {
        return c.fail(say!(
            "lebih dari, paling sedikit, atau di bawah, lalu umur: lebih dari 50 tahun",
            "lebih dari, paling sedikit or di bawah, and an age: lebih dari 50 tahun"
        ));
    };
    let Ok(years @ 1..=99) = u8::try_from(c.number()?) else {
        return c.fail(say!("umur 1 sampai 99 tahun", "an age from 1 to 99"));
    };
    c.takes("tahun");
    Ok(make(years))
}

/// `pada 2 jenjang tertinggi`
fn top_ranks(c: &mut Cursor<'_>) -> Read<Select> {
    c.takes("pada");
    let Ok(levels @ 1..=5) = u8::try_from(c.number()?) else {
        return c.fail(say!("jumlah jenjang, 1 sampai 5", "a number of levels, 1 to 5"));
    };
    if !c.takes("jenjang tertinggi") {
        return c.fail(say!("kata jenjang tertinggi", "the words jenjang tertinggi"));
    }
    Ok(Select::TopRanks(levels))
}

fn staff_group(c: &mut Cursor<'_>) -> Read<StaffGroup> {
    let group = match c.word().as_str() {
        "asn" => StaffGroup::Asn,
        "pns" => StaffGroup::Pns,
        "cpns" => StaffGroup::Cpns,
        "pppk" => StaffGroup::Pppk,
        "non-asn" => StaffGroup::NonAsn,
        _ => return c.fail(say!("ASN, PNS, CPNS, PPPK, atau non-ASN", "ASN, PNS, CPNS, PPPK or non-ASN")),
    };
    c.bump();
    Ok(group)
}

fn title_or_name(c: &mut Cursor<'_>) -> Read<String> {
    if matches!(c.tok(), Tok::Text(..)) { Ok(c.text()?.0) } else { Ok(c.name()?.0) }
}
