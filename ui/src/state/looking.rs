//! What is looked at: one organization or all of them, at which service's present, and what stands in the way.

use super::State;
use crate::batch::Batch;
use crate::board::Board;
use crate::clock::localized;
use crate::ledger;
use crate::list::Change;
use crate::obstacle::Obstacle;
use crate::overview::Ask;
use crate::screen::Page;
use domain::inventory::Which;
use domain::list::{Arrangement, Listing};
use domain::{Failure, KeyId, OrganizationRef, OrganizationSummary, Session, Timestamp, skew};
use std::rc::Rc;

impl State {
    /// The present at the service of an organization.
    pub fn now_at(&self, at: &OrganizationRef) -> Timestamp {
        let skew_seconds = self.home.as_ref().map_or(0, |home| home.skew_seconds(&at.account));
        skew::corrected(self.now, skew_seconds)
    }

    /// The present at the service of the organization that is looked at.
    pub fn present(&self) -> Timestamp {
        self.at.as_ref().map_or(self.now, |at| self.now_at(at))
    }

    /// Whether the table over all organizations is on the screen.
    pub fn lists_all(&self) -> bool {
        self.everywhere && self.page == Page::Keys
    }

    /// Which keys the table shows.
    pub fn which(&self) -> Which {
        match self.at.clone().filter(|_| !self.everywhere) {
            Some(at) => Which::Of(at, localized(&self.list.by)),
            None => Which::All(localized(&self.overview.by)),
        }
    }

    /// What is set for the table.
    pub fn by(&self) -> &Arrangement {
        if self.everywhere { &self.overview.by } else { &self.list.by }
    }

    /// How many keys the table on the screen shows; `None` where there is no table.
    pub fn count_shown(&self) -> Option<usize> {
        match self.page {
            Page::Keys if self.everywhere => self.overview.answer.as_ref().map(|answer| answer.rows.total),
            Page::Keys => self.view().map(|view| self.list.shown(view, self.present()).len()),
            _ => None,
        }
    }

    /// What to ask the core for the table over all organizations; `None` where nothing is missing. At the start it is
    /// asked at once: with several organizations this table is the first thing to see.
    pub fn next_listing(&self) -> Option<Ask> {
        let wanted = self.lists_all() || self.page == Page::Starting;
        if wanted { self.overview.next() } else { None }
    }

    /// What to ask the core of what was done; `None` where nothing is missing, or it is not looked at.
    pub fn next_activity(&self) -> Option<ledger::Ask> {
        if self.page == Page::Activity { self.activity.next() } else { None }
    }

    /// What the core said of an organization.
    pub fn summary(&self, at: &OrganizationRef) -> Option<&OrganizationSummary> {
        self.home.as_ref()?.organization(at)
    }

    /// Why the service of an organization can't be asked for anything now.
    pub fn obstacle(&self, at: &OrganizationRef) -> Option<Obstacle> {
        self.obstacle_of(self.summary(at)?)
    }

    /// The same, where the summary is at hand: of a thousand organizations none is looked for among the others.
    pub fn obstacle_of(&self, summary: &OrganizationSummary) -> Option<Obstacle> {
        let account = self.home.as_ref()?.account(&summary.at);
        let session = account.map_or(Session::SignedOut, |one| one.session);
        let failure = match self.boards.get(&summary.at) {
            Some(board) => board.failure.as_ref(),
            None => summary.trouble.as_ref(),
        };
        Obstacle::of(session, failure)
    }

    /// The board of an organization; a new one knows what the core said.
    pub(super) fn board_mut(&mut self, at: &OrganizationRef) -> &mut Board {
        let summary = self.home.as_ref().and_then(|home| home.organization(at));
        self.boards.entry(at.clone()).or_insert_with(|| {
            let mut board = Board::default();
            if let Some(summary) = summary {
                board.follow(summary);
            }
            board
        })
    }

    /// Changes the table.
    pub(super) fn arrange(&mut self, change: Change) {
        self.drop_batch_for(&change);
        if self.everywhere {
            self.overview.apply(&change);
        } else {
            self.list.apply(change);
            self.settle_selection();
        }
    }

    pub(super) fn listed(&mut self, ask: Ask, answer: Result<Listing, Failure>) {
        let before = self.overview.answer.as_ref().map(|answer| &answer.by);
        let rearranged = before.is_none_or(|before| *before != ask.by);
        let sought = |by: &Arrangement| (by.query.clone(), by.filter);
        if before.is_some_and(|before| sought(before) != sought(&ask.by)) {
            // What was selected among the rows before this answer may be out of sight now.
            self.batch = Batch::default();
        }
        let unseen = match &answer {
            Ok(listing) if ask.by == self.overview.by => listing.unseen.clone(),
            _ => Vec::new(),
        };
        self.overview.took(ask, answer, self.now);
        self.drop_told(unseen);
        // What was not read yet may well be there: only what was read can say that a key is gone.
        let boards = &self.boards;
        self.overview.settle(rearranged, |at, key| {
            let view = boards.get(at).and_then(|board| board.view.as_ref());
            view.is_none_or(|view| view.keys.iter().any(|one| one.id == *key))
        });
        self.follow_picked();
    }

    pub(super) fn picked(&mut self, place: usize, key: Option<(OrganizationRef, KeyId)>, open: bool) {
        self.batch.leave_anchor();
        if self.everywhere {
            self.overview.pick(place, key, open);
            self.follow_picked();
            return;
        }
        let there = |state: &Self| {
            let view = state.view()?;
            state.list.shown(view, state.present()).get(place).map(|key| key.id.clone())
        };
        if let Some(id) = key.map(|(_, id)| id).or_else(|| there(self)) {
            self.list.selected = Some(id);
            self.list.opened |= open;
            self.settle_selection();
        }
    }

    /// Over all organizations, the one of the selected row is looked at, while their table is on the screen.
    pub(super) fn follow_picked(&mut self) {
        let listing = self.everywhere && matches!(self.page, Page::Keys | Page::Starting);
        if let (true, Some((at, _))) =
            (listing, self.overview.picked.as_ref().and_then(|picked| picked.key.as_ref()))
        {
            self.at = Some(at.clone());
        }
    }

    /// The admin has looked at the news of an organization, or of all.
    pub(super) fn see_news(&mut self, at: Option<&OrganizationRef>) {
        let meant = |one: &OrganizationRef| at.is_none_or(|at| at == one);
        for (_, board) in self.boards.iter_mut().filter(|(one, _)| meant(one)) {
            board.see_news();
        }
        if let Some(home) = &mut self.home {
            let home = Rc::make_mut(home);
            home.organizations.iter_mut().filter(|one| meant(&one.at)).for_each(|one| one.news = 0);
        }
        self.overview.outdate();
    }
}
