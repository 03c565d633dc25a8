//! Accounts on pages: signing in and out, one's own account, a password by a one-time link, and the
//! accounts of a city as its operator keeps them.

pub mod bar;
pub mod cookie;
pub mod door;
pub mod guest;
pub mod keep;
pub mod link;
pub mod origin;
pub mod own;
pub mod people;
pub mod place;
pub mod serve;
pub mod sign;
pub mod sso;
pub mod text;
pub mod told;
