//! A button that saves what is shown as a file, in one of the forms that there are.

use super::menu::Menu;
use domain::Format;
use yew::prelude::*;

/// What is exported.
#[derive(Properties, PartialEq)]
pub struct ExportMenuProps {
    /// The handle of the button.
    pub id: AttrValue,
    /// Whether an export is under way.
    pub busy: bool,
    /// It is to be exported in this form.
    pub onexport: Callback<Format>,
}

/// The button.
#[component]
pub fn ExportMenu(props: &ExportMenuProps) -> Html {
    let open = use_state(|| false);
    let onopen = {
        let open = open.clone();
        Callback::from(move |wanted| open.set(wanted))
    };
    let line = |format: Format| {
        let (onexport, open) = (props.onexport.clone(), open.clone());
        let onclick = move |_: MouseEvent| {
            open.set(false);
            onexport.emit(format);
        };
        let hint = match format {
            Format::Csv => "for table programs",
            Format::Json => "for programs",
        };
        html! {
            <div class="menu-line">
                <button type="button" id={format!("{}-{}", props.id, format.ending())} disabled={props.busy} {onclick}>
                    { format.title() }{ " " }<span class="hint">{ hint }</span>
                </button>
            </div>
        }
    };
    html! {
        <Menu id={props.id.clone()} title="Export" open={*open} {onopen}>
            { for Format::ALL.into_iter().map(line) }
            <p class="hint">{ "Saved as a new file in your folder for downloads." }</p>
        </Menu>
    }
}
