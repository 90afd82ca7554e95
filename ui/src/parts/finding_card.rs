//! A matter that should be seen to: what was found, why it matters, and what mends it.

use super::badge::{Badge, Tone};
use super::icon::{Glyph, Icon};
use super::key_name::Named;
use super::prefix::Prefix;
use super::when::{Style, When};
use crate::filled::filled;
use crate::plot::grouped;
use crate::words::health as words;
use domain::health::{Case, Fact, Finding, MOST_CASES, Matter, Mend, Urgency};
use domain::{KeyId, OrganizationRef};
use std::collections::BTreeSet;
use std::rc::Rc;
use yew::prelude::*;

/// What was found.
#[derive(Properties, PartialEq)]
pub struct FindingCardProps {
    /// The matter, and its cases.
    pub finding: Finding,
    /// Whether its cases are of several organizations.
    pub several: bool,
    /// Whether all of its cases are shown, as far as can be.
    pub unfolded: bool,
    /// The keys that are being rotated.
    pub rotating: Rc<BTreeSet<(OrganizationRef, KeyId)>>,
    /// Why what mends a case can't be done now, and the handle of the element that says so; by the place of the case.
    pub reasons: Vec<Option<(AttrValue, AttrValue)>>,
    /// Begins what mends a case.
    pub onmend: Callback<Case>,
    /// Shows all of its keys.
    pub onall: Callback<Matter>,
    /// Shows more of its cases, or fewer.
    pub onmore: Callback<Matter>,
}

/// The card.
#[component]
pub fn FindingCard(props: &FindingCardProps) -> Html {
    let finding = &props.finding;
    let matter = finding.matter;
    let title = format!("finding-{}", matter.word());
    let (glyph, tone, urgency) = match finding.urgency {
        Urgency::Soon => (Glyph::Warning, "soon", words::NEEDS_YOU),
        Urgency::Risk => (Glyph::Shield, "risk", words::COULD_BE_SAFER),
        Urgency::Tidy => (Glyph::Note, "tidy", words::TO_TIDY_UP),
    };
    html! {
        <section class={classes!("finding", tone)} data-finding={matter.word()} data-count={finding.count.to_string()} aria-labelledby={title.clone()}>
            <header class="finding-head">
                <span class="finding-mark"><Icon {glyph} /></span>
                <h2 id={title}>{ finding.title() }</h2>
                <span class="finding-urgency">{ urgency }</span>
            </header>
            <p class="finding-advice">{ matter.advice() }</p>
            <ul class="cases">
                { for finding.cases.iter().enumerate().map(|(place, case)| row(props, place, case)) }
            </ul>
            { foot(props) }
        </section>
    }
}

fn row(props: &FindingCardProps, place: usize, case: &Case) -> Html {
    let reason = props.reasons.get(place).cloned().flatten();
    let key = case.key.as_ref();
    let rotating = key.is_some_and(|key| props.rotating.contains(&(case.at.clone(), key.id.clone())));
    let slots = props.finding.matter == Matter::Slots;
    let onclick = {
        let case = case.clone();
        props.onmend.reform(move |_: MouseEvent| case.clone())
    };
    let (word, class) = match case.mend {
        Mend::Rotate if rotating => (words::ROTATION, ""),
        Mend::Rotate => (words::ROTATE, ""),
        Mend::Edit => (words::EDIT, ""),
        Mend::Rename => (words::RENAME, ""),
        Mend::Replace => (words::REPLACE, ""),
        Mend::Delete if slots => (words::FREE_SLOT, "danger-quiet"),
        Mend::Delete => (words::DELETE, "danger-quiet"),
        Mend::Show => (words::SHOW, ""),
    };
    html! {
        <li class="case" key={format!("{} {} {place}", case.at.account, case.at.id)} data-case={key.map(|key| key.id.to_string())}>
            <span class="case-words">
                if slots {
                    <Named name={case.organization.clone()} class="key-name" />
                    <small>{ for key.map(|key| filled(words::COULD_GO_FIRST, [("name", html! { <Named name={key.name.clone()} class="inline" /> })])) }</small>
                } else if let Some(key) = key {
                    <Named name={key.name.clone()} class="key-name" />
                    <small class="case-place">
                        <Prefix prefix={key.prefix.clone()} />
                        if props.several {
                            <Named name={case.organization.clone()} />
                        }
                    </small>
                }
            </span>
            { for fact(case) }
            <button type="button" class={classes!("button", "slim", class)} data-mend={mend_word(case.mend)} disabled={reason.is_some()}
                title={reason.as_ref().map(|(words, _)| words.clone())} aria-describedby={reason.as_ref().map(|(_, id)| id.clone())} {onclick}>
                { word }
                <span class="visually-hidden">{ " " }{ for key.map(|key| html! { <Named name={key.name.clone()} class="inline" /> }) }</span>
            </button>
        </li>
    }
}

/// What a button does, to find it on the page by.
fn mend_word(mend: Mend) -> &'static str {
    match mend {
        Mend::Rotate => "rotate",
        Mend::Edit => "edit",
        Mend::Rename => "rename",
        Mend::Replace => "replace",
        Mend::Delete => "delete",
        Mend::Show => "show",
    }
}

/// What is known, as a word in a box; nothing, where the service does not tell.
fn fact(case: &Case) -> Option<Html> {
    let now = case.now;
    let words = case.words()?;
    let (tone, when) = match &case.fact {
        Fact::Expires(at) => (Tone::Amber, Some((*at, Style::Until))),
        Fact::Expired(at) => (Tone::Grey, at.map(|at| (at, Style::Ago))),
        Fact::Everything | Fact::Organization | Fact::Writes => (Tone::Red, None),
        Fact::Used(at) => (Tone::Grey, Some((*at, Style::Ago))),
        Fact::NoUse => (Tone::Grey, None),
        Fact::Made(at) => (Tone::Grey, at.map(|at| (at, Style::Ago))),
        Fact::Slots { used, limit } => (if used < limit { Tone::Grey } else { Tone::Amber }, None),
    };
    Some(html! {
        <span class="case-fact">
            <Badge {tone}>
                { words }
                { for when.map(|(at, style)| html! { <>{ " " }<When {at} {now} {style} /></> }) }
            </Badge>
        </span>
    })
}

/// What leads to all of its keys; of organizations, first to more of them.
fn foot(props: &FindingCardProps) -> Html {
    let Finding { matter, count, cases, .. } = &props.finding;
    let (matter, count) = (*matter, *count);
    let all = |words: String| {
        let onclick = props.onall.reform(move |_: MouseEvent| matter);
        html! { <button type="button" class="link finding-all" data-all={matter.word()} {onclick}>{ words }</button> }
    };
    let is_more = count > cases.len();
    if !matter.is_of_organizations() {
        return if is_more {
            all(words::show_all(grouped(count as u64)))
        } else {
            html! {}
        };
    }
    let more = match (is_more || props.unfolded, props.unfolded) {
        (false, _) => None,
        (true, true) => Some(words::SHOW_FIRST_ONES.to_owned()),
        (true, false) if count > MOST_CASES => Some(words::show_of(MOST_CASES, grouped(count as u64))),
        (true, false) => Some(words::show_all(grouped(count as u64))),
    };
    let onclick = props.onmore.reform(move |_: MouseEvent| matter);
    html! {
        <div class="finding-foot">
            { for more.map(|words| html! { <button type="button" class="link finding-all" data-more={matter.word()} {onclick}>{ words }</button> }) }
            { all(words::SHOW_THEIR_KEYS.to_owned()) }
        </div>
    }
}
