//! What the admin sets, the accounts, and where Keyward keeps its files.

use super::accounts::accounts;
use crate::action::Action;
use crate::parts::{Glyph, Icon, Notice, PathLine, Segment, Segments, SettingRow, Tone};
use crate::screen::About;
use crate::shortcut::Shortcut;
use crate::use_app::{App, use_app};
use crate::words::settings as words;
use domain::{Failure, Home, Settings as Set, Theme, text};
use yew::prelude::*;

/// The themes, with their handles and words.
const THEMES: [(Theme, &str, &str); 3] = [
    (Theme::System, "theme-system", words::SYSTEM),
    (Theme::Light, "theme-light", words::LIGHT),
    (Theme::Dark, "theme-dark", words::DARK),
];

/// The screen. What is chosen applies at once.
#[component]
pub fn Settings() -> Html {
    let app = use_app();
    let Some(home) = app.state().home.clone() else {
        return html! {};
    };
    html! {
        <section id="settings-page" class="settings-page" aria-labelledby="settings-title">
            <header class="page-head">
                <div><h1 id="settings-title">{ words::SETTINGS }</h1><p class="hint">{ words::WHAT_YOU_CHANGE_APPLIES_AT_ONCE }</p></div>
                <button id="back" type="button" class="button" onclick={app.verb(|app, _: MouseEvent| app.back())}>
                    <Icon glyph={Glyph::Back} />{ if app.state().at.is_some() { words::KEYS } else { words::BACK } }
                </button>
            </header>
            <div class="settings-scroll">
                { accounts(&app, &home) }
                <section class="settings-block" aria-labelledby="window-title">
                    <h2 id="window-title">{ words::THIS_WINDOW }</h2>
                    { theme(&app, &home) }
                    { names(&app) }
                    { keyboard(&app) }
                </section>
                <section class="settings-block" aria-labelledby="work-title">
                    <h2 id="work-title">{ words::SECRETS_AND_REQUESTS }</h2>
                    { clipboard(&app, &home) }
                    { refreshing(&app, &home) }
                </section>
                <section class="settings-block" aria-labelledby="presence-title">
                    <h2 id="presence-title">{ words::TRAY_AND_SHORTCUT }</h2>
                    { shortcut(&app, &home) }
                    { tray(&home) }
                </section>
                <section class="settings-block" aria-labelledby="computer-title">
                    <h2 id="computer-title">{ words::THIS_COMPUTER }</h2>
                    { places(&app, &home) }
                </section>
            </div>
        </section>
    }
}

/// Why a setting was not kept: said at the setting that it is about.
fn refused<T: PartialEq>(app: &App, of: impl Fn(&Set) -> T) -> Option<Failure> {
    let state = app.state();
    let (wanted, failure) = state.setting.refused.as_ref()?;
    let now = &state.home.as_ref()?.settings;
    (of(wanted) != of(now)).then(|| failure.clone())
}

fn theme(app: &App, home: &Home) -> Html {
    let segments = THEMES.iter().map(|(_, id, title)| Segment { id: (*id).into(), title: (*title).into() });
    let onpick =
        app.verb(|app, place: usize| app.change_settings(|settings| settings.theme = THEMES[place].0));
    html! {
        <SettingRow id="theme-title" title={words::THEME} failure={refused(app, |set| set.theme)} foremost={app.state().dialog.is_none()}>
            <Segments name="theme" labelled="theme-title" segments={segments.collect::<Vec<_>>()}
                chosen={THEMES.iter().position(|(theme, ..)| *theme == home.settings.theme)} {onpick} />
        </SettingRow>
    }
}

fn names(app: &App) -> Html {
    let hidden = app.state().hiding().is_on();
    let onclick = app.verb(move |app, _: MouseEvent| app.hide(!hidden));
    html! {
        <SettingRow id="names-title" title={words::NAMES} hint={words::TAKES_NAMES_PREFIXES_ADDRESSES_PEOPLE}>
            <button id="toggle-names" type="button" class="button" {onclick}>
                <Icon glyph={if hidden { Glyph::Eye } else { Glyph::EyeOff }} />
                { if hidden { words::SHOW_NAMES } else { words::HIDE_NAMES } }<kbd aria-hidden="true">{ Shortcut::Hide.caps() }</kbd>
            </button>
        </SettingRow>
    }
}

fn keyboard(app: &App) -> Html {
    let onclick = app.on(|_: MouseEvent| Action::Asked(About::Shortcuts));
    html! {
        <SettingRow id="keyboard-title" title={words::KEYBOARD} hint={words::EVERYTHING_CAN_BE_DONE_WITHOUT}>
            <button id="show-shortcuts" type="button" class="button" {onclick}>
                { words::SHOW_ALL_SHORTCUTS }<kbd aria-hidden="true">{ Shortcut::Shortcuts.caps() }</kbd>
            </button>
        </SettingRow>
    }
}

fn clipboard(app: &App, home: &Home) -> Html {
    let segments = Set::CLIPBOARD_SECONDS.map(|seconds| Segment {
        id: format!("clipboard-{seconds}").into(),
        title: match seconds {
            ..60 => words::seconds_long(seconds),
            _ => words::minutes_long(seconds / 60),
        }
        .into(),
    });
    let onpick = app.verb(|app, place: usize| {
        app.change_settings(|settings| settings.clipboard_seconds = Set::CLIPBOARD_SECONDS[place]);
    });
    html! {
        <SettingRow id="clipboard-title" title={words::CLIPBOARD} failure={refused(app, |set| set.clipboard_seconds)} foremost={app.state().dialog.is_none()}
            hint={words::HOW_LONG_COPIED_SECRET_STAYS}>
            <Segments name="clipboard" labelled="clipboard-title" segments={segments.to_vec()}
                chosen={Set::CLIPBOARD_SECONDS.iter().position(|one| *one == home.settings.clipboard_seconds)} {onpick} />
        </SettingRow>
    }
}

fn refreshing(app: &App, home: &Home) -> Html {
    let segments = Set::REFRESH_MINUTES.map(|minutes| match minutes {
        None => Segment { id: "refresh-asked".into(), title: words::ONLY_WHEN_I_ASK.into() },
        Some(minutes) => Segment {
            id: format!("refresh-{minutes}").into(),
            title: match minutes {
                ..60 => words::every_minutes(minutes),
                60 => words::ONE_HOUR.to_owned(),
                _ => words::every_hours(minutes / 60),
            }
            .into(),
        },
    });
    let onpick = app.verb(|app, place: usize| {
        app.change_settings(|settings| settings.refresh_minutes = Set::REFRESH_MINUTES[place]);
    });
    let requests = match home.requests {
        0 => words::NONE_WAS_SENT_SINCE_KEYWARD_WAS_STARTED.to_owned(),
        1 => words::ONE_WAS_SENT_SINCE_KEYWARD_WAS_STARTED.to_owned(),
        number => words::were_sent_since_keyward_was_started(crate::plot::grouped(number)),
    };
    html! {
        <SettingRow id="refresh-title" title={words::REFRESH_AFTER} failure={refused(app, |set| set.refresh_minutes)} foremost={app.state().dialog.is_none()}
            hint={html! { <>{ words::REQUESTS_COME_OUT_OF_WHAT_ORGANIZATIONS }<span id="requests-sent">{ requests }</span></> }}>
            <Segments name="refresh" labelled="refresh-title" segments={segments.to_vec()}
                chosen={Set::REFRESH_MINUTES.iter().position(|one| *one == home.settings.refresh_minutes)} {onpick} />
        </SettingRow>
    }
}

/// The keys that open the small window, and why they can't be had.
fn shortcut(app: &App, home: &Home) -> Html {
    let segments = Set::SHORTCUTS.map(|keys| match keys {
        Some(keys) => Segment {
            id: format!("shortcut-{}", keys.to_lowercase().replace('+', "-")).into(),
            title: keys.into(),
        },
        None => Segment { id: "shortcut-none".into(), title: words::NONE.into() },
    });
    let onpick = app.verb(|app, place: usize| {
        app.change_settings(|settings| settings.shortcut = Set::SHORTCUTS[place].map(str::to_owned));
    });
    html! {
        <SettingRow id="shortcut-title" title={words::SHORTCUT} failure={refused(app, |set| set.shortcut.clone())} foremost={app.state().dialog.is_none()}
            hint={words::OPENS_SMALL_WINDOW_FROM_ANYWHERE}>
            <Segments name="shortcut" labelled="shortcut-title" segments={segments.to_vec()}
                chosen={Set::SHORTCUTS.iter().position(|one| *one == home.settings.shortcut.as_deref())} {onpick} />
        </SettingRow>
    }
}

/// Whether closing leaves Keyward in the tray, and what of it all can't be had.
fn tray(home: &Home) -> Html {
    let hint = if home.presence.tray {
        words::CLOSING_WINDOW_LEAVES_KEYWARD_IN_TRAY
    } else {
        words::CLOSING_WINDOW_QUITS_KEYWARD_COMMAND
    };
    html! {
        <SettingRow id="tray-title" title={words::TRAY} {hint}>
            <p id="tray-state" class="setting-fact">{ if home.presence.tray { words::KEYWARD_IS_IN_TRAY } else { words::THERE_IS_NO_TRAY } }</p>
            { for home.presence.troubles.iter().map(|words| html! {
                <div class="trouble"><Notice tone={Tone::Amber}>{ text::harmless(words) }</Notice></div>
            }) }
        </SettingRow>
    }
}

fn places(app: &App, home: &Home) -> Html {
    let oncopy = app.verb(|app, path| app.copy_text(path, words::PATH_COPIED));
    html! {
        <>
            <SettingRow id="data-title" title={words::DATA} hint={words::WHAT_WAS_READ_YOUR_NOTES}>
                <PathLine id="data-place" path={home.places.data.clone()} oncopy={oncopy.clone()} />
            </SettingRow>
            <SettingRow id="logs-title" title={words::LOGS}>
                <PathLine id="logs-place" path={home.places.logs.clone()} {oncopy} />
            </SettingRow>
            <SettingRow id="version-title" title={words::VERSION}>
                <p class="setting-fact">{ words::KEYWARD_VERSION }<span id="version">{ &home.version }</span></p>
            </SettingRow>
        </>
    }
}
