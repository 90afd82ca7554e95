//! The call about what should be seen to.

use super::call;
use crate::OrganizationRef;
use crate::health::{Health, Matter};
use serde::{Deserialize, Serialize};

/// Looks at the keys that were read, of one organization or of all, without asking any service.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadHealth {
    /// Which organization; `None` for all.
    pub at: Option<OrganizationRef>,
    /// The matter of which more cases are wanted than the first.
    pub unfolded: Option<Matter>,
}
call!(ReadHealth = "read_health" -> Health);
