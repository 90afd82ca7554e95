//! See news: the admin has looked at what somebody else, or time, did.

use crate::{App, Error};
use domain::call::{SeeNews, Topic};

impl App {
    /// Puts the news of an organization away, or of all.
    ///
    /// # Errors
    /// [`Error::Disk`].
    pub fn see_news(&self, request: &SeeNews) -> Result<(), Error> {
        let seen = self
            .cache
            .organizations()?
            .into_iter()
            .filter(|one| one.news > 0 && request.at.as_ref().is_none_or(|at| *at == one.at));
        for one in seen {
            self.cache.touch_view(&one.at, |view| view.news.clear())?;
        }
        self.changed(Topic::Keys);
        self.changed(Topic::Home);
        Ok(())
    }
}
