//! One thing that can be set, or looked up.

use super::notice::FailureNotice;
use crate::words::settings as words;
use domain::Failure;
use yew::prelude::*;

/// What it is called, what it does, and how changing it went.
#[derive(Properties, PartialEq)]
pub struct SettingRowProps {
    /// The handle of the title.
    pub id: &'static str,
    /// The title.
    pub title: AttrValue,
    /// The control, or the fact.
    pub children: Html,
    /// What it means.
    #[prop_or_default]
    pub hint: Html,
    /// Why the last change was not kept.
    #[prop_or_default]
    pub failure: Option<Failure>,
    /// False where a dialog lies over it.
    #[prop_or(true)]
    pub foremost: bool,
}

/// The title at the left; the control with its meaning beside it.
#[component]
pub fn SettingRow(props: &SettingRowProps) -> Html {
    html! {
        <div class="setting">
            <h3 id={props.id} class="setting-title">{ &props.title }</h3>
            <div class="setting-body">
                { props.children.clone() }
                if let Some(failure) = &props.failure {
                    <FailureNotice failure={failure.clone()} foremost={props.foremost}
                        lead={words::IT_COULD_NOT_BE_KEPT} />
                }
                <p class="hint">{ props.hint.clone() }</p>
            </div>
        </div>
    }
}
