//! What a test can set and see while the sandbox runs. `/control` offers the same over HTTP.

use crate::clock::ClockOutOfRange;
use crate::fault::{Fault, Injected, InvalidFault};
use crate::request::Request;
use crate::sandbox::Sandbox;
use crate::service::SandboxError;
use jiff::{SignedDuration, Timestamp};
use std::time::Duration;

impl Sandbox {
    /// The present, by the sandbox's clock.
    pub fn now(&self) -> Timestamp {
        self.service.clock.now()
    }

    /// Sets the clock; it goes on from there.
    ///
    /// # Errors
    /// Where the time is before 1970 or after the year 9000.
    pub fn set_clock(&self, now: Timestamp) -> Result<(), ClockOutOfRange> {
        self.service.clock.set(now)
    }

    /// Moves the clock, back where `by` is negative.
    ///
    /// # Errors
    /// Where that leads before 1970 or after the year 9000.
    pub fn advance_clock(&self, by: SignedDuration) -> Result<(), ClockOutOfRange> {
        self.service.clock.advance(by)
    }

    /// Back to real time.
    pub fn clear_clock(&self) {
        self.service.clock.clear();
    }

    /// How long, by the sandbox's clock, a deleted key still works and a new one does not work yet.
    pub fn set_lag(&self, lag: Duration) {
        self.service.set_lag(lag);
    }

    /// Takes at most so many requests in any second of real time, both editions together; `None` takes all.
    /// One too many is answered 429 as its edition has it, with `Retry-After: 1`: no work is done, no fault
    /// fires, and it does not count. `/control` is not limited. Counting begins afresh.
    pub fn limit_rate(&self, per_second: Option<u32>) {
        self.service.rate.limit(per_second);
    }

    /// Injects a fault, and answers its id.
    ///
    /// # Errors
    /// Where the fault asks for an answer that can't be.
    pub fn fault(&self, fault: Fault) -> Result<u64, InvalidFault> {
        self.service.faults.add(fault)
    }

    /// The faults that were injected, used up or not, and how often each fired.
    pub fn faults(&self) -> Vec<Injected> {
        self.service.faults.list()
    }

    /// Clears all faults. Answers that are held, and requests that are
    /// late, stay so until they are released.
    pub fn clear_faults(&self) {
        self.service.faults.clear();
    }

    /// Returns when at least `count` answers are held by [`crate::Effect::Hold`].
    pub async fn until_held(&self, count: usize) {
        self.service.holds.until(count).await;
    }

    /// Lets the answers go that are held.
    pub fn release(&self) {
        self.service.holds.release();
    }

    /// How many requests are late by [`crate::Effect::LateRequest`], and not released yet.
    pub fn late(&self) -> usize {
        self.service.late.count()
    }

    /// Does the work of the requests that are late, and says how many they were.
    pub async fn release_late(&self) -> usize {
        self.service.late.release().await
    }

    /// The requests that came in, the oldest first; those to `/control` are not among them.
    pub fn requests(&self) -> Vec<Request> {
        self.service.requests.list()
    }

    /// Forgets the requests that came in.
    pub fn clear_requests(&self) {
        self.service.requests.clear();
    }

    /// Closes the port and all connections: whoever connects is refused. Returns when that is so.
    pub async fn go_offline(&self) {
        self.service.lines.set_online(false).await;
    }

    /// Opens the same port again; returns when it answers.
    pub async fn go_online(&self) {
        self.service.lines.set_online(true).await;
    }

    /// Adds plain keys until `organization` (`organizations/acme`, or `legacy-ledger` on Classic) has `count`
    /// of them; the limit does not apply.
    ///
    /// # Errors
    /// Where there is no such organization, or the database fails.
    pub fn fill(&self, organization: &str, count: u32) -> Result<(), SandboxError> {
        self.service.fill(organization, count)
    }

    /// Adds `count` organizations of today's edition, `organizations/bench-0001` and so on, which the
    /// organization admin sees and administers: each with three workspaces and `keys` keys of all kinds, some
    /// of them expired, soon to expire, or long unused; the limit does not apply. But for the secrets, and
    /// relative to the present, they are the same each time. Called again, it goes on from where it ended.
    ///
    /// # Errors
    /// Where the database fails.
    pub fn add_organizations(&self, count: u32, keys: u32) -> Result<(), SandboxError> {
        self.service.add_organizations(count, keys)
    }

    /// Adds `count` workspaces to an organization (`organizations/acme`), with numbers in their titles.
    ///
    /// # Errors
    /// Where there is no such organization, or the database fails.
    pub fn add_workspaces(&self, organization: &str, count: u32) -> Result<(), SandboxError> {
        self.service.add_workspaces(organization, count)
    }

    /// Deletes a workspace (`organizations/acme/workspaces/invoices`); keys keep it in their scope.
    ///
    /// # Errors
    /// Where there is no such workspace, or the database fails.
    pub fn delete_workspace(&self, name: &str) -> Result<(), SandboxError> {
        self.service.delete_workspace(name)
    }

    /// Deletes an agent (`month-end-close`) of the Classic organization; keys keep it in their scope.
    ///
    /// # Errors
    /// Where there is no such agent, or the database fails.
    pub fn delete_agent(&self, id: &str) -> Result<(), SandboxError> {
        self.service.delete_agent(id)
    }

    /// Takes a permission (`archive:Run`) out of the catalogue; keys keep it.
    ///
    /// # Errors
    /// Where the database fails.
    pub fn retire_permission(&self, id: &str) -> Result<(), SandboxError> {
        self.service.retire_permission(id)
    }
}
