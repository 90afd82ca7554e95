//! Rotations in the real window: killed at every step, with a lost secret, with a service that does not tell, and
//! after the journal was damaged.

use anyhow::{Result, ensure};
use journeys::service::ORGANIZATION;
use journeys::steps;
use journeys::{Keychain, Service, Start, Surroundings, Theme, Window, knock, search, until};
use sandbox::{Effect, Fault};
use std::fs;
use std::path::PathBuf;

/// The key that is rotated.
const NAME: &str = "CI Pipeline";

/// Long enough for any journey: the clipboard must not be cleared before it is read.
const LONG: Start = Start { clipboard_seconds: Some(120), ..Start::USUAL };

/// Starts Keyward so that it stops at a place for ever.
async fn open_held(surroundings: &Surroundings, place: &'static str) -> Result<Window> {
    Window::open(surroundings, Start { hold: Some(place), ..LONG }).await
}

async fn until_held(window: &Window, place: &str) -> Result<()> {
    let line = format!("held {place}");
    window.until(&line, async || window.printed().is_ok_and(|text| text.contains(&line))).await
}

async fn begin(window: &Window) -> Result<()> {
    steps::select_key(window, NAME).await?;
    window.click("#rotate").await?;
    window.click("#rotate-begin").await
}

/// A rotation that was begun, and killed at a place.
async fn killed_at(place: &'static str) -> Result<(Service, Surroundings)> {
    let service = Service::start().await?;
    let surroundings = Surroundings::start(Keychain::Unlocked, Theme::Light).await?;
    let window = open_held(&surroundings, place).await?;
    steps::sign_in(&window, service.address(), service.admin_token(), 8).await?;
    begin(&window).await?;
    until_held(&window, place).await?;
    window.kill().await?;
    Ok((service, surroundings))
}

/// Opens the one rotation that there is, from wherever the window is.
async fn open_rotation(window: &Window) -> Result<()> {
    window.click("#rotations").await?;
    window.click("[data-open-rotation]").await?;
    window.see("#rotation").await
}

async fn waits_for(window: &Window, reason: &str) -> Result<()> {
    window.see(&format!("#rotation[data-standing=\"waiting\"][data-reason=\"{reason}\"]")).await
}

async fn keys(service: &Service) -> Result<usize> {
    knock::keys_of(service.address(), service.admin_token(), ORGANIZATION).await
}

async fn named(service: &Service) -> Result<usize> {
    knock::keys_named(service.address(), service.admin_token(), ORGANIZATION, NAME).await
}

/// One rotation, killed before the new secret is proven, before the old key is deleted, and before the new one gets its
/// name: each start goes on where the last one was stopped, and there is always a key that works.
#[tokio::test]
async fn a_rotation_is_killed_at_every_step() -> Result<()> {
    let (service, surroundings) = killed_at("before-prove").await?;
    assert_eq!((keys(&service).await?, named(&service).await?), (9, 1), "both keys are there");

    let window = open_held(&surroundings, "before-delete-old").await?;
    open_rotation(&window).await?;
    waits_for(&window, "hand_over").await?;
    let secret = steps::copy_secret(&surroundings, &window).await?;
    assert_eq!(knock::knock(service.address(), &secret).await?, 200, "it is proven");
    window.click("#stored").await?;
    waits_for(&window, "finish").await?;
    // Somebody uses the new key: nothing speaks against deleting the old one.
    assert_eq!(knock::knock(service.address(), &secret).await?, 200);
    window.click("#rotation [data-choice=\"finish\"]").await?;
    until_held(&window, "before-delete-old").await?;
    window.kill().await?;
    assert_eq!(named(&service).await?, 1, "the old key is there until the moment it is deleted");

    // The admin said that it should go, so it goes.
    let window = open_held(&surroundings, "before-rename").await?;
    until_held(&window, "before-rename").await?;
    window.kill().await?;
    assert_eq!((keys(&service).await?, named(&service).await?), (8, 0), "the new key still has its tag");

    let window = Window::open(&surroundings, LONG).await?;
    until("the new key has its name", async || named(&service).await.is_ok_and(|count| count == 1)).await?;
    open_rotation(&window).await?;
    window.see("#rotation[data-standing=\"over\"]").await?;
    let receipt = window.text("#receipt").await?;
    for said in ["created", "accepts the new secret", "You stored", "old key is gone", "final name"] {
        ensure!(receipt.contains(said), "the receipt does not say '{said}': {receipt}");
    }
    assert_eq!(knock::knock(service.address(), &secret).await?, 200);
    assert_eq!(search::files_with(&secret, surroundings.home())?, Vec::<PathBuf>::new());
    window.sweep().await?;
    window.close().await
}

/// Killed between the answer and the keychain: the new key is named as one whose secret is lost; another takes its
/// place, and the lost one goes.
#[tokio::test]
async fn a_lost_secret_is_made_again() -> Result<()> {
    let (service, surroundings) = killed_at("after-answer").await?;
    assert_eq!(keys(&service).await?, 9);

    let window = Window::open(&surroundings, LONG).await?;
    open_rotation(&window).await?;
    waits_for(&window, "secret_lost").await?;
    let said = window.text("#rotation").await?;
    ensure!(said.contains("lost"), "{said}");
    window.click("#rotation [data-choice=\"start_over\"]").await?;
    waits_for(&window, "hand_over").await?;
    assert_eq!(keys(&service).await?, 9, "the lost key is gone, the old one is there");
    let secret = steps::copy_secret(&surroundings, &window).await?;
    window.click("#stored").await?;
    waits_for(&window, "finish").await?;
    assert_eq!(knock::knock(service.address(), &secret).await?, 200);
    window.click("#rotation [data-choice=\"keep_both\"]").await?;
    window.see("#rotation[data-standing=\"over\"]").await?;
    assert_eq!((keys(&service).await?, named(&service).await?), (9, 2), "both stay, without a tag");
    window.close().await
}

/// The service can't be asked whether it accepts the new secret: the admin is asked, and nothing is deleted meanwhile.
#[tokio::test]
async fn an_unproven_secret_is_for_the_admin_to_decide() -> Result<()> {
    let (service, surroundings) = killed_at("before-prove").await?;
    let down =
        Effect::Answer { status: 503, headers: Default::default(), body: String::new(), after_work: false };
    service.fault(Fault::always("GET", "/api/v1/me/organizations", down))?;

    let window = Window::open(&surroundings, LONG).await?;
    open_rotation(&window).await?;
    waits_for(&window, "verdict").await?;
    assert!(!window.shown("#copy-secret").await, "it is not handed over");
    service.clear_faults();
    window.click("#rotation [data-choice=\"try_again\"]").await?;
    waits_for(&window, "hand_over").await?;
    window.click("#rotation [data-choice=\"undo\"]").await?;
    window.click("#call-off #confirm").await?;
    window.see("#rotation[data-standing=\"over\"]").await?;
    assert_eq!((keys(&service).await?, named(&service).await?), (8, 1), "the new key is gone");
    window.close().await
}

/// A journal that was damaged is kept, and no rotation begins before the admin has looked.
#[tokio::test]
async fn a_damaged_journal_holds_rotations_up() -> Result<()> {
    let service = Service::start().await?;
    let surroundings = Surroundings::start(Keychain::Unlocked, Theme::Light).await?;
    let window = Window::open(&surroundings, LONG).await?;
    steps::sign_in(&window, service.address(), service.admin_token(), 8).await?;
    window.close().await?;
    let folder = surroundings.home().join("data/org.keyward.desktop");
    let journal = folder.join("journal.db");
    fs::write(&journal, "no database any more, and longer than a page".repeat(200))?;
    for rest in ["journal.db-wal", "journal.db-shm"] {
        fs::write(folder.join(rest), "neither")?;
    }

    let window = Window::open(&surroundings, LONG).await?;
    window.see("[data-story=\"journal\"]").await?;
    let kept = fs::read_dir(&folder)?.flatten().map(|file| file.file_name().to_string_lossy().into_owned());
    let kept: Vec<String> = kept.filter(|name| name.starts_with("journal")).collect();
    ensure!(kept.iter().any(|name| name.contains("set-aside")), "it is not kept: {kept:?}");
    steps::sign_in(&window, service.address(), service.admin_token(), 8).await?;
    steps::select_key(&window, NAME).await?;
    window.see("#rotate[disabled]").await?;
    window.click("#journal-seen").await?;
    window.see_no("[data-story=\"journal\"]").await?;
    begin(&window).await?;
    waits_for(&window, "hand_over").await?;
    window.close().await
}
