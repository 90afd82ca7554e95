//! The panel beside the table: one key.

use super::badge::Tone;
use super::creator::Creator;
use super::icon::{Glyph, Icon};
use super::key_name::Named;
use super::meter::LifeBar;
use super::note_field::NoteField;
use super::notice::Notice;
use super::permission_summary::PermissionSummary;
use super::prefix::Prefix;
use super::scope_words::ScopeWords;
use super::told::Told;
use super::warnings::Warnings;
use super::when::{Style, When};
use crate::attempt::Attempt;
use crate::words::detail as words;
use domain::{Key, Mark, RotationId, Timestamp, View};
use std::rc::Rc;
use yew::prelude::*;

/// How rotating the key stands.
#[derive(Debug, Clone, PartialEq)]
pub enum Rotating {
    /// It can begin, or why it can't now.
    Possible(Option<AttrValue>),
    /// It is under way; what it does or waits for.
    UnderWay(RotationId, AttrValue),
}

/// What the admin does with the key in the panel.
#[derive(Debug, Clone, PartialEq)]
pub enum Deed {
    /// Begins a rotation of it.
    Rotate,
    /// Goes to the rotation that is under way.
    Rotation(RotationId),
    /// Copies the prefix.
    CopyPrefix,
    /// Copies the id.
    CopyId,
    /// Changes it.
    Edit,
    /// Makes a new one with its settings.
    Like,
    /// Looks how much it was used.
    Usage,
    /// Deletes it.
    Delete,
    /// Keeps a note about it.
    Note(String),
    /// Goes to its organization.
    Organization,
    /// Closes the panel.
    Close,
}

/// A key, and what can be done with it.
#[derive(Properties, PartialEq)]
pub struct DetailProps {
    /// What was read.
    pub view: Rc<View>,
    /// The key.
    pub key_shown: Key,
    /// The present.
    pub now: Timestamp,
    /// Whether it lies over the table, where the window is narrow.
    pub opened: bool,
    /// Why the service can't be asked for anything now.
    #[prop_or_default]
    pub reason: Option<AttrValue>,
    /// How rotating it stands.
    #[prop_or(Rotating::Possible(None))]
    pub rotating: Rotating,
    /// How the account of its organization is called, where the table shows several.
    #[prop_or_default]
    pub account: Option<AttrValue>,
    /// How keeping the note goes.
    #[prop_or_default]
    pub noting: Attempt,
    /// The admin does something.
    pub ondeed: Callback<(Key, Deed)>,
}

/// The panel beside the table.
#[component]
pub fn Detail(props: &DetailProps) -> Html {
    let DetailProps { view, key_shown: key, now, .. } = props;
    let now = *now;
    let marks = view.marks(key, now);
    let own = view.own.contains(&key.id);
    let none = domain::Catalogue::default();
    let catalogue = view.offered().map_or(&none, |(offer, _)| &offer.catalogue);
    let timeless = view.offered().is_some_and(|(offer, _)| offer.lifetimes.is_empty());
    html! {
        <aside id="detail" class={classes!("detail", props.opened.then_some("opened"))} aria-label={words::SELECTED_KEY} tabindex="-1">
            <header class="detail-head">
                <div class="detail-title">
                    <h2><Named name={key.name.clone()} /></h2>
                    <button type="button" class="icon-button detail-close" onclick={on(props, Deed::Close)}
                        aria-label={words::CLOSE_DETAIL} title={words::CLOSE_ESC}><Icon glyph={Glyph::Close} /></button>
                </div>
                <p class="detail-prefix">
                    <Prefix prefix={key.prefix.clone()} />
                    <button type="button" class="icon-button" onclick={on(props, Deed::CopyPrefix)} aria-label={words::COPY_PREFIX} title={words::COPY_PREFIX}>
                        <Icon glyph={Glyph::Copy} />
                    </button>
                </p>
                { actions(props, own) }
            </header>
            if own || !marks.is_empty() || matches!(props.rotating, Rotating::UnderWay(..)) {
                <section class="detail-block warnings">
                    { under_way(props) }
                    if own {
                        <Notice tone={Tone::Accent} id="own">
                            <strong>{ words::KEYWARD_SIGNS_IN_WITH_THIS_KEY }</strong>
                            { words::DELETING_IT_WOULD_SIGN_YOU_OUT }
                        </Notice>
                    }
                    <Warnings key_shown={key.clone()} marks={marks.clone()} {now} onrotate={onrotate(props)} />
                </section>
            }
            <section class="detail-block">
                <dl class="facts">
                    if let Some(account) = &props.account {
                        <dt>{ words::ORGANIZATION }</dt>
                        <dd>
                            <button id="to-organization" type="button" class="link" title={words::SHOW_KEYS_OF_THIS_ORGANIZATION}
                                onclick={on(props, Deed::Organization)}><Named name={view.title.clone()} class="inline" /></button>
                            <small class="by"><Named name={account.clone()} class="inline" /></small>
                        </dd>
                    }
                    <dt>{ words::SCOPE }</dt><dd><ScopeWords view={view.clone()} scope={key.scope.clone()} /></dd>
                    <dt>{ words::CREATED }</dt>
                    <dd>
                        { for key.created.map(|at| html! { <When {at} {now} style={Style::DateTime} /> }) }
                        { for key.creator.clone().map(|person| html! { <Creator {person} /> }) }
                    </dd>
                    <dt>{ words::EXPIRES }</dt>
                    <dd>
                        if let Some(at) = key.expires {
                            <When {at} {now} style={Style::DateTime} />
                            if let Some(created) = key.created {
                                <LifeBar {created} expires={at} {now} expiring={marks.contains(&Mark::Expiring)} />
                            }
                        } else if timeless {
                            { words::NEVER_EXPIRES }<small class="by">{ words::AS_EVERY_KEY_OF_THIS_SERVICE }</small>
                        } else {
                            { words::NEVER }
                        }
                    </dd>
                    <dt>{ words::LAST_USED }</dt>
                    <dd>
                        if let Some(at) = key.last_used {
                            <When {at} {now} style={Style::Ago} />
                        } else {
                            { words::NEVER }
                        }
                    </dd>
                    <dt>{ words::ID }</dt>
                    <dd class="detail-id">
                        <Told words={key.id.to_string()} title={Some(AttrValue::from(key.id.to_string()))} />
                        <button id="copy-id" type="button" class="icon-button" onclick={on(props, Deed::CopyId)} aria-label={words::COPY_ID} title={words::COPY_ID}>
                            <Icon glyph={Glyph::Copy} />
                        </button>
                    </dd>
                </dl>
            </section>
            <PermissionSummary level={key.level.clone()} catalogue={catalogue.clone()} />
            // Two accounts may see the same key: what is typed is a note of one of them.
            <NoteField key={format!("{} {} {}", view.at.account, view.at.id, key.id)} kept={view.notes.get(&key.id).cloned().unwrap_or_default()}
                attempt={props.noting.clone()} onsave={
                    let key = key.clone();
                    props.ondeed.reform(move |note| (key.clone(), Deed::Note(note)))
                } />
        </aside>
    }
}

/// What can be done with the key: only what the service offers. Where it can't be asked now, why.
fn actions(props: &DetailProps, own: bool) -> Html {
    let offer = props.view.offered().map(|(offer, _)| offer);
    let reason = props.reason.as_ref();
    let disabled = reason.is_some();
    let described = reason.map(|_| "detail-why-not");
    let whole = if own { Some(AttrValue::from(words::SIGNS_IN_WITH_THIS)) } else { reason.cloned() };
    html! {
        <>
            <div class="detail-actions">
                { rotate(props) }
                if offer.is_some_and(|offer| !offer.editable.is_empty()) {
                    <button id="edit" type="button" class="button" {disabled} title={reason.cloned()} aria-describedby={described}
                        onclick={on(props, Deed::Edit)}>{ words::EDIT }</button>
                }
                if offer.is_some_and(|offer| offer.usage) {
                    <button id="usage" type="button" class="button" {disabled} title={reason.cloned()} aria-describedby={described}
                        onclick={on(props, Deed::Usage)}>{ words::USAGE }</button>
                }
                <button id="like-this" type="button" class="button" {disabled} aria-describedby={described}
                    title={reason.cloned().unwrap_or(words::NEW_KEY_WITH_SAME_SETTINGS.into())} onclick={on(props, Deed::Like)}>{ words::NEW_LIKE_THIS }</button>
                <button id="delete" type="button" class="button danger-quiet" disabled={disabled || own} title={whole}
                    aria-describedby={if own { Some("own") } else { described }} onclick={on(props, Deed::Delete)}>{ words::DELETE }</button>
            </div>
            if let Some(reason) = reason {
                <p id="detail-why-not" class="hint why-not">{ reason }</p>
            }
        </>
    }
}

/// The button that begins a rotation, or goes to the one that is under way.
fn rotate(props: &DetailProps) -> Html {
    match &props.rotating {
        Rotating::UnderWay(id, _) => html! {
            <button id="rotate" type="button" class="button primary" data-rotating="true" title={words::SHOW_ROTATION_THAT_IS_UNDER}
                aria-describedby="under-way" onclick={on(props, Deed::Rotation(id.clone()))}>{ words::ROTATE }</button>
        },
        Rotating::Possible(reason) => html! {
            <button id="rotate" type="button" class="button primary" disabled={reason.is_some()} title={reason.clone()}
                aria-describedby={reason.as_ref().map(|_| "detail-why-not")} onclick={on(props, Deed::Rotate)}>{ words::ROTATE }</button>
        },
    }
}

/// What the rotation of the key does or waits for.
fn under_way(props: &DetailProps) -> Html {
    let Rotating::UnderWay(id, words) = &props.rotating else {
        return html! {};
    };
    let onclick = on(props, Deed::Rotation(id.clone()));
    html! {
        <Notice tone={Tone::Accent} id="under-way" actions={html! {
            <button type="button" class="link rotate-now" {onclick}>{ words::SHOW }</button>
        }}>
            <strong>{ words::THIS_KEY_IS_BEING_ROTATED }</strong>{ " " }{ words }
        </Notice>
    }
}

/// Begins a rotation, where it can begin.
fn onrotate(props: &DetailProps) -> Option<Callback<MouseEvent>> {
    matches!(props.rotating, Rotating::Possible(None)).then(|| on(props, Deed::Rotate))
}

fn on(props: &DetailProps, deed: Deed) -> Callback<MouseEvent> {
    let key = props.key_shown.clone();
    props.ondeed.reform(move |_: MouseEvent| (key.clone(), deed.clone()))
}
