//! Keyward's shell: a window around the deeds of `app`.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() {
    if let Err(problem) = keyward::run() {
        #[allow(clippy::print_stderr, reason = "there is no window to say it in")]
        {
            eprintln!("{problem}");
        }
        std::process::exit(1);
    }
}
