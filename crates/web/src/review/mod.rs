//! REVIEW (Telaah) at the counter: what held and who was where at an instant, by the record.

pub mod past;
pub mod text;
mod whereabouts;
