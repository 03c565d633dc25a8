//! Acts of the stage CITY.

mod import_city;

pub use import_city::{CityImport, Imported, import_city};
