//! Rules in the words of the language.

use super::{known, name_or_quote, quote, select, time};
use crate::diagnostic::{Lang, percent};
use crate::order::tree::*;

/// One rule in the words of the language.
pub fn rule(r: &Rule) -> String {
    match r {
        Rule::Mode(m) => mode(m),
        Rule::SiteClosed => "kantor ditutup".into(),
        Rule::Picket(p) => {
            let place = p.place.map_or_else(String::new, |w| {
                format!(" {}", if w == Where::Home { "dari rumah" } else { place(w) })
            });
            format!("petugas piket setiap hari {} orang{place}", p.people)
        }
        Rule::Duty(d) => duty(d),
        Rule::Service(s) => service(s),
        Rule::Power(p) => power(p),
        Rule::Delegation(d) => delegation(d),
        Rule::Programmes => "program prioritas tetap berjalan".into(),
        Rule::Measure(m) => measure(m),
    }
}

const fn place(w: Where) -> &'static str {
    match w {
        Where::Home => "bekerja dari rumah",
        Where::Office => "di kantor",
        Where::Field => "di lapangan",
        Where::OfficeOrField => "di kantor atau di lapangan",
        Where::Anywhere => "bekerja di mana saja",
    }
}

const fn force(f: Force) -> &'static str {
    match f {
        Force::Must => "",
        Force::May => "dapat ",
        Force::Urged => "diimbau ",
    }
}

fn amount(a: Amount) -> String {
    match a {
        Amount::Percent(p) => percent(p, Lang::Id),
        Amount::People(n) => format!("{n} orang"),
    }
}

const fn bound(b: Bound) -> &'static str {
    match b {
        Bound::AtMost => "paling banyak",
        Bound::AtLeast => "paling sedikit",
        Bound::Exactly => "tepat",
    }
}

pub fn mode(m: &ModeRule) -> String {
    let mut line = format!("{}{}", force(m.force), place(m.place.value));
    let Some(q) = &m.quota else { return line };
    line += &format!(" {} {}", bound(q.bound), amount(q.amount.value));
    line += match q.base.as_ref().map(|b| b.value) {
        Some(Base::AsnAndNonAsn) => " dari ASN dan non-ASN",
        Some(Base::Asn) => " dari ASN",
        Some(Base::Available) => " dari pegawai yang tersedia",
        None => "",
    };
    line += match q.rounding.as_ref().map(|r| r.value) {
        Some(Rounding::Down) => ", dibulatkan ke bawah",
        Some(Rounding::Up) => ", dibulatkan ke atas",
        Some(Rounding::Nearest) => ", dibulatkan terdekat",
        None => "",
    };
    line + match q.per {
        Per::Day => "",
        Per::Shift => " per sif",
        Per::Moment => " per saat",
    }
}

/// A receiver or channel: plain where the words are ones the parser reads plain, else quoted.
fn words(text: &str) -> String {
    let plain = ["kepala unit", "atasan langsung", "wali kota", "bupati", "gubernur", "sekretaris daerah"];
    if plain.contains(&text) { text.to_owned() } else { name_or_quote(text) }
}

fn duty(d: &DutyRule) -> String {
    let mut line = format!("{}{}", force(d.force), duty_kind(&d.kind.value));
    if let Some(who) = &d.by_whom {
        line += &format!(" oleh {}", select(&who.value));
    }
    line += match d.frequency {
        Some(Frequency::Daily) => " setiap hari",
        Some(Frequency::WorkingDays) => " setiap hari kerja",
        Some(Frequency::Once) => " sekali",
        Some(Frequency::Throughout) => " selama berlaku",
        None => "",
    };
    if !d.times.is_empty() {
        let times: Vec<String> = d.times.iter().map(|t| time(*t)).collect();
        line += &format!(" pukul {}", times.join(" dan "));
    }
    if let Some(before) = &d.before {
        line += &format!(" sebelum {}", known(before, |t| time(*t)));
    }
    if let Some(by) = d.by {
        line += &format!(" paling lambat {by}");
    }
    if let Some(receiver) = &d.receiver {
        line += &format!(" kepada {}", known(receiver, |t| words(t)));
    }
    if !d.through.is_empty() {
        let all: Vec<String> = d.through.iter().map(|t| quote(t)).collect();
        line += &format!(" melalui {}", all.join(" atau "));
    }
    let rest = [
        ("dengan bukti", d.evidence.as_ref().map(|t| quote(t))),
        ("kecuali", d.except.as_ref().map(|t| if t == "mendesak" { t.clone() } else { quote(t) })),
        ("dengan izin", d.permission.as_ref().map(|t| words(t))),
        ("toleransi", d.tolerance.as_ref().map(|t| quote(t))),
        ("bila lalai", d.otherwise.as_ref().map(|t| quote(t))),
    ];
    for (head, text) in rest {
        if let Some(text) = text {
            line += &format!(" {head} {text}");
        }
    }
    line
}

fn duty_kind(k: &DutyKind) -> String {
    match k {
        DutyKind::Attendance => "presensi".into(),
        DutyKind::ActivityReport => "laporan kegiatan".into(),
        DutyKind::PicketReport => "laporan piket".into(),
        DutyKind::StayHome => "tidak keluar rumah pada jam kerja".into(),
        DutyKind::NoTravel => "tidak bepergian ke luar daerah".into(),
        DutyKind::OnlineMeetings => "rapat daring".into(),
        DutyKind::NoVisitors => "tidak menerima kunjungan dari luar daerah".into(),
        DutyKind::Supervise => "atasan mengawasi pegawai".into(),
        DutyKind::InformPublic => "memberi tahu masyarakat".into(),
        DutyKind::ReportUp => "berkoordinasi".into(),
        DutyKind::Task(t) => format!("tugas {}", quote(t)),
    }
}

fn service(s: &ServiceRule) -> String {
    let which = match &s.which.value {
        ServiceSelect::Named(all) => {
            let names: Vec<&str> = all.iter().map(|n| n.value.as_str()).collect();
            format!("layanan {}", names.join(", "))
        }
        ServiceSelect::All => "semua layanan".into(),
        ServiceSelect::WithOnline => "layanan berkanal daring".into(),
        ServiceSelect::Emergency => "layanan darurat".into(),
        ServiceSelect::OfUnits => "layanan unit ini".into(),
    };
    let mut line = format!("{which} {}", service_change(&s.change.value));
    if let Some((from, to)) = s.hours {
        line += &format!(" pukul {} sampai {}", time(from), time(to));
    }
    if let Some(n) = s.quota {
        line += &format!(" kuota {n} per hari");
    }
    line
}

pub fn service_change(change: &ServiceChange) -> String {
    match change {
        ServiceChange::Continue => "tetap berjalan".into(),
        ServiceChange::Limited => "dilayani terbatas".into(),
        ServiceChange::Online => "dilayani daring".into(),
        ServiceChange::CounterClosed => "loket ditutup".into(),
        ServiceChange::Moved(to) => {
            let kind = to.strip_suffix("/*").filter(|kind| name_or_quote(kind) == **kind);
            kind.map_or_else(|| format!("pindah ke {}", name_or_quote(to)), |k| format!("pindah ke {k}/*"))
        }
        ServiceChange::Stopped => "dihentikan".into(),
    }
}

fn power(p: &PowerRule) -> String {
    let act = match &p.act.value {
        Act::CloseOffice => "menutup kantor".into(),
        Act::CallIn => "menambah pegawai di kantor".into(),
        Act::SetRotation => "mengatur giliran".into(),
        Act::Other(t) => quote(t),
    };
    let mut line = format!("{} dapat {act}", p.actor.value);
    if let Some(when) = &p.when {
        let threshold = known(&when.threshold, |(b, a)| format!("{} {}", bound(*b), amount(*a)));
        line += &format!(" bila {} {threshold}", when.measure);
    }
    if let Some(tell) = &p.tell {
        line += &format!(", memberi tahu {}", words(tell));
    }
    line
}

fn delegation(d: &DelegationRule) -> String {
    let known = ["giliran", "jam kerja", "pekerjaan"];
    let what =
        if known.contains(&d.what.value.as_str()) { d.what.value.clone() } else { quote(&d.what.value) };
    let mut line = format!("{} mengatur {what}", d.actor.value);
    if let Some(by) = &d.according_to {
        line += &format!(" menurut {}", quote(by));
    }
    if let Some(m) = &d.otherwise {
        line += &format!(", bila tidak diputuskan {}", mode(m));
    }
    line
}

fn measure(m: &MeasureRule) -> String {
    let mut line = match &m.kind.value {
        MeasureKind::Disinfect => "disinfeksi semua kantor".to_owned(),
        MeasureKind::HealthProtocol => "protokol kesehatan".to_owned(),
        MeasureKind::FacilityClosed(f) => format!("fasilitas {} ditutup", quote(f)),
    };
    if let Some(who) = &m.by_whom {
        line += &format!(" oleh {}", select(&who.value));
    }
    line
}
