//! What could be meant by what is being typed, below the field.

use crate::filled::filled;
use crate::words::search as words;
use domain::query::Completion;
use web_sys::MouseEvent;
use yew::prelude::*;

/// What is offered.
#[derive(Properties, PartialEq)]
pub(super) struct QueryChoicesProps {
    /// What could be meant.
    pub(super) choices: Vec<Completion>,
    /// The place of the one that Enter takes.
    pub(super) active: Option<usize>,
    /// One is taken.
    pub(super) ontake: Callback<Completion>,
}

/// The list. The field above keeps the focus.
#[component]
pub(super) fn QueryChoices(props: &QueryChoicesProps) -> Html {
    use_effect_with(props.active, |active| {
        if let Some(place) = active {
            crate::keyboard::reveal_near(&format!("query-choice-{place}"));
        }
    });
    let choice = |(place, one): (usize, &Completion)| {
        let onmousedown = {
            let (ontake, one) = (props.ontake.clone(), one.clone());
            Callback::from(move |event: MouseEvent| {
                event.prevent_default();
                ontake.emit(one.clone());
            })
        };
        html! {
            <li key={one.text.clone()} id={format!("query-choice-{place}")} role="option" class="query-choice"
                aria-selected={(props.active == Some(place)).to_string()} data-choice={one.text.clone()} {onmousedown}>
                <bdi class="query-word">{ &one.text }</bdi>
                if !one.gloss.is_empty() {
                    <span class="query-gloss">{ one.gloss }</span>
                }
            </li>
        }
    };
    html! {
        <div class="query-below">
            <ul id="query-choices" role="listbox" aria-label={words::SEARCH_WORDS}>{ for props.choices.iter().enumerate().map(choice) }</ul>
            <p class="query-hint" aria-hidden="true">{ filled(words::ENTER_TAKES_IT, [
                ("enter", html! { <kbd>{ "↵" }</kbd> }),
                ("escape", html! { <kbd>{ words::ESC }</kbd> }),
                ("minus", html! { <code>{ "-" }</code> }),
            ]) }</p>
        </div>
    }
}
