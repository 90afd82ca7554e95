//! A row of the table of keys.

use super::badge::{Tone, badge};
use super::bare_box::{keep, show, stay};
use super::key_name::named;
use super::key_table::{Pick, Several, pick};
use super::prefix::prefixed;
use super::tick_box::single;
use super::told::told;
use super::when::{Style, when};
use crate::hiding::{Hiding, use_hiding};
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
    /// Whether it is the selected one, whose detail is shown.
    pub(super) selected: bool,
    /// Whether it is selected together with others.
    pub(super) ticked: bool,
    /// Whether what is done with the selection is done with it.
    pub(super) meant: bool,
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

/// The row. It is drawn again only when something of it changes. What it is made of are functions: a component each, in
/// hundreds of cells, takes longer than all the rest of it.
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
        let (row, ticked, onseveral) = (row.clone(), props.ticked, props.onseveral.clone());
        Callback::from(move |event: MouseEvent| {
            show(&event, single(ticked));
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
            Column::Name => name(row, props.rotating, hiding),
            Column::Organization => organization(row, &props.places, hiding),
            Column::Scope => scope(row, hiding),
            Column::Permissions => permissions(row),
            Column::Created => row.key.created.map_or_else(Html::default, |at| when(at, row.now, Style::Day)),
            Column::LastUsed => last_use(row),
            Column::Creator => creator(row, hiding),
            Column::Prefix => prefixed(&row.key.prefix, hiding),
            Column::Note => {
                let note = row.note.as_deref();
                note.map_or_else(Html::default, |note| told(note, Some(note), "first", None, hiding))
            }
            Column::Expires => expiration(row, columns),
        };
        html! { <td role="gridcell" class={class(column)}>{ content }</td> }
    };
    html! {
        <tr id={format!("row-{place}")} role="row" data-key={row.key.id.to_string()} data-at={row.at.id.to_string()}
            class={classes!(row.marks.contains(&Mark::Expired).then_some("past"), props.selected.then_some("selected"), props.ticked.then_some("ticked"))}
            aria-rowindex={(place + 2).to_string()} aria-selected={props.meant.to_string()} {onclick}>
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
    /// Whether it is the selected one.
    pub(super) selected: bool,
    /// Whether what is done with the selection is done with it.
    pub(super) meant: bool,
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
        <tr id={format!("row-{place}")} role="row" class={classes!("ghost", props.selected.then_some("selected"))}
            aria-rowindex={(place + 2).to_string()} aria-selected={props.meant.to_string()} {onclick}>
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

fn name(row: &Row, rotating: bool, hiding: Hiding) -> Html {
    html! {
        <>
            { named(&row.key.name, "key-name", hiding) }
            <span class="first-line">
                { prefixed(&row.key.prefix, hiding) }
                if row.own {
                    <span class="own-mark" title={words::KEYWARD_SIGNS_IN_WITH_THIS}>
                        { badge(Tone::Accent, html! { <>{ words::KEYWARD }<span class="visually-hidden">{ words::SIGNS_IN_WITH_THIS }</span></> }) }
                    </span>
                }
                if rotating {
                    <span class="rotating-mark">{ badge(Tone::Accent, words::ROTATING.into()) }</span>
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
            <span class="news-mark" data-news={what.word()}>{ badge(Tone::Accent, what.word().into()) }</span>
        }),
        Happening::Gone | Happening::Expiring | Happening::Expired => None,
    }
}

fn organization(row: &Row, places: &Places, hiding: Hiding) -> Html {
    let place = places.get(&row.at.account).map(|place| named(place, "second", hiding));
    html! { <>{ named(&row.organization, "first", hiding) }{ for place }</> }
}

fn creator(row: &Row, hiding: Hiding) -> Html {
    let Some(person) = &row.key.creator else { return html! {} };
    let (name, email) = (&person.name, &person.email);
    let (first, second) = if name.is_empty() { (email, "") } else { (name, email.as_str()) };
    let second = (!second.is_empty()).then(|| named(second, "second", hiding));
    html! { <>{ named(first, "first", hiding) }{ for second }</> }
}

/// Where keys have no permissions, a broad one shows here.
fn scope(row: &Row, hiding: Hiding) -> Html {
    let (first, rest) = &row.scope;
    let rest = rest.as_deref().map(|words| told(words, Some(words), "second", None, hiding));
    broad_or_not(row.marks.contains(&Mark::Broad) && row.key.level.is_none(), first, rest)
}

fn permissions(row: &Row) -> Html {
    let (level, count) = &row.permissions;
    let count =
        count.as_ref().map(|words| html! { <span class="second" title={words.clone()}>{ words }</span> });
    broad_or_not(row.marks.contains(&Mark::Broad) && row.key.level.is_some(), level, count)
}

fn broad_or_not(broad: bool, first: &str, second: Option<Html>) -> Html {
    let first = if broad {
        badge(Tone::Red, first.into())
    } else {
        html! { <span class="first">{ first }</span> }
    };
    html! { <>{ first }{ second }</> }
}

fn last_use(row: &Row) -> Html {
    let used = match row.key.last_used {
        Some(at) => when(at, row.now, Style::Ago),
        None => words::NEVER_USED.into(),
    };
    if row.marks.contains(&Mark::Unused) {
        badge(Tone::Grey, used)
    } else {
        html! { <span class="first">{ used }</span> }
    }
}

fn expiration(row: &Row, columns: &[Column]) -> Html {
    let (marks, now) = (&row.marks, row.now);
    let expired = marks.contains(&Mark::Expired);
    let first = match row.key.expires {
        None if expired => badge(Tone::Grey, words::EXPIRED.into()),
        None if row.timeless => html! { <span class="first quiet">{ words::NEVER_EXPIRES }</span> },
        None => html! { <span class="first">{ words::NEVER }</span> },
        Some(at) if expired => {
            badge(Tone::Grey, html! { <>{ words::EXPIRED_SINCE }{ when(at, now, Style::Ago) }</> })
        }
        Some(at) if marks.contains(&Mark::Expiring) => badge(Tone::Amber, when(at, now, Style::Until)),
        Some(at) => html! { <span class="first">{ when(at, now, Style::Until) }</span> },
    };
    // A badge says enough: the date goes with the calm ones.
    let date = row.key.expires.filter(|_| !expired && !marks.contains(&Mark::Expiring));
    html! {
        <>
            <span class="first-line">
                { first }
                // Where there is a column for the last use, it shows there.
                if marks.contains(&Mark::Unused) && !columns.contains(&Column::LastUsed) {
                    { badge(Tone::Grey, words::UNUSED.into()) }
                }
            </span>
            if let Some(at) = date {
                <span class="second">{ when(at, now, Style::Date) }</span>
            }
        </>
    }
}
