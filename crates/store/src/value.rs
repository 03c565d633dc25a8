//! Values that go into statements. How each engine keeps them is the business of `db`.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};

/// One value of a statement.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// NULL, of any type.
    Null,
    /// TEXT
    Text(String),
    /// INTEGER, 64 bits
    Int(i64),
    /// BOOLEAN
    Flag(bool),
    /// DATE: a day of the calendar.
    Day(Date),
    /// INSTANT: a point in time, to the microsecond.
    Instant(Timestamp),
    /// DATETIME: what the clock on the wall shows, with no zone.
    Wall(DateTime),
    /// JSON
    Json(serde_json::Value),
    /// BYTES
    Bytes(Vec<u8>),
}

macro_rules! from {
    ($($kind:ty => $variant:ident),*) => {$(
        impl From<$kind> for Value {
            fn from(value: $kind) -> Self { Self::$variant(value) }
        }
    )*};
}
from!(String => Text, i64 => Int, bool => Flag, Date => Day, Timestamp => Instant, DateTime => Wall,
    serde_json::Value => Json, Vec<u8> => Bytes);

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Text(value.into())
    }
}

impl From<&String> for Value {
    fn from(value: &String) -> Self {
        Self::Text(value.clone())
    }
}

impl From<u32> for Value {
    fn from(value: u32) -> Self {
        Self::Int(value.into())
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}
