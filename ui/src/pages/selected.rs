//! What the two tables of keys share: their callbacks, the detail of the selected key, and the news.

use super::deeds::{do_with, rotating, stop};
use super::several::export;
use crate::action::Action;
use crate::list::Change;
use crate::parts::{ColumnMenu, Detail, NewsLine, Pick, Tiding, ViewMenu};
use crate::tidings;
use crate::use_app::App;
use crate::words::several as words;
use domain::list::{Arrangement, Column};
use domain::{Columns, Key, News, OrganizationRef, Table, View};
use std::rc::Rc;
use yew::prelude::*;

/// The callbacks of a table, the same at each drawing.
#[hook]
pub(super) fn use_table(app: &App) -> (Callback<Change>, Callback<Column>, Callback<Pick>) {
    let onchange = use_callback((), {
        let app = app.clone();
        move |change, ()| app.tell(Action::List(change))
    });
    let onsort = use_callback((), {
        let app = app.clone();
        move |column, ()| app.tell(Action::List(Change::Sort(column)))
    });
    let onpick = use_callback((), {
        let app = app.clone();
        move |Pick { place, key, open }, ()| app.tell(Action::Picked { place, key, open })
    });
    (onchange, onsort, onpick)
}

/// The menus beside the search field: saved views, the columns, and the export of so many keys that are shown.
pub(super) fn menus(app: &App, table: Table, by: &Arrangement, shown: usize) -> Html {
    let Some(home) = &app.state().home else {
        return html! {};
    };
    let set = &home.settings;
    // Why they were not kept, in the place where it was tried.
    let refused = app.state().setting.refused.as_ref().filter(|(wanted, _)| wanted.views != set.views);
    let failure = refused.map(|(_, failure)| AttrValue::from(failure.message.clone()));
    let onkeep = app.verb(|app, views| app.change_settings(|set| set.views = views));
    let onapply = app.on(|by| Action::List(Change::Apply(by)));
    let onturn = app.verb(move |app, column| app.change_settings(|set| set.columns.turn(table, column)));
    html! {
        <div class="menus">
            <ViewMenu views={set.views.clone()} by={by.clone()} {failure} {onkeep} {onapply} />
            <ColumnMenu {table} columns={set.columns.clone()} {onturn} />
            { export(app, shown) }
        </div>
    }
}

/// The columns that a table shows.
pub(super) fn columns(app: &App, table: Table) -> Rc<[Column]> {
    let home = app.state().home.as_ref();
    home.map_or_else(|| Columns::default().of(table), |home| home.settings.columns.of(table)).into()
}

/// The selected key. `account` names the account of its organization, where the table shows several.
pub(super) fn detail(app: &App, view: &Rc<View>, key: Key, opened: bool, account: Option<AttrValue>) -> Html {
    let state = app.state();
    let noting = state.noting.get(&(view.at.clone(), key.id.clone())).cloned().unwrap_or_default();
    let reason = stop(state, view);
    let rotating = rotating(state, view, &key.id);
    let ondeed = {
        let at = view.at.clone();
        app.verb(move |app, (key, deed)| do_with(app, at.clone(), key, deed))
    };
    html! {
        <Detail view={view.clone()} key_shown={key} now={state.now_at(&view.at)} {opened} {reason} {rotating} {account} {noting} {ondeed} />
    }
}

/// The news of one organization: summed up, and each of them.
pub(super) fn whats_new(news: &[News]) -> Option<(String, Vec<Tiding>)> {
    let tiding = |one: &News| Tiding {
        name: one.name.clone().into(),
        words: tidings::told(&one.what).into(),
        onclick: None,
    };
    (!news.is_empty()).then(|| (tidings::sum(news), news.iter().map(tiding).collect()))
}

/// The line of the news of an organization, or of all.
pub(super) fn see_news(app: &App, sum: String, tidings: Vec<Tiding>, at: Option<OrganizationRef>) -> Html {
    html! { <NewsLine {sum} {tidings} onseen={app.verb(move |app, ()| app.see_news(at.clone()))} /> }
}

/// Nothing fits what is searched for.
pub(super) fn no_match(app: &App) -> Html {
    let clear = app.on(|_: MouseEvent| Action::List(Change::Clear));
    html! {
        <div class="blank">
            <p>{ words::NO_KEY_MATCHES }</p>
            <button type="button" class="button" onclick={clear}>{ words::SHOW_ALL_KEYS }</button>
        </div>
    }
}
