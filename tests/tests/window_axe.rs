//! Every screen and dialog of both walks, in both themes, by axe-core in the real window: nothing may be wrong.

use anyhow::Result;
use journeys::axe::{self, Checking};
use journeys::corners::corners;
use journeys::tour::tour;
use journeys::{Keychain, Start, Surroundings, Theme, Window};

/// So many screens are on the walk of an admin.
const SCREENS: usize = 38;

/// So many more are seldom seen.
const CORNERS: usize = 45;

/// How large the window is.
const SIZE: (u32, u32) = (1240, 780);

fn nothing_is_wrong(checking: &Checking, screens: usize) {
    assert!(checking.found.is_empty(), "{} violations:\n{}", checking.found.len(), checking.found.join("\n"));
    assert_eq!(checking.screens, screens);
}

async fn on_the_tour(theme: Theme) -> Result<()> {
    let mut checking = Checking::default();
    tour(theme, SIZE, &mut checking).await?;
    nothing_is_wrong(&checking, SCREENS);
    Ok(())
}

async fn in_the_corners(theme: Theme) -> Result<()> {
    let mut checking = Checking::default();
    let walked = corners(theme, SIZE, &mut checking).await;
    assert!(checking.found.is_empty(), "{}\n{walked:?}", checking.found.join("\n"));
    walked?;
    nothing_is_wrong(&checking, CORNERS);
    Ok(())
}

#[tokio::test]
async fn everybody_can_use_every_screen_in_light() -> Result<()> {
    on_the_tour(Theme::Light).await
}

#[tokio::test]
async fn everybody_can_use_every_corner_in_light() -> Result<()> {
    in_the_corners(Theme::Light).await
}

#[tokio::test]
async fn everybody_can_use_every_corner_in_dark() -> Result<()> {
    in_the_corners(Theme::Dark).await
}

#[tokio::test]
async fn everybody_can_use_every_screen_in_dark() -> Result<()> {
    on_the_tour(Theme::Dark).await
}

/// The checker finds what is wrong: a button without a name, and text that can hardly be seen.
#[tokio::test]
async fn a_planted_mistake_is_found() -> Result<()> {
    let surroundings = Surroundings::start(Keychain::Unlocked, Theme::Light).await?;
    let window = Window::open(&surroundings, Start::default()).await?;
    window.see("#explore-sandbox").await?;
    assert_eq!(axe::violations(&window).await?, Vec::<String>::new());
    window
        .run_to_end(
            "const planted = document.createElement('button'); planted.id = 'planted'; \
             document.querySelector('main').append(planted); arguments[arguments.length - 1](true)",
        )
        .await?;
    let found = axe::violations(&window).await?;
    assert!(found.iter().any(|one| one.starts_with("button-name: #planted")), "{found:?}");
    window.close().await
}
