//! What was done is read: a stretch of what is looked for, without reading the rest. What is found is what
//! [`ActSearch`] says.

use super::row::{COLUMNS, act_row, result_of, what_of};
use crate::Error;
use crate::journal::Journal;
use crate::words::files as words;
use domain::Act;
use domain::activity::{ActSearch, Acts, Kind, Terms, What};
use rusqlite::types::Value;
use rusqlite::{Connection, Row, params_from_iter};
use std::ops::Range;

/// The table as it is shown: what was under way at the last stop is not known, also where that could not be written
/// down. `?1` is the newest deed of before this start, `?2` what is said of those.
const SHOWN: &str = "(SELECT *, result = 'under_way' AND id <= ?1 AS stopped FROM act)";
const RESULT: &str = "CASE WHEN stopped THEN 'unsure' ELSE result END";
const REASON: &str = "CASE WHEN stopped THEN ?2 ELSE reason END";

/// The places of what is searched among the columns: reason, name, prefix, organization, account, host, who.
const SEARCHED: [usize; 7] = [4, 6, 7, 9, 11, 13, 14];

impl Journal {
    /// A stretch of what is looked for, the newest first, with how many there are of everything.
    pub(crate) fn list_acts(&self, by: &ActSearch, stretch: Range<usize>) -> Result<Acts, Error> {
        let read = || {
            let mut connection = self.connection();
            // In one go: what is counted is what is listed.
            let still = connection.transaction()?;
            let mut acts = self.counted(&still)?;
            acts.from = stretch.start;
            (acts.total, acts.rows) = self.found(&still, by, stretch)?;
            Ok(acts)
        };
        read().map_err(|error| self.failed(error))
    }

    /// All of what is looked for, the newest first.
    pub(crate) fn find_acts(&self, by: &ActSearch) -> Result<Vec<Act>, Error> {
        let found = self.found(&self.connection(), by, 0..usize::MAX);
        found.map(|(_, acts)| acts).map_err(|error| self.failed(error))
    }

    /// What the chips tell.
    fn counted(&self, connection: &Connection) -> rusqlite::Result<Acts> {
        let mut query = connection.prepare_cached(&format!(
            "SELECT what, {RESULT}, rotation IS NOT NULL, count(*) FROM {SHOWN} WHERE ?2 <> '' GROUP BY 1, 2, 3"
        ))?;
        let mut rows = query.query((self.before, words::KEYWARD_WAS_STOPPED_BEFORE_IT_HEARD))?;
        let mut acts = Acts::default();
        while let Some(row) = rows.next()? {
            let what = what_of(row.get_ref(0)?.as_str()?);
            let result = result_of(row.get_ref(1)?.as_str()?);
            if let (Some(what), Some(result)) = (what, result) {
                acts.count(what, result, row.get(2)?, count_of(row, 3)?);
            }
        }
        Ok(acts)
    }

    /// How many are found, and those of a stretch.
    fn found(
        &self,
        connection: &Connection,
        by: &ActSearch,
        stretch: Range<usize>,
    ) -> rusqlite::Result<(usize, Vec<Act>)> {
        let Filter { condition, values } = Filter::of(by, self.before);
        let terms = Terms::read(&by.text);
        let columns = COLUMNS.replace("result, reason", &format!("{RESULT}, {REASON}"));
        let mut sql = format!("SELECT {columns} FROM {SHOWN} WHERE {condition} ORDER BY id DESC");
        let mut total = 0;
        if terms.is_empty() {
            // What lies before and after the stretch is counted only.
            let count = format!("SELECT count(*) FROM {SHOWN} WHERE ?2 <> '' AND {condition}");
            let mut counting = connection.prepare_cached(&count)?;
            total = counting.query_row(params_from_iter(&values), |row| count_of(row, 0))?;
            let count = i64::try_from(stretch.len()).unwrap_or(i64::MAX);
            let from = i64::try_from(stretch.start).unwrap_or(i64::MAX);
            sql.push_str(&format!(" LIMIT {count} OFFSET {from}"));
        }
        let mut query = connection.prepare_cached(&sql)?;
        let mut rows = query.query(params_from_iter(&values))?;
        let (mut acts, mut place) = (Vec::new(), 0);
        while let Some(row) = rows.next()? {
            if terms.is_empty() {
                acts.extend(act_row(row)?);
            } else if are_in(&terms, row)? {
                if stretch.contains(&place) {
                    acts.extend(act_row(row)?);
                }
                place += 1;
            }
        }
        Ok((total.max(place), acts))
    }

    /// All that was done, the newest first.
    #[cfg(test)]
    pub(crate) fn acts(&self) -> Result<Vec<Act>, Error> {
        self.find_acts(&ActSearch::default())
    }
}

fn count_of(row: &Row<'_>, place: usize) -> rusqlite::Result<usize> {
    Ok(usize::try_from(row.get::<_, i64>(place)?).unwrap_or_default())
}

/// Whether all words are in what is shown of a row.
fn are_in(terms: &Terms, row: &Row<'_>) -> rusqlite::Result<bool> {
    let what = what_of(row.get_ref(2)?.as_str()?).map_or("", What::title);
    let result = result_of(row.get_ref(3)?.as_str()?).map_or("", |result| result.title());
    let mut shown = vec![what, result];
    for place in SEARCHED {
        shown.push(row.get_ref(place)?.as_str()?);
    }
    Ok(terms.are_in(&shown))
}

/// What is looked for as a condition, but for the words.
struct Filter {
    condition: String,
    values: Vec<Value>,
}

impl Filter {
    fn of(by: &ActSearch, before: i64) -> Self {
        let words = words::KEYWARD_WAS_STOPPED_BEFORE_IT_HEARD.to_owned();
        // What this version does not understand is not found.
        let mut filter = Self {
            condition: "edition IN ('', 'kognitos', 'kognitos_classic')".to_owned(),
            values: vec![before.into(), words.into()],
        };
        let kind = by.kind.filter(|kind| *kind != Kind::Rotations);
        let whats = What::ALL.into_iter().filter(|what| kind.is_none_or(|kind| kind.has(*what)));
        filter.among("what", whats.map(What::word));
        if by.kind == Some(Kind::Rotations) {
            filter.condition.push_str(" AND rotation IS NOT NULL");
        }
        if let Some(result) = by.result {
            filter.among(RESULT, [result.word()]);
        }
        // Without the Z, instants with and without fractions of a second come in their order.
        for (sign, at) in [(">=", by.since), ("<", by.until)] {
            if let Some(at) = at {
                let place = filter.bind(at.to_string());
                filter.condition.push_str(&format!(" AND rtrim(at, 'Z') {sign} rtrim({place}, 'Z')"));
            }
        }
        filter
    }

    /// What is one of these.
    fn among<'a>(&mut self, what: &str, words: impl IntoIterator<Item = &'a str>) {
        let places: Vec<String> = words.into_iter().map(|word| self.bind(word.to_owned())).collect();
        self.condition.push_str(&format!(" AND {what} IN ({})", places.join(", ")));
    }

    fn bind(&mut self, value: String) -> String {
        self.values.push(value.into());
        format!("?{}", self.values.len())
    }
}
