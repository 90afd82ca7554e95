//! What can be done with a key now, why not, and doing it: from the detail, the table, and the palette.

use super::begin::DAMAGED;
use super::several;
use super::standing::short;
use crate::action::Action;
use crate::list::Change;
use crate::parts::{Deed, Rotating};
use crate::screen::{About, Destination};
use crate::shortcut::Shortcut;
use crate::state::State;
use crate::use_app::App;
use crate::words::detail as words;
use domain::{Key, KeyId, OrganizationRef, View};
use yew::prelude::*;

pub(super) const NO_RIGHT: &str = words::YOUR_ROLE_DOES_NOT_MANAGE;
const OWN: &str = words::KEYWARD_SIGNS_IN_WITH_THIS_KEY_SO_IT;
const NOT_OFFERED: &str = words::THIS_SERVICE_DOES_NOT_OFFER;

/// Why nothing can be asked of the service of an organization about its keys now.
pub(super) fn stop(state: &State, view: &View) -> Option<AttrValue> {
    let manages = view.offered().is_some_and(|(_, rights)| rights.can_manage);
    match state.obstacle(&view.at) {
        Some(obstacle) => Some(AttrValue::from(obstacle.reason())),
        None => (!manages).then_some(AttrValue::from(NO_RIGHT)),
    }
}

/// How rotating a key stands.
pub(super) fn rotating(state: &State, view: &View, key: &KeyId) -> Rotating {
    match state.rotation_of(&view.at, key) {
        Some(open) => Rotating::UnderWay(open.rotation.id.clone(), short(open, state.hiding()).into()),
        None if state.home.as_ref().is_some_and(|home| home.journal_damaged) => {
            Rotating::Possible(Some(stop(state, view).unwrap_or(AttrValue::Static(DAMAGED))))
        }
        None => Rotating::Possible(stop(state, view)),
    }
}

/// Why something can't be done with a key now; `None` where it can.
pub(super) fn refusal(state: &State, view: &View, key: &Key, deed: &Deed) -> Option<AttrValue> {
    let offer = view.offered().map(|(offer, _)| offer);
    let lacking = |offered: bool| (!offered).then_some(AttrValue::from(NOT_OFFERED));
    match deed {
        Deed::Rotate => match rotating(state, view, &key.id) {
            Rotating::Possible(reason) => reason,
            Rotating::UnderWay(..) => None,
        },
        Deed::Edit => lacking(offer.is_some_and(|offer| !offer.editable.is_empty())).or(stop(state, view)),
        Deed::Usage => lacking(offer.is_some_and(|offer| offer.usage)).or(stop(state, view)),
        Deed::Like => stop(state, view),
        Deed::Delete if view.own.contains(&key.id) => Some(AttrValue::from(OWN)),
        Deed::Delete => stop(state, view),
        _ => None,
    }
}

/// Does with the selected key what a press of keys in the table asks for; where it can't be done now, says why.
pub(super) fn press(app: &App, shortcut: Shortcut) {
    if shortcut == Shortcut::Delete && !app.state().batch.is_empty() {
        return match several::refusal(app.state()) {
            Some(reason) => app.tell(Action::Refused(reason.to_owned())),
            None => app.ask_prune(),
        };
    }
    let deed = match shortcut {
        Shortcut::Edit => Deed::Edit,
        Shortcut::Rotate => Deed::Rotate,
        Shortcut::CopyPrefix => Deed::CopyPrefix,
        Shortcut::Delete => Deed::Delete,
        _ => return,
    };
    let Some((view, key)) = app.state().selected() else { return };
    match refusal(app.state(), view, key, &deed) {
        Some(reason) => app.tell(Action::Refused(reason.to_string())),
        None => do_with(app, view.at.clone(), key.clone(), deed),
    }
}

/// Does something with a key.
pub(super) fn do_with(app: &App, at: OrganizationRef, key: Key, deed: Deed) {
    match deed {
        Deed::Rotate => app.tell(Action::Go(Destination::Rotate(at, key.id))),
        Deed::Rotation(id) => app.tell(Action::Go(Destination::Rotation(id))),
        Deed::CopyPrefix => app.copy_text(key.prefix, words::PREFIX_COPIED),
        Deed::CopyId => app.copy_text(key.id.to_string(), words::ID_COPIED),
        Deed::Edit => app.tell(Action::Go(Destination::Edit(at, Box::new(key)))),
        Deed::Like => app.tell(Action::Go(Destination::Like(at, Box::new(key)))),
        Deed::Usage => app.tell(Action::Go(Destination::Usage(at, key.id))),
        Deed::Delete => app.ask(About::Delete(at, Box::new(key))),
        Deed::Note(note) => app.note(at, key.id, note),
        Deed::Organization => app.tell(Action::Go(Destination::Key(at, key.id))),
        Deed::Close => app.tell(Action::List(Change::Close)),
    }
}
