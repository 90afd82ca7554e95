//! Hide: names and revealed texts are kept from those who look over the admin's shoulder.

use crate::App;
use domain::call::{HideNames, Topic};
use std::sync::atomic::Ordering;

impl App {
    /// Hides names, or shows them again. Hiding takes a copied secret off the clipboard.
    pub async fn hide_names(&self, request: &HideNames) {
        self.hidden.store(request.hidden, Ordering::SeqCst);
        self.changed(Topic::Home);
        if request.hidden {
            self.clear_clipboard().await;
        }
    }

    /// Whether names are hidden.
    pub(crate) fn is_hidden(&self) -> bool {
        self.hidden.load(Ordering::SeqCst)
    }
}
