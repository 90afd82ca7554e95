//! Sentences with names and times in them. Each stands as a whole among the words, whatever the order of its parts.

use yew::prelude::*;

/// A sentence with parts in the places that name them: "The secret of {name} is lost."
pub fn filled<const N: usize>(sentence: &'static str, parts: [(&str, Html); N]) -> Html {
    let mut whole: Vec<Html> = Vec::new();
    for (text, place) in pieces(sentence) {
        whole.push(html! { { text } });
        let found = parts.iter().find(|(name, _)| Some(*name) == place);
        whole.extend(found.map(|(_, part)| part.clone()));
    }
    html! { <>{ for whole }</> }
}

/// A title with a name that is cut off where there is no room, and words around it that are not.
pub fn titled(sentence: &'static str, name: Html) -> Html {
    let lead = |text: &'static str| match text {
        "" => html! {},
        text => html! { <span class="dialog-title-lead">{ text }</span> },
    };
    let mut name = Some(name);
    let piece = |(text, place): (&'static str, Option<&str>)| {
        let name = place.and_then(|_| name.take());
        html! { <>{ lead(text) }{ name }</> }
    };
    html! { <>{ for pieces(sentence).into_iter().map(piece) }</> }
}

/// The text before each place, with the place's name; at last the text after all of them.
fn pieces(sentence: &'static str) -> Vec<(&'static str, Option<&'static str>)> {
    let mut found = Vec::new();
    let mut rest = sentence;
    while let Some((text, after)) = rest.split_once('{') {
        let Some((place, after)) = after.split_once('}') else { break };
        found.push((text, Some(place)));
        rest = after;
    }
    found.push((rest, None));
    found
}

#[cfg(test)]
mod tests {
    use super::pieces;

    #[test]
    fn a_sentence_is_taken_apart_at_its_places() {
        let whole = [("No place.", None)];
        assert_eq!(pieces("No place."), whole);
        let parts = [("The secret of ", Some("name")), (" in ", Some("place")), (".", None)];
        assert_eq!(pieces("The secret of {name} in {place}."), parts);
        assert_eq!(pieces("{name}"), [("", Some("name")), ("", None)]);
        assert_eq!(pieces("an odd { brace"), [("an odd { brace", None)]);
    }
}
