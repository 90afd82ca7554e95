//! The four forms in which errors come back: the two editions' (the older one with two spellings of its
//! status), and RFC 9457 problem details. Whatever is not one of them is described, never shown raw.

use crate::words::services as words;
use serde::Deserialize;
use serde_json::Value;

/// The longest text of a service that is shown.
const LONGEST_WORDS: usize = 300;

/// What a service says of a refusal, in whatever form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Refusal {
    /// The gRPC code, where the body carries one (`5` is "not found").
    pub(crate) code: Option<i64>,
    /// The status that the body itself carries, as the earlier edition's do: such a 404 is about a thing, not
    /// about an endpoint.
    pub(crate) status: Option<i64>,
    /// `google.rpc.ErrorInfo.reason`.
    pub(crate) reason: Option<String>,
    /// The service's own words, harmless to show; empty where it has none.
    pub(crate) words: String,
    /// The fields that the service complains of, with its words.
    pub(crate) fields: Vec<(String, String)>,
}

#[derive(Deserialize)]
struct Body {
    code: Option<Value>,
    #[serde(alias = "statusCode")]
    status_code: Option<Value>,
    message: Option<String>,
    title: Option<String>,
    detail: Option<String>,
    details: Option<Value>,
    error: Option<Value>,
    error_description: Option<String>,
}

#[derive(Deserialize)]
struct Detail {
    reason: Option<String>,
    #[serde(default)]
    field_violations: Vec<FieldViolation>,
}

#[derive(Deserialize)]
struct FieldViolation {
    #[serde(default)]
    field: String,
    #[serde(default)]
    description: String,
}

impl Refusal {
    /// Reads the body of an error; a body in no known form gives an empty refusal. `scrub` takes the credential out of
    /// a text: each goes through it as it is after decoding, whole, before it is cut.
    pub(crate) fn read(body: &[u8], scrub: &dyn Fn(&str) -> String) -> Self {
        let Ok(body) = serde_json::from_slice::<Body>(body) else {
            return Self::default();
        };
        // RFC 6749 has `error` as a word; some services wrap their error in an object of that name.
        if let Some(Value::Object(inner)) = &body.error {
            return Self::read(Value::Object(inner.clone()).to_string().as_bytes(), scrub);
        }
        let words = |text: String| words(&scrub(&text));
        let mut refusal = Self {
            code: body.code.as_ref().and_then(int64),
            status: body.status_code.as_ref().and_then(int64),
            words: words(
                body.message
                    .or(body.detail)
                    .or(body.error_description)
                    .or(body.title)
                    .or_else(|| body.error.as_ref().and_then(Value::as_str).map(str::to_owned))
                    .unwrap_or_default(),
            ),
            ..Self::default()
        };
        if let Some(Value::Array(details)) = body.details {
            for detail in details {
                let Ok(detail) = serde_json::from_value::<Detail>(detail) else { continue };
                refusal.reason = refusal.reason.or(detail.reason);
                let fields = detail.field_violations.into_iter();
                refusal.fields.extend(fields.map(|one| (one.field, words(one.description))));
            }
        }
        refusal
    }
}

/// A number that may come as a string, as int64 does in the JSON form of protocol buffers.
pub(crate) fn int64(value: &Value) -> Option<i64> {
    match value {
        Value::Number(number) => number.as_i64(),
        Value::String(text) => text.parse().ok(),
        _ => None,
    }
}

/// What a body that can't be used is, in a few words.
pub(crate) fn describe(body: &[u8]) -> &'static str {
    let text = String::from_utf8_lossy(body);
    let start = text.trim_start();
    if start.is_empty() {
        words::EMPTY_ANSWER
    } else if start.starts_with('<') {
        words::WEB_PAGE_INSTEAD_OF_DATA
    } else if start.starts_with(['{', '[']) {
        words::DATA_THAT_IS_INCOMPLETE_OR_OF_ANOTHER
    } else {
        words::TEXT_INSTEAD_OF_DATA
    }
}

/// The service's words, harmless and of bearable length, without a full stop at the end.
fn words(text: &str) -> String {
    let shown = domain::text::harmless(text.trim());
    let shown = shown.trim_end_matches('.');
    if shown.chars().count() <= LONGEST_WORDS {
        return shown.to_owned();
    }
    shown.chars().take(LONGEST_WORDS).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_dialects_are_understood() {
        let table: [(&str, Option<i64>, Option<&str>, &str); 10] = [
            (
                r#"{"code":8,"message":"limit","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"API_KEY_LIMIT_REACHED"}]}"#,
                Some(8),
                Some("API_KEY_LIMIT_REACHED"),
                "limit",
            ),
            (r#"{"code":"5","message":"gone","details":[]}"#, Some(5), None, "gone"),
            (
                r#"{"status_code":409,"message":"API key limit reached","details":null}"#,
                None,
                None,
                "API key limit reached",
            ),
            (r#"{"statusCode":401,"message":"access not permitted"}"#, None, None, "access not permitted"),
            (r#"{"type":"about:blank","title":"Forbidden","detail":"Not yours."}"#, None, None, "Not yours"),
            (r#"{"error":"invalid_grant","error_description":"used twice"}"#, None, None, "used twice"),
            (r#"{"error":{"code":7,"message":"denied"}}"#, Some(7), None, "denied"),
            ("<html><body>502</body></html>", None, None, ""),
            ("", None, None, ""),
            (r#"{"message":"a\u202eb","details":["text"]}"#, None, None, "a⟨202E⟩b"),
        ];
        for (body, code, reason, words) in table {
            let refusal = Refusal::read(body.as_bytes(), &str::to_owned);
            assert_eq!(refusal.code, code, "{body}");
            assert_eq!(refusal.reason.as_deref(), reason, "{body}");
            assert_eq!(refusal.words, words, "{body}");
        }
        let long = format!(r#"{{"message":"{}"}}"#, "x".repeat(5000));
        assert_eq!(Refusal::read(long.as_bytes(), &str::to_owned).words.chars().count(), LONGEST_WORDS + 1);
    }

    #[test]
    fn fields_are_found() {
        let body = r#"{"code":3,"message":"bad","details":[{"reason":"INVALID_ARGUMENT"},
            {"field_violations":[{"field":"api_key.display_name","description":"too long."}]}]}"#;
        let refusal = Refusal::read(body.as_bytes(), &str::to_owned);
        assert_eq!(refusal.fields, [("api_key.display_name".to_owned(), "too long".to_owned())]);
    }

    /// However it is written in the body, and wherever the text is cut.
    #[test]
    fn the_credential_is_taken_out_of_all_words() {
        let credential = crate::Secret::of("kgn_pat_secret/1");
        let cut = "x".repeat(LONGEST_WORDS - 8);
        for written in ["kgn_pat_secret/1", r"\u006bgn_pat_secret/1", r"kgn_pat_secret\/1"] {
            let body = format!(
                r#"{{"message":"{cut}{written}","details":[{{"field_violations":[{{"field":"f","description":"{written} is old"}}]}}]}}"#
            );
            let refusal = Refusal::read(body.as_bytes(), &|text| credential.scrub(text));
            assert!(!refusal.words.contains("kgn_pat"), "{written}: {}", refusal.words);
            assert_eq!(refusal.fields[0].1, "… is old", "{written}");
        }
    }

    #[test]
    fn bodies_are_described() {
        let table = [
            ("", "an empty answer"),
            (" \n<!doctype html>", "a web page instead of data"),
            ("{\"api_keys\":[", "data that is incomplete or of another form"),
            ("upstream connect error", "text instead of data"),
        ];
        for (body, expected) in table {
            assert_eq!(describe(body.as_bytes()), expected);
        }
    }
}
