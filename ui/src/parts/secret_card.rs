//! The dialog that shows a new secret once.

use super::dialog::Dialog;
use super::icon::{Glyph, Icon};
use super::key_name::Named;
use super::notice::FailureNotice;
use crate::filled::titled;
use crate::words::secret as words;
use domain::Failure;
use yew::prelude::*;

/// The create, and its secret.
#[derive(Properties, PartialEq)]
pub struct SecretCardProps {
    /// The key's name.
    pub name: AttrValue,
    /// The secret.
    pub children: Html,
    /// Whether the core is at it.
    pub busy: bool,
    /// What went wrong with saying that it is stored.
    pub failure: Option<Failure>,
    /// It is stored.
    pub onstored: Callback<()>,
    /// Later.
    pub onclose: Callback<()>,
}

/// The dialog: the secret, and the two ways out.
#[component]
pub fn SecretCard(props: &SecretCardProps) -> Html {
    html! {
        <Dialog id="secret" title={titled(words::SECRET_OF, html! { <Named name={props.name.clone()} /> })} onclose={props.onclose.clone()}>
            <p class="dialog-text">{ words::SERVICE_SHOWS_IT_THIS_ONCE }</p>
            { props.children.clone() }
            if let Some(failure) = &props.failure {
                <FailureNotice failure={failure.clone()} />
            }
            <div class="dialog-actions spread">
                <button id="close-secret" type="button" class="button" onclick={props.onclose.reform(|_: MouseEvent| ())}>{ words::LATER }</button>
                <button id="stored" type="button" class="button" disabled={props.busy} onclick={props.onstored.reform(|_: MouseEvent| ())}>
                    <Icon glyph={Glyph::Check} />{ words::I_HAVE_STORED_IT }
                </button>
            </div>
        </Dialog>
    }
}
