//! What happened since the admin looked last: one quiet line, which expands.

use super::icon::{Glyph, Icon};
use super::key_name::Named;
use crate::keyboard::hand_on;
use crate::words::notices as words;
use yew::prelude::*;

/// One thing that happened.
#[derive(Debug, Clone, PartialEq)]
pub struct Tiding {
    /// What it happened to, by its name.
    pub name: AttrValue,
    /// What happened.
    pub words: AttrValue,
    /// Goes there, where there is somewhere to go.
    pub onclick: Option<Callback<MouseEvent>>,
}

/// The news.
#[derive(Properties, PartialEq)]
pub struct NewsLineProps {
    /// All of it in a few words: "2 new, 1 changed".
    pub sum: AttrValue,
    /// Each of it.
    pub tidings: Vec<Tiding>,
    /// The admin has looked at it.
    pub onseen: Callback<()>,
}

/// So many are told one by one.
const MOST_TOLD: usize = 100;

/// The line. What it sums up is told one by one when it is opened.
#[component]
pub fn NewsLine(props: &NewsLineProps) -> Html {
    let open = use_state(|| false);
    let ontoggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let more = props.tidings.len().saturating_sub(MOST_TOLD);
    html! {
        <section id="news" class="news" aria-label={words::NEWS}>
            <div class="news-line">
                <button id="news-expand" type="button" class="news-sum" aria-expanded={open.to_string()}
                    aria-controls="news-lines" onclick={ontoggle}>
                    <Icon glyph={Glyph::Chevron} />
                    <span>{ words::SINCE_YOU_LOOKED_LAST }{ &props.sum }</span>
                </button>
                <button id="news-seen" type="button" class="link" onclick={props.onseen.reform(|_: MouseEvent| hand_on(Some("keys")))}>{ words::SEEN }</button>
            </div>
            <ul id="news-lines" class="news-lines" hidden={!*open}>
                if *open {
                    { for props.tidings.iter().take(MOST_TOLD).map(line) }
                    if more > 0 {
                        <li class="hint">{ words::and_more(more) }</li>
                    }
                }
            </ul>
        </section>
    }
}

fn line(tiding: &Tiding) -> Html {
    let name = html! { <Named name={tiding.name.clone()} class="inline" /> };
    html! {
        <li>
            if let Some(onclick) = &tiding.onclick {
                <button type="button" class="link" {onclick}>{ name }</button>
            } else {
                <span class="news-name">{ name }</span>
            }
            <span class="news-words">{ &tiding.words }</span>
        </li>
    }
}
