//! The line that tries a new key. It names a variable and never the secret.

use domain::{AgentId, Edition, Scope, View};

/// What stands where Keyward knows no agent.
const SOME_AGENT: &str = "AGENT_ID";

/// The line that tries a key of this scope at this address.
pub fn curl_line(edition: Edition, address: &str, scope: &Scope, view: Option<&View>) -> String {
    match edition {
        Edition::Kognitos => {
            format!("curl -H \"Authorization: Bearer $KOGNITOS_API_KEY\" {address}/api/v1/me/organizations")
        }
        Edition::KognitosClassic => {
            let any = view.and_then(|view| view.agents.first()).map(|agent| &agent.id);
            let agent = match scope {
                Scope::Agent(id) => Some(id),
                _ => any,
            };
            let agent = agent.map_or(SOME_AGENT, plain);
            format!(
                "curl -H \"x-api-key: $KOGNITOS_API_KEY\" \"{address}/v2/processes?agent_id={agent}&limit=1\""
            )
        }
    }
}

/// The identifier, where a shell takes it as it is: it comes from the service, and the line will be pasted.
fn plain(id: &AgentId) -> &str {
    let safe = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    if !id.as_str().is_empty() && id.as_str().chars().all(safe) { id.as_str() } else { SOME_AGENT }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_names_a_variable_and_nothing_that_a_shell_would_run() {
        let table = [
            (
                Edition::Kognitos,
                Scope::AllWorkspaces,
                "curl -H \"Authorization: Bearer $KOGNITOS_API_KEY\" https://k/api/v1/me/organizations",
            ),
            (
                Edition::KognitosClassic,
                Scope::Agent(AgentId::new("agt-1")),
                "curl -H \"x-api-key: $KOGNITOS_API_KEY\" \"https://k/v2/processes?agent_id=agt-1&limit=1\"",
            ),
            (
                Edition::KognitosClassic,
                Scope::Agent(AgentId::new("$(reboot)")),
                "curl -H \"x-api-key: $KOGNITOS_API_KEY\" \"https://k/v2/processes?agent_id=AGENT_ID&limit=1\"",
            ),
            (
                Edition::KognitosClassic,
                Scope::Organization,
                "curl -H \"x-api-key: $KOGNITOS_API_KEY\" \"https://k/v2/processes?agent_id=AGENT_ID&limit=1\"",
            ),
        ];
        for (edition, scope, expected) in table {
            assert_eq!(curl_line(edition, "https://k", &scope, None), expected);
        }
    }
}
