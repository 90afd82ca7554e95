//! The pages of a list: one after the other, until there is no next one.

use crate::Error;
use crate::words::services as words;
use std::collections::HashSet;

/// The pages that were read. A service that never ends a list, or goes round in it, is stopped.
pub(crate) struct Pages {
    seen: HashSet<String>,
    most: usize,
}

impl Pages {
    /// Of a list with so many pages at the most.
    pub(crate) fn new(most: usize) -> Self {
        Self { seen: HashSet::new(), most }
    }

    /// The token of the page to read next; `None` at the end.
    pub(crate) fn next(&mut self, token: Option<String>, host: &str) -> Result<Option<String>, Error> {
        let Some(token) = token.filter(|token| !token.is_empty()) else { return Ok(None) };
        if self.seen.insert(token.clone()) && self.seen.len() < self.most {
            return Ok(Some(token));
        }
        Err(Error::Unreadable { host: host.to_owned(), what: words::LIST_THAT_DOES_NOT_END.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn next(pages: &mut Pages, token: &str) -> Option<Option<String>> {
        pages.next(Some(token.to_owned()), "keys.example").ok()
    }

    #[test]
    fn a_list_ends_at_its_end_where_it_goes_round_and_where_it_is_too_long() {
        let mut pages = Pages::new(3);
        assert_eq!(next(&mut pages, "a"), Some(Some("a".to_owned())));
        assert_eq!(next(&mut pages, ""), Some(None));
        assert_eq!(pages.next(None, "keys.example").unwrap(), None);
        assert_eq!(next(&mut pages, "a"), None, "round");
        assert_eq!(next(&mut pages, "b"), Some(Some("b".to_owned())));
        assert_eq!(next(&mut pages, "c"), None, "too long");
    }
}
