//! Duties, powers and programmes as objects, and what is missing from them.

use super::Case;
use crate::diagnostic::{Finding, Span, Text};
use crate::order::effect::{Duty, Effect, Power};
use crate::order::select::describe;
use crate::order::tree::*;
use crate::say;

/// Fills duties, powers and programmes.
pub fn enumerate(case: &mut Case<'_>, effect: &mut Effect) {
    let mut findings = Vec::new();
    for flat in &case.clauses {
        for (rule, span) in &flat.rules {
            match rule {
                Rule::Duty(d) => {
                    effect.duties.push(duty(case, flat, d));
                    findings.extend(missing(case, &flat.cite, d, *span));
                    if let Some(who) = &d.by_whom {
                        // Names in `oleh` are checked like any other; whom they select is not needed here.
                        case.names.resolve(who, &mut findings);
                    }
                }
                Rule::Power(p) => {
                    effect.powers.push(power(flat.ix, p));
                    findings.extend(no_threshold(case, &flat.cite, p));
                }
                Rule::Delegation(d) => {
                    effect.powers.push(delegated(flat.ix, d));
                    findings.extend(no_default(case, &flat.cite, d));
                }
                Rule::Measure(m) => {
                    if let Some(who) = &m.by_whom {
                        case.names.resolve(who, &mut findings);
                    }
                    effect.duties.push(measure(case, flat, m));
                }
                Rule::Programmes => effect.programmes = effect.programmes.or(Some(flat.ix)),
                _ => {}
            }
        }
    }
    findings.extend(picket_without_report(case, effect));
    case.findings.extend(findings);
}

/// Who owes it. What a unit owes as one (a picket report, a measure) is owed by "semua unit".
fn who(case: &Case<'_>, flat: &super::Flat<'_>, by: Option<&Sp<Select>>, as_unit: bool) -> Text {
    match by.or(flat.select).map(|s| &s.value) {
        None | Some(Select::All) if as_unit => Text::fixed("semua unit", "all units"),
        select => describe(select, case.city),
    }
}

fn duty(case: &Case<'_>, flat: &super::Flat<'_>, d: &DutyRule) -> Duty {
    let frequency = d.frequency.unwrap_or(match d.kind.value {
        DutyKind::Attendance | DutyKind::ActivityReport => Frequency::WorkingDays,
        DutyKind::PicketReport => Frequency::Daily,
        DutyKind::InformPublic => Frequency::Once,
        _ => Frequency::Throughout,
    });
    let except = [&d.except, &d.permission, &d.tolerance];
    let except: Vec<&str> = except.into_iter().flatten().map(String::as_str).collect();
    Duty {
        clause: flat.ix,
        kind: d.kind.value.clone(),
        force: d.force,
        who: who(case, flat, d.by_whom.as_ref(), matches!(d.kind.value, DutyKind::PicketReport)),
        what: what(&d.kind.value),
        frequency,
        times: d.times.clone(),
        before: d.before.as_ref().and_then(|b| b.known().copied()),
        by: d.by,
        receiver: d.receiver.as_ref().and_then(|r| r.known().cloned()),
        through: d.through.clone(),
        evidence: d.evidence.clone(),
        except: (!except.is_empty()).then(|| except.join("; ")),
        otherwise: d.otherwise.clone(),
    }
}

/// A duty in words.
fn what(kind: &DutyKind) -> Text {
    match kind {
        DutyKind::Attendance => Text::fixed("presensi", "check in and check out"),
        DutyKind::ActivityReport => Text::fixed("laporan kegiatan harian", "daily activity report"),
        DutyKind::PicketReport => Text::fixed("laporan piket harian", "daily picket report"),
        DutyKind::StayHome => {
            Text::fixed("tidak keluar rumah pada jam kerja", "stay at home during working hours")
        }
        DutyKind::NoTravel => Text::fixed("tidak bepergian ke luar daerah", "no travel outside the region"),
        DutyKind::OnlineMeetings => Text::fixed("rapat hanya secara daring", "meetings online only"),
        DutyKind::NoVisitors => Text::fixed(
            "tidak menerima kunjungan dari luar daerah",
            "receive no visitors from outside the region",
        ),
        DutyKind::Supervise => Text::fixed("atasan mengawasi pegawainya", "superiors supervise their staff"),
        DutyKind::InformPublic => Text::fixed("memberi tahu masyarakat", "inform the public"),
        DutyKind::ReportUp => Text::fixed("berkoordinasi dan melapor", "coordinate and report"),
        DutyKind::Task(task) => Text::same(task.clone()),
    }
}

fn measure(case: &Case<'_>, flat: &super::Flat<'_>, m: &MeasureRule) -> Duty {
    let what = match &m.kind.value {
        MeasureKind::Disinfect => Text::fixed("disinfeksi semua kantor", "disinfect all offices"),
        MeasureKind::HealthProtocol => Text::fixed("protokol kesehatan", "health protocol"),
        MeasureKind::FacilityClosed(name) => say!("fasilitas {name} ditutup", "facility {name} is closed"),
    };
    Duty {
        clause: flat.ix,
        kind: DutyKind::Task(what.id.clone()),
        force: Force::Must,
        who: who(case, flat, m.by_whom.as_ref(), true),
        what,
        frequency: Frequency::Throughout,
        times: Vec::new(),
        before: None,
        by: None,
        receiver: None,
        through: Vec::new(),
        evidence: None,
        except: None,
        otherwise: None,
    }
}

/// Duties that ask for something by a time, and to someone.
fn missing(case: &Case<'_>, label: &str, d: &DutyRule, span: Span) -> Vec<Finding> {
    let mut all = Vec::new();
    let report =
        matches!(d.kind.value, DutyKind::Attendance | DutyKind::ActivityReport | DutyKind::PicketReport);
    let name = what(&d.kind.value);
    let (id, en) = (&name.id, &name.en);
    let dated = !d.times.is_empty() || d.by.is_some() || matches!(d.before, Some(Known::Is(_)));
    if report && !dated {
        let title = say!("{id}: tidak ada tenggatnya", "{en}: there is no deadline");
        let label_text = say!("sampai pukul berapa?", "until what time?");
        let finding = case.finding(402, title, span, label_text).clause(label);
        all.push(finding.help(say!("tambahkan: sebelum 16.00", "add: sebelum 16.00")));
    }
    let received = matches!(d.receiver, Some(Known::Is(_)));
    if (report && d.kind.value != DutyKind::Attendance || d.kind.value == DutyKind::ReportUp) && !received {
        let title = say!("{id}: tidak disebut kepada siapa", "{en}: it is not said to whom");
        let label_text = say!("siapa penerimanya?", "who receives it?");
        let finding = case.finding(403, title, span, label_text).clause(label);
        all.push(finding.help(say!("tambahkan: kepada atasan langsung", "add: kepada atasan langsung")));
    }
    all
}

fn power(clause: crate::order::ClauseIx, p: &PowerRule) -> Power {
    let act = match &p.act.value {
        Act::CloseOffice => Text::fixed(
            "menutup kantor dan bekerja dari rumah seluruhnya",
            "close the office, everyone at home",
        ),
        Act::CallIn => Text::fixed("menambah pegawai di kantor", "call more staff to the office"),
        Act::SetRotation => Text::fixed("mengatur giliran", "set the rotation"),
        Act::Other(t) => Text::same(t.clone()),
    };
    let when = p.when.as_ref().map(|c| {
        let measure = &c.measure;
        match &c.threshold {
            Known::Unknown => say!(
                "bila {measure}; ambangnya tidak disebut dalam perintah",
                "if {measure}; the order gives no threshold"
            ),
            Known::Is((_, Amount::People(n))) => {
                say!("bila {measure} mencapai {n} orang", "if {measure} reaches {n} people")
            }
            Known::Is((_, Amount::Percent(p))) => {
                let p = crate::diagnostic::percent(*p, crate::diagnostic::Lang::Id);
                say!("bila {measure} mencapai {p}", "if {measure} reaches {p}")
            }
        }
    });
    Power { clause, actor: Text::same(p.actor.value.clone()), act, when }
}

fn delegated(clause: crate::order::ClauseIx, d: &DelegationRule) -> Power {
    let what = &d.what.value;
    let when = d.according_to.as_ref().map(|w| say!("menurut {w}", "according to: {w}"));
    Power {
        clause,
        actor: Text::same(d.actor.value.clone()),
        act: say!("mengatur {what}", "arranges: {what}"),
        when,
    }
}

fn no_threshold(case: &Case<'_>, label: &str, p: &PowerRule) -> Option<Finding> {
    let when = p.when.as_ref()?;
    if when.threshold.known().is_some() {
        return None;
    }
    let measure = &when.measure;
    Some(
        case.finding(
            406,
            say!(
                "wewenang tanpa ambang: kapan \"{measure}\" terpenuhi?",
                "a power without a threshold: when is \"{measure}\" fulfilled?"
            ),
            when.span,
            say!("tidak ada angkanya", "there is no number"),
        )
        .clause(label)
        .help(say!("ganti dengan angka: paling sedikit 3 orang", "put a number: paling sedikit 3 orang")),
    )
}

fn no_default(case: &Case<'_>, label: &str, d: &DelegationRule) -> Option<Finding> {
    if d.otherwise.is_some() || d.what.value != "giliran" {
        return None;
    }
    Some(
        case.finding(
            214,
            say!(
                "kepala unit mengatur giliran, tetapi apa yang berlaku bila ia tidak memutuskan?",
                "the head sets the rotation, but what holds if he does not decide?"
            ),
            d.what.span,
            say!("tidak ada angka dan tidak ada ketentuan cadangan", "no number and no default"),
        )
        .clause(label)
        .help(say!(
            "tambahkan di akhir baris: bila tidak diputuskan bekerja dari rumah",
            "add at the end of the line: bila tidak diputuskan bekerja dari rumah"
        )),
    )
}

/// Picket officers whose report nobody asks for.
fn picket_without_report(case: &Case<'_>, effect: &Effect) -> Option<Finding> {
    let asked = effect.duties.iter().any(|d| d.kind == DutyKind::PicketReport);
    let (flat, span) = case.clauses.iter().find_map(|f| {
        let rule = f.rules.iter().find(|(r, _)| matches!(r, Rule::Picket(_)));
        rule.map(|(_, span)| (f, *span))
    })?;
    if asked {
        return None;
    }
    Some(
        case.finding(
            404,
            say!(
                "petugas piket ditunjuk, tetapi laporan piket tidak diminta",
                "picket officers are appointed but no picket report is asked for"
            ),
            span,
            say!("apa yang mereka laporkan, kepada siapa?", "what do they report, and to whom?"),
        )
        .clause(flat.cite.clone())
        .help(say!(
            "tambahkan: laporan piket setiap hari sebelum 16.00 kepada \"Sekretaris Daerah\"",
            "add: laporan piket setiap hari sebelum 16.00 kepada \"Sekretaris Daerah\""
        )),
    )
}
