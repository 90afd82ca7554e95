//! What a new key may reach.

use super::icon::{Glyph, Icon};
use super::key_name::Named;
use super::tick_box::{TickBox, single};
use crate::form::{Edit, Form};
use domain::{Reach, ScopeKind, Workspace, WorkspaceId};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Above so many workspaces there is a search field.
const SEARCH_FROM: usize = 6;

/// The form, and the workspaces there are.
#[derive(Properties, PartialEq)]
pub struct ScopePickerProps {
    /// The form.
    pub form: Form,
    /// The workspaces of the organization.
    pub workspaces: Vec<Workspace>,
    /// The kinds of scope that the service offers.
    pub offered: Vec<ScopeKind>,
    /// How far the admin's right reaches.
    pub reach: Reach,
    /// What is wrong with the choice.
    pub advice: Option<AttrValue>,
    /// The admin changes something.
    pub onedit: Callback<Edit>,
}

/// The choice of a scope, with a checklist of workspaces.
#[component]
pub fn ScopePicker(props: &ScopePickerProps) -> Html {
    let everywhere = props.form.typed.everywhere;
    let may_all = props.reach == Reach::Everything && props.offered.contains(&ScopeKind::AllWorkspaces);
    let choice = |id: &'static str, value: bool, title: &'static str, line: &'static str| {
        let onchange = props.onedit.reform(move |_: Event| Edit::Everywhere(value));
        html! {
            <label class={classes!("choice", (value && !may_all).then_some("off"))}>
                <input {id} type="radio" name="scope" checked={everywhere == value} disabled={value && !may_all} {onchange} />
                <span class="choice-title">{ title }</span><small>{ line }</small>
            </label>
        }
    };
    let all_line = if may_all { "also those made later" } else { "you manage keys of some workspaces only" };
    html! {
        <fieldset class="field">
            <legend>{ "Scope" }</legend>
            <div class="choices two">
                { choice("scope-some", false, "Specific workspaces", "the ones chosen below") }
                { choice("scope-all", true, "All workspaces", all_line) }
            </div>
            if !everywhere {
                { checklist(props) }
            }
            <p class="advice" role="alert">{ props.advice.clone() }</p>
        </fieldset>
    }
}

fn checklist(props: &ScopePickerProps) -> Html {
    let chosen = &props.form.typed.workspaces;
    let query = props.form.workspace_query.trim().to_lowercase();
    let manageable: Vec<&Workspace> =
        props.workspaces.iter().filter(|workspace| props.reach.includes(&workspace.id)).collect();
    let found: Vec<&Workspace> = manageable
        .iter()
        .copied()
        .filter(|workspace| workspace.title.to_lowercase().contains(&query))
        .collect();
    let all: Vec<WorkspaceId> = manageable.iter().map(|workspace| workspace.id.clone()).collect();
    let gone: Vec<&WorkspaceId> = chosen.iter().filter(|id| !all.contains(id)).collect();
    let count = chosen.len();
    let oninput = props.onedit.reform(|event: InputEvent| {
        Edit::WorkspaceQuery(event.target_unchecked_into::<HtmlInputElement>().value())
    });
    let total = all.len();
    let select_all = props.onedit.reform(move |_: MouseEvent| Edit::Workspaces(all.clone()));
    let select_none = props.onedit.reform(|_: MouseEvent| Edit::Workspaces(Vec::new()));
    let line = |id: &WorkspaceId, title: Html| {
        let edit = Edit::Workspace(id.clone());
        html! {
            <li key={id.to_string()}>
                <TickBox state={single(chosen.contains(id))} workspace={id.to_string()}
                    onclick={props.onedit.reform(move |()| edit.clone())}>{ title }</TickBox>
            </li>
        }
    };
    html! {
        <div class="checklist">
            <div class="checklist-head">
                if manageable.len() > SEARCH_FROM {
                    <label class="search small">
                        <Icon glyph={Glyph::Search} />
                        <input id="workspace-search" type="search" placeholder="Search workspaces" aria-label="Search workspaces"
                            autocomplete="off" spellcheck="false" value={props.form.workspace_query.clone()} {oninput} />
                    </label>
                }
                <span class="checklist-count" aria-live="polite">{ format!("{count} of {total} chosen") }</span>
                <button type="button" class="link" disabled={count == total} onclick={select_all}>{ "Select all" }</button>
                <button type="button" class="link" disabled={count == 0} onclick={select_none}>{ "None" }</button>
            </div>
            if manageable.is_empty() {
                <p class="checklist-empty">{ "This organization has no workspaces that you manage keys for." }</p>
            } else if found.is_empty() {
                <p class="checklist-empty">{ "No workspace has this in its name." }</p>
            }
            <ul class="checklist-columns">
                { for gone.into_iter().map(|id| line(id, html! { <em>{ "a workspace that is gone" }</em> })) }
                { for found.into_iter().map(|workspace| {
                    line(&workspace.id, html! { <Named name={workspace.title.clone()} /> })
                }) }
            </ul>
        </div>
    }
}
