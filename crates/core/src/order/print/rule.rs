//! Rules in the words of the language.

use super::{known, name_or_quote, quote, select, time, weekdays};
use crate::diagnostic::{Lang, percent};
use crate::order::parser::ACTORS;
use crate::order::tree::*;

/// One rule in the words of the language.
pub fn rule(r: &Rule) -> String {
    match r {
        Rule::Mode(m) => mode(m),
        Rule::SiteClosed => "kantor ditutup".into(),
        Rule::Picket(p) => {
            let place = p.place.map_or_else(String::new, |w| format!(" {}", picket_place(w)));
            let people = p.people.map_or_else(String::new, |n| format!(" {n} orang"));
            format!("petugas piket setiap hari{people}{place}")
        }
        Rule::Duty(d) => duty(d),
        Rule::Service(s) => service(s),
        Rule::Power(p) => power(p),
        Rule::Delegation(d) => delegation(d),
        Rule::Programmes => "program prioritas tetap berjalan".into(),
        Rule::Measure(m) => measure(m),
        Rule::Hours(h) => hours(h),
        Rule::Rotation(r) => rotation(r),
        Rule::Trigger(t) => trigger(t),
        Rule::Appeal(a) => {
            format!("imbauan kepada {} agar {}", super::quoted_list(&a.to), quote(&a.what.value))
        }
    }
}

/// Where picket officers stand.
pub const fn picket_place(w: Where) -> &'static str {
    match w {
        Where::Home => "dari rumah",
        other => place(other),
    }
}

pub const fn place(w: Where) -> &'static str {
    match w {
        Where::Home => "bekerja dari rumah",
        Where::Office => "di kantor",
        Where::Field => "di lapangan",
        Where::OfficeOrField => "di kantor atau di lapangan",
        Where::Anywhere => "bekerja di mana saja",
        Where::NotHome => "tidak bekerja dari rumah",
        Where::Substitute => "di tempat pengganti",
    }
}

pub const fn force(f: Force) -> &'static str {
    match f {
        Force::Must => "",
        Force::May => "dapat ",
        Force::Urged => "diimbau ",
    }
}

pub fn amount(a: &Amount) -> String {
    match a {
        Amount::Percent(p) => percent(*p, Lang::Id),
        Amount::Table(name) => format!("menurut tabel {name}"),
        Amount::People(n) => format!("{n} orang"),
    }
}

pub const fn bound(b: Bound) -> &'static str {
    match b {
        Bound::AtMost => "paling banyak",
        Bound::AtLeast => "paling sedikit",
        Bound::Exactly => "tepat",
    }
}

pub fn mode(m: &ModeRule) -> String {
    let mut line = format!("{}{}", force(m.force), place(m.place.value));
    if let Some(site) = &m.site {
        line += &format!(" {}", quote(site));
    }
    if let Some(q) = &m.quota {
        line += &quota(q);
    }
    if let Some(by) = &m.permission {
        line += &format!(" dengan izin {}", words(by));
    }
    line
}

fn quota(q: &QuotaRule) -> String {
    let mut line = format!(" {} {}", bound(q.bound), amount(&q.amount.value));
    if let Some(b) = &q.base {
        line += &format!(" dari {}", base(b.value));
    }
    if let Some(r) = &q.rounding {
        line += &format!(", dibulatkan {}", rounding(r.value));
    }
    match per(q.per) {
        "" => line,
        over => format!("{line} per {over}"),
    }
}

pub const fn base(b: Base) -> &'static str {
    match b {
        Base::AsnAndNonAsn => "ASN dan non-ASN",
        Base::Asn => "ASN",
        Base::Available => "pegawai yang tersedia",
    }
}

pub const fn rounding(r: Rounding) -> &'static str {
    match r {
        Rounding::Down => "ke bawah",
        Rounding::Up => "ke atas",
        Rounding::Nearest => "terdekat",
    }
}

/// What a quota is counted over; nothing for a day.
pub const fn per(p: Per) -> &'static str {
    match p {
        Per::Day => "",
        Per::Shift => "sif",
        Per::Moment => "saat",
        Per::Section => "bagian terkecil",
    }
}

/// A receiver or channel: plain where the words are ones the parser reads plain, else quoted.
fn words(text: &str) -> String {
    if ACTORS.contains(&text) { text.to_owned() } else { name_or_quote(text) }
}

fn duty(d: &DutyRule) -> String {
    let mut line = format!("{}{}", force(d.force), duty_kind(&d.kind.value));
    if let Some(who) = &d.by_whom {
        line += &format!(" oleh {}", select(&who.value));
    }
    line += d.frequency.map_or("", frequency);
    if !d.times.is_empty() {
        let times: Vec<String> = d.times.iter().map(window).collect();
        line += &format!(" pukul {}", times.join(" dan "));
    }
    if let Some(before) = &d.before {
        line += &format!(" sebelum {}", known(before, |t| time(*t)));
    }
    if d.next_day {
        line += " hari berikutnya";
    }
    if let Some(minutes) = d.within {
        line += &format!(" dalam {minutes} menit");
    }
    if let Some(by) = &d.by {
        line += &format!(" paling lambat {}", known(by, ToString::to_string));
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
        ("bila lalai", steps(&d.otherwise)),
    ];
    for (head, text) in rest {
        if let Some(text) = text {
            line += &format!(" {head} {text}");
        }
    }
    line
}

/// `"teguran lisan" lalu "teguran tertulis"`
fn steps(all: &[String]) -> Option<String> {
    let quoted: Vec<String> = all.iter().map(|t| quote(t)).collect();
    (!quoted.is_empty()).then(|| quoted.join(" lalu "))
}

pub const fn frequency(f: Frequency) -> &'static str {
    match f {
        Frequency::Daily => " setiap hari",
        Frequency::WorkingDays => " setiap hari kerja",
        Frequency::Weekly => " setiap minggu",
        Frequency::Monthly => " setiap bulan",
        Frequency::Once => " sekali",
        Frequency::Promptly => " segera",
        Frequency::Throughout => " selama berlaku",
    }
}

pub fn window(w: &Window) -> String {
    w.to.map_or_else(|| time(w.from), |to| format!("{} sampai {}", time(w.from), time(to)))
}

pub fn duty_kind(k: &DutyKind) -> String {
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
        DutyKind::Phone => "siap dihubungi".into(),
        DutyKind::ShareLocation => "membagikan lokasi".into(),
        DutyKind::Uniform => "berseragam dinas".into(),
        DutyKind::Recall => "siap dipanggil ke kantor".into(),
        DutyKind::Roster => "menyusun jadwal".into(),
        DutyKind::Verify => "memeriksa laporan".into(),
        DutyKind::NameList(t) => format!("mendata pegawai {}", quote(t)),
        DutyKind::LeaveLimit => "membatasi cuti".into(),
        DutyKind::NoAssembly(n) => format!("tidak berkumpul lebih dari {n} orang"),
        DutyKind::MinHours(m) => format!("bekerja paling sedikit {}", length(*m)),
        DutyKind::Inspect => "memeriksa kepatuhan kantor".into(),
        DutyKind::Complaints => "membuka kanal pengaduan".into(),
        DutyKind::Vulnerable => "mendahulukan kelompok rentan".into(),
        DutyKind::Restrict(t, share) => format!("membatasi {}{}", quote(t), less(*share)),
        DutyKind::Task(t) => format!("tugas {}", quote(t)),
    }
}

/// `7 jam 30 menit`
fn length(minutes: u32) -> String {
    let rest = if minutes.is_multiple_of(60) { String::new() } else { format!(" {} menit", minutes % 60) };
    format!("{} jam{rest}", minutes / 60)
}

pub fn less(share: Option<u32>) -> String {
    share.map_or_else(String::new, |p| format!(" {}", percent(p, Lang::Id)))
}

fn service(s: &ServiceRule) -> String {
    let which = services(&s.which.value);
    let mut line = format!("{which} {}", service_change(&s.change.value));
    if let Some((from, to)) = s.hours {
        line += &format!(" pukul {} sampai {}", time(from), time(to));
    }
    if let Some(n) = s.quota {
        line += &format!(" kuota {n} per hari");
    }
    line
}

/// Which services.
pub fn services(which: &ServiceSelect) -> String {
    match which {
        ServiceSelect::Named(all) => {
            let names: Vec<&str> = all.iter().map(|n| n.value.as_str()).collect();
            format!("layanan {}", names.join(", "))
        }
        ServiceSelect::All => "semua layanan".into(),
        ServiceSelect::WithOnline => "layanan berkanal daring".into(),
        ServiceSelect::Emergency => "layanan darurat".into(),
        ServiceSelect::OfUnits => "layanan unit ini".into(),
    }
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

pub fn act(a: &Act, days: Option<u32>) -> String {
    let words = match a {
        Act::CloseOffice => "menutup kantor".into(),
        Act::CallIn => "menambah pegawai di kantor".into(),
        Act::SetRotation => "mengatur giliran".into(),
        Act::Extend => "memperpanjang perintah".into(),
        Act::Relax => "melonggarkan perintah".into(),
        Act::End => "mengakhiri perintah".into(),
        Act::SendHome => "memulangkan pegawai".into(),
        Act::Other(t) => quote(t),
    };
    days.map_or_else(|| words.clone(), |n| format!("{words} selama {n} hari"))
}

fn condition(c: &Condition) -> String {
    let threshold = known(&c.threshold, |(b, a)| format!("{} {}", bound(*b), amount(a)));
    let window = c.window.map_or_else(String::new, |n| format!(" dalam {n} hari"));
    let plain = c.measure.split(' ').all(|w| name_or_quote(w) == w) || c.measure.is_empty();
    let measure = if plain { c.measure.clone() } else { quote(&c.measure) };
    format!(" bila {measure} {threshold}{window}")
}

/// Who may decide: plain if the language knows the office, else between quotes.
fn actor(name: &str) -> String {
    if ACTORS.contains(&name) { name.to_owned() } else { quote(name) }
}

fn power(p: &PowerRule) -> String {
    let mut line = format!("{} dapat {}", actor(&p.actor.value), act(&p.act.value, p.days));
    if let Some(when) = &p.when {
        line += &condition(when);
    }
    if let Some(tell) = &p.tell {
        line += &format!(", memberi tahu {}", words(tell));
    }
    line
}

fn trigger(t: &TriggerRule) -> String {
    let to = t.to.as_ref().map_or_else(String::new, |to| format!(" kepada {}", words(&to.value)));
    format!("usulkan {}{}{to}", act(&t.act.value, t.days), condition(&t.when))
}

fn hours(h: &HoursRule) -> String {
    let kind = hours_kind(h.kind.value);
    let days = h.weekdays.map_or_else(String::new, |d| format!(" setiap {}", weekdays(d)));
    let spans: Vec<String> =
        h.spans.iter().map(|(a, b)| format!("{} sampai {}", time(*a), time(*b))).collect();
    format!("jam kerja{kind}{days} pukul {}", spans.join(" dan "))
}

pub const fn hours_kind(kind: HoursKind) -> &'static str {
    match kind {
        HoursKind::Fixed => "",
        HoursKind::Flexible => " lentur",
        HoursKind::Shifts => " bersif",
    }
}

fn rotation(r: &RotationRule) -> String {
    let kind = match r.kind.value {
        RotationKind::Turns => "bergiliran".into(),
        RotationKind::Every(n) => format!("bergiliran setiap {n} hari"),
        RotationKind::Pattern(a, b) => format!("bergiliran {a} hari di kantor {b} hari di rumah"),
        RotationKind::MostHome(n) => format!("tidak di rumah lebih dari {n} hari berturut-turut"),
        RotationKind::Cohorts(n) => format!("dibagi {n} kelompok yang tidak bertemu"),
    };
    match r.according_to.as_deref() {
        None => kind,
        Some("jadwal kepala unit") => format!("{kind} menurut jadwal kepala unit"),
        Some(other) => format!("{kind} menurut {}", quote(other)),
    }
}

fn delegation(d: &DelegationRule) -> String {
    let known = ["giliran", "jam kerja", "pekerjaan"];
    let what =
        if known.contains(&d.what.value.as_str()) { d.what.value.clone() } else { quote(&d.what.value) };
    let mut line = format!("{} mengatur {what}", actor(&d.actor.value));
    if let Some(by) = &d.according_to {
        line += &format!(" menurut {}", quote(by));
    }
    if let Some(often) = d.frequency {
        line += frequency(often);
    }
    if let Some(m) = &d.bounds {
        line += &format!(", dalam batas {}", mode(m));
    }
    if let Some(by) = &d.by {
        line += &format!(", paling lambat {}", super::known(by, ToString::to_string));
    }
    if let Some(tell) = &d.tell {
        line += &format!(", memberi tahu {}", words(tell));
    }
    if let Some(m) = &d.otherwise {
        line += &format!(", bila tidak diputuskan {}", mode(m));
    }
    line
}

fn measure(m: &MeasureRule) -> String {
    let mut line = measure_kind(&m.kind.value);
    if let Some(who) = &m.by_whom {
        line += &format!(" oleh {}", select(&who.value));
    }
    line
}

pub fn measure_kind(kind: &MeasureKind) -> String {
    match kind {
        MeasureKind::Disinfect => "disinfeksi semua kantor".to_owned(),
        MeasureKind::HealthProtocol => "protokol kesehatan".to_owned(),
        MeasureKind::TestAndTrace => "tes dan pelacakan".to_owned(),
        MeasureKind::Saving(what, share) => format!("penghematan {}{}", quote(what), less(*share)),
        MeasureKind::FacilityClosed(f) => format!("fasilitas {} ditutup", quote(f)),
    }
}
