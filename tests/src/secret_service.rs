//! What is in the keychain, as any other program of this session sees it, and locking it.

use crate::surroundings::KEYRING_PASSWORD;
use crate::until::in_time;
use crate::{Surroundings, until};
use anyhow::{Context, Result, ensure};
use std::collections::HashMap;
use std::process::Stdio;
use tokio::io::AsyncWriteExt;
use tokio::process::Command;
use zbus::zvariant::{OwnedObjectPath, OwnedValue, Value};
use zbus::{Connection, Proxy};

/// A secret as the Secret Service hands it over: session, parameters, value, content type.
type Entry = (OwnedObjectPath, Vec<u8>, Vec<u8>, String);

const NAME: &str = "org.freedesktop.secrets";

async fn service(bus: &Connection) -> Result<Proxy<'static>> {
    let proxy = Proxy::new(bus, NAME, "/org/freedesktop/secrets", "org.freedesktop.Secret.Service");
    Ok(proxy.await?)
}

/// The values of all entries of the unlocked Secret Service.
///
/// # Errors
/// Where there is no Secret Service, or it refuses.
pub async fn values(surroundings: &Surroundings) -> Result<Vec<String>> {
    let bus = surroundings.session_bus().await?;
    let service = service(&bus).await?;
    let (_, session): (OwnedValue, OwnedObjectPath) =
        service.call("OpenSession", &("plain", Value::from(""))).await?;
    let everything: HashMap<String, String> = HashMap::new();
    let (unlocked, _locked): (Vec<OwnedObjectPath>, Vec<OwnedObjectPath>) =
        service.call("SearchItems", &(everything,)).await?;
    let entries: HashMap<OwnedObjectPath, Entry> = service.call("GetSecrets", &(unlocked, session)).await?;
    Ok(entries.into_values().map(|(_, _, value, _)| String::from_utf8_lossy(&value).into_owned()).collect())
}

/// Locks the keychain: whoever wants something of it waits until its password was given.
///
/// # Errors
/// Where there is no Secret Service, or it does not lock.
pub async fn lock(surroundings: &Surroundings) -> Result<()> {
    let bus = surroundings.session_bus().await?;
    let service = service(&bus).await?;
    let collection: OwnedObjectPath = service.call("ReadAlias", &("default",)).await?;
    let (locked, _prompt): (Vec<OwnedObjectPath>, OwnedObjectPath) =
        service.call("Lock", &(vec![&collection],)).await?;
    ensure!(locked == [collection], "the keychain does not lock");
    ensure!(is_locked(surroundings).await?, "the keychain is not locked");
    Ok(())
}

/// Gives the keychain its password, as signing in to the desktop does.
///
/// # Errors
/// Where it stays locked.
pub async fn unlock(surroundings: &Surroundings) -> Result<()> {
    let command = surroundings.quiet("gnome-keyring-daemon", &["--unlock", "--components=secrets"])?;
    let mut command = Command::from(command);
    let mut daemon = command.stdin(Stdio::piped()).kill_on_drop(true).spawn()?;
    let mut input = daemon.stdin.take().context("no input")?;
    input.write_all(KEYRING_PASSWORD.as_bytes()).await?;
    drop(input);
    in_time("the keychain takes its password", daemon.wait()).await?;
    until("the keychain is unlocked", async || is_locked(surroundings).await.is_ok_and(|locked| !locked))
        .await
}

async fn is_locked(surroundings: &Surroundings) -> Result<bool> {
    let bus = surroundings.session_bus().await?;
    let collection: OwnedObjectPath = service(&bus).await?.call("ReadAlias", &("default",)).await?;
    let collection = Proxy::new(&bus, NAME, collection, "org.freedesktop.Secret.Collection").await?;
    Ok(collection.get_property("Locked").await?)
}
