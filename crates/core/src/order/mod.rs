//! ORDER (Perintah): the order as text that compiles.
//!
//! [`parse`] reads any bytes into a tree and findings, [`check`] asks whether it can be signed,
//! [`Effect`] says what it gives every unit, person, day and service of a city, [`print()`] writes
//! it back. This stage does not know that rosters exist.

mod amend;
mod check;
mod diff;
mod effect;
pub mod form;
mod label;
mod layer;
mod lexer;
mod parser;
mod print;
mod select;
mod successor;
mod tree;
mod why;

pub use amend::whole;
pub use check::{Checked, Exempt, Lifted, Owed, check, exemptions, owed};
pub use diff::diff;
pub use effect::*;
pub use layer::{Holding, Link, bounds, holding, in_force};
pub use parser::{HEADS, Parsed, RULE_HEADS, parse};
pub use print::print;
pub use successor::successor;
pub use tree::*;
pub use why::{Trace, why_person, why_service, why_unit};
