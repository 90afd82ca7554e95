//! A checklist of workspaces that stays quick with hundreds of them.

use super::icon::{Glyph, Icon};
use super::key_name::Named;
use super::tick_box::{TickBox, single};
use crate::form::{Edit, matches};
use crate::hiding::use_hiding;
use crate::keyboard::emptying;
use crate::words::form as words;
use domain::{Reach, Workspace, WorkspaceId};
use std::collections::BTreeSet;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Above so many there is a search field.
pub(super) const SEARCH_FROM: usize = 6;

/// The workspaces, and which are chosen.
#[derive(Properties, PartialEq)]
pub struct WorkspaceListProps {
    /// The workspaces of the organization, as far as they are known.
    pub workspaces: Vec<Workspace>,
    /// Whether the service tells them; else they are those that are named somewhere, by their identifiers.
    #[prop_or(true)]
    pub told: bool,
    /// How far the admin's right reaches.
    pub reach: Reach,
    /// The chosen ones; some may be gone.
    pub chosen: Vec<WorkspaceId>,
    /// What was typed to find one.
    pub query: AttrValue,
    /// Whether only the chosen ones are shown.
    pub chosen_only: bool,
    /// The admin changes something. The same callback each time, so that a tick draws one line only.
    pub onedit: Callback<Edit>,
}

/// The checklist.
#[component]
pub fn WorkspaceList(props: &WorkspaceListProps) -> Html {
    let hiding = use_hiding();
    let chosen: BTreeSet<&WorkspaceId> = props.chosen.iter().collect();
    let manageable: Vec<&Workspace> =
        props.workspaces.iter().filter(|workspace| props.reach.includes(&workspace.id)).collect();
    let known: BTreeSet<&WorkspaceId> = manageable.iter().map(|workspace| &workspace.id).collect();
    let found: Vec<&Workspace> = manageable
        .iter()
        .copied()
        .filter(|workspace| matches(&props.query, &[&workspace.title, workspace.id.as_str()]))
        .filter(|workspace| !props.chosen_only || chosen.contains(&workspace.id))
        .collect();
    let gone: Vec<&WorkspaceId> = props.chosen.iter().filter(|id| !known.contains(id)).collect();
    let searching = !props.query.trim().is_empty();
    let (count, total) = (props.chosen.len() - gone.len(), known.len());
    let counted = match gone.len() {
        0 => words::workspaces_chosen(count, total),
        deleted => words::of_chosen_deleted(count, total, deleted),
    };
    let all = {
        // What is found while searching, and everything else otherwise; what was chosen before stays.
        let wanted: Vec<WorkspaceId> =
            if searching { found.iter() } else { manageable.iter() }.map(|one| one.id.clone()).collect();
        let mut all = props.chosen.clone();
        all.extend(wanted.into_iter().filter(|id| !chosen.contains(id)));
        all
    };
    let complete = all.len() == props.chosen.len();
    let oninput = props.onedit.reform(|event: InputEvent| {
        Edit::ScopeQuery(event.target_unchecked_into::<HtmlInputElement>().value())
    });
    let onempty = props.onedit.reform(|()| Edit::ScopeQuery(String::new()));
    let onkeydown = emptying(hiding.typed(&props.query), onempty);
    let select_all = props.onedit.reform(move |_: MouseEvent| Edit::Workspaces(all.clone()));
    let select_none = props.onedit.reform(|_: MouseEvent| Edit::Workspaces(Vec::new()));
    let only = !props.chosen_only;
    let toggle_only = props.onedit.reform(move |_: MouseEvent| Edit::ChosenOnly(only));
    html! {
        <div class="checklist">
            <div class="checklist-head">
                if total > SEARCH_FROM {
                    <label class="search narrow">
                        <Icon glyph={Glyph::Search} />
                        <input id="workspace-search" type="search" placeholder={hiding.placeholder(&props.query, words::SEARCH_WORKSPACES)} aria-label={words::SEARCH_WORKSPACES}
                            autocomplete="off" spellcheck="false" value={hiding.typed(&props.query)} readonly={hiding.is_on()} {oninput} {onkeydown} />
                    </label>
                }
                <span class="checklist-count" aria-live="polite">{ counted }</span>
                if total > SEARCH_FROM {
                    <button id="workspaces-chosen-only" type="button" class="link" aria-pressed={props.chosen_only.to_string()}
                        disabled={props.chosen.is_empty() && !props.chosen_only} onclick={toggle_only}>
                        { if props.chosen_only { words::SHOW_ALL } else { words::SELECTED_ONLY } }
                    </button>
                }
                <button id="workspaces-all" type="button" class="link" disabled={complete} onclick={select_all}>
                    { if searching { words::SELECT_FOUND } else { words::SELECT_ALL } }
                </button>
                <button id="workspaces-none" type="button" class="link" disabled={props.chosen.is_empty()} onclick={select_none}>{ words::NONE }</button>
            </div>
            if !props.told {
                <p id="workspaces-untold" class="checklist-empty">
                    { if manageable.is_empty() { words::WORKSPACES_ARE_NOT_TOLD_NOR_NAMED } else { words::WORKSPACES_ARE_NOT_TOLD } }
                </p>
            } else if manageable.is_empty() && gone.is_empty() {
                <p class="checklist-empty">{ words::THIS_ORGANIZATION_HAS_NO_WORKSPACES }</p>
            } else if found.is_empty() && (gone.is_empty() || searching) {
                <p class="checklist-empty">
                    { if searching { words::NO_WORKSPACE_HAS_THIS_IN_ITS_NAME } else { words::NONE_IS_CHOSEN_YET } }
                </p>
            }
            <ul class="checklist-columns">
                if !searching {
                    { for gone.into_iter().map(|id| html! {
                        <WorkspaceLine key={id.to_string()} id={id.clone()} title={None::<AttrValue>} ticked=true onedit={props.onedit.clone()} />
                    }) }
                }
                { for found.into_iter().map(|workspace| html! {
                    <WorkspaceLine key={workspace.id.to_string()} id={workspace.id.clone()} title={Some(AttrValue::from(workspace.title.clone()))}
                        ticked={chosen.contains(&workspace.id)} onedit={props.onedit.clone()} />
                }) }
            </ul>
        </div>
    }
}

/// One workspace.
#[derive(Properties, PartialEq)]
struct WorkspaceLineProps {
    id: WorkspaceId,
    /// `None` for one that is gone.
    title: Option<AttrValue>,
    ticked: bool,
    onedit: Callback<Edit>,
}

/// A line of its own, so that it is drawn again only when it changes.
#[component]
fn WorkspaceLine(props: &WorkspaceLineProps) -> Html {
    let hiding = use_hiding();
    let edit = Edit::Workspace(props.id.clone());
    html! {
        <li>
            <TickBox state={single(props.ticked)} workspace={props.id.to_string()}
                onclick={props.onedit.reform(move |()| edit.clone())}>
                if let Some(title) = &props.title {
                    <Named name={title.clone()} />
                } else {
                    <em title={hiding.words(props.id.as_str())}>{ words::DELETED_WORKSPACE }</em>
                }
            </TickBox>
        </li>
    }
}
