//! What a new key may do.

use super::advice::Advice;
use super::icon::{Glyph, Icon};
use super::key_name::Named;
use super::tick_box::{TickBox, single};
use crate::form::{Edit, Form, LevelChoice, found};
use crate::keyboard::emptying;
use crate::words::form as words;
use domain::selection::group_state;
use domain::{Access, Catalogue, Permission, PermissionGroup, PermissionId};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The form, and the permissions there are.
#[derive(Properties, PartialEq)]
pub struct PermissionPickerProps {
    /// The form.
    pub form: Form,
    /// The permissions that the service offers.
    pub catalogue: Catalogue,
    /// The level that the key has, where Keyward does not know it: the service's own word.
    #[prop_or_default]
    pub kept: Option<AttrValue>,
    /// What is wrong with the choice.
    pub advice: Option<AttrValue>,
    /// The admin changes something.
    pub onedit: Callback<Edit>,
}

/// The choice of a level, and for a restricted key of its permissions.
#[component]
pub fn PermissionPicker(props: &PermissionPickerProps) -> Html {
    let level = &props.form.typed.level;
    let choice = |id: &'static str, value: LevelChoice, title: &'static str, line: AttrValue| {
        let checked = *level == value;
        let onchange = props.onedit.reform(move |_: Event| Edit::Level(value.clone()));
        html! {
            <label class="choice" key={id}>
                <input {id} type="radio" name="level" {checked} {onchange} />
                <span class="choice-title">{ title }</span><small>{ line }</small>
            </label>
        }
    };
    let kept = props.kept.as_ref().map(|word| {
        let shown = domain::text::harmless(word).into();
        choice("level-kept", LevelChoice::Unknown(word.to_string()), words::AS_IT_IS, shown)
    });
    html! {
        <fieldset class="field">
            <legend>{ words::PERMISSIONS }</legend>
            <div class="choices three">
                { choice("level-read-only", LevelChoice::ReadOnly, words::READ_ONLY, words::LIST_GET_AND_QUERY.into()) }
                { choice("level-restricted", LevelChoice::Restricted, words::RESTRICTED, words::ONLY_WHAT_IS_CHOSEN.into()) }
                { choice("level-all", LevelChoice::All, words::ALL, words::FULL_READ_AND_WRITE.into()) }
                { kept }
            </div>
            if *level == LevelChoice::Restricted {
                { checklist(props) }
            }
            <Advice words={props.advice.clone()} />
        </fieldset>
    }
}

fn checklist(props: &PermissionPickerProps) -> Html {
    let chosen = &props.form.typed.permissions;
    let catalogue = &props.catalogue;
    let reads: Vec<PermissionId> = catalogue
        .permissions()
        .filter(|permission| permission.access == Access::Read)
        .map(|permission| permission.id.clone())
        .collect();
    let mut with_reads = chosen.clone();
    with_reads.extend(reads.into_iter().filter(|id| !chosen.contains(id)));
    let unknown: Vec<&PermissionId> = chosen.iter().filter(|id| catalogue.find(id).is_none()).collect();
    let oninput = props.onedit.reform(|event: InputEvent| {
        Edit::PermissionQuery(event.target_unchecked_into::<HtmlInputElement>().value())
    });
    let onempty = props.onedit.reform(|()| Edit::PermissionQuery(String::new()));
    let onkeydown = emptying(props.form.permission_query.clone().into(), onempty);
    let complete = with_reads.len() == chosen.len();
    let counted = match unknown.len() {
        0 => words::permissions_chosen(chosen.len(), catalogue.len()),
        gone => words::of_chosen_no_longer_offered(chosen.len() - gone, catalogue.len(), gone),
    };
    let select_reads = props.onedit.reform(move |_: MouseEvent| Edit::Permissions(with_reads.clone()));
    let select_none = props.onedit.reform(|_: MouseEvent| Edit::Permissions(Vec::new()));
    let groups: Vec<Html> = catalogue.groups.iter().filter_map(|group| self::group(props, group)).collect();
    html! {
        <div class="checklist">
            <div class="checklist-head">
                <label class="search narrow">
                    <Icon glyph={Glyph::Search} />
                    <input id="permission-search" type="search" placeholder={words::SEARCH_PERMISSIONS} aria-label={words::SEARCH_PERMISSIONS}
                        autocomplete="off" spellcheck="false" value={props.form.permission_query.clone()} {oninput} {onkeydown} />
                </label>
                <span class="checklist-count" aria-live="polite">{ counted }</span>
                <button id="select-all-read" type="button" class="link" disabled={complete} onclick={select_reads}>{ words::SELECT_ALL_READ }</button>
                <button type="button" class="link" id="permissions-none" disabled={chosen.is_empty()} onclick={select_none}>{ words::NONE }</button>
            </div>
            if groups.is_empty() {
                <p class="checklist-empty">{ words::NO_PERMISSION_HAS_THIS_IN_ITS_NAME }</p>
            }
            <ul class="groups">
                { for groups }
                { for unknown.into_iter().map(|id| html! {
                    <li class="group">{ tick(props, id, html! {
                        <><code>{ domain::text::harmless(id.as_str()) }</code><em>{ words::NO_LONGER_OFFERED }</em></>
                    }) }</li>
                }) }
            </ul>
        </div>
    }
}

fn group(props: &PermissionPickerProps, group: &PermissionGroup) -> Option<Html> {
    let query = &props.form.permission_query;
    let shown = found(group, query);
    if shown.is_empty() {
        return None;
    }
    let searching = !query.trim().is_empty();
    let expanded = searching || props.form.expanded.contains(&group.id);
    let members: Vec<PermissionId> =
        group.permissions.iter().map(|permission| permission.id.clone()).collect();
    let chosen = members.iter().filter(|id| props.form.typed.permissions.contains(id)).count();
    let state = group_state(&props.form.typed.permissions, &members);
    let total = members.len();
    let toggle = props.onedit.reform(move |()| Edit::Group(members.clone()));
    let id = group.id.clone();
    let expand = props.onedit.reform(move |_: MouseEvent| Edit::Expand(id.clone()));
    let region = format!("group-{}", group.id);
    Some(html! {
        <li class="group" key={group.id.clone()}>
            <div class="group-head">
                <TickBox {state} group={group.id.clone()} onclick={toggle}><Named name={group.title.clone()} /></TickBox>
                <button type="button" class="group-expand" data-expand={group.id.clone()} aria-expanded={expanded.to_string()}
                    aria-controls={region.clone()} disabled={searching} onclick={expand}>
                    <span class="visually-hidden">{ words::permissions_of(&group.title) }</span>
                    <span class={classes!("count", (chosen > 0).then_some("some"))}>{ words::of_total(chosen, total) }</span>
                    <Icon glyph={Glyph::Chevron} />
                </button>
            </div>
            if expanded {
                <ul id={region} class="checklist-columns">
                    { for shown.into_iter().map(|permission| html! {
                        <li key={permission.id.to_string()}>{ tick(props, &permission.id, words(permission)) }</li>
                    }) }
                </ul>
            }
        </li>
    })
}

fn words(permission: &Permission) -> Html {
    html! {
        <>
            <Named name={permission.title.clone()} />
            if permission.access != Access::Read {
                <small class="changes">{ words::CHANGES }</small>
            }
        </>
    }
}

fn tick(props: &PermissionPickerProps, id: &PermissionId, words: Html) -> Html {
    let edit = Edit::Permission(id.clone());
    html! {
        <TickBox state={single(props.form.typed.permissions.contains(id))} permission={id.to_string()}
            onclick={props.onedit.reform(move |()| edit.clone())}>{ words }</TickBox>
    }
}
