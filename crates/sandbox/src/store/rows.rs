//! Values as the database has them.

use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::types::Type;
use rusqlite::{Error, Row};

/// A time in a column.
pub(super) fn time(row: &Row<'_>, column: &str) -> Result<Timestamp, Error> {
    let millis: i64 = row.get(column)?;
    Timestamp::from_millisecond(millis).map_err(|error| unreadable(Type::Integer, error))
}

/// A time in a column that may be empty.
pub(super) fn optional_time(row: &Row<'_>, column: &str) -> Result<Option<Timestamp>, Error> {
    let millis: Option<i64> = row.get(column)?;
    let time = millis.map(Timestamp::from_millisecond).transpose();
    time.map_err(|error| unreadable(Type::Integer, error))
}

/// A day in a column.
pub(super) fn date(row: &Row<'_>, column: &str) -> Result<Date, Error> {
    let text: String = row.get(column)?;
    text.parse().map_err(|error: jiff::Error| unreadable(Type::Text, error))
}

/// A list of texts in a column.
pub(super) fn list(row: &Row<'_>, column: &str) -> Result<Vec<String>, Error> {
    let text: String = row.get(column)?;
    serde_json::from_str(&text).map_err(|error| unreadable(Type::Text, error))
}

/// A list of texts in a column that may be empty.
pub(super) fn optional_list(row: &Row<'_>, column: &str) -> Result<Option<Vec<String>>, Error> {
    let text: Option<String> = row.get(column)?;
    let list = text.map(|text| serde_json::from_str(&text)).transpose();
    list.map_err(|error| unreadable(Type::Text, error))
}

/// A list as a column has it.
pub(super) fn list_text(list: &[String]) -> String {
    serde_json::Value::from(list).to_string()
}

pub(super) fn unreadable(kind: Type, error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::FromSqlConversionFailure(0, kind, Box::new(error))
}
