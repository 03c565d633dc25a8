//! The accounts of a city, as its operator keeps them and the inspectorate reads them.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use balai_app::{AccountView, Act, Capacity, Role, Town, Trouble, Visitor, may_in};
use balai_core::diagnostic::long_date;

use super::guest::Guest;
use super::place::held_words;
use super::text::{Words, capacity_words, role_words, words};
use crate::counter::Counter;
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
        let mut frame = frame.signed(Some(self.visitor));
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
            (false, _) if account.sample => ("daring", "orang", t.sample_mark),
            (false, _) => ("diam", "kunci", t.states[0]),
            (true, false) => ("awas", "awas", t.states[1]),
            (true, true) => ("buka", "cek", t.states[2]),
        };
        let grant = |g: &balai_app::GrantView| {
            let place = held_words(&self.counter.hall, &g.held, lang);
            let (first, last) = (long_date(g.days.0, lang), g.days.1.map(|last| long_date(last, lang)));
            let last = last.map_or_else(String::new, |last| format!(" {} {last}", t.until));
            (g.id.clone(), format!("{place} · {} {first}{last}", t.from))
        };
        PersonRow {
            id: account.id.clone(),
            name: account.name.clone(),
            person: account.person.clone().unwrap_or_default(),
            state,
            grants: account.grants.iter().map(grant).collect(),
        }
    }
}
