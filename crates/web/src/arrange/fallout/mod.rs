//! Many who fall out at once (halangan banyak pegawai): a list goes in, what it changes is shown unit
//! by unit with the reasons, and publishing notes the absences and keeps the repaired roster. No
//! cause is asked.

mod list;
mod page;
pub mod serve;
mod text;
