//! The way of a request through the server, and of its answer back.

use crate::classic::{self, Classic};
use crate::clock::http_date;
use crate::control;
use crate::edition::Edition;
use crate::fault::Effect;
use crate::kognitos::{self, Kognitos};
use crate::line::Line;
use crate::request::Incoming;
use crate::service::Service;
use crate::truncated::truncated;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{Html, IntoResponse, Response};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

/// The largest body of a request.
const LARGEST_BODY: usize = 64 * 1024;

/// What the request log calls the rate limit, in the place of a fault.
const RATE_LIMIT: &str = "rate_limit";

/// Everything that is answered.
pub(crate) fn routes(service: Arc<Service>, with_control: bool) -> Router {
    let classic = Router::new()
        .nest("/v2", classic::routes())
        .layer(from_fn_with_state(Arc::clone(&service), answer::<Classic>));
    let kognitos = Router::new()
        .nest("/api/v1", kognitos::routes())
        .layer(from_fn_with_state(Arc::clone(&service), answer::<Kognitos>));
    // In this order: whatever is not there is taken in by the first one.
    let api = kognitos.merge(classic);
    let all = if with_control { api.nest("/control", control::routes()) } else { api };
    all.layer(from_fn_with_state(Arc::clone(&service), receive)).with_state(service)
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

/// Takes a request in, logs it, and does to it and its answer what the rate limit and the faults say.
async fn answer<E: Edition>(
    State(service): State<Arc<Service>>,
    ConnectInfo(line): ConnectInfo<Line>,
    request: Request,
    next: Next,
) -> Response {
    let (mut parts, body) = request.into_parts();
    let body = to_bytes(body, LARGEST_BODY).await;
    let identity = match E::identify(&service, &parts.headers) {
        Ok(identity) => identity,
        Err(error) => return E::Refusal::from(error).into_response(),
    };
    let is_taken = service.rate.admits();
    // A request that is not taken meets no fault: it is left for the next one.
    let effect = if is_taken { service.faults.fire(parts.method.as_str(), parts.uri.path()) } else { None };
    let incoming = Incoming {
        method: parts.method.as_str(),
        path: parts.uri.path(),
        query: parts.uri.query().unwrap_or_default(),
        body: body.as_deref().unwrap_or_default(),
        fault: if is_taken { effect.as_ref().map(Effect::kind) } else { Some(RATE_LIMIT) },
    };
    let number = service.requests.add(service.clock.now(), &identity.label, &incoming);
    let shared = Arc::clone(&service);
    let work = async move {
        let Ok(body) = body else {
            return E::too_large().into_response();
        };
        if let Some(caller) = &identity.caller
            && let Err(error) = E::note_use(&shared, caller)
        {
            return E::Refusal::from(error).into_response();
        }
        parts.extensions.insert(identity);
        next.run(Request::from_parts(parts, Body::from(body))).await
    };
    let answered = |response: Response| {
        service.requests.answered(number, response.status().as_u16());
        response
    };
    if !is_taken {
        return answered(([(header::RETRY_AFTER, "1")], E::rate_limited()).into_response());
    }
    match effect {
        None => answered(work.await),
        Some(Effect::Delay { millis }) => {
            tokio::time::sleep(Duration::from_millis(millis)).await;
            answered(work.await)
        }
        Some(Effect::LoseRequest) => lost(&line),
        Some(Effect::LoseAnswer) => {
            work.await;
            lost(&line)
        }
        Some(Effect::LateRequest) => {
            service.late.add(async {
                work.await;
            });
            lost(&line)
        }
        Some(Effect::Hold) => {
            let response = work.await;
            service.holds.hold().await;
            answered(response)
        }
        Some(Effect::Truncate) => {
            let (parts, body) = work.await.into_parts();
            // What the sandbox itself answers is in memory already: this can't fail.
            let body = to_bytes(body, usize::MAX).await.unwrap_or_default();
            answered(truncated(Response::from_parts(parts, ()), &body))
        }
        Some(Effect::Answer { status, headers, body, after_work }) => {
            if after_work {
                work.await;
            }
            answered(injected(status, &headers, body))
        }
        Some(Effect::Html { status, after_work }) => {
            if after_work {
                work.await;
            }
            answered((injected_status(status), Html(PAGE)).into_response())
        }
        Some(Effect::Empty { status, after_work }) => {
            if after_work {
                work.await;
            }
            answered(injected_status(status).into_response())
        }
    }
}

/// The page that stands in for a proxy or a captive portal.
const PAGE: &str = "<!doctype html>\n<html><head><title>Bad gateway</title></head>\n\
    <body><h1>Bad gateway</h1><p>The server could not be reached. Contact your network administrator.</p>\
    </body></html>\n";

/// No answer: the connection is cut before a byte of this leaves.
fn lost(line: &Line) -> Response {
    line.cut();
    Response::default()
}

fn injected(status: u16, headers: &BTreeMap<String, String>, body: String) -> Response {
    let mut response = (injected_status(status), body).into_response();
    for (name, value) in headers {
        // Both were checked when the fault was injected.
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}

fn injected_status(status: u16) -> StatusCode {
    StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
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
