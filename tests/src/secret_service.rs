//! What is in the keychain, as any other program of this session sees it.

use crate::Surroundings;
use anyhow::Result;
use std::collections::HashMap;
use zbus::Proxy;
use zbus::zvariant::{OwnedObjectPath, OwnedValue, Value};

/// A secret as the Secret Service hands it over: session, parameters, value, content type.
type Entry = (OwnedObjectPath, Vec<u8>, Vec<u8>, String);

/// The values of all entries of the unlocked Secret Service.
///
/// # Errors
/// Where there is no Secret Service, or it refuses.
pub async fn values(surroundings: &Surroundings) -> Result<Vec<String>> {
    let bus = surroundings.session_bus().await?;
    let service = Proxy::new(
        &bus,
        "org.freedesktop.secrets",
        "/org/freedesktop/secrets",
        "org.freedesktop.Secret.Service",
    )
    .await?;
    let (_, session): (OwnedValue, OwnedObjectPath) =
        service.call("OpenSession", &("plain", Value::from(""))).await?;
    let everything: HashMap<String, String> = HashMap::new();
    let (unlocked, _locked): (Vec<OwnedObjectPath>, Vec<OwnedObjectPath>) =
        service.call("SearchItems", &(everything,)).await?;
    let entries: HashMap<OwnedObjectPath, Entry> = service.call("GetSecrets", &(unlocked, session)).await?;
    Ok(entries.into_values().map(|(_, _, value, _)| String::from_utf8_lossy(&value).into_owned()).collect())
}
