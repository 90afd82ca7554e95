//! The shell: the window, what it may ask for, and one short function a command.
//!
//! It never speaks HTTP, to the keychain or to SQLite: that is `app`'s.

mod attach;
mod commands;
mod core;
mod errand;
mod ground;
mod guard;
mod log;
mod quit;
#[cfg_attr(windows, expect(dead_code, reason = "there the webview itself offers to load its page again"))]
mod revive;
mod sandbox_host;
mod shortcut;
mod start;
mod tray;
mod tray_host;
mod webkit;
mod window;
mod words;

pub use core::Core;

use app::{App, Doors, Keychain, SystemClipboard};
use attach::{Changes, Painted};
use domain::call::{Attend, Topic};
use domain::{Errand, Timestamp};
use sandbox_host::EmbeddedSandbox;
use start::{Wanted, wanted};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};
use tauri::{AppHandle, Builder, Manager, RunEvent, Runtime, WindowEvent};

/// Runs Keyward until its window is closed.
///
/// # Errors
/// Says in words why it can't start.
pub fn run() -> Result<(), String> {
    begin().map_err(|problem| words::start::cant_start(&problem))
}

fn begin() -> Result<(), String> {
    start::begin();
    guard::refuse_automation()?;
    guard::no_crash_dumps();
    webkit::prepare();
    let keyward = with_plugins(with_commands(tauri::Builder::default()))
        .setup(|app| {
            let handle = app.handle();
            let directory = data_directory(handle)?;
            if let Err(problem) = log::start(&directory) {
                tracing::warn!(problem, "no log is written");
            }
            let core = Core::new(App::open(doors(handle, directory)));
            if let Ok(app) = core.app() {
                let app = app.clone();
                // While the webview starts: then the first search need not wait for the disk.
                let reading = app.clone();
                tauri::async_runtime::spawn_blocking(move || reading.warm_up());
                let recovering = app.clone();
                tauri::async_runtime::spawn(async move { recovering.recover().await });
            }
            handle.manage(core);
            match wanted(std::env::args().skip(1)) {
                Wanted::Window => window::open(handle)?,
                Wanted::Errand => errand::open(handle, Errand::Next),
                Wanted::Tray => handle.state::<Painted>().0.notify_one(),
            }
            tauri::async_runtime::spawn(attach::attach(handle.clone()));
            Ok(())
        })
        .build(context())
        .map_err(|error| error.to_string())?;
    keyward.run(|handle, event| {
        // The first events come before there is a core.
        let Some(core) = handle.try_state::<Core>() else { return };
        match (event, core.app()) {
            (RunEvent::Exit, Ok(app)) => {
                // The clipboard hands its text on when Keyward ends: a secret is taken off before.
                tauri::async_runtime::block_on(app.clear_clipboard());
            }
            (RunEvent::WindowEvent { label, event: WindowEvent::CloseRequested { api, .. }, .. }, Ok(_))
                if label == window::MAIN && quit::hold(handle) =>
            {
                api.prevent_close();
            }
            (RunEvent::WindowEvent { event, .. }, Ok(app)) => attend(handle, app, &event),
            (RunEvent::ExitRequested { api, code: None, .. }, Ok(_)) if quit::stays(handle) => {
                api.prevent_exit();
            }
            _ => {}
        }
    });
    Ok(())
}

/// Whoever comes back to the window wants to see how things stand now; without a window nobody looks.
fn attend(handle: &AppHandle, app: &App, event: &WindowEvent) {
    match event {
        WindowEvent::Focused(true) => app.attend(&Attend { visible: true }),
        WindowEvent::Destroyed => {
            app.attend(&Attend { visible: !handle.webview_windows().is_empty() });
        }
        _ => {}
    }
}

/// Adds the commands: those that `domain` names, each allowed to the window by the capability `main`.
pub fn with_commands<R: Runtime>(builder: Builder<R>) -> Builder<R> {
    let builder = builder
        .manage(Painted::default())
        .manage(Changes::default())
        .manage(errand::Current::default())
        .manage(window::Goal::default())
        .manage(quit::Closing::default())
        .manage(revive::Ends::default())
        .manage(tray::Shown::default())
        .manage(shortcut::Registered::default());
    builder.invoke_handler(tauri::generate_handler![
        commands::open,
        commands::explore_sandbox,
        commands::reset_sandbox,
        commands::sign_in,
        commands::sign_out,
        commands::read_keys,
        commands::refresh_keys,
        commands::create_key,
        commands::edit_key,
        commands::delete_key,
        commands::note_key,
        commands::read_usage,
        commands::check_key,
        commands::settle_create,
        commands::choose_candidate,
        commands::reveal_secret,
        commands::copy_secret,
        commands::confirm_stored,
        commands::delete_lost,
        commands::dismiss_unfinished,
        commands::copy_text,
        commands::rename_account,
        commands::remove_account,
        commands::change_settings,
        commands::hide_names,
        commands::stop_waiting,
        commands::look_again,
        commands::attend,
        commands::ready,
        commands::refresh_all,
        commands::list_keys,
        commands::read_names,
        commands::find_keys,
        commands::export_keys,
        commands::see_news,
        commands::read_health,
        commands::plan_rotation,
        commands::rotate,
        commands::choose_rotation,
        commands::put_rotation_away,
        commands::accept_journal,
        commands::read_errand,
        commands::end_errand,
        commands::open_window,
        commands::read_goal,
        commands::list_due,
        commands::close_window,
        commands::list_activity,
        commands::export_activity,
        commands::stopped,
    ])
}

/// The context of this build: its configuration, capabilities and the window's files.
pub fn context<R: Runtime>() -> tauri::Context<R> {
    tauri::generate_context!()
}

fn with_plugins(builder: Builder<tauri::Wry>) -> Builder<tauri::Wry> {
    #[cfg(target_os = "macos")]
    let builder = builder
        .on_web_content_process_terminate(|webview| revive::ended(webview.app_handle(), webview.label()));
    builder
        // First: a second start ends here, and shows the window of the first.
        .plugin(tauri_plugin_single_instance::init(|handle, words, _directory| {
            match wanted(words.into_iter().skip(1)) {
                Wanted::Window => window::show(handle),
                Wanted::Errand => errand::open(handle, Errand::Next),
                Wanted::Tray => {}
            }
        }))
        .plugin(tauri_plugin_global_shortcut::Builder::new().build())
        .plugin(tauri_plugin_window_state::Builder::new().build())
        .plugin(tauri_plugin_clipboard_manager::init())
}

/// The doors of this system, to files in `directory`.
fn doors(handle: &AppHandle, directory: PathBuf) -> Doors {
    let handle = handle.clone();
    Doors {
        exports: downloads_directory(&handle, &directory),
        keychain: Keychain::system(),
        clipboard: Arc::new(SystemClipboard::default()),
        clipboard_time: clipboard_time(),
        proving: None,
        clock: Arc::new(|| Timestamp::try_from(SystemTime::now()).unwrap_or_default()),
        sandbox: Arc::new(EmbeddedSandbox::new(directory.join("sandbox"))),
        on_change: Arc::new(move |topic: Topic| {
            window::tell(&handle, topic);
            handle.state::<Changes>().0.notify_one();
        }),
        directory,
    }
}

/// `KEYWARD_DATA_DIR`, or the place where this system keeps the data of programs.
fn data_directory<R: Runtime>(handle: &AppHandle<R>) -> tauri::Result<PathBuf> {
    match std::env::var_os("KEYWARD_DATA_DIR").filter(|directory| !directory.is_empty()) {
        Some(directory) => Ok(PathBuf::from(directory)),
        None => handle.path().app_data_dir(),
    }
}

/// The folder for downloads, as this system has it, or in the user's home.
fn downloads_directory<R: Runtime>(handle: &AppHandle<R>, otherwise: &Path) -> PathBuf {
    let known = handle.path().download_dir();
    let usual = known.or_else(|_| handle.path().home_dir().map(|home| home.join("Downloads")));
    usual.unwrap_or_else(|_| otherwise.to_owned())
}

/// As the admin set it; a debug build can be told otherwise, so that tests need not wait.
fn clipboard_time() -> Option<Duration> {
    let told = std::env::var("KEYWARD_CLIPBOARD_SECONDS").ok().filter(|_| cfg!(debug_assertions));
    told.and_then(|seconds| seconds.parse().ok()).map(Duration::from_secs)
}
