//! What is known of one organization, and how fresh it is.

use domain::{Failure, Key, OrganizationSummary, View};
use std::rc::Rc;

/// What is known of one organization.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Board {
    /// What was last read; `None` before the first answer.
    pub view: Option<Rc<View>>,
    /// True while the service is asked, by this window or by the core itself.
    pub refreshing: bool,
    /// True while this window has it asked.
    pub asked: bool,
    /// Why the last refresh failed. What was read before is still in `view`.
    pub failure: Option<Failure>,
}

impl Board {
    /// Whether what was read says that its keys may not be managed. What was not read denies nothing.
    pub fn denies(&self) -> bool {
        let manages = |view: &Rc<View>| view.offered().is_some_and(|(_, rights)| rights.can_manage);
        self.view.as_ref().is_some_and(|view| !manages(view))
    }

    /// Takes what the core says of the organization: it knows also what this window did not ask for.
    pub fn follow(&mut self, summary: &OrganizationSummary) {
        self.refreshing = self.asked || summary.refreshing;
        // While it asks, the core tells how it went the time before, which may be older than what is known here.
        if !self.refreshing {
            self.failure.clone_from(&summary.trouble);
        }
    }

    /// The service is being asked.
    pub fn ask(&mut self) {
        self.asked = true;
        self.refreshing = true;
    }

    /// The service answered, or failed to.
    pub fn answered(&mut self, failure: Option<Failure>) {
        self.asked = false;
        self.refreshing = false;
        self.failure = failure;
    }

    /// Takes what was read. Answers come here in the order of what they know (`use_app` sees to it): a clock would not do
    /// for it, since one that was wrong for once would have everything refused until it has caught up.
    pub fn take(&mut self, view: View) {
        self.view = Some(Rc::new(view));
    }

    /// Shows the key as it is now, before the service is asked again.
    pub fn replace(&mut self, key: Key) {
        if let Some(view) = &mut self.view
            && let Some(known) = Rc::make_mut(view).keys.iter_mut().find(|one| one.id == key.id)
        {
            *known = key;
        }
    }

    /// Shows a note at once; an empty one is none.
    pub fn note(&mut self, key: &domain::KeyId, note: String) {
        if let Some(view) = &mut self.view {
            let notes = &mut Rc::make_mut(view).notes;
            if note.is_empty() {
                notes.remove(key);
            } else {
                notes.insert(key.clone(), note);
            }
        }
    }

    /// The admin has looked at the news.
    pub fn see_news(&mut self) {
        if let Some(view) = self.view.as_mut().filter(|view| !view.news.is_empty()) {
            Rc::make_mut(view).news.clear();
        }
    }

    /// Takes the key out at once, before the service is asked again.
    pub fn remove(&mut self, key: &domain::KeyId) {
        if let Some(view) = &mut self.view {
            let view = Rc::make_mut(view);
            let before = view.keys.len();
            view.keys.retain(|one| one.id != *key);
            let gone = u32::try_from(before - view.keys.len()).unwrap_or_default();
            view.used = view.used.saturating_sub(gone);
        }
    }
}
