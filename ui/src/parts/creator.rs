//! Who made a key.

use super::told::Told;
use crate::filled::filled;
use crate::words::form as words;
use domain::Person;
use yew::prelude::*;

/// The person.
#[derive(Properties, PartialEq)]
pub struct CreatorProps {
    /// Who.
    pub person: Person,
}

/// "by Dana Whitfield", with the address on hover.
#[component]
pub fn Creator(props: &CreatorProps) -> Html {
    let Person { name, email } = &props.person;
    let shown = if name.is_empty() { email } else { name };
    if shown.is_empty() {
        return html! {};
    }
    html! { <small class="by">{ filled(words::BY, [("name", html! { <Told words={shown.clone()} title={Some(AttrValue::from(email.clone()))} /> })]) }</small> }
}
