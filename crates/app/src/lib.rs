//! The acts: what a person, a program or the clock can ask of the hall.
//!
//! An act is one file in the folder of its stage, one function, one transaction, one journal line
//! and one row in [`access`]. Page, command line and clock are doors: they translate and call acts
//! or read from [`Hall`]. Nothing here lays out a page or knows a status code.

pub mod access;
pub mod account;
mod accounts;
mod activities;
mod acts;
pub mod arrange;
mod asof;
mod brake;
mod case_file;
pub mod city;
pub mod clock;
mod days;
mod demo;
mod demo_drafts;
mod demo_people;
mod desk;
mod fallout;
mod first_run;
#[cfg(test)]
mod fixture;
mod hall;
pub mod health;
pub mod keys;
mod ledger;
mod notices;
mod oidc;
pub mod order;
mod password;
mod permits;
mod proof;
mod proposal;
mod publication;
mod pulse;
mod recap;
mod renew;
pub mod report;
mod reseal;
mod roles;
mod rosters;
mod signs;
mod start;
mod swaps;
mod team;
mod totp;
mod town;
mod trouble;
mod upkeep;
mod vouched;
mod week;
pub mod work;

pub use access::{Act, Caller, Held, Role, may_in, may_somewhere};
pub use accounts::{AccountView, GrantView, OpenSession, Visitor};
pub use activities::{Expected, Owing, OwnDay, OwnReports, ReportState, ReportView, TeamReports};
pub use asof::AsOf;
pub use balai_paper::{from_xlsx, rows_of_xlsx, to_xlsx};
pub use balai_store::activity::{Reminder, Report, Verdict};
pub use balai_store::arrange::{Past, RosterHead};
pub use balai_store::attendance::{Count, Entry, Origin, Outage as NotedOutage, Spot, mode_of};
pub use balai_store::draft::{State as DraftState, Version};
pub use balai_store::health::Look;
pub use balai_store::journal::{Line, Tear};
pub use balai_store::migrate::State as MigrationState;
pub use balai_store::notice::{Telling, Told};
pub use balai_store::permit::{Permit, Step as PermitStep};
pub use balai_store::role::Capacity;
pub use balai_store::seal::KeyRing;
pub use balai_store::swap::Request;
pub use case_file::{Entry as HealthEntry, Kept, Taken};
pub use days::HeldDay;
pub use demo::{CityFolder, DemoSettings, prepare_demo};
pub use demo_people::sample_nip;
pub use desk::Draft;
pub use fallout::{Absence, Fallout, MOST_ABSENCES, Mended};
pub use first_run::first_run_link;
pub use hall::{Hall, HallSettings};
pub use keys::keys_in;
pub use notices::News;
pub use oidc::{Flaw, Identity, OidcSettings, Provider, SsoAnswer, SsoErrand, SsoFault, SsoStart};
pub use password::LEAST;
pub use permits::{OwnPermits, PermitView, Stay};
pub use proof::{Browser, Proof};
pub use proposal::{MOST_STEPS, Proposal, RosterWish, Step};
pub use recap::{Recap, RecapRow};
pub use reseal::Hanging;
pub use rosters::Board;
pub use team::{Team, TeamRow};
pub use town::{Judged, SignedOrder, Town};
pub use trouble::Trouble;
pub use upkeep::{Chain, Checked, Upkeep};
pub use week::Week;

/// SHA-256 of a text, as 64 hexadecimal digits: for keys of acts.
#[must_use]
pub fn sha256(text: &str) -> String {
    balai_store::sha256(text.as_bytes())
}
