//! Acts of the stage ORDER.

mod sign_order;

pub use sign_order::{Signed, sign_order};
