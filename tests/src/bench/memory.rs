//! How much memory a program and all that it started take.

use crate::process;
use std::fs;

/// The proportional share of a program and everything that it started, in MiB: what is shared by several is divided
/// among them, so that the sum is what would be free without them.
pub fn of_all(id: u32) -> f64 {
    let kib: u64 = all(id).into_iter().filter_map(of_one).sum();
    kib as f64 / 1024.0
}

/// The same by program, in words.
pub fn by_program(id: u32) -> String {
    let told = |one: u32| Some(format!("{} {} MiB", process::name(one)?, of_one(one)? / 1024));
    all(id).into_iter().filter_map(told).collect::<Vec<_>>().join(", ")
}

fn all(id: u32) -> Vec<u32> {
    let mut all = vec![id];
    all.extend(process::descendants(id));
    all
}

/// In KiB; `None` where it ended.
fn of_one(id: u32) -> Option<u64> {
    share(&fs::read_to_string(format!("/proc/{id}/smaps_rollup")).ok()?)
}

fn share(rollup: &str) -> Option<u64> {
    let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_read_and_this_program_has_one() {
        assert_eq!(share("Rss:  9 kB\nPss:        1234 kB\nPss_Dirty: 7 kB\n"), Some(1234));
        assert_eq!(share("nothing"), None);
        assert!(of_all(std::process::id()) > 1.0);
    }
}
