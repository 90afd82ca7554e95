//! The verbs about the windows themselves: what the small one is for, where the large one leads, and closing it.

use super::App;
use crate::action::Action;
use crate::bridge::call;
use crate::screen::Destination;
use crate::state::{Closing, Leaving};
use domain::call::{ChangeSettings, CloseWindow, EndErrand, ListDue, OpenWindow, ReadErrand, ReadGoal};
use domain::{KeyId, OrganizationRef};

/// So many keys are asked for: some of them are being rotated already.
const ASKED: usize = 40;

impl App {
    /// Asks what this window is for: the small one for its errand, the large one for a key to show.
    pub fn read_errand(&self) {
        if self.state.small {
            self.run(|app| async move {
                match call(ReadErrand {}).await {
                    Ok(errand) => app.tell(Action::ErrandRead(errand)),
                    Err(failure) => app.tell(Action::Opened(Err(failure))),
                }
            });
        } else {
            self.run(|app| async move {
                match call(ReadGoal {}).await {
                    Ok(Some((at, key))) => app.tell(Action::Go(Destination::Key(at, key))),
                    Ok(None) => {}
                    Err(failure) => app.tell(Action::Troubled(failure)),
                }
            });
        }
    }

    /// The errand is done: the small window closes.
    pub fn end_errand(&self) {
        self.run(|app| async move {
            if let Err(failure) = call(EndErrand {}).await {
                app.tell(Action::Troubled(failure));
            }
        });
    }

    /// Shows the large window, at a key where one is named, and closes the small one.
    pub fn open_window(&self, key: Option<(OrganizationRef, KeyId)>) {
        self.run(|app| async move {
            match call(OpenWindow { key }).await {
                Ok(()) => app.end_errand(),
                Err(failure) => app.tell(Action::Troubled(failure)),
            }
        });
    }

    /// Asks for the keys that can be rotated, those that expire next before the others.
    pub fn list_due(&self) {
        self.tell(Action::DueSent);
        self.run(|app| async move {
            let answer = call(ListDue { count: ASKED }).await;
            app.tell(Action::DueListed(answer));
        });
    }

    /// The window is asked to close: it does, or asks first. `discarded` where the admin gave up what was typed.
    pub fn close(&self, leaving: Leaving, discarded: bool) {
        let quit = leaving == Leaving::Keyward;
        self.run(move |app| async move {
            // What is drawn may be older than the tray, or than a secret that just came.
            let (number, answer) = app.ask_standing().await;
            let mut state = (*app.state).clone();
            if let Ok(home) = &answer {
                state.apply(Action::Opened(Ok(home.clone())));
            }
            app.take_standing(number, answer);
            match state.closing(leaving, discarded) {
                // It stays until the question is answered.
                Closing::Asks(about) => {
                    app.ask(about);
                    app.answer_closing(false, quit);
                }
                Closing::Goes => app.answer_closing(true, quit),
            }
        });
    }

    /// Closes the window, or quits; once the admin was told, that Keyward stays in the tray is not said again.
    pub fn go_away(&self, quit: bool) {
        let told =
            self.state.home.as_ref().filter(|_| self.state.has_tray()).map(|home| home.settings.clone());
        self.tell(Action::Closed);
        self.run(|app| async move {
            if let Some(mut settings) = told.filter(|settings| !settings.tray_told) {
                settings.tray_told = true;
                // Where it can't be kept, it is said once more.
                let _ = call(ChangeSettings { settings }).await;
            }
            app.answer_closing(true, quit);
        });
    }

    fn answer_closing(&self, close: bool, quit: bool) {
        self.run(|app| async move {
            if let Err(failure) = call(CloseWindow { close, quit }).await {
                app.tell(Action::Troubled(failure));
            }
        });
    }
}
