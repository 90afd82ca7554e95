//! Export: the keys that are shown or selected, in a new file, without anything secret.

use crate::world::{World, create, failure, refresh, reveal};
use domain::call::{ExportKeys, NoteKey};
use domain::inventory::Which;
use domain::list::Filter;
use domain::{Arrangement, Column, FailureKind, Format, KeyId};
use std::fs;

/// What the file at this path has.
fn read(path: &str) -> String {
    fs::read_to_string(path).unwrap()
}

#[tokio::test]
async fn what_the_table_shows_is_in_the_file_in_its_order() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let evil = "=HYPERLINK(\"http://evil.example\",\"x\")";
    let made = app.create_key(create(&at, evil)).await.unwrap();
    let secret = reveal(&app, &made.id);
    let view = refresh(&app, &at).await;
    let noted = view.keys.iter().find(|key| key.name == evil).unwrap();
    app.note_key(&NoteKey { at: at.clone(), key: noted.id.clone(), note: "box 3, left".to_owned() }).unwrap();

    let by = Arrangement { column: Column::Name, descending: true, ..Arrangement::default() };
    let request = ExportKeys { which: Which::Of(at.clone(), by.clone()), format: Format::Csv };
    let saved = app.export_keys(&request).unwrap();
    assert_eq!(saved.rows, 9);
    let text = read(&saved.path);
    assert!(!text.contains(&secret), "a secret is in an export");
    let lines: Vec<&str> = text.trim_end().split("\r\n").collect();
    assert_eq!(lines.len(), 10);
    let shown: Vec<&str> = by.shown(&view, view.read).iter().map(|key| key.name.as_str()).collect();
    let first = lines[1..].iter().map(|line| line.split(',').next().unwrap());
    let expected = shown
        .iter()
        .map(|name| if *name == evil { "\"'=HYPERLINK(\"\"http://evil.example\"\"" } else { name });
    assert_eq!(first.collect::<Vec<_>>(), expected.collect::<Vec<_>>());
    assert!(text.contains("\"box 3, left\""), "{text}");

    // A second one on the same day is another file; the first is as it was.
    let again = app.export_keys(&request).unwrap();
    assert_ne!(again.path, saved.path);
    assert_eq!(read(&saved.path), text);
}

#[tokio::test]
async fn all_organizations_filtered_and_selected_keys_as_json() {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let view = refresh(&app, &at).await;
    let names = |path: &str| {
        let items: serde_json::Value = serde_json::from_str(&read(path)).unwrap();
        let items = items.as_array().unwrap().iter();
        items.map(|item| item["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let by = Arrangement { filter: Some(Filter::Expired), ..Arrangement::default() };
    let saved = app.export_keys(&ExportKeys { which: Which::All(by), format: Format::Json }).unwrap();
    let expired = view.keys.iter().filter(|key| key.is_expired(view.read));
    assert_eq!(names(&saved.path), expired.map(|key| key.name.clone()).collect::<Vec<_>>());

    let nobody = KeyId::new("organizations/acme/apiKeys/nobody");
    let by = Arrangement { column: Column::Name, descending: true, ..Arrangement::default() };
    let mut keys: Vec<_> = view.keys[..4].iter().map(|key| (at.clone(), key.id.clone())).collect();
    keys.push((at.clone(), nobody.clone()));
    let these = ExportKeys { which: Which::These(keys, by.clone()), format: Format::Json };
    let saved = app.export_keys(&these).unwrap();
    let mut expected: Vec<_> = view.keys[..4].iter().map(|key| key.name.clone()).collect();
    expected.sort_by(|one, other| other.cmp(one));
    assert_eq!((saved.rows, names(&saved.path)), (4, expected), "in the order of the screen");
    let gone = ExportKeys { which: Which::These(vec![(at, nobody)], by), format: Format::Csv };
    assert_eq!(failure(app.export_keys(&gone)).kind, FailureKind::Gone);
}
