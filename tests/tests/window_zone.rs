//! Local time in the real window: whole days are the admin's, not those of UTC, also across a change of clocks.

use anyhow::Result;
use journeys::steps;
use journeys::{Keychain, Service, Start, Surroundings, Theme, Window, key};

/// A key that is made then by the service's clock, for thirty days, and how the window reads its two ends.
struct Case {
    zone: &'static str,
    name: &'static str,
    made: &'static str,
    /// Its date in the form, before it is made.
    promised: &'static str,
    /// The same, as it is searched for.
    day: &'static str,
    created: Reading,
    expires: Reading,
}

/// The words of an instant, and the exact ones on hover without their seconds.
struct Reading {
    words: &'static str,
    exact: (&'static str, &'static str),
}

const CASES: [Case; 4] = [
    // In UTC it is the first of November.
    Case {
        zone: "America/New_York",
        name: "Month end",
        made: "2026-10-02T03:30:01Z",
        promised: "31 Oct 2026",
        day: "2026-10-31",
        created: Reading { words: "1 Oct 2026, 23:30", exact: ("2026-10-01 23:30:", "(UTC-04:00)") },
        expires: Reading { words: "31 Oct 2026, 23:30", exact: ("2026-10-31 23:30:", "(UTC-04:00)") },
    },
    // Summer time ends on the first of November.
    Case {
        zone: "America/New_York",
        name: "Over the change",
        made: "2026-10-05T03:30:01Z",
        promised: "3 Nov 2026",
        day: "2026-11-03",
        created: Reading { words: "4 Oct 2026, 23:30", exact: ("2026-10-04 23:30:", "(UTC-04:00)") },
        expires: Reading { words: "3 Nov 2026, 22:30", exact: ("2026-11-03 22:30:", "(UTC-05:00)") },
    },
    // Summer time ends on the 25th of October: with its offset it would be November.
    Case {
        zone: "Europe/Berlin",
        name: "Month end over the change",
        made: "2026-10-01T22:30:01Z",
        promised: "31 Oct 2026",
        day: "2026-10-31",
        created: Reading { words: "2 Oct 2026, 00:30", exact: ("2026-10-02 00:30:", "(UTC+02:00)") },
        expires: Reading { words: "31 Oct 2026, 23:30", exact: ("2026-10-31 23:30:", "(UTC+01:00)") },
    },
    // In UTC it is still the year before.
    Case {
        zone: "Europe/Berlin",
        name: "New year",
        made: "2026-12-01T23:30:01Z",
        promised: "1 Jan 2027",
        day: "2027-01-01",
        created: Reading { words: "2 Dec 2026, 00:30", exact: ("2026-12-02 00:30:", "(UTC+01:00)") },
        expires: Reading { words: "1 Jan 2027, 00:30", exact: ("2027-01-01 00:30:", "(UTC+01:00)") },
    },
];

#[tokio::test]
async fn expirations_are_local_days() -> Result<()> {
    for zone in ["America/New_York", "Europe/Berlin"] {
        let service = Service::start().await?;
        let surroundings = Surroundings::start(Keychain::Unlocked, Theme::Light).await?;
        let start = Start { zone: Some(zone), ..Start::default() };
        let window = Window::open(&surroundings, start).await?;
        for (place, case) in CASES.iter().filter(|case| case.zone == zone).enumerate() {
            service.set_clock(case.made.parse()?)?;
            if place == 0 {
                steps::sign_in(&window, service.address(), service.admin_token(), 8).await?;
            } else {
                // The window learns of the other clock.
                window.click("#refresh").await?;
            }
            make(&service, &window, case).await?;
        }
        window.close().await?;
    }
    Ok(())
}

async fn make(service: &Service, window: &Window, case: &Case) -> Result<()> {
    steps::fill_in_key(window, case.name).await?;
    window
        .until("the form promises the local day", async || {
            let label = format!(".choice:has({}) time", steps::THIRTY_DAYS);
            window.text(&label).await.is_ok_and(|text| text == case.promised)
        })
        .await?;
    // As precise as the words are: filling in the form took its time.
    service.set_clock(case.made.parse()?)?;
    window.click("#create").await?;
    window.see("#secret").await?;
    steps::say_stored(window).await?;
    steps::select_key(window, case.name).await?;
    let (words, exact) =
        (window.texts("#detail time").await?, window.attributes("#detail time", "title").await?);
    for reading in [&case.created, &case.expires] {
        let place = words.iter().position(|word| word == reading.words);
        let place = place.unwrap_or_else(|| panic!("{}: no {:?} in {words:?}", case.name, reading.words));
        let (begins, ends) = reading.exact;
        assert!(exact[place].starts_with(begins) && exact[place].ends_with(ends), "{}: {exact:?}", case.name);
    }
    // It expires on that day for the search, too.
    window.fill("#search", &format!("name:\"{}\" expires:{}", case.name, case.day)).await?;
    window.see_count(steps::ROWS, 1).await?;
    window.press("#search", &key::ESCAPE.to_string()).await
}
