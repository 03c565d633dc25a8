//! Acts of WORK: what people do on a day, and what their superiors decide of it.

mod answer_swap;
mod ask_swap;
mod check_in;
mod correct_attendance;
mod decide_swap;
mod enter_attendance;
mod note_outage;
mod renew_calendar;

pub use answer_swap::answer_swap;
pub use ask_swap::{SwapWish, ask_swap};
pub use check_in::{TapWish, Tapped, check_in};
pub use correct_attendance::{CorrectionWish, correct_attendance};
pub use decide_swap::{Decision, decide_swap};
pub use enter_attendance::{Entered, EntryList, enter_attendance};
pub use note_outage::{OutageWish, note_outage};
pub use renew_calendar::renew_calendar;
