//! The acts: what a person, a program or the clock can ask of the hall.
//!
//! An act is one file in the folder of its stage, one function, one transaction, one journal line
//! and one row in [`access`]. Page, command line and clock are doors: they translate and call acts
//! or read from [`Hall`]. Nothing here lays out a page or knows a status code.

pub mod access;
pub mod arrange;
pub mod city;
mod demo;
mod demo_drafts;
mod desk;
mod fallout;
#[cfg(test)]
mod fixture;
mod hall;
mod ledger;
pub mod order;
mod proposal;
pub mod report;
mod rosters;
mod start;
mod town;
mod trouble;

pub use access::{Caller, Role};
pub use balai_paper::{from_xlsx, to_xlsx};
pub use balai_store::arrange::{Past, RosterHead};
pub use balai_store::draft::{State as DraftState, Version};
pub use demo::{CityFolder, DemoSettings, prepare_demo};
pub use desk::Draft;
pub use fallout::{Absence, Fallout, MOST_ABSENCES, Mended};
pub use hall::{Hall, HallSettings};
pub use proposal::{MOST_STEPS, Proposal, RosterWish, Step};
pub use rosters::Board;
pub use town::{Judged, SignedOrder, Town};
pub use trouble::Trouble;
