//! Declares the commands, so that capabilities apply to them: exactly those that `domain` names.

fn main() {
    let manifest = tauri_build::AppManifest::new().commands(domain::call::NAMES);
    if let Err(error) = tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest)) {
        println!("cargo::error=the shell can't be prepared: {error:#}");
    }
}
