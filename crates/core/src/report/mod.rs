//! REPORT (Lapor): what leaves the hall, derived from the order and the roster.
//!
//! The letter of the order, the public notice in its forms, calendars and tables. Nothing here
//! decides; every sentence names the clause it comes from.

pub mod calendar;
pub mod cap;
pub mod chat;
pub mod find;
mod headline;
pub mod jsonld;
pub mod letter;
pub mod notice;
pub mod opening;
pub mod outlook;
pub mod qr;
pub mod tables;
