//! Who may decide what: powers, frames, triggers, turns and hours as prose.

use super::rule::place;
use super::span::weekdays;
use super::who::{Who, subject};
use super::wording::{amount, bound, clock, counted, day, is_predicate, listed, terms};
use super::writer::Writer;
use crate::order::{
    Act, Condition, DelegationRule, Frequency, HoursKind, HoursRule, Known, PowerRule, RotationKind,
    RotationRule, TriggerRule, Where,
};

impl Writer<'_> {
    /// A conditional power.
    pub fn power(&mut self, rule: &PowerRule, who: &Who) -> String {
        let act = self.act(&rule.act.value, rule.days);
        let mut text = format!("{} dapat {act}", self.actor(&rule.actor.value, who));
        if let Some(condition) = &rule.when {
            text += &self.condition(condition);
        }
        if let Some(told) = &rule.tell {
            text += &format!("; keputusan tersebut diberitahukan kepada {}", self.receiver(told));
        }
        text
    }

    /// A trigger: what is proposed, to whom, when.
    pub fn trigger(&mut self, rule: &TriggerRule) -> String {
        let this = self.parts.this();
        let what = match &rule.act.value {
            Act::CloseOffice => {
                let works = self.works(Where::Home).replacen("melaksanakan", "pelaksanaan", 1);
                format!("penutupan kantor dan {works} bagi seluruh pegawainya")
            }
            Act::CallIn => "penambahan pegawai yang bertugas di kantor".to_owned(),
            Act::SetRotation => "pengaturan giliran kerja pegawai".to_owned(),
            Act::Extend => format!("perpanjangan masa berlaku {this}"),
            Act::Relax => format!("pelonggaran ketentuan {this}"),
            Act::End => format!("pengakhiran {this}"),
            Act::SendHome => "pemulangan pegawai untuk melanjutkan tugas kedinasan dari rumah".to_owned(),
            Act::Other(words) => format!("tindakan {words}"),
        };
        let lasting = rule.days.map_or_else(String::new, |n| format!(" selama {} hari", counted(n)));
        let to = match &rule.to {
            Some(to) => self.receiver(&to.value),
            None => self.dots("penerima usul").to_owned(),
        };
        format!("{what}{lasting} diusulkan kepada {to}{}", self.condition(&rule.when))
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

    fn condition(&mut self, condition: &Condition) -> String {
        let own = |word: &str| if word == "unit" { "unit kerjanya".to_owned() } else { word.to_owned() };
        let measure = terms(&condition.measure.split(' ').map(own).collect::<Vec<_>>().join(" "));
        let window = condition.window.map_or_else(String::new, |n| format!(" dalam {} hari", counted(n)));
        match &condition.threshold {
            Known::Is((direction, value)) => {
                format!(" apabila {measure} mencapai {} {}{window}", bound(*direction), amount(value))
            }
            Known::Unknown if says_how_much(&measure) => {
                self.dots(&format!("ambang: {measure}"));
                format!(" apabila {measure}{window}")
            }
            Known::Unknown if is_quantity(&measure) => {
                format!(" apabila {measure} mencapai {}{window}", self.dots(&format!("ambang: {measure}")))
            }
            Known::Unknown if measure.ends_with(" normal") => {
                self.dots(&format!("ambang: {measure}"));
                format!(" apabila {measure}{window}")
            }
            Known::Unknown if measure.starts_with("hasil ") => format!(" berdasarkan {measure}"),
            Known::Unknown => {
                self.dots(&format!("ambang: {measure}"));
                format!(" apabila terdapat {measure}{window}")
            }
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
        let mut text = format!("{} {verb}", self.actor(&rule.actor.value, who));
        text += &according(rule.according_to.as_deref());
        text += rule.frequency.map_or("", often);
        match &rule.by {
            None => {}
            Some(Known::Is(date)) => text += &format!(" paling lambat tanggal {}", day(*date)),
            Some(Known::Unknown) => {
                let dots = self.dots(&format!("batas hari: {}", rule.what.value));
                text += &format!(" paling lambat tanggal {dots}");
            }
        }
        if let Some(bounds) = &rule.bounds {
            text += &format!(", dengan batas {}", self.bounded(bounds));
        }
        if let Some(told) = &rule.tell {
            text += &format!("; pengaturan tersebut diberitahukan kepada {}", self.receiver(told));
        }
        if let Some(otherwise) = &rule.otherwise {
            let default = self.bounded(otherwise);
            text += &format!("; dalam hal pengaturan tersebut tidak ditetapkan, {default}");
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
        let days = rule.weekdays.map_or_else(String::new, |on| format!(" pada {}", weekdays(on)));
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
        let turns = |at: u8, home: u8| {
            let days = |n: u8, at| format!("{} hari kerja {}", counted(n.into()), place(at));
            format!("bekerja secara bergiliran, {} dan {}", days(at, Where::Office), days(home, Where::Home))
        };
        let pattern = match rule.kind.value {
            RotationKind::Turns => "bekerja secara bergiliran".to_owned(),
            RotationKind::Every(n) => turns(n, n),
            RotationKind::Pattern(a, b) => turns(a, b),
            RotationKind::MostHome(n) => format!(
                "tidak melaksanakan tugas kedinasan dari rumah lebih dari {} hari kerja berturut-turut",
                counted(n.into())
            ),
            RotationKind::Cohorts(n) => {
                format!("dibagi dalam {} kelompok yang tidak saling bertemu", counted(n.into()))
            }
        };
        let by = match according(rule.according_to.as_deref()) {
            by if by.is_empty() => by,
            by if pattern.contains(',') || pattern.starts_with("tidak ") => format!(",{by}"),
            by => by,
        };
        format!("{} {pattern}{by}", subject(&who.people))
    }
}

/// " menurut kebutuhan layanan", " dengan mendahulukan pegawai yang sudah divaksin".
fn according(words: Option<&str>) -> String {
    match words {
        None => String::new(),
        Some("jadwal kepala unit") => " menurut jadwal yang ditetapkan oleh kepala unit kerja".to_owned(),
        Some(words) if ["agar ", "secara ", "dengan "].iter().any(|w| words.starts_with(w)) => {
            format!(" {words}")
        }
        Some(words) if is_predicate(words) => format!(" dengan {words}"),
        Some(words) => format!(" menurut {words}"),
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
        Frequency::Promptly => " dengan segera",
        Frequency::Throughout => " selama masa berlakunya",
    }
}

/// True if a measure is a number that something can reach.
fn is_quantity(measure: &str) -> bool {
    const WORDS: [&str; 8] =
        ["kasus", "jumlah", "keterisian", "antrean", "angka", "persentase", "tingkat", "banyaknya"];
    WORDS.iter().any(|w| measure.starts_with(w))
}

/// True if a measure already says how much, as "kasus positif tinggi" does.
fn says_how_much(measure: &str) -> bool {
    const WORDS: [&str; 8] =
        ["tinggi", "meningkat", "signifikan", "bertambah", "naik", "memburuk", "ditemukan", "terjadi"];
    WORDS.iter().any(|w| measure.ends_with(w))
}
