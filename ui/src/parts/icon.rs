//! The icons, drawn on a grid of 16.

use yew::prelude::*;

/// An icon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Glyph {
    /// A sandbox.
    Flask,
    /// Refresh.
    Refresh,
    /// Copy.
    Copy,
    /// Close.
    Close,
    /// Opens what is below.
    Chevron,
    /// Take care.
    Warning,
    /// Good to know.
    Note,
    /// Done.
    Check,
    /// Show.
    Eye,
    /// Hide.
    EyeOff,
    /// A key.
    Key,
    /// Sorted upwards.
    Up,
    /// Sorted downwards.
    Down,
    /// Search.
    Search,
    /// Add.
    Plus,
    /// Sign out.
    Leave,
    /// Go on.
    Arrow,
    /// Locked away.
    Lock,
    /// Signs of life.
    Pulse,
    /// Back.
    Back,
    /// What can be set.
    Sliders,
    /// Rename.
    Pencil,
    /// A clock.
    Clock,
    /// What was done.
    Past,
    /// Several, one upon the other.
    Stack,
    /// One takes the place of the other.
    Turn,
    /// All that protects.
    Shield,
}

impl Glyph {
    fn path(self) -> &'static str {
        match self {
            Glyph::Flask => {
                "M6 2h4M6.75 2v4L3.2 12.3A1.2 1.2 0 0 0 4.25 14h7.5a1.2 1.2 0 0 0 1.05-1.7L9.25 6V2M5 10h6"
            }
            Glyph::Refresh => "M13 8a5 5 0 1 1-1.5-3.55M13 2v3h-3",
            Glyph::Copy => {
                "M6 5.5h6.5a1 1 0 0 1 1 1V13a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1V6.5a1 1 0 0 1 1-1M11 5.5V3a1 1 0 0 0-1-1H3.5a1 1 0 0 0-1 1v6.5a1 1 0 0 0 1 1H5"
            }
            Glyph::Close => "M4 4l8 8M12 4l-8 8",
            Glyph::Chevron => "M6 4l4 4-4 4",
            Glyph::Warning => "M8 2.5l6 10.5H2L8 2.5M8 6.5v3M8 11.3v.1",
            Glyph::Note => "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2M8 7.3V11M8 5v.1",
            Glyph::Check => "M3.5 8.5l3 3 6-7",
            Glyph::Eye => {
                "M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8M8 6.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6"
            }
            Glyph::EyeOff => {
                "M6.3 3.8A6 6 0 0 1 8 3.5c4 0 6.5 4.5 6.5 4.5a11 11 0 0 1-1.7 2.2M10 11.9a6 6 0 0 1-2 .6C4 12.5 1.5 8 1.5 8A11 11 0 0 1 4 5.1M2.5 2.5l11 11"
            }
            Glyph::Key => {
                "M10.5 2.5a3 3 0 0 1 0 6 3 3 0 0 1-1.3-.3L6.5 11H5v1.5H3.5V14H2v-2l5.8-5.2a3 3 0 0 1 2.7-4.3"
            }
            Glyph::Up => "M8 13V3.5M4.5 7L8 3.5 11.5 7",
            Glyph::Down => "M8 3v9.5M4.5 9L8 12.5 11.5 9",
            Glyph::Search => "M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M10.3 10.3L14 14",
            Glyph::Plus => "M8 3.5v9M3.5 8h9",
            Glyph::Leave => "M6.5 2.5h-3a1 1 0 0 0-1 1v9a1 1 0 0 0 1 1h3M10 5l3 3-3 3M13 8H6.5",
            Glyph::Arrow => "M3 8h10M9 4l4 4-4 4",
            Glyph::Pulse => "M1.5 8.5h3L6.5 3l3 10 2-4.5h3",
            Glyph::Back => "M13 8H3M7 4L3 8l4 4",
            Glyph::Sliders => "M2 4.5h7M12 4.5h2M10.5 2.75v3.5M2 11.5h2M7 11.5h7M5.5 9.75v3.5",
            Glyph::Pencil => "M10.5 2.8l2.7 2.7L6 12.7l-3.2.5.5-3.2 7.2-7.2M9 4.3L11.7 7",
            Glyph::Clock => "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2M8 4.7V8l2.3 1.6",
            Glyph::Past => "M2.5 8a5.5 5.5 0 1 0 1.7-4M2.5 2.5v3h3M8 5v3.2l2.2 1.4",
            Glyph::Stack => "M8 2l6 3-6 3-6-3 6-3M2 8l6 3 6-3M2 11l6 3 6-3",
            Glyph::Turn => "M3 6.5h9.5L9.5 3.5M13 9.5H3.5l3 3",
            Glyph::Shield => {
                "M8 1.8l5 1.8v4c0 3.1-2 5.4-5 6.6-3-1.2-5-3.5-5-6.6v-4l5-1.8M5.7 7.9l1.7 1.7 3-3.3"
            }
            Glyph::Lock => {
                "M4.5 7h7a1 1 0 0 1 1 1v4.5a1 1 0 0 1-1 1h-7a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1M5.5 7V5a2.5 2.5 0 0 1 5 0v2"
            }
        }
    }
}

/// Which icon to draw.
#[derive(Properties, PartialEq)]
pub struct IconProps {
    /// The icon.
    pub glyph: Glyph,
}

/// An icon; the words beside it carry the meaning.
#[component]
pub fn Icon(props: &IconProps) -> Html {
    html! {
        <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            <path d={props.glyph.path()} />
        </svg>
    }
}
