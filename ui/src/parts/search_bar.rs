//! The search field and the chips over the table.

use super::query_field::QueryField;
use crate::list::Change;
use crate::plot::grouped;
use crate::words::search as words;
use domain::list::{Arrangement, Filter};
use domain::query::Known;
use std::rc::Rc;
use yew::prelude::*;

/// What is set, and what there is to find.
#[derive(Properties, PartialEq)]
pub struct SearchBarProps {
    /// What is set.
    pub by: Arrangement,
    /// The chips, with how many keys each lets through.
    pub chips: Vec<(Filter, usize)>,
    /// The names that there are, to be offered.
    #[prop_or_default]
    pub known: Rc<Known>,
    /// What else stands beside the field.
    #[prop_or_default]
    pub children: Html,
    /// What the search looks at, for screen readers.
    #[prop_or(AttrValue::Static(words::SEARCH_BY_NAME_PREFIX_WORKSPACE))]
    pub label: AttrValue,
    /// The admin is about to type.
    #[prop_or_default]
    pub onfocus: Callback<()>,
    /// The admin changes something.
    pub onchange: Callback<Change>,
}

/// The search field and the chips.
#[component]
pub fn SearchBar(props: &SearchBarProps) -> Html {
    // The same at each drawing: the field is drawn again only when something of it changes.
    let onquery = use_callback(props.onchange.clone(), |query, onchange| onchange.emit(Change::Query(query)));
    let chip = |(filter, count): (Filter, usize)| {
        let pressed = props.by.filter == Some(filter);
        let onclick = props.onchange.reform(move |_: MouseEvent| Change::Filter(filter));
        html! {
            <button type="button" class="chip" data-filter={filter.title()} aria-pressed={pressed.to_string()}
                disabled={count == 0 && !pressed} {onclick}>
                { filter.title() }{ " " }<span class="count">{ grouped(count as u64) }</span>
            </button>
        }
    };
    html! {
        <div class="search-bar">
            <QueryField query={props.by.query.clone()} known={props.known.clone()} label={props.label.clone()} onfocus={props.onfocus.clone()} {onquery} />
            { props.children.clone() }
            <div class="chips" role="group" aria-label={words::SHOW_ONLY}>{ for props.chips.iter().copied().map(chip) }</div>
        </div>
    }
}
