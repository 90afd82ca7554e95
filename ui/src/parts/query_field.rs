//! The field that a query is typed into: its mistakes are underlined, and what could be meant is offered below it.

use super::icon::{Glyph, Icon};
use super::query_choices::QueryChoices;
use crate::hiding::use_hiding;
use crate::typing::Typing;
use crate::words::search as words;
use domain::query::{Completion, Known, Mistake, Query};
use std::rc::Rc;
use web_sys::{Element, HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

/// What is typed, and what there is to find.
#[derive(Properties, PartialEq)]
pub(super) struct QueryFieldProps {
    /// What is typed.
    pub(super) query: AttrValue,
    /// The names that there are.
    pub(super) known: Rc<Known>,
    /// What the search looks at, for screen readers.
    pub(super) label: AttrValue,
    /// The admin types.
    pub(super) onquery: Callback<String>,
}

/// The field.
#[component]
pub(super) fn QueryField(props: &QueryFieldProps) -> Html {
    let hiding = use_hiding();
    let typing = use_state_eq(Typing::default);
    let (input, mirror) = (use_node_ref(), use_node_ref());
    let query = &props.query;
    let shown = !hiding.is_on();
    let offered = if shown { typing.offers(query, &props.known) } else { Default::default() };
    let open = !offered.choices.is_empty();
    let active = typing.active.filter(|place| *place < offered.choices.len());
    let mut mistakes = if shown { Query::parse(query).mistakes } else { Vec::new() };
    // What is still being typed is no mistake yet, while something is offered for it.
    mistakes.retain(|one| !(open && one.span.end == query.len()));
    use_effect({
        let (input, mirror) = (input.clone(), mirror.clone());
        move || follow(&input, &mirror)
    });
    let take = {
        let (typing, onquery, query, span) =
            (typing.clone(), props.onquery.clone(), query.clone(), offered.span.clone());
        Callback::from(move |choice: Completion| {
            let mut text = query.to_string();
            text.replace_range(span.clone(), &choice.text);
            if !choice.is_open() {
                text.push(' ');
            }
            typing.set(if choice.is_open() { Typing::typed() } else { Typing::default() });
            onquery.emit(text);
            crate::keyboard::focus("search");
        })
    };
    let oninput = {
        let (typing, onquery) = (typing.clone(), props.onquery.clone());
        Callback::from(move |event: InputEvent| {
            typing.set(Typing::typed());
            onquery.emit(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    // What empties a field without typing tells no more than that it changed.
    let onchange =
        props.onquery.reform(|event: Event| event.target_unchecked_into::<HtmlInputElement>().value());
    let onkeydown = {
        let (typing, onquery, choices, take) =
            (typing.clone(), props.onquery.clone(), offered.choices.clone(), take.clone());
        let typed = !query.is_empty();
        Callback::from(move |event: KeyboardEvent| {
            let key = event.key();
            let step = |way| typing.set(typing.stepped(way, choices.len()));
            match (key.as_str(), active.and_then(|place| choices.get(place))) {
                ("ArrowDown", _) if open => step(1),
                ("ArrowUp", _) if open => step(-1),
                ("Enter", Some(choice)) => take.emit(choice.clone()),
                ("Tab", Some(choice)) if !event.shift_key() => take.emit(choice.clone()),
                ("ArrowDown", _) if event.alt_key() && shown => typing.set(Typing::asked()),
                ("ArrowDown", _) => crate::keyboard::focus("keys"),
                ("Escape", _) if open => typing.set(Typing::default()),
                ("Escape", _) if typed => onquery.emit(String::new()),
                _ => return,
            }
            event.prevent_default();
        })
    };
    let onblur = {
        let typing = typing.clone();
        Callback::from(move |_: FocusEvent| typing.set(Typing::default()))
    };
    let onscroll = {
        let (input, mirror) = (input.clone(), mirror.clone());
        Callback::from(move |_: Event| follow(&input, &mirror))
    };
    // With the button of the mouse down the field keeps the focus.
    let onask = {
        let (typing, asks) = (typing.clone(), open);
        Callback::from(move |_: MouseEvent| {
            crate::keyboard::focus("search");
            typing.set(if asks { Typing::default() } else { Typing::asked() });
        })
    };
    let reason = mistakes.first().map(|one| AttrValue::from(one.reason.clone()));
    html! {
        <>
            <div class="search-place">
                <label class="search">
                    <Icon glyph={Glyph::Search} />
                    <span class="search-text">
                        <span ref={mirror} class="search-mirror" aria-hidden="true">{ if shown { underlined(query, &mistakes) } else { html! {} } }</span>
                        <input ref={input} id="search" type="text" value={hiding.typed(query)} readonly={hiding.is_on()}
                            placeholder={hiding.placeholder(query, words::SEARCH)} aria-label={props.label.clone()}
                            role="combobox" aria-autocomplete="list" aria-expanded={open.to_string()}
                            aria-controls="query-choices" aria-activedescendant={active.map(|place| format!("query-choice-{place}"))}
                            aria-invalid={reason.is_some().then_some("true")} aria-describedby={reason.is_some().then_some("query-mistake")}
                            autocomplete="off" spellcheck="false" {oninput} {onchange} {onkeydown} {onblur} {onscroll} />
                    </span>
                    <kbd aria-hidden="true">{ "/" }</kbd>
                </label>
                if shown {
                    <button id="search-words" type="button" class="search-ask" title={words::SEARCH_WORDS} aria-label={words::SHOW_SEARCH_WORDS}
                        aria-expanded={open.to_string()} aria-controls="query-choices" onmousedown={Callback::from(|event: MouseEvent| event.prevent_default())} onclick={onask}>{ "?" }</button>
                }
                if open {
                    <QueryChoices choices={offered.choices} {active} ontake={take} />
                }
            </div>
            <p id="query-mistake" class="query-mistake" role="status">{ for reason }</p>
        </>
    }
}

/// The text as in the field, with its mistakes underlined.
fn underlined(query: &str, mistakes: &[Mistake]) -> Html {
    let mut pieces = Vec::new();
    let mut at = 0;
    for one in mistakes {
        pieces.push(html! { { query.get(at..one.span.start).unwrap_or_default() } });
        let words = query.get(one.span.clone()).unwrap_or_default();
        pieces.push(html! { <span class="mistake">{ words }</span> });
        at = one.span.end;
    }
    pieces.push(html! { { query.get(at..).unwrap_or_default() } });
    pieces.into_iter().collect()
}

/// Scrolls the underlined text to where the field is.
fn follow(input: &NodeRef, mirror: &NodeRef) {
    if let (Some(input), Some(mirror)) = (input.cast::<Element>(), mirror.cast::<Element>()) {
        mirror.set_scroll_left(input.scroll_left());
    }
}
