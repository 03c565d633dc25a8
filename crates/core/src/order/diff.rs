//! What changes from one order to the next, in words.
//!
//! Compares what two orders give the same city, not their texts: units by kind, services,
//! duties, days. Asked by `balai order diff` and the pages.

use std::collections::BTreeMap;

use super::check::standard_words;
use super::effect::{Channel, Effect, Standard};
use crate::city::{City, Person, PersonIx, UnitIx, UnitKind};
use crate::diagnostic::{Lang, Text, percent, short_date};
use crate::say;

/// What changes from one order to the next, in words, for the same city: "kelurahan: 25% -> tutup".
/// `before` is `None` where no order held: everyone on site, every service open.
#[must_use]
pub fn diff(city: &City, people: &[Person], before: Option<&Effect>, after: &Effect) -> Vec<Text> {
    let mut all = Vec::new();
    all.extend(before.and_then(|before| days(before, after)));
    all.extend(units(city, people, before, after));
    all.extend(services(city, before, after));
    all.extend(duties(before, after));
    all
}

fn days(before: &Effect, after: &Effect) -> Option<Text> {
    let ends = |e: &Effect| Some((*e.days.first()?, *e.days.last()?));
    let (a, b) = (ends(before)?, ends(after)?);
    if a == b {
        return None;
    }
    let line = |lang| {
        let span = |(x, y)| format!("{} – {}", short_date(x, lang), short_date(y, lang));
        format!("{} → {}", span(a), span(b))
    };
    Some(Text { id: format!("berlaku: {}", line(Lang::Id)), en: format!("in force: {}", line(Lang::En)) })
}

/// How a unit stands on the first day, short enough to group by.
fn standing(effect: &Effect, unit: UnitIx, first: PersonIx) -> Option<Text> {
    let standing = effect.of(first, 0)?;
    let closed = effect.closed(unit, 0).is_some();
    let mut text = match standing.standard {
        Standard::Quota(q) => {
            let quota = &effect.quotas[q.0 as usize];
            match quota.percent {
                Some(p) if quota.of_home => {
                    let (id, en) = (percent(p, Lang::Id), percent(p, Lang::En));
                    Text { id: format!("{id} di rumah"), en: format!("{en} at home") }
                }
                Some(p) => {
                    let (id, en) = (percent(p, Lang::Id), percent(p, Lang::En));
                    Text {
                        id: format!("{id} di kantor atau lapangan"),
                        en: format!("{en} on site or in the field"),
                    }
                }
                None => standard_words(effect, standing.standard),
            }
        }
        other => standard_words(effect, other),
    };
    if closed {
        text.id += ", kantor ditutup";
        text.en += ", office closed";
    }
    Some(text)
}

fn units(city: &City, people: &[Person], before: Option<&Effect>, after: &Effect) -> Vec<Text> {
    let mut groups: BTreeMap<(String, String, String, String), Vec<UnitIx>> = BTreeMap::new();
    if before.is_some_and(|e| e.days.is_empty()) || after.days.is_empty() {
        return Vec::new();
    }
    let usual = || Some(Text::fixed("seperti biasa", "as usual"));
    // The first person of each unit speaks for it.
    let mut first = vec![None; city.units.len()];
    for (p, person) in people.iter().enumerate().rev() {
        first[person.unit.at()] = Some(PersonIx::of(p));
    }
    for (u, first) in first.into_iter().enumerate() {
        let (unit, Some(first)) = (UnitIx::of(u), first) else { continue };
        // Whom an order does not address work as usual.
        let Some(a) = before.and_then(|before| standing(before, unit, first)).or_else(usual) else {
            continue;
        };
        let Some(b) = standing(after, unit, first).or_else(usual) else { continue };
        if a != b {
            groups.entry((a.id, b.id, a.en, b.en)).or_default().push(unit);
        }
    }
    let line = |(key, units): (&(String, String, String, String), &Vec<UnitIx>)| {
        let who = who(city, units);
        Text {
            id: format!("{}: {} → {}", who.id, key.0, key.1),
            en: format!("{}: {} → {}", who.en, key.2, key.3),
        }
    };
    groups.iter().map(line).collect()
}

/// "151 kelurahan, Dinkes, RSUD": kinds that are whole are named as such.
fn who(city: &City, units: &[UnitIx]) -> Text {
    let mut names: Vec<Text> = Vec::new();
    for kind in UnitKind::ALL {
        let of_kind: Vec<&UnitIx> = units.iter().filter(|u| city.units[u.at()].kind == kind).collect();
        let whole = city.units.iter().filter(|u| u.kind == kind).count();
        let (n, word) = (of_kind.len(), kind.word());
        if n > 3 {
            let all = if n == whole { "" } else { "dari" };
            names.push(if all.is_empty() {
                say!("{n} {word}", "{n} {word}")
            } else {
                say!("{n} dari {whole} {word}", "{n} of {whole} {word}")
            });
        } else {
            names.extend(of_kind.iter().map(|u| Text::same(city.units[u.at()].short.clone())));
        }
    }
    let join = |get: fn(&Text) -> &String| names.iter().map(get).cloned().collect::<Vec<_>>().join(", ");
    Text { id: join(|t| &t.id), en: join(|t| &t.en) }
}

fn services(city: &City, before: Option<&Effect>, after: &Effect) -> Vec<Text> {
    if before.is_some_and(|e| e.days.is_empty()) || after.days.is_empty() {
        return Vec::new();
    }
    let mut groups: BTreeMap<(Channel, Channel), Vec<&Text>> = BTreeMap::new();
    for (s, service) in city.services.iter().enumerate() {
        let ix = crate::city::ServiceIx::of(s);
        let was = before.map_or(Channel::Open, |before| before.service(ix, 0).channel);
        let is = after.service(ix, 0).channel;
        if was != is {
            groups.entry((was, is)).or_default().push(&service.name);
        }
    }
    let line = |((was, is), names): (&(Channel, Channel), &Vec<&Text>)| {
        let (was, is, n) = (was.words(), is.words(), names.len());
        let names =
            |get: fn(&Text) -> &String| names.iter().map(|t| get(t).as_str()).collect::<Vec<_>>().join("; ");
        let (id, en) = (names(|t| &t.id), names(|t| &t.en));
        let change = |get: fn(&Text) -> &String| format!("{} → {}", get(&was), get(&is));
        let (from_id, from_en) = (change(|t| &t.id), change(|t| &t.en));
        say!("layanan {from_id} ({n}): {id}", "services {from_en} ({n}): {en}")
    };
    groups.iter().map(line).collect()
}

fn duties(before: Option<&Effect>, after: &Effect) -> Vec<Text> {
    let has = |e: &Effect, what: &Text| e.duties.iter().any(|d| d.what == *what);
    let mut all = Vec::new();
    for d in after.duties.iter().filter(|d| !before.is_some_and(|e| has(e, &d.what))) {
        all.push(Text {
            id: format!("kewajiban baru: {}", d.what.id),
            en: format!("new duty: {}", d.what.en),
        });
    }
    for d in before.iter().flat_map(|e| &e.duties).filter(|d| !has(after, &d.what)) {
        all.push(Text {
            id: format!("kewajiban hilang: {}", d.what.id),
            en: format!("duty gone: {}", d.what.en),
        });
    }
    all.dedup();
    all
}
