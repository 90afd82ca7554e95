//! Everything by keyboard alone in the real window: no click, and no text that does not go to what has the focus.

use anyhow::{Result, ensure};
use journeys::knock::knock;
use journeys::steps::{self, ROWS, THIRTY_DAYS};
use journeys::{Keychain, Start, Surroundings, Theme, Window, key};

/// Long enough for any journey: the clipboard must not be cleared before it is read.
const LONG: Start = Start { clipboard_seconds: Some(120), ..Start::USUAL };

async fn open() -> Result<(Surroundings, Window)> {
    let surroundings = Surroundings::start(Keychain::Unlocked, Theme::Light).await?;
    let window = Window::open(&surroundings, LONG).await?;
    window.tab_and_tap("#explore-sandbox", key::ENTER).await?;
    window.see("#sandbox-mark").await?;
    window.see_count(ROWS, 8).await?;
    window.see_focus("#keys").await?;
    Ok((surroundings, window))
}

/// Walks down the list until the key of this name is selected.
async fn walk_to(window: &Window, name: &str) -> Result<()> {
    window.see_focus("#keys").await?;
    let id = window.attributes(&steps::row_of(window, name).await?, "data-key").await?.remove(0);
    window.tap(&[], key::HOME).await?;
    for _ in 0..window.count(ROWS).await {
        if window.attributes("#keys [aria-selected=\"true\"]", "data-key").await? == [id.clone()] {
            return window
                .until(&format!("the detail is that of {name}"), async || {
                    window.text("#detail").await.is_ok_and(|text| text.contains(name))
                })
                .await;
        }
        window.tap(&[], key::DOWN).await?;
    }
    anyhow::bail!("the arrows do not reach {name}")
}

/// Copies the secret that is at hand, whose button has the focus; `before` is the one that may still be on the clipboard.
async fn copy_secret(surroundings: &Surroundings, window: &Window, before: &str) -> Result<String> {
    window.see_focus("#copy-secret").await?;
    window.tap(&[], key::ENTER).await?;
    let mut secret = String::new();
    window
        .until("the secret is on the clipboard", async || {
            secret = journeys::clipboard::read(surroundings).await.unwrap_or_default();
            steps::is_secret(&secret) && secret != before
        })
        .await?;
    window.uses(&secret);
    Ok(secret)
}

async fn create(surroundings: &Surroundings, window: &Window, name: &str) -> Result<(String, String)> {
    window.tap(&[key::CTRL], 'n').await?;
    window.see_focus("#key-name").await?;
    window.write(name).await?;
    window.choose("[name=\"lifetime\"]", THIRTY_DAYS).await?;
    window.choose("[name=\"scope\"]", "#scope-some").await?;
    window.tab_and_tap("[data-workspace]", key::SPACE).await?;
    window.see("[data-workspace]:checked").await?;
    window.choose("[name=\"level\"]", "#level-restricted").await?;
    window.tab_and_tap("[data-expand=\"runs\"]", key::ENTER).await?;
    window.tab_and_tap("[data-permission=\"read:Run\"]", key::SPACE).await?;
    window.tab_and_tap("#create", key::ENTER).await?;
    window.see("#secret").await?;
    let secret = copy_secret(surroundings, window, "").await?;
    let service = steps::address_of_service(window).await?;
    window.tab_and_tap("#stored", key::ENTER).await?;
    window.see_no("#secret").await?;
    window.see_count(ROWS, 9).await?;
    window.see_focus("#keys").await?;
    ensure!(knock(&service, &secret).await? == 200, "the new key does not work");
    Ok((service, secret))
}

async fn edit(window: &Window, name: &str, now: &str) -> Result<()> {
    walk_to(window, name).await?;
    window.tap(&[], 'e').await?;
    window.see_focus("#key-name").await?;
    window.write(now).await?;
    window.tab_and_tap("#save", key::ENTER).await?;
    window.see("[data-difference=\"name\"]").await?;
    window.tab_and_tap("#save-changes", key::ENTER).await?;
    steps::row_of(window, now).await?;
    window.see_focus("#keys").await
}

/// Rotates a key to its end; answers the new secret.
async fn rotate(
    surroundings: &Surroundings,
    window: &Window,
    name: &str,
    service: &str,
    old: &str,
) -> Result<String> {
    walk_to(window, name).await?;
    window.tap(&[], 'r').await?;
    window.tab_and_tap("#rotate-begin", key::ENTER).await?;
    window.see("#rotation[data-reason=\"hand_over\"]").await?;
    let secret = copy_secret(surroundings, window, old).await?;
    ensure!(knock(service, old).await? == 200, "the old key goes before its time");
    window.tab_and_tap("#stored", key::ENTER).await?;
    window.see("#rotation[data-reason=\"finish\"]").await?;
    // Somebody uses the new key: nothing speaks against deleting the old one.
    ensure!(knock(service, &secret).await? == 200, "the new key does not work");
    window.tab_and_tap("#rotation [data-choice=\"finish\"]", key::ENTER).await?;
    window.see("#rotation[data-standing=\"over\"]").await?;
    ensure!(knock(service, old).await? == 401, "the old key still works");
    window.tab_and_tap("#put-away", key::ENTER).await?;
    window.see_no("#rotation").await?;
    Ok(secret)
}

/// Waits until screen readers are told how many keys are shown.
async fn hear(window: &Window, words: &str) -> Result<()> {
    window
        .until(&format!("it is told: {words}"), async || {
            window.text("#tally").await.is_ok_and(|told| told == words)
        })
        .await
}

/// From the first start to a key that was made, changed, rotated, found, checked and deleted.
#[tokio::test]
async fn the_main_job_needs_no_mouse() -> Result<()> {
    let (surroundings, window) = open().await?;
    let (service, first) = create(&surroundings, &window, "Night robot").await?;
    edit(&window, "Night robot", "Night watch").await?;
    let secret = rotate(&surroundings, &window, "Night watch", &service, &first).await?;

    // By chip, and back: how many there are is told to whoever does not see it.
    window.see_focus("#keys").await?;
    window.tab_and_tap("[data-filter=\"Expired\"]", key::SPACE).await?;
    window.until("fewer keys are shown", async || (1..9).contains(&window.count(ROWS).await)).await?;
    window.tap(&[], key::SPACE).await?;
    window.see_count(ROWS, 9).await?;
    // By words.
    window.tap(&[], '/').await?;
    window.see_focus("#search").await?;
    window.write("night watch").await?;
    window.see_count(ROWS, 1).await?;
    hear(&window, "1 key").await?;
    window.tap(&[], key::ESCAPE).await?;
    window.see_count(ROWS, 9).await?;
    hear(&window, "9 keys").await?;

    // Its secret is typed to be checked.
    window.tap(&[key::CTRL], 'k').await?;
    window.see_focus("#palette-search").await?;
    window.write("check a").await?;
    window.tap(&[], key::ENTER).await?;
    window.see_focus("#check-secret").await?;
    window.write(&secret).await?;
    window.tap(&[], key::ENTER).await?;
    window.see("#verdict[data-verdict=\"alive\"]").await?;
    window.tap(&[], key::ESCAPE).await?;

    walk_to(&window, "Night watch").await?;
    window.tap(&[], key::DELETE).await?;
    window.see_focus("#confirm-word").await?;
    window.write("Night watch").await?;
    window.tab_and_tap("#confirm-delete", key::ENTER).await?;
    window.see_count(ROWS, 8).await?;
    window.see_focus("#keys").await?;
    ensure!(knock(&service, &secret).await? == 401, "the deleted key still works");
    window.close().await
}

/// What the palette has chosen.
const ACTIVE: &str = "#matches [aria-selected=\"true\"]";

/// The row that is selected.
const SELECTED: &str = "#keys tr.selected";

async fn find(window: &Window, words: &str, found: &str) -> Result<()> {
    window.tap(&[key::CTRL], 'k').await?;
    window.see_focus("#palette-search").await?;
    window.write(words).await?;
    window
        .until(&format!("{found} is what Enter takes"), async || {
            window.text(ACTIVE).await.is_ok_and(|text| text.contains(found))
        })
        .await
}

/// Actions, organizations and keys are found and gone to; nothing is lost unasked, and the focus comes back.
#[tokio::test]
async fn the_palette_leads_anywhere() -> Result<()> {
    let (_surroundings, window) = open().await?;
    // Esc gives the focus back, wherever it was.
    window.tap(&[], '/').await?;
    window.see_focus("#search").await?;
    find(&window, "", "Rotate").await?;
    picture(&window, "palette").await?;
    window.tap(&[], key::ESCAPE).await?;
    window.see_no("#palette").await?;
    window.see_focus("#search").await?;

    // An organization, and a key of yet another one.
    find(&window, "legacy", "Legacy Ledger").await?;
    window.tap(&[], key::ENTER).await?;
    window.see("[data-organization][aria-current=\"page\"][title*=\"Legacy\"], [data-organization][aria-current=\"page\"]").await?;
    window.see_focus("#keys").await?;
    window.until("the keys are its own", async || window.count(ROWS).await == 10).await?;
    find(&window, "zapier", "Zapier bridge").await?;
    picture(&window, "palette-key").await?;
    window.tap(&[], key::ENTER).await?;
    window.see_no("#palette").await?;
    window
        .until("its detail is shown", async || {
            window.text("#detail").await.is_ok_and(|text| text.contains("Zapier"))
        })
        .await?;
    window.see_focus("#keys").await?;
    assert_eq!(window.count("#keys [aria-selected=\"true\"]").await, 1);

    // What fits nothing is said.
    window.tap(&[key::CTRL], 'k').await?;
    window.write("nobody is called that").await?;
    window
        .until("it is said", async || {
            window.text("#palette-told").await.is_ok_and(|told| told.starts_with("No action"))
        })
        .await?;
    picture(&window, "palette-nothing").await?;
    window.tap(&[key::CTRL], 'k').await?;
    window.see_no("#palette").await?;

    // The arrows go round; what is chosen is done.
    find(&window, "copy", "Copy the prefix").await?;
    window.tap(&[], key::UP).await?;
    window.tap(&[], key::HOME).await?;
    window.see(&format!("{ACTIVE}[data-match=\"selected Copy the prefix\"]")).await?;
    window.tap(&[], key::ENTER).await?;
    window
        .until("it is copied", async || {
            window.text("#toast").await.is_ok_and(|text| text.contains("Prefix copied"))
        })
        .await?;
    window.see_focus("#keys").await?;

    // What was typed is not lost unasked.
    window.tap(&[key::CTRL], 'n').await?;
    window.see_focus("#key-name").await?;
    window.write("Half a key").await?;
    find(&window, "settings", "Settings").await?;
    window.tap(&[], key::ENTER).await?;
    window.see_focus("#keep-editing").await?;
    window.tap(&[], key::ENTER).await?;
    window.see_focus("#key-name").await?;
    assert_eq!(window.value("#key-name").await?, "Half a key");
    window.close().await
}

/// The palette shows a few keys; all that match are one choice away, the last one.
#[tokio::test]
async fn all_keys_that_match_are_one_choice_away() -> Result<()> {
    let (_surroundings, window) = open().await?;
    window.tap(&[key::CTRL], 'k').await?;
    window.see_focus("#palette-search").await?;
    window.write("-note:x").await?;
    window.see("#matches [data-match=\"keys\"]").await?;
    window.tap(&[], key::UP).await?;
    window
        .until("the last one is chosen", async || {
            window.text(ACTIVE).await.is_ok_and(|text| text.starts_with("List all"))
        })
        .await?;
    picture(&window, "palette-all").await?;
    window.tap(&[], key::ENTER).await?;
    window.see_no("#palette").await?;
    window
        .until("it is looked for", async || {
            window.value("#search").await.is_ok_and(|query| query == "-note:x")
        })
        .await?;
    window.until("all are listed", async || window.count(ROWS).await > 8).await?;
    window.see("#totals").await?;
    window.see_focus("#search, #keys").await?;

    // To the last one, also where that is selected already and was scrolled out of sight.
    window.resize(900, 600).await?;
    window.tab_to("#keys").await?;
    for _ in 0..2 {
        window.tap(&[], key::END).await?;
        window.see("#keys tr.selected:last-child").await?;
        window.until("it is in sight", async || window.in_sight(SELECTED).await).await?;
        window.scroll_to("#row-0").await?;
        window.until("it is out of sight", async || !window.in_sight(SELECTED).await).await?;
    }

    // A word of the query language finds keys called so, and is a search by itself.
    find(&window, "expired", "keys that no longer work").await?;
    picture(&window, "palette-search").await?;
    window.tap(&[], key::ENTER).await?;
    window
        .until("what has expired is listed", async || {
            window.value("#search").await.is_ok_and(|query| query == "expired")
        })
        .await?;
    window.until("fewer are listed", async || (1..8).contains(&window.count(ROWS).await)).await?;
    window.close().await
}

/// `?` shows all shortcuts; each dialog gives the focus back, and each screen begins with it.
#[tokio::test]
async fn the_focus_is_never_lost() -> Result<()> {
    let (_surroundings, window) = open().await?;
    window.tap(&[key::SHIFT], '?').await?;
    window.see("#shortcuts").await?;
    window.see_focus("#shortcut-groups").await?;
    picture(&window, "shortcuts").await?;
    // It stays in the dialog.
    window.tap(&[], key::TAB).await?;
    window.tap(&[], key::TAB).await?;
    window.see_focus("#shortcuts, #shortcuts *, body").await?;
    window.tap(&[], key::ESCAPE).await?;
    window.see_no("#shortcuts").await?;
    window.see_focus("#keys").await?;

    // Enter goes to the detail, Esc back; a dialog from a button, back to the button.
    window.tap(&[], key::ENTER).await?;
    window.see_focus("#detail").await?;
    window.tab_and_tap("#delete", key::ENTER).await?;
    window.see("dialog[open]").await?;
    window.tap(&[], key::ESCAPE).await?;
    window.see_focus("#delete").await?;
    window.tap(&[], key::ESCAPE).await?;
    window.see_focus("#keys").await?;

    // Screens begin with their heading, or with what is used first.
    window.tap(&[key::CTRL], ',').await?;
    window.see_focus("#settings-title").await?;
    window.tab_and_tap("#show-shortcuts", key::ENTER).await?;
    window.see_focus("#shortcut-groups").await?;
    window.tab_and_tap("#close-shortcuts", key::ENTER).await?;
    window.see_focus("#show-shortcuts").await?;
    window.tap(&[], key::ESCAPE).await?;
    window.see_focus("#keys").await?;

    // A head sorts, and keeps the focus.
    window.tab_and_tap("[data-sort=\"Name\"]", key::ENTER).await?;
    window.see("th[aria-sort=\"ascending\"] [data-sort=\"Name\"]").await?;
    window.see_focus("[data-sort=\"Name\"]").await?;

    // What goes with its button hands it on: where nothing is found, names are hidden, and keys are selected.
    window.tap(&[], '/').await?;
    window.write("nobody").await?;
    window.see_count(ROWS, 0).await?;
    window.tab_and_tap(".table-place .blank .button", key::ENTER).await?;
    window.see_count(ROWS, 8).await?;
    window.see_focus("#keys").await?;
    window.tap(&[key::CTRL, key::SHIFT], 'h').await?;
    window.tab_and_tap("#show-names", key::ENTER).await?;
    window.see_no("#names-hidden").await?;
    window.see_focus("#keys").await?;
    window.tap(&[], key::SPACE).await?;
    window.tab_and_tap("#batch-clear", key::ENTER).await?;
    window.see_no("#batch").await?;
    window.see_focus("#keys").await?;

    // After a delete, the key that comes next.
    walk_to(&window, "Old importer").await?;
    let ids = window.attributes(ROWS, "data-key").await?;
    let chosen = window.attributes("#keys [aria-selected=\"true\"]", "data-key").await?;
    let next = ids.iter().skip_while(|id| !chosen.contains(id)).nth(1).cloned();
    window.tap(&[], key::DELETE).await?;
    window.see_focus("#cancel-delete").await?;
    window.tab_and_tap("#confirm-delete", key::ENTER).await?;
    window.see_count(ROWS, 7).await?;
    window.see_focus("#keys").await?;
    assert_eq!(window.attributes("#keys [aria-selected=\"true\"]", "data-key").await?.first(), next.as_ref());
    window.close().await
}

/// Searches, and takes it back with Esc: the field keeps the focus.
async fn take_back(window: &Window, field: &str) -> Result<()> {
    window.see_focus(field).await?;
    window.write("nothing is called that").await?;
    window.tap(&[], key::ESCAPE).await?;
    window
        .until(&format!("{field} is empty"), async || {
            window.value(field).await.is_ok_and(|held| held.is_empty())
        })
        .await?;
    window.see_focus(field).await
}

/// Esc empties a field that is searched with, and leaves only where there is nothing to empty.
#[tokio::test]
async fn escape_empties_a_search_before_it_leaves() -> Result<()> {
    let (_surroundings, window) = open().await?;
    find(&window, "activity", "Activity").await?;
    window.tap(&[], key::ENTER).await?;
    window.see("#activity-search").await?;
    window.tap(&[], '/').await?;
    take_back(&window, "#activity-search").await?;
    window.tap(&[], key::ESCAPE).await?;
    window.see_focus("#keys").await?;

    window.tap(&[key::CTRL], 'n').await?;
    window.see_focus("#key-name").await?;
    window.choose("[name=\"level\"]", "#level-restricted").await?;
    window.tab_to("#permission-search").await?;
    take_back(&window, "#permission-search").await?;
    // What was chosen is asked about.
    window.tap(&[], key::ESCAPE).await?;
    window.see_focus("#keep-editing").await?;
    window.close().await
}

/// A picture to look at, where the environment names a folder for it.
async fn picture(window: &Window, name: &str) -> Result<()> {
    match std::env::var_os("KEYWARD_PICTURES") {
        Some(folder) => {
            window.picture(&std::path::Path::new(&folder).join(format!("keyboard-{name}.png"))).await
        }
        None => Ok(()),
    }
}
