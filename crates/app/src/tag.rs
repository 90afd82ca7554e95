//! The tag that a create leaves in a key's name, where the service knows no request numbers: by it the key is found
//! again when the answer was lost. It is taken out of the name once the create is settled.

use domain::name::LONGEST_NAME;
use domain::{CreateId, KeyName};

/// The tag of a create: ` [kw-1a2b3c4d]`.
pub(crate) fn tag(create: &CreateId) -> String {
    let short: String = create.as_str().chars().filter(char::is_ascii_alphanumeric).take(8).collect();
    format!(" [kw-{short}]")
}

/// The name with the create's tag at its end; the name is cut where both would be too long.
pub(crate) fn tagged(name: &KeyName, create: &CreateId) -> KeyName {
    let tag = tag(create);
    let room = LONGEST_NAME - tag.chars().count().min(LONGEST_NAME);
    let cut: String = name.as_str().chars().take(room).collect();
    KeyName::new(&format!("{}{tag}", cut.trim_end())).unwrap_or_else(|_| name.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tag_fits_into_the_name() {
        let create = CreateId::new("1a2b3c4d-5e6f-4000-8000-000000000000");
        let name = |text: &str| KeyName::new(text).unwrap();
        assert_eq!(tagged(&name("CI"), &create).as_str(), "CI [kw-1a2b3c4d]");
        let long = tagged(&name(&"ü".repeat(100)), &create);
        assert_eq!(long.as_str().chars().count(), 100);
        assert!(long.as_str().ends_with(&tag(&create)));
    }
}
