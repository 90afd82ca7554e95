//! The keys that a create may have made, for the admin to say which.

use super::creator::Creator;
use super::key_name::Named;
use super::prefix::Prefix;
use super::when::{Style, When};
use crate::filled::filled;
use crate::words::notices as words;
use domain::{Key, KeyId, Timestamp};
use yew::prelude::*;

/// The candidates.
#[derive(Properties, PartialEq)]
pub struct CandidateListProps {
    /// The keys that it may be.
    pub candidates: Vec<Key>,
    /// The present.
    pub now: Timestamp,
    /// Whether an answer is on its way.
    pub busy: bool,
    /// One was chosen, or none of them.
    pub onchoose: Callback<Option<KeyId>>,
}

/// A line a candidate, and one for none of them.
#[component]
pub fn CandidateList(props: &CandidateListProps) -> Html {
    let now = props.now;
    let line = |key: &Key| {
        let id = key.id.clone();
        html! {
            <li key={key.id.to_string()}>
                <span class="candidate-name"><Named name={key.name.clone()} class="key-name" /><Prefix prefix={key.prefix.clone()} /></span>
                <span class="candidate-made">
                    { for key.created.map(|at| html! { { filled(words::MADE_AT, [("when", html! { <When {at} {now} style={Style::DateTime} /> })]) } }) }
                    { for key.creator.clone().map(|person| html! { <Creator {person} /> }) }
                </span>
                <button type="button" class="button" data-candidate={key.id.to_string()} data-choice="it_is" disabled={props.busy}
                    onclick={props.onchoose.reform(move |_: MouseEvent| Some(id.clone()))}>{ words::THIS_ONE }</button>
            </li>
        }
    };
    html! {
        <ul class="candidates">
            { for props.candidates.iter().map(line) }
            <li>
                <span class="candidate-name">{ words::NONE_OF_THEM_THEY_WERE }</span>
                <button type="button" class="button none-of-these" data-choice="none_of_them" disabled={props.busy}
                    onclick={props.onchoose.reform(|_: MouseEvent| None)}>{ words::NONE_OF_THESE }</button>
            </li>
        </ul>
    }
}
