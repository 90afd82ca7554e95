//! What a key may do, in words.

use crate::filled::filled;
use crate::words::detail as words;
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
            words::PERMISSIONS_ALL.to_owned(),
            html! { <p class="permission-words">{ words::READS_AND_CHANGES_EVERYTHING_IN_ITS_SCOPE }</p> },
        ),
        Some(Level::ReadOnly) => block(
            words::PERMISSIONS_READ_ONLY.to_owned(),
            html! { <p class="permission-words">{ words::LISTS_GETS_AND_QUERIES_EVERYTHING }</p> },
        ),
        Some(Level::Unknown(word)) => block(
            words::PERMISSIONS.to_owned(),
            html! {
                <p class="permission-words">
                    { filled(words::SERVICE_CALLS_ITS_LEVEL, [("word", html! { <code>{ text::harmless(word) }</code> })]) }
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
                words::permissions_of(ids.len(), total),
                html! {
                    <dl class="permission-lines">
                        { for lines }
                        if !unknown.is_empty() {
                            { line(words::NO_LONGER_OFFERED, &unknown) }
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
