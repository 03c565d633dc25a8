//! Pages of the stage WORK: what staff do, and what their superiors decide.

pub mod activity;
mod asker;
mod form;
pub mod permit;
