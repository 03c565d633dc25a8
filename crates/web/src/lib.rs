//! The counter: every page a reader can open, in both languages, built from core values by pure
//! functions and printed by templates. Handlers only fetch and answer; nothing here decides a rule
//! and nothing here writes.

pub mod account;
pub mod arrange;
pub mod asset;
mod counter;
pub mod desk;
pub mod frame;
pub mod health;
pub mod icon;
pub mod landing;
pub mod order;
pub mod problem;
pub mod reader;
pub mod report;
pub mod respond;
pub mod review;
mod start;
pub mod statement;
pub mod text;
pub mod watch;
pub mod work;

pub use counter::router;
pub use report::serve::notice_page_standalone;
