//! What should be seen to is told from what was read, of one organization or all, also offline.

use crate::world::{World, home, refresh};
use app::App;
use domain::call::{DeleteKey, ListKeys, ReadHealth, RefreshAll, RefreshKeys, SignIn, Topic};
use domain::health::{Ages, Band, Fact, Matter, Mend, Period, Timeline, Urgency};
use domain::{Arrangement, Edition, Health, OrganizationRef};

fn read(app: &App, at: Option<&OrganizationRef>) -> Health {
    app.read_health(&ReadHealth { at: at.cloned(), unfolded: None }).unwrap()
}

fn listed(app: &App, query: &str) -> usize {
    let by = Arrangement { query: query.to_owned(), ..Arrangement::default() };
    app.list_keys(&ListKeys { by, from: 0, count: 0, selected: vec![] }).unwrap().total
}

fn names(health: &Health, matter: Matter) -> Vec<String> {
    let cases = health.of(matter).map(|one| one.cases.clone()).unwrap_or_default();
    cases.into_iter().filter_map(|one| one.key).map(|key| key.name).collect()
}

/// Both editions, all of it read.
async fn both() -> (World, App, [OrganizationRef; 2]) {
    let world = World::new().await;
    let (app, at) = world.signed_in().await;
    let classic = world.credential(world.sandbox.classic_admin_token());
    let classic = app.sign_in(SignIn { edition: Edition::KognitosClassic, ..classic }).await.unwrap();
    app.refresh_all(&RefreshAll {}).await.unwrap();
    (world, app, [at, classic])
}

#[tokio::test]
async fn both_editions_are_looked_at_and_every_number_leads_to_its_keys() {
    let (_world, app, [at, classic]) = both().await;
    let all = read(&app, None);
    assert_eq!((all.organizations, all.unread, all.keys), (3, 0, 8 + 3 + 10));
    for period in Timeline::periods() {
        assert_eq!(all.timeline.count(period), listed(&app, &period.query()), "{period:?}");
    }
    assert_eq!((all.timeline.count(Period::Week(0)), all.timeline.never), (1, 10));
    for matter in Matter::ALL {
        if !matter.is_of_organizations() {
            assert_eq!(all.of(matter).map_or(0, |one| one.count), listed(&app, matter.query()), "{matter:?}");
        }
    }
    // All ten keys of the one organization that is full.
    assert_eq!((all.of(Matter::Slots).unwrap().count, listed(&app, Matter::Slots.query())), (1, 10));
    for band in Band::ALL {
        assert_eq!(all.ages.count(band), listed(&app, band.query()), "{band:?}");
    }
    assert_eq!(all.ages.all(), all.timeline.never);
    assert_eq!((all.ages.old(), all.ages.unknown), (listed(&app, Ages::OLD), 0));
    let attention = home(&app).await.attention;
    assert_eq!(
        (attention.expiring, attention.urgent),
        (listed(&app, "expiring"), listed(&app, "active expires<3d"))
    );
    assert_eq!(attention.expiring, 1);

    let acme = read(&app, Some(&at));
    assert_eq!((acme.organizations, acme.keys), (1, 8));
    assert_eq!(names(&acme, Matter::Expiring), ["CI Pipeline"]);
    assert_eq!(names(&acme, Matter::Broad), ["Zapier bridge"]);
    assert_eq!(names(&acme, Matter::Unused), ["BI warehouse"]);
    assert_eq!(names(&acme, Matter::Expired), ["Old importer"]);
    assert_eq!((acme.matters(Urgency::Soon), acme.of(Matter::Slots)), (1, None));

    let ledger = read(&app, Some(&classic));
    assert!(!ledger.timeline.has_times());
    let slots = &ledger.of(Matter::Slots).unwrap().cases[0];
    assert_eq!((&slots.fact, slots.mend), (&Fact::Slots { used: 10, limit: 10 }, Mend::Delete));
    assert_eq!(slots.at, classic);
    let old = ["ERP bridge", "Ledger archive pull", "Mailroom scanner", "Bank feed"];
    assert_eq!(names(&ledger, Matter::Old), old);
    assert_eq!(names(&ledger, Matter::Unused), ["Ledger archive pull", "Reconciliation trial"]);
    let none = OrganizationRef { id: domain::OrganizationId::new("none"), ..at };
    assert_eq!(read(&app, Some(&none)), Health::default());
}

#[tokio::test]
async fn what_is_mended_is_no_longer_told_and_offline_the_rest_still_is() {
    let (world, app, [at, _]) = both().await;
    let case = read(&app, Some(&at)).of(Matter::Expired).unwrap().cases[0].clone();
    assert!(case.mend == Mend::Delete && case.manages);
    let delete = DeleteKey::alone(case.at, case.key.unwrap().id, String::new());
    app.delete_key(&delete).await.unwrap();
    refresh(&app, &at).await;
    assert_eq!(read(&app, Some(&at)).of(Matter::Expired), None);
    let before = read(&app, None);
    world.sandbox.go_offline().await;
    world.sandbox.clear_requests();
    let spent = home(&app).await.requests;
    assert_eq!(read(&app, None).findings.len(), before.findings.len());
    assert_eq!(home(&app).await.requests, spent, "nobody is asked");
}

#[tokio::test]
async fn of_what_was_not_read_nothing_is_said() {
    let world = World::new().await;
    world.sandbox.add_organizations(5, 2).unwrap();
    let (app, at) = world.signed_in().await;
    let all = read(&app, None);
    assert_eq!((all.organizations, all.unread, all.keys), (1, 6, 8));
    assert_eq!(read(&app, Some(&at)).unread, 0);
    app.refresh_all(&RefreshAll {}).await.unwrap();
    let all = read(&app, None);
    assert_eq!((all.organizations, all.unread, all.keys), (7, 0, 8 + 3 + 10));
}

/// Whoever shows what is known of several organizations hears that one of them was read, whoever asked for that.
#[tokio::test]
async fn a_list_that_was_read_is_told_and_one_that_was_not_is_not() {
    let (world, app, [at, _]) = both().await;
    world.told.lock().unwrap().clear();
    refresh(&app, &at).await;
    assert!(world.told.lock().unwrap().contains(&Topic::Keys));

    world.sandbox.go_offline().await;
    world.told.lock().unwrap().clear();
    app.refresh_keys(&RefreshKeys { at }).await.unwrap_err();
    let told = world.told.lock().unwrap().clone();
    assert!(told.contains(&Topic::Home) && !told.contains(&Topic::Keys), "{told:?}");
}

/// What found no connection took nothing from what the organization's automations may spend.
#[tokio::test]
async fn only_what_went_out_counts_as_a_request() {
    let (world, app, [at, _]) = both().await;
    let before = home(&app).await.requests;
    refresh(&app, &at).await;
    assert_eq!(home(&app).await.requests, before + 3);
    world.sandbox.go_offline().await;
    let again = RefreshKeys { at };
    // What goes out on a connection that breaks may have arrived; once there is none, nothing goes out.
    app.refresh_keys(&again).await.unwrap_err();
    let before = home(&app).await.requests;
    app.refresh_keys(&again).await.unwrap_err();
    assert_eq!(home(&app).await.requests, before);
}
