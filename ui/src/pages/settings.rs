//! What the admin sets, the accounts, and where Keyward keeps its files.

use super::accounts::accounts;
use crate::action::Action;
use crate::parts::{Glyph, Icon, Notice, PathLine, Segment, Segments, SettingRow, Tone};
use crate::screen::About;
use crate::shortcut::Shortcut;
use crate::use_app::{App, use_app};
use domain::{Failure, Home, Settings as Set, Theme, text};
use yew::prelude::*;

/// The themes, with their handles and words.
const THEMES: [(Theme, &str, &str); 3] = [
    (Theme::System, "theme-system", "System"),
    (Theme::Light, "theme-light", "Light"),
    (Theme::Dark, "theme-dark", "Dark"),
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
                <div><h1 id="settings-title">{ "Settings" }</h1><p class="hint">{ "What you change applies at once." }</p></div>
                <button id="back" type="button" class="button" onclick={app.verb(|app, _: MouseEvent| app.back())}>
                    <Icon glyph={Glyph::Back} />{ if app.state().at.is_some() { "Keys" } else { "Back" } }
                </button>
            </header>
            <div class="settings-scroll">
                { accounts(&app, &home) }
                <section class="settings-block" aria-labelledby="window-title">
                    <h2 id="window-title">{ "This window" }</h2>
                    { theme(&app, &home) }
                    { names(&app) }
                    { keyboard(&app) }
                </section>
                <section class="settings-block" aria-labelledby="work-title">
                    <h2 id="work-title">{ "Secrets and requests" }</h2>
                    { clipboard(&app, &home) }
                    { refreshing(&app, &home) }
                </section>
                <section class="settings-block" aria-labelledby="presence-title">
                    <h2 id="presence-title">{ "Tray and shortcut" }</h2>
                    { shortcut(&app, &home) }
                    { tray(&home) }
                </section>
                <section class="settings-block" aria-labelledby="computer-title">
                    <h2 id="computer-title">{ "This computer" }</h2>
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
        <SettingRow id="theme-title" title="Theme" failure={refused(app, |set| set.theme)} foremost={app.state().dialog.is_none()}>
            <Segments name="theme" labelled="theme-title" segments={segments.collect::<Vec<_>>()}
                chosen={THEMES.iter().position(|(theme, ..)| *theme == home.settings.theme)} {onpick} />
        </SettingRow>
    }
}

fn names(app: &App) -> Html {
    let hidden = app.state().hiding().is_on();
    let onclick = app.verb(move |app, _: MouseEvent| app.hide(!hidden));
    html! {
        <SettingRow id="names-title" title="Names" hint="Takes names, prefixes, addresses, people and notes off the screen, masks a revealed secret again, and clears a copied one. For when others can see your screen.">
            <button id="toggle-names" type="button" class="button" {onclick}>
                <Icon glyph={if hidden { Glyph::Eye } else { Glyph::EyeOff }} />
                { if hidden { "Show names" } else { "Hide names" } }<kbd aria-hidden="true">{ Shortcut::Hide.caps() }</kbd>
            </button>
        </SettingRow>
    }
}

fn keyboard(app: &App) -> Html {
    let onclick = app.on(|_: MouseEvent| Action::Asked(About::Shortcuts));
    html! {
        <SettingRow id="keyboard-title" title="Keyboard" hint="Everything can be done without a mouse.">
            <button id="show-shortcuts" type="button" class="button" {onclick}>
                { "Show all shortcuts" }<kbd aria-hidden="true">{ Shortcut::Shortcuts.caps() }</kbd>
            </button>
        </SettingRow>
    }
}

fn clipboard(app: &App, home: &Home) -> Html {
    let segments = Set::CLIPBOARD_SECONDS.map(|seconds| Segment {
        id: format!("clipboard-{seconds}").into(),
        title: match seconds {
            ..60 => format!("{seconds} s"),
            _ => format!("{} min", seconds / 60),
        }
        .into(),
    });
    let onpick = app.verb(|app, place: usize| {
        app.change_settings(|settings| settings.clipboard_seconds = Set::CLIPBOARD_SECONDS[place]);
    });
    html! {
        <SettingRow id="clipboard-title" title="Clipboard" failure={refused(app, |set| set.clipboard_seconds)} foremost={app.state().dialog.is_none()}
            hint="How long a copied secret stays on the clipboard. Whatever else was copied meanwhile is left alone.">
            <Segments name="clipboard" labelled="clipboard-title" segments={segments.to_vec()}
                chosen={Set::CLIPBOARD_SECONDS.iter().position(|one| *one == home.settings.clipboard_seconds)} {onpick} />
        </SettingRow>
    }
}

fn refreshing(app: &App, home: &Home) -> Html {
    let segments = Set::REFRESH_MINUTES.map(|minutes| match minutes {
        None => Segment { id: "refresh-asked".into(), title: "Only when I ask".into() },
        Some(minutes) => Segment {
            id: format!("refresh-{minutes}").into(),
            title: match minutes {
                ..60 => format!("{minutes} min"),
                60 => "1 hour".to_owned(),
                _ => format!("{} hours", minutes / 60),
            }
            .into(),
        },
    });
    let onpick = app.verb(|app, place: usize| {
        app.change_settings(|settings| settings.refresh_minutes = Set::REFRESH_MINUTES[place]);
    });
    let requests = match home.requests {
        0 => "None was sent since Keyward was started.".to_owned(),
        1 => "1 was sent since Keyward was started.".to_owned(),
        number => format!("{} were sent since Keyward was started.", crate::plot::grouped(number)),
    };
    html! {
        <SettingRow id="refresh-title" title="Refresh after" failure={refused(app, |set| set.refresh_minutes)} foremost={app.state().dialog.is_none()}
            hint={html! { <>{ "Requests come out of what the organization's automations may spend. " }<span id="requests-sent">{ requests }</span></> }}>
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
        None => Segment { id: "shortcut-none".into(), title: "None".into() },
    });
    let onpick = app.verb(|app, place: usize| {
        app.change_settings(|settings| settings.shortcut = Set::SHORTCUTS[place].map(str::to_owned));
    });
    html! {
        <SettingRow id="shortcut-title" title="Shortcut" failure={refused(app, |set| set.shortcut.clone())} foremost={app.state().dialog.is_none()}
            hint="Opens a small window from anywhere, with the one thing to do next: a rotation that waits, or the keys that expire next.">
            <Segments name="shortcut" labelled="shortcut-title" segments={segments.to_vec()}
                chosen={Set::SHORTCUTS.iter().position(|one| *one == home.settings.shortcut.as_deref())} {onpick} />
        </SettingRow>
    }
}

/// Whether closing leaves Keyward in the tray, and what of it all can't be had.
fn tray(home: &Home) -> Html {
    let hint = if home.presence.tray {
        "Closing the window leaves Keyward in the tray, where keys are rotated in three clicks."
    } else {
        "Closing the window quits Keyward. The command “keyward --rotate” opens the small window, and can be bound to a \
         shortcut of your desktop."
    };
    html! {
        <SettingRow id="tray-title" title="Tray" {hint}>
            <p id="tray-state" class="setting-fact">{ if home.presence.tray { "Keyward is in the tray" } else { "There is no tray" } }</p>
            { for home.presence.troubles.iter().map(|words| html! {
                <div class="trouble"><Notice tone={Tone::Amber}>{ text::harmless(words) }</Notice></div>
            }) }
        </SettingRow>
    }
}

fn places(app: &App, home: &Home) -> Html {
    let oncopy = app.verb(|app, path| app.copy_text(path, "Path copied"));
    html! {
        <>
            <SettingRow id="data-title" title="Data" hint="What was read, your notes and settings. Credentials and secrets are not among them.">
                <PathLine id="data-place" path={home.places.data.clone()} oncopy={oncopy.clone()} />
            </SettingRow>
            <SettingRow id="logs-title" title="Logs">
                <PathLine id="logs-place" path={home.places.logs.clone()} {oncopy} />
            </SettingRow>
            <SettingRow id="version-title" title="Version">
                <p class="setting-fact">{ "Keyward " }<span id="version">{ &home.version }</span></p>
            </SettingRow>
        </>
    }
}
