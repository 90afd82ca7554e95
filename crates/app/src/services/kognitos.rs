//! Today's edition: `/api/v1`, bearer credential. Organizations and workspaces are published; everything
//! about keys is Keyward's own contract (see the README).

mod wire;

use super::pages::Pages;
use super::{CreateError, Created, Fault, Http, KeyService, Management, Settling};
use crate::words::services as words;
use crate::{Error, Secret};
use async_trait::async_trait;
use domain::call::Deleted;
use domain::{
    Agent, AgentId, CreateId, Key, KeyChanges, KeyDraft, KeyId, KeyManagement, KeyName, OrganizationId,
    Timestamp, Usage, Verdict, Workspace,
};
use reqwest::StatusCode;

/// The published proof that a credential works.
const PROOF: &str = "/api/v1/me/organizations";
/// The largest page that the service gives.
const PAGE_SIZE: &str = "1000";
/// The most pages that are read of one list; a service that never ends its list is stopped here.
const MOST_PAGES: usize = 100;

const ORGANIZATION_GONE: &str = words::ORGANIZATION_NO_LONGER_EXISTS_OR_YOU_CANT;
const KEY_GONE: &str = words::KEY_NO_LONGER_EXISTS_REFRESH;

/// Today's edition of the service, with one credential.
pub struct Kognitos {
    http: Http,
}

impl Kognitos {
    pub(crate) fn new(http: Http) -> Self {
        Self { http }
    }

    /// Reads a list to its end.
    async fn list<P: wire::Page>(&self, path: &str) -> Result<Vec<P::Item>, Error> {
        let (mut items, mut token, mut pages) = (Vec::new(), None, Pages::new(MOST_PAGES));
        loop {
            let mut query = vec![("page_size", PAGE_SIZE)];
            query.extend(token.as_deref().map(|token| ("page_token", token)));
            let page: P = self
                .http
                .get(path, &query)
                .await
                .map_err(|fault| self.http.error(fault, ORGANIZATION_GONE))?;
            let (found, next) = page.into_parts();
            items.extend(found);
            token = pages.next(next, self.http.host())?;
            if token.is_none() {
                return Ok(items);
            }
        }
    }
}

#[async_trait]
impl KeyService for Kognitos {
    async fn organizations(&self) -> Result<Vec<(OrganizationId, String)>, Error> {
        let organizations = self.list::<wire::UserOrganizations>(PROOF).await?;
        Ok(organizations.into_iter().map(wire::Organization::into_domain).collect())
    }

    async fn workspaces(&self, organization: &OrganizationId) -> Result<Vec<Workspace>, Error> {
        let path = format!("/api/v1/{organization}/workspaces");
        let workspaces = self.list::<wire::Workspaces>(&path).await?;
        Ok(workspaces.into_iter().map(wire::Workspace::into_domain).collect())
    }

    async fn agents(&self, _organization: &OrganizationId) -> Result<Vec<Agent>, Error> {
        Ok(Vec::new())
    }

    async fn management(&self, organization: &OrganizationId) -> Result<Management, Error> {
        let path = format!("/api/v1/{organization}/apiKeySettings");
        let management = match self.http.get::<wire::Settings>(&path, &[]).await {
            Ok(settings) => settings.into_domain(),
            Err(fault) => match self.http.error(fault, ORGANIZATION_GONE) {
                Error::Unsupported { .. } => KeyManagement::NotOffered,
                error => return Err(error),
            },
        };
        Ok(Management { management, used: None })
    }

    async fn keys(&self, organization: &OrganizationId) -> Result<Vec<Key>, Error> {
        let keys = self.list::<wire::ApiKeys>(&format!("/api/v1/{organization}/apiKeys")).await?;
        Ok(keys.into_iter().map(wire::ApiKey::into_domain).collect())
    }

    async fn create(
        &self,
        organization: &OrganizationId,
        create: &CreateId,
        draft: &KeyDraft,
        name: &KeyName,
    ) -> Result<Created, CreateError> {
        let path = format!("/api/v1/{organization}/apiKeys");
        let body = wire::create_body(draft, name);
        let answer: Result<wire::Created, Fault> =
            self.http.post(&path, &[("request_id", create.as_str())], &body).await;
        match answer {
            Ok(mut answer) => {
                let Some(key) = answer.api_key.take() else {
                    return Err(CreateError::Unsure(words::ANSWER_WITHOUT_KEY.to_owned()));
                };
                let text = answer.secret.take().filter(|text| !text.is_empty());
                // Out of the answer into locked memory; a secret too long to be one counts as lost, and is wiped.
                let secret = text.and_then(Secret::new);
                Ok(Created { key: key.into_domain(), secret })
            }
            Err(Fault::Refused { status: StatusCode::NOT_FOUND, refusal, .. }) if refusal.code == Some(5) => {
                Err(CreateError::DeletedSince)
            }
            Err(fault) => match self.http.maybe_done(&fault) {
                Some(reason) => Err(CreateError::Unsure(reason)),
                None => Err(CreateError::Not(self.http.error(fault, ORGANIZATION_GONE))),
            },
        }
    }

    async fn edit(&self, seen: &Key, changes: &KeyChanges) -> Result<Key, Error> {
        let (mask, body) = wire::edit_body(changes, seen.etag.as_deref());
        let path = format!("/api/v1/{}", seen.id);
        let key: wire::ApiKey = self
            .http
            .patch(&path, &[("update_mask", &mask)], &body)
            .await
            .map_err(|fault| self.http.error_of_change(fault, KEY_GONE))?;
        Ok(key.into_domain())
    }

    async fn usage(&self, _key: &KeyId, _now: Timestamp) -> Result<Usage, Error> {
        Err(Error::Refused(words::THIS_SERVICE_DOES_NOT_TELL.to_owned()))
    }

    async fn prove(&self, _agent: Option<&AgentId>) -> Verdict {
        match self.http.get::<serde_json::Value>(PROOF, &[("page_size", "1")]).await {
            Ok(_) => Verdict::Alive,
            Err(Fault::Refused { status: StatusCode::FORBIDDEN, .. }) => Verdict::Alive,
            Err(fault) => self.http.verdict(fault, ORGANIZATION_GONE),
        }
    }

    fn settling(&self) -> Settling {
        Settling::ByNumber
    }

    async fn delete(&self, key: &KeyId, etag: Option<&str>) -> Result<Deleted, Error> {
        let query: Vec<(&str, &str)> = etag.map(|etag| ("etag", etag)).into_iter().collect();
        self.http.delete(&format!("/api/v1/{key}"), &query, KEY_GONE).await
    }

    async fn delete_seen(&self, seen: &Key) -> Result<Deleted, Error> {
        self.delete(&seen.id, seen.etag.as_deref()).await
    }

    async fn is_gone(&self, _organization: &OrganizationId, key: &KeyId) -> Result<bool, Error> {
        match self.http.get::<serde_json::Value>(&format!("/api/v1/{key}"), &[]).await {
            Ok(_) => Ok(false),
            Err(fault) => match self.http.error(fault, KEY_GONE) {
                Error::Gone(_) => Ok(true),
                error => Err(error),
            },
        }
    }

    fn signs_in_with(&self, prefix: &str) -> bool {
        self.http.signs_in_with(prefix)
    }

    fn is_credential(&self, other: &Secret) -> bool {
        self.http.is_credential(other)
    }

    fn now(&self) -> Timestamp {
        self.http.contact().now()
    }

    async fn ask_now(&self, organization: &OrganizationId) -> Result<Option<Timestamp>, Error> {
        self.http.now_by(self.management(organization)).await
    }

    fn has_just_told(&self) -> bool {
        self.http.has_just_told()
    }
}
