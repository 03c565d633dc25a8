//! Reads what happens to services.

use super::cursor::{Cursor, Read};
use crate::order::lexer::Tok;
use crate::order::tree::*;
use crate::say;

/// `layanan a, b tetap berjalan pukul 08.00 sampai 12.00 kuota 50 per hari`
pub fn service(c: &mut Cursor<'_>) -> Read<Option<ServiceRule>> {
    let Some(which) = service_select(c)? else { return Ok(None) };
    c.takes_mark(',');
    let change = service_change(c)?;
    let mut rule = ServiceRule { which, change, hours: None, quota: None };
    loop {
        let mark = c.mark();
        c.takes_mark(',');
        if c.takes("pukul") {
            let from = c.time()?;
            if !c.takes("sampai") {
                return c.fail(say!("kata sampai di antara dua jam", "the word sampai between two times"));
            }
            rule.hours = Some((from, c.time()?));
        } else if c.takes("kuota") {
            rule.quota = Some(c.number()?);
            c.takes("per hari");
        } else {
            c.rewind(mark);
            return Ok(Some(rule));
        }
    }
}

/// The head of a service rule, if one stands here. Also used by examples.
pub fn service_select(c: &mut Cursor<'_>) -> Read<Option<Sp<ServiceSelect>>> {
    let start = c.span();
    let which = if c.takes("semua layanan") {
        ServiceSelect::All
    } else if c.takes("layanan berkanal daring") {
        ServiceSelect::WithOnline
    } else if c.takes("layanan darurat") {
        ServiceSelect::Emergency
    } else if c.takes("layanan unit ini") {
        ServiceSelect::OfUnits
    } else if c.takes("layanan") {
        let names = c.list(|c| c.name().map(|(name, span)| Sp::new(name, span)))?;
        ServiceSelect::Named(names)
    } else {
        return Ok(None);
    };
    Ok(Some(Sp::new(which, start.to(c.last_span()))))
}

/// What happens to a service.
pub fn service_change(c: &mut Cursor<'_>) -> Read<Sp<ServiceChange>> {
    let start = c.span();
    let change = if c.takes("tetap berjalan") {
        ServiceChange::Continue
    } else if c.takes("dilayani terbatas") {
        ServiceChange::Limited
    } else if c.takes("dilayani daring") {
        ServiceChange::Online
    } else if c.takes("loket ditutup") {
        ServiceChange::CounterClosed
    } else if c.takes("pindah ke") {
        ServiceChange::Moved(moved_to(c)?)
    } else if c.takes("dihentikan") {
        ServiceChange::Stopped
    } else {
        return c.fail(say!(
            "apa yang terjadi pada layanan: tetap berjalan, dilayani terbatas, dilayani daring, loket ditutup, pindah ke ..., atau dihentikan",
            "what happens to the service: tetap berjalan, dilayani terbatas, dilayani daring, loket ditutup, pindah ke ..., or dihentikan"
        ));
    };
    Ok(Sp::new(change, start.to(c.last_span())))
}

fn moved_to(c: &mut Cursor<'_>) -> Read<String> {
    if matches!(c.tok(), Tok::Text(..)) {
        return Ok(c.text()?.0);
    }
    let (name, _) = c.name()?;
    Ok(if c.takes_mark('/') && c.takes_mark('*') { format!("{name}/*") } else { name })
}
