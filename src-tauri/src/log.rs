//! The log: a file a day, seven kept, in the data directory. It names keys by their identifiers and never
//! holds a secret or a credential.

use std::path::Path;
use tracing_appender::rolling::{RollingFileAppender, Rotation};
use tracing_subscriber::EnvFilter;

/// How many days of log are kept.
const DAYS: usize = 7;

/// Starts writing `logs/keyward.DATE.log` in the data directory.
///
/// # Errors
/// Says in words why it can't.
pub(crate) fn start(directory: &Path) -> Result<(), String> {
    let folder = directory.join("logs");
    // Made first: the appender complains on standard error about a folder that is not there yet.
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let file = RollingFileAppender::builder()
        .rotation(Rotation::DAILY)
        .filename_prefix("keyward")
        .filename_suffix("log")
        .max_log_files(DAYS)
        .build(folder)
        .map_err(|error| error.to_string())?;
    // Keyward's own words only: libraries may log what they send.
    let filter = EnvFilter::new("off,app=info,keyward=info,sandbox=info");
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(file)
        .with_ansi(false)
        .try_init()
        .map_err(|error| error.to_string())
}
