//! Whether a pasted key is alive, and which one it is. The secret stays in its field until it is sent, and the
//! field is emptied once the answer is there.

use crate::action::Action;
use crate::address_choice::{AddressChoice, of_accounts, others, published};
use crate::parts::{Advice, FailureNotice, Glyph, Icon, VerdictCard};
use crate::screen::Destination;
use crate::use_app::use_app;
use crate::words::check as words;
use domain::call::CheckKey;
use domain::{Field, Hidden};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// The screen.
#[component]
pub fn Check() -> Html {
    let app = use_app();
    use_effect_with((), |()| crate::keyboard::focus("check-secret"));
    let secret = use_node_ref();
    let picked = use_state(|| None::<String>);
    let address = use_state(String::new);
    let state = app.state();
    let attempt = &state.check.attempt;
    let hiding = state.hiding();
    let accounts = state.home.as_ref().map(|home| of_accounts(home, hiding)).unwrap_or_default();
    let regions = published(&accounts);
    let others = others();
    let all: Vec<AddressChoice> = accounts.iter().chain(&regions).chain(&others).cloned().collect();
    // At first where the admin is looking.
    let here = state.account().map(|one| &one.account);
    let first = all.iter().find(|choice| {
        here.is_some_and(|account| {
            choice.edition == account.edition && choice.address.as_ref() == Some(&account.address)
        })
    });
    let by_value = picked.as_ref().and_then(|value| all.iter().find(|choice| choice.value() == *value));
    let choice = by_value.or(first).or(all.first()).cloned();
    let other = choice.as_ref().is_some_and(|choice| choice.address.is_none());

    let onsubmit = {
        let (app, secret, address, choice) = (app.clone(), secret.clone(), address.clone(), choice.clone());
        let busy = attempt.busy;
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let (Some(input), Some(choice), false) = (secret.cast::<HtmlInputElement>(), &choice, busy)
            else {
                return;
            };
            let request = CheckKey {
                edition: choice.edition,
                address: choice.address.clone().unwrap_or_else(|| address.trim().to_owned()),
                secret: Hidden::new(input.value()),
            };
            app.check(request, move || input.set_value(""));
        })
    };
    // The options have numbers for values: an address of one's own gives one away where names are hidden.
    let onpick = {
        let all = all.clone();
        Callback::from(move |event: Event| {
            let place = event.target_unchecked_into::<HtmlSelectElement>().selected_index();
            let picking = usize::try_from(place).ok().and_then(|place| all.get(place));
            picked.set(picking.map(AddressChoice::value));
        })
    };
    let typed = (*address).clone();
    let onaddress = Callback::from(move |event: InputEvent| {
        address.set(event.target_unchecked_into::<HtmlInputElement>().value());
    });
    let option = |one: &AddressChoice| {
        let selected = choice.as_ref() == Some(one);
        let place = all.iter().position(|known| known == one).unwrap_or_default().to_string();
        html! { <option key={one.value()} value={place} {selected}>{ &one.title }</option> }
    };
    let secret_advice = attempt.about(Field::Secret).map(str::to_owned);
    let address_advice = attempt.about(Field::Address).map(str::to_owned);
    let foremost = state.dialog.is_none() && state.trouble.is_none();
    html! {
        <section class="check-page" aria-labelledby="check-title">
            <header class="page-head">
                <div><h1 id="check-title">{ words::CHECK_KEY }</h1>
                <p class="hint">{ words::LEARN_WHETHER_KEY_IS_ALIVE }</p></div>
            </header>
            <div class="form-scroll">
                <form {onsubmit} autocomplete="off" class="check-form">
                    <section class="field">
                        <label class="legend" for="check-secret">{ words::KEY }</label>
                        <input ref={secret} id="check-secret" class="input" type="password" autocomplete="off" spellcheck="false"
                            placeholder={words::PASTE_WHOLE_KEY} aria-invalid={secret_advice.is_some().then_some("true")}
                            aria-describedby="check-secret-advice check-note" />
                        <Advice id="check-secret-advice" words={secret_advice.map(AttrValue::from)} />
                        <p id="check-note" class="note"><Icon glyph={Glyph::Lock} />{ words::SENT_TO_THIS_ONE_ADDRESS }</p>
                    </section>
                    <section class="field">
                        <label class="legend" for="check-address">{ words::WHERE_TO_ASK }</label>
                        <select id="check-address" class="input" onchange={onpick}>
                            if !accounts.is_empty() {
                                <optgroup label={words::YOUR_ACCOUNTS}>{ for accounts.iter().map(option) }</optgroup>
                            }
                            <optgroup label={words::PUBLISHED_ADDRESSES}>{ for regions.iter().map(option) }</optgroup>
                            <optgroup label={words::ELSEWHERE}>{ for others.iter().map(option) }</optgroup>
                        </select>
                        if other {
                            <label class="sub-field" for="check-other">{ words::ADDRESS }</label>
                            <input id="check-other" class="input" type="text" inputmode="url" autocomplete="off" spellcheck="false"
                                placeholder={hiding.placeholder(&typed, "https://keys.example.com")} value={hiding.typed(&typed.clone().into())}
                                readonly={hiding.is_on()} oninput={onaddress}
                                aria-invalid={address_advice.is_some().then_some("true")} aria-describedby="check-address-advice" />
                        } else if let Some(choice) = &choice {
                            <p class="note">{ choice.shown(hiding) }</p>
                        }
                        <Advice id="check-address-advice" words={address_advice.map(AttrValue::from)} />
                    </section>
                    if let Some(failure) = attempt.beside(&[Field::Secret, Field::Address]) {
                        <FailureNotice failure={failure.clone()} {foremost} />
                    }
                    <button id="check" type="submit" class="button primary" disabled={attempt.busy}>
                        { if attempt.busy { words::CHECKING } else { words::CHECK } }
                    </button>
                </form>
                if let (Some(checked), false) = (&state.check.answer, attempt.busy) {
                    <VerdictCard checked={checked.clone()} now={state.now}
                        onopen={app.on(|(at, key)| Action::Go(Destination::Key(at, key)))} />
                }
            </div>
        </section>
    }
}
