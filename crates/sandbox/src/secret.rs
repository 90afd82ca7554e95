//! Secrets: made here, shown once, and from then on known by their hash only.

use sha2::{Digest, Sha256};

/// How the secrets of an edition look.
#[derive(Debug)]
pub(crate) struct Shape {
    /// What every one begins with.
    mark: &'static str,
    /// How many random characters follow the mark.
    length: usize,
    /// How many characters a list may show.
    prefix: usize,
}

/// The current edition: 43 of 62 kinds are 256 bits.
pub(crate) const KOGNITOS: Shape = Shape { mark: "kgn_pat_", length: 43, prefix: 12 };
/// Classic: 40 characters in all, 36 of them random, which are 214 bits. The mark is the sandbox's own: no
/// mark is published, and without one the request log could not tell a secret from a word.
pub(crate) const CLASSIC: Shape = Shape { mark: "kgc_", length: 36, prefix: 8 };

const ALPHABET: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// SHA-256 of a secret. Enough for over 200 random bits: there is nothing to guess.
pub(crate) type Hash = [u8; 32];

/// A new secret, or a new session token.
pub(crate) struct Secret {
    text: String,
    prefix: usize,
}

impl Secret {
    /// A random secret.
    pub(crate) fn new(shape: &Shape) -> Result<Self, getrandom::Error> {
        Self::beginning(shape, "")
    }

    /// A secret whose random part begins with `start`, for the seed: its keys have prefixes that
    /// stay the same. The rest is random, so nobody has it.
    pub(crate) fn beginning(shape: &Shape, start: &str) -> Result<Self, getrandom::Error> {
        let rest = random_text(shape.length.saturating_sub(start.len()))?;
        Ok(Self { text: format!("{}{start}{rest}", shape.mark), prefix: shape.prefix })
    }

    /// What a list may show.
    pub(crate) fn prefix(&self) -> &str {
        &self.text[..self.prefix]
    }

    /// What the database keeps.
    pub(crate) fn hash(&self) -> Hash {
        hash(&self.text)
    }

    /// The secret itself: for the one answer, or the one file, that it goes to.
    pub(crate) fn expose(self) -> String {
        self.text
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
    while let Some((place, shape)) = first_mark(rest) {
        let (before, found) = rest.split_at(place);
        let end = found.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(found.len());
        out.push_str(before);
        out.push_str(&found[..end.min(shape.prefix)]);
        if end > shape.prefix {
            out.push('…');
        }
        rest = &found[end..];
    }
    out.push_str(rest);
    out
}

/// Where something that looks like a secret begins, and of which shape it is.
fn first_mark(text: &str) -> Option<(usize, &'static Shape)> {
    let places = [&KOGNITOS, &CLASSIC].map(|shape| text.find(shape.mark).map(|place| (place, shape)));
    places.into_iter().flatten().min_by_key(|(place, _)| *place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_has_a_mark_and_enough_bits() {
        for (shape, whole, prefix, start) in
            [(&KOGNITOS, 51, 12, "kgn_pat_7Qm2"), (&CLASSIC, 40, 8, "kgc_7Qm2")]
        {
            let secret = Secret::new(shape).unwrap();
            let shown = secret.prefix().to_owned();
            let text = secret.expose();
            assert_eq!((text.len(), shown.len()), (whole, prefix));
            assert!(text.starts_with(&shown) && text.starts_with(shape.mark));
            assert!(text[shape.mark.len()..].bytes().all(|byte| ALPHABET.contains(&byte)));
            assert_ne!(text, Secret::new(shape).unwrap().expose());
            assert_eq!(Secret::beginning(shape, "7Qm2").unwrap().prefix(), start);
        }
    }

    #[test]
    fn nothing_that_looks_like_a_secret_stays() {
        let table = [
            ("plain", "plain"),
            ("kgn_pat_7Qm2", "kgn_pat_7Qm2"),
            ("a=kgn_pat_7Qm2abcdef&b", "a=kgn_pat_7Qm2…&b"),
            ("kgn_pat_7Qm2x kgn_pat_c81Xy", "kgn_pat_7Qm2… kgn_pat_c81X…"),
            ("kgn_pat_ü", "kgn_pat_ü"),
            ("kgc_4Tz9", "kgc_4Tz9"),
            ("{\"note\":\"kgc_4Tz9abcdef\"}", "{\"note\":\"kgc_4Tz9…\"}"),
            ("kgc_4Tz9x kgn_pat_c81Xy kgc_9", "kgc_4Tz9… kgn_pat_c81X… kgc_9"),
        ];
        for (text, expected) in table {
            assert_eq!(redacted(text), expected, "{text}");
        }
    }
}
