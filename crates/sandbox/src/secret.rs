//! Secrets: made here, shown once, and from then on known by their hash only.

use sha2::{Digest, Sha256};

/// What every secret of this service begins with.
pub(crate) const MARK: &str = "kgn_pat_";
/// How many characters of a secret a list may show.
const PREFIX: usize = 12;
/// How many random characters follow the mark: 43 of 62 kinds are 256 bits.
const LENGTH: usize = 43;
const ALPHABET: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// SHA-256 of a secret. Enough for 256 random bits: there is nothing to guess.
pub(crate) type Hash = [u8; 32];

/// A new secret, or a new session token.
pub(crate) struct Secret(String);

impl Secret {
    /// A random secret.
    pub(crate) fn new() -> Result<Self, getrandom::Error> {
        Self::beginning("")
    }

    /// A secret whose random part begins with `start`, for the seed: its keys have prefixes that
    /// stay the same. The rest is random, so nobody has it.
    pub(crate) fn beginning(start: &str) -> Result<Self, getrandom::Error> {
        let rest = random_text(LENGTH.saturating_sub(start.len()))?;
        Ok(Self(format!("{MARK}{start}{rest}")))
    }

    /// What a list may show.
    pub(crate) fn prefix(&self) -> &str {
        &self.0[..PREFIX]
    }

    /// What the database keeps.
    pub(crate) fn hash(&self) -> Hash {
        hash(&self.0)
    }

    /// The secret itself: for the one answer, or the one file, that it goes to.
    pub(crate) fn expose(self) -> String {
        self.0
    }
}

/// The hash of a secret as it was received.
pub(crate) fn hash(secret: &str) -> Hash {
    Sha256::digest(secret.as_bytes()).into()
}

/// So many random characters of base 62.
pub(crate) fn random_text(length: usize) -> Result<String, getrandom::Error> {
    // A byte beyond the last whole multiple of 62 is thrown away: it would favour the first letters.
    let fair = u8::MAX - u8::MAX % 62;
    let mut text = String::with_capacity(length);
    let mut bytes = [0_u8; 64];
    while text.len() < length {
        getrandom::fill(&mut bytes)?;
        let room = length - text.len();
        let letters = bytes.iter().filter(|byte| **byte < fair);
        text.extend(letters.map(|byte| char::from(ALPHABET[usize::from(byte % 62)])).take(room));
    }
    Ok(text)
}

/// `text` with everything that looks like a secret cut to what a list may show, for the request log.
pub(crate) fn redacted(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(place) = rest.find(MARK) {
        let (before, found) = rest.split_at(place);
        let end = found.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(found.len());
        out.push_str(before);
        out.push_str(&found[..end.min(PREFIX)]);
        if end > PREFIX {
            out.push('…');
        }
        rest = &found[end..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_has_a_mark_and_256_bits() {
        let secret = Secret::new().unwrap();
        let prefix = secret.prefix().to_owned();
        let text = secret.expose();
        assert_eq!(text.len(), MARK.len() + LENGTH);
        assert!(text.starts_with(&prefix) && prefix.len() == 12);
        assert!(text[MARK.len()..].bytes().all(|byte| ALPHABET.contains(&byte)));
        assert_ne!(text, Secret::new().unwrap().expose());
        assert_eq!(Secret::beginning("7Qm2").unwrap().prefix(), "kgn_pat_7Qm2");
    }

    #[test]
    fn nothing_that_looks_like_a_secret_stays() {
        let table = [
            ("plain", "plain"),
            ("kgn_pat_7Qm2", "kgn_pat_7Qm2"),
            ("a=kgn_pat_7Qm2abcdef&b", "a=kgn_pat_7Qm2…&b"),
            ("kgn_pat_7Qm2x kgn_pat_c81Xy", "kgn_pat_7Qm2… kgn_pat_c81X…"),
            ("kgn_pat_ü", "kgn_pat_ü"),
        ];
        for (text, expected) in table {
            assert_eq!(redacted(text), expected, "{text}");
        }
    }
}
