//! One rule as one clause of prose, with no capital and no full stop.

use super::who::{Who, subject};
use super::wording::{DOTS, amount, bound, capital, clock, counted, listed, lower, percentage, spaced};
use super::writer::Writer;
use crate::order::{
    Base, Bound, Force, MeasureKind, MeasureRule, ModeRule, Per, PicketRule, QuotaRule, Rounding, Rule,
    ServiceChange, ServiceRule, ServiceSelect, Where,
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
        let how_many = self.how_many(quota);
        let at = mode.place.value;
        let works = self.works(at);
        let rest = self.rest(at, quota.bound);
        match (&who.units, at) {
            (None, _) => format!(
                "jumlah {} {}{works} {how_many}{rest}",
                subject(&who.people),
                if mode.force == Force::Must { "yang " } else { "yang dapat " }
            ),
            (Some(units), Where::Home | Where::Anywhere) => {
                format!("{} {}menugaskan pegawai {works} {how_many}{rest}", subject(units), force(mode.force))
            }
            (Some(units), _) => {
                let stands = place(at);
                format!(
                    "{} {}menempatkan pegawai {stands} {how_many}{rest}",
                    subject(units),
                    force(mode.force)
                )
            }
        }
    }

    /// What holds for those the quota does not count.
    fn rest(&mut self, at: Where, bound: Bound) -> String {
        let may = if bound == Bound::AtLeast { "dapat " } else { "" };
        match at {
            Where::Anywhere => String::new(),
            Where::Home => {
                format!(
                    ", sedangkan pegawai selebihnya {may}melaksanakan tugas kedinasan di kantor atau di lapangan"
                )
            }
            _ => {
                let works = self.works(Where::Home);
                format!(", sedangkan pegawai selebihnya {may}{works}")
            }
        }
    }

    /// "paling banyak 25% (dua puluh lima persen) dari jumlah ASN dan non-ASN ... setiap hari, dibulatkan ke bawah".
    pub fn how_many(&self, quota: &QuotaRule) -> String {
        let counted_over = match quota.per {
            Per::Day => "setiap hari",
            Per::Shift => "setiap sif",
            Per::Moment => "pada setiap saat",
            Per::Section => "setiap hari, juga pada setiap bagian terkecil unit kerja",
        };
        let head = format!("{} {}", bound(quota.bound), amount(&quota.amount.value));
        if matches!(quota.amount.value, crate::order::Amount::People(_)) && quota.base.is_none() {
            return format!("{head} pada setiap unit kerja {counted_over}");
        }
        let base = match quota.base.as_ref().map(|b| b.value) {
            Some(Base::AsnAndNonAsn) => "jumlah ASN dan non-ASN pada unit kerja masing-masing".to_owned(),
            Some(Base::Asn) => "jumlah ASN pada unit kerja masing-masing".to_owned(),
            Some(Base::Available) => "jumlah pegawai yang tersedia pada unit kerja masing-masing".to_owned(),
            None => {
                format!("jumlah {DOTS} (dasar penghitungan tidak ditentukan dalam {})", self.parts.this())
            }
        };
        let rounding = match quota.rounding.as_ref().map(|r| r.value) {
            Some(Rounding::Down) => ", dibulatkan ke bawah",
            Some(Rounding::Up) => ", dibulatkan ke atas",
            Some(Rounding::Nearest) => ", dibulatkan ke bilangan bulat terdekat",
            None => "",
        };
        format!("{head} dari {base} {counted_over}{rounding}")
    }

    /// A mode as what someone has to do: for what holds if nothing is decided.
    pub fn predicate(&mut self, mode: &ModeRule) -> String {
        match &mode.quota {
            None => format!("{}{}", force(mode.force), self.does(mode)),
            Some(quota) => {
                let how_many = self.how_many(quota);
                format!("{}{} {how_many}", force(mode.force), self.works(mode.place.value))
            }
        }
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

    /// Who may act: "kepala unit" is "kepala unit kerja", others by their office.
    pub fn actor(&self, word: &str, who: &Who) -> String {
        if word != "kepala unit" && word != "atasan langsung" {
            let name = self.parts.office(word, self.city);
            return if who.all { name } else { format!("bagi {}, {name}", who.named()) };
        }
        let head = if word == "kepala unit" { "kepala unit kerja" } else { word };
        match (&who.units, who.all) {
            (_, true) => head.to_owned(),
            (Some(units), _) if word == "kepala unit" && units.starts_with("unit kerja ") => {
                format!("kepala {units}")
            }
            _ => format!("{head} {}", who.scope().trim_start()),
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
                let number = quota.map(|q| format!(" {} {}", bound(q.bound), amount(&q.amount.value)));
                works + &number.unwrap_or_default()
            }
            crate::order::Expect::Closed => "Kantor ditutup".to_owned(),
            crate::order::Expect::HeadDecides => "Diatur oleh kepala unit kerja".to_owned(),
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

fn picket_words(picket: &PicketRule, who: &Who) -> String {
    let place = picket.place.map(|p| format!(" {}", place(p))).unwrap_or_default();
    let from = if who.units.is_none() { format!(" dari {}", who.people) } else { String::new() };
    let units = subject(&who.units());
    let people = picket.people.map_or_else(String::new, |n| format!(" sebanyak {} orang", counted(n)));
    format!("{units} menunjuk petugas piket{people} setiap hari{place}{from}")
}
