//! In which form to export.

use super::menu::Menu;
use crate::words::search as words;
use domain::Format;
use yew::prelude::*;

/// What is exported.
#[derive(Properties, PartialEq)]
pub struct ExportMenuProps {
    /// The handle of the button.
    #[prop_or(AttrValue::Static("export"))]
    pub id: AttrValue,
    /// What is exported, in words: "the 12 keys shown".
    pub what: AttrValue,
    /// Why it can't be exported now.
    #[prop_or_default]
    pub reason: Option<&'static str>,
    /// Whether an export is under way.
    #[prop_or_default]
    pub busy: bool,
    /// The form is chosen.
    pub onexport: Callback<Format>,
}

/// A button that offers the forms.
#[component]
pub fn ExportMenu(props: &ExportMenuProps) -> Html {
    let open = use_state_eq(|| false);
    let onopen = {
        let open = open.clone();
        Callback::from(move |wanted| open.set(wanted))
    };
    let line = |format: Format| {
        let onclick = {
            let (open, onexport, id) = (open.clone(), props.onexport.clone(), props.id.clone());
            Callback::from(move |_: MouseEvent| {
                open.set(false);
                crate::keyboard::focus(&id);
                onexport.emit(format);
            })
        };
        let gloss = match format {
            Format::Csv => words::FOR_TABLE_PROGRAMS,
            Format::Json => words::FOR_PROGRAMS,
        };
        html! {
            <li class="menu-line">
                <button type="button" id={format!("{}-{}", props.id, format.ending())} data-export={format.ending()} disabled={props.busy || props.reason.is_some()} {onclick}>{ format.title() }{ " " }<span class="hint">{ gloss }</span></button>
            </li>
        }
    };
    html! {
        <Menu id={props.id.clone()} title={words::EXPORT} open={*open} {onopen}>
            <ul>{ for Format::ALL.into_iter().map(line) }</ul>
            <p class="hint">{ props.reason.map_or_else(|| words::saves_in_your_downloads_no_secret(&props.what), str::to_owned) }</p>
        </Menu>
    }
}
