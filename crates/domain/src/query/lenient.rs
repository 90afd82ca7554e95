//! A query of which nothing is lost: what can't be understood of it is searched for.

use super::{Query, print};

/// The text of a query, with what can't be understood in quotes.
pub fn lenient(text: &str) -> String {
    let (mut out, mut at) = (String::new(), 0);
    for mistake in Query::parse(text).mistakes {
        out.push_str(&text[at..mistake.span.start]);
        // A quote that is not closed yet is none of what is searched for.
        let words = text[mistake.span.clone()].trim_matches(|c: char| c == '"' || c.is_whitespace());
        if !words.is_empty() {
            out.push_str(&print::in_quotes(words));
        }
        at = mistake.span.end;
    }
    out.push_str(&text[at..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_a_mistake_is_searched_for() {
        let table = [
            ("ci perm:write", "ci perm:write"),
            // Names of keys that begin with a word of the language, or hold a colon.
            ("agent b", "\"agent\" b"),
            ("Used by CI", "\"Used\" \"by\" CI"),
            ("CI:deploy", "\"CI:deploy\""),
            ("Agent: billing", "\"Agent:\" billing"),
            ("name=x\\", "\"name=x\\\\\""),
            ("-perm: ci", "\"-perm:\" ci"),
            ("expires<soon perm:write", "\"expires<soon\" perm:write"),
            // What is still being typed.
            ("ci \"agent b", "ci \"agent b\""),
            ("ci \" \"", "ci "),
            ("", ""),
        ];
        for (typed, expected) in table {
            assert_eq!(lenient(typed), expected, "{typed}");
        }
    }
}
