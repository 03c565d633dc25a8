//! The annex of quotas: how many of whom may be where, worked out for each unit.

use jiff::civil::Date;

use super::Annex;
use super::annex::annex;
use super::rule::place;
use super::span::Window;
use super::wording::grouped;
use super::writer::Writer;
use crate::order::{Base, BodyItem, Effect, ModeRule, Quota, Rule, Where};

/// Whom a quota counts and where they are, as the clause says it.
#[derive(Clone, Copy)]
struct Counts {
    whom: &'static str,
    place: &'static str,
    /// True if the clause does not say what the percentage is taken of.
    undeclared: bool,
    /// True if the clause does not say how a fraction is rounded.
    unrounded: bool,
}

/// Quotas of every unit and day; days with the same numbers share a row.
pub fn annex_of(writer: &Writer<'_>, effect: &Effect) -> Option<Annex> {
    let window = Window::new(&effect.days, &writer.parts.validity);
    let numbers =
        |q: &Quota| (q.unit, q.clause, q.base_count, q.percent, q.count, q.on_site_min, q.on_site_max);
    let mut all: Vec<&Quota> = effect.quotas.iter().collect();
    all.sort_by_key(|q| (numbers(q), q.day));
    let mut groups: Vec<(&Quota, Vec<Date>)> = Vec::new();
    for quota in all {
        match groups.last_mut() {
            Some((first, dates)) if numbers(first) == numbers(quota) => dates.push(effect.days[quota.day]),
            _ => groups.push((quota, vec![effect.days[quota.day]])),
        }
    }
    groups.sort_by_key(|(q, dates)| (dates.first().copied(), q.clause, q.unit));
    let counts: Vec<Counts> = groups.iter().map(|(q, _)| counts(writer, effect, q)).collect();
    let first = *counts.first()?;
    let same = counts.iter().all(|c| (c.whom, c.place) == (first.whom, first.place));
    let most = "paling banyak ";
    let limits: Vec<String> = groups.iter().map(|(q, _)| limit(q)).collect();
    // "paling banyak" in every row is said once, in the head of the column.
    let always = limits.iter().all(|l| l.starts_with(most));
    let rows = groups.iter().zip(&counts).zip(&limits).map(|(((q, dates), c), limit)| {
        let mut row = vec![writer.city.units[q.unit.at()].name.clone()];
        if !same {
            row.extend([c.whom.to_owned(), c.place.to_owned()]);
        }
        row.extend([
            window.told(dates),
            grouped(q.base_count.into()),
            sum(q),
            if always { limit[most.len()..].to_owned() } else { limit.clone() },
            writer.cited(effect.label(q.clause)),
        ]);
        row
    });
    let mut columns = vec!["Unit kerja"];
    if !same {
        columns.extend(["Yang dihitung", "Tempat"]);
    }
    let last = if always { "Paling banyak" } else { "Jumlah" };
    columns.extend(["Tanggal", "Jumlah dasar", "Penghitungan", last, "Ketentuan"]);
    let title = match same {
        true => format!("Jumlah {} {} pada setiap unit kerja", first.whom, first.place),
        false => "Jumlah pegawai menurut tempat tugas pada setiap unit kerja".to_owned(),
    };
    const BASE: &str =
        "Dasar penghitungan tidak ditentukan; yang dihitung ialah seluruh pegawai yang dimaksud ketentuan.";
    const ROUND: &str = "Pembulatan tidak ditentukan; hasil yang bukan bilangan bulat dibulatkan sehingga lebih sedikit pegawai bertugas di kantor atau di lapangan.";
    let notes = [(counts.iter().any(|c| c.undeclared), BASE), (counts.iter().any(|c| c.unrounded), ROUND)];
    let notes: Vec<&str> = notes.iter().filter(|n| n.0).map(|n| n.1).collect();
    Some(annex(title, &columns, rows.collect(), (!notes.is_empty()).then(|| notes.join(" "))))
}

/// What the clause of a quota counts.
fn counts(writer: &Writer<'_>, effect: &Effect, quota: &Quota) -> Counts {
    let clause = writer.parts.cited(effect.label(quota.clause));
    let body = clause.map(|c| c.body.as_slice()).unwrap_or_default();
    let modes: Vec<&ModeRule> = body
        .iter()
        .filter_map(|l| match &l.item {
            BodyItem::Rule(Rule::Mode(mode)) => Some(mode),
            BodyItem::Rule(Rule::Delegation(d)) => d.bounds.as_deref().or(d.otherwise.as_deref()),
            _ => None,
        })
        .filter(|m| m.quota.is_some())
        .collect();
    let at = modes.iter().map(|m| m.place.value).find(|p| *p != Where::Home);
    let declared = modes.iter().any(|m| m.quota.as_ref().is_some_and(|q| q.base.is_some()));
    let whom = match quota.base {
        Base::Asn => "ASN",
        Base::Available => "pegawai yang tersedia",
        Base::AsnAndNonAsn if declared => "ASN dan non-ASN",
        Base::AsnAndNonAsn => "pegawai",
    };
    let undeclared = !declared && quota.percent.is_some();
    let rounded = modes.iter().any(|m| m.quota.as_ref().is_some_and(|q| q.rounding.is_some()));
    let unrounded = !rounded && quota.percent.is_some();
    Counts { whom, place: place(at.unwrap_or(Where::OfficeOrField)), undeclared, unrounded }
}

/// The sum without the words that the head of the column says: "75% × 1.377 = 1.032,75 → 1.033".
fn sum(quota: &Quota) -> String {
    let words = quota.arithmetic().id.replace(" di rumah", "").replace(" di kantor atau lapangan", "");
    let mark = |word: &str| {
        let (whole, rest) = word.find([',', ';', '%']).map_or((word, ""), |at| word.split_at(at));
        whole.parse::<u64>().map_or_else(|_| word.to_owned(), |n| grouped(n) + rest)
    };
    words.split(' ').map(mark).collect::<Vec<_>>().join(" ")
}

fn limit(quota: &Quota) -> String {
    let (low, high) = (quota.on_site_min, quota.on_site_max);
    if low == high {
        format!("tepat {}", grouped(low.into()))
    } else if low == 0 {
        format!("paling banyak {}", grouped(high.into()))
    } else if high >= quota.base_count {
        format!("paling sedikit {}", grouped(low.into()))
    } else {
        format!("{} sampai dengan {}", grouped(low.into()), grouped(high.into()))
    }
}
