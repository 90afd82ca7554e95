//! Debug builds only: places where Keyward waits for ever, so that a test can kill it there.

use domain::rotation::Deed;

/// Waits for ever where the environment says `KEYWARD_HOLD=after-answer`.
pub(crate) async fn after_answer() {
    at("after-answer").await;
}

/// Waits for ever before a step of a rotation that the environment names: `KEYWARD_HOLD=before-delete-old`.
pub(crate) async fn before(deed: &Deed) {
    let place = match deed {
        Deed::Prove => "before-prove",
        Deed::DeleteOld { .. } => "before-delete-old",
        Deed::Rename { .. } => "before-rename",
        _ => return,
    };
    at(place).await;
}

#[allow(clippy::print_stderr, reason = "the test that set the variable waits for this line")]
async fn at(place: &str) {
    if std::env::var_os("KEYWARD_HOLD").is_some_and(|wanted| wanted == place) {
        eprintln!("held {place}");
        std::future::pending::<()>().await;
    }
}
