//! What should be seen to, in the real window: the plot and the cards lead to the right key, and what is mended goes.

use anyhow::Result;
use journeys::corners::{ENLARGE, SHRINK};
use journeys::steps::{self, ROWS};
use journeys::{Keychain, Start, Surroundings, Theme, Window};

/// The arrows, as WebDriver has them.
const LEFT: &str = "\u{e012}";
const RIGHT: &str = "\u{e014}";

/// The row of a key in the card of a matter, and its button.
async fn mend(window: &Window, matter: &str, name: &str) -> Result<()> {
    let cases = format!("[data-finding=\"{matter}\"] [data-case]");
    window
        .until(&format!("{name} is among the {matter}"), async || {
            window.texts(&cases).await.is_ok_and(|rows| rows.iter().any(|row| row.contains(name)))
        })
        .await?;
    let rows = window.texts(&cases).await?;
    let ids = window.attributes(&cases, "data-case").await?;
    let place = rows.iter().position(|row| row.contains(name)).unwrap_or_default();
    window.click(&format!("{cases}[data-case=\"{}\"] button", ids[place])).await
}

async fn see_words(window: &Window, place: &str, words: &str) -> Result<()> {
    window
        .until(&format!("{place} says {words:?}"), async || {
            window.text(place).await.is_ok_and(|found| found.contains(words))
        })
        .await
}

#[tokio::test]
async fn what_should_be_seen_to_leads_to_its_remedy() -> Result<()> {
    let surroundings = Surroundings::start(Keychain::Unlocked, Theme::Light).await?;
    let window = Window::open(&surroundings, Start::default()).await?;
    steps::explore_sandbox(&window).await?;

    // One organization, then all of them.
    window.click("#health").await?;
    window.see("#timeline-plot [role=option]").await?;
    see_words(&window, "#health-page .page-head", "8 keys in 1 organization").await?;
    pictures(&window, "one").await?;
    window.click("#health-all").await?;
    see_words(&window, "#health-page .page-head", "21 keys in 3 organizations").await?;
    see_words(&window, "#health-headline", "2 things need you").await?;
    pictures(&window, "all").await?;
    // The arrows go from one to the other, and stay on the choice.
    window.press("#health-all", RIGHT).await?;
    see_words(&window, "#health-page .page-head", "8 keys in 1 organization").await?;
    window.see_focus("#health-one").await?;
    window.press("#health-one", LEFT).await?;
    see_words(&window, "#health-page .page-head", "21 keys in 3 organizations").await?;
    window.see_focus("#health-all").await?;
    window.see("#health[data-attention=\"1\"] .rail-count").await?;
    everything_can_be_read(&window).await?;
    window.resize(900, 600).await?;
    everything_can_be_read(&window).await?;
    window.run_to_end(ENLARGE).await?;
    pictures(&window, "large").await?;
    window.resize(900, 600).await?;
    everything_can_be_read(&window).await?;
    window.run_to_end(SHRINK).await?;
    window.resize(1240, 780).await?;

    // An age leads to its keys, and so does what is older than a year.
    window.click("#ages-old").await?;
    window.see_count(ROWS, 4).await?;
    assert_eq!(window.value("#search").await?, "expires:never created>1y");
    window.click("#health").await?;
    window.click("[data-finding=\"slots\"] [data-all]").await?;
    window.see_count(ROWS, 10).await?;
    assert_eq!(window.value("#search").await?, "crowded");
    window.click("#health").await?;

    // Rotating begins with the right key, and leads back.
    mend(&window, "expiring", "CI Pipeline").await?;
    window.see("#rotate-begin").await?;
    see_words(&window, "#rotate-title", "CI Pipeline").await?;
    window.click("#cancel").await?;
    window.see("#health-page").await?;

    // So does a change.
    mend(&window, "broad", "Zapier bridge").await?;
    window.see("#fixed-expiration").await?;
    assert_eq!(window.value("#key-name").await?, "Zapier bridge");
    window.click("#cancel").await?;
    window.see("#health-page").await?;

    // What has expired goes with a click, and is no longer told.
    mend(&window, "expired", "Old importer").await?;
    see_words(&window, "dialog", "Acme Corp").await?;
    window.click("#confirm-delete").await?;
    window.see_no("[data-finding=\"expired\"]").await?;
    window.see("#health-page").await?;

    // With the keyboard along the plot, and into the list of exactly those keys.
    window.press("#timeline-plot [role=listbox]", "\u{e011}").await?;
    see_words(&window, "#timeline-week", "1 key expires").await?;
    window.press("#timeline-plot [role=listbox]", "\u{e007}").await?;
    window.see_count(ROWS, 1).await?;
    see_words(&window, ROWS, "CI Pipeline").await?;
    assert_eq!(window.value("#search").await?, "active expires<1w");

    // A number leads there too.
    window.click("#health").await?;
    window.click("[data-tile=\"never\"]").await?;
    window.see_count(ROWS, 10).await?;
    window.close().await
}

/// The words of the plot stand in it and touch no other, and each case has room for its name.
async fn everything_can_be_read(window: &Window) -> Result<()> {
    let look = "const boxes = css => [...document.querySelectorAll(css)].map(one => one.getBoundingClientRect()).filter(one => one.width > 0); \
        const words = boxes('#timeline-plot .plot-days text'), [plot] = boxes('#timeline-plot'), [bars] = boxes('#timeline-plot .plot-body'); \
        const touch = (one, other) => one !== other && one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom; \
        const inside = one => one.left >= plot.left && one.right <= bars.right + 1 && one.top >= plot.top && one.bottom <= plot.bottom; \
        const rem = parseFloat(getComputedStyle(document.documentElement).fontSize); \
        arguments[0]([words.length >= 4, words.filter(one => words.some(other => touch(one, other))).length, \
            words.filter(one => !inside(one)).length, boxes('.case-words').filter(one => one.width < 5 * rem).length])";
    let found = window.run_to_end(look).await?;
    anyhow::ensure!(found == serde_json::json!([true, 0, 0, 0]), "{found}");
    Ok(())
}

/// Pictures to look at in two sizes, where the environment names a folder for them.
async fn pictures(window: &Window, name: &str) -> Result<()> {
    let Some(folder) = std::env::var_os("KEYWARD_PICTURES") else { return Ok(()) };
    for (width, height) in [(900, 600), (1240, 780), (1240, 1500)] {
        window.resize(width, height).await?;
        window
            .picture(&std::path::Path::new(&folder).join(format!("health-{name}-{width}x{height}.png")))
            .await?;
    }
    window.resize(1240, 780).await
}
