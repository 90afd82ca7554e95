//! `/control`: what a test can set and see, over HTTP. Off unless asked for.

use crate::fault::{Fault, Injected};
use crate::line::Line;
use crate::request::Request;
use crate::service::{SandboxError, Service};
use axum::extract::{ConnectInfo, Path, Query, Request as Incoming, State};
use axum::http::{StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::routing::{delete, get, post};
use axum::{Json, Router};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;

/// The routes under `/control`.
pub(crate) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/clock", get(read_clock).put(set_clock).delete(clear_clock))
        .route("/clock/advance", post(advance_clock))
        .route("/lag", get(read_lag).put(set_lag))
        .route("/rate", get(read_rate).put(limit_rate).delete(clear_rate))
        .route("/faults", get(list_faults).post(add_fault).delete(clear_faults))
        .route("/faults/{id}", delete(clear_fault))
        .route("/held", get(count_held))
        .route("/release", post(release))
        .route("/late", get(count_late))
        .route("/release_late", post(release_late))
        .route("/requests", get(list_requests).delete(clear_requests))
        .route("/offline", post(go_offline))
        .route("/fill", post(fill))
        .route("/organizations", post(add_organizations))
        .route("/workspaces", delete(delete_workspace))
        .route("/agents", delete(delete_agent))
        .route("/permissions", delete(retire_permission))
        .route("/reset", post(reset))
        .layer(from_fn(refuse_web_pages))
}

/// A web page that this machine shows must not move the clock: browsers say where a request comes from.
async fn refuse_web_pages(request: Incoming, next: Next) -> Response {
    if request.headers().contains_key(header::ORIGIN) {
        return (StatusCode::FORBIDDEN, Json(json!({"message": "Web pages are not let in."})))
            .into_response();
    }
    next.run(request).await
}

/// What can't be done, in words.
struct Problem(StatusCode, String);

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        (self.0, Json(json!({"message": self.1}))).into_response()
    }
}

impl From<SandboxError> for Problem {
    fn from(error: SandboxError) -> Self {
        let status = match error {
            SandboxError::UnknownOrganization(_)
            | SandboxError::UnknownWorkspace(_)
            | SandboxError::UnknownAgent(_) => StatusCode::NOT_FOUND,
            SandboxError::Clock(_) => StatusCode::BAD_REQUEST,
            _ => StatusCode::INTERNAL_SERVER_ERROR,
        };
        Self(status, error.to_string())
    }
}

type Done = Result<Json<Value>, Problem>;

const NOTHING: Json<Value> = Json(Value::Null);

#[derive(Serialize, Deserialize)]
struct Clock {
    now: Timestamp,
}

#[derive(Deserialize)]
struct Seconds {
    seconds: i64,
}

#[derive(Serialize, Deserialize)]
struct Millis {
    millis: u64,
}

#[derive(Deserialize)]
struct PerSecond {
    per_second: u32,
}

#[derive(Deserialize)]
struct Filling {
    organization: String,
    keys: u32,
}

#[derive(Deserialize)]
struct Adding {
    count: u32,
    keys: u32,
}

#[derive(Deserialize)]
struct Name {
    name: String,
}

#[derive(Deserialize)]
struct Id {
    id: String,
}

async fn read_clock(State(service): State<Arc<Service>>) -> Json<Clock> {
    Json(Clock { now: service.clock.now() })
}

async fn set_clock(State(service): State<Arc<Service>>, Json(clock): Json<Clock>) -> Done {
    service.clock.set(clock.now).map_err(SandboxError::from)?;
    Ok(NOTHING)
}

async fn advance_clock(State(service): State<Arc<Service>>, Json(by): Json<Seconds>) -> Done {
    service.clock.advance(SignedDuration::from_secs(by.seconds)).map_err(SandboxError::from)?;
    Ok(NOTHING)
}

async fn clear_clock(State(service): State<Arc<Service>>) -> Json<Value> {
    service.clock.clear();
    NOTHING
}

async fn read_lag(State(service): State<Arc<Service>>) -> Json<Value> {
    Json(json!({"millis": service.lag().as_millis() as i64}))
}

async fn set_lag(State(service): State<Arc<Service>>, Json(lag): Json<Millis>) -> Json<Value> {
    service.set_lag(Duration::from_millis(lag.millis));
    NOTHING
}

async fn read_rate(State(service): State<Arc<Service>>) -> Json<Value> {
    Json(json!({"per_second": service.rate.per_second()}))
}

async fn limit_rate(State(service): State<Arc<Service>>, Json(rate): Json<PerSecond>) -> Json<Value> {
    service.rate.limit(Some(rate.per_second));
    NOTHING
}

async fn clear_rate(State(service): State<Arc<Service>>) -> Json<Value> {
    service.rate.limit(None);
    NOTHING
}

async fn list_faults(State(service): State<Arc<Service>>) -> Json<Vec<Injected>> {
    Json(service.faults.list())
}

async fn add_fault(State(service): State<Arc<Service>>, Json(fault): Json<Fault>) -> Done {
    match service.faults.add(fault) {
        Ok(id) => Ok(Json(json!({"id": id}))),
        Err(problem) => Err(Problem(StatusCode::BAD_REQUEST, problem.to_string())),
    }
}

async fn clear_faults(State(service): State<Arc<Service>>) -> Json<Value> {
    service.faults.clear();
    NOTHING
}

async fn clear_fault(State(service): State<Arc<Service>>, Path(id): Path<u64>) -> Done {
    if service.faults.clear_one(id) {
        Ok(NOTHING)
    } else {
        Err(Problem(StatusCode::NOT_FOUND, format!("there is no fault {id}")))
    }
}

async fn count_held(State(service): State<Arc<Service>>) -> Json<Value> {
    Json(json!({"held": service.holds.count()}))
}

async fn release(State(service): State<Arc<Service>>) -> Json<Value> {
    service.holds.release();
    NOTHING
}

async fn count_late(State(service): State<Arc<Service>>) -> Json<Value> {
    Json(json!({"late": service.late.count()}))
}

async fn release_late(State(service): State<Arc<Service>>) -> Json<Value> {
    Json(json!({"done": service.late.release().await}))
}

async fn list_requests(State(service): State<Arc<Service>>) -> Json<Vec<Request>> {
    Json(service.requests.list())
}

async fn clear_requests(State(service): State<Arc<Service>>) -> Json<Value> {
    service.requests.clear();
    NOTHING
}

/// Refuses connections for a while. The one that asks for it stays.
async fn go_offline(
    State(service): State<Arc<Service>>,
    ConnectInfo(line): ConnectInfo<Line>,
    Json(pause): Json<Millis>,
) -> Json<Value> {
    service.lines.close_for(&line).await;
    tokio::spawn(async move {
        tokio::time::sleep(Duration::from_millis(pause.millis)).await;
        service.lines.want_online();
    });
    NOTHING
}

async fn fill(State(service): State<Arc<Service>>, Json(filling): Json<Filling>) -> Done {
    service.fill(&filling.organization, filling.keys)?;
    Ok(NOTHING)
}

async fn add_organizations(State(service): State<Arc<Service>>, Json(adding): Json<Adding>) -> Done {
    service.add_organizations(adding.count, adding.keys)?;
    Ok(NOTHING)
}

async fn delete_workspace(State(service): State<Arc<Service>>, Query(one): Query<Name>) -> Done {
    service.delete_workspace(&one.name)?;
    Ok(NOTHING)
}

async fn delete_agent(State(service): State<Arc<Service>>, Query(one): Query<Id>) -> Done {
    service.delete_agent(&one.id)?;
    Ok(NOTHING)
}

async fn retire_permission(State(service): State<Arc<Service>>, Query(one): Query<Name>) -> Done {
    service.retire_permission(&one.name)?;
    Ok(NOTHING)
}

async fn reset(State(service): State<Arc<Service>>) -> Done {
    service.reset()?;
    Ok(NOTHING)
}
