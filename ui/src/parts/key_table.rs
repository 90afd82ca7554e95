//! The table of keys.

use super::badge::{Badge, Tone};
use super::icon::{Glyph, Icon};
use super::key_name::Named;
use super::prefix::Prefix;
use super::told::Told;
use super::when::{Style, When};
use crate::list::{Change, List};
use domain::list::Column;
use domain::{Catalogue, Key, KeyId, Mark, Offer, Timestamp, View, words};
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
    let columns = Column::shown(Some(&props.view));
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
            { widths(columns) }
            <thead><tr>{ for columns.into_iter().map(|column| head(props, column)) }</tr></thead>
            <tbody>{ for shown.iter().enumerate().map(|(place, key)| row(props, columns, place, key)) }</tbody>
        </table>
    }
}

fn widths(columns: [Column; 5]) -> Html {
    html! { <colgroup>{ for columns.into_iter().map(|column| html! { <col class={class(column)} /> }) }</colgroup> }
}

fn class(column: Column) -> &'static str {
    match column {
        Column::Name => "col-name",
        Column::Organization => "col-organization",
        Column::Scope => "col-scope",
        Column::Permissions => "col-permissions",
        Column::Created => "col-created",
        Column::LastUsed => "col-used",
        Column::Expires => "col-expires",
    }
}

fn head(props: &KeyTableProps, column: Column) -> Html {
    let sorted = props.list.by.column == column;
    let order = match (sorted, props.list.by.descending) {
        (false, _) => "none",
        (true, false) => "ascending",
        (true, true) => "descending",
    };
    let glyph = if props.list.by.descending { Glyph::Down } else { Glyph::Up };
    let onclick = props.onchange.reform(move |_: MouseEvent| Change::Sort(column));
    html! {
        <th scope="col" class={class(column)} aria-sort={order}>
            <button type="button" {onclick} data-sort={column.title()}>
                { column.title() }
                if sorted {
                    <Icon {glyph} />
                }
            </button>
        </th>
    }
}

fn row(props: &KeyTableProps, columns: [Column; 5], place: usize, key: &Key) -> Html {
    let (view, now) = (&props.view, props.now);
    let marks = view.marks(key, now);
    let selected = props.list.selected.as_ref() == Some(&key.id);
    let onclick = {
        let id = key.id.clone();
        props.onchange.reform(move |_: MouseEvent| Change::Open(id.clone()))
    };
    let cell = |column| {
        let content = match column {
            Column::Name => name(view, key),
            Column::Organization => html! { <Named name={view.title.clone()} class="first" /> },
            Column::Scope => scope(view, key, &marks),
            Column::Permissions => permissions(view, key, &marks),
            Column::Created => {
                html! { <>{ for key.created.map(|at| html! { <When {at} {now} style={Style::Day} /> }) }</> }
            }
            Column::LastUsed => last_use(key, &marks, now),
            Column::Expires => expiration(key, &marks, now, columns, view.offered().map(|(offer, _)| offer)),
        };
        html! { <td class={class(column)}>{ content }</td> }
    };
    html! {
        <tr key={key.id.as_str()} id={format!("row-{place}")} data-key={key.id.to_string()}
            class={classes!(marks.contains(&Mark::Expired).then_some("past"))}
            aria-selected={selected.to_string()} {onclick}>
            { for columns.into_iter().map(cell) }
        </tr>
    }
}

fn name(view: &View, key: &Key) -> Html {
    html! {
        <>
            <Named name={key.name.clone()} class="key-name" />
            <span class="first-line">
                <Prefix prefix={key.prefix.clone()} />
                if view.own.contains(&key.id) {
                    <span class="own-mark" title="Keyward signs in with this">
                        <Badge tone={Tone::Accent}>{ "Keyward" }<span class="visually-hidden">{ " signs in with this" }</span></Badge>
                    </span>
                }
            </span>
        </>
    }
}

/// Where keys have no permissions, a broad one shows here.
fn scope(view: &View, key: &Key, marks: &[Mark]) -> Html {
    let (first, rest) = words::short(view, &key.scope);
    let here = marks.contains(&Mark::Broad) && key.level.is_none();
    html! {
        <>
            if here {
                <Badge tone={Tone::Red}>{ first }</Badge>
            } else {
                <span class="first">{ first }</span>
            }
            if let Some(rest) = rest {
                <Told class="second" words={rest.clone()} title={Some(AttrValue::from(rest))} />
            }
        </>
    }
}

fn permissions(view: &View, key: &Key, marks: &[Mark]) -> Html {
    let none = Catalogue::default();
    let catalogue = view.offered().map_or(&none, |(offer, _)| &offer.catalogue);
    let (level, count) = words::level(key.level.as_ref(), catalogue);
    html! {
        <>
            if marks.contains(&Mark::Broad) {
                <Badge tone={Tone::Red}>{ level }</Badge>
            } else {
                <span class="first">{ level }</span>
            }
            { for count.map(second) }
        </>
    }
}

fn second(words: String) -> Html {
    html! { <span class="second" title={words.clone()}>{ words }</span> }
}

fn last_use(key: &Key, marks: &[Mark], now: Timestamp) -> Html {
    let used = match key.last_used {
        Some(at) => html! { <When {at} {now} style={Style::Ago} /> },
        None => html! { { "never used" } },
    };
    if marks.contains(&Mark::Unused) {
        html! { <Badge tone={Tone::Grey}>{ used }</Badge> }
    } else {
        html! { <span class="first">{ used }</span> }
    }
}

fn expiration(
    key: &Key,
    marks: &[Mark],
    now: Timestamp,
    columns: [Column; 5],
    offer: Option<&Offer>,
) -> Html {
    let expired = marks.contains(&Mark::Expired);
    let first = match key.expires {
        None if expired => html! { <Badge tone={Tone::Grey}>{ "expired" }</Badge> },
        None if offer.is_some_and(|offer| offer.lifetimes.is_empty()) => {
            html! { <span class="first quiet">{ "never expires" }</span> }
        }
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
                // Where there is a column for the last use, it shows there.
                if marks.contains(&Mark::Unused) && !columns.contains(&Column::LastUsed) {
                    <Badge tone={Tone::Grey}>{ "unused" }</Badge>
                }
            </span>
            if let Some(at) = date {
                <span class="second"><When {at} {now} style={Style::Date} /></span>
            }
        </>
    }
}

/// The table before anything was read: rows of the same height, so that nothing jumps.
#[component]
pub fn Skeleton() -> Html {
    let columns = Column::shown(None);
    let row = |place: usize| {
        html! {
            <tr class="ghost" key={place}>
                { for columns.into_iter().map(|column| html! { <td class={class(column)}><span class="ghost-bar"></span></td> }) }
            </tr>
        }
    };
    let head =
        |column: Column| html! { <th scope="col" class={class(column)}><span>{ column.title() }</span></th> };
    html! {
        <table class="keys" aria-busy="true" aria-label="Keys, loading">
            { widths(columns) }
            <thead><tr>{ for columns.into_iter().map(head) }</tr></thead>
            <tbody>{ for (0..8).map(row) }</tbody>
        </table>
    }
}
