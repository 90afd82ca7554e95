//! The field that a query is typed into: its mistakes are underlined, and what could be meant is offered below it.

use super::icon::{Glyph, Icon};
use super::query_choices::QueryChoices;
use crate::hiding::use_hiding;
use crate::keyboard::{composes, focus};
use crate::typing::{Typing, bytes, taken, units};
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
    /// The admin is about to type.
    pub(super) onfocus: Callback<()>,
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
    let active = typing.active(&offered);
    let mut mistakes = if shown { Query::parse(query).mistakes } else { Vec::new() };
    // What is still being typed is no mistake yet, while something is offered for it.
    mistakes.retain(|one| !(open && one.span.end == offered.span.end));
    // The caret, once the text is in the field.
    let goes = use_mut_ref(|| None::<(String, usize)>);
    use_effect({
        let (input, mirror, goes) = (input.clone(), mirror.clone(), goes.clone());
        move || {
            place_caret(&input, &mut goes.borrow_mut());
            follow(&input, &mirror);
        }
    });
    let take = {
        let (typing, onquery, query, span) =
            (typing.clone(), props.onquery.clone(), query.clone(), offered.span.clone());
        Callback::from(move |choice: Completion| {
            let (text, caret) = taken(&query, &span, &choice);
            typing.set(if choice.is_open() { Typing::typed(caret) } else { Typing::default() });
            *goes.borrow_mut() = Some((text.clone(), caret));
            onquery.emit(text);
            focus("search");
        })
    };
    let oninput = {
        let (typing, onquery) = (typing.clone(), props.onquery.clone());
        Callback::from(move |event: InputEvent| {
            let input = event.target_unchecked_into::<HtmlInputElement>();
            typing.set(Typing::typed(caret(&input)));
            onquery.emit(input.value());
        })
    };
    // What empties a field without typing tells no more than that it changed.
    let onchange =
        props.onquery.reform(|event: Event| event.target_unchecked_into::<HtmlInputElement>().value());
    let onkeydown = {
        let (typing, onquery, offered, take) =
            (typing.clone(), props.onquery.clone(), offered.clone(), take.clone());
        let typed = !query.is_empty();
        Callback::from(move |event: KeyboardEvent| {
            if composes(&event) {
                return;
            }
            let key = event.key();
            let step = |way| typing.set(typing.stepped(way, &offered));
            match (key.as_str(), active.and_then(|place| offered.choices.get(place))) {
                ("ArrowDown", _) if open => step(1),
                ("ArrowUp", _) if open => step(-1),
                ("Enter", Some(choice)) => take.emit(choice.clone()),
                ("Tab", Some(choice)) if !event.shift_key() => take.emit(choice.clone()),
                ("Enter", None) if open => typing.set(Typing::default()),
                ("ArrowDown", _) if event.alt_key() && shown => {
                    typing.set(Typing::asked(caret(&event.target_unchecked_into())));
                }
                ("ArrowDown", _) => focus("keys"),
                ("Escape", _) if open => typing.set(Typing::default()),
                ("Escape", _) if typed => onquery.emit(String::new()),
                // What was offered is for another place in the text.
                ("ArrowLeft" | "ArrowRight" | "Home" | "End", _) => return typing.set(Typing::default()),
                _ => return,
            }
            event.prevent_default();
        })
    };
    let onblur = {
        let typing = typing.clone();
        Callback::from(move |_: FocusEvent| typing.set(Typing::default()))
    };
    let onmousedown = {
        let typing = typing.clone();
        Callback::from(move |_: MouseEvent| typing.set(Typing::default()))
    };
    let onscroll = {
        let (input, mirror) = (input.clone(), mirror.clone());
        Callback::from(move |_: Event| follow(&input, &mirror))
    };
    // With the button of the mouse down the field keeps the focus.
    let onask = {
        let (typing, input) = (typing.clone(), input.clone());
        Callback::from(move |_: MouseEvent| {
            focus("search");
            let caret = input.cast::<HtmlInputElement>().map_or(0, |input| caret(&input));
            typing.set(if open { Typing::default() } else { Typing::asked(caret) });
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
                            autocomplete="off" spellcheck="false" {oninput} {onchange} {onkeydown} {onmousedown} onfocus={props.onfocus.reform(|_: FocusEvent| ())} {onblur} {onscroll} />
                    </span>
                    <kbd aria-hidden="true">{ "/" }</kbd>
                </label>
                if shown {
                    <button id="search-words" type="button" class="search-ask" title={words::SEARCH_WORDS} aria-label={words::SHOW_SEARCH_WORDS}
                        aria-expanded={open.to_string()} aria-controls="query-choices" onmousedown={Callback::from(|event: MouseEvent| event.prevent_default())} onclick={onask}>{ "?" }</button>
                }
                if open {
                    <QueryChoices choices={offered.choices.clone()} {active} ontake={take} />
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

/// Where the caret is in a field, in bytes of its text.
fn caret(input: &HtmlInputElement) -> usize {
    let text = input.value();
    input.selection_start().ok().flatten().map_or(text.len(), |place| bytes(&text, place))
}

/// Puts the caret where it goes in a text, once that is what the field holds.
fn place_caret(input: &NodeRef, goes: &mut Option<(String, usize)>) {
    let Some(input) = input.cast::<HtmlInputElement>() else { return };
    if let Some((text, place)) = goes.take_if(|(text, _)| *text == input.value()) {
        let place = units(&text, place);
        // A field that can't place a caret leaves it at the end.
        let _ = input.set_selection_range(place, place);
    }
}

/// Scrolls the underlined text to where the field is.
fn follow(input: &NodeRef, mirror: &NodeRef) {
    if let (Some(input), Some(mirror)) = (input.cast::<Element>(), mirror.cast::<Element>()) {
        mirror.set_scroll_left(input.scroll_left());
    }
}
