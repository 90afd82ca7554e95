//! Welcome: explore a sandbox, or sign in.

use crate::action::Action;
use crate::filled::filled;
use crate::parts::{Advice, EditionPicker, FailureNotice, Glyph, Icon, Logo, Place, RegionPicker};
use crate::screen::Destination;
use crate::shortcut::Shortcut;
use crate::use_app::use_app;
use crate::words::welcome as words;
use domain::call::SignIn;
use domain::{Account, Edition, Field, Hidden, KeychainState};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What the sandbox is good for.
const SANDBOX_LINES: [&str; 3] = [
    words::KEYS_THAT_EXPIRE_SOON_MAY_DO,
    words::CREATE_COPY_AND_DELETE_AS_YOU_WOULD,
    words::RESET_IT_WHENEVER_YOU_LIKE,
];

/// Which account has to sign in again, where it is one.
#[derive(Properties, PartialEq)]
pub struct WelcomeProps {
    /// The account.
    pub again: Option<Account>,
}

/// The screen. What is typed stays here; the credential stays in its field until it is sent.
#[component]
pub fn Welcome(props: &WelcomeProps) -> Html {
    let app = use_app();
    let picked = use_state(|| props.again.as_ref().map_or(Edition::Kognitos, |account| account.edition));
    let edition = *picked;
    let place = use_state(|| first_place(props.again.as_ref(), edition));
    let address =
        use_state(|| props.again.as_ref().map(|account| account.address.clone()).unwrap_or_default());
    let credential = use_node_ref();
    let attempt = app.state().sign_in.clone();
    use_effect_with(attempt.failure.clone(), |failure| {
        // It stands above the button, which may be out of sight in a small window.
        if failure.is_some() {
            crate::keyboard::reveal("sign-in");
        }
    });
    let fields = [Field::Address, Field::Credential];
    let first = app.state().at.is_none();

    let send = {
        let again = props.again.as_ref().map(|account| account.id.clone());
        let (app, place, address, credential) =
            (app.clone(), place.clone(), address.clone(), credential.clone());
        move |this_session_only: bool| {
            let region = edition.regions().iter().find(|region| Place::Region(region.id) == *place);
            let Some(input) = credential.cast::<HtmlInputElement>() else { return };
            app.sign_in(SignIn {
                edition,
                address: region.map_or_else(|| (*address).clone(), |region| region.address.to_owned()),
                credential: Hidden::new(input.value()),
                this_session_only,
                again: again.clone(),
            });
        }
    };
    let onsubmit = {
        let send = send.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            send(false);
        })
    };
    let (again, once) = (send.clone(), send);
    let again = Callback::from(move |_: MouseEvent| again(false));
    let once = Callback::from(move |_: MouseEvent| once(true));
    let chosen = (*place).clone();
    let onedition = {
        let place = place.clone();
        Callback::from(move |edition| {
            // Another address stays: it was typed.
            if *place != Place::Other {
                place.set(first_place(None, edition));
            }
            picked.set(edition);
        })
    };
    let onplace = Callback::from(move |picked| place.set(picked));
    let typed_address = (*address).clone();
    let onaddress = Callback::from(move |typed| address.set(typed));
    let explore = app.verb(|app, _: MouseEvent| app.explore_sandbox());
    let back = app.verb(|app, _: MouseEvent| app.back());
    let keychain = attempt.failure.as_ref().is_some_and(|failure| failure.kind.is_of_keychain());
    let credential_advice = attempt.about(Field::Credential).map(str::to_owned);
    let again_title = props.again.as_ref().map(|account| app.state().hiding().title(account));
    let settings = app.on(|_: MouseEvent| Action::Go(Destination::Settings));
    let home_keychain = app.state().home.as_ref().map(|home| home.keychain.clone());

    html! {
        <div class="welcome">
            <header class="welcome-head">
                if first {
                    <Logo /><h1>{ words::KEYWARD }</h1>
                    <p>{ words::SEE_CREATE_CHANGE_AND_DELETE }</p>
                } else {
                    <h1>{ if props.again.is_some() { words::SIGN_IN_AGAIN } else { words::ADD_ACCOUNT } }</h1>
                    <button type="button" class="button" onclick={back}>{ words::BACK }</button>
                }
            </header>
            <div class="welcome-columns">
                <button id="explore-sandbox" type="button" class="explore" disabled={attempt.busy} onclick={explore}>
                    <span class="explore-mark"><Icon glyph={Glyph::Flask} /></span>
                    <strong>{ words::EXPLORE_WITH_SANDBOX_ORGANIZATION }</strong>
                    <span>{ words::INVENTED_ORGANIZATIONS_WITH_KEYS_ON_THIS_COMPUTER }</span>
                    { for SANDBOX_LINES.into_iter().map(|line| html! {
                        <span class="explore-line"><Icon glyph={Glyph::Check} />{ line }</span>
                    }) }
                    <span class="explore-go">{ words::ONE_CLICK_NO_ACCOUNT }<Icon glyph={Glyph::Arrow} /></span>
                </button>
                <form class="sign-in" {onsubmit} autocomplete="off" aria-labelledby="sign-in-title">
                    if props.again.is_some() {
                        <h2 id="sign-in-title">{ filled(words::SIGN_IN_TO, [("name", html! { <bdi>{ again_title }</bdi> })]) }</h2>
                    } else {
                        <h2 id="sign-in-title">{ words::SIGN_IN }</h2>
                        <EditionPicker {edition} onpick={onedition} />
                    }
                    <RegionPicker {edition} place={chosen} address={typed_address} {onplace} {onaddress}
                        advice={attempt.about(Field::Address).map(str::to_owned)} />
                    <section class="field">
                        <label class="legend" for="credential">{ words::CREDENTIAL }</label>
                        <input ref={credential} id="credential" class="input" type="password" autocomplete="off" spellcheck="false"
                            placeholder={edition.credential_hint()} aria-invalid={credential_advice.is_some().then_some("true")}
                            aria-describedby="credential-advice credential-note" />
                        <Advice id="credential-advice" words={credential_advice.map(AttrValue::from)} />
                        <p id="credential-note" class="note"><Icon glyph={Glyph::Lock} />{ keychain_note(home_keychain.as_ref()) }</p>
                    </section>
                    if let Some(failure) = attempt.beside(&fields) {
                        <FailureNotice failure={failure.clone()} foremost={app.state().dialog.is_none()}
                            actions={if keychain { kept_nowhere(attempt.busy, again, once) } else { html! {} }} />
                    }
                    <button id="sign-in" type="submit" class="button primary wide" disabled={attempt.busy}>
                        { if attempt.busy { words::SIGNING_IN } else { words::SIGN_IN } }
                    </button>
                </form>
            </div>
            if first {
                <footer class="welcome-foot">
                    <button id="settings" type="button" class="rail-link" title={Shortcut::Settings.tip(words::SETTINGS)} onclick={settings}>
                        <Icon glyph={Glyph::Sliders} />{ words::SETTINGS }
                    </button>
                </footer>
            }
        </div>
    }
}

/// What can be done where the keychain does not keep the credential. What was typed is still there.
fn kept_nowhere(busy: bool, again: Callback<MouseEvent>, once: Callback<MouseEvent>) -> Html {
    html! {
        <>
            <button id="try-again" type="button" class="button" disabled={busy} onclick={again}>{ words::TRY_AGAIN }</button>
            <button id="session-only" type="button" class="button" disabled={busy} onclick={once}>{ words::SIGN_IN_FOR_THIS_SESSION }</button>
        </>
    }
}

/// The place of the account that signs in again; else the first region.
fn first_place(again: Option<&Account>, edition: Edition) -> Place {
    let regions = edition.regions();
    let of = |account: &Account| regions.iter().find(|region| region.address == account.address);
    match again {
        Some(account) => of(account).map_or(Place::Other, |region| Place::Region(region.id)),
        None => regions.first().map_or(Place::Other, |region| Place::Region(region.id)),
    }
}

fn keychain_note(keychain: Option<&KeychainState>) -> &'static str {
    match keychain {
        Some(KeychainState::Absent(_)) => words::THERE_IS_NO_KEYCHAIN_ON_THIS_COMPUTER,
        Some(KeychainState::Locked) => words::KEPT_IN_YOUR_SYSTEMS_KEYCHAIN,
        Some(KeychainState::Forgets) => words::YOUR_KEYCHAIN_FORGETS_WHAT_IT_IS_GIVEN,
        Some(KeychainState::Waiting) => words::KEPT_IN_YOUR_SYSTEMS_KEYCHAIN_WHICH_HAS_NOT,
        _ => words::KEPT_IN_YOUR_SYSTEMS_KEYCHAIN_AND_SENT,
    }
}
