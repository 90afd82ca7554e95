//! What a key may be: the rules for the fields that an admin sets.

use super::catalogue;
use super::refusal::Refusal;
use crate::store::{Level, Reached, Store};
use serde_json::{Map, Value};

const LONGEST_NAME: usize = 100;
const DAY: i64 = 86_400;

/// The lifetimes that are offered, in days. Published.
pub(super) const LIFETIMES: [i64; 6] = [7, 30, 60, 90, 180, 365];

/// A JSON object of a request, and how its fields are called in an error.
pub(super) struct Fields<'a> {
    object: &'a Map<String, Value>,
    path: &'static str,
}

impl<'a> Fields<'a> {
    pub(super) fn new(object: &'a Map<String, Value>, path: &'static str) -> Self {
        Self { object, path }
    }

    /// The error that says what is wrong with this field.
    pub(super) fn invalid(&self, field: &str, description: impl Into<String>) -> Refusal {
        Refusal::invalid(format!("{}{field}", self.path), description)
    }

    /// The field, unless it is absent or null.
    pub(super) fn get(&self, field: &str) -> Option<&'a Value> {
        self.object.get(field).filter(|value| !value.is_null())
    }

    /// The name: 1 to 100 characters after trimming, no control characters.
    pub(super) fn display_name(&self) -> Result<String, Refusal> {
        let text = self.get("display_name").and_then(Value::as_str).map(str::trim).unwrap_or_default();
        if text.is_empty() || text.chars().count() > LONGEST_NAME {
            return Err(self.invalid("display_name", "it must have 1 to 100 characters"));
        }
        if text.chars().any(char::is_control) {
            return Err(self.invalid("display_name", "it must not contain control characters"));
        }
        Ok(text.to_owned())
    }

    /// The level.
    pub(super) fn permission_level(&self) -> Result<Level, Refusal> {
        let word = self.get("permission_level").and_then(Value::as_str);
        word.and_then(Level::from_word)
            .ok_or_else(|| self.invalid("permission_level", "it must be ALL, READ_ONLY or RESTRICTED"))
    }

    /// The permissions: at least one with the level restricted, none with another. Those of `kept` may be
    /// unknown; others must be offered.
    pub(super) fn permissions(
        &self,
        store: &Store,
        level: Level,
        kept: &[String],
    ) -> Result<Vec<String>, Refusal> {
        let permissions = match self.get("permissions") {
            None => Vec::new(),
            Some(value) => distinct_texts(value)
                .ok_or_else(|| self.invalid("permissions", "it must be a list of texts"))?,
        };
        match (level, permissions.is_empty()) {
            (Level::Restricted, true) => {
                return Err(self.invalid("permissions", "RESTRICTED needs at least one"));
            }
            (Level::All | Level::ReadOnly, false) => {
                return Err(self.invalid("permissions", "only RESTRICTED has them"));
            }
            _ => {}
        }
        let retired = store.retired_permissions()?;
        match permissions.iter().find(|id| !kept.contains(id) && !catalogue::offers(id, &retired)) {
            Some(unknown) => Err(self.invalid("permissions", format!("{unknown} is not offered"))),
            None => Ok(permissions),
        }
    }

    /// The scope: all workspaces, or at least one. Those of `kept` may be deleted; others must exist.
    pub(super) fn workspace_scope(
        &self,
        store: &Store,
        organization: &str,
        kept: &Reached,
    ) -> Result<Reached, Refusal> {
        const FORM: &str = "it must be {\"all_workspaces\": {}} or {\"workspaces\": [...]} with at least one";
        let invalid = || self.invalid("workspace_scope", FORM);
        let scope = self.get("workspace_scope").and_then(Value::as_object).ok_or_else(invalid)?;
        let given = |field: &str| scope.get(field).filter(|value| !value.is_null());
        let names = match (given("all_workspaces"), given("workspaces")) {
            (Some(Value::Object(_)), None) => return Ok(Reached::AllWorkspaces),
            (None, Some(names)) => {
                distinct_texts(names).filter(|names| !names.is_empty()).ok_or_else(invalid)?
            }
            _ => return Err(invalid()),
        };
        let existing = store.workspaces(organization)?;
        let is_known = |name: &String| existing.iter().any(|workspace| workspace.name == *name);
        let is_kept = |name: &String| matches!(kept, Reached::Workspaces(kept) if kept.contains(name));
        match names.iter().find(|name| !is_known(name) && !is_kept(name)) {
            Some(unknown) => Err(self.invalid(
                "workspace_scope.workspaces",
                format!("{unknown} is no workspace of this organization"),
            )),
            None => Ok(Reached::Workspaces(names)),
        }
    }
}

/// The lifetime that a `ttl` like `"2592000s"` means, in seconds.
pub(super) fn ttl(value: Option<&Value>) -> Result<i64, Refusal> {
    let offered = LIFETIMES.into_iter().map(|days| days * DAY);
    let text = value.and_then(Value::as_str).and_then(|text| text.strip_suffix('s'));
    let seconds = text.and_then(|digits| offered.into_iter().find(|seconds| seconds.to_string() == digits));
    seconds.ok_or_else(|| Refusal::invalid("ttl", "it must be one of the ttl_options"))
}

/// The lifetimes as they are offered: `"604800s"`.
pub(super) fn ttl_options() -> Vec<String> {
    LIFETIMES.iter().map(|days| format!("{}s", days * DAY)).collect()
}

/// The texts of a list, each once, in their order; `None` where it is something else.
fn distinct_texts(value: &Value) -> Option<Vec<String>> {
    let mut texts: Vec<String> = Vec::new();
    for one in value.as_array()? {
        let text = one.as_str()?;
        if !texts.iter().any(|known| known == text) {
            texts.push(text.to_owned());
        }
    }
    Some(texts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn names() {
        let hundred = "ä".repeat(100);
        let too_long = "x".repeat(101);
        let table = [
            (json!("CI Pipeline"), Some("CI Pipeline")),
            (json!("  padded\t"), Some("padded")),
            (json!(hundred), Some(hundred.as_str())),
            (json!("right\u{202e}left\u{200b}"), Some("right\u{202e}left\u{200b}")),
            (json!(too_long), None),
            (json!("line\nbreak"), None),
            (json!("next line \u{85} here"), None),
            (json!("   "), None),
            (json!(""), None),
            (json!(null), None),
            (json!(7), None),
        ];
        for (name, expected) in table {
            let object = json!({"display_name": name});
            let found = Fields::new(object.as_object().unwrap(), "").display_name();
            assert_eq!(found.ok().as_deref(), expected, "{name}");
        }
    }

    #[test]
    fn lifetimes() {
        let table = [
            (json!("604800s"), Some(604_800)),
            (json!("31536000s"), Some(31_536_000)),
            (json!("0604800s"), None),
            (json!("604800"), None),
            (json!("604801s"), None),
            (json!("-604800s"), None),
            (json!("604800.0s"), None),
            (json!(604_800), None),
            (json!(null), None),
        ];
        for (value, expected) in table {
            assert_eq!(ttl(Some(&value)).ok(), expected, "{value}");
        }
        assert!(ttl(None).is_err());
        assert_eq!(ttl_options()[5], "31536000s");
    }
}
