//! Usage: how much a key was used, where the service tells.

use crate::{App, Error};
use domain::Usage;
use domain::call::ReadUsage;

impl App {
    /// Asks the service how much a key was used.
    ///
    /// # Errors
    /// What the service says, or that it can't be reached.
    pub async fn read_usage(&self, request: &ReadUsage) -> Result<Usage, Error> {
        let service = self.session(&request.at.account).await?;
        service.usage(&request.key, service.now()).await
    }
}
