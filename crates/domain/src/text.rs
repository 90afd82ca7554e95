//! Text from elsewhere, made safe to look at.

/// Characters that can't be seen, or that turn the text around them: shown by their code instead.
fn is_deceptive(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{00ad}' | '\u{034f}' | '\u{061c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e0fff}')
}

/// The same text with every control, bidirectional and zero-width character shown as its code:
/// `inv\u{202e}oice` reads `inv⟨202E⟩oice`. Markup needs no care here: the window shows text as text.
pub fn harmless(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if is_deceptive(c) {
            shown.push_str(&format!("⟨{:04X}⟩", u32::from(c)));
        } else {
            shown.push(c);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn what_deceives_is_shown_by_its_code() {
        let table = [
            ("CI Pipeline", "CI Pipeline"),
            ("<b>bold</b>", "<b>bold</b>"),
            ("inv\u{202e}oice", "inv⟨202E⟩oice"),
            ("zero\u{200b}width", "zero⟨200B⟩width"),
            ("two\nlines", "two⟨000A⟩lines"),
            ("مفتاح 数 é", "مفتاح 数 é"),
        ];
        for (text, expected) in table {
            assert_eq!(harmless(text), expected);
        }
    }
}
