//! The news in words.

use crate::plot::grouped;
use crate::words::notices as words;
use domain::{Field, Happening, News, OrganizationSummary, sentence};

/// The kinds of news, the most telling first.
const KINDS: [&str; 5] = [words::NEW, words::CHANGED, words::GONE, words::ABOUT_TO_EXPIRE, words::EXPIRED];

fn kind(what: &Happening) -> &'static str {
    match what {
        Happening::Appeared => KINDS[0],
        Happening::Changed(_) => KINDS[1],
        Happening::Gone => KINDS[2],
        Happening::Expiring => KINDS[3],
        Happening::Expired => KINDS[4],
    }
}

/// "2 new, 1 changed, 1 gone".
pub fn sum(news: &[News]) -> String {
    let counted = KINDS.into_iter().filter_map(|word| {
        let count = news.iter().filter(|one| kind(&one.what) == word).count();
        (count > 0).then(|| format!("{} {word}", grouped(count as u64)))
    });
    counted.collect::<Vec<_>>().join(", ")
}

/// What happened to one key: "changed: name and permissions".
pub fn told(what: &Happening) -> String {
    match what {
        Happening::Changed(fields) if !fields.is_empty() => {
            let names: Vec<String> = fields.iter().map(|field| field_name(*field).to_owned()).collect();
            words::changed(sentence::list(&names))
        }
        Happening::Appeared | Happening::Changed(_) | Happening::Gone => what.word().to_owned(),
        Happening::Expiring => words::EXPIRES_WITHIN_TWO_WEEKS.to_owned(),
        Happening::Expired => words::HAS_EXPIRED.to_owned(),
    }
}

/// "4 changes in 2 organizations"; `None` where there are none.
pub fn sum_of_all<'a>(organizations: impl Iterator<Item = &'a OrganizationSummary>) -> Option<String> {
    let (changes, places) = organizations
        .filter(|one| one.news > 0)
        .fold((0, 0_u32), |(changes, places), one| (changes + one.news, places + 1));
    (changes > 0).then(|| {
        words::changes_in_organizations(
            changes_counted(changes),
            counted(places, words::ORGANIZATION, words::ORGANIZATIONS),
        )
    })
}

/// "3 changes".
pub fn changes_counted(number: u32) -> String {
    counted(number, words::CHANGE, words::CHANGES)
}

fn counted(number: u32, one: &str, many: &str) -> String {
    format!("{} {}", grouped(number.into()), if number == 1 { one } else { many })
}

fn field_name(field: Field) -> &'static str {
    match field {
        Field::Name => words::NAME,
        Field::Scope => words::SCOPE,
        Field::Permissions => words::PERMISSIONS,
        Field::Expiration => words::EXPIRATION,
        _ => words::SETTINGS,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::KeyId;

    #[test]
    fn news_are_summed_up_and_told() {
        let news = |what| News { key: KeyId::new("k"), name: "CI".to_owned(), what };
        let all = [
            news(Happening::Gone),
            news(Happening::Appeared),
            news(Happening::Changed(vec![Field::Name, Field::Permissions])),
            news(Happening::Appeared),
        ];
        assert_eq!(sum(&all), "2 new, 1 changed, 1 gone");
        assert_eq!(told(&all[2].what), "changed: name and permissions");
        assert_eq!(sum(&[]), "");
        assert_eq!(changes_counted(1_204), "1,204 changes");
        assert_eq!(sum_of_all([].into_iter()), None);
    }
}
