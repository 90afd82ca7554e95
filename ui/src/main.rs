//! Puts the face of Keyward into its window.

fn main() {
    yew::Renderer::<ui::app::Root>::new().render();
}
