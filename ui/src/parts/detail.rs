//! The panel beside the table: one key.

use super::icon::{Glyph, Icon};
use super::key_name::Named;
use super::key_table::workspace_titles;
use super::meter::LifeBar;
use super::permission_summary::PermissionSummary;
use super::warnings::Warnings;
use super::when::{Style, When};
use crate::board::marks;
use domain::{Key, Mark, Person, Scope, Timestamp, View, text};
use std::rc::Rc;
use yew::prelude::*;

/// A key, and what can be done with it.
#[derive(Properties, PartialEq)]
pub struct DetailProps {
    /// What was read.
    pub view: Rc<View>,
    /// The key.
    pub key_shown: Key,
    /// The present.
    pub now: Timestamp,
    /// Whether it lies over the table, where the window is narrow.
    pub opened: bool,
    /// Copies the prefix.
    pub oncopy: Callback<String>,
    /// Deletes the key; `None` where that can't be done now.
    pub ondelete: Option<Callback<Key>>,
    /// Closes the panel.
    pub onclose: Callback<()>,
}

/// The panel beside the table.
#[component]
pub fn Detail(props: &DetailProps) -> Html {
    let DetailProps { view, key_shown: key, now, .. } = props;
    let now = *now;
    let marks = marks(view, key, now);
    let oncopy = {
        let prefix = key.prefix.clone();
        props.oncopy.reform(move |_: MouseEvent| prefix.clone())
    };
    let ondelete = props.ondelete.as_ref().map(|ondelete| {
        let key = key.clone();
        ondelete.reform(move |_: MouseEvent| key.clone())
    });
    let none = domain::Catalogue::default();
    let catalogue = view.offered().map_or(&none, |(offer, _)| &offer.catalogue);
    html! {
        <aside id="detail" class={classes!("detail", props.opened.then_some("opened"))} aria-label="Selected key">
            <header class="detail-head">
                <div class="detail-title">
                    <h2><Named name={key.name.clone()} /></h2>
                    <button type="button" class="icon-button detail-close" onclick={props.onclose.reform(|_: MouseEvent| ())}
                        aria-label="Close the detail" title="Close (Esc)"><Icon glyph={Glyph::Close} /></button>
                </div>
                <p class="detail-prefix">
                    <span class="prefix">{ text::harmless(&key.prefix) }{ "…" }</span>
                    <button type="button" class="icon-button" onclick={oncopy} aria-label="Copy the prefix" title="Copy the prefix">
                        <Icon glyph={Glyph::Copy} />
                    </button>
                </p>
                <button id="delete" type="button" class="button danger-quiet" disabled={ondelete.is_none()} onclick={ondelete}>
                    { "Delete" }
                </button>
            </header>
            if !marks.is_empty() {
                <section class="detail-block warnings"><Warnings key_shown={key.clone()} marks={marks.clone()} {now} /></section>
            }
            <section class="detail-block">
                <dl class="facts">
                    <dt>{ "Scope" }</dt><dd>{ scope(view, &key.scope) }</dd>
                    <dt>{ "Created" }</dt>
                    <dd>
                        { for key.created.map(|at| html! { <When {at} {now} style={Style::DateTime} /> }) }
                        { for key.creator.as_ref().map(creator) }
                    </dd>
                    <dt>{ "Expires" }</dt>
                    <dd>
                        if let Some(at) = key.expires {
                            <When {at} {now} style={Style::DateTime} />
                            if let Some(created) = key.created {
                                <LifeBar {created} expires={at} {now} expiring={marks.contains(&Mark::Expiring)} />
                            }
                        } else {
                            { "never" }
                        }
                    </dd>
                    <dt>{ "Last used" }</dt>
                    <dd>
                        if let Some(at) = key.last_used {
                            <When {at} {now} style={Style::Ago} />
                        } else {
                            { "never" }
                        }
                    </dd>
                </dl>
            </section>
            <PermissionSummary level={key.level.clone()} catalogue={catalogue.clone()} />
        </aside>
    }
}

fn scope(view: &View, scope: &Scope) -> String {
    match scope {
        Scope::AllWorkspaces => "All workspaces, also those made later".to_owned(),
        Scope::Workspaces(ids) => workspace_titles(view, ids).join(", "),
        Scope::Unknown(word) => format!("Unknown: {}", text::harmless(word)),
    }
}

fn creator(person: &Person) -> Html {
    let (name, email) = (text::harmless(&person.name), text::harmless(&person.email));
    let shown = if name.is_empty() { email.clone() } else { name };
    if shown.is_empty() {
        return html! {};
    }
    html! { <small class="by">{ "by " }<bdi title={email}>{ shown }</bdi></small> }
}
