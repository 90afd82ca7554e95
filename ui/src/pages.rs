//! The screens, and what surrounds them. Each draws parts from the state and hands them its verbs.

mod deletion;
mod dialogs;
mod frame;
mod keys;
mod new_key;
mod secret;
mod starting;
mod stories;
mod welcome;

pub use dialogs::Dialogs;
pub use frame::Frame;
pub use keys::Keys;
pub use new_key::NewKey;
pub use starting::Starting;
pub use welcome::Welcome;
