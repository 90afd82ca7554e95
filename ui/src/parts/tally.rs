//! How many keys are shown, read out by screen readers once something else is looked for.

use crate::plot::grouped;
use crate::words::keys as words;
use domain::list::{Arrangement, Filter};
use yew::prelude::*;

/// What the rows that are here were looked for by, and how many there are.
#[derive(Properties, PartialEq)]
pub struct TallyProps {
    /// What was set.
    pub by: Arrangement,
    /// How many rows there are.
    pub total: usize,
}

/// The words, for nobody to see. The region is always there, so that screen readers listen to it; nothing is said
/// before the admin looks for something, and the same number is said again for other words.
#[component]
pub fn Tally(props: &TallyProps) -> Html {
    let by = (props.by.query.trim().to_owned(), props.by.filter);
    let first = use_mut_ref(|| Some(by.clone()));
    if first.borrow().as_ref() != Some(&by) {
        // Whatever is looked for from now on is said, also if it is what was there at first.
        first.take();
    }
    let said = first.borrow().is_none().then(|| words(props.total));
    html! {
        <div id="tally" class="visually-hidden" role="status" aria-live="polite">
            { for said.map(|said| html! { <span key={told_apart(&by)}>{ said }</span> }) }
        </div>
    }
}

fn told_apart((query, filter): &(String, Option<Filter>)) -> String {
    format!("{} {query}", filter.map_or("", Filter::title))
}

fn words(total: usize) -> String {
    match total {
        0 => words::NO_KEY_MATCHES.to_owned(),
        1 => words::ONE_KEY.to_owned(),
        _ => words::keys_counted_then(grouped(total as u64)),
    }
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn keys_are_counted_in_words() {
        assert_eq!([0, 1, 12, 10_000].map(words), ["No key matches", "1 key", "12 keys", "10,000 keys"]);
    }
}
