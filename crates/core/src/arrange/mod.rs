//! ARRANGE (Susun): who works where each day, with the reason for every cell.
//!
//! [`arrange`] plans, [`audit`] judges the plan without sharing code with it, [`why`] explains a
//! cell. It is told that a person is unavailable on some days, never why.

mod audit;
mod flow;
mod model;
mod solve;
mod why;

pub use audit::audit;
pub use model::*;
pub use solve::arrange;
pub use why::{Explanation, why};
