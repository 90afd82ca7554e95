//! What `WebKitGTK` is told on Linux before the first window: how to run and paint pages, so that none ends by itself.
//!
//! A page is a program that JavaScriptCore compiles function by function, on threads of its own. Whenever one is done it
//! stops the thread that runs the page by a signal (`resetInstructionCacheOnAllThreads`), wherever that is: 16,000 times
//! while a debug build of the page starts, 1,400 times in a release. The handler (`Thread::signalHandlerSuspendResume`
//! in WTF) does not keep `errno`, so whoever asks it right then reads "interrupted": Skia once it has read a number
//! (`SkSL::stoi`), `GLib` once it has asked for `AT_SECURE`. Either way the process that draws the window ends itself. Both
//! were seen with 2.50.6. So the thread waits while one of its functions is compiled, and is stopped nowhere else:
//! counted, 1,487 of 1,487 signals came while it waited.

/// The switches, as `WebKitGTK` reads them when the process of a window starts, and what each is for.
#[cfg(target_os = "linux")]
const SWITCHES: [(&str, &str); 4] = [
    // The page waits while a function is compiled. One that this JavaScriptCore doesn't know is left aside by it.
    ("JSC_useConcurrentJIT", "0"),
    // The compiler that takes longest is not waited for: what it gains is less than it takes (search, p99).
    ("JSC_useOMGJIT", "0"),
    // The processor paints pages, and nothing is put together from layers: Skia compiles nothing, and there is no driver
    // of a graphics card to fail. A page of text moves little; without a card the layers alone took most of both
    // processors while one typed (62 % of what was sampled), and 85 MiB.
    ("WEBKIT_DISABLE_COMPOSITING_MODE", "1"),
    // Later versions have the card paint without layers, too, unless they are told this.
    ("WEBKIT_SKIA_ENABLE_CPU_RENDERING", "1"),
];

/// Sets the switches, but those that whoever starts Keyward has set. To be called before anything else: the environment
/// is nobody else's by then.
#[cfg(target_os = "linux")]
pub(crate) fn prepare() {
    for (switch, value) in SWITCHES {
        if let Err(error) = webkit2gtk::glib::setenv(switch, value, false) {
            tracing::warn!(%error, switch, "the webview does as it likes");
        }
    }
}

/// Elsewhere the system's own webview knows best.
#[cfg(not(target_os = "linux"))]
pub(crate) fn prepare() {}
