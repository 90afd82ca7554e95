//! Editing and looking closely at a key of today's edition, in the real window.

use anyhow::Result;
use journeys::service::KEYS;
use journeys::steps::{self, ROWS};
use journeys::{Keychain, Service, Start, Surroundings, Theme, Window, knock};

/// The key Backspace, as WebDriver has it.
const BACKSPACE: &str = "\u{e003}";

async fn open(service: &Service) -> Result<(Surroundings, Window)> {
    let surroundings = Surroundings::start(Keychain::Unlocked, Theme::Light).await?;
    let window = Window::open(&surroundings, Start::default()).await?;
    steps::sign_in(&window, service.address(), service.admin_token(), 8).await?;
    Ok((surroundings, window))
}

/// The fields that the changes carried, with the masks that they named.
fn changes(service: &Service) -> Vec<(String, Vec<String>)> {
    let patches = service.requests().into_iter().filter(|request| request.method == "PATCH");
    patches
        .map(|request| {
            let mask = request.parameter("update_mask").unwrap_or_default().replace("%2C", ",");
            let body = request.body.unwrap_or_default();
            let fields =
                body.as_object().map(|body| body.keys().filter(|key| *key != "etag").cloned().collect());
            (mask, fields.unwrap_or_default())
        })
        .collect()
}

/// A picture to look at, where the environment names a folder for it.
async fn picture(window: &Window, name: &str) -> Result<()> {
    match std::env::var_os("KEYWARD_PICTURES") {
        Some(folder) => window.picture(&std::path::Path::new(&folder).join(format!("edit-{name}.png"))).await,
        None => Ok(()),
    }
}

async fn save(window: &Window, fields: &[&str]) -> Result<()> {
    window.click("#save").await?;
    for field in fields {
        window.see(&format!("[data-difference=\"{field}\"]")).await?;
    }
    assert_eq!(window.count("[data-difference]").await, fields.len());
    window.click("#save-changes").await
}

/// Name, scope and level, then the permissions alone: each request carries what changed and nothing else, and
/// what widens is marked.
#[tokio::test]
async fn a_change_carries_only_what_changed() -> Result<()> {
    let service = Service::start().await?;
    let (_surroundings, window) = open(&service).await?;
    steps::select_key(&window, "Nightly export").await?;
    window.click("#edit").await?;
    window.see("#fixed-expiration").await?;
    window.fill("#key-name", "Weekly export").await?;
    save(&window, &["name"]).await?;
    steps::select_key(&window, "Weekly export").await?;

    window.click("#edit").await?;
    window.click("#scope-all").await?;
    window.click("#save").await?;
    window.see("[data-difference=\"scope\"].widens").await?;
    window.click("#save-changes").await?;
    steps::select_key(&window, "Weekly export").await?;
    window
        .until("the detail shows the new scope", async || {
            window.text("#detail").await.is_ok_and(|text| text.contains("All workspaces"))
        })
        .await?;

    window.click("#edit").await?;
    window.click("#level-read-only").await?;
    save(&window, &["permissions"]).await?;
    steps::select_key(&window, "Weekly export").await?;

    window.click("#edit").await?;
    window.click("#level-restricted").await?;
    steps::allow(&window, "runs", "read:Run").await?;
    steps::allow(&window, "runs", "archive:Run").await?;
    window.click("#save").await?;
    window.see("[data-difference=\"permissions\"].widens").await?;
    window.click("#save-changes").await?;
    steps::select_key(&window, "Weekly export").await?;
    let expected = [
        ("display_name", vec!["display_name"]),
        ("workspace_scope", vec!["workspace_scope"]),
        ("permission_level", vec!["permission_level"]),
        ("permission_level,permissions", vec!["permission_level", "permissions"]),
    ];
    let sent = changes(&service);
    let sent: Vec<(&str, Vec<&str>)> = sent
        .iter()
        .map(|(mask, fields)| (mask.as_str(), fields.iter().map(String::as_str).collect()))
        .collect();
    assert_eq!(sent, expected);
    window.close().await
}

/// What another admin changed meanwhile is shown beside what was typed, and the admin chooses.
#[tokio::test]
async fn a_conflict_shows_both_and_loses_nothing() -> Result<()> {
    let service = Service::start().await?;
    let (_surroundings, window) = open(&service).await?;
    steps::select_key(&window, "CI Pipeline").await?;
    let id = window.attributes(&steps::row_of(&window, "CI Pipeline").await?, "data-key").await?.remove(0);
    window.click("#edit").await?;
    window.fill("#key-name", "Mine").await?;
    knock::rename(service.address(), service.admin_token(), &id, "Theirs").await?;
    save(&window, &["name"]).await?;
    let conflict = window.text("#conflict").await?;
    assert!(conflict.contains("Theirs") && conflict.contains("Mine"), "{conflict}");
    window.click("#save-mine").await?;
    steps::row_of(&window, "Mine").await?;

    steps::select_key(&window, "Mine").await?;
    window.click("#edit").await?;
    window.fill("#key-name", "Mine again").await?;
    knock::rename(service.address(), service.admin_token(), &id, "Theirs again").await?;
    save(&window, &["name"]).await?;
    window.see("#conflict").await?;
    window.click("#take-theirs").await?;
    steps::row_of(&window, "Theirs again").await?;
    let patches = service.requests().into_iter().filter(|request| request.method == "PATCH");
    let refused = patches.filter(|request| request.status == Some(409)).count();
    assert_eq!(refused, 2, "{KEYS}");
    window.close().await
}

/// Another admin renames a key while the question about deleting it is open: it stays, and is looked at again first.
#[tokio::test]
async fn a_key_that_changes_under_the_question_is_looked_at_again() -> Result<()> {
    let service = Service::start().await?;
    let (_surroundings, window) = open(&service).await?;
    steps::select_key(&window, "CI Pipeline").await?;
    let id = window.attributes(&steps::row_of(&window, "CI Pipeline").await?, "data-key").await?.remove(0);
    window.click("#delete").await?;
    window.see("#confirm-word").await?;
    knock::rename(service.address(), service.admin_token(), &id, "Production").await?;
    window.fill("#confirm-word", "CI Pipeline").await?;
    window.click("#confirm-delete").await?;
    window.see("#changed-since [data-difference=\"name\"]").await?;
    picture(&window, "changed-since").await?;
    window.see_focus("#look-again").await?;
    window.click("#look-again").await?;
    window.see_focus("#confirm-word").await?;
    steps::row_of(&window, "Production").await?;
    window.fill("#confirm-word", "Production").await?;
    window.click("#confirm-delete").await?;
    window.see_no("#confirm-word").await?;
    let tried = service.requests().into_iter().filter(|request| request.method == "DELETE");
    let refused: Vec<bool> = tried.map(|request| request.status == Some(409)).collect();
    assert_eq!(refused, [true, false]);
    window.close().await
}

/// Two admins of one organization see the same key: what one of them notes is not copied over when the other's row is
/// looked at.
async fn a_note_belongs_to_one_account(service: &Service, window: &Window) -> Result<()> {
    window.click("#add-account").await?;
    steps::sign_in(window, service.address(), service.workspace_admin_token(), 2).await?;
    window.click("#all-organizations").await?;
    window.fill("#search", "pipeline").await?;
    window.see_count(ROWS, 2).await?;
    let noted = async |row: &str, note: &str| {
        window.click(&format!("{row} .col-name")).await?;
        let kept = async || window.value("#note").await.is_ok_and(|found| found == note);
        window.until(&format!("the note of {row} is {note:?}"), kept).await
    };
    noted("#row-0", "").await?;
    window.fill("#note", "Mine").await?;
    noted("#row-1", "").await?;
    noted("#row-0", "Mine").await?;
    noted("#row-1", "").await
}

/// A note is found by searching, a pasted key is found alive, and a broken one is explained.
#[tokio::test]
async fn a_key_is_noted_and_checked() -> Result<()> {
    let service = Service::start().await?;
    let (surroundings, window) = open(&service).await?;
    steps::select_key(&window, "Ops runbook").await?;
    window.fill("#note", "Pager rotation, Lisbon office").await?;
    window.click("#save-note").await?;
    window.see("#note-kept").await?;
    window.fill("#search", "lisbon").await?;
    window.see_count(ROWS, 1).await?;
    window.press("#search", &BACKSPACE.repeat("lisbon".len())).await?;
    window.see_count(ROWS, 8).await?;

    steps::create_key(&window, "To be checked").await?;
    let secret = steps::copy_secret(&surroundings, &window).await?;
    steps::say_stored(&window).await?;
    window.click("#check-page").await?;
    window.fill("#check-secret", &secret).await?;
    window.click("#check").await?;
    window.see("#verdict[data-verdict=\"alive\"]").await?;
    let matches = window.text("#matches").await?;
    assert!(matches.contains("To be checked") && matches.contains("Acme Corp"), "{matches}");
    assert_eq!(window.value("#check-secret").await?, "", "the pasted key stays in the window");

    window.fill("#check-secret", "kgn_pat_7Qm2nobodyhasthisone").await?;
    window.click("#check").await?;
    window.see("#verdict[data-verdict=\"dead\"]").await?;
    let guidance = window.text("#guidance").await?;
    assert!(guidance.contains("support@kognitos.com"), "{guidance}");
    a_note_belongs_to_one_account(&service, &window).await?;
    window.close().await
}
