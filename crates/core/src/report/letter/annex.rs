//! The annexes: long lists, quotas worked out for each unit, services and their channels, examples,
//! what was accepted and what is estimated.

use super::wording::{capital, day, days, grouped, roman, spaced};
use super::writer::Writer;
use super::{Annex, parts::Estimate};
use crate::city::{City, ServiceIx};
use crate::diagnostic::{Code, Lang, percent};
use crate::order::{Channel, Effect, ExampleSubject, Fact, Quota, ServiceDay, Sp, TableDef};

fn annex(title: String, columns: &[&str], rows: Vec<Vec<String>>, note: Option<String>) -> Annex {
    let mut made = Annex {
        label: String::new(),
        title,
        columns: columns.iter().map(|c| (*c).to_owned()).collect(),
        rows,
        note,
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
    annex(format!("Daftar golongan {}", spaced(name)), &["Unit kerja atau pegawai"], rows, None)
}

/// A table of percentages by circumstances.
fn table(table: &TableDef) -> Annex {
    let mut columns: Vec<String> = table.by.iter().map(|n| capital(&spaced(&n.value))).collect();
    columns.push("Persentase".to_owned());
    let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
    let key = |k: &String| if k == "*" { "semua".to_owned() } else { spaced(k) };
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
        vec![spaced(&f.name.value), spaced(&f.value.value), day(f.since.value), until, place]
    };
    let rows: Vec<Vec<String>> = facts.iter().map(row).collect();
    let columns = ["Keadaan", "Nilai", "Sejak", "Sampai", "Tempat"];
    (!rows.is_empty()).then(|| annex("Keadaan yang menjadi dasar".to_owned(), &columns, rows, None))
}

/// Puts the annexes behind those the clauses asked for, and numbers them all. Says too how many of
/// the first belong to what is ordered; the rest are remarks.
pub fn all(writer: &mut Writer<'_>, text: &str, effect: Option<&Effect>) -> (Vec<Annex>, usize) {
    let city = writer.city;
    let mut made = std::mem::take(&mut writer.annexes);
    made.extend(writer.parts.tables.iter().map(|t| table(t)));
    made.extend(facts(&writer.parts.facts));
    made.extend(effect.and_then(|e| quotas(city, e)));
    made.extend(effect.and_then(|e| services(city, e)));
    let binding = made.len();
    made.extend(examples(writer));
    made.extend(assumptions(writer, text));
    let single = made.len() == 1;
    for (i, one) in made.iter_mut().enumerate() {
        one.label =
            if single && binding == 0 { "LAMPIRAN".into() } else { format!("LAMPIRAN {}", roman(i + 1)) };
    }
    (made, binding)
}

/// How many may come to each unit, on the first day that has quotas.
fn quotas(city: &City, effect: &Effect) -> Option<Annex> {
    let mut all: Vec<&Quota> = effect.quotas.iter().collect();
    all.sort_by_key(|q| (q.unit, q.clause, q.day));
    // Days in a row with the same numbers share a row.
    let numbers = |q: &Quota| (q.unit, q.clause, q.base_count, q.count, q.on_site_min, q.on_site_max);
    let mut runs: Vec<(&Quota, usize)> = Vec::new();
    for quota in all {
        match runs.last_mut() {
            Some((first, last)) if numbers(first) == numbers(quota) && *last + 1 == quota.day => *last += 1,
            _ => runs.push((quota, quota.day)),
        }
    }
    runs.sort_by_key(|(q, last)| (q.day, *last, q.unit));
    let row = |&(q, last): &(&Quota, usize)| {
        vec![
            city.units[q.unit.at()].name.clone(),
            days(effect.days[q.day], effect.days[last]),
            grouped(q.base_count.into()),
            sum(q),
            limit(q),
            effect.label(q.clause).to_owned(),
        ]
    };
    let mut rows: Vec<Vec<String>> = runs.iter().map(row).collect();
    if rows.is_empty() {
        return None;
    }
    // "paling banyak" in every row is said once, in the head of the column.
    let most = "paling banyak ";
    let always = rows.iter().all(|row| row[4].starts_with(most));
    let last = if always { "Paling banyak" } else { "Jumlah" };
    if always {
        rows.iter_mut().for_each(|row| drop(row[4].drain(..most.len())));
    }
    let columns = ["Unit kerja", "Tanggal", "Jumlah dasar", "Penghitungan", last, "Ketentuan"];
    let title = "Jumlah pegawai di kantor atau di lapangan pada setiap unit kerja".to_owned();
    Some(annex(title, &columns, rows, None))
}

/// The sum without the words that the head of the column says: "75% × 377 = 282,75 → 283; 377 − 283 = 94".
fn sum(quota: &Quota) -> String {
    quota.arithmetic().id.replace(" di rumah", "").replace(" di kantor atau lapangan", "")
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

/// How each service stands; runs of days on which nothing changes share a row.
fn services(city: &City, effect: &Effect) -> Option<Annex> {
    let mut rows = Vec::new();
    for (s, service) in city.services.iter().enumerate() {
        let mut first = 0;
        for d in 0..effect.days.len() {
            let today = effect.service(ServiceIx::of(s), d);
            let ends = d + 1 == effect.days.len() || !alike(today, effect.service(ServiceIx::of(s), d + 1));
            if !ends {
                continue;
            }
            rows.push(vec![
                service.name.id.clone(),
                channel_words(today),
                dash(&today.place),
                dash(&today.hours),
                days(effect.days[first], effect.days[d]),
                effect.label(today.clause).to_owned(),
            ]);
            first = d + 1;
        }
    }
    if rows.is_empty() {
        return None;
    }
    let columns = ["Layanan", "Keadaan", "Tempat atau kanal", "Jam", "Tanggal", "Ketentuan"];
    Some(annex("Layanan publik dan kanalnya".to_owned(), &columns, rows, None))
}

/// A dash where there is nothing to say.
fn dash(text: &str) -> String {
    if text.is_empty() { "–".to_owned() } else { text.to_owned() }
}

fn alike(a: &ServiceDay, b: &ServiceDay) -> bool {
    (a.channel, &a.place, &a.hours, a.quota, a.clause) == (b.channel, &b.place, &b.hours, b.quota, b.clause)
}

fn channel_words(service: &ServiceDay) -> String {
    let word = match service.channel {
        Channel::Open => "Berjalan",
        Channel::Limited => "Terbatas",
        Channel::Moved => "Pindah",
        Channel::Online => "Daring",
        Channel::Closed => "Tutup",
    };
    service
        .quota
        .map_or_else(|| word.to_owned(), |q| format!("{word}, {} permohonan sehari", grouped(q.into())))
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
                super::wording::capital(who.named())
            }
            ExampleSubject::Service(slug) => format!("Layanan {}", writer.service_name(slug)),
        };
        rows.push(vec![subject, day(example.day.value), writer.expected(&example.expect.value)]);
    }
    if rows.is_empty() {
        return None;
    }
    let note = "Contoh ini menjelaskan penerapan ketentuan dan tidak menambah ketentuan.".to_owned();
    let columns = ["Unit kerja atau layanan", "Tanggal", "Penerapan"];
    Some(annex("Contoh penerapan".to_owned(), &columns, rows, Some(note)))
}

/// Choices, accepted warnings and estimates, each with its reason.
fn assumptions(writer: &Writer<'_>, text: &str) -> Option<Annex> {
    let parts = &writer.parts;
    let choice = |(name, value): &(&str, &str)| {
        vec!["Pilihan".to_owned(), spaced(name), format!("Dipilih: {}", spaced(value))]
    };
    let accepted = |a: &&crate::order::Accept| {
        let code = a.code.value.clone();
        let page = Code::try_from(code.clone()).map(Code::entry).ok().filter(|e| e.code.0 != 0);
        let title = page.map(|e| e.title.0.to_owned()).unwrap_or_default();
        vec![format!("Peringatan {code}"), title, capital(&a.reason.value)]
    };
    let estimate = |e: &Estimate<'_>| {
        let line = text.get(e.span.start..e.span.end).unwrap_or_default();
        let line = line.split_once("taksiran \"").map_or(line, |(head, _)| head);
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        let of = e.clause.as_deref().map(|c| format!(", {c}")).unwrap_or_default();
        vec![format!("Taksiran{of}"), line.trim_end_matches([',', ' ']).to_owned(), capital(e.reason)]
    };
    let mut rows: Vec<Vec<String>> = parts.choices.iter().map(choice).collect();
    rows.extend(parts.accepted.iter().map(accepted));
    rows.extend(parts.estimates.iter().map(estimate));
    if rows.is_empty() {
        return None;
    }
    let note = "Lampiran ini mencatat dasar penyusunan dan tidak menambah ketentuan.".to_owned();
    let columns = ["Hal", "Isi", "Alasan atau nilai"];
    Some(annex("Pilihan, peringatan yang diterima, dan taksiran".to_owned(), &columns, rows, Some(note)))
}
