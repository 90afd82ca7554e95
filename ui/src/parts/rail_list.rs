//! The organizations in the rail: three or a thousand. Only the lines in sight are drawn.

use super::icon::{Glyph, Icon};
use super::key_name::Named;
use super::rail_item::RailItem;
use crate::hiding::{Hiding, use_hiding};
use crate::keyboard::empties;
use crate::roster::{LINE, Line, Roster, SEARCHED_FROM};
use crate::sight::{bring_into_sight, height_in_sight, use_sight};
use crate::words::frame as words;
use domain::{Home, OrganizationRef};
use std::rc::Rc;
use web_sys::{HtmlElement, HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

/// The organizations, and which one is looked at.
#[derive(Properties, PartialEq)]
pub(super) struct RailListProps {
    /// The state of everything.
    pub(super) home: Rc<Home>,
    /// The organization that is looked at.
    pub(super) at: Option<OrganizationRef>,
    /// An organization was clicked.
    pub(super) onpick: Callback<OrganizationRef>,
}

/// The list, with a field to search it where it is long. It is walked with the arrows; the Tab key reaches one line.
#[component]
pub(super) fn RailList(props: &RailListProps) -> Html {
    let home = &props.home;
    let hiding = use_hiding();
    let node = use_node_ref();
    let query = use_state(String::new);
    let roster = use_memo((home.clone(), (*query).clone()), |(home, query)| Roster::new(home, query));
    let sight = use_sight(&node);
    let drawn = roster.drawn(sight);
    let cursor = use_state(|| None::<usize>);
    // Where the arrows lead is brought into sight at once, and has the focus as soon as it is drawn.
    let awaited = use_mut_ref(|| None::<usize>);
    use_effect({
        let awaited = awaited.clone();
        move || {
            let line = *awaited.borrow();
            if let Some(line) = line.filter(|line| drawn.contains(*line)) {
                *awaited.borrow_mut() = None;
                crate::keyboard::focus(&format!("rail-{line}"));
            }
        }
    });
    let current = props.at.as_ref().and_then(|at| roster.line_of(home, at));
    let shown = (drawn.from..drawn.to).find(|line| matches!(roster.lines[*line], Line::Organization(_)));
    let reached = cursor.or(current).filter(|line| drawn.contains(*line)).or(shown);
    let go = {
        let (roster, node, cursor, awaited) = (roster.clone(), node.clone(), cursor.clone(), awaited);
        move |line: usize| {
            let top = roster.above(line);
            *awaited.borrow_mut() = Some(line);
            cursor.set(Some(line));
            bring_into_sight(&node, 0.0, top, top + LINE);
        }
    };
    let onkeydown = {
        let (roster, node, go) = (roster.clone(), node.clone(), go.clone());
        Callback::from(move |event: KeyboardEvent| {
            let on =
                event.target_dyn_into::<HtmlElement>().and_then(|target| target.get_attribute("data-line"));
            let from = on.and_then(|line| line.parse().ok());
            let page = (height_in_sight(&node) / LINE).floor().max(1.0) as usize;
            if let Some(line) = from.and_then(|from| roster.target(&event.key(), from, page)) {
                event.prevent_default();
                go(line);
            }
        })
    };
    let first = roster.target("Home", 0, 0);
    let line = |place: usize| match &roster.lines[place] {
        Line::Account(id) => {
            let account = home.accounts.iter().find(|one| one.account.id == *id);
            html! {
                <li key={format!("account {id}")} class="rail-account">
                    <Named name={account.map(|one| one.account.title()).unwrap_or_default()} />
                </li>
            }
        }
        Line::Organization(number) => {
            let organization = &home.organizations[*number];
            html! {
                <RailItem key={format!("{} {}", organization.at.account, organization.at.id)} organization={organization.clone()}
                    account={home.account(&organization.at).cloned()} grouped={home.accounts.len() > 1} line={place} place={(*number, home.organizations.len())}
                    current={props.at.as_ref() == Some(&organization.at)} reached={reached == Some(place)}
                    onpick={props.onpick.clone()} />
            }
        }
    };
    html! {
        <>
            if home.organizations.len() >= SEARCHED_FROM {
                { field(&query, hiding, first.map(|line| Callback::from(move |()| go(line)))) }
            }
            <div class="rail-list">
                <div class="rail-lines">
                    // As high as all lines together, whatever is drawn: while lines come and go nothing scrolls by itself.
                    { space(roster.height) }
                    <ul ref={node} aria-labelledby="rail-title" {onkeydown}>
                        <li class="space" role="presentation" aria-hidden="true">{ space(roster.above(drawn.from)) }</li>
                        { for (drawn.from..drawn.to).map(line) }
                    </ul>
                </div>
                if roster.lines.is_empty() {
                    <p class="rail-nothing">{ if home.organizations.is_empty() { words::NONE_YET } else { words::NONE_IS_CALLED_THAT } }</p>
                }
            </div>
        </>
    }
}

fn field(query: &UseStateHandle<String>, hiding: Hiding, ondown: Option<Callback<()>>) -> Html {
    let oninput = {
        let query = query.clone();
        Callback::from(move |event: InputEvent| {
            query.set(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    let onkeydown = {
        let (query, shown) = (query.clone(), hiding.typed(&(**query).clone().into()));
        Callback::from(move |event: KeyboardEvent| {
            if empties(&event, &shown) {
                query.set(String::new());
            } else if let (Some(ondown), "ArrowDown") = (&ondown, event.key().as_str()) {
                event.prevent_default();
                ondown.emit(());
            }
        })
    };
    html! {
        <label class="search rail-search">
            <Icon glyph={Glyph::Search} />
            <input id="rail-search" type="search" value={hiding.typed(&(**query).clone().into())}
                readonly={hiding.is_on()} placeholder={hiding.placeholder(query, words::FIND_ONE)}
                aria-label={words::FIND_ORGANIZATION_BY_ITS_NAME} autocomplete="off" spellcheck="false" {oninput} {onkeydown} />
        </label>
    }
}

/// The room of lines. Its height is an attribute: the policy of the window refuses styles.
fn space(height: f64) -> Html {
    html! { <svg class="space" width="1" height={format!("{height}rem")} aria-hidden="true"></svg> }
}
