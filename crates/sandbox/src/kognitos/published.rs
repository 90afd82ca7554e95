//! The published endpoints: organizations, workspaces, roles.

use super::caller::Caller;
use super::page::{Wanted, page_of};
use super::refusal::Refusal;
use super::{Answer, catalogue, query};
use crate::service::Service;
use crate::store::{Grant, Level, Role, Store, Workspace};
use axum::Json;
use axum::extract::{Path, State};
use axum::http::Uri;
use serde_json::{Value, json};
use std::sync::Arc;

/// `GET /me/organizations`: answers every credential that works, whatever it may do, and lists what
/// the *user* may see. So it proves that a key is alive, and not whose it is.
pub(super) async fn my_organizations(
    State(service): State<Arc<Service>>,
    caller: Caller,
    uri: Uri,
) -> Answer {
    let wanted: Wanted = query(&uri)?;
    let all = service.store(|store| Ok::<_, Refusal>(store.organizations_of(&caller.email)?))?;
    let page = page_of(all, &wanted, &format!("me/organizations {}", caller.email), |one| {
        (one.created, one.name.clone())
    })?;
    let organizations: Vec<Value> = page
        .items
        .into_iter()
        .map(|one| {
            json!({
                "name": one.name,
                "title": one.title,
                "owner_display_name": one.owner_name,
                "owner_email": one.owner_email,
                "create_time": one.created,
            })
        })
        .collect();
    Ok(Json(json!({"user_organizations": organizations, "next_page_token": page.next_page_token})))
}

/// `GET /me/organizations/{o}/workspaces`: those that the caller is in.
pub(super) async fn my_workspaces(
    State(service): State<Arc<Service>>,
    Path(organization): Path<String>,
    caller: Caller,
    uri: Uri,
) -> Answer {
    let wanted: Wanted = query(&uri)?;
    let organization = format!("organizations/{organization}");
    let mine = service.store(|store| {
        let grant = member(store, &caller, &organization, "read:Workspace")?;
        let mut all = store.workspaces(&organization)?;
        if let Some(names) = grant.workspaces {
            all.retain(|workspace| names.contains(&workspace.name));
        }
        Ok::<_, Refusal>(all)
    })?;
    workspaces(mine, &wanted, "user_workspaces", &format!("me/{organization}/workspaces {}", caller.email))
}

/// `GET /organizations/{o}/workspaces`: all of them.
pub(super) async fn all_workspaces(
    State(service): State<Arc<Service>>,
    Path(organization): Path<String>,
    caller: Caller,
    uri: Uri,
) -> Answer {
    let wanted: Wanted = query(&uri)?;
    let organization = format!("organizations/{organization}");
    let all = service.store(|store| {
        member(store, &caller, &organization, "read:Workspace")?;
        Ok::<_, Refusal>(store.workspaces(&organization)?)
    })?;
    workspaces(all, &wanted, "workspaces", &format!("{organization}/workspaces"))
}

/// `GET /organizations/{o}/roles`
pub(super) async fn roles(
    State(service): State<Arc<Service>>,
    Path(organization): Path<String>,
    caller: Caller,
) -> Answer {
    let organization = format!("organizations/{organization}");
    service.store(|store| member(store, &caller, &organization, "read:Organization"))?;
    let roles = Role::ALL.map(|role| {
        let (title, writes) = match role {
            Role::OrganizationAdmin => ("Organization Admin", true),
            Role::WorkspaceAdmin => ("Workspace Admin", true),
            Role::Member => ("Member", false),
        };
        json!({
            "name": format!("{organization}/roles/{}", role.id()),
            "title": title,
            "permissions": catalogue::role_permissions(writes),
        })
    });
    Ok(Json(json!({"roles": roles, "next_page_token": ""})))
}

fn workspaces(all: Vec<Workspace>, wanted: &Wanted, field: &str, list: &str) -> Answer {
    let page = page_of(all, wanted, list, |one| (one.created, one.name.clone()))?;
    let items: Vec<Value> = page
        .items
        .into_iter()
        .map(|one| json!({"name": one.name, "title": one.title, "create_time": one.created}))
        .collect();
    Ok(Json(json!({field: items, "next_page_token": page.next_page_token})))
}

/// What the caller is in the organization. A key must be of it, and be allowed `permission`.
fn member(store: &Store, caller: &Caller, organization: &str, permission: &str) -> Result<Grant, Refusal> {
    if store.organization(organization)?.is_none() {
        return Err(Refusal::not_found(organization));
    }
    let denied = || Refusal::denied(format!("You may not read {organization}."));
    if let Some(key) = &caller.key {
        let allowed = match key.level {
            Level::All | Level::ReadOnly => true,
            Level::Restricted => key.permissions.iter().any(|id| id == permission),
        };
        if key.organization != organization || !allowed {
            return Err(denied());
        }
    }
    store.grant(organization, &caller.email)?.ok_or_else(denied)
}
