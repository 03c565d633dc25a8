//! REPORT (Lapor) at the counter: the public notice of a day, its poster and its forms for programs.

pub mod basis;
pub mod card;
pub mod days;
pub mod district;
pub mod groups;
pub mod notice;
pub mod poster;
pub mod search;
pub mod serve;
pub mod text;
