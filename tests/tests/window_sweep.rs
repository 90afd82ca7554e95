//! After all that can be done with credentials and secrets, none is in any file, argument or environment.

use anyhow::Result;
use journeys::process::Process;
use journeys::search::{self, Find, Place};
use journeys::service::{KEYS, ORGANIZATION};
use journeys::steps::{self, ROWS};
use journeys::{Keychain, Service, Start, Surroundings, Theme, Window, process, secret_service};
use sandbox::{Effect, Fault};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::Stdio;

/// What is planted: as long as a secret, and nobody's.
const PLANTED: &str = "kgn_pat_Zz9PlantedByTheSweepItselfQ4w8E2rT6yU0iO3pA5s";

/// Where Keyward keeps its files, below the home of its surroundings.
const DATA: &str = "data/org.keyward.desktop";
const LOGS: &str = "data/org.keyward.desktop/logs";

/// Where the webview of a driven window keeps what its pages store.
const STORAGE: &str = "data/org.keyward.desktop/localstorage";

/// Signs in to both editions, makes and edits a key, reveals, copies and checks its secret, hides, changes settings,
/// meets errors that repeat the credential, loses the network, signs out and removes. Then everything that was used is
/// looked for, while Keyward runs and after it ended.
#[tokio::test]
async fn nothing_that_was_used_is_left_anywhere() -> Result<()> {
    let service = Service::start().await?;
    let surroundings = Surroundings::start(Keychain::Unlocked, Theme::Light).await?;
    let start = Start { clipboard_seconds: Some(4), ..Start::default() };
    let window = Window::open(&surroundings, start).await?;

    // A credential that is refused was typed all the same.
    steps::send_sign_in(&window, service.address(), PLANTED).await?;
    window.see("#failure, #credential-advice:not(:empty)").await?;
    steps::sign_in(&window, service.address(), service.admin_token(), 8).await?;
    let secret = make(&surroundings, &window, "Swept").await?;
    edit(&window).await?;
    check(&window, &secret).await?;
    hide_and_set(&window).await?;
    repeat_the_credential(&service, &window).await?;

    window.click("#add-account").await?;
    window.click("#edition-classic").await?;
    steps::sign_in(&window, service.address(), service.classic_admin_token(), 10).await?;
    service.go_offline().await;
    window.click("#refresh").await?;
    window.see("#failure").await?;
    service.go_online().await;
    window
        .until("both accounts are online again", async || {
            window.count("[data-organization]").await == 3 && !window.shown("[data-trouble]").await
        })
        .await?;
    leave_accounts(&window).await?;

    let kept = secret_service::values(&surroundings).await?;
    assert!(kept.is_empty(), "{} entries are left in the keychain", kept.len());
    window.sweep().await?;
    window.close().await
}

/// Makes a key, looks at its secret, and copies it.
async fn make(surroundings: &Surroundings, window: &Window, name: &str) -> Result<String> {
    steps::create_key(window, name).await?;
    let secret = steps::copy_secret(surroundings, window).await?;
    window.click("#reveal-secret").await?;
    window
        .until("the secret is revealed", async || {
            window.text("#secret-text").await.is_ok_and(|text| text.trim() == secret)
        })
        .await?;
    // While it is on the screen, on the clipboard and in the keychain.
    window.sweep().await?;
    steps::clipboard_empties(surroundings).await?;
    steps::say_stored(window).await?;
    Ok(secret)
}

async fn edit(window: &Window) -> Result<()> {
    steps::select_key(window, "Swept").await?;
    window.click("#edit").await?;
    window.fill("#key-name", "Swept clean").await?;
    window.click("#save").await?;
    window.see("[data-difference=\"name\"]").await?;
    window.click("#save-changes").await?;
    steps::select_key(window, "Swept clean").await?;
    window.fill("#note", "For the night shift").await?;
    window.click("#save-note").await?;
    window.see("#note-kept").await
}

async fn check(window: &Window, secret: &str) -> Result<()> {
    window.click("#check-page").await?;
    window.fill("#check-secret", secret).await?;
    window.click("#check").await?;
    window.see("#verdict[data-verdict=\"alive\"]").await?;
    window.fill("#check-secret", PLANTED).await?;
    window.click("#check").await?;
    window.see("#verdict[data-verdict=\"dead\"]").await
}

async fn hide_and_set(window: &Window) -> Result<()> {
    window.click("#hide-names").await?;
    window.see("#names-hidden").await?;
    window.click("#settings").await?;
    window.click("#show-names").await?;
    window.see_no("#names-hidden").await?;
    window.click("#clipboard-60").await?;
    window.click("#theme-dark").await?;
    window
        .until("the window is dark", async || {
            window.attributes("html", "data-theme").await.is_ok_and(|themes| themes == ["dark"])
        })
        .await?;
    window.click(&organization(ORGANIZATION)).await?;
    window.see_count(ROWS, 9).await
}

/// A service that answers with what it was sent: to a list, to a create, and to a key that is checked.
async fn repeat_the_credential(service: &Service, window: &Window) -> Result<()> {
    let credential = service.admin_token();
    let words = format!("Authorization: Bearer {credential} may not do this");
    let body = serde_json::json!({ "code": 7, "message": words, "details": [] }).to_string();
    let headers = BTreeMap::from([("content-type".to_owned(), "application/json".to_owned())]);
    let refusal =
        |status| Effect::Answer { status, headers: headers.clone(), body: body.clone(), after_work: false };
    service.fault(Fault::always("GET", KEYS, refusal(500)))?;
    window.click("#refresh").await?;
    let said = window.text("#failure").await?;
    assert!(said.contains("may not do this") && !said.contains(credential), "{said}");
    service.clear_faults();
    window.click("#refresh").await?;
    window.see_no("#failure").await?;

    service.fault(Fault::once("POST", KEYS, refusal(403)))?;
    steps::fill_in_key(window, "Refused").await?;
    window.click("#create").await?;
    let said = window.text("#failure").await?;
    assert!(said.contains("may not do this") && !said.contains(credential), "{said}");
    window.click("#cancel").await?;
    window.click("#discard").await?;
    window.see_count(ROWS, 9).await
}

/// Signs out of one account, then removes both.
async fn leave_accounts(window: &Window) -> Result<()> {
    window.click("#settings").await?;
    window.see_count("[data-account]", 2).await?;
    window.click("[data-account]:nth-child(2) .sign-out").await?;
    window.click("#sign-out-account #confirm").await?;
    window.see("[data-account]:nth-child(2)[data-session=\"signed-out\"]").await?;
    for left in [1, 0] {
        window.click("[data-account] .remove").await?;
        window.click("#remove-account #confirm").await?;
        window.see_count("[data-account]", left).await?;
    }
    Ok(())
}

fn organization(id: &str) -> String {
    format!("[data-organization=\"{id}\"]")
}

/// The search finds what is planted in the data, the logs and the webview's storage, in every spelling; and in what the
/// app and the processes of its webview were started with.
#[tokio::test]
async fn the_sweep_finds_what_is_planted() -> Result<()> {
    let surroundings = Surroundings::start(Keychain::Unlocked, Theme::Light).await?;
    let start = Start { planted: Some(PLANTED), ..Start::default() };
    let window = Window::open(&surroundings, start).await?;
    window.see("#explore-sandbox").await?;

    let home = surroundings.home();
    assert_eq!(search::in_files(&[PLANTED], home)?, []);
    for folder in [DATA, LOGS, STORAGE] {
        let folder = home.join(folder);
        fs::create_dir_all(&folder)?;
        for (number, (spelling, content)) in search::planted(PLANTED).into_iter().enumerate() {
            let file = folder.join(format!("planted-{number}"));
            fs::write(&file, content)?;
            let expected = Find { place: Place::File(file.clone()), spelling };
            assert_eq!(search::in_files(&[PLANTED], home)?, [expected]);
            fs::remove_file(&file)?;
        }
    }

    // And what the page itself stores, as the webview writes it.
    let storage = home.join(STORAGE);
    window.store(PLANTED).await?;
    window
        .until("what the page stored is found", async || {
            let found = search::in_files(&[PLANTED], home).unwrap_or_default();
            found.iter().any(|find| matches!(&find.place, Place::File(path) if path.starts_with(&storage)))
        })
        .await?;

    let found = search::in_processes(&[PLANTED], &window.processes())?;
    let places: BTreeSet<Place> = found.into_iter().map(|find| find.place).collect();
    let environment = |name: &str| Place::Environment(name.to_owned());
    assert!(places.contains(&Place::Arguments("keyward".to_owned())), "{places:?}");
    for name in ["keyward", "WebKitWebProces", "WebKitNetworkPr"] {
        assert!(places.contains(&environment(name)), "{name} is not searched: {places:?}");
    }
    window.close().await
}

/// The same of any process, in every spelling that an argument and a variable can have.
#[tokio::test]
async fn the_sweep_looks_at_arguments_and_environments() -> Result<()> {
    for (spelling, content) in search::planted(PLANTED) {
        // Arguments end with a zero byte: one a letter are UTF-16. A variable can't be written so.
        let wide = spelling == "in UTF-16";
        let text = String::from_utf8(content)?;
        let arguments: Vec<&str> =
            if wide { text.split_terminator('\0').collect() } else { vec![text.as_str()] };
        let found = in_a_program(|program| program.args(arguments.iter()))?;
        assert_eq!(found, [Find { place: Place::Arguments("sh".to_owned()), spelling }]);
        if !wide {
            let found = in_a_program(|program| program.env("PLANTED", &text))?;
            assert_eq!(found, [Find { place: Place::Environment("sh".to_owned()), spelling }]);
        }
    }
    Ok(())
}

/// What is found in a program that is started so.
fn in_a_program(
    start: impl FnOnce(&mut std::process::Command) -> &mut std::process::Command,
) -> Result<Vec<Find>> {
    let mut program = Process::command("sh");
    start(program.args(["-c", "read until_it_ends", "planted"]));
    let mut program = Process::start(program.stdin(Stdio::piped()))?;
    // It says its own name a moment before its arguments can be read.
    let arguments = format!("/proc/{}/cmdline", program.id());
    let is_there =
        |name: String| name == "sh" && std::fs::read(&arguments).is_ok_and(|text| !text.is_empty());
    while process::name(program.id()).is_some_and(|name| !is_there(name)) {
        std::thread::yield_now();
    }
    let found = search::in_processes(&[PLANTED], &[program.id()])?;
    drop(program.child().and_then(|child| child.stdin.take()));
    Ok(found)
}
