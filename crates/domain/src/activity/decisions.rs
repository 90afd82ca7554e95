//! For every call it is decided whether it is written down, and as what: whoever adds a call, or a deed, decides here.

use super::What;
use crate::call::NAMES;
use std::collections::BTreeSet;

/// Whether a call is written down.
enum Decision {
    /// As one of these; a choice may begin steps that are written down as themselves.
    As(&'static [What]),
    /// Not, for this reason.
    Not(&'static str),
}

use Decision::{As, Not};

const READS: &str = "it reads, and changes nothing anywhere";
const WINDOW: &str = "it is about the window, not about keys";

const DECISIONS: [(&str, Decision); 50] = [
    ("open", Not(READS)),
    ("explore_sandbox", Not("nothing in the sandbox is real, and opening it signs in nowhere")),
    ("reset_sandbox", As(&[What::ResetSandbox])),
    ("sign_in", As(&[What::SignIn])),
    ("sign_out", As(&[What::SignOut])),
    ("read_keys", Not(READS)),
    ("refresh_keys", Not("it reads; what it finds out completes the deeds that were not known")),
    ("create_key", As(&[What::Create])),
    ("edit_key", As(&[What::Edit])),
    ("delete_key", As(&[What::Delete])),
    ("note_key", As(&[What::Note])),
    ("read_usage", Not(READS)),
    ("check_key", As(&[What::Check])),
    ("settle_create", As(&[What::Settle])),
    ("choose_candidate", As(&[What::Choose])),
    ("reveal_secret", As(&[What::Reveal])),
    ("copy_secret", As(&[What::Copy])),
    ("confirm_stored", As(&[What::Store])),
    ("delete_lost", As(&[What::DeleteLost])),
    ("dismiss_unfinished", As(&[What::Dismiss])),
    ("copy_text", Not("what it copies is no secret")),
    ("rename_account", As(&[What::RenameAccount])),
    ("remove_account", As(&[What::RemoveAccount])),
    ("change_settings", Not("it is about how Keyward behaves here, and touches no key and no account")),
    ("hide_names", Not(WINDOW)),
    ("stop_waiting", Not("what it ends is written down as what it was")),
    ("look_again", Not("what it goes on with is written down as what it is")),
    ("attend", Not(WINDOW)),
    ("ready", Not(WINDOW)),
    ("refresh_all", Not("it reads; what it finds out completes the deeds that were not known")),
    ("list_keys", Not(READS)),
    ("list_due", Not(READS)),
    ("find_keys", Not(READS)),
    ("read_names", Not(READS)),
    ("export_keys", As(&[What::Export])),
    ("see_news", Not("that somebody looked changes no key")),
    ("read_health", Not(READS)),
    ("plan_rotation", Not(READS)),
    ("rotate", As(&[What::Rotate, What::Create, What::Settle, What::Verify])),
    (
        "choose_rotation",
        As(&[
            What::Choose,
            What::CallOff,
            What::KeepBoth,
            What::StartOver,
            What::AcceptUnproven,
            What::Store,
            What::SkipSwap,
            What::LeaveNew,
            What::Swap,
            What::DeleteOld,
            What::Rename,
            What::DeleteNew,
        ]),
    ),
    ("put_rotation_away", Not("the rotation is over, and how it ended is written down")),
    ("accept_journal", As(&[What::AcceptJournal])),
    ("read_errand", Not(READS)),
    ("end_errand", Not(WINDOW)),
    ("open_window", Not(WINDOW)),
    ("read_goal", Not(READS)),
    ("close_window", Not(WINDOW)),
    ("stopped", Not(WINDOW)),
    ("list_activity", Not(READS)),
    ("export_activity", As(&[What::Export])),
];

#[test]
fn for_every_call_it_is_decided_whether_it_is_written_down() {
    let calls: BTreeSet<&str> = NAMES.iter().copied().collect();
    let decided: BTreeSet<&str> = DECISIONS.iter().map(|(name, _)| *name).collect();
    assert_eq!(decided, calls, "decide for each call, and for none that is not there");
    for (name, decision) in &DECISIONS {
        match decision {
            As(whats) => assert!(!whats.is_empty(), "{name}"),
            Not(reason) => assert!(reason.len() > 10, "{name} needs a reason"),
        }
    }
}

#[test]
fn every_deed_is_what_some_call_is_written_down_as() {
    let named =
        |what: &What| DECISIONS.iter().any(|(_, one)| matches!(one, As(whats) if whats.contains(what)));
    for what in What::ALL {
        assert!(named(&what), "{what:?}");
    }
}
