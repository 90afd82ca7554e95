//! The dialog that asks in which organization.

use super::dialog::Dialog;
use super::icon::{Glyph, Icon};
use super::key_name::Named;
use crate::hiding::use_hiding;
use crate::keyboard::emptying;
use crate::words::welcome as words;
use domain::OrganizationRef;
use domain::fold::folded;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// An organization to choose.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// Which one.
    pub at: OrganizationRef,
    /// Its name, as the service has it.
    pub title: AttrValue,
    /// The account that sees it.
    pub account: AttrValue,
    /// How many of its slots are taken.
    pub slots: AttrValue,
    /// Why it can't be chosen now.
    pub reason: Option<AttrValue>,
}

/// The organizations to choose from.
#[derive(Properties, PartialEq)]
pub struct OrganizationPickerProps {
    /// The question.
    pub title: AttrValue,
    /// The organizations.
    pub choices: Vec<Choice>,
    /// One was chosen.
    pub onpick: Callback<OrganizationRef>,
    /// None was.
    pub onclose: Callback<()>,
}

/// So many are shown: the others are found by their names.
const MOST_SHOWN: usize = 50;

/// From this many on they can be searched.
const SEARCHED_FROM: usize = 8;

/// The dialog.
#[component]
pub fn OrganizationPicker(props: &OrganizationPickerProps) -> Html {
    let hiding = use_hiding();
    let query = use_state(String::new);
    let words: Vec<String> = query.split_whitespace().map(folded).collect();
    let found: Vec<&Choice> = props
        .choices
        .iter()
        .filter(|choice| {
            let searched = folded(&format!("{} {}", choice.title, choice.account));
            words.iter().all(|word| searched.contains(word.as_str()))
        })
        .collect();
    let more = found.len().saturating_sub(MOST_SHOWN);
    let oninput = {
        let query = query.clone();
        Callback::from(move |event: InputEvent| {
            query.set(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    let onkeydown = {
        let query = query.clone();
        emptying(hiding.typed(&(*query).clone().into()), Callback::from(move |()| query.set(String::new())))
    };
    let searched = props.choices.len() >= SEARCHED_FROM;
    // With Enter the first one that can be chosen is.
    let onsubmit = {
        let first = found.iter().find(|choice| choice.reason.is_none()).map(|choice| choice.at.clone());
        let onpick = props.onpick.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(at) = first.clone() {
                onpick.emit(at);
            }
        })
    };
    let item = |(place, choice): (usize, &Choice)| {
        let at = choice.at.clone();
        html! {
            <li key={format!("{} {}", choice.at.account, choice.at.id)}>
                <button type="button" class="pick" data-pick={choice.at.id.to_string()} disabled={choice.reason.is_some()}
                    autofocus={place == 0 && !searched} onclick={props.onpick.reform(move |_: MouseEvent| at.clone())}>
                    <span class="pick-words">
                        <Named name={choice.title.clone()} />
                        <small><Named name={choice.account.clone()} /></small>
                    </span>
                    <small class="pick-end">{ choice.reason.as_ref().unwrap_or(&choice.slots) }</small>
                </button>
            </li>
        }
    };
    html! {
        <Dialog id="whither" title={props.title.to_string()} onclose={props.onclose.clone()}>
            if searched {
                <form {onsubmit}>
                    <label class="search">
                        <Icon glyph={Glyph::Search} />
                        <input id="pick-search" type="search" value={hiding.typed(&(*query).clone().into())}
                            readonly={hiding.is_on()} placeholder={hiding.placeholder(&query, words::FIND_ONE)} autofocus=true
                            aria-label={words::FIND_ORGANIZATION_BY_ITS_NAME} autocomplete="off" spellcheck="false" {oninput} {onkeydown} />
                    </label>
                </form>
            }
            <ul class="picks">
                { for found.iter().copied().take(MOST_SHOWN).enumerate().map(item) }
            </ul>
            <p class="hint" role="status">
                if found.is_empty() {
                    { words::NONE_IS_CALLED_THAT }
                } else if more > 0 {
                    { words::more_type_part_of_name(more) }
                }
            </p>
            <div class="dialog-actions">
                <button id="refrain" type="button" class="button" onclick={props.onclose.reform(|_: MouseEvent| ())}>{ words::CANCEL }</button>
            </div>
        </Dialog>
    }
}
