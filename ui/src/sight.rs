//! What of a long list can be seen: only that is drawn. Where it is, the page is asked; the rest is reckoning.

use std::cmp::Ordering;
use web_sys::Element;
use yew::prelude::*;

/// What of a list can be seen, in rem from its top. Coarse, so that most scrolling changes nothing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sight {
    /// Where it begins.
    pub top: f64,
    /// Where it ends.
    pub bottom: f64,
}

/// Before the page was asked: what the tallest usual window shows.
impl Default for Sight {
    fn default() -> Self {
        Self { top: 0.0, bottom: 64.0 }
    }
}

/// A step of [`Sight`], in rem.
const COARSE: f64 = 8.0;

impl Sight {
    /// What can be seen of a list whose top is this many pixels below that of a window of this height.
    pub fn through(window: f64, top: f64, pixels_a_rem: f64) -> Self {
        let steps = |pixels: f64| pixels.max(0.0) / pixels_a_rem / COARSE;
        Self { top: steps(-top).floor() * COARSE, bottom: steps(window - top).ceil() * COARSE }
    }
}

/// Places of a list: from the first of them up to, but without, the last.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Stretch {
    /// The first place.
    pub from: usize,
    /// The place after the last one.
    pub to: usize,
}

/// So many rows are drawn beyond what can be seen, so that a quick hand finds them there.
const MARGIN: usize = 8;

impl Stretch {
    /// The rows to draw of a list of `total` rows which are `height` rem high, below a head of `head` rem.
    pub fn of_rows(sight: Sight, head: f64, height: f64, total: usize) -> Self {
        let place = |rem: f64| ((rem - head).max(0.0) / height).floor() as usize;
        Self {
            from: place(sight.top).saturating_sub(MARGIN).min(total),
            to: (place(sight.bottom) + 1 + MARGIN).min(total),
        }
    }

    /// The lines to draw of a list whose lines begin at these `tops`, in rem.
    pub fn of_lines(sight: Sight, tops: &[f64]) -> Self {
        let place = |rem: f64| {
            tops.partition_point(|top| top.partial_cmp(&rem).is_some_and(|order| order == Ordering::Less))
        };
        Self {
            from: place(sight.top).saturating_sub(MARGIN),
            to: (place(sight.bottom) + MARGIN).min(tops.len()),
        }
    }

    /// Whether a place lies in it.
    pub fn contains(self, place: usize) -> bool {
        (self.from..self.to).contains(&place)
    }

    /// Whether all of `other` lies in it.
    pub fn covers(self, other: Stretch) -> bool {
        other.from >= other.to || (self.from <= other.from && other.to <= self.to)
    }
}

/// What can be seen of the element, followed while the window scrolls and changes its size.
#[hook]
pub fn use_sight(node: &NodeRef) -> Sight {
    let sight = use_state_eq(Sight::default);
    let look = {
        let (node, sight) = (node.clone(), sight.setter());
        move || {
            if let Some(seen) = page::seen(&node) {
                sight.set(seen);
            }
        }
    };
    // What lies above it may have grown or gone since.
    use_effect(look.clone());
    use_effect_with((), move |()| {
        let listening = page::Listening::start(look);
        move || drop(listening)
    });
    *sight
}

/// Scrolls what the element lies in, as little as needed, until this of it can be seen: in rem from its top, below a
/// head that stays in sight.
pub fn bring_into_sight(node: &NodeRef, head: f64, from: f64, to: f64) {
    let Some((element, around, rem)) = page::scrolling(node) else { return };
    let (top, bounds) = (element.get_bounding_client_rect().top(), around.get_bounding_client_rect());
    let above = bounds.top() + head * rem - (top + from * rem);
    let below = (top + to * rem) - (bounds.top() + f64::from(around.client_height()));
    if above > 0.0 {
        scroll(&around, -above);
    } else if below > 0.0 {
        scroll(&around, below);
    }
}

/// Scrolls what the element lies in until its top can be seen.
pub fn bring_to_top(node: &NodeRef) {
    let Some((element, around, _)) = page::scrolling(node) else { return };
    let above = around.get_bounding_client_rect().top() - element.get_bounding_client_rect().top();
    if above > 0.0 {
        scroll(&around, -above);
    }
}

/// How much of the element can be seen at once, in rem.
pub fn height_in_sight(node: &NodeRef) -> f64 {
    page::scrolling(node).map_or(0.0, |(_, around, rem)| f64::from(around.client_height()) / rem)
}

fn scroll(element: &Element, pixels: f64) {
    element.set_scroll_top((f64::from(element.scroll_top()) + pixels).round() as i32);
}

/// The page, as far as it is asked.
mod page {
    use super::Sight;
    use wasm_bindgen::{JsCast, prelude::Closure};
    use web_sys::{Element, Window};
    use yew::NodeRef;

    /// Listens for as long as it is kept.
    pub(super) struct Listening {
        window: Option<Window>,
        moved: Closure<dyn Fn()>,
    }

    impl Listening {
        /// Calls `look` whenever something in the window scrolls, or the window changes its size.
        pub(super) fn start(look: impl Fn() + 'static) -> Self {
            let listening = Self { window: web_sys::window(), moved: Closure::new(look) };
            if let Some(window) = &listening.window {
                // Scrolling does not bubble; on its way down every scroll passes here.
                // These fail only where the window is gone, and then there is nothing to listen to.
                let callback = listening.moved.as_ref().unchecked_ref();
                let _ = window.add_event_listener_with_callback_and_bool("scroll", callback, true);
                let _ = window.add_event_listener_with_callback("resize", callback);
            }
            listening
        }
    }

    impl Drop for Listening {
        fn drop(&mut self) {
            if let Some(window) = &self.window {
                let callback = self.moved.as_ref().unchecked_ref();
                let _ = window.remove_event_listener_with_callback_and_bool("scroll", callback, true);
                let _ = window.remove_event_listener_with_callback("resize", callback);
            }
        }
    }

    pub(super) fn seen(node: &NodeRef) -> Option<Sight> {
        let element = node.cast::<Element>()?;
        let window = web_sys::window()?;
        let height = window.inner_height().ok()?.as_f64()?;
        let top = element.get_bounding_client_rect().top();
        Some(Sight::through(height, top, pixels_a_rem(&window)?))
    }

    /// The element, what scrolls it, and how many pixels a rem has.
    pub(super) fn scrolling(node: &NodeRef) -> Option<(Element, Element, f64)> {
        let element = node.cast::<Element>()?;
        let window = web_sys::window()?;
        let scrolls = |one: &Element| {
            let style = window.get_computed_style(one).ok().flatten();
            style
                .and_then(|style| style.get_property_value("overflow-y").ok())
                .is_some_and(|way| matches!(way.as_str(), "auto" | "scroll"))
        };
        let mut around = element.parent_element()?;
        while !scrolls(&around) {
            around = around.parent_element()?;
        }
        Some((element, around, pixels_a_rem(&window)?))
    }

    fn pixels_a_rem(window: &Window) -> Option<f64> {
        let root = window.document()?.document_element()?;
        let size = window.get_computed_style(&root).ok()??.get_property_value("font-size").ok()?;
        size.trim_end_matches("px").parse().ok().filter(|pixels| *pixels > 0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_seen_is_drawn_and_a_little_more() {
        let at_the_top = Sight::through(780.0, 160.0, 16.0);
        assert_eq!(at_the_top, Sight { top: 0.0, bottom: 40.0 });
        let stretch = Stretch::of_rows(at_the_top, 2.0, 3.0, 10_000);
        assert_eq!(stretch, Stretch { from: 0, to: 21 });
        let far_down = Sight::through(780.0, -160_000.0, 16.0);
        let stretch = Stretch::of_rows(far_down, 2.0, 3.0, 10_000);
        assert!(stretch.from > 3_000 && stretch.to < 3_400 && stretch.contains(3_340), "{stretch:?}");
        assert_eq!(Stretch::of_rows(far_down, 2.0, 3.0, 5), Stretch { from: 5, to: 5 });
    }

    #[test]
    fn lines_may_differ_in_height() {
        let tops: Vec<f64> = (0..1_000).map(|place| f64::from(place) * 3.0).collect();
        let stretch = Stretch::of_lines(Sight { top: 1_200.0, bottom: 1_240.0 }, &tops);
        assert!(stretch.contains(400) && stretch.contains(413) && stretch.to - stretch.from < 40);
        assert_eq!(Stretch::of_lines(Sight::default(), &[]), Stretch::default());
    }

    #[test]
    fn a_stretch_covers_what_lies_in_it() {
        let all = Stretch { from: 10, to: 20 };
        let table = [(10, 20, true), (12, 13, true), (9, 12, false), (15, 21, false), (30, 30, true)];
        for (from, to, expected) in table {
            assert_eq!(all.covers(Stretch { from, to }), expected, "{from}..{to}");
        }
    }
}
