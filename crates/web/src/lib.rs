//! The counter: every page a reader can open, in both languages, built from core values by pure
//! functions and printed by templates. Handlers only fetch and answer; nothing here decides a rule
//! and nothing here writes.

pub mod account;
pub mod arrange;
pub mod asset;
mod counter;
pub mod desk;
pub mod frame;
pub mod icon;
pub mod landing;
pub mod order;
pub mod problem;
pub mod reader;
pub mod report;
pub mod respond;
mod start;
pub mod statement;
pub mod text;
pub mod work;

pub use counter::router;
pub use report::serve::notice_page_standalone;
