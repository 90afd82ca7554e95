//! What a new key will be able to do, in one sentence.

use super::icon::{Glyph, Icon};
use domain::{Catalogue, Level, Scope, Workspace, key, sentence};
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
}

/// The sentence, and the warning for a broad key.
#[component]
pub fn AbilityLine(props: &AbilityLineProps) -> Html {
    let title = |id: &domain::WorkspaceId| {
        props
            .workspaces
            .iter()
            .find(|workspace| workspace.id == *id)
            .map(|workspace| workspace.title.as_str())
    };
    let ability = sentence::ability(props.level.as_ref(), &props.scope, &props.catalogue, title);
    let reaches = !matches!(&props.scope, Scope::Workspaces(ids) if ids.is_empty());
    let broad = reaches && key::is_broad(props.level.as_ref(), &props.scope, &props.catalogue);
    html! {
        <div class="ability">
            <p id="ability" aria-live="polite">{ ability }</p>
            if broad {
                <p id="broad-warning" class="broad-warning" role="status">
                    <Icon glyph={Glyph::Warning} />
                    { "This is a broad key: if it leaks, all that is open to others. Choose less where less will do." }
                </p>
            }
        </div>
    }
}
