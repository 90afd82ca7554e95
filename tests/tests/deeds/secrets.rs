//! No secret and no credential in any file, and the search for them proves itself.

use crate::world::{World, create, refresh, reveal};
use base64::Engine;
use domain::call::{ConfirmStored, CopySecret, DeleteKey, Open};
use std::path::Path;

/// The ways in which a text may stand in a file.
fn forms(text: &str) -> Vec<Vec<u8>> {
    let mut forms = vec![text.as_bytes().to_owned()];
    // Base64 of a text inside another text depends on where it begins.
    for shift in 0..3 {
        let padded = [&b"xxx"[..shift], text.as_bytes()].concat();
        let encoded = base64::engine::general_purpose::STANDARD_NO_PAD.encode(padded);
        forms.push(encoded.as_bytes()[4..encoded.len() - 4].to_owned());
    }
    let hex: String = text.bytes().map(|byte| format!("{byte:02x}")).collect();
    forms.push(hex.to_uppercase().into_bytes());
    forms.push(hex.into_bytes());
    forms.push(text.encode_utf16().flat_map(u16::to_le_bytes).collect());
    forms
}

/// The files below `directory` that hold the text in one of its forms.
pub(crate) fn files_with(directory: &Path, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_with(&path, text));
        } else {
            let bytes = std::fs::read(&path).unwrap();
            let holds = |form: &Vec<u8>| memchr::memmem::find(&bytes, form).is_some();
            if forms(text).iter().any(holds) {
                found.push(path.display().to_string());
            }
        }
    }
    found
}

#[tokio::test]
async fn no_file_holds_a_secret_or_a_credential() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let made = app.create_key(create(&at, "searched for")).await.unwrap();
    let secret = reveal(&app, &made.id);
    app.copy_secret(&CopySecret { create: made.id.clone() }).await.unwrap();
    let home = app.home(Open {}).await.unwrap();
    assert!(!serde_json::to_string(&home).unwrap().contains(&secret[12..]));
    assert!(!format!("{made:?} {home:?} {app:?}").contains(&secret[12..]));
    let looked_for = [secret.as_str(), world.sandbox.admin_token()];
    for text in looked_for {
        assert_eq!(files_with(world.directory(), text), Vec::<String>::new());
    }
    app.confirm_stored(&ConfirmStored { create: made.id }).await.unwrap();
    let view = refresh(&app, &at).await;
    let key = view.keys.iter().find(|key| key.name == "searched for").unwrap();
    app.delete_key(&DeleteKey::alone(at, key.id.clone(), "searched for".to_owned())).await.unwrap();
    drop(app);
    for text in looked_for {
        assert_eq!(files_with(world.directory(), text), Vec::<String>::new());
    }

    for (number, form) in forms(&secret).into_iter().enumerate() {
        let planted = world.directory().join(format!("planted-{number}"));
        std::fs::write(&planted, [b"before", form.as_slice(), b"after"].concat()).unwrap();
        assert_eq!(
            files_with(world.directory(), &secret).len(),
            number + 1,
            "the search finds what is there"
        );
    }
}
