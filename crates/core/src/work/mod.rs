//! WORK (Kerja): what a person does on a day of an order, and what is said of what they did.

pub mod activity;
pub mod attendance;
pub mod day;
pub mod permit;
pub mod photo;
pub mod signs;
pub mod swap;
