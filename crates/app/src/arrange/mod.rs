//! Acts of the stage ARRANGE.

mod bear_absence;
mod bear_staff;
mod plan_roster;
mod propose_repair;
mod propose_roster;
mod publish_roster;
mod repair_roster;

pub use bear_absence::bear_absence;
pub use bear_staff::{Borne, bear_staff};
pub use plan_roster::{Planned, RosterPlan, plan_roster};
pub use propose_repair::propose_repair;
pub use propose_roster::propose_roster;
pub use publish_roster::{Published, publish_roster};
pub use repair_roster::repair_roster;
