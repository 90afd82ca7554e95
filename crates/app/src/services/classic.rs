//! The earlier edition: `/v2`, credential in `x-api-key`. The conventions, the processes call and the health call
//! are published; everything about keys is Keyward's own contract (see the README).

mod wire;

use super::pages::Pages;
use super::{CreateError, Created, Http, KeyService, Management, Settling};
use crate::words::services as words;
use crate::{Error, Secret};
use async_trait::async_trait;
use domain::call::Deleted;
use domain::{
    Agent, AgentId, CreateId, Field, Key, KeyChanges, KeyDraft, KeyId, KeyManagement, KeyName, Offer,
    OrganizationId, Reach, Rights, ScopeKind, Timestamp, Usage, Verdict, Workspace,
};

/// The largest page that the service gives; it refuses to be asked for more.
const PAGE_SIZE: &str = "100";
/// The most pages that are read of one list; a service that never ends its list is stopped here.
const MOST_PAGES: usize = 1000;

const GONE: &str = words::IT_NO_LONGER_EXISTS_OR_YOU_CANT;
const KEY_GONE: &str = words::KEY_NO_LONGER_EXISTS_REFRESH;

/// The earlier edition of the service, with one credential.
pub struct Classic {
    http: Http,
}

impl Classic {
    pub(crate) fn new(http: Http) -> Self {
        Self { http }
    }

    async fn me(&self) -> Result<wire::Me, Error> {
        self.http.get("/v2/me", &[]).await.map_err(|fault| self.http.error(fault, GONE))
    }

    /// Reads a list to its end.
    async fn list<T: serde::de::DeserializeOwned>(&self, path: &str) -> Result<Vec<T>, Error> {
        let (mut items, mut token, mut pages) = (Vec::new(), None, Pages::new(MOST_PAGES));
        loop {
            let mut query = vec![("limit", PAGE_SIZE)];
            query.extend(token.as_deref().map(|token| ("continuation_token", token)));
            let page: wire::Page<T> =
                self.http.get(path, &query).await.map_err(|fault| self.http.error(fault, GONE))?;
            items.extend(page.items.unwrap_or_default());
            token = pages.next(page.continuation_token, self.http.host())?;
            if token.is_none() {
                return Ok(items);
            }
        }
    }

    async fn all_keys(&self) -> Result<Vec<Key>, Error> {
        Ok(self
            .list::<wire::ApiKey>("/v2/api-keys")
            .await?
            .into_iter()
            .map(wire::ApiKey::into_domain)
            .collect())
    }

    /// Whether a key that is not in the list is gone, and not only out of the caller's sight: the list ends with what
    /// the caller manages. Keys are not read one by one here, but their usage is.
    async fn is_gone_by_itself(&self, key: &KeyId) -> Result<bool, Error> {
        match self.usage(key, self.now()).await {
            // It is there; or it is, and somebody else's.
            Ok(_) | Err(Error::Refused(_)) => Ok(false),
            Err(Error::Gone(_)) => Ok(true),
            // Nothing else tells: the list does, where it is of everything.
            Err(Error::Unsupported { .. }) => Ok(self.me().await?.role.as_deref() == Some(wire::EVERYTHING)),
            Err(error) => Err(error),
        }
    }
}

#[async_trait]
impl KeyService for Classic {
    async fn organizations(&self) -> Result<Vec<(OrganizationId, String)>, Error> {
        let organization = self.me().await?.organization;
        let title = organization.name.filter(|name| !name.trim().is_empty());
        Ok(vec![(OrganizationId::new(&organization.id), title.unwrap_or(organization.id))])
    }

    async fn workspaces(&self, _organization: &OrganizationId) -> Result<Vec<Workspace>, Error> {
        Ok(Vec::new())
    }

    async fn agents(&self, _organization: &OrganizationId) -> Result<Vec<Agent>, Error> {
        Ok(self.list::<wire::Agent>("/v2/agents").await?.into_iter().map(wire::Agent::into_domain).collect())
    }

    async fn management(&self, _organization: &OrganizationId) -> Result<Management, Error> {
        let me = match self.me().await {
            Ok(me) => me,
            Err(Error::Unsupported { .. }) => {
                return Ok(Management { management: KeyManagement::NotOffered, used: None });
            }
            Err(error) => return Err(error),
        };
        let (reach, scopes) = match me.role.as_deref() {
            Some(wire::EVERYTHING) => {
                (Some(Reach::Everything), vec![ScopeKind::Organization, ScopeKind::Agent])
            }
            Some("AGENT_ADMIN") => {
                let agents = me.agents.iter().flatten().map(|agent| AgentId::new(&agent.id));
                (Some(Reach::Agents(agents.collect())), vec![ScopeKind::Organization, ScopeKind::Agent])
            }
            _ => (None, Vec::new()),
        };
        let used = me.used();
        let rights = Rights {
            can_manage: reach.is_some(),
            reach: reach.unwrap_or(Reach::Agents(Vec::new())),
            email: me.user.as_ref().and_then(|user| user.email.clone()).unwrap_or_default(),
            roles: me.role.iter().cloned().collect(),
        };
        let offer = Offer {
            limit: me.limit(),
            lifetimes: Vec::new(),
            levels: false,
            catalogue: Default::default(),
            scopes,
            editable: vec![Field::Name],
            usage: true,
        };
        Ok(Management { management: KeyManagement::Offered { offer, rights }, used })
    }

    async fn keys(&self, _organization: &OrganizationId) -> Result<Vec<Key>, Error> {
        self.all_keys().await
    }

    async fn create(
        &self,
        _organization: &OrganizationId,
        _create: &CreateId,
        draft: &KeyDraft,
        name: &KeyName,
    ) -> Result<Created, CreateError> {
        let body = wire::create_body(draft, name);
        match self.http.post::<wire::Created>("/v2/api-keys", &[], &body).await {
            Ok(mut answer) => {
                let Some(key) = answer.api_key.take() else {
                    return Err(CreateError::Unsure(words::ANSWER_WITHOUT_KEY.to_owned()));
                };
                let secret = answer.secret.take().filter(|text| !text.is_empty()).and_then(Secret::new);
                Ok(Created { key: key.into_domain(), secret })
            }
            Err(fault) => match self.http.maybe_done(&fault) {
                Some(reason) => Err(CreateError::Unsure(reason)),
                None => Err(CreateError::Not(self.http.error(fault, GONE))),
            },
        }
    }

    async fn edit(&self, seen: &Key, changes: &KeyChanges) -> Result<Key, Error> {
        let Some(name) = &changes.name else { return Ok(seen.clone()) };
        // No etags here: whether somebody changed it meanwhile is seen in the list, as late as can be.
        let keys = self.all_keys().await?;
        let Some(now) = keys.into_iter().find(|key| key.id == seen.id) else {
            return Err(Error::Gone(KEY_GONE));
        };
        if now.name != seen.name {
            return Err(Error::Conflict);
        }
        let body = serde_json::json!({ "name": name.as_str() });
        let key: wire::ApiKey = self
            .http
            .patch(&path(&seen.id), &[], &body)
            .await
            .map_err(|fault| self.http.error_of_change(fault, KEY_GONE))?;
        Ok(key.into_domain())
    }

    async fn usage(&self, key: &KeyId, now: Timestamp) -> Result<Usage, Error> {
        let usage: wire::Usage = self
            .http
            .get(&format!("{}/usage", path(key)), &[])
            .await
            .map_err(|fault| self.http.error(fault, KEY_GONE))?;
        Ok(usage.into_domain(now))
    }

    async fn prove(&self, agent: Option<&AgentId>) -> Verdict {
        let Some(agent) = agent else {
            return Verdict::Unproven(words::NO_AGENT_IS_KNOWN_TO_ASK.to_owned());
        };
        let query = [("agent_id", agent.as_str()), ("limit", "1")];
        match self.http.get::<serde_json::Value>("/v2/processes", &query).await {
            Ok(_) => Verdict::Alive,
            Err(fault) => self.http.verdict(fault, GONE),
        }
    }

    fn settling(&self) -> Settling {
        Settling::ByList
    }

    async fn delete(&self, key: &KeyId, _etag: Option<&str>) -> Result<Deleted, Error> {
        self.http.delete(&path(key), &[], KEY_GONE).await
    }

    async fn delete_seen(&self, seen: &Key) -> Result<Deleted, Error> {
        let keys = self.all_keys().await?;
        match keys.iter().find(|key| key.id == seen.id) {
            None if self.is_gone_by_itself(&seen.id).await? => Ok(Deleted::AlreadyGone),
            None => Err(Error::Refused(words::KEY_IS_OUT_OF_SIGHT.to_owned())),
            Some(now) if now.is_as_seen(seen) => self.delete(&seen.id, None).await,
            Some(_) => Err(Error::Conflict),
        }
    }

    async fn is_gone(&self, _organization: &OrganizationId, key: &KeyId) -> Result<bool, Error> {
        let listed = self.all_keys().await?.iter().any(|one| one.id == *key);
        Ok(!listed && self.is_gone_by_itself(key).await?)
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

fn path(key: &KeyId) -> String {
    format!("/v2/api-keys/{key}")
}
