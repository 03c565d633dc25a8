//! ARRANGE (Susun): who works where each day, with the reason for every cell.
//!
//! [`arrange`] plans, [`audit`] judges the plan without sharing code with it, [`why`] explains a
//! cell. It is told that a person is unavailable on some days, never why.
//!
//! The planner in the order of its steps: `rules` (what the order, the posts and the calendar
//! allow), `call` (who is called in, a min-cost flow in `flow`), `rest` (rest and nights), `picket`
//! (officers), `solve` (cells). docs/roster.md has the model as formulas.

mod audit;
mod call;
mod cohort;
mod flow;
mod model;
pub mod optimum;
mod picket;
mod rest;
mod rules;
mod solve;
#[cfg(test)]
mod tests;
mod why;

pub use audit::audit;
pub use model::*;
pub use solve::arrange;
pub use why::{Explanation, why};
