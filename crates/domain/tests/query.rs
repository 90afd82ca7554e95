//! The query language: nothing that can be typed makes it fall, and what it prints it reads again.

use domain::query::{Query, complete, lenient, local};
use proptest::prelude::*;

/// Texts that look like queries, and texts that look like nothing.
fn typed() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[-\"\\\\:<>= a-zé0-9]{0,6}",
        "\\PC{0,6}",
        Just("expires<14d".to_owned()),
        Just("-expires>=2026-12-31".to_owned()),
        Just("used:\"2026-12-31\"".to_owned()),
        "-?(expires|unused|Org|perm|endless|foo) {0,2}(:|<|>=) {0,2}[0-9]{0,2} ?(d|days|never|\"x\")?",
        "(name|note|perm|scope|by|org|used|unused|created|EXPIRES)(:|<|<=|>|>=|=|≤)[a-z\"0-9\\\\ ]{0,5}",
        "-?\"[^\"]{0,5}\"?",
        "(expired|Active|BROAD|unused|expiring)",
        "[0-9]{1,7}[dwmy]",
    ];
    prop_oneof![any::<String>(), prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.join(" ")),]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_printed_is_read_as_the_same(text in typed()) {
        let read = Query::parse(&text);
        let printed = read.to_string();
        let again = Query::parse(&printed);
        let terms = |query: &Query| query.terms.iter().map(|one| one.term.clone()).collect::<Vec<_>>();
        prop_assert_eq!(terms(&read), terms(&again), "{:?}", printed);
        prop_assert!(again.mistakes.is_empty(), "{:?}: {:?}", printed, again.mistakes);
        prop_assert_eq!(again.to_string(), printed);
    }

    #[test]
    fn spans_are_pieces_of_the_text_in_order(text in typed()) {
        let read = Query::parse(&text);
        let mut spans: Vec<_> = read.terms.iter().map(|one| one.span.clone()).collect();
        spans.extend(read.mistakes.iter().map(|one| one.span.clone()));
        spans.sort_by_key(|span| span.start);
        let mut end = 0;
        for span in spans {
            prop_assert!(span.start >= end && span.end > span.start);
            let between = text.get(end..span.start);
            prop_assert!(between.is_some_and(|between| between.chars().all(char::is_whitespace)));
            prop_assert!(text.get(span.clone()).is_some());
            end = span.end;
        }
        prop_assert!(text[end..].chars().all(char::is_whitespace));
        prop_assert!(read.mistakes.iter().all(|one| !one.reason.is_empty()));
    }

    #[test]
    fn nothing_is_a_mistake_once_it_is_searched_for(text in typed()) {
        let (read, kept) = (Query::parse(&text), Query::parse(&lenient(&text)));
        prop_assert!(kept.mistakes.is_empty(), "{:?}: {:?}", lenient(&text), kept.mistakes);
        prop_assert!(kept.terms.len() >= read.terms.len());
    }

    #[test]
    fn days_where_the_admin_is_change_nothing_else(text in typed()) {
        let (read, local) = (Query::parse(&text), Query::parse(&local(&text, |_| -300)));
        prop_assert_eq!(read.terms.len(), local.terms.len());
        prop_assert_eq!(read.mistakes.len(), local.mistakes.len());
    }

    #[test]
    fn completion_takes_what_ends_at_the_caret(text in typed(), caret in 0_usize..40) {
        let found = complete(&text, caret, &domain::query::Known::default());
        prop_assert!(text.get(found.span.clone()).is_some());
        let end = if text.is_char_boundary(caret) { caret } else { 0 };
        prop_assert_eq!(found.span.end, end);
    }
}
