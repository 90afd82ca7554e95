//! The verbs about a key that exists.

use super::App;
use crate::action::Action;
use crate::bridge::call;
use domain::call::{CheckKey, DeleteKey, EditKey, NoteKey, ReadUsage};
use domain::{FailureKind, Key, KeyChanges, KeyId, OrganizationRef};

impl App {
    /// Deletes a key as the admin sees it.
    pub fn delete(&self, at: OrganizationRef, seen: Key, typed: String) {
        let asking = self.send_dialog();
        self.run(move |app| async move {
            let key = seen.id.clone();
            match call(DeleteKey::as_seen(at.clone(), seen, typed)).await {
                Ok(how) => app.learned_at(&at, Action::Deleted(at.clone(), key, how)),
                // Where it was changed meanwhile, the dialog says what, once the list is read.
                Err(failure) => app.tell(Action::DialogFailed(asking, failure)),
            }
            app.ask_service(at).await;
            app.reopen().await;
        });
    }

    /// Changes a key. Where somebody else changed it meanwhile, both versions are shown.
    pub fn edit(&self, at: OrganizationRef, changes: KeyChanges, seen: Key) {
        let asking = self.send_dialog();
        self.run(move |app| async move {
            let id = seen.id.clone();
            match call(EditKey { at: at.clone(), key: id.clone(), changes, seen }).await {
                Ok(key) => {
                    app.learned_at(&at, Action::Edited(asking, at.clone(), Box::new(key)));
                    app.ask_service(at).await;
                    app.reopen().await;
                }
                Err(failure) if failure.kind == FailureKind::Conflict => {
                    // The core has put the key as it is now into the cache.
                    let view = app.ask_cache(&at).await.ok().flatten();
                    let theirs =
                        view.as_ref().and_then(|view| view.keys.iter().find(|one| one.id == id).cloned());
                    app.tell(Action::Read(at, view));
                    match theirs {
                        Some(theirs) => app.tell(Action::Conflicted(asking, Box::new(theirs), failure)),
                        None => app.tell(Action::DialogFailed(asking, failure)),
                    }
                }
                Err(failure) => {
                    app.tell(Action::DialogFailed(asking, failure));
                    app.ask_service(at).await;
                    app.reopen().await;
                }
            }
        });
    }

    /// Keeps a note about a key, on this computer only.
    pub fn note(&self, at: OrganizationRef, key: KeyId, note: String) {
        self.tell(Action::NoteSent(at.clone(), key.clone()));
        self.run(|app| async move {
            let request = NoteKey { at: at.clone(), key: key.clone(), note: note.clone() };
            let answer = call(request).await;
            app.learned_at(&at.clone(), Action::Noted(at, key, answer.map(|()| note)));
        });
    }

    /// Asks how much a key was used.
    pub fn read_usage(&self, at: OrganizationRef, key: KeyId) {
        let busy = self.state.usages.get(&(at.clone(), key.clone())).is_some_and(|one| one.attempt.busy);
        if busy {
            return;
        }
        self.tell(Action::UsageSent(at.clone(), key.clone()));
        self.run(|app| async move {
            let answer = call(ReadUsage { at: at.clone(), key: key.clone() }).await;
            app.tell(Action::UsageRead(at, key, answer));
        });
    }

    /// Finds out whether a pasted key is alive; `answered` is called once it is known.
    pub fn check(&self, request: CheckKey, answered: impl FnOnce() + 'static) {
        self.tell(Action::CheckSent);
        self.run(|app| async move {
            let answer = call(request).await;
            if answer.is_ok() {
                answered();
            }
            app.tell(Action::Checked(answer));
        });
    }
}
