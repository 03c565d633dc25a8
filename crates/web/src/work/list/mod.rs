//! The attendance of an office without signal as a list: given to fill in, pasted or sent as a file.

pub mod blank;
pub mod read;
pub mod text;
