//! `balai account`: what the operator does about accounts when no page can be reached: make one, give
//! out a new link, grant a role or take it back, list them. The same acts as the pages; the link is
//! shown once and stands nowhere else.

mod asked;

use balai_app::account::{
    AccountWish, GrantWish, create_account, grant_role, recover_account, withdraw_role,
};
use balai_app::{AccountView, Caller, Capacity, Hall, Held, Role, sha256};
use balai_core::say;

use super::{ended, wait};
use crate::args::{lang, t};
use crate::ending::{Outcome, Stop};
use crate::screen;

pub use asked::AccountCommand;
use asked::New;

/// Carries out a command about accounts.
pub fn obey(command: AccountCommand) -> Outcome {
    let operator = Caller::operator();
    wait(async {
        match command {
            AccountCommand::List(what) => {
                let hall = what.database.keyed().await?;
                let all = hall.accounts(&operator, &what.city).await.map_err(ended)?;
                screen::out(&all.iter().map(row).collect::<String>());
            }
            AccountCommand::New(New { login, city, person, name, database }) => {
                let hall = database.keyed().await?;
                let key = format!("account/{}", sha256(&format!("{login}/{city:?}")));
                let wish = AccountWish { city, person, name, login, sample: false };
                let made = create_account(&hall, &operator, &key, wish).await.map_err(ended)?;
                shown(&hall, &made.account, &made.token);
            }
            AccountCommand::Recover(what) => {
                let hall = what.database.keyed().await?;
                let key = moment(&hall);
                let token = recover_account(&hall, &operator, &key, &what.account).await.map_err(ended)?;
                shown(&hall, &what.account, &token);
            }
            AccountCommand::Grant(what) => {
                let hall = what.database.keyed().await?;
                let first_day = what.from.unwrap_or_else(|| hall.now().date());
                let role = Role::of_word(&what.role).unwrap_or(Role::Employee);
                let capacity = Capacity::of_word(&what.capacity).unwrap_or(Capacity::Definitive);
                let held = Held { role, city: what.city, unit: what.unit, capacity };
                let wish = GrantWish { account: what.account, held, first_day, last_day: what.until };
                let id = grant_role(&hall, &operator, &moment(&hall), wish).await.map_err(ended)?;
                screen::out(say!("peran {id} diberikan\n", "role {id} granted\n").get(lang()));
            }
            AccountCommand::Withdraw(what) => {
                let hall = what.database.keyed().await?;
                let which = (what.grant.as_str(), what.reason.as_str());
                withdraw_role(&hall, &operator, &moment(&hall), which).await.map_err(ended)?;
                screen::out(t("peran dicabut\n", "role withdrawn\n"));
            }
        }
        Ok::<_, Stop>(())
    })
}

/// A key that no earlier command had.
fn moment(hall: &Hall) -> String {
    format!("cli/{}", hall.now().timestamp().as_microsecond())
}

fn shown(hall: &Hall, account: &str, token: &str) {
    let site = hall.public_site().trim_end_matches('/');
    let said = say!(
        "akun {account}; tautan sekali pakai untuk orangnya:\n\n    {site}/undangan/{token}\n",
        "account {account}; a one-time link for its owner:\n\n    {site}/undangan/{token}\n"
    );
    screen::out(said.get(lang()));
}

fn row(account: &AccountView) -> String {
    let AccountView { id, name, person, ready, codes, grants, .. } = account;
    let state = match (ready, codes) {
        (false, _) => t("belum ada kata sandi", "no password yet"),
        (true, false) => t("belum ada kode", "no codes yet"),
        (true, true) => t("siap", "ready"),
    };
    let person = person.as_deref().unwrap_or("-");
    let mut text = format!("{id}  {name:<28} {person:<12} {state}\n");
    for grant in grants {
        let Held { role, city, unit, capacity } = &grant.held;
        let place = [city.as_deref(), unit.as_deref()].into_iter().flatten().collect::<Vec<_>>().join("/");
        let last = grant.days.1.map_or_else(String::new, |day| day.to_string());
        let (role, capacity, first) = (role.word(), capacity.word(), grant.days.0);
        text += &format!("    {}  {role} {capacity} {place} {first}..{last}\n", grant.id);
    }
    text
}
