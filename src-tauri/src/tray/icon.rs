//! The tray's icon.

use tauri::image::Image;
use tauri::{AppHandle, Runtime};

/// Amber, as in the window, and the ground around it that keeps it apart from the icon.
const DOT: [u8; 4] = [245, 158, 11, 255];
const RIM: [u8; 4] = [13, 17, 24, 255];

/// The icon of Keyward; with a dot where something is due.
pub(super) fn of<R: Runtime>(handle: &AppHandle<R>, due: bool) -> tauri::Result<Image<'static>> {
    let plain = handle.default_window_icon();
    let plain = plain.ok_or_else(|| tauri::Error::AssetNotFound("the icon".to_owned()))?;
    Ok(if due { dotted(plain) } else { plain.clone().to_owned() })
}

/// An image with a dot in its corner.
fn dotted(plain: &Image<'_>) -> Image<'static> {
    let (width, height) = (plain.width(), plain.height());
    let mut pixels = plain.rgba().to_vec();
    let radius = f64::from(width) * 0.22;
    let (middle_x, middle_y) = (f64::from(width) - radius - 1.0, f64::from(height) - radius - 1.0);
    for y in 0..height {
        for x in 0..width {
            let off = (f64::from(x) + 0.5 - middle_x).hypot(f64::from(y) + 0.5 - middle_y);
            let place = (y * width + x) as usize * 4;
            if let Some(pixel) = pixels.get_mut(place..place + 4).filter(|_| off <= radius) {
                pixel.copy_from_slice(if off <= radius * 0.78 { &DOT } else { &RIM });
            }
        }
    }
    Image::new_owned(pixels, width, height)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dot_is_in_the_corner_only() {
        let plain = Image::new_owned(vec![7; 32 * 32 * 4], 32, 32);
        let dotted = dotted(&plain);
        let pixel = |x: usize, y: usize| &dotted.rgba()[(y * 32 + x) * 4..][..4];
        assert_eq!(pixel(24, 24), DOT);
        assert_eq!(pixel(2, 2), [7; 4]);
    }
}
