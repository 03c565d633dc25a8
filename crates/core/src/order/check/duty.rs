//! Duties, powers and programmes as objects, and what is missing from them.

use super::Case;
use crate::diagnostic::{Finding, Lang, Span, Text, percent};
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
                Rule::Trigger(t) => {
                    effect.powers.push(proposed(flat.ix, t));
                    findings.extend(idle_trigger(case, &flat.cite, t, *span));
                }
                Rule::Delegation(d) => {
                    effect.powers.push(delegated(flat.ix, d));
                    findings.extend(no_default(case, flat, d));
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

/// A duty as an object.
pub fn duty(case: &Case<'_>, flat: &super::Flat<'_>, d: &DutyRule) -> Duty {
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
        next_day: d.next_day,
        within: d.within,
        by: d.by.as_ref().and_then(|by| by.known().copied()),
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
        DutyKind::Phone => Text::fixed("siap dihubungi", "stay reachable"),
        DutyKind::ShareLocation => Text::fixed("membagikan lokasi", "share the location"),
        DutyKind::Uniform => Text::fixed("berseragam dinas", "wear the service uniform"),
        DutyKind::Recall => Text::fixed("siap dipanggil ke kantor", "come to the office when called"),
        DutyKind::Roster => Text::fixed("menyusun jadwal", "write the roster"),
        DutyKind::Verify => Text::fixed("memeriksa laporan", "verify the reports"),
        DutyKind::NameList(list) => {
            say!("mendata pegawai yang {list}", "list the staff to whom this applies: {list}")
        }
        DutyKind::LeaveLimit => Text::fixed("membatasi cuti", "limit leave"),
        DutyKind::NoAssembly(n) => {
            say!("tidak berkumpul lebih dari {n} orang", "no gathering of more than {n} people")
        }
        DutyKind::MinHours(minutes) => {
            let (h, m) = (minutes / 60, minutes % 60);
            say!("bekerja paling sedikit {h} jam {m} menit", "work at least {h} h {m} min")
        }
        DutyKind::Inspect => Text::fixed("memeriksa kepatuhan kantor", "inspect offices"),
        DutyKind::Complaints => Text::fixed("membuka kanal pengaduan", "keep complaint channels open"),
        DutyKind::Vulnerable => Text::fixed("mendahulukan kelompok rentan", "serve vulnerable groups first"),
        DutyKind::Restrict(what, share) => {
            let less = |lang| share.map_or_else(String::new, |p| format!(" {}", percent(p, lang)));
            let (id, en) = (less(Lang::Id), less(Lang::En));
            Text { id: format!("membatasi {what}{id}"), en: format!("restrict {what}{en}") }
        }
        DutyKind::Task(task) => Text::same(task.clone()),
    }
}

fn measure(case: &Case<'_>, flat: &super::Flat<'_>, m: &MeasureRule) -> Duty {
    let what = match &m.kind.value {
        MeasureKind::Disinfect => Text::fixed("disinfeksi semua kantor", "disinfect all offices"),
        MeasureKind::HealthProtocol => Text::fixed("protokol kesehatan", "health protocol"),
        MeasureKind::TestAndTrace => Text::fixed("tes dan pelacakan", "test and trace"),
        MeasureKind::Saving(what, share) => {
            let less = |lang| share.map_or_else(String::new, |p| format!(" {}", percent(p, lang)));
            let (id, en) = (less(Lang::Id), less(Lang::En));
            Text { id: format!("penghematan {what}{id}"), en: format!("save {what}{en}") }
        }
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
        next_day: false,
        within: None,
        by: None,
        receiver: None,
        through: Vec::new(),
        evidence: None,
        except: None,
        otherwise: Vec::new(),
    }
}

/// Duties that ask for something by a time, and to someone.
fn missing(case: &Case<'_>, label: &str, d: &DutyRule, span: Span) -> Vec<Finding> {
    let mut all = Vec::new();
    let report =
        matches!(d.kind.value, DutyKind::Attendance | DutyKind::ActivityReport | DutyKind::PicketReport);
    let name = what(&d.kind.value);
    let (id, en) = (&name.id, &name.en);
    let dated =
        !d.times.is_empty() || matches!(d.by, Some(Known::Is(_))) || matches!(d.before, Some(Known::Is(_)));
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
    let mut act = act_words(&p.act.value);
    if let Some(days) = p.days {
        act =
            Text { id: format!("{} selama {days} hari", act.id), en: format!("{} for {days} days", act.en) };
    }
    Power { clause, actor: Text::same(p.actor.value.clone()), act, when: p.when.as_ref().map(condition) }
}

/// A trigger: who is asked to decide what, when.
fn proposed(clause: crate::order::ClauseIx, t: &TriggerRule) -> Power {
    let act = act_words(&t.act.value);
    let to = t.to.as_ref().map_or_else(|| "?".to_owned(), |to| to.value.clone());
    let act = Text { id: format!("diusulkan {}", act.id), en: format!("is proposed to {}", act.en) };
    Power { clause, actor: Text::same(to), act, when: Some(condition(&t.when)) }
}

fn act_words(act: &Act) -> Text {
    match act {
        Act::CloseOffice => Text::fixed(
            "menutup kantor dan bekerja dari rumah seluruhnya",
            "close the office, everyone at home",
        ),
        Act::CallIn => Text::fixed("menambah pegawai di kantor", "call more staff to the office"),
        Act::SetRotation => Text::fixed("mengatur giliran", "set the rotation"),
        Act::Extend => Text::fixed("memperpanjang perintah ini", "extend this order"),
        Act::Relax => Text::fixed("melonggarkan perintah ini", "relax this order"),
        Act::End => Text::fixed("mengakhiri perintah ini", "end this order"),
        Act::SendHome => Text::fixed("memulangkan pegawai", "send staff home"),
        Act::Other(t) => Text::same(t.clone()),
    }
}

fn condition(c: &Condition) -> Text {
    let measure = &c.measure;
    let reach = |id: String, en: String| {
        let within =
            |words: &str, unit: &str| c.window.map_or_else(String::new, |n| format!(" {words} {n} {unit}"));
        let (wi, we) = (within("dalam", "hari"), within("within", "days"));
        Text { id: format!("bila {measure} {id}{wi}"), en: format!("if {measure} {en}{we}") }
    };
    match &c.threshold {
        Known::Unknown => say!(
            "bila {measure}; ambangnya tidak disebut dalam perintah",
            "if {measure}; the order gives no threshold"
        ),
        Known::Is((_, Amount::People(n))) => {
            reach(format!("mencapai {n} orang"), format!("reaches {n} people"))
        }
        Known::Is((_, Amount::Percent(p))) => {
            reach(format!("mencapai {}", percent(*p, Lang::Id)), format!("reaches {}", percent(*p, Lang::En)))
        }
        Known::Is((_, Amount::Table(t))) => {
            reach(format!("mencapai angka tabel {t}"), format!("reaches the number of table {t}"))
        }
    }
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

/// A trigger without a threshold never fires; without a receiver it tells nobody.
fn idle_trigger(case: &Case<'_>, label: &str, t: &TriggerRule, span: Span) -> Vec<Finding> {
    let mut all = Vec::new();
    if t.when.threshold.known().is_none() {
        let measure = &t.when.measure;
        let title = say!(
            "pemicu tanpa ambang tidak akan pernah bekerja: \"{measure}\"",
            "a trigger without a threshold never fires: \"{measure}\""
        );
        let finding = case.finding(414, title, t.when.span, say!("tidak ada angkanya", "there is no number"));
        all.push(finding.clause(label).help(say!(
            "tulis angka dan jangka waktunya: paling sedikit 3 orang dalam 14 hari",
            "write a number and a window: paling sedikit 3 orang dalam 14 hari"
        )));
    }
    if t.to.is_none() {
        let title =
            say!("pemicu tidak menyebut siapa yang memutuskan", "the trigger does not say who decides");
        let finding = case.finding(403, title, span, say!("diusulkan kepada siapa?", "proposed to whom?"));
        all.push(finding.clause(label).help(say!("tambahkan: kepada wali kota", "add: kepada wali kota")));
    }
    all
}

fn no_default(case: &Case<'_>, flat: &super::Flat<'_>, d: &DelegationRule) -> Option<Finding> {
    let bounded = flat.rules.iter().any(|(r, _)| matches!(r, Rule::Mode(m) if m.quota.is_some()));
    if d.otherwise.is_some() || d.bounds.is_some() || bounded || d.what.value != "giliran" {
        return None;
    }
    let who = &d.actor.value;
    Some(
        case.finding(
            214,
            say!(
                "{who} mengatur giliran, tetapi apa yang berlaku bila tidak diputuskan?",
                "{who} sets the rotation, but what holds if nothing is decided?"
            ),
            d.what.span,
            say!("tidak ada angka dan tidak ada ketentuan cadangan", "no number and no default"),
        )
        .clause(flat.cite.clone())
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
