//! Searching the keys: the field, the views, the columns and the export.

use std::fmt::Display;

// The search field and the chips over the table
pub(crate) const SEARCH_BY_NAME_PREFIX_WORKSPACE: &str =
    "Search by name, prefix, workspace or agent, creator or note";
pub(crate) const SHOW_ONLY: &str = "Show only";

// The field that a query is typed into
pub(crate) const SEARCH: &str = "Search";
pub(crate) const SEARCH_WORDS: &str = "Search words";
pub(crate) const SHOW_SEARCH_WORDS: &str = "Show the search words";

// What could be meant by what is being typed, below the field
pub(crate) const ENTER_TAKES_IT: &str =
    "{enter} takes it, {escape} closes. {minus} before a word turns it round.";
pub(crate) const ESC: &str = "Esc";

// What the admin looks for again and again

pub(crate) fn rename_name(name: impl Display) -> String {
    format!("Rename {name}")
}

pub(crate) fn delete_name(name: impl Display) -> String {
    format!("Delete {name}")
}

pub(crate) const VIEWS: &str = "Views";
pub(crate) const VIEW_IS_SEARCH_WITH_ITS_CHIP: &str =
    "A view is a search with its chip and order, kept on this computer.";
pub(crate) const SAVE_VIEW: &str = "Save view…";
pub(crate) const NAME_OF_VIEW: &str = "Name of the view";
pub(crate) const SAVE: &str = "Save";
pub(crate) const REPLACES_VIEW_OF_THAT_NAME: &str = "Replaces the view of that name.";
pub(crate) const REPLACE: &str = "Replace";

// Which columns a table shows
pub(crate) const COLUMNS: &str = "Columns";
pub(crate) const THERE_IS_NO_ROOM_FOR_MORE_TAKE: &str = "There is no room for more. Take one away first.";

// In which form to export
pub(crate) const FOR_TABLE_PROGRAMS: &str = "for table programs";
pub(crate) const FOR_PROGRAMS: &str = "for programs";
pub(crate) const EXPORT: &str = "Export";

pub(crate) fn saves_in_your_downloads_no_secret(what: impl Display) -> String {
    format!("Saves {what} in your downloads. No secret is in it.")
}
