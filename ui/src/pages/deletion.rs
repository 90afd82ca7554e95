//! Deleting a key: keeps what is typed, and hands the key to the core as the admin sees it.

use crate::action::Action;
use crate::attempt::Attempt;
use crate::difference::changed_since;
use crate::parts::DeleteCard;
use crate::screen::About;
use crate::use_app::use_app;
use domain::{Key, OrganizationRef};
use yew::prelude::*;

/// The key, and how deleting it goes.
#[derive(Properties, PartialEq)]
pub(super) struct DeletionProps {
    /// Where it is.
    pub(super) at: OrganizationRef,
    /// The key, as it was when the dialog was opened: so it is deleted, or not at all.
    pub(super) key_shown: Key,
    /// How deleting goes.
    pub(super) attempt: Attempt,
}

/// The dialog.
#[component]
pub(super) fn Deletion(props: &DeletionProps) -> Html {
    let app = use_app();
    let typed = use_state(String::new);
    let (state, at, seen) = (app.state(), &props.at, &props.key_shown);
    let view = state.boards.get(at).and_then(|board| board.view.as_ref());
    let current = view.and_then(|view| view.keys.iter().find(|key| key.id == seen.id));
    let hiding = state.hiding();
    // While it is being deleted nobody knows yet whether it stays.
    let changed = view.zip(current).filter(|(_, now)| !props.attempt.busy && !now.is_as_seen(seen));
    let differences =
        changed.map(|(view, now)| hiding.differences(changed_since(&hiding.view(view), seen, now)));
    // That it was used or has expired meanwhile is no change, and is shown.
    let shown = current.map_or_else(
        || seen.clone(),
        |now| Key { last_used: now.last_used, state: now.state.clone(), ..seen.clone() },
    );
    let ondelete = {
        let (app, typed, seen, at) = (app.clone(), (*typed).clone(), seen.clone(), at.clone());
        Callback::from(move |()| app.delete(at.clone(), seen.clone(), typed.clone()))
    };
    let onlook = {
        let (app, typed, at) = (app.clone(), typed.setter(), at.clone());
        let now = changed.map(|(_, now)| now.clone());
        Callback::from(move |()| {
            if let Some(now) = now.clone() {
                typed.set(String::new());
                app.ask(About::Delete(at.clone(), Box::new(now)));
            }
        })
    };
    let account = state.home.as_ref().and_then(|home| home.account(at)).map(|one| one.account.clone());
    html! {
        <DeleteCard key_shown={shown} changed={differences} {account}
            organization={state.summary(at).map(|one| one.title.clone()).unwrap_or_default()}
            now={state.now_at(at)} typed={(*typed).clone()} attempt={props.attempt.clone()}
            ontype={Callback::from(move |text| typed.set(text))}
            {ondelete} {onlook} onclose={app.on(|()| Action::Closed)} />
    }
}
