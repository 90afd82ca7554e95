//! The search field and the chips over the table.

use super::icon::{Glyph, Icon};
use crate::hiding::use_hiding;
use crate::list::{Change, List};
use domain::list::Filter;
use domain::{Timestamp, View};
use std::rc::Rc;
use web_sys::{HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

/// What is set, and what there is to find.
#[derive(Properties, PartialEq)]
pub struct SearchBarProps {
    /// What is set.
    pub list: List,
    /// What was read; `None` before.
    pub view: Option<Rc<View>>,
    /// The present.
    pub now: Timestamp,
    /// The admin changes something.
    pub onchange: Callback<Change>,
}

/// The search field and the chips.
#[component]
pub fn SearchBar(props: &SearchBarProps) -> Html {
    let hiding = use_hiding();
    let oninput = props
        .onchange
        .reform(|event: InputEvent| Change::Query(event.target_unchecked_into::<HtmlInputElement>().value()));
    let onkeydown = {
        let (onchange, typed) = (props.onchange.clone(), !props.list.by.query.is_empty());
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "Escape" if typed => {
                event.prevent_default();
                onchange.emit(Change::Query(String::new()));
            }
            "ArrowDown" => {
                event.prevent_default();
                crate::keyboard::focus("keys");
            }
            _ => {}
        })
    };
    let chip = |filter: Filter| {
        let count = props.view.as_ref().map_or(0, |view| filter.count(view, props.now));
        let pressed = props.list.by.filter == Some(filter);
        let onclick = props.onchange.reform(move |_: MouseEvent| Change::Filter(filter));
        html! {
            <button type="button" class="chip" data-filter={filter.title()} aria-pressed={pressed.to_string()}
                disabled={count == 0 && !pressed} {onclick}>
                { filter.title() }{ " " }<span class="count">{ count }</span>
            </button>
        }
    };
    html! {
        <div class="search-bar">
            <label class="search">
                <Icon glyph={Glyph::Search} />
                <input id="search" type="search" value={hiding.typed(&props.list.by.query.clone().into())}
                    readonly={hiding.is_on()} placeholder={hiding.placeholder(&props.list.by.query, "Search")}
                    aria-label="Search by name, prefix, workspace or agent, creator or note"
                    autocomplete="off" spellcheck="false" {oninput} {onkeydown} />
                <kbd aria-hidden="true">{ "/" }</kbd>
            </label>
            <div class="chips" role="group" aria-label="Show only">
                { for Filter::shown(props.view.as_deref()).into_iter().map(chip) }
            </div>
        </div>
    }
}
