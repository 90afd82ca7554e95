//! Presets to begin a new key with.

use crate::form::{Edit, Form};
use crate::preset::Preset;
use crate::words::form as words;
use yew::prelude::*;

/// The presets, and the form that they fill.
#[derive(Properties, PartialEq)]
pub struct PresetRowProps {
    /// The presets that fit the service.
    pub presets: Vec<Preset>,
    /// The form.
    pub form: Form,
    /// The admin changes something.
    pub onedit: Callback<Edit>,
}

/// A button a preset; the one that the form agrees with is pressed.
#[component]
pub fn PresetRow(props: &PresetRowProps) -> Html {
    let typed = &props.form.typed;
    let button = |preset: &Preset| {
        let pressed = typed.level == preset.level
            && (preset.permissions.is_empty() || typed.permissions == preset.permissions)
            && preset.lifetime.is_none_or(|lifetime| typed.lifetime == Some(lifetime));
        let edit = Edit::Preset(preset.level.clone(), preset.permissions.clone(), preset.lifetime);
        html! {
            <button type="button" key={preset.id} class="chip" data-preset={preset.id} aria-pressed={pressed.to_string()} title={preset.line}
                onclick={props.onedit.reform(move |_: MouseEvent| edit.clone())}>{ preset.title }</button>
        }
    };
    html! {
        <div class="presets" role="group" aria-labelledby="presets-title">
            <span id="presets-title" class="legend">{ words::START_FROM }</span>
            <div class="chips">{ for props.presets.iter().map(button) }</div>
            <span class="hint">{ words::IT_SETS_PERMISSIONS_AND_EXPIRATION }</span>
        </div>
    }
}
