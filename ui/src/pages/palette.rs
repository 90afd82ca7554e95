//! The palette: any action, organization or key, found by what is typed.

use super::deeds::{do_with, refusal};
use crate::action::Action;
use crate::order::Order;
use crate::palette::{OF_A_KEY, Offer, Wish, actions, searched, sorted};
use crate::parts::{Glyph, Group, Match, PaletteCard};
use crate::plot::grouped;
use crate::screen::Destination;
use crate::shortcut::Shortcut;
use crate::use_app::{App, use_app};
use crate::words::palette as words;
use domain::list::{Listing, Row};
use domain::query::claiming_words;
use domain::{Home, OrganizationSummary, SavedView};
use std::rc::Rc;
use yew::prelude::*;

/// So many organizations are shown: the others are found by their names.
const MOST_ORGANIZATIONS: usize = 8;

/// The keys that were found, and for which words.
#[derive(Debug, Clone, Default, PartialEq)]
struct Found {
    typed: String,
    listing: Option<Listing>,
    failed: bool,
}

impl Found {
    /// How many keys are found and have no line: they share the last one.
    fn unseen(&self) -> usize {
        self.listing.as_ref().map_or(0, |listing| (listing.total - listing.rows.len()).saturating_sub(1))
    }
}

/// The dialog. What is typed stays here.
#[component]
pub(super) fn Palette() -> Html {
    let app = use_app();
    let hidden = app.state().hiding().is_on();
    let typed = use_state(String::new);
    let active = use_state(|| None::<AttrValue>);
    let found = use_state_eq(Found::default);
    let order = use_memo((), |()| Order::new());
    // Whoever hides names hides what was typed, too.
    use_effect_with(hidden, {
        let typed = typed.setter();
        move |hidden| {
            if *hidden {
                typed.set(String::new());
            }
        }
    });
    let searched = if hidden { String::new() } else { searched(&typed) };
    use_effect_with(searched.clone(), {
        let (app, found) = (app.clone(), found.setter());
        move |searched| look(&app, searched.clone(), found, order)
    });
    let (groups, wishes) = offered(&app, &typed, hidden, &found);
    let place = |id: &AttrValue| groups.iter().flat_map(|group| &group.matches).position(|one| one.id == *id);
    let place = active.as_ref().and_then(place).unwrap_or(0);
    let busy = found.typed != searched;
    let ontype = {
        let (typed, active) = (typed.clone(), active.clone());
        Callback::from(move |text| {
            typed.set(text);
            active.set(None);
        })
    };
    let onactive = {
        let ids: Vec<AttrValue> =
            groups.iter().flat_map(|group| &group.matches).map(|one| one.id.clone()).collect();
        Callback::from(move |place: usize| active.set(ids.get(place).cloned()))
    };
    let words = told(&typed, wishes.len() + found.unseen(), busy, &found, hidden);
    let onchoose = app.verb(move |app, place: usize| {
        if let Some(wish) = wishes.get(place) {
            fulfil(app, wish.clone());
        }
    });
    html! {
        <PaletteCard typed={(*typed).clone()} {groups} active={place} {busy} {ontype} {onactive} {onchoose} onclose={app.on(|()| Action::Closed)}>
            <p id="palette-told" class="palette-told" role="status">{ words }</p>
        </PaletteCard>
    }
}

/// Looks for keys. An answer to an earlier question is not taken after one to a later.
fn look(app: &App, typed: String, found: UseStateSetter<Found>, order: Rc<Order>) {
    if typed.is_empty() {
        order.overtake();
        return found.set(Found::default());
    }
    let number = order.ask();
    app.find_keys(typed.clone(), move |answer| {
        if !order.is_late(number) {
            let failed = answer.is_err();
            found.set(Found { typed, listing: answer.ok(), failed });
        }
    });
}

/// All that fits, in groups, and what each of it does.
fn offered(app: &App, typed: &str, hidden: bool, found: &Found) -> (Vec<Group>, Vec<Wish>) {
    let state = app.state();
    let (mut groups, mut wishes) = (Vec::new(), Vec::new());
    let mut add = |title: AttrValue, about: Option<AttrValue>, all: Vec<(Match, Wish)>| {
        if !all.is_empty() {
            let (matches, done): (Vec<Match>, Vec<Wish>) = all.into_iter().unzip();
            groups.push(Group { title, about, matches });
            wishes.extend(done);
        }
    };
    let told = |one: &Offer| (one.title.to_owned(), one.also.to_owned());
    if let Some((view, key)) = state.selected() {
        let possible = OF_A_KEY.iter().filter(|(deed, ..)| refusal(state, view, key, deed).is_none());
        let offers = possible.map(|(deed, title, also, glyph, shortcut)| Offer {
            title,
            also,
            glyph: *glyph,
            shortcut: *shortcut,
            wish: Wish::Key(view.at.clone(), Box::new(key.clone()), deed.clone()),
        });
        let all = sorted(typed, offers, told).into_iter().map(|one| action("selected", one));
        add(words::SELECTED_KEY.into(), Some(key.name.clone().into()), all.collect());
    }
    let all = sorted(typed, actions(state), told).into_iter().map(|one| action("do", one));
    add(words::ACTIONS.into(), None, all.collect());
    if let Some(home) = state.home.as_ref().filter(|_| !hidden) {
        // Without an organization there is nothing to look at.
        if !home.organizations.is_empty() {
            add(words::SAVED_VIEWS.into(), None, views(&home.settings.views, typed));
            add(words::SEARCHES.into(), None, searches(typed));
        }
        add(words::ORGANIZATIONS.into(), None, organizations(home, typed));
    }
    if let Some(listing) = found.listing.as_ref().filter(|_| !hidden) {
        let more = (listing.total > listing.rows.len()).then(|| all_of(&found.typed, listing.total));
        add(words::KEYS.into(), None, listing.rows.iter().map(row).chain(more).collect());
    }
    (groups, wishes)
}

fn action(kind: &str, one: Offer) -> (Match, Wish) {
    let shown = Match {
        id: format!("{kind} {}", one.title).into(),
        glyph: one.glyph,
        title: one.title.into(),
        named: false,
        place: None,
        end: one.shortcut.map(Shortcut::caps).unwrap_or_default().into(),
    };
    (shown, one.wish)
}

fn organizations(home: &Home, typed: &str) -> Vec<(Match, Wish)> {
    let account = |one: &OrganizationSummary| home.account(&one.at).map(|account| account.account.title());
    let several = home.accounts.len() > 1;
    let told = |one: &&OrganizationSummary| (one.title.clone(), account(one).unwrap_or_default());
    let found = sorted(typed, &home.organizations, told);
    let drawn = |one: &OrganizationSummary| {
        let shown = Match {
            id: format!("at {} {}", one.at.account, one.at.id).into(),
            glyph: Glyph::Arrow,
            title: one.title.clone().into(),
            named: true,
            place: account(one).filter(|_| several).map(AttrValue::from),
            end: one
                .used
                .zip(one.limit)
                .map(|(used, limit)| format!("{used}/{limit}"))
                .unwrap_or_default()
                .into(),
        };
        (shown, Wish::Go(Destination::Keys(one.at.clone())))
    };
    found.into_iter().take(MOST_ORGANIZATIONS).map(drawn).collect()
}

fn row(one: &Row) -> (Match, Wish) {
    let shown = Match {
        id: format!("key {} {}", one.at.account, one.key.id).into(),
        glyph: Glyph::Key,
        title: one.key.name.clone().into(),
        named: true,
        place: Some(one.organization.clone().into()),
        end: AttrValue::default(),
    };
    (shown, Wish::Go(Destination::Key(one.at.clone(), one.key.id.clone())))
}

/// The list of all that were found.
fn all_of(typed: &str, total: usize) -> (Match, Wish) {
    let shown = Match {
        id: "keys".into(),
        glyph: Glyph::Stack,
        title: words::list_all_keys(grouped(total as u64)).into(),
        named: false,
        place: None,
        end: AttrValue::default(),
    };
    (shown, Wish::List(typed.to_owned()))
}

fn views(views: &[SavedView], typed: &str) -> Vec<(Match, Wish)> {
    let drawn = |(place, view): (usize, &SavedView)| {
        let shown = Match {
            id: format!("view {place}").into(),
            glyph: Glyph::Search,
            title: view.name.clone().into(),
            named: true,
            place: None,
            end: AttrValue::default(),
        };
        (shown, Wish::Look(view.by.clone()))
    };
    let told = |(_, view): &(usize, &SavedView)| (view.name.clone(), view.by.query.clone());
    sorted(typed, views.iter().enumerate(), told).into_iter().map(drawn).collect()
}

/// Searches of one word, found by what is typed.
fn searches(typed: &str) -> Vec<(Match, Wish)> {
    let drawn = |(word, about): (&'static str, &'static str)| {
        let shown = Match {
            id: format!("search {word}").into(),
            glyph: Glyph::Search,
            title: word.into(),
            named: false,
            place: Some(about.into()),
            end: AttrValue::default(),
        };
        (shown, Wish::List(word.to_owned()))
    };
    let told = |(word, _): &(&'static str, &'static str)| ((*word).to_owned(), String::new());
    let words = claiming_words().filter(|_| !typed.trim().is_empty());
    sorted(typed, words, told).into_iter().map(drawn).collect()
}

/// What is said beneath, and read out once all that fits is there.
fn told(typed: &str, count: usize, busy: bool, found: &Found, hidden: bool) -> String {
    match count {
        _ if hidden => words::NAMES_ARE_HIDDEN_ONLY_ACTIONS.to_owned(),
        _ if found.failed => words::KEYS_COULD_NOT_BE_SEARCHED.to_owned(),
        _ if busy || typed.trim().is_empty() => String::new(),
        0 => words::NO_ACTION_ORGANIZATION_OR_KEY.to_owned(),
        1 => words::ONE_FOUND.to_owned(),
        _ => words::found_counted(count),
    }
}

fn fulfil(app: &App, wish: Wish) {
    match wish {
        // Whatever is gone to or asked about takes the place of the palette.
        Wish::Go(destination) => app.tell(Action::Go(destination)),
        Wish::Ask(about) => app.ask(about),
        Wish::NewKey => app.new_key(),
        Wish::List(query) => app.list_everywhere(query),
        Wish::Look(by) => app.look_for(by),
        other => {
            app.tell(Action::Closed);
            finish(app, other);
        }
    }
}

/// Does what leaves the screen as it is.
fn finish(app: &App, wish: Wish) {
    match wish {
        Wish::Key(at, key, deed) => do_with(app, at, *key, deed),
        Wish::Refresh => app.refresh(),
        Wish::Hide(hidden) => app.hide(hidden),
        Wish::Wear(theme) => app.change_settings(|set| set.theme = theme),
        Wish::Explore => app.explore_sandbox(),
        Wish::Export(format) => app.export(app.state().which(), format),
        Wish::Go(_) | Wish::Ask(_) | Wish::NewKey | Wish::List(_) | Wish::Look(_) => {}
    }
}
