//! Rotate: a key gets a successor, and goes. The decisions are `domain::rotation`'s; here they are carried out.

use super::create_key::fresh_create;
use super::refresh_keys::Depth;
use crate::spent::Spent;
use crate::words::rotation as words;
use crate::{App, Error};
use domain::activity::{Outcome, What};
use domain::call::{ChooseRotation, PlanRotation, PutRotationAway, Rotate, Topic};
use domain::rotation::{Choice, Event, Next, Obstacle, RotationView, Seen, Standing};
use domain::{AccountId, Failure, FailureKind, Field, Key, Rotation, RotationId, Stage, text};

impl App {
    /// What is in the way of a rotation, by what was last read. Asks nobody.
    ///
    /// # Errors
    /// [`Error::Disk`].
    pub fn plan_rotation(&self, request: &PlanRotation) -> Result<Vec<Obstacle>, Error> {
        let Some(view) = self.cache.view(&request.at)? else { return Ok(vec![Obstacle::OldMissing]) };
        let now = self.now_at(&request.at.account);
        Ok(request.plan.obstacles(&view, &self.journal.rotations()?, now))
    }

    /// Begins a rotation, and lets it go on by itself up to the admin's next choice.
    ///
    /// # Errors
    /// What is in the way: [`Error::LimitReached`], [`Error::Invalid`], [`Error::Refused`]; and what keeps the service
    /// from telling how everything stands.
    pub async fn rotate(&self, request: Rotate) -> Result<RotationView, Error> {
        let Rotate { at, plan, without_recovery } = request;
        if self.journal.is_damage_open()? {
            return Err(Error::Refused(words::KEYWARDS_JOURNAL_WAS_DAMAGED_LOOK.to_owned()));
        }
        let spent = Spent::default();
        let view = spent.count(self.refresh(&at, Depth::Everything)).await?;
        let id = RotationId::new(uuid::Uuid::new_v4().to_string());
        let turn = self.rotating.turn(&id);
        let turn = turn.lock_owned().await;
        // What is open is read and added to in one go: two clicks don't begin two rotations.
        let beginning = self.rotations_begin.lock().await;
        let open = self.journal.rotations()?;
        let begun =
            Rotation::begin(id.clone(), &plan, fresh_create(), &view, &open, self.now_at(&at.account));
        let rotation = begun.map_err(|obstacles| in_the_way(&obstacles))?;
        let act = self.begin_act(&self.act_in(What::Rotate, &rotation)?)?;
        let written = self.journal.begin_rotation(&rotation);
        self.finish_act(act, &spent, written.as_ref().map(|_| (Outcome::Done, "")));
        if !written? {
            return Err(Error::Gone(words::THIS_ACCOUNT_WAS_REMOVED_FROM_KEYWARD_SIGN));
        }
        drop((beginning, turn));
        tracing::info!(rotation = %id, key = %rotation.old.id, mode = ?rotation.mode, "a rotation began");
        if without_recovery {
            self.rotating.consent(&id);
        }
        self.go_on(&id);
        self.shown_rotation(rotation)
    }

    /// The admin chooses how a rotation goes on.
    ///
    /// # Errors
    /// [`Error::Refused`] for a choice that is not offered now, [`Error::Invalid`] where a word has to be typed;
    /// [`Error::Disk`].
    pub async fn choose_rotation(&self, request: ChooseRotation) -> Result<RotationView, Error> {
        let ChooseRotation { rotation: id, choice, typed, without_recovery } = request;
        if self.rotating.is_working(&id) {
            return Err(Error::Refused(words::ROTATION_IS_AT_WORK_WAIT.to_owned()));
        }
        let turn = self.rotating.turn(&id);
        let turn = turn.lock_owned().await;
        let rotation = self.rotation(&id)?;
        if let Some(word) = rotation.word_to_type(&choice).filter(|word| typed.trim() != *word) {
            let advice = words::type_to_delete_old_key(text::harmless(word));
            return Err(Error::invalid(Field::ConfirmWord, advice));
        }
        let mut seen = self.seen_before(&rotation)?;
        if choice == Choice::HandOver
            && let Ok(keys) = self.keys_now(&rotation).await
        {
            // When the keys were last used is compared with this moment.
            seen.keys = Some(keys);
        }
        let chosen = rotation.choose(&choice, &seen, fresh_create(), self.now_at(&rotation.at.account));
        let chosen = chosen.map_err(|refusal| Error::Refused(refusal.to_string()))?;
        let put = || self.journal.put_rotation(&chosen);
        match deed_of(&choice) {
            Some(what) => self.record_here(&self.act_in(what, &rotation)?, put)?,
            None => put()?,
        }
        match (&choice, rotation.progress.create()) {
            (Choice::ItIs(key), Some(create)) => self.adopt_candidate(create, Some(key)).await?,
            (Choice::NoneOfThem, Some(create)) => self.adopt_candidate(create, None).await?,
            _ => {}
        }
        drop(turn);
        tracing::info!(rotation = %id, ?choice, "the admin chose");
        if without_recovery {
            self.rotating.consent(&id);
        }
        self.go_on(&id);
        self.shown_rotation(chosen)
    }

    async fn keys_now(&self, rotation: &Rotation) -> Result<Vec<Key>, Error> {
        self.session(&rotation.at.account).await?.keys(&rotation.at.id).await
    }

    /// Speaks no more of a rotation that ended.
    ///
    /// # Errors
    /// [`Error::Refused`] for one that did not; [`Error::Disk`].
    pub fn put_rotation_away(&self, request: &PutRotationAway) -> Result<(), Error> {
        if !self.rotation(&request.rotation)?.is_over() {
            return Err(Error::Refused(words::THIS_ROTATION_IS_NOT_OVER.to_owned()));
        }
        self.journal.put_rotation_away(&request.rotation)?;
        self.changed(Topic::Home);
        Ok(())
    }

    /// The rotations as the window shows them.
    pub(crate) fn shown_rotations(&self) -> Result<Vec<RotationView>, Error> {
        let rotations = self.journal.rotations()?;
        rotations.into_iter().map(|rotation| self.shown_rotation(rotation)).collect()
    }

    fn shown_rotation(&self, rotation: Rotation) -> Result<RotationView, Error> {
        let seen = self.seen_before(&rotation)?;
        let in_memory_only = matches!(seen.create, Some(Stage::Pending { kept: false, .. }));
        let now = if self.rotating.is_working(&rotation.id) {
            Standing::Working
        } else {
            match rotation.next(&seen) {
                Next::Wait(wait) => Standing::Waiting(wait),
                Next::Over(ending) => Standing::Over(ending),
                // It will be looked at as soon as it can be.
                Next::Do(_) | Next::Note(_) => Standing::Working,
            }
        };
        Ok(RotationView { rotation, now, in_memory_only })
    }

    /// What was seen when the rotation came to wait; what can be told without asking anybody where nothing was.
    fn seen_before(&self, rotation: &Rotation) -> Result<Seen, Error> {
        match self.rotating.seen(&rotation.id) {
            Some(seen) => Ok(Seen { create: self.create_of(rotation)?, ..seen }),
            None => self.seen(rotation, None),
        }
    }

    /// A rotation, as the journal has it.
    pub(crate) fn rotation(&self, id: &RotationId) -> Result<Rotation, Error> {
        let found = self.journal.rotations()?.into_iter().find(|rotation| rotation.id == *id);
        found.ok_or(Error::Gone(words::THIS_ROTATION_IS_FINISHED_ALREADY))
    }

    /// Goes on with all rotations that are not over, as after a start: what failed is tried once more.
    pub(crate) fn resume_rotations(&self) {
        self.resume(|rotation| {
            !rotation.is_over() || self.given_up(rotation).is_ok_and(|creates| !creates.is_empty())
        });
    }

    /// The service answers: rotations of the account that could not reach it go on.
    pub(crate) fn resume_reachable(&self, account: &AccountId) {
        self.resume(|rotation| {
            let trouble = rotation.trouble.as_ref().map(|failure| &failure.kind);
            rotation.at.account == *account
                && matches!(trouble, Some(FailureKind::Offline | FailureKind::RateLimited { .. }))
        });
        self.wake_rotations();
    }

    /// Something became known that rotations may have waited for, other than by their own deeds: a secret that was in
    /// the keychain, a create that the list tells of. Those that have something to do now, and wait for nobody, go on.
    pub(crate) fn wake_rotations(&self) {
        self.resume(|rotation| {
            let has_to_do = |seen: Seen| matches!(rotation.next(&seen), Next::Do(_) | Next::Note(_));
            !self.rotating.is_working(&rotation.id) && self.seen_before(rotation).is_ok_and(has_to_do)
        });
    }

    /// Goes on with some rotations, each by itself: none waits for another's service.
    fn resume(&self, which: impl Fn(&Rotation) -> bool) {
        let rotations = match self.journal.rotations() {
            Ok(rotations) => rotations,
            Err(error) => return self.notice(error.to_string()),
        };
        for id in rotations.into_iter().filter(which).map(|rotation| rotation.id) {
            let (app, working) = (self.clone(), self.rotating.begin(&id));
            tokio::spawn(async move {
                if let Err(error) = app.try_rotation_again(&id).await {
                    tracing::warn!(rotation = %id, %error, "a rotation stays as it is");
                }
                drop(working);
                app.changed(Topic::Home);
            });
        }
    }

    async fn try_rotation_again(&self, id: &RotationId) -> Result<(), Error> {
        {
            let turn = self.rotating.turn(id);
            let _turn = turn.lock_owned().await;
            let rotation = self.rotation(id)?;
            if rotation.trouble.is_some() {
                // A look: what speaks against going on is found out by going on.
                if let Ok(again) = rotation.after(Event::Looked, self.now_at(&rotation.at.account)) {
                    self.journal.put_rotation(&again)?;
                }
            }
        }
        self.drive(id).await
    }
}

/// What a choice is written down as. What it begins is written down by itself.
fn deed_of(choice: &Choice) -> Option<What> {
    match choice {
        Choice::Undo => Some(What::CallOff),
        Choice::KeepBoth => Some(What::KeepBoth),
        Choice::StartOver => Some(What::StartOver),
        Choice::AcceptUnproven => Some(What::AcceptUnproven),
        Choice::HandOver => Some(What::Store),
        Choice::SkipSwap => Some(What::SkipSwap),
        Choice::Leave => Some(What::LeaveNew),
        // Which key it is, is written down with the create; that the old key goes, and what is tried again, as a step.
        Choice::ItIs(_) | Choice::NoneOfThem | Choice::Finish { .. } | Choice::TryAgain => None,
        // Nothing is decided yet.
        Choice::Later => None,
    }
}

/// What is in the way, as an error: the first thing that is.
fn in_the_way(obstacles: &[Obstacle]) -> Error {
    match obstacles.first() {
        Some(Obstacle::NoRoom { .. }) => Error::LimitReached,
        Some(obstacle @ Obstacle::NotTyped(_)) => Error::invalid(Field::ConfirmWord, obstacle.sentence()),
        Some(Obstacle::Unfit { field, advice }) => Error::invalid(*field, advice.clone()),
        Some(obstacle) => Error::Refused(obstacle.sentence()),
        None => Error::Refused(words::ROTATION_CANT_BEGIN.to_owned()),
    }
}

/// What a rotation writes down of an error.
pub(crate) fn trouble(error: &Error) -> Event {
    let Failure { kind, message } = error.failure();
    Event::Failed(Failure { kind, message })
}
