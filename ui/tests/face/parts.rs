//! Parts that hold or guard something: the secret, and the deletion.

use crate::pages::words_at;
use crate::sample::{account, keys, now};
use domain::{Failure, FailureKind, Field, Hidden, Key};
use ui::attempt::Attempt;
use ui::parts::{DeleteCard, SecretBox, SecretCard};
use yew::prelude::*;

const SECRET: &str = "kgn_pat_9Xy2Zk0aPq7RtUvWc3dEfGh5JkLmNoP8";

#[derive(Properties, PartialEq)]
struct SecretProps {
    revealed: Option<Hidden>,
    kept: bool,
    copied: Option<u32>,
    line_copied: bool,
}

#[component]
fn Secret(props: &SecretProps) -> Html {
    let nothing = Callback::from(|()| ());
    html! {
        <SecretCard name="Nightly export" busy=false failure={None::<Failure>} onstored={nothing.clone()} onclose={nothing.clone()}>
            <SecretBox prefix="kgn_pat_9Xy2" kept={props.kept} curl="curl" revealed={props.revealed.clone()} copied={props.copied} line_copied={props.line_copied}
                failure={None::<Failure>} oncopy={nothing.clone()} onreveal={nothing} oncopycurl={Callback::from(|_: String| ())} />
        </SecretCard>
    }
}

async fn secret(revealed: Option<Hidden>, kept: bool, copied: Option<u32>) -> String {
    let line_copied = copied.is_some();
    let props = move || SecretProps { revealed, kept, copied, line_copied };
    yew::ServerRenderer::<Secret>::with_props(props).hydratable(false).render().await
}

#[tokio::test]
async fn a_masked_secret_is_not_in_the_page() {
    let html = secret(None, true, Some(27)).await;
    assert!(html.contains("kgn_pat_9Xy2••••") && html.contains("Copied. Cleared in 27 s"), "{html}");
    assert!(
        html.contains(r#"<span role="status" class="visually-hidden">Line copied<"#),
        "said in the dialog, which hides all else: {html}"
    );
    assert!(!html.contains(SECRET) && !html.contains("not in the keychain"), "{html}");
    let html = secret(Some(Hidden::new(SECRET)), false, None).await;
    assert_eq!(html.matches(SECRET).count(), 1, "shown in one place only: {html}");
    assert!(html.contains("not in the keychain"), "{html}");
}

#[derive(Properties, PartialEq)]
struct DeleteProps {
    key_shown: Key,
    typed: &'static str,
    attempt: Attempt,
}

#[component]
fn Delete(props: &DeleteProps) -> Html {
    html! {
        <DeleteCard key_shown={props.key_shown.clone()} account={Some(account())} organization="Acme Corp" now={now()}
            typed={props.typed} attempt={props.attempt.clone()} ontype={Callback::from(|_: String| ())}
            ondelete={Callback::from(|()| ())} onclose={Callback::from(|()| ())} />
    }
}

async fn delete(key_shown: Key, typed: &'static str, attempt: Attempt) -> String {
    let props = move || DeleteProps { key_shown, typed, attempt };
    yew::ServerRenderer::<Delete>::with_props(props).hydratable(false).render().await
}

fn can_delete(html: &str) -> bool {
    let button = html.split("id=\"confirm-delete\"").nth(1).unwrap_or_default();
    !button.split('>').next().unwrap_or_default().contains("disabled")
}

#[tokio::test]
async fn the_word_opens_the_button() {
    let unnamed = Key { name: "inv\u{202e}oice".to_owned(), ..keys()[0].clone() };
    let table = [
        ("nothing typed", keys()[0].clone(), "", false),
        ("another word", keys()[0].clone(), "ci pipeline", false),
        ("the name", keys()[0].clone(), "CI Pipeline ", true),
        ("a name that can't be typed", unnamed.clone(), "invoice", false),
        ("its prefix", unnamed, "kgn_pat_7Qm2", true),
        ("an expired key", keys()[3].clone(), "", true),
    ];
    for (case, key, typed, expected) in table {
        let html = delete(key, typed, Attempt::default()).await;
        assert_eq!(can_delete(&html), expected, "{case}: {html}");
    }
}

#[tokio::test]
async fn a_failed_deletion_keeps_what_was_typed() {
    let message = "The key changed since it was read.".to_owned();
    let conflict = Attempt::failed(Failure { kind: FailureKind::Conflict, message: message.clone() });
    let html = delete(keys()[0].clone(), "CI Pipeline", conflict).await;
    assert!(html.contains(&message) && html.contains("value=\"CI Pipeline\""), "{html}");
    let kind = FailureKind::Invalid { field: Field::ConfirmWord };
    let html = delete(
        keys()[0].clone(),
        "CI Pipeline",
        Attempt::failed(Failure { kind, message: "No.".to_owned() }),
    )
    .await;
    assert_eq!(words_at(&html, "word-advice"), "No.");
}
