//! Ten rotations under fire, with fixed seeds: `cargo xtask soak` does more of them.
#![allow(clippy::unwrap_used, reason = "a test that can't go on fails")]

use std::process::Command;

/// From these seeds on: both editions, all modes, and a Keyward that signs in with the key that is rotated.
const FIRST_SEED: u64 = 295;

#[test]
fn ten_rotations_survive_kills_and_faults() {
    let mut soak = Command::new(env!("CARGO_BIN_EXE_rotate-soak"));
    soak.args(["--runs", "10", "--jobs", "3", "--seed", &FIRST_SEED.to_string()]).env("RUST_BACKTRACE", "0");
    let done = soak.output().unwrap();
    let (said, complained) = (String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
    assert!(done.status.success(), "{said}{complained}");
    assert!(said.contains("unknown keys"), "it tells what it found: {said}");
}
