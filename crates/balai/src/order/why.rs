//! `balai order why`: which clause matched, which did not, and what it gave.

use std::path::PathBuf;

use balai_core::city::{PersonIx, Service, Unit};
use balai_core::diagnostic::{Lang, Text, long_date, short_date};
use balai_core::order::{Effect, Trace, why_person, why_service, why_unit};
use balai_core::say;
use clap::Args;
use jiff::civil::Date;

use super::check::refuse;
use crate::args::{lang, t};
use crate::ending::{Outcome, Stop};
use crate::hall::{self, Against, Hall, NoHall};
use crate::papers::{self, Read};
use crate::screen;

/// The question.
#[derive(Debug, Args)]
pub struct Why {
    /// Order file.
    #[arg(value_name = "FILE", help = t("Berkas perintah (*.balai)", "Order file (*.balai)"))]
    file: PathBuf,
    /// Unit slug, person id or `layanan:slug`.
    #[arg(value_name = "SUBJECT", help = t("Unit (dinkes), orang (BGR-00001), atau layanan (layanan:kartu-keluarga)",
        "Unit (dinkes), person (BGR-00001) or service (layanan:kartu-keluarga)"))]
    subject: String,
    /// The day.
    #[arg(value_name = "DATE", help = t("Hari, misalnya 2021-06-30", "Day, for example 2021-06-30"))]
    date: Date,
    /// City and people.
    #[command(flatten)]
    against: Against,
}

/// Answers the question, clause by clause.
pub fn why(what: &Why) -> Outcome {
    let read = papers::read(&what.file)?;
    let hall = match hall::open(&what.against, papers::city_named(&read.order), 1) {
        Ok(hall) => hall,
        Err(NoHall::Findings(findings, tables)) => return Err(refuse(&findings, &tables)),
        Err(NoHall::Stop(stop)) => return Err(stop),
    };
    let effect = hall::judge(&read, &hall, &papers::others(&what.file, &read.order)).effect;
    if effect.day(what.date).is_none() {
        return Err(outside(&effect, what.date));
    }
    let (name, traces) = answer(&read, &hall, &effect, &what.subject, what.date)?;
    screen::out(&show(&name, what.date, &traces));
    Ok(())
}

fn answer(r: &Read, h: &Hall, e: &Effect, subject: &str, date: Date) -> Result<(String, Vec<Trace>), Stop> {
    if let Some(slug) = subject.strip_prefix("layanan:") {
        let ix = h.city.service(slug).ok_or_else(|| {
            unknown(subject, slug, h.city.services.iter().map(|s: &Service| s.slug.as_str()))
        })?;
        let name = h.city.services[ix.at()].name.get(lang()).to_owned();
        return Ok((name, why_service(&h.city, e, ix, date)));
    }
    if let Some(at) = h.people.iter().position(|p| p.id == subject) {
        let person = &h.people[at];
        let mark = t("pegawai contoh", "sample person");
        let name = format!("{} ({mark}), {}", person.name, h.city.units[person.unit.at()].name);
        return Ok((name, why_person(&r.order, &h.city, &h.people, e, (PersonIx::of(at), date))));
    }
    let ix = h
        .city
        .unit(subject)
        .ok_or_else(|| unknown(subject, subject, h.city.units.iter().map(|u: &Unit| u.slug.as_str())))?;
    Ok((h.city.units[ix.at()].name.clone(), why_unit(&r.order, &h.city, &h.people, e, (ix, date))))
}

fn unknown<'a>(subject: &str, word: &str, known: impl Iterator<Item = &'a str>) -> Stop {
    let near = known.filter(|k| k.contains(word) || word.contains(k)).take(5).collect::<Vec<_>>().join(", ");
    let (id, en) = if near.is_empty() {
        (String::new(), String::new())
    } else {
        (format!("; yang mirip: {near}"), format!("; similar: {near}"))
    };
    Stop::Misuse(say!(
        "\"{subject}\" bukan unit, orang, atau layanan kota ini{id}",
        "\"{subject}\" is no unit, person or service of this city{en}"
    ))
}

fn outside(effect: &Effect, date: Date) -> Stop {
    let (Some(first), Some(last)) = (effect.days.first(), effect.days.last()) else {
        return Stop::Misuse(say!("perintah ini tidak menyebut hari", "this order names no day"));
    };
    let said = |lang| [date, *first, *last].map(|d| short_date(d, lang));
    let ([id, id1, id2], [en, en1, en2]) = (said(Lang::Id), said(Lang::En));
    Stop::Misuse(say!(
        "perintah ini tidak berlaku pada {id}; berlakunya {id1} sampai {id2}",
        "this order does not hold on {en}; it holds from {en1} to {en2}"
    ))
}

/// Name and day, then one line a clause: the ones that match are marked.
fn show(name: &str, date: Date, traces: &[Trace]) -> String {
    let mut out = format!("{name} · {}\n", long_date(date, lang()));
    let width = traces.iter().map(|trace| trace.clause.chars().count()).max().unwrap_or(0);
    for Trace { clause, matched, text } in traces {
        let mark = if *matched { "●" } else { "○" };
        out += &format!("  {mark} {clause:<width$}  {}\n", Text::get(text, lang()));
    }
    if traces.is_empty() {
        out += t("  tidak ada ketentuan yang menyebutnya\n", "  no clause speaks of it\n");
    }
    out
}
