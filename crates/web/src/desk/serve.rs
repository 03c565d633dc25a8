//! Answers of the desk: the list, a draft, its comparison, its papers. What is typed comes as a form;
//! to check it and to save it give the same page, so that the script has nothing of its own to know.

use std::sync::Arc;
use std::time::Instant;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path, Query, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use balai_app::order::{DraftSave, save_draft};
use balai_app::{Caller, Draft, DraftState, Judged, Town, Trouble};
use balai_core::diagnostic::Source;
use balai_core::order::form::{RowKind, form};
use balai_core::order::{diff, parse, print, successor};
use serde::Deserialize;

use super::compare::{self, Choice};
use super::guide::{self, Asked, Deed};
use super::page::{self, Conflict};
use super::seat::{Seat, clean};
use super::{list, text};
use crate::counter::Counter;
use crate::frame::Section;
use crate::order::facts::kind_and_number;
use crate::reader::{Reader, in_language};
use crate::respond::respond;

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

/// What a form sent.
struct Posted(Vec<(String, String)>);

impl Posted {
    fn of(body: &Bytes) -> Self {
        Self(form_urlencoded::parse(body).into_owned().collect())
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    fn text(&self) -> Option<String> {
        self.get("teks").map(|text| text.replace("\r\n", "\n"))
    }
}

/// Where a request of the desk stands: its town and who sits there.
struct Desk {
    counter: Counter,
    reader: Reader,
    seat: Seat,
    town: Arc<Town>,
    caller: Caller,
}

impl Desk {
    /// The desk of a city, if the city is there and its desk stands open.
    fn at(counter: Counter, reader: Reader, seat: Seat, city: &str) -> Result<Self, Response> {
        let nobody = text::words(reader.lang).nobody;
        let name = if seat.name.is_empty() { nobody.to_owned() } else { seat.name.clone() };
        match (counter.hall.town(city), counter.hall.drafter(&name)) {
            (Some(town), Some(caller)) => Ok(Self { counter, reader, seat, town, caller }),
            _ => Err(counter.missing(&reader)),
        }
    }

    fn slug(&self) -> &str {
        &self.town.city.slug
    }

    fn address(&self, id: &str) -> String {
        in_language(self.reader.lang, &format!("/{}/perintah/{id}", self.slug()))
    }

    fn trouble(&self, trouble: &Trouble) -> Response {
        self.counter.trouble(&self.reader, trouble)
    }

    /// A page that nobody but this browser keeps.
    fn answer(
        &self,
        status: StatusCode,
        page: &impl askama::Template,
        frame: &crate::frame::Frame,
    ) -> Response {
        let mut response = respond(status, frame, page);
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        self.seat.keep(response)
    }

    async fn draft(&self, id: &str, revision: Option<i64>) -> Result<Draft, Response> {
        let read = self.counter.hall.draft(&self.caller, (self.slug(), id), revision).await;
        read.map_err(|trouble| self.trouble(&trouble))
    }

    async fn judge(&self, source: Source) -> Result<Judged, Response> {
        let judged = self.counter.hall.judge(self.town.clone(), source).await;
        judged.map_err(|trouble| self.trouble(&trouble))
    }

    /// The page of a draft with a text on it.
    async fn page(&self, shown: Shown<'_>) -> Result<Response, Response> {
        let Shown { draft, text, conflict, refused, status, form } = shown;
        let source = Source::new(draft.source.name.clone(), text);
        let judged = self.judge(source).await?;
        let guide = form.map(|asked| {
            let (source, findings) = (&judged.source, judged.findings.as_slice());
            let view = guide::View { asked: &asked, source, findings, city: &self.town.city };
            guide::draw(view, self.reader.lang)
        });
        let (frame, now) = self.counter.frame(&self.reader, &self.town, Section::Orders);
        let place = format!("{}/{}", self.slug(), draft.version.id);
        let seat = Seat { name: self.caller.name.clone(), ..self.seat.clone() };
        let view = page::View {
            draft,
            judged: &judged,
            seat: &self.seat,
            others: self.counter.seats.others(&place, &seat, Instant::now()),
            conflict,
            refused,
            guide,
            zone: now.time_zone().clone(),
        };
        let page = page::build(frame, &view);
        Ok(self.answer(status, &page, &page.frame))
    }

    async fn list(&self, status: StatusCode, proposed: Option<&str>, wrong: Option<String>) -> Response {
        let drafts = match self.counter.hall.drafts(&self.caller, self.slug()).await {
            Ok(drafts) => drafts,
            Err(trouble) => return self.trouble(&trouble),
        };
        let (frame, now) = self.counter.frame(&self.reader, &self.town, Section::Orders);
        let named =
            |o: &Arc<balai_app::SignedOrder>| (kind_and_number(&o.order, frame.lang), o.order.id.clone());
        let view = list::View {
            city: &self.town.city,
            drafts: &drafts,
            orders: self.town.orders.iter().map(named).collect(),
            seat: &self.seat,
            proposed: proposed.map_or_else(|| format!("{}-{}", self.slug(), now.date()), str::to_owned),
            wrong,
            zone: now.time_zone().clone(),
        };
        let page = list::build(frame, view);
        self.answer(status, &page, &page.frame)
    }
}

/// What is put on the page of a draft.
struct Shown<'a> {
    draft: &'a Draft,
    text: String,
    conflict: Option<Conflict>,
    refused: Option<String>,
    status: StatusCode,
    /// As questions.
    form: Option<Asked>,
}

impl<'a> Shown<'a> {
    const fn new(draft: &'a Draft, text: String) -> Self {
        Self { draft, text, conflict: None, refused: None, status: StatusCode::OK, form: None }
    }

    /// The same as questions.
    fn asking(draft: &'a Draft, text: String) -> Self {
        let form = form(&parse(&Source::new(draft.source.name.clone(), text.as_str())).order);
        let form = Some(Asked::new(form));
        Self { form, ..Self::new(draft, text) }
    }
}

fn either(answer: Result<Response, Response>) -> Response {
    answer.unwrap_or_else(|other| other)
}

async fn all(
    State(counter): State<Counter>,
    reader: Reader,
    seat: Seat,
    Path(city): Path<String>,
) -> Response {
    match Desk::at(counter, reader, seat, &city) {
        Ok(desk) => desk.list(StatusCode::OK, None, None).await,
        Err(other) => other,
    }
}

/// Begins a draft: from an empty frame, or as what follows a signed order.
async fn begin(
    State(counter): State<Counter>,
    reader: Reader,
    seat: Seat,
    Path(city): Path<String>,
    body: Bytes,
) -> Response {
    let posted = Posted::of(&body);
    let desk = match Desk::at(counter, reader, seat, &city) {
        Ok(desk) => desk,
        Err(other) => return other,
    };
    let id = posted.get("nama").unwrap_or_default().trim();
    if !desk.seat.wrote(posted.get("tanda").unwrap_or_default()) {
        let why = text::words(desk.reader.lang).stranger.to_owned();
        return desk.list(StatusCode::FORBIDDEN, Some(id), Some(why)).await;
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
    match save_draft(&desk.counter.hall, &desk.caller, &key, what).await {
        Ok(saved) => desk.seat.keep(Redirect::to(&desk.address(&saved.id)).into_response()),
        Err(Trouble::Unfit(why) | Trouble::Stale(why)) => {
            let taken = desk.counter.hall.draft(&desk.caller, (desk.slug(), id), None).await.is_ok();
            let lang = desk.reader.lang;
            let why = if taken { text::words(lang).taken.to_owned() } else { sentence(why.get(lang)) };
            desk.list(StatusCode::UNPROCESSABLE_ENTITY, Some(id), Some(why)).await
        }
        Err(trouble) => desk.trouble(&trouble),
    }
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

#[derive(Debug, Default, Deserialize)]
struct Which {
    versi: Option<i64>,
    #[serde(default)]
    dari: String,
    #[serde(default)]
    ke: String,
}

async fn open(
    State(counter): State<Counter>,
    reader: Reader,
    seat: Seat,
    Path((city, id)): Path<(String, String)>,
    Query(asked): Query<Which>,
) -> Response {
    let answer = async {
        let desk = Desk::at(counter, reader, seat, &city)?;
        let draft = desk.draft(&id, asked.versi).await?;
        desk.page(Shown::new(&draft, draft.source.text.clone())).await
    };
    either(answer.await)
}

/// Checks a text without keeping it, keeps it, puts the draft away or takes it back.
async fn write(
    State(counter): State<Counter>,
    reader: Reader,
    mut seat: Seat,
    Path((city, id)): Path<(String, String)>,
    body: Bytes,
) -> Response {
    let posted = Posted::of(&body);
    if let Some(name) = posted.get("penyusun") {
        seat.name = clean(name);
    }
    let answer = async {
        let desk = Desk::at(counter, reader, seat, &city)?;
        let draft = desk.draft(&id, None).await?;
        let text = posted.text().unwrap_or_else(|| draft.source.text.clone());
        match posted.get("aksi") {
            Some("periksa") => desk.page(Shown::new(&draft, text)).await,
            Some("tanya") => desk.page(Shown::asking(&draft, text)).await,
            _ => keep(&desk, Shown::new(&draft, text), &posted).await,
        }
    };
    either(answer.await)
}

async fn ask(
    State(counter): State<Counter>,
    reader: Reader,
    seat: Seat,
    Path((city, id)): Path<(String, String)>,
) -> Response {
    let answer = async {
        let desk = Desk::at(counter, reader, seat, &city)?;
        let draft = desk.draft(&id, None).await?;
        desk.page(Shown::asking(&draft, draft.source.text.clone())).await
    };
    either(answer.await)
}

/// Takes the answers of the guided form: adds, moves and removes rows, checks, saves, or goes on as text.
async fn answered(
    State(counter): State<Counter>,
    reader: Reader,
    mut seat: Seat,
    Path((city, id)): Path<(String, String)>,
    body: Bytes,
) -> Response {
    let posted = Posted::of(&body);
    if let Some(name) = posted.get("penyusun") {
        seat.name = clean(name);
    }
    let answer = async {
        let desk = Desk::at(counter, reader, seat, &city)?;
        let draft = desk.draft(&id, None).await?;
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
    };
    either(answer.await)
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
            Ok(desk.seat.keep(Redirect::to(&to).into_response()))
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

/// With a capital and a full stop, as a sentence on a page stands.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let capital: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    format!("{}.", capital.trim_end_matches('.'))
}

async fn compared(
    State(counter): State<Counter>,
    reader: Reader,
    seat: Seat,
    Path((city, id)): Path<(String, String)>,
    Query(asked): Query<Which>,
) -> Response {
    let answer = async {
        let desk = Desk::at(counter, reader, seat, &city)?;
        let draft = desk.draft(&id, None).await?;
        let last = draft.last().revision.to_string();
        let before = draft.versions.get(1).map(|v| v.revision.to_string());
        let first = before.or_else(|| desk.town.orders.last().map(|o| o.order.id.clone()));
        let from = if asked.dari.is_empty() { first.unwrap_or_else(|| last.clone()) } else { asked.dari };
        let to = if asked.ke.is_empty() { last } else { asked.ke };
        let (a, b) = (side(&desk, &id, &from).await?, side(&desk, &id, &to).await?);
        let (city, people, lang) = (&desk.town.city, &desk.town.people, desk.reader.lang);
        let changes = diff(city, people, Some(&a.effect), &b.effect);
        let effects = changes.iter().map(|t| t.get(lang).to_owned()).collect();
        let choices = [choices(&desk, &draft, &from), choices(&desk, &draft, &to)];
        let (frame, _) = desk.counter.frame(&desk.reader, &desk.town, Section::Orders);
        let texts = [a.source.text.as_str(), b.source.text.as_str()];
        let page = compare::build(frame, &id, choices, texts, effects);
        Ok(desk.answer(StatusCode::OK, &page, &page.frame))
    };
    either(answer.await)
}

/// One side of a comparison: a version by its number, or a signed order by its id.
async fn side(desk: &Desk, id: &str, which: &str) -> Result<Judged, Response> {
    let source = match which.parse() {
        Ok(revision) => desk.draft(id, Some(revision)).await?.source,
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

async fn pdf(
    State(counter): State<Counter>,
    reader: Reader,
    seat: Seat,
    Path((city, id)): Path<(String, String)>,
    Query(asked): Query<Which>,
) -> Response {
    let answer = async {
        let desk = Desk::at(counter, reader, seat, &city)?;
        let draft = desk.draft(&id, asked.versi).await?;
        let judged = desk.judge(draft.source.clone()).await?;
        let paper = desk.counter.hall.draft_pdf(&desk.town, judged).await;
        let paper = paper.map_err(|trouble| desk.trouble(&trouble))?;
        let name =
            format!("inline; filename=\"{}-rancangan-{}.pdf\"", draft.version.id, draft.version.revision);
        let headers = [
            (header::CONTENT_TYPE, "application/pdf".to_owned()),
            (header::CONTENT_DISPOSITION, name),
            (header::CACHE_CONTROL, "no-store".to_owned()),
        ];
        Ok((headers, paper).into_response())
    };
    either(answer.await)
}

async fn plain(
    State(counter): State<Counter>,
    reader: Reader,
    seat: Seat,
    Path((city, id)): Path<(String, String)>,
    Query(asked): Query<Which>,
) -> Response {
    let answer = async {
        let desk = Desk::at(counter, reader, seat, &city)?;
        let draft = desk.draft(&id, asked.versi).await?;
        let headers = [
            (header::CONTENT_TYPE, "text/plain; charset=utf-8".to_owned()),
            (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{}.balai\"", draft.version.id)),
            (header::CACHE_CONTROL, "no-store".to_owned()),
        ];
        Ok((headers, draft.source.text).into_response())
    };
    either(answer.await)
}
