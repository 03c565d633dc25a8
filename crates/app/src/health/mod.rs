//! Acts of the stage HEALTH: who reports what, who may look, and what is counted. What leaves this
//! folder for the rosters is days of absence, never a cause.

mod count_health;
mod mark_contacts;
mod read_health;
mod read_own_health;
mod record_health;
mod report_health;
mod trace_contacts;

pub use count_health::{Counted, count_health};
pub use mark_contacts::{ContactWish, MOST_CONTACTS, mark_contacts};
pub use read_health::{CaseView, read_health};
pub use read_own_health::{OwnHealth, read_own_health};
pub use record_health::{RecordWish, record_health};
pub use report_health::{OwnReport, report_health};
pub use trace_contacts::{Met, Rest, Trace, trace_contacts};
