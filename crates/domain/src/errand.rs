//! Errands: what the small window is for, and what the tray offers. One thing to do next, a few clicks away.

use crate::rotation::{RotationView, Standing};
use crate::words::told;
use crate::{Key, KeyId, Mark, OrganizationRef, RotationId, Row, Timestamp, text};
use serde::{Deserialize, Serialize};

/// How many keys the tray offers to rotate.
pub const MOST_KEYS: usize = 12;

/// What the small window is for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Errand {
    /// Whatever is due next: a rotation that waits, else the keys by their expiration.
    #[default]
    Next,
    /// To rotate this key.
    Rotate(OrganizationRef, KeyId),
    /// To go on with this rotation.
    Rotation(RotationId),
}

/// What the tray shows. The words are ready to be shown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrayMenu {
    /// The keys to rotate, the nearest expiration first.
    pub rotate: Vec<TrayKey>,
    /// The rotations that wait for the admin.
    pub waiting: Vec<TrayRotation>,
    /// The keys that expire soon.
    pub expiring: Vec<TrayKey>,
    /// Whether something is due: the icon shows it.
    pub due: bool,
    /// Whether names are hidden.
    pub hidden: bool,
}

/// A key in the tray.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrayKey {
    /// Where.
    pub at: OrganizationRef,
    /// Which key.
    pub key: KeyId,
    /// "CI Pipeline, in 3 days", with the organization where there are several.
    pub title: String,
}

/// A rotation in the tray.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrayRotation {
    /// Which one.
    pub rotation: RotationId,
    /// "Finish CI Pipeline".
    pub title: String,
}

/// The menu for these keys, ordered by their expiration, and these rotations. `several` says whether the keys belong
/// to several organizations; `hidden` that no name may be shown.
pub fn tray_menu(rows: &[Row], rotations: &[RotationView], several: bool, hidden: bool) -> TrayMenu {
    let open = |key: &Key, at: &OrganizationRef| {
        rotations.iter().any(|one| {
            let rotation = &one.rotation;
            !rotation.is_over()
                && rotation.at == *at
                && (rotation.old.id == key.id
                    || rotation.progress.new_key().is_some_and(|new| new.key == key.id))
        })
    };
    let free: Vec<&Row> = rows.iter().filter(|row| !open(&row.key, &row.at)).collect();
    let entry = |row: &&Row| TrayKey {
        at: row.at.clone(),
        key: row.key.id.clone(),
        title: key_title(row, several, hidden),
    };
    let alive = |row: &&&Row| !row.key.is_expired(row.now);
    let expiring: Vec<TrayKey> =
        free.iter().filter(|row| row.marks.contains(&Mark::Expiring)).map(entry).collect();
    let waiting: Vec<TrayRotation> = rotations
        .iter()
        .filter(|one| matches!(one.now, Standing::Waiting(_)))
        .map(|one| TrayRotation {
            rotation: one.rotation.id.clone(),
            title: told::finish(name(&one.rotation.old.name, hidden)),
        })
        .collect();
    TrayMenu {
        rotate: free.iter().filter(alive).take(MOST_KEYS).map(entry).collect(),
        due: !waiting.is_empty() || !expiring.is_empty(),
        waiting,
        expiring,
        hidden,
    }
}

fn key_title(row: &Row, several: bool, hidden: bool) -> String {
    let mut title = name(&row.key.name, hidden);
    if several {
        title.push_str(&format!(" · {}", name(&row.organization, hidden)));
    }
    if let Some(end) = row.key.expires {
        title.push_str(&format!(", {}", until(end, row.now)));
    }
    title
}

fn name(name: &str, hidden: bool) -> String {
    match hidden {
        true => "••••".to_owned(),
        // A menu takes an underscore for the mark of a shortcut.
        false => text::harmless(name).replace('_', "__"),
    }
}

/// "in 3 days", "in 5 hours", "today" for less than an hour.
fn until(end: Timestamp, now: Timestamp) -> String {
    let seconds = end.duration_since(now).as_secs();
    let (number, unit) =
        if seconds >= 86_400 { (seconds / 86_400, told::DAY) } else { (seconds / 3_600, told::HOUR) };
    match number {
        ..=0 => told::IN_LESS_THAN_AN_HOUR.to_owned(),
        _ => told::in_span(&told::span(number.unsigned_abs(), unit)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::key::tests::calm_key;
    use crate::list::Line;
    use crate::view::tests::view_of;

    #[test]
    fn the_nearest_expiration_is_offered_first_and_the_past_not_at_all() {
        let now: Timestamp = "2026-11-22T10:00:00Z".parse().unwrap();
        let named = |name: &str, end: &str| Key {
            id: KeyId::new(name),
            name: name.to_owned(),
            expires: end.parse().ok(),
            ..calm_key()
        };
        let view = view_of(vec![
            named("soon_now", "2026-11-25T10:00:00Z"),
            named("hours", "2026-11-22T15:30:00Z"),
            named("later", "2027-11-22T10:00:00Z"),
            named("past", "2026-11-01T10:00:00Z"),
        ]);
        let rows: Vec<Row> = view.keys.iter().map(|key| Row::of(&Line { view: &view, key, now })).collect();
        let titles = |menu: &[TrayKey]| menu.iter().map(|one| one.title.clone()).collect::<Vec<_>>();
        let menu = tray_menu(&rows, &[], false, false);
        assert_eq!(titles(&menu.rotate), ["soon__now, in 3 days", "hours, in 5 hours", "later, in 365 days"]);
        assert_eq!(menu.expiring.len(), 2);
        assert!(menu.due);
        let hidden = tray_menu(&rows[2..], &[], true, true);
        assert_eq!(titles(&hidden.rotate), ["•••• · ••••, in 365 days"]);
        assert!(!hidden.due && hidden.hidden);
    }
}
