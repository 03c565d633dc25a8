//! The structural posts of a unit: who heads it and who stands below, by kind (PP 18/2016, as it
//! was before section heads became functional at the end of 2021).

use crate::city::{City, Unit, UnitIx, UnitKind};

/// A title and its echelon; the first of a ladder heads the unit.
pub type Step = (&'static str, &'static str);

const ASSISTANT: &str = "Asisten";

fn is_assistant(unit: &Unit) -> bool {
    unit.kind == UnitKind::Bagian && unit.name.starts_with(ASSISTANT)
}

/// The structural posts of a unit, from the top, never more than its civil servants.
pub fn ladder(city: &City, at: UnitIx) -> Vec<Step> {
    let unit = &city.units[at.at()];
    let asn = unit.asn as usize;
    let mut steps: Vec<Step> = vec![top(unit)];
    for (title, echelon, count) in below(unit.kind, asn) {
        // Where the assistants are units of their own they head those.
        if title == ASSISTANT && city.units.iter().any(|u| u.parent == Some(at) && is_assistant(u)) {
            continue;
        }
        steps.extend(std::iter::repeat_n((title, echelon), count));
    }
    // An office keeps someone to do the work; a kelurahan and the head of the secretariat are all posts.
    let small = matches!(unit.kind, UnitKind::Kelurahan | UnitKind::Setda);
    let most = if small { asn } else { (asn * 3).div_ceil(5) };
    steps.truncate(most.min(asn));
    steps
}

fn top(unit: &Unit) -> Step {
    match unit.kind {
        UnitKind::KepalaDaerah => ("Kepala sekretariat pimpinan", "IV.a"),
        UnitKind::Setda => ("Sekretaris daerah", "II.a"),
        UnitKind::Bagian if is_assistant(unit) => (ASSISTANT, "II.b"),
        UnitKind::Bagian => ("Kepala bagian", "III.a"),
        UnitKind::Biro => ("Kepala biro", "II.b"),
        UnitKind::CabangDinas => ("Kepala cabang dinas", "III.b"),
        UnitKind::Setwan => ("Sekretaris DPRD", "II.b"),
        UnitKind::Inspektorat => ("Inspektur", "II.b"),
        UnitKind::Badan => ("Kepala badan", "II.b"),
        UnitKind::Dinas => ("Kepala dinas", "II.b"),
        UnitKind::Satpol => ("Kepala satuan", "II.b"),
        UnitKind::Rsud => ("Direktur", "II.b"),
        UnitKind::Puskesmas => ("Kepala puskesmas", ""),
        UnitKind::Uptd => ("Kepala UPTD", "IV.a"),
        UnitKind::Kecamatan => ("Camat", "III.a"),
        UnitKind::Kelurahan => ("Lurah", "IV.a"),
        UnitKind::Sekolah => ("Koordinator satuan pendidikan", ""),
        UnitKind::Bumd => ("Direktur", ""),
    }
}

fn below(kind: UnitKind, asn: usize) -> Vec<(&'static str, &'static str, usize)> {
    let fields = (asn / 15).clamp(2, 5);
    match kind {
        UnitKind::Setda => vec![(ASSISTANT, "II.b", 3), ("Staf ahli", "II.b", 3)],
        UnitKind::Bagian | UnitKind::CabangDinas => vec![("Kepala subbagian", "IV.a", 3)],
        UnitKind::Biro => vec![("Kepala bagian", "III.a", 3), ("Kepala subbagian", "IV.a", 6)],
        UnitKind::Setwan => vec![("Kepala bagian", "III.a", 3), ("Kepala subbagian", "IV.a", 7)],
        UnitKind::Inspektorat => vec![
            ("Sekretaris", "III.a", 1),
            ("Inspektur pembantu", "III.a", 4),
            ("Kepala subbagian", "IV.a", 3),
        ],
        UnitKind::Badan | UnitKind::Dinas | UnitKind::Satpol => vec![
            ("Sekretaris", "III.a", 1),
            ("Kepala bidang", "III.b", fields),
            ("Kepala subbagian", "IV.a", if asn < 50 { 2 } else { 3 }),
            ("Kepala seksi", "IV.a", fields * if asn < 50 { 2 } else { 3 }),
        ],
        UnitKind::Rsud => vec![
            ("Wakil direktur", "III.a", 2),
            ("Kepala bidang", "III.b", 4),
            ("Kepala subbagian", "IV.a", 3),
            ("Kepala seksi", "IV.a", 8),
        ],
        UnitKind::Puskesmas | UnitKind::Uptd => vec![("Kepala subbagian tata usaha", "IV.b", 1)],
        UnitKind::Kecamatan => vec![
            ("Sekretaris kecamatan", "III.b", 1),
            ("Kepala seksi", "IV.a", 4),
            ("Kepala subbagian", "IV.b", 2),
        ],
        UnitKind::Kelurahan => vec![("Sekretaris kelurahan", "IV.b", 1), ("Kepala seksi", "IV.b", 3)],
        UnitKind::KepalaDaerah | UnitKind::Sekolah | UnitKind::Bumd => vec![],
    }
}
