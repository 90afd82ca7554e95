//! A note about a key, kept on this computer only.

use super::advice::Advice;
use crate::attempt::Attempt;
use crate::hiding::use_hiding;
use crate::words::detail as words;
use domain::edit::LONGEST_NOTE;
use domain::{Field, text};
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// The note, and how keeping it goes.
#[derive(Properties, PartialEq)]
pub struct NoteFieldProps {
    /// The note as it is kept.
    pub kept: AttrValue,
    /// How keeping it goes.
    pub attempt: Attempt,
    /// Keeps it.
    pub onsave: Callback<String>,
}

/// The field. It is kept when it is left, or with the button.
#[component]
pub fn NoteField(props: &NoteFieldProps) -> Html {
    let hiding = use_hiding();
    let typed = use_state(|| props.kept.to_string());
    // What was typed last and how to keep it, for when the field goes away with the focus in it.
    let latest = use_mut_ref(|| None::<(String, Callback<String>)>);
    let note = typed.trim().to_owned();
    let length = note.chars().count();
    let changed = note != props.kept.as_str();
    let fits = length <= LONGEST_NOTE;
    *latest.borrow_mut() =
        (changed && fits && !props.attempt.busy).then(|| (note.clone(), props.onsave.clone()));
    use_effect_with((), {
        let latest = latest.clone();
        move |()| {
            move || {
                if let Some((note, onsave)) = latest.take() {
                    onsave.emit(note);
                }
            }
        }
    });
    let save = {
        let latest = latest.clone();
        move || {
            if let Some((note, onsave)) = latest.take() {
                onsave.emit(note);
            }
        }
    };
    let (onblur, onclick) = {
        let (on_blur, on_click) = (save.clone(), save);
        (Callback::from(move |_: FocusEvent| on_blur()), Callback::from(move |_: MouseEvent| on_click()))
    };
    let oninput = {
        let typed = typed.clone();
        Callback::from(move |event: InputEvent| {
            typed.set(event.target_unchecked_into::<HtmlTextAreaElement>().value());
        })
    };
    let advice = if fits {
        props.attempt.failure.as_ref().map(|failure| text::harmless(&failure.message))
    } else {
        Some(words::note_has_at_most_characters(LONGEST_NOTE, length))
    };
    let invalid = !fits || props.attempt.about(Field::Note).is_some();
    html! {
        <section class="detail-block note-block">
            <label for="note"><h3>{ words::NOTE }</h3></label>
            <textarea id="note" class="input" rows="2" spellcheck="false" placeholder={hiding.placeholder(&typed, words::WHO_USES_IT_AND_WHERE)}
                value={hiding.typed(&(*typed).clone().into())} readonly={hiding.is_on()} {oninput} {onblur} aria-describedby="note-advice note-kept"
                aria-invalid={invalid.then_some("true")} />
            <Advice id="note-advice" words={advice.map(AttrValue::from)} />
            <div class="note-line">
                <span id="note-kept" class="hint">{ words::KEPT_ON_THIS_COMPUTER_ONLY }</span>
                <button id="save-note" type="button" class="link" disabled={!changed || !fits || props.attempt.busy} {onclick}>
                    { if props.attempt.busy { words::SAVING } else { words::SAVE } }
                </button>
            </div>
        </section>
    }
}
