//! All shortcuts, in one table: a press of keys is looked up in it, and the list of shortcuts shows it. Pure.

use crate::platform;
use crate::words::palette as words;

/// What a press of keys asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shortcut {
    /// The palette, or away with it.
    Palette,
    /// The list of shortcuts.
    Shortcuts,
    /// A new key.
    NewKey,
    /// The search field.
    Search,
    /// Refresh. Without it the webview would reload the page.
    Refresh,
    /// The settings.
    Settings,
    /// Hide names, or show them.
    Hide,
    /// Back.
    Back,
    /// The row above.
    Up,
    /// The row below.
    Down,
    /// As many rows up as can be seen.
    PageUp,
    /// As many rows down as can be seen.
    PageDown,
    /// The first row.
    First,
    /// The last row.
    Last,
    /// The detail of the selected key.
    Open,
    /// Select this key together with others, or no longer.
    Select,
    /// Select it and the one above.
    SelectUp,
    /// Select it and the one below.
    SelectDown,
    /// Select all that are shown.
    SelectAll,
    /// Change the selected key.
    Edit,
    /// Rotate it.
    Rotate,
    /// Delete it.
    Delete,
    /// Copy its prefix.
    CopyPrefix,
}

/// Where a shortcut works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In all of the window.
    Window,
    /// In the list of keys, while it has the focus.
    List,
}

impl Place {
    /// All of them, in the order to show them.
    pub const ALL: [Place; 2] = [Place::Window, Place::List];

    /// Its name.
    pub fn title(self) -> &'static str {
        match self {
            Place::Window => words::ANYWHERE,
            Place::List => words::IN_LIST_OF_KEYS,
        }
    }
}

/// Keys that are pressed together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chord {
    key: &'static str,
    command: bool,
    shift: Shift,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shift {
    Up,
    Down,
    /// Whether a sign needs it is up to the layout of the keyboard.
    Either,
}

const fn plain(key: &'static str) -> Chord {
    Chord { key, command: false, shift: Shift::Up }
}

const fn sign(key: &'static str) -> Chord {
    Chord { key, command: false, shift: Shift::Either }
}

const fn shifted(key: &'static str) -> Chord {
    Chord { key, command: false, shift: Shift::Down }
}

const fn command(key: &'static str) -> Chord {
    Chord { key, command: true, shift: Shift::Up }
}

const fn command_sign(key: &'static str) -> Chord {
    Chord { key, command: true, shift: Shift::Either }
}

const fn command_shift(key: &'static str) -> Chord {
    Chord { key, command: true, shift: Shift::Down }
}

/// A line of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// Where it works.
    pub place: Place,
    /// What it asks for.
    pub shortcut: Shortcut,
    /// What is pressed: any of these.
    pub chords: &'static [Chord],
    /// What it does.
    pub words: &'static str,
}

const fn line(place: Place, shortcut: Shortcut, chords: &'static [Chord], words: &'static str) -> Line {
    Line { place, shortcut, chords, words }
}

/// The table.
#[rustfmt::skip] // one shortcut, one line
pub const TABLE: &[Line] = &[
    line(Place::Window, Shortcut::Palette, &[command("k")], words::FIND_ANY_ACTION_ORGANIZATION_OR_KEY),
    line(Place::Window, Shortcut::Search, &[sign("/")], words::SEARCH_WHAT_IS_LISTED),
    line(Place::Window, Shortcut::NewKey, &[command("n")], words::NEW_KEY),
    line(Place::Window, Shortcut::Refresh, &[command_sign("r"), sign("F5")], words::REFRESH),
    line(Place::Window, Shortcut::Hide, &[command_shift("h")], words::HIDE_NAMES_OR_SHOW_THEM),
    line(Place::Window, Shortcut::Settings, &[command_sign(",")], words::SETTINGS),
    line(Place::Window, Shortcut::Shortcuts, &[sign("?")], words::KEYBOARD_SHORTCUTS),
    line(Place::Window, Shortcut::Back, &[sign("Escape")], words::BACK_OR_CLOSE_WHAT_IS_OPEN),
    line(Place::List, Shortcut::Up, &[plain("ArrowUp")], words::KEY_ABOVE),
    line(Place::List, Shortcut::Down, &[plain("ArrowDown")], words::KEY_BELOW),
    line(Place::List, Shortcut::PageUp, &[plain("PageUp")], words::PAGE_UP),
    line(Place::List, Shortcut::PageDown, &[plain("PageDown")], words::PAGE_DOWN),
    line(Place::List, Shortcut::First, &[plain("Home")], words::FIRST_KEY),
    line(Place::List, Shortcut::Last, &[plain("End")], words::LAST_KEY),
    line(Place::List, Shortcut::Open, &[plain("Enter")], words::GO_TO_DETAIL_OF_KEY),
    line(Place::List, Shortcut::Select, &[plain(" ")], words::SELECT_IT_TOGETHER_WITH_OTHERS),
    line(Place::List, Shortcut::SelectUp, &[shifted("ArrowUp")], words::SELECT_ONE_ABOVE_TOO),
    line(Place::List, Shortcut::SelectDown, &[shifted("ArrowDown")], words::SELECT_ONE_BELOW_TOO),
    line(Place::List, Shortcut::SelectAll, &[command("a")], words::SELECT_ALL_THAT_ARE_SHOWN),
    line(Place::List, Shortcut::Edit, &[plain("e")], words::EDIT),
    line(Place::List, Shortcut::Rotate, &[plain("r")], words::ROTATE),
    line(Place::List, Shortcut::CopyPrefix, &[plain("c")], words::COPY_PREFIX),
    line(Place::List, Shortcut::Delete, &[plain("Delete"), plain("Backspace")], words::DELETE_IT_OR_THOSE_THAT_ARE_SELECTED),
];

/// What was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stroke<'a> {
    /// The key, as the page names it.
    pub key: &'a str,
    /// Whether the key for commands is down: `⌘` or `Ctrl`.
    pub command: bool,
    /// Whether Shift is down.
    pub shift: bool,
    /// Whether Alt is down, or the key that gives commands on other computers.
    pub other: bool,
    /// Whether it goes into a field.
    pub typing: bool,
}

/// What it asks for in a place.
pub fn asked(place: Place, stroke: &Stroke<'_>) -> Option<Shortcut> {
    let meant = |line: &&Line| line.place == place && line.chords.iter().any(|chord| chord.fits(stroke));
    TABLE.iter().find(meant).map(|line| line.shortcut)
}

/// The key that is meant, where it is called `key` and stands at `code`: on a keyboard of another script its letters are
/// in the places of the Latin ones.
pub fn meant(key: String, code: &str) -> String {
    let foreign = key.chars().count() == 1 && !key.is_ascii();
    match code.strip_prefix("Key") {
        Some(letter) if foreign => letter.to_ascii_lowercase(),
        _ => key,
    }
}

impl Chord {
    fn fits(&self, stroke: &Stroke<'_>) -> bool {
        let types = !self.command && self.key.chars().count() == 1;
        let shift = match self.shift {
            Shift::Up => !stroke.shift,
            Shift::Down => stroke.shift,
            Shift::Either => true,
        };
        // A sign may need Alt on some layouts.
        let other = stroke.other && !(types && self.shift == Shift::Either);
        self.command == stroke.command
            && self.key.eq_ignore_ascii_case(stroke.key)
            && shift
            && !other
            && !(types && stroke.typing)
    }

    #[cfg(test)]
    fn meets(&self, other: &Chord) -> bool {
        self.shift == other.shift || [self.shift, other.shift].contains(&Shift::Either)
    }

    /// What stands on its keys.
    pub fn caps(&self) -> Vec<String> {
        self.caps_on(platform::is_apple())
    }

    fn caps_on(&self, apple: bool) -> Vec<String> {
        let mut caps = Vec::new();
        if self.command {
            caps.push(if apple { "⌘" } else { words::CTRL }.to_owned());
        }
        if self.shift == Shift::Down {
            caps.push(if apple { "⇧" } else { words::SHIFT }.to_owned());
        }
        caps.push(match self.key {
            "ArrowUp" => "↑".to_owned(),
            "ArrowDown" => "↓".to_owned(),
            "PageUp" => words::PAGE_UP_KEY.to_owned(),
            "PageDown" => words::PAGE_DOWN_KEY.to_owned(),
            "Escape" => words::ESC.to_owned(),
            " " => words::SPACE.to_owned(),
            key if key.chars().count() == 1 => key.to_uppercase(),
            key => key.to_owned(),
        });
        caps
    }
}

impl Shortcut {
    fn chord(self) -> Option<&'static Chord> {
        TABLE.iter().find(|line| line.shortcut == self)?.chords.first()
    }

    /// What stands on the keys to press: "Ctrl K".
    pub fn caps(self) -> String {
        self.chord().map(|chord| chord.caps().join(" ")).unwrap_or_default()
    }

    /// Words with the keys behind them, for a tip: "Settings (Ctrl+,)".
    pub fn tip(self, words: &str) -> String {
        let caps = self.chord().map(|chord| chord.caps().join("+")).unwrap_or_default();
        format!("{words} ({caps})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BARE: Stroke<'static> =
        Stroke { key: "", command: false, shift: false, other: false, typing: false };

    #[test]
    fn a_press_asks_for_what_the_table_says() {
        let command = Stroke { command: true, ..BARE };
        let table = [
            (Stroke { key: "k", ..command }, Some(Shortcut::Palette)),
            (Stroke { key: "k", typing: true, ..command }, Some(Shortcut::Palette)),
            (Stroke { key: "k", ..BARE }, None),
            (Stroke { key: "k", other: true, ..command }, None),
            (Stroke { key: "N", shift: true, ..command }, None),
            (Stroke { key: "H", shift: true, ..command }, Some(Shortcut::Hide)),
            (Stroke { key: "h", ..command }, None),
            (Stroke { key: "R", shift: true, ..command }, Some(Shortcut::Refresh)),
            (Stroke { key: "/", ..BARE }, Some(Shortcut::Search)),
            (Stroke { key: "/", shift: true, ..BARE }, Some(Shortcut::Search)),
            (Stroke { key: "?", shift: true, other: true, ..BARE }, Some(Shortcut::Shortcuts)),
            (Stroke { key: "?", shift: true, typing: true, ..BARE }, None),
            (Stroke { key: "Escape", typing: true, ..BARE }, Some(Shortcut::Back)),
            (Stroke { key: "F5", typing: true, ..BARE }, Some(Shortcut::Refresh)),
            (Stroke { key: "e", ..BARE }, None),
        ];
        for (stroke, expected) in table {
            assert_eq!(asked(Place::Window, &stroke), expected, "{stroke:?}");
        }
        assert_eq!(asked(Place::List, &Stroke { key: "e", ..BARE }), Some(Shortcut::Edit));
        assert_eq!(asked(Place::List, &Stroke { key: "e", ..command }), None);
        assert_eq!(
            asked(Place::List, &Stroke { key: "ArrowDown", shift: true, ..BARE }),
            Some(Shortcut::SelectDown)
        );
    }

    #[test]
    fn letters_of_other_scripts_stand_for_the_latin_ones() {
        let table = [
            ("л", "KeyK", "k"),
            ("κ", "KeyK", "k"),
            ("k", "KeyK", "k"),
            ("a", "KeyQ", "a"),
            ("ü", "BracketLeft", "ü"),
            ("?", "Digit7", "?"),
            ("ArrowDown", "ArrowDown", "ArrowDown"),
        ];
        for (key, code, expected) in table {
            assert_eq!(meant(key.to_owned(), code), expected, "{key} at {code}");
        }
    }

    #[test]
    fn nothing_is_asked_for_twice() {
        for (place, one) in TABLE.iter().enumerate() {
            for other in &TABLE[place + 1..] {
                assert_ne!(one.shortcut, other.shortcut, "two lines");
                let shared = one.chords.iter().any(|chord| {
                    other.chords.iter().any(|second| {
                        (chord.key, chord.command) == (second.key, second.command) && chord.meets(second)
                    })
                });
                assert!(!shared, "{one:?} and {other:?} begin alike");
            }
        }
    }

    #[test]
    fn keys_are_called_as_they_are_on_the_keyboard() {
        let caps =
            |shortcut: Shortcut, apple| shortcut.chord().unwrap_or(&plain("")).caps_on(apple).join(" ");
        assert_eq!(
            (caps(Shortcut::Hide, false), caps(Shortcut::Hide, true)),
            ("Ctrl Shift H".to_owned(), "⌘ ⇧ H".to_owned())
        );
        assert_eq!(Shortcut::Settings.tip("Settings"), "Settings (Ctrl+,)");
        assert_eq!(Shortcut::Palette.caps(), "Ctrl K");
    }
}
