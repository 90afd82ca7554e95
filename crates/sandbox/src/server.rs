//! The way of a request through the server, and of its answer back.

use crate::caller::identify;
use crate::clock::http_date;
use crate::kognitos;
use crate::refusal::Refusal;
use crate::service::Service;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

/// The largest body of a request.
const LARGEST_BODY: usize = 64 * 1024;

/// Everything that is answered.
pub(crate) fn routes(service: Arc<Service>) -> Router {
    let api = Router::new()
        .nest("/api/v1", kognitos::routes())
        .layer(from_fn_with_state(Arc::clone(&service), answer));
    api.layer(from_fn_with_state(Arc::clone(&service), receive)).with_state(service)
}

/// Lets in only what was sent to this machine by its loopback name, so that no web page can reach the
/// sandbox by a name of its own; and dates the answer by the sandbox's clock.
async fn receive(State(service): State<Arc<Service>>, request: Request, next: Next) -> Response {
    let mut response = if is_for_loopback(&request) {
        next.run(request).await
    } else {
        (StatusCode::MISDIRECTED_REQUEST, "This service answers to its loopback address only.\n")
            .into_response()
    };
    if let Ok(date) = HeaderValue::from_str(&http_date(service.clock.now())) {
        response.headers_mut().insert(header::DATE, date);
    }
    response
}

fn is_for_loopback(request: &Request) -> bool {
    let named = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    let host = request.uri().authority().map(|authority| authority.as_str()).or(named);
    host.is_some_and(is_loopback)
}

/// Whether `host`, with or without a port, means this machine.
fn is_loopback(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    ["127.0.0.1", "[::1]"].contains(&name) || name.eq_ignore_ascii_case("localhost")
}

async fn answer(State(service): State<Arc<Service>>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, LARGEST_BODY).await else {
        return Refusal::too_large().into_response();
    };
    let credential = parts.headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let identity = match identify(&service, credential) {
        Ok(identity) => identity,
        Err(error) => return Refusal::from(error).into_response(),
    };
    parts.extensions.insert(identity);
    next.run(Request::from_parts(parts, Body::from(body))).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_this_machine() {
        let table = [
            ("127.0.0.1", true),
            ("127.0.0.1:8080", true),
            ("localhost:8080", true),
            ("LocalHost", true),
            ("[::1]:8080", true),
            ("[::1]", true),
            ("evil.example", false),
            ("evil.example:8080", false),
            ("127.0.0.1.evil.example:8080", false),
            ("localhost.evil.example", false),
            ("127.0.0.1:evil", false),
            ("", false),
        ];
        for (host, expected) in table {
            assert_eq!(is_loopback(host), expected, "{host}");
        }
    }
}
