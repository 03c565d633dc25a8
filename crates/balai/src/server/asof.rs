//! `balai as-of`: what held and who was where at an instant, from what was on record by then.

use balai_app::{AsOf, Town};
use balai_core::diagnostic::long_date;
use balai_core::say;
use clap::Args;
use jiff::Timestamp;
use jiff::civil::DateTime;

use super::database::Database;
use super::whereabouts::{people, units};
use super::{ended, wait};
use crate::args::{lang, t};
use crate::ending::{Outcome, Stop};
use crate::order::holds::groups;
use crate::screen;

/// The question.
#[derive(Debug, Args)]
pub struct AsOfAsked {
    /// The instant.
    #[arg(value_name = "WAKTU", help = t("Saatnya menurut jam kota, misalnya 2021-06-30T09:00", "The instant by the city's clock, for example 2021-06-30T09:00"))]
    at: DateTime,
    /// City.
    #[arg(long, value_name = "KOTA", help = t("Kota (bogor)", "City (bogor)"))]
    city: String,
    /// Unit.
    #[arg(long, value_name = "UNIT", help = t("Satu unit saja, orang demi orang", "One unit only, person by person"))]
    unit: Option<String>,
    /// Known now.
    #[arg(long, help = t("Menurut catatan sampai sekarang, bukan hanya sampai saat itu", "By the record up to now, not only up to that instant"))]
    known_now: bool,
    #[command(flatten)]
    database: Database,
}

/// Answers.
pub fn as_of(what: &AsOfAsked) -> Outcome {
    wait(async {
        let hall = what.database.hall().await?;
        let city = &what.city;
        let town = hall.town(city).ok_or_else(|| {
            Stop::Misuse(say!(
                "tidak ada kota \"{city}\" di balai ini",
                "there is no city \"{city}\" in this hall"
            ))
        })?;
        let unit = match &what.unit {
            None => None,
            Some(slug) => Some(town.city.unit(slug).map(|_| slug).ok_or_else(|| {
                Stop::Misuse(say!("\"{slug}\" bukan unit kota ini", "\"{slug}\" is no unit of this city"))
            })?),
        };
        let known = what.known_now.then(Timestamp::now);
        let then = hall.as_of(&town, what.at, known).await.map_err(ended)?;
        let mut out = head(&then);
        match unit.and_then(|slug| then.town.city.unit(slug)) {
            Some(unit) => {
                out += &groups(&then.town.people, &then.town.holding(unit, then.at));
                out += &people(&hall, &then, unit).await?;
            }
            None => out += &units(&hall, &then).await?,
        }
        screen::out(&out);
        Ok(())
    })
}

fn clock(town: &Town, at: Timestamp) -> String {
    let at = at.to_zoned(town.zone());
    format!("{}, {:02}.{:02}", long_date(at.date(), lang()), at.hour(), at.minute())
}

fn head(then: &AsOf) -> String {
    let (town, at) = (&then.town, then.at);
    let time = format!(
        "{}, {:02}.{:02} {}",
        long_date(at.date(), lang()),
        at.hour(),
        at.minute(),
        town.city.zone_short
    );
    let (name, known) = (&town.city.name, clock(town, then.known));
    let mut out = say!(
        "{name} · {time}\nmenurut catatan sampai {known}\n\n",
        "{name} · {time}\nby the record up to {known}\n\n"
    )
    .get(lang())
    .to_owned();
    if !then.on_record {
        out += t(
            "balai belum mencatat apa pun tentang kota ini\n",
            "the hall had recorded nothing about this city\n",
        );
    }
    out += &match &then.order {
        None => t("tidak ada perintah kota yang berlaku\n", "no order of the city held\n").to_owned(),
        Some(order) => {
            let (id, at) = (&order.order.id, clock(town, order.recorded_at));
            say!("berlaku {id} (dicatat {at})\n", "held {id} (recorded {at})\n").get(lang()).to_owned()
        }
    };
    for order in &then.later_orders {
        let (id, at) = (&order.order.id, clock(town, order.recorded_at));
        out +=
            say!("belum diketahui saat itu: {id} (dicatat {at})\n", "not known then: {id} (recorded {at})\n")
                .get(lang());
    }
    if let Some(head) = &then.roster {
        let (n, at, later) = (head.sequence, clock(town, head.planned_at), then.later_rosters);
        out += say!(
            "jadwal ke-{n}, terbit {at}; {later} terbit sesudahnya\n",
            "roster no. {n}, published {at}; {later} published after it\n"
        )
        .get(lang());
    }
    out
}
