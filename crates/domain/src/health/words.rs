//! What is said of what was found.

use super::{Band, Case, Fact, Finding, Health, Matter, Urgency};
use crate::number::grouped;

impl Health {
    /// The whole in a few words: "2 things need you", "Nothing is urgent", "All is well".
    pub fn headline(&self) -> String {
        match (self.matters(Urgency::Soon), self.findings.len()) {
            (0, 0) if self.organizations == 0 => "Nothing was read yet".to_owned(),
            (0, 0) if self.keys == 0 => "No keys yet".to_owned(),
            (0, 0) => "All is well".to_owned(),
            (0, _) => "Nothing is urgent".to_owned(),
            (1, _) => "1 thing needs you".to_owned(),
            (number, _) => format!("{number} things need you"),
        }
    }

    /// What else there is: "3 could be safer, 1 to tidy up".
    pub fn rest(&self) -> Option<String> {
        let risks = match self.matters(Urgency::Risk) {
            0 => None,
            number => Some(format!("{number} could be safer")),
        };
        let tidy = match self.matters(Urgency::Tidy) {
            0 => None,
            number => Some(format!("{number} to tidy up")),
        };
        let parts: Vec<String> = risks.into_iter().chain(tidy).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }
}

impl Finding {
    /// What was found: "3 keys expire within 14 days".
    pub fn title(&self) -> String {
        let number = grouped(self.count as u64);
        let counted = |one: &str, several: &str| match self.count {
            1 => one.to_owned(),
            _ => format!("{number} {several}"),
        };
        match self.matter {
            Matter::Expiring => counted("1 key expires within 14 days", "keys expire within 14 days"),
            Matter::Slots => match self.cases.first().map(|case| &case.fact) {
                _ if self.count > 1 => format!("{number} organizations are full, or nearly"),
                Some(Fact::Slots { used, limit }) if used < limit => {
                    "1 organization has one slot left".to_owned()
                }
                _ => "1 organization is full".to_owned(),
            },
            Matter::Broad => counted("1 key may do more than most", "keys may do more than most"),
            Matter::Unused => counted("1 key is not used", "keys are not used"),
            Matter::Old => counted("1 key is older than a year", "keys are older than a year"),
            Matter::Endless => counted("1 key never expires", "keys never expire"),
            Matter::Expired => counted("1 expired key takes a slot", "expired keys take slots"),
            Matter::Vague => counted("1 name says little", "names say little"),
        }
    }
}

impl Band {
    /// How old its keys are, for people.
    pub fn title(self) -> &'static str {
        match self {
            Self::Month => "under 30 days",
            Self::Quarter => "30 to 90 days",
            Self::HalfYear => "90 to 180 days",
            Self::Year => "180 days to a year",
            Self::TwoYears => "1 to 2 years",
            Self::Older => "over 2 years",
        }
    }
}

impl Matter {
    /// Why it matters, and what to do: in the words of the practices that the vendor names (published).
    pub fn advice(self) -> &'static str {
        match self {
            Self::Expiring => {
                "Whatever uses an expired key stops working. Rotate before: the new key is handed over while the old one still works."
            }
            Self::Slots => "Without a free slot no key can be made. Delete what has expired or is not used.",
            Self::Broad => {
                "If such a key leaks, all that it may do is open to others. Give each the least permissions that will do."
            }
            Self::Unused => {
                "No use is known for 90 days. Ask whoever has such a key, then delete it: what nobody needs can only leak."
            }
            Self::Old => "The longer a secret is in use, the more places know it. Rotate keys regularly.",
            Self::Endless => {
                "Nothing ends such a key if it leaks. Rotate it, with the shortest expiration that will do."
            }
            Self::Expired => "An expired key works no more: deleting it breaks nothing, and frees its slot.",
            Self::Vague => {
                "Whoever finds a key in a year should see what it is for. Give it a descriptive name."
            }
        }
    }
}

impl Case {
    /// What is known, in words without an instant: the window says when. Nothing, where the service does not tell.
    pub fn words(&self) -> Option<String> {
        let words = match &self.fact {
            Fact::Made(None) => return None,
            Fact::Expires(_) => "expires".to_owned(),
            Fact::Expired(_) => "expired".to_owned(),
            Fact::Everything => "all permissions".to_owned(),
            Fact::Organization => "whole organization".to_owned(),
            Fact::Writes => "changes all workspaces".to_owned(),
            Fact::Used(_) => "last used".to_owned(),
            Fact::NoUse => "no known use".to_owned(),
            Fact::Made(Some(_)) => "made".to_owned(),
            Fact::Slots { used, limit } => format!("{used} of {limit} used"),
        };
        Some(words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::health::Mend;
    use crate::{AccountId, OrganizationId, OrganizationRef, Timestamp};

    fn finding(matter: Matter, urgency: Urgency, count: usize, fact: Fact) -> Finding {
        let at = OrganizationRef { account: AccountId::new("a"), id: OrganizationId::new("acme") };
        let (organization, now) = ("Acme".to_owned(), Timestamp::UNIX_EPOCH);
        let case = Case { at, organization, key: None, fact, mend: Mend::Show, manages: true, now };
        Finding { matter, urgency, count, cases: vec![case] }
    }

    #[test]
    fn headlines() {
        let one = |urgency| finding(Matter::Broad, urgency, 1, Fact::Everything);
        let (soon, risk, tidy) = (Urgency::Soon, Urgency::Risk, Urgency::Tidy);
        let table: [(&[Urgency], &str, Option<&str>); 6] = [
            (&[], "All is well", None),
            (&[tidy], "Nothing is urgent", Some("1 to tidy up")),
            (&[risk, risk, tidy], "Nothing is urgent", Some("2 could be safer, 1 to tidy up")),
            (&[soon], "1 thing needs you", None),
            (&[soon, soon, risk], "2 things need you", Some("1 could be safer")),
            (&[soon, tidy], "1 thing needs you", Some("1 to tidy up")),
        ];
        for (urgencies, headline, rest) in table {
            let findings = urgencies.iter().map(|urgency| one(*urgency)).collect();
            let health = Health { organizations: 1, keys: 9, findings, ..Health::default() };
            assert_eq!(
                (health.headline().as_str(), health.rest().as_deref()),
                (headline, rest),
                "{urgencies:?}"
            );
        }
        let empty = Health { organizations: 1, ..Health::default() };
        assert_eq!([empty.headline(), Health::default().headline()], ["No keys yet", "Nothing was read yet"]);
    }

    #[test]
    fn titles_count() {
        let slots = |used, count| {
            finding(Matter::Slots, Urgency::Soon, count, Fact::Slots { used, limit: 10 }).title()
        };
        assert_eq!(slots(10, 1), "1 organization is full");
        assert_eq!(slots(9, 1), "1 organization has one slot left");
        assert_eq!(slots(10, 3), "3 organizations are full, or nearly");
        for matter in Matter::ALL {
            let title = |count| finding(matter, Urgency::Soon, count, Fact::Made(None)).title();
            assert!(title(1).starts_with("1 ") && title(7).starts_with("7 "), "{matter:?}");
            assert!(matter.advice().ends_with('.'), "{matter:?}");
        }
        let many = |matter| finding(matter, Urgency::Soon, 3_521, Fact::Made(None)).title();
        assert_eq!(many(Matter::Endless), "3,521 keys never expire");
        assert_eq!(many(Matter::Slots), "3,521 organizations are full, or nearly");
    }

    #[test]
    fn what_is_not_told_has_no_words() {
        let words = |fact| finding(Matter::Vague, Urgency::Tidy, 1, fact).cases[0].words();
        assert_eq!(words(Fact::Made(Some(Timestamp::UNIX_EPOCH))).as_deref(), Some("made"));
        assert_eq!(words(Fact::Made(None)), None);
        assert_eq!(words(Fact::NoUse).as_deref(), Some("no known use"));
    }
}
