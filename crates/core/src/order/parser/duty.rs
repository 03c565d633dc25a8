//! Reads a duty and what belongs to it: how often, when, to whom, through what, or else what.

use super::cursor::{Cursor, Read};
use super::rule::words_or_text;
use super::select::select;
use crate::order::lexer::Tok;
use crate::order::tree::{DutyKind, DutyRule, Force, Frequency, Sp};

/// A duty, if one stands here.
pub fn duty(c: &mut Cursor<'_>, force: Force) -> Read<Option<DutyRule>> {
    let start = c.span();
    let Some(kind) = kind(c)? else { return Ok(None) };
    let kind = Sp::new(kind, start.to(c.last_span()));
    let mut duty = DutyRule {
        kind,
        force,
        frequency: None,
        times: Vec::new(),
        before: None,
        by: None,
        receiver: None,
        by_whom: None,
        through: Vec::new(),
        evidence: None,
        except: None,
        permission: None,
        tolerance: None,
        otherwise: None,
    };
    loop {
        let mark = c.mark();
        c.takes_mark(',');
        if !(when(c, &mut duty)? || how(c, &mut duty)?) {
            c.rewind(mark);
            return Ok(Some(duty));
        }
    }
}

fn kind(c: &mut Cursor<'_>) -> Read<Option<DutyKind>> {
    const KINDS: [(&str, DutyKind); 13] = [
        ("presensi", DutyKind::Attendance),
        ("laporan kegiatan", DutyKind::ActivityReport),
        ("laporan piket", DutyKind::PicketReport),
        ("tidak keluar rumah pada jam kerja", DutyKind::StayHome),
        ("tidak keluar rumah", DutyKind::StayHome),
        ("tidak bepergian ke luar daerah", DutyKind::NoTravel),
        ("rapat daring", DutyKind::OnlineMeetings),
        ("tidak menerima kunjungan dari luar daerah", DutyKind::NoVisitors),
        ("atasan mengawasi pegawai", DutyKind::Supervise),
        ("memberi tahu masyarakat", DutyKind::InformPublic),
        ("berkoordinasi", DutyKind::ReportUp),
        ("melapor", DutyKind::ReportUp),
        ("melaporkan", DutyKind::ReportUp),
    ];
    for (phrase, kind) in KINDS {
        if c.takes(phrase) {
            return Ok(Some(kind));
        }
    }
    if c.takes("tugas") {
        return Ok(Some(DutyKind::Task(c.text()?.0)));
    }
    Ok(None)
}

fn when(c: &mut Cursor<'_>, duty: &mut DutyRule) -> Read<bool> {
    if c.takes("setiap hari kerja") {
        duty.frequency = Some(Frequency::WorkingDays);
    } else if c.takes("setiap hari") {
        duty.frequency = Some(Frequency::Daily);
    } else if c.takes("sekali") {
        duty.frequency = Some(Frequency::Once);
    } else if c.takes("selama berlaku") {
        duty.frequency = Some(Frequency::Throughout);
    } else if c.takes("pukul") {
        duty.times = c.list(Cursor::time)?;
    } else if c.takes("sebelum") {
        c.takes("pukul");
        duty.before = Some(c.known(Cursor::time)?);
    } else if c.takes("paling lambat") {
        duty.by = Some(c.date()?.0);
    } else {
        return Ok(false);
    }
    Ok(true)
}

fn how(c: &mut Cursor<'_>, duty: &mut DutyRule) -> Read<bool> {
    if c.takes("kepada") || (duty.kind.value == DutyKind::ReportUp && takes_with(c)) {
        duty.receiver = Some(c.known(words_or_text)?);
    } else if c.takes("oleh") {
        duty.by_whom = Some(select(c)?);
    } else if c.takes("melalui") {
        duty.through = c.list(|c| Ok(c.text()?.0))?;
    } else if c.takes("dengan bukti") {
        duty.evidence = Some(c.text()?.0);
    } else if c.takes("dengan izin") {
        duty.permission = Some(words_or_text(c)?);
    } else if c.takes("kecuali mendesak") {
        duty.except = Some("mendesak".into());
    } else if c.takes("kecuali") {
        duty.except = Some(c.text()?.0);
    } else if c.takes("toleransi") {
        duty.tolerance = Some(c.text()?.0);
    } else if c.takes("bila lalai") {
        duty.otherwise = Some(c.text()?.0);
    } else {
        return Ok(false);
    }
    Ok(true)
}

/// `berkoordinasi dengan "..."`, but not `dengan bukti` or `dengan izin`.
fn takes_with(c: &mut Cursor<'_>) -> bool {
    let mark = c.mark();
    let found = c.takes("dengan") && matches!(c.tok(), Tok::Text(..));
    if !found {
        c.rewind(mark);
    }
    found
}
