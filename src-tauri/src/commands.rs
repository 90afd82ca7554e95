//! One short function a command: the request goes to the deed of the same name, its error becomes a failure.

use crate::attach::Painted;
use crate::start;
use crate::{Core, errand, quit, revive, window, words};
use domain::activity::Acts;
use domain::call::{
    AcceptJournal, Attend, ChangeSettings, CheckKey, ChooseCandidate, ChooseRotation, CloseWindow,
    ConfirmStored, Copied, CopySecret, CopyText, CreateKey, DeleteKey, DeleteLost, Deleted,
    DismissUnfinished, EditKey, EndErrand, ExploreSandbox, ExportActivity, ExportKeys, FindKeys, HideNames,
    ListActivity, ListDue, ListKeys, LookAgain, NoteKey, Open, OpenWindow, PlanRotation, PutRotationAway,
    ReadErrand, ReadGoal, ReadHealth, ReadKeys, ReadNames, ReadUsage, Ready, RefreshAll, RefreshKeys,
    RemoveAccount, RenameAccount, ResetSandbox, RevealSecret, Rotate, SeeNews, SettleCreate, SignIn, SignOut,
    StopWaiting, Stopped,
};
use domain::query::Known;
use domain::rotation::{Obstacle, RotationView};
use domain::{
    Checked, Errand, Failure, FailureKind, Health, Hidden, Home, Key, KeyId, Listing, OrganizationRef, Row,
    Saved, Unfinished, Usage, View,
};
use tauri::{AppHandle, Manager, Runtime, State};
use tauri_plugin_clipboard_manager::ClipboardExt;

type Answer<T> = Result<T, Failure>;

#[tauri::command]
pub(crate) async fn open(request: Open, core: State<'_, Core>) -> Answer<Home> {
    Ok(core.app()?.home(request).await?)
}

#[tauri::command]
pub(crate) async fn explore_sandbox(
    request: ExploreSandbox,
    core: State<'_, Core>,
) -> Answer<OrganizationRef> {
    Ok(core.app()?.explore_sandbox(&request).await?)
}

#[tauri::command]
pub(crate) async fn reset_sandbox(request: ResetSandbox, core: State<'_, Core>) -> Answer<OrganizationRef> {
    Ok(core.app()?.reset_sandbox(&request).await?)
}

#[tauri::command]
pub(crate) async fn sign_in(request: SignIn, core: State<'_, Core>) -> Answer<OrganizationRef> {
    Ok(core.app()?.sign_in(request).await?)
}

#[tauri::command]
pub(crate) async fn sign_out(request: SignOut, core: State<'_, Core>) -> Answer<()> {
    Ok(core.app()?.sign_out(&request).await?)
}

#[tauri::command]
pub(crate) async fn read_keys(request: ReadKeys, core: State<'_, Core>) -> Answer<Option<View>> {
    Ok(core.app()?.read_keys(&request)?)
}

#[tauri::command]
pub(crate) async fn refresh_keys(request: RefreshKeys, core: State<'_, Core>) -> Answer<View> {
    Ok(core.app()?.refresh_keys(&request).await?)
}

#[tauri::command]
pub(crate) async fn rename_account(request: RenameAccount, core: State<'_, Core>) -> Answer<()> {
    Ok(core.app()?.rename_account(&request)?)
}

#[tauri::command]
pub(crate) async fn remove_account(request: RemoveAccount, core: State<'_, Core>) -> Answer<()> {
    Ok(core.app()?.remove_account(&request).await?)
}

#[tauri::command]
pub(crate) async fn change_settings<R: Runtime>(request: ChangeSettings, handle: AppHandle<R>) -> Answer<()> {
    handle.state::<Core>().app()?.change_settings(&request)?;
    window::wear(&handle, request.settings.theme);
    Ok(())
}

#[tauri::command]
pub(crate) async fn hide_names(request: HideNames, core: State<'_, Core>) -> Answer<()> {
    core.app()?.hide_names(&request).await;
    Ok(())
}

#[tauri::command]
pub(crate) async fn stop_waiting(request: StopWaiting, core: State<'_, Core>) -> Answer<()> {
    let StopWaiting {} = request;
    core.app()?.stop_waiting();
    Ok(())
}

#[tauri::command]
pub(crate) async fn look_again(request: LookAgain, core: State<'_, Core>) -> Answer<()> {
    let LookAgain {} = request;
    core.app()?.recover().await;
    Ok(())
}

#[tauri::command]
pub(crate) async fn attend(request: Attend, core: State<'_, Core>) -> Answer<()> {
    core.app()?.attend(&request);
    Ok(())
}

#[tauri::command]
pub(crate) async fn ready<R: Runtime>(request: Ready, handle: AppHandle<R>) -> Answer<()> {
    start::painted(request.rows);
    handle.state::<Core>().app()?.attend(&Attend { visible: true });
    handle.state::<Painted>().0.notify_one();
    quit::remind(&handle);
    Ok(())
}

#[tauri::command]
pub(crate) async fn stopped(request: Stopped) -> Answer<()> {
    revive::note(&request);
    Ok(())
}

#[tauri::command]
pub(crate) async fn read_errand(request: ReadErrand, current: State<'_, errand::Current>) -> Answer<Errand> {
    let ReadErrand {} = request;
    Ok(current.get())
}

#[tauri::command]
pub(crate) async fn end_errand<R: Runtime>(request: EndErrand, handle: AppHandle<R>) -> Answer<()> {
    let EndErrand {} = request;
    errand::end(&handle);
    Ok(())
}

#[tauri::command]
pub(crate) async fn list_due(request: ListDue, core: State<'_, Core>) -> Answer<Listing> {
    Ok(core.app()?.list_due(&request)?)
}

#[tauri::command]
pub(crate) async fn open_window<R: Runtime>(request: OpenWindow, handle: AppHandle<R>) -> Answer<()> {
    match request.key {
        Some(key) => window::show_key(&handle, key),
        None => window::show(&handle),
    }
    Ok(())
}

#[tauri::command]
pub(crate) async fn read_goal(
    request: ReadGoal,
    goal: State<'_, window::Goal>,
) -> Answer<Option<(OrganizationRef, KeyId)>> {
    let ReadGoal {} = request;
    Ok(goal.take())
}

#[tauri::command]
pub(crate) async fn close_window<R: Runtime>(request: CloseWindow, handle: AppHandle<R>) -> Answer<()> {
    quit::answered(&handle, &request);
    Ok(())
}

#[tauri::command]
pub(crate) async fn refresh_all(request: RefreshAll, core: State<'_, Core>) -> Answer<()> {
    Ok(core.app()?.refresh_all(&request).await?)
}

#[tauri::command]
pub(crate) async fn read_names(request: ReadNames, core: State<'_, Core>) -> Answer<Known> {
    Ok(core.app()?.read_names(&request)?)
}

#[tauri::command]
pub(crate) async fn list_keys(request: ListKeys, core: State<'_, Core>) -> Answer<Listing> {
    Ok(core.app()?.list_keys(&request)?)
}

#[tauri::command]
pub(crate) async fn find_keys(request: FindKeys, core: State<'_, Core>) -> Answer<Vec<Row>> {
    Ok(core.app()?.find_keys(&request)?)
}

#[tauri::command]
pub(crate) async fn export_keys(request: ExportKeys, core: State<'_, Core>) -> Answer<Saved> {
    Ok(core.app()?.export_keys(&request)?)
}

#[tauri::command]
pub(crate) async fn read_health(request: ReadHealth, core: State<'_, Core>) -> Answer<Health> {
    Ok(core.app()?.read_health(&request)?)
}

#[tauri::command]
pub(crate) async fn list_activity(request: ListActivity, core: State<'_, Core>) -> Answer<Acts> {
    Ok(core.app()?.list_activity(&request)?)
}

#[tauri::command]
pub(crate) async fn export_activity(request: ExportActivity, core: State<'_, Core>) -> Answer<Saved> {
    Ok(core.app()?.export_activity(&request)?)
}

#[tauri::command]
pub(crate) async fn see_news(request: SeeNews, core: State<'_, Core>) -> Answer<()> {
    Ok(core.app()?.see_news(&request)?)
}

#[tauri::command]
pub(crate) async fn plan_rotation(request: PlanRotation, core: State<'_, Core>) -> Answer<Vec<Obstacle>> {
    Ok(core.app()?.plan_rotation(&request)?)
}

#[tauri::command]
pub(crate) async fn rotate(request: Rotate, core: State<'_, Core>) -> Answer<RotationView> {
    Ok(core.app()?.rotate(request).await?)
}

#[tauri::command]
pub(crate) async fn choose_rotation(request: ChooseRotation, core: State<'_, Core>) -> Answer<RotationView> {
    Ok(core.app()?.choose_rotation(request).await?)
}

#[tauri::command]
pub(crate) async fn put_rotation_away(request: PutRotationAway, core: State<'_, Core>) -> Answer<()> {
    Ok(core.app()?.put_rotation_away(&request)?)
}

#[tauri::command]
pub(crate) async fn accept_journal(request: AcceptJournal, core: State<'_, Core>) -> Answer<()> {
    Ok(core.app()?.accept_journal(&request)?)
}

#[tauri::command]
pub(crate) async fn create_key(request: CreateKey, core: State<'_, Core>) -> Answer<Unfinished> {
    Ok(core.app()?.create_key(request).await?)
}

#[tauri::command]
pub(crate) async fn edit_key(request: EditKey, core: State<'_, Core>) -> Answer<Key> {
    Ok(core.app()?.edit_key(&request).await?)
}

#[tauri::command]
pub(crate) async fn note_key(request: NoteKey, core: State<'_, Core>) -> Answer<()> {
    Ok(core.app()?.note_key(&request)?)
}

#[tauri::command]
pub(crate) async fn read_usage(request: ReadUsage, core: State<'_, Core>) -> Answer<Usage> {
    Ok(core.app()?.read_usage(&request).await?)
}

#[tauri::command]
pub(crate) async fn check_key(request: CheckKey, core: State<'_, Core>) -> Answer<Checked> {
    Ok(core.app()?.check_key(request).await?)
}

#[tauri::command]
pub(crate) async fn choose_candidate(
    request: ChooseCandidate,
    core: State<'_, Core>,
) -> Answer<Option<Unfinished>> {
    Ok(core.app()?.choose_candidate(&request).await?)
}

#[tauri::command]
pub(crate) async fn delete_key(request: DeleteKey, core: State<'_, Core>) -> Answer<Deleted> {
    Ok(core.app()?.delete_key(&request).await?)
}

#[tauri::command]
pub(crate) async fn settle_create(
    request: SettleCreate,
    core: State<'_, Core>,
) -> Answer<Option<Unfinished>> {
    Ok(core.app()?.settle_create(&request).await?)
}

#[tauri::command]
pub(crate) async fn reveal_secret(request: RevealSecret, core: State<'_, Core>) -> Answer<Hidden> {
    Ok(core.app()?.reveal_secret(&request)?)
}

#[tauri::command]
pub(crate) async fn copy_secret(request: CopySecret, core: State<'_, Core>) -> Answer<Copied> {
    Ok(core.app()?.copy_secret(&request).await?)
}

#[tauri::command]
pub(crate) async fn confirm_stored(request: ConfirmStored, core: State<'_, Core>) -> Answer<()> {
    Ok(core.app()?.confirm_stored(&request).await?)
}

#[tauri::command]
pub(crate) async fn delete_lost(request: DeleteLost, core: State<'_, Core>) -> Answer<()> {
    Ok(core.app()?.delete_lost(&request).await?)
}

#[tauri::command]
pub(crate) async fn dismiss_unfinished(request: DismissUnfinished, core: State<'_, Core>) -> Answer<()> {
    Ok(core.app()?.dismiss_unfinished(&request).await?)
}

#[tauri::command]
pub(crate) async fn copy_text<R: Runtime>(request: CopyText, handle: AppHandle<R>) -> Answer<()> {
    handle
        .clipboard()
        .write_text(request.text)
        .map_err(|error| Failure { kind: FailureKind::Refused, message: words::no_clipboard(error) })
}
