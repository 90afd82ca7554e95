//! CSV as RFC 4180 has it, whose cells no table program takes for a formula. Pure.
//!
//! Names of keys come from whoever made them: a key that is called `=HYPERLINK(…)` must stay text when an admin opens
//! what was exported.

/// What the text begins with, so that table programs read it as UTF-8.
pub const BEGINNING: char = '\u{feff}';

/// What ends each line.
const END: &str = "\r\n";

/// A table as CSV: its head, then its rows, each with as many cells as the head has.
pub fn table<Row>(head: &[&str], rows: impl IntoIterator<Item = Row>) -> String
where
    Row: IntoIterator,
    Row::Item: AsRef<str>,
{
    let mut csv = String::from(BEGINNING);
    line(&mut csv, head);
    for row in rows {
        line(&mut csv, row);
    }
    csv
}

fn line<Row>(csv: &mut String, cells: Row)
where
    Row: IntoIterator,
    Row::Item: AsRef<str>,
{
    for (place, text) in cells.into_iter().enumerate() {
        if place > 0 {
            csv.push(',');
        }
        csv.push_str(&cell(text.as_ref()));
    }
    csv.push_str(END);
}

/// A text as a cell: with an apostrophe before what would be a formula, and in quotes where it holds what ends a cell,
/// also for programs that take a semicolon or a tab for that.
pub fn cell(text: &str) -> String {
    let harmless = if is_formula(text) { format!("'{text}") } else { text.to_owned() };
    let is_plain = |c: char| !matches!(c, ',' | ';' | '"' | '\t' | '\r' | '\n');
    let open = harmless.starts_with(' ') || harmless.ends_with(' ');
    if harmless.chars().all(is_plain) && !open {
        return harmless;
    }
    format!("\"{}\"", harmless.replace('"', "\"\""))
}

/// Whether a table program may calculate with it. What can't be seen at its beginning is looked past: some programs
/// take it away.
fn is_formula(text: &str) -> bool {
    let skipped =
        |c: char| c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | BEGINNING);
    let begins = |c: char| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠');
    text.starts_with(['\t', '\r', '\n']) || text.trim_start_matches(skipped).starts_with(begins)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_harmless() {
        let table = [
            ("", ""),
            ("CI", "CI"),
            ("CI Pipeline", "CI Pipeline"),
            ("Müller 数 é", "Müller 数 é"),
            ("a,b", "\"a,b\""),
            ("a;=1+1", "\"a;=1+1\""),
            ("say \"yes\"", "\"say \"\"yes\"\"\""),
            ("two\nlines", "\"two\nlines\""),
            ("two\r\nlines", "\"two\r\nlines\""),
            ("a\tb", "\"a\tb\""),
            (" a ", "\" a \""),
            // Formulas.
            ("=1+1", "'=1+1"),
            ("=HYPERLINK(\"http://evil\",\"x\")", "\"'=HYPERLINK(\"\"http://evil\"\",\"\"x\"\")\""),
            ("+1", "'+1"),
            ("-2+3", "'-2+3"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "\"'\t=1\""),
            ("\r=1", "\"'\r=1\""),
            ("\nx", "\"'\nx\""),
            ("＝1+1", "'＝1+1"),
            ("＋1", "'＋1"),
            ("－1", "'－1"),
            ("＠SUM", "'＠SUM"),
            // Behind what can't be seen.
            ("  =1", "'  =1"),
            ("\u{200b}=1", "'\u{200b}=1"),
            ("\u{feff}=1", "'\u{feff}=1"),
            ("\u{0}=1", "'\u{0}=1"),
            // No formulas.
            ("a=1", "a=1"),
            ("'=1", "'=1"),
            ("2026-11-25T09:14:00Z", "2026-11-25T09:14:00Z"),
            ("kgn_pat_ab12", "kgn_pat_ab12"),
        ];
        for (text, expected) in table {
            assert_eq!(cell(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_table_has_a_head_and_its_rows() {
        let rows = [["1", "=2"], ["a,b", ""]];
        assert_eq!(table(&["One", "Two"], rows), "\u{feff}One,Two\r\n1,'=2\r\n\"a,b\",\r\n");
        assert_eq!(table(&["One"], Vec::<Vec<String>>::new()), "\u{feff}One\r\n");
    }
}
