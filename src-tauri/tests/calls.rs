//! Every call through Tauri's mock runtime with the real context: its capabilities decide, as in the real window.
#![allow(clippy::unwrap_used, reason = "a test that can't go on fails")]

use app::{App, Clipboard, Doors, Keychain, RunningSandbox, SandboxHost, Secret};
use async_trait::async_trait;
use domain::activity::{ActSearch, What};
use domain::call::{
    AcceptJournal, Attend, Call, ChangeSettings, CheckKey, ChooseCandidate, ChooseRotation, CloseWindow,
    ConfirmStored, CopySecret, CopyText, CreateKey, DeleteKey, DeleteLost, Deleted, DismissUnfinished,
    EditKey, EndErrand, ExploreSandbox, ExportActivity, ExportKeys, FindKeys, HideNames, ListActivity,
    ListDue, ListKeys, LookAgain, NAMES, NoteKey, Open, OpenWindow, PlanRotation, PutRotationAway,
    ReadErrand, ReadGoal, ReadHealth, ReadKeys, ReadNames, ReadUsage, Ready, RefreshAll, RefreshKeys,
    RemoveAccount, RenameAccount, ResetSandbox, RevealSecret, Rotate, SeeNews, SettleCreate, SignIn, SignOut,
    StopWaiting, Stopped,
};
use domain::health::Matter;
use domain::rotation::{Choice, Ending, Mode, Plan, Reason, Standing};
use domain::{
    AccountId, Arrangement, CreateId, Edition, Errand, Failure, FailureKind, Field, Format, Hidden,
    KeyChanges, KeyDraft, KeyId, KeyName, KeychainState, Level, Lifetime, OrganizationRef, Scope, Session,
    Settings, Stage, Timestamp, Verdict,
};
use keyward::Core;
use sandbox::{Options, Sandbox};
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};
use std::time::SystemTime;
use tauri::ipc::{CallbackFn, InvokeBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder};
use tauri::webview::InvokeRequest;
use tauri::{Manager, WebviewWindow, WebviewWindowBuilder};

struct NoClipboard;

impl Clipboard for NoClipboard {
    fn put(&self, _: &Secret) -> Result<(), String> {
        Err("there is none".to_owned())
    }

    fn clear_if_holds(&self, _: &Secret) -> Result<(), String> {
        Ok(())
    }
}

struct OneSandbox(Sandbox);

#[async_trait]
impl SandboxHost for OneSandbox {
    async fn start(&self) -> Result<RunningSandbox, String> {
        let tokens = [
            (Edition::Kognitos, self.0.admin_token()),
            (Edition::KognitosClassic, self.0.classic_admin_token()),
        ];
        let credentials =
            tokens.map(|(edition, token)| Secret::new(token.to_owned()).map(|secret| (edition, secret)));
        Ok(RunningSandbox {
            address: self.0.address().to_owned(),
            credentials: credentials.into_iter().flatten().collect(),
        })
    }

    async fn reset(&self) -> Result<(), String> {
        self.0.reset().await.map_err(|error| error.to_string())
    }
}

/// The window, and the names of the calls that were made from it.
struct Caller {
    window: WebviewWindow<MockRuntime>,
    made: Mutex<BTreeSet<&'static str>>,
}

impl Caller {
    fn invoke(&self, command: &str, arguments: serde_json::Value) -> Result<InvokeBody, serde_json::Value> {
        let request = InvokeRequest {
            cmd: command.to_owned(),
            callback: CallbackFn(0),
            error: CallbackFn(1),
            url: "tauri://localhost".parse().unwrap(),
            body: InvokeBody::Json(arguments),
            headers: Default::default(),
            invoke_key: INVOKE_KEY.to_owned(),
        };
        get_ipc_response(&self.window, request).map(|answer| match answer {
            tauri::ipc::InvokeResponseBody::Json(text) => {
                InvokeBody::Json(serde_json::from_str(&text).unwrap())
            }
            tauri::ipc::InvokeResponseBody::Raw(bytes) => InvokeBody::Raw(bytes),
        })
    }

    /// Makes a call; an answer that is neither the reply nor a failure is a mistake.
    fn call<C: Call>(&self, request: &C) -> Result<C::Reply, Failure> {
        self.made.lock().unwrap().insert(C::NAME);
        match self.invoke(C::NAME, serde_json::json!({ "request": request })) {
            Ok(InvokeBody::Json(reply)) => Ok(serde_json::from_value(reply).unwrap()),
            Ok(InvokeBody::Raw(_)) => panic!("{} answers bytes", C::NAME),
            Err(error) => Err(serde_json::from_value(error.clone())
                .unwrap_or_else(|_| panic!("{} is no failure: {error}", C::NAME))),
        }
    }
}

fn kind<T: std::fmt::Debug>(done: Result<T, Failure>) -> FailureKind {
    done.unwrap_err().kind
}

#[test]
fn every_call_is_allowed_and_nothing_else() {
    let directory = tempfile::tempdir().unwrap();
    let options = Options { data: directory.path().join("sandbox"), port: 0, control: false };
    let sandbox = tauri::async_runtime::block_on(Sandbox::start(options)).unwrap();
    let address = sandbox.address().to_owned();
    let token = sandbox.admin_token().to_owned();
    let core = Core::new(App::open(Doors {
        directory: directory.path().join("keyward"),
        exports: directory.path().join("Downloads"),
        keychain: Keychain::with_opener(|| Err(keyring_core::Error::NoDefaultStore)),
        clipboard: Arc::new(NoClipboard),
        clipboard_time: None,
        proving: None,
        clock: Arc::new(|| Timestamp::try_from(SystemTime::now()).unwrap()),
        sandbox: Arc::new(OneSandbox(sandbox)),
        on_change: Arc::new(|_| ()),
    }));
    let app = keyward::with_commands(mock_builder())
        .plugin(tauri_plugin_clipboard_manager::init())
        .build(keyward::context())
        .unwrap();
    app.manage(core);
    let window = WebviewWindowBuilder::new(&app, "main", Default::default()).build().unwrap();
    let caller = Caller { window, made: Mutex::default() };

    let at = caller.call(&ExploreSandbox {}).unwrap();
    assert_eq!(caller.call(&RefreshKeys { at: at.clone() }).unwrap().keys.len(), 8);
    assert_eq!(caller.call(&ReadKeys { at: at.clone() }).unwrap().unwrap().used, 8);
    let home = caller.call(&Open {}).unwrap();
    assert_eq!(home.organizations.len(), 3);

    let sign_in = SignIn {
        edition: Edition::Kognitos,
        address: address.clone(),
        credential: Hidden::new(token),
        this_session_only: false,
        again: None,
    };
    assert_eq!(kind(caller.call(&sign_in)), FailureKind::KeychainAbsent);
    let own = caller.call(&SignIn { this_session_only: true, ..sign_in }).unwrap();
    let home = caller.call(&Open {}).unwrap();
    assert_eq!(home.account(&own).unwrap().session, Session::ThisSession);
    assert!(matches!(home.keychain, KeychainState::Absent(_)));

    let renamed = RenameAccount { account: own.account.clone(), name: "Mine".to_owned() };
    caller.call(&renamed).unwrap();
    let too_long = RenameAccount { name: "x".repeat(61), ..renamed };
    assert_eq!(kind(caller.call(&too_long)), FailureKind::Invalid { field: Field::Name });
    let settings = Settings { clipboard_seconds: 60, ..Settings::default() };
    caller.call(&ChangeSettings { settings: settings.clone() }).unwrap();
    let odd = Settings { clipboard_seconds: 7, ..settings.clone() };
    assert_eq!(kind(caller.call(&ChangeSettings { settings: odd })), FailureKind::Refused);
    caller.call(&HideNames { hidden: true }).unwrap();
    caller.call(&StopWaiting {}).unwrap();
    caller.call(&LookAgain {}).unwrap();
    assert_eq!(caller.call(&ReadErrand {}).unwrap(), Errand::Next);
    caller.call(&EndErrand {}).unwrap();
    caller.call(&OpenWindow { key: Some((at.clone(), KeyId::new("k"))) }).unwrap();
    assert_eq!(caller.call(&ReadGoal {}).unwrap(), Some((at.clone(), KeyId::new("k"))));
    assert_eq!(caller.call(&ReadGoal {}).unwrap(), None);
    caller.call(&CloseWindow { close: false, quit: false }).unwrap();
    caller.call(&Ready { rows: 8 }).unwrap();
    caller.call(&Stopped { place: "ui/src/app.rs:1:1".to_owned() }).unwrap();
    caller.call(&RefreshAll {}).unwrap();
    let listing =
        caller.call(&ListKeys { by: Arrangement::default(), from: 0, count: 5, selected: vec![] }).unwrap();
    assert!(listing.total > 8 && listing.rows.len() == 5, "{listing:?}");
    assert!(caller.call(&ReadNames {}).unwrap().organizations.len() >= 3);
    assert_eq!(caller.call(&ListDue { count: 3 }).unwrap().rows.len(), 3);
    caller.call(&SeeNews { at: None }).unwrap();
    let health = caller.call(&ReadHealth::default()).unwrap();
    assert!(health.keys >= 8 && health.of(Matter::Expired).is_some(), "{health:?}");
    caller.call(&Attend { visible: false }).unwrap();
    let home = caller.call(&Open {}).unwrap();
    assert_eq!(home.account(&own).unwrap().account.title(), "Mine");
    assert!(home.hidden && home.settings == settings && home.requests > 0, "{home:?}");

    let draft = KeyDraft {
        name: KeyName::new("By call").unwrap(),
        level: Some(Level::ReadOnly),
        scope: Scope::AllWorkspaces,
        lifetime: Some(Lifetime::from_days(7)),
    };
    let create = CreateKey { at: at.clone(), draft, without_recovery: false };
    assert_eq!(kind(caller.call(&create)), FailureKind::KeychainAbsent);
    let made = caller.call(&CreateKey { without_recovery: true, ..create }).unwrap();
    let Stage::Pending { key, prefix, .. } = made.stage else { panic!("{made:?}") };
    let secret = caller.call(&RevealSecret { create: made.id.clone() }).unwrap();
    assert!(secret.expose().starts_with(&prefix));
    assert_eq!(kind(caller.call(&CopySecret { create: made.id.clone() })), FailureKind::Refused);
    assert_eq!(kind(caller.call(&DeleteLost { create: made.id.clone() })), FailureKind::Refused);
    assert_eq!(kind(caller.call(&DismissUnfinished { create: made.id.clone() })), FailureKind::Refused);
    assert_eq!(kind(caller.call(&ResetSandbox {})), FailureKind::Refused);
    let choose = ChooseCandidate { create: made.id.clone(), key: None };
    assert_eq!(kind(caller.call(&choose)), FailureKind::Gone);
    caller.call(&ConfirmStored { create: made.id }).unwrap();
    let usage = ReadUsage { at: at.clone(), key: key.clone() };
    assert_eq!(kind(caller.call(&usage)), FailureKind::Refused, "not told by today's edition");
    let check = CheckKey { edition: Edition::Kognitos, address: address.clone(), secret };
    let checked = caller.call(&check).unwrap();
    assert_eq!((checked.verdict, checked.matches.len()), (Verdict::Alive, 1));
    caller.call(&NoteKey { at: at.clone(), key: key.clone(), note: "by the test".to_owned() }).unwrap();
    let view = caller.call(&ReadKeys { at: at.clone() }).unwrap().unwrap();
    assert_eq!(view.notes.get(&key).map(String::as_str), Some("by the test"));
    let seen = view.keys.into_iter().find(|one| one.id == key).unwrap();
    let changes = KeyChanges { level: Some(Level::All), ..KeyChanges::default() };
    let nobody = KeyId::new("organizations/acme/apiKeys/nobody");
    let keys = vec![(at.clone(), key.clone()), (at.clone(), nobody)];
    assert_eq!(
        caller.call(&FindKeys { keys }).unwrap().iter().map(|row| &row.key.id).collect::<Vec<_>>(),
        [&key]
    );
    let which = domain::inventory::Which::All(Arrangement::default());
    let saved = caller.call(&ExportKeys { which, format: domain::Format::Csv }).unwrap();
    assert_eq!(std::fs::read_to_string(&saved.path).unwrap().lines().count(), saved.rows + 1);
    let edit = EditKey { at: at.clone(), key: key.clone(), changes, seen };
    assert_eq!(caller.call(&edit).unwrap().level, Some(Level::All));
    assert_eq!(caller.call(&edit).unwrap().level, Some(Level::All), "a repeated edit is no conflict");
    caller.call(&RefreshKeys { at: at.clone() }).unwrap();
    let unknown = SettleCreate { create: CreateId::new("never made") };
    assert_eq!(kind(caller.call(&unknown)), FailureKind::Gone);
    let delete = DeleteKey::alone(at.clone(), key, "another".to_owned());
    assert_eq!(kind(caller.call(&delete)), FailureKind::Invalid { field: Field::ConfirmWord });
    let typed = "By call".to_owned();
    assert_eq!(caller.call(&DeleteKey { typed, ..delete }).unwrap(), Deleted::Now);
    rotations(&caller, &at);
    let by = ActSearch { text: "by call".to_owned(), ..ActSearch::default() };
    let done = caller.call(&ListActivity { by: by.clone(), from: 0, count: 9 }).unwrap();
    let done: Vec<What> = done.rows.iter().map(|act| act.what).collect();
    let expected = [What::Delete, What::Edit, What::Edit, What::Note, What::Store, What::Copy, What::Reveal];
    assert_eq!(done[..expected.len()], expected, "{done:?}");
    let saved = caller.call(&ExportActivity { by, format: Format::Csv }).unwrap();
    assert_eq!(saved.rows, done.len());
    assert_eq!(caller.call(&ResetSandbox {}).unwrap(), at);
    caller.call(&SignOut { account: own.account.clone() }).unwrap();
    caller.call(&RemoveAccount { account: own.account.clone() }).unwrap();
    assert!(caller.call(&Open {}).unwrap().account(&own).is_none());
    assert_eq!(kind(caller.call(&SignOut { account: AccountId::new("nobody") })), FailureKind::Gone);
    // Where there is a display this goes well, elsewhere the reason is said.
    if let Err(failure) = caller.call(&CopyText { text: "no secret".to_owned() }) {
        assert_eq!(failure.kind, FailureKind::Refused);
    }
    let all: BTreeSet<&str> = NAMES.iter().copied().collect();
    assert_eq!(*caller.made.lock().unwrap(), all, "a call that no line above makes");

    for denied in
        ["plugin:clipboard-manager|read_text", "plugin:window|close", "plugin:app|version", "unheard_of"]
    {
        let error = caller.invoke(denied, serde_json::json!({})).map(|_| ()).unwrap_err();
        let words = error.to_string();
        assert!(words.contains("not allowed") || words.contains("not found"), "{denied}: {words}");
    }
    let allowed =
        caller.invoke("plugin:event|unlisten", serde_json::json!({ "event": "changed", "eventId": 1 }));
    assert!(allowed.is_ok(), "{allowed:?}");
}

/// The calls about rotations: one is begun, called off and put away.
fn rotations(caller: &Caller, at: &OrganizationRef) {
    let view = caller.call(&RefreshKeys { at: at.clone() }).unwrap();
    let old = &view.keys.iter().find(|key| !key.is_expired(view.read)).unwrap();
    let draft = KeyDraft::like(old, Some(Lifetime::from_days(30))).unwrap();
    let plan = Plan { old: old.id.clone(), draft, mode: Mode::Overlap, typed: String::new() };
    let asked = PlanRotation { at: at.clone(), plan: plan.clone() };
    assert_eq!(caller.call(&asked).unwrap(), []);
    let rotate = Rotate { at: at.clone(), plan, without_recovery: true };
    let id = caller.call(&rotate).unwrap().rotation.id;
    let away = PutRotationAway { rotation: id.clone() };
    assert_eq!(kind(caller.call(&away)), FailureKind::Refused);
    let settled = || loop {
        let home = caller.call(&Open {}).unwrap();
        let its = home.rotations.into_iter().find(|one| one.rotation.id == id).unwrap();
        if its.now != Standing::Working {
            return its;
        }
        std::thread::yield_now();
    };
    assert!(matches!(settled().now, Standing::Waiting(wait) if wait.reason == Reason::HandOver));
    let undo = ChooseRotation {
        rotation: id.clone(),
        choice: Choice::Undo,
        typed: String::new(),
        without_recovery: false,
    };
    caller.call(&undo).unwrap();
    assert_eq!(settled().now, Standing::Over(Ending::Undone));
    caller.call(&away).unwrap();
    caller.call(&AcceptJournal {}).unwrap();
}

#[test]
fn what_ipc_brings_is_checked() {
    let app = keyward::with_commands(mock_builder())
        .plugin(tauri_plugin_clipboard_manager::init())
        .build(keyward::context())
        .unwrap();
    let place = "the files".to_owned();
    app.manage(Core::new(Err(app::Error::AlreadyRunning { place })));
    let window = WebviewWindowBuilder::new(&app, "main", Default::default()).build().unwrap();
    let caller = Caller { window, made: Mutex::default() };
    let failure = caller.call(&Open {}).unwrap_err();
    assert!(failure.message.contains("already running"), "{failure}");
    for arguments in [
        serde_json::json!({}),
        serde_json::json!({ "request": 7 }),
        serde_json::json!({ "request": { "at": "x" } }),
    ] {
        assert!(caller.invoke(ReadKeys::NAME, arguments).is_err());
    }
    let too_long = serde_json::json!({ "request": {
        "at": { "account": "a", "id": "o" },
        "draft": { "name": "x".repeat(101), "level": null, "scope": "all_workspaces", "lifetime": null },
        "without_recovery": false,
    } });
    let error = caller.invoke(CreateKey::NAME, too_long).map(|_| ()).unwrap_err();
    assert!(error.to_string().contains("at most 100 characters"), "{error}");
}

#[test]
fn the_capability_names_exactly_the_commands() {
    let file = include_str!("../capabilities/main.json");
    let capability: serde_json::Value = serde_json::from_str(file).unwrap();
    let listed =
        capability["permissions"].as_array().unwrap().iter().map(|one| one.as_str().unwrap().to_owned());
    let mut expected: BTreeSet<String> =
        NAMES.iter().map(|name| format!("allow-{}", name.replace('_', "-"))).collect();
    expected.extend(["core:event:allow-listen".to_owned(), "core:event:allow-unlisten".to_owned()]);
    assert_eq!(listed.collect::<BTreeSet<_>>(), expected);
    let config: serde_json::Value = serde_json::from_str(include_str!("../tauri.conf.json")).unwrap();
    assert_eq!(config["app"]["security"]["capabilities"], serde_json::json!(["main"]));
    let csp = config["app"]["security"]["csp"].as_str().unwrap();
    assert!(!csp.contains("unsafe-inline") && !csp.contains("https:"), "{csp}");
}
