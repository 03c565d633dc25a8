//! The annexes: long lists, quotas worked out for each unit, services and their channels, examples,
//! what was accepted, and the note of a draft.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::closing::Annexed;
use super::parts::Estimate;
use super::span::Window;
use super::wording::{capital, day, grouped, roman, spaced, terms};
use super::writer::Writer;
use super::{Annex, quota};
use crate::city::{City, ServiceIx};
use crate::diagnostic::{Code, Lang, percent};
use crate::order::{
    Accept, BodyItem, Channel, Effect, ExampleSubject, Fact, Rank, Rule, ServiceChange, ServiceDay,
    ServiceSelect, Sp, TableDef,
};

pub fn annex(title: String, columns: &[&str], rows: Vec<Vec<String>>, note: Option<String>) -> Annex {
    let mut made = Annex {
        label: String::new(),
        title,
        columns: columns.iter().map(|c| (*c).to_owned()).collect(),
        rows,
        note,
        draft_only: false,
    };
    share(&mut made);
    made.columns.insert(0, "No.".to_owned());
    for (i, row) in made.rows.iter_mut().enumerate() {
        row.insert(0, format!("{}.", i + 1));
    }
    made
}

/// Says once, in the note, what a column would say in every row.
fn share(made: &mut Annex) {
    const SHARED: [&str; 2] = ["Tanggal", "Ketentuan"];
    for name in SHARED {
        let Some(at) = made.columns.iter().position(|c| c == name) else { continue };
        let Some(first) = made.rows.first().map(|row| row[at].clone()) else { return };
        if made.rows.len() < 2 || made.rows.iter().any(|row| row[at] != first) {
            continue;
        }
        made.columns.remove(at);
        made.rows.iter_mut().for_each(|row| drop(row.remove(at)));
        let said = format!("{name}: {first}.");
        made.note = Some(made.note.take().map_or_else(|| said.clone(), |note| format!("{note} {said}")));
    }
}

/// Members of a group.
pub fn group_annex(name: &str, members: &[String]) -> Annex {
    let rows = members.iter().map(|m| vec![m.clone()]).collect();
    let people = members.iter().any(|m| m.starts_with("Pegawai ") || m.starts_with("Pejabat "));
    let (whom, column) = match people {
        true => ("unit kerja dan pegawai", "Unit kerja atau pegawai"),
        false => ("unit kerja", "Unit kerja"),
    };
    annex(format!("Daftar {whom} golongan “{}”", terms(name)), &[column], rows, None)
}

/// A table of percentages by circumstances.
pub fn table(table: &TableDef) -> Annex {
    let mut columns: Vec<String> = table.by.iter().map(|n| capital(&terms(&n.value))).collect();
    columns.push("Persentase".to_owned());
    let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
    let key = |k: &String| if k == "*" { "semua".to_owned() } else { terms(k) };
    let row = |r: &crate::order::TableRow| {
        r.keys.iter().map(key).chain([percent(r.percent, Lang::Id)]).collect::<Vec<_>>()
    };
    let note = table.since.as_ref().map(|d| format!("Berlaku sejak {}.", day(d.value)));
    annex(
        format!("Tabel {}", spaced(&table.name.value)),
        &columns,
        table.rows.iter().map(row).collect(),
        note,
    )
}

/// The dated circumstances the order rests on.
fn facts(facts: &[&Fact]) -> Option<Annex> {
    let row = |f: &&Fact| {
        let until = f.until.as_ref().map_or_else(|| "sampai diubah".to_owned(), |d| day(d.value));
        let place = f.district.as_ref().map_or_else(|| "seluruh wilayah".to_owned(), |d| d.value.clone());
        vec![capital(&terms(&f.name.value)), terms(&f.value.value), day(f.since.value), until, place]
    };
    let rows: Vec<Vec<String>> = facts.iter().map(row).collect();
    let columns = ["Keadaan", "Nilai", "Sejak", "Sampai", "Tempat"];
    (!rows.is_empty()).then(|| annex("Keadaan yang menjadi dasar".to_owned(), &columns, rows, None))
}

/// Puts the annexes behind the tables and the lists the clauses asked for, and numbers them all. Counts them
/// too: the first belong to what is ordered, the rest are remarks. A letter for the whole nation carries
/// nothing that was worked out for one city.
pub fn all(writer: &mut Writer<'_>, text: &str, effect: Option<&Effect>) -> (Vec<Annex>, Annexed) {
    let nation = writer.parts.rank == Rank::Nation;
    let effect = effect.filter(|_| !nation);
    // What examples name is not named by a clause.
    let parents = writer.parents;
    let mut made = std::mem::take(&mut writer.annexes);
    made.extend(facts(&writer.parts.facts).filter(|_| !nation));
    made.extend(effect.and_then(|e| quota::annex_of(writer, e)));
    let services = effect.and_then(|e| services(writer, e));
    let ordered = writer.parts.rules().iter().any(|r| matches!(r, Rule::Service(_)));
    let (ours, derived) = if ordered { (services, None) } else { (None, services) };
    made.extend(ours);
    let binding = made.len();
    // An order that is silent about services orders nothing of them: what follows for them is told.
    made.extend(derived);
    // What an example shows under the circumstances of one place does not explain a national order.
    let one_place = nation && !writer.parts.facts.is_empty();
    made.extend(examples(writer).map(|a| Annex { draft_only: one_place, ..a }));
    made.extend(accepted(writer));
    made.extend(draft_note(writer, text));
    // The notes of the draft stand last.
    made.sort_by_key(|a| a.draft_only);
    let numbered = made.iter().filter(|a| !a.draft_only).count();
    for (i, one) in made.iter_mut().enumerate() {
        one.label = match one.draft_only {
            true => "CATATAN RANCANGAN".into(),
            false if numbered == 1 && binding == 0 => "LAMPIRAN".into(),
            false => format!("LAMPIRAN {}", roman(i + 1)),
        };
    }
    writer.parents = parents;
    (made, Annexed { binding, numbered })
}

/// How each service stands; days on which nothing changes share a row.
fn services(writer: &Writer<'_>, effect: &Effect) -> Option<Annex> {
    let city = writer.city;
    let window = Window::new(&effect.days, &writer.parts.validity);
    let mut rows = Vec::new();
    let (mut inferred, mut changed) = (false, false);
    for (s, service) in city.services.iter().enumerate() {
        let mut states: Vec<(&ServiceDay, Vec<Date>)> = Vec::new();
        for (d, date) in effect.days.iter().enumerate() {
            let today = effect.service(ServiceIx::of(s), d);
            match states.iter_mut().find(|(state, _)| alike(state, today)) {
                Some((_, dates)) => dates.push(*date),
                None => states.push((today, vec![*date])),
            }
        }
        for (state, dates) in states {
            inferred |= state.inferred;
            changed |= !state.inferred || state.channel != Channel::Open;
            rows.push(vec![
                service.name.id.clone(),
                state_words(writer, effect, state, &service.slug),
                dash(&state.place),
                dash(&hours(&state.hours, city)),
                window.told(&dates),
                writer.cited(effect.label(state.clause)),
            ]);
        }
    }
    if rows.is_empty() || !changed {
        return None;
    }
    let note = format!(
        "Keadaan layanan yang tidak disebut dalam {} mengikuti tempat kerja pegawai penyelenggaranya.",
        writer.parts.this()
    );
    let columns = ["Layanan", "Keadaan", "Tempat atau kanal", "Jam", "Tanggal", "Ketentuan"];
    Some(annex("Layanan publik dan kanalnya".to_owned(), &columns, rows, inferred.then_some(note)))
}

/// "08.00–15.00 WIB"; hours in other words stay.
fn hours(text: &str, city: &City) -> String {
    let clock = text.split('-').all(|t| t.len() == 5 && t.as_bytes()[2] == b'.');
    if clock { format!("{} {}", text.replace('-', "–"), city.zone_short) } else { text.to_owned() }
}

/// A dash where there is nothing to say.
fn dash(text: &str) -> String {
    if text.is_empty() { "–".to_owned() } else { text.to_owned() }
}

fn alike(a: &ServiceDay, b: &ServiceDay) -> bool {
    (a.channel, &a.place, &a.hours, a.quota, a.clause) == (b.channel, &b.place, &b.hours, b.quota, b.clause)
}

fn state_words(writer: &Writer<'_>, effect: &Effect, state: &ServiceDay, slug: &str) -> String {
    const NO_COUNTER: [ServiceChange; 2] = [ServiceChange::CounterClosed, ServiceChange::Online];
    let says = |changes: &[ServiceChange]| says(writer, effect.label(state.clause), slug, changes);
    let word = match state.channel {
        Channel::Open => "Berjalan",
        // The clause says that it goes on; what is limited is the staff.
        Channel::Limited if !state.inferred && !says(&[ServiceChange::Limited]) => {
            "Berjalan (pegawai terbatas)"
        }
        Channel::Limited => "Terbatas",
        Channel::Moved => "Pindah",
        Channel::Online => "Daring",
        Channel::Closed if !state.inferred && (says(&[ServiceChange::Stopped]) || says(&NO_COUNTER)) => {
            "Tutup"
        }
        // No clause closes it: nobody is there.
        Channel::Closed => "Tidak ada petugas",
    };
    state
        .quota
        .map_or_else(|| word.to_owned(), |q| format!("{word}, {} permohonan sehari", grouped(q.into())))
}

/// True if a clause says one of these changes of a service.
fn says(writer: &Writer<'_>, cite: &str, slug: &str, changes: &[ServiceChange]) -> bool {
    let body = writer.parts.cited(cite).map(|c| c.body.as_slice()).unwrap_or_default();
    body.iter().any(|l| match &l.item {
        BodyItem::Rule(Rule::Service(rule)) if changes.contains(&rule.change.value) => {
            match &rule.which.value {
                ServiceSelect::Named(all) => all.iter().any(|n| n.value == slug),
                _ => true,
            }
        }
        _ => false,
    })
}

/// Examples of the order, which are checked whenever it is compiled.
fn examples(writer: &mut Writer<'_>) -> Option<Annex> {
    let examples = writer.parts.examples.clone();
    let mut rows = Vec::new();
    for example in &examples {
        let subject = match &example.subject.value {
            ExampleSubject::Unit(slug) => writer.unit_name(slug),
            ExampleSubject::Staff(select) => {
                let who = writer.who(Some(&Sp::new(select.clone(), example.subject.span)));
                capital(who.named())
            }
            ExampleSubject::Service(slug) => format!("Layanan {}", writer.service_name(slug)),
        };
        rows.push(vec![subject, day(example.day.value), writer.expected(&example.expect.value)]);
    }
    if rows.is_empty() {
        return None;
    }
    let note = "Contoh ini menjelaskan penerapan ketentuan dan tidak menambah ketentuan.".to_owned();
    let columns = ["Unit kerja, pegawai, atau layanan", "Tanggal", "Penerapan"];
    Some(annex("Contoh penerapan".to_owned(), &columns, rows, Some(note)))
}

/// Warnings that were accepted, each with its reason: they are signed with the order.
fn accepted(writer: &Writer<'_>) -> Option<Annex> {
    let row = |a: &&Accept| {
        let code = a.code.value.clone();
        let page = Code::try_from(code.clone()).map(Code::entry).ok().filter(|e| e.code.0 != 0);
        vec![code, page.map(|e| e.title.0.to_owned()).unwrap_or_default(), capital(&a.reason.value)]
    };
    let rows: Vec<Vec<String>> = writer.parts.accepted.iter().map(row).collect();
    let columns = ["Peringatan", "Perihal", "Alasan menerimanya"];
    let title = "Peringatan pemeriksaan yang diterima".to_owned();
    (!rows.is_empty()).then(|| annex(title, &columns, rows, None))
}

/// What whoever signs has to know and the signed letter does not carry: what is not said, choices and
/// estimates.
fn draft_note(writer: &Writer<'_>, text: &str) -> Option<Annex> {
    let parts = &writer.parts;
    let row = |a: String, b: String, c: String| vec![a, b, c];
    let missing = parts.unknown().into_iter().map(|what| (String::new(), what.to_owned()));
    let missing = missing.chain(writer.unknown.iter().cloned()).map(|(cite, what)| {
        row(
            hal("Belum ditentukan", &cite),
            capital(&what),
            "Diisi atau diterima sebelum ditandatangani".into(),
        )
    });
    let choice = |(name, value): &(&str, &str)| {
        row("Pilihan".into(), spaced(name), format!("Dipilih: {}", spaced(value)))
    };
    let estimate = |e: &Estimate<'_>| {
        let line = text.get(e.span.start..e.span.end).unwrap_or_default();
        let line = line.split_once("taksiran \"").map_or(line, |(head, _)| head);
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        let of = e.clause.as_deref().unwrap_or_default();
        row(hal("Taksiran", of), line.trim_end_matches([',', ' ']).to_owned(), capital(e.reason))
    };
    let mut rows: Vec<Vec<String>> = missing.collect();
    let mut told = BTreeSet::new();
    rows.retain(|row| told.insert(row.clone()));
    rows.extend(parts.choices.iter().map(choice));
    rows.extend(parts.estimates.iter().map(estimate));
    if rows.is_empty() {
        return None;
    }
    let columns = ["Hal", "Isi", "Keterangan"];
    let title = "Yang belum ditentukan, pilihan, dan taksiran".to_owned();
    Some(Annex { draft_only: true, ..annex(title, &columns, rows, None) })
}

fn hal(what: &str, cite: &str) -> String {
    if cite.is_empty() { what.to_owned() } else { format!("{what}, {cite}") }
}
