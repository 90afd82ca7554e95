//! What is in the keychain, as any other program of this session sees it, and locking it.

use crate::Surroundings;
use crate::surroundings::KEYRING_PASSWORD;
use crate::until::in_time;
use anyhow::{Result, ensure};
use std::collections::HashMap;
use std::io;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::UnixStream;
use zbus::zvariant::{OwnedObjectPath, OwnedValue, Value};
use zbus::{Connection, Proxy};

/// A secret as the Secret Service hands it over: session, parameters, value, content type.
type Entry = (OwnedObjectPath, Vec<u8>, Vec<u8>, String);

const NAME: &str = "org.freedesktop.secrets";

/// The operation of gnome-keyring's control socket that unlocks.
const UNLOCK: u32 = 1;

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

/// Gives the keychain its password, as signing in to the desktop does: over the daemon's own socket.
///
/// # Errors
/// Where it stays locked.
pub async fn unlock(surroundings: &Surroundings) -> Result<()> {
    let socket = surroundings.home().join("run/keyring/control");
    let mut daemon = UnixStream::connect(socket).await?;
    // A byte that carries who asks; then, in big-endian numbers, the length of all that follows with this number,
    // the operation, and the password with its length. The answer is its length and a result.
    let password = KEYRING_PASSWORD.as_bytes();
    let length = u32::try_from(password.len())?;
    daemon.write_u8(0).await?;
    for number in [12 + length, UNLOCK, length] {
        daemon.write_u32(number).await?;
    }
    daemon.write_all(password).await?;
    let answered = async { Ok::<_, io::Error>((daemon.read_u32().await?, daemon.read_u32().await?)) };
    let (_, result) = in_time("the keychain takes its password", answered).await?;
    ensure!(result == 0 && !is_locked(surroundings).await?, "the keychain stays locked ({result})");
    Ok(())
}

async fn is_locked(surroundings: &Surroundings) -> Result<bool> {
    let bus = surroundings.session_bus().await?;
    let collection: OwnedObjectPath = service(&bus).await?.call("ReadAlias", &("default",)).await?;
    let collection = Proxy::new(&bus, NAME, collection, "org.freedesktop.Secret.Collection").await?;
    Ok(collection.get_property("Locked").await?)
}
