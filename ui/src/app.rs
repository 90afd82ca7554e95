//! The root: provides the state, listens to the core, and draws the frame with a screen in it.

use crate::action::Action;
use crate::attention::{use_attention, use_ready};
use crate::clock;
use crate::keyboard::{focus, is_in, use_shortcuts};
use crate::landing::{Landing, first};
use crate::listening::use_core;
use crate::pages::{
    Activity, Check, Dialogs, EditKey, Frame, Health, Keys, NewKey, Overhead, Rotate, Rotation, Rotations,
    Settings, Small, Starting, Stories, Usage, Welcome,
};
use crate::screen::{About, Destination, Page};
use crate::shortcut::Shortcut;
use crate::state::State;
use crate::theme;
use crate::use_app::App;
use crate::window;
use yew::prelude::*;

/// The whole window.
#[component]
pub fn Root() -> Html {
    let state = use_reducer(|| match window::is_small() {
        true => State::small(clock::now()),
        false => State::new(clock::now()),
    });
    let app = App::new(state);
    use_core(&app);
    use_attention();
    use_ready(app.state());
    use_shortcuts(app.verb(obey));

    use_effect_with(app.state().theme(), |theme| {
        if let Some(theme) = theme {
            theme::wear(*theme);
        }
    });

    let seen = app.state().home.as_ref().is_some_and(|home| !home.organizations.is_empty());
    let framed = seen || app.state().page == Page::Settings;
    let screen = match &app.state().page {
        Page::Starting => html! { <Starting /> },
        Page::Welcome(account) => html! { <Welcome again={account.clone()} /> },
        Page::Keys => html! { <Keys /> },
        Page::NewKey(form) => html! { <NewKey form={(**form).clone()} /> },
        Page::EditKey(editing) => html! { <EditKey editing={(**editing).clone()} /> },
        Page::Usage(id) => html! { <Usage key={id.to_string()} id={id.clone()} /> },
        Page::Activity => html! { <Activity /> },
        Page::Check => html! { <Check /> },
        Page::Rotate(beginning) => html! { <Rotate beginning={(**beginning).clone()} /> },
        Page::Rotation(id) => html! { <Rotation key={id.to_string()} id={id.clone()} /> },
        Page::Rotations | Page::Next => html! { <Rotations /> },
        Page::Health => html! { <Health /> },
        Page::Settings => html! { <Settings /> },
    };
    let landing = html! { <Landing key={app.state().arrivals} first={first(app.state())} /> };
    html! {
        <ContextProvider<App> context={app.clone()}>
            <Overhead dialog={html! { <Dialogs /> }}>
                if app.state().small {
                    <Small />
                } else if framed {
                    <Frame>{ screen }{ landing }</Frame>
                } else {
                    <main class="bare"><Stories />{ screen }{ landing }</main>
                }
            </Overhead>
        </ContextProvider<App>>
    }
}

fn obey(app: &App, shortcut: Shortcut) {
    // Somebody comes by: names can be hidden at any moment.
    if shortcut == Shortcut::Hide {
        return app.hide(!app.state().hiding().is_on());
    }
    if shortcut == Shortcut::Palette {
        return app.turn_palette();
    }
    // A dialog has the keyboard to itself, also where nothing in it has the focus.
    if app.state().dialog.is_some() {
        if shortcut == Shortcut::Back {
            app.tell(Action::Closed);
        }
        return;
    }
    if app.state().small {
        if shortcut == Shortcut::Back {
            app.end_errand();
        }
        return;
    }
    match (shortcut, &app.state().page) {
        (_, Page::Starting) => {}
        (Shortcut::Shortcuts, _) => app.ask(About::Shortcuts),
        (Shortcut::NewKey, _) => app.new_key(),
        (Shortcut::Search, Page::Keys) => focus("search"),
        (Shortcut::Search, Page::Activity) => focus("activity-search"),
        (Shortcut::Search, _) if app.state().at.is_some() => app.tell(Action::Go(Destination::Search)),
        (Shortcut::Refresh, _) => app.refresh(),
        (Shortcut::Settings, Page::Settings) => {}
        (Shortcut::Settings, _) => app.tell(Action::Go(Destination::Settings)),
        (Shortcut::Back, Page::Keys) if !app.state().batch.is_empty() => {
            app.tell(Action::Batch(crate::batch::Change::Clear));
        }
        (Shortcut::Back, Page::Keys) => {
            app.tell(Action::List(crate::list::Change::Close));
            if is_in("detail") {
                focus("keys");
            }
        }
        (Shortcut::Back, _) => app.back(),
        _ => {}
    }
}
