//! The verbs about this machine: its settings, hidden names, and the keychain that is waited for.

use super::App;
use crate::action::Action;
use crate::bridge::call;
use domain::Settings;
use domain::call::{ChangeSettings, HideNames, StopWaiting};

impl App {
    /// Changes what the admin sets. It shows at once.
    pub fn change_settings(&self, change: impl FnOnce(&mut Settings)) {
        let Some(home) = &self.state.home else { return };
        let mut settings = home.settings.clone();
        change(&mut settings);
        if settings == home.settings {
            return;
        }
        self.tell(Action::SettingsWanted(settings));
    }

    /// Tells the core what is set. One call at a time: which of two it would keep nobody knows.
    pub fn keep_settings(&self, settings: Settings) {
        self.tell(Action::SettingsSent(settings.clone()));
        self.run(|app| async move {
            let answer = call(ChangeSettings { settings: settings.clone() }).await;
            app.learned(Action::SettingsKept(settings, answer));
            app.reopen().await;
        });
    }

    /// Hides names and revealed texts, or shows names again.
    pub fn hide(&self, hidden: bool) {
        self.tell(Action::HidingSent(hidden));
        self.run(|app| async move {
            let answer = call(HideNames { hidden }).await;
            app.tell(Action::HidingKept(hidden, answer));
        });
    }

    /// Waits no longer for the keychain.
    pub fn stop_waiting(&self) {
        self.tell(Action::StopSent);
        self.run(|app| async move {
            if let Err(failure) = call(StopWaiting {}).await {
                app.tell(Action::StopFailed(failure));
            }
            app.reopen().await;
        });
    }
}
