//! Examples inside the order: checked on every compile.

use jiff::civil::Date;

use super::Case;
use crate::city::PersonIx;
use crate::diagnostic::{Code, Finding, Lang, Span, Text, long_date, nearest};
use crate::order::effect::{Channel, Effect, Standard, Standing};
use crate::order::tree::*;
use crate::say;

/// Checks every example.
pub fn check(case: &mut Case<'_>, effect: &Effect) {
    // A percentage above 100 and a line that could not be read are told already.
    let told = case.findings.iter().any(|f| f.code == Code(108));
    if case.days.is_empty() || case.unread.clauses || told {
        return;
    }
    let order = case.order;
    let mut findings = Vec::new();
    for line in &order.items {
        let Item::Example(example) = &line.item else { continue };
        let day = effect.day(example.day.value);
        let Some(day) = day else {
            findings.push(outside(case, example));
            continue;
        };
        let wrong = match (&example.subject.value, &example.expect.value) {
            (ExampleSubject::Unit(slug), _) => unit(case, effect, slug, day, example),
            (ExampleSubject::Staff(select), _) => staff(case, effect, select, day, example),
            (ExampleSubject::Service(slug), Expect::Service(change)) => {
                service(case, effect, (slug, day), example, change)
            }
            (ExampleSubject::Service(_), _) => None,
        };
        findings.extend(wrong);
    }
    case.findings.extend(findings);
}

fn dates(date: Date) -> (String, String) {
    (long_date(date, Lang::Id), long_date(date, Lang::En))
}

fn outside(case: &Case<'_>, example: &Example) -> Finding {
    let (id, en) = dates(example.day.value);
    case.finding(
        409,
        Text {
            id: format!("contoh pada {id} di luar masa berlaku"),
            en: format!("the example on {en} lies outside the order"),
        },
        example.day.span,
        say!("perintah tidak berlaku hari itu", "the order does not hold on that day"),
    )
    .help(say!("pilih hari di dalam masa berlaku", "choose a day on which the order holds"))
}

fn unknown(case: &Case<'_>, slug: &str, span: Span, names: Vec<&str>) -> Finding {
    let title = say!(
        "contoh menyebut \"{slug}\" yang tidak dikenal",
        "the example names \"{slug}\", which is not known"
    );
    let finding =
        case.finding(409, title, span, say!("tidak ada dalam data kota", "not in the data of the city"));
    match nearest(slug, names) {
        Some(near) => finding
            .help(say!("maksud Anda \"{near}\"?", "did you mean \"{near}\"?"))
            .suggest(span, near, false),
        None => finding,
    }
}

fn failed(case: &Case<'_>, example: &Example, got: Text, clause: Option<String>) -> Finding {
    let finding = case
        .finding(
            409,
            say!("contoh tidak sesuai dengan isi perintah", "the example does not agree with the order"),
            example.expect.span,
            say!("ini yang diharapkan", "this is expected"),
        )
        .witness(Text { id: format!("yang keluar: {}", got.id), en: format!("what comes out: {}", got.en) })
        .help(say!("perbaiki diktumnya, atau contohnya", "mend the clause, or the example"));
    match clause {
        Some(clause) => finding.clause(clause),
        None => finding,
    }
}

fn unit(case: &Case<'_>, effect: &Effect, slug: &str, day: usize, example: &Example) -> Option<Finding> {
    let Some(unit) = case.city.unit(slug) else {
        let names = case.city.units.iter().map(|u| u.slug.as_str()).collect();
        return Some(unknown(case, slug, example.subject.span, names));
    };
    if example.expect.value == Expect::Closed {
        let got = Text::fixed("kantornya tidak ditutup", "its office is not closed");
        return effect.closed(unit, day).is_none().then(|| failed(case, example, got, None));
    }
    judge(case, effect, case.staff[unit.at()].iter().copied(), day, example)
}

/// An example that speaks of people and not of a whole unit.
fn staff(
    case: &Case<'_>,
    effect: &Effect,
    select: &Select,
    day: usize,
    example: &Example,
) -> Option<Finding> {
    let mut unknown = Vec::new();
    let who = case.names.resolve(&Sp::new(select.clone(), example.subject.span), &mut unknown);
    if let Some(first) = unknown.into_iter().next() {
        return Some(first);
    }
    let all = (0..case.people.len()).map(PersonIx::of);
    let meant = all.filter(|p| who.holds(&case.people[p.at()]));
    judge(case, effect, meant, day, example)
}

/// The first of these people for whom something else comes out.
fn judge(
    case: &Case<'_>,
    effect: &Effect,
    people: impl Iterator<Item = PersonIx>,
    day: usize,
    example: &Example,
) -> Option<Finding> {
    let expect = &example.expect.value;
    let mut came: Vec<(Standing, usize)> = Vec::new();
    let people: Vec<PersonIx> = people.collect();
    if let Some(addressed) = people.iter().map(|p| case.addresses(*p)).reduce(|a, b| a || b)
        && addressed == (*expect == Expect::NotAddressed)
    {
        return Some(failed(case, example, addressed_words(addressed), None));
    }
    for standing in people.iter().filter_map(|p| effect.of(*p, day)) {
        match came.iter_mut().find(|(s, _)| *s == standing) {
            Some((_, count)) => *count += 1,
            None => came.push((standing, 1)),
        }
    }
    let (wrong, _) = *came.iter().find(|(s, _)| !agrees(effect, s.standard, expect))?;
    let clause = Some(effect.label(wrong.clause).to_owned());
    if let [_] = came.as_slice() {
        return Some(failed(case, example, words(effect, wrong.standard), clause));
    }
    // Several things come out for whom the example names: all are told, with how many people each.
    came.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let all = |get: fn(&Text) -> &String, people: &str| {
        let one = |(s, n): &(Standing, usize)| format!("{} ({n} {people})", get(&words(effect, s.standard)));
        came.iter().map(one).collect::<Vec<_>>().join("; ")
    };
    let got = Text { id: all(|t| &t.id, "orang"), en: all(|t| &t.en, "people") };
    Some(failed(case, example, got, clause))
}

fn addressed_words(addressed: bool) -> Text {
    match addressed {
        true => Text::fixed("perintah ini ditujukan kepada mereka", "the order addresses them"),
        false => Text::fixed("perintah ini tidak ditujukan kepada mereka", "the order does not address them"),
    }
}

fn agrees(effect: &Effect, standard: Standard, expect: &Expect) -> bool {
    let Expect::Mode(mode) = expect else {
        return *expect == Expect::HeadDecides && standard == Standard::HeadDecides;
    };
    match (standard, &mode.quota) {
        (Standard::Home, None) => mode.place.value == Where::Home,
        (Standard::OnSite, None) => !matches!(mode.place.value, Where::Home | Where::Anywhere),
        (Standard::Anywhere, None) => mode.place.value == Where::Anywhere,
        (Standard::Quota(q), Some(want)) => {
            let quota = &effect.quotas[q.0 as usize];
            let amount = match &want.amount.value {
                Amount::Percent(p) => quota.percent == Some(*p),
                Amount::People(n) => quota.count == *n,
                Amount::Table(_) => true,
            };
            amount && quota.bound == want.bound && quota.of_home == (mode.place.value == Where::Home)
        }
        _ => false,
    }
}

/// A standard in words.
pub fn words(effect: &Effect, standard: Standard) -> Text {
    match standard {
        Standard::Home => Text::fixed("bekerja dari rumah", "working from home"),
        Standard::OnSite => Text::fixed("di kantor atau di lapangan", "on site or in the field"),
        Standard::HeadDecides => Text::fixed("diatur kepala unit", "arranged by the head of the unit"),
        Standard::Anywhere => Text::fixed("bekerja di mana saja", "working anywhere"),
        Standard::Quota(q) => {
            let quota = &effect.quotas[q.0 as usize];
            let sum = quota.arithmetic();
            let (min, max) = (quota.on_site_min, quota.on_site_max);
            let (id, en, count) = match (min, max) {
                (0, _) => ("paling banyak", "at most", max),
                (min, max) if min == max => ("tepat", "exactly", max),
                _ => ("paling sedikit", "at least", min),
            };
            Text {
                id: format!("{id} {count} orang di kantor atau di lapangan ({})", sum.id),
                en: format!("{en} {count} people on site or in the field ({})", sum.en),
            }
        }
    }
}

fn service(
    case: &Case<'_>,
    effect: &Effect,
    (slug, day): (&str, usize),
    example: &Example,
    change: &ServiceChange,
) -> Option<Finding> {
    let Some(ix) = case.city.service(slug) else {
        let names = case.city.services.iter().map(|s| s.slug.as_str()).collect();
        return Some(unknown(case, slug, example.subject.span, names));
    };
    let state = effect.service(ix, day);
    let good = match change {
        ServiceChange::Continue => matches!(state.channel, Channel::Open | Channel::Limited),
        ServiceChange::Limited => state.channel == Channel::Limited,
        ServiceChange::Online | ServiceChange::CounterClosed => state.channel == Channel::Online,
        ServiceChange::Moved(_) => state.channel == Channel::Moved,
        ServiceChange::Stopped => state.channel == Channel::Closed,
    };
    if good {
        return None;
    }
    let got = Text::same(format!("{} {}", state.channel.word(), state.place));
    Some(failed(case, example, got, Some(effect.label(state.clause).to_owned())))
}
