//! Tokens that say where a page ended. Only the sandbox reads them; a client sends them back as they came.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// What a token says; `None` where it is none of ours.
pub(crate) fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
    serde_json::from_slice(&bytes).ok()
}

/// A token that says this, in characters that a query takes as they are.
pub(crate) fn write<T: Serialize>(token: &T) -> Result<String, serde_json::Error> {
    Ok(URL_SAFE_NO_PAD.encode(serde_json::to_vec(token)?))
}
