//! The screens, and what surrounds them. Each draws parts from the state and hands them its verbs.

mod accounts;
mod all_keys;
mod check;
mod deletion;
mod dialogs;
mod edit_key;
mod frame;
mod keys;
mod machine;
mod new_key;
mod no_keys;
mod overhead;
mod saving;
mod secret;
mod selected;
mod settings;
mod starting;
mod stories;
mod usage;
mod welcome;
mod whither;

pub use check::Check;
pub use dialogs::Dialogs;
pub use edit_key::EditKey;
pub use frame::Frame;
pub use keys::Keys;
pub use new_key::NewKey;
pub use overhead::Overhead;
pub use settings::Settings;
pub use starting::Starting;
pub use usage::Usage;
pub use welcome::Welcome;
