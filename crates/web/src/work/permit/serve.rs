//! Answers of the pages of permits.

use axum::Router;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use balai_app::work::{CloseWish, DecideWish, PermitWish, ask_permit, close_permit, decide_permit};
use balai_app::{Act, Trouble};
use balai_core::work::permit::Reason;
use jiff::civil::{Date, Time};
use serde::Deserialize;

use super::super::asker::{Asker, Sent, faults};
use super::super::form::Form;
use super::text::words;
use super::{own, team};
use crate::counter::Counter;

/// The addresses of permits.
pub fn pages(language: &str) -> Router<Counter> {
    Router::new()
        .route(&format!("{language}/{{city}}/saya/izin"), get(mine).post(asked))
        .route(&format!("{language}/{{city}}/tim/izin"), get(of_team).post(decided))
}

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    terkirim: String,
    unit: String,
    putus: String,
}

async fn mine(asker: Asker, Query(wanted): Query<Asked>) -> Response {
    match own::page(&asker, &wanted.terkirim, None).await {
        Ok(page) => asker.answer(StatusCode::OK, &page.frame, &page),
        Err(trouble) => asker.trouble(&trouble),
    }
}

/// A request, or what becomes of one.
async fn asked(Sent { asker, form, barred }: Sent) -> Response {
    let again = async |status, told: Vec<String>| match own::page(&asker, "", Some((&form, told))).await {
        Ok(page) => asker.answer(status, &page.frame, &page),
        Err(trouble) => asker.trouble(&trouble),
    };
    if let Some((status, told)) = barred {
        return again(status, vec![told.to_owned()]).await;
    }
    let id = form.get("izin");
    let done = match form.get("aksi").as_str() {
        "tarik" => close(&asker, &form, None).await,
        "kembali" => match form.get("kembali").parse::<Time>() {
            Ok(time) => close(&asker, &form, Some(time)).await,
            Err(_) => return again(StatusCode::UNPROCESSABLE_ENTITY, vec![no_time(&asker)]).await,
        },
        _ => match wish(&asker, &form) {
            Some(wish) => ask_permit(&asker.counter.hall, &asker.caller, &form.key(), wish).await,
            None => return again(StatusCode::UNPROCESSABLE_ENTITY, vec![no_time(&asker)]).await,
        },
    };
    match done {
        Ok(made) => asker.to(&format!("/saya/izin?terkirim={}", if made.is_empty() { id } else { made })),
        Err(trouble) => match faults(&trouble, asker.reader.lang) {
            Some(told) => again(StatusCode::UNPROCESSABLE_ENTITY, told).await,
            None => asker.trouble(&trouble),
        },
    }
}

fn no_time(asker: &Asker) -> String {
    words(asker.reader.lang).no_time.to_owned()
}

async fn close(asker: &Asker, form: &Form, back: Option<Time>) -> Result<String, Trouble> {
    let wish = CloseWish { city: asker.slug().to_owned(), permit: form.get("izin"), back };
    close_permit(&asker.counter.hall, &asker.caller, &form.key(), wish).await?;
    Ok(String::new())
}

/// What a form wishes; `None` without day and hours.
fn wish(asker: &Asker, form: &Form) -> Option<PermitWish> {
    let day: Date = form.get("tanggal").parse().ok()?;
    let at = |name: &str| Some(day.to_datetime(form.get(name).parse::<Time>().ok()?));
    Some(PermitWish {
        city: asker.slug().to_owned(),
        reason: Reason::of_word(&form.get("perlu")),
        note: form.get("keterangan"),
        place: form.get("tujuan"),
        leaves: at("dari")?,
        back_by: at("sampai")?,
        pressed: asker.pressed(form),
    })
}

async fn of_team(asker: Asker, Query(wanted): Query<Asked>) -> Response {
    shown(&asker, &wanted.unit, !wanted.putus.is_empty(), (StatusCode::OK, vec![])).await
}

async fn shown(asker: &Asker, unit: &str, done: bool, (status, told): (StatusCode, Vec<String>)) -> Response {
    let Some(unit) = asker.unit(unit, Act::ReadPermit) else { return asker.trouble(&Trouble::Forbidden) };
    match team::page(asker, unit, done, told).await {
        Ok(page) => asker.answer(status, &page.frame, &page),
        Err(trouble) => asker.trouble(&trouble),
    }
}

async fn decided(Sent { asker, form, barred }: Sent) -> Response {
    let unit = form.get("unit");
    if let Some((status, told)) = barred {
        return shown(&asker, &unit, false, (status, vec![told.to_owned()])).await;
    }
    let wish = DecideWish {
        city: asker.slug().to_owned(),
        permit: form.get("izin"),
        grant: form.get("aksi") == "izinkan",
        reason: form.get("alasan"),
    };
    match decide_permit(&asker.counter.hall, &asker.caller, &form.key(), wish).await {
        Ok(()) => asker.to(&format!("/tim/izin?unit={unit}&putus=1")),
        Err(trouble) => match faults(&trouble, asker.reader.lang) {
            Some(told) => shown(&asker, &unit, false, (StatusCode::UNPROCESSABLE_ENTITY, told)).await,
            None => asker.trouble(&trouble),
        },
    }
}
