//! Who may decide what: powers, frames, triggers, turns and hours as prose.

use super::rule::place;
use super::who::{Who, subject};
use super::wording::{DOTS, amount, bound, clock, counted, day, is_predicate, listed};
use super::writer::Writer;
use crate::order::{
    Act, Condition, DelegationRule, Frequency, HoursKind, HoursRule, Known, PowerRule, RotationKind,
    RotationRule, TriggerRule, Where,
};

/// Monday first.
pub const WEEKDAYS: [&str; 7] = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"];

impl Writer<'_> {
    /// A conditional power.
    pub fn power(&mut self, rule: &PowerRule, who: &Who) -> String {
        let act = self.act(&rule.act.value, rule.days);
        let mut text = format!("{} dapat {act}", subject(&self.actor(&rule.actor.value, who)));
        if let Some(told) = &rule.tell {
            text += &format!(" dengan memberitahukan kepada {}", self.receiver(told));
        }
        if let Some(condition) = &rule.when {
            text += &self.condition(condition);
        }
        text
    }

    /// A trigger: what is proposed, when, to whom.
    pub fn trigger(&mut self, rule: &TriggerRule) -> String {
        let act = self.act(&rule.act.value, rule.days);
        let to = match &rule.to {
            Some(to) => self.receiver(&to.value),
            None => format!("{DOTS} (penerima tidak ditentukan dalam {})", self.parts.this()),
        };
        format!("diusulkan kepada {to} untuk {act}{}", self.condition(&rule.when))
    }

    fn act(&mut self, act: &Act, days: Option<u32>) -> String {
        let this = self.parts.this();
        let words = match act {
            Act::CloseOffice => {
                let works = self.works(Where::Home);
                format!("menutup kantor dan menetapkan seluruh pegawainya {works}")
            }
            Act::CallIn => "menambah pegawai yang bertugas di kantor".to_owned(),
            Act::SetRotation => "mengatur giliran kerja pegawai".to_owned(),
            Act::Extend => format!("memperpanjang masa berlaku {this}"),
            Act::Relax => format!("melonggarkan ketentuan {this}"),
            Act::End => format!("mengakhiri {this}"),
            Act::SendHome => "memulangkan pegawai untuk melanjutkan tugas kedinasan dari rumah".to_owned(),
            Act::Other(words) if is_predicate(words) => words.clone(),
            Act::Other(words) => format!("mengatur {words}"),
        };
        days.map_or_else(|| words.clone(), |n| format!("{words} selama {} hari", counted(n)))
    }

    fn condition(&self, condition: &Condition) -> String {
        let own = |word: &str| if word == "unit" { "unit kerjanya".to_owned() } else { word.to_owned() };
        let measure = condition.measure.split(' ').map(own).collect::<Vec<_>>().join(" ");
        let window = condition.window.map_or_else(String::new, |n| format!(" dalam {} hari", counted(n)));
        match &condition.threshold {
            Known::Is((direction, value)) => {
                format!(" apabila {measure} mencapai {} {}{window}", bound(*direction), amount(value))
            }
            Known::Unknown if says_how_much(&measure) => {
                format!(" apabila {measure}{window}; ambang tidak ditentukan dalam {}", self.parts.this())
            }
            Known::Unknown => format!(
                " apabila {measure} mencapai {DOTS}{window} (ambang tidak ditentukan dalam {})",
                self.parts.this()
            ),
        }
    }

    /// A frame within which someone decides.
    pub fn delegation(&mut self, rule: &DelegationRule, who: &Who) -> String {
        let what = match rule.what.value.as_str() {
            "giliran" => "giliran kerja pegawai".to_owned(),
            "jam kerja" => "jam kerja pegawai".to_owned(),
            "pekerjaan" => "pelaksanaan pekerjaan pegawai".to_owned(),
            other => other.to_owned(),
        };
        let verb = if is_predicate(&what) { what } else { format!("mengatur {what}") };
        let mut text = format!("{} {verb}", subject(&self.actor(&rule.actor.value, who)));
        if let Some(according_to) = &rule.according_to {
            let by = if according_to.starts_with("agar ") { "" } else { "menurut " };
            text += &format!(" {by}{according_to}");
        }
        text += rule.frequency.map_or("", often);
        if let Some(bounds) = &rule.bounds {
            let frame = self.predicate(bounds);
            text += &format!(" dengan batas pegawai {frame}");
        }
        if let Some(date) = rule.by {
            text += &format!(" paling lambat tanggal {}", day(date));
        }
        if let Some(told) = &rule.tell {
            text += &format!(" dengan memberitahukan kepada {}", self.receiver(told));
        }
        if let Some(otherwise) = &rule.otherwise {
            let default = self.predicate(otherwise);
            text += &format!("; dalam hal pengaturan itu tidak ditetapkan, pegawai {default}");
        }
        text
    }

    /// Working hours.
    pub fn hours(&self, rule: &HoursRule, who: &Who) -> String {
        let spans: Vec<String> = rule
            .spans
            .iter()
            .map(|(a, b)| format!("{} sampai dengan {}", clock(*a, self.city), clock(*b, self.city)))
            .collect();
        let days = rule.weekdays.map_or_else(String::new, |on| {
            let names: Vec<String> = (0..7).filter(|i| on[*i]).map(|i| WEEKDAYS[i].to_owned()).collect();
            format!(" pada hari {}", listed(&names, "dan"))
        });
        let kind = match rule.kind.value {
            HoursKind::Fixed => "jam kerja",
            HoursKind::Flexible => "jam kerja fleksibel dalam rentang",
            HoursKind::Shifts => "jam kerja dalam sif",
        };
        let whose = subject(&who.people);
        format!("{whose} melaksanakan {kind} {}{days}", listed(&spans, "dan"))
    }

    /// Turns.
    pub fn rotation(&self, rule: &RotationRule, who: &Who) -> String {
        let (office, home) = (place(Where::Office), place(Where::Home));
        let pattern = match rule.kind.value {
            RotationKind::Turns => "bekerja secara bergiliran".to_owned(),
            RotationKind::Every(n) => {
                format!("bekerja secara bergiliran setiap {} hari {office} dan {home}", counted(n.into()))
            }
            RotationKind::Pattern(a, b) => format!(
                "bekerja secara bergiliran {} hari {office} dan {} hari {home}",
                counted(a.into()),
                counted(b.into())
            ),
            RotationKind::MostHome(n) => {
                format!("tidak bekerja {home} lebih dari {} hari kerja berturut-turut", counted(n.into()))
            }
            RotationKind::Cohorts(n) => {
                format!("dibagi dalam {} kelompok yang tidak saling bertemu", counted(n.into()))
            }
        };
        let by = rule.according_to.as_ref().map_or_else(String::new, |w| format!(" menurut {w}"));
        format!("{} {pattern}{by}", subject(&who.people))
    }
}

/// " setiap bulan".
pub const fn often(frequency: Frequency) -> &'static str {
    match frequency {
        Frequency::Daily => " setiap hari",
        Frequency::WorkingDays => " setiap hari kerja",
        Frequency::Weekly => " setiap minggu",
        Frequency::Monthly => " setiap bulan",
        Frequency::Once => " satu kali",
        Frequency::Throughout => " selama masa berlakunya",
    }
}

/// True if a measure already says how much, as "kasus positif tinggi" does.
fn says_how_much(measure: &str) -> bool {
    const WORDS: [&str; 8] =
        ["tinggi", "meningkat", "signifikan", "bertambah", "naik", "memburuk", "ditemukan", "terjadi"];
    WORDS.iter().any(|w| measure.ends_with(w))
}
