//! What a rotation did, and when.

use super::when::{Style, When};
use crate::hiding::{Hiding, MASK, use_hiding};
use domain::rotation::{Receipt, Step};
use domain::{KeyId, Timestamp};
use yew::prelude::*;

/// What was done.
#[derive(Properties, PartialEq)]
pub struct ReceiptListProps {
    /// The steps.
    pub receipt: Receipt,
    /// The present.
    pub now: Timestamp,
}

/// A line a step, the first one first.
#[component]
pub fn ReceiptList(props: &ReceiptListProps) -> Html {
    let hiding = use_hiding();
    let line = |(at, step): &(Timestamp, Step)| {
        html! {
            <li>
                <When at={*at} now={props.now} style={Style::DateTime} />
                <span>{ words(step, hiding) }</span>
            </li>
        }
    };
    html! { <ol id="receipt" class="receipt">{ for props.receipt.steps().iter().map(line) }</ol> }
}

/// What was done. The first characters of a secret, and which key was left, tell which key is meant.
fn words(step: &Step, hiding: Hiding) -> String {
    let masked = match step {
        _ if !hiding.is_on() => return step.sentence(),
        Step::Created { .. } => Step::Created { prefix: MASK.to_owned() },
        Step::SecretLost { .. } => Step::SecretLost { prefix: MASK.to_owned() },
        Step::NewLeft { .. } => Step::NewLeft { key: KeyId::new(MASK) },
        other => other.clone(),
    };
    masked.sentence()
}
