//! The deeds, one verb a file. Each is a method of [`crate::App`] that takes a call and gives its reply.

mod activity;
mod check_key;
mod copy_secret;
mod create_key;
mod delete_key;
mod delete_lost;
mod drive_rotation;
mod edit_key;
mod explore_sandbox;
mod export_keys;
mod find_keys;
mod hide;
mod keep_fresh;
mod list_due;
mod list_keys;
mod note_key;
mod open;
mod read_health;
mod read_names;
mod read_usage;
mod recover;
mod refresh_keys;
mod remove_account;
mod rename_account;
mod reveal_secret;
mod rotate;
mod see_news;
mod settings;
mod settle_by_list;
mod settle_create;
mod sign_in;
mod sign_out;
mod store;
mod tray_menu;

#[cfg(debug_assertions)]
mod hold;
