//! What is in the way of a rotation, and the ways out.

use super::badge::Tone;
use super::icon::{Glyph, Icon};
use super::key_name::Named;
use super::limit_list::{LimitList, out_of_sight};
use super::notice::Notice;
use crate::words::notices as words;
use domain::rotation::Obstacle;
use domain::{Key, KeyId, Mark, Mode, RotationId, Timestamp, View};
use std::rc::Rc;
use yew::prelude::*;

/// What the admin does about an obstacle.
#[derive(Debug, Clone, PartialEq)]
pub enum WayOut {
    /// Goes on with the rotation that is under way.
    GoOn(RotationId),
    /// Looks at a key.
    Show(KeyId),
    /// Changes the key.
    Edit,
    /// Deletes another key.
    Delete(Box<Key>),
    /// Rotates in another way.
    Mode(Mode),
}

/// An obstacle, and what was read of the organization.
#[derive(Properties, PartialEq)]
pub struct ObstacleCardProps {
    /// The obstacle.
    pub obstacle: Obstacle,
    /// What was read.
    pub view: Rc<View>,
    /// The present.
    pub now: Timestamp,
    /// The admin does something about it.
    pub onway: Callback<WayOut>,
}

/// The obstacle in words, with buttons for the ways out.
#[component]
pub fn ObstacleCard(props: &ObstacleCardProps) -> Html {
    let obstacle = &props.obstacle;
    let view = &props.view;
    if let Obstacle::NoRoom { could_go } = obstacle {
        return no_room(props, could_go);
    }
    let way = |words: &'static str, way: WayOut| {
        let onclick = props.onway.reform(move |_: MouseEvent| way.clone());
        html! { <button type="button" class="button way-out" {onclick}>{ words }</button> }
    };
    let actions = match obstacle {
        Obstacle::AlreadyOpen(id) => way(words::GO_ON_WITH_IT, WayOut::GoOn(id.clone())),
        Obstacle::Elsewhere(key) => way(words::SHOW_THAT_KEY, WayOut::Show(key.clone())),
        Obstacle::Unfit { field, .. } if view.offered().is_some_and(|(offer, _)| offer.can_edit(*field)) => {
            way(words::EDIT_KEY, WayOut::Edit)
        }
        Obstacle::SignsInWithOld => way(words::NEW_KEY_FIRST, WayOut::Mode(Mode::Overlap)),
        Obstacle::Unfit { .. }
        | Obstacle::NotOffered
        | Obstacle::NoRight
        | Obstacle::OldMissing
        | Obstacle::NoRoom { .. }
        | Obstacle::NotTyped(_) => html! {},
    };
    let named = match obstacle {
        Obstacle::Elsewhere(key) => view.keys.iter().find(|one| one.id == *key),
        _ => None,
    };
    html! {
        <div class="obstacle" data-obstacle={obstacle.word()}>
            <Notice tone={Tone::Amber} {actions}>
                <p role="alert">{ obstacle.sentence() }</p>
                { for named.map(|key| html! { <Named name={key.name.clone()} /> }) }
            </Notice>
        </div>
    }
}

/// The keys that could go, and that this one can be replaced in place.
fn no_room(props: &ObstacleCardProps, could_go: &[(KeyId, Mark)]) -> Html {
    let view = &props.view;
    let listed = |id: &KeyId| view.keys.iter().find(|key| key.id == *id).cloned();
    let keys: Vec<(Key, Mark)> =
        could_go.iter().filter_map(|(id, mark)| listed(id).map(|key| (key, *mark))).collect();
    let limit = view.offered().map_or(0, |(offer, _)| offer.limit);
    let words = match keys.is_empty() {
        false => words::SECOND_KEY_NEEDS_FREE_SLOT,
        true => words::SECOND_KEY_NEEDS_FREE_SLOT_EVERY,
    };
    html! {
        <section class="limit obstacle" data-obstacle="no_room" aria-labelledby="no-room-title">
            <h2 id="no-room-title"><Icon glyph={Glyph::Warning} />{ words::all_keys_are_in_use(limit) }</h2>
            <p role="alert">
                { words }
                if let Some(words) = out_of_sight(view) {
                    <strong id="out-of-sight">{ " " }{ words }</strong>
                }
            </p>
            <LimitList {keys} now={props.now} ondelete={props.onway.reform(|key| WayOut::Delete(Box::new(key)))} />
            <div class="limit-foot">
                <button id="in-place" type="button" class="button" onclick={props.onway.reform(|_: MouseEvent| WayOut::Mode(Mode::InPlace))}>
                    { words::REPLACE_IN_PLACE }
                </button>
                <span class="hint">{ words::OLD_KEY_GOES_FIRST_WHATEVER }</span>
            </div>
        </section>
    }
}
