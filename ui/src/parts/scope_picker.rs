//! What a key may reach.

use super::advice::Advice;
use super::agent_list::AgentList;
use super::workspace_list::WorkspaceList;
use crate::form::{Edit, Form, ScopeChoice, permitted};
use crate::words::form as words;
use domain::{Reach, ScopeKind, View};
use std::rc::Rc;
use yew::prelude::*;

/// The form, and what there is to choose from.
#[derive(Properties, PartialEq)]
pub struct ScopePickerProps {
    /// The form.
    pub form: Form,
    /// The workspaces and agents of the organization.
    pub view: Rc<View>,
    /// The kinds of scope that the service offers.
    pub offered: Vec<ScopeKind>,
    /// How far the admin's right reaches.
    pub reach: Reach,
    /// The scope that the key has, where Keyward does not know its kind: the service's own word.
    #[prop_or_default]
    pub kept: Option<AttrValue>,
    /// What is wrong with the choice.
    pub advice: Option<AttrValue>,
    /// The admin changes something.
    pub onedit: Callback<Edit>,
}

/// The choice of a scope. What the admin may not give is not offered, and the reason is said.
#[component]
pub fn ScopePicker(props: &ScopePickerProps) -> Html {
    let chosen = &props.form.typed.scope;
    let kinds = permitted(&props.offered, &props.reach);
    let choice = |kind: ScopeKind| {
        let value = ScopeChoice::Kind(kind);
        let (id, title, line) = words(kind);
        radio(props, id, title.into(), line.into(), *chosen == value, value)
    };
    let kept = props.kept.as_ref().map(|word| {
        let value = ScopeChoice::Unknown(word.to_string());
        let shown = domain::text::harmless(word);
        radio(props, "scope-kept", words::AS_IT_IS.into(), shown.into(), *chosen == value, value)
    });
    html! {
        <fieldset class="field">
            <legend>
                { words::SCOPE }
                if kinds.len() < props.offered.len() {
                    <span id="scope-reason" class="hint">{ reason(&props.reach) }</span>
                }
            </legend>
            <div class="choices two">
                { for kinds.iter().copied().map(choice) }
                { kept }
            </div>
            { match chosen {
                ScopeChoice::Kind(ScopeKind::Workspaces) => html! {
                    <WorkspaceList workspaces={props.view.known_workspaces(&props.form.typed.workspaces)}
                        told={props.view.workspaces.is_some()} reach={props.reach.clone()}
                        chosen={props.form.typed.workspaces.clone()} query={props.form.scope_query.clone()}
                        chosen_only={props.form.chosen_only} onedit={props.onedit.clone()} />
                },
                ScopeChoice::Kind(ScopeKind::Agent) => html! {
                    <AgentList agents={props.view.agents.clone()} reach={props.reach.clone()}
                        chosen={props.form.typed.agent.clone()} query={props.form.scope_query.clone()}
                        onedit={props.onedit.clone()} />
                },
                _ => html! {},
            } }
            <Advice words={props.advice.clone()} />
        </fieldset>
    }
}

fn words(kind: ScopeKind) -> (&'static str, &'static str, &'static str) {
    match kind {
        ScopeKind::AllWorkspaces => ("scope-all", words::ALL_WORKSPACES, words::ALSO_THOSE_MADE_LATER),
        ScopeKind::Workspaces => ("scope-some", words::SPECIFIC_WORKSPACES, words::ONES_CHOSEN_BELOW),
        ScopeKind::Organization => {
            ("scope-organization", words::ORGANIZATION, words::EVERYTHING_WITH_EVERY_AGENT)
        }
        ScopeKind::Agent => ("scope-agent", words::ONE_AGENT, words::ONE_CHOSEN_BELOW),
    }
}

fn radio(
    props: &ScopePickerProps,
    id: &'static str,
    title: AttrValue,
    line: AttrValue,
    checked: bool,
    value: ScopeChoice,
) -> Html {
    let onchange = props.onedit.reform(move |_: Event| Edit::Scope(value.clone()));
    html! {
        <label class="choice" key={id}>
            <input {id} type="radio" name="scope" {checked} {onchange} />
            <span class="choice-title">{ title }</span><small>{ line }</small>
        </label>
    }
}

/// Why not all that the service offers can be given.
fn reason(reach: &Reach) -> &'static str {
    match reach {
        Reach::Agents(_) => words::YOUR_ROLE_MANAGES_KEYS_OF_YOUR_AGENTS,
        Reach::Workspaces(_) => words::YOUR_ROLE_MANAGES_KEYS_OF_YOUR_WORKSPACES,
        Reach::Everything => "",
    }
}
