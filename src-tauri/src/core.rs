//! What the commands work on: the deeds, or why there are none.

use app::App;
use domain::Failure;

/// The deeds, or why the files could not be opened: the window says it.
#[derive(Debug)]
pub struct Core(Result<App, Failure>);

impl Core {
    /// Takes over what opening the files gave.
    pub fn new(opened: Result<App, app::Error>) -> Self {
        Self(opened.map_err(Failure::from))
    }

    /// The deeds.
    ///
    /// # Errors
    /// Why the files could not be opened.
    pub fn app(&self) -> Result<&App, Failure> {
        self.0.as_ref().map_err(Clone::clone)
    }
}
