//! Answers of the desk to who only reads: the list, a draft, its comparison, its papers.

use axum::Router;
use axum::extract::{DefaultBodyLimit, Query};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use balai_app::{Draft, Judged};
use balai_core::order::diff;
use serde::Deserialize;

use super::compare::{self, Choice};
use super::door::{Desk, Shown};
use super::keep::{answered, begin, write};
use super::text;
use crate::counter::Counter;
use crate::frame::Section;

/// Largest form: a text of the longest kind with every letter escaped.
const LARGEST_FORM: usize = 1_000_000;

/// The addresses of the desk.
pub fn pages(language: &str) -> Router<Counter> {
    let draft = format!("{language}/{{city}}/perintah/{{id}}");
    Router::new()
        .route(&format!("{language}/{{city}}/perintah"), get(all).post(begin))
        .route(&draft, get(open).post(write))
        .route(&format!("{draft}/tanya"), get(ask).post(answered))
        .route(&format!("{draft}/banding"), get(compared))
        .route(&format!("{draft}/naskah.pdf"), get(pdf))
        .route(&format!("{draft}/teks"), get(plain))
        .layer(DefaultBodyLimit::max(LARGEST_FORM))
}

#[derive(Debug, Default, Deserialize)]
struct Which {
    versi: Option<String>,
    #[serde(default)]
    dari: String,
    #[serde(default)]
    ke: String,
}

impl Which {
    /// The version asked for; one that is no number is a version that is not there.
    fn version(&self) -> Option<i64> {
        self.versi.as_ref().map(|text| text.parse().unwrap_or(0))
    }
}

async fn all(desk: Desk) -> Response {
    desk.list(StatusCode::OK, None, None).await
}

async fn open(desk: Desk, Query(asked): Query<Which>) -> Result<Response, Response> {
    let draft = desk.draft(asked.version()).await?;
    desk.page(Shown::new(&draft, draft.source.text.clone())).await
}

async fn ask(desk: Desk) -> Result<Response, Response> {
    let draft = desk.draft(None).await?;
    desk.page(Shown::asking(&draft, draft.source.text.clone())).await
}

async fn compared(desk: Desk, Query(asked): Query<Which>) -> Result<Response, Response> {
    let draft = desk.draft(None).await?;
    let last = draft.last().revision.to_string();
    let before = draft.versions.get(1).map(|v| v.revision.to_string());
    let first = before.or_else(|| desk.town.orders.last().map(|o| o.order.id.clone()));
    let from = if asked.dari.is_empty() { first.unwrap_or_else(|| last.clone()) } else { asked.dari };
    let to = if asked.ke.is_empty() { last } else { asked.ke };
    let (a, b) = (side(&desk, &from).await?, side(&desk, &to).await?);
    let (city, people, lang) = (&desk.town.city, &desk.town.people, desk.reader.lang);
    let changes = diff(city, people, Some(&a.effect), &b.effect);
    let effects = changes.iter().map(|t| t.get(lang).to_owned()).collect();
    let choices = [choices(&desk, &draft, &from), choices(&desk, &draft, &to)];
    let frame =
        desk.counter.frame(&desk.reader, &desk.town, Section::Orders).0.signed(desk.seat.visitor.as_ref());
    let texts = [a.source.text.as_str(), b.source.text.as_str()];
    let page = compare::build(frame, &desk.id, choices, texts, effects);
    Ok(desk.answer(StatusCode::OK, &page, &page.frame))
}

/// One side of a comparison: a version by its number, or a signed order by its id.
async fn side(desk: &Desk, which: &str) -> Result<Judged, Response> {
    let source = match which.parse() {
        Ok(revision) => desk.draft(Some(revision)).await?.source,
        Err(_) => match desk.town.order(which) {
            Some(order) => order.source.clone(),
            None => return Err(desk.counter.missing(&desk.reader)),
        },
    };
    desk.judge(source).await
}

fn choices(desk: &Desk, draft: &Draft, chosen: &str) -> Vec<Choice> {
    let t = text::words(desk.reader.lang);
    let choice = |value: String, label| Choice { chosen: value == chosen, value, label };
    let versions = draft
        .versions
        .iter()
        .map(|v| choice(v.revision.to_string(), (t.compare_version)(v.revision, &v.author)));
    let signed =
        desk.town.orders.iter().rev().map(|o| choice(o.order.id.clone(), (t.compare_signed)(&o.order.id)));
    versions.chain(signed).collect()
}

async fn pdf(desk: Desk, Query(asked): Query<Which>) -> Result<Response, Response> {
    let draft = desk.draft(asked.version()).await?;
    let judged = desk.judge(draft.source.clone()).await?;
    let paper = desk.counter.hall.draft_pdf(&desk.town, judged).await;
    let paper = paper.map_err(|trouble| desk.trouble(&trouble))?;
    let name = format!("inline; filename=\"{}-rancangan-{}.pdf\"", draft.version.id, draft.version.revision);
    let headers = [
        (header::CONTENT_TYPE, "application/pdf".to_owned()),
        (header::CONTENT_DISPOSITION, name),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, paper).into_response())
}

async fn plain(desk: Desk, Query(asked): Query<Which>) -> Result<Response, Response> {
    let draft = desk.draft(asked.version()).await?;
    let headers = [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{}.balai\"", draft.version.id)),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, draft.source.text).into_response())
}
