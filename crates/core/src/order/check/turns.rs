//! Turns and working hours: what patterns and clocks an order gives, and whether they can hold.

use super::{Case, Flat};
use crate::city::UnitIx;
use crate::diagnostic::{Finding, Lang, Span, percent};
use crate::order::effect::{Effect, Turns};
use crate::order::select::Reach;
use crate::order::tree::*;
use crate::say;

/// Fills turns and hours, and checks them.
pub fn enumerate(case: &mut Case<'_>, effect: &mut Effect) {
    let mut findings = Vec::new();
    for flat in &case.clauses {
        for (rule, span) in &flat.rules {
            match rule {
                Rule::Rotation(r) => {
                    effect.rotations.push(Turns {
                        clause: flat.ix,
                        kind: r.kind.value,
                        units: units(case, flat),
                    });
                    findings.extend(against_quota(case, flat, r, *span));
                }
                Rule::Hours(h) => {
                    effect.hours.push((flat.ix, h.clone()));
                    findings.extend(clock(case, flat, h, *span));
                }
                _ => {}
            }
        }
    }
    findings.extend(lists(case));
    findings.extend(outside(case));
    case.findings.extend(findings);
}

fn units(case: &Case<'_>, flat: &Flat<'_>) -> Vec<UnitIx> {
    let all = (0..case.city.units.len()).map(UnitIx::of);
    all.filter(|u| flat.who.as_ref().is_none_or(|w| w.reach(*u) != Reach::None)).collect()
}

/// "Two days at the office, one at home" brings in two thirds; a cap of 25% beside it cannot be meant.
fn against_quota(case: &Case<'_>, flat: &Flat<'_>, r: &RotationRule, span: Span) -> Option<Finding> {
    let (office, home) = match r.kind.value {
        RotationKind::Every(_) => (1, 1),
        RotationKind::Pattern(office, home) => (u32::from(office), u32::from(home)),
        _ => return None,
    };
    let share = 10_000 * office / (office + home);
    let (quota, of_home) = flat.rules.iter().find_map(|(rule, _)| match rule {
        Rule::Mode(m) => m.quota.as_ref().map(|q| (q, m.place.value == Where::Home)),
        _ => None,
    })?;
    let Amount::Percent(written) = quota.amount.value else { return None };
    let (on_site, bound) = match (of_home, quota.bound) {
        (false, bound) => (written, bound),
        (true, Bound::AtLeast) => (10_000 - written.min(10_000), Bound::AtMost),
        (true, Bound::AtMost) => (10_000 - written.min(10_000), Bound::AtLeast),
        (true, Bound::Exactly) => (10_000 - written.min(10_000), Bound::Exactly),
    };
    let holds = match bound {
        Bound::AtMost => share <= on_site,
        Bound::AtLeast => share >= on_site,
        Bound::Exactly => share.abs_diff(on_site) <= 100,
    };
    if holds {
        return None;
    }
    let (id, en) = (percent(share, Lang::Id), percent(share, Lang::En));
    let (wid, wen) = (percent(on_site, Lang::Id), percent(on_site, Lang::En));
    let finding = case.finding(
        222,
        say!(
            "giliran dan kuota tidak cocok: gilirannya memasukkan {id}, kuotanya {wid}",
            "turns and quota do not agree: the turns bring in {en}, the quota says {wen}"
        ),
        span,
        say!("{office} hari di kantor, {home} hari di rumah", "{office} days at the office, {home} at home"),
    );
    Some(
        finding
            .related(case.source, quota.span, say!("kuotanya di sini", "the quota is here"))
            .clause(flat.cite.clone())
            .witness(say!(
                "{office} ÷ ({office} + {home}) = {id} setiap hari",
                "{office} ÷ ({office} + {home}) = {en} every day"
            ))
            .help(say!(
                "ubah salah satunya, atau hapus gilirannya",
                "change one of them, or delete the turns"
            )),
    )
}

/// Hours that end before they begin, and shifts that overlap.
fn clock(case: &Case<'_>, flat: &Flat<'_>, h: &HoursRule, span: Span) -> Option<Finding> {
    let backwards = h.spans.iter().any(|(a, b)| a >= b) && h.kind.value != HoursKind::Shifts;
    let overlap = h.spans.windows(2).any(|w| w[1].0 < w[0].1 && w[0].0 < w[0].1);
    if !backwards && !overlap {
        return None;
    }
    let title = if overlap {
        say!("sif bertumpang tindih", "the shifts overlap")
    } else {
        say!("jam kerja berakhir sebelum mulai", "the hours end before they begin")
    };
    let finding = case.finding(224, title, span, say!("periksa jamnya", "check the times"));
    Some(finding.clause(flat.cite.clone()).help(say!(
        "tulis jam mulai lebih dahulu, dan mulai sif berikutnya sesudah sif sebelumnya selesai",
        "write the start first, and begin each shift when the one before ends"
    )))
}

/// People on a list that nobody has to make; each list once.
fn lists(case: &Case<'_>) -> Vec<Finding> {
    let made = asked_lists(case);
    let mut told: Vec<&str> = Vec::new();
    let mut all = Vec::new();
    for flat in &case.clauses {
        let Some(select) = flat.select else { continue };
        let mut names = Vec::new();
        listed(&select.value, &mut names);
        for name in names {
            if told.contains(&name) || made.iter().any(|m| m.as_str() == name) {
                continue;
            }
            told.push(name);
            let title = say!(
                "siapa yang {name}? tidak ada yang wajib mendatanya",
                "who are they ({name})? nobody has to list them"
            );
            let label = say!(
                "daftarnya belum ada, jadi belum mengenai siapa pun",
                "there is no list yet, so this holds for nobody"
            );
            all.push(case.finding(223, title, select.span, label).clause(flat.cite.clone()).help(say!(
                "tambahkan: mendata pegawai \"{name}\" oleh kepala unit paling lambat ...",
                "add: mendata pegawai \"{name}\" oleh kepala unit paling lambat ..."
            )));
        }
    }
    all
}

/// The lists someone has to make.
fn asked_lists<'a>(case: &Case<'a>) -> Vec<&'a String> {
    let rules = case.clauses.iter().flat_map(|f| f.rules.iter().map(|(r, _)| *r));
    let list = |r: &'a Rule| match r {
        Rule::Duty(DutyRule { kind: Sp { value: DutyKind::NameList(name), .. }, .. }) => Some(name),
        _ => None,
    };
    rules.filter_map(list).collect()
}

/// The lists a selector names.
pub fn listed<'s>(select: &'s Select, all: &mut Vec<&'s str>) {
    match select {
        Select::Listed(name) => all.push(name),
        Select::Any(any) => any.iter().for_each(|s| listed(&s.value, all)),
        Select::Both(a, b) | Select::Except(a, b) => {
            listed(&a.value, all);
            listed(&b.value, all);
        }
        _ => {}
    }
}

/// Clauses whose days lie outside the order.
fn outside(case: &Case<'_>) -> Vec<Finding> {
    fn walk<'a>(clause: &'a Clause, all: &mut Vec<&'a Clause>) {
        all.push(clause);
        for line in &clause.body {
            if let BodyItem::Sub(sub) = &line.item {
                walk(sub, all);
            }
        }
    }
    let mut clauses = Vec::new();
    for line in &case.order.items {
        if let Item::Clause(clause) = &line.item {
            walk(clause, &mut clauses);
        }
    }
    let lost = |c: &&Clause| {
        let Some(when) = &c.when else { return false };
        !case.days.is_empty() && !case.days.iter().any(|d| when.value.holds(*d))
    };
    clauses
        .into_iter()
        .filter(lost)
        .filter_map(|c| c.when.as_ref().map(|w| (c, w)))
        .map(|(c, when)| {
            case.finding(
                511,
                say!(
                    "diktum berlaku pada hari di luar masa perintah",
                    "the clause speaks on days outside the order"
                ),
                when.span,
                say!("tidak ada hari yang cocok", "no day fits"),
            )
            .clause(c.label.value.cite())
            .help(say!(
                "samakan dengan baris berlaku, atau perpanjang masa berlakunya",
                "make it agree with the line berlaku, or extend the order"
            ))
        })
        .collect()
}
