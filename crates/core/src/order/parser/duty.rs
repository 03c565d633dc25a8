//! Reads a duty and what belongs to it: how often, when, to whom, through what, or else what.

use super::cursor::{Cursor, Read};
use super::power::words_or_text;
use super::rule::share;
use super::select::select;
use crate::order::lexer::Tok;
use crate::order::tree::{DutyKind, DutyRule, Force, Frequency, Sp, Window};
use crate::say;

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
        next_day: false,
        within: None,
        by: None,
        receiver: None,
        by_whom: None,
        through: Vec::new(),
        evidence: None,
        except: None,
        permission: None,
        tolerance: None,
        otherwise: Vec::new(),
    };
    loop {
        let mark = c.mark();
        c.takes_mark(',');
        let (at, before) = (c.span(), parts(&duty));
        if !(when(c, &mut duty)? || how(c, &mut duty)?) {
            c.rewind(mark);
            return Ok(Some(duty));
        }
        if parts(&duty) == before {
            return c.twice(at);
        }
    }
}

/// How many parts of a duty are written.
fn parts(d: &DutyRule) -> usize {
    let some = [
        d.frequency.is_some(),
        !d.times.is_empty(),
        d.before.is_some(),
        d.within.is_some(),
        d.by.is_some(),
        d.receiver.is_some(),
        d.by_whom.is_some(),
        !d.through.is_empty(),
        d.evidence.is_some(),
        d.except.is_some(),
        d.permission.is_some(),
        d.tolerance.is_some(),
        !d.otherwise.is_empty(),
    ];
    some.into_iter().filter(|s| *s).count()
}

fn kind(c: &mut Cursor<'_>) -> Read<Option<DutyKind>> {
    const KINDS: [(&str, DutyKind); 24] = [
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
        ("siap dihubungi", DutyKind::Phone),
        ("membagikan lokasi", DutyKind::ShareLocation),
        ("berseragam dinas", DutyKind::Uniform),
        ("siap dipanggil ke kantor", DutyKind::Recall),
        ("menyusun jadwal", DutyKind::Roster),
        ("memeriksa laporan", DutyKind::Verify),
        ("memeriksa kepatuhan kantor", DutyKind::Inspect),
        ("membatasi cuti", DutyKind::LeaveLimit),
        ("membuka kanal pengaduan", DutyKind::Complaints),
        ("mendahulukan kelompok rentan", DutyKind::Vulnerable),
        ("atasan memeriksa laporan", DutyKind::Verify),
    ];
    for (phrase, kind) in KINDS {
        if c.takes(phrase) {
            return Ok(Some(kind));
        }
    }
    if c.takes("mendata pegawai") {
        return Ok(Some(DutyKind::NameList(c.text()?.0)));
    }
    if c.takes("membatasi") {
        let (what, _) = c.text()?;
        return Ok(Some(DutyKind::Restrict(what, share(c))));
    }
    if c.takes("tidak berkumpul lebih dari") {
        let people = c.number()?;
        c.takes("orang");
        return Ok(Some(DutyKind::NoAssembly(people)));
    }
    if c.takes("bekerja paling sedikit") {
        return minutes(c).map(|m| Some(DutyKind::MinHours(m)));
    }
    if c.takes("tugas") {
        return Ok(Some(DutyKind::Task(c.text()?.0)));
    }
    Ok(None)
}

/// `7 jam 30 menit` in minutes.
fn minutes(c: &mut Cursor<'_>) -> Read<u32> {
    let hours = c.number()?;
    if hours > 24 || !c.takes("jam") {
        return c.fail(say!("lama kerja, misalnya 7 jam 30 menit", "a length of work: 7 jam 30 menit"));
    }
    let mut minutes = hours * 60;
    if let Tok::Number(Some(more @ 0..=59)) = *c.tok() {
        c.bump();
        c.takes("menit");
        minutes += more;
    }
    Ok(minutes)
}

/// `setiap hari kerja`, `sekali`
pub fn frequency(c: &mut Cursor<'_>) -> Option<Frequency> {
    const WORDS: [(&str, Frequency); 7] = [
        ("setiap hari kerja", Frequency::WorkingDays),
        ("setiap hari", Frequency::Daily),
        ("setiap minggu", Frequency::Weekly),
        ("setiap bulan", Frequency::Monthly),
        ("sekali", Frequency::Once),
        ("segera", Frequency::Promptly),
        ("selama berlaku", Frequency::Throughout),
    ];
    WORDS.into_iter().find(|(words, _)| c.takes(words)).map(|(_, often)| often)
}

/// `07.30`, `06.00 sampai 08.00`
fn window(c: &mut Cursor<'_>) -> Read<Window> {
    let from = c.time()?;
    let to = if c.takes("sampai") { Some(c.time()?) } else { None };
    Ok(Window { from, to })
}

fn when(c: &mut Cursor<'_>, duty: &mut DutyRule) -> Read<bool> {
    if let Some(often) = frequency(c) {
        duty.frequency = Some(often);
    } else if c.takes("pukul") {
        duty.times = c.list(window)?;
    } else if c.takes("sebelum") {
        c.takes("pukul");
        duty.before = Some(c.known(Cursor::time)?);
        duty.next_day = c.takes("hari berikutnya");
    } else if c.takes("dalam") {
        duty.within = Some(c.number()?);
        c.takes("menit");
    } else if c.takes("paling lambat") {
        duty.by = Some(c.known(|c| Ok(c.date()?.0))?);
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
        duty.otherwise.push(c.text()?.0);
        while c.takes("lalu") {
            duty.otherwise.push(c.text()?.0);
        }
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
