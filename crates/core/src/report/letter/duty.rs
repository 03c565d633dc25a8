//! A duty as prose: who must do what, when, to whom, through what, or else what.

use super::rule::force;
use super::who::{Who, subject};
use super::wording::{clock, counted, day, is_predicate, listed, percentage};
use super::writer::Writer;
use crate::order::{DutyKind, DutyRule, Force, Frequency, Known, Window};

/// Verbs of a duty: as bidden, as allowed, as urged.
struct Verbs(&'static str, &'static str, &'static str);

impl Verbs {
    const fn of(&self, force: Force) -> &'static str {
        match force {
            Force::Must => self.0,
            Force::May => self.1,
            Force::Urged => self.2,
        }
    }
}

const STAY_HOME: Verbs = Verbs(
    "dilarang keluar rumah pada jam kerja",
    "dapat tetap berada di rumah pada jam kerja",
    "diimbau tidak keluar rumah pada jam kerja",
);
const NO_TRAVEL: Verbs = Verbs(
    "dilarang bepergian ke luar daerah",
    "dapat menunda perjalanan ke luar daerah",
    "diimbau tidak bepergian ke luar daerah",
);
const NO_VISITORS: Verbs = Verbs(
    "dilarang menerima kunjungan dari luar daerah",
    "dapat menolak kunjungan dari luar daerah",
    "diimbau tidak menerima kunjungan dari luar daerah",
);

impl Writer<'_> {
    /// A duty in words.
    pub fn duty(&mut self, duty: &DutyRule, who: &Who) -> String {
        let by = duty.by_whom.as_ref().map(|s| self.who(Some(s)));
        let has_it = holder(&duty.kind.value, who, by.as_ref());
        let what = what(duty);
        let rest = self.receivers(duty) + &self.when(duty) + &self.how(duty);
        // A remark within the words of a task ends before what follows.
        let own = matches!(&duty.kind.value, DutyKind::Task(words) if words.contains(", "));
        let comma = if own && !rest.is_empty() { "," } else { "" };
        format!("{} {what}{comma}{rest}{}", subject(&has_it), self.unless(duty))
    }

    fn receivers(&mut self, duty: &DutyRule) -> String {
        let to = match &duty.receiver {
            None => return String::new(),
            Some(Known::Is(name)) => self.receiver(name),
            Some(Known::Unknown) => self.dots(&format!("penerima: {}", bare(duty))).to_owned(),
        };
        match duty.kind.value {
            DutyKind::ReportUp => format!(" {to}"),
            DutyKind::NameList(_) => format!(" dan menyampaikan daftarnya kepada {to}"),
            _ => format!(" kepada {to}"),
        }
    }

    fn when(&mut self, duty: &DutyRule) -> String {
        let unknown = duty.before == Some(Known::Unknown);
        let mut text = match duty.frequency {
            None => String::new(),
            Some(Frequency::Daily) => " setiap hari".to_owned(),
            Some(Frequency::WorkingDays) => " setiap hari kerja".to_owned(),
            Some(Frequency::Weekly) => " setiap minggu".to_owned(),
            Some(Frequency::Monthly) => " setiap bulan".to_owned(),
            // A deadline says that it is done once, and so do the words of a task.
            Some(Frequency::Once)
                if duty.by.is_some() || unknown || matches!(duty.kind.value, DutyKind::Task(_)) =>
            {
                String::new()
            }
            Some(Frequency::Once) => " satu kali".to_owned(),
            Some(Frequency::Promptly) => " dengan segera".to_owned(),
            // The days of the clause say how long, the head of a list says it once for all its points, and the
            // words of a task may say it themselves.
            Some(Frequency::Throughout) if self.own_days || names_order(duty, self.parts.this()) => {
                String::new()
            }
            Some(Frequency::Throughout) => format!(" selama {} berlaku", self.parts.this()),
        };
        if !duty.times.is_empty() {
            let times: Vec<String> = duty.times.iter().map(|t| self.window(t)).collect();
            let last = if duty.times.iter().any(|t| t.to.is_some()) { "serta" } else { "dan" };
            text += &format!(" pada {}", listed(&times, last));
        }
        match &duty.before {
            None => {}
            Some(Known::Is(time)) => text += &format!(" sebelum {}", clock(*time, self.city)),
            Some(Known::Unknown) => {
                let until = match duty.frequency {
                    Some(Frequency::Monthly | Frequency::Once) => "paling lambat tanggal",
                    Some(Frequency::Weekly) => "paling lambat hari",
                    _ => "sebelum pukul",
                };
                text += &format!(" {until} {}", self.dots(&format!("batas waktu: {}", bare(duty))));
            }
        }
        if duty.next_day {
            text += " hari berikutnya";
        }
        match &duty.by {
            None => {}
            Some(Known::Is(date)) => text += &format!(" paling lambat tanggal {}", day(*date)),
            Some(Known::Unknown) => {
                let dots = self.dots(&format!("batas hari: {}", bare(duty)));
                text += &format!(" paling lambat tanggal {dots}");
            }
        }
        text
    }

    fn window(&self, w: &Window) -> String {
        let from = clock(w.from, self.city);
        w.to.map_or_else(|| from.clone(), |to| format!("{from} sampai dengan {}", clock(to, self.city)))
    }

    fn how(&self, duty: &DutyRule) -> String {
        let mut text = String::new();
        if !duty.through.is_empty() {
            text += &format!(" melalui {}", listed(&duty.through, "atau"));
        }
        if let Some(minutes) = duty.within {
            text += &format!(" dan menjawab paling lama dalam {} menit", counted(minutes));
        }
        if let Some(evidence) = &duty.evidence {
            text += &format!(" dengan bukti {evidence}");
        }
        if let Some(permission) = duty.permission.as_ref().filter(|_| !forbids(&duty.kind.value)) {
            text += &format!(" dengan izin {}", self.receiver(permission));
        }
        text
    }

    fn unless(&self, duty: &DutyRule) -> String {
        let mut but: Vec<String> =
            duty.except.iter().map(|words| exception(words, &duty.kind.value)).collect();
        // Leave is needed for what is excepted: the order says both, and does not say "atau".
        if let Some(permission) = duty.permission.as_ref().filter(|_| forbids(&duty.kind.value)) {
            but.push(format!("dengan izin {}", self.receiver(permission)));
        }
        let mut text = if but.is_empty() { String::new() } else { format!(", kecuali {}", but.join(" ")) };
        if let Some(tolerance) = &duty.tolerance {
            text += &format!(", dengan kelonggaran dalam hal {tolerance}");
        }
        text + &otherwise(duty)
    }
}

/// True if the duty is not to do something: leave then takes it off.
const fn forbids(kind: &DutyKind) -> bool {
    matches!(kind, DutyKind::StayHome | DutyKind::NoTravel | DutyKind::NoVisitors | DutyKind::NoAssembly(_))
}

/// What is excepted, behind "kecuali".
fn exception(words: &str, kind: &DutyKind) -> String {
    const JOINED: [&str; 6] = ["untuk ", "dalam ", "dengan ", "pada ", "bagi ", "apabila "];
    let noun = words.starts_with("kebutuhan ") || words.starts_with("keperluan ");
    match words {
        "mendesak" => "untuk keperluan mendesak".to_owned(),
        _ if !forbids(kind) || JOINED.iter().any(|w| words.starts_with(w)) => words.to_owned(),
        _ if noun => format!("untuk {words}"),
        _ => format!("dalam hal {words}"),
    }
}

/// What follows if the duty is not done: ", dan apabila lalai, yang bersangkutan dikenai sanksi".
fn otherwise(duty: &DutyRule) -> String {
    let Some(first) = duty.otherwise.first() else { return String::new() };
    let steps = duty.otherwise.join(", kemudian ");
    let word = first.split_whitespace().next().unwrap_or_default();
    let on_person = word.starts_with("di") && is_predicate(first);
    let broken = if forbids(&duty.kind.value) || is_ban(&duty.kind.value) {
        "dilanggar"
    } else {
        "tidak dilaksanakan"
    };
    match word {
        _ if on_person => format!(", dan apabila {broken}, yang bersangkutan {steps}"),
        // What was not done cannot be counted; the day it was due is not.
        "tidak" => format!(", dan apabila {broken}, hari yang bersangkutan {steps}"),
        "teguran" | "sanksi" | "hukuman" | "pemotongan" | "penundaan" => {
            format!(", dan apabila {broken}, yang bersangkutan dikenai {steps}")
        }
        _ => format!(", dan apabila {broken}, {steps}"),
    }
}

/// True if the words of a task say what is not to be done.
fn is_ban(kind: &DutyKind) -> bool {
    matches!(kind, DutyKind::Task(words) if words.starts_with("tidak "))
}

/// Who has a duty: those the rule names, else those the kind of duty is for.
fn holder(kind: &DutyKind, who: &Who, by: Option<&Who>) -> String {
    match kind {
        DutyKind::Supervise => match by {
            Some(by) => by.named().to_owned(),
            None => format!("setiap atasan{}", who.scope()),
        },
        DutyKind::PicketReport => format!("petugas piket{}", by.unwrap_or(who).scope()),
        DutyKind::Verify => match by {
            Some(by) => by.named().to_owned(),
            None => format!("setiap atasan langsung{}", who.scope()),
        },
        DutyKind::Roster | DutyKind::NameList(_) | DutyKind::LeaveLimit => match by {
            Some(by) => by.named().to_owned(),
            None if who.units.is_none() => who.people.clone(),
            None => format!("kepala unit kerja{}", who.scope()),
        },
        DutyKind::Inspect
        | DutyKind::Complaints
        | DutyKind::Vulnerable
        | DutyKind::Restrict(..)
        | DutyKind::OnlineMeetings
        | DutyKind::NoVisitors
        | DutyKind::InformPublic
        | DutyKind::ReportUp => {
            let who = by.unwrap_or(who);
            who.units.clone().unwrap_or_else(|| who.people.clone())
        }
        DutyKind::Task(_) => by.unwrap_or(who).named().to_owned(),
        DutyKind::Attendance
        | DutyKind::ActivityReport
        | DutyKind::StayHome
        | DutyKind::NoTravel
        | DutyKind::Phone
        | DutyKind::ShareLocation
        | DutyKind::Uniform
        | DutyKind::Recall
        | DutyKind::NoAssembly(_)
        | DutyKind::MinHours(_) => by.unwrap_or(who).people.clone(),
    }
}

/// True if the words of a task name the order itself.
fn names_order(duty: &DutyRule, this: &str) -> bool {
    matches!(&duty.kind.value, DutyKind::Task(words) if words.contains(this))
}

/// What has to be done, for the note of the draft.
fn bare(duty: &DutyRule) -> String {
    if duty.kind.value == DutyKind::ReportUp {
        return "melapor dan berkoordinasi".to_owned();
    }
    what(duty).trim_start_matches("wajib ").to_owned()
}

/// What has to be done, from the verb on.
fn what(duty: &DutyRule) -> String {
    let must = match duty.force {
        Force::Must => "wajib ",
        other => force(other),
    };
    match &duty.kind.value {
        DutyKind::Attendance => format!("{must}melakukan presensi"),
        DutyKind::ActivityReport => format!("{must}menyampaikan laporan kegiatan"),
        DutyKind::PicketReport => format!("{must}menyampaikan laporan piket"),
        DutyKind::StayHome => STAY_HOME.of(duty.force).to_owned(),
        DutyKind::NoTravel => NO_TRAVEL.of(duty.force).to_owned(),
        DutyKind::OnlineMeetings => format!("{must}menyelenggarakan rapat secara daring"),
        DutyKind::NoVisitors => NO_VISITORS.of(duty.force).to_owned(),
        DutyKind::Supervise => format!("{must}mengawasi pegawai yang menjadi tanggung jawabnya"),
        DutyKind::InformPublic if duty.receiver.is_some() => {
            format!("{must}memberitahukan penyesuaian layanan")
        }
        DutyKind::InformPublic => format!("{must}memberitahukan penyesuaian layanan kepada masyarakat"),
        DutyKind::ReportUp if duty.receiver.is_some() => {
            format!("{must}melapor kepada dan berkoordinasi dengan")
        }
        DutyKind::ReportUp => format!("{must}menyampaikan laporan dan berkoordinasi secara berjenjang"),
        DutyKind::Phone => format!("{must}siap dihubungi"),
        DutyKind::ShareLocation => format!("{must}membagikan lokasi keberadaannya"),
        DutyKind::Uniform => format!("{must}mengenakan pakaian dinas"),
        DutyKind::Recall => format!("{must}siap hadir di kantor apabila dipanggil"),
        DutyKind::Roster => format!("{must}menyusun jadwal kerja pegawai"),
        DutyKind::Verify => format!("{must}memeriksa laporan pegawai"),
        DutyKind::NameList(words) => format!("{must}mendata pegawai yang {words}"),
        DutyKind::LeaveLimit => format!("{must}membatasi pemberian cuti secara selektif"),
        DutyKind::NoAssembly(n) => match duty.force {
            Force::Must => format!("dilarang berkumpul lebih dari {} orang", counted(*n)),
            other => format!("{}tidak berkumpul lebih dari {} orang", force(other), counted(*n)),
        },
        DutyKind::MinHours(m) => {
            let rest = if m % 60 == 0 { String::new() } else { format!(" {} menit", counted(m % 60)) };
            format!("{must}bekerja paling sedikit {} jam{rest}", counted(m / 60))
        }
        DutyKind::Inspect => format!("{must}memeriksa kepatuhan kantor"),
        DutyKind::Complaints => format!("{must}membuka kanal konsultasi dan pengaduan"),
        DutyKind::Vulnerable => format!("{must}mendahulukan kelompok rentan dalam pelayanan"),
        DutyKind::Restrict(words, share) => share.map_or_else(
            || format!("{must}membatasi {words}"),
            |p| format!("{must}mengurangi {words} sebesar {}", percentage(p)),
        ),
        DutyKind::Task(words) if is_ban(&duty.kind.value) => match duty.force {
            Force::Must => format!("dilarang {}", words.trim_start_matches("tidak ")),
            other => format!("{}{words}", force(other)),
        },
        DutyKind::Task(words) if is_predicate(words) => format!("{must}{words}"),
        DutyKind::Task(words) => format!("{must}melaksanakan tugas {words}"),
    }
}
