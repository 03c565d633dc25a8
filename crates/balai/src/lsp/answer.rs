//! What an editor asks of a place in a text: what is this, what may stand here, where is it defined.

use balai_core::city::UnitKind;
use balai_core::diagnostic::{Code, Span, Text};
use balai_core::order::{HEADS, Item, RULE_HEADS, parse, print};
use balai_core::say;
use serde_json::{Value, json};

use super::desk::{Desk, Paper};
use super::place::{offset, range, word};
use crate::args::lang;
use crate::hall::Hall;

/// Units whose arithmetic a hover on a quota shows.
const SHOWN: usize = 6;

/// What stands at a place: a unit, a service, a set, a code, or the quota of the line's clause.
pub fn hover(desk: &Desk, uri: &str, at: (usize, usize)) -> Value {
    let Some(paper) = desk.paper(uri) else { return Value::Null };
    let text = &paper.source.text;
    let at = offset(text, at);
    let (span, name) = word(text, at);
    let said = desk
        .hall(paper)
        .and_then(|hall| unit(hall, name).or_else(|| service(hall, name)))
        .or_else(|| set(paper, name))
        .or_else(|| code(name))
        .or_else(|| quota(desk, paper, at));
    let shown = |said: Text| json!({ "contents": { "kind": "markdown", "value": said.get(lang()) }, "range": range(text, span) });
    said.map_or(Value::Null, shown)
}

fn unit(hall: &Hall, name: &str) -> Option<Text> {
    let ix = hall.city.unit(name)?;
    let unit = &hall.city.units[ix.at()];
    let staff = hall.people.iter().filter(|p| p.unit == ix).count();
    let (full, site, class) = (&unit.name, unit.site.replace('-', " "), &unit.class);
    Some(say!(
        "**{full}**  \n{staff} pegawai; golongan kerja {class}; lokasi {site}",
        "**{full}**  \n{staff} staff; class {class}; site {site}"
    ))
}

fn service(hall: &Hall, name: &str) -> Option<Text> {
    let service = &hall.city.services[hall.city.service(name)?.at()];
    let (id, en, counter) = (&service.name.id, &service.name.en, &service.counter);
    let online = service.online.as_deref().unwrap_or("-");
    Some(say!(
        "**{id}**  \nloket: {counter}  \ndaring: {online}",
        "**{en}**  \ncounter: {counter}  \nonline: {online}"
    ))
}

fn set(paper: &Paper, name: &str) -> Option<Text> {
    paper.order.items.iter().find_map(|l| match &l.item {
        Item::Set(set) if set.name.value == name => {
            let members = paper.source.text.get(set.members.span.start..set.members.span.end)?;
            Some(Text::same(format!("**{name}**  \n{members}")))
        }
        _ => None,
    })
}

fn code(name: &str) -> Option<Text> {
    let code = Code::try_from(name.to_uppercase()).ok()?;
    let page = code.entry();
    let (id, en) = page.title;
    (page.code == code).then(|| Text {
        id: format!("**{code} {id}**  \n{}  \n{}", page.wrong.0, page.mend.0),
        en: format!("**{code} {en}**  \n{}  \n{}", page.wrong.1, page.mend.1),
    })
}

/// The arithmetic of the clause around a place, unit by unit, largest first.
fn quota(desk: &Desk, paper: &Paper, at: usize) -> Option<Text> {
    let (hall, effect) = (desk.hall(paper)?, paper.effect.as_ref()?);
    let clause = effect.clauses.iter().rposition(|c| c.span.start <= at)?;
    let mut quotas: Vec<_> =
        effect.quotas.iter().filter(|q| q.day == 0 && usize::from(q.clause.0) == clause).collect();
    quotas.sort_by_key(|q| std::cmp::Reverse(q.base_count));
    let label = &effect.clauses[clause].label;
    let line = |get: fn(&Text) -> &String| {
        let lines: Vec<String> = quotas
            .iter()
            .take(SHOWN)
            .map(|q| format!("{}: {}", hall.city.units[q.unit.at()].short, get(&q.arithmetic())))
            .collect();
        format!("**{label}**  \n{}", lines.join("  \n"))
    };
    (!quotas.is_empty()).then(|| Text { id: line(|t| &t.id), en: line(|t| &t.en) })
}

/// What may stand at a place: services behind `layanan`, else units, kinds, sets and first words.
pub fn completion(desk: &Desk, uri: &str, at: (usize, usize)) -> Value {
    let Some(paper) = desk.paper(uri) else { return Value::Null };
    let text = &paper.source.text;
    let at = offset(text, at);
    let line = &text[text[..at].rfind('\n').map_or(0, |i| i + 1)..at];
    let mut items = Vec::new();
    let mut add = |label: &str, kind: u8, detail: &str| {
        items.push(json!({ "label": label, "kind": kind, "detail": detail }));
    };
    let first = line.split_whitespace().count() <= usize::from(!line.ends_with(' '));
    if first {
        HEADS.iter().chain(RULE_HEADS.iter()).for_each(|head| add(head, 14, ""));
    }
    if let Some(hall) = desk.hall(paper) {
        if line.contains("layanan ") {
            hall.city.services.iter().for_each(|s| add(&s.slug, 12, s.name.get(lang())));
        } else if !first {
            hall.city.units.iter().for_each(|u| add(&u.slug, 9, &u.name));
            let kinds = UnitKind::ALL.iter().filter(|k| hall.city.units.iter().any(|u| u.kind == **k));
            kinds.for_each(|k| add(&format!("{}/*", k.word()), 13, ""));
        }
    }
    for line in &paper.order.items {
        if let Item::Set(set) = &line.item {
            add(&set.name.value, 6, "golongan");
        }
    }
    Value::Array(items)
}

/// Where a set or a clause is defined.
pub fn definition(desk: &Desk, uri: &str, at: (usize, usize)) -> Value {
    let Some(paper) = desk.paper(uri) else { return Value::Null };
    let text = &paper.source.text;
    let (_, name) = word(text, offset(text, at));
    let found = paper.order.items.iter().find_map(|l| match &l.item {
        Item::Set(set) if set.name.value == name => Some(set.name.span),
        Item::Table(table) if table.name.value == name => Some(table.name.span),
        Item::Clause(clause) if clause.label.value.head() == name => Some(clause.label.span),
        _ => None,
    });
    found.map_or(Value::Null, |span| json!({ "uri": uri, "range": range(text, span) }))
}

/// The text in its canonical form. A text that cannot be read whole is left as it is.
pub fn formatting(desk: &Desk, uri: &str) -> Value {
    let Some(paper) = desk.paper(uri) else { return Value::Null };
    let text = &paper.source.text;
    if parse(&paper.source).findings.iter().any(|f| f.code.0 < 200) {
        return json!([]);
    }
    json!([{ "range": range(text, Span::new(0, text.len())), "newText": print(&paper.order) }])
}
