//! A list of agents to choose one from, quick with hundreds of them.

use super::icon::{Glyph, Icon};
use super::key_name::Named;
use super::workspace_list::SEARCH_FROM;
use crate::form::{Edit, matches};
use crate::hiding::use_hiding;
use crate::keyboard::emptying;
use crate::words::form as words;
use domain::{Agent, AgentId, Reach};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The agents, and which is chosen.
#[derive(Properties, PartialEq)]
pub struct AgentListProps {
    /// The agents of the organization.
    pub agents: Vec<Agent>,
    /// How far the admin's right reaches.
    pub reach: Reach,
    /// The chosen one.
    pub chosen: Option<AgentId>,
    /// What was typed to find one.
    pub query: AttrValue,
    /// The admin changes something. The same callback each time, so that a choice draws two lines only.
    pub onedit: Callback<Edit>,
}

/// The list.
#[component]
pub fn AgentList(props: &AgentListProps) -> Html {
    let hiding = use_hiding();
    let manageable: Vec<&Agent> =
        props.agents.iter().filter(|agent| props.reach.includes_agent(&agent.id)).collect();
    let found: Vec<&Agent> = manageable
        .iter()
        .copied()
        .filter(|agent| matches(&props.query, &[&agent.title, agent.id.as_str()]))
        .collect();
    let chosen = manageable.iter().find(|agent| Some(&agent.id) == props.chosen.as_ref());
    let words = match chosen {
        Some(agent) => words::chosen(hiding.words(&agent.title)),
        None if manageable.len() == 1 => words::ONE_AGENT_NOT_CHOSEN_YET.to_owned(),
        None => words::agents_none_chosen_yet(manageable.len()),
    };
    let oninput = props.onedit.reform(|event: InputEvent| {
        Edit::ScopeQuery(event.target_unchecked_into::<HtmlInputElement>().value())
    });
    let onempty = props.onedit.reform(|()| Edit::ScopeQuery(String::new()));
    let onkeydown = emptying(hiding.typed(&props.query), onempty);
    html! {
        <div class="checklist">
            <div class="checklist-head">
                if manageable.len() > SEARCH_FROM {
                    <label class="search narrow">
                        <Icon glyph={Glyph::Search} />
                        <input id="agent-search" type="search" placeholder={hiding.placeholder(&props.query, words::SEARCH_AGENTS)} aria-label={words::SEARCH_AGENTS}
                            autocomplete="off" spellcheck="false" value={hiding.typed(&props.query)} readonly={hiding.is_on()} {oninput} {onkeydown} />
                    </label>
                }
                <span class="checklist-count" aria-live="polite">{ words }</span>
            </div>
            if manageable.is_empty() {
                <p class="checklist-empty">{ words::THIS_ORGANIZATION_HAS_NO_AGENTS }</p>
            } else if found.is_empty() {
                <p class="checklist-empty">{ words::NO_AGENT_HAS_THIS_IN_ITS_NAME }</p>
            }
            <ul class="checklist-columns" role="radiogroup" aria-label={words::AGENT}>
                { for found.into_iter().map(|agent| html! {
                    <AgentLine key={agent.id.to_string()} agent={agent.clone()} chosen={Some(&agent.id) == props.chosen.as_ref()}
                        onedit={props.onedit.clone()} />
                }) }
            </ul>
        </div>
    }
}

/// One agent.
#[derive(Properties, PartialEq)]
struct AgentLineProps {
    agent: Agent,
    chosen: bool,
    onedit: Callback<Edit>,
}

/// A line of its own, so that it is drawn again only when it changes.
#[component]
fn AgentLine(props: &AgentLineProps) -> Html {
    let edit = Edit::Agent(props.agent.id.clone());
    html! {
        <li role="none">
            <label class="tick">
                <input type="radio" name="agent" data-agent={props.agent.id.to_string()} checked={props.chosen}
                    onchange={props.onedit.reform(move |_: Event| edit.clone())} />
                <span class="tick-words"><Named name={props.agent.title.clone()} /></span>
            </label>
        </li>
    }
}
