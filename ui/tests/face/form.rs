//! The form for a new key.

use crate::sample::{at, draft, failure, offer, rights, workspace};
use domain::{FailureKind, Field, Lifetime, Offer, PermissionId, Scope};
use ui::attempt::Attempt;
use ui::form::{Edit, Form, LevelChoice, found};

fn empty() -> Form {
    Form::new(at(), None, Some(&offer()))
}

#[test]
fn it_starts_with_the_least_and_is_not_dirty() {
    let form = empty();
    assert_eq!(form.typed.lifetime, Some(Lifetime::from_days(90)));
    assert_eq!((form.typed.everywhere, form.typed.level), (false, LevelChoice::ReadOnly));
    assert!(!form.is_dirty());
    assert!(Form::new(at(), Some(&draft()), Some(&offer())).is_dirty(), "a prefilled form would be lost");
}

#[test]
fn what_is_typed_becomes_the_draft() {
    let mut form = empty();
    for edit in [
        Edit::Name(" Nightly export ".to_owned()),
        Edit::Lifetime(Lifetime::from_days(30)),
        Edit::Workspace(workspace("claims")),
        Edit::Workspace(workspace("finance")),
        Edit::Workspace(workspace("claims")),
        Edit::Level(LevelChoice::Restricted),
        Edit::Group(vec![PermissionId::new("read:Run"), PermissionId::new("archive:Run")]),
        Edit::Permission(PermissionId::new("archive:Run")),
    ] {
        form.apply(edit);
    }
    assert_eq!(form.draft(&offer(), &rights()), Ok(draft()));
    form.apply(Edit::Everywhere(true));
    assert_eq!(form.typed.scope(), Scope::AllWorkspaces);
    form.apply(Edit::Everywhere(false));
    assert_eq!(form.draft(&offer(), &rights()), Ok(draft()), "what was chosen before is still there");
}

#[test]
fn a_draft_comes_back_as_it_was() {
    let form = Form::new(at(), Some(&draft()), Some(&offer()));
    assert_eq!(form.draft(&offer(), &rights()), Ok(draft()));
}

#[test]
fn advice_waits_for_the_first_try_except_for_a_bad_name() {
    let (offer, rights) = (offer(), rights());
    let mut form = empty();
    assert_eq!(form.advice(Field::Name, &offer, &rights), None);
    form.apply(Edit::Name("x".repeat(101)));
    assert!(form.advice(Field::Name, &offer, &rights).is_some());
    form.apply(Edit::Name("fine".to_owned()));
    assert_eq!(form.advice(Field::Scope, &offer, &rights), None);
    form.apply(Edit::Tried);
    assert!(form.advice(Field::Scope, &offer, &rights).is_some());
}

#[test]
fn what_the_service_said_goes_when_its_field_is_mended() {
    let (offer, rights) = (offer(), rights());
    let mut form = Form::new(at(), Some(&draft()), Some(&offer));
    form.attempt = Attempt::failed(failure(FailureKind::Invalid { field: Field::Name }));
    form.apply(Edit::Everywhere(true));
    assert_eq!(form.advice(Field::Name, &offer, &rights).as_deref(), Some("The service said no."));
    form.apply(Edit::Name("Another".to_owned()));
    assert_eq!(form.advice(Field::Name, &offer, &rights), None);
}

#[test]
fn what_a_service_does_not_have_is_not_sent() {
    let plain = Offer { lifetimes: vec![], levels: false, ..offer() };
    let mut form = Form::new(at(), Some(&draft()), Some(&plain));
    form.apply(Edit::Everywhere(true));
    let sent = form.draft(&plain, &rights()).unwrap();
    assert_eq!((sent.lifetime, sent.level), (None, None));
}

#[test]
fn permissions_are_found_by_title_id_and_group() {
    let groups = offer().catalogue.groups;
    let table = [("", 2), ("archive", 1), ("READ:RUN", 1), ("runs", 2), ("files", 0)];
    for (query, expected) in table {
        assert_eq!(found(&groups[0], query).len(), expected, "{query:?}");
    }
}
