//! The palette: a field over a list of everything that fits what is typed.

use super::dialog::Dialog;
use super::icon::{Glyph, Icon};
use super::key_name::Named;
use crate::keyboard::{composes, reveal_near};
use crate::words::palette as words;
use web_sys::{HtmlInputElement, KeyboardEvent, MouseEvent};
use yew::prelude::*;

/// Something to choose.
#[derive(Debug, Clone, PartialEq)]
pub struct Match {
    /// Tells it from all others.
    pub id: AttrValue,
    /// Its icon.
    pub glyph: Glyph,
    /// What it is called.
    pub title: AttrValue,
    /// Whether that is a name from elsewhere.
    pub named: bool,
    /// Where it is, another such name.
    pub place: Option<AttrValue>,
    /// What stands at its end.
    pub end: AttrValue,
}

/// What belongs together.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// What it is called.
    pub title: AttrValue,
    /// The name of the key that it is about.
    pub about: Option<AttrValue>,
    /// What there is to choose.
    pub matches: Vec<Match>,
}

/// What is typed, and what fits.
#[derive(Properties, PartialEq)]
pub struct PaletteCardProps {
    /// What is typed.
    pub typed: AttrValue,
    /// What fits, together.
    pub groups: Vec<Group>,
    /// The place of the one that Enter takes, among all of them.
    pub active: usize,
    /// Whether keys are still being looked for.
    pub busy: bool,
    /// What there is to be said, beneath.
    pub children: Html,
    /// The admin types.
    pub ontype: Callback<String>,
    /// Another one is the one that Enter takes.
    pub onactive: Callback<usize>,
    /// One is chosen.
    pub onchoose: Callback<usize>,
    /// Nothing is.
    pub onclose: Callback<()>,
}

/// So far do Page Up and Page Down lead.
const PAGE: usize = 6;

/// The dialog. Its field keeps the focus; the arrows walk through the list.
#[component]
pub fn PaletteCard(props: &PaletteCardProps) -> Html {
    let total: usize = props.groups.iter().map(|group| group.matches.len()).sum();
    let active = props.active;
    use_effect_with((active, total), |(active, _)| reveal_near(&format!("match-{active}")));
    let oninput =
        props.ontype.reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
    let onkeydown = {
        let (onactive, onchoose) = (props.onactive.clone(), props.onchoose.clone());
        Callback::from(move |event: KeyboardEvent| {
            let held = event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key();
            if held || composes(&event) || total == 0 {
                return;
            }
            match (event.key().as_str(), target(&event.key(), active, total)) {
                ("Enter", _) => onchoose.emit(active),
                (_, Some(place)) => onactive.emit(place),
                _ => return,
            }
            event.prevent_default();
        })
    };
    let mut from = 0;
    let groups = props.groups.iter().enumerate().map(|(number, group)| {
        let first = from;
        from += group.matches.len();
        drawn(props, number, group, first)
    });
    let groups: Html = groups.collect();
    html! {
        <Dialog id="palette" title={words::FIND_ANY_ACTION_ORGANIZATION_OR_KEY} light=true onclose={props.onclose.clone()}>
            <label class="palette-field">
                <Icon glyph={Glyph::Search} />
                <input id="palette-search" type="text" value={props.typed.clone()} autofocus=true placeholder={words::FIND_ANY_ACTION_ORGANIZATION_OR_KEY}
                    role="combobox" aria-label={words::FIND_ANY_ACTION_ORGANIZATION_OR_KEY} aria-autocomplete="list"
                    aria-expanded={(total > 0).to_string()} aria-controls="matches"
                    aria-activedescendant={(total > 0).then(|| format!("match-{active}"))}
                    autocomplete="off" spellcheck="false" {oninput} {onkeydown} />
                <kbd aria-hidden="true">{ words::ESC }</kbd>
            </label>
            <div class="palette-place" aria-busy={props.busy.to_string()}>
                if total > 0 {
                    <div id="matches" role="listbox" aria-label={words::WHAT_FITS}>{ groups }</div>
                }
                { props.children.clone() }
            </div>
            <p class="palette-foot" aria-hidden="true">
                <span><kbd>{ "↑" }</kbd><kbd>{ "↓" }</kbd>{ words::CHOOSE }</span>
                <span><kbd>{ "↵" }</kbd>{ words::GO }</span>
            </p>
        </Dialog>
    }
}

fn drawn(props: &PaletteCardProps, number: usize, group: &Group, first: usize) -> Html {
    let heading = format!("matches-{number}");
    html! {
        <div key={group.title.to_string()} role="group" aria-labelledby={heading.clone()} class="palette-group">
            <div id={heading} class="palette-title" role="presentation">
                { &group.title }
                { for group.about.clone().map(|name| html! { <>{ ": " }<Named {name} class="inline" /></> }) }
            </div>
            { for group.matches.iter().enumerate().map(|(place, one)| option(props, one, first + place)) }
        </div>
    }
}

fn option(props: &PaletteCardProps, one: &Match, place: usize) -> Html {
    // The field keeps the focus while the mouse chooses.
    let onmousedown = Callback::from(|event: MouseEvent| event.prevent_default());
    let onclick = props.onchoose.reform(move |_: MouseEvent| place);
    html! {
        <div key={one.id.to_string()} id={format!("match-{place}")} role="option" class="palette-match" data-match={one.id.clone()}
            aria-selected={(props.active == place).to_string()} {onmousedown} {onclick}>
            <Icon glyph={one.glyph} />
            <span class="palette-words">
                if one.named {
                    <Named name={one.title.clone()} />
                } else {
                    { &one.title }
                }
            </span>
            { for one.place.clone().map(|name| html! { <span class="palette-where"><Named {name} /></span> }) }
            if !one.end.is_empty() {
                <kbd class="palette-end">{ &one.end }</kbd>
            }
        </div>
    }
}

/// Where a key leads, of so many.
fn target(key: &str, active: usize, total: usize) -> Option<usize> {
    let last = total.checked_sub(1)?;
    match key {
        "ArrowDown" => Some(if active >= last { 0 } else { active + 1 }),
        "ArrowUp" => Some(active.checked_sub(1).unwrap_or(last)),
        "PageDown" => Some((active + PAGE).min(last)),
        "PageUp" => Some(active.saturating_sub(PAGE)),
        "Home" => Some(0),
        "End" => Some(last),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::target;

    #[test]
    fn keys_lead_through_the_list_and_round_again() {
        let table = [
            ("ArrowDown", 0, Some(1)),
            ("ArrowDown", 9, Some(0)),
            ("ArrowUp", 0, Some(9)),
            ("ArrowUp", 5, Some(4)),
            ("PageDown", 5, Some(9)),
            ("PageUp", 7, Some(1)),
            ("Home", 5, Some(0)),
            ("End", 5, Some(9)),
            ("x", 5, None),
        ];
        for (key, from, expected) in table {
            assert_eq!(target(key, from, 10), expected, "{key} from {from}");
        }
        assert_eq!(target("ArrowDown", 0, 0), None);
    }
}
