//! What keeps others from looking in.

use crate::words::start as words;

/// The variable that opens the window to WebDriver.
const DRIVEN: &str = "TAURI_WEBVIEW_AUTOMATION";

/// Whether a test drives the window; never true in a release build.
pub(crate) fn is_driven() -> bool {
    cfg!(debug_assertions) && std::env::var_os(DRIVEN).is_some_and(|value| value == "true")
}

/// A release build does not run where the environment opens its window to be driven or inspected from outside.
///
/// # Errors
/// Names the variable.
pub(crate) fn refuse_automation() -> Result<(), String> {
    if cfg!(debug_assertions) {
        return Ok(());
    }
    let opening = [DRIVEN, "WEBKIT_INSPECTOR_SERVER", "WEBKIT_INSPECTOR_HTTP_SERVER"];
    match opening.into_iter().find(|name| std::env::var_os(name).is_some()) {
        Some(name) => Err(words::opened_to_others(name)),
        None => Ok(()),
    }
}

/// A crash leaves no image of the memory behind, which may hold secrets.
pub(crate) fn no_crash_dumps() {
    // A panic's text may hold anything: only where it happened is said.
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "a mistake of Keyward's");
        #[allow(clippy::print_stderr, reason = "before there is a log, nobody would learn of it")]
        {
            eprintln!("{}", words::own_mistake(place));
        }
    }));
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        if let Err(error) = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) }) {
            tracing::warn!(%error, "crash dumps could not be turned off");
        }
    }
    #[cfg(target_os = "linux")]
    if !cfg!(debug_assertions)
        && let Err(error) =
            rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable)
    {
        tracing::warn!(%error, "other programs of this user may read Keyward's memory");
    }
}
