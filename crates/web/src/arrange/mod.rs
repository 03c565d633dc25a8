//! ARRANGE (Susun) at the counter: the units of a city, the roster board of one unit, and why a
//! cell is as it is. The board says "tidak tersedia" and never a cause.

pub mod asked;
pub mod board;
pub mod fallout;
pub mod kpi;
pub mod mend;
mod numbers;
mod one;
mod place;
pub mod serve;
pub mod slot;
pub mod table;
mod taken;
pub mod text;
pub mod units;
pub mod ways;
pub mod why;
