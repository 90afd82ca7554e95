//! The table of keys.

use super::badge::{Badge, Tone};
use super::icon::{Glyph, Icon};
use super::key_name::Named;
use super::permission_summary::level_words;
use super::when::{Style, When};
use crate::board::marks;
use crate::list::{Change, Column, List};
use domain::{Catalogue, Key, KeyId, Mark, Scope, Timestamp, View, text};
use std::rc::Rc;
use web_sys::KeyboardEvent;
use yew::prelude::*;

/// The keys, and how to show them.
#[derive(Properties, PartialEq)]
pub struct KeyTableProps {
    /// What was read.
    pub view: Rc<View>,
    /// What is set.
    pub list: List,
    /// The present.
    pub now: Timestamp,
    /// The admin changes something.
    pub onchange: Callback<Change>,
}

/// The table of keys. Its rows are walked with the arrows; the table itself has the focus.
#[component]
pub fn KeyTable(props: &KeyTableProps) -> Html {
    let shown = props.list.shown(&props.view, props.now);
    let order: Vec<KeyId> = shown.iter().map(|key| key.id.clone()).collect();
    let place = order.iter().position(|id| Some(id) == props.list.selected.as_ref());
    let onkeydown = {
        let onchange = props.onchange.clone();
        Callback::from(move |event: KeyboardEvent| {
            let last = order.len().saturating_sub(1);
            let target = match (event.key().as_str(), place) {
                ("ArrowDown", Some(place)) => (place + 1).min(last),
                ("ArrowUp", Some(place)) => place.saturating_sub(1),
                ("Home", _) | ("ArrowDown" | "ArrowUp", None) => 0,
                ("End", _) => last,
                ("Enter" | " ", Some(place)) => {
                    event.prevent_default();
                    if let Some(id) = order.get(place) {
                        onchange.emit(Change::Open(id.clone()));
                    }
                    return;
                }
                _ => return,
            };
            event.prevent_default();
            if let Some(id) = order.get(target) {
                onchange.emit(Change::Select(id.clone()));
            }
        })
    };
    let active = place.map(|place| format!("row-{place}"));
    html! {
        <table id="keys" class="keys" role="grid" aria-label="Keys" aria-rowcount={(shown.len() + 1).to_string()}
            aria-activedescendant={active} tabindex="0" {onkeydown}>
            { columns() }
            <thead><tr>{ for Column::ALL.into_iter().map(|column| head(props, column)) }</tr></thead>
            <tbody>{ for shown.iter().enumerate().map(|(place, key)| row(props, place, key)) }</tbody>
        </table>
    }
}

fn columns() -> Html {
    html! {
        <colgroup>
            <col class="col-name" /><col class="col-scope" /><col class="col-permissions" />
            <col class="col-created" /><col class="col-expires" />
        </colgroup>
    }
}

fn head(props: &KeyTableProps, column: Column) -> Html {
    let sorted = props.list.column == column;
    let order = match (sorted, props.list.descending) {
        (false, _) => "none",
        (true, false) => "ascending",
        (true, true) => "descending",
    };
    let glyph = if props.list.descending { Glyph::Down } else { Glyph::Up };
    let onclick = props.onchange.reform(move |_: MouseEvent| Change::Sort(column));
    html! {
        <th scope="col" aria-sort={order}>
            <button type="button" {onclick} data-sort={column.title()}>
                { column.title() }
                if sorted {
                    <Icon {glyph} />
                }
            </button>
        </th>
    }
}

fn row(props: &KeyTableProps, place: usize, key: &Key) -> Html {
    let (view, now) = (&props.view, props.now);
    let none = Catalogue::default();
    let catalogue = view.offered().map_or(&none, |(offer, _)| &offer.catalogue);
    let marks = marks(view, key, now);
    let selected = props.list.selected.as_ref() == Some(&key.id);
    let onclick = {
        let id = key.id.clone();
        props.onchange.reform(move |_: MouseEvent| Change::Open(id.clone()))
    };
    let (scope, workspaces) = scope_words(view, &key.scope);
    let (level, count) = level_words(key.level.as_ref(), catalogue);
    html! {
        <tr key={key.id.as_str()} id={format!("row-{place}")} data-key={key.id.to_string()}
            class={classes!(marks.contains(&Mark::Expired).then_some("past"))}
            aria-selected={selected.to_string()} {onclick}>
            <td>
                <Named name={key.name.clone()} class="key-name" />
                <span class="prefix">{ text::harmless(&key.prefix) }{ "…" }</span>
            </td>
            <td><span class="first">{ scope }</span>{ for workspaces.map(second) }</td>
            <td>
                if marks.contains(&Mark::Broad) {
                    <Badge tone={Tone::Red}>{ level }</Badge>
                } else {
                    <span class="first">{ level }</span>
                }
                { for count.map(second) }
            </td>
            <td>{ for key.created.map(|at| html! { <When {at} {now} style={Style::Day} /> }) }</td>
            <td>{ expiration(key, &marks, now) }</td>
        </tr>
    }
}

fn second(words: String) -> Html {
    html! { <span class="second" title={words.clone()}>{ words }</span> }
}

fn expiration(key: &Key, marks: &[Mark], now: Timestamp) -> Html {
    let expired = marks.contains(&Mark::Expired);
    let first = match key.expires {
        None if expired => html! { <Badge tone={Tone::Grey}>{ "expired" }</Badge> },
        None => html! { <span class="first">{ "never" }</span> },
        Some(at) if expired => {
            html! { <Badge tone={Tone::Grey}>{ "expired " }<When {at} {now} style={Style::Ago} /></Badge> }
        }
        Some(at) if marks.contains(&Mark::Expiring) => {
            html! { <Badge tone={Tone::Amber}><When {at} {now} style={Style::Until} /></Badge> }
        }
        Some(at) => html! { <span class="first"><When {at} {now} style={Style::Until} /></span> },
    };
    // A badge says enough: the date goes with the calm ones.
    let date = key.expires.filter(|_| !expired && !marks.contains(&Mark::Expiring));
    html! {
        <>
            <span class="first-line">
                { first }
                if marks.contains(&Mark::Unused) {
                    <Badge tone={Tone::Grey}>{ "unused" }</Badge>
                }
            </span>
            if let Some(at) = date {
                <span class="second"><When {at} {now} style={Style::Date} /></span>
            }
        </>
    }
}

/// "2 workspaces", and which; a workspace that is gone is said to be.
fn scope_words(view: &View, scope: &Scope) -> (String, Option<String>) {
    match scope {
        Scope::AllWorkspaces => ("All workspaces".to_owned(), None),
        Scope::Unknown(word) => ("Unknown".to_owned(), Some(text::harmless(word))),
        Scope::Workspaces(ids) => {
            let count =
                if ids.len() == 1 { "1 workspace".to_owned() } else { format!("{} workspaces", ids.len()) };
            (count, Some(workspace_titles(view, ids).join(", ")))
        }
    }
}

/// The titles of these workspaces, in the order of the key.
pub(super) fn workspace_titles(view: &View, ids: &[domain::WorkspaceId]) -> Vec<String> {
    ids.iter()
        .map(|id| match view.workspaces.iter().find(|workspace| workspace.id == *id) {
            Some(workspace) => text::harmless(&workspace.title),
            None => "a deleted workspace".to_owned(),
        })
        .collect()
}

/// The table before anything was read: rows of the same height, so that nothing jumps.
#[component]
pub fn Skeleton() -> Html {
    let row = |place: usize| {
        html! {
            <tr class="ghost" key={place}>
                { for (0..5).map(|_| html! { <td><span class="ghost-bar"></span></td> }) }
            </tr>
        }
    };
    html! {
        <table class="keys" aria-busy="true" aria-label="Keys, loading">
            { columns() }
            <thead>
                <tr>{ for Column::ALL.into_iter().map(|column| html! { <th scope="col"><span>{ column.title() }</span></th> }) }</tr>
            </thead>
            <tbody>{ for (0..8).map(row) }</tbody>
        </table>
    }
}
