//! How far the clocks of services are from this machine's.

use super::Cache;
use crate::Error;
use rusqlite::params;
use std::collections::BTreeMap;

impl Cache {
    /// How far the clocks of services were from this machine's when they last answered, in seconds, by address.
    pub(crate) fn skews(&self) -> Result<BTreeMap<String, i64>, Error> {
        let read = || {
            let connection = self.connection();
            let mut query = connection.prepare_cached("SELECT address, skew FROM clock")?;
            let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            rows.collect::<Result<BTreeMap<_, _>, _>>()
        };
        read().map_err(|error| self.failed(error))
    }

    /// Keeps how far the clock of a service is from this machine's.
    pub(crate) fn put_skew(&self, address: &str, seconds: i64) -> Result<(), Error> {
        let write = || {
            self.connection().execute(
                "INSERT INTO clock (address, skew) VALUES (?1, ?2)
                 ON CONFLICT (address) DO UPDATE SET skew = excluded.skew",
                params![address, seconds],
            )
        };
        write().map(|_| ()).map_err(|error| self.failed(error))
    }
}
