//! The verbs about rotations.

use super::App;
use crate::action::Action;
use crate::asking::Asking;
use crate::bridge::call;
use domain::call::{AcceptJournal, ChooseRotation, PlanRotation, PutRotationAway, Rotate};
use domain::rotation::{Choice, Plan};
use domain::{OrganizationRef, RotationId};

impl App {
    /// Asks what is in the way of a plan. No service is asked, and nothing begins.
    pub fn plan_rotation(&self, at: OrganizationRef, plan: Plan) {
        self.run(|app| async move {
            let answer = call(PlanRotation { at, plan: plan.clone() }).await;
            app.tell(Action::Planned(plan, answer));
        });
    }

    /// Begins a rotation; `without_recovery` where the admin agrees that no keychain keeps the new secret.
    pub fn rotate(&self, at: OrganizationRef, plan: Plan, without_recovery: bool) {
        let asking = Asking::next();
        self.tell(Action::BeginSent(asking));
        self.run(move |app| async move {
            match call(Rotate { at: at.clone(), plan: plan.clone(), without_recovery }).await {
                Ok(begun) => app.learned(Action::Begun(Box::new(begun))),
                Err(failure) => {
                    app.tell(Action::BeginFailed(asking, failure));
                    // The service was asked: what is in the way may be another thing than before.
                    app.reread(at.clone()).await;
                    let answer = call(PlanRotation { at, plan: plan.clone() }).await;
                    app.tell(Action::Planned(plan, answer));
                }
            }
            app.reopen().await;
        });
    }

    /// Chooses how a rotation goes on.
    pub fn choose_rotation(
        &self,
        rotation: RotationId,
        choice: Choice,
        typed: String,
        without_recovery: bool,
    ) {
        self.tell(Action::ChoiceSent(rotation.clone()));
        self.run(|app| async move {
            let request = ChooseRotation { rotation: rotation.clone(), choice, typed, without_recovery };
            let answer = call(request).await;
            // First how it stands now, so that nothing is offered twice.
            app.reopen().await;
            app.tell(Action::Chosen(rotation, answer.map(|_| ())));
        });
    }

    /// Speaks no more of a rotation that ended.
    pub fn put_rotation_away(&self, rotation: RotationId) {
        self.run(|app| async move {
            match call(PutRotationAway { rotation: rotation.clone() }).await {
                Ok(()) => app.tell(Action::PutAway(rotation)),
                Err(failure) => app.tell(Action::Troubled(failure)),
            }
            app.reopen().await;
        });
    }

    /// The admin has looked what the damaged journal lost.
    pub fn accept_journal(&self) {
        self.run(|app| async move {
            if let Err(failure) = call(AcceptJournal {}).await {
                app.tell(Action::Troubled(failure));
            }
            app.reopen().await;
        });
    }
}
