//! Names that are hidden from those who look over the admin's shoulder, and what stands in their place. Pure.
//!
//! A hidden name is not drawn at all: nothing on the page holds it, and all of them look alike, whatever their length.

use crate::difference::{Difference, Version};
use crate::words::frame as words;
use domain::{Account, Field, View, text};
use std::borrow::Cow;
use yew::prelude::*;

/// What stands where a name is hidden.
pub const MASK: &str = "••••••";

/// What an empty field says where something is typed in it and hidden.
const PLACEHOLDER: &str = words::HIDDEN_FIELD;

/// Whether names are hidden. A context of the whole window; a part outside of it shows them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Hiding {
    on: bool,
}

/// Whether names are hidden, from the context.
#[hook]
pub fn use_hiding() -> Hiding {
    use_context::<Hiding>().unwrap_or_default()
}

impl Hiding {
    /// Hidden, or shown.
    pub fn new(on: bool) -> Self {
        Self { on }
    }

    /// Whether names are hidden.
    pub fn is_on(self) -> bool {
        self.on
    }

    /// A text from elsewhere, harmless to look at; the mask where it is hidden.
    pub fn words(self, words: &str) -> String {
        if self.on { MASK.to_owned() } else { text::harmless(words) }
    }

    /// What a field shows of what is typed in it. A field that shows nothing has to be read only.
    pub fn typed(self, typed: &AttrValue) -> AttrValue {
        if self.on { AttrValue::Static("") } else { typed.clone() }
    }

    /// What such a field says while it is empty, or shows nothing of what is typed in it.
    pub fn placeholder(self, typed: &str, usual: &'static str) -> &'static str {
        if self.on && !typed.is_empty() { PLACEHOLDER } else { usual }
    }

    /// The account's place. A published one gives nobody away.
    pub fn place(self, account: &Account) -> String {
        if account.is_published() { account.place().to_owned() } else { self.words(account.place()) }
    }

    /// The account's host, likewise.
    pub fn host(self, account: &Account) -> String {
        if account.is_published() { account.host().to_owned() } else { self.words(account.host()) }
    }

    /// The account's address, likewise.
    pub fn address(self, account: &Account) -> String {
        if account.is_published() { account.address.clone() } else { self.words(&account.address) }
    }

    /// What the account is called.
    pub fn title(self, account: &Account) -> String {
        match account.name.trim() {
            "" if self.on => format!("{} · {}", account.edition.title(), self.place(account)),
            _ => self.words(&account.title()),
        }
    }

    /// What was read of an organization, to take words from: with masks for titles, and without keys.
    pub fn view(self, view: &View) -> Cow<'_, View> {
        if !self.on {
            return Cow::Borrowed(view);
        }
        // Those that are not told are masked like those that are.
        let mut workspaces = view.known_workspaces(&[]);
        for workspace in &mut workspaces {
            workspace.title = MASK.to_owned();
        }
        let mut masked = View {
            workspaces: Some(workspaces),
            title: MASK.to_owned(),
            keys: Vec::new(),
            notes: Default::default(),
            news: Vec::new(),
            ..view.clone()
        };
        for agent in &mut masked.agents {
            agent.title = MASK.to_owned();
        }
        Cow::Owned(masked)
    }

    /// What changes of a key: names of scopes are masked by [`Hiding::view`] already.
    pub fn differences(self, mut found: Vec<Difference>) -> Vec<Difference> {
        for one in found.iter_mut().filter(|one| self.on && one.field == Field::Name) {
            (one.before, one.after) = (MASK.to_owned(), MASK.to_owned());
        }
        found
    }

    /// What two admins changed of a key, likewise.
    pub fn versions(self, mut found: Vec<Version>) -> Vec<Version> {
        for one in found.iter_mut().filter(|one| self.on && one.field == Field::Name) {
            one.was = MASK.to_owned();
            one.theirs = one.theirs.take().map(|_| MASK.to_owned());
            one.yours = one.yours.take().map(|_| MASK.to_owned());
        }
        found
    }
}
