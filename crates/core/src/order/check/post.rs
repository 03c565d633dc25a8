//! Posts against quotas: what must be staffed on a day and how many may come.

use std::collections::BTreeMap;

use super::{Case, Flat};
use crate::city::{Post, UnitIx, UnitKind};
use crate::diagnostic::{Finding, Lang, Text, long_date};
use crate::order::effect::{ClauseIx, Effect, Quota, Standard};
use crate::order::layer::bounds;
use crate::order::tree::{Item, Rule, Select, Where};
use crate::say;

/// Units told one by one in a finding; the rest are counted.
const NAMED: usize = 5;

/// Finds days on which a unit's posts cannot be kept.
pub fn check(case: &mut Case<'_>, effect: &Effect) {
    let mut over: BTreeMap<(ClauseIx, UnitIx), (usize, u32)> = BTreeMap::new();
    let mut empty: BTreeMap<ClauseIx, Vec<(UnitIx, usize, u32)>> = BTreeMap::new();
    let mut bare: Vec<UnitIx> = Vec::new();
    for u in 0..case.city.units.len() {
        let unit = UnitIx::of(u);
        if case.staff[u].is_empty() {
            // The head of the region and companies have no staff in the tables; that is no slip.
            let kind = case.city.units[u].kind;
            if !matches!(kind, UnitKind::KepalaDaerah | UnitKind::Bumd) || is_named(case, unit) {
                bare.push(unit);
            }
            continue;
        }
        for day in 0..case.days.len() {
            let need: u32 = posts(case, unit, day).map(|p| p.need).sum();
            if need == 0 {
                continue;
            }
            match effect.quota(unit, day) {
                // A cap on some of the unit leaves the posts to the others.
                Some(q)
                    if need > q.on_site_max
                        && bounds(effect, &case.staff[u], unit, day).is_none_or(|(most, _)| need > most) =>
                {
                    let slot = over.entry((q.clause, unit)).or_insert((day, need));
                    if need > slot.1 {
                        *slot = (day, need);
                    }
                }
                Some(_) => {}
                None => {
                    if let Some(clause) = all_home(case, effect, unit, day) {
                        let units = empty.entry(clause).or_default();
                        if !units.iter().any(|x| x.0 == unit) {
                            units.push((unit, day, need));
                        }
                    }
                }
            }
        }
    }
    let mut findings: Vec<Finding> = Vec::new();
    for ((clause, unit), (day, need)) in over.iter().take(NAMED) {
        if let Some(quota) = effect.quota(*unit, *day) {
            findings.push(impossible(case, *clause, quota, *need, over.len()));
        }
    }
    for (clause, units) in &empty {
        findings.push(left_open(case, *clause, units));
    }
    findings.extend(no_staff(case, &bare));
    case.findings.extend(findings);
}

/// True if a clause or a set names the unit itself.
fn is_named(case: &Case<'_>, unit: UnitIx) -> bool {
    fn names(select: &Select, slug: &str) -> bool {
        match select {
            Select::Named(name) => name == slug,
            Select::Any(all) => all.iter().any(|s| names(&s.value, slug)),
            Select::Both(a, b) | Select::Except(a, b) => names(&a.value, slug) || names(&b.value, slug),
            _ => false,
        }
    }
    let slug = &case.city.units[unit.at()].slug;
    let clauses = case.clauses.iter().filter_map(|f| f.select).any(|s| names(&s.value, slug));
    clauses
        || case.order.items.iter().any(|l| match &l.item {
            Item::Set(set) => case.names.chosen(set) && names(&set.members.value, slug),
            _ => false,
        })
}

fn posts<'a>(case: &'a Case<'_>, unit: UnitIx, day: usize) -> impl Iterator<Item = &'a Post> {
    let date = case.days[day];
    let holiday = case.city.holiday(date, date).is_some();
    case.city.posts.iter().filter(move |p| p.unit == unit && p.kept_on(date, holiday))
}

fn all_home(case: &Case<'_>, effect: &Effect, unit: UnitIx, day: usize) -> Option<ClauseIx> {
    let mut clause = None;
    for person in &case.staff[unit.at()] {
        match effect.of(*person, day) {
            Some(s) if s.standard == Standard::Home => clause = Some(s.clause),
            _ => return None,
        }
    }
    clause
}

fn impossible(case: &Case<'_>, clause: ClauseIx, quota: &Quota, need: u32, units: usize) -> Finding {
    let flat = case.flat(clause);
    let span = flat.rules.iter().find_map(|(r, _)| match r {
        Rule::Mode(m) => m.quota.as_ref().map(|q| q.span),
        _ => None,
    });
    let (short, may) = (case.unit_name(quota.unit), quota.on_site_max);
    let date = case.days[quota.day];
    let (id, en) = (long_date(date, Lang::Id), long_date(date, Lang::En));
    let list: Vec<(String, u32)> =
        posts(case, quota.unit, quota.day).map(|p| (p.name.id.clone(), p.need)).collect();
    let shown: Vec<String> = list.iter().take(NAMED).map(|(n, k)| format!("{n} {k}")).collect();
    let rest = list.len().saturating_sub(NAMED);
    let tail = |words: &str| if rest > 0 { format!(" + {rest} {words}") } else { String::new() };
    let shown = shown.join(" + ");
    let sum = quota.arithmetic();
    let finding = case
        .finding(
            203,
            say!(
                "{short} tidak dapat dijadwalkan: perlu {need} orang, boleh {may}",
                "{short} cannot be staffed: {need} people needed, {may} may come"
            ),
            span.unwrap_or(flat.label.span),
            say!("membolehkan {may} orang di {short}", "lets {may} people come to {short}"),
        )
        .clause(flat.cite.clone())
        .witness(Text {
            id: format!("kuota pada {id}: {}", sum.id),
            en: format!("quota on {en}: {}", sum.en),
        })
        .witness(Text {
            id: format!("pos jaga hari itu: {shown}{} = {need}", tail("pos lain")),
            en: format!("posts that day: {shown}{} = {need}", tail("other posts")),
        })
        .help(enough(quota, need, short));
    let finding = finding.help(say!(
        "atau kecualikan tenaga yang menjaga pos, atau periksa kebutuhan posnya pada data kota (posts.csv)",
        "or except the people who keep the posts, or check the need in the data of the city (posts.csv)"
    ));
    if units == 1 {
        return finding;
    }
    finding.witness(say!("{units} unit mengalami ini", "{units} units have this"))
}

/// The quota that would do, in the words of the order: a whole percentage, or people.
fn enough(quota: &Quota, need: u32, short: &str) -> Text {
    let (base, percent) = (u64::from(quota.base_count), quota.percent.is_some());
    if !percent || base == 0 || u64::from(need) > base {
        return say!(
            "kuota {short} harus memuat {need} orang",
            "the quota of {short} has to hold {need} people"
        );
    }
    let whole = (u64::from(need) * 100).div_ceil(base);
    if quota.of_home {
        let rest = 100 - whole;
        return say!(
            "untuk {short} cukup: bekerja dari rumah paling sedikit {rest}%",
            "for {short} this would do: bekerja dari rumah paling sedikit {rest}%"
        );
    }
    say!(
        "untuk {short} cukup: paling banyak {whole}% ({need} dari {base} orang)",
        "for {short} this would do: paling banyak {whole}% ({need} of {base} people)"
    )
}

fn left_open(case: &Case<'_>, clause: ClauseIx, units: &[(UnitIx, usize, u32)]) -> Finding {
    let flat = case.flat(clause);
    let label = &flat.cite;
    let (count, (first, day, need)) = (units.len(), units[0]);
    let short = case.unit_name(first);
    let names: Vec<&str> = units.iter().take(NAMED).map(|u| case.unit_name(u.0)).collect();
    let (names, more) = (names.join(", "), count.saturating_sub(NAMED));
    let post = posts(case, first, day).next().map_or_else(Text::default, |p| p.name.clone());
    let (id, en) = (post.id, post.en);
    let title = if count == 1 {
        say!(
            "pos jaga {short} kosong karena semua pegawainya di rumah",
            "posts of {short} stay open because all its staff are at home"
        )
    } else {
        say!(
            "pos jaga di {count} unit kosong karena semua pegawainya di rumah",
            "posts of {count} units stay open because all their staff are at home"
        )
    };
    let mut finding = case
        .finding(
            216,
            title,
            flat.label.span,
            say!("{label} memulangkan semua pegawainya", "{label} sends all of them home"),
        )
        .clause(flat.cite.clone())
        .witness(Text {
            id: format!("{short} memerlukan {need} orang sehari, antara lain untuk {id}"),
            en: format!("{short} needs {need} people a day, among others for {en}"),
        });
    if count > 1 {
        finding = finding.witness(match more {
            0 => say!("unit: {names}", "units: {names}"),
            _ => say!("unit: {names}, dan {more} lainnya", "units: {names}, and {more} more"),
        });
    }
    except_them(case, flat, units, finding)
}

/// How to let these units keep their posts: beside those that another clause already excepts.
fn except_them(
    case: &Case<'_>,
    base: &Flat<'_>,
    units: &[(UnitIx, usize, u32)],
    finding: Finding,
) -> Finding {
    let within = |u: UnitIx| units.iter().any(|other| other.0 != u && case.city.is_within(u, other.0));
    let slugs: Vec<&str> = units
        .iter()
        .filter(|u| !within(u.0))
        .take(NAMED)
        .map(|u| case.city.units[u.0.at()].slug.as_str())
        .collect();
    let slugs = slugs.join(", ");
    let lets_in = |f: &&Flat<'_>| {
        let on_site = |r: &Rule| matches!(r, Rule::Mode(m) if m.place.value != Where::Home);
        f.tier > base.tier && f.rules.iter().any(|(r, _)| on_site(r))
    };
    let Some((other, select)) = case.clauses.iter().filter(lets_in).find_map(|f| Some((f, f.select?))) else {
        return finding.help(say!(
            "tambahkan diktum pengecualian, misalnya: kecuali {slugs} {{ di kantor atau di lapangan paling banyak 25% dari ASN dan non-ASN, dibulatkan ke bawah }}",
            "add a clause with an exception, for instance: kecuali {slugs} {{ di kantor atau di lapangan paling banyak 25% dari ASN dan non-ASN, dibulatkan ke bawah }}"
        ));
    };
    let cite = &other.cite;
    finding
        .related(
            case.source,
            select.span,
            say!("tidak disebut di antara pengecualian ini", "not named among these exceptions"),
        )
        .help(say!(
            "tambahkan {slugs} pada pengecualian {cite}, atau pastikan posnya memang boleh kosong",
            "add {slugs} to the exception in {cite}, or make sure that the post may stay open"
        ))
}

fn no_staff(case: &Case<'_>, bare: &[UnitIx]) -> Option<Finding> {
    if bare.is_empty() || case.people.is_empty() {
        return None;
    }
    let names: Vec<&str> = bare.iter().take(NAMED).map(|u| case.unit_name(*u)).collect();
    let (count, names) = (bare.len(), names.join(", "));
    Some(
        case.finding(
            210,
            say!("{count} unit tidak punya pegawai dalam data", "{count} units have no staff in the data"),
            case.order.title.span,
            say!("perintah ini tidak mengatur siapa pun di sana", "this order arranges nobody there"),
        )
        .witness(say!("unit: {names}", "units: {names}"))
        .help(say!(
            "isi jumlah pegawainya pada units.csv bila ada",
            "fill in their staff in units.csv if there is any"
        )),
    )
}
