//! Whom a rule speaks of, in the words of the language.

use super::{name_or_quote, quote};
use crate::order::tree::{Age, Select, StaffGroup};

/// A selector in the words of the language.
pub fn select(s: &Select) -> String {
    match s {
        Select::All => "semua pegawai".into(),
        Select::Own => "pegawai sendiri".into(),
        Select::EveryUnit => "semua unit".into(),
        Select::Head => "kepala unit".into(),
        Select::Body(name) => quote(name),
        Select::Named(n) => n.clone(),
        Select::Each(n) => format!("{n}/*"),
        Select::Any(all) => all.iter().map(|s| inner(&s.value)).collect::<Vec<_>>().join(", "),
        Select::Both(a, b) => match &b.value {
            Select::Any(_)
            | Select::Except(..)
            | Select::Named(_)
            | Select::Each(_)
            | Select::All
            | Select::Body(_)
            | Select::EveryUnit
            | Select::Own
            | Select::Both(..) => {
                format!("{} yang ({})", inner(&a.value), select(&b.value))
            }
            property => format!("{} {}", inner(&a.value), property_words(property)),
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
        Select::Sheltered(None) => "yang dijaga di rumah".into(),
        Select::Sheltered(Some(why)) => format!("yang dijaga di rumah karena {}", quote(why)),
        Select::Age(age) => {
            let (bound, years) = match age {
                Age::Over(y) => ("lebih dari", y),
                Age::AtLeast(y) => ("paling sedikit", y),
                Age::Under(y) => ("di bawah", y),
            };
            format!("berusia {bound} {years} tahun")
        }
        Select::Head => "yang memimpin unit".into(),
        Select::TopRanks(n) => format!("pada {n} jenjang tertinggi"),
        Select::AtHome => "yang sedang bekerja dari rumah".into(),
        Select::Listed(what) => format!("yang didata {}", quote(what)),
        other => select(other),
    }
}

const fn staff_group(g: StaffGroup) -> &'static str {
    match g {
        StaffGroup::Asn => "ASN",
        StaffGroup::Pns => "PNS",
        StaffGroup::Cpns => "CPNS",
        StaffGroup::Pppk => "PPPK",
        StaffGroup::NonAsn => "non-ASN",
    }
}

/// A part of a list: what would read differently there stands in parentheses.
fn inner(s: &Select) -> String {
    if matches!(s, Select::Any(_) | Select::Except(..)) { format!("({})", select(s)) } else { select(s) }
}

fn except_side(s: &Select) -> String {
    let words = select(s);
    // A text behind `kecuali` would be read as the exception of a duty.
    if matches!(s, Select::Except(..)) || words.starts_with('"') { format!("({words})") } else { words }
}
