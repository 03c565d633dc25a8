//! Acts of WORK: what people do on a day, and what their superiors decide of it.

mod answer_swap;
mod ask_permit;
mod ask_swap;
mod check_in;
mod close_permit;
mod correct_attendance;
mod decide_permit;
mod decide_swap;
mod enter_attendance;
mod note_outage;
mod remind_silent;
mod renew_calendar;
mod report_activity;
mod verify_activity;

pub use answer_swap::answer_swap;
pub use ask_permit::{PermitWish, ask_permit};
pub use ask_swap::{SwapWish, ask_swap};
pub use check_in::{TapWish, Tapped, check_in};
pub use close_permit::{CloseWish, close_permit};
pub use correct_attendance::{CorrectionWish, correct_attendance};
pub use decide_permit::{DecideWish, decide_permit};
pub use decide_swap::{Decision, decide_swap};
pub use enter_attendance::{Entered, EntryList, enter_attendance};
pub use note_outage::{OutageWish, note_outage};
pub use remind_silent::remind_silent;
pub use renew_calendar::renew_calendar;
pub use report_activity::{ReportWish, report_activity};
pub use verify_activity::{VerifyWish, verify_activity};
