//! Which columns a table shows.

use super::menu::Menu;
use crate::words::search as words;
use domain::list::Column;
use domain::{Columns, Table};
use yew::prelude::*;

/// The table, and its columns.
#[derive(Properties, PartialEq)]
pub struct ColumnMenuProps {
    /// The table.
    pub table: Table,
    /// What is chosen.
    pub columns: Columns,
    /// A column is shown, or taken away.
    pub onturn: Callback<Column>,
}

/// A box to tick for each column.
#[component]
pub fn ColumnMenu(props: &ColumnMenuProps) -> Html {
    let open = use_state_eq(|| false);
    let onopen = {
        let open = open.clone();
        Callback::from(move |wanted| open.set(wanted))
    };
    let shown = props.columns.of(props.table);
    let line = |column: Column| {
        html! {
            <label class="menu-tick">
                <input type="checkbox" data-column={column.title()} checked={shown.contains(&column)}
                    disabled={!props.columns.can_turn(props.table, column)} onchange={props.onturn.reform(move |_: Event| column)} />
                { column.title() }
            </label>
        }
    };
    html! {
        <Menu id="columns" title={words::COLUMNS} open={*open} {onopen}>
            { for props.table.offered().into_iter().map(line) }
            if shown.len() >= Column::MOST {
                <p class="hint">{ words::THERE_IS_NO_ROOM_FOR_MORE_TAKE }</p>
            }
        </Menu>
    }
}
