//! Debug builds only: a place where a create waits for ever, so that a test can kill Keyward there.

/// Waits for ever where the environment says `KEYWARD_HOLD=after-answer`.
#[allow(clippy::print_stderr, reason = "the test that set the variable waits for this line")]
pub(crate) async fn after_answer() {
    if std::env::var_os("KEYWARD_HOLD").is_some_and(|place| place == "after-answer") {
        eprintln!("held after-answer");
        std::future::pending::<()>().await;
    }
}
