//! The list over all organizations is what one gets by going through all of them by hand.

use crate::world::{World, failure, home, refresh};
use app::App;
use domain::call::{
    ConfirmStored, DeleteKey, EditKey, ListKeys, MOST_ROWS, NoteKey, ReadKeys, ReadNames, RefreshAll,
    RemoveAccount, RenameAccount, SignIn, SignOut,
};
use domain::list::{Column, Filter, Row};
use domain::query::Known;
use domain::{
    Arrangement, Edition, Key, KeyChanges, KeyId, KeyName, KeyPlace, Listing, OrganizationRef, Scope,
    Timestamp, View,
};

const COLUMNS: [Column; 10] = [
    Column::Name,
    Column::Organization,
    Column::Scope,
    Column::Permissions,
    Column::Created,
    Column::LastUsed,
    Column::Creator,
    Column::Prefix,
    Column::Note,
    Column::Expires,
];
const QUERIES: [&str; 10] =
    ["", "nightly", "  NIGHTLY  export ", "acme", "kgn_pat_7Qm2", "dana claims", "ruth", "ghent", "zzz", "ü"];

/// Three accounts in two editions, some of them with the same organization, and notes.
async fn lived_in() -> (World, App, [OrganizationRef; 3]) {
    let world = World::new().await;
    world.sandbox.add_organizations(8, 9).unwrap();
    let (app, admin) = world.signed_in().await;
    let workspaces = app.sign_in(world.credential(world.sandbox.workspace_admin_token())).await.unwrap();
    let classic = world.credential(world.sandbox.classic_admin_token());
    let classic = app.sign_in(SignIn { edition: Edition::KognitosClassic, ..classic }).await.unwrap();
    app.refresh_all(&RefreshAll {}).await.unwrap();
    for (at, place, note) in
        [(&admin, 3, "the build in Ghent"), (&classic, 1, "GHENT, too"), (&workspaces, 0, "ü")]
    {
        let key = view(&app, at).keys[place].id.clone();
        app.note_key(&NoteKey { at: at.clone(), key, note: note.to_owned() }).unwrap();
    }
    (world, app, [admin, workspaces, classic])
}

fn view(app: &App, at: &OrganizationRef) -> View {
    app.read_keys(&ReadKeys { at: at.clone() }).unwrap().unwrap()
}

fn list(app: &App, by: &Arrangement, from: usize, count: usize) -> Listing {
    app.list_keys(&ListKeys { by: by.clone(), from, count, selected: vec![] }).unwrap()
}

/// Whether a search finds a key, as one would look for it by hand.
fn is_found(view: &View, key: &Key, query: &str) -> bool {
    let mut texts = vec![key.name.clone(), key.prefix.clone(), view.title.clone()];
    texts.extend(key.creator.iter().flat_map(|person| [person.name.clone(), person.email.clone()]));
    texts.extend(view.notes.get(&key.id).cloned());
    match &key.scope {
        Scope::AllWorkspaces => texts.push("all workspaces".to_owned()),
        Scope::Workspaces(ids) => {
            let its = view.workspaces.iter().flatten().filter(|one| ids.contains(&one.id));
            texts.extend(its.map(|one| one.title.clone()));
        }
        Scope::Agent(id) => {
            texts.extend(
                view.agents.iter().filter(|one| one.id == *id).map(|one| format!("agent {}", one.title)),
            );
        }
        Scope::Organization => texts.push("organization".to_owned()),
        Scope::Unknown(word) => texts.push(word.clone()),
    }
    let texts: Vec<String> = texts.iter().map(|text| text.to_lowercase()).collect();
    query.split_whitespace().all(|word| texts.iter().any(|text| text.contains(&word.to_lowercase())))
}

/// What a column sorts by, as a number and a text.
fn sorts_by(column: Column, row: &Row) -> (i128, String) {
    let at = |time: Option<Timestamp>| time.map_or(i128::MIN, Timestamp::as_nanosecond);
    match column {
        Column::Name => (0, row.key.name.to_lowercase()),
        Column::Prefix => (0, row.key.prefix.clone()),
        Column::Note => (i128::from(row.note.is_some()), row.note.clone().unwrap_or_default()),
        Column::Creator => {
            let creator = row.key.creator.as_ref();
            (i128::from(creator.is_some()), creator.map_or_else(String::new, |one| one.name.to_lowercase()))
        }
        Column::Organization => (0, row.organization.to_lowercase()),
        Column::Created => (at(row.key.created), String::new()),
        Column::LastUsed => (at(row.key.last_used), String::new()),
        Column::Expires => {
            let is_past = row.key.is_expired(row.now);
            let end = row.key.expires.unwrap_or(Timestamp::MAX).as_nanosecond();
            // Those that expired come last, the latest of them first.
            (if is_past { i128::from(i64::MAX) * 1_000_000_000_000 - end } else { end }, String::new())
        }
        Column::Scope | Column::Permissions => (0, String::new()),
    }
}

async fn is_as_by_hand(app: &App, case: &str) {
    let state = home(app).await;
    let views: Vec<View> = state
        .organizations
        .iter()
        .filter_map(|one| app.read_keys(&ReadKeys { at: one.at.clone() }).unwrap())
        .collect();
    let anything = list(app, &Arrangement::default(), 0, 1);
    let now = |view: &View| domain::skew::corrected(Timestamp::now(), state.skew_seconds(&view.at.account));
    assert_eq!(anything.keys, views.iter().map(|view| view.keys.len()).sum::<usize>(), "{case}");
    for (filter, count) in Filter::ALL.into_iter().zip(anything.counts) {
        let by_hand: usize = views.iter().map(|view| filter.count(view, now(view))).sum();
        assert_eq!(count, by_hand, "{case}: {filter:?}");
    }
    let filters: Vec<Option<Filter>> = [None].into_iter().chain(Filter::ALL.map(Some)).collect();
    for (number, query) in QUERIES.into_iter().enumerate() {
        for (place, filter) in filters.iter().enumerate() {
            let mut by_hand: Vec<(OrganizationRef, String)> = Vec::new();
            for view in &views {
                let its = view.keys.iter().filter(|key| {
                    filter.is_none_or(|filter| filter.admits(&view.marks(key, now(view))))
                        && is_found(view, key, query)
                });
                by_hand.extend(its.map(|key| (view.at.clone(), key.id.to_string())));
            }
            by_hand.sort();
            // Each column comes with each search and with each filter, in one order and the other.
            for turn in 0..2 {
                let by = Arrangement {
                    query: query.to_owned(),
                    filter: *filter,
                    column: COLUMNS[(number + place + 3 * turn) % COLUMNS.len()],
                    descending: (number + turn) % 2 == 1,
                };
                let found = list(app, &by, 0, MOST_ROWS);
                assert_eq!(found.total, by_hand.len(), "{case}: {by:?}");
                assert_eq!((found.keys, found.counts), (anything.keys, anything.counts), "{case}: {by:?}");
                let mut rows: Vec<_> =
                    found.rows.iter().map(|row| (row.at.clone(), row.key.id.to_string())).collect();
                rows.sort();
                assert_eq!(rows, by_hand, "{case}: {by:?}");
                let order = found.rows.iter().map(|row| sorts_by(by.column, row));
                let order: Vec<_> = if by.descending { order.rev().collect() } else { order.collect() };
                assert!(order.is_sorted(), "{case}: {by:?} {order:?}");
            }
        }
    }
}

#[tokio::test]
async fn it_stays_right_whatever_happens() {
    let (world, app, [admin, workspaces, classic]) = lived_in().await;
    is_as_by_hand(&app, "at first").await;
    let by_note = Arrangement { query: "ghent".to_owned(), ..Arrangement::default() };
    assert_eq!(list(&app, &by_note, 0, 9).total, 2, "notes are searched");

    let seen = view(&app, &admin).keys[0].clone();
    let name = Some(KeyName::new("Nightly, renamed").unwrap());
    let changes = KeyChanges { name, ..KeyChanges::default() };
    app.edit_key(&EditKey { at: admin.clone(), key: seen.id.clone(), changes, seen }).await.unwrap();
    let gone = view(&app, &classic).keys[0].clone();
    let delete = DeleteKey::alone(classic.clone(), gone.id.clone(), gone.confirm_word().to_owned());
    app.delete_key(&delete).await.unwrap();
    let made = app.create_key(crate::world::create(&admin, "Nightly, made")).await.unwrap();
    app.confirm_stored(&ConfirmStored { create: made.id }).await.unwrap();
    is_as_by_hand(&app, "after an edit, a delete and a create").await;

    let before = list(&app, &Arrangement::default(), 0, MOST_ROWS);
    app.sign_out(&SignOut { account: admin.account.clone() }).await.unwrap();
    assert_eq!(list(&app, &Arrangement::default(), 0, MOST_ROWS).total, before.total, "still listed");
    is_as_by_hand(&app, "signed out").await;
    drop(app);
    let app = world.start().await;
    is_as_by_hand(&app, "after a restart").await;

    app.remove_account(&RemoveAccount { account: admin.account.clone() }).await.unwrap();
    let left = list(&app, &Arrangement::default(), 0, MOST_ROWS);
    assert!(left.total > 0 && left.rows.iter().all(|row| row.at.account != admin.account), "gone");
    is_as_by_hand(&app, "removed").await;
    refresh(&app, &workspaces).await;
    is_as_by_hand(&app, "and the other account goes on").await;
}

#[tokio::test]
async fn stretches_make_up_the_whole() {
    let (_world, app, _) = lived_in().await;
    for descending in [false, true] {
        let by = Arrangement { descending, column: Column::Name, ..Arrangement::default() };
        let all = list(&app, &by, 0, MOST_ROWS);
        assert_eq!(all.rows.len(), all.total);
        for count in [1, 7, 50, all.total] {
            let mut rows = Vec::new();
            while rows.len() < all.total {
                let stretch = list(&app, &by, rows.len(), count);
                assert_eq!((stretch.from, stretch.total), (rows.len(), all.total));
                assert_eq!(stretch.rows.len(), count.min(all.total - rows.len()));
                rows.extend(stretch.rows);
            }
            assert_eq!(rows, all.rows, "{count} at a time");
        }
        let table = [(all.total, 5, all.total), (usize::MAX, 5, all.total), (3, 0, 3), (0, usize::MAX, 0)];
        for (from, count, expected) in table {
            let stretch = list(&app, &by, from, count);
            assert_eq!((stretch.from, stretch.total), (expected, all.total), "{from} {count}");
            assert!(stretch.rows.len() <= MOST_ROWS && stretch.rows.len() <= count);
        }
    }
}

#[tokio::test]
async fn of_the_selected_keys_it_is_told_which_are_seen_no_longer() {
    let (_world, app, [admin, workspaces, _]) = lived_in().await;
    let unseen = |query: &str, selected: &[KeyPlace]| {
        let by = Arrangement { query: query.to_owned(), ..Arrangement::default() };
        let request = ListKeys { by, from: 0, count: 1, selected: selected.to_vec() };
        app.list_keys(&request).unwrap().unseen
    };
    // Two accounts see the same organization: the note is a note of one of them.
    let noted = (admin.clone(), view(&app, &admin).keys[3].id.clone());
    let (plain, gone) = ((workspaces, noted.1.clone()), (admin, KeyId::new("nobody")));
    let selected = [noted.clone(), plain.clone(), gone.clone()];
    assert_eq!(unseen("", &selected), selected[2..], "rows that were not asked for are among those shown");
    assert_eq!(unseen("build in ghent", &selected), [plain, gone]);
    assert_eq!(unseen("build in ghent", &[noted]), []);
}

#[tokio::test]
async fn an_organization_that_is_no_longer_seen_leaves_the_list() {
    let (world, app, [admin, ..]) = lived_in().await;
    let all = list(&app, &Arrangement::default(), 0, 1).keys;
    let body = r#"{"user_organizations":[{"name":"organizations/acme","title":"Acme Corp"}]}"#;
    let effect = sandbox::Effect::Answer {
        status: 200,
        headers: Default::default(),
        body: body.to_owned(),
        after_work: false,
    };
    world.sandbox.fault(sandbox::Fault::always("GET", "/api/v1/me/organizations", effect)).unwrap();
    app.refresh_all(&RefreshAll {}).await.unwrap();
    is_as_by_hand(&app, "one is left").await;
    assert_eq!(list(&app, &Arrangement::default(), 0, 1).keys, all - 3 - 8 * 9);
    let gone = OrganizationRef { id: domain::OrganizationId::new("organizations/acme-europe"), ..admin };
    assert_eq!(app.read_keys(&ReadKeys { at: gone.clone() }).unwrap(), None);
    let delete = DeleteKey::alone(gone, domain::KeyId::new("any"), String::new());
    assert_eq!(failure(app.delete_key(&delete).await).kind, domain::FailureKind::Gone);
}

/// The names of all organizations, gathered by going through them.
async fn names_by_hand(app: &App) -> Known {
    let home = home(app).await;
    let mut names = Known::default();
    let read = |at: &OrganizationRef| app.read_keys(&ReadKeys { at: at.clone() }).unwrap();
    home.organizations.iter().filter_map(|one| read(&one.at)).for_each(|view| names.add(&view));
    names.accounts.extend(home.accounts.iter().map(|one| one.account.title()));
    names
}

#[tokio::test]
async fn what_a_query_can_name_is_known_of_all_organizations() {
    let (_world, app, [.., classic]) = lived_in().await;
    let names = app.read_names(&ReadNames {}).unwrap();
    assert_eq!(names, names_by_hand(&app).await);
    let all = [&names.permissions, &names.workspaces, &names.agents, &names.creators, &names.accounts];
    assert!(all.iter().all(|names| !names.is_empty()) && names.organizations.len() > 8, "{names:?}");

    app.remove_account(&RemoveAccount { account: classic.account }).await.unwrap();
    let fewer = app.read_names(&ReadNames {}).unwrap();
    assert_eq!(fewer, names_by_hand(&app).await);
    assert!(fewer.accounts.len() < names.accounts.len() && fewer.agents.len() < names.agents.len());
}

#[tokio::test]
async fn the_query_language_looks_at_all_accounts() {
    let (_world, app, [admin, workspaces, classic]) = lived_in().await;
    let found = |query: &str| {
        let by = Arrangement { query: query.to_owned(), ..Arrangement::default() };
        list(&app, &by, 0, MOST_ROWS)
    };
    let all = found("").total;
    app.rename_account(&RenameAccount { account: admin.account.clone(), name: "Production".to_owned() })
        .unwrap();
    let production = found("account:production");
    assert!(production.total > 0 && production.rows.iter().all(|row| row.at.account == admin.account));
    assert_eq!(found("-account:production").total, all - production.total);
    assert_eq!(found("account:production acme").total, found("acme account:PROD").total);
    let written = found("perm:write active");
    assert!(written.total > 0 && written.rows.iter().all(|row| row.at.account != classic.account));
    let silent = found("-perm:write");
    assert!(silent.rows.iter().all(|row| row.at.account != classic.account), "{silent:?}");
    let expiring = found("expiring");
    assert!(expiring.total > 0);
    assert_eq!(expiring.total, found("expires<14d -expired").total);
    assert_eq!(found("colour:red expires<soon perm:").total, all, "a mistake lets everything through");
    assert_eq!(found("note:ghent").total, 2);
    assert!(found("org:acme").rows.iter().any(|row| row.at == workspaces));
}
