//! Answers of the pages of reports.

use std::collections::HashMap;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Path, Query};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use balai_app::work::{ReportWish, VerifyWish, report_activity, verify_activity};
use balai_app::{Act, Trouble};
use jiff::civil::Date;
use serde::Deserialize;

use super::super::asker::{Asker, MOST_BYTES, Sent, faults};
use super::super::form::Form;
use super::text::{Words, words};
use super::{own, recap, team};
use crate::counter::Counter;

/// The addresses of reports.
pub fn pages(language: &str) -> Router<Counter> {
    Router::new()
        .route(
            &format!("{language}/{{city}}/saya/kegiatan"),
            get(mine).post(report).layer(DefaultBodyLimit::max(MOST_BYTES)),
        )
        .route(&format!("{language}/{{city}}/kegiatan/{{id}}/foto"), get(photo))
        .route(&format!("{language}/{{city}}/tim/kegiatan"), get(of_team).post(verify))
        .route(&format!("{language}/{{city}}/rekap/kegiatan"), get(of_month))
}

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    terkirim: String,
    perbaiki: String,
    unit: String,
    putus: Option<usize>,
    bulan: String,
    bentuk: String,
}

async fn mine(asker: Asker, Query(asked): Query<Asked>) -> Response {
    match own::page(&asker, (&asked.terkirim, &asked.perbaiki), None).await {
        Ok(page) => asker.answer(StatusCode::OK, &page.frame, &page),
        Err(trouble) => asker.trouble(&trouble),
    }
}

async fn report(Sent { asker, form, barred }: Sent) -> Response {
    let again = async |status, told: Vec<String>| match own::page(&asker, ("", ""), Some((&form, told))).await
    {
        Ok(page) => asker.answer(status, &page.frame, &page),
        Err(trouble) => asker.trouble(&trouble),
    };
    if let Some((status, told)) = barred {
        return again(status, vec![told.to_owned()]).await;
    }
    let wish = match wish(&asker, &form) {
        Ok(wish) => wish,
        Err(told) => return again(StatusCode::UNPROCESSABLE_ENTITY, told).await,
    };
    match report_activity(&asker.counter.hall, &asker.caller, &form.key(), wish).await {
        Ok(id) => asker.to(&format!("/saya/kegiatan?terkirim={id}")),
        Err(trouble) => match faults(&trouble, asker.reader.lang) {
            Some(told) => again(StatusCode::UNPROCESSABLE_ENTITY, told).await,
            None => asker.trouble(&trouble),
        },
    }
}

/// What a form wishes; everything that cannot be read is told at once.
fn wish(asker: &Asker, form: &Form) -> Result<ReportWish, Vec<String>> {
    let t = words(asker.reader.lang);
    let (with, mut told) = others(asker, &form.get("bersama"), t);
    let day: Option<Date> = form.get("hari").parse().ok();
    if day.is_none() {
        told.push(t.no_day.to_owned());
    }
    let Some(day) = day.filter(|_| told.is_empty()) else { return Err(told) };
    let corrects = Some((form.get("perbaiki"), form.get("alasan"))).filter(|(id, _)| !id.is_empty());
    Ok(ReportWish {
        city: asker.slug().to_owned(),
        day,
        line: form.get("kegiatan"),
        link: form.get("tautan"),
        clause: form.get("tugas"),
        with,
        photo: form.file.clone(),
        corrects,
        pressed: asker.pressed(form),
    })
}

/// The others of a report, given by number or name, one a line.
fn others(asker: &Asker, text: &str, t: &Words) -> (Vec<String>, Vec<String>) {
    let people = &asker.town.people;
    let unit = people.iter().find(|p| Some(&p.id) == asker.caller.person.as_ref()).map(|p| p.unit);
    let mut named: HashMap<String, Vec<&str>> = HashMap::new();
    for person in people.iter().filter(|p| Some(p.unit) == unit) {
        for key in [&person.id, &person.name] {
            named.entry(key.to_lowercase()).or_default().push(&person.id);
        }
    }
    let (mut found, mut told) = (vec![], vec![]);
    for who in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match named.get(&who.to_lowercase()).map(Vec::as_slice) {
            Some([id]) => found.push((*id).to_owned()),
            Some(_) => told.push((t.unknown[1])(who)),
            None => told.push((t.unknown[0])(who)),
        }
    }
    (found, told)
}

/// A photo is a picture and nothing else: its type is ours, and no page is made of it.
async fn photo(asker: Asker, Path((_, id)): Path<(String, String)>) -> Response {
    match asker.counter.hall.activity_photo(&asker.caller, asker.slug(), &id).await {
        Ok((media, bytes)) => {
            let Ok(media) = HeaderValue::from_str(&media) else {
                return StatusCode::INTERNAL_SERVER_ERROR.into_response();
            };
            let mut response = bytes.into_response();
            let headers = response.headers_mut();
            headers.insert(header::CONTENT_TYPE, media);
            headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
            headers
                .insert(header::CONTENT_DISPOSITION, HeaderValue::from_static("inline; filename=\"foto\""));
            headers.insert(
                header::CONTENT_SECURITY_POLICY,
                HeaderValue::from_static("default-src 'none'; sandbox; frame-ancestors 'none'"),
            );
            response
        }
        Err(trouble) => asker.trouble(&trouble),
    }
}

async fn of_team(asker: Asker, Query(asked): Query<Asked>) -> Response {
    shown(&asker, &asked.unit, asked.putus, (StatusCode::OK, vec![])).await
}

async fn shown(
    asker: &Asker,
    unit: &str,
    done: Option<usize>,
    (status, told): (StatusCode, Vec<String>),
) -> Response {
    let Some(unit) = asker.unit(unit, Act::ReadActivity) else { return asker.trouble(&Trouble::Forbidden) };
    match team::page(asker, unit, done, told).await {
        Ok(page) => asker.answer(status, &page.frame, &page),
        Err(trouble) => asker.trouble(&trouble),
    }
}

async fn verify(Sent { asker, form, barred }: Sent) -> Response {
    let unit = form.get("unit");
    if let Some((status, told)) = barred {
        return shown(&asker, &unit, None, (status, vec![told.to_owned()])).await;
    }
    let wish = VerifyWish {
        city: asker.slug().to_owned(),
        unit: unit.clone(),
        reports: form.all("laporan").map(str::to_owned).collect(),
        accepted: form.get("aksi") == "terima",
        reason: form.get("alasan"),
    };
    match verify_activity(&asker.counter.hall, &asker.caller, &form.key(), wish).await {
        Ok(count) => asker.to(&format!("/tim/kegiatan?unit={unit}&putus={count}")),
        Err(trouble) => match faults(&trouble, asker.reader.lang) {
            Some(told) => shown(&asker, &unit, None, (StatusCode::UNPROCESSABLE_ENTITY, told)).await,
            None => asker.trouble(&trouble),
        },
    }
}

async fn of_month(asker: Asker, Query(asked): Query<Asked>) -> Response {
    if asked.unit == "semua" {
        let today = asker.frame().1.date();
        let month = format!("{}-01", asked.bulan).parse::<Date>().unwrap_or(today);
        return recap::whole(&asker, month).await.unwrap_or_else(|trouble| asker.trouble(&trouble));
    }
    let Some(unit) = asker.unit(&asked.unit, Act::ReadActivityRecap) else {
        return asker.trouble(&Trouble::Forbidden);
    };
    let today = asker.frame().1.date();
    let month = format!("{}-01", asked.bulan).parse::<Date>().unwrap_or(today);
    let recap = asker.counter.hall.activity_recap(&asker.caller, (asker.slug(), &unit.slug), month).await;
    let made = recap.and_then(|recap| match asked.bentuk.as_str() {
        form @ ("csv" | "xlsx") => recap::file(&recap, unit, form),
        _ => {
            let page = recap::page(&asker, unit, &recap);
            Ok(asker.answer(StatusCode::OK, &page.frame, &page))
        }
    });
    made.unwrap_or_else(|trouble| asker.trouble(&trouble))
}
