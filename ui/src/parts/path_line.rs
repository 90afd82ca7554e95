//! A folder, to be read and copied.

use super::icon::{Glyph, Icon};
use super::told::Told;
use crate::words::secret as words;
use yew::prelude::*;

/// The folder.
#[derive(Properties, PartialEq)]
pub struct PathLineProps {
    /// The handle.
    pub id: &'static str,
    /// The path.
    pub path: AttrValue,
    /// Copies it.
    pub oncopy: Callback<String>,
}

/// The path, which can be selected, with a button that copies it.
#[component]
pub fn PathLine(props: &PathLineProps) -> Html {
    let path = props.path.to_string();
    html! {
        <div class="path-line">
            <code><Told id={props.id} words={props.path.clone()} /></code>
            <button type="button" class="icon-button copy-path" aria-label={words::COPY_PATH} title={words::COPY_PATH}
                onclick={props.oncopy.reform(move |_: MouseEvent| path.clone())}><Icon glyph={Glyph::Copy} /></button>
        </div>
    }
}
