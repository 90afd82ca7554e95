//! The palette and the shortcuts.

use crate::plot::grouped;
use std::fmt::Display;

// What the palette offers
pub(crate) const ROTATE: &str = "Rotate";
pub(crate) const RENEW_REPLACE_EXCHANGE: &str = "renew replace exchange";
pub(crate) const EDIT: &str = "Edit";
pub(crate) const CHANGE_RENAME_SCOPE_PERMISSIONS: &str = "change rename scope permissions";
pub(crate) const SHOW_USAGE: &str = "Show the usage";
pub(crate) const REQUESTS_QUOTA_RATE_LIMIT: &str = "requests quota rate limit";
pub(crate) const NEW_KEY_LIKE_THIS: &str = "New key like this";
pub(crate) const DUPLICATE_CREATE_SAME_SETTINGS: &str = "duplicate create same settings";
pub(crate) const COPY_PREFIX: &str = "Copy the prefix";
pub(crate) const CLIPBOARD: &str = "clipboard";
pub(crate) const COPY_ID: &str = "Copy the ID";
pub(crate) const CLIPBOARD_IDENTIFIER: &str = "clipboard identifier";
pub(crate) const DELETE: &str = "Delete";
pub(crate) const REMOVE_REVOKE: &str = "remove revoke";
pub(crate) const NEW_KEY: &str = "New key";
pub(crate) const CREATE_ADD_MAKE: &str = "create add make";
pub(crate) const REFRESH: &str = "Refresh";
pub(crate) const RELOAD_UPDATE_ASK_SERVICE: &str = "reload update ask service";
pub(crate) const ALL_ORGANIZATIONS: &str = "All organizations";
pub(crate) const EVERY_KEY_LIST: &str = "every key list";
pub(crate) const HEALTH: &str = "Health";
pub(crate) const EXPIRES_TIMELINE_BROAD_UNUSED_SLOTS: &str = "expires timeline broad unused slots advice";
pub(crate) const ROTATIONS: &str = "Rotations";
pub(crate) const WAITING_ROTATE: &str = "waiting rotate";
pub(crate) const ACTIVITY: &str = "Activity";
pub(crate) const HISTORY_LOG_AUDIT_DONE_EXPORT: &str = "history log audit done export";
pub(crate) const EXPORT_AS_CSV: &str = "Export the keys shown as CSV";
pub(crate) const EXPORT_AS_JSON: &str = "Export the keys shown as JSON";
pub(crate) const SAVE_DOWNLOAD_FILE_TABLE: &str = "save download file table";
pub(crate) const CHECK_KEY: &str = "Check a key";
pub(crate) const PASTE_TEST_ALIVE_DEAD_VERIFY: &str = "paste test alive dead verify";
pub(crate) const HIDE_NAMES: &str = "Hide names";
pub(crate) const PRIVACY_SHARE_SCREEN: &str = "privacy share screen";
pub(crate) const SHOW_NAMES: &str = "Show names";
pub(crate) const UNHIDE: &str = "unhide";
pub(crate) const SETTINGS: &str = "Settings";
pub(crate) const PREFERENCES_OPTIONS_ACCOUNTS: &str = "preferences options accounts";
pub(crate) const KEYBOARD_SHORTCUTS: &str = "Keyboard shortcuts";
pub(crate) const KEYS_HELP: &str = "keys help";
pub(crate) const LIGHT_THEME: &str = "Light theme";
pub(crate) const APPEARANCE_COLOURS_BRIGHT_DAY: &str = "appearance colours bright day";
pub(crate) const DARK_THEME: &str = "Dark theme";
pub(crate) const APPEARANCE_COLOURS_NIGHT: &str = "appearance colours night";
pub(crate) const THEME_OF_SYSTEM: &str = "Theme of the system";
pub(crate) const APPEARANCE_COLOURS_AUTOMATIC: &str = "appearance colours automatic";
pub(crate) const ADD_ACCOUNT: &str = "Add an account";
pub(crate) const SIGN_IN: &str = "sign in";
pub(crate) const EXPLORE_WITH_SANDBOX_ORGANIZATION: &str = "Explore with a sandbox organization";
pub(crate) const TRY_DEMO: &str = "try demo";
pub(crate) const RESET_SANDBOX: &str = "Reset the sandbox";
pub(crate) const START_OVER: &str = "start over";
pub(crate) const SIGN_OUT: &str = "Sign out";
pub(crate) const LOG_OUT_LEAVE: &str = "log out leave";

// The palette
pub(crate) const SELECTED_KEY: &str = "Selected key";
pub(crate) const ACTIONS: &str = "Actions";
pub(crate) const ORGANIZATIONS: &str = "Organizations";
pub(crate) const SAVED_VIEWS: &str = "Saved views";
pub(crate) const SEARCHES: &str = "Searches";
pub(crate) const KEYS: &str = "Keys";

pub(crate) fn list_all_keys(count: impl Display) -> String {
    format!("List all {count} keys that match")
}

pub(crate) const NAMES_ARE_HIDDEN_ONLY_ACTIONS: &str = "Names are hidden: only actions are found.";
pub(crate) const KEYS_COULD_NOT_BE_SEARCHED: &str = "The keys could not be searched. Type on to try again.";
pub(crate) const NO_ACTION_ORGANIZATION_OR_KEY: &str = "No action, organization or key is called that.";
pub(crate) const ONE_FOUND: &str = "1 found";

pub(crate) fn found_counted(count: usize) -> String {
    format!("{} found", grouped(count as u64))
}

// How it is worked with
pub(crate) const FIND_ANY_ACTION_ORGANIZATION_OR_KEY: &str = "Find any action, organization or key";
pub(crate) const ESC: &str = "Esc";
pub(crate) const WHAT_FITS: &str = "What fits";
pub(crate) const CHOOSE: &str = "choose";
pub(crate) const GO: &str = "go";

// All shortcuts, from the table that they are looked up in
pub(crate) const CLOSE: &str = "Close";

// Keys to press, as they look on the keyboard
pub(crate) const OR: &str = " or ";

// All shortcuts, in one table
pub(crate) const ANYWHERE: &str = "Anywhere";
pub(crate) const IN_LIST_OF_KEYS: &str = "In the list of keys";
pub(crate) const SEARCH_WHAT_IS_LISTED: &str = "Search what is listed";
pub(crate) const HIDE_NAMES_OR_SHOW_THEM: &str = "Hide names, or show them";
pub(crate) const BACK_OR_CLOSE_WHAT_IS_OPEN: &str = "Back, or close what is open";
pub(crate) const KEY_ABOVE: &str = "The key above";
pub(crate) const KEY_BELOW: &str = "The key below";
pub(crate) const PAGE_UP: &str = "A page up";
pub(crate) const PAGE_DOWN: &str = "A page down";
pub(crate) const FIRST_KEY: &str = "The first key";
pub(crate) const LAST_KEY: &str = "The last key";
pub(crate) const GO_TO_DETAIL_OF_KEY: &str = "Go to the detail of the key";
pub(crate) const SELECT_IT_TOGETHER_WITH_OTHERS: &str = "Select it together with others, or no longer";
pub(crate) const SELECT_ONE_ABOVE_TOO: &str = "Select the one above, too";
pub(crate) const SELECT_ONE_BELOW_TOO: &str = "Select the one below, too";
pub(crate) const SELECT_ALL_THAT_ARE_SHOWN: &str = "Select all that are shown";
pub(crate) const DELETE_IT_OR_THOSE_THAT_ARE_SELECTED: &str = "Delete it, or those that are selected";
pub(crate) const CTRL: &str = "Ctrl";
pub(crate) const SHIFT: &str = "Shift";
pub(crate) const PAGE_UP_KEY: &str = "Page Up";
pub(crate) const PAGE_DOWN_KEY: &str = "Page Down";
pub(crate) const SPACE: &str = "Space";

#[cfg(test)]
mod tests {
    #[test]
    fn thousands_stand_apart() {
        assert_eq!(super::found_counted(10_055), "10,055 found");
    }
}
