//! How pages are painted on Linux: by the processor.
//!
//! `WebKitGTK` would have Skia compile programs for the graphics card, on threads that WebKit stops by signals thousands
//! of times while a page starts. Its handler does not keep `errno` (`Thread::signalHandlerSuspendResume` in WTF), which
//! Skia asks once it has read a number (`SkSL::stoi`): now and then a number counts as too large, a program that is
//! built in can't be compiled, and the process that draws the window ends itself. Seen with 2.50.6. What the processor
//! paints compiles nothing.

/// The switch that `WebKitGTK` reads when the process of a window starts.
#[cfg(target_os = "linux")]
const SWITCH: &str = "WEBKIT_SKIA_ENABLE_CPU_RENDERING";

/// Has pages painted by the processor, unless whoever starts Keyward says otherwise. To be called before anything else:
/// the environment is nobody else's by then.
#[cfg(target_os = "linux")]
pub(crate) fn by_processor() {
    if let Err(error) = webkit2gtk::glib::setenv(SWITCH, "1", false) {
        tracing::warn!(%error, "pages are painted as the webview likes it");
    }
}

/// Elsewhere the system's own webview knows best.
#[cfg(not(target_os = "linux"))]
pub(crate) fn by_processor() {}
