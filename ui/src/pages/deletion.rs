//! Deleting a key: keeps what is typed, and hands it to the core.

use crate::action::Action;
use crate::attempt::Attempt;
use crate::parts::DeleteCard;
use crate::use_app::use_app;
use domain::Key;
use yew::prelude::*;

/// The key, and how deleting it goes.
#[derive(Properties, PartialEq)]
pub(super) struct DeletionProps {
    /// The key.
    pub(super) key_shown: Key,
    /// How deleting goes.
    pub(super) attempt: Attempt,
}

/// The dialog.
#[component]
pub(super) fn Deletion(props: &DeletionProps) -> Html {
    let app = use_app();
    let typed = use_state(String::new);
    let state = app.state();
    // After a refresh the key may read differently: the dialog shows what is true now.
    let current = state.view().and_then(|view| view.keys.iter().find(|key| key.id == props.key_shown.id));
    let key = current.unwrap_or(&props.key_shown).clone();
    let ondelete = {
        let (app, typed, id, at) = (app.clone(), (*typed).clone(), key.id.clone(), state.at.clone());
        Callback::from(move |()| {
            if let Some(at) = at.clone() {
                app.delete(at, id.clone(), typed.clone());
            }
        })
    };
    html! {
        <DeleteCard key_shown={key} account={state.account().map(|one| one.account.clone())}
            organization={state.at.as_ref().and_then(|at| state.summary(at)).map(|one| one.title.clone()).unwrap_or_default()}
            now={state.present()} typed={(*typed).clone()} attempt={props.attempt.clone()}
            ontype={Callback::from(move |text| typed.set(text))}
            {ondelete} onclose={app.on(|()| Action::Closed)} />
    }
}
