//! A query as names are looked for: what has no sign of the language in it is a part of a name.

use super::{Claim, Query, print, spliced};
use std::ops::Range;

/// The text of a query, with what can't be understood in quotes, and each word that claims something all by itself:
/// a key may be called "Expired cards".
pub fn lenient(text: &str) -> String {
    let read = Query::parse(text);
    let is_word = |span: &&Range<usize>| text[(*span).clone()].chars().all(char::is_alphabetic);
    let claims = read.terms.iter().filter(|one| !matches!(one.term.claim, Claim::Text(_)));
    let bare = claims.map(|one| &one.span).filter(is_word);
    let mut spans: Vec<_> = bare.chain(read.mistakes.iter().map(|one| &one.span)).collect();
    spans.sort_by_key(|span| span.start);
    let quoted = spans.into_iter().map(|span| {
        // A quote that is not closed yet is none of what is searched for.
        let words = text[span.clone()].trim_matches(|c: char| c == '"' || c.is_whitespace());
        (span.clone(), if words.is_empty() { String::new() } else { print::in_quotes(words) })
    });
    spliced(text, quoted)
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
            // Or with a word that claims something all by itself.
            ("Expired cards", "\"Expired\" cards"),
            ("broad vague", "\"broad\" \"vague\""),
            ("-expired unused unused>90d", "-expired \"unused\" unused>90d"),
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
