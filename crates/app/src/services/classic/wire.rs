//! What the earlier edition sends and takes. Unknown fields are ignored, missing optional ones tolerated.

use crate::services::PUBLISHED_LIMIT;
use crate::services::dialect::int64;
use crate::words::services as words;
use domain::{AgentId, Day, KeyDraft, KeyId, KeyName, KeyState, Person, Quota, RateLimit, Scope, Timestamp};
use serde::Deserialize;
use serde_json::{Value, json};
use zeroize::Zeroize;

/// The role of whoever manages all keys (published).
pub(super) const EVERYTHING: &str = "ORGANIZATION_ADMIN";

/// One page of a list; `items` may be null.
#[derive(Deserialize)]
pub(super) struct Page<T> {
    pub(super) items: Option<Vec<T>>,
    pub(super) continuation_token: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Me {
    pub(super) user: Option<User>,
    pub(super) organization: Organization,
    pub(super) role: Option<String>,
    pub(super) agents: Option<Vec<Agent>>,
    api_key_limit: Option<Value>,
    api_keys_used: Option<Value>,
}

impl Me {
    pub(super) fn limit(&self) -> u32 {
        count(self.api_key_limit.as_ref()).unwrap_or(PUBLISHED_LIMIT)
    }

    pub(super) fn used(&self) -> Option<u32> {
        count(self.api_keys_used.as_ref())
    }
}

fn count(value: Option<&Value>) -> Option<u32> {
    value.and_then(int64).and_then(|number| u32::try_from(number).ok())
}

#[derive(Deserialize)]
pub(super) struct User {
    name: Option<String>,
    pub(super) email: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Organization {
    pub(super) id: String,
    pub(super) name: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Agent {
    pub(super) id: String,
    name: Option<String>,
}

impl Agent {
    pub(super) fn into_domain(self) -> domain::Agent {
        let title = self.name.filter(|name| !name.trim().is_empty()).unwrap_or_else(|| self.id.clone());
        domain::Agent { id: AgentId::new(self.id), title }
    }
}

#[derive(Deserialize)]
pub(super) struct ApiKey {
    id: String,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    prefix: Option<String>,
    scope: Option<Value>,
    created_at: Option<Value>,
    created_by: Option<User>,
    last_used_at: Option<Value>,
}

/// A time that can't be read is a time that is not known: never a reason to drop a key.
fn time(value: Option<&Value>) -> Option<Timestamp> {
    value.and_then(Value::as_str).and_then(|text| text.parse().ok())
}

impl ApiKey {
    pub(super) fn into_domain(self) -> domain::Key {
        domain::Key {
            id: KeyId::new(self.id),
            name: self.name.unwrap_or_default(),
            prefix: self.prefix.unwrap_or_default(),
            level: None,
            scope: scope(self.scope.as_ref()),
            state: KeyState::Active,
            creator: self.created_by.map(|user| Person {
                name: user.name.unwrap_or_default(),
                email: user.email.unwrap_or_default(),
            }),
            created: time(self.created_at.as_ref()),
            updated: None,
            expires: None,
            last_used: time(self.last_used_at.as_ref()),
            etag: None,
        }
    }
}

fn scope(value: Option<&Value>) -> Scope {
    let word = |key: &str| value.and_then(|value| value.get(key)).and_then(Value::as_str);
    match (word("type"), word("agent_id")) {
        (Some("organization"), _) => Scope::Organization,
        (Some("agent"), Some(agent)) => Scope::Agent(AgentId::new(agent)),
        (Some(other), _) => Scope::Unknown(other.to_owned()),
        (None, _) => Scope::Unknown(words::NOT_TOLD.to_owned()),
    }
}

/// The answer to a create. Its secret is wiped with it.
#[derive(Deserialize)]
pub(super) struct Created {
    pub(super) api_key: Option<ApiKey>,
    pub(super) secret: Option<String>,
}

impl Drop for Created {
    fn drop(&mut self) {
        self.secret.zeroize();
    }
}

/// The body of a create.
pub(super) fn create_body(draft: &KeyDraft, name: &KeyName) -> Value {
    let scope = match &draft.scope {
        Scope::Organization => json!({ "type": "organization" }),
        Scope::Agent(agent) => json!({ "type": "agent", "agent_id": agent.as_str() }),
        // Never offered, and refused by the service.
        Scope::AllWorkspaces | Scope::Workspaces(_) | Scope::Unknown(_) => json!({}),
    };
    json!({ "name": name.as_str(), "scope": scope })
}

#[derive(Deserialize)]
pub(super) struct Usage {
    rate_limit: Option<WireRate>,
    quota: Option<WireQuota>,
    daily: Option<Vec<WireDay>>,
}

#[derive(Deserialize)]
struct WireRate {
    requests_per_second: Option<Value>,
    burst: Option<Value>,
}

#[derive(Deserialize)]
struct WireQuota {
    limit: Option<Value>,
    used: Option<Value>,
    period: Option<String>,
    resets_at: Option<Value>,
}

#[derive(Deserialize)]
struct WireDay {
    date: Value,
    requests: Option<Value>,
    throttled: Option<Value>,
}

fn number(value: Option<&Value>) -> u64 {
    value.and_then(int64).and_then(|number| u64::try_from(number).ok()).unwrap_or_default()
}

impl Usage {
    pub(super) fn into_domain(self, read: Timestamp) -> domain::Usage {
        let (rate, quota) = (self.rate_limit.as_ref(), self.quota.as_ref());
        let days = self.daily.unwrap_or_default().into_iter().filter_map(|day| {
            Some(Day {
                date: day.date.as_str()?.parse().ok()?,
                requests: number(day.requests.as_ref()),
                throttled: number(day.throttled.as_ref()),
            })
        });
        domain::Usage {
            rate: RateLimit {
                requests_per_second: number(rate.and_then(|rate| rate.requests_per_second.as_ref())),
                burst: number(rate.and_then(|rate| rate.burst.as_ref())),
            },
            quota: Quota {
                limit: number(quota.and_then(|quota| quota.limit.as_ref())),
                used: number(quota.and_then(|quota| quota.used.as_ref())),
                period: quota.and_then(|quota| quota.period.clone()).unwrap_or_default(),
                resets: quota.and_then(|quota| time(quota.resets_at.as_ref())),
            },
            daily: days.collect(),
            read,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_with_little_is_a_key() {
        let key =
            serde_json::from_str::<ApiKey>(r#"{"id":"k1","name":null,"new":[],"created_at":7}"#).unwrap();
        let key = key.into_domain();
        assert_eq!((key.id.as_str(), key.scope), ("k1", Scope::Unknown("not told".to_owned())));
    }

    #[test]
    fn scopes() {
        let table = [
            (r#"{"type":"organization"}"#, Scope::Organization),
            (r#"{"type":"agent","agent_id":"a"}"#, Scope::Agent(AgentId::new("a"))),
            (r#"{"type":"agent"}"#, Scope::Unknown("agent".to_owned())),
            (r#"{"type":"fleet"}"#, Scope::Unknown("fleet".to_owned())),
        ];
        for (text, expected) in table {
            assert_eq!(scope(Some(&serde_json::from_str(text).unwrap())), expected);
        }
    }

    #[test]
    fn usage_takes_numbers_as_strings_and_drops_days_without_a_date() {
        let text = r#"{"rate_limit":{"requests_per_second":"5"},"quota":{"limit":"100","used":7,"period":"MONTH"},
            "daily":[{"date":"2026-11-21","requests":"3"},{"date":"soon","requests":1}]}"#;
        let usage = serde_json::from_str::<Usage>(text).unwrap().into_domain(Timestamp::UNIX_EPOCH);
        assert_eq!((usage.rate.requests_per_second, usage.rate.burst), (5, 0));
        assert_eq!((usage.quota.limit, usage.quota.used), (100, 7));
        assert_eq!(usage.daily.len(), 1);
        assert_eq!(usage.daily[0].requests, 3);
    }

    #[test]
    fn lists_may_be_null() {
        for text in [r#"{"items":null,"continuation_token":null}"#, "{}"] {
            assert!(serde_json::from_str::<Page<Agent>>(text).unwrap().items.is_none());
        }
    }
}
