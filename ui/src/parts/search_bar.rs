//! The search field and the chips over the table.

use super::icon::{Glyph, Icon};
use crate::hiding::use_hiding;
use crate::list::Change;
use domain::list::{Arrangement, Filter};
use web_sys::{HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

/// What is set, and what there is to find.
#[derive(Properties, PartialEq)]
pub struct SearchBarProps {
    /// What is set.
    pub by: Arrangement,
    /// The chips, with how many keys each lets through.
    pub chips: Vec<(Filter, usize)>,
    /// What the search looks at, for screen readers.
    #[prop_or(AttrValue::Static("Search by name, prefix, workspace or agent, creator or note"))]
    pub label: AttrValue,
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
        let (onchange, typed) = (props.onchange.clone(), !props.by.query.is_empty());
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
    let chip = |(filter, count): (Filter, usize)| {
        let pressed = props.by.filter == Some(filter);
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
                <input id="search" type="search" value={hiding.typed(&props.by.query.clone().into())}
                    readonly={hiding.is_on()} placeholder={hiding.placeholder(&props.by.query, "Search")}
                    aria-label={props.label.clone()} autocomplete="off" spellcheck="false" {oninput} {onkeydown} />
                <kbd aria-hidden="true">{ "/" }</kbd>
            </label>
            <div class="chips" role="group" aria-label="Show only">{ for props.chips.iter().copied().map(chip) }</div>
        </div>
    }
}
