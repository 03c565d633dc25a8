//! `balai order holds`: which order holds for someone now, and the chain it comes from.

use std::path::PathBuf;

use balai_core::city::{Person, PersonIx, UnitIx};
use balai_core::diagnostic::{Lang, long_date};
use balai_core::order::{Holding, Link, Order, Rank, holding};
use balai_core::say;
use clap::Args;
use jiff::civil::DateTime;

use super::check::refuse;
use crate::args::{lang, t};
use crate::ending::{Outcome, Stop};
use crate::hall::{self, Against, Hall, NoHall};
use crate::{papers, screen};

/// Groups of people that are told one by one.
const GROUPS: usize = 5;

/// The question.
#[derive(Debug, Args)]
pub struct Holds {
    /// Unit slug or person id.
    #[arg(value_name = "SUBJECT", help = t("Unit (dinkes) atau orang (BGR-00001)", "Unit (dinkes) or person (BGR-00001)"))]
    subject: String,
    /// Order files.
    #[arg(required = true, value_name = "FILE", help = t("Berkas perintah: nasional, provinsi, kota, unit (*.balai)",
        "Order files: national, provincial, of the city, of a unit (*.balai)"))]
    files: Vec<PathBuf>,
    /// The instant.
    #[arg(long, value_name = "WAKTU", help = t("Saatnya, misalnya 2021-06-30T07:15", "The instant, for example 2021-06-30T07:15"))]
    at: DateTime,
    /// City and people.
    #[command(flatten)]
    against: Against,
}

/// Answers with the chain, for each group of people for whom it is the same.
pub fn holds(what: &Holds) -> Outcome {
    let orders: Vec<Order> =
        what.files.iter().map(|f| papers::read(f).map(|r| r.order)).collect::<Result<_, Stop>>()?;
    let local =
        orders.iter().filter(|o| has_rank(o, Rank::City) || has_rank(o, Rank::Unit)).collect::<Vec<_>>();
    let slug = local.first().copied().or(orders.first()).and_then(papers::city_named);
    let hall = match hall::open(&what.against, slug, 1) {
        Ok(hall) => hall,
        Err(NoHall::Findings(findings, tables)) => return Err(refuse(&findings, &tables)),
        Err(NoHall::Stop(stop)) => return Err(stop),
    };
    let all: Vec<&Order> = orders.iter().collect();
    let people = subject(&hall, &what.subject)?;
    let groups = holding(&all, (&hall.city, &hall.people), &people, what.at);
    screen::out(&show(&hall, what, &groups));
    Ok(())
}

fn has_rank(order: &Order, rank: Rank) -> bool {
    order.rank() == rank
}

fn subject(hall: &Hall, word: &str) -> Result<Vec<PersonIx>, Stop> {
    if let Some(at) = hall.people.iter().position(|p| p.id == word) {
        return Ok(vec![PersonIx::of(at)]);
    }
    let of_unit = |unit: UnitIx| {
        let all = (0..hall.people.len()).map(PersonIx::of);
        all.filter(|p| hall.people[p.at()].unit == unit).collect()
    };
    hall.city.unit(word).map(of_unit).ok_or_else(|| {
        Stop::Misuse(say!(
            "\"{word}\" bukan unit atau orang kota ini",
            "\"{word}\" is no unit or person of this city"
        ))
    })
}

fn show(hall: &Hall, what: &Holds, groups: &[Holding]) -> String {
    let date = what.at.date();
    let time = what.at.time();
    let out =
        format!("{} · {}, {:02}.{:02}\n", what.subject, long_date(date, lang()), time.hour(), time.minute());
    if groups.iter().all(|group| group.links.is_empty()) {
        return out + t("  tidak ada perintah yang berlaku saat ini\n", "  no order holds at this instant\n");
    }
    out + &self::groups(&hall.people, groups)
}

/// The chain of each group of people for whom it is the same.
pub fn groups(people: &[Person], groups: &[Holding]) -> String {
    let mut out = String::new();
    for group in groups.iter().filter(|group| !group.links.is_empty()).take(GROUPS) {
        let Some(first) = group.people.first().and_then(|p| people.get(p.at())) else { continue };
        let (count, title) = (group.people.len(), &first.title);
        out += say!("\n  {count} orang, yang pertama {title}:\n", "\n  {count} people, the first {title}:\n")
            .get(lang());
        for link in &group.links {
            out += &line(link);
        }
    }
    out
}

fn line(link: &Link) -> String {
    let mark = if link.holds { "●" } else { "○" };
    let rank = match (link.rank, lang()) {
        (Rank::Nation, Lang::Id) => "nasional",
        (Rank::Nation, Lang::En) => "nation",
        (Rank::Province, Lang::Id) => "provinsi",
        (Rank::Province, Lang::En) => "province",
        (Rank::City, Lang::Id) => "kota",
        (Rank::City, Lang::En) => "city",
        (Rank::Unit, _) => "unit",
    };
    format!("    {mark} {rank:<9} {} {}: {}\n", link.order, link.clause, link.gives.get(lang()))
}
