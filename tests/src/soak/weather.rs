//! What goes wrong around Keyward: faults of the service at random requests, times without network, requests that
//! come late, a keychain that is locked for a while, and a colleague who makes a key.

use crate::soak::chance::Chance;
use crate::soak::chest::Chest;
use crate::soak::plan::Plan;
use crate::soak::world::World;
use anyhow::Result;
use domain::Edition;
use sandbox::{Effect, Fault};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::task::JoinHandle;
use tokio::time::sleep;

/// Counted by kind.
pub type Tally = BTreeMap<String, u64>;

/// Rough weather, until it is dropped.
#[derive(Debug)]
pub struct Weather {
    world: Arc<World>,
    chest: Chest,
    tally: Arc<Mutex<Tally>>,
    tasks: Vec<JoinHandle<()>>,
}

/// Something that goes wrong.
#[derive(Debug, Clone)]
enum Mishap {
    Fault(Fault),
    Offline(Duration),
    Locked(Duration),
}

impl Weather {
    /// Some of it is there from the beginning, the rest comes while it is rough.
    ///
    /// # Errors
    /// Where the service does not take a fault.
    pub fn start(plan: &Plan, world: &Arc<World>, chest: &Chest, chance: &mut Chance) -> Result<Self> {
        let mut weather =
            Self { world: Arc::clone(world), chest: chest.clone(), tally: Arc::default(), tasks: Vec::new() };
        let rough = u64::try_from(plan.rough.as_millis())?;
        for _ in 0..plan.faults {
            let mishap = mishap(plan, chance);
            match (&mishap, chance.percent(50)) {
                (Mishap::Fault(fault), true) => drop(world.sandbox.fault(fault.clone())?),
                _ => weather.later(chance.millis(0, rough), mishap),
            }
        }
        for _ in 0..chance.between(0, 3) {
            weather.release_late(chance.millis(200, rough));
        }
        if plan.colleague {
            weather.make_colleagues(chance.millis(100, rough));
        }
        Ok(weather)
    }

    fn later(&mut self, when: Duration, mishap: Mishap) {
        let (world, chest, tally) = (Arc::clone(&self.world), self.chest.clone(), Arc::clone(&self.tally));
        self.tasks.push(tokio::spawn(async move {
            sleep(when).await;
            match mishap {
                // They were looked at when the others were injected.
                Mishap::Fault(fault) => drop(world.sandbox.fault(fault)),
                Mishap::Offline(time) => {
                    count(&tally, "offline");
                    world.sandbox.go_offline().await;
                    sleep(time).await;
                    world.sandbox.go_online().await;
                }
                Mishap::Locked(time) => {
                    count(&tally, "locked keychain");
                    let _ = chest.set_locked(true);
                    sleep(time).await;
                    let _ = chest.set_locked(false);
                }
            }
        }));
    }

    fn release_late(&mut self, when: Duration) {
        let world = Arc::clone(&self.world);
        self.tasks.push(tokio::spawn(async move {
            sleep(when).await;
            world.sandbox.release_late().await;
        }));
    }

    fn make_colleagues(&mut self, when: Duration) {
        let (world, tally) = (Arc::clone(&self.world), Arc::clone(&self.tally));
        self.tasks.push(tokio::spawn(async move {
            sleep(when).await;
            // Whether the answer comes or not: it is known by its name.
            count(&tally, "colleague");
            let _ = world.make_colleagues().await;
        }));
    }

    /// From now on nothing goes wrong. What was late comes now. Says what went wrong.
    pub async fn calm_down(&mut self) -> Tally {
        for task in self.tasks.drain(..) {
            task.abort();
            // Ended on purpose.
            let _ = task.await;
        }
        let sandbox = &self.world.sandbox;
        sandbox.go_online().await;
        // Whatever the folder's state is, the next child meets it.
        let _ = self.chest.set_locked(false);
        for one in sandbox.faults().into_iter().filter(|one| one.fired > 0) {
            let kind = match &one.fault.effect {
                Effect::Answer { status, after_work, .. } => {
                    format!("{status}{}", if *after_work { " after the work" } else { "" })
                }
                effect => effect.kind().replace('_', " "),
            };
            let mut tally = self.tally.lock().unwrap_or_else(PoisonError::into_inner);
            *tally.entry(kind).or_default() += u64::from(one.fired);
        }
        sandbox.clear_faults();
        sandbox.release_late().await;
        std::mem::take(&mut *self.tally.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Drop for Weather {
    fn drop(&mut self) {
        for task in &self.tasks {
            task.abort();
        }
    }
}

fn count(tally: &Mutex<Tally>, kind: &str) {
    let mut tally = tally.lock().unwrap_or_else(PoisonError::into_inner);
    *tally.entry(kind.to_owned()).or_default() += 1;
}

fn mishap(plan: &Plan, chance: &mut Chance) -> Mishap {
    match chance.between(0, 99) {
        0..=7 => Mishap::Offline(chance.millis(50, 1_200)),
        8..=12 => Mishap::Locked(chance.millis(50, 800)),
        _ => {
            let times = if chance.percent(70) { 1 } else { u32::try_from(chance.between(2, 4)).unwrap_or(2) };
            let (method, path) = request(plan.edition, chance);
            let effect = effect(plan.edition, method, chance);
            let fault = Fault { times: Some(times), ..Fault::always(method, path, effect) };
            Mishap::Fault(fault)
        }
    }
}

/// A request of Keyward's, the create most often.
fn request(edition: Edition, chance: &mut Chance) -> (&'static str, &'static str) {
    let place = chance.between(0, 99);
    match edition {
        Edition::Kognitos => match place {
            0..=39 => ("POST", "/api/v1/*/apiKeys"),
            40..=59 => ("DELETE", "/api/v1/*/apiKeys/*"),
            60..=74 => ("GET", "/api/v1/*/apiKeys"),
            75..=84 => ("PATCH", "/api/v1/*/apiKeys/*"),
            85..=89 => ("GET", "/api/v1/*/apiKeys/*"),
            90..=94 => ("GET", "/api/v1/*/organizations"),
            _ => ("GET", "/api/v1/*/apiKeySettings"),
        },
        Edition::KognitosClassic => match place {
            0..=39 => ("POST", "/v2/*api-keys"),
            40..=59 => ("DELETE", "/v2/*api-keys/*"),
            60..=79 => ("GET", "/v2/*api-keys"),
            80..=89 => ("PATCH", "/v2/*api-keys/*"),
            90..=94 => ("GET", "/v2/processes"),
            _ => ("GET", "/v2/me"),
        },
    }
}

fn effect(edition: Edition, method: &str, chance: &mut Chance) -> Effect {
    let changes = method != "GET";
    // Without request numbers nobody can tell for 24 hours whether a create that was lost is still on its way.
    let can_be_lost = edition == Edition::Kognitos || method != "POST" || chance.percent(15);
    match chance.between(0, 99) {
        0..=17 => Effect::LoseAnswer,
        18..=31 if can_be_lost => Effect::LoseRequest,
        18..=45 if changes => Effect::LateRequest,
        46..=57 => Effect::Truncate,
        58..=75 => Effect::Delay { millis: chance.between(20, 700) },
        76..=81 if edition == Edition::Kognitos => Effect::rate_limited(1),
        82..=85 => Effect::Html { status: 502, after_work: chance.percent(50) },
        _ => status(edition, method, chance),
    }
}

fn status(edition: Edition, method: &str, chance: &mut Chance) -> Effect {
    let status = *chance.one_of(&[500, 502, 503, 504]).unwrap_or(&500);
    // For the same reason as above.
    let after_work = chance.percent(50) || (edition == Edition::KognitosClassic && method == "POST");
    match Effect::status(status) {
        Effect::Answer { status, headers, body, .. } => Effect::Answer { status, headers, body, after_work },
        effect => effect,
    }
}
