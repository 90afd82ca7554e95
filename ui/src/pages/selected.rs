//! What the two tables of keys share: their callbacks, the detail of the selected key, and the news.

use super::deeds::{do_with, rotating, stop};
use super::several::export;
use crate::action::Action;
use crate::keyboard::hand_on;
use crate::list::Change;
use crate::parts::{ColumnMenu, Detail, NewsLine, Pick, Tiding, ViewMenu};
use crate::tidings;
use crate::use_app::{App, use_app, use_verb};
use crate::words::several as words;
use domain::list::{Arrangement, Column};
use domain::{Columns, Key, News, OrganizationRef, Table, View};
use std::rc::Rc;
use yew::prelude::*;

/// The callbacks of a table, the same at each drawing.
#[hook]
pub(super) fn use_table(app: &App) -> (Callback<Change>, Callback<Column>, Callback<Pick>) {
    let onchange = use_verb(app, |app, change| app.arrange(change));
    let onsort = use_verb(app, |app, column| app.arrange(Change::Sort(column)));
    let onpick =
        use_verb(app, |app, Pick { place, key, open }| app.tell(Action::Picked { place, key, open }));
    (onchange, onsort, onpick)
}

/// Which table, what is set for it, and how many keys it shows.
#[derive(Properties, PartialEq)]
pub(super) struct MenusProps {
    pub(super) table: Table,
    pub(super) by: Arrangement,
    pub(super) shown: usize,
}

/// The menus beside the search field: saved views, the columns, and the export of so many keys that are shown.
#[component]
pub(super) fn Menus(props: &MenusProps) -> Html {
    let app = &use_app();
    let MenusProps { table, by, shown } = props;
    let (table, shown) = (*table, *shown);
    let onkeep = use_verb(app, |app, views| app.change_settings(|set| set.views = views));
    let onapply = use_verb(app, |app, by| app.arrange(Change::Apply(by)));
    let onturn = use_callback(table, {
        let app = app.clone();
        move |column, table: &Table| app.clone().change_settings(|set| set.columns.turn(*table, column))
    });
    let Some(home) = &app.state().home else {
        return html! {};
    };
    let set = &home.settings;
    // Why they were not kept, in the place where it was tried.
    let refused = app.state().setting.refused.as_ref().filter(|(wanted, _)| wanted.views != set.views);
    let failure = refused.map(|(_, failure)| AttrValue::from(failure.message.clone()));
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

/// The selected key.
#[derive(Properties, PartialEq)]
pub(super) struct SelectedProps {
    /// What was read of its organization.
    pub(super) view: Rc<View>,
    /// The key.
    pub(super) one: Key,
    /// Whether its detail lies over the table, where the window is narrow.
    pub(super) opened: bool,
    /// How the account of its organization is called, where the table shows several.
    #[prop_or_default]
    pub(super) account: Option<AttrValue>,
}

/// The detail of the selected key.
#[component]
pub(super) fn Selected(props: &SelectedProps) -> Html {
    let app = use_app();
    let SelectedProps { view, one, opened, account } = props;
    let ondeed = use_callback(view.at.clone(), {
        let app = app.clone();
        move |(key, deed), at: &OrganizationRef| do_with(&app.clone(), at.clone(), key, deed)
    });
    let state = app.state();
    let noting = state.noting.get(&(view.at.clone(), one.id.clone())).cloned().unwrap_or_default();
    let reason = stop(state, view);
    let rotating = rotating(state, view, &one.id);
    html! {
        <Detail view={view.clone()} key_shown={one.clone()} now={state.now_at(&view.at)} opened={*opened} {reason} {rotating} account={account.clone()} {noting} {ondeed} />
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
    let clear = app.verb(|app, _: MouseEvent| {
        hand_on(Some("keys"));
        app.tell(Action::List(Change::Clear));
    });
    html! {
        <div class="blank">
            <p>{ words::NO_KEY_MATCHES }</p>
            <button type="button" class="button" onclick={clear}>{ words::SHOW_ALL_KEYS }</button>
        </div>
    }
}
