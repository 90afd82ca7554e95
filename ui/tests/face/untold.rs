//! What a service does not tell, or no longer: said as just that.

use crate::pages::{after, drawn, has, lacks};
use crate::sample::{at, failure, home, keys, rights, view};
use domain::{FailureKind, KeyManagement, Rights, View};
use ui::action::Action;
use ui::form::{Edit, ScopeChoice};
use ui::screen::Destination;
use ui::state::State;

fn untold() -> View {
    View { workspaces: None, ..view() }
}

fn edited(hidden: bool) -> State {
    let home = domain::Home { hidden, ..home() };
    after(home, Some(untold()), vec![Action::Go(Destination::Edit(at(), Box::new(keys()[0].clone())))])
}

#[tokio::test]
async fn workspaces_that_are_not_told_are_called_by_their_identifiers() {
    let html = drawn(|| edited(false)).await;
    has(&html, &["id=\"workspaces-untold\"", "does not tell you its workspaces", ">finance<", ">claims<"]);
    has(&html, &["2 of 2 chosen", "in finance and claims"]);
    lacks(&html, &["eleted workspace", "1 deleted", "2 deleted"]);
    let html = drawn(|| edited(true)).await;
    lacks(&html, &[">finance<", ">claims<", "in finance", "eleted workspace"]);
    let html = drawn(|| after(home(), Some(untold()), vec![])).await;
    has(&html, &["finance, claims"]);
    lacks(&html, &["eleted workspace"]);
}

#[tokio::test]
async fn where_no_workspace_is_even_named_the_form_says_so() {
    let html = drawn(|| {
        let bare = View { keys: vec![], used: 0, ..untold() };
        let some = Edit::Scope(ScopeChoice::Kind(domain::ScopeKind::Workspaces));
        after(home(), Some(bare), vec![Action::Go(Destination::NewKey(at(), None)), Action::Form(some)])
    })
    .await;
    has(&html, &["neither your role nor a key here names one"]);
    lacks(&html, &["has no workspaces"]);
}

#[tokio::test]
async fn keys_that_were_read_stay_where_the_right_is_gone() {
    let html = drawn(|| {
        let rights = Rights { can_manage: false, ..rights() };
        let management = KeyManagement::Offered { offer: crate::sample::offer(), rights };
        let told = failure(FailureKind::Refused);
        after(home(), Some(View { management, ..view() }), vec![Action::Refreshed(at(), Err(told))])
    })
    .await;
    has(&html, &["CI Pipeline", "id=\"failure\"", "showing what was read", "id=\"why-not\""]);
    has(&html, &["Your role does not manage the keys of this organization."]);
    lacks(&html, &["id=\"denied\"", "You manage the keys of"]);
}
