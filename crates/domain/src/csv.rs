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

/// A text as a cell: with an apostrophe before what would be a formula, and in quotes where it holds what ends a cell.
///
/// Where the system separates lists by semicolons, table programs end a cell at each semicolon, and quotes in the midst
/// of one mean nothing to them; others do so at tabs. So what follows a semicolon, a tab or the end of a line is taken
/// for a cell's beginning, too.
pub fn cell(text: &str) -> String {
    let harmless = harmless(text);
    let is_plain = |c: char| !matches!(c, ',' | ';' | '"' | '\t' | '\r' | '\n');
    let open = harmless.starts_with(' ') || harmless.ends_with(' ');
    if harmless.chars().all(is_plain) && !open {
        return harmless;
    }
    format!("\"{}\"", harmless.replace('"', "\"\""))
}

/// The text, with an apostrophe wherever a formula could begin.
fn harmless(text: &str) -> String {
    let mut harmless = String::with_capacity(text.len());
    if text.starts_with(['\t', '\r', '\n']) {
        harmless.push('\'');
    }
    for part in text.split_inclusive([';', '\t', '\r', '\n']) {
        if begins_formula(part) {
            harmless.push('\'');
        }
        harmless.push_str(part);
    }
    harmless
}

/// Whether a table program may calculate with what begins so. What can't be seen at its beginning is looked past, and
/// quotes are, too: some programs take them away.
fn begins_formula(text: &str) -> bool {
    let begins = |c: char| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠');
    text.trim_start_matches(|c| is_unseen(c) || c == '"').starts_with(begins)
}

/// Whether nothing is seen of it.
fn is_unseen(c: char) -> bool {
    let formats = matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | BEGINNING)
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}');
    c.is_whitespace() || c.is_control() || formats
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
            ("a;b", "\"a;b\""),
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
            ("\t=1", "\"'\t'=1\""),
            ("\r=1", "\"'\r'=1\""),
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
            ("\u{ad}=1", "'\u{ad}=1"),
            ("\"=1", "\"'\"\"=1\""),
            // Where another separator begins a cell.
            ("x;=1+1;y", "\"x;'=1+1;y\""),
            ("x; -1;@y", "\"x;' -1;'@y\""),
            ("x\t+1", "\"x\t'+1\""),
            ("x\r\n=1", "\"x\r\n'=1\""),
            ("x;\"=1", "\"x;'\"\"=1\""),
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

    #[test]
    fn wherever_a_row_is_split_no_part_begins_a_formula() {
        let unseen = "\u{ad}\u{61c}\u{180e}\u{200b}\u{200f}\u{202a}\u{202e}\u{2060}\u{2064}\u{2066}\u{2069}\u{feff}\u{0}\u{a0} ";
        let befores =
            ["", "x", "x;", ";", ";;", "x\t", "\t", "x\r", "x\n", "x\r\n", "x;\t", "\"", "x;\"", "x;\"\""];
        let unseen: Vec<String> = unseen.chars().map(String::from).chain([String::new()]).collect();
        for before in befores {
            for unseen in &unseen {
                for sign in "=+-@＝＋－＠".chars() {
                    let text = format!("{before}{unseen}{sign}1+1;y");
                    let row = table(&["Name", "Note"], [["first", text.as_str()], [text.as_str(), "last"]]);
                    for part in row.split([';', '\t', '\r', '\n']).flat_map(|part| [part, second_cell(part)])
                    {
                        let seen = part.trim_start_matches(|c| is_unseen(c) || c == '"');
                        let begins = seen.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
                        assert!(!begins, "{text:?} in {row:?}");
                    }
                }
            }
        }
    }

    /// What follows the first comma: where commas end cells, a row's second cell.
    fn second_cell(part: &str) -> &str {
        part.split_once(',').map_or("", |(_, rest)| rest)
    }
}
