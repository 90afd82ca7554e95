//! A row of the table of keys.

use super::badge::{Badge, Tone};
use super::bare_box::{keep, stay};
use super::key_name::Named;
use super::key_table::{Pick, Several, pick};
use super::prefix::Prefix;
use super::told::Told;
use super::when::{Style, When};
use crate::hiding::use_hiding;
use crate::words::keys as words;
use domain::list::{Column, Row};
use domain::{AccountId, Happening, Mark};
use std::collections::BTreeMap;
use std::rc::Rc;
use yew::prelude::*;

/// How accounts are called.
pub type Places = Rc<BTreeMap<AccountId, AttrValue>>;

/// A key, and how to show it.
#[derive(Properties, PartialEq)]
pub(super) struct KeyRowProps {
    /// The key, with all that is shown of it.
    pub(super) row: Rc<Row>,
    /// Its place in the table.
    pub(super) place: usize,
    /// The columns.
    pub(super) columns: Rc<[Column]>,
    /// Whether it is selected.
    pub(super) selected: bool,
    /// Whether it is selected together with others.
    pub(super) ticked: bool,
    /// Whether no more can be selected.
    pub(super) full: bool,
    /// It is to be, or no longer.
    pub(super) onseveral: Callback<Several>,
    /// Whether it is being rotated.
    pub(super) rotating: bool,
    /// How accounts are called.
    pub(super) places: Places,
    /// It is clicked.
    pub(super) onpick: Callback<Pick>,
}

/// The row. It is drawn again only when something of it changes.
#[component]
pub(super) fn KeyRow(props: &KeyRowProps) -> Html {
    let hiding = use_hiding();
    let KeyRowProps { row, place, columns, .. } = props;
    let onclick = {
        let (row, place) = (row.clone(), *place);
        let (onpick, onseveral) = (props.onpick.clone(), props.onseveral.clone());
        Callback::from(move |event: MouseEvent| {
            if event.shift_key() {
                return onseveral.emit(Several::UpTo(place));
            }
            if event.ctrl_key() || event.meta_key() {
                return onseveral.emit(Several::Turn((row.at.clone(), row.key.id.clone())));
            }
            onpick.emit(pick(Some(&row), place, true));
        })
    };
    let onturn = {
        let (row, onseveral) = (row.clone(), props.onseveral.clone());
        Callback::from(move |event: MouseEvent| {
            // With shift held it is the row's.
            if !event.shift_key() {
                event.stop_propagation();
                onseveral.emit(Several::Turn((row.at.clone(), row.key.id.clone())));
            }
        })
    };
    let label = words::select_name(hiding.words(&row.key.name));
    let cell = |column| {
        let content = match column {
            Column::Name => name(row, props.rotating),
            Column::Organization => organization(row, &props.places),
            Column::Scope => scope(row),
            Column::Permissions => permissions(row),
            Column::Created => {
                let made = row.key.created;
                html! { <>{ for made.map(|at| html! { <When {at} now={row.now} style={Style::Day} /> }) }</> }
            }
            Column::LastUsed => last_use(row),
            Column::Creator => creator(row),
            Column::Prefix => html! { <Prefix prefix={row.key.prefix.clone()} /> },
            Column::Note => {
                let note = row.note.clone();
                html! { <>{ for note.map(|note| html! { <Told class="first" words={note.clone()} title={Some(AttrValue::from(note))} /> }) }</> }
            }
            Column::Expires => expiration(row, columns),
        };
        html! { <td role="gridcell" class={class(column)}>{ content }</td> }
    };
    html! {
        <tr id={format!("row-{place}")} role="row" data-key={row.key.id.to_string()} data-at={row.at.id.to_string()}
            class={classes!(row.marks.contains(&Mark::Expired).then_some("past"), props.ticked.then_some("ticked"))} aria-rowindex={(place + 2).to_string()}
            aria-selected={props.selected.to_string()} {onclick}>
            <td role="gridcell" class="col-tick">
                <label class="bare-box" onclick={keep} onmousedown={stay}><input type="checkbox" tabindex="-1" aria-label={label} checked={props.ticked} disabled={props.full && !props.ticked} onclick={onturn} /></label>
            </td>
            { for columns.iter().copied().map(cell) }
        </tr>
    }
}

/// A row that is not at hand.
#[derive(Properties, PartialEq)]
pub(super) struct GhostRowProps {
    /// Its place in the table.
    pub(super) place: usize,
    /// The columns.
    pub(super) columns: Rc<[Column]>,
    /// Whether it is selected.
    pub(super) selected: bool,
    /// It is clicked.
    pub(super) onpick: Callback<Pick>,
}

/// A row of the same height, with nothing in it yet.
#[component]
pub(super) fn GhostRow(props: &GhostRowProps) -> Html {
    let place = props.place;
    let onclick = props.onpick.reform(move |_: MouseEvent| pick(None, place, true));
    let cell = |column| html! { <td class={class(column)}><span class="ghost-bar"></span></td> };
    html! {
        <tr id={format!("row-{place}")} role="row" class="ghost" aria-rowindex={(place + 2).to_string()}
            aria-selected={props.selected.to_string()} {onclick}>
            <td class="col-tick"></td>
            { for props.columns.iter().copied().map(cell) }
        </tr>
    }
}

/// The class of a column's cells.
pub(super) fn class(column: Column) -> &'static str {
    match column {
        Column::Name => "col-name",
        Column::Organization => "col-organization",
        Column::Scope => "col-scope",
        Column::Permissions => "col-permissions",
        Column::Created => "col-created",
        Column::LastUsed => "col-used",
        Column::Creator => "col-creator",
        Column::Prefix => "col-prefix",
        Column::Note => "col-note",
        Column::Expires => "col-expires",
    }
}

fn name(row: &Row, rotating: bool) -> Html {
    html! {
        <>
            <Named name={row.key.name.clone()} class="key-name" />
            <span class="first-line">
                <Prefix prefix={row.key.prefix.clone()} />
                if row.own {
                    <span class="own-mark" title={words::KEYWARD_SIGNS_IN_WITH_THIS}>
                        <Badge tone={Tone::Accent}>{ words::KEYWARD }<span class="visually-hidden">{ words::SIGNS_IN_WITH_THIS }</span></Badge>
                    </span>
                }
                if rotating {
                    <span class="rotating-mark"><Badge tone={Tone::Accent}>{ words::ROTATING }</Badge></span>
                }
                { for row.news.as_ref().and_then(news) }
            </span>
        </>
    }
}

/// What is new about the key. What time did to it, the last column says anyway.
fn news(what: &Happening) -> Option<Html> {
    match what {
        Happening::Appeared | Happening::Changed(_) => Some(html! {
            <span class="news-mark" data-news={what.word()}><Badge tone={Tone::Accent}>{ what.word() }</Badge></span>
        }),
        Happening::Gone | Happening::Expiring | Happening::Expired => None,
    }
}

fn organization(row: &Row, places: &Places) -> Html {
    html! {
        <>
            <Named name={row.organization.clone()} class="first" />
            { for places.get(&row.at.account).map(|place| html! { <Named name={place.clone()} class="second" /> }) }
        </>
    }
}

fn creator(row: &Row) -> Html {
    let Some(person) = &row.key.creator else { return html! {} };
    let (name, email) = (&person.name, &person.email);
    let (first, second) = if name.is_empty() { (email, "") } else { (name, email.as_str()) };
    html! {
        <>
            <Named name={first.clone()} class="first" />
            if !second.is_empty() {
                <Named name={second.to_owned()} class="second" />
            }
        </>
    }
}

/// Where keys have no permissions, a broad one shows here.
fn scope(row: &Row) -> Html {
    let (first, rest) = &row.scope;
    let rest = rest.as_ref().map(|words| {
        html! { <Told class="second" words={words.clone()} title={Some(AttrValue::from(words.clone()))} /> }
    });
    broad_or_not(row.marks.contains(&Mark::Broad) && row.key.level.is_none(), first, rest)
}

fn permissions(row: &Row) -> Html {
    let (level, count) = &row.permissions;
    let count =
        count.as_ref().map(|words| html! { <span class="second" title={words.clone()}>{ words }</span> });
    broad_or_not(row.marks.contains(&Mark::Broad) && row.key.level.is_some(), level, count)
}

fn broad_or_not(broad: bool, first: &str, second: Option<Html>) -> Html {
    html! {
        <>
            if broad {
                <Badge tone={Tone::Red}>{ first }</Badge>
            } else {
                <span class="first">{ first }</span>
            }
            { second }
        </>
    }
}

fn last_use(row: &Row) -> Html {
    let used = match row.key.last_used {
        Some(at) => html! { <When {at} now={row.now} style={Style::Ago} /> },
        None => html! { { words::NEVER_USED } },
    };
    if row.marks.contains(&Mark::Unused) {
        html! { <Badge tone={Tone::Grey}>{ used }</Badge> }
    } else {
        html! { <span class="first">{ used }</span> }
    }
}

fn expiration(row: &Row, columns: &[Column]) -> Html {
    let (marks, now) = (&row.marks, row.now);
    let expired = marks.contains(&Mark::Expired);
    let first = match row.key.expires {
        None if expired => html! { <Badge tone={Tone::Grey}>{ words::EXPIRED }</Badge> },
        None if row.timeless => html! { <span class="first quiet">{ words::NEVER_EXPIRES }</span> },
        None => html! { <span class="first">{ words::NEVER }</span> },
        Some(at) if expired => {
            html! { <Badge tone={Tone::Grey}>{ words::EXPIRED_SINCE }<When {at} {now} style={Style::Ago} /></Badge> }
        }
        Some(at) if marks.contains(&Mark::Expiring) => {
            html! { <Badge tone={Tone::Amber}><When {at} {now} style={Style::Until} /></Badge> }
        }
        Some(at) => html! { <span class="first"><When {at} {now} style={Style::Until} /></span> },
    };
    // A badge says enough: the date goes with the calm ones.
    let date = row.key.expires.filter(|_| !expired && !marks.contains(&Mark::Expiring));
    html! {
        <>
            <span class="first-line">
                { first }
                // Where there is a column for the last use, it shows there.
                if marks.contains(&Mark::Unused) && !columns.contains(&Column::LastUsed) {
                    <Badge tone={Tone::Grey}>{ words::UNUSED }</Badge>
                }
            </span>
            if let Some(at) = date {
                <span class="second"><When {at} {now} style={Style::Date} /></span>
            }
        </>
    }
}
