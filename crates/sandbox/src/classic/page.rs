//! Paging of lists. The conventions are published: `limit` at most 100, `items` that may be null, and a
//! `continuation_token`.

use super::{Answer, Refusal};
use crate::token;
use axum::Json;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

const DEFAULT_LIMIT: usize = 50;
const LARGEST_LIMIT: usize = 100;

/// The parameters of a list, as they come.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Wanted {
    limit: Option<String>,
    continuation_token: Option<String>,
}

/// Where a page ended, and of which list.
#[derive(Debug, Serialize, Deserialize)]
struct Token {
    list: String,
    after: (Timestamp, String),
}

/// The page of things that are ordered by when they were made, then by id. `list` says what is listed, and
/// for whom: a token holds for no other list. The limit may change from page to page.
pub(super) fn page_of<T>(
    things: Vec<T>,
    wanted: &Wanted,
    list: &str,
    place: impl Fn(&T) -> (Timestamp, String),
    item: impl Fn(T) -> Value,
) -> Answer {
    let limit = read_limit(wanted.limit.as_deref())?;
    let after = match wanted.continuation_token.as_deref() {
        None | Some("") => None,
        Some(text) => {
            let token = token::read::<Token>(text).filter(|token| token.list == list);
            let token = token.ok_or_else(|| {
                Refusal::invalid("continuation_token", "it does not belong to this request")
            })?;
            Some(token.after)
        }
    };
    let mut rest =
        things.into_iter().skip_while(|one| after.as_ref().is_some_and(|after| place(one) <= *after));
    let shown: Vec<T> = rest.by_ref().take(limit).collect();
    let token = match (rest.next(), shown.last()) {
        (Some(_), Some(last)) => {
            let token = Token { list: list.to_owned(), after: place(last) };
            let text = token::write(&token)
                .map_err(|_| Refusal::invalid("continuation_token", "the next page can't be named"))?;
            Some(text)
        }
        _ => None,
    };
    let items: Vec<Value> = shown.into_iter().map(item).collect();
    let items = if items.is_empty() { Value::Null } else { Value::Array(items) };
    Ok(Json(json!({"items": items, "continuation_token": token})))
}

fn read_limit(text: Option<&str>) -> Result<usize, Refusal> {
    let Some(text) = text.filter(|text| !text.is_empty()) else {
        return Ok(DEFAULT_LIMIT);
    };
    match text.parse() {
        Ok(limit) if (1..=LARGEST_LIMIT).contains(&limit) => Ok(limit),
        _ => Err(Refusal::invalid("limit", "it must be from 1 to 100")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits() {
        let table = [
            (None, Some(50)),
            (Some(""), Some(50)),
            (Some("1"), Some(1)),
            (Some("100"), Some(100)),
            (Some("101"), None),
            (Some("0"), None),
            (Some("-1"), None),
            (Some("ten"), None),
        ];
        for (text, expected) in table {
            assert_eq!(read_limit(text).ok(), expected, "{text:?}");
        }
    }
}
