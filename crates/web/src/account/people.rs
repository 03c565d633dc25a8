//! The accounts of a city, as its operator keeps them and the inspectorate reads them.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use balai_app::account::{
    AccountWish, GrantWish, create_account, grant_role, recover_account, withdraw_role,
};
use balai_app::{AccountView, Act, Capacity, Held, Role, Town, Trouble, Visitor, may_in};
use jiff::civil::Date;

use super::guest::Guest;
use super::place::held_words;
use super::text::{Words, capacity_words, role_words, words};
use crate::counter::Counter;
use crate::desk::door::{Posted, sentence};
use crate::desk::seat::secret;
use crate::frame::{Frame, Section};
use crate::reader::Reader;
use crate::respond::respond;

/// An account in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRow {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Staff number, if there is one.
    pub person: String,
    /// Whether they can sign in: colour, icon, words.
    pub state: (&'static str, &'static str, &'static str),
    /// Roles: id, words.
    pub grants: Vec<(String, String)>,
}

/// A list to choose from: value, words.
pub type Choice = Vec<(String, String)>;

/// The page.
#[derive(Debug, Template)]
#[template(path = "people.html")]
pub struct PeoplePage {
    /// Frame.
    pub frame: Frame,
    /// Words.
    pub t: &'static Words,
    /// Heading.
    pub heading: String,
    /// What is wrong.
    pub wrong: Option<String>,
    /// A link that was just issued: words, address.
    pub link: Option<(String, String)>,
    /// Accounts.
    pub people: Vec<PersonRow>,
    /// The reader may change them.
    pub keeps: bool,
    /// Roles, units, capacities.
    pub choices: [Choice; 3],
    /// The day of the clock.
    pub today: String,
    /// What was typed for a new account: NIP, person, name.
    pub typed: [String; 3],
    /// Token of the forms.
    pub token: String,
    /// Key of the forms.
    pub key: String,
}

/// What is said over the list.
#[derive(Debug, Default)]
pub struct Said {
    /// Status, if not 200.
    pub status: Option<StatusCode>,
    /// What is wrong.
    pub wrong: Option<String>,
    /// A link that was just issued: account, token.
    pub link: Option<(String, String)>,
    /// What was typed for a new account.
    pub typed: [String; 3],
}

/// Who looks at which city.
pub struct Room<'a> {
    /// Counter.
    pub counter: &'a Counter,
    /// Reader.
    pub reader: &'a Reader,
    /// Browser.
    pub guest: &'a Guest,
    /// Who is signed in.
    pub visitor: &'a Visitor,
    /// City.
    pub town: &'a Town,
}

impl Room<'_> {
    /// The list.
    ///
    /// # Errors
    /// What the hall says.
    pub async fn page(&self, said: Said) -> Result<Response, Trouble> {
        let (hall, lang, slug) = (&self.counter.hall, self.reader.lang, &self.town.city.slug);
        let t = words(lang);
        let all = hall.accounts(&self.visitor.caller, slug).await?;
        let (frame, now) = self.counter.frame(self.reader, self.town, Section::Elsewhere);
        let mut frame = frame.signed(&self.visitor.caller.name);
        frame.indexed = false;
        let heading = (t.people)(&self.town.city.name);
        let title = if said.wrong.is_some() { format!("{}{heading}", t.error) } else { heading.clone() };
        let named = |id: &str| all.iter().find(|a| a.id == id).map_or("", |a| a.name.as_str());
        let site = hall.public_site().trim_end_matches('/');
        let link = said.link.map(|(account, token)| {
            ((t.issued)(named(&account)), format!("{site}{}", frame.to(&format!("/undangan/{token}"))))
        });
        let roles = Role::GRANTED.map(|r| (r.word().to_owned(), role_words(r, lang).to_owned())).to_vec();
        let units = self.town.city.units.iter().map(|u| (u.slug.clone(), u.name.clone()));
        let units = std::iter::once((String::new(), t.no_unit.to_owned())).chain(units).collect();
        let as_what = [Capacity::Definitive, Capacity::Plt, Capacity::Plh]
            .map(|c| (c.word().to_owned(), capacity_words(c, lang).to_owned()))
            .to_vec();
        let page = PeoplePage {
            t,
            wrong: said.wrong,
            link,
            people: all.iter().map(|account| self.row(account)).collect(),
            keeps: may_in(&self.visitor.caller, Act::GrantRole, slug, None),
            choices: [roles, units, as_what],
            today: now.date().to_string(),
            typed: said.typed,
            token: hall.form_token(&self.visitor.session),
            key: secret(),
            frame: frame.titled(title, t.people_lead),
            heading,
        };
        let status = said.status.unwrap_or(StatusCode::OK);
        Ok(self.guest.keep(respond(status, &page.frame, &page)))
    }

    fn row(&self, account: &AccountView) -> PersonRow {
        let (lang, t) = (self.reader.lang, words(self.reader.lang));
        let state = match (account.ready, account.codes) {
            (false, _) => ("diam", "kunci", t.states[0]),
            (true, false) => ("awas", "awas", t.states[1]),
            (true, true) => ("buka", "cek", t.states[2]),
        };
        let grant = |g: &balai_app::GrantView| {
            let place = held_words(&self.counter.hall, &g.held, lang);
            let last = g.days.1.map_or_else(String::new, |last| format!(" {} {last}", t.until));
            (g.id.clone(), format!("{place} · {}{last}", g.days.0))
        };
        PersonRow {
            id: account.id.clone(),
            name: account.name.clone(),
            person: account.person.clone().unwrap_or_default(),
            state,
            grants: account.grants.iter().map(grant).collect(),
        }
    }

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
                Ok(Redirect::to(&crate::reader::in_language(self.reader.lang, &to)).into_response())
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
        let both = || balai_core::diagnostic::Text {
            id: words(balai_core::diagnostic::Lang::Id).day_wrong.to_owned(),
            en: words(balai_core::diagnostic::Lang::En).day_wrong.to_owned(),
        };
        text.parse().map_err(|_| Trouble::Unfit(both()))
    }
}
