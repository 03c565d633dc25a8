//! HEALTH (Kesehatan): what a report about somebody's health leads to: days on which they cannot
//! work, days on which they were infectious, whom they may have met, and how many there are.
//!
//! Asked by the acts of the stage `health` alone. The stages above cannot see it, and no stage below
//! may (tidy: wall): a roster is told of days, never of a cause. Everything counts by the health
//! profile in force on the day of the report, which is data of the city with its source.

mod contact;
mod count;
mod course;
mod report;
mod suppress;

pub use contact::{Basis, Ground, Presence, Shared, shared};
pub use count::{Case, Count, Counts, Revision, counts, revisions};
pub use course::{Course, WATCH_DAYS, course, profile, spans, standing};
pub use report::{Reason, Report, Status};
pub use suppress::{SMALL, publishable};
