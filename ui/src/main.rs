//! Puts the face of Keyward into its window.

fn main() {
    ui::stopping::tell_where();
    #[cfg(debug_assertions)]
    ui::stopping::stop_when_told();
    yew::Renderer::<ui::app::Root>::new().render();
}
