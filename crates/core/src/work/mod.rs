//! WORK (Kerja): what people do under an order, and what may come next.

pub mod activity;
pub mod permit;
pub mod photo;
