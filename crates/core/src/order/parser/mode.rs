//! Reads where people work: place, quota, picket officers.

use super::cursor::{Cursor, Read};
use super::power::words_or_text;
use crate::diagnostic::Span;
use crate::order::lexer::Tok;
use crate::order::tree::*;
use crate::say;

/// Places, longest phrase first.
const PLACES: [(&str, Where); 8] = [
    ("tidak bekerja dari rumah", Where::NotHome),
    ("di tempat pengganti", Where::Substitute),
    ("bekerja dari rumah", Where::Home),
    ("bekerja di mana saja", Where::Anywhere),
    ("di kantor atau di lapangan", Where::OfficeOrField),
    ("di kantor atau lapangan", Where::OfficeOrField),
    ("di kantor", Where::Office),
    ("di lapangan", Where::Field),
];

/// A place, if one stands here.
pub fn place(c: &mut Cursor<'_>) -> Option<Sp<Where>> {
    let start = c.span();
    let (_, value) = PLACES.into_iter().find(|(phrase, _)| c.takes(phrase))?;
    Some(Sp::new(value, start.to(c.last_span())))
}

/// The rest of a mode after its place.
pub fn mode(c: &mut Cursor<'_>, force: Force, place: Sp<Where>) -> Read<ModeRule> {
    let site = if place.value == Where::Substitute { Some(c.text()?.0) } else { None };
    let quota = quota(c)?;
    let mark = c.mark();
    c.takes_mark(',');
    let permission = if c.takes("dengan izin") { Some(words_or_text(c)?) } else { None };
    if permission.is_none() {
        c.rewind(mark);
    }
    Ok(ModeRule { force, place, site, quota, permission })
}

/// The direction of a quota, if one stands here.
pub fn bound(c: &mut Cursor<'_>) -> Option<Bound> {
    if c.takes("paling banyak") {
        Some(Bound::AtMost)
    } else if c.takes("paling sedikit") {
        Some(Bound::AtLeast)
    } else if c.takes("tepat") {
        Some(Bound::Exactly)
    } else {
        None
    }
}

/// `25%`, `3 orang`, `menurut tabel masuk`
pub fn amount(c: &mut Cursor<'_>) -> Read<Sp<Amount>> {
    let span = c.span();
    if c.takes("menurut tabel") {
        let (name, end) = c.name()?;
        return Ok(Sp::new(Amount::Table(name), span.to(end)));
    }
    match *c.tok() {
        Tok::Percent(Some(p)) => {
            c.bump();
            Ok(Sp::new(Amount::Percent(p), span))
        }
        Tok::Number(Some(n)) => {
            c.bump();
            c.takes("orang");
            Ok(Sp::new(Amount::People(n), span.to(c.last_span())))
        }
        _ => c.fail(say!(
            "persentase, jumlah orang, atau tabel: 25%, 3 orang, menurut tabel masuk",
            "a percentage, a number or a table: 25%, 3 orang, menurut tabel masuk"
        )),
    }
}

/// `paling banyak 25% dari ASN dan non-ASN, dibulatkan ke bawah per hari`
fn quota(c: &mut Cursor<'_>) -> Read<Option<QuotaRule>> {
    let start = c.span();
    let Some(bound) = bound(c) else { return Ok(None) };
    let amount = amount(c)?;
    let mut quota =
        QuotaRule { bound, amount, base: None, rounding: None, per: Per::Day, span: Span::default() };
    loop {
        let mark = c.mark();
        c.takes_mark(',');
        let at = c.span();
        if c.takes("dari") {
            let base = base(c)?;
            quota.base = Some(Sp::new(base, at.to(c.last_span())));
        } else if c.takes("dibulatkan") {
            let rounding = rounding(c)?;
            quota.rounding = Some(Sp::new(rounding, at.to(c.last_span())));
        } else if c.takes("per hari") {
            quota.per = Per::Day;
        } else if c.takes("per sif") {
            quota.per = Per::Shift;
        } else if c.takes("per saat") {
            quota.per = Per::Moment;
        } else if c.takes("per bagian terkecil") {
            quota.per = Per::Section;
        } else {
            c.rewind(mark);
            break;
        }
    }
    quota.span = start.to(c.last_span());
    Ok(Some(quota))
}

fn base(c: &mut Cursor<'_>) -> Read<Base> {
    c.takes("jumlah");
    if c.takes("ASN dan non-ASN") || c.takes("seluruh pegawai") {
        Ok(Base::AsnAndNonAsn)
    } else if c.takes("ASN") {
        Ok(Base::Asn)
    } else if c.takes("pegawai yang tersedia") {
        Ok(Base::Available)
    } else {
        c.fail(say!(
            "dasar hitungan: ASN dan non-ASN, ASN, atau pegawai yang tersedia",
            "a base: ASN dan non-ASN, ASN, or pegawai yang tersedia"
        ))
    }
}

fn rounding(c: &mut Cursor<'_>) -> Read<Rounding> {
    if c.takes("ke bawah") {
        Ok(Rounding::Down)
    } else if c.takes("ke atas") {
        Ok(Rounding::Up)
    } else if c.takes("terdekat") {
        Ok(Rounding::Nearest)
    } else {
        c.fail(say!(
            "ke bawah, ke atas, atau terdekat",
            "ke bawah (down), ke atas (up) or terdekat (nearest)"
        ))
    }
}

/// `setiap hari 1 orang di kantor`, in any order.
pub fn picket(c: &mut Cursor<'_>) -> Read<PicketRule> {
    let mut rule = PicketRule { people: None, place: None };
    loop {
        let mark = c.mark();
        c.takes_mark(',');
        if c.takes("setiap hari") {
        } else if let Tok::Number(Some(n)) = *c.tok() {
            c.bump();
            c.takes("orang");
            rule.people = Some(n);
        } else if c.takes("dari rumah") {
            rule.place = Some(Where::Home);
        } else if let Some(place) = place(c) {
            rule.place = Some(place.value);
        } else {
            c.rewind(mark);
            return Ok(rule);
        }
    }
}
