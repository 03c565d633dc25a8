//! Reads one rule of a clause, whatever it is; hours, turns, appeals and measures here.

use super::cursor::{Cursor, Read};
use super::header::weekdays;
use super::mode::{mode, picket, place};
use super::power::{actor_rule, trigger};
use super::select::select;
use super::service::service;
use crate::order::lexer::Tok;
use crate::order::tree::*;
use crate::say;

/// One rule. `None` if the line begins like none of them.
pub fn rule(c: &mut Cursor<'_>) -> Read<Option<Rule>> {
    if let Some(found) = actor_rule(c)? {
        return Ok(Some(found));
    }
    let mark = c.mark();
    let force = force(c);
    if let Some(place) = place(c) {
        return Ok(Some(Rule::Mode(mode(c, force, place)?)));
    }
    if force == Force::Must
        && let Some(rotation) = rotation(c)?
    {
        return Ok(Some(Rule::Rotation(rotation)));
    }
    if let Some(duty) = super::duty::duty(c, force)? {
        return Ok(Some(Rule::Duty(duty)));
    }
    if force != Force::Must || c.mark() != mark {
        return c.fail(say!(
            "cara kerja atau kewajiban sesudah kata wajib, dapat, atau diimbau",
            "a mode of work or a duty after wajib, dapat or diimbau"
        ));
    }
    if c.takes("kantor ditutup") {
        return Ok(Some(Rule::SiteClosed));
    }
    if c.takes("petugas piket") {
        return picket(c).map(|p| Some(Rule::Picket(p)));
    }
    if c.takes("program prioritas tetap berjalan") {
        return Ok(Some(Rule::Programmes));
    }
    if let Some(service) = service(c)? {
        return Ok(Some(Rule::Service(service)));
    }
    if let Some(trigger) = trigger(c)? {
        return Ok(Some(Rule::Trigger(trigger)));
    }
    if c.takes("jam kerja") {
        return hours(c).map(|h| Some(Rule::Hours(h)));
    }
    if c.takes("imbauan") {
        return appeal(c).map(|a| Some(Rule::Appeal(a)));
    }
    measure(c).map(|m| m.map(Rule::Measure))
}

fn force(c: &mut Cursor<'_>) -> Force {
    if c.takes("dapat") {
        Force::May
    } else if c.takes("diimbau") {
        Force::Urged
    } else {
        c.takes("wajib");
        Force::Must
    }
}

/// `bersif senin sampai kamis 07.30 sampai 12.00 dan 12.00 sampai 16.00`
fn hours(c: &mut Cursor<'_>) -> Read<HoursRule> {
    let start = c.last_span();
    let kind = if c.takes("lentur") {
        HoursKind::Flexible
    } else if c.takes("bersif") {
        HoursKind::Shifts
    } else {
        HoursKind::Fixed
    };
    let kind = Sp::new(kind, start.to(c.last_span()));
    let weekdays = if c.takes("setiap") { Some(weekdays(c)?) } else { None };
    c.takes_mark(',');
    c.takes("pukul");
    let spans = c.list(|c| {
        let from = c.time()?;
        if !c.takes("sampai") {
            return c.fail(say!("kata sampai di antara dua jam", "the word sampai between two times"));
        }
        Ok((from, c.time()?))
    })?;
    Ok(HoursRule { kind, weekdays, spans })
}

/// `bergiliran setiap 2 hari`, `dibagi 2 kelompok yang tidak bertemu`
fn rotation(c: &mut Cursor<'_>) -> Read<Option<RotationRule>> {
    let start = c.span();
    let kind = if c.takes("bergiliran setiap") {
        let days = few(c)?;
        c.takes("hari");
        RotationKind::Every(days)
    } else if c.takes("bergiliran") {
        if matches!(c.tok(), Tok::Number(_)) {
            let office = few(c)?;
            must(c, "hari di kantor")?;
            let home = few(c)?;
            must(c, "hari di rumah")?;
            RotationKind::Pattern(office, home)
        } else {
            RotationKind::Turns
        }
    } else if c.takes("tidak di rumah lebih dari") {
        let days = few(c)?;
        must(c, "hari berturut-turut")?;
        RotationKind::MostHome(days)
    } else if c.takes("dibagi") {
        let groups = few(c)?;
        must(c, "kelompok yang tidak bertemu")?;
        RotationKind::Cohorts(groups)
    } else {
        return Ok(None);
    };
    let kind = Sp::new(kind, start.to(c.last_span()));
    let according_to = if c.takes("menurut jadwal kepala unit") {
        Some("jadwal kepala unit".to_owned())
    } else if c.takes("menurut") {
        Some(c.text()?.0)
    } else {
        None
    };
    Ok(Some(RotationRule { kind, according_to }))
}

/// A small number: of days, of groups.
fn few(c: &mut Cursor<'_>) -> Read<u8> {
    if let Tok::Number(Some(n)) = *c.tok()
        && let Ok(n @ 1..=30) = u8::try_from(n)
    {
        c.bump();
        return Ok(n);
    }
    c.fail(say!("bilangan 1 sampai 30", "a number from 1 to 30"))
}

fn must(c: &mut Cursor<'_>, phrase: &str) -> Read<()> {
    if c.takes(phrase) { Ok(()) } else { c.fail(say!("kata {phrase}", "the words {phrase}")) }
}

/// `kepada "perkantoran swasta" agar "..."`
fn appeal(c: &mut Cursor<'_>) -> Read<AppealRule> {
    must(c, "kepada")?;
    let to = c.list(|c| c.text().map(|(v, s)| Sp::new(v, s)))?;
    must(c, "agar")?;
    let (what, span) = c.text()?;
    Ok(AppealRule { to, what: Sp::new(what, span) })
}

fn measure(c: &mut Cursor<'_>) -> Read<Option<MeasureRule>> {
    let start = c.span();
    let kind = if c.takes("disinfeksi semua kantor") {
        MeasureKind::Disinfect
    } else if c.takes("protokol kesehatan") {
        MeasureKind::HealthProtocol
    } else if c.takes("fasilitas") {
        let (name, _) = c.text()?;
        if !c.takes("ditutup") {
            return c.fail(say!("kata ditutup", "the word ditutup"));
        }
        MeasureKind::FacilityClosed(name)
    } else if c.takes("tes dan pelacakan") {
        MeasureKind::TestAndTrace
    } else if c.takes("penghematan") {
        let (what, _) = c.text()?;
        MeasureKind::Saving(what, share(c))
    } else {
        return Ok(None);
    };
    let kind = Sp::new(kind, start.to(c.last_span()));
    let by_whom = if c.takes("oleh") { Some(select(c)?) } else { None };
    Ok(Some(MeasureRule { kind, by_whom }))
}

/// A percentage, if one stands here, in hundredths of a percent.
pub fn share(c: &mut Cursor<'_>) -> Option<u32> {
    let Tok::Percent(Some(p)) = *c.tok() else { return None };
    c.bump();
    Some(p)
}
