//! Giving an account a name. Pure.

use crate::asking::Asking;
use crate::attempt::Attempt;
use crate::words::accounts as words;
use domain::account::LONGEST_ACCOUNT_NAME;
use domain::{Account, AccountId, Failure};

/// An account that is being named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renaming {
    /// The account.
    pub account: AccountId,
    /// The name, as typed.
    pub typed: String,
    /// How keeping it goes.
    pub attempt: Attempt,
}

/// What happens to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// The admin begins.
    Open(Account),
    /// Types.
    Type(String),
    /// The name is on its way.
    Sent(Asking),
    /// It was not kept.
    Failed(Asking, Failure),
    /// It was kept.
    Kept(Asking),
    /// The admin leaves it as it was.
    Close,
}

impl Renaming {
    /// What is wrong with the name.
    pub fn advice(&self) -> Option<String> {
        let length = self.typed.trim().chars().count();
        (length > LONGEST_ACCOUNT_NAME)
            .then(|| words::name_has_at_most_characters(LONGEST_ACCOUNT_NAME, length))
    }

    /// What is being named after a change.
    pub fn after(before: Option<Self>, change: Change) -> Option<Self> {
        match (change, before) {
            (Change::Open(account), _) => {
                Some(Self { account: account.id, typed: account.name, attempt: Attempt::default() })
            }
            (Change::Close, _) | (_, None) => None,
            // Another name may be typed by now.
            (Change::Kept(asking), Some(before)) => (!before.attempt.awaits(asking)).then_some(before),
            (Change::Failed(asking, _), Some(before)) if !before.attempt.awaits(asking) => Some(before),
            (Change::Type(typed), Some(before)) => {
                Some(Self { typed, attempt: Attempt::default(), ..before })
            }
            (Change::Sent(asking), Some(before)) => Some(Self { attempt: Attempt::asked(asking), ..before }),
            (Change::Failed(_, failure), Some(before)) => {
                Some(Self { attempt: Attempt::failed(failure), ..before })
            }
        }
    }
}
