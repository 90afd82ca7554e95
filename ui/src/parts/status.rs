//! How fresh what is shown is.

use super::icon::{Glyph, Icon};
use crate::freshness::Freshness;
use crate::plot::grouped;
use crate::words::keys as words;
use yew::prelude::*;

/// How fresh what is shown is.
#[derive(Properties, PartialEq)]
pub struct StatusProps {
    /// How fresh it is.
    pub freshness: Freshness,
    /// How many requests were sent since Keyward was started.
    pub requests: u64,
    /// Whether a service is being asked.
    pub busy: bool,
    /// Asks the service again, or all services.
    pub onrefresh: Callback<()>,
}

/// The status line of the rail, with the refresh button.
#[component]
pub fn Status(props: &StatusProps) -> Html {
    let onclick = props.onrefresh.reform(|_: MouseEvent| ());
    let requests = match props.requests {
        1 => words::ONE_REQUEST_THIS_SESSION.to_owned(),
        number => words::requests_this_session(grouped(number)),
    };
    html! {
        <div class="status">
            <span class={classes!("status-dot", props.freshness.tone)} aria-hidden="true"></span>
            <p id="status" class="status-words">{ &props.freshness.words }</p>
            <button id="refresh" type="button" class={classes!("icon-button", props.busy.then_some("turning"))}
                disabled={props.busy} {onclick} aria-label={words::REFRESH} title={words::REFRESH_F5}>
                <Icon glyph={Glyph::Refresh} />
            </button>
            <p id="requests" class="status-small" title={words::REQUESTS_COUNT_AGAINST_WHAT_ORGANIZATIONS}>
                { requests }
            </p>
        </div>
    }
}
