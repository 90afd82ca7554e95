//! The keychain in each of nine states, met by what reads, writes and deletes in it: each has words and a way out,
//! nothing is lost or left half done, and once the trouble is over the very same deed works.

mod deletes;
mod reads;
mod writes;

use crate::keychain::Trouble;
use crate::log;
use crate::world::{World, create, failure, home, refresh, reveal, unfinished, until};
use app::App;
use domain::call::{ConfirmStored, RefreshKeys, RevealSecret, SettleCreate, SignIn, SignOut, Topic};
use domain::{Failure, FailureKind, KeychainState, OrganizationRef, Session, Stage};
use std::time::Duration;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Absent,
    Locked,
    Dismissed,
    Denied,
    Slow,
    Damaged,
    Gone,
    TooLarge,
    Racing,
}
use State::{Absent, Damaged, Denied, Dismissed, Gone, Locked, Racing, Slow, TooLarge};

const STATES: [State; 9] = [Absent, Locked, Dismissed, Denied, Slow, Damaged, Gone, TooLarge, Racing];
const BUSY: Option<FailureKind> = Some(FailureKind::KeychainBusy);
const ABSENT: Option<FailureKind> = Some(FailureKind::KeychainAbsent);
const LOCKED: Option<FailureKind> = Some(FailureKind::KeychainLocked);
const REFUSED: Option<FailureKind> = Some(FailureKind::KeychainRefused);
const SIGNED_OUT: Option<FailureKind> = Some(FailureKind::SignedOut);

impl State {
    /// What a write meets.
    fn trouble(self) -> Trouble {
        match self {
            Absent => Trouble::Absent,
            Locked => Trouble::Locked,
            Dismissed => Trouble::Dismissed,
            Denied => Trouble::Denied,
            Slow => Trouble::Hangs,
            Damaged => Trouble::Damaged,
            Gone => Trouble::Forgets,
            TooLarge => Trouble::TooLarge,
            Racing => Trouble::Doubled,
        }
    }

    /// What a read or a delete meets: what is there may be what is wrong.
    fn begin(self, world: &World) {
        match self {
            Gone => world.keychain.forget(),
            TooLarge => world.keychain.overwrite(&"x".repeat(app::LARGEST_SECRET + 1)),
            Racing => world.keychain.double(Some(crate::keychain::OTHER)),
            state => world.keychain.set(state.trouble()),
        }
    }

    /// What is said of the keychain while the trouble lasts; `None` for what was said before.
    fn shown(self, state: &KeychainState) -> bool {
        match self {
            Absent => matches!(state, KeychainState::Absent(why) if !why.is_empty()),
            Locked | Dismissed => *state == KeychainState::Locked,
            // Nobody waits for it any more, and nobody knows.
            Slow => *state == KeychainState::Unknown,
            Denied => matches!(state, KeychainState::Ready | KeychainState::Unknown),
            Damaged | Gone | TooLarge | Racing => *state == KeychainState::Ready,
        }
    }
}

async fn world(state: State) -> World {
    let world = World::new().await;
    if state == Slow {
        world.keychain.be_patient_for(Duration::from_millis(100));
    }
    world
}

/// Does a deed; where the keychain is slow, the admin waits until it is said so, and then no longer.
async fn met<T>(world: &World, app: &App, state: State, deed: impl Future<Output = T>) -> T {
    if state != Slow {
        return deed.await;
    }
    world.told.lock().unwrap().clear();
    let stop = async {
        until("the keychain is waited for", async || home(app).await.keychain == KeychainState::Waiting)
            .await;
        assert!(world.told.lock().unwrap().contains(&Topic::Keychain));
        app.stop_waiting();
    };
    tokio::join!(deed, stop).0
}

/// The words say what happened, then what to do, and no secret.
fn is_said(case: &str, failed: &Failure, secrets: &[&str]) {
    const TO_DO: [&str; 10] =
        ["Allow", "Check", "Close", "Delete", "Look", "Sign", "Start", "Try", "Unlock", "Find"];
    let sentences: Vec<&str> = failed.message.split(". ").collect();
    let last = sentences.last().unwrap();
    assert!(sentences.len() > 1 && TO_DO.iter().any(|word| last.starts_with(word)), "{case}: {failed}");
    for secret in secrets {
        assert!(!format!("{failed} {failed:?}").contains(secret), "{case}");
        assert!(!log::holds(secret), "{case}: in the log");
    }
}

/// The keychain is well again, and what it still had to answer is answered.
async fn over(world: &World, app: &App) {
    world.keychain.set(Trouble::None);
    app.recover().await;
    until("the keychain answers", async || home(app).await.keychain == KeychainState::Ready).await;
}

async fn again(world: &World, at: &OrganizationRef) -> SignIn {
    SignIn { again: Some(at.account.clone()), ..world.credential(world.sandbox.admin_token()) }
}
