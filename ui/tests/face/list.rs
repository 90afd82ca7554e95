//! What the table shows, and in which order.

use crate::pages::{after, drawn, has, lacks};
use crate::sample::{home, key, keys, now, view};
use domain::list::{Arrangement, Column, Filter};
use domain::{Key, Table, View};
use ui::action::Action;
use ui::list::{Change, List};

fn names(list: &List, view: &View) -> Vec<String> {
    list.shown(view, now()).into_iter().map(|key| key.name.clone()).collect()
}

#[test]
fn the_nearest_expiration_comes_first_and_the_past_last() {
    let long_past = key("Ancient", "2026-01-01T00:00:00Z");
    let never = Key { expires: None, ..key("Forever", "2027-01-01T00:00:00Z") };
    let view = View { keys: [keys(), vec![long_past, never]].concat(), ..view() };
    let mut list = List::default();
    let order = ["CI Pipeline", "Partner portal", "Zapier bridge", "Forever", "Old importer", "Ancient"];
    assert_eq!(names(&list, &view), order);
    list.apply(Change::Sort(Column::Expires));
    assert_eq!(names(&list, &view).first().map(String::as_str), Some("Ancient"));
}

#[test]
fn columns_sort_by_what_they_mean() {
    let table = [
        (Column::Name, "CI Pipeline", "Zapier bridge"),
        (Column::Scope, "Old importer", "Zapier bridge"),
        (Column::Permissions, "CI Pipeline", "Zapier bridge"),
        (Column::Created, "CI Pipeline", "Zapier bridge"),
    ];
    for (column, first, last) in table {
        let mut list = List::default();
        list.apply(Change::Sort(column));
        let shown = names(&list, &view());
        assert_eq!(shown.first().map(String::as_str), Some(first), "{column:?}");
        assert_eq!(shown.last().map(String::as_str), Some(last), "{column:?}");
    }
}

#[test]
fn search_looks_at_name_prefix_workspace_and_creator() {
    let table: [(&str, &[&str]); 7] = [
        ("pipe", &["CI Pipeline"]),
        ("CLAIMS", &["CI Pipeline"]),
        ("robin", &["Partner portal"]),
        ("kgn_pat_7qm2 zapier", &["Zapier bridge"]),
        ("all workspaces", &["Zapier bridge"]),
        ("finance dana old", &["Old importer"]),
        ("nothing like it", &[]),
    ];
    for (query, expected) in table {
        let mut list = List::default();
        list.apply(Change::Query(query.to_owned()));
        assert_eq!(names(&list, &view()), expected, "{query}");
    }
}

#[test]
fn chips_count_what_they_let_through() {
    let table = [
        (Filter::Active, 3),
        (Filter::Expiring, 1),
        (Filter::Expired, 1),
        (Filter::Broad, 1),
        (Filter::Unused, 1),
    ];
    for (filter, count) in table {
        let mut list = List::default();
        list.apply(Change::Filter(filter));
        assert_eq!(filter.count(&view(), now()), count, "{filter:?}");
        assert_eq!(names(&list, &view()).len(), count, "{filter:?}");
        list.apply(Change::Filter(filter));
        assert_eq!(names(&list, &view()).len(), 4, "a second press lets {filter:?} go");
    }
}

#[test]
fn the_selection_stays_on_what_is_shown() {
    let mut list = List::default();
    list.settle(&view(), now());
    assert_eq!(list.selected, Some(keys()[0].id.clone()), "the first at first");
    list.apply(Change::Open(keys()[1].id.clone()));
    list.settle(&view(), now());
    assert_eq!(list.selected, Some(keys()[1].id.clone()));
    list.apply(Change::Query("partner".to_owned()));
    list.settle(&view(), now());
    assert_eq!((list.selected.as_ref(), list.opened), (Some(&keys()[2].id), false));
}

#[test]
fn what_could_go_is_expired_then_unused_then_broad() {
    let view = view();
    let found: Vec<&str> = view.could_go(now()).into_iter().map(|(key, _)| key.name.as_str()).collect();
    assert_eq!(found, ["Old importer", "Partner portal", "Zapier bridge"]);
}

#[tokio::test]
async fn a_mistake_is_underlined_and_empties_nothing() {
    let searching = |query: &str| {
        let query = query.to_owned();
        drawn(move || after(home(), Some(view()), vec![Action::List(Change::Query(query))]))
    };
    let html = searching("colour:red scope:<b> pipe").await;
    has(
        &html,
        &[
            "<span class=\"mistake\">colour:red</span>",
            "is no search word",
            "aria-invalid=\"true\"",
            "CI Pipeline",
        ],
    );
    lacks(&html, &["Zapier bridge</bdi>", "<b>"]);
    let html = searching("perm:write -pipe").await;
    lacks(&html, &["class=\"mistake\"", "aria-invalid", ">CI Pipeline"]);
    has(&html, &["Zapier bridge", "role=\"combobox\"", "aria-expanded=\"false\""]);
}

#[tokio::test]
async fn the_chosen_columns_are_shown() {
    let html = drawn(|| {
        let mut home = home();
        let columns = &mut home.settings.columns;
        columns.turn(Table::Levels, Column::Scope);
        columns.turn(Table::Levels, Column::Creator);
        columns.turn(Table::Levels, Column::Note);
        let mut view = view();
        view.notes.insert(keys()[0].id.clone(), "Robin has it on box 03".to_owned());
        after(home, Some(view), vec![])
    })
    .await;
    has(&html, &["data-sort=\"Made by\"", "data-sort=\"Note\"", "box 03", "col-creator"]);
    lacks(&html, &["data-sort=\"Scope\""]);
}

#[test]
fn a_saved_view_looks_for_the_same_again() {
    let mut list = List::default();
    let view =
        Arrangement { query: "expires<14d".to_owned(), column: Column::Name, ..Arrangement::default() };
    list.apply(Change::Apply(view.clone()));
    assert_eq!(list.by, view);
}

#[test]
fn where_the_selected_key_goes_the_next_one_is_selected() {
    let selected = |list: &List, view: &View| {
        let key = view.keys.iter().find(|key| Some(&key.id) == list.selected.as_ref());
        key.map(|key| key.name.clone()).unwrap_or_default()
    };
    let mut view = view();
    let mut list = List::default();
    list.apply(Change::Select(view.keys[2].id.clone()));
    list.settle(&view, now());
    assert_eq!(names(&list, &view)[1..3], ["Partner portal", "Zapier bridge"]);
    view.keys.retain(|key| key.name != "Partner portal");
    list.settle(&view, now());
    assert_eq!(selected(&list, &view), "Zapier bridge", "what stands in its place now");
    list.apply(Change::Select(view.keys[2].id.clone()));
    list.settle(&view, now());
    view.keys.retain(|key| key.name != "Old importer");
    list.settle(&view, now());
    assert_eq!(selected(&list, &view), "Zapier bridge", "the last one, where it was the last");
    list.apply(Change::Query("pipe".to_owned()));
    list.settle(&view, now());
    assert_eq!(selected(&list, &view), "CI Pipeline", "the first, where something else is looked for");
}
