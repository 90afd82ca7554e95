//! The way to the core: the only place that touches what Tauri injects into the page.
#![allow(unsafe_code)] // what wasm-bindgen writes for the extern block

use crate::words::frame as words;
use domain::call::{CHANGED, Call, Changed};
use domain::{Failure, FailureKind};
use js_sys::Promise;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["window", "__TAURI_INTERNALS__"], js_name = invoke)]
    fn invoke(command: &str, arguments: JsValue) -> Result<Promise, JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["window", "__TAURI_INTERNALS__"], js_name = transformCallback)]
    fn register(callback: &JsValue) -> Result<JsValue, JsValue>;
}

#[derive(Serialize)]
struct Arguments<C> {
    request: C,
}

/// Asks the core: at once, not when the answer is waited for.
///
/// # Errors
/// The core's failure; `Unexpected` where the call did not get there or the answer can't be read.
pub fn call<C: Call>(request: C) -> impl Future<Output = Result<C::Reply, Failure>> + use<C> {
    let asked = ask(request);
    async move {
        let reply = JsFuture::from(asked?).await.map_err(failure)?;
        serde_wasm_bindgen::from_value(reply).map_err(|problem| unexpected(&problem.to_string()))
    }
}

fn ask<C: Call>(request: C) -> Result<Promise, Failure> {
    let arguments = Arguments { request }
        .serialize(&serde_wasm_bindgen::Serializer::json_compatible())
        .map_err(|problem| unexpected(&problem.to_string()))?;
    invoke(C::NAME, arguments).map_err(failure)
}

/// Calls `heard` whenever the core says that something changed, for as long as the page lives.
///
/// # Errors
/// `Unexpected` where the core does not let the window listen.
pub async fn listen(heard: impl Fn(Changed) + 'static) -> Result<(), Failure> {
    #[derive(Deserialize)]
    struct Event {
        payload: Changed,
    }
    let callback = Closure::<dyn Fn(JsValue)>::new(move |event| {
        // An event that can't be read says nothing to act on; the next refresh finds what it meant.
        if let Ok(Event { payload }) = serde_wasm_bindgen::from_value(event) {
            heard(payload);
        }
    });
    let handler = register(&callback.into_js_value()).map_err(failure)?;
    let target = js_sys::Object::new();
    let arguments = js_sys::Object::new();
    for (object, name, value) in [
        (&target, "kind", JsValue::from_str("Any")),
        (&arguments, "event", JsValue::from_str(CHANGED)),
        (&arguments, "target", target.clone().into()),
        (&arguments, "handler", handler),
    ] {
        js_sys::Reflect::set(object, &JsValue::from_str(name), &value).map_err(failure)?;
    }
    let asked = invoke("plugin:event|listen", arguments.into()).map_err(failure)?;
    JsFuture::from(asked).await.map_err(failure).map(|_| ())
}

fn failure(thrown: JsValue) -> Failure {
    if let Ok(failure) = serde_wasm_bindgen::from_value::<Failure>(thrown.clone()) {
        return failure;
    }
    let words = thrown
        .as_string()
        .or_else(|| thrown.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message())));
    unexpected(words.as_deref().unwrap_or(words::NO_WORDS_WERE_GIVEN))
}

fn unexpected(words: &str) -> Failure {
    Failure {
        kind: FailureKind::Unexpected { trace: String::new() },
        message: words::window_and_core_of_keyward_did(words),
    }
}
