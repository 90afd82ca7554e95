//! Names that mean no good, many organizations, and those that were never read, in the real window: each stays in its
//! place, and nothing becomes what it is not.

use anyhow::{Result, ensure};
use journeys::{Keychain, Service, Start, Surroundings, Theme, Window, service, steps};
use serde_json::json;

/// How many organizations there are beside the two of every service: more than are read while this looks.
const MANY: u32 = 998;

/// Whether the page is as wide as its window, and no wider.
const FITS: &str = "const page = document.documentElement; arguments[arguments.length - 1](page.scrollWidth <= page.clientWidth);";

/// Makes a key at the service, as somebody else would.
async fn make(service: &Service, name: &str) -> Result<()> {
    let key = json!({ "display_name": name, "permission_level": "READ_ONLY", "workspace_scope": { "all_workspaces": {} } });
    let draft = json!({ "api_key": key, "ttl": "7776000s" });
    let url = format!("{}{}", service.address(), service::KEYS);
    let request = reqwest::Client::new().post(url).bearer_auth(service.admin_token()).json(&draft);
    let answer = request.send().await?;
    let status = answer.status();
    ensure!(status.is_success(), "{name:?}: {status}: {}", answer.text().await?);
    Ok(())
}

async fn stays_in_its_place(window: &Window) -> Result<()> {
    window
        .until("nothing is wider than the window", async || {
            window.run_to_end(FITS).await.is_ok_and(|fits| fits == json!(true))
        })
        .await
}

#[tokio::test]
async fn hostile_names_and_many_organizations_stay_in_their_place() -> Result<()> {
    let surroundings = Surroundings::start(Keychain::Unlocked, Theme::Light).await?;
    // There is one already where another test was first.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let service = Service::start().await?;
    service.add_organizations(MANY, 10)?;
    make(&service, "inv\u{202e}oice \u{200f}🔑 =cmd|' /c calc'!A1").await?;
    make(&service, &"W".repeat(100)).await?;
    let window = Window::open(&surroundings, Start::default()).await?;
    let stranger = format!("kgn_pat_stranger{}", "x".repeat(27));
    steps::send_sign_in(&window, service.address(), &stranger).await?;
    window.see("[role=alert]").await?;
    steps::send_sign_in(&window, service.address(), service.admin_token()).await?;
    window.see("#keys").await?;

    // Of what was not read nothing is said, but how many they are.
    window.click("#health").await?;
    window.see("#health-all").await?;
    window.click("#health-all").await?;
    window
        .until("it says how many are not read yet", async || {
            window.text("#health-page .page-head").await.is_ok_and(|text| text.contains("not read yet"))
        })
        .await?;
    stays_in_its_place(&window).await?;
    pictures(&window, "health").await?;

    // The sign-in that failed is there, and says to which address.
    window.click("#activity").await?;
    window
        .until("both sign-ins are listed", async || {
            let listed = window.attributes("#acts [data-act]", "data-result").await;
            listed.is_ok_and(|results| results == ["done", "failed"])
        })
        .await?;
    let text = window.text("#acts").await?;
    ensure!(text.contains("no account") && !text.contains("stranger"), "{text}");
    stays_in_its_place(&window).await?;
    pictures(&window, "activity").await?;
    window.close().await
}

/// Pictures to look at in two sizes, where the environment names a folder for them.
async fn pictures(window: &Window, name: &str) -> Result<()> {
    let Some(folder) = std::env::var_os("KEYWARD_PICTURES") else { return Ok(()) };
    for (width, height) in [(900, 600), (1240, 780)] {
        window.resize(width, height).await?;
        let file = format!("hostile-{name}-{width}x{height}.png");
        window.picture(&std::path::Path::new(&folder).join(file)).await?;
    }
    Ok(())
}
