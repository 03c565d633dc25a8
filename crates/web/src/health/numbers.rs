//! The numbers of a day: all of them for the health officer, those that may be told for the leadership;
//! the same as a table for the recap.

use askama::Template;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use balai_app::health::{Counted, count_health};
use balai_core::diagnostic::long_date;
use balai_core::health::{Count, Revision};
use jiff::ToSpan as _;
use jiff::civil::Date;

use super::room::Room;
use super::text::{Words, reason_words, status_words};
use crate::arrange::mend::seen::day_words;
use crate::frame::Frame;

/// A line of the table: unit, numbers.
pub type Line = (String, Vec<String>);

/// The page.
#[derive(Debug, Template)]
#[template(path = "health_numbers.html")]
pub struct NumbersPage {
    /// Frame.
    pub frame: Frame,
    /// Words.
    pub t: &'static Words,
    /// "Rabu, 30 Juni 2021".
    pub day: String,
    /// The day before and the day after, if they can be asked for.
    pub ways: [Option<(String, String)>; 2],
    /// The finding in one sentence.
    pub sentence: String,
    /// The whole city by kind of staff; `None` where it is hidden.
    pub whole: Option<Vec<Line>>,
    /// By unit and kind of staff, for the officer.
    pub exact: Option<Vec<Line>>,
    /// Confirmed by unit as it may be told; units with less than five are not in it.
    pub told: Vec<(String, u32)>,
    /// Their sum.
    pub told_whole: Option<u32>,
    /// What was revised, and why.
    pub revisions: Vec<String>,
    /// The reader sees all.
    pub officer: bool,
    /// Address of the table.
    pub table: String,
}

/// The numbers of a day.
pub async fn page(room: &Room, day: Option<Date>) -> Response {
    let today = room.now.date();
    let day = day.unwrap_or(today).min(today);
    let counted = match count_health(&room.counter.hall, &room.caller, &room.town.city.slug, day).await {
        Ok(counted) => counted,
        Err(trouble) => return room.trouble(&trouble),
    };
    let (t, lang) = (room.t, room.lang());
    let frame = room.frame(t.numbers, t.numbers_lead);
    let way = |day: Date| (day_words(day, lang), frame.town(&format!("/kesehatan/angka?hari={day}")));
    let ways =
        [Some(way(day.saturating_sub(1.day()))), (day < today).then(|| way(day.saturating_add(1.day())))];
    let kinds = |whole: &[Count; 2]| {
        let sum = sum(whole);
        let lines = [(t.asn, whole[0]), (t.non_asn, whole[1]), (t.together, sum)];
        lines.map(|(name, count)| (name.to_owned(), cells(&count))).to_vec()
    };
    let told = counted.told.iter().filter_map(|(slug, n)| Some((unit_name(room, slug), (*n)?)));
    let page = NumbersPage {
        t,
        day: long_date(day, lang),
        ways,
        sentence: sentence(room, &counted),
        whole: counted.whole.as_ref().map(kinds),
        exact: counted.exact.as_ref().map(|all| {
            let line = |(slug, count): (&String, &[Count; 2])| {
                let unit = unit_name(room, slug);
                let kinds = [(t.asn, count[0]), (t.non_asn, count[1])];
                let some = kinds.into_iter().filter(|(_, count)| *count != Count::default());
                some.map(|(kind, count)| (format!("{unit}, {kind}"), cells(&count))).collect::<Vec<_>>()
            };
            all.iter().flat_map(line).collect()
        }),
        told: told.collect(),
        told_whole: counted.told_whole,
        revisions: counted.revisions.iter().map(|revision| revised(room, revision)).collect(),
        officer: counted.exact.is_some(),
        table: frame.town(&format!("/kesehatan/angka.csv?hari={day}")),
        frame,
    };
    room.answer(StatusCode::OK, &page.frame, &page)
}

fn sum(whole: &[Count; 2]) -> Count {
    let mut sum = whole[0];
    sum += whole[1];
    sum
}

fn sentence(room: &Room, counted: &Counted) -> String {
    match (&counted.whole, counted.told_whole) {
        (Some(whole), _) => {
            let sum = sum(whole);
            (room.t.sentence)(sum.confirmed, sum.isolating, sum.suspected)
        }
        (None, Some(told)) => (room.t.sentence_told)(told),
        (None, None) => room.t.sentence_small.to_owned(),
    }
}

fn cells(count: &Count) -> Vec<String> {
    let Count { suspected, confirmed, isolating, recovered, quarantined } = count;
    [suspected, confirmed, isolating, recovered, quarantined].map(ToString::to_string).to_vec()
}

fn unit_name(room: &Room, slug: &str) -> String {
    let unit = room.town.city.unit(slug).and_then(|at| room.town.city.units.get(at.at()));
    unit.map_or_else(|| slug.to_owned(), |unit| unit.name.clone())
}

fn revised(room: &Room, revision: &Revision) -> String {
    let lang = room.lang();
    let [from, to] = [revision.change.0, revision.change.1].map(|status| status_words(status, lang));
    let (first, now) = (day_words(revision.first, lang), day_words(revision.revised, lang));
    let (unit, reason) = (unit_name(room, &revision.unit), reason_words(revision.reason, lang));
    format!("{now}, {unit}: {from} → {to} ({first}); {reason}")
}

/// The numbers as a table: a row for each unit and kind of staff, or what may be told of each unit, and
/// of the city by kind of staff. The names of the columns are those of the recap and are not translated.
pub async fn table(room: &Room, day: Option<Date>) -> Response {
    let today = room.now.date();
    let day = day.unwrap_or(today).min(today);
    let counted = match count_health(&room.counter.hall, &room.caller, &room.town.city.slug, day).await {
        Ok(counted) => counted,
        Err(trouble) => return room.trouble(&trouble),
    };
    let mut text = String::from("hari,unit,jenis,suspek,terkonfirmasi,isolasi,selesai,karantina\r\n");
    if let Some(all) = &counted.exact {
        for (unit, counts) in all {
            for (kind, count) in ["asn", "non-asn"].into_iter().zip(counts) {
                text += &format!("{day},{unit},{kind},{}\r\n", cells(count).join(","));
            }
        }
    } else {
        let shown = |number: Option<u32>| number.map_or_else(|| "<5".to_owned(), |n| n.to_string());
        for (unit, number) in &counted.told {
            text += &format!("{day},{unit},semua,,{},,,\r\n", shown(*number));
        }
        text += &format!("{day},seluruh-kota,semua,,{},,,\r\n", shown(counted.told_whole));
        for (kind, count) in ["asn", "non-asn"].into_iter().zip(counted.whole.iter().flatten()) {
            text += &format!("{day},seluruh-kota,{kind},{}\r\n", cells(count).join(","));
        }
    }
    let name = format!("attachment; filename=\"kesehatan-{}-{day}.csv\"", room.town.city.slug);
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, name),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, text).into_response()
}
