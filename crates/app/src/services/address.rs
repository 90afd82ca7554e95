//! The address of a service: where a credential goes, and nowhere else.

use crate::Error;
use crate::words::services as words;
use domain::Field;
use reqwest::Url;

/// The address of a service: scheme, host and port. Only https, and http on this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address(Url);

impl Address {
    /// Reads an address as an admin types it; `https://` may be left out.
    ///
    /// # Errors
    /// [`Error::Invalid`] says what to mend.
    pub fn parse(typed: &str) -> Result<Self, Error> {
        let wrong = |advice: &str| Error::invalid(Field::Address, advice);
        let typed = typed.trim();
        if typed.is_empty() {
            return Err(wrong(words::ENTER_ADDRESS_OF_SERVICE_SUCH));
        }
        let full = if typed.contains("://") { typed.to_owned() } else { format!("https://{typed}") };
        let url = Url::parse(&full).map_err(|_| wrong(words::THIS_IS_NO_ADDRESS_IT_READS))?;
        if !url.username().is_empty() || url.password().is_some() {
            return Err(wrong(words::LEAVE_USER_NAME_AND_PASSWORD));
        }
        if !matches!(url.path(), "" | "/") || url.query().is_some() || url.fragment().is_some() {
            return Err(wrong(words::LEAVE_OUT_WHAT_FOLLOWS_HOST));
        }
        let address = Self(url);
        match address.0.scheme() {
            "https" => Ok(address),
            "http" if address.is_loopback() => Ok(address),
            "http" => Err(wrong(words::USE_HTTPS_OVER_HTTP_ANYBODY)),
            _ => Err(wrong(words::ADDRESS_STARTS_WITH_HTTPS)),
        }
    }

    /// Scheme, host and port, without a slash at the end.
    pub fn as_str(&self) -> &str {
        self.0.as_str().trim_end_matches('/')
    }

    /// Host and port, as they are shown.
    pub fn host(&self) -> &str {
        self.as_str().split_once("://").map_or("", |(_, host)| host)
    }

    /// Whether it is on this machine.
    pub(super) fn is_loopback(&self) -> bool {
        match self.0.host_str() {
            Some("localhost") => true,
            Some(host) => host
                .trim_matches(['[', ']'])
                .parse::<std::net::IpAddr>()
                .is_ok_and(|address| address.is_loopback()),
            None => false,
        }
    }

    /// The URL of a path at this address, and at no other: the path is never taken for an address.
    pub(super) fn url(&self, path: &str) -> Url {
        let mut url = self.0.clone();
        url.set_path(path);
        url
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        let table = [
            ("https://app.us-1.kognitos.com", Ok("https://app.us-1.kognitos.com")),
            ("app.eu-1.kognitos.com/", Ok("https://app.eu-1.kognitos.com")),
            ("  https://keys.example:8443 ", Ok("https://keys.example:8443")),
            ("http://127.0.0.1:4000", Ok("http://127.0.0.1:4000")),
            ("http://[::1]:4000", Ok("http://[::1]:4000")),
            ("http://localhost:4000", Ok("http://localhost:4000")),
            ("http://keys.example", Err("Use https")),
            ("http://127.0.0.1.evil.example", Err("Use https")),
            ("https://admin:pw@keys.example", Err("Leave user name")),
            ("https://keys.example/api/v1", Err("Leave out what follows")),
            ("ftp://keys.example", Err("The address starts with https")),
            ("", Err("Enter the address")),
            ("https://", Err("This is no address")),
        ];
        for (typed, expected) in table {
            match (Address::parse(typed), expected) {
                (Ok(address), Ok(text)) => assert_eq!(address.as_str(), text),
                (Err(error), Err(start)) => assert!(error.to_string().starts_with(start), "{typed}: {error}"),
                (found, _) => panic!("{typed}: {found:?}"),
            }
        }
    }
}
