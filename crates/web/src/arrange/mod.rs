//! ARRANGE (Susun) at the counter: the units of a city, the roster board of one unit, and why a
//! cell is as it is. The board says "tidak tersedia" and never a cause.

pub mod board;
pub mod kpi;
pub mod serve;
pub mod slot;
pub mod table;
pub mod text;
pub mod units;
pub mod ways;
pub mod why;
