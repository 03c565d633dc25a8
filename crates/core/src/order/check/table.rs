//! Tables of percentages by dated circumstances: which row holds for a unit on a day.
//!
//! A circumstance (level, zone) is a fact someone sets with its dates; it never changes silently.
//! Where it is not known, the row with the fewest people on site holds, and a finding says so.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::Case;
use crate::city::UnitIx;
use crate::diagnostic::{Finding, Lang, Span, long_date, nearest};
use crate::order::tree::*;
use crate::say;

/// Checks tables, facts, and quotas that are taken from a table.
pub fn check(case: &mut Case<'_>) {
    let mut findings = Vec::new();
    for table in tables(case) {
        findings.extend(rows(case, table));
    }
    findings.extend(unset_conditions(case));
    for (name, span, cite) in uses(case) {
        let there: Vec<&TableDef> = tables(case).filter(|t| t.name.value == name).collect();
        let missing = match there.first() {
            None => Some(unknown(case, name, span)),
            Some(_) => unset(case, name, span),
        };
        findings.extend(missing.map(|f| f.clause(cite)));
    }
    case.findings.extend(findings);
}

fn tables<'a>(case: &Case<'a>) -> impl Iterator<Item = &'a TableDef> {
    case.order.items.iter().filter_map(|l| if let Item::Table(t) = &l.item { Some(t) } else { None })
}

/// The facts of the order, or of the lower order it is compared with.
fn facts<'a>(case: &Case<'a>) -> impl Iterator<Item = &'a Fact> {
    case.facts_of
        .unwrap_or(case.order)
        .items
        .iter()
        .filter_map(|l| if let Item::Fact(f) = &l.item { Some(f) } else { None })
}

/// Quotas that take their number from a table: its name, where, in which clause.
fn uses<'a>(case: &Case<'a>) -> Vec<(&'a str, Span, String)> {
    let mut all = Vec::new();
    for flat in &case.clauses {
        for (rule, _) in &flat.rules {
            let mode = match rule {
                Rule::Mode(m) => Some(m),
                Rule::Delegation(d) => d.bounds.as_deref().or(d.otherwise.as_deref()),
                _ => None,
            };
            if let Some(QuotaRule { amount: Sp { value: Amount::Table(name), span }, .. }) =
                mode.and_then(|m| m.quota.as_ref())
            {
                all.push((name.as_str(), *span, flat.cite.clone()));
            }
        }
    }
    all
}

/// The percentage of a table for a unit on a day, in hundredths of a percent. Where no row fits, the
/// one that leaves the fewest people on site.
pub fn percent(case: &Case<'_>, name: &str, (unit, day): (UnitIx, usize), of_home: bool) -> u32 {
    let date = case.days[day];
    let Some(table) = version(case, name, date) else { return if of_home { 10_000 } else { 0 } };
    let values: Vec<Option<String>> =
        table.by.iter().map(|by| value(case, &by.value, unit, date).map(str::to_owned)).collect();
    let fits = |row: &&TableRow| {
        row.keys.len() == values.len()
            && row.keys.iter().zip(&values).all(|(k, v)| k == "*" || v.as_ref().is_none_or(|v| v == k))
    };
    let shares = table.rows.iter().filter(fits).map(|r| r.percent);
    let careful = if of_home { shares.max() } else { shares.min() };
    careful.unwrap_or(if of_home { 10_000 } else { 0 })
}

/// The version of a table on a day: the one with the latest day of entry not after it.
fn version<'a>(case: &Case<'a>, name: &str, date: Date) -> Option<&'a TableDef> {
    let since = |t: &TableDef| t.since.as_ref().map_or(Date::MIN, |d| d.value);
    tables(case).filter(|t| t.name.value == name && since(t) <= date).max_by_key(|t| since(t))
}

/// The value of a circumstance for a unit on a day: of its class where the table asks for `sektor`,
/// of its kecamatan before that of the whole region.
fn value<'a>(case: &Case<'a>, name: &str, unit: UnitIx, date: Date) -> Option<&'a str> {
    let here = &case.city.units[unit.at()];
    if name == "sektor" {
        return Some(here.class.as_str()).filter(|c| !c.is_empty());
    }
    let holds = |f: &&Fact| {
        f.name.value == name && f.since.value <= date && f.until.as_ref().is_none_or(|u| date <= u.value)
    };
    let of = |district: Option<&str>| {
        facts(case)
            .filter(holds)
            .filter(|f| f.district.as_ref().map(|d| d.value.as_str()) == district)
            .max_by_key(|f| f.since.value)
    };
    let local = here.kecamatan.as_deref().and_then(|k| of(Some(k)));
    local.or_else(|| of(None)).map(|f| f.value.value.as_str())
}

/// True if a circumstance has that value in the whole region on a day.
pub fn holds(order: &Order, flag: &Flag, date: Date) -> bool {
    let facts = order.items.iter().filter_map(|l| if let Item::Fact(f) = &l.item { Some(f) } else { None });
    let here = facts.filter(|f| {
        f.name.value == flag.name.value
            && f.district.is_none()
            && f.since.value <= date
            && f.until.as_ref().is_none_or(|u| date <= u.value)
    });
    here.max_by_key(|f| f.since.value).is_some_and(|f| f.value.value == flag.value.value)
}

fn rows(case: &Case<'_>, table: &TableDef) -> Vec<Finding> {
    let mut seen: BTreeSet<&[String]> = BTreeSet::new();
    let wanted = table.by.len();
    let mut all = Vec::new();
    for row in &table.rows {
        let there = row.keys.len();
        if there != wanted {
            let title = say!(
                "baris tabel memuat {there} nilai, keadaannya {wanted}",
                "a row of the table has {there} values for {wanted} circumstances"
            );
            let names: Vec<&str> = table.by.iter().map(|b| b.value.as_str()).collect();
            let names = names.join(", ");
            all.push(case.finding(113, title, row.span, say!("baris ini", "this row")).help(say!(
                "tulis satu nilai untuk masing-masing: {names}",
                "write one value for each: {names}"
            )));
        } else if !seen.insert(&row.keys) {
            let title = say!("baris tabel ditulis dua kali", "a row of the table is written twice");
            all.push(
                case.finding(113, title, row.span, say!("sudah ada di atas", "stands above already"))
                    .help(say!("hapus salah satunya", "delete one of them")),
            );
        }
    }
    all
}

fn unknown(case: &Case<'_>, name: &str, span: Span) -> Finding {
    let title =
        say!("tabel \"{name}\" tidak ada dalam perintah ini", "there is no table \"{name}\" in this order");
    let finding = case.finding(218, title, span, say!("dirujuk di sini", "cited here"));
    let names: Vec<&str> = tables(case).map(|t| t.name.value.as_str()).collect();
    match nearest(name, names) {
        Some(near) => finding.help(say!("maksud Anda \"{near}\"?", "did you mean \"{near}\"?")),
        None => finding.help(say!(
            "tulis tabelnya: tabel {name} menurut ppkm {{ level-1: 75% }}",
            "write the table: tabel {name} menurut ppkm {{ level-1: 75% }}"
        )),
    }
}

/// A circumstance of the table that nobody has set on some day, or a value without a row.
fn unset(case: &Case<'_>, name: &str, span: Span) -> Option<Finding> {
    for date in &case.days {
        let Some(table) = version(case, name, *date) else {
            let (id, en) = (long_date(*date, Lang::Id), long_date(*date, Lang::En));
            let title =
                say!("tabel {name} belum berlaku pada {id}", "table {name} does not hold yet on {en}");
            let help = say!("tulis versi yang berlaku hari itu", "write the version of that day");
            return Some(case.finding(218, title, span, say!("dirujuk di sini", "cited here")).help(help));
        };
        for (unit, row) in case.city.units.iter().enumerate() {
            if case.staff[unit].is_empty() {
                continue;
            }
            let values: Vec<Option<&str>> =
                table.by.iter().map(|by| value(case, &by.value, UnitIx::of(unit), *date)).collect();
            if let Some(i) = values.iter().position(Option::is_none) {
                return Some(no_fact(case, (name, &table.by[i].value), span, *date));
            }
            let fits =
                |r: &TableRow| r.keys.iter().zip(&values).all(|(k, v)| k == "*" || Some(k.as_str()) == *v);
            if !table.rows.iter().any(fits) {
                let values: Vec<&str> = values.into_iter().flatten().collect();
                return Some(no_row(case, name, span, (&row.short, &values.join(", "))));
            }
        }
    }
    None
}

/// Clauses that hold under a circumstance that nobody has set at all.
fn unset_conditions(case: &Case<'_>) -> Vec<Finding> {
    let mut told: Vec<&str> = Vec::new();
    let mut all = Vec::new();
    let clauses =
        case.order.items.iter().filter_map(|l| if let Item::Clause(c) = &l.item { Some(c) } else { None });
    for flag in clauses.flat_map(|c| &c.under) {
        let (name, value) = (flag.name.value.as_str(), &flag.value.value);
        if told.contains(&name) || facts(case).any(|f| f.name.value == name) {
            continue;
        }
        told.push(name);
        let title = say!(
            "diktum bergantung pada {name}, yang belum ditetapkan",
            "a clause depends on {name}, which is not set"
        );
        let label = say!("dianggap tidak terpenuhi", "taken as not fulfilled");
        all.push(case.finding(219, title, flag.name.span, label).help(say!(
            "tambahkan: keadaan {name} = {value} sejak ...",
            "add: keadaan {name} = {value} sejak ..."
        )));
    }
    all
}

fn no_fact(case: &Case<'_>, (name, by): (&str, &str), span: Span, date: Date) -> Finding {
    let (id, en) = (long_date(date, Lang::Id), long_date(date, Lang::En));
    let title = say!(
        "tabel {name} bergantung pada {by}, yang belum ditetapkan untuk {id}",
        "table {name} depends on {by}, which is not set for {en}"
    );
    let label = say!(
        "dihitung dengan baris yang paling sedikit orangnya",
        "worked out with the row that brings in the fewest"
    );
    case.finding(219, title, span, label)
        .help(say!("tambahkan: keadaan {by} = ... sejak {date}", "add: keadaan {by} = ... sejak {date}"))
}

fn no_row(case: &Case<'_>, name: &str, span: Span, (unit, values): (&str, &str)) -> Finding {
    let title = say!("tabel {name} tidak memuat baris {values}", "table {name} has no row {values}");
    case.finding(220, title, span, say!("dipakai di sini", "used here"))
        .witness(say!("unit pertama: {unit}", "the first unit: {unit}"))
        .help(say!(
            "tambahkan barisnya, atau tulis * untuk nilai lain",
            "add the row, or write * for other values"
        ))
}
