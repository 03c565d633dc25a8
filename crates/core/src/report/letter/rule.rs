//! One rule as one clause of prose, with no capital and no full stop.

use super::who::{Who, subject};
use super::wording::{bound, capital, clock, counted, listed, lower, percentage, roman, spaced};
use super::writer::Writer;
use crate::order::{
    Amount, Base, Bound, Force, MeasureKind, MeasureRule, ModeRule, Per, PicketRule, QuotaRule, Rounding,
    Rule, ServiceChange, ServiceRule, ServiceSelect, Where,
};

/// "di kantor", "dari rumah": where duties are done.
pub const fn place(place: Where) -> &'static str {
    match place {
        Where::Home => "dari rumah",
        Where::Office => "di kantor",
        Where::Field => "di lapangan",
        Where::OfficeOrField => "di kantor atau di lapangan",
        Where::Anywhere => "dari tempat mana pun",
        Where::NotHome => "di kantor atau di lapangan dan tidak dari rumah",
        Where::Substitute => "di tempat pengganti",
    }
}

/// "dapat " and "diimbau " before a verb.
pub const fn force(force: Force) -> &'static str {
    match force {
        Force::Must => "",
        Force::May => "dapat ",
        Force::Urged => "diimbau ",
    }
}

impl Writer<'_> {
    /// A rule in words.
    pub fn rule(&mut self, rule: &Rule, who: &Who) -> String {
        let text = match rule {
            Rule::Mode(mode) => self.mode(mode, who),
            Rule::SiteClosed => {
                format!("kantor {} ditutup untuk kegiatan perkantoran", subject(&self.closed(who)))
            }
            Rule::Picket(picket) => picket_words(picket, who),
            Rule::Duty(duty) => self.duty(duty, who),
            Rule::Service(service) => self.service(service, who),
            Rule::Power(power) => self.power(power, who),
            Rule::Delegation(delegation) => self.delegation(delegation, who),
            Rule::Programmes => format!("program prioritas{} tetap dilaksanakan", subject(&who.scope())),
            Rule::Measure(measure) => self.measure(measure, who),
            Rule::Hours(hours) => self.hours(hours, who),
            Rule::Rotation(rotation) => self.rotation(rotation, who),
            Rule::Trigger(trigger) => self.trigger(trigger),
            Rule::Appeal(appeal) => {
                let to: Vec<String> = appeal.to.iter().map(|t| t.value.clone()).collect();
                format!("{} diimbau agar {}", subject(&listed(&to, "dan")), appeal.what.value)
            }
        };
        text.trim_start().to_owned()
    }

    fn closed(&self, who: &Who) -> String {
        if who.all { "unit kerja".to_owned() } else { who.units() }
    }

    fn mode(&mut self, mode: &ModeRule, who: &Who) -> String {
        if let Some(quota) = &mode.quota {
            return self.quota(mode, quota, who);
        }
        let verb = self.does(mode);
        format!("{} {}{verb}", subject(&who.people), force(mode.force))
    }

    /// What someone does under a mode without a quota, with the site and the leave it needs.
    fn does(&mut self, mode: &ModeRule) -> String {
        let mut verb = self.works(mode.place.value);
        if let Some(site) = &mode.site {
            verb += &format!(", yaitu {site}");
        }
        if let Some(by) = &mode.permission {
            verb += &format!(" dengan izin {}", self.receiver(by));
        }
        verb
    }

    /// "melaksanakan tugas kedinasan dari rumah (work from home)": explained once.
    pub fn works(&mut self, at: Where) -> String {
        let gloss = match at {
            Where::Home if !std::mem::replace(&mut self.explained_home, true) => " (work from home)",
            Where::Anywhere => " (work from anywhere)",
            _ => "",
        };
        format!("melaksanakan tugas kedinasan {}{gloss}", place(at))
    }

    fn quota(&mut self, mode: &ModeRule, quota: &QuotaRule, who: &Who) -> String {
        let share = self.share(quota);
        let works = self.works(mode.place.value);
        let rest = self.rest(mode.place.value, quota);
        let Some(units) = &who.units else {
            let may = if mode.force == Force::Must { "yang " } else { "yang dapat " };
            let each = if share.of.is_empty() { " pada setiap unit kerja" } else { "" };
            return format!(
                "jumlah {} {may}{works} {}{}{each}{}{rest}",
                subject(&who.people),
                share.how_many,
                share.of,
                share.counted
            );
        };
        format!(
            "{} {}menugaskan {}{} untuk {works}{}{rest}",
            subject(units),
            force(mode.force),
            share.how_many,
            share.of,
            share.counted
        )
    }

    /// What holds for those the quota does not count, if it can leave someone out. A floor beside other
    /// rules says nothing of them.
    fn rest(&mut self, at: Where, quota: &QuotaRule) -> String {
        let everyone = quota.amount.value == Amount::Percent(10_000);
        if at == Where::Anywhere || self.floor || everyone {
            return String::new();
        }
        let may = if quota.bound == Bound::AtLeast && self.upper(quota).is_none() { "dapat " } else { "" };
        let works = match at {
            Where::Home => "melaksanakan tugas kedinasan di kantor atau di lapangan".to_owned(),
            _ => self.works(Where::Home),
        };
        format!(", sedangkan selebihnya {may}{works}")
    }

    /// The upper quota of the band of which this is the lower.
    fn upper(&self, quota: &QuotaRule) -> Option<&QuotaRule> {
        self.bands.iter().find(|(lower, _)| lower == quota).map(|(_, upper)| upper)
    }

    /// "paling banyak 25% (dua puluh lima persen)", " dari jumlah ASN dan non-ASN pada unit kerja
    /// masing-masing", " setiap hari, dibulatkan ke bawah".
    fn share(&mut self, quota: &QuotaRule) -> Share {
        let over = match quota.per {
            Per::Day => " setiap hari",
            Per::Shift => " setiap sif",
            Per::Moment => " pada setiap saat",
            Per::Section => " setiap hari, juga pada setiap bagian terkecil unit kerja",
        };
        let mut how_many = format!("{} {}", bound(quota.bound), self.amount(&quota.amount.value));
        if let Some(upper) = self.upper(quota) {
            how_many += &format!(" dan {} {}", bound(upper.bound), self.amount(&upper.amount.value));
        }
        if matches!(quota.amount.value, Amount::People(_)) && quota.base.is_none() {
            return Share { how_many, of: String::new(), counted: over.to_owned() };
        }
        let base = match quota.base.as_ref().map(|b| b.value) {
            Some(Base::AsnAndNonAsn) => "ASN dan non-ASN pada unit kerja masing-masing",
            Some(Base::Asn) => "ASN pada unit kerja masing-masing",
            Some(Base::Available) => "pegawai yang tersedia pada unit kerja masing-masing",
            None => self.dots("dasar penghitungan persentase"),
        };
        let rounding = match quota.rounding.as_ref().map(|r| r.value) {
            Some(Rounding::Down) => ", dibulatkan ke bawah",
            Some(Rounding::Up) => ", dibulatkan ke atas",
            Some(Rounding::Nearest) => ", dibulatkan ke bilangan bulat terdekat",
            None => "",
        };
        Share { how_many, of: format!(" dari jumlah {base}"), counted: format!("{over}{rounding}") }
    }

    /// An amount; a table is named with its annex.
    fn amount(&self, amount: &Amount) -> String {
        let words = super::wording::amount(amount);
        let Amount::Table(name) = amount else { return words };
        let annex = self.parts.tables.iter().position(|t| t.name.value == *name);
        annex.map_or(words, |i| {
            format!("sebesar persentase sebagaimana tercantum dalam Lampiran {}", roman(i + 1))
        })
    }

    /// A quota as a bound on those who work so: "pegawai yang melaksanakan tugas kedinasan di kantor
    /// paling banyak 50% (lima puluh persen) dari jumlah ASN".
    pub fn bounded(&mut self, mode: &ModeRule) -> String {
        let Some(quota) = &mode.quota else { return format!("pegawai {}", self.predicate(mode)) };
        let share = self.share(quota);
        let works = self.works(mode.place.value);
        format!("jumlah pegawai yang {works} {}{}{}", share.how_many, share.of, share.counted)
    }

    /// A mode without its quota as what someone has to do.
    pub fn predicate(&mut self, mode: &ModeRule) -> String {
        format!("{}{}", force(mode.force), self.does(mode))
    }

    fn service(&mut self, rule: &ServiceRule, who: &Who) -> String {
        let units = who.scope();
        let which = match &rule.which.value {
            ServiceSelect::Named(slugs) => {
                let names: Vec<String> = slugs.iter().map(|s| self.service_name(&s.value)).collect();
                format!("layanan {}{units}", listed(&names, "dan"))
            }
            ServiceSelect::All => format!("seluruh layanan publik{units}"),
            ServiceSelect::WithOnline => format!("seluruh layanan yang memiliki kanal daring{units}"),
            ServiceSelect::Emergency => format!("layanan darurat{units}"),
            ServiceSelect::OfUnits => {
                let at = if who.all { "unit kerja yang bersangkutan".to_owned() } else { who.units() };
                format!("layanan pada {at}")
            }
        };
        let mut text = format!("{} {}", subject(&which), self.change(&rule.change.value));
        if let Some((from, to)) = rule.hours {
            text += &format!(" mulai {} sampai dengan {}", clock(from, self.city), clock(to, self.city));
        }
        if let Some(quota) = rule.quota {
            text += &format!(" dengan kuota paling banyak {} permohonan setiap hari", counted(quota));
        }
        text
    }

    /// Name of a service in the middle of a sentence.
    pub fn service_name(&self, slug: &str) -> String {
        self.city.service(slug).map_or_else(
            || format!("“{slug}”"),
            |ix| {
                let name = &self.city.services[ix.at()].name.id;
                common(
                    name.strip_prefix("Layanan ").or_else(|| name.strip_prefix("Pelayanan ")).unwrap_or(name),
                )
            },
        )
    }

    /// What happens to a service, as a predicate.
    pub fn change(&mut self, change: &ServiceChange) -> String {
        match change {
            ServiceChange::Continue => "tetap dilaksanakan".to_owned(),
            ServiceChange::Limited => "dilaksanakan secara terbatas".to_owned(),
            ServiceChange::Online => "dilaksanakan secara daring".to_owned(),
            ServiceChange::CounterClosed => {
                "tidak dilaksanakan secara tatap muka di loket, sedangkan kanal layanan lain tetap dibuka"
                    .to_owned()
            }
            ServiceChange::Moved(to) => format!("dipindahkan ke {}", self.moved(to)),
            ServiceChange::Stopped => "dihentikan untuk sementara".to_owned(),
        }
    }

    fn moved(&self, to: &str) -> String {
        if let Some(kind) = to.strip_suffix("/*") {
            return format!("kantor {} setempat", spaced(kind));
        }
        if self.city.unit(to).is_some() { self.unit_name(to) } else { to.to_owned() }
    }

    /// Who may act, as a subject: "kepala unit" is "kepala unit kerja", others by their office. Heads of
    /// several units are each the head of their own.
    pub fn actor(&self, word: &str, who: &Who) -> String {
        let head = match word {
            "kepala unit" => "kepala unit kerja".to_owned(),
            "atasan langsung" => word.to_owned(),
            _ => self.parts.office(word, self.city),
        };
        let each = |units: &str| {
            let many = [", ", " dan ", "seluruh "].iter().any(|mark| units.contains(mark));
            if many && word == "kepala unit" { " masing-masing" } else { "" }
        };
        match (&who.units, who.all) {
            (_, true) => head,
            (Some(units), _) if word == "kepala unit" && units.starts_with("unit kerja yang ") => {
                subject(&format!("kepala {units}"))
            }
            (Some(_), _) if word == "atasan langsung" => subject(&format!("{head}{}", who.scope())),
            (Some(units), _) => format!("bagi {}, {head}{}", who.named(), each(units)),
            _ => format!("bagi {}, {head}", who.named()),
        }
    }

    fn measure(&mut self, rule: &MeasureRule, who: &Who) -> String {
        let scope = who.scope();
        let mut text = match &rule.kind.value {
            MeasureKind::Disinfect if who.all => "disinfeksi dilaksanakan di seluruh kantor".to_owned(),
            MeasureKind::Disinfect => format!("disinfeksi dilaksanakan di seluruh kantor{scope}"),
            MeasureKind::HealthProtocol => format!("protokol kesehatan{} diterapkan", subject(&scope)),
            MeasureKind::TestAndTrace => {
                format!("pengetesan dan pelacakan kontak erat{} dilaksanakan", subject(&scope))
            }
            MeasureKind::Saving(what, share) => {
                let share = share.map_or_else(String::new, |p| format!(" sebesar {}", percentage(p)));
                format!("penghematan {what}{}{share} dilaksanakan", subject(&scope))
            }
            MeasureKind::FacilityClosed(name) => format!("fasilitas {name}{} ditutup", subject(&scope)),
        };
        if let Some(by) = &rule.by_whom {
            let by = self.who(Some(by));
            text += &format!(" oleh {}", by.named());
        }
        text
    }

    /// Someone a report goes to: an office, a unit, or words.
    pub fn receiver(&self, word: &str) -> String {
        match word {
            "kepala unit" => "kepala unit kerja".to_owned(),
            "atasan langsung" | "camat" | "lurah" => word.to_owned(),
            _ if self.city.unit(word).is_some() => self.unit_name(word),
            _ if word.contains('-') || !word.contains(' ') || word.chars().all(|c| !c.is_uppercase()) => {
                self.parts.office(word, self.city)
            }
            _ => word.to_owned(),
        }
    }

    /// What an example expects, as a predicate with a capital.
    pub fn expected(&mut self, expect: &crate::order::Expect) -> String {
        match expect {
            crate::order::Expect::Mode(mode) => {
                let works = capital(&self.works(mode.place.value));
                let quota = mode.quota.as_ref();
                let number = quota.map(|q| format!(" {} {}", bound(q.bound), self.amount(&q.amount.value)));
                works + &number.unwrap_or_default()
            }
            crate::order::Expect::Closed => "Kantor ditutup".to_owned(),
            crate::order::Expect::HeadDecides => "Diatur oleh kepala unit kerja".to_owned(),
            crate::order::Expect::NotAddressed => "Tidak diatur dalam naskah ini".to_owned(),
            // How it comes out, whatever the clause calls it: it goes on with fewer people.
            crate::order::Expect::Service(ServiceChange::Limited) => {
                "Dilaksanakan dengan pegawai terbatas".to_owned()
            }
            crate::order::Expect::Service(change) => capital(&self.change(change)),
        }
    }
}

/// A name written like a sentence ("Kartu keluarga", "Pemakaman") in the middle of one; names with
/// capitals of their own stay.
fn common(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first = words.next().unwrap_or_default();
    let proper = first.chars().skip(1).any(char::is_uppercase)
        || words.next().is_some_and(|w| w.chars().next().is_some_and(char::is_uppercase));
    if proper { name.to_owned() } else { lower(name) }
}

/// How many a quota asks for, of whom, and how they are counted.
struct Share {
    how_many: String,
    of: String,
    counted: String,
}

fn picket_words(picket: &PicketRule, who: &Who) -> String {
    let at = picket.place.map(|p| format!(" yang bertugas {}", place(p))).unwrap_or_default();
    let from = if who.units.is_none() { format!(" dari antara {}", who.people) } else { String::new() };
    let units = subject(&who.units());
    let people = picket.people.map_or_else(String::new, |n| format!("{} orang ", counted(n)));
    format!("{units} menunjuk {people}petugas piket setiap hari{at}{from}")
}
