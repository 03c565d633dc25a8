//! Exit permits (izin keluar rumah pada jam kerja): one's own, and those a superior decides.

mod own;
pub mod serve;
mod team;
pub mod text;
