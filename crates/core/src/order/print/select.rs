//! Whom a rule speaks of, in the words of the language.

use super::{name_or_quote, quote};
use crate::order::tree::{Select, StaffGroup};

/// A selector in the words of the language.
pub fn select(s: &Select) -> String {
    match s {
        Select::All => "semua pegawai".into(),
        Select::EveryUnit => "semua unit".into(),
        Select::Named(n) => n.clone(),
        Select::Each(n) => format!("{n}/*"),
        Select::Any(all) => all.iter().map(|s| inner(&s.value)).collect::<Vec<_>>().join(", "),
        Select::Both(a, b) => match &b.value {
            Select::Any(_)
            | Select::Except(..)
            | Select::Named(_)
            | Select::Each(_)
            | Select::All
            | Select::EveryUnit
            | Select::Both(..) => {
                format!("{} yang ({})", inner(&a.value), select(&b.value))
            }
            property => format!("{} {}", inner(&a.value), select(property)),
        },
        Select::Except(a, b) => format!("{} kecuali {}", except_side(&a.value), except_side(&b.value)),
        property => property_words(property),
    }
}

fn property_words(s: &Select) -> String {
    match s {
        Select::AtSite(n) => format!("di lokasi {n}"),
        Select::OffSite(n) => format!("di luar lokasi {n}"),
        Select::Staff(g) => format!("berstatus {}", staff_group(*g)),
        Select::Title(t) => format!("berjabatan {}", name_or_quote(t)),
        Select::Echelon(e) => format!("bereselon {e}"),
        Select::Class(c) => format!("bergolongan-kerja {c}"),
        Select::Work(crate::city::Work::Digital) => "kerja digital".into(),
        Select::Work(crate::city::Work::OnSite) => "kerja di-tempat".into(),
        Select::Work(crate::city::Work::Field) => "kerja lapangan".into(),
        Select::Shift => "bersif".into(),
        Select::District(d) => format!("di kecamatan {}", quote(d)),
        Select::HomeIn(d) => format!("bertempat tinggal di {}", quote(d)),
        Select::Sheltered => "yang dijaga di rumah".into(),
        other => select(other),
    }
}

const fn staff_group(g: StaffGroup) -> &'static str {
    match g {
        StaffGroup::Asn => "ASN",
        StaffGroup::Pns => "PNS",
        StaffGroup::Pppk => "PPPK",
        StaffGroup::NonAsn => "non-ASN",
    }
}

/// A part of a list: what would read differently there stands in parentheses.
fn inner(s: &Select) -> String {
    if matches!(s, Select::Any(_) | Select::Except(..)) { format!("({})", select(s)) } else { select(s) }
}

fn except_side(s: &Select) -> String {
    if matches!(s, Select::Except(..)) { format!("({})", select(s)) } else { select(s) }
}
