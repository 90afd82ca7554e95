//! Texts as a search compares them: alike where people take them for the same.

use icu_casemap::CaseMapper;
use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};

/// The text without what a search does not look at: in which case it is, how its marks are put together, and whether
/// its letters are wide or joined. `Straße` and `STRASSE`, `Café` in one piece and in two, `ＡＢＣ` and `abc` are each
/// folded to the same. What is folded is searched by what is folded.
pub fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let (cases, whole) = (CaseMapper::new(), ComposingNormalizerBorrowed::new_nfkc());
    // As the Unicode standard has it for caseless matching of what is compatible (D146).
    let apart = DecomposingNormalizerBorrowed::new_nfd().normalize(text);
    let once = whole.normalize(&cases.fold_string(&apart)).into_owned();
    let twice = whole.normalize(&cases.fold_string(&once)).into_owned();
    // A capital i with a dot becomes an i with a second one, which nobody types.
    if twice.contains("i\u{307}") { twice.replace("i\u{307}", "i") } else { twice }
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn what_people_take_for_the_same_is_the_same() {
        let table = [
            ("CI Pipeline", "ci pipeline"),
            ("Café", "cafe\u{301}"),
            ("\u{130}stanbul", "istanbul"),
            ("I\u{307}stanbul", "istanbul"),
            ("Stra\u{df}e", "STRASSE"),
            ("STRA\u{1e9e}E", "strasse"),
            ("ΟΔΟΣ", "οδος"),
            ("ΟΔΟΣ", "οδοσ"),
            ("ＡＢＣ１", "abc1"),
            ("\u{fb01}nance", "FINANCE"),
            ("ÅNGSTRÖM", "\u{212b}ngstro\u{308}m"),
            ("한국", "\u{1112}\u{1161}\u{11ab}\u{1100}\u{116e}\u{11a8}"),
        ];
        for (one, other) in table {
            assert_eq!(folded(one), folded(other), "{one} {other}");
        }
        assert_ne!(folded("Cafe"), folded("Café"));
    }
}
