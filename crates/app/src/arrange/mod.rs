//! Acts of the stage ARRANGE.

mod plan_roster;

pub use plan_roster::{Planned, RosterPlan, plan_roster};
