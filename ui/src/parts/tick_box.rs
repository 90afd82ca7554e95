//! A box to tick, which may be half ticked.

use domain::selection::GroupState;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// A box, and the words beside it.
#[derive(Properties, PartialEq)]
pub struct TickBoxProps {
    /// Ticked, half ticked or not.
    pub state: GroupState,
    /// The box was clicked.
    pub onclick: Callback<()>,
    /// The words.
    pub children: Html,
    /// The handle of a workspace's box.
    #[prop_or_default]
    pub workspace: Option<AttrValue>,
    /// The handle of a group's box.
    #[prop_or_default]
    pub group: Option<AttrValue>,
    /// The handle of a permission's box.
    #[prop_or_default]
    pub permission: Option<AttrValue>,
}

/// A box to tick. Half ticked is a property of the element, not an attribute, so it is set by hand.
#[component]
pub fn TickBox(props: &TickBoxProps) -> Html {
    let node = use_node_ref();
    use_effect_with(props.state, {
        let node = node.clone();
        move |state| {
            if let Some(input) = node.cast::<HtmlInputElement>() {
                input.set_indeterminate(*state == GroupState::Some);
            }
        }
    });
    html! {
        <label class="tick">
            <input ref={node} type="checkbox" checked={props.state == GroupState::All}
                aria-checked={(props.state == GroupState::Some).then_some("mixed")}
                data-workspace={props.workspace.clone()} data-group={props.group.clone()}
                data-permission={props.permission.clone()}
                onchange={props.onclick.reform(|_: Event| ())} />
            <span class="tick-words">{ props.children.clone() }</span>
        </label>
    }
}

/// Ticked or not, as the state of a box that stands for itself.
pub(super) fn single(ticked: bool) -> GroupState {
    if ticked { GroupState::All } else { GroupState::None }
}
