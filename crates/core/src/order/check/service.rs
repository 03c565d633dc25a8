//! Services by day: what a clause says of them, else what follows from their unit.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use jiff::civil::Time;

use super::{Case, Flat};
use crate::city::{Owner, Presence, Service, ServiceIx, UnitIx};
use crate::diagnostic::{Finding, Span, Text, nearest};
use crate::order::effect::{Channel, ClauseIx, Effect, ServiceDay, Standard};
use crate::order::tree::*;
use crate::say;

/// Services told one by one in a finding; the rest are counted.
const NAMED: usize = 6;

/// How the unit that gives a service stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Provider {
    Open,
    Limited,
    Away,
}

/// A clause's word on one service; a narrower selector beats a wider one.
struct Word<'a> {
    clause: ClauseIx,
    rule: &'a ServiceRule,
    span: Span,
    /// 4 named, 3 of the units the clause names, 2 emergency, 1 with online channel, 0 all.
    narrow: u8,
}

/// Fills the services of every day.
pub fn enumerate(case: &mut Case<'_>, effect: &mut Effect) {
    let mut findings = Vec::new();
    unknown(case, &mut findings);
    let mut orphans: Vec<(ServiceIx, ClauseIx)> = Vec::new();
    for s in 0..case.city.services.len() {
        let service = ServiceIx::of(s);
        let words = words(case, service);
        let mut told = Vec::new();
        for day in 0..case.days.len() {
            let (provider, clause) = provider(case, effect, service, day);
            let speaking: Vec<&Word<'_>> = words.iter().filter(|w| case.flat(w.clause).on[day]).collect();
            let word = strongest(case, &speaking, service, &mut told);
            // A promise that cannot be kept is told for the first day on which it is not.
            if let Some(word) = word.filter(|_| told.is_empty()) {
                told.extend(against_provider(case, service, word, (provider, clause)));
            }
            let state = match word {
                Some(word) => spoken(case, service, day, word, provider),
                None => inferred(case, service, day, provider, clause),
            };
            if word.is_none() && state.channel == Channel::Closed && !orphans.iter().any(|o| o.0 == service) {
                orphans.push((service, clause));
            }
            effect.services.push(state);
        }
        told.truncate(1);
        findings.extend(told);
    }
    findings.extend(unnamed(case, &orphans));
    case.findings.extend(findings);
}

fn rules<'a>(case: &'a Case<'_>) -> impl Iterator<Item = (&'a Flat<'a>, &'a ServiceRule, Span)> {
    case.clauses.iter().flat_map(|f| {
        f.rules.iter().filter_map(move |(r, span)| match r {
            Rule::Service(s) => Some((f, s, *span)),
            _ => None,
        })
    })
}

/// Service names and places that the city does not have.
fn unknown(case: &Case<'_>, findings: &mut Vec<Finding>) {
    let names = || case.city.services.iter().map(|s| s.slug.as_str());
    for (flat, rule, _) in rules(case) {
        if let ServiceSelect::Named(all) = &rule.which.value {
            for name in all.iter().filter(|n| case.city.service(&n.value).is_none()) {
                let wrong = &name.value;
                let city = &case.city.name;
                let title = say!(
                    "layanan \"{wrong}\" tidak dikenal di {city}",
                    "service \"{wrong}\" is not known in {city}"
                );
                let label = say!("tidak ada layanan bernama ini", "no service has this name");
                let mut finding = case.finding(301, title, name.span, label).clause(flat.cite.clone());
                if let Some(near) = nearest(wrong, names()) {
                    finding = finding
                        .help(say!("maksud Anda \"{near}\"?", "did you mean \"{near}\"?"))
                        .suggest(name.span, near, false);
                }
                findings.push(finding);
            }
        }
    }
}

fn words<'a>(case: &'a Case<'_>, service: ServiceIx) -> Vec<Word<'a>> {
    let data = &case.city.services[service.at()];
    let mut all = Vec::new();
    for (flat, rule, span) in rules(case) {
        let narrow = match &rule.which.value {
            ServiceSelect::Named(names) if names.iter().any(|n| n.value == data.slug) => 4,
            // What speaks of all services speaks of those of the units that the order addresses.
            _ if !units_of(case, data).iter().any(|u| case.addresses_unit(*u)) => continue,
            ServiceSelect::OfUnits if units_of(case, data).iter().any(|u| case.touches(flat.ix, *u)) => 3,
            ServiceSelect::Emergency if data.emergency => 2,
            // A vaccination that is booked online is still not given online.
            ServiceSelect::WithOnline if data.online.is_some() && at_a_distance(data) => 1,
            ServiceSelect::All => 0,
            _ => continue,
        };
        all.push(Word { clause: flat.ix, rule, span, narrow });
    }
    all
}

fn strongest<'a, 'w>(
    case: &Case<'_>,
    words: &[&'w Word<'a>],
    service: ServiceIx,
    findings: &mut Vec<Finding>,
) -> Option<&'w Word<'a>> {
    let top = words.iter().map(|w| w.narrow).max()?;
    let beaten = |w: &&&Word<'_>| {
        case.precedence
            .iter()
            .any(|(over, under)| *under == w.clause && words.iter().any(|o| o.clause == *over))
    };
    let mut left = words.iter().filter(|w| w.narrow == top && !beaten(w));
    let first = left.next()?;
    if let Some(other) = left.find(|o| o.rule.change.value != first.rule.change.value) {
        let name = &case.city.services[service.at()].slug;
        let (a, b) = (&case.flat(first.clause).cite, &case.flat(other.clause).cite);
        let finding = case
            .finding(
                308,
                say!(
                    "layanan {name} diatur dua kali dengan isi berbeda",
                    "service {name} is given two different states"
                ),
                other.span,
                say!("oleh {b}", "by {b}"),
            )
            .related(case.source, first.span, say!("dan oleh {a}", "and by {a}"))
            .clause(b.clone())
            .help(say!(
                "hapus salah satu, atau tulis mana yang mengalahkan",
                "delete one, or write which one wins"
            ));
        findings.push(finding);
    }
    Some(*first)
}

fn units_of(case: &Case<'_>, service: &Service) -> Vec<UnitIx> {
    match service.owner {
        Owner::Unit(unit) => vec![unit],
        Owner::Each(kind) => {
            let all = (0..case.city.units.len()).map(UnitIx::of);
            all.filter(|u| case.city.units[u.at()].kind == kind).collect()
        }
    }
}

/// How the provider stands: the best of its units that have staff, and the clause that says so.
fn provider(case: &Case<'_>, effect: &Effect, service: ServiceIx, day: usize) -> (Provider, ClauseIx) {
    let units = units_of(case, &case.city.services[service.at()]);
    let states = units.into_iter().map(|unit| unit_state(case, effect, unit, day));
    states.min_by_key(|(provider, _)| *provider).unwrap_or((Provider::Away, ClauseIx(0)))
}

/// How one unit stands: open if everyone is there, limited if someone may be, away if nobody is. The
/// clause is the one that makes it so for most people.
fn unit_state(case: &Case<'_>, effect: &Effect, unit: UnitIx, day: usize) -> (Provider, ClauseIx) {
    let closed = effect.closed(unit, day).is_some();
    let mut people: BTreeMap<(Provider, ClauseIx), usize> = BTreeMap::new();
    for person in &case.staff[unit.at()] {
        // Someone whom no clause covers comes as on any day: the gap is told by itself.
        let Some(standing) = effect.of(*person, day) else { return (Provider::Open, ClauseIx(0)) };
        let found = match standing.standard {
            Standard::Home => Provider::Away,
            _ if closed => Provider::Away,
            Standard::Quota(q) if effect.quotas[q.0 as usize].on_site_max == 0 => Provider::Away,
            Standard::Quota(_) | Standard::HeadDecides | Standard::Anywhere => Provider::Limited,
            Standard::OnSite => Provider::Open,
        };
        *people.entry((found, standing.clause)).or_default() += 1;
    }
    // A unit that the order does not command (a city-owned company) goes on as it is.
    let Some(&(best, clause)) = people.keys().next() else { return (Provider::Open, ClauseIx(0)) };
    let everyone = people.keys().all(|(found, _)| *found == Provider::Open);
    let state = if everyone { Provider::Open } else { best.max(Provider::Limited) };
    // Where someone is missing from a unit that is there, the clause that keeps him away limits it.
    let makes =
        |found: Provider| if best == Provider::Open && !everyone { found != best } else { found == best };
    let most =
        people.iter().filter(|((found, _), _)| makes(*found)).max_by_key(|((_, c), n)| (**n, Reverse(*c)));
    (state, most.map_or(clause, |((_, clause), _)| *clause))
}

/// True if someone at home can give it: by its online channel or by telephone.
fn at_a_distance(service: &Service) -> bool {
    matches!(service.presence, Presence::None | Presence::Light)
        && (service.online.is_some() || service.phone.is_some())
}

fn hours_text((from, to): (Time, Time)) -> String {
    format!("{:02}.{:02}-{:02}.{:02}", from.hour(), from.minute(), to.hour(), to.minute())
}

fn state(case: &Case<'_>, service: ServiceIx, day: usize, channel: Channel, clause: ClauseIx) -> ServiceDay {
    let data = &case.city.services[service.at()];
    let place = match channel {
        Channel::Online => data.online.clone().or_else(|| data.phone.clone()).unwrap_or_default(),
        Channel::Closed => String::new(),
        _ => data.counter.clone(),
    };
    let hours = if channel == Channel::Closed { String::new() } else { data.hours.clone() };
    ServiceDay { service, day, channel, place, hours, quota: None, inferred: false, clause }
}

fn spoken(
    case: &Case<'_>,
    service: ServiceIx,
    day: usize,
    word: &Word<'_>,
    provider: Provider,
) -> ServiceDay {
    let data = &case.city.services[service.at()];
    let channel = match (&word.rule.change.value, provider) {
        (ServiceChange::Continue, Provider::Open) => Channel::Open,
        (ServiceChange::Continue | ServiceChange::Limited, Provider::Open | Provider::Limited) => {
            Channel::Limited
        }
        (ServiceChange::Continue | ServiceChange::Limited, Provider::Away) if at_a_distance(data) => {
            Channel::Online
        }
        (ServiceChange::Online | ServiceChange::CounterClosed, _)
            if data.online.is_some() || data.phone.is_some() =>
        {
            Channel::Online
        }
        (ServiceChange::Moved(_), _) => Channel::Moved,
        _ => Channel::Closed,
    };
    let mut state = state(case, service, day, channel, word.clause);
    if let ServiceChange::Moved(to) = &word.rule.change.value {
        state.place = moved_to(case, to);
    }
    if let Some(hours) = word.rule.hours {
        state.hours = hours_text(hours);
    }
    state.quota = word.rule.quota;
    state
}

/// The other place in words: "setiap kantor kecamatan", the unit's name, or the text as written.
fn moved_to(case: &Case<'_>, to: &str) -> String {
    if let Some(kind) = to.strip_suffix("/*") {
        return format!("setiap kantor {kind}");
    }
    case.city.unit(to).map_or_else(|| to.to_owned(), |u| case.city.units[u.at()].name.clone())
}

fn inferred(
    case: &Case<'_>,
    service: ServiceIx,
    day: usize,
    provider: Provider,
    clause: ClauseIx,
) -> ServiceDay {
    let data = &case.city.services[service.at()];
    let channel = match provider {
        Provider::Open => Channel::Open,
        Provider::Limited => Channel::Limited,
        Provider::Away if at_a_distance(data) => Channel::Online,
        Provider::Away => Channel::Closed,
    };
    ServiceDay { inferred: true, ..state(case, service, day, channel, clause) }
}

/// What the order promises against what the provider can give.
fn against_provider(
    case: &Case<'_>,
    service: ServiceIx,
    word: &Word<'_>,
    (provider, clause): (Provider, ClauseIx),
) -> Option<Finding> {
    let data = &case.city.services[service.at()];
    let label = &case.flat(word.clause).cite;
    match &word.rule.change.value {
        ServiceChange::Online if data.online.is_none() && data.phone.is_none() => {
            Some(no_channel(case, data, word).clause(label.clone()))
        }
        ServiceChange::Online if data.presence == Presence::Essential && word.narrow == 4 => {
            Some(must_come(case, data, word).clause(label.clone()))
        }
        ServiceChange::Continue | ServiceChange::Limited
            if provider == Provider::Away && !at_a_distance(data) =>
        {
            Some(nobody_there(case, service, word, clause).clause(label.clone()))
        }
        ServiceChange::Moved(to) => moved_to_closed(case, to, word).map(|f| f.clause(label.clone())),
        _ => None,
    }
}

fn no_channel(case: &Case<'_>, data: &Service, word: &Word<'_>) -> Finding {
    let (slug, name) = (&data.slug, &data.name.id);
    case.finding(
        302,
        say!(
            "layanan {slug} dijanjikan daring, tetapi tidak punya kanal daring",
            "service {slug} is promised online but has no online channel"
        ),
        word.rule.change.span,
        say!("tidak ada alamat, aplikasi, atau nomor", "no address, app or number"),
    )
    .witness(say!(
        "{name}: kolom kanal daring pada data layanan kosong",
        "{name}: the online channel in the service table is empty"
    ))
    .help(say!(
        "isi kanal daringnya pada services.csv, pindahkan ke tempat lain, atau tulis dilayani terbatas",
        "fill in its online channel in services.csv, move it elsewhere, or write dilayani terbatas"
    ))
}

fn must_come(case: &Case<'_>, data: &Service, word: &Word<'_>) -> Finding {
    let (slug, name) = (&data.slug, &data.name.id);
    case.finding(
        306,
        say!("layanan {slug} perlu kehadiran orangnya", "service {slug} needs the person to come"),
        word.rule.change.span,
        say!("daring saja tidak cukup", "online alone is not enough"),
    )
    .witness(say!(
        "{name}: kehadiran wajib menurut data layanan",
        "{name}: presence is essential in the service table"
    ))
    .help(say!(
        "tulis pindah ke kecamatan/*, atau dilayani terbatas dengan janji temu",
        "write pindah ke kecamatan/*, or dilayani terbatas by appointment"
    ))
}

fn nobody_there(case: &Case<'_>, service: ServiceIx, word: &Word<'_>, clause: ClauseIx) -> Finding {
    let data = &case.city.services[service.at()];
    let slug = &data.slug;
    let unit = units_of(case, data).first().map_or("", |u| case.unit_name(*u)).to_owned();
    let (name, by) = (&data.name, case.flat(clause));
    let cite = &by.cite;
    case.finding(
        305,
        say!(
            "layanan {slug} tetap berjalan, tetapi tidak ada yang menjalankannya",
            "service {slug} goes on, but nobody is there to give it"
        ),
        word.span,
        say!("disebut tetap berjalan di sini", "said to go on here"),
    )
    .related(
        case.source,
        by.label.span,
        say!("tidak menempatkan pegawai {unit} di tempat", "puts nobody of {unit} on the spot"),
    )
    .witness(Text {
        id: format!("{}: menurut {cite} tidak ada pegawai {unit} di kantor atau di lapangan", name.id),
        en: format!("{}: by {cite} nobody of {unit} is on site or in the field", name.en),
    })
    .help(say!(
        "kecualikan {unit} dengan kuota, atau pindahkan layanannya",
        "except {unit} with a quota, or move the service"
    ))
}

fn moved_to_closed(case: &Case<'_>, to: &str, word: &Word<'_>) -> Option<Finding> {
    let name = to.strip_suffix("/*").unwrap_or(to);
    let is_kind = crate::city::UnitKind::from_word(name).is_some();
    let free_text = to.contains(' ') || to.chars().any(char::is_uppercase);
    if is_kind || free_text || case.city.unit(name).is_some() {
        return None;
    }
    let slugs = case.city.units.iter().map(|u| u.slug.as_str());
    let title = say!("tempat \"{to}\" tidak dikenal", "place \"{to}\" is not known");
    let finding = case.finding(
        307,
        title,
        word.rule.change.span,
        say!("layanan pindah ke mana?", "where does the service go?"),
    );
    Some(match nearest(name, slugs) {
        Some(near) => finding.help(say!("maksud Anda \"{near}\"?", "did you mean \"{near}\"?")),
        None => finding.help(say!(
            "tulis nama unit, atau alamat di antara tanda kutip",
            "write a unit, or an address between quotes"
        )),
    })
}

/// Services that stop although no clause names them: the man at the door who needs his ID card.
fn unnamed(case: &Case<'_>, orphans: &[(ServiceIx, ClauseIx)]) -> Option<Finding> {
    let (first, clause) = orphans.first()?;
    let flat = case.clauses.get(clause.0 as usize)?;
    let count = orphans.len();
    let slugs: Vec<&str> = orphans.iter().map(|o| case.city.services[o.0.at()].slug.as_str()).collect();
    let (some, one) = (slugs[..slugs.len().min(NAMED)].join(", "), slugs[0]);
    let more = slugs.len().saturating_sub(NAMED);
    let data = &case.city.services[first.at()];
    let unit = units_of(case, data).first().map_or("", |u| case.unit_name(*u)).to_owned();
    let (why, label) = (why_not_from_home(data), &flat.cite);
    let title = if count == 1 {
        say!(
            "layanan {one} berhenti tanpa disebut dalam perintah",
            "service {one} stops without being named in the order"
        )
    } else {
        say!(
            "{count} layanan berhenti tanpa disebut dalam perintah",
            "{count} services stop without being named in the order"
        )
    };
    let finding = case
        .finding(304, title, flat.label.span, say!("akibat {label}", "because of {label}"))
        .clause(flat.cite.clone())
        .witness(Text {
            id: format!("{}: {unit} bekerja dari rumah, dan {}", data.name.id, why.id),
            en: format!("{}: {unit} works from home, and {}", data.name.en, why.en),
        });
    let finding = match (count, more) {
        (1, _) => finding,
        (_, 0) => finding.witness(say!("seluruhnya: {some}", "all of them: {some}")),
        _ => finding
            .witness(say!("antara lain: {some}, dan {more} lainnya", "among them: {some}, and {more} more")),
    };
    Some(what_becomes(case, orphans).into_iter().fold(finding, Finding::help))
}

/// What an order may say of services that it lets stop: those whose crews go out in an emergency are
/// to go on, others may also move or stop.
fn what_becomes(case: &Case<'_>, orphans: &[(ServiceIx, ClauseIx)]) -> Vec<Text> {
    let data = |o: &(ServiceIx, ClauseIx)| &case.city.services[o.0.at()];
    let urgent = |s: &&Service| s.emergency || s.presence == Presence::Field;
    let mut all = Vec::new();
    if let Some(service) = orphans.iter().map(data).find(urgent) {
        let one = &service.slug;
        let units = units_of(case, service);
        let unit = units.first().map_or("", |u| case.city.units[u.at()].slug.as_str());
        all.push(say!(
            "biarkan tetap berjalan: kecuali {unit} {{ di kantor atau di lapangan }}, dan layanan {one} tetap berjalan",
            "keep it running: kecuali {unit} {{ di kantor atau di lapangan }}, and layanan {one} tetap berjalan"
        ));
    }
    if let Some(service) = orphans.iter().map(data).find(|s| !urgent(s)) {
        let one = &service.slug;
        all.push(say!(
            "sebut nasibnya, misalnya: layanan {one} pindah ke kecamatan/*, atau layanan {one} dihentikan",
            "say what becomes of it, for instance: layanan {one} pindah ke kecamatan/*, or layanan {one} dihentikan"
        ));
    }
    all
}

/// Why a service cannot be given by people at home.
fn why_not_from_home(data: &Service) -> Text {
    match data.presence {
        Presence::Essential => Text::fixed("orangnya harus datang", "the person has to come"),
        Presence::Field => Text::fixed("petugasnya harus ke lapangan", "its crew has to go out"),
        Presence::None | Presence::Light => {
            Text::fixed("tidak ada kanal daring", "there is no online channel")
        }
    }
}
