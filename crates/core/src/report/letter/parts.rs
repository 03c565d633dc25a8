//! The items of an order sorted into the parts of a letter, in one walk.
//!
//! Asked by every part of the letter. It never words anything but the name of the instrument and
//! of its issuer.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::wording::{DOTS, spaced};
use crate::city::City;
use crate::diagnostic::Span;
use crate::order::{
    Accept, BodyItem, Capacity, Clause, Example, Fact, Item, Known, Order, OrderKind, Origin, Period,
    Precedence, Rank, Relation, Rule, Select, Signer, Sp, TableDef, Until,
};

/// An estimate of the order: which part, where it stands, and why the value was put.
pub struct Estimate<'a> {
    pub clause: Option<String>,
    pub span: Span,
    pub reason: &'a str,
}

/// What an order holds, sorted.
pub struct Parts<'a> {
    pub title: &'a str,
    pub kind: OrderKind,
    pub number: Option<&'a str>,
    pub rank: Rank,
    pub signer: Option<&'a Signer>,
    pub place: Option<&'a str>,
    /// `wilayah`: which city or province.
    pub place_slug: Option<&'a str>,
    pub issued: Option<Date>,
    pub validity: Vec<&'a Period>,
    pub back: Option<Date>,
    pub review: Option<&'a Known<Date>>,
    pub purposes: Vec<&'a str>,
    pub bases: Vec<&'a Known<String>>,
    pub reasons: Vec<&'a str>,
    pub addressees: Vec<String>,
    pub copies: Vec<String>,
    /// `bagi`: whom the order addresses.
    pub scope: Option<&'a Sp<Select>>,
    pub relations: Vec<&'a Relation>,
    pub choices: Vec<(&'a str, &'a str)>,
    pub groups: BTreeMap<&'a str, &'a Sp<Select>>,
    pub tables: Vec<&'a TableDef>,
    pub facts: Vec<&'a Fact>,
    pub clauses: Vec<&'a Clause>,
    pub precedences: Vec<&'a Precedence>,
    pub examples: Vec<&'a Example>,
    pub accepted: Vec<&'a Accept>,
    /// Free paragraphs before the first clause.
    pub preface: Vec<&'a str>,
    /// Free paragraphs after it.
    pub remarks: Vec<&'a str>,
    pub estimates: Vec<Estimate<'a>>,
}

impl<'a> Parts<'a> {
    /// Sorts the items of an order.
    pub fn of(order: &'a Order) -> Self {
        let mut parts = Self { title: &order.title.value, ..Self::empty() };
        for line in &order.items {
            if let Item::Flag(flag) = &line.item {
                parts.choices.push((&flag.name.value, &flag.value.value));
            }
        }
        for line in &order.items {
            parts.take(&line.item);
            if let Some(Origin::Estimate(reason)) = &line.origin {
                parts.estimates.push(Estimate { clause: None, span: line.span, reason });
            }
        }
        let clauses = parts.clauses.clone();
        for clause in clauses {
            parts.estimates_of(clause);
        }
        parts
    }

    const fn empty() -> Self {
        Self {
            title: "",
            kind: OrderKind::InstruksiWaliKota,
            number: None,
            rank: Rank::City,
            signer: None,
            place: None,
            place_slug: None,
            issued: None,
            validity: vec![],
            back: None,
            review: None,
            purposes: vec![],
            bases: vec![],
            reasons: vec![],
            addressees: vec![],
            copies: vec![],
            scope: None,
            relations: vec![],
            choices: vec![],
            groups: BTreeMap::new(),
            tables: vec![],
            facts: vec![],
            clauses: vec![],
            precedences: vec![],
            examples: vec![],
            accepted: vec![],
            preface: vec![],
            remarks: vec![],
            estimates: vec![],
        }
    }

    fn take(&mut self, item: &'a Item) {
        match item {
            Item::Kind(kind) => self.kind = kind.value,
            Item::Number(number) => self.number = number.value.known().map(String::as_str),
            Item::Rank(rank) => self.rank = rank.value,
            Item::Signer(signer) => self.signer = Some(signer),
            Item::Place(place) => self.place = Some(&place.value),
            Item::Issued(day) => self.issued = day.value.known().copied(),
            Item::Validity(periods) => self.validity.extend(periods.iter().map(|p| &p.value)),
            Item::Return(day) => self.back = Some(day.value),
            Item::Review(day) => self.review = Some(&day.value),
            Item::Purpose(text) => self.purposes.push(&text.value),
            Item::Basis(basis) => self.bases.push(&basis.text.value),
            Item::Reason(text) => self.reasons.push(&text.value),
            Item::Addressees(names) => self.addressees.extend(names.iter().map(|n| n.value.clone())),
            Item::Copies(names) => self.copies.extend(names.iter().map(|n| n.value.clone())),
            Item::Scope(who) => self.scope = Some(who),
            Item::Relation(relation) => self.relations.push(relation),
            Item::Set(set) => {
                let chosen = |n: &str, v: &str| self.choices.contains(&(n, v));
                if set.when.as_ref().is_none_or(|w| chosen(&w.name.value, &w.value.value)) {
                    self.groups.insert(&set.name.value, &set.members);
                }
            }
            Item::Table(table) => self.tables.push(table),
            Item::Fact(fact) => self.facts.push(fact),
            Item::Clause(clause) => self.clauses.push(clause),
            Item::Precedence(precedence) => self.precedences.push(precedence),
            Item::Example(example) => self.examples.push(example),
            Item::Accept(accept) => self.accepted.push(accept),
            Item::Paragraph(text) if self.clauses.is_empty() => self.preface.push(&text.value),
            Item::Paragraph(text) => self.remarks.push(&text.value),
            Item::City(city) => self.place_slug = Some(&city.value),
            Item::Flag(_) | Item::Source(_) | Item::Broken(_) => {}
        }
    }

    /// The weekdays on which alone the order holds, if all its periods have the same.
    pub fn weekdays(&self) -> Option<[bool; 7]> {
        let (first, rest) = self.validity.split_first()?;
        first.weekdays.filter(|_| rest.iter().all(|p| p.weekdays == first.weekdays))
    }

    /// In how many places the clauses and the other groups name a group.
    pub fn mentions(&self, name: &str) -> usize {
        let clauses: usize = self.clauses.iter().map(|c| in_clause(c, name)).sum();
        let groups: usize = self.groups.values().map(|s| in_select(&s.value, name)).sum();
        clauses + groups
    }

    /// All rules of all clauses.
    pub fn rules(&self) -> Vec<&'a Rule> {
        fn collect<'c>(clause: &'c Clause, rules: &mut Vec<&'c Rule>) {
            for line in &clause.body {
                match &line.item {
                    BodyItem::Rule(rule) => rules.push(rule),
                    BodyItem::Sub(sub) => collect(sub, rules),
                    BodyItem::Broken(_) => {}
                }
            }
        }
        let mut all = Vec::new();
        self.clauses.iter().for_each(|clause| collect(clause, &mut all));
        all
    }

    /// True if the order addresses all staff of its issuer's government.
    pub fn for_all_own(&self) -> bool {
        self.scope.is_some_and(|s| matches!(s.value, Select::Own | Select::All | Select::EveryUnit))
    }

    /// A clause as it is cited, at any depth.
    pub fn cited(&self, cite: &str) -> Option<&'a Clause> {
        fn find<'c>(clause: &'c Clause, cite: &str) -> Option<&'c Clause> {
            if clause.label.value.cite() == cite {
                return Some(clause);
            }
            clause.body.iter().find_map(|l| match &l.item {
                BodyItem::Sub(sub) => find(sub, cite),
                _ => None,
            })
        }
        self.clauses.iter().find_map(|c| find(c, cite))
    }

    /// What the head of the order leaves open.
    pub fn unknown(&self) -> Vec<&'static str> {
        let open = self.validity.iter().any(|p| p.until == Until::Unknown);
        [
            (self.number.is_none() && self.kind != OrderKind::Lisan, "nomor"),
            (self.issued.is_none(), "tanggal penetapan"),
            (self.signer.is_none_or(|s| s.name.value == Known::Unknown), "nama penanda tangan"),
            (self.signs_for(), "jabatan penanda tangan yang bertindak atas nama"),
            (self.bases.contains(&&Known::Unknown), "dasar hukum"),
            (self.review == Some(&Known::Unknown), "tanggal peninjauan"),
            (open || self.validity.is_empty(), "tanggal berakhir"),
        ]
        .into_iter()
        .filter_map(|(missing, what)| missing.then_some(what))
        .collect()
    }

    /// True if someone signs on behalf of the office that the order names.
    pub fn signs_for(&self) -> bool {
        let capacity = self.signer.and_then(|s| s.capacity.as_ref());
        capacity.is_some_and(|c| c.value == Capacity::AtasNama)
    }

    fn estimates_of(&mut self, clause: &'a Clause) {
        for line in &clause.body {
            if let Some(Origin::Estimate(reason)) = &line.origin {
                let clause = Some(clause.label.value.cite());
                self.estimates.push(Estimate { clause, span: line.span, reason });
            }
            if let BodyItem::Sub(sub) = &line.item {
                self.estimates_of(sub);
            }
        }
    }

    /// The instrument as its own text calls it: "Instruksi Wali Kota ini".
    pub fn this(&self) -> &'static str {
        match self.kind {
            OrderKind::InstruksiWaliKota => "Instruksi Wali Kota ini",
            OrderKind::InstruksiBupati => "Instruksi Bupati ini",
            OrderKind::InstruksiGubernur => "Instruksi Gubernur ini",
            OrderKind::InstruksiMenteri => "Instruksi Menteri ini",
            OrderKind::SuratEdaran => "Surat Edaran ini",
            OrderKind::Keputusan => "Keputusan ini",
            OrderKind::Lisan => "perintah lisan ini",
            OrderKind::Surat => "surat ini",
        }
    }

    /// The kind of instrument without its issuer: "Instruksi".
    pub const fn noun(&self) -> &'static str {
        match self.kind {
            OrderKind::SuratEdaran => "Surat Edaran",
            OrderKind::Keputusan => "Keputusan",
            OrderKind::Lisan => "perintah lisan",
            OrderKind::Surat => "surat",
            OrderKind::InstruksiWaliKota
            | OrderKind::InstruksiBupati
            | OrderKind::InstruksiGubernur
            | OrderKind::InstruksiMenteri => "Instruksi",
        }
    }

    /// Names of the place the order is for.
    pub fn region(&self, city: &City) -> Region {
        let slug = self.place_slug.filter(|slug| *slug != city.slug);
        let named = |slug: &str| titled(&spaced(slug));
        match (slug, self.rank) {
            (Some(slug), Rank::Province) => {
                let name = named(slug.strip_prefix("provinsi-").unwrap_or(slug));
                Region { name: format!("Provinsi {name}"), town: DOTS.to_owned(), province: Some(name) }
            }
            (Some(slug), Rank::City | Rank::Unit)
                if slug.starts_with("kabupaten-") || slug.starts_with("kota-") =>
            {
                let name = named(slug);
                let town = name.split_once(' ').map_or_else(|| name.clone(), |(_, town)| town.to_owned());
                Region { name, province: None, town }
            }
            _ => Region {
                name: city.name.clone(),
                province: Some(city.province.trim_start_matches("Provinsi ").to_owned())
                    .filter(|p| !p.is_empty()),
                town: city.town.clone(),
            },
        }
    }

    /// Office whose authority the order has: "Wali Kota Bogor", "Sekretaris Daerah Kota Bogor".
    pub fn issuer(&self, city: &City) -> String {
        if let Some(signer) = self.signer {
            return self.office(&signer.office.value, city);
        }
        let word = match (self.kind, self.rank) {
            (OrderKind::InstruksiGubernur, _) | (_, Rank::Province) => "gubernur",
            (OrderKind::InstruksiMenteri, _) | (_, Rank::Nation) => "menteri",
            (OrderKind::InstruksiBupati, _) => "bupati",
            (OrderKind::InstruksiWaliKota, _) => "wali-kota",
            _ => return city.head.clone(),
        };
        self.office(word, city)
    }

    /// The government the order speaks to: "Pemerintah Kota Bogor".
    pub fn government(&self, city: &City) -> String {
        let region = self.region(city);
        match self.rank {
            Rank::Nation if self.signer.is_some_and(|s| of_home_affairs(&s.office.value)) => {
                "pemerintah daerah".to_owned()
            }
            Rank::Nation => "instansi pemerintah".to_owned(),
            Rank::Province => format!("Pemerintah Provinsi {}", region.province.unwrap_or_default()),
            Rank::City | Rank::Unit if region.name == city.name => city.government.clone(),
            Rank::City | Rank::Unit => format!("Pemerintah {}", region.name),
        }
    }

    /// An office from the word of an order: `wali-kota` is the city's own "Wali Kota Bogor"; a text
    /// with capitals is taken as it is.
    pub fn office(&self, word: &str, city: &City) -> String {
        let slug = word.trim().to_lowercase().replace(' ', "-");
        let region = self.region(city);
        let province = region.province.clone().unwrap_or_default();
        match slug.as_str() {
            "wali-kota" => format!("Wali Kota {}", region.town.trim_start_matches("Kota ")),
            "bupati" => format!("Bupati {}", region.name.trim_start_matches("Kabupaten ")),
            "gubernur" => format!("Gubernur {province}"),
            "sekda" | "sekretaris-daerah" if self.rank == Rank::Province => {
                format!("Sekretaris Daerah Provinsi {province}")
            }
            "sekda" | "sekretaris-daerah" => format!("Sekretaris Daerah {}", region.name),
            _ => {
                if let Some(unit) = city.units.iter().find(|u| u.slug == slug) {
                    return format!("Kepala {}", unit.name);
                }
                if word.chars().any(char::is_uppercase) { word.to_owned() } else { titled(&spaced(word)) }
            }
        }
    }
}

fn in_clause(clause: &Clause, name: &str) -> usize {
    let inside = |item: &BodyItem| match item {
        BodyItem::Sub(sub) => in_clause(sub, name),
        BodyItem::Rule(Rule::Duty(duty)) => duty.by_whom.as_ref().map_or(0, |s| in_select(&s.value, name)),
        BodyItem::Rule(Rule::Measure(m)) => m.by_whom.as_ref().map_or(0, |s| in_select(&s.value, name)),
        _ => 0,
    };
    let who = clause.who.as_ref().map_or(0, |s| in_select(&s.value, name));
    who + clause.body.iter().map(|l| inside(&l.item)).sum::<usize>()
}

fn in_select(select: &Select, name: &str) -> usize {
    match select {
        Select::Named(named) => usize::from(named == name),
        Select::Any(all) => all.iter().map(|s| in_select(&s.value, name)).sum(),
        Select::Both(a, b) | Select::Except(a, b) => in_select(&a.value, name) + in_select(&b.value, name),
        _ => 0,
    }
}

/// Names of the place an order is for.
pub struct Region {
    /// "Kota Bogor", "Provinsi Jawa Barat".
    pub name: String,
    /// "Jawa Barat", if known.
    pub province: Option<String>,
    /// "Bogor".
    pub town: String,
}

/// The Minister of Home Affairs commands local governments only.
fn of_home_affairs(office: &str) -> bool {
    office.to_lowercase().replace('-', " ").contains("menteri dalam negeri")
}

/// "menteri panrb" as "Menteri PANRB".
fn titled(words: &str) -> String {
    const SHORT: [&str; 6] = ["panrb", "ri", "kpu", "dprd", "bkpsdm", "pnpb"];
    let word = |w: &str| if SHORT.contains(&w) { w.to_uppercase() } else { super::wording::capital(w) };
    words.split_whitespace().map(word).collect::<Vec<_>>().join(" ")
}
