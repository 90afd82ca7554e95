//! The form for a new key.

use crate::sample::{at, draft, failure, offer, rights, workspace};
use domain::{FailureKind, Field, Lifetime, Offer, PermissionId, Scope, ScopeKind};
use ui::attempt::Attempt;
use ui::form::{Edit, Form, LevelChoice, ScopeChoice, found};

fn empty() -> Form {
    Form::new(at(), None, Some((&offer(), &rights())))
}

fn advice(form: &Form, field: Field) -> Option<String> {
    form.advice(field, form.draft(&offer(), &rights()).err().as_ref())
}

#[test]
fn it_starts_with_the_least_and_is_not_dirty() {
    let form = empty();
    assert_eq!(form.typed.lifetime, Some(Lifetime::from_days(90)));
    assert_eq!(form.typed.scope, ScopeChoice::Kind(ScopeKind::Workspaces));
    assert_eq!(form.typed.level, LevelChoice::ReadOnly);
    assert!(!form.is_dirty());
    assert!(
        Form::new(at(), Some(&draft()), Some((&offer(), &rights()))).is_dirty(),
        "a prefilled form would be lost"
    );
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
    form.apply(Edit::Scope(ScopeChoice::Kind(ScopeKind::AllWorkspaces)));
    assert_eq!(form.typed.scope(), Scope::AllWorkspaces);
    form.apply(Edit::Scope(ScopeChoice::Kind(ScopeKind::Workspaces)));
    assert_eq!(form.draft(&offer(), &rights()), Ok(draft()), "what was chosen before is still there");
}

#[test]
fn a_draft_comes_back_as_it_was() {
    let form = Form::new(at(), Some(&draft()), Some((&offer(), &rights())));
    assert_eq!(form.draft(&offer(), &rights()), Ok(draft()));
}

#[test]
fn advice_waits_for_the_first_try_except_for_a_bad_name() {
    let mut form = empty();
    assert_eq!(advice(&form, Field::Name), None);
    form.apply(Edit::Name("x".repeat(101)));
    assert!(advice(&form, Field::Name).is_some());
    form.apply(Edit::Name("fine".to_owned()));
    assert_eq!(advice(&form, Field::Scope), None);
    form.apply(Edit::Tried);
    assert!(advice(&form, Field::Scope).is_some());
}

#[test]
fn what_the_service_said_goes_when_its_field_is_mended() {
    let mut form = Form::new(at(), Some(&draft()), Some((&offer(), &rights())));
    form.attempt = Attempt::failed(failure(FailureKind::Invalid { field: Field::Name }));
    form.apply(Edit::Scope(ScopeChoice::Kind(ScopeKind::AllWorkspaces)));
    assert_eq!(advice(&form, Field::Name).as_deref(), Some("The service said no."));
    form.apply(Edit::Name("Another".to_owned()));
    assert_eq!(advice(&form, Field::Name), None);
}

#[test]
fn what_a_service_does_not_have_is_not_sent() {
    let plain = Offer { lifetimes: vec![], levels: false, ..offer() };
    let mut form = Form::new(at(), Some(&draft()), Some((&plain, &rights())));
    form.apply(Edit::Scope(ScopeChoice::Kind(ScopeKind::AllWorkspaces)));
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
