//! The city as data: units, sites, services, posts, programmes, calendar, people.
//!
//! Read from CSV and TOML tables by [`load`], asked by every later stage, changed by none.
//! Nothing about one city stands in code: a second city is a second folder.

pub mod load;
mod model;
pub mod number;
pub mod staff;
mod table;

pub use model::*;
pub use table::{Table, tables};
