//! Reads who may decide what, when, and what holds until then: powers, frames, triggers.

use super::cursor::{Cursor, Read};
use super::duty::frequency;
use super::mode::{amount, bound, mode, place};
use crate::diagnostic::Code;
use crate::order::lexer::Tok;
use crate::order::tree::*;
use crate::say;

/// Who may be given a power.
pub const ACTORS: [&str; 8] = [
    "kepala unit",
    "atasan langsung",
    "wali kota",
    "bupati",
    "gubernur",
    "sekretaris daerah",
    "camat",
    "lurah",
];

/// What may be permitted or proposed, by its words.
const ACTS: [(&str, Act); 7] = [
    ("menutup kantor", Act::CloseOffice),
    ("menambah pegawai di kantor", Act::CallIn),
    ("mengatur giliran", Act::SetRotation),
    ("memperpanjang perintah", Act::Extend),
    ("melonggarkan perintah", Act::Relax),
    ("mengakhiri perintah", Act::End),
    ("memulangkan pegawai", Act::SendHome),
];

/// `kepala unit dapat ...`, `kepala unit mengatur ...`, `"Rektor" mengatur ...`
pub fn actor_rule(c: &mut Cursor<'_>) -> Read<Option<Rule>> {
    let start = c.span();
    let mark = c.mark();
    let actor = match ACTORS.into_iter().find(|a| c.takes(a)) {
        Some(known) => known.to_owned(),
        None if matches!(c.tok(), Tok::Text(..)) => c.text()?.0,
        None => return Ok(None),
    };
    let actor = Sp::new(actor, start.to(c.last_span()));
    if c.takes("mengatur") {
        return delegation(c, actor).map(|d| Some(Rule::Delegation(d)));
    }
    if !c.takes("dapat") {
        c.rewind(mark);
        return Ok(None);
    }
    let act = act(c)?;
    let days = for_days(c)?;
    let when = if c.sees("bila") { Some(condition(c)?) } else { None };
    let tell = tell(c)?;
    Ok(Some(Rule::Power(PowerRule { actor, act, days, when, tell })))
}

fn act(c: &mut Cursor<'_>) -> Read<Sp<Act>> {
    let at = c.span();
    let act = match ACTS.iter().find(|(words, _)| c.takes(words)) {
        Some((_, act)) => act.clone(),
        None => Act::Other(c.text()?.0),
    };
    Ok(Sp::new(act, at.to(c.last_span())))
}

/// `selama 5 hari`
fn for_days(c: &mut Cursor<'_>) -> Read<Option<u32>> {
    if !c.takes("selama") {
        return Ok(None);
    }
    let days = c.number()?;
    c.takes("hari");
    Ok(Some(days))
}

/// `, memberi tahu bkpsdm`
fn tell(c: &mut Cursor<'_>) -> Read<Option<String>> {
    let mark = c.mark();
    c.takes_mark(',');
    if c.takes("memberi tahu") {
        return words_or_text(c).map(Some);
    }
    c.rewind(mark);
    Ok(None)
}

/// `usulkan menutup kantor selama 5 hari bila klaster di unit paling sedikit 2 orang dalam 14 hari kepada kepala unit`
pub fn trigger(c: &mut Cursor<'_>) -> Read<Option<TriggerRule>> {
    if !c.takes("usulkan") {
        return Ok(None);
    }
    let act = act(c)?;
    let days = for_days(c)?;
    if !c.sees("bila") {
        return c.fail(say!(
            "kata bila dan ambangnya: bila kasus positif di unit paling sedikit 3 orang",
            "the word bila and a threshold: bila kasus positif di unit paling sedikit 3 orang"
        ));
    }
    let when = condition(c)?;
    c.takes_mark(',');
    let to = if c.takes("kepada") {
        let at = c.span();
        Some(Sp::new(words_or_text(c)?, at.to(c.last_span())))
    } else {
        None
    };
    Ok(Some(TriggerRule { act, days, when, to }))
}

/// `bila kasus positif di unit paling sedikit 3 orang`
fn condition(c: &mut Cursor<'_>) -> Read<Condition> {
    let start = c.span();
    c.takes("bila");
    let mut words = Vec::new();
    loop {
        let threshold = if c.takes("tidak diketahui") {
            Some(Known::Unknown)
        } else {
            bound(c).map(|b| Ok(Known::Is((b, amount(c)?.value)))).transpose()?
        };
        if let Some(threshold) = threshold {
            let window = window(c)?;
            let span = start.to(c.last_span());
            return Ok(Condition { measure: words.join(" "), threshold, window, span });
        }
        if words.is_empty() && matches!(c.tok(), Tok::Text(..)) {
            words.push(c.text()?.0);
            continue;
        }
        if *c.tok() != Tok::Word {
            return c.fail_with(
                Code(103),
                say!(
                    "ambang: paling sedikit 3 orang, paling sedikit 5%, atau tidak diketahui",
                    "a threshold: paling sedikit 3 orang, paling sedikit 5%, or tidak diketahui"
                ),
            );
        }
        words.push(c.name()?.0);
    }
}

/// `dalam 14 hari`
fn window(c: &mut Cursor<'_>) -> Read<Option<u32>> {
    if !c.takes("dalam") {
        return Ok(None);
    }
    let days = c.number()?;
    c.takes("hari");
    Ok(Some(days))
}

fn delegation(c: &mut Cursor<'_>, actor: Sp<String>) -> Read<DelegationRule> {
    let start = c.span();
    let what = if c.takes("giliran") {
        "giliran".to_owned()
    } else if c.takes("jam kerja") {
        "jam kerja".to_owned()
    } else if c.takes("pekerjaan") {
        "pekerjaan".to_owned()
    } else {
        c.text()?.0
    };
    let what = Sp::new(what, start.to(c.last_span()));
    let mut rule = DelegationRule {
        actor,
        what,
        according_to: None,
        bounds: None,
        by: None,
        frequency: None,
        tell: None,
        otherwise: None,
    };
    loop {
        let mark = c.mark();
        c.takes_mark(',');
        let (at, before) = (c.span(), parts(&rule));
        if c.takes("menurut") {
            rule.according_to = Some(c.text()?.0);
        } else if c.takes("dalam batas") {
            rule.bounds = Some(Box::new(some_mode(c)?));
        } else if c.takes("paling lambat") {
            rule.by = Some(c.known(|c| Ok(c.date()?.0))?);
        } else if let Some(often) = frequency(c) {
            rule.frequency = Some(often);
        } else if c.takes("memberi tahu") {
            rule.tell = Some(words_or_text(c)?);
        } else if c.takes("bila tidak diputuskan") {
            rule.otherwise = Some(Box::new(some_mode(c)?));
        } else {
            c.rewind(mark);
            return Ok(rule);
        }
        if parts(&rule) == before {
            return c.twice(at);
        }
    }
}

/// How many parts of a frame are written.
fn parts(d: &DelegationRule) -> usize {
    let some = [
        d.according_to.is_some(),
        d.bounds.is_some(),
        d.by.is_some(),
        d.frequency.is_some(),
        d.tell.is_some(),
        d.otherwise.is_some(),
    ];
    some.into_iter().filter(|s| *s).count()
}

fn some_mode(c: &mut Cursor<'_>) -> Read<ModeRule> {
    match place(c) {
        Some(place) => mode(c, Force::Must, place),
        None => {
            c.fail(say!("cara kerja: bekerja dari rumah, di kantor", "a mode: bekerja dari rumah, di kantor"))
        }
    }
}

/// A quoted text, or words up to the next comma or end of line.
pub fn words_or_text(c: &mut Cursor<'_>) -> Read<String> {
    if matches!(c.tok(), Tok::Text(..)) {
        return Ok(c.text()?.0);
    }
    let known = ACTORS.into_iter().find(|a| c.takes(a));
    known.map_or_else(|| c.name().map(|n| n.0), |a| Ok(a.to_owned()))
}
