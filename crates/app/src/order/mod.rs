//! Acts of the stage ORDER.

mod save_draft;
mod sign_order;

pub use save_draft::{DraftSave, DraftSaved, save_draft};
pub use sign_order::{Signed, sign_order};
