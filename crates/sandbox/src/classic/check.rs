//! What a key may be: the rules for the fields that an admin sets.

use super::Refusal;
use serde_json::{Map, Value};

const LONGEST_NAME: usize = 100;

/// The name: 1 to 100 characters after trimming. Control characters are no reason to refuse one.
pub(super) fn name(body: &Map<String, Value>) -> Result<String, Refusal> {
    let text = body.get("name").and_then(Value::as_str).map(str::trim).unwrap_or_default();
    if text.is_empty() || text.chars().count() > LONGEST_NAME {
        return Err(Refusal::invalid("name", "it must have 1 to 100 characters"));
    }
    Ok(text.to_owned())
}

/// The agent that the scope names; `None` where it is the whole organization.
pub(super) fn scope(body: &Map<String, Value>) -> Result<Option<String>, Refusal> {
    let scope = body.get("scope").and_then(Value::as_object);
    let agent = scope.and_then(|scope| scope.get("agent_id")).filter(|agent| !agent.is_null());
    match (scope.and_then(|scope| scope.get("type")).and_then(Value::as_str), agent) {
        (Some("organization"), None) => Ok(None),
        (Some("agent"), Some(Value::String(agent))) => Ok(Some(agent.clone())),
        _ => Err(Refusal::invalid(
            "scope",
            "it must be {\"type\": \"organization\"} or {\"type\": \"agent\", \"agent_id\": \"...\"}",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn names() {
        let hundred = "数".repeat(100);
        let too_long = "x".repeat(101);
        let table = [
            (json!("ERP bridge"), Some("ERP bridge")),
            (json!("  padded\t"), Some("padded")),
            (json!(hundred), Some(hundred.as_str())),
            (json!("line\nbreak \u{202e}<b>"), Some("line\nbreak \u{202e}<b>")),
            (json!(too_long), None),
            (json!("   "), None),
            (json!(""), None),
            (json!(null), None),
            (json!(7), None),
        ];
        for (text, expected) in table {
            let body = json!({"name": text});
            assert_eq!(name(body.as_object().unwrap()).ok().as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn scopes() {
        let agent = |id: &str| Some(Some(id.to_owned()));
        let table = [
            (json!({"type": "organization"}), Some(None)),
            (json!({"type": "organization", "agent_id": null}), Some(None)),
            (json!({"type": "agent", "agent_id": "a"}), agent("a")),
            (json!({"type": "organization", "agent_id": "a"}), None),
            (json!({"type": "agent"}), None),
            (json!({"type": "agent", "agent_id": 7}), None),
            (json!({"type": "agent", "agent_id": ["a", "b"]}), None),
            (json!({"type": "AGENT", "agent_id": "a"}), None),
            (json!({"agent_id": "a"}), None),
            (json!("organization"), None),
            (json!(null), None),
        ];
        for (value, expected) in table {
            let body = json!({"scope": value});
            assert_eq!(scope(body.as_object().unwrap()).ok(), expected, "{value}");
        }
    }
}
