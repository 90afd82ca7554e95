//! Paging and ordering of lists. The conventions are published (page_size 50 by default, at most 1000).

use super::refusal::Refusal;
use crate::store::Key;
use crate::token;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

const DEFAULT_SIZE: usize = 50;
const LARGEST_SIZE: usize = 1000;

/// The parameters of a list, as they come.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Wanted {
    page_size: Option<String>,
    page_token: Option<String>,
    order_by: Option<String>,
}

/// A page of things that are in order already.
#[derive(Debug)]
pub(super) struct Page<T> {
    pub(super) items: Vec<T>,
    /// Empty on the last page.
    pub(super) next_page_token: String,
}

/// Where a page ended, and with which parameters: a token holds with no others.
#[derive(Debug, Serialize, Deserialize)]
struct Token<P> {
    list: String,
    size: usize,
    order: String,
    after: P,
}

/// Sorts `keys` as asked, and cuts out the page. `list` says what is listed, and for whom.
pub(super) fn page_of_keys(mut keys: Vec<Key>, wanted: &Wanted, list: &str) -> Result<Page<Key>, Refusal> {
    let order = Order::parse(wanted.order_by.as_deref().unwrap_or_default())?;
    keys.sort_by(|one, other| order.compare(&Place::of(one, order.field), &Place::of(other, order.field)));
    page(
        keys,
        wanted,
        list,
        &order.to_text(),
        |key| Place::of(key, order.field),
        |one, other| order.compare(one, other),
    )
}

/// Cuts the page out of things that are ordered by when they were made, then by name.
pub(super) fn page_of<T>(
    things: Vec<T>,
    wanted: &Wanted,
    list: &str,
    place: impl Fn(&T) -> (Timestamp, String),
) -> Result<Page<T>, Refusal> {
    if wanted.order_by.as_deref().is_some_and(|text| !text.trim().is_empty()) {
        return Err(Refusal::invalid("order_by", "this list can't be ordered"));
    }
    page(things, wanted, list, "", place, Ord::cmp)
}

fn page<T, P: Serialize + for<'a> Deserialize<'a>>(
    things: Vec<T>,
    wanted: &Wanted,
    list: &str,
    order: &str,
    place: impl Fn(&T) -> P,
    compare: impl Fn(&P, &P) -> Ordering,
) -> Result<Page<T>, Refusal> {
    let size = page_size(wanted.page_size.as_deref())?;
    let after: Option<P> = match wanted.page_token.as_deref() {
        None | Some("") => None,
        Some(text) => {
            let token = token::read::<Token<P>>(text)
                .filter(|token| token.list == list && token.size == size && token.order == order)
                .ok_or_else(|| Refusal::invalid("page_token", "it does not belong to this request"))?;
            Some(token.after)
        }
    };
    let mut rest = things.into_iter().skip_while(|one| {
        after.as_ref().is_some_and(|after| compare(&place(one), after) != Ordering::Greater)
    });
    let items: Vec<T> = rest.by_ref().take(size).collect();
    let next_page_token = match (rest.next(), items.last()) {
        (Some(_), Some(last)) => {
            token::write(&Token { list: list.to_owned(), size, order: order.to_owned(), after: place(last) })
                .map_err(|_| Refusal::invalid("page_token", "the next page can't be named"))?
        }
        _ => String::new(),
    };
    Ok(Page { items, next_page_token })
}

fn page_size(text: Option<&str>) -> Result<usize, Refusal> {
    let Some(text) = text.filter(|text| !text.is_empty()) else {
        return Ok(DEFAULT_SIZE);
    };
    match text.parse::<i32>() {
        Ok(0) => Ok(DEFAULT_SIZE),
        Ok(size) if size > 0 => Ok(usize::try_from(size).map_or(LARGEST_SIZE, |size| size.min(LARGEST_SIZE))),
        _ => Err(Refusal::invalid("page_size", "it must be a whole number and not negative")),
    }
}

/// A field that keys can be ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    DisplayName,
    Created,
    Expires,
    LastUsed,
}

impl Field {
    const EACH: [(Field, &'static str); 4] = [
        (Field::DisplayName, "display_name"),
        (Field::Created, "create_time"),
        (Field::Expires, "expire_time"),
        (Field::LastUsed, "last_used_time"),
    ];
}

/// An order of keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Order {
    field: Field,
    descending: bool,
}

/// Where a key stands in an order.
#[derive(Debug, Serialize, Deserialize)]
struct Place {
    value: Option<Value>,
    created: Timestamp,
    name: String,
}

/// What a key is ordered by.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
enum Value {
    Text(String),
    Time(Timestamp),
}

impl Order {
    fn parse(text: &str) -> Result<Self, Refusal> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let (word, descending) = match words[..] {
            [] => ("create_time", false),
            [word] => (word, false),
            [word, "desc"] => (word, true),
            _ => return Err(bad_order()),
        };
        let (field, _) = Field::EACH.into_iter().find(|(_, name)| *name == word).ok_or_else(bad_order)?;
        Ok(Self { field, descending })
    }

    fn to_text(self) -> String {
        format!("{:?} {}", self.field, self.descending)
    }

    /// Missing values come last in both directions; equal ones are ordered by creation, then by name.
    fn compare(self, one: &Place, other: &Place) -> Ordering {
        let by_value = match (&one.value, &other.value) {
            (Some(one), Some(other)) if self.descending => other.cmp(one),
            (Some(one), Some(other)) => one.cmp(other),
            (one, other) => one.is_none().cmp(&other.is_none()),
        };
        by_value.then_with(|| (one.created, &one.name).cmp(&(other.created, &other.name)))
    }
}

impl Place {
    fn of(key: &Key, field: Field) -> Self {
        let value = match field {
            Field::DisplayName => Some(Value::Text(key.display_name.clone())),
            Field::Created => Some(Value::Time(key.created)),
            Field::Expires => Some(Value::Time(key.expires)),
            Field::LastUsed => key.last_used.map(Value::Time),
        };
        Self { value, created: key.created, name: key.name.clone() }
    }
}

fn bad_order() -> Refusal {
    Refusal::invalid(
        "order_by",
        "it must be display_name, create_time, expire_time or last_used_time, and may end in desc",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes() {
        let table = [
            (None, Some(50)),
            (Some(""), Some(50)),
            (Some("0"), Some(50)),
            (Some("7"), Some(7)),
            (Some("1000"), Some(1000)),
            (Some("1001"), Some(1000)),
            (Some("-1"), None),
            (Some("many"), None),
            (Some("99999999999"), None),
        ];
        for (text, expected) in table {
            assert_eq!(page_size(text).ok(), expected, "{text:?}");
        }
    }

    #[test]
    fn orders() {
        let order = |field, descending| Some(Order { field, descending });
        let table = [
            ("", order(Field::Created, false)),
            ("display_name", order(Field::DisplayName, false)),
            ("  last_used_time   desc ", order(Field::LastUsed, true)),
            ("expire_time asc", None),
            ("expire_time desc, create_time", None),
            ("name", None),
            ("DESC", None),
        ];
        for (text, expected) in table {
            assert_eq!(Order::parse(text).ok(), expected, "{text:?}");
        }
    }

    #[test]
    fn missing_values_come_last_in_both_directions() {
        let place = |value: Option<&str>, name: &str| Place {
            value: value.map(|text| Value::Text(text.to_owned())),
            created: Timestamp::UNIX_EPOCH,
            name: name.to_owned(),
        };
        for (descending, expected) in [(false, ["a", "b", "none"]), (true, ["b", "a", "none"])] {
            let order = Order { field: Field::LastUsed, descending };
            let mut places = [place(None, "none"), place(Some("2"), "b"), place(Some("1"), "a")];
            places.sort_by(|one, other| order.compare(one, other));
            assert_eq!(places.map(|place| place.name), expected);
        }
    }
}
