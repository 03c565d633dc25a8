//! Accounts as pages read them: who is signed in, their sessions, the accounts of a city. Nothing
//! here writes but that a session was seen; the acts in `account` do.

use balai_store::account::{self, Account};
use balai_store::role::{self, Grant};
use balai_store::session::{self, Session};
use balai_store::{Fault, hex, sha256};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

use crate::access::{Act, Held, require, require_in};
use crate::proof::{is_derived, login_place};
use crate::{Caller, Capacity, Hall, Role, Trouble};

/// A session that is not used for so long has ended.
const IDLE: SignedDuration = SignedDuration::from_hours(12);
/// A session ends after so long in any case.
const LONGEST: SignedDuration = SignedDuration::from_hours(30 * 24);
/// How often it is noted that a session was seen.
const SIGHT: SignedDuration = SignedDuration::from_mins(10);

/// Who is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visitor {
    /// As whom they act.
    pub caller: Caller,
    /// Id of the account.
    pub account: String,
    /// Id of the session.
    pub session: String,
    /// Their city; `None`: the hall itself.
    pub city: Option<String>,
    /// One-time codes are on.
    pub codes: bool,
    /// Roles wait until codes are on, or a session by a provider that saw two factors.
    pub held_back: bool,
    /// They are made up.
    pub sample: bool,
}

/// An open session of somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenSession {
    /// Id.
    pub id: String,
    /// What the browser calls itself.
    pub browser: String,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// When it was last seen.
    pub seen_at: Timestamp,
    /// The provider of identities opened it.
    pub by_provider: bool,
}

/// An account with its roles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountView {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Person of the staff list.
    pub person: Option<String>,
    /// A password was set.
    pub ready: bool,
    /// One-time codes are on.
    pub codes: bool,
    /// Made up.
    pub sample: bool,
    /// Roles that were not withdrawn.
    pub grants: Vec<GrantView>,
}

/// A role as it was granted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GrantView {
    /// Id.
    pub id: String,
    /// What and where.
    pub held: Held,
    /// First day and last.
    pub days: (Date, Option<Date>),
}

impl Hall {
    /// Who bears the token of a session; `None` if nobody, or if nothing they are holds today.
    ///
    /// # Errors
    /// [`Trouble::Broken`] if the database cannot be read.
    pub async fn visitor(&self, token: &str) -> Result<Option<Visitor>, Trouble> {
        let (hash, now) = (sha256(token.as_bytes()), self.watch());
        let read = self.store().read(move |tx| {
            Box::pin(async move {
                let Some(found) = session::of_token(tx, &hash).await? else { return Ok(None) };
                let Some(who) = account::by_id(tx, &found.account).await? else { return Ok(None) };
                let grants = role::of_account(tx, &who.id).await?;
                let codes = account::totp(tx, &who.id).await?.is_some();
                Ok::<_, Fault>(Some((found, who, grants, codes)))
            })
        });
        let Some((found, who, grants, codes)) = read.await? else { return Ok(None) };
        if !alive(&found, now) {
            return Ok(None);
        }
        if now.duration_since(found.seen_at) >= SIGHT {
            let id = found.id.clone();
            let seen =
                self.store().jot(move |tx| Box::pin(async move { session::see(tx, &id, now).await })).await;
            seen.map_err(|fault: Fault| Trouble::from(fault))?;
        }
        let vouched = found.provider.as_ref().is_some_and(|by| by.two_factors);
        let held_back = !codes && !who.sample && !vouched;
        let Some(caller) = self.caller_of(&who, grants, held_back) else { return Ok(None) };
        let Account { id, city, sample, .. } = who;
        Ok(Some(Visitor { caller, account: id, session: found.id, city, codes, held_back, sample }))
    }

    /// As whom somebody acts today; `None` if nothing they are holds. Who is held back is an
    /// employee until they have codes.
    pub(crate) fn caller_of(&self, who: &Account, grants: Vec<Grant>, held_back: bool) -> Option<Caller> {
        let mut held: Vec<Held> = grants.into_iter().filter_map(|grant| self.held(grant)).collect();
        if let (Some(city), Some(id)) = (&who.city, &who.person) {
            let town = self.town(city)?;
            // Who has left the staff has no account here any more, whatever they were granted.
            let person = town.person(id)?;
            let unit = town.city.units.get(person.unit.at()).map(|unit| unit.slug.clone());
            let (city, role, capacity) = (Some(city.clone()), Role::Employee, Capacity::Definitive);
            held.push(Held { role, city, unit, capacity });
        }
        if held_back && !held.is_empty() {
            held = vec![Held { city: who.city.clone(), ..Held::everywhere(Role::Employee) }];
        }
        let (name, account, person) = (who.name.clone(), Some(who.id.clone()), who.person.clone());
        (!held.is_empty()).then_some(Caller { name, account, person, held })
    }

    /// What a grant gives today, by the clock of its city.
    fn held(&self, grant: Grant) -> Option<Held> {
        let day = grant.city.as_deref().map_or_else(
            || Some(self.now().date()),
            |city| self.town(city).map(|town| town.wall(&self.now()).date()),
        )?;
        let holds = grant.first_day <= day && grant.last_day.is_none_or(|last| day <= last);
        let role = Role::of_word(&grant.role).filter(|_| holds)?;
        Some(Held { role, city: grant.city, unit: grant.unit, capacity: grant.capacity })
    }

    /// The token that a form of a session bears, so that no other site can send it.
    #[must_use]
    pub fn form_token(&self, session: &str) -> String {
        hex(&self.keys().derive("form", session))
    }

    /// True if a form bears the token of its session.
    #[must_use]
    pub fn form_token_fits(&self, session: &str, token: &str) -> bool {
        is_derived(self, "form", session, token)
    }

    /// One's own open sessions, the last opened first.
    ///
    /// # Errors
    /// [`Trouble::Forbidden`], or [`Trouble::Broken`] if the database cannot be read.
    pub async fn sessions(&self, caller: &Caller) -> Result<Vec<OpenSession>, Trouble> {
        require(caller, Act::ReadSessions)?;
        let (account, now) = (caller.account.clone().ok_or(Trouble::Forbidden)?, self.watch());
        let read =
            self.store().read(move |tx| Box::pin(async move { session::of_account(tx, &account).await }));
        let all: Vec<Session> = read.await.map_err(|fault: Fault| Trouble::from(fault))?;
        let open = |s: Session| OpenSession {
            id: s.id,
            browser: s.browser,
            opened_at: s.opened_at,
            seen_at: s.seen_at,
            by_provider: s.provider.is_some(),
        };
        Ok(all.into_iter().filter(|s| alive(s, now)).map(open).collect())
    }

    /// The accounts of a city and of the hall, with their roles.
    ///
    /// # Errors
    /// [`Trouble::Forbidden`], or [`Trouble::Broken`] if the database cannot be read.
    pub async fn accounts(&self, caller: &Caller, city: &str) -> Result<Vec<AccountView>, Trouble> {
        require_in(caller, Act::ReadAccounts, city, None)?;
        let city = city.to_owned();
        let read = self.store().read(move |tx| {
            Box::pin(async move {
                let mut all = Vec::new();
                for Account { id, name, person, sample, .. } in account::of_city(tx, &city).await? {
                    let ready = account::password(tx, &id).await?.is_some();
                    let codes = account::totp(tx, &id).await?.is_some();
                    let grants = role::of_account(tx, &id).await?.into_iter().filter_map(view).collect();
                    all.push(AccountView { id, name, person, ready, codes, sample, grants });
                }
                Ok(all)
            })
        });
        read.await.map_err(|fault: Fault| fault.into())
    }

    /// For whom a one-time link is, if it holds: name, and name for signing in.
    ///
    /// # Errors
    /// [`Trouble::Broken`] if the database cannot be read.
    pub async fn invited(&self, token: &str) -> Result<Option<(String, String)>, Trouble> {
        let (hash, now) = (sha256(token.as_bytes()), self.watch());
        let read = self.store().read(move |tx| {
            Box::pin(async move {
                let Some(link) = account::invitation(tx, &hash, now).await? else { return Ok(None) };
                account::by_id(tx, &link.account).await
            })
        });
        let who: Option<Account> = read.await.map_err(|fault: Fault| Trouble::from(fault))?;
        let Some(who) = who else { return Ok(None) };
        let login = self.keys().unseal(&login_place(&who.id), &who.login_sealed)?;
        Ok(Some((who.name, login)))
    }
}

fn alive(session: &Session, now: Timestamp) -> bool {
    now.duration_since(session.seen_at) < IDLE && now.duration_since(session.opened_at) < LONGEST
}

fn view(grant: Grant) -> Option<GrantView> {
    let Grant { id, role, city, unit, capacity, first_day, last_day, .. } = grant;
    let held = Held { role: Role::of_word(&role)?, city, unit, capacity };
    Some(GrantView { id, held, days: (first_day, last_day) })
}
