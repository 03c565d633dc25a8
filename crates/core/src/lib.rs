//! The rules of Balai: pure functions on plain values.
//!
//! Nothing here asks for the time, for chance, for a file or for a table: days, seeds and texts
//! are arguments. A stage uses only the stages above it in this list, so the list below *is* the
//! architecture of the rules. SERVE and REVIEW join it in their places when they are built:
//! `diagnostic city order arrange work serve report review`.

pub mod arrange;
pub mod city;
pub mod diagnostic;
pub mod order;
pub mod report;
pub mod work;
