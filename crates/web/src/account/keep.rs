//! What the operator does with accounts: makes them, issues links, grants and withdraws roles.

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use balai_app::account::{
    AccountWish, GrantWish, create_account, grant_role, recover_account, withdraw_role,
};
use balai_app::{Capacity, Held, Role, Trouble};
use balai_core::diagnostic::{Lang, Text};
use jiff::civil::Date;

use super::guest::Guest;
use super::people::{Room, Said};
use super::serve::{known, read};
use super::text::words;
use crate::counter::Counter;
use crate::desk::door::{Posted, sentence};
use crate::reader::{Reader, in_language};

impl Room<'_> {
    /// Takes what the operator sends.
    ///
    /// # Errors
    /// What the hall says.
    pub async fn take(&self, posted: &Posted) -> Result<Response, Trouble> {
        let t = words(self.reader.lang);
        let field = |name: &str| posted.get(name).unwrap_or_default().trim().to_owned();
        let typed = [field("nip"), field("pegawai"), field("nama")];
        if !self.counter.hall.form_token_fits(&self.visitor.session, &field("tanda")) {
            let (status, wrong) = (Some(StatusCode::FORBIDDEN), Some(t.stranger.to_owned()));
            return self.page(Said { status, wrong, typed, ..Said::default() }).await;
        }
        match self.act(posted).await {
            Ok(None) => {
                let to = format!("/{}/kelola/akun", self.town.city.slug);
                Ok(Redirect::to(&in_language(self.reader.lang, &to)).into_response())
            }
            Ok(link) => self.page(Said { link, ..Said::default() }).await,
            Err(Trouble::Unfit(why) | Trouble::Missing(why) | Trouble::Stale(why)) => {
                let wrong = Some(sentence(why.get(self.reader.lang)));
                let status = Some(StatusCode::UNPROCESSABLE_ENTITY);
                self.page(Said { status, wrong, typed, ..Said::default() }).await
            }
            Err(trouble) => Err(trouble),
        }
    }

    async fn act(&self, posted: &Posted) -> Result<Option<(String, String)>, Trouble> {
        let (hall, caller) = (&self.counter.hall, &self.visitor.caller);
        let field = |name: &str| posted.get(name).unwrap_or_default().trim().to_owned();
        let some = |name: &str| Some(field(name)).filter(|text| !text.is_empty());
        let (city, account) = (Some(self.town.city.slug.clone()), field("akun"));
        // One key for one wish: a form sent twice is taken once, one sent with something else is another.
        let wish: Vec<_> = posted.0.iter().filter(|(name, _)| name != "tanda").collect();
        let key = format!("{}/{}", field("kunci"), crate::asset::sha256(&format!("{wish:?}")));
        match field("aksi").as_str() {
            "buat" => {
                let (person, name, login) = (some("pegawai"), field("nama"), field("nip"));
                let wish = AccountWish { city, person, name, login, sample: false };
                let made = create_account(hall, caller, &key, wish).await?;
                Ok(Some((made.account, made.token)))
            }
            "tautan" => {
                let token = recover_account(hall, caller, &key, &account).await?;
                Ok(Some((account, token)))
            }
            "beri" => {
                let role = Role::of_word(&field("peran")).unwrap_or(Role::Public);
                let capacity = Capacity::of_word(&field("sebagai")).unwrap_or_default();
                let held = Held { role, city, unit: some("unit"), capacity };
                let first_day = self.day(&field("mulai"))?;
                let last_day = some("sampai").map(|text| self.day(&text)).transpose()?;
                grant_role(hall, caller, &key, GrantWish { account, held, first_day, last_day }).await?;
                Ok(None)
            }
            "cabut" => {
                withdraw_role(hall, caller, &key, (&field("peran"), &field("alasan"))).await?;
                Ok(None)
            }
            _ => Ok(None),
        }
    }

    fn day(&self, text: &str) -> Result<Date, Trouble> {
        let both =
            || Text { id: words(Lang::Id).day_wrong.to_owned(), en: words(Lang::En).day_wrong.to_owned() };
        text.parse().map_err(|_| Trouble::Unfit(both()))
    }
}

/// The accounts of a city.
pub async fn all(
    State(counter): State<Counter>,
    reader: Reader,
    guest: Guest,
    Path(city): Path<String>,
) -> Result<Response, Response> {
    kept(&counter, (&reader, &guest), &city, None).await
}

/// Takes what the operator sends.
pub async fn change(
    State(counter): State<Counter>,
    reader: Reader,
    guest: Guest,
    Path(city): Path<String>,
    body: Bytes,
) -> Result<Response, Response> {
    kept(&counter, (&reader, &guest), &city, Some(read(&body))).await
}

async fn kept(
    counter: &Counter,
    (reader, guest): (&Reader, &Guest),
    city: &str,
    posted: Option<Posted>,
) -> Result<Response, Response> {
    let Some(town) = counter.hall.town(city) else { return Err(counter.missing(reader)) };
    let visitor = known(counter, reader, guest, Some(city))?;
    let room = Room { counter, reader, guest, visitor, town: &town };
    let page = match posted {
        Some(posted) => room.take(&posted).await,
        None => room.page(Said::default()).await,
    };
    page.map_err(|trouble| counter.trouble(reader, &trouble))
}
