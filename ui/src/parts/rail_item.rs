//! An organization in the rail.

use super::key_name::Named;
use super::notice::failure_words;
use crate::hiding::{Hiding, use_hiding};
use crate::obstacle::Obstacle;
use crate::words::frame as words;
use domain::{AccountSummary, OrganizationRef, OrganizationSummary, Session};
use yew::prelude::*;

/// An organization, and where it stands.
#[derive(Properties, PartialEq)]
pub(super) struct RailItemProps {
    /// The organization.
    pub(super) organization: OrganizationSummary,
    /// The account that sees it.
    pub(super) account: Option<AccountSummary>,
    /// Whether the account is named above it.
    pub(super) grouped: bool,
    /// Its line in the rail.
    pub(super) line: usize,
    /// Its place among all organizations, and how many there are.
    pub(super) place: (usize, usize),
    /// Whether it is looked at.
    pub(super) current: bool,
    /// Whether it is the one that the Tab key reaches.
    pub(super) reached: bool,
    /// It was clicked.
    pub(super) onpick: Callback<OrganizationRef>,
}

/// The line of an organization: its name, its account, its slots, news, and what is wrong with it.
#[component]
pub(super) fn RailItem(props: &RailItemProps) -> Html {
    let RailItemProps { organization, account, .. } = props;
    let at = organization.at.clone();
    let hiding = use_hiding();
    let trouble = trouble(organization, account.as_ref(), hiding);
    let line = match (&trouble, account) {
        (Some(trouble), _) => Some(trouble.title.to_owned()),
        (None, Some(AccountSummary { account, .. })) if !props.grouped => {
            Some(format!("{} · {}", account.edition.title(), hiding.place(account)))
        }
        (None, _) => None,
    };
    let slots = match (organization.used, organization.limit) {
        (Some(used), Some(limit)) => format!("{used}/{limit}"),
        (Some(used), None) => used.to_string(),
        _ => String::new(),
    };
    let said = match (organization.used, organization.limit) {
        (Some(used), Some(limit)) => Some(words::of_keys_used(used, limit)),
        _ => None,
    };
    html! {
        <li class="rail-line" aria-posinset={(props.place.0 + 1).to_string()} aria-setsize={props.place.1.to_string()}>
            <button type="button" class="rail-item" id={format!("rail-{}", props.line)}
                data-organization={at.id.to_string()} data-line={props.line.to_string()}
                tabindex={if props.reached { "0" } else { "-1" }} aria-current={props.current.then_some("page")}
                onclick={props.onpick.reform(move |_: MouseEvent| at.clone())}>
                <span class="tile" aria-hidden="true">
                    if hiding.is_on() {
                        { "•" }
                    } else {
                        { initials(&organization.title) }
                    }
                    if let Some(trouble) = &trouble {
                        <span class={classes!("state-mark", trouble.tone)}></span>
                    }
                </span>
                <span class="rail-words" title={trouble.as_ref().map(|trouble| trouble.reason.clone())}>
                    <Named name={organization.title.clone()} />
                    { for line.map(|line| html! { <small>{ line }</small> }) }
                    if let Some(trouble) = &trouble {
                        <span class="visually-hidden" data-trouble={trouble.title}>{ &trouble.reason }</span>
                    }
                </span>
                <span class="rail-end">
                    <span class="rail-slots" title={said}>{ slots }</span>
                    if organization.news > 0 {
                        <span class="rail-news" data-news={organization.news.to_string()} title={crate::tidings::changes_counted(organization.news)}>
                            { if organization.news > 99 { "99+".to_owned() } else { organization.news.to_string() } }
                            <span class="visually-hidden">{ words::NOT_LOOKED_AT }</span>
                        </span>
                    }
                </span>
            </button>
        </li>
    }
}

/// What is wrong with an organization.
struct Trouble {
    tone: &'static str,
    title: &'static str,
    reason: String,
}

fn trouble(
    organization: &OrganizationSummary,
    account: Option<&AccountSummary>,
    hiding: Hiding,
) -> Option<Trouble> {
    let session = account.map_or(Session::SignedOut, |one| one.session);
    let failure = organization.trouble.as_ref();
    let said = failure.map(|failure| failure_words(failure, hiding));
    match Obstacle::of(session, failure) {
        Some(obstacle) => Some(Trouble {
            tone: "off",
            title: obstacle.title(),
            reason: said.unwrap_or_else(|| obstacle.reason().to_owned()),
        }),
        None => said.map(|reason| Trouble { tone: "bad", title: words::NOT_REFRESHED, reason }),
    }
}

/// The first letters of the first two words: "Acme Corp" is AC, "Ledger" is LE.
fn initials(title: &str) -> String {
    let mut words = title.split_whitespace();
    let first: Vec<char> = words.next().unwrap_or_default().chars().filter(|c| c.is_alphanumeric()).collect();
    let second = words.next().and_then(|word| word.chars().find(|c| c.is_alphanumeric()));
    let letters = [first.first().copied(), second.or_else(|| first.get(1).copied())];
    letters.into_iter().flatten().flat_map(char::to_uppercase).take(2).collect()
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn initials_of_a_title() {
        let table = [
            ("Acme Corp", "AC"),
            ("Ledger", "LE"),
            ("x", "X"),
            ("", ""),
            ("\u{202e}<b> über", "BÜ"),
            ("数 据", "数据"),
        ];
        for (title, expected) in table {
            assert_eq!(initials(title), expected, "{title:?}");
        }
    }
}
