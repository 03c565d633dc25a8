//! What the desk takes: a new draft, a text, the answers of the guided form. To check and to save give
//! the same page, so that the script has nothing of its own to know.

use axum::body::Bytes;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use balai_app::order::{DraftSave, save_draft};
use balai_app::{DraftState, Trouble};
use balai_core::order::form::RowKind;
use balai_core::order::{print, successor};

use super::door::{Desk, Posted, Shown, sentence};
use super::guide::{Asked, Deed};
use super::page::Conflict;
use super::text;

/// Begins a draft: from an empty frame, or as what follows a signed order.
pub async fn begin(desk: Desk, body: Bytes) -> Result<Response, Response> {
    let posted = desk.posted(&body)?;
    let id = posted.get("nama").unwrap_or_default().trim();
    if !desk.seat.wrote(posted.get("tanda").unwrap_or_default()) {
        let why = text::words(desk.reader.lang).stranger.to_owned();
        return Ok(desk.list(StatusCode::FORBIDDEN, Some(id), Some(why)).await);
    }
    let source = posted.get("dari").filter(|from| !from.is_empty()).and_then(|from| desk.town.order(from));
    let first = source.map_or_else(|| blank(&desk), |order| print(&successor(&order.order, id)));
    let what = DraftSave {
        city: desk.slug().to_owned(),
        id: id.to_owned(),
        base: 0,
        body: first,
        state: DraftState::Open,
    };
    let key = format!("{}/{id}", posted.get("kunci").unwrap_or_default());
    Ok(match save_draft(&desk.counter.hall, &desk.caller, &key, what).await {
        Ok(saved) => Redirect::to(&desk.address(&saved.id)).into_response(),
        Err(Trouble::Unfit(why) | Trouble::Stale(why)) => {
            let taken = desk.counter.hall.draft(&desk.caller, (desk.slug(), id), None).await.is_ok();
            let lang = desk.reader.lang;
            let why = if taken { text::words(lang).taken.to_owned() } else { sentence(why.get(lang)) };
            desk.list(StatusCode::UNPROCESSABLE_ENTITY, Some(id), Some(why)).await
        }
        Err(trouble) => desk.trouble(&trouble),
    })
}

/// The frame of an order that says nothing yet.
fn blank(desk: &Desk) -> String {
    let city = &desk.town.city;
    let today = desk.counter.now(&desk.town).date();
    let last = today.checked_add(jiff::Span::new().days(6)).unwrap_or(today);
    let (kind, rank, office) = if city.slug.starts_with("kabupaten") {
        ("instruksi-bupati", "kabupaten", "bupati")
    } else {
        ("instruksi-wali-kota", "kota", "wali-kota")
    };
    format!(
        "perintah \"Penyesuaian Sistem Kerja di Lingkungan {}\" {{\n  jenis {kind}\n  nomor tidak diketahui\n  \
         wilayah {}\n  tingkat {rank}\n  penandatangan tidak diketahui selaku {office}\n  tempat \"{}\"\n  \
         ditetapkan tidak diketahui\n  berlaku {today} sampai {last}\n  maksud \"...\"\n\n  \
         KESATU semua pegawai {{\n    bekerja dari rumah\n  }}\n}}\n",
        city.government, city.slug, city.town
    )
}

/// Checks a text without keeping it, keeps it, puts the draft away or takes it back.
pub async fn write(desk: Desk, body: Bytes) -> Result<Response, Response> {
    let posted = desk.posted(&body)?;
    let draft = desk.draft(None).await?;
    let text = posted.text().unwrap_or_else(|| draft.source.text.clone());
    match posted.get("aksi") {
        Some("periksa") => desk.page(Shown::new(&draft, text)).await,
        Some("tanya") => desk.page(Shown::asking(&draft, text)).await,
        _ => keep(&desk, Shown::new(&draft, text), &posted).await,
    }
}

/// Takes the answers of the guided form: adds, moves and removes rows, checks, saves, or goes on as text.
pub async fn answered(desk: Desk, body: Bytes) -> Result<Response, Response> {
    let posted = desk.posted(&body)?;
    let draft = desk.draft(None).await?;
    let mut asked = Asked::read(&posted.0);
    let action = posted.get("aksi").unwrap_or_default();
    if let Some(deed) = Deed::of(action) {
        let chosen = action.split_once(':').and_then(|(_, row)| posted.get(&format!("jenis-{row}")));
        deed.apply(&mut asked, chosen.and_then(RowKind::from_key));
    }
    let text = asked.form.text();
    if action == "teks" {
        return desk.page(Shown::new(&draft, text)).await;
    }
    let shown = Shown { form: Some(asked), ..Shown::new(&draft, text) };
    if action == "simpan" { keep(&desk, shown, &posted).await } else { desk.page(shown).await }
}

/// Keeps the text that is shown, or shows why it was not kept.
async fn keep(desk: &Desk, shown: Shown<'_>, posted: &Posted) -> Result<Response, Response> {
    if !desk.seat.wrote(posted.get("tanda").unwrap_or_default()) {
        let refused = Some(text::words(desk.reader.lang).stranger.to_owned());
        return desk.page(Shown { refused, status: StatusCode::FORBIDDEN, ..shown }).await;
    }
    let (draft, text) = (shown.draft, shown.text.clone());
    let id = &draft.version.id;
    let base = posted.get("dasar").and_then(|n| n.parse().ok()).unwrap_or(0);
    let aside = posted.get("aksi") == Some("singkirkan");
    let what = DraftSave {
        city: desk.slug().to_owned(),
        id: id.clone(),
        base,
        body: text.clone(),
        state: if aside { DraftState::SetAside } else { DraftState::Open },
    };
    // One key for one text: a form sent twice is taken once, a form sent with more in it is another.
    let key = format!("{}/{aside}/{}", posted.get("kunci").unwrap_or_default(), crate::asset::sha256(&text));
    match save_draft(&desk.counter.hall, &desk.caller, &key, what).await {
        Ok(_) => {
            let here = if shown.form.is_some() { "/tanya" } else { "" };
            let to = if aside {
                desk.address("").trim_end_matches('/').to_owned()
            } else {
                desk.address(id) + here
            };
            Ok(Redirect::to(&to).into_response())
        }
        Err(Trouble::Stale(_)) if draft.last().revision != base => {
            let conflict = Some(Conflict { base, theirs: draft.source.text.clone() });
            desk.page(Shown { conflict, status: StatusCode::CONFLICT, ..shown }).await
        }
        Err(Trouble::Unfit(why) | Trouble::Stale(why)) => {
            let refused = Some(sentence(why.get(desk.reader.lang)));
            desk.page(Shown { refused, status: StatusCode::UNPROCESSABLE_ENTITY, ..shown }).await
        }
        Err(trouble) => Err(desk.trouble(&trouble)),
    }
}
