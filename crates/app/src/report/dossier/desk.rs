//! Writes the files of a dossier: letter, notices, tables, calendars.

use balai_core::city::{City, Table, staff};
use balai_core::diagnostic::{Lang, Source};
use balai_core::order::{Item, Known, Order};
use balai_core::report::calendar::{Rota, unit_ics};
use balai_core::report::cap::{Status, cap};
use balai_core::report::chat::notice_text;
use balai_core::report::jsonld::jsonld;
use balai_core::report::letter::{Beside, letter};
use balai_core::report::tables::{self, Made};
use jiff::Zoned;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use rayon::prelude::*;

use super::{Dossier, NoDossier, Staff};

/// What every writer of a file needs.
pub struct Desk<'a> {
    pub city: &'a City,
    pub staff: Staff<'a>,
    pub source: &'a Source,
    pub others: &'a [&'a Order],
    pub site: &'a str,
}

impl Desk<'_> {
    fn zone(&self) -> TimeZone {
        TimeZone::get(&self.city.zone).unwrap_or(TimeZone::UTC)
    }

    /// Midnight of a day in the city's zone.
    fn instant(&self, date: Date) -> Zoned {
        let midnight = self.zone().to_ambiguous_zoned(date.to_datetime(Time::midnight())).compatible();
        midnight.unwrap_or_else(|_| jiff::Timestamp::UNIX_EPOCH.to_zoned(TimeZone::UTC))
    }

    pub fn letter(&self, made: &Dossier) -> Result<Vec<u8>, NoDossier> {
        let beside = Beside { effect: Some(&made.effect), site: self.site, others: self.others };
        let letter = letter(&made.order, &self.source.text, self.city, beside);
        let stamp = self.instant(issued(&made.order).unwrap_or(made.notice.span.0));
        balai_paper::pdf(&letter, &stamp).map_err(|e| NoDossier::Broken(e.to_string()))
    }

    pub fn notices(&self, made: &mut Dossier) {
        let notice = &made.notice;
        let json = jsonld(notice, self.city, self.site, issued(&made.order));
        // A dossier is made before anyone signs, so its alert is an exercise.
        let alert = cap(notice, self.city, self.site, &self.instant(notice.date), Status::Exercise);
        let text = notice_text(notice, self.city, Lang::Id, self.site);
        made.files.push(("notice.txt".into(), text.into_bytes()));
        made.files.push(("notice.jsonld".into(), pretty(&json)));
        made.files.push(("notice.cap.xml".into(), alert.into_bytes()));
    }

    pub fn tables(&self, made: &mut Dossier) -> Result<(), NoDossier> {
        let Staff { people, sample } = self.staff;
        let view = Made { city: self.city, people, sample, effect: &made.effect, roster: &made.roster };
        made.summary = tables::summary(view, &made.findings);
        let quotas = tables::quotas(view);
        let kuota = Table { name: "Kuota".into(), ..quotas.clone() };
        let sheets = [tables::units(view), kuota, tables::board(view), tables::legend(view)];
        let book = balai_paper::to_xlsx(&sheets).map_err(|e| NoDossier::Broken(e.to_string()))?;
        let csv: Vec<(&str, Table)> = vec![
            ("arrangement.csv", tables::arrangement(view)),
            ("quotas.csv", quotas),
            ("duties.csv", tables::duties(&made.effect)),
            ("services.csv", tables::services(self.city, &made.effect)),
            ("staff.csv", staff_list(self.city, self.staff)),
        ];
        for (name, table) in csv {
            made.files.push((name.into(), table.to_csv().into_bytes()));
        }
        made.files.push(("roster.xlsx".into(), book));
        made.files.push(("summary.json".into(), pretty(&made.summary)));
        Ok(())
    }

    pub fn calendars(&self, made: &mut Dossier) {
        let stamp = issued(&made.order).unwrap_or(made.notice.span.0);
        let (city, people, effect) = (self.city, self.staff.people, &made.effect);
        let zone = &self.zone();
        let written: Vec<(String, Vec<u8>)> = made
            .roster
            .units
            .par_iter()
            .filter(|unit| !unit.people.is_empty())
            .map(|roster| {
                let ics = unit_ics(Rota { city, people, effect, roster, zone, stamp });
                (format!("ics/{}.ics", city.units[roster.unit.at()].slug), ics.into_bytes())
            })
            .collect();
        made.files.extend(written);
    }
}

/// The staff as they were taken in; the NIK of real people is not copied out of the file they came in.
fn staff_list(city: &City, staff: Staff<'_>) -> Table {
    let mut table = staff::staff_table(city, staff.people);
    if !staff.sample {
        for (at, value) in [("nik", ""), ("sample", "")] {
            let Some(at) = table.columns.iter().position(|c| c == at) else { continue };
            table.rows.iter_mut().for_each(|row| value.clone_into(&mut row[at]));
        }
    }
    table
}

fn issued(order: &Order) -> Option<Date> {
    order.items.iter().find_map(|l| match &l.item {
        Item::Issued(d) => match d.value {
            Known::Is(date) => Some(date),
            Known::Unknown => None,
        },
        _ => None,
    })
}

fn pretty(value: &serde_json::Value) -> Vec<u8> {
    let mut text = format!("{value:#}");
    text.push('\n');
    text.into_bytes()
}
