//! Health on pages: one's own report, and the rooms of the health officer: who is under watch, the
//! record of a person, the exposure list, the numbers. No other page shows any of it.

pub mod list;
pub mod numbers;
pub mod own;
pub mod person;
pub mod record;
pub mod room;
pub mod serve;
pub mod text;
pub mod trace;
