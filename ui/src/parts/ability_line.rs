//! What a new key will be able to do, in one sentence.

use super::icon::{Glyph, Icon};
use crate::hiding::{MASK, use_hiding};
use crate::words::detail as words;
use domain::{Agent, Catalogue, Level, Scope, Workspace, key, sentence};
use yew::prelude::*;

/// What is chosen.
#[derive(Properties, PartialEq)]
pub struct AbilityLineProps {
    /// How much it may do.
    pub level: Option<Level>,
    /// What it may reach.
    pub scope: Scope,
    /// The permissions there are.
    pub catalogue: Catalogue,
    /// The workspaces there are.
    pub workspaces: Vec<Workspace>,
    /// The agents there are.
    pub agents: Vec<Agent>,
}

/// What a broad key means.
pub(super) const BROAD: &str = words::THIS_IS_BROAD_KEY_IF_IT_LEAKS;

/// The sentence, and the warning for a broad key.
#[component]
pub fn AbilityLine(props: &AbilityLineProps) -> Html {
    let hidden = use_hiding().is_on();
    let workspace = |id: &domain::WorkspaceId| {
        let found = props.workspaces.iter().find(|workspace| workspace.id == *id);
        found.map(|workspace| if hidden { MASK } else { workspace.title.as_str() })
    };
    let agent = |id: &domain::AgentId| {
        let found = props.agents.iter().find(|agent| agent.id == *id);
        found.map(|agent| if hidden { MASK } else { agent.title.as_str() })
    };
    let ability = match &props.scope {
        Scope::Unknown(word) if word.is_empty() => words::CHOOSE_SCOPE_TO_SEE_WHAT_KEY.to_owned(),
        scope => sentence::ability(props.level.as_ref(), scope, &props.catalogue, workspace, agent),
    };
    let reaches = match &props.scope {
        Scope::Workspaces(ids) => !ids.is_empty(),
        Scope::Unknown(word) => !word.is_empty(),
        _ => true,
    };
    let broad = reaches && key::is_broad(props.level.as_ref(), &props.scope, &props.catalogue);
    html! {
        <div class="ability">
            <p id="ability" aria-live="polite">{ ability }</p>
            if broad {
                <p id="broad-warning" class="broad-warning" role="status">
                    <Icon glyph={Glyph::Warning} />
                    { BROAD }
                </p>
            }
        </div>
    }
}
