//! Listening to the core: what changed there is asked for again, and what is looked at is kept fresh.

use crate::action::Action;
use crate::ledger::Change;
use crate::paint::after_paint;
use crate::screen::Page;
use crate::state::Leaving;
use crate::turn::Turn;
use crate::use_app::App;
use crate::{bridge, clock};
use domain::call::Topic;
use gloo_timers::callback::Interval;
use std::cell::RefCell;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// How often ages on the screen are brought up to date.
const BEAT_MILLISECONDS: u32 = 10_000;

/// The app as it was drawn last.
type Latest = Rc<RefCell<App>>;

/// What may change more often than it can be asked for: once at a time, and once more after it.
#[derive(Default)]
struct Turns {
    home: Turn,
    keys: Turn,
}

/// Asks the core at the start, listens to it, keeps the clock going, and visits what is looked at.
#[hook]
pub fn use_core(app: &App) {
    let latest = use_mut_ref(|| app.clone());
    *latest.borrow_mut() = app.clone();
    let state = app.state();

    use_effect_with((), {
        let latest = latest.clone();
        move |()| {
            let turns = Rc::new(Turns::default());
            open(&latest, &turns);
            let beat = latest.clone();
            let interval = Interval::new(BEAT_MILLISECONDS, move || {
                beat.borrow().tell(Action::Ticked(clock::now()));
            });
            spawn_local(async move {
                let heard = latest.clone();
                let listening = bridge::listen(move |changed| {
                    let app = heard.borrow().clone();
                    match changed.topic {
                        Topic::Keys => {
                            app.tell(Action::Outdated);
                            read(&heard, &turns);
                        }
                        // Nothing else of what is shown depends on it.
                        Topic::Activity => return app.tell(Action::Activity(Change::Outdated)),
                        Topic::Errand => app.read_errand(),
                        // The small window just closes.
                        Topic::Closing | Topic::Quitting if app.state().small => {}
                        Topic::Closing => app.close(Leaving::Window, false),
                        Topic::Quitting => app.close(Leaving::Keyward, false),
                        Topic::Home | Topic::Keychain => {}
                    }
                    open(&heard, &turns);
                });
                if let Err(failure) = listening.await {
                    latest.borrow().tell(Action::Troubled(failure));
                }
                // Not before: what comes between asking and listening would be missed.
                latest.borrow().read_errand();
            });
            move || drop(interval)
        }
    });

    // Over all organizations a key is looked at, not its organization: nothing is asked of the service.
    // Nor by the small window: a rotation asks by itself.
    let glanced =
        state.small || state.everywhere && matches!(state.page, Page::Keys | Page::Starting | Page::Health);
    use_effect_with((state.at.clone(), glanced), {
        let latest = latest.clone();
        move |(at, glanced)| {
            let Some(at) = at.clone() else { return };
            let app = latest.borrow().clone();
            if !*glanced {
                app.visit(at);
            } else if app.state().lists_all() {
                // First the rows are to be seen; and while somebody types, the key of one moment is not the next one's.
                after_paint(move || {
                    let app = latest.borrow().clone();
                    if app.state().at.as_ref() == Some(&at) {
                        app.read(at);
                    }
                });
            } else {
                app.read(at);
            }
        }
    });
    use_effect_with(state.next_settings(), {
        let latest = latest.clone();
        move |settings| {
            if let Some(settings) = settings.clone() {
                latest.borrow().keep_settings(settings);
            }
        }
    });
    use_effect_with(state.next_health(), {
        let latest = latest.clone();
        move |ask| {
            if let Some(ask) = ask.clone() {
                latest.borrow().read_health(ask);
            }
        }
    });
    use_effect_with(state.next_activity(), {
        let latest = latest.clone();
        move |ask| {
            if let Some(ask) = ask.clone() {
                latest.borrow().list_activity(ask);
            }
        }
    });
    use_effect_with(state.next_listing(), move |ask| {
        if let Some(ask) = ask.clone() {
            latest.borrow().list(ask);
        }
    });
}

/// Asks how everything stands.
fn open(latest: &Latest, turns: &Rc<Turns>) {
    if !turns.home.ask() {
        return;
    }
    let (latest, turns) = (latest.clone(), turns.clone());
    spawn_local(async move {
        loop {
            let app = latest.borrow().clone();
            app.reopen().await;
            if !turns.home.done() {
                break;
            }
        }
    });
}

/// Reads the organization that is looked at.
fn read(latest: &Latest, turns: &Rc<Turns>) {
    if !turns.keys.ask() {
        return;
    }
    let (latest, turns) = (latest.clone(), turns.clone());
    spawn_local(async move {
        loop {
            let app = latest.borrow().clone();
            if let Some(at) = app.state().at.clone() {
                app.reread(at).await;
            }
            if !turns.keys.done() {
                break;
            }
        }
    });
}
