//! REPORT: what leaves the hall as files.

pub mod dossier;
