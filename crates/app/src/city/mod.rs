//! Acts of the stage CITY.

mod compare_staff;
mod import_city;
mod import_staff;

pub use balai_core::city::staff::Tally;
pub use compare_staff::compare_staff;
pub use import_city::{CityImport, Imported, import_city};
pub use import_staff::{StaffList, StaffTaken, import_staff};
