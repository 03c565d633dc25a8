//! The desk (meja penyusunan): where the legal bureau writes orders. Text with its findings and its
//! letter beside it, what it would do before it is signed, its versions and who else has it open.
//!
//! Every page works as a plain form; the script only asks for the same page as one types.

pub mod compare;
pub(crate) mod door;
pub mod draw;
pub mod guide;
mod keep;
pub mod list;
pub mod page;
pub(crate) mod seat;
pub mod serve;
pub mod text;
pub mod view;
