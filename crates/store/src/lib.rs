//! The memory of the hall: what was imported, signed, planned and done.
//!
//! Asked by the acts of `balai-app` and by nobody else. One SQL text serves SQLite and PostgreSQL;
//! only [`db`] knows which of them runs. What was signed, planned or journalled is inserted once
//! and never changed (the test `tests/house.rs` reads every statement for it). What must be kept and
//! may not be read is sealed ([`seal`]).

pub mod absence;
pub mod account;
pub mod activity;
pub mod arrange;
pub mod attendance;
pub mod calendar;
pub mod city;
mod command;
mod db;
pub mod draft;
pub mod dump;
mod fault;
pub mod health;
pub mod identity;
pub mod journal;
pub mod migrate;
pub mod notice;
pub mod order;
pub mod permit;
pub mod pulse;
pub mod replay;
pub mod reseal;
pub mod role;
mod schema;
pub mod seal;
pub mod session;
pub mod staff;
pub mod swap;
mod value;

pub use command::{Command, Done};
pub use db::{Row, Store, Tx, Work};
pub use fault::Fault;
pub use value::Value;

use sha2::{Digest, Sha256};

/// SHA-256 as 64 hexadecimal digits.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Bytes as hexadecimal digits.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}
