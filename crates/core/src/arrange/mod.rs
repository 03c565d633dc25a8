//! ARRANGE (Susun): who works where each day, with the reason for every cell.
//!
//! [`arrange`] plans, [`audit`] judges the plan without sharing code with it, [`why`] explains a
//! cell. It is told that a person is unavailable on some days, never why.
//!
//! The planner in the order of its steps: `rules` (what the order, the posts and the calendar
//! allow), `call` (who is called in, a min-cost flow in `flow`), `rest` (rest and nights), `picket`
//! (officers), `solve` (cells). `before` knows what was published, is past or is fixed by hand;
//! [`repair`] mends a published roster with it. docs/roster.md has the model as formulas.

mod audit;
mod before;
mod call;
mod cohort;
mod flow;
mod model;
pub mod optimum;
mod picket;
mod repair;
mod rest;
mod rules;
mod solve;
#[cfg(test)]
mod tests;
mod why;

pub use audit::audit;
pub use model::*;
pub use repair::{Change, Repair, changes, repair, repair_also};
pub use solve::arrange;
pub use why::{Conflict, Explanation, Part, StandIn, conflict, stand_ins, why};
