//! A word in a coloured box.

use yew::prelude::*;

/// How loud it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Soon to act on.
    Amber,
    /// Dangerous.
    Red,
    /// Past.
    Grey,
    /// Keyward's own.
    Accent,
}

impl Tone {
    /// The class that colours it.
    pub fn class(self) -> &'static str {
        match self {
            Tone::Amber => "amber",
            Tone::Red => "red",
            Tone::Grey => "grey",
            Tone::Accent => "accent",
        }
    }
}

/// The badge's tone and words.
#[derive(Properties, PartialEq)]
pub struct BadgeProps {
    /// How loud it is.
    pub tone: Tone,
    /// The words.
    pub children: Html,
}

/// A word in a coloured box.
#[component]
pub fn Badge(props: &BadgeProps) -> Html {
    badge(props.tone, props.children.clone())
}

/// The same, drawn as a part of something else.
pub(super) fn badge(tone: Tone, words: Html) -> Html {
    html! { <span class={classes!("badge", tone.class())}>{ words }</span> }
}
