//! WORK (Kerja) at the counter: one's own week with check-in, swaps and calendar, and the team of a
//! superior. What may wait without signal goes through the queue ([`queue`]).

pub mod activity;
mod asker;
mod calendar;
mod door;
mod form;
mod lead;
mod list;
mod news;
mod outage;
mod own;
pub mod permit;
pub mod queue;
mod recap;
pub mod serve;
mod swap;
mod tap;
mod team;
pub(crate) mod text;
mod today;
mod week;
