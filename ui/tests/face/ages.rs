//! How old keys are, how many need somebody soon, and names that mean no good, on the page about what should be seen to.

use crate::health::{card, looking};
use crate::pages::{after, drawn, has, lacks};
use crate::sample::{home, keys, now, plain_view, view};
use domain::health::Attention;
use domain::{Home, Key, KeyId, Reach, Timestamp, View};

#[tokio::test]
async fn every_age_is_a_bar_and_the_old_ones_are_named() {
    let aged = || {
        let made = |days: i64| instant_before(days);
        let key = |(number, created): (usize, Option<Timestamp>)| Key {
            id: KeyId::new(number.to_string()),
            name: format!("Robot {number}"),
            created,
            expires: None,
            ..keys()[2].clone()
        };
        let created = [made(1), made(2), made(40), made(400), made(800), None];
        View { keys: created.into_iter().enumerate().map(key).collect(), ..plain_view(Reach::Everything) }
    };
    let html = drawn(move || looking(home(), &[aged()])).await;
    let plot = html.split("id=\"age-plot\"").nth(1).unwrap().split("</section>").next().unwrap();
    let counts: Vec<&str> =
        plot.split("data-age=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert_eq!(counts, ["2", "1", "0", "0", "1", "1"]);
    assert_eq!(plot.matches("disabled=\"disabled\"").count(), 2, "an empty bar leads nowhere");
    has(
        plot,
        &[
            "Show the 2 older than that",
            "Of 1 key the service does not tell",
            "width=\"100.00%\"",
            "width=\"50.00%\"",
        ],
    );
}

fn instant_before(days: i64) -> Option<Timestamp> {
    Timestamp::from_second(now().as_second() - days * 86_400).ok()
}

#[tokio::test]
async fn the_rail_counts_what_needs_somebody_soon() {
    let counted = |expiring, urgent| Home { attention: Attention { expiring, urgent }, ..home() };
    let html = drawn(move || after(counted(0, 0), Some(view()), vec![])).await;
    lacks(&html, &["rail-count"]);
    let html = drawn(move || after(counted(3, 0), Some(view()), vec![])).await;
    has(&html, &["data-attention=\"3\"", "3 to see to: expiring within 14 days"]);
    lacks(&html, &["rail-count urgent"]);
    let html = drawn(move || after(counted(1_200, 7), Some(view()), vec![])).await;
    has(
        &html,
        &["rail-count urgent", ">99+<", "1,200 to see to: expiring within 14 days, 7 of them within 3"],
    );
}

/// Whoever names a key, or an organization, may mean no good.
#[tokio::test]
async fn hostile_names_are_text() {
    let long = "x".repeat(200);
    let names = ["inv\u{202e}oice", "<img src=x>", "two\nlines", "🔑🔥", long.as_str()].map(str::to_owned);
    let html = drawn(move || {
        let one = |(number, name): (usize, &String)| Key {
            id: KeyId::new(number.to_string()),
            name: name.clone(),
            ..keys()[2].clone()
        };
        let title = "Evil\u{202e}proC \u{200f}🔥".to_owned();
        looking(
            home(),
            &[View { keys: names.iter().enumerate().map(one).collect(), title, used: 10, ..view() }],
        )
    })
    .await;
    has(card(&html, "unused"), &["inv⟨202E⟩oice", "&lt;img src=x&gt;", "two⟨000A⟩lines", "🔑🔥", &long]);
    has(card(&html, "slots"), &["Evil⟨202E⟩proC ⟨200F⟩🔥"]);
    lacks(&html, &["\u{202e}", "\u{200f}", "<img"]);
}
