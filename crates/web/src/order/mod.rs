//! ORDER (Perintah) at the counter: the orders of a city, each with its text, its findings, its
//! letter, and the page that says whether a letter in somebody's hand is one of them.

pub mod facts;
pub mod holds;
pub mod list;
pub mod page;
pub mod serve;
pub mod source;
pub mod text;
pub mod verify;
