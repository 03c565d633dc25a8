//! Acts of the stage WORK.

mod ask_permit;
mod close_permit;
mod decide_permit;
mod remind_silent;
mod report_activity;
mod verify_activity;

pub use ask_permit::{PermitWish, ask_permit};
pub use close_permit::{CloseWish, close_permit};
pub use decide_permit::{DecideWish, decide_permit};
pub use remind_silent::remind_silent;
pub use report_activity::{ReportWish, report_activity};
pub use verify_activity::{VerifyWish, verify_activity};
