//! What to do when there is no room for another key.

use super::icon::{Glyph, Icon};
use super::limit_list::{LimitList, out_of_sight};
use crate::words::keys as words;
use domain::{Key, ScopeKind, Timestamp, View};
use std::rc::Rc;
use yew::prelude::*;

/// The view that is full.
#[derive(Properties, PartialEq)]
pub struct LimitGuidanceProps {
    /// What was read.
    pub view: Rc<View>,
    /// The present.
    pub now: Timestamp,
    /// Deletes a key.
    pub ondelete: Callback<Key>,
}

/// The keys that could go: expired first, then unused, then broad; and how many are out of sight.
#[component]
pub fn LimitGuidance(props: &LimitGuidanceProps) -> Html {
    let node = use_node_ref();
    use_effect_with((), {
        let node = node.clone();
        move |()| {
            // It may appear above what is in sight, after the service refused.
            if let Some(element) = node.cast::<web_sys::Element>() {
                element.scroll_into_view();
            }
        }
    });
    let found = props.view.could_go(props.now).into_iter();
    let candidates: Vec<_> = found.map(|(key, mark)| (key.clone(), mark)).collect();
    let limit = props.view.offered().map_or(0, |(offer, _)| offer.limit);
    html! {
        <section ref={node} id="limit-guidance" class="limit" aria-labelledby="limit-title">
            <h2 id="limit-title"><Icon glyph={Glyph::Warning} />{ words::all_keys_are_in_use(limit) }</h2>
            <p>
                { words::SERVICE_ALLOWS_NO_MORE_FOR_THIS_ORGANIZATION }{ counting(&props.view) }{ ". " }
                if let Some(words) = out_of_sight(&props.view) {
                    <strong id="out-of-sight">{ words }{ " " }</strong>
                }
                if candidates.is_empty() {
                    { words::EVERY_KEY_HERE_IS_IN_USE }
                } else {
                    { words::DELETE_ONE_OF_THESE_AND_FORM }
                }
            </p>
            <LimitList keys={candidates} now={props.now} ondelete={props.ondelete.clone()} />
        </section>
    }
}

/// What counts, besides keys that work.
fn counting(view: &View) -> &'static str {
    match view.offered() {
        Some((offer, _)) if offer.scopes.contains(&ScopeKind::Organization) => {
            words::ORGANIZATION_AND_AGENT_KEYS_TOGETHER
        }
        _ => words::AND_EXPIRED_KEYS_COUNT_UNTIL,
    }
}
