//! Names that do not say what a key is for.

/// Words that say nothing of a key that is not true of any other.
const EMPTY_WORDS: [&str; 43] = [
    "abc",
    "api",
    "apikey",
    "asdf",
    "bar",
    "copy",
    "default",
    "demo",
    "example",
    "final",
    "first",
    "foo",
    "for",
    "key",
    "keys",
    "misc",
    "mine",
    "my",
    "name",
    "new",
    "of",
    "old",
    "other",
    "qwerty",
    "sample",
    "second",
    "secret",
    "some",
    "stuff",
    "temp",
    "temporary",
    "test",
    "testing",
    "tests",
    "the",
    "this",
    "tmp",
    "todo",
    "token",
    "tokens",
    "try",
    "unnamed",
    "untitled",
];

/// Whether a name says nothing: it has no letters, or but one, or only words that any key could be called by, such as
/// "test", "key 1" or "My new API key". A word that is not known counts as one that says something.
pub fn is_vague(name: &str) -> bool {
    let lowered = name.to_lowercase();
    let words = lowered.split(|c: char| !c.is_alphanumeric());
    let words = words.map(|word| word.trim_matches(char::is_numeric));
    words.filter(|word| word.chars().nth(1).is_some()).all(|word| EMPTY_WORDS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::is_vague;

    #[test]
    fn names_that_say_nothing() {
        let vague = [
            "",
            "  ",
            "test",
            "TEST",
            "Test 2",
            "key 1",
            "key-1",
            "key1",
            "New key",
            "my new API key",
            "api_key",
            "token",
            "12345",
            "2026-11-22",
            "x",
            "x9",
            "asdf",
            "(copy)",
            "Copy of test",
            "tmp.2",
            "a b c",
            "\u{202e}",
        ];
        for name in vague {
            assert!(is_vague(name), "{name:?}");
        }
        let telling = [
            "CI",
            "CI Pipeline",
            "Nightly export",
            "test runner",
            "Key for Zapier",
            "Old importer",
            "HR",
            "S3 sync",
            "Größe",
            "数据",
            "Invoice bot 2",
            "api-gateway",
            "demo tenant Acme",
            "Nouvelle clé",
        ];
        for name in telling {
            assert!(!is_vague(name), "{name:?}");
        }
    }
}
