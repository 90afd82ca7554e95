//! The table of keys: of one organization or of all, of ten rows or of ten thousand. Only those in sight are drawn.

use super::bare_box::BareBox;
use super::icon::{Glyph, Icon};
use super::key_row::{GhostRow, KeyRow, Places, class};
use crate::batch::Batch;
use crate::keyboard::{focus, focus_if_lost, shortcut};
use crate::rows::Rows;
use crate::shortcut::{Place, Shortcut};
use crate::sight::{Stretch, bring_into_sight, bring_to_top, height_in_sight, use_sight};
use crate::words::keys as words;
use domain::list::{Arrangement, Column, Row};
use domain::selection::GroupState;
use domain::{KeyId, KeyPlace, OrganizationRef};
use gloo_timers::callback::Timeout;
use std::collections::BTreeSet;
use std::rc::Rc;
use web_sys::{KeyboardEvent, Node};
use yew::prelude::*;

/// The height of a row in rem; the style sheet has the same.
const ROW: f64 = 2.875;

/// The height of the head in rem; the style sheet has the same.
const HEAD: f64 = 2.125;

/// A row that the admin selects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pick {
    /// Its place.
    pub place: usize,
    /// Which key it is, where the row is at hand.
    pub key: Option<(OrganizationRef, KeyId)>,
    /// Whether to open its detail too.
    pub open: bool,
}

/// Which keys the admin selects together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Several {
    /// This one too, or no longer.
    Turn(KeyPlace),
    /// All from where the admin was last to this one too.
    UpTo(usize),
    /// All from one place to another too.
    Span(usize, usize),
    /// All.
    All,
    /// None.
    None,
}

/// The rows, and how to show them.
#[derive(Properties, PartialEq)]
pub struct KeyTableProps {
    /// The rows, as far as they are at hand.
    pub rows: Rows,
    /// The columns.
    pub columns: Rc<[Column]>,
    /// What is set.
    pub by: Arrangement,
    /// The place of the selected row.
    pub selected: Option<usize>,
    /// Whether the rows are those of an earlier question, until the answer to the last one comes.
    #[prop_or_default]
    pub busy: bool,
    /// The keys that are selected together.
    #[prop_or_default]
    pub batch: Batch,
    /// The admin selects more keys, or fewer.
    #[prop_or_default]
    pub onbatch: Callback<Several>,
    /// The keys that are being rotated.
    #[prop_or_default]
    pub rotating: Rc<BTreeSet<(OrganizationRef, KeyId)>>,
    /// How accounts are called, for the table over several organizations.
    #[prop_or_default]
    pub places: Places,
    /// The admin sorts by a column.
    pub onsort: Callback<Column>,
    /// The admin selects a row.
    pub onpick: Callback<Pick>,
    /// The admin wants something done with the selected row.
    #[prop_or_default]
    pub onpress: Callback<Shortcut>,
    /// Other rows are drawn.
    #[prop_or_default]
    pub ondraw: Callback<Stretch>,
}

/// The table of keys. Its rows are walked with the arrows; the table itself has the focus.
#[component]
pub fn KeyTable(props: &KeyTableProps) -> Html {
    let node = use_node_ref();
    // Coming from another screen, the arrows work at once.
    use_effect_with((), |()| focus_if_lost("keys"));
    let sight = use_sight(&node);
    let total = props.rows.total;
    let drawn = Stretch::of_rows(sight, HEAD, ROW, total);
    use_effect_with((drawn, props.ondraw.clone()), |(drawn, ondraw)| ondraw.emit(*drawn));
    // The selected row comes into sight when the table appears, and when the admin goes to it with the keys; not when
    // rows come and go around it.
    let follows = use_mut_ref(|| true);
    use_effect_with(props.selected, {
        let (node, follows) = (node.clone(), follows.clone());
        move |selected| {
            if let Some(place) = *selected
                && follows.replace(false)
            {
                bring_row(&node, place);
            }
        }
    });
    let arranged = use_mut_ref(|| props.by.clone());
    use_effect_with(props.by.clone(), {
        let node = node.clone();
        move |by| {
            if arranged.replace(by.clone()) != *by {
                bring_to_top(&node);
            }
        }
    });
    let onkeydown = {
        let (rows, selected, node) = (props.rows.clone(), props.selected, node.clone());
        let (onpick, onpress, onbatch) = (props.onpick.clone(), props.onpress.clone(), props.onbatch.clone());
        Callback::from(move |event: KeyboardEvent| {
            // What is in it, as the heads that sort, has its own keys.
            let own = event.target_dyn_into::<Node>() == node.get();
            let Some(pressed) = shortcut(Place::List, &event).filter(|_| own && rows.total > 0) else {
                return;
            };
            event.prevent_default();
            if let Some(several) = several(pressed, selected, &rows) {
                return onbatch.emit(several);
            }
            let page = || ((height_in_sight(&node) - HEAD) / ROW).floor().max(1.0) as usize;
            let Some(place) = target(pressed, selected, rows.total - 1, page) else {
                return onpress.emit(pressed);
            };
            // Where it is selected already, nothing is drawn anew.
            if selected == Some(place) {
                bring_row(&node, place);
            } else {
                *follows.borrow_mut() = true;
            }
            if let (Shortcut::SelectUp | Shortcut::SelectDown, Some(from)) = (pressed, selected) {
                onbatch.emit(Several::Span(from.min(place), from.max(place)));
            }
            let open = pressed == Shortcut::Open;
            onpick.emit(pick(rows.get(place), place, open));
            if open {
                // Where it lies over the table, it is there after the next drawing.
                Timeout::new(0, || focus("detail")).forget();
            }
        })
    };
    let active = props.selected.filter(|place| drawn.contains(*place)).map(|place| format!("row-{place}"));
    // By their places: where others come, a row is changed and not made anew. A deed is about the keys that are ticked;
    // about the selected one while none is.
    let row = |place: usize| {
        let selected = props.selected == Some(place);
        let alone = selected && props.batch.is_empty();
        let Some(row) = props.rows.get(place) else {
            return html! { <GhostRow key={place} {place} columns={props.columns.clone()} {selected} meant={alone} onpick={props.onpick.clone()} /> };
        };
        let key = (row.at.clone(), row.key.id.clone());
        let ticked = props.batch.keys.contains(&key);
        html! {
            <KeyRow key={place} row={row.clone()} {place} columns={props.columns.clone()} {selected} {ticked} meant={ticked || alone}
                full={props.batch.is_full()} onseveral={props.onbatch.clone()} rotating={props.rotating.contains(&key)} places={props.places.clone()} onpick={props.onpick.clone()} />
        }
    };
    html! {
        <table ref={node} id="keys" class={classes!("keys", of_several(&props.columns))} role="grid" aria-multiselectable="true" aria-label={words::KEYS} aria-busy={props.busy.then_some("true")}
            aria-rowcount={(total + 1).to_string()} aria-activedescendant={active} tabindex="0" {onkeydown}>
            <thead role="rowgroup">
                <tr role="row" aria-rowindex="1">{ box_over_all(props) }{ for props.columns.iter().map(|column| head(props, *column)) }</tr>
            </thead>
            // As high as all rows together, whatever is drawn: while rows come and go nothing scrolls by itself.
            <tbody class="whole" role="presentation" aria-hidden="true">{ space(total) }</tbody>
            <tbody class="drawn" role="rowgroup">
                { space(drawn.from) }
                { for (drawn.from..drawn.to).map(row) }
            </tbody>
        </table>
    }
}

fn bring_row(node: &NodeRef, place: usize) {
    let top = HEAD + place as f64 * ROW;
    bring_into_sight(node, HEAD, top, top + ROW);
}

/// Where a press of keys leads, from the selected place.
fn target(
    pressed: Shortcut,
    selected: Option<usize>,
    last: usize,
    page: impl Fn() -> usize,
) -> Option<usize> {
    let place = selected.map(|place| place.min(last));
    match (pressed, place) {
        (Shortcut::Down | Shortcut::SelectDown, Some(place)) => Some((place + 1).min(last)),
        (Shortcut::Up | Shortcut::SelectUp, Some(place)) => Some(place.saturating_sub(1)),
        (Shortcut::PageDown, Some(place)) => Some((place + page()).min(last)),
        (Shortcut::PageUp, Some(place)) => Some(place.saturating_sub(page())),
        (Shortcut::Open, place) => place,
        (Shortcut::Last, _) => Some(last),
        (Shortcut::First, _) => Some(0),
        (Shortcut::Down | Shortcut::Up | Shortcut::PageDown | Shortcut::PageUp, None) => Some(0),
        _ => None,
    }
}

/// Which keys a press of keys selects together.
fn several(pressed: Shortcut, selected: Option<usize>, rows: &Rows) -> Option<Several> {
    match pressed {
        Shortcut::SelectAll => Some(Several::All),
        Shortcut::Select => {
            let row = rows.get(selected?)?;
            Some(Several::Turn((row.at.clone(), row.key.id.clone())))
        }
        _ => None,
    }
}

/// What marks a table that names organizations: less room is left for the rest.
fn of_several(columns: &[Column]) -> Option<&'static str> {
    columns.contains(&Column::Organization).then_some("of-several")
}

/// The box over all rows.
fn box_over_all(props: &KeyTableProps) -> Html {
    let state = props.batch.over(&props.rows);
    let onclick = props.onbatch.reform(move |()| match state {
        GroupState::None => Several::All,
        GroupState::Some | GroupState::All => Several::None,
    });
    html! {
        <th scope="col" role="columnheader" class="col-tick"><BareBox id="tick-all" {state} {onclick} label={words::SELECT_ALL} /></th>
    }
}

pub(super) fn pick(row: Option<&Rc<Row>>, place: usize, open: bool) -> Pick {
    Pick { place, key: row.map(|row| (row.at.clone(), row.key.id.clone())), open }
}

/// The room of so many rows. Its height is an attribute: the policy of the window refuses styles.
fn space(rows: usize) -> Html {
    html! {
        <tr class="space" role="presentation" aria-hidden="true">
            <td role="presentation"><svg width="1" height={format!("{}rem", rows as f64 * ROW)}></svg></td>
        </tr>
    }
}

fn head(props: &KeyTableProps, column: Column) -> Html {
    let sorted = props.by.column == column;
    let order = match (sorted, props.by.descending) {
        (false, _) => "none",
        (true, false) => "ascending",
        (true, true) => "descending",
    };
    let glyph = if props.by.descending { Glyph::Down } else { Glyph::Up };
    let onclick = props.onsort.reform(move |_: MouseEvent| column);
    html! {
        <th scope="col" role="columnheader" class={class(column)} aria-sort={order}>
            <button type="button" {onclick} data-sort={column.title()}>
                { column.title() }
                if sorted {
                    <Icon {glyph} />
                }
            </button>
        </th>
    }
}

/// The columns of a table before anything was read.
#[derive(Properties, PartialEq)]
pub struct SkeletonProps {
    /// The columns.
    pub columns: Rc<[Column]>,
}

/// The table before anything was read: rows of the same height, so that nothing jumps.
#[component]
pub fn Skeleton(props: &SkeletonProps) -> Html {
    let columns = &props.columns;
    let head = |column: Column| {
        html! { <th scope="col" class={class(column)}><span>{ column.title() }</span></th> }
    };
    html! {
        <table class={classes!("keys", of_several(columns))} aria-busy="true" aria-label={words::KEYS_LOADING}>
            <thead><tr><th class="col-tick"></th>{ for columns.iter().copied().map(head) }</tr></thead>
            <tbody>
                { for (0..8).map(|place: usize| html! { <GhostRow key={place} {place} columns={columns.clone()} selected=false meant=false onpick={Callback::noop()} /> }) }
            </tbody>
        </table>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_lead_anywhere_in_the_list() {
        let table = [
            (Shortcut::Down, Some(3), Some(4)),
            (Shortcut::Down, Some(9_999), Some(9_999)),
            (Shortcut::Up, Some(0), Some(0)),
            (Shortcut::PageDown, Some(3), Some(15)),
            (Shortcut::PageUp, Some(3), Some(0)),
            (Shortcut::First, Some(500), Some(0)),
            (Shortcut::Last, Some(3), Some(9_999)),
            (Shortcut::Last, None, Some(9_999)),
            (Shortcut::Up, None, Some(0)),
            (Shortcut::Open, Some(3), Some(3)),
            (Shortcut::Open, None, None),
            (Shortcut::Edit, Some(3), None),
        ];
        for (key, from, expected) in table {
            assert_eq!(target(key, from, 9_999, || 12), expected, "{key:?} from {from:?}");
        }
    }
}
