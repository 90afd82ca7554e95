//! What a key may do, in words.

use domain::{Catalogue, Level, PermissionId, text};
use yew::prelude::*;

/// A level, and the permissions there are.
#[derive(Properties, PartialEq)]
pub struct PermissionSummaryProps {
    /// How much the key may do.
    pub level: Option<Level>,
    /// The permissions there are.
    pub catalogue: Catalogue,
}

/// The permissions of a key, a line a group.
#[component]
pub fn PermissionSummary(props: &PermissionSummaryProps) -> Html {
    let total = props.catalogue.len();
    match &props.level {
        None => html! {},
        Some(Level::All) => block(
            "Permissions, all".to_owned(),
            html! { <p class="permission-words">{ "Reads and changes everything in its scope, and archives runs." }</p> },
        ),
        Some(Level::ReadOnly) => block(
            "Permissions, read only".to_owned(),
            html! { <p class="permission-words">{ "Lists, gets and queries everything in its scope. Changes nothing." }</p> },
        ),
        Some(Level::Unknown(word)) => block(
            "Permissions".to_owned(),
            html! {
                <p class="permission-words">
                    { "The service calls its level " }<code>{ text::harmless(word) }</code>
                    { ". This version of Keyward does not know it: take it for one that may change things." }
                </p>
            },
        ),
        Some(Level::Restricted(ids)) => {
            let lines = props.catalogue.groups.iter().filter_map(|group| {
                let actions: Vec<&PermissionId> = group
                    .permissions
                    .iter()
                    .map(|permission| &permission.id)
                    .filter(|id| ids.contains(id))
                    .collect();
                (!actions.is_empty()).then(|| line(&text::harmless(&group.title), &actions))
            });
            let unknown: Vec<&PermissionId> =
                ids.iter().filter(|id| props.catalogue.find(id).is_none()).collect();
            block(
                format!("Permissions, {} of {total}", ids.len()),
                html! {
                    <dl class="permission-lines">
                        { for lines }
                        if !unknown.is_empty() {
                            { line("No longer offered", &unknown) }
                        }
                    </dl>
                },
            )
        }
    }
}

fn block(title: String, words: Html) -> Html {
    html! { <section class="detail-block"><h3>{ title }</h3>{ words }</section> }
}

/// "Runs: read, start, archive": of `archive:Run` the group already says the second half.
fn line(title: &str, ids: &[&PermissionId]) -> Html {
    let actions: Vec<String> =
        ids.iter().map(|id| text::harmless(id.as_str().split(':').next().unwrap_or_default())).collect();
    let whole: Vec<String> = ids.iter().map(|id| text::harmless(id.as_str())).collect();
    html! { <><dt>{ title }</dt><dd title={whole.join(", ")}>{ actions.join(", ") }</dd></> }
}
