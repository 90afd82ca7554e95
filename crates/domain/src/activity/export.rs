//! Activity as a table for other programs.

use super::Act;
use crate::Edition;
use crate::csv::table;
use crate::words::titles;

/// The heads of the columns.
const HEAD: [&str; 15] = [
    titles::WHEN_UTC,
    titles::WHAT,
    titles::RESULT,
    titles::REASON,
    titles::KEY,
    titles::PREFIX,
    titles::KEY_ID,
    titles::ORGANIZATION,
    titles::ORGANIZATION_ID,
    titles::ACCOUNT,
    titles::SERVICE,
    titles::EDITION,
    titles::SIGNED_IN_AS,
    titles::ROTATION,
    titles::REQUESTS,
];

/// What was done, as CSV.
pub fn csv(acts: &[Act]) -> String {
    table(&HEAD, acts.iter().map(row))
}

fn row(act: &Act) -> [String; HEAD.len()] {
    let of = |id: Option<&str>| id.unwrap_or_default().to_owned();
    [
        act.at.to_string(),
        act.what.word().to_owned(),
        act.result.word().to_owned(),
        act.reason.clone(),
        act.name.clone(),
        act.prefix.clone(),
        of(act.key.as_ref().map(|key| key.as_str())),
        act.organization_title.clone(),
        of(act.organization.as_ref().map(|organization| organization.as_str())),
        act.account_title.clone(),
        act.host.clone(),
        act.edition.map(Edition::title).unwrap_or_default().to_owned(),
        act.who.clone(),
        of(act.rotation.as_ref().map(|rotation| rotation.as_str())),
        act.requests.to_string(),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::search::tests::act;
    use super::*;
    use crate::activity::What;

    #[test]
    fn a_row_has_what_is_known_and_no_formula() {
        let mut one = act(1, What::Delete, "=HYPERLINK(1)");
        one.reason = "Late, or never.".to_owned();
        let text = csv(&[one]);
        let lines: Vec<&str> = text.split("\r\n").collect();
        assert_eq!(lines[0].split(',').count(), HEAD.len());
        assert_eq!(
            lines[1],
            "2026-11-25T10:00:01Z,delete,done,\"Late, or never.\",'=HYPERLINK(1),kgn_pat_ab12,k1,Acme Corp,\
             organizations/acme,Kognitos · us-1,app.us-1.kognitos.com,Kognitos,ada@acme.example,,1"
        );
        assert_eq!(lines[2..], [""]);
    }

    /// A name is whatever its maker wanted: none ends a cell, a line or the text, and none becomes a formula.
    #[test]
    fn hostile_names_stay_in_their_cell() {
        let table = [
            ("=cmd|'/c calc'!A1", ",'=cmd|'/c calc'!A1,"),
            ("\u{202e}txt.exe", ",\u{202e}txt.exe,"),
            ("two\r\n=lines", ",\"two\r\n'=lines\","),
            ("\"quoted\", and more", ",\"\"\"quoted\"\", and more\","),
            ("🔑 @emoji", ",🔑 @emoji,"),
            ("@sum(1)", ",'@sum(1),"),
        ];
        for (name, expected) in table {
            let long = "x".repeat(200);
            let one = Act { organization_title: long.clone(), ..act(1, What::Delete, name) };
            let text = csv(&[one]);
            assert!(text.contains(expected) && text.contains(&long), "{name:?}: {text}");
        }
    }

    #[test]
    fn what_was_done_through_no_account_has_empty_cells() {
        let one =
            Act { account: None, account_title: String::new(), edition: None, ..act(1, What::Export, "") };
        let text = csv(&[one]);
        assert!(text.contains(",Acme Corp,organizations/acme,,app.us-1.kognitos.com,,ada@"), "{text}");
    }
}
